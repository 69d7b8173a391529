// The sample story: a copy of it, without a file, to try things on.

import * as vscode from 'vscode';

/** Opens the sample story. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
    const file = vscode.Uri.joinPath(context.extensionUri, 'sample', 'lido.txt');
    const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'plaintext', content }));
}

/** Shows how the server is installed. */
export async function howToInstall(context: vscode.ExtensionContext): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.joinPath(context.extensionUri, 'media', 'install.md'));
}
