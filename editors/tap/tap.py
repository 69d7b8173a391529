#!/usr/bin/env python3
"""A tap between any client and a language server, which checks everything that the server says.

    python3 tap.py --log FILE -- SERVER ARGS...
    python3 tap.py --verdict FILE...

The first form stands where the server's command stands. Messages pass unchanged; into FILE go lines of JSON, each written at once, so
that nothing is lost when the client kills the tap:
    {"kind": "start", "server": [...], "pid": N}            the server runs; N is its process
    {"kind": "method", "method": "textDocument/hover"}      the server's first message of this kind
    {"kind": "violation", "rule": ..., "method": ..., "message": ...}
    {"kind": "end", "messages": N, "status": N}             the server ended; left out when the tap was killed
The second form prints what logs hold, and ends with 1 if there is a violation or nothing was checked.
Needs `lsprotocol` (requirements.txt).
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import threading

import framing

# Seconds that a server has to end by itself once its client is gone: far more than a machine under load needs.
PATIENCE = 60


class Log:
    """The lines of JSON. One `write` for each, so that taps can share a file."""

    def __init__(self, path):
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        self._methods = set()

    def write(self, kind, **more):
        os.write(self._file, (json.dumps({"kind": kind, **more}, ensure_ascii=False) + "\n").encode())

    def violation(self, rule, message, method):
        self.write("violation", rule=rule, method=method, message=message)

    def seen(self, methods):
        for method in sorted(methods - self._methods):
            self.write("method", method=method)
        self._methods |= methods


class Tap:
    """The server's process and both directions."""

    def __init__(self, log, command, patience):
        from conversation import Conversation

        self._log, self._lock, self._patience = log, threading.Lock(), patience
        self._conversation = Conversation(log.violation)
        self._told_to_stop = False
        self._server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        log.write("start", server=command, pid=self._server.pid)

    def run(self):
        """Carries messages until the server is gone; returns its exit status."""
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, self._stop)
        threading.Thread(target=self._from_client, daemon=True).start()
        cut = None
        try:
            self._from_server()
        except framing.CutFrame as fault:
            cut = fault
        except framing.NotAFrame as fault:
            self._log.violation("frame", str(fault), None)
            self._drain()
        status = self._server.wait()
        killed = self._told_to_stop or -status in (signal.SIGKILL, signal.SIGTERM)
        # One that is killed cannot finish what it says.
        if cut and not killed:
            self._log.violation("frame", str(cut), None)
        self._conversation.end(status, killed)
        self._log.write("end", messages=self._conversation.messages, status=status)
        return status

    def _from_client(self):
        try:
            while (body := framing.read(sys.stdin.buffer)) is not None:
                self._check(self._conversation.client, body, "the client's message")
                self._server.stdin.write(framing.frame(body))
                self._server.stdin.flush()
        except (framing.NotAFrame, BrokenPipeError, ValueError):
            pass
        # The client is gone, or the server: it shall end.
        self._conversation.left = True
        try:
            self._server.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self._server.wait(self._patience)
        except subprocess.TimeoutExpired:
            self._log.violation("end", f"the server still runs {self._patience} seconds after its input was closed", None)
            self._server.kill()

    def _from_server(self):
        listening = True
        while (body := framing.read(self._server.stdout)) is not None:
            self._check(self._conversation.server, body, "the server's message")
            self._log.seen(self._conversation.methods)
            if listening:
                try:
                    sys.stdout.buffer.write(framing.frame(body))
                    sys.stdout.buffer.flush()
                except BrokenPipeError:
                    listening = False

    def _check(self, take, body, whose):
        try:
            message = json.loads(body)
        except ValueError as fault:
            self._log.violation("message", f"{whose} is no JSON: {fault}", None)
            return
        with self._lock:
            try:
                take(message)
            except Exception as fault:  # A hole in the tap shall be seen, and cost the session nothing.
                self._log.violation("tap", f"{whose} could not be checked: {type(fault).__name__}: {fault}", message.get("method"))

    def _drain(self):
        """After bytes that are no frame nothing can be told apart: the rest passes as it is."""
        try:
            while chunk := self._server.stdout.read1():
                sys.stdout.buffer.write(chunk)
                sys.stdout.buffer.flush()
        except BrokenPipeError:
            self._server.stdout.read()

    def _stop(self, *_):
        self._told_to_stop = True
        self._server.terminate()


def verdict(paths):
    """Prints what logs hold; whether all is well."""
    lines = [json.loads(line) for path in paths if os.path.exists(path) for line in open(path, encoding="utf-8")]
    by_kind = {kind: [line for line in lines if line["kind"] == kind] for kind in ("start", "method", "violation")}
    for line in by_kind["violation"]:
        print(f"violation: {line['rule']}: {line['method'] or 'message'}: {line['message']}")
    methods = sorted({line["method"] for line in by_kind["method"]})
    print(f"tap: {len(by_kind['start'])} sessions, {len(methods)} methods, {len(by_kind['violation'])} violations")
    return bool(methods) and not by_kind["violation"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--log", metavar="FILE", help="where the violations go")
    parser.add_argument("--patience", metavar="SECONDS", type=float, default=PATIENCE, help="how long a server may run without its client")
    parser.add_argument("--verdict", nargs="+", metavar="FILE", help="print what logs hold")
    parser.add_argument("server", nargs="*", help="the server's command, after --")
    options = parser.parse_args()
    if options.verdict:
        return 0 if verdict(options.verdict) else 1
    if not options.log or not options.server:
        parser.error("--log FILE and the server's command are needed")
    status = Tap(Log(options.log), options.server, options.patience).run()
    # The other thread may wait for a client that says nothing more.
    sys.stdout.flush()
    os._exit(status if status >= 0 else 128 - status)


if __name__ == "__main__":
    sys.exit(main())
