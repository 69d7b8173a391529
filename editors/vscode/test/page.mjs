// What a person does in the editor's page, and sees there.

import { until } from './editor.mjs';

/** The page of an editor with a story in it. */
export class Editor {
    constructor(page) {
        this.page = page;
    }

    /** Runs a command of the palette by its title. */
    async command(title) {
        const input = this.page.locator('.quick-input-widget input').first();
        // A page that has just been opened may take the focus, and close the palette again.
        await until('the palette', async () => {
            await this.page.keyboard.press('F1');
            await this.page.waitForTimeout(300);
            return input.isVisible();
        });
        await input.fill(`>${title}`);
        await this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().click();
    }

    /** Where a word of the story is drawn. The editor's own elements do not follow words. */
    async place(words) {
        const box = await this.page.evaluate((words) => {
            for (const lines of document.querySelectorAll('.monaco-editor .view-lines')) {
                const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
                for (let node; (node = walker.nextNode()); ) {
                    const at = node.data.replaceAll('\u00a0', ' ').indexOf(words);
                    if (at < 0) continue;
                    const range = document.createRange();
                    range.setStart(node, at);
                    range.setEnd(node, at + words.length);
                    const { x, y, width, height } = range.getBoundingClientRect();
                    return { x: x + width / 2, y: y + height / 2 };
                }
            }
            return undefined;
        }, words);
        if (box === undefined) throw new Error(`“${words}” is not drawn`);
        return box;
    }


    async click(words) {
        const { x, y } = await this.place(words);
        await this.page.mouse.click(x, y);
    }

    /** The card that is shown when the mouse points at some words, once it holds others. */
    async card(words, held) {
        const card = this.page.locator('.monaco-hover:not(.hidden)', { hasText: held }).first();
        // One that was asked for before the server was there is not asked for again while the mouse stays.
        await until(`the card of ${words}`, async () => {
            const { x, y } = await this.place(words);
            await this.page.mouse.move(x, y + 200);
            await this.page.mouse.move(x, y);
            await this.page.mouse.move(x + 1, y);
            return card.waitFor({ timeout: 5_000 }).then(() => true, () => false);
        });
        return card;
    }

    /** Opens what can be done about some words, once that is something with others in it. */
    async actions(words, wanted) {
        const action = this.page.locator('.action-widget .monaco-list-row', { hasText: wanted }).first();
        // Before the findings are there, only the editor's own actions are offered.
        await until(`the actions for ${words}`, async () => {
            await this.page.keyboard.press('Escape');
            await this.click(words);
            await this.page.keyboard.press('Control+.');
            return action.waitFor({ timeout: 5_000 }).then(() => true, () => false);
        });
    }

    /** A line of a list or tree, by the words in it. */
    row(words, within = '') {
        return this.page.locator(`${within} .monaco-list-row`, { hasText: words }).first();
    }

    /** The lines of a tree as they are read from top to bottom. */
    async rows(within) {
        const rows = await this.page.locator(`${within} .monaco-list-row`).all();
        return Promise.all(rows.map(async (row) => (await row.innerText()).replace(/\s+/g, ' ').trim()));
    }

    /** The text of the story as far as it is drawn. */
    async text() {
        const lines = await this.page.locator('.monaco-editor .view-lines').first().innerText();
        return lines.replace(/[\s\u00a0]+/g, ' ');
    }

    squiggles(kind = 'warning') {
        return this.page.locator(`.squiggly-${kind}`);
    }

    /** Messages in the corner. */
    toast(words) {
        return this.page.locator('.notification-toast', { hasText: words }).first();
    }
}
