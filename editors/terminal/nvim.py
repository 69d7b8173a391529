"""The first minute with Neovim, on a terminal: nvim.py NEOVIM SERVER LOG. One command in a clone, and the plug-in's folder alone."""

import os
import shutil
import sys
from pathlib import Path

from terminal import Desk, Terminal, run

neovim, server, log = sys.argv[1:]
editors = Path(__file__).resolve().parent.parent


def clone():
    """try.sh shows a story, its speakers and a finding with its message, and leaves the clone and the home as they were"""
    desk = Desk(server, log)
    story = editors.parent / "examples/filed/council-budget.txt"
    before = story.read_bytes(), sorted(story.parent.iterdir())
    bin = str(Path(neovim).parent)
    env = desk.environment(bin) | {"COPYDESK_BINARY": str(desk.top / "bin/copydesk")}
    editor = Terminal([str(editors / "try.sh"), "nvim"], env, desk.folder)
    editor.until("Council delays budget vote", "5 quotes · 3 speakers", "No speaker named", "Did you mean “meeting”?", "]d next finding")
    editor.keys(":qa!\r")
    editor.end()
    assert before == (story.read_bytes(), sorted(story.parent.iterdir())), "the clone changed"
    assert not (desk.top / "config").joinpath("nvim").exists(), "the home changed"


def package():
    """the folder where packages go, and nvim +CopydeskSample as its page says: findings, the speakers, a fix"""
    desk = Desk(server, log)
    start = desk.top / "data/nvim/site/pack/copydesk/start"
    shutil.copytree(editors / "nvim", start / "copydesk")
    page = (start / "copydesk/README.md").read_text()
    command = next(line for line in page.splitlines() if line.startswith("nvim "))
    env = desk.environment() | {"XDG_DATA_HOME": str(desk.top / "data"), "XDG_STATE_HOME": str(desk.top / "state")}
    editor = Terminal([neovim, *command.split()[1:]], env, desk.folder)
    editor.until("Lido to reopen", "8 quotes · 3 speakers", "W Priya Nandakumar, ")
    editor.keys(":CopydeskSpeakers\r")
    editor.until("No speaker named")
    editor.keys("\x17p]d\x17d")
    editor.until("Did you mean “meeting”?")
    editor.keys("gra")
    editor.until("Change to “meeting”")
    editor.keys("1\r")
    editor.until("a packed meeting at")
    editor.keys(":qa!\r")
    editor.end()


os.environ.pop("COPYDESK_SERVER", None)
run([clone, package])
