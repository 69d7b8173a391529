"""The project's own stories (tests/stories) and who the marks in them say speaks, for the programs that learn from them."""
import pathlib
import re

# The stories that nothing is learnt from, by how their names begin.
HELD_OUT = ("desk-", "wire-", "post-", "late-")
FOLDER = pathlib.Path(__file__).resolve().parent.parent / "tests" / "stories"


def marked_stories():
    """The stories to learn from in order, each {"id", "text", "said"}: `said` has by the place of a mark, in characters, the
    speakers that are right."""
    return [without_marks(path) for path in sorted(FOLDER.glob("*/*")) if path.is_file() and not path.name.startswith(HELD_OUT)]


def without_marks(path):
    text, said = "", {}
    for part in re.split(r"(\{[^}]*\})", path.read_text(encoding="utf-8")):
        if not part.startswith("{"):
            text += part
        elif part[1] not in "?-~!":
            said[len(text)] = [name.split("<")[0].strip() for name in part[1:-1].split("|")]
    return {"id": f"{path.parent.name}/{path.name}", "text": text, "said": said}


def speakers_at(story, end):
    """The speakers that the mark behind a quote gives, which ends at `end` or beside it; none where there is no mark."""
    return next((story["said"][at] for at in (end, end + 1, end - 1) if at in story["said"]), [])


def are_meant(names, speakers):
    """Which names are one of the speakers: by the whole name, or where none is by the last word of it."""
    whole = [name in speakers for name in names]
    return whole if any(whole) else [last_word(name) in map(last_word, speakers) for name in names]


def last_word(name):
    """The last word with a capital of a name, without case; the whole where there is none."""
    words = [word for word in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", name) if word[:1].isupper()]
    return words[-1].casefold() if words else name
