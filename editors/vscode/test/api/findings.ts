// Findings appear, and go when the text is mended.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomes, change, cursor, findings, folderAt, inside, rangeOf, story, until } from './harness';
import type { Test } from './harness';

const STORY = 'They left the metting early.\n\nThe vote is is on Friday.\n';

export const findingsTests: readonly Test[] = [
    ['findings appear and go when the text is mended', async () => {
        const editor = await story(STORY);
        await becomes(['typo: metting', 'repeated-word: is is'], () => findings(editor.document));
        await change(editor, 'metting', 'meeting');
        await becomes(['repeated-word: is is'], () => findings(editor.document));
        await change(editor, 'is is', 'is');
        await becomes([], () => findings(editor.document));
        await change(editor, 'early', 'erly');
        await becomes(['typo: erly'], () => findings(editor.document));
    }],
    ['findings stand in the right place behind astral characters and in lines that end with CRLF', async () => {
        const editor = await story('“🦊🦊” is is a sign.\r\n🦊 They left the metting.\r\n');
        await becomes(['repeated-word: is is', 'typo: metting'], () => findings(editor.document));
    }],
    ['Markdown and HTML are read as such', async () => {
        const markdown = await story('# A metting\n\n`metting` is code, and the metting is *not*.\n', { ending: 'md' });
        await becomes(['typo: metting', 'typo: metting'], () => findings(markdown.document));
        const html = await story('<p class="metting">They left the metting.</p>\n', { ending: 'html' });
        await becomes(['typo: metting'], () => findings(html.document));
    }],
    ['a quick fix mends the text', async () => {
        const editor = await story(STORY);
        await until('the finding', () => findings(editor.document).length === 2);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, rangeOf(editor, 'metting'), 'quickfix', 5);
        const fix = actions.find(({ title }) => title === 'Change to “meeting”');
        assert.ok(fix?.edit, actions.map(({ title }) => title).join(', '));
        assert.ok(fix.isPreferred);
        await vscode.workspace.applyEdit(fix.edit);
        assert.match(editor.document.getText(), /^They left the meeting early/);
        await becomes(['repeated-word: is is'], () => findings(editor.document));
    }],
    ['the cursor anywhere in the word is enough for the menu to offer the dictionaries', async () => {
        const editor = await story(STORY);
        await until('the finding', () => findings(editor.document).length === 2);
        cursor(editor, 'metting', 3);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, editor.selection);
        const titles = actions.map(({ title }) => title);
        assert.ok(titles.includes('Add “metting” to your dictionary') && titles.includes('Add “metting” to the workspace’s dictionary'), titles.join(', '));
    }],
    ['a word that is added to the workspace’s dictionary is right in every story of the folder at once, and in no other folder', async () => {
        const here = await story('The zorblat is here.\n');
        const alsoHere = await story('A zorblat again.\n');
        const elsewhere = await story('That zorblat there.\n', { folder: 1 });
        for (const editor of [here, alsoHere, elsewhere]) await becomes(['typo: zorblat'], () => findings(editor.document));
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', here.document.uri, rangeOf(here, 'zorblat'), 'quickfix');
        const learn = actions.find(({ title }) => title === 'Add “zorblat” to the workspace’s dictionary')?.command;
        assert.ok(learn, actions.map(({ title }) => title).join(', '));
        await vscode.commands.executeCommand(learn.command, ...((learn.arguments ?? []) as unknown[]));
        await becomes([], () => findings(here.document));
        await vscode.window.showTextDocument(alsoHere.document);
        await becomes([], () => findings(alsoHere.document));
        await vscode.window.showTextDocument(elsewhere.document);
        await becomes(['typo: zorblat'], () => findings(elsewhere.document));
        const dictionary = vscode.Uri.joinPath(folderAt(0), '.copydesk', 'dictionary.txt');
        assert.equal(new TextDecoder().decode(await vscode.workspace.fs.readFile(dictionary)), 'zorblat\n');
    }],
    ['the status item is there and tells the server’s version', async () => {
        await story(STORY);
        await until('the version', () => /^copydesk \d+\.\d+\.\d+$/.test(inside().status().detail ?? ''));
    }],
];
