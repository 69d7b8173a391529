// copydesk in VS Code: puts the parts together.

import * as vscode from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { ActiveStory } from './active';
import { addWord } from './commands/addWord';
import { attribute } from './commands/attribute';
import { explainRule, provideManual } from './commands/explainRule';
import { fixAll } from './commands/fixAll';
import { quoteSheet } from './commands/quoteSheet';
import { howToInstall, openSample } from './commands/sample';
import { SERVER_COMMANDS } from './protocol';
import { Session } from './session';
import { SpeakersView } from './speakers/view';
import type { Node } from './speakers/node';
import { look, showStatus } from './status';

/** What the tests see of the extension that no part of the editor's interface tells. */
export interface Inside {
    readonly status: () => ReturnType<typeof look>;
    readonly speakers: SpeakersView;
}

let session: Session | undefined;

/** Starts the server and everything that shows what it knows. */
export async function activate(context: vscode.ExtensionContext): Promise<Inside> {
    const log = vscode.window.createOutputChannel('copydesk', { log: true });
    const running = (session = new Session(context, log, middleware));
    const story = new ActiveStory(running, log);
    const speakers = new SpeakersView(running, story);
    const commands: Record<string, (argument?: never) => unknown> = {
        'copydesk.restart': () => start(running),
        'copydesk.showLog': () => log.show(),
        'copydesk.openSettings': () => vscode.commands.executeCommand('workbench.action.openSettings', `@ext:${context.extension.id}`),
        'copydesk.attribute': (node?: Node) => attribute(running, node),
        'copydesk.fixAll': () => fixAll(running),
        'copydesk.addWord': () => addWord(running),
        'copydesk.openQuoteSheet': () => quoteSheet(running),
        'copydesk.explain': () => explainRule(context.extension.packageJSON),
        'copydesk.openSample': () => openSample(context),
        'copydesk.howToInstall': () => howToInstall(context),
    };
    const registered = Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
    context.subscriptions.push(log, running, story, speakers, showStatus(running, story), provideManual(running), ...registered);
    await start(running);
    return { status: () => look(running, story), speakers };
}

/** Stops the server. */
export function deactivate(): Promise<void> | undefined {
    return session?.stop();
}

async function start(session: Session): Promise<void> {
    await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title: 'Starting copydesk' }, () => session.restart());
}

const middleware: Middleware = {
    // The lens over a story leads to the view, where other editors are told in a message.
    executeCommand: async (command, parameters, next) =>
        command === SERVER_COMMANDS.showSpeakers ? vscode.commands.executeCommand('copydesk.speakers.focus') : next(command, parameters),
};
