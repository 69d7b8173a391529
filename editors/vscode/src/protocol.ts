// What copydesk says beside plain LSP; docs/protocol.md of the server tells it in full.

import { RequestType } from 'vscode-languageclient/node';
import type { Range } from 'vscode-languageclient/node';

/** Names a story that is open. */
export interface StoryParams {
    readonly uri: string;
}

/** How many quotes a story has, from how many speakers, and how many that nobody is named for. */
export interface Counts {
    readonly quotes: number;
    readonly speakers: number;
    readonly unattributed: number;
}

/** What the counts are, of which version of the document. */
export interface Status {
    readonly version: number | null;
    readonly counts: Counts;
}

/** Who speaks: `unattributed` are the quotes that nobody is named for, `none` those that need no speaker. */
export type SpeakerType = 'person' | 'organisation' | 'place' | 'unnamed' | 'unattributed' | 'none';

/** All that a story's speakers say. */
export interface Speakers extends Status {
    readonly speakers: readonly Speaker[];
}

/** One who speaks, with the quotes in the order of the text. */
export interface Speaker {
    readonly name: string;
    readonly type: SpeakerType;
    readonly role: string | null;
    readonly range: Range | null;
    readonly quotes: readonly SpeakerQuote[];
}

/** A quote, as a speaker's. */
export interface SpeakerQuote {
    readonly range: Range;
    readonly excerpt: string;
    /** How it is known that the words are the speaker's, in plain words. */
    readonly reached: string | null;
    /** It is only likely that they are. */
    readonly likely: boolean;
    /** Through whom the words came. */
    readonly relay: string | null;
}

/** A rule's page of the manual. */
export interface RulePage {
    readonly rule: string;
    readonly markdown: string;
    readonly url: string;
}

/** A story's quotes by speaker, as a page. */
export interface QuoteSheet {
    readonly markdown: string;
    readonly uri: string | null;
}

/** The counts and the speakers. */
export const SPEAKERS = new RequestType<StoryParams, Speakers | null, void>('copydesk/speakers');

/** The counts alone. */
export const STATUS = new RequestType<StoryParams, Status | null, void>('copydesk/status');

/** The server's own commands. */
export const SERVER_COMMANDS = {
    showSpeakers: 'copydesk.showSpeakers',
    quoteSheet: 'copydesk.quoteSheet',
    explainRule: 'copydesk.explainRule',
} as const;
