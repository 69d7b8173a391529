// What an editor asks about a story: who somebody is, who says what, and where.

import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { becomes, change, cursor, findings, inside, rangeOf, story, until, withSetting } from './harness';
import type { Test } from './harness';

/** A story with a named speaker, a continued quote, a pronoun, and a quote that nobody is named for. */
export const STORY = `Ferry to stop at the new pier

Mayor Ines Marlowe said the first ferry would call on Friday. “The pier is ready and the paint is dry,” Marlowe said. “The sea can come when it likes.”

She has waited nine years for the day. “I was told that it would take two,” she said.

Tickets cost four pounds.

“Nobody asked the gulls, and they were here before any of us.”
`;

async function command<T>(name: string, ...parameters: unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(name, ...parameters);
}

function whole({ document }: vscode.TextEditor): vscode.Range {
    return new vscode.Range(0, 0, document.lineCount, 0);
}

/** A story whose findings are there, so that the server has read it. */
async function read(text = STORY): Promise<vscode.TextEditor> {
    const editor = await story(text);
    await until('a finding', () => findings(editor.document).length > 0);
    return editor;
}

export const reading: readonly Test[] = [
    ['hover tells who somebody is, and whose words a quote holds', async () => {
        const editor = await read();
        const card = async (words: string) => {
            const hovers = await command<vscode.Hover[]>('vscode.executeHoverProvider', editor.document.uri, rangeOf(editor, words).start.translate(0, 2));
            return hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join('\n');
        };
        assert.match(await card('Ines Marlowe'), /\*\*Ines Marlowe\*\* · person[^]*Mayor/);
        assert.match(await card('I was told'), /Ines Marlowe/);
    }],
    ['the outline is by speaker', async () => {
        const editor = await read();
        const lines = async () => {
            const symbols = await command<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', editor.document.uri);
            return symbols.map(({ name, children }) => `${name}: ${children.length}`);
        };
        await becomes(['Ines Marlowe: 3', 'No speaker named: 1'], lines);
    }],
    ['inlay hints name the speaker where the copy does not, and can be switched off', async () => {
        const editor = await read();
        const hints = async () => {
            const found = await command<vscode.InlayHint[]>('vscode.executeInlayHintProvider', editor.document.uri, whole(editor));
            return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).trim());
        };
        await until('two hints', async () => (await hints()).filter((hint) => /^— (Ines )?Marlowe$/.test(hint)).length === 2);
        await withSetting('copydesk.editor.hints', false, () => becomes([], hints));
    }],
    ['semantic tokens tell speakers, cues and quotes apart', async () => {
        const editor = await read();
        const ask = <T>(what: string) => until(what, () => command<T | undefined>(`vscode.provideDocumentSemanticTokens${what}`, editor.document.uri));
        const legend = await ask<vscode.SemanticTokensLegend>('Legend');
        const { data } = await ask<vscode.SemanticTokens>('');
        const tokens: string[] = [];
        let [line, character] = [0, 0];
        for (let at = 0; at < data.length; at += 5) {
            const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = data.subarray(at, at + 5);
            [line, character] = [line + lines, lines > 0 ? characters : character + characters];
            const words = editor.document.getText(new vscode.Range(line, character, line, character + length));
            const of = legend.tokenModifiers.filter((_, number) => modifiers & (1 << number));
            tokens.push([legend.tokenTypes[type], ...of].join('.') + ` ${words.slice(0, 16)}`);
        }
        assert.ok(tokens.includes('person.speaker Marlowe'), tokens.join('\n'));
        assert.ok(tokens.includes('cue said'), tokens.join('\n'));
        assert.ok(tokens.includes('quote “The pier is rea'), tokens.join('\n'));
        assert.ok(tokens.some((token) => token.startsWith('quote.unattributed') && token.includes('“Nobody asked')), tokens.join('\n'));
    }],
    ['definition leads from a pronoun to the name, and references find all mentions', async () => {
        const editor = await read();
        const words = async () => {
            const definitions = await command<(vscode.Location | vscode.LocationLink)[]>('vscode.executeDefinitionProvider', editor.document.uri, rangeOf(editor, 'She has').start);
            return definitions.map((place) => editor.document.getText('range' in place ? place.range : (place.targetSelectionRange ?? place.targetRange)));
        };
        await until('one definition', async () => (await words()).length === 1 && /Ines Marlowe/.test((await words())[0] ?? ''));
        const references = () => command<vscode.Location[]>('vscode.executeReferenceProvider', editor.document.uri, rangeOf(editor, 'Ines').start);
        await until('three references', async () => (await references()).length >= 3);
    }],
    ['a quote over paragraphs folds', async () => {
        const { document } = await story('Mayor Ines Marlowe spoke.\n\n“The pier is ready.\n\n“The paint is dry,” she said.\n\nIt rained.\n');
        const folds = () => vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
        await becomes([[2, 4]], async () => (await folds()).map(({ start, end }) => [start, end]));
    }],
    ['highlights show the pair of a quotation mark', async () => {
        const editor = await read();
        const marks = async () => {
            const highlights = await command<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', editor.document.uri, rangeOf(editor, '“Nobody').start);
            return highlights.map(({ range }) => editor.document.getText(range));
        };
        await becomes(['“', '”'], marks);
    }],
    ['the lens over the story counts, and can be switched off', async () => {
        const editor = await read();
        const lenses = async () => {
            const found = await command<vscode.CodeLens[]>('vscode.executeCodeLensProvider', editor.document.uri, 5);
            return found.map((lens) => lens.command?.title);
        };
        await becomes(['4 quotes · 1 speaker · 1 unattributed'], lenses);
        await withSetting('copydesk.editor.lens', false, () => becomes([], lenses));
    }],
    ['the status item counts, and counts again when the text changes', async () => {
        const editor = await read();
        await becomes('4 quotes · 1 speaker · 1 unattributed', () => inside().status().text);
        await change(editor, 'any of us.”', 'any of us,” said Ada Quill, who feeds them.');
        await becomes('4 quotes · 2 speakers', () => inside().status().text);
        await change(editor, 'Tickets', '“Tickets” and');
        const empty = await story('Nothing was said.\n');
        await becomes('No quotes', () => inside().status().text);
        assert.ok(empty);
    }],
    ['a quote is attributed by the action that the command chooses from', async () => {
        const editor = await read();
        cursor(editor, '“Nobody', 3);
        const actions = await command<vscode.CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, editor.selection, 'quickfix.attribute.copydesk', 20);
        const action = actions.find(({ title }) => title === 'Attribute to Ines Marlowe');
        assert.ok(action?.edit, actions.map(({ title }) => title).join(', '));
        await vscode.workspace.applyEdit(action.edit);
        assert.match(editor.document.getText(), /before any of us,” (Ines )?Marlowe said\.\n$/);
        await becomes([], () => findings(editor.document).filter((finding) => finding.startsWith('unattributed')));
    }],
    ['everything that is safe is mended by one command', async () => {
        const editor = await read('They left the the hall and and went home.\n\nThe metting was long.\n');
        await command('copydesk.fixAll');
        await until('the text', () => /^They left the hall and went home\./.test(editor.document.getText()));
    }],
    ['the quote sheet opens beside the story and is not checked itself', async () => {
        const editor = await read();
        await command('copydesk.openQuoteSheet');
        const sheet = await until('the sheet', () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith('.quotes.md')));
        await until('the quotes in it', () => sheet.document.getText().includes('The sea can come when it likes'));
        assert.match(sheet.document.getText(), /Ines Marlowe/);
        assert.equal(sheet.document.languageId, 'markdown');
        assert.notEqual(sheet.viewColumn, editor.viewColumn);
        assert.deepEqual(findings(sheet.document), []);
    }],
    ['a rule is explained in a preview', async () => {
        const editor = await read();
        cursor(editor, '“Nobody', 3);
        await command('copydesk.explain');
        await until('the preview', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label.includes('unattributed-quote'))));
        const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('copydesk-manual:/unattributed-quote.md'));
        assert.match(page.getText(), /unattributed-quote/);
        assert.match(page.getText(), /nobody is named for/);
    }],
];
