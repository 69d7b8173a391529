// The language status item: how many quotes, from how many speakers, and how many that nobody is named for.

import * as vscode from 'vscode';
import type { ActiveStory } from './active';
import { SELECTOR } from './copy';
import type { Counts } from './protocol';
import type { Session } from './session';

/** Keeps the status item up to date. */
export function showStatus(session: Session, story: ActiveStory): vscode.Disposable {
    const item = vscode.languages.createLanguageStatusItem('copydesk.status', [...SELECTOR]);
    item.name = 'copydesk';
    const update = () => Object.assign(item, { busy: false, severity: vscode.LanguageStatusSeverity.Information }, look(session, story));
    update();
    return vscode.Disposable.from(item, session.onDidChangeCondition(update), story.onDidChange(update));
}

type Look = Partial<Pick<vscode.LanguageStatusItem, 'text' | 'detail' | 'busy' | 'severity' | 'command'>>;

/** What the item shows. */
export function look(session: Pick<Session, 'condition' | 'has'>, { shown, story }: Pick<ActiveStory, 'shown' | 'story'>): Look {
    const { condition } = session;
    const restart = { command: 'copydesk.restart', title: 'Restart' };
    switch (condition.is) {
        case 'starting':
            return { text: 'copydesk is starting', detail: '', busy: true, command: { command: 'copydesk.showLog', title: 'Show the Log' } };
        case 'stopped':
            return { text: 'copydesk is stopped', detail: '', severity: vscode.LanguageStatusSeverity.Warning, command: restart };
        case 'missing':
            return { text: 'copydesk has no server', detail: condition.why, severity: vscode.LanguageStatusSeverity.Error, command: restart };
        case 'running': {
            const detail = `copydesk ${condition.server.version}`;
            if (shown !== undefined && !session.has(shown)) {
                const command = { command: 'copydesk.openSettings', title: 'Settings' };
                return { text: 'copydesk is off here', detail: 'Settings leave this document out', command };
            }
            const command = { command: 'copydesk.speakers.focus', title: 'Speakers' };
            return { text: story === undefined ? 'copydesk' : told(story.counts), detail, command };
        }
    }
}

/** The counts in words. */
export function told({ quotes, speakers, unattributed }: Counts): string {
    if (quotes === 0) return 'No quotes';
    const parts = [count(quotes, 'quote'), count(speakers, 'speaker')];
    return [...parts, ...(unattributed > 0 ? [`${unattributed} unattributed`] : [])].join(' · ');
}

function count(number: number, what: string): string {
    return `${number} ${what}${number === 1 ? '' : 's'}`;
}
