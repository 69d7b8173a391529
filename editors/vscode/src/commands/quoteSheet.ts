// The quote sheet: who said what, as a page beside the story. It is a document without a file until somebody saves it.

import * as path from 'node:path';
import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import { SERVER_COMMANDS } from '../protocol';
import type { QuoteSheet } from '../protocol';
import type { Session } from '../session';
import { editorOfStory } from './actions';

/** Opens the quote sheet of the active story beside it. */
export async function quoteSheet(session: Session): Promise<void> {
    const editor = await editorOfStory(session);
    const client = session.running;
    if (editor === undefined || client === undefined) return;
    const { uri } = editor.document;
    const argument = { uri: client.code2ProtocolConverter.asUri(uri), write: false };
    const sheet = (await client.sendRequest(ExecuteCommandRequest.type, { command: SERVER_COMMANDS.quoteSheet, arguments: [argument] })) as QuoteSheet | null;
    if (sheet === null) {
        void vscode.window.showWarningMessage('The copydesk server does not have this story, so it made no quote sheet. Try again.');
        return;
    }
    const page = await vscode.workspace.openTextDocument(freeName(uri));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(page.uri, new vscode.Position(0, 0), sheet.markdown);
    await vscode.workspace.applyEdit(edit);
    await vscode.window.showTextDocument(page, vscode.ViewColumn.Beside);
}

/** A name that no open document has. Its ending keeps the sheet itself from being checked: see `copydesk.exclude`. */
function freeName(story: vscode.Uri): vscode.Uri {
    const name = path.posix.parse(story.path).name;
    for (let number = 1; ; number += 1) {
        const uri = vscode.Uri.from({ scheme: 'untitled', path: `${name}${number === 1 ? '' : ` ${number}`}.quotes.md` });
        if (!vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString())) return uri;
    }
}
