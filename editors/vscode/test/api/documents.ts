// Which documents are checked: files, untitled and virtual ones; and which are left alone.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { obstacle } from '../../src/commands/actions';
import { Gate } from '../../src/gate';
import { becomes, change, findings, folderAt, inside, story, until, withSetting } from './harness';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { Condition } from '../../src/session';
import type { Test } from './harness';

const TYPO = 'They left the metting early.\n';
const FOUND = ['typo: metting'];

/** A file system in memory, as an extension for a content system would bring. */
class Memory implements vscode.FileSystemProvider {
    private readonly files = new Map<string, Uint8Array>();
    private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
    readonly onDidChangeFile = this.changed.event;

    watch(): vscode.Disposable {
        return new vscode.Disposable(() => undefined);
    }
    stat(uri: vscode.Uri): vscode.FileStat {
        return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
    }
    readDirectory(): [string, vscode.FileType][] {
        return [];
    }
    createDirectory(): void {}
    readFile(uri: vscode.Uri): Uint8Array {
        const file = this.files.get(uri.path);
        if (file === undefined) throw vscode.FileSystemError.FileNotFound(uri);
        return file;
    }
    writeFile(uri: vscode.Uri, content: Uint8Array): void {
        this.files.set(uri.path, content);
    }
    delete(): void {}
    rename(): void {}
}

export const documents: readonly Test[] = [
    ['an untitled document is checked', async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: TYPO });
        const editor = await vscode.window.showTextDocument(document);
        await becomes(FOUND, () => findings(document));
        await change(editor, 'metting', 'meeting');
        await becomes([], () => findings(document));
    }],
    ['a document becomes copy, and stops being copy, with its language', async () => {
        const document = await vscode.workspace.openTextDocument({ language: 'json', content: TYPO });
        await vscode.window.showTextDocument(document);
        // Once the finding beside it is there, its own would be.
        const beside = await story(TYPO);
        await becomes(FOUND, () => findings(beside.document));
        assert.deepEqual(findings(document), []);
        await vscode.window.showTextDocument(document);
        const copy = await vscode.languages.setTextDocumentLanguage(document, 'markdown');
        await becomes(FOUND, () => findings(copy));
        await vscode.languages.setTextDocumentLanguage(copy, 'json');
        await becomes([], () => findings(copy));
    }],
    ['a virtual document that can be edited is checked', async () => {
        const provider = vscode.workspace.registerFileSystemProvider('copytest', new Memory());
        try {
            const uri = vscode.Uri.parse('copytest:/desk/story.txt');
            await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TYPO));
            const { document } = await vscode.window.showTextDocument(uri);
            await becomes(FOUND, () => findings(document));
            await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        } finally {
            provider.dispose();
        }
    }],
    ['a text that is only shown is no copy', async () => {
        const provider = vscode.workspace.registerTextDocumentContentProvider('shown', { provideTextDocumentContent: () => TYPO });
        try {
            const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('shown:/story.txt'));
            await vscode.window.showTextDocument(document);
            const copy = await story(TYPO);
            await becomes(FOUND, () => findings(copy.document));
            assert.deepEqual(findings(document), []);
        } finally {
            provider.dispose();
        }
    }],
    ['a document that was asked about before the server had it is asked about again once it has', async () => {
        const { document } = await story(TYPO);
        const asked: string[] = [];
        const ask = (what: string) => ({ fire: () => asked.push(what) });
        const provider = {
            onDidChangeDiagnosticsEmitter: ask('findings'), onDidChangeInlayHints: ask('hints'),
            onDidChangeCodeLensEmitter: ask('lens'), onDidChangeSemanticTokensEmitter: ask('colours'),
        };
        const client = { getFeature: () => ({ getProvider: () => provider }) } as unknown as LanguageClient;
        const gate = new Gate().middleware(() => client, () => false);
        const params = { textDocument: { uri: document.uri.toString() } };
        const { token } = new vscode.CancellationTokenSource();
        const answer = () => gate.sendRequest?.('textDocument/diagnostic', params, token, () => Promise.resolve('asked'));
        const open = () => gate.sendNotification?.('textDocument/didOpen', () => Promise.resolve(), params);
        assert.deepEqual(await answer(), { kind: 'full', items: [] });
        assert.deepEqual(asked, []);
        await open();
        assert.deepEqual(asked, ['findings', 'hints', 'lens', 'colours']);
        assert.equal(await answer(), 'asked');
        await open();
        assert.equal(asked.length, 4);
    }],
    ['findings go when a document is closed', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        await becomes([], () => findings(document));
    }],
    ['a pattern takes documents out, and lets them in again, at once', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        await withSetting('copydesk.exclude', { '**/story-*.txt': true }, async () => {
            await becomes([], () => findings(document));
            await becomes('copydesk is off here', () => inside().status().text);
            // What is typed meanwhile is not lost.
            await change(await vscode.window.showTextDocument(document), 'They', 'They all');
        });
        await becomes(FOUND, () => findings(document));
        const card = async () => {
            const hover = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, new vscode.Position(0, 20));
            return hover.map(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value).join()).join();
        };
        await until('the card', async () => /metting/.test(await card()));
    }],
    ['a pattern may start from the folder', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        const name = document.uri.path.split('/').at(-1) ?? '';
        await withSetting('copydesk.exclude', { [name]: true }, () => becomes([], () => findings(document)));
        await becomes(FOUND, () => findings(document));
    }],
    ['the switch turns it off for all, and for one language', async () => {
        const plain = await story(TYPO);
        await becomes(FOUND, () => findings(plain.document));
        await withSetting('copydesk.enable', false, () => becomes([], () => findings(plain.document)));
        await becomes(FOUND, () => findings(plain.document));
        const markdown = await story(TYPO, { ending: 'md' });
        await becomes(FOUND, () => findings(markdown.document));
        const settings = vscode.workspace.getConfiguration('copydesk', { languageId: 'markdown' });
        await settings.update('enable', false, vscode.ConfigurationTarget.Global, true);
        try {
            await becomes([], () => findings(markdown.document));
            await becomes(FOUND, () => findings(plain.document));
        } finally {
            await settings.update('enable', undefined, vscode.ConfigurationTarget.Global, true);
        }
        await becomes(FOUND, () => findings(markdown.document));
    }],
    ['a command that cannot be carried out has the true reason', async () => {
        const { document } = await story(TYPO);
        const found = { path: '/copydesk', version: '1.0.0', source: 'path' } as const;
        const why = (condition: Condition, has = true) => obstacle({ condition, has: () => has }, document);
        assert.equal(why({ is: 'running', server: found }), undefined);
        assert.match(why({ is: 'running', server: found }, false) ?? '', /is off for this document/);
        assert.match(why({ is: 'missing', why: 'there is no such file.' }) ?? '', /has no server: there is no such file/);
        assert.match(why({ is: 'stopped' }) ?? '', /is stopped/);
        assert.match(why({ is: 'starting' }) ?? '', /is still starting/);
        const json = await vscode.workspace.openTextDocument({ language: 'json', content: TYPO });
        assert.match(obstacle({ condition: { is: 'stopped' }, has: () => false }, json) ?? '', /^Open a story first/);
    }],
    ['a README, a licence and a list of requirements are left alone unless they are asked for', async () => {
        const uri = vscode.Uri.joinPath(folderAt(0), 'README.md');
        await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(TYPO));
        const { document } = await vscode.window.showTextDocument(uri);
        await becomes('copydesk is off here', () => inside().status().text);
        const copy = await story(TYPO);
        await becomes(FOUND, () => findings(copy.document));
        assert.deepEqual(findings(document), []);
        await vscode.window.showTextDocument(document);
        const pattern = '**/{README,CHANGELOG,CONTRIBUTING,LICENSE,LICENCE,NOTICE}{,.*}';
        await withSetting('copydesk.exclude', { [pattern]: false }, () => becomes(FOUND, () => findings(document)));
    }],
    ['each folder has its own settings file', async () => {
        const write = (folder: number, text: string) =>
            vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folderAt(folder), 'copydesk.toml'), new TextEncoder().encode(text));
        const city = await story(TYPO, { folder: 0 });
        await becomes(FOUND, () => findings(city.document));
        const sport = await story(TYPO, { folder: 1 });
        await becomes(FOUND, () => findings(sport.document));
        try {
            await write(1, '[rules]\ntypo = "off"\n');
            await becomes([], () => findings(sport.document));
            await vscode.window.showTextDocument(city.document);
            await becomes(FOUND, () => findings(city.document));
        } finally {
            await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderAt(1), 'copydesk.toml'));
        }
        await vscode.window.showTextDocument(sport.document);
        await until('the finding is back', () => findings(sport.document).length === 1);
    }],
];
