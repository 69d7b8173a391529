// Keeps from the server what it shall not see. Documents for which copydesk is off are as if they were not open: nothing about
// them is sent, and nothing is asked. The gate opens and closes documents itself when the settings change.

import * as vscode from 'vscode';
import {
    CodeLensRequest, DidChangeTextDocumentNotification, DidCloseTextDocumentNotification, DidOpenTextDocumentNotification,
    DocumentDiagnosticRequest, InlayHintRequest, SemanticTokensRegistrationType,
} from 'vscode-languageclient/node';
import type { LanguageClient, Middleware } from 'vscode-languageclient/node';
import { isCopy, isOn } from './copy';

/** Stands between a client and its server. */
export class Gate {
    /** The documents that the server has, by the names that it knows them by. */
    private readonly open = new Set<string>();
    /** Those that something was asked about before the server had them. */
    private readonly early = new Set<string>();
    private readonly changed = new vscode.EventEmitter<void>();

    /** Some document came to the server, or was taken from it. */
    readonly onDidChange = this.changed.event;

    /** Whether the server has a document. */
    has(document: vscode.TextDocument): boolean {
        return this.open.has(document.uri.toString());
    }

    /** The server that had documents is gone. */
    forget(): void {
        this.open.clear();
        this.early.clear();
    }

    /** What a client has to send through. `isEnding` tells that answers are of no use any more. */
    middleware(client: () => LanguageClient, isEnding: () => boolean): Pick<Middleware, 'sendNotification' | 'sendRequest'> {
        return {
            sendNotification: async (type, next, params) => {
                const uri = uriOf(params);
                if (!this.lets(method(type), uri)) return;
                await next(type, params);
                if (method(type) === DidOpenTextDocumentNotification.method && uri !== undefined && this.early.delete(uri)) {
                    const document = documentAt(uri);
                    if (document !== undefined) refresh(client(), document);
                }
            },
            sendRequest: async (type, params, token, next) => {
                const uri = uriOf(params);
                if (uri !== undefined && !this.open.has(uri)) {
                    // A document that was just shown may be asked about before it is opened at the server; nobody would ask again.
                    this.early.add(uri);
                    return nothing(method(type)) as never;
                }
                try {
                    return await next(type, params, token);
                } catch (error) {
                    // Whoever asked a server that is stopped meanwhile asks the next one again.
                    if (isEnding() && uri !== undefined) return nothing(method(type)) as never;
                    throw error;
                }
            },
        };
    }

    /** Opens and closes at the server what the settings now say. */
    async reconsider(client: LanguageClient): Promise<void> {
        let isChanged = false;
        for (const document of vscode.workspace.textDocuments.filter(isCopy)) {
            const [has, shall] = [this.has(document), isOn(document)];
            if (shall && !has) {
                await client.sendNotification(DidOpenTextDocumentNotification.type, client.code2ProtocolConverter.asOpenTextDocumentParams(document));
            } else if (!shall && has) {
                client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.forget(document);
                await client.sendNotification(DidCloseTextDocumentNotification.type, client.code2ProtocolConverter.asCloseTextDocumentParams(document));
            }
            if (shall !== has) {
                isChanged = true;
                refresh(client, document);
            }
        }
        if (isChanged) this.changed.fire();
    }

    private lets(name: string, uri: string | undefined): boolean {
        if (uri === undefined) return true;
        switch (name) {
            case DidOpenTextDocumentNotification.method: {
                const document = documentAt(uri);
                if (document === undefined || !isCopy(document) || !isOn(document)) return false;
                this.open.add(uri);
                this.changed.fire();
                return true;
            }
            case DidCloseTextDocumentNotification.method: {
                this.early.delete(uri);
                const was = this.open.delete(uri);
                if (was) this.changed.fire();
                return was;
            }
            case DidChangeTextDocumentNotification.method:
                return this.open.has(uri);
            // Of a document that is saved the server is told in any case: it may be a dictionary.
            default:
                return true;
        }
    }
}

function documentAt(uri: string): vscode.TextDocument | undefined {
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
}

/** Has the editor ask anew for all that it shows. */
function refresh(client: LanguageClient, document: vscode.TextDocument): void {
    client.getFeature(DocumentDiagnosticRequest.method).getProvider(document)?.onDidChangeDiagnosticsEmitter.fire();
    client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
    client.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    client.getFeature(SemanticTokensRegistrationType.method).getProvider(document)?.onDidChangeSemanticTokensEmitter.fire();
}

/** What a request about a document that the server does not have is answered with. */
function nothing(name: string): unknown {
    return name === DocumentDiagnosticRequest.method ? { kind: 'full', items: [] } : null;
}

function method(type: string | { method: string }): string {
    return typeof type === 'string' ? type : type.method;
}

/** The document that a message is about. */
function uriOf(params: unknown): string | undefined {
    const about = params as { textDocument?: { uri?: unknown } } | undefined | null;
    const uri = about?.textDocument?.uri;
    return typeof uri === 'string' ? uri : undefined;
}
