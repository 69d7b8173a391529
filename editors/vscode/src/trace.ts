// What editor and server say to each other, in the log as soon as the setting asks for it. The client by itself would write it only
// where the log's level is set to Trace besides, and then whatever the setting says.

import * as vscode from 'vscode';
import { SECTION } from './settings';

/** A log to which the client writes messages while the setting `copydesk.trace.server` is on. */
export class Trace implements vscode.Disposable {
    private readonly changed = new vscode.EventEmitter<vscode.LogLevel>();
    private readonly subscriptions: vscode.Disposable[];

    /** The log, as the client looks at it. */
    readonly channel: vscode.LogOutputChannel;

    constructor(log: vscode.LogOutputChannel) {
        this.subscriptions = [
            this.changed,
            vscode.workspace.onDidChangeConfiguration((change) => {
                if (change.affectsConfiguration('copydesk.trace.server')) this.changed.fire(level());
            }),
        ];
        this.channel = Object.create(log, {
            logLevel: { get: level },
            onDidChangeLogLevel: { value: this.changed.event },
            trace: { value: (message: string) => log.info(message) },
        }) as vscode.LogOutputChannel;
    }

    dispose(): void {
        vscode.Disposable.from(...this.subscriptions).dispose();
    }
}

function level(): vscode.LogLevel {
    const setting = vscode.workspace.getConfiguration(SECTION).get<string>('trace.server', 'off');
    return setting === 'off' ? vscode.LogLevel.Info : vscode.LogLevel.Trace;
}
