// What the server is told of the editor's settings: those that are its own and that somebody has set. A default that the manifest
// repeats stays here, so that it does not overrule a `copydesk.toml`.

import * as vscode from 'vscode';

/** The section of our settings. */
export const SECTION = 'copydesk';

interface Manifest {
    readonly contributes: { readonly configuration: readonly { readonly title: string; readonly properties: Record<string, unknown> }[] };
}

/** The names of the server's own settings: all but those of the first group, which are the extension's. */
export function serverSettings(manifest: unknown): string[] {
    const [, ...generated] = (manifest as Manifest).contributes.configuration;
    return generated.flatMap((group) => Object.keys(group.properties)).map((name) => name.slice(SECTION.length + 1));
}

/** The values that are set, as the server's own tree. */
export function told(names: readonly string[]): Record<string, unknown> {
    const settings = vscode.workspace.getConfiguration(SECTION);
    const tree: Record<string, unknown> = {};
    for (const name of names) {
        const { workspaceFolderValue, workspaceValue, globalValue } = settings.inspect(name) ?? {};
        const value = workspaceFolderValue ?? workspaceValue ?? globalValue;
        if (value !== undefined) put(tree, name.split('.'), value);
    }
    return tree;
}

function put(tree: Record<string, unknown>, [name, ...below]: string[], value: unknown): void {
    if (name === undefined) return;
    if (below.length === 0) {
        tree[name] = value;
    } else {
        put((tree[name] ??= {}) as Record<string, unknown>, below, value);
    }
}
