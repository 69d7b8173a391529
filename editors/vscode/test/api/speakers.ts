// The Speakers view: who speaks, with the quotes in order, the unattributed ones on top.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Node } from '../../src/speakers/node';
import { becomes, change, cursor, findings, inside, rangeOf, story, until } from './harness';
import type { Test } from './harness';
import { STORY } from './reading';

/** The view's lines as a user reads them. */
function lines(): string[] {
    const { speakers } = inside();
    const shown = (node: Node, indent: string): string[] => {
        const { label, description } = speakers.getTreeItem(node);
        const line = `${indent}${String(label)}${description ? ` [${String(description)}]` : ''}`;
        return [line, ...speakers.getChildren(node).flatMap((child) => shown(child, `${indent}  `))];
    };
    return speakers.getChildren().flatMap((node) => shown(node, ''));
}

/** A story that is read while the view is seen. */
async function seen(text = STORY): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand('copydesk.speakers.focus');
    const editor = await story(text);
    await until('a finding', () => findings(editor.document).length > 0);
    // The lines of the story before have the same words, and lead elsewhere.
    await until('a line', () => inside().speakers.getChildren().some(({ uri }) => uri.toString() === editor.document.uri.toString()));
    return editor;
}

/** The line with some words in it. */
function lineWith(words: string): Node {
    const { speakers } = inside();
    const all = speakers.getChildren().flatMap((node) => [node, ...speakers.getChildren(node)]);
    const node = all.find((node) => String(speakers.getTreeItem(node).label).includes(words));
    assert.ok(node, `a line with “${words}” in ${lines().join('\n')}`);
    return node;
}

async function click(node: Node): Promise<void> {
    const { command } = inside().speakers.getTreeItem(node);
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

export const speakers: readonly Test[] = [
    ['the Speakers view has the unattributed quotes on top, then each speaker with role and quotes', async () => {
        await seen();
        await becomes(
            [
                'No speaker named',
                '  “Nobody asked the gulls, and they were here before any of us.” [line 9]',
                'Ines Marlowe [Mayor]',
                '  “The pier is ready and the paint is dry,” [line 3]',
                '  “The sea can come when it likes.” [line 3]',
                '  “I was told that it would take two,” [line 5]',
            ],
            lines,
        );
    }],
    ['the view follows the text', async () => {
        const editor = await seen();
        await change(editor, 'any of us.”', 'any of us,” said Ada Quill.');
        await becomes(['Ines Marlowe', 'Ada Quill'], () => lines().filter((line) => !line.startsWith(' ')).map((line) => line.replace(/ \[.*/, '')));
    }],
    ['a click goes there', async () => {
        const editor = await seen();
        await click(lineWith('The sea can come'));
        await becomes(rangeOf(editor, '“The sea').start, () => editor.selection.active);
        await click(lineWith('Ines Marlowe'));
        const there = editor.document.getText(new vscode.Range(editor.selection.active, editor.selection.active.translate(0, 12)));
        assert.ok(['Mayor Ines M', 'Ines Marlowe'].includes(there), there);
        await click(lineWith('No speaker named'));
        await becomes(rangeOf(editor, '“Nobody').start, () => editor.selection.active);
    }],
    ['the view follows the cursor', async () => {
        const editor = await seen();
        const selected = () => inside().speakers.selection.map((node) => String(inside().speakers.getTreeItem(node).label));
        cursor(editor, 'I was told', 2);
        await becomes(['“I was told that it would take two,”'], selected);
        cursor(editor, 'asked the gulls', 2);
        await becomes(['“Nobody asked the gulls, and they were here before any of us.”'], selected);
    }],
    ['the view is of the story that is looked at', async () => {
        await seen();
        const other = await story('“We won because we wanted it more than they did,” Bo Tarrant said.\n');
        await becomes(['Bo Tarrant'], () => lines().filter((line) => !line.startsWith(' ')));
        assert.ok(other);
        await story('Nobody said a word.\n');
        await becomes([], lines);
    }],
    ['an untitled story has speakers too', async () => {
        await vscode.commands.executeCommand('copydesk.speakers.focus');
        await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content: STORY }));
        await becomes(6, () => lines().length);
    }],
];
