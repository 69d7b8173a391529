// Runs the tests of test/api inside the extension host of a real VS Code, with the server inside the tap.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Desk, address, browse, serve, soon, violations } from './editor.mjs';

const extension = resolve(import.meta.dirname, '..');
const desk = new Desk();
const results = desk.path('results.txt');
const server = desk.tapped(process.env.COPYDESK_BINARY, process.env.COPYDESK_TAP);

desk.settings({}, { 'copydesk.server.path': server });
desk.write('city/council.txt', '');
desk.write('sport/final.txt', '');
writeFileSync(desk.path('stories/desk.code-workspace'), JSON.stringify({ folders: [{ path: 'city' }, { path: 'sport' }] }));

const editor = await serve(desk, { fromInside: true, env: { COPYDESK_RESULTS: results, COPYDESK_TESTED: process.env.COPYDESK_BINARY, COPYDESK_ONLY: process.env.ONLY ?? '' } });
const { browser, page } = await browse();
const limit = Number(process.env.TIMEOUT ?? 900) * 1000;
const ended = new Promise((done) => {
    void page.exposeFunction('codeAutomationExit', done);
    void page.exposeFunction('codeAutomationLog', () => undefined);
    setTimeout(() => done('out of time'), limit).unref();
});
const where = address(editor.port, { workspace: desk.path('stories/desk.code-workspace'), extension, tests: resolve(extension, 'dist/test.js') });
await page.goto(where);
// A page whose connection broke while it was loaded starts no tests.
if (!(await soon(() => existsSync(results), 180_000))) await page.goto(where);
const code = await ended;
if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
await browser.close();
await editor.stop();

process.stdout.write(existsSync(results) ? readFileSync(results, 'utf8') : desk.log().slice(-4000));
if (code !== 0) console.log(`the tests ended with ${code}`);
const wrong = violations(desk);
for (const line of wrong) console.log(`not ok - the tap: ${line}`);
if (wrong.length > 0) console.log(`the tap: 0 passed, ${wrong.length} failed`);
if (process.env.KEEP) console.log(`kept: ${desk.root}`);
else desk.remove();
process.exit(code === 0 && wrong.length === 0 ? 0 : 1);
