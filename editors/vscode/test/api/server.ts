// The server: found, restarted, crashed, missing, and told of settings.

import * as assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { NoServer, locate } from '../../src/locate';
import type { Places } from '../../src/locate';
import { becomes, change, findings, inside, story, until, withSetting } from './harness';
import type { Test } from './harness';

const TYPO = 'They left the metting early.\n';
const FOUND = ['typo: metting'];

/** The processes of the tested server, the oldest first. */
function processes(): number[] {
    const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
    const tested = process.env['COPYDESK_TESTED'] ?? '';
    return all.map((line) => line.trim().split(/\s+/)).filter(([, program, first]) => program === tested && first === 'lsp').map(([pid]) => Number(pid)).sort((a, b) => a - b);
}

/** A program in a folder of its own, which goes with the run's, that answers as told when asked for its version. */
function program(answer: string): string {
    const file = path.join(mkdtempSync(path.join(path.dirname(process.env['COPYDESK_RESULTS'] ?? ''), 'place-')), 'copydesk');
    writeFileSync(file, `#!/bin/sh\n${answer}\n`);
    chmodSync(file, 0o755);
    return file;
}

async function withPath<T>(folder: string, run: () => Promise<T>): Promise<T> {
    const before = process.env['PATH'];
    process.env['PATH'] = folder;
    try {
        return await run();
    } finally {
        process.env['PATH'] = before;
    }
}

const nowhere: Places = { environment: undefined, setting: '', extension: '/nowhere', folder: undefined };

export const server: readonly Test[] = [
    ['a server is taken from environment, setting, package and path, in this order', async () => {
        const [fromEnvironment, fromSetting, fromPath] = ['1.0.0', '2.0.0', '4.0.0'].map((version) => program(`echo copydesk ${version}`));
        const extension = path.dirname(program('echo copydesk 3.0.0'));
        mkdirSync(path.join(extension, 'server'));
        execFileSync('mv', [path.join(extension, 'copydesk'), path.join(extension, 'server', 'copydesk')]);
        const all: Places = { environment: fromEnvironment, setting: fromSetting ?? '', extension, folder: undefined };
        const found = async (places: Places) => {
            const { source, version } = await withPath(`${path.dirname(fromPath ?? '')}:/usr/bin:/bin`, () => locate(places, () => undefined));
            return `${source} ${version}`;
        };
        assert.equal(await found(all), 'environment 1.0.0');
        assert.equal(await found({ ...all, environment: '' }), 'setting 2.0.0');
        assert.equal(await found({ ...all, environment: '', setting: '' }), 'bundled 3.0.0');
        assert.equal(await found({ ...nowhere }), 'path 4.0.0');
        assert.equal(await found({ ...nowhere, setting: './server/copydesk', folder: extension }), 'setting 3.0.0');
        assert.equal(await found({ ...nowhere, setting: '${workspaceFolder}/server/copydesk', folder: extension }), 'setting 3.0.0');
    }],
    ['a place that is named and holds no server is an error, and nothing else is taken instead', async () => {
        const refuses = (places: Places, expected: RegExp) =>
            assert.rejects(() => locate(places, () => undefined), (error: Error) => error instanceof NoServer && expected.test(error.message));
        await refuses({ ...nowhere, setting: '/nowhere/copydesk' }, /copydesk\.server\.path names “\/nowhere\/copydesk”.*there is no such file/);
        await refuses({ ...nowhere, environment: program('echo other 1.0.0') }, /COPYDESK_SERVER names.*it says “other 1\.0\.0”/);
        await refuses({ ...nowhere, setting: program('exit 3') }, /is no copydesk server/);
        const file = program('echo copydesk 1.0.0');
        chmodSync(file, 0o644);
        await refuses({ ...nowhere, setting: file }, /it may not be run/);
        await withPath('/nowhere', () => refuses(nowhere, /was not found\. Install it/));
    }],
    ['a server that came along and does not run is passed over, and the log says so', async () => {
        const extension = path.dirname(program(''));
        mkdirSync(path.join(extension, 'server'));
        writeFileSync(path.join(extension, 'server', 'copydesk'), 'no program', { mode: 0o755 });
        const log: string[] = [];
        const other = program('echo copydesk 4.0.0');
        const found = await withPath(path.dirname(other), () => locate({ ...nowhere, extension }, (line) => log.push(line)));
        assert.equal(found.source, 'path');
        assert.match(log.join(), /does not run here/);
    }],
    ['the restart command starts another server, however often it is asked at once', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        // The one of the test before may be on its way out.
        await becomes(1, () => processes().length);
        const before = processes();
        await Promise.all([1, 2, 3].map(() => vscode.commands.executeCommand('copydesk.restart')));
        await becomes(FOUND, () => findings(document));
        await becomes(1, () => processes().length);
        assert.notDeepEqual(processes(), before);
        await change(await vscode.window.showTextDocument(document), 'metting', 'meeting');
        await becomes([], () => findings(document));
    }],
    ['a server that crashes is started again and knows what is typed', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        await becomes(1, () => processes().length);
        const [victim] = processes();
        assert.ok(victim);
        process.kill(victim, 'SIGKILL');
        await until('another server', () => processes().some((pid) => pid !== victim));
        await change(await vscode.window.showTextDocument(document), 'early', 'erly');
        await becomes(['typo: metting', 'typo: erly'], () => findings(document));
        await until('the status tells the version', () => inside().status().detail?.startsWith('copydesk '));
    }],
    ['a missing server is told and found when it is there', async () => {
        const { document } = await story(TYPO);
        await becomes(FOUND, () => findings(document));
        await withSetting('copydesk.server.path', '/nowhere/copydesk', async () => {
            await becomes('copydesk has no server', () => inside().status().text);
            assert.match(inside().status().detail ?? '', /there is no such file/);
            await becomes([], () => findings(document));
            await becomes([], processes);
        });
        await becomes(FOUND, () => findings(document));
    }],
    ['a rule’s level is heard at once, and a default does not overrule the settings file', async () => {
        const { document } = await story(TYPO);
        const severity = () => vscode.languages.getDiagnostics(document.uri).map((finding) => finding.severity);
        await becomes([vscode.DiagnosticSeverity.Warning], severity);
        await withSetting('copydesk.rules.typo', 'error', () => becomes([vscode.DiagnosticSeverity.Error], severity));
        await becomes([vscode.DiagnosticSeverity.Warning], severity);
        await withSetting('copydesk.words', ['metting'], () => becomes([], severity));
        await becomes([vscode.DiagnosticSeverity.Warning], severity);
        const file = vscode.Uri.joinPath(document.uri, '..', 'copydesk.toml');
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('[rules]\ntypo = "hint"\n'));
        try {
            await becomes([vscode.DiagnosticSeverity.Hint], severity);
            await withSetting('copydesk.rules.typo', 'information', () => becomes([vscode.DiagnosticSeverity.Information], severity));
            await becomes([vscode.DiagnosticSeverity.Hint], severity);
        } finally {
            await vscode.workspace.fs.delete(file);
        }
        await becomes([vscode.DiagnosticSeverity.Warning], severity);
    }],
];
