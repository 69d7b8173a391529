"""The client's documents as the server must see them, version by version, and what lies inside them."""

import re

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
# Bytes of one unit, and a codec that keeps halves of surrogate pairs apart.
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
# Versions kept for answers that are still under way.
KEPT = 64


class Text:
    """One version of a document: its lines with their ends."""

    def __init__(self, lines, version):
        self.lines, self.version = lines, version

    @classmethod
    def of(cls, text, version):
        return cls(_split(text), version)

    def width(self, line, encoding):
        """The units of a line without its end; `None` where there is no such line."""
        prose = self._prose(line)
        return None if prose is None else len(prose.encode(*_codec(encoding))) // UNITS[encoding][1]

    def column(self, line, units, encoding):
        """The character that a column stands for; `None` outside the line and inside a character."""
        prose = self._prose(line)
        if prose is None or units < 0:
            return None
        codec, width = UNITS[encoding]
        raw = prose.encode(codec, "surrogatepass")
        if units * width > len(raw):
            return None
        try:
            return len(raw[: units * width].decode(codec))
        except UnicodeDecodeError:
            return None

    def changed(self, change, encoding, version):
        """The next version, by one of a client's changes."""
        if change.get("range") is None:
            return Text.of(change["text"], version)
        (first, start), (last, end) = (self._clamped(change["range"][edge], encoding) for edge in ("start", "end"))
        new = self._line(first)[:start] + change["text"] + self._line(last)[end:]
        # A line end may come to stand beside another, of which it then is a half.
        before, after = max(first - 1, 0), last + 2
        around = "".join(self.lines[before:first]) + new + "".join(self.lines[last + 1 : after])
        return Text(self.lines[:before] + _split(around) + self.lines[after:], version)

    def _line(self, line):
        return self.lines[line] if line < len(self.lines) else ""

    def _prose(self, line):
        """A line without its end. After the last line end there is one more, empty line."""
        if 0 <= line < len(self.lines):
            return self.lines[line].rstrip("\r\n")
        ended = not self.lines or self.lines[-1].endswith(("\r", "\n"))
        return "" if line == len(self.lines) and ended else None

    def _clamped(self, position, encoding):
        line, units = position["line"], position["character"]
        prose = self._prose(line)
        if prose is None:
            last = max(len(self.lines) - 1, 0)
            return last, len(self._line(last))
        column = self.column(line, units, encoding)
        return line, len(prose) if column is None else column


class Documents:
    """All open documents."""

    def __init__(self):
        self.encoding = "utf-16"
        self._open, self._closed = {}, set()

    def open(self, uri, text, version):
        self._open[uri] = [Text.of(text, version)]
        self._closed.discard(uri)

    def change(self, uri, changes, version):
        text = self.now(uri)
        for change in changes:
            text = text.changed(change, self.encoding, version)
        self._open[uri] = self._open[uri][-KEPT:] + [text]

    def close(self, uri):
        self._open.pop(uri, None)
        self._closed.add(uri)

    def is_open(self, uri):
        return uri in self._open

    def was_closed(self, uri):
        return uri in self._closed

    def now(self, uri):
        return self._open[uri][-1]

    def versions(self, uri):
        """The versions that are remembered, the newest first. Empty for a document that is not open."""
        return self._open.get(uri, [])[::-1]


def _split(text):
    return LINE.findall(text)


def _codec(encoding):
    return UNITS[encoding][0], "surrogatepass"
