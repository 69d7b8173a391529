// A real VS Code without a screen: code-server's, with a page of headless Chromium that shows it. `setup.sh` installs both.

import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Settings under which nothing but the story and its findings is on the page. */
const QUIET = {
    'security.workspace.trust.enabled': false,
    'telemetry.telemetryLevel': 'off',
    'workbench.startupEditor': 'none',
    'workbench.tips.enabled': false,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.colorTheme': 'Default Dark Modern',
    'extensions.autoCheckUpdates': false,
    'extensions.autoUpdate': false,
    'extensions.ignoreRecommendations': true,
    'update.mode': 'none',
    'chat.disableAIFeatures': true,
    'window.restoreWindows': 'none',
    'git.enabled': false,
    'files.autoSave': 'off',
    'editor.wordWrap': 'on',
    'editor.hover.delay': 100,
};

/** What is undone when the tests end, also where they end with an error; the last comes first. */
const atTheEnd = [];
process.once('exit', () => atTheEnd.reverse().forEach((undo) => undo()));

/** A folder of its own for one run, with stories copied into it. */
export class Desk {
    constructor() {
        this.root = mkdtempSync(join(tmpdir(), 'copydesk-vscode-'));
        for (const name of ['user/User', 'user/Machine', 'extensions', 'stories', 'home']) mkdirSync(join(this.root, name), { recursive: true });
        this.stories = join(this.root, 'stories');
        atTheEnd.push(() => process.env.KEEP || this.remove());
    }

    path(...names) {
        return join(this.root, ...names);
    }

    write(name, text) {
        const file = this.path('stories', name);
        mkdirSync(join(file, '..'), { recursive: true });
        writeFileSync(file, text);
        return file;
    }

    copy(file) {
        copyFileSync(file, join(this.stories, basename(file)));
        return join(this.stories, basename(file));
    }

    /** Writes the user's settings, and those of the machine, which the editor keeps apart since it runs remotely. */
    settings(user, machine = {}) {
        writeFileSync(this.path('user/User/settings.json'), JSON.stringify({ ...QUIET, ...user }, null, 4));
        writeFileSync(this.path('user/Machine/settings.json'), JSON.stringify(machine, null, 4));
    }

    log() {
        return readFileSync(this.path('server.log'), 'utf8');
    }

    /** A program that runs the server inside the tap, which writes what is wrong with a message into `tap.jsonl`. */
    tapped(server, tap) {
        const program = this.path('copydesk-tapped');
        const script = `#!/bin/sh\n[ "$1" = lsp ] || exec "${server}" "$@"\nexec ${tap} --log "${this.path('tap.jsonl')}" -- "${server}" "$@"\n`;
        writeFileSync(program, script, { mode: 0o755 });
        return program;
    }

    remove() {
        rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
}

export function freePort() {
    return new Promise((resolve) => {
        const server = net.createServer().listen(0, '127.0.0.1', () => {
            const { port } = server.address();
            server.close(() => resolve(port));
        });
    });
}

/** Waits until something holds, asking again and again. */
export async function until(what, holds, milliseconds = 120_000) {
    for (const end = Date.now() + milliseconds; ; ) {
        const value = await holds();
        if (value) return value;
        if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** Whether something comes to hold in the time that what was done a moment ago may take; if not, it may be done again. */
export function soon(holds, milliseconds = 10_000) {
    return until('', holds, milliseconds).then(() => true, () => false);
}

/** The environment in which an editor runs: with folders of its own for all that it and the server keep. */
function environment(desk, more) {
    const { COPYDESK_SERVER: _, ...env } = process.env;
    return { ...env, HOME: desk.path('home'), XDG_CONFIG_HOME: desk.path('home/.config'), XDG_RUNTIME_DIR: desk.root, EXTENSIONS_GALLERY: '{}', ...more };
}

/** Installs a package into a desk's editor. */
export function install(desk, vsix) {
    writeFileSync(desk.path('config.yaml'), 'auth: none\ncert: false\n');
    const args = ['--config', desk.path('config.yaml'), '--user-data-dir', desk.path('user'), '--extensions-dir', desk.path('extensions'), '--install-extension', vsix];
    return new Promise((resolve, reject) => {
        const output = openSync(desk.path('install.log'), 'w');
        const process_ = spawn(process.env.VSCODE_NODE, [process.env.CODE_SERVER, ...args], { stdio: ['ignore', output, output], env: environment(desk) });
        process_.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(readFileSync(desk.path('install.log'), 'utf8')))));
    });
}

/** Starts the editor's server. With a `token` it serves only who knows it. `fromInside` lets the address name tests that run in the extension host; messages stay hidden then. */
export async function serve(desk, { port, token, fromInside = false, trusting = true, env = {} } = {}) {
    port ??= await freePort();
    const args = [
        process.env.VSCODE_SERVER, '--host', '127.0.0.1', '--port', String(port), ...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]), '--accept-server-license-terms',
        '--telemetry-level', 'off', ...(fromInside ? ['--enable-smoke-test-driver'] : []), '--server-data-dir', desk.path('data'), '--user-data-dir', desk.path('user'),
        '--extensions-dir', desk.path('extensions'), ...(trusting ? ['--disable-workspace-trust'] : []),
    ];
    const output = openSync(desk.path('server.log'), 'w');
    const server = spawn(process.env.VSCODE_NODE, args, { stdio: ['ignore', output, output], env: environment(desk, env) });
    atTheEnd.push(() => server.kill());
    await until('the editor answers', () => fetch(`http://127.0.0.1:${port}/version`).then((answer) => answer.ok, () => false), 120_000);
    return { port, stop: () => new Promise((resolve) => server.exitCode === null ? (server.on('exit', resolve), server.kill()) : resolve()) };
}

/** Opens a browser. */
export async function browse({ width = 1280, height = 800, scale = 1 } = {}) {
    const { chromium } = createRequire(join(process.env.PLAYWRIGHT, 'x.js'))('playwright-core');
    const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
    const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const browser = await chromium.launch({ executablePath, headless: true, args, timeout: 120_000 });
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
    page.setDefaultTimeout(120_000);
    page.setDefaultNavigationTimeout(120_000);
    return { browser, page };
}

/** The address of the editor with a folder or workspace file, and what it shall do first. */
export function address(port, { folder, workspace, open, tests, extension, token }) {
    const remote = (path) => `vscode-remote://127.0.0.1:${port}${path}`;
    const payload = [['skipWelcome', 'true']];
    if (open !== undefined) payload.push(['openFile', remote(open)]);
    if (extension !== undefined) payload.push(['extensionDevelopmentPath', remote(extension)]);
    if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
    const where = workspace === undefined ? `folder=${encodeURIComponent(folder)}` : `workspace=${encodeURIComponent(workspace)}`;
    const key = token === undefined ? '' : `tkn=${token}&`;
    return `http://127.0.0.1:${port}/?${key}${where}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** What the tap found wrong: one line each. A tap that saw nothing is wrong too. */
export function violations(desk) {
    const file = desk.path('tap.jsonl');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line)) : [];
    if (!lines.some(({ kind }) => kind === 'method')) return ['no message of the server was seen'];
    return lines.filter(({ kind }) => kind === 'violation').map(({ rule, method, message }) => `${rule} ${method}: ${message}`);
}
