// "Add the Word at the Cursor to a Dictionary". The server writes the file.

import * as vscode from 'vscode';
import type { Session } from '../session';
import { codeActions, editorOfStory, perform } from './actions';

/** The server's command that the action carries. */
const LEARN = 'copydesk.addToDictionary';

/** Asks for the dictionary and adds the word to it. */
export async function addWord(session: Session): Promise<void> {
    const editor = await editorOfStory(session);
    if (editor === undefined) return;
    const offered = await codeActions(editor.document, editor.selection, vscode.CodeActionKind.QuickFix.value);
    const items = offered.filter(({ command }) => command?.command === LEARN).map((action) => ({ label: action.title, action }));
    if (items.length === 0) {
        void vscode.window.showInformationMessage('There is no word at the cursor that copydesk takes for misspelt.');
        return;
    }
    const choice = await vscode.window.showQuickPick(items, { title: 'Which Dictionary?' });
    if (choice !== undefined) await perform(choice.action);
}
