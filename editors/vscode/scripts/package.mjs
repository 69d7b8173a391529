// Packages the extension.
//
//   node scripts/package.mjs                                     without a server: one file for all systems
//   node scripts/package.mjs --target linux-x64 --server FILE    with a server, for one system
//
// The file is written to dist/, or to the folder that `--out` names.

import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const called = process.cwd();
const root = resolve(import.meta.dirname, '..');
process.chdir(root);

const { values } = parseArgs({ options: { target: { type: 'string' }, server: { type: 'string' }, out: { type: 'string', default: 'dist' }, 'pre-release': { type: 'boolean' } } });
if ((values.target === undefined) !== (values.server === undefined)) {
    console.error('Name both --target and --server, or neither.');
    process.exit(2);
}

// The read-me's links start from this folder, which the packager would take for the repository's top.
const page = 'https://github.com/copydesk/copydesk';
const links = ['--baseContentUrl', `${page}/blob/main/editors/vscode`, '--baseImagesUrl', `${page}/raw/main/editors/vscode`];

const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
const out = resolve(called, values.out);
const file = join(out, `${[name, values.target, version].filter(Boolean).join('-')}.vsix`);
mkdirSync(out, { recursive: true });

// What a package for another system held must not come along.
rmSync('server', { recursive: true, force: true });
if (values.server !== undefined) {
    const server = join('server', values.target.startsWith('win32') ? 'copydesk.exe' : 'copydesk');
    mkdirSync('server');
    copyFileSync(resolve(called, values.server), server);
    chmodSync(server, 0o755);
}
try {
    const target = values.target === undefined ? [] : ['--target', values.target];
    const kind = values['pre-release'] ? ['--pre-release'] : [];
    execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
    execFileSync(process.execPath, ['node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', file, ...links, ...target, ...kind], { stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
    rmSync('server', { recursive: true, force: true });
}
console.log(file);
