// "Attribute to …": writes whose words the quote at the cursor is.

import * as vscode from 'vscode';
import type { Session } from '../session';
import type { Node } from '../speakers/node';
import { target } from '../speakers/node';
import { codeActions, editorOfStory, perform } from './actions';

const KIND = 'quickfix.attribute.copydesk';

/** Asks whose words the quote is, at the cursor or in a line of the Speakers view, and writes it. */
export async function attribute(session: Session, node?: Node): Promise<void> {
    const editor = await editorOfStory(session, node?.uri);
    if (editor === undefined) return;
    const place = (node && target(node)) ?? editor.selection;
    const actions = await codeActions(editor.document, new vscode.Range(place.start, place.start), KIND);
    if (actions.length === 0) {
        void vscode.window.showInformationMessage('There is no quote at the cursor that lacks a speaker whom the story names.');
        return;
    }
    const items = actions.map((action) => ({ label: action.title, action }));
    const choice = await vscode.window.showQuickPick(items, { title: 'Whose Words Are They?' });
    if (choice !== undefined) await perform(choice.action);
}
