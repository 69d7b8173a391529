// Bundles the extension into dist/extension.js, and with `--tests` the tests that run beside it into dist/test.js.

import { build } from 'esbuild';

const common = { bundle: true, platform: 'node', format: 'cjs', target: 'node20', external: ['vscode'], logLevel: 'warning' };

await build({ ...common, entryPoints: ['src/extension.ts'], outfile: 'dist/extension.js', minify: true });
if (process.argv.includes('--tests')) {
    await build({ ...common, entryPoints: ['test/api/index.ts'], outfile: 'dist/test.js', sourcemap: 'inline' });
}
