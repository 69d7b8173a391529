"""The frames that messages travel in."""


class NotAFrame(Exception):
    """Bytes that are no frame: what follows them cannot be read."""


class CutFrame(NotAFrame):
    """A frame that the end of the input cuts off."""


def read(source):
    """The bytes of the next message; `None` at the end. Raises `NotAFrame`."""
    length = None
    while True:
        line = source.readline()
        if not line:
            if length is not None:
                raise CutFrame("it ended inside a header")
            return None
        if line == b"\r\n":
            break
        name, colon, value = line.partition(b":")
        if not line.endswith(b"\n"):
            raise CutFrame("it ended inside a header")
        if not colon or not line.endswith(b"\r\n"):
            raise NotAFrame(f"this is no header: {line[:80]!r}")
        if name.lower() == b"content-length":
            if not value.strip().isdigit():
                raise NotAFrame(f"this is no length: {value[:80]!r}")
            length = int(value)
    if length is None:
        raise NotAFrame("a header without Content-Length")
    body = source.read(length)
    if len(body) < length:
        raise CutFrame(f"it ended after {len(body)} of {length} bytes")
    return body


def frame(body):
    """A message in its frame."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
