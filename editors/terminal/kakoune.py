"""The configuration of the read-me in a real Kakoune with kakoune-lsp, on a terminal: kakoune.py KAKOUNE KAK_LSP SERVER LOG"""

import sys
from pathlib import Path

from terminal import Desk, Terminal, documented, run

kakoune, kak_lsp, server, log = sys.argv[1:]
desk = Desk(server, log)
desk.write("kak/kakrc", f"eval %sh{{kak-lsp}}\nlsp-enable\n{documented('Kakoune')}lsp-inlay-diagnostics-enable global\n")
editor = Terminal([kakoune, str(desk.story)], desk.environment(str(Path(kak_lsp).parent)), desk.folder)
ESCAPE = "\x1b"


def command(text: str) -> None:
    editor.keys(f":{text}\r")


def finding():
    """findings are told on their lines"""
    editor.until("“metting” is not a word we know", "■■ “in” stands twice")


def hover():
    """hover tells of the rule"""
    editor.keys("/metting\r")
    command("lsp-hover")
    editor.until("A word that is misspelt")
    editor.keys(ESCAPE)


def mend():
    """a quick fix mends the word, and the finding goes"""
    command("lsp-code-actions")
    editor.until("Change to “meeting”")
    editor.keys("Change to “meeting”\r")
    editor.until("at its meeting on", "“in” stands twice", gone=("“metting” is not",))


def learn():
    """a word is added to the workspace's dictionary by the server alone, and its finding goes"""
    editor.keys("/blorptish\r")
    command("lsp-code-actions")
    editor.until("Add “blorptish”")
    editor.keys("Add “blorptish” to the workspace’s dictionary\r")
    desk.until("desk/.copydesk/dictionary.txt", "blorptish")
    editor.until("■ “in” stands twice", gone=("■■",))


def definition():
    """definition leads from the short name to the full one"""
    editor.keys("gg/Sunday,” Brekke\r;h")
    command("lsp-definition")
    editor.until("ferry.txt 1:14")


def outline():
    """the outline lists the speaker and the quote"""
    command("lsp-document-symbol")
    editor.until("Hanna Brekke (Class)", "“We left forty cars on the quay on Sunday,” (String)")


def end():
    """the server ends with the editor, which only closes its input"""
    command("kill!")
    editor.end()
    desk.server_ends(log, told=False)


run([finding, hover, mend, learn, definition, outline, end])
