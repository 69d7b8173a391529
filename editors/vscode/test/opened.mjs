// The packaged extension, installed into a real VS Code that nobody used before, with the sample story open.

import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { Desk, address, browse, install, serve, until } from './editor.mjs';
import { Editor } from './page.mjs';

export const extension = resolve(import.meta.dirname, '..');
export const sample = join(extension, 'sample/lido.txt');

/** The server inside the tap, as a program that can be packaged. */
export const tapped = (desk) => desk.tapped(process.env.COPYDESK_BINARY, process.env.COPYDESK_TAP);

/** Packages the extension, with a server or without, into a desk, and installs it there. */
export async function installed(desk, server) {
    const args = ['scripts/package.mjs', '--out', desk.root, ...(server === undefined ? [] : ['--target', `${process.platform}-${process.arch}`, '--server', server])];
    const vsix = execFileSync(process.execPath, args, { cwd: extension, encoding: 'utf8' }).trim().split('\n').at(-1);
    await install(desk, vsix);
}

/** A desk with the extension, and its editor's page with the sample story. `prepare` may put more on the desk. */
export async function opened({ server, settings = {}, machine = {}, env = {}, trusting = true, prepare, size = {} } = {}) {
    const desk = new Desk();
    const story = desk.copy(sample);
    desk.settings(settings, machine);
    prepare?.(desk);
    await installed(desk, server?.(desk));
    const editor = await serve(desk, { env, trusting });
    const { browser, page } = await browse(size);
    const drawn = page.locator('.view-line', { hasText: 'Lido to reopen' }).first();
    // A page whose connection broke while it was loaded stays empty.
    const load = () => page.goto(address(editor.port, { folder: desk.stories, open: story })).then(() => drawn.waitFor()).then(() => true, () => false);
    await until('the story in the page', load, 360_000);
    const close = async () => {
        await browser.close();
        await editor.stop();
        if (process.env.KEEP) console.log(`kept: ${desk.root}`);
        else desk.remove();
    };
    return { desk, story, page, ui: new Editor(page), close };
}
