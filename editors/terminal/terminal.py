"""A program on a terminal, driven by keys and read from its screen, for the editors that cannot be asked from inside."""

import contextlib
import fcntl
import json
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

import pyte

LINES, COLUMNS = 40, 140
PATIENCE = 60.0
"""Seconds until what does not come is missed."""

STORY = """PORT ELLAN - Hanna Brekke, the line's operations chief, said the two boats can no longer carry the summer crowd.

“We left forty cars on the quay on Sunday,” Brekke said.

She asked the harbour board for a third boat at its metting on Monday.

The board meets in in the old customs house, which has a blorptish roof.
"""


class Terminal:
    def __init__(self, command: list[str], env: dict[str, str], folder: Path):
        self.screen = pyte.Screen(COLUMNS, LINES)
        self.stream = pyte.ByteStream(self.screen)
        self.process, self.fd = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(command[0], command, env)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.ended = False

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self.ended and (left := end - time.monotonic()) > 0:
            if select.select([self.fd], [], [], min(left, 0.1))[0]:
                try:
                    self.stream.feed(os.read(self.fd, 65536))
                except OSError:
                    self.ended = True

    def keys(self, keys: str) -> None:
        """Types keys, one after the other as a person does: what comes at once is taken for pasted."""
        for key in keys:
            os.write(self.fd, key.encode())
            self.read(0.03)

    def until(self, *shown: str, gone: tuple[str, ...] = ()) -> None:
        """Waits until the screen shows all of one and nothing of the other; fails with the screen if it does not."""
        end = time.monotonic() + PATIENCE
        while not (all(text in self.text() for text in shown) and not any(text in self.text() for text in gone)):
            assert not self.ended and time.monotonic() < end, f"wanted {shown}, not {gone}; the screen:\n{self.text()}"
            self.read(0.1)

    def end(self) -> None:
        self.read(10.0)
        with contextlib.suppress(ProcessLookupError):
            if not self.ended:
                os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        assert self.ended, "the editor did not end"


class Desk:
    """A folder with a story and a home of its own, in which `copydesk` on the PATH is SERVER inside the tap."""

    def __init__(self, server: str, log: str):
        self.top = Path(tempfile.mkdtemp(prefix="desk-"))
        self.folder = self.top / "desk"
        for name in ("desk", "bin", "config", "run"):
            (self.top / name).mkdir()
        (self.folder / "copydesk.toml").touch()
        self.story = self.folder / "ferry.txt"
        self.story.write_text(STORY)
        self.tap = Path(__file__).resolve().parent.parent / "tap" / "tap.py"
        self.start = f'exec "{sys.executable}" "{self.tap}" --log "{log}" -- "{server}" "$@"\n'
        (self.top / "bin" / "copydesk").write_text("#!/bin/sh\n" + self.start)
        (self.top / "bin" / "copydesk").chmod(0o755)

    def write(self, name: str, text: str) -> None:
        path = self.top / "config" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def until(self, name: str, text: str) -> None:
        """Waits until a file, seen from the top, holds a text."""
        path, end = self.top / name, time.monotonic() + PATIENCE
        while not (path.exists() and text in path.read_text()):
            assert time.monotonic() < end, f"{path} does not hold {text}"
            time.sleep(0.1)

    def server_ends(self, log: str, told: bool = True) -> None:
        """Waits until the server that the tap started last has ended, `told` by a request."""
        if told:
            self.until(log, '"shutdown"')
        starts = [json.loads(line) for line in Path(log).read_text().splitlines() if '"kind": "start"' in line]
        end = time.monotonic() + PATIENCE
        while running(starts[-1]["pid"]):
            assert time.monotonic() < end, "the server still runs"
            time.sleep(0.1)

    def environment(self, *folders: str) -> dict[str, str]:
        path = ":".join([str(self.top / "bin"), *folders, "/usr/bin", "/bin"])
        run = str(self.top / "run")
        return {"PATH": path, "HOME": str(self.top), "XDG_CONFIG_HOME": str(self.top / "config"), "XDG_RUNTIME_DIR": run, "TMPDIR": run,
                "XDG_CACHE_HOME": str(self.top / "cache"), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}


def running(process: int) -> bool:
    """Whether a process is there and not only waits for its parent to notice its end."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def documented(heading: str) -> str:
    """The first block of code under a heading of the read-me, which is the configuration that is tried."""
    page = (Path(__file__).resolve().parent.parent / "README.md").read_text()
    section = page.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return section.split("```")[1].split("\n", 1)[1]


def run(tests) -> None:
    """Runs tests one behind the other on one editor; what hangs on one that failed fails too."""
    failed = 0
    for test in tests:
        name = test.__doc__
        try:
            test()
            print(f"ok {name}", flush=True)
        except Exception as error:  # noqa: BLE001 # Whatever it is, the next test is tried.
            failed += 1
            print(f"FAIL {name}: {error}", flush=True)
    sys.exit(failed > 0)
