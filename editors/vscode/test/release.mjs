// A release, tried as far as one machine can: every package that the workflow makes, with this machine's server in it, the archives,
// and the workflow itself under two linters.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
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

/** What is in an archive that the workflow makes for a target, with this machine's server in it: the archive's name, and the names inside. */
function archived(target) {
    const built = join(folder, target, 'release');
    const name = target.includes('windows') ? 'copydesk.exe' : 'copydesk';
    mkdirSync(built, { recursive: true });
    copyFileSync(process.env.COPYDESK_BINARY, join(built, name));
    chmodSync(join(built, name), 0o755);
    rmSync(join(folder, 'dist'), { recursive: true, force: true });
    run(join(project, '.github/archive.sh'), [target], { cwd: folder, env: { ...process.env, CARGO_TARGET_DIR: folder } });
    const [archive] = readdirSync(join(folder, 'dist'));
    const file = join(folder, 'dist', archive);
    return [archive, archive.endsWith('.zip') ? inside(file).map(([name]) => name) : run('tar', ['-tzf', file]).trim().split('\n')];
}

/** Where cargo-binstall looks for a target: the address, and the executable's path in the archive, as Cargo.toml's templates say. */
function binstalled(target) {
    const [{ name, version, repository, metadata: { binstall } }] = JSON.parse(run('cargo', ['metadata', '--no-deps', '--format-version', '1', '--offline'])).packages;
    const { 'pkg-url': url, 'pkg-fmt': format, 'bin-dir': path } = { ...binstall, ...binstall.overrides?.[target] };
    const words = {
        name, version, target, bin: name, repo: repository.replace(/\/$/, ''),
        'binary-ext': target.includes('windows') ? '.exe' : '', 'archive-suffix': { tgz: ['.tgz', '.tar.gz'], zip: ['.zip'] }[format],
    };
    const render = (template, words) => template.replace(/\{\s*([\w-]+)\s*\}/g, (_, word) => words[word] ?? assert.fail(`cargo-binstall knows no {${word}}`));
    // It tries each suffix that the format may have.
    const urls = words['archive-suffix'].map((suffix) => render(url, { ...words, 'archive-suffix': suffix }));
    return { urls, path: render(path, words) };
}

/** What the entry for mason's registry says, by its own names of systems. */
const mason = JSON.parse(run(join(process.env.VSCODE_PYTHON, 'python'), ['-c', 'import json, sys; from ruamel.yaml import YAML; print(json.dumps(YAML(typ="safe").load(open(sys.argv[1]))))', join(project, 'editors/mason/package.yaml')]));

/** What Rust calls mason's systems. */
const RUST = {
    linux_x64: 'x86_64-unknown-linux-musl', linux_arm64: 'aarch64-unknown-linux-musl', darwin_x64: 'x86_64-apple-darwin',
    darwin_arm64: 'aarch64-apple-darwin', win_x64: 'x86_64-pc-windows-msvc', win_arm64: 'aarch64-pc-windows-msvc',
};

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
    ...matrix.map(([target]) => [`cargo-binstall and mason find the archive for ${target}, and the executable in it`, () => {
        const [archive, names] = archived(target);
        const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
        const { urls, path } = binstalled(target);
        const released = `https://github.com/copydesk/copydesk/releases/download/v${version}/${archive}`;
        assert.ok(urls.includes(released), `${urls} and not ${released}`);
        assert.deepEqual(names, [path]);
        const asset = mason.source.asset.find((asset) => RUST[asset.target] === target);
        assert.deepEqual([asset?.file, asset?.bin], [archive, path]);
    }]),
    ['the entry for mason has what its registry asks for, of this version and for every system', () => {
        const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
        assert.deepEqual(Object.keys(mason).sort(), ['bin', 'categories', 'description', 'homepage', 'languages', 'licenses', 'name', 'source']);
        assert.deepEqual([mason.name, mason.source.id, mason.bin], ['copydesk', `pkg:github/copydesk/copydesk@v${version}`, { copydesk: '{{source.asset.bin}}' }]);
        assert.deepEqual(mason.licenses, ['MIT', 'Apache-2.0']);
        assert.ok(mason.categories.every((category) => ['Compiler', 'DAP', 'Formatter', 'LSP', 'Linter', 'Runtime'].includes(category)));
        assert.deepEqual(mason.source.asset.map(({ target }) => target).sort(), Object.keys(RUST).sort());
        assert.deepEqual(matrix.map(([target]) => target).sort(), Object.values(RUST).sort());
    }],
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
