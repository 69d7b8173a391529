// All tests that run inside the editor. The editor calls `run`.

import { documents } from './documents';
import { findingsTests } from './findings';
import { runAll } from './harness';
import { logTests } from './log';
import { long } from './long';
import { reading } from './reading';
import { server } from './server';
import { speakers } from './speakers';

export function run(): Promise<void> {
    const tests = [...findingsTests, ...documents, ...reading, ...speakers, ...server, ...logTests, ...long];
    return runAll(tests, process.env['COPYDESK_RESULTS'] ?? '', process.env['COPYDESK_ONLY'] ?? '');
}
