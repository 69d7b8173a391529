"""The configuration of the read-me in a real Helix, on a terminal: helix.py HELIX SERVER LOG"""

import sys

from terminal import Desk, Terminal, documented, run

helix, server, log = sys.argv[1:]
desk = Desk(server, log)
desk.write("helix/languages.toml", documented("Helix"))
desk.write("helix/config.toml", "[editor.lsp]\ndisplay-inlay-hints = true\n")
editor = Terminal([helix, str(desk.story)], desk.environment(), desk.folder)
ESCAPE = "\x1b"


def finding():
    """a finding is told at its place"""
    editor.until("● 3")
    editor.keys("]d")
    editor.until("“metting” is not a word we know", "5:59")


def hover():
    """hover tells of the rule"""
    editor.keys(" k")
    editor.until("A word that is misspelt")
    editor.keys(ESCAPE)
    editor.until(gone=("A word that is misspelt",))


def mend():
    """a quick fix mends the word, and the finding goes"""
    editor.keys(" a")
    editor.until("Change to “meeting”", "Add “metting” to the workspace’s dictionary")
    editor.keys("\r")
    editor.until("at its meeting on", "● 2", gone=("metting",))


def learn():
    """a word is added to the workspace's dictionary by the server alone, and its finding goes"""
    editor.keys("/blorptish\r a")
    editor.until("Add “blorptish” to the workspace’s dictionary")
    menu = [line for line in editor.text().splitlines() if "Change to" in line or "Add “" in line]
    below = next(at for at, line in enumerate(menu) if "workspace" in line)
    editor.keys("\x0e" * below + "\r")
    editor.until("● 1")
    desk.until("desk/.copydesk/dictionary.txt", "blorptish")


def outline():
    """the outline lists the speaker and the quote"""
    editor.keys(" s")
    editor.until("class  Hanna Brekke", "string “We left forty cars")
    editor.keys(ESCAPE)
    editor.until(gone=("class  Hanna Brekke",))


def definition():
    """definition leads from the short name to the full one"""
    editor.keys("/Brekke said\rbb")
    editor.until("3:45")
    editor.keys("gd")
    editor.until("1:14")


def typed():
    """a new slip is found while it is typed, and goes when it is taken back"""
    editor.keys("gei A secnod boat. " + ESCAPE)
    editor.until("● 2")
    editor.keys("u")
    editor.until("● 1")


def end():
    """the server ends with the editor"""
    editor.keys(":q!\r")
    editor.end()
    desk.server_ends(log)


run([finding, hover, mend, learn, outline, definition, typed, end])
