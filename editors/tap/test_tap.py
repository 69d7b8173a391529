"""Faults planted in conversations, each of which the tap must report, and flawless conversations, of which it must report nothing."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import framing
from conversation import GRACE, Conversation

HERE = os.path.dirname(os.path.abspath(__file__))
STORY = "file:///desk/story.txt"
# A character of two UTF-16 units, and lines that end in each of the three ways.
TEXT = "“Fish 🐟 first,” Berg said.\r\nShe left.\rHe stayed.\n"
LEGEND = {"tokenTypes": ["person", "quote"], "tokenModifiers": ["speaker"]}
EVERYTHING = {
    "general": {"positionEncodings": ["utf-16", "utf-8", "utf-32"]},
    "textDocument": {
        "hover": {"contentFormat": ["markdown", "plaintext"]},
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True, "codeDescriptionSupport": True, "dataSupport": True},
        "documentSymbol": {"hierarchicalDocumentSymbolSupport": True},
        "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": [""]}}, "isPreferredSupport": True, "dataSupport": True},
        "semanticTokens": {"requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": []},
        "definition": {"linkSupport": True},
    },
    "workspace": {"configuration": True, "applyEdit": True, "workspaceEdit": {"documentChanges": True}},
    "window": {"workDoneProgress": True},
}


def span(start_line, start, end_line, end):
    return {"start": {"line": start_line, "character": start}, "end": {"line": end_line, "character": end}}


class Talk:
    """A conversation in the making, with what the tap reported."""

    def __init__(self, capabilities=EVERYTHING, text=TEXT, encoding="utf-16"):
        self.found, self.now, self._id = [], 0.0, 0
        self.tap = Conversation(lambda rule, message, method: self.found.append(f"{rule}: {message}"), clock=lambda: self.now)
        announced = {
            "positionEncoding": encoding,
            "semanticTokensProvider": {"legend": LEGEND, "full": {"delta": True}},
            "executeCommandProvider": {"commands": ["copydesk.addToDictionary"]},
        }
        self.ask("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities}, {"capabilities": announced})
        self.tell("initialized", {})
        document = {"uri": STORY, "languageId": "plaintext", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": document})

    def tell(self, method, params):
        self.tap.client({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method, params):
        self._id += 1
        self.tap.client({"jsonrpc": "2.0", "id": self._id, "method": method, "params": params})
        return self._id

    def answer(self, identity, **more):
        self.tap.server({"jsonrpc": "2.0", "id": identity, **more})

    def ask(self, method, params, result):
        self.answer(self.request(method, params), result=result)

    def about(self, method, result, **params):
        """The answer to a question about the story."""
        self.ask(method, {"textDocument": {"uri": STORY}, **params}, result)

    def server(self, method, params, **more):
        self.tap.server({"jsonrpc": "2.0", "method": method, "params": params, **more})

    def publish(self, *diagnostics, version=1, uri=STORY):
        self.server("textDocument/publishDiagnostics", {"uri": uri, "version": version, "diagnostics": list(diagnostics)})

    def edit(self, version, where, text):
        identity = {"uri": STORY, "version": version}
        self.tell("textDocument/didChange", {"textDocument": identity, "contentChanges": [{"range": where, "text": text}]})

    def close(self):
        self.tell("textDocument/didClose", {"textDocument": {"uri": STORY}})


def diagnostic(where=None, **more):
    return {"range": where or span(0, 0, 0, 5), "severity": 2, "source": "copydesk", "message": "Who says so?", **more}


def without(*path):
    """Everything but one capability."""
    capabilities = json.loads(json.dumps(EVERYTHING))
    inner = capabilities
    for part in path[:-1]:
        inner = inner[part]
    del inner[path[-1]]
    return capabilities


class Case(unittest.TestCase):
    def quiet(self, talk):
        self.assertEqual(talk.found, [])

    def one(self, talk, *parts):
        """Exactly one violation, with these parts."""
        self.assertEqual(len(talk.found), 1, talk.found)
        for part in parts:
            self.assertIn(part, talk.found[0])


class Shapes(Case):
    def test_what_fits_is_not_reported(self):
        talk = Talk()
        talk.publish(diagnostic(code="typo", codeDescription={"href": "https://desk.example/typo"}, data={"any": None}))
        talk.about("textDocument/hover", {"contents": {"kind": "markdown", "value": "**Berg**"}, "range": span(0, 16, 0, 20)})
        talk.about("textDocument/hover", None)
        talk.ask("shutdown", None, None)
        talk.tap.end(0)
        self.quiet(talk)

    def test_each_misshapen_diagnostic_is_reported(self):
        bad = {
            "no value of DiagnosticSeverity": {"severity": 9},
            "'colour'": {"colour": "red"},
            "codeDescription is null": {"codeDescription": None},
            "message is no str": {"message": 7},
            "range lacks 'end'": {"range": {"start": {"line": 0, "character": 0}}},
            "out of bounds": {"range": span(-1, 0, 0, 0)},
            "is no int": {"range": span(0, 0.5, 0, 1)},
            "tags is no list": {"tags": 1},
        }
        for expected, fields in bad.items():
            with self.subTest(expected):
                talk = Talk()
                talk.publish({**diagnostic(), **fields})
                self.one(talk, "shape", expected)

    def test_a_fixed_word_must_be_written(self):
        for report in ({"items": []}, {"kind": "half", "items": []}):
            talk = Talk()
            talk.about("textDocument/diagnostic", report)
            self.assertTrue(talk.found and talk.found[0].startswith("shape"), talk.found)

    def test_methods_that_nobody_knows(self):
        talk = Talk()
        talk.server("copydesk/news", {})
        self.one(talk, "method", "no such method")
        talk = Talk()
        talk.server("$/news", {})
        self.quiet(talk)

    def test_messages_that_are_none(self):
        talk = Talk()
        talk.tap.server({"method": "window/logMessage", "params": {"type": 3, "message": "x"}})
        self.one(talk, "JSON-RPC")
        talk = Talk()
        talk.server("window/logMessage", {"type": 3, "message": "x"}, colour="red")
        self.one(talk, "colour")


class Places(Case):
    def wrong(self, where, expected, encoding="utf-16"):
        talk = Talk(encoding=encoding)
        talk.publish(diagnostic(where))
        self.one(talk, "range", expected)
        talk = Talk(encoding=encoding)
        talk.about("textDocument/documentHighlight", [{"range": where}])
        self.one(talk, "range", expected)

    def right(self, where, encoding="utf-16"):
        talk = Talk(encoding=encoding)
        talk.publish(diagnostic(where))
        talk.about("textDocument/documentHighlight", [{"range": where}])
        self.quiet(talk)

    def test_ranges_outside_the_document(self):
        self.right(span(2, 0, 3, 0))
        self.wrong(span(2, 0, 4, 0), "line 4")
        self.wrong(span(1, 0, 1, 10), "past the end")

    def test_line_ends_belong_to_no_line(self):
        self.right(span(0, 0, 0, 27))
        self.wrong(span(0, 0, 0, 28), "past the end")

    def test_inside_a_character(self):
        self.right(span(0, 6, 0, 8))
        self.wrong(span(0, 0, 0, 7), "inside a character")

    def test_the_other_encodings(self):
        self.right(span(0, 8, 0, 12), "utf-8")
        self.wrong(span(0, 0, 0, 1), "inside a character", "utf-8")
        self.wrong(span(0, 0, 0, 10), "inside a character", "utf-8")
        self.right(span(0, 6, 0, 7), "utf-32")
        self.wrong(span(0, 0, 0, 27), "past the end", "utf-32")

    def test_start_after_end(self):
        self.wrong(span(1, 3, 1, 2), "after end")

    def test_selection_in_range(self):
        symbol = {"name": "Berg", "kind": 13, "range": span(0, 0, 0, 5), "selectionRange": span(0, 0, 0, 5)}
        talk = Talk()
        talk.about("textDocument/documentSymbol", [symbol])
        self.quiet(talk)
        child = {**symbol, "selectionRange": span(0, 0, 0, 6)}
        talk.about("textDocument/documentSymbol", [{**symbol, "children": [child]}])
        self.one(talk, "selectionRange 0:0 is outside range")

    def test_places_in_other_documents(self):
        talk = Talk()
        talk.about("textDocument/references", [{"uri": "file:///elsewhere", "range": span(99, 0, 99, 1)}])
        self.quiet(talk)
        talk.about("textDocument/references", [{"uri": STORY, "range": span(99, 0, 99, 1)}])
        self.one(talk, "line 99")

    def test_hints_and_folds(self):
        talk = Talk()
        talk.about("textDocument/inlayHint", [{"position": {"line": 0, "character": 15}, "label": "Berg"}])
        talk.about("textDocument/foldingRange", [{"startLine": 0, "endLine": 2}])
        self.quiet(talk)
        talk.about("textDocument/inlayHint", [{"position": {"line": 0, "character": 7}, "label": "Berg"}])
        self.one(talk, "inside a character")
        talk.found.clear()
        talk.about("textDocument/foldingRange", [{"startLine": 0, "endLine": 12}])
        self.one(talk, "fold from line 0 to 12")
        talk.found.clear()
        talk.about("textDocument/foldingRange", [{"startLine": 2, "endLine": 1}])
        self.one(talk, "fold from line 2 to 1")

    def test_answers_of_our_own_methods(self):
        talk = Talk()
        talk.ask("copydesk/speakers", {"uri": STORY}, {"speakers": [{"name": "Berg", "range": span(0, 16, 0, 20)}]})
        self.quiet(talk)
        talk.ask("copydesk/speakers", {"uri": STORY}, {"speakers": [{"name": "Berg", "range": span(0, 16, 0, 99)}]})
        self.one(talk, "past the end")

    def test_an_answer_may_speak_of_the_text_as_it_was_asked_about(self):
        talk = Talk()
        asked = talk.request("textDocument/documentHighlight", {"textDocument": {"uri": STORY}, "position": {"line": 2, "character": 0}})
        talk.edit(2, span(0, 0, 3, 0), "")
        talk.answer(asked, result=[{"range": span(2, 0, 2, 2)}])
        self.quiet(talk)
        talk.about("textDocument/documentHighlight", [{"range": span(2, 0, 2, 2)}])
        self.one(talk, "line 2")


class Edits(Case):
    def after(self, where, text, good, bad):
        talk = Talk()
        talk.edit(2, where, text)
        talk.publish(diagnostic(good), version=2)
        self.quiet(talk)
        talk.publish(diagnostic(bad), version=2)
        self.one(talk, "range")

    def test_the_clients_edits_are_followed(self):
        self.after(span(0, 0, 0, 1), "Two\nlines", span(1, 0, 1, 31), span(1, 0, 1, 32))
        self.after(span(0, 27, 1, 0), "", span(0, 0, 0, 36), span(0, 0, 0, 37))
        self.after(span(3, 0, 3, 0), "More.", span(3, 0, 3, 5), span(3, 0, 3, 6))

    def test_halves_of_a_line_end_that_meet(self):
        self.after(span(2, 0, 2, 10), "", span(2, 0, 2, 0), span(3, 0, 3, 0))

    def test_ends_past_the_line_are_the_lines_end(self):
        self.after(span(0, 5, 0, 999), "", span(0, 0, 0, 5), span(0, 0, 0, 6))

    def test_overlapping_edits(self):
        def edit(*where):
            return {"range": span(*where), "newText": "x"}

        for changes in (
            {"changes": {STORY: [edit(0, 0, 0, 5), edit(0, 4, 0, 5)]}},
            {"documentChanges": [{"textDocument": {"uri": STORY, "version": 1}, "edits": [edit(0, 0, 0, 5), edit(0, 4, 0, 5)]}]},
        ):
            talk = Talk()
            talk.about("textDocument/codeAction", [{"title": "Mend", "edit": changes}], context={"diagnostics": []})
            self.one(talk, "edits overlap")
        talk = Talk()
        talk.about("textDocument/rename", {"changes": {STORY: [edit(0, 0, 0, 5), edit(0, 5, 0, 6)]}})
        self.quiet(talk)


class Tokens(Case):
    def tokens(self, *data):
        talk = Talk()
        talk.about("textDocument/semanticTokens/full", {"resultId": "a", "data": list(data)})
        return talk

    def test_tokens(self):
        self.quiet(self.tokens(0, 0, 15, 1, 0, 0, 16, 4, 0, 1, 1, 0, 3, 0, 0))
        self.one(self.tokens(0, 0, 15, 1), "multiple of five")
        self.one(self.tokens(0, 0, 0, 1, 0), "empty")
        self.one(self.tokens(0, 0, 15, 1, 0, 0, 14, 2, 0, 0), "overlaps")
        self.one(self.tokens(0, 0, 28, 1, 0), "past the line's end")
        self.one(self.tokens(9, 0, 1, 1, 0), "outside the document")
        self.one(self.tokens(0, 0, 7, 1, 0), "inside a character")
        self.one(self.tokens(0, 0, 5, 2, 0), "legend")
        self.one(self.tokens(0, 0, 5, 0, 2), "legend")

    def test_deltas(self):
        talk = self.tokens(0, 0, 15, 1, 0)
        edits = [{"start": 5, "deleteCount": 0, "data": [0, 16, 4, 0, 1]}]
        talk.about("textDocument/semanticTokens/full/delta", {"resultId": "b", "edits": edits}, previousResultId="a")
        self.quiet(talk)
        edits = [{"start": 10, "deleteCount": 0, "data": [0, 2, 1, 0, 0]}]
        talk.about("textDocument/semanticTokens/full/delta", {"edits": edits}, previousResultId="b")
        self.one(talk, "token at 0:18 overlaps")
        talk.found.clear()
        edits = [{"start": 8, "deleteCount": 5}]
        talk.about("textDocument/semanticTokens/full/delta", {"edits": edits}, previousResultId="b")
        self.assertIn("reach past the numbers", talk.found[0])


class Offered(Case):
    def test_the_encoding(self):
        talk = Talk(capabilities=without("general", "positionEncodings"), encoding="utf-8")
        self.one(talk, "offer", "utf-8")

    def test_fields_of_diagnostics(self):
        related = [{"location": {"uri": STORY, "range": span(0, 0, 0, 1)}, "message": "here"}]
        for capability, fields in {
            "relatedInformation": {"relatedInformation": related},
            "codeDescriptionSupport": {"codeDescription": {"href": "https://desk.example"}},
            "dataSupport": {"data": 1},
        }.items():
            talk = Talk(without("textDocument", "publishDiagnostics", capability))
            talk.publish(diagnostic(**fields))
            self.one(talk, "offer", capability)
        # `versionSupport` tells that a client reads the version; one that does not passes over it.
        talk = Talk(without("textDocument", "publishDiagnostics", "versionSupport"))
        talk.publish()
        self.quiet(talk)
        talk = Talk()
        talk.publish(diagnostic(tags=[1]))
        self.assertIn("tagSupport", talk.found[0])

    def test_answers_in_ways_that_the_client_does_not_know(self):
        symbol = {"name": "Berg", "kind": 13, "range": span(0, 0, 0, 5), "selectionRange": span(0, 0, 0, 5)}
        action = {"title": "Mend", "isPreferred": True, "edit": {"documentChanges": []}}
        link = {"targetUri": STORY, "targetRange": span(0, 16, 0, 20), "targetSelectionRange": span(0, 16, 0, 20)}
        markdown = {"contents": {"kind": "markdown", "value": "x"}}
        cases = [
            (("hover", "contentFormat"), "textDocument/hover", markdown, "a hover in markdown"),
            (("documentSymbol",), "textDocument/documentSymbol", [symbol], "hierarchicalDocumentSymbolSupport"),
            (("codeAction", "isPreferredSupport"), "textDocument/codeAction", [action], "isPreferredSupport"),
            (("codeAction", "codeActionLiteralSupport"), "textDocument/codeAction", [action], "codeActionLiteralSupport"),
            (("definition", "linkSupport"), "textDocument/definition", [link], "linkSupport"),
        ]
        for capability, method, result, expected in cases:
            talk = Talk()
            talk.about(method, result)
            self.quiet(talk)
            talk = Talk(without("textDocument", *capability))
            talk.about(method, result)
            self.one(talk, "offer", expected)
        talk = Talk(without("workspace", "workspaceEdit"))
        talk.about("textDocument/codeAction", [action])
        self.one(talk, "offer", "documentChanges")

    def test_actions_that_were_not_asked_for_or_do_nothing(self):
        mend = {"title": "Mend", "kind": "quickfix.attribute", "edit": {"changes": {}}}
        talk = Talk()
        talk.about("textDocument/codeAction", [mend], context={"diagnostics": [], "only": ["quickfix"]})
        self.quiet(talk)
        talk.about("textDocument/codeAction", [mend], context={"diagnostics": [], "only": ["source"]})
        self.one(talk, "was asked for")
        talk.found.clear()
        talk.about("textDocument/codeAction", [{"title": "Mend", "data": 1}])
        self.one(talk, "does nothing")

    def test_commands_that_the_server_does_not_announce(self):
        def action(command):
            return {"title": "Add", "command": {"title": "Add", "command": command}}

        talk = Talk()
        talk.about("textDocument/codeAction", [action("copydesk.addToDictionary")])
        self.quiet(talk)
        talk.about("textDocument/codeAction", [action("copydesk.openView")])
        self.one(talk, "command", "copydesk.openView")

    def test_requests_that_the_client_does_not_take(self):
        watch = {"id": "1", "method": "workspace/didChangeWatchedFiles", "registerOptions": {"watchers": []}}
        talk = Talk()
        talk.server("client/registerCapability", {"registrations": [watch]}, id=1)
        self.one(talk, "dynamicRegistration")
        talk = Talk()
        talk.server("workspace/inlayHint/refresh", None, id=1)
        self.one(talk, "refreshSupport")
        talk = Talk()
        talk.server("workspace/configuration", {"items": []}, id=1)
        self.quiet(talk)

    def test_progress_that_nobody_waits_for(self):
        begin = {"token": "t", "value": {"kind": "begin", "title": "Reading"}}
        talk = Talk()
        talk.server("window/workDoneProgress/create", {"token": "t"}, id=1)
        talk.server("$/progress", begin)
        self.quiet(talk)
        talk = Talk()
        talk.server("$/progress", begin)
        self.one(talk, "token")


class Order(Case):
    def test_answers_exactly_once(self):
        talk = Talk()
        asked = talk.request("textDocument/hover", {"textDocument": {"uri": STORY}, "position": {"line": 0, "character": 0}})
        talk.answer(asked, result=None)
        self.quiet(talk)
        talk.answer(asked, result=None)
        self.one(talk, "once", "second answer")
        talk.found.clear()
        talk.answer(77, result=None)
        self.one(talk, "once", "does not wait")

    def test_answers_never(self):
        talk = Talk()
        talk.request("textDocument/hover", {"textDocument": {"uri": STORY}, "position": {"line": 0, "character": 0}})
        talk.ask("shutdown", None, None)
        talk.tap.end(0)
        self.one(talk, "never answered: textDocument/hover")

    def test_a_server_that_is_killed_owes_nothing(self):
        talk = Talk()
        talk.request("textDocument/hover", {"textDocument": {"uri": STORY}, "position": {"line": 0, "character": 0}})
        talk.tap.end(-9, killed=True)
        self.quiet(talk)

    def test_answers_with_both_or_neither(self):
        for more in ({}, {"result": None, "error": {"code": -32803, "message": "x"}}):
            talk = Talk()
            talk.answer(talk.request("shutdown", None), **more)
            self.one(talk, "result or an error")

    def test_errors(self):
        def error(code, cancel=False):
            talk = Talk()
            asked = talk.request("textDocument/hover", {"textDocument": {"uri": STORY}, "position": {"line": 0, "character": 0}})
            if cancel:
                talk.tell("$/cancelRequest", {"id": asked})
            talk.answer(asked, error={"code": code, "message": "no"})
            return talk

        self.one(error(-32603), "InternalError")
        self.one(error(-32800), "did not ask for")
        self.quiet(error(-32800, cancel=True))
        self.quiet(error(-32801))

    def test_diagnostics_of_versions(self):
        talk = Talk()
        talk.publish(version=2)
        self.one(talk, "version 2, the client has 1")
        talk = Talk()
        talk.edit(2, span(0, 0, 0, 0), "x")
        talk.publish(version=2)
        talk.publish(version=1)
        self.one(talk, "version 1 after those for 2")

    def test_diagnostics_of_a_version_lie_in_that_version(self):
        talk = Talk()
        talk.edit(2, span(0, 0, 3, 0), "")
        talk.publish(diagnostic(span(2, 0, 2, 2)), version=1)
        self.quiet(talk)
        talk.publish(diagnostic(span(2, 0, 2, 2)), version=2)
        self.one(talk, "line 2")

    def test_diagnostics_of_documents_that_are_not_open(self):
        talk = Talk()
        talk.publish(uri="file:///other")
        self.quiet(talk)
        talk.publish(diagnostic(), uri="file:///other")
        self.one(talk, "not open")

    def test_diagnostics_of_a_document_that_was_closed(self):
        talk = Talk()
        talk.close()
        talk.publish(diagnostic())
        talk.publish()
        talk.now += GRACE + 1
        talk.server("window/logMessage", {"type": 3, "message": "x"})
        self.quiet(talk)
        for later in (GRACE + 1, 0.0):
            talk = Talk()
            talk.close()
            talk.publish(diagnostic())
            talk.now += later
            talk.tap.end(0)
            self.one(talk, "was closed")

    def test_before_and_after(self):
        talk = Talk()
        early = Conversation(lambda rule, message, method: talk.found.append(f"{rule}: {message}"))
        early.server({"jsonrpc": "2.0", "method": "window/logMessage", "params": {"type": 3, "message": "x"}})
        self.quiet(talk)
        early.server({"jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": {"uri": STORY, "diagnostics": []}})
        self.one(talk, "before initialize")
        talk = Talk()
        talk.ask("shutdown", None, None)
        talk.server("workspace/configuration", {"items": []}, id=1)
        self.one(talk, "after shutdown")

    def test_requests_after_shutdown_are_refused(self):
        for code in (-32600, -32603):
            talk = Talk()
            shutdown = talk.request("shutdown", None)
            hover = talk.request("textDocument/hover", {"textDocument": {"uri": STORY}, "position": {"line": 0, "character": 0}})
            talk.answer(shutdown, result=None)
            talk.answer(hover, error={"code": code, "message": "no"})
            self.assertEqual(len(talk.found), 0 if code == -32600 else 1)

    def test_a_client_that_leaves_without_shutdown_gets_1(self):
        talk = Talk()
        talk.tell("exit", None)
        talk.tap.end(1)
        self.quiet(talk)
        for left, before, status in ((False, False, 1), (True, True, 1), (True, False, 101)):
            talk = Talk()
            if before:
                talk.ask("shutdown", None, None)
            talk.tap.left = left
            talk.tap.end(status)
            self.one(talk, f"ended with {status}")

    def test_an_end_in_disorder(self):
        talk = Talk()
        talk.tap.end(101)
        self.one(talk, "ended with 101")


# A server of a few lines, which does what its first argument says.
SERVER = r"""
import json, os, sys, time
def read():
    length = int(sys.stdin.buffer.readline().split(b":")[1]); sys.stdin.buffer.readline()
    return json.loads(sys.stdin.buffer.read(length))
def send(body):
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n" % len(body) + body); sys.stdout.buffer.flush()
first = read()
if sys.argv[1] == "print": print("a stray line", flush=True)
if sys.argv[1] == "no-json": send(b"{")
send(json.dumps({"jsonrpc": "2.0", "id": first["id"], "result": {"capabilities": {}, "colour": 1}}).encode())
if sys.argv[1] == "crash": os._exit(101)
if sys.argv[1].startswith("cut"):
    sys.stdout.buffer.write(b"Content-Length: 9\r\n\r\n{"); sys.stdout.buffer.flush()
    os.kill(os.getpid(), 9) if sys.argv[1] == "cut-killed" else os._exit(0)
if sys.argv[1] == "stay":
    sys.stdin.buffer.read()
    time.sleep(600)
sys.stdin.buffer.read()
"""


class Processes(Case):
    """The tap as clients start it."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.log = os.path.join(self.folder.name, "tap.jsonl")

    def tearDown(self):
        self.folder.cleanup()

    def start(self, does):
        tap = os.path.join(HERE, "tap.py")
        command = [sys.executable, tap, "--log", self.log, "--patience", "2" if does == "stay" else "60", "--", sys.executable, "-c", SERVER, does]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        params = {"processId": None, "rootUri": None, "capabilities": {}}
        process.stdin.write(framing.frame(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}).encode()))
        process.stdin.flush()
        return process

    def lines(self, kind):
        with open(self.log, encoding="utf-8") as lines:
            return [line for line in map(json.loads, lines) if line["kind"] == kind]

    def until(self, kind):
        for _ in range(3000):
            if os.path.exists(self.log) and (found := self.lines(kind)):
                return found
            time.sleep(0.02)
        self.fail(f"no line of kind {kind}")

    def gone(self, pid):
        for _ in range(3000):
            try:
                os.kill(pid, 0)
                # A process whose parent was killed may stay a zombie where nobody collects it.
                with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
                    if stat.read().rpartition(")")[2].split()[0] == "Z":
                        return
            except (ProcessLookupError, FileNotFoundError):
                return
            time.sleep(0.02)
        self.fail("the server still runs")

    def test_messages_pass_and_violations_are_written(self):
        process = self.start("behave")
        answer = json.loads(framing.read(process.stdout))
        self.assertEqual(answer["id"], 1)
        process.stdin.close()
        self.assertEqual(process.wait(60), 0)
        process.stdout.close()
        self.assertEqual([line["method"] for line in self.lines("method")], ["initialize"])
        self.assertEqual([line["rule"] for line in self.lines("violation")], ["shape"])
        self.assertEqual(self.lines("end"), [{"kind": "end", "messages": 1, "status": 0}])

    def test_what_is_no_frame_and_no_json(self):
        for does, rule in (("print", "frame"), ("no-json", "message")):
            process = self.start(does)
            process.stdin.close()
            process.stdout.read()
            process.stdout.close()
            process.wait(60)
            self.assertIn(rule, [line["rule"] for line in self.lines("violation")])

    def test_a_crash_is_a_violation_and_tells_its_status(self):
        process = self.start("crash")
        self.assertEqual(process.wait(60), 101)
        process.stdin.close()
        process.stdout.close()
        self.assertIn("end", [line["rule"] for line in self.lines("violation")])

    def test_a_frame_that_is_cut_is_a_violation_unless_the_server_was_killed(self):
        for does, rules in (("cut", ["shape", "frame"]), ("cut-killed", ["shape"])):
            process = self.start(does)
            process.wait(60)
            process.stdin.close()
            process.stdout.close()
            self.assertEqual([line["rule"] for line in self.lines("violation")], rules)
            os.remove(self.log)

    def test_a_client_that_kills_the_tap_loses_nothing(self):
        for number in (signal.SIGKILL, signal.SIGTERM):
            process = self.start("behave")
            framing.read(process.stdout)
            server = self.until("start")[-1]["pid"]
            self.until("violation")
            process.send_signal(number)
            process.wait(60)
            process.stdin.close()
            process.stdout.close()
            self.gone(server)
            self.assertEqual({line["rule"] for line in self.lines("violation")}, {"shape"})

    def test_a_server_that_stays_is_reported_and_ended(self):
        process = self.start("stay")
        framing.read(process.stdout)
        process.stdin.close()
        process.wait(60)
        process.stdout.close()
        self.assertIn("still runs", " ".join(line["message"] for line in self.lines("violation")))

    def test_the_verdict(self):
        def verdict(*lines):
            with open(self.log, "w", encoding="utf-8") as log:
                log.writelines(json.dumps(line) + "\n" for line in lines)
            command = [sys.executable, os.path.join(HERE, "tap.py"), "--verdict", self.log]
            return subprocess.run(command, capture_output=True, check=False).returncode

        method = {"kind": "method", "method": "initialize"}
        self.assertEqual(verdict(method), 0)
        self.assertEqual(verdict(), 1)
        self.assertEqual(verdict(method, {"kind": "violation", "rule": "x", "method": None, "message": "y"}), 1)


if __name__ == "__main__":
    program = unittest.main(exit=False)
    failed = len(program.result.failures) + len(program.result.errors)
    print(f"{program.result.testsRun - failed} passed, {failed} failed")
    sys.exit(1 if failed or not program.result.testsRun else 0)
