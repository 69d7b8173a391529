// Draws media/icon.png from media/icon.svg, with the browser that the tests use (`. "$EDITORS_CACHE/vscode.env"` first).

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { browse } from '../test/editor.mjs';

const media = resolve(import.meta.dirname, '../media');
const { browser, page } = await browse({ width: 256, height: 256 });
await page.setContent(`<style>body { margin: 0 }</style>${readFileSync(resolve(media, 'icon.svg'), 'utf8')}`);
await page.screenshot({ path: resolve(media, 'icon.png'), omitBackground: true });
await browser.close();
