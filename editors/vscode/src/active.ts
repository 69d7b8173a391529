// The story that the user looks at, and what the server knows of it: asked for when it changed, and no more than is shown.

import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { isCopy } from './copy';
import { SERVER_COMMANDS, SPEAKERS, STATUS } from './protocol';
import type { Counts, Speakers } from './protocol';
import type { Session } from './session';

/** How long the text must rest before the server is asked, in milliseconds. */
const REST = 200;

/** What is known of a story. */
export interface Known {
    readonly document: vscode.TextDocument;
    readonly counts: Counts;
    /** Only while somebody wants to see them. */
    readonly speakers: Speakers | undefined;
}

/** Follows the story in the active editor. */
export class ActiveStory implements vscode.Disposable {
    private known: Known | undefined;
    private document: vscode.TextDocument | undefined;
    private wantsSpeakers = false;
    private timer: NodeJS.Timeout | undefined;
    private question = new vscode.CancellationTokenSource();
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly subscriptions: vscode.Disposable[];

    /** Something else is known, or the user looks at another document. */
    readonly onDidChange = this.changed.event;

    constructor(
        private readonly session: Session,
        private readonly log: vscode.LogOutputChannel,
    ) {
        this.subscriptions = [
            this.changed,
            vscode.window.onDidChangeActiveTextEditor(() => this.look()),
            vscode.workspace.onDidChangeTextDocument(({ document }) => document === this.document && this.askSoon(REST)),
            vscode.workspace.onDidOpenTextDocument(() => this.look()),
            vscode.workspace.onDidCloseTextDocument(() => this.look()),
            session.onDidChangeCondition(() => this.look()),
            session.onDidChangeDocuments(() => this.look()),
        ];
        this.look();
    }

    /** The document that the user looks at, if it may be copy. It stays while a view or a log has the focus. */
    get shown(): vscode.TextDocument | undefined {
        return this.document;
    }

    /** What is known of it. */
    get story(): Known | undefined {
        return this.known;
    }

    /** Says whether the speakers are looked at, and not the counts alone. */
    wantSpeakers(wants: boolean): void {
        if (wants === this.wantsSpeakers) return;
        this.wantsSpeakers = wants;
        if (wants) this.askSoon(0);
    }

    dispose(): void {
        clearTimeout(this.timer);
        this.question.dispose();
        vscode.Disposable.from(...this.subscriptions).dispose();
    }

    private look(): void {
        const document = shownDocument(this.document);
        if (document !== this.document) {
            this.document = document;
            this.know(undefined);
        }
        this.askSoon(0);
    }

    private askSoon(delay: number): void {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => void this.ask(), delay);
    }

    private async ask(): Promise<void> {
        this.question.cancel();
        this.question.dispose();
        const { token } = (this.question = new vscode.CancellationTokenSource());
        const { document, session } = this;
        const client = session.running;
        if (document === undefined || client === undefined || !session.has(document) || !tellsSpeakers(client)) {
            this.know(undefined);
            return;
        }
        const params = { uri: client.code2ProtocolConverter.asUri(document.uri) };
        try {
            const speakers = this.wantsSpeakers ? await client.sendRequest(SPEAKERS, params, token) : undefined;
            const status = speakers ?? (await client.sendRequest(STATUS, params, token));
            if (token.isCancellationRequested) return;
            this.know(status ? { document, counts: status.counts, speakers: speakers ?? undefined } : undefined);
        } catch (error) {
            if (token.isCancellationRequested) return;
            this.log.warn(`The server did not tell who speaks: ${String(error)}`);
            this.know(undefined);
        }
    }

    private know(known: Known | undefined): void {
        this.known = known;
        this.changed.fire();
    }
}

/** Whether the server is new enough to be asked. */
function tellsSpeakers({ initializeResult }: LanguageClient): boolean {
    return initializeResult?.capabilities.executeCommandProvider?.commands.includes(SERVER_COMMANDS.showSpeakers) ?? false;
}

/** The copy in the active editor; where none is active, the one before, as long as it is still seen. */
function shownDocument(before: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
    const active = vscode.window.activeTextEditor?.document;
    if (active !== undefined && isCopy(active)) return active;
    const isSeen = before !== undefined && isCopy(before) && vscode.window.visibleTextEditors.some(({ document }) => document === before);
    return isSeen && active?.uri.scheme !== 'file' ? before : undefined;
}
