// The server's life: found, started, stopped, started again, one after the other however often somebody asks.

import * as vscode from 'vscode';
import { ErrorAction, LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import type { ErrorHandler, Middleware } from 'vscode-languageclient/node';
import { SELECTOR } from './copy';
import { Gate } from './gate';
import { NoServer, VARIABLE, locate } from './locate';
import type { Found } from './locate';
import { SECTION, serverSettings, told } from './settings';
import { Trace } from './trace';

/** What the server does at the moment. */
export type Condition =
    | { readonly is: 'starting' }
    | { readonly is: 'running'; readonly server: Found }
    | { readonly is: 'stopped' }
    | { readonly is: 'missing'; readonly why: string };

/** The server that the extension runs. */
export class Session implements vscode.Disposable {
    private client: LanguageClient | undefined;
    private gateOfClient = new Gate();
    private isEnding = false;
    private current: Condition = { is: 'stopped' };
    /** The last of what was asked for; each waits for the one before. */
    private queue: Promise<void> = Promise.resolve();
    private readonly conditionChanged = new vscode.EventEmitter<Condition>();
    private readonly documentsChanged = new vscode.EventEmitter<void>();
    private readonly trace: Trace;
    private readonly subscriptions: vscode.Disposable[] = [this.conditionChanged, this.documentsChanged];

    /** The server starts, runs, stops or cannot be found. */
    readonly onDidChangeCondition = this.conditionChanged.event;
    /** The server was given a document, or a document was taken from it. */
    readonly onDidChangeDocuments = this.documentsChanged.event;

    constructor(
        private readonly context: vscode.ExtensionContext,
        private readonly log: vscode.LogOutputChannel,
        private readonly middleware: Middleware,
    ) {
        this.trace = new Trace(log);
        this.subscriptions.push(this.trace, vscode.workspace.onDidChangeConfiguration((change) => void this.onConfiguration(change)));
    }

    /** What the server does at the moment. */
    get condition(): Condition {
        return this.current;
    }

    /** The client of the server that runs. */
    get running(): LanguageClient | undefined {
        return this.current.is === 'running' ? this.client : undefined;
    }

    /** Whether the server has a document. */
    has(document: vscode.TextDocument): boolean {
        return this.gateOfClient.has(document);
    }

    /** Starts the server. One that runs is stopped first. Never fails: what goes wrong is shown. */
    restart(): Promise<void> {
        this.queue = this.queue.then(() => this.stopNow()).then(() => this.startNow());
        return this.queue;
    }

    /** Stops the server. */
    stop(): Promise<void> {
        this.queue = this.queue.then(() => this.stopNow());
        return this.queue;
    }

    dispose(): void {
        vscode.Disposable.from(...this.subscriptions).dispose();
    }

    private async startNow(): Promise<void> {
        this.become({ is: 'starting' });
        try {
            const server = await locate(this.places(), (line) => this.log.warn(line));
            this.log.info(`copydesk ${server.version} (${server.source}): ${server.path}`);
            await this.connect(server);
        } catch (error) {
            await this.discard();
            this.become({ is: 'missing', why: message(error) });
            this.log.error(message(error));
            void this.offer(message(error), error instanceof NoServer);
        }
    }

    private async connect(server: Found): Promise<void> {
        const gate = new Gate();
        const names = serverSettings(this.context.extension.packageJSON);
        this.isEnding = false;
        let closing: ErrorHandler | undefined;
        const client: LanguageClient = new LanguageClient(SECTION, 'copydesk', { command: server.path, args: ['lsp'] }, {
            documentSelector: SELECTOR,
            outputChannel: this.log,
            traceOutputChannel: this.trace.channel,
            revealOutputChannelOn: RevealOutputChannelOn.Never,
            initializationOptions: () => told(names),
            diagnosticPullOptions: { onChange: true, onSave: false },
            errorHandler: {
                // The pipe to a server that crashed breaks once for each message that is under way. What to do is decided once, when
                // it has closed; by default the client would give up over a few broken messages.
                error: () => ({ action: ErrorAction.Continue, handled: true }),
                closed: () => (closing ??= client.createDefaultErrorHandler()).closed(),
            },
            middleware: {
                ...this.middleware,
                ...gate.middleware(() => client, () => this.isEnding || client.state !== State.Running),
                workspace: {
                    configuration: (params) => params.items.map(() => told(names)),
                },
            },
        });
        this.client = client;
        this.gateOfClient = gate;
        gate.onDidChange(() => this.documentsChanged.fire());
        client.onDidChangeState(({ newState }) => {
            if (client !== this.client || this.isEnding) return;
            if (newState === State.Running) this.become({ is: 'running', server });
            if (newState === State.Starting) {
                // A server that takes the place of one that crashed is told of every document anew.
                gate.forget();
                this.become({ is: 'starting' });
            }
            if (newState === State.Stopped) this.become({ is: 'stopped' });
        });
        await client.start();
    }

    private async stopNow(): Promise<void> {
        const { client } = this;
        if (client === undefined) return;
        this.isEnding = true;
        await this.discard();
        this.become({ is: 'stopped' });
        this.documentsChanged.fire();
    }

    /** Ends the client, however it stands with its server. */
    private async discard(): Promise<void> {
        const { client } = this;
        this.client = undefined;
        this.gateOfClient = new Gate();
        // One that never came up, or whose server is gone, says so; there is nothing left to stop then.
        await client?.dispose().catch((error: unknown) => this.log.debug(message(error)));
    }

    private places() {
        return {
            environment: process.env[VARIABLE],
            setting: vscode.workspace.getConfiguration(SECTION).get<string>('server.path', '').trim(),
            extension: this.context.extensionPath,
            folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
        };
    }

    private async offer(why: string, isMissing: boolean): Promise<void> {
        const [setting, install, log] = ['Open the Setting', 'How to Install', 'Show the Log'];
        const choice = await vscode.window.showErrorMessage(`copydesk: ${why}`, ...(isMissing ? [setting, install] : []), log);
        if (choice === setting) await vscode.commands.executeCommand('workbench.action.openSettings', 'copydesk.server.path');
        if (choice === install) await vscode.commands.executeCommand('copydesk.howToInstall');
        if (choice === log) this.log.show();
    }

    private async onConfiguration(change: vscode.ConfigurationChangeEvent): Promise<void> {
        if (change.affectsConfiguration('copydesk.server.path')) await this.restart();
        if (change.affectsConfiguration('copydesk.enable') || change.affectsConfiguration('copydesk.exclude')) {
            const { running } = this;
            if (running !== undefined) await this.gateOfClient.reconsider(running);
        }
    }

    private become(condition: Condition): void {
        this.current = condition;
        this.conditionChanged.fire(condition);
    }
}

function message(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}
