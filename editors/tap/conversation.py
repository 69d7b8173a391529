"""The whole conversation of a client and a server, and what the server does wrong in it."""

import time

import places
import shape
from documents import Documents
from offers import Offers

# Seconds for which diagnostics of a closed document may have been under way when it was closed.
GRACE = 2.0
EARLY = {"window/showMessage", "window/logMessage", "telemetry/event", "window/showMessageRequest", "$/progress", "$/logTrace"}
# A client that keeps to the protocol gets none of these.
UNDESERVED = {-32700: "ParseError", -32600: "InvalidRequest", -32601: "MethodNotFound", -32602: "InvalidParams", -32603: "InternalError"}
CANCELLED, INVALID_REQUEST = -32800, -32600
LINKS = {"textDocument/definition", "textDocument/declaration", "textDocument/typeDefinition", "textDocument/implementation"}


class Request:
    """A request of the client's that waits for its answer."""

    def __init__(self, method, params, texts):
        self.method, self.params, self.texts = method, params, texts
        self.cancelled = self.after_shutdown = False

    @property
    def uri(self):
        return _uri(self.params)


class Conversation:
    """Takes the messages of both sides in their order and calls `report(rule, message, method)` for each violation."""

    def __init__(self, report, clock=time.monotonic):
        self._report, self._clock = report, clock
        self._documents, self._offers = Documents(), Offers({})
        self._pending, self._answered, self._asked = {}, set(), set()
        self._started = self._shutting = self._shut = False
        # The client said `exit`, or closed its side.
        self.left = False
        self._legend, self._commands, self._tokens = None, set(), {}
        self._progress, self._published, self._late = set(), {}, {}
        self.messages, self.methods = 0, set()

    # From the client.

    def client(self, message):
        """Takes a message of the client's, before the server sees it."""
        method, params = message.get("method"), message.get("params") or {}
        self.left |= method == "exit"
        if method is None:
            self._asked.discard(message.get("id"))
            return
        if "id" in message:
            uri = _uri(params)
            texts = self._documents.versions(uri)[:1] if uri else []
            request = self._pending[message["id"]] = Request(method, params, texts)
            request.after_shutdown = self._shutting
            self._shutting |= method == "shutdown"
        if isinstance(params, dict):
            self._progress.update(params[key] for key in ("workDoneToken", "partialResultToken") if key in params)
        take = {
            "initialize": self._initialize,
            "textDocument/didOpen": self._open,
            "textDocument/didChange": self._change,
            "textDocument/didClose": self._close,
            "$/cancelRequest": self._cancel,
        }.get(method)
        if take:
            take(params)

    def _initialize(self, params):
        self._offers = Offers(params.get("capabilities") or {})

    def _open(self, params):
        document = params["textDocument"]
        self._documents.open(document["uri"], document["text"], document["version"])
        self._published.pop(document["uri"], None)
        self._late.pop(document["uri"], None)

    def _change(self, params):
        document = params["textDocument"]
        self._documents.change(document["uri"], params["contentChanges"], document["version"])

    def _close(self, params):
        uri = params["textDocument"]["uri"]
        self._documents.close(uri)
        self._late[uri] = [self._clock(), None]

    def _cancel(self, params):
        if params["id"] in self._pending:
            self._pending[params["id"]].cancelled = True

    # From the server.

    def server(self, message):
        """Takes a message of the server's, before the client sees it."""
        self.messages += 1
        if not isinstance(message, dict) or message.get("jsonrpc") != "2.0":
            self._say("message", "this is no message of JSON-RPC 2.0", None)
            return
        unknown = set(message) - {"jsonrpc", "id", "method", "params", "result", "error"}
        if unknown:
            self._say("message", f"a message has unknown properties: {sorted(unknown)}", message.get("method"))
        if "method" in message:
            self._of_server(message)
        else:
            self._answer(message)
        self._check_late()

    def _of_server(self, message):
        method, params = message["method"], message.get("params")
        self.methods.add(method)
        if not self._started and method not in EARLY:
            self._say("order", "sent before initialize was answered", method)
        if "id" in message:
            if message["id"] in self._asked:
                self._say("once", f"a second request with the id {message['id']!r}", method)
            if self._shut:
                self._say("order", "a request after shutdown, which nobody answers", method)
            self._asked.add(message["id"])
        try:
            found = shape.faults(params, shape.params(method), "params")
        except KeyError:
            if not method.startswith("$/"):
                self._say("method", "the protocol knows no such method", method)
            return
        if self._all("shape", found, method):
            return
        self._all("offer", self._offers.request_faults(method, params), method)
        if method == "textDocument/publishDiagnostics":
            self._diagnostics(params)
        elif method == "window/workDoneProgress/create":
            self._progress.add(params["token"])
        elif method == "$/progress" and params["token"] not in self._progress:
            self._say("offer", f"progress for a token that nobody made: {params['token']!r}", method)
        elif method == "workspace/applyEdit":
            self._places(params["edit"], None, [], method)

    def _diagnostics(self, params):
        method, uri, version = "textDocument/publishDiagnostics", params["uri"], params.get("version")
        self._all("offer", self._offers.diagnostic_faults(params["diagnostics"]), method)
        if not self._documents.is_open(uri):
            if uri in self._late:
                self._late[uri][1] = bool(params["diagnostics"])
            elif params["diagnostics"]:
                self._say("closed", f"diagnostics for a document that is not open: {uri}", method)
            return
        newest = self._documents.now(uri).version
        if version is not None and version > newest:
            self._say("version", f"diagnostics for version {version}, the client has {newest}", method)
            return
        if version is not None and version < self._published.get(uri, version):
            self._say("order", f"diagnostics for version {version} after those for {self._published[uri]}", method)
        self._published[uri] = version if version is not None else newest
        texts = [text for text in self._documents.versions(uri) if version in (None, text.version)]
        self._places(params["diagnostics"], uri, texts, method)

    def _check_late(self, at_the_end=False):
        """Diagnostics that came after a document was closed must be taken back, or have been under way."""
        for uri, (closed, shown) in list(self._late.items()):
            if shown and (at_the_end or self._clock() - closed > GRACE):
                self._say("closed", f"diagnostics for a document that was closed: {uri}", "textDocument/publishDiagnostics")
                del self._late[uri]
            elif self._clock() - closed > GRACE:
                del self._late[uri]

    def _answer(self, message):
        identity = message.get("id")
        request = self._pending.pop(identity, None) if isinstance(identity, (int, str)) else None
        if request is None:
            twice = identity in self._answered if isinstance(identity, (int, str)) else False
            self._say("once", f"{'a second answer' if twice else 'an answer'} to a request {identity!r} that does not wait", None)
            return
        self._answered.add(identity)
        method = request.method
        self.methods.add(method)
        if ("result" in message) == ("error" in message):
            self._say("message", "an answer needs a result or an error, and not both", method)
        elif "error" in message:
            self._error(message["error"], request)
        else:
            self._result(message["result"], request)

    def _error(self, error, request):
        code = error.get("code") if isinstance(error, dict) else None
        if type(code) is not int or not isinstance(error.get("message"), str) or set(error) - {"code", "message", "data"}:
            self._say("shape", f"this is no error: {error!r}", request.method)
        elif request.after_shutdown:
            if code != INVALID_REQUEST:
                self._say("error", f"a request after shutdown is answered with {code}, not {INVALID_REQUEST}", request.method)
        elif code in UNDESERVED:
            self._say("error", f"{UNDESERVED[code]}: {error['message']}", request.method)
        elif code == CANCELLED and not request.cancelled:
            self._say("error", "RequestCancelled, which the client did not ask for", request.method)

    def _result(self, result, request):
        method = request.method
        try:
            found = shape.faults(result, shape.result(method), "result")
        except KeyError:
            found = []
        if self._all("shape", found, method):
            return
        if method == "initialize":
            self._announced(result)
        elif method == "shutdown":
            self._shut = True
        if result is None:
            return
        self._all("offer", self._unoffered(result, request), method)
        self._all("command", sorted(self._unannounced(result, method)), method)
        texts = self._texts(request)
        self._places(result, request.uri, texts, method)
        if texts and method.startswith("textDocument/semanticTokens/"):
            self._semantic_tokens(result, request, texts)
        if texts and method == "textDocument/foldingRange":
            self._best("range", [places.fold_faults(text, result) for text in texts], method)

    def _announced(self, result):
        self._started = True
        capabilities = result["capabilities"]
        encoding = capabilities.get("positionEncoding", "utf-16")
        if encoding not in self._offers.encodings():
            self._say("offer", f"the encoding {encoding}, where the client takes {self._offers.encodings()}", "initialize")
        self._documents.encoding = encoding
        self._legend = (capabilities.get("semanticTokensProvider") or {}).get("legend")
        self._commands = set((capabilities.get("executeCommandProvider") or {}).get("commands", []))

    def _unoffered(self, result, request):
        method, offers = request.method, self._offers
        if method == "textDocument/hover":
            return offers.hover_faults(result)
        if method == "textDocument/documentSymbol":
            return offers.symbol_faults(result)
        if method == "textDocument/codeAction":
            return offers.action_faults(result, (request.params.get("context") or {}).get("only"))
        if method == "codeAction/resolve":
            return offers.action_faults([result], None)
        if method == "textDocument/foldingRange":
            return offers.fold_faults(result)
        if method == "textDocument/diagnostic":
            return self._pulled(result, request)
        if method == "textDocument/rename":
            return offers.edit_faults(result)
        return offers.link_faults(method, result) if method in LINKS else []

    def _pulled(self, report, request):
        if report["kind"] == "full":
            return self._offers.diagnostic_faults(report["items"])
        same = request.params.get("previousResultId")
        return [] if same is not None else ["an unchanged report, where the client has none before"]

    def _unannounced(self, value, method):
        """Commands that the client could not run, since nobody says that the server does."""
        if method in ("textDocument/codeAction", "textDocument/codeLens", "codeAction/resolve", "codeLens/resolve", "textDocument/inlayHint"):
            for item in value if isinstance(value, list) else [value]:
                command = item.get("command")
                name = command.get("command") if isinstance(command, dict) else command
                if name and name not in self._commands:
                    yield f"the command {name} is not in executeCommandProvider.commands"

    def _semantic_tokens(self, result, request, texts):
        method = request.method
        if self._legend is None:
            self._say("tokens", "tokens without a legend", method)
            return
        if "edits" in result:
            before = self._tokens.get(request.params["previousResultId"], [])
            data, found = places.token_data_after(before, result["edits"])
            self._all("tokens", found, method)
        else:
            data = result["data"]
        if method != "textDocument/semanticTokens/range" and "resultId" in result:
            self._tokens[result["resultId"]] = data
        several, overlapping = (self._offers.has(f"textDocument.semanticTokens.{name}TokenSupport") for name in ("multiline", "overlapping"))
        encoding = self._documents.encoding
        faults = [places.token_faults(text, data, self._legend, encoding, several, overlapping) for text in texts]
        self._best("tokens", faults, method)

    def _places(self, value, uri, texts, method):
        """Ranges and edits, against the text that the server can have meant."""
        self._all("range", places.nesting_faults(value), method)
        self._all("edits", places.edit_faults(value), method)
        by_document = {}
        for other, span in places.ranges(value, uri):
            by_document.setdefault(other, []).append(span)
        encoding = self._documents.encoding
        for other, spans in by_document.items():
            candidates = texts if other == uri else self._documents.versions(other)
            faults = [[fault for span in spans if (fault := places.range_fault(text, span, encoding))] for text in candidates]
            self._best("range", faults, method)

    def _texts(self, request):
        """The versions that an answer can speak of: that at the time of the request, and those since."""
        versions = self._documents.versions(request.uri) if request.uri else []
        asked = request.texts[0] if request.texts else None
        return versions[: versions.index(asked) + 1] if asked in versions else versions

    def end(self, status, killed=False):
        """The server is gone, with an exit status; `killed`: by the client or a test, on purpose."""
        self._check_late(at_the_end=True)
        if killed:
            return
        if self._shut:
            waiting = sorted({request.method for request in self._pending.values()})
            if waiting:
                self._say("once", f"never answered: {', '.join(waiting)}", None)
        # 1 is what the protocol wants where a client leaves without `shutdown`.
        if status and not (status == 1 and self.left and not self._shutting):
            self._say("end", f"the server ended with {status}", None)

    def _best(self, rule, alternatives, method):
        if alternatives:
            self._all(rule, min(alternatives, key=len), method)

    def _all(self, rule, found, method):
        for fault in found:
            self._say(rule, fault, method)
        return bool(found)

    def _say(self, rule, message, method):
        self._report(rule, message, method)


def _uri(params):
    """The document that a request is about, in the protocol's way or in our own."""
    if not isinstance(params, dict):
        return None
    document = params.get("textDocument")
    return document.get("uri") if isinstance(document, dict) else params.get("uri")
