// Serves a VS Code with the packaged extension and the sample story until it is told to end. Started by try.sh.

import { randomBytes } from 'node:crypto';
import { Desk, address, serve } from './editor.mjs';
import { installed, sample } from './opened.mjs';

const desk = new Desk();
const story = desk.copy(sample);
desk.settings({ 'workbench.colorTheme': 'Default Light Modern' });
await installed(desk, process.env.COPYDESK_BINARY);
const port = process.argv[2] === undefined ? undefined : Number(process.argv[2]);
// Others who use this machine shall not be able to open an editor of this user's.
const token = randomBytes(16).toString('hex');
const editor = await serve(desk, { port, token });
console.log(`Open this in a browser; Ctrl+C ends it:\n\n    ${address(editor.port, { folder: desk.stories, open: story, token })}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, async () => {
        await editor.stop();
        desk.remove();
        process.exit(0);
    });
}
