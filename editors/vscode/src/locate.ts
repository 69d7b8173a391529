// Which server runs: the environment's, the setting's, the one that came with the extension, or one on the path.

import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { promisify } from 'node:util';

/** The environment variable that names a server before all else. */
export const VARIABLE = 'COPYDESK_SERVER';

/** Where a server was found. */
export type Source = 'environment' | 'setting' | 'bundled' | 'path';

/** A server that answered. */
export interface Found {
    readonly path: string;
    readonly version: string;
    readonly source: Source;
}

/** Where to look. */
export interface Places {
    /** The value of `COPYDESK_SERVER`; empty or undefined where it is not set. */
    readonly environment: string | undefined;
    /** The value of `copydesk.server.path`; empty where it is not set. */
    readonly setting: string;
    /** The folder in which the extension lies. */
    readonly extension: string;
    /** The first folder of the workspace, from which relative paths start. */
    readonly folder: string | undefined;
}

/** No server could be started; the message says why and what to do. */
export class NoServer extends Error {}

/** Finds the server. A place that somebody named must hold one: nothing else is taken quietly in its stead. */
export async function locate(places: Places, log: (line: string) => void): Promise<Found> {
    const named: [string | undefined, Source, string][] = [
        [places.environment, 'environment', `The environment variable ${VARIABLE}`],
        [places.setting, 'setting', 'The setting copydesk.server.path'],
    ];
    for (const [value, source, who] of named) {
        if (value) {
            const file = expand(value, places.folder);
            const answer = await probe(file);
            if (answer.version === undefined) {
                throw new NoServer(`${who} names “${value}”, which is no copydesk server: ${answer.problem}`);
            }
            return { path: file, version: answer.version, source };
        }
    }
    const bundled = path.join(places.extension, 'server', executable());
    if (await exists(bundled)) {
        const answer = await probe(bundled);
        if (answer.version !== undefined) {
            return { path: bundled, version: answer.version, source: 'bundled' };
        }
        log(`The server that came with the extension does not run here: ${answer.problem}`);
    }
    const answer = await probe(executable());
    if (answer.version !== undefined) {
        return { path: executable(), version: answer.version, source: 'path' };
    }
    log(`No server on the path: ${answer.problem}`);
    throw new NoServer('The copydesk server was not found. Install it, or say in the settings where it is.');
}

function executable(): string {
    return process.platform === 'win32' ? 'copydesk.exe' : 'copydesk';
}

function expand(value: string, folder: string | undefined): string {
    const file = value.replace(/^~(?=$|[\\/])/, os.homedir()).replaceAll('${workspaceFolder}', folder ?? '');
    // A bare name is looked up on the path.
    return /[\\/]/.test(file) && folder !== undefined ? path.resolve(folder, file) : file;
}

async function exists(file: string): Promise<boolean> {
    return access(file).then(() => true, () => false);
}

interface Answer {
    readonly version?: string;
    readonly problem?: string;
}

/** Asks a program for its version, as only copydesk tells it. */
async function probe(file: string): Promise<Answer> {
    try {
        const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: 10_000 });
        const version = /^copydesk (\S+)/.exec(stdout)?.[1];
        return version === undefined ? { problem: `it says “${stdout.trim().slice(0, 80)}” when asked for its version.` } : { version };
    } catch (error) {
        const { code, killed, message } = error as NodeJS.ErrnoException & { killed?: boolean };
        if (code === 'ENOENT') return { problem: 'there is no such file.' };
        if (code === 'EACCES') return { problem: 'it may not be run.' };
        return { problem: killed ? 'it did not tell its version in ten seconds.' : message };
    }
}
