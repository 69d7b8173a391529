// Takes pictures of the packaged extension at work on the sample story, into a folder. Started by pictures.sh.

import { join, resolve } from 'node:path';
import { until } from './editor.mjs';
import { opened } from './opened.mjs';

const folder = resolve(process.argv[2]);
const settings = {
    'editor.minimap.enabled': false,
    'editor.fontSize': 15,
    'editor.lineHeight': 1.6,
    'editor.hover.delay': 100,
    'workbench.layoutControl.enabled': false,
    'window.commandCenter': false,
    'breadcrumbs.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'workbench.colorTheme': 'Default Light Modern',
};
const { page, ui, close } = await opened({ server: () => process.env.COPYDESK_BINARY, settings, size: { width: 1180, height: 760 } });

async function picture(name) {
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(folder, `vscode-${name}.png`) });
    console.log(`vscode-${name}.png`);
}

await until('squiggles', async () => (await ui.squiggles().count()) >= 4);
await ui.command('View: Toggle Primary Side Bar Visibility');
await page.locator('.view-lines', { hasText: '— ' }).first().waitFor();

// Cursor and mouse out of the way, so that nothing but the message is lit.
await ui.click('Hartley Park');
await page.keyboard.press('Control+Home');
await ui.card('metting', 'is not a word we know');
await picture('finding');

await page.mouse.move(5, 5);
await ui.card('Tom Ashdown', 'person');
await picture('card');

await page.mouse.move(5, 5);
await ui.command('View: Show copydesk');
await ui.row('Priya Nandakumar', '.split-view-view').waitFor();
await ui.click('envelope');
await page.mouse.move(5, 5);
await picture('speakers');

await ui.command('Explorer: Focus on Outline View');
await ui.row('Priya Nandakumar', '.outline-pane').waitFor();
await ui.click('Hartley Park');
await page.mouse.move(5, 5);
await picture('outline');
await close();
