#!/usr/bin/env python3
"""From the key to the finding drawn, as a person at a terminal has it: latency.py NVIM SERVER [EDITS]

Neovim runs in a terminal of its own (a pty) with the plug-in and a story of 100 KB. A key makes a typo in the middle of the story;
the clock runs from the writing of that key to the arrival of the finding's text from the terminal. Then the typo is mended, and so on.
The same is done with a server that does nothing (floor.py). Nothing is subtracted; what Neovim, the pipes and the terminal take is in
both. After a pause, as here, Neovim tells a server of a change at once; within a burst of keys it waits up to 150 ms. Only Python's standard library is needed.
"""

import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PARAGRAPHS = [
    "The harbour board of Port Ellan met for the third time in a week and put off its vote on the new quay.",
    "“We would rather be late than wrong,” said Hanna Brekke, who leads the board. “The tide tables are not on our side.”",
    "Builders had asked for a decision before the spring tides, which reach the old wall in the last days of March.",
    "“Nobody asked the pilots,” said Tomas Lindqvist, who has brought ships in for thirty years.",
    "She said the board would come back to it at its meeting in June.",
]
# Of the finding's text, and nowhere in the story.
DRAWN = b"word"
# Seconds that an answer may take, and that a screen must be quiet before the next key.
PATIENCE, REST = 20, 0.4


class Terminal:
    """A program in a terminal of 120 by 40."""

    def __init__(self, command, environment):
        self.process, self.screen = pty.fork()
        if self.process == 0:
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def write(self, keys):
        os.write(self.screen, keys.encode())

    def read(self, seconds):
        """What comes within a time; empty when nothing does."""
        ready, _, _ = select.select([self.screen], [], [], seconds)
        return os.read(self.screen, 1 << 16) if ready else b""

    def quiet(self):
        while self.read(REST):
            pass

    def until(self, text):
        """Seconds until a text is drawn."""
        began, seen = time.perf_counter(), b""
        while text not in seen:
            if time.perf_counter() - began > PATIENCE:
                sys.exit(f"no finding was drawn within {PATIENCE} seconds")
            seen = seen[-1000:] + self.read(1)
        return time.perf_counter() - began


def story():
    """100 KB, and the number of a line in its middle that ends in “meeting in June.”"""
    lines, length, middle = [], 0, None
    while length < 100 * 1024:
        paragraph = PARAGRAPHS[len(lines) // 2 % len(PARAGRAPHS)]
        if middle is None and length > 50 * 1024 and "meeting" in paragraph:
            middle = len(lines) + 1
        lines += [paragraph, ""]
        length += len(paragraph.encode()) + 2
    return "\n".join(lines), middle


def measure(nvim, server, edits):
    """Milliseconds from key to finding, one for each edit, sorted."""
    with tempfile.TemporaryDirectory() as desk:
        text, line = story()
        path = os.path.join(desk, "story.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        homes = {f"XDG_{name}_HOME": os.path.join(desk, name) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
        environment = {**os.environ, **homes, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        command = "{" + ", ".join(f"[[{part}]]" for part in server) + "}"
        settings = f"lua vim.g.copydesk = {{ cmd = {command} }} vim.diagnostic.config({{ virtual_text = true }})"
        plugin = os.path.dirname(HERE)
        terminal = Terminal([nvim, "--clean", "-n", "-i", "NONE", "--cmd", f"set rtp^={plugin}", "--cmd", settings, path], environment)
        time.sleep(2)
        terminal.quiet()
        # On the second e of “meeting”.
        terminal.write(f":{line}\r0/meeting\r2l")
        terminal.quiet()
        times = []
        for _ in range(edits):
            terminal.write("r")
            time.sleep(0.02)
            terminal.write("t")
            times.append(terminal.until(DRAWN) * 1000)
            terminal.quiet()
            terminal.write("re")
            terminal.quiet()
        os.kill(terminal.process, signal.SIGTERM)
        os.waitpid(terminal.process, 0)
        os.close(terminal.screen)
        return sorted(times)


def main():
    nvim, server = sys.argv[1], os.path.abspath(sys.argv[2])
    edits = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    print(f"from the key to the finding drawn, {edits} edits of a story of 100 KB, milliseconds")
    for name, command in (("copydesk", [server, "lsp"]), ("a server that does nothing", [sys.executable, os.path.join(HERE, "floor.py")])):
        times = measure(nvim, command, edits)
        p95 = times[min(len(times) - 1, round(len(times) * 0.95))]
        print(f"{name:28} p50 {statistics.median(times):6.1f}   p95 {p95:6.1f}   most {times[-1]:6.1f}")


if __name__ == "__main__":
    main()
