// Code actions by command: asked for, chosen and performed as the editor's own menu would.

import * as vscode from 'vscode';
import { isCopy } from '../copy';

/** The actions of a kind that the server offers for a range, ready to be performed. */
export async function codeActions(document: vscode.TextDocument, range: vscode.Range, kind: string): Promise<vscode.CodeAction[]> {
    const most = 20;
    return (await vscode.commands.executeCommand<vscode.CodeAction[] | undefined>('vscode.executeCodeActionProvider', document.uri, range, kind, most)) ?? [];
}

/** Makes the action's edit, then runs its command. */
export async function perform(action: vscode.CodeAction): Promise<void> {
    if (action.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit))) {
        void vscode.window.showWarningMessage('The text changed meanwhile, so nothing was written. Try again.');
        return;
    }
    if (action.command !== undefined) {
        await vscode.commands.executeCommand(action.command.command, ...((action.command.arguments ?? []) as unknown[]));
    }
}

/** The editor with the story that a command is for: the one named, else the active one. Says so where there is none. */
export async function editorOfStory(uri?: vscode.Uri): Promise<vscode.TextEditor | undefined> {
    if (uri !== undefined) return vscode.window.showTextDocument(uri);
    const editor = vscode.window.activeTextEditor;
    if (editor !== undefined && isCopy(editor.document)) return editor;
    void vscode.window.showInformationMessage('Open a story first: plain text, Markdown or HTML.');
    return undefined;
}
