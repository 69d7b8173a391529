"""Whether what a server names lies where it can: ranges, tokens, folds and edits, against the client's documents."""

# What the client hands back unread: nobody but the server knows what it holds.
OPAQUE = {"data", "arguments"}
# Maps from a document to what is said of it.
BY_DOCUMENT = {"changes", "relatedDocuments"}
# A range, and the one that it must hold.
HOLDS = [("range", "selectionRange"), ("targetRange", "targetSelectionRange")]


def ranges(value, uri):
    """All ranges in a message with the document that each is in: `(uri, range)`."""
    if isinstance(value, list):
        for item in value:
            yield from ranges(item, uri)
    elif isinstance(value, dict):
        if _is_range(value):
            yield uri, value
            return
        named = value.get("textDocument")
        here = value.get("uri") or (named.get("uri") if isinstance(named, dict) else None) or uri
        here = here if isinstance(here, str) else uri
        if _is_position(value.get("position")):
            yield here, {"start": value["position"], "end": value["position"]}
        for key, item in value.items():
            if key in BY_DOCUMENT and isinstance(item, dict):
                for other, said in item.items():
                    yield from ranges(said, other)
            elif key not in OPAQUE:
                yield from ranges(item, value.get("targetUri", here) if key.startswith("target") else here)


def range_fault(text, span, encoding):
    """What is wrong with a range, or `None`."""
    for edge in ("start", "end"):
        line, character = span[edge]["line"], span[edge]["character"]
        width = text.width(line, encoding)
        if width is None:
            return f"line {line} is outside the document, which has {len(text.lines)}"
        if character > width:
            return f"{line}:{character} is past the end of the line, which has {width} units"
        if text.column(line, character, encoding) is None:
            return f"{line}:{character} is inside a character"
    if _key(span["start"]) > _key(span["end"]):
        return f"start {_show(span['start'])} is after end {_show(span['end'])}"
    return None


def nesting_faults(value):
    """Ranges that do not hold the range that they must hold."""
    if isinstance(value, list):
        return [fault for item in value for fault in nesting_faults(item)]
    if not isinstance(value, dict):
        return []
    found = [fault for key, item in value.items() if key not in OPAQUE for fault in nesting_faults(item)]
    for outer, inner in HOLDS:
        whole, part = value.get(outer), value.get(inner)
        if _is_range(whole) and _is_range(part):
            if not (_key(whole["start"]) <= _key(part["start"]) and _key(part["end"]) <= _key(whole["end"])):
                found.append(f"{inner} {_show(part['start'])} is outside {outer} from {_show(whole['start'])} to {_show(whole['end'])}")
    return found


def edit_faults(value):
    """Edits of one document that overlap."""
    if isinstance(value, list):
        if value and all(isinstance(item, dict) and "newText" in item and _is_range(item.get("range")) for item in value):
            spans = sorted((_key(item["range"]["start"]), _key(item["range"]["end"])) for item in value)
            return [f"edits overlap at {after[0]}" for before, after in zip(spans, spans[1:]) if before[1] > after[0]]
        return [fault for item in value for fault in edit_faults(item)]
    if isinstance(value, dict):
        return [fault for key, item in value.items() if key not in OPAQUE for fault in edit_faults(item)]
    return []


def token_faults(text, data, legend, encoding, several_lines, overlapping):
    """What is wrong with semantic tokens."""
    if len(data) % 5:
        return [f"{len(data)} numbers are no multiple of five"]
    found, line, start, end = [], 0, 0, 0
    for at in range(0, len(data), 5):
        lines, columns, length, kind, modifiers = data[at : at + 5]
        if lines:
            line, start, end = line + lines, columns, 0
        else:
            start += columns
        place = f"token at {line}:{start}"
        width = text.width(line, encoding)
        if length == 0:
            found.append(f"{place} is empty")
        if start < end and not overlapping:
            found.append(f"{place} overlaps the one before")
        if width is None:
            found.append(f"{place} is outside the document")
        elif start + length > width and not several_lines:
            found.append(f"{place} runs past the line's end at {width}")
        elif start + length <= width and None in (text.column(line, edge, encoding) for edge in (start, start + length)):
            found.append(f"{place} begins or ends inside a character")
        if kind >= len(legend["tokenTypes"]) or modifiers >> len(legend["tokenModifiers"]):
            found.append(f"{place} has a type or modifier that the legend does not know: {kind}, {modifiers}")
        end = max(end, start + length)
    return found


def token_data_after(before, edits):
    """The numbers after a delta's edits, and what is wrong with the edits."""
    data, found = list(before), []
    spans = sorted((edit["start"], edit["start"] + edit["deleteCount"]) for edit in edits)
    if any(end > len(before) for _, end in spans) or any(a[1] > b[0] for a, b in zip(spans, spans[1:])):
        found.append("a delta's edits overlap or reach past the numbers that they change")
    for edit in sorted(edits, key=lambda edit: -edit["start"]):
        data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit.get("data", [])
    return data, found


def fold_faults(text, folds):
    """Folds that end before they start, or outside the document."""
    last = len(text.lines)
    return [
        f"fold from line {fold['startLine']} to {fold['endLine']} of {last}"
        for fold in folds
        if not fold["startLine"] <= fold["endLine"] <= last
    ]


def _is_position(value):
    return isinstance(value, dict) and type(value.get("line")) is int and type(value.get("character")) is int


def _is_range(value):
    return isinstance(value, dict) and _is_position(value.get("start")) and _is_position(value.get("end"))


def _key(position):
    return position["line"], position["character"]


def _show(position):
    return f"{position['line']}:{position['character']}"
