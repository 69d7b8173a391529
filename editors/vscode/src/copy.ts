// Which documents are copy: what the server is told of, and what it is not.

import * as vscode from 'vscode';

/** The languages that copy is written in. */
export const LANGUAGES = ['plaintext', 'markdown', 'html'] as const;

/** Documents that may be copy, as providers are registered for. */
export const SELECTOR = LANGUAGES.map((language) => ({ language }));

/** Whether a document is of a kind that copy is written in: text that can be edited, and no log, no diff, no old version. */
export function isCopy(document: vscode.TextDocument): boolean {
    const { scheme } = document.uri;
    const isEditable = scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
    return isEditable && (LANGUAGES as readonly string[]).includes(document.languageId);
}

/** Whether the settings leave copydesk on for a document. */
export function isOn(document: vscode.TextDocument): boolean {
    const settings = vscode.workspace.getConfiguration('copydesk', document);
    if (!settings.get<boolean>('enable', true)) return false;
    const excluded = settings.get<Record<string, boolean>>('exclude', {});
    return !Object.entries(excluded).some(([glob, counts]) => counts && matches(document, glob));
}

/** Whether the document's name fits a pattern, which starts from the workspace's folder where it names one. */
function matches(document: vscode.TextDocument, glob: string): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(document.uri);
    const patterns: vscode.GlobPattern[] = glob.startsWith('**/') || folder === undefined ? [glob] : [new vscode.RelativePattern(folder, glob)];
    return patterns.some((pattern) => vscode.languages.match({ pattern }, document) > 0);
}
