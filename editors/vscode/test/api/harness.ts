// Tests that run inside the editor: named, one after the other, each with a time limit.

import * as assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import type { Inside } from '../../src/extension';

/** A test and its name. */
export type Test = readonly [name: string, run: () => Promise<void>];

/** How long one test may take, in milliseconds. */
const LIMIT = 300_000;
/** How long may take what must come, in milliseconds. */
const PATIENCE = 90_000;

/** Runs tests and writes a line for each; fails when one did. */
export async function runAll(tests: readonly Test[], results: string, only: string): Promise<void> {
    let [passed, failed] = [0, 0];
    // Whoever waits for the results sees that the tests have begun.
    appendFileSync(results, '');
    // What is wrong with the extension itself is told before anything else.
    await vscode.extensions.getExtension('copydesk.copydesk')?.activate();
    for (const [name, run] of tests.filter(([name]) => name.includes(only))) {
        const start = Date.now();
        const late = pause(LIMIT).then(() => Promise.reject(new Error(`took longer than ${LIMIT} ms`)));
        try {
            await Promise.race([run(), late]);
            passed += 1;
            appendFileSync(results, `ok - ${name} (${Date.now() - start} ms)\n`);
        } catch (error) {
            failed += 1;
            appendFileSync(results, `not ok - ${name}\n    ${String(error instanceof Error ? error.stack : error).replaceAll('\n', '\n    ')}\n`);
            // What went wrong with this server shall not be the next test's fault too.
            await Promise.race([vscode.commands.executeCommand('copydesk.restart'), pause(LIMIT)]);
        }
        await closeEverything();
    }
    appendFileSync(results, `in the extension host: ${passed} passed, ${failed} failed\n`);
    if (failed > 0) throw new Error(`${failed} failed`);
}

/** Waits until something holds, asking again and again. What cannot be asked, as the editor refuses where a text changed meanwhile, does not hold yet. */
export async function until<T>(what: string, holds: () => T | Promise<T>, milliseconds = PATIENCE): Promise<NonNullable<T>> {
    for (const end = Date.now() + milliseconds; ; ) {
        let fault: unknown;
        try {
            const value = await holds();
            if (value !== false && value !== undefined && value !== null) return value;
        } catch (error) {
            fault = error;
        }
        if (Date.now() > end) throw new Error(`waited in vain: ${what}`, { cause: fault });
        await pause(20);
    }
}

/** Waits until something equals what is expected; says how it differs in the end. */
export async function becomes<T>(expected: T, actual: () => T | Promise<T>, milliseconds = PATIENCE): Promise<void> {
    let last: T | undefined;
    const isEqual = async () => {
        last = await actual();
        try {
            assert.deepEqual(last, expected);
            return true;
        } catch {
            return false;
        }
    };
    await until('', isEqual, milliseconds).catch((error: unknown) => {
        assert.deepEqual(last, expected);
        throw error;
    });
}

let number = 0;

/** Opens a new story in a file of the first folder, or of the one named. */
export async function story(text: string, { folder = 0, ending = 'txt' } = {}): Promise<vscode.TextEditor> {
    number += 1;
    const uri = vscode.Uri.joinPath(folderAt(folder), `story-${number}.${ending}`);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return vscode.window.showTextDocument(uri, { preview: false });
}

/** A folder of the workspace. */
export function folderAt(number: number): vscode.Uri {
    const folder = vscode.workspace.workspaceFolders?.[number];
    assert.ok(folder, `there is a folder ${number}`);
    return folder.uri;
}

/** Our findings in a document: the rule and what it marks. */
export function findings(document: vscode.TextDocument): string[] {
    const ours = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'copydesk');
    return ours.map((finding) => `${rule(finding)}: ${document.getText(finding.range).slice(0, 40)}`);
}

function rule({ code }: vscode.Diagnostic): string {
    return String(typeof code === 'object' ? code.value : code);
}

/** Where some words stand. */
export function rangeOf({ document }: vscode.TextEditor, words: string): vscode.Range {
    const start = document.getText().indexOf(words);
    assert.ok(start >= 0, `“${words}” stands in the story`);
    return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** Puts other words in the place of some. */
export async function change(editor: vscode.TextEditor, words: string, others: string): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    edit.replace(editor.document.uri, rangeOf(editor, words), others);
    assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Puts the cursor at the start of some words, or so many characters into them. */
export function cursor(editor: vscode.TextEditor, words: string, into = 0): void {
    const at = rangeOf(editor, words).start.translate(0, into);
    editor.selection = new vscode.Selection(at, at);
}

/** What the extension lets tests see. */
export function inside(): Inside {
    const extension = vscode.extensions.getExtension<Inside>('copydesk.copydesk');
    assert.ok(extension?.isActive, 'the extension is active');
    return extension.exports;
}

/** Sets a setting for as long as something runs. */
export async function withSetting(name: string, value: unknown, run: () => Promise<void>, target = vscode.ConfigurationTarget.Global): Promise<void> {
    const settings = vscode.workspace.getConfiguration();
    const before = settings.inspect(name);
    const old = target === vscode.ConfigurationTarget.Global ? before?.globalValue : before?.workspaceValue;
    await settings.update(name, value, target);
    try {
        await run();
    } finally {
        await vscode.workspace.getConfiguration().update(name, old, target);
    }
}

/** The file that lies beside a story. */
export function beside(editor: vscode.TextEditor, name: string): vscode.Uri {
    return editor.document.uri.with({ path: path.posix.join(path.posix.dirname(editor.document.uri.path), name) });
}

function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function closeEverything(): Promise<void> {
    for (const { document } of vscode.window.visibleTextEditors) {
        if (document.isDirty) {
            await vscode.window.showTextDocument(document);
            await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
        }
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
