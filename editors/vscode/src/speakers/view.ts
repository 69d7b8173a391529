// The Speakers view: who speaks in the story that the user looks at. Unattributed quotes stand on top, a click goes there, and the
// line of the quote at the cursor is the one that is selected.

import * as vscode from 'vscode';
import type { ActiveStory } from '../active';
import type { Session } from '../session';
import { told } from '../status';
import { at, nodes, target, treeItem } from './node';
import type { Node, SpeakerNode } from './node';

/** The view's id, which is also how it is brought into sight: `copydesk.speakers.focus`. */
const VIEW = 'copydesk.speakers';
/** What the view says when it is empty hangs on this context key. */
const KEY = 'copydesk.speakers.empty';


/** The view and its lines. */
export class SpeakersView implements vscode.TreeDataProvider<Node>, vscode.Disposable {
    private lines: SpeakerNode[] = [];
    private readonly changed = new vscode.EventEmitter<void>();
    private readonly view: vscode.TreeView<Node>;
    private readonly subscriptions: vscode.Disposable[];

    readonly onDidChangeTreeData = this.changed.event;

    constructor(
        private readonly session: Session,
        private readonly story: ActiveStory,
    ) {
        this.view = vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true });
        this.subscriptions = [
            this.changed,
            this.view,
            this.view.onDidChangeVisibility(({ visible }) => story.wantSpeakers(visible)),
            story.onDidChange(() => this.update()),
            session.onDidChangeCondition(() => this.update()),
            vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.follow(textEditor)),
            vscode.commands.registerCommand('copydesk.goTo', goTo),
        ];
        story.wantSpeakers(this.view.visible);
        this.update();
    }

    getChildren(node?: Node): Node[] {
        if (node === undefined) return this.lines;
        return node.kind === 'speaker' ? node.quotes : [];
    }

    getParent(node: Node): Node | undefined {
        return node.kind === 'quote' ? node.parent : undefined;
    }

    getTreeItem(node: Node): vscode.TreeItem {
        return treeItem(node);
    }

    /** The lines that are selected. */
    get selection(): readonly Node[] {
        return this.view.selection;
    }

    dispose(): void {
        vscode.Disposable.from(...this.subscriptions).dispose();
    }

    private update(): void {
        const known = this.story.story;
        // While an answer is on its way, what is shown stays, so that nothing flickers.
        if (known !== undefined && known.speakers === undefined && this.view.visible) return;
        this.lines = known?.speakers === undefined ? [] : nodes(known.document.uri, known.speakers);
        this.view.description = known === undefined ? '' : told(known.counts);
        const open = known?.counts.unattributed ?? 0;
        const tooltip = open === 1 ? '1 quote that nobody is named for' : `${open} quotes that nobody is named for`;
        this.view.badge = open > 0 ? { value: open, tooltip } : undefined;
        void vscode.commands.executeCommand('setContext', KEY, this.whyEmpty());
        this.changed.fire();
        const editor = vscode.window.activeTextEditor;
        if (editor !== undefined) this.follow(editor);
    }

    private whyEmpty(): string | undefined {
        if (this.lines.length > 0) return undefined;
        const { condition } = this.session;
        const { shown, story } = this.story;
        if (condition.is === 'missing') return 'missing';
        if (shown === undefined) return 'no story';
        if (condition.is === 'running' && !this.session.has(shown)) return 'off';
        return story === undefined ? 'asking' : 'no quotes';
    }

    private follow({ document, selection }: vscode.TextEditor): void {
        if (!this.view.visible || document !== this.story.story?.document) return;
        const node = at(this.lines, selection.active);
        if (node !== undefined && this.view.selection[0]?.id !== node.id) {
            // A line that was replaced meanwhile is found again when the next answer is there.
            this.view.reveal(node, { select: true, focus: false }).then(undefined, () => undefined);
        }
    }
}

/** Puts the cursor where a line leads. The view keeps the focus, so that the next line is one key away. */
async function goTo(node: Node): Promise<void> {
    const place = target(node);
    if (place === undefined) return;
    const open = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === node.uri.toString());
    const options = { preserveFocus: true, selection: new vscode.Range(place.start, place.start) };
    const editor = await vscode.window.showTextDocument(node.uri, open?.viewColumn === undefined ? options : { ...options, viewColumn: open.viewColumn });
    editor.revealRange(place, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
