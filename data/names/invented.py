"""The project's own stories as gold for names: what `tests/entities` says of `tests/stories`, in the shape of GUM's.

A name stands wherever one of its forms does, the longest first; where the type is open ("organisation/place") it is None.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "data"))

from marked_stories import HELD_OUT

TYPES = {"person": "person", "organisation": "organization", "place": "place", "other": "other"}


def stories():
    """Yields {"id", "genre", "text", "entities": [{"start", "end", "type", "cluster"}]} for each plain story to learn from, in order."""
    paths = (path for path in (ROOT / "tests/entities").glob("*/*.txt.tsv") if not path.name.startswith(HELD_OUT))
    for path in sorted(paths):
        side, name = path.parent.name, path.name.removesuffix(".tsv")
        marked = (ROOT / "tests/stories" / side / name).read_text(encoding="utf-8")
        text = re.sub(r"\{[^{}]*\}", "", marked)
        yield {"id": f"{side}/{name}", "genre": f"invented-{side}", "text": text, "entities": entities(text, path.read_text(encoding="utf-8"))}


def entities(text, annotations):
    forms = []
    for cluster, line in enumerate(annotations.splitlines()):
        kind, *rest = line.split("\t")
        names = {name.strip() for cell in rest for name in cell.split(" | ")} - {""}
        forms += [(name, TYPES.get(kind), cluster) for name in names]
    found, taken = [], set()
    for name, kind, cluster in sorted(forms, key=lambda form: (-len(form[0]), form[0], form[2])):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            place = range(match.start(), match.end())
            if taken.isdisjoint(place):
                taken.update(place)
                found.append({"start": match.start(), "end": match.end(), "type": kind, "cluster": cluster})
    return sorted(found, key=lambda entity: entity["start"])
