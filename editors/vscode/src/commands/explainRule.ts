// "Explain the Rule": the rule's page of the manual, as a preview.

import * as vscode from 'vscode';
import { ExecuteCommandRequest } from 'vscode-languageclient/node';
import { SERVER_COMMANDS } from '../protocol';
import type { RulePage } from '../protocol';
import type { Session } from '../session';
import { serverSettings } from '../settings';

const SCHEME = 'copydesk-manual';
const RULES = 'rules.';

/** Shows the manual's pages, which come from the server. */
export function provideManual(session: Session): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        async provideTextDocumentContent(uri) {
            const rule = uri.path.replace(/^\/|\.md$/g, '');
            const page = await session.running?.sendRequest(ExecuteCommandRequest.type, { command: SERVER_COMMANDS.explainRule, arguments: [{ rule }] });
            return (page as RulePage | undefined)?.markdown ?? 'The server does not run, so there is no manual to show.';
        },
    });
}

/** Explains the rule whose finding stands at the cursor; where none does, the one that is chosen. */
export async function explainRule(manifest: unknown): Promise<void> {
    const rule = ruleAtCursor() ?? (await vscode.window.showQuickPick(rules(manifest), { title: 'Which Rule?' }));
    if (rule === undefined) return;
    await vscode.commands.executeCommand('markdown.showPreview', vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` }));
}

function ruleAtCursor(): string | undefined {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) return undefined;
    const findings = vscode.languages.getDiagnostics(editor.document.uri).filter(({ source }) => source === 'copydesk');
    const code = findings.find(({ range }) => range.contains(editor.selection.active))?.code;
    return typeof code === 'object' ? String(code.value) : code?.toString();
}

/** The manifest has a setting for each rule. */
function rules(manifest: unknown): string[] {
    return serverSettings(manifest).filter((name) => name.startsWith(RULES)).map((name) => name.slice(RULES.length));
}
