// Runs the packaged extension as a person would: installed, in the editor's page, with the server that came along.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { soon, until, violations } from './editor.mjs';
import { extension, opened, tapped } from './opened.mjs';

const tree = '.split-view-view:has(.pane-header[aria-label^="Speakers"])';

const withServer = [
    ['squiggles are drawn under what a desk would send back', async ({ ui }) => {
        await until('four of them', async () => (await ui.squiggles().count()) >= 4);
    }],
    ['the Problems view tells rule and place', async ({ ui }) => {
        await ui.command('Problems: Focus on Problems View');
        const row = async () => (await ui.rows('.markers-panel')).find((row) => row.includes('metting'));
        assert.match(await until('the line', row), /“metting” is not a word we know\. Did you mean “meeting”\? copydesk ?\(?typo\)? ?\[Ln 5, Col 74\]/);
        await ui.command('View: Hide Panel');
    }],
    ['the card tells who somebody is', async ({ ui }) => {
        assert.match(await ui.card('Tom Ashdown', 'person'), /Tom Ashdown · person/);
    }],
    ['the Outline is by speaker', async ({ ui }) => {
        await ui.command('Explorer: Focus on Outline View');
        await ui.row('Priya Nandakumar', '.outline-pane').waitFor();
        await ui.row('I opened the envelope', '.outline-pane').waitFor();
    }],
    ['hints and the lens are drawn', async ({ ui, page }) => {
        await ui.click('Hartley Park');
        await page.keyboard.press('Control+Home');
        await until('hints', async () => /— (Priya )?Nandakumar/.test(await ui.text()));
        await page.locator('.codelens-decoration', { hasText: 'speakers' }).first().waitFor();
    }],
    ['names, cues and quotes have colours of their own', async ({ page }) => {
        // The editor cuts a line into spans by colour.
        const colour = (words, isAll) => page.evaluate(([words, isAll]) => {
            const spans = [...document.querySelectorAll('.view-line span > span')].filter((span) => span.children.length === 0);
            const text = (span) => span.textContent.replaceAll('\u00a0', ' ');
            const span = spans.find((span) => (isAll ? text(span) === words : text(span).includes(words)));
            return span && getComputedStyle(span).color;
        }, [words, isAll]);
        await until('colours', async () => {
            const colours = await Promise.all([colour('shut since the pumps'), colour('Priya Nandakumar', true), colour('said', true), colour('I opened the')]);
            return colours.every(Boolean) && new Set(colours).size === colours.length;
        });
    }],
    ['the lens leads to the Speakers view, which has the unattributed quote on top', async ({ ui, page }) => {
        const lens = page.locator('.codelens-decoration a', { hasText: 'speakers' }).first();
        await ui.press('the Speakers view', lens, () => ui.row('Priya Nandakumar', tree).isVisible());
        const expected = [/^No speaker named/, /^“My bedroom is forty feet from the diving board/];
        let rows = [];
        const isShown = async () => ((rows = await ui.rows(tree)), expected.every((line, at) => line.test(rows[at])) && rows.some((row) => /^Tom Ashdown ?Councillor/.test(row)));
        await until('the lines', isShown).catch(() => assert.fail(rows.join('\n')));
        await page.locator('.activitybar .badge', { hasText: '1' }).first().waitFor();
    }],
    ['a click in the Speakers view goes there, and the view follows the cursor', async ({ ui, page }) => {
        const isThere = () => page.locator('.statusbar-item', { hasText: 'Ln 11, Col 106' }).first().isVisible();
        await ui.press('the cursor at the quote', ui.row('weather and seagulls', tree), isThere);
        await ui.click('I missed my stop');
        await page.locator(`${tree} .monaco-list-row.selected`, { hasText: 'I opened the envelope' }).first().waitFor();
    }],
    ['a quick fix mends the text, and its squiggle goes', async ({ ui, page }) => {
        const before = await ui.squiggles().count();
        await until('the text', async () => {
            await ui.actions('metting', 'Change to “meeting”');
            if (!(await soon(() => ui.action('Add “metting” to your dictionary').isVisible()))) return false;
            return ui.pressed(ui.action('Change to “meeting”'), async () => /a packed meeting at the town hall/.test(await ui.text()));
        });
        await until('the squiggle is gone', async () => (await ui.squiggles().count()) < before);
    }],
    ['“Attribute the Quote to …” offers whom the story names and writes it', async ({ ui, page }) => {
        await ui.click('My bedroom is');
        await ui.choose('copydesk: Attribute the Quote to …', 'Attribute to Lena Harwell');
        await until('the text', async () => /nobody dives quietly,” (Lena )?Harwell said\./.test(await ui.text()));
    }],
    ['the sample story and the walkthrough open', async ({ ui, page }) => {
        await ui.command('copydesk: Open the Sample Story');
        await page.locator('.tab', { hasText: 'Lido to reopen' }).first().waitFor();
        await ui.choose('Welcome: Open Walkthrough', 'Your first story with copydesk');
        await page.locator('.getting-started-step', { hasText: 'See who says what' }).first().waitFor();
    }],
    ['the log is in the Output panel, with the server’s own lines', async ({ ui, desk }) => {
        desk.write('comment.md', '<!-- copydesk: ignore tpyo -->\n\nThey left.\n');
        await ui.command('copydesk: Show the Log');
        await until('the server in the log', async () => /copydesk \d+\.\d+\.\d+ \(bundled\)/.test(await ui.output()));
        await ui.open('comment.md');
        await until('the server’s line in the log', async () => /tpyo/.test(await ui.output()));
        await ui.open('lido.txt');
    }],
    ['the trace setting makes the messages appear there', async ({ ui, page, desk }) => {
        await ui.command('copydesk: Show the Log');
        assert.doesNotMatch(await ui.output(), /Sending|Received/);
        desk.write('.vscode/settings.json', '{ "copydesk.trace.server": "messages" }');
        await until('a message in the log', async () => {
            await ui.click('Hartley Park');
            await page.keyboard.press('ArrowRight');
            return /(Sending|Received) (request|response|notification) '/.test(await ui.output());
        });
        desk.write('.vscode/settings.json', '{}');
        await ui.command('View: Hide Panel');
    }],
    ['what takes more than a second is told in the status bar while it lasts', async ({ ui, page, desk }) => {
        const dictionary = desk.write('slow.dic', '1\nzorblat\n');
        desk.write('slow.aff', 'SET UTF-8\n');
        // Cannot be read before somebody writes into it.
        rmSync(dictionary);
        execFileSync('mkfifo', [dictionary]);
        desk.write('.vscode/settings.json', JSON.stringify({ 'copydesk.dictionaries.hunspell': [dictionary] }));
        const told = page.locator('.statusbar-item', { hasText: 'Reading the dictionary slow.dic' }).first();
        await until('the progress', () => told.isVisible());
        const pipe = openSync(dictionary, 'w');
        renameSync(desk.write('slow.new', '1\nzorblat\n'), dictionary);
        writeSync(pipe, '1\nzorblat\n');
        closeSync(pipe);
        await until('its end', async () => !(await told.isVisible()));
        desk.write('.vscode/settings.json', '{}');
    }],
    ['a restart leaves no message behind', async ({ ui, page, desk }) => {
        const starts = () => readFileSync(desk.path('tap.jsonl'), 'utf8').split('\n').filter((line) => line.includes('"start"')).length;
        const before = starts();
        await ui.command('copydesk: Restart the Server');
        await until('another server', () => starts() > before);
        await page.waitForTimeout(1000);
        // What the editor itself has to say, such as that it was slow, is no fault of ours.
        assert.deepEqual(await page.locator('.notification-toast', { hasText: 'copydesk' }).allInnerTexts(), []);
    }],
];

const withoutServer = [
    ['a missing server is told, with what to do', async ({ ui, page }) => {
        const toast = ui.toast('The copydesk server was not found');
        await toast.waitFor();
        await toast.locator('.monaco-button', { hasText: 'Open the Setting' }).waitFor();
        const help = page.locator('.tab', { hasText: 'install.md' }).first();
        await ui.press('the page that helps', toast.locator('.monaco-button', { hasText: 'How to Install' }), () => help.isVisible());
    }],
    ['the Speakers view says so too', async ({ ui, page }) => {
        await ui.command('View: Show copydesk');
        await page.locator(`${tree} .monaco-button`, { hasText: 'Start Again' }).waitFor();
    }],
];

/** A folder that nobody trusts, whose settings name a program of its own as the server. */
const untrusted = {
    server: tapped,
    trusting: false,
    settings: { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.untrustedFiles': 'open' },
    prepare: (desk) => {
        mkdirSync(desk.path('stories/.vscode'));
        writeFileSync(desk.path('stories/evil'), `#!/bin/sh\ntouch "${desk.path('ran')}"\n`, { mode: 0o755 });
        writeFileSync(desk.path('stories/.vscode/settings.json'), JSON.stringify({ 'copydesk.server.path': './evil' }));
    },
};

const inRestrictedMode = [
    ['a story is checked in a folder that nobody trusts, and no program of the folder is run', async ({ ui, page, desk }) => {
        await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).first().waitFor();
        await until('squiggles', async () => (await ui.squiggles().count()) >= 4);
        assert.ok(!existsSync(desk.path('ran')), 'the folder’s program was run');
    }],
];

let [passed, failed] = [0, 0];

async function run(tests, options) {
    const wanted = tests.filter(([name]) => name.includes(process.env.ONLY ?? ''));
    if (wanted.length === 0) return;
    const context = await opened(options);
    for (const [name, test] of wanted) {
        const start = Date.now();
        try {
            await test(context);
            passed += 1;
            console.log(`ok - ${name} (${Date.now() - start} ms)`);
        } catch (error) {
            failed += 1;
            console.log(`not ok - ${name}\n    ${String(error.stack).replaceAll('\n', '\n    ')}`);
            const pictures = process.env.FAILURES ?? join(extension, 'dist/failures');
            mkdirSync(pictures, { recursive: true });
            // A page that does not even answer shall not hide what failed.
            await context.page.screenshot({ path: join(pictures, `${name.replace(/[^\w]+/g, '-')}.png`) }).catch(() => undefined);
            await context.page.keyboard.press('Escape').catch(() => undefined);
        }
    }
    for (const line of options.server === undefined ? [] : violations(context.desk)) {
        failed += 1;
        console.log(`not ok - the tap: ${line}`);
    }
    await context.close();
}

await run(withServer, { server: tapped });
await run(inRestrictedMode, untrusted);
await run(withoutServer, { env: { PATH: '/usr/bin:/bin' } });

console.log(`in the page: ${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
