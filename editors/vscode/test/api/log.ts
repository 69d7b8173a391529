// The log, as a person reads it in the panel: what the server says, what editor and server say to each other when asked for, and what
// takes its time.

import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { openSync, closeSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import * as vscode from 'vscode';
import { change, findings, folderAt, story, until, withSetting } from './harness';
import type { Test } from './harness';

const TYPO = 'They left the metting early.\n';

/** What stands in the log. */
async function log(): Promise<string> {
    await vscode.commands.executeCommand('copydesk.showLog');
    const shown = () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'output');
    return (await until('the log', shown)).document.getText();
}

/** What came into the log while something was done, once it holds what is wanted. */
async function logged(wanted: RegExp, run: () => Promise<unknown>): Promise<string> {
    const { length } = await log();
    await run();
    let news = '';
    await until(`${String(wanted)} in the log`, async () => wanted.test((news = (await log()).slice(length)))).catch((error: unknown) => {
        throw new Error(`the log has only ${news}`, { cause: error });
    });
    return news;
}

/** Types something, and sees that the server has it. */
async function type(editor: vscode.TextEditor): Promise<void> {
    await until('the finding', () => findings(editor.document).length === 1);
    await change(editor, 'metting', 'meeting');
    await until('the end of the finding', () => findings(editor.document).length === 0);
    await change(editor, 'meeting', 'metting');
    await until('the finding', () => findings(editor.document).length === 1);
}

export const logTests: readonly Test[] = [
    ['the log tells which server runs, and where it is', async () => {
        const news = await logged(/copydesk \d+\.\d+\.\d+/, async () => vscode.commands.executeCommand('copydesk.restart'));
        assert.match(news, /\[info\] copydesk \d+\.\d+\.\d+ \(setting\): \//);
    }],
    ['the log has the server’s own lines', async () => {
        const news = await logged(/tpyo/, () => story('<!-- copydesk: ignore tpyo -->\n\nThey left.\n', { ending: 'md' }));
        assert.match(news, /\[warning\] .*story-\d+\.md.*tpyo.*typo/s);
    }],
    ['nothing is traced unless it is asked for', async () => {
        const editor = await story(TYPO);
        const news = await logged(/tpyo/, async () => {
            await type(editor);
            await story('<!-- copydesk: ignore tpyo -->\n\nThey left.\n', { ending: 'md' });
        });
        assert.doesNotMatch(news, /Sending|Received/);
    }],
    ['the trace setting alone makes messages appear in the log, with what they hold where that is asked for, and takes effect at once', async () => {
        const editor = await story(TYPO);
        const sent = /Sending notification 'textDocument\/didChange'/;
        await withSetting('copydesk.trace.server', 'messages', async () => {
            const news = await logged(sent, () => type(editor));
            assert.doesNotMatch(news, /Params: \{/);
        });
        await withSetting('copydesk.trace.server', 'verbose', async () => {
            const news = await logged(sent, () => type(editor));
            assert.match(news, /Params: \{[^}]*"textDocument"/);
            assert.match(news, /Received response 'textDocument\/diagnostic/);
        });
        const news = await logged(/tpyo/, async () => {
            await type(editor);
            await story('<!-- copydesk: ignore tpyo -->\n\nThey left.\n', { ending: 'md' });
        });
        assert.doesNotMatch(news, sent);
    }],
    ['what takes more than a second comes as progress, which ends', async () => {
        await story(TYPO);
        const dictionary = vscode.Uri.joinPath(folderAt(0), 'slow.dic').fsPath;
        writeFileSync(dictionary.replace('.dic', '.aff'), 'SET UTF-8\n');
        // Cannot be read before somebody writes into it.
        execFileSync('mkfifo', [dictionary]);
        await withSetting('copydesk.trace.server', 'verbose', () =>
            withSetting('copydesk.dictionaries.hunspell', [dictionary], async () => {
                await logged(/'\$\/progress'(?:(?!Sending|Received).)*"title": "Reading the dictionary slow\.dic"/s, () => Promise.resolve());
                await logged(/'\$\/progress'(?:(?!Sending|Received).)*"kind": "end"/s, () => {
                    const pipe = openSync(dictionary, 'w');
                    writeFileSync(`${dictionary}.new`, '1\nzorblat\n');
                    renameSync(`${dictionary}.new`, dictionary);
                    writeSync(pipe, '1\nzorblat\n');
                    closeSync(pipe);
                    return Promise.resolve();
                });
            }),
        );
        await vscode.commands.executeCommand('workbench.action.closePanel');
    }],
];
