// What a person does in the editor's page, and sees there. On a busy machine a click may come too early, fall on what has moved, or be
// lost with a line that is drawn anew meanwhile; so each of these acts looks whether it did what it should, and is done again if not.

import { soon, until } from './editor.mjs';

/** The page of an editor with a story in it. */
export class Editor {
    constructor(page) {
        this.page = page;
    }

    /** Runs a command of the palette by its title. */
    async command(title) {
        const input = this.page.locator('.quick-input-widget input').first();
        const asked = `>${title}`;
        const isAsking = async () => (await input.isVisible()) && (await input.inputValue()) === asked;
        await until(`the command “${title}”`, async () => {
            // A page that has just been opened may take the focus, and close the palette again.
            await this.page.keyboard.press('F1');
            if (!(await soon(() => input.isVisible()))) return false;
            const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first();
            const isChosen = await input.fill(asked, { timeout: 5_000 }).then(() => row.click({ timeout: 10_000 })).then(() => true, () => false);
            // A palette that is still there has not heard the click; one that asks something else is the command's own.
            if (isChosen && (await soon(async () => !(await isAsking())))) return true;
            await this.page.keyboard.press('Escape');
            return false;
        });
    }

    /** Chooses what a command offers, by its words. */
    async choose(title, words) {
        const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: words }).first();
        await until(`“${words}” in the list of “${title}”`, async () => {
            await this.command(title);
            if (await this.pressed(row, async () => !(await row.isVisible()))) return true;
            await this.page.keyboard.press('Escape');
            return false;
        });
    }

    /** Whether a click on something had its effect. It may have gone or moved under the mouse. */
    async pressed(locator, effect) {
        return (await locator.click({ timeout: 10_000 }).then(() => true, () => false)) && soon(effect);
    }

    /** Clicks on something until the click has its effect. */
    async press(what, locator, effect) {
        await until(what, async () => (await effect()) || this.pressed(locator, effect));
    }

    /** Where words of the story are drawn, once they have come to rest. The editor's own elements do not follow words. */
    async place(words) {
        let last;
        return until(`“${words}” is drawn, and rests`, async () => {
            const before = last;
            last = await this.page.evaluate(drawn, words);
            return before?.x === last?.x && before?.y === last?.y && last;
        });
    }

    /** Puts the cursor into words of the story. */
    async click(words) {
        await until(`the cursor in “${words}”`, async () => {
            const { x, y } = await this.place(words);
            await this.page.mouse.click(x, y);
            if (await soon(async () => (await this.page.evaluate(drawn, words))?.hasCursor)) return true;
            // Something may lie over the words.
            await this.page.keyboard.press('Escape');
            return false;
        });
    }

    /** What the card says that is shown when the mouse points at some words, once it holds others. */
    async card(words, held) {
        const card = this.page.locator('.monaco-hover:not(.hidden)', { hasText: held }).first();
        // One that was asked for before the server was there is not asked for again while the mouse stays.
        return until(`the card of ${words}`, async () => {
            const { x, y } = await this.place(words);
            await this.page.mouse.move(x, y + 200);
            await this.page.mouse.move(x, y);
            await this.page.mouse.move(x + 1, y);
            return card.innerText({ timeout: 10_000 }).catch(() => undefined);
        });
    }

    /** Something that can be done about the words at the cursor. */
    action(title) {
        return this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    }

    /** Opens what can be done about some words, once that is something with others in it. */
    async actions(words, wanted) {
        // Before the findings are there, only the editor's own actions are offered.
        await until(`the actions for ${words}`, async () => {
            await this.page.keyboard.press('Escape');
            await this.click(words);
            await this.page.keyboard.press('Control+.');
            return this.action(wanted).waitFor({ timeout: 10_000 }).then(() => true, () => false);
        });
    }

    /** A line of a list or tree, by the words in it. */
    row(words, within = '') {
        return this.page.locator(`${within} .monaco-list-row`, { hasText: words }).first();
    }

    /** The lines of a tree as they are read from top to bottom, all of one moment. */
    async rows(within) {
        return this.page.evaluate(fromTop, `${within} .monaco-list-row`);
    }

    /** The text of the story as far as it is drawn. */
    async text() {
        const lines = await this.page.evaluate(fromTop, '.editor-instance .view-lines > .view-line');
        return lines.join(' ');
    }

    /** Opens a file of the folder by its name. */
    async open(name) {
        const input = this.page.locator('.quick-input-widget input').first();
        await until(`${name} is open`, async () => {
            await this.page.keyboard.press('Control+P');
            if (!(await soon(() => input.isVisible()))) return false;
            const row = this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first();
            await input.fill(name, { timeout: 5_000 }).then(() => row.click({ timeout: 10_000 })).catch(() => undefined);
            if (await soon(() => this.page.locator('.tab.active', { hasText: name }).first().isVisible())) return true;
            await this.page.keyboard.press('Escape');
            return false;
        });
    }

    /** What is seen of the log in the panel. */
    async output() {
        const lines = await this.page.evaluate(fromTop, '.output-view .view-lines > .view-line');
        return lines.join('\n');
    }

    squiggles(kind = 'warning') {
        return this.page.locator(`.squiggly-${kind}`);
    }

    /** Messages in the corner. */
    toast(words) {
        return this.page.locator('.notification-toast', { hasText: words }).first();
    }
}

// What follows runs in the page, where each function stands alone.

/** The middle of words of the story, and whether the cursor is in them; nothing where they are not drawn. */
function drawn(words) {
    for (const lines of document.querySelectorAll('.monaco-editor .view-lines')) {
        const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode()); ) {
            const at = node.data.replaceAll('\u00a0', ' ').indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + words.length);
            const { x, y, width, height } = range.getBoundingClientRect();
            const cursors = [...lines.closest('.monaco-editor').querySelectorAll('.cursors-layer .cursor')].map((cursor) => cursor.getBoundingClientRect());
            const hasCursor = cursors.some((cursor) => cursor.x >= x - 2 && cursor.x <= x + width + 2 && cursor.y < y + height && cursor.bottom > y);
            return { x: x + width / 2, y: y + height / 2, hasCursor };
        }
    }
    return undefined;
}

/** The texts of elements from top to bottom, which is not the order in which the editor keeps them. */
function fromTop(selector) {
    const lines = [...document.querySelectorAll(selector)].map((line) => [line.getBoundingClientRect().top, line.innerText]);
    return lines.sort(([one], [other]) => one - other).map(([, text]) => text.replace(/[\s\u00a0]+/g, ' ').trim());
}
