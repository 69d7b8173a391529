// A story of a megabyte that somebody types into.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomes, findings, inside, rangeOf, story, until } from './harness';
import type { Test } from './harness';
import { STORY } from './reading';

const MEGABYTE = 1_000_000;

export const long: readonly Test[] = [
    ['a story of a megabyte can be typed into', async () => {
        // Copy as it is: with few slips, whatever its length.
        const [clean = '', slip = ''] = STORY.split(/(?=“Nobody)/);
        const text = clean.repeat(Math.ceil(MEGABYTE / clean.length)) + slip;
        const editor = await story(text);
        const { document } = editor;
        assert.ok(text.length >= MEGABYTE);
        await until('findings', () => findings(document).length > 0);
        let at = document.offsetAt(rangeOf(editor, 'Tickets cost').start);
        for (const character of 'The metting was long. ') {
            assert.ok(await editor.edit((edit) => edit.insert(document.positionAt(at), character), { undoStopBefore: false, undoStopAfter: false }));
            at += 1;
        }
        const typos = () => findings(document).filter((finding) => finding === 'typo: metting').length;
        await becomes(1, typos, 180_000);
        await until('the counts', () => /^\d{4,} quotes · 1 speaker · 1 unattributed$/.test(inside().status().text ?? ''));
        const before = document.getText();
        await vscode.commands.executeCommand('undo');
        assert.notEqual(document.getText(), before);
        await becomes(0, typos);
    }],
];
