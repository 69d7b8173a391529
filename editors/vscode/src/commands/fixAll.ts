// "Mend Everything That Is Safe to Mend".

import * as vscode from 'vscode';
import type { Session } from '../session';
import { codeActions, editorOfStory, perform } from './actions';

const KIND = 'source.fixAll.copydesk';

/** Mends in the active story what needs no second thought. */
export async function fixAll(session: Session): Promise<void> {
    const editor = await editorOfStory(session);
    if (editor === undefined) return;
    const { document } = editor;
    const [action] = await codeActions(document, new vscode.Range(0, 0, document.lineCount, 0), KIND);
    if (action === undefined) {
        void vscode.window.showInformationMessage('There is nothing that can be mended without a second look.');
    } else {
        await perform(action);
    }
}
