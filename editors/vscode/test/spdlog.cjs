// Stands in for VS Code's native module that writes logs: setup.sh compiles nothing, and without it the Output panel shows no log. It
// writes what a logger is told at once, as the native one does when it flushes on every level, and keeps one file.

'use strict';

const fs = require('node:fs');
const path = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
    constructor(_kind, _name, file) {
        this.file = file;
        this.level = LEVELS.indexOf('info');
        this.isPlain = false;
    }

    write(level, message) {
        if (level < this.level) return;
        const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
        fs.appendFileSync(this.file, this.isPlain ? message : `${time} [${LEVELS[level]}] ${message}\n`);
    }

    trace(message) { this.write(0, message); }
    debug(message) { this.write(1, message); }
    info(message) { this.write(2, message); }
    warn(message) { this.write(3, message); }
    error(message) { this.write(4, message); }
    critical(message) { this.write(5, message); }
    getLevel() { return this.level; }
    setLevel(level) { this.level = level; }
    setPattern() {}
    clearFormatters() { this.isPlain = true; }
    flush() {}
    drop() {}
}

async function create(name, file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    return new Logger('rotating', name, file);
}

// One by one: who imports them by name finds them so.
exports.version = 0;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
