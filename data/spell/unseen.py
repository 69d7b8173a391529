#!/usr/bin/env python3
"""Measures spelling on sentences that neither the ranker's weights nor the tables were learnt from.

    python3 data/spell/unseen.py [--gold FOLDER] [--bin PROGRAM] [--cache FOLDER] [--show N]

One word of each sentence is put wrong: by a slip of the finger (a letter dropped, doubled, swapped with the next, or the next key
of its row hit, one as likely as the other, never the first letter), or by a misspelling that people make. The sentences are
paragraphs of tests/stories; with --gold, of published stories, too: FOLDER holds polnear.dev.jsonl, which is no part of the project,
and only the half of its stories that train.py learns nothing from is taken. The misspellings are those of codespell and of cspell's
list, packages that are fetched by name and version and whose lists (share-alike) are no source of the project. Nearly all of
them stand in typos-dict, too, from which the exceptions come: `new` are those that do not.

No wrong form is a word of SCOWL 70, every right one is, and so is each of typos.dev.jsonl's pairs left out where FOLDER has them. The
same seed gives the same sentences. For each set is printed what share is found, what share has the right word first and among five,
and how many other words per 1,000 are called wrong. --show prints the first N of each set that have not the right word first.
Python 3.11 and NumPy; pip, npm, cargo and apt-get fetch the packages.
"""
import argparse
import json
import pathlib
import random
import re
import subprocess
import tarfile
import zipfile
from collections import defaultdict

import make
from train import ROWS, is_held_out

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CODESPELL, CSPELL = "codespell==2.4.3", "@cspell/dict-en-common-misspellings@2.2.6"
COUNT, SEED = 2_000, 20
# Paragraphs have so many words.
SHORTEST, LONGEST = 12, 90


def fetch(cache):
    """The two lists: a misspelling to its right words."""
    folder = cache / "unseen"
    if not folder.exists():
        folder.mkdir(parents=True)
        run = lambda *command: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        run("pip", "download", "--quiet", "--no-deps", CODESPELL)
        run("npm", "pack", "--silent", CSPELL)
    lines = []
    with zipfile.ZipFile(next(folder.glob("codespell*.whl"))) as wheel:
        lines += wheel.read("codespell_lib/data/dictionary.txt").decode().splitlines()
    with tarfile.open(next(folder.glob("cspell*.tgz"))) as archive:
        for name in archive.getnames():
            if re.fullmatch(r"package/dict/dict-en(-us|-gb)?\.json", name):
                lines += archive.extractfile(name).read().decode().splitlines()
    found = defaultdict(set)
    for line in lines:
        wrong, arrow, rights = line.strip(' ",').partition("->")
        if arrow and re.fullmatch("[a-z]+", wrong.strip()):
            found[wrong.strip()] |= {right.strip() for right in rights.split(",") if right.strip()}
    return found


def own_paragraphs():
    """Paragraphs of the project's stories, without what is marked in them; none with a slip of its own."""
    for path in sorted((ROOT / "tests/stories").glob("*/*")):
        for text in re.split(r"\n\s*\n", path.read_text("utf-8")):
            if "{~" not in text:
                yield re.sub(r"\{[^{}]*\}", "", text)


def published_paragraphs(gold):
    for line in open(gold / "polnear.dev.jsonl", encoding="utf-8"):
        story = json.loads(line)
        if is_held_out(story["id"]):
            yield from re.split(r"\n\s*\n", story["text"])


def texts(paragraphs):
    joined = (" ".join(text.split()) for text in paragraphs)
    return [text for text in joined if SHORTEST <= len(text.split()) <= LONGEST]


def slip(word, chance):
    """A slip of the finger; now and then none comes of it."""
    at = chance.randrange(1, len(word))
    before, letter, after = word[:at], word[at], word[at + 1:]
    row = next((row for row in ROWS if letter in row), letter)
    beside = row[max(0, row.index(letter) - 1):row.index(letter)] + row[row.index(letter) + 1:][:1]
    key = chance.choice(beside or letter)
    return chance.choice([before + after, before + before[-1] + letter + after, before + after[:1] + letter + after[1:], before + key + after])


def sentences(texts, words, wrong_for, chance):
    """COUNT sentences, or as many as can be had, each with one word put wrong, no two in the same way."""
    found, used = [], set()
    for _ in range(60 * COUNT):
        text = chance.choice(texts)
        places = [place for place in re.finditer(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])", text) if place[0] in words]
        if not places:
            continue
        place = chance.choice(places)
        right, wrong = place[0], wrong_for(place[0], chance)
        if wrong and wrong not in words and wrong not in used:
            used.add(wrong)
            found.append({"text": text[:place.start()] + wrong + text[place.end():], "start": place.start(),
                          "end": place.start() + len(wrong), "wrong": wrong, "right": right})
            if len(found) == COUNT:
                break
    return found


def findings(program, gold):
    lines = "".join(json.dumps({"id": str(number), "text": one["text"]}) + "\n" for number, one in enumerate(gold))
    out = subprocess.run([program, "extract", "--jsonl"], input=lines, check=True, stdout=subprocess.PIPE, text=True).stdout
    answers = {answer["id"]: answer["findings"] for answer in map(json.loads, out.splitlines())}
    return [[finding for finding in answers[str(number)] if finding["rule"] == "typo"] for number in range(len(gold))]


class Score:
    def __init__(self):
        self.count = self.found = self.first = self.five = self.other = self.words = 0

    def add(self, one, mine):
        hit = [finding for finding in mine if finding["start"] < one["end"] and one["start"] < finding["end"]]
        offered = [word for finding in hit for word in finding["suggestions"]][:5]
        self.count += 1
        self.found += bool(hit)
        self.first += offered[:1] == [one["right"]]
        self.five += one["right"] in offered
        self.other += len(mine) - len(hit)
        self.words += len(one["text"].split())
        return hit, offered

    def row(self, name):
        share = lambda part: f"{part / max(1, self.count):.4f}"
        print(f"{name:44}{self.count:6}  {share(self.found)}  {share(self.first)}  {share(self.five)}  {1000 * self.other / max(1, self.words):.3f}")

    def __iadd__(self, other):
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self


def measure(name, gold, options):
    score = Score()
    shown = 0
    for one, mine in zip(gold, findings(options.bin, gold)):
        hit, offered = score.add(one, mine)
        if offered[:1] != [one["right"]] and shown < options.show:
            shown += 1
            around = one["text"][max(0, one["start"] - 40):one["end"] + 30]
            print(f"    {one['wrong']} for {one['right']}: {', '.join(offered) if hit else 'not found'}: {around}")
    score.row(name)
    return score


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=pathlib.Path)
    options.add_argument("--bin", type=pathlib.Path, default=ROOT / "target/quick/copydesk")
    options.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/spell")
    options.add_argument("--show", type=int, default=0)
    options = options.parse_args()
    cache = make.fetch(options.cache.resolve())
    words = {line.split("\t")[0] for line in (HERE / "suggest.tsv").read_text("utf-8").splitlines()}
    seen = make.typos(cache)
    handed_out = set()
    if options.gold and (options.gold / "typos.dev.jsonl").exists():
        handed_out = {json.loads(line)["wrong"] for line in open(options.gold / "typos.dev.jsonl", encoding="utf-8")}
    known, new = defaultdict(list), defaultdict(list)
    for wrong, rights in sorted(fetch(cache).items()):
        if len(rights) == 1 and wrong not in words and wrong not in handed_out:
            for table in [known] if wrong in seen else [known, new]:
                table[next(iter(rights))].append(wrong)
    listed = lambda table: lambda word, chance: chance.choice(table[word]) if word in table else None
    print(f"{'':44}{'':>6}  found   first   in five  other per 1,000 words")
    sources = {"own stories": texts(own_paragraphs())}
    if options.gold:
        sources["published stories"] = texts(published_paragraphs(options.gold))
    for number, (source, paragraphs) in enumerate(sources.items()):
        of = lambda kind, wrong_for: measure(
            f"{source}: {kind}", sentences(paragraphs, words, wrong_for, random.Random(f"{SEED} {source} {kind}")), options)
        both = of("slips", slip)
        both += of("known misspellings", listed(known))
        both.row(f"{source}: half slips, half known")
        of("known, and in no source of the project", listed(new))


if __name__ == "__main__":
    main()
