"""A server that does nothing: it reads no text, and says of the last change that it is a typo if it was the letter t.

Beside it copydesk is measured (latency.py): what is left is what Neovim, the pipe and the terminal take.
"""

import json
import sys


def read():
    length = 0
    while (line := sys.stdin.buffer.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return json.loads(sys.stdin.buffer.read(length)) if length else None


def send(**message):
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
    sys.stdout.buffer.flush()


def findings(change):
    if change["text"] != "t":
        return []
    return [{"range": change["range"], "severity": 2, "source": "floor", "message": "“metting” is not a word we know."}]


while message := read():
    method = message.get("method")
    if method == "initialize":
        send(id=message["id"], result={"capabilities": {"textDocumentSync": {"openClose": True, "change": 2}}})
    elif method == "textDocument/didChange":
        document = message["params"]["textDocument"]
        found = findings(message["params"]["contentChanges"][-1])
        send(method="textDocument/publishDiagnostics", params={"uri": document["uri"], "diagnostics": found})
    elif method == "shutdown":
        send(id=message["id"], result=None)
    elif method == "exit":
        break
