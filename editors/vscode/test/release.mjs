// A release, tried as far as one machine can: every package that the workflow makes, with this machine's server in it, the archives,
// and the workflow itself under two linters.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const extension = resolve(import.meta.dirname, '..');
const project = resolve(extension, '../..');
const workflow = join(project, '.github/workflows/release.yml');
const folder = mkdtempSync(join(tmpdir(), 'copydesk-release-'));
const run = (program, args, options = {}) => execFileSync(program, args, { encoding: 'utf8', cwd: project, stdio: ['ignore', 'pipe', 'pipe'], ...options });

/** What a package holds beside the server. */
const FILES = [
    '[Content_Types].xml', 'extension.vsixmanifest', 'extension/LICENSE.txt', 'extension/changelog.md', 'extension/dist/extension.js', 'extension/media/icon.png',
    'extension/media/icon.svg', 'extension/media/install.md', 'extension/media/view.svg', 'extension/media/walkthrough/mend.md',
    'extension/media/walkthrough/sample.md', 'extension/media/walkthrough/settings.md', 'extension/media/walkthrough/sheet.md',
    'extension/media/walkthrough/speakers.md', 'extension/package.json', 'extension/readme.md', 'extension/sample/lido.txt',
];

/** The names and modes of what an archive of the zip kind holds. */
function inside(file) {
    const program = 'import json, sys, zipfile; print(json.dumps([[i.filename, i.external_attr >> 16 & 0o777] for i in zipfile.ZipFile(sys.argv[1]).infolist()]))';
    return JSON.parse(run('python3', ['-c', program, file]));
}

/** Targets of Rust, and the systems of VS Code that each serves, as the workflow has them. */
const matrix = [...readFileSync(workflow, 'utf8').matchAll(/- \{ target: (\S+), runner: \S+, code: ([^}]+?) \}/g)].map(([, target, code]) => [target, code.split(' ')]);

const tests = [
    ['the workflow builds for Linux, Alpine, macOS and Windows, on both kinds of machine', () => {
        const systems = matrix.flatMap(([, code]) => code).sort();
        assert.deepEqual(systems, ['alpine-arm64', 'alpine-x64', 'darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-arm64', 'win32-x64']);
    }],
    ['the workflow fits its schema', () => run(join(process.env.VSCODE_PYTHON, 'check-jsonschema'), ['--builtin-schema', 'vendor.github-workflows', workflow])],
    ['the workflow has nothing unsafe in it', () => run(join(process.env.VSCODE_PYTHON, 'zizmor'), ['--offline', '--quiet', workflow])],
    ['its scripts are sound', () => run('bash', ['-n', '.github/archive.sh', '.github/executable.sh', '.github/same-version.sh'])],
    ['tag, server and extension are of one version, and another tag is refused', () => {
        const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
        run('.github/same-version.sh', [`v${version}`]);
        assert.throws(() => run('.github/same-version.sh', [`v${version}1`]));
    }],
    ...matrix.flatMap(([, code]) => code).map((system) => [`the package for ${system} holds the server and what it needs, no more`, () => {
        const args = ['scripts/package.mjs', '--target', system, '--server', process.env.COPYDESK_BINARY, '--out', folder];
        const file = run(process.execPath, args, { cwd: extension }).trim();
        assert.match(file, new RegExp(`copydesk-${system}-[\\d.]+\\.vsix$`));
        const server = system.startsWith('win32') ? 'extension/server/copydesk.exe' : 'extension/server/copydesk';
        const files = inside(file);
        assert.deepEqual(files.map(([name]) => name).sort(), [...FILES, server].sort());
        assert.ok((files.find(([name]) => name === server)[1] & 0o111) !== 0, 'the server may be run');
        assert.match(run('python3', ['-c', 'import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read("extension.vsixmanifest").decode())', file]), new RegExp(`TargetPlatform="${system}"`));
    }]),
    ['the package without a server holds none', () => {
        const file = run(process.execPath, ['scripts/package.mjs', '--out', folder], { cwd: extension }).trim();
        assert.match(file, /copydesk-[\d.]+\.vsix$/);
        assert.deepEqual(inside(file).map(([name]) => name).sort(), [...FILES].sort());
    }],
    ...matrix.map(([target]) => [`the archive for ${target} has the name that installers look for, and the bare executable in it`, () => {
        const built = join(folder, target, 'release');
        const [name, archive] = target.includes('windows') ? ['copydesk.exe', `copydesk-${target}.zip`] : ['copydesk', `copydesk-${target}.tar.gz`];
        mkdirSync(built, { recursive: true });
        copyFileSync(process.env.COPYDESK_BINARY, join(built, name));
        chmodSync(join(built, name), 0o755);
        run(join(project, '.github/archive.sh'), [target], { cwd: folder, env: { ...process.env, CARGO_TARGET_DIR: folder } });
        const file = join(folder, 'dist', archive);
        const names = archive.endsWith('.zip') ? inside(file).map(([name]) => name) : run('tar', ['-tzf', file]).trim().split('\n');
        assert.deepEqual(names, [name]);
    }]),
];

let [passed, failed] = [0, 0];
for (const [name, test] of tests) {
    if (!name.includes(process.env.ONLY ?? '')) continue;
    try {
        test();
        passed += 1;
        console.log(`ok - ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`not ok - ${name}\n    ${[error.message, error.stdout, error.stderr].filter(Boolean).join('\n').replaceAll('\n', '\n    ')}`);
    }
}
rmSync(folder, { recursive: true, force: true });
console.log(`the release: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
