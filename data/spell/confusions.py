#!/usr/bin/env python3
"""Measures the patterns of `confused-word`: what they say of published copy, and how many slips they find that were put there.

    python3 data/spell/confusions.py [--eval ../shared/eval] [--show] [--write]

The stories are not part of the project; without them nothing is measured. Published copy is taken for right: each finding in it
was judged by eye once, and confusions.tsv keeps the judgements by a hash of the finding and what stands around it. For recall, up to
SWAPS places that have the right word of a pair are drawn, the wrong one is put there, one at a time, and it counts as found where
the rule marks it. Set phrases are found in their phrase only, so that their pairs find few.
--show prints each finding that nobody has judged yet, to be judged. --write makes docs/confusions.md.
"""
import argparse
import hashlib
import json
import pathlib
import random
import re
import subprocess
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TABLE = ROOT / "src/rules/confused_word/patterns.txt"
SWAPS = 300
# Pairs that take each other's place in many contexts; of these it is measured how many slips are found. The others stand in their phrase.
FREE = [tuple(pair.replace("_", " ").split("=")) for pair in """of=have it's=its its=it's their=there there=their they're=their their=they're there=they're your=you're you're=your whose=who's
who's=whose then=than than=then loose=lose loosing=losing lose=loose lead=led led=lead principle=principal principal=principle
advise=advice advice=advise effect=affect affect=effect to=too too=to chose=choose breath=breathe breathe=breath everyday=every_day
except=accept accept=except past=passed passed=past weather=whether where=were apart=a_part hours=hour's days=day's weeks=week's
years=year's years=years' todays=today's childrens=children's womens=women's a=an an=a""".split()]
# What stands before the right word where somebody may slip: anything, save for these.
BEFORE = {"of": r"\b(?:could|should|would|might|must)(?: not)? ", "breath": r"(?:\bto|\bnot|n't) "}
READER = ["cargo", "run", "-q", "--profile", "quick", "--example", "confusions", "--"]
COMMAND = "python3 data/spell/confusions.py --eval DIR --write"


def ask(texts):
    """The patterns as (right, line), and for each text its findings as (pattern, start, end)."""
    command = [*READER, str(TABLE)]
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    out = subprocess.run(command, cwd=ROOT, input=lines, check=True, stdout=subprocess.PIPE, text=True).stdout
    patterns, _, answers = out.partition("\n\n")
    found = [[tuple(map(int, one.split())) for one in line.split("\t") if one] for line in answers.split("\n")]
    return [tuple(line.split("\t")) for line in patterns.split("\n")], found


def groups():
    """Why, and the lines with their examples, of each group of the table, in order."""
    groups, why, before = [], "", ""
    for line in TABLE.read_text("utf-8").split("\n\n", 1)[1].splitlines():
        if line.startswith("#"):
            why = f"{why} {line[1:].strip()}" if before.startswith("#") else line[1:].strip()
        elif line.strip() and not re.match("@[a-z]+ = ", line):
            written, example = line.split(" ; ")
            if not groups or groups[-1][0] != why:
                groups.append((why, []))
            groups[-1][1].append((written.strip(), example.strip()))
        before = line
    return groups


def pairs_of(line):
    """The words of a pattern's line: (wrong, right) in the spelling of copy."""
    wrong, right = re.search(r"\[([^=]*)=([^\]]*)\]", line).groups()
    return [(join(one), right) for one in wrong.split("/")]


def join(words):
    return re.sub(r" (?=')", "", words)


def judgement(text, start, end):
    around = text[max(0, start - 40):end + 40]
    return hashlib.sha256(around.encode()).hexdigest()[:16]


def judged():
    path = HERE / "confusions.tsv"
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def place_swaps(stories, pairs):
    """For each pair, texts with the wrong word put in the right one's place: (pair, text, start, end)."""
    paragraphs = [line for story in stories for line in story.split("\n") if len(line) > 20]
    chance = random.Random(1)
    placed = []
    for wrong, right in pairs:
        letters = re.escape(right).replace("'", "['\u2019]")
        written = re.compile(rf"{BEFORE.get(wrong, '')}(?<![\w'\u2019-])(?P<right>{letters})(?![\w'\u2019-])", re.IGNORECASE)
        places = [(line, found) for line in paragraphs if right.split()[0] in line.lower().replace("\u2019", "'") for found in written.finditer(line)]
        for line, found in chance.sample(places, min(SWAPS, len(places))):
            start, end = found.span("right")
            put = wrong[0].upper() + wrong[1:] if line[start].isupper() else wrong
            placed.append(((wrong, right), line[:start] + put + line[end:], start, start + len(put)))
    return placed


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--eval", type=pathlib.Path, default=ROOT.parent / "shared/eval")
    options.add_argument("--show", action="store_true")
    options.add_argument("--missed", help="a pair as wrong=right: print what is missed of it")
    options.add_argument("--write", action="store_true")
    options = options.parse_args()
    gold = options.eval / "data/polnear.dev.jsonl"
    if not gold.exists():
        print(f"confusions: skipped, no stories at {gold}")
        return
    stories = [json.loads(line)["text"] for line in gold.open(encoding="utf-8")]
    patterns, found = ask(stories)
    known, counts, open_ones = judged(), defaultdict(Counter), []
    for text, ones in zip(stories, found):
        for number, start, end in ones:
            verdict = known.get(judgement(text, start, end), "open")
            counts[number][verdict] += 1
            if verdict == "open":
                open_ones.append((number, text, start, end))
    if options.show:
        for number, text, start, end in sorted(open_ones, key=lambda one: one[0]):
            line = patterns[number][1] if number >= 0 else "a/an"
            around = (text[max(0, start - 70):start] + "[[" + text[start:end] + "]]" + text[end:end + 60]).replace("\n", " ")
            print(f"{judgement(text, start, end)}\t{around}\t{line[:60]}")
    pairs = defaultdict(list)
    for number, (_, line) in enumerate(patterns):
        for pair in pairs_of(line):
            pairs[pair].append(number)
    for pair in (("a", "an"), ("an", "a")):
        pairs[pair] = [-1]
    placed = place_swaps(stories, FREE)
    _, answers = ask([text for _, text, _, _ in placed])
    recall, hits = defaultdict(Counter), Counter()
    for (pair, text, start, end), ones in zip(placed, answers):
        hit = next((number for number, first, last in ones if first < end and start < last and number in pairs[pair]), None)
        recall[pair][hit is not None] += 1
        hits[hit] += 1
        hit = hit is not None
        if options.missed == "=".join(pair) and not hit:
            print("missed:", text[max(0, start - 60):start] + "[[" + text[start:end] + "]]" + text[end:end + 50])
    table = report(patterns, pairs, counts, recall, len(stories)) + by_pattern(pairs, counts, recall, hits)
    print(table)
    if options.write:
        (ROOT / "docs/confusions.md").write_text(table, "utf-8")


def report(patterns, pairs, counts, recall, stories):
    total = sum((counts[number] for number in counts), Counter())
    free, fixed = [], []
    for (wrong, right), numbers in pairs.items():
        own = sum((counts[number] for number in numbers if number >= 0), Counter())
        if numbers == [-1]:
            own = counts[-1] if wrong == "an" else Counter()
        row = f"| {wrong} | {right} | {len(numbers)} | {own['right']} | {own['false'] + own['open']} |"
        if (wrong, right) in recall:
            free.append(f"{row} {recall[wrong, right][True]} of {recall[wrong, right].total()} |")
        else:
            fixed.append(row)
    false = total["false"] + total["open"]
    head = "| wrong | right | patterns | right | false |"
    return f"""# Words that are confused

What `confused-word` marks, and how well, over {stories} published stories. A finding in published copy is *right* where the copy errs, else
*false*; all were judged by eye. The evidence for each pattern and an example that a test runs stand in
[`patterns.txt`](../src/rules/confused_word/patterns.txt). `{COMMAND}` makes this page where the stories are at hand.

{len(patterns)} patterns of {len(pairs)} pairs, the article by sound among these: {total['right']} findings are right and {false} false,
{100 * false / stories:.2f} false ones in a hundred stories. The patterns were tightened while their false findings in these stories were looked at, so expect a few more in
others.

## Words that take each other's place in many contexts

The wrong word was put into published sentences that have the right one, drawn by chance; *slips* says how many of them are found.

{head} slips found |
| --- | --- | --- | --- | --- | --- |
{chr(10).join(free)}

## Words in set phrases

These are marked in their phrase, and nowhere else.

{head}
| --- | --- | --- | --- | --- |
{chr(10).join(fixed)}
"""


def by_pattern(pairs, counts, recall, hits):
    """Each pattern with its evidence, its example and its own figures."""
    of_pattern = {number: pair for pair, numbers in pairs.items() for number in numbers if number >= 0}
    rows, number = [], 0
    for why, lines in groups():
        rows += ["", why, "", "| pattern | example | right | false | slips found |", "| --- | --- | --- | --- | --- |"]
        for written, example in lines:
            pair, own = of_pattern[number], counts[number]
            slips = f"{hits[number]} of {recall[pair].total()}" if pair in recall else ""
            rows.append(f"| `{shortened(written)}` | {example} | {own['right']} | {own['false'] + own['open']} | {slips} |")
            number += 1
    return f"""
## Each pattern

In the notation of [`patterns.txt`](../src/rules/confused_word/patterns.txt), long lists cut short. A slip counts for the first pattern that finds it,
so the patterns of a pair add up to what the pair finds; those in set phrases have no slips put there. Above each group stands why.
{chr(10).join(rows)}
"""


def shortened(written):
    """A pattern with the first three words of each long list."""
    cut = lambda words: "/".join(words.split("/")[:3] + ["…"]) if words.count("/") > 3 and "=" not in words else words
    return " ".join(map(cut, written.split(" ")))


if __name__ == "__main__":
    main()
