// The lines of the Speakers view: speakers, and under each what they say.

import * as vscode from 'vscode';
import type { Range } from 'vscode-languageclient/node';
import type { Speaker, SpeakerQuote, SpeakerType, Speakers } from '../protocol';

/** A line of the view. */
export type Node = SpeakerNode | QuoteNode;

/** One who speaks. */
export interface SpeakerNode {
    readonly kind: 'speaker';
    /** Stays the same while the story is edited, so that what is folded stays folded. */
    readonly id: string;
    readonly uri: vscode.Uri;
    readonly speaker: Speaker;
    readonly quotes: QuoteNode[];
}

/** What one of them says. */
export interface QuoteNode {
    readonly kind: 'quote';
    readonly id: string;
    readonly uri: vscode.Uri;
    readonly quote: SpeakerQuote;
    readonly parent: SpeakerNode;
}

/** The lines for a story's speakers, in their order. */
export function nodes(uri: vscode.Uri, { speakers }: Speakers): SpeakerNode[] {
    const seen = new Map<string, number>();
    return speakers.map((speaker) => {
        const name = `${uri.toString()}#${speaker.type}:${speaker.name}`;
        const number = (seen.get(name) ?? 0) + 1;
        seen.set(name, number);
        const node: SpeakerNode = { kind: 'speaker', id: `${name}:${number}`, uri, speaker, quotes: [] };
        node.quotes.push(...speaker.quotes.map((quote, index) => ({ kind: 'quote' as const, id: `${node.id}/${index}`, uri, quote, parent: node })));
        return node;
    });
}

/** The line of the quote that holds a position, or of the speaker whose first mention does. */
export function at(speakers: readonly SpeakerNode[], position: vscode.Position): Node | undefined {
    const quotes = speakers.flatMap((speaker) => speaker.quotes).filter(({ quote }) => range(quote.range).contains(position));
    return quotes.at(-1) ?? speakers.find(({ speaker }) => speaker.range !== null && range(speaker.range).contains(position));
}

/** Where a click on a line leads; a group without a mention of its own leads to its first quote. */
export function target(node: Node): vscode.Range | undefined {
    const place = node.kind === 'quote' ? node.quote.range : (node.speaker.range ?? node.speaker.quotes[0]?.range);
    return place === undefined ? undefined : range(place);
}

/** How a line looks. */
export function treeItem(node: Node): vscode.TreeItem {
    const item = node.kind === 'quote' ? quoteItem(node) : speakerItem(node);
    item.id = node.id;
    item.command = { command: 'copydesk.goTo', title: 'Go There', arguments: [node] };
    return item;
}

const ICONS: Record<SpeakerType, vscode.ThemeIcon> = {
    person: new vscode.ThemeIcon('person'),
    organisation: new vscode.ThemeIcon('organization'),
    place: new vscode.ThemeIcon('globe'),
    unnamed: new vscode.ThemeIcon('question'),
    unattributed: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
    none: new vscode.ThemeIcon('dash'),
};

function speakerItem({ speaker }: SpeakerNode): vscode.TreeItem {
    const item = new vscode.TreeItem(speaker.name, vscode.TreeItemCollapsibleState.Expanded);
    item.iconPath = ICONS[speaker.type];
    item.description = speaker.role ?? '';
    item.contextValue = speaker.type;
    const tooltip = new vscode.MarkdownString().appendText(speaker.name);
    if (speaker.role !== null) tooltip.appendText(`, ${speaker.role}`);
    tooltip.appendText(` · ${speaker.quotes.length === 1 ? '1 quote' : `${speaker.quotes.length} quotes`}`);
    item.tooltip = tooltip;
    return item;
}

function quoteItem({ quote, parent }: QuoteNode): vscode.TreeItem {
    const item = new vscode.TreeItem(quote.excerpt, vscode.TreeItemCollapsibleState.None);
    const doubt = quote.likely && parent.speaker.type !== 'unattributed' ? [`likely ${parent.speaker.name}`] : [];
    const relay = quote.relay === null ? [] : [`via ${quote.relay}`];
    item.description = [`line ${quote.range.start.line + 1}`, ...doubt, ...relay].join(' · ');
    item.contextValue = `quote.${parent.speaker.type}`;
    const tooltip = new vscode.MarkdownString().appendText(quote.excerpt);
    if (quote.reached !== null) tooltip.appendMarkdown('\n\n').appendText(quote.reached);
    item.tooltip = tooltip;
    return item;
}

function range({ start, end }: Range): vscode.Range {
    return new vscode.Range(start.line, start.character, end.line, end.character);
}
