// Code actions by command: asked for, chosen and performed as the editor's own menu would.

import * as vscode from 'vscode';
import { isCopy } from '../copy';
import type { Session } from '../session';

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

/** The editor with the story that a command is for, the one named, else the active one; says why where the server cannot be asked about it. */
export async function editorOfStory(session: Session, uri?: vscode.Uri): Promise<vscode.TextEditor | undefined> {
    const editor = uri === undefined ? vscode.window.activeTextEditor : await vscode.window.showTextDocument(uri);
    if (editor !== undefined) {
        const why = obstacle(session, editor.document);
        if (why === undefined) return editor;
        void vscode.window.showWarningMessage(why);
    } else {
        void vscode.window.showInformationMessage(NO_STORY);
    }
    return undefined;
}

const NO_STORY = 'Open a story first: plain text, Markdown or HTML.';

/** Why the server cannot be asked about a document, for the user. */
export function obstacle(session: Pick<Session, 'condition' | 'has'>, document: vscode.TextDocument): string | undefined {
    if (!isCopy(document)) return NO_STORY;
    const { condition } = session;
    switch (condition.is) {
        case 'missing':
            return `copydesk has no server: ${condition.why}`;
        case 'stopped':
            return 'The copydesk server is stopped. The command “copydesk: Restart the Server” starts it again.';
        case 'starting':
            return 'The copydesk server is still starting. Try again in a moment.';
        case 'running':
            return session.has(document) ? undefined : 'copydesk is off for this document: the settings copydesk.enable and copydesk.exclude say so.';
    }
}
