#!/usr/bin/env python3
"""Grows the trees that choose who says a quote where the rules of attribution are not sure.

    python3 data/quotes/train.py --gold FOLDER [--only FOLDS]

Writes speakers.trees. Python 3.11, NumPy and lightgbm 4.7.0 (`pip install lightgbm==4.7.0`); the same gold gives the same
bytes. The answers to the questions, the rules' own choice and score among them, come from the program itself (`rivals.rs`
beside this file), so that training and use cannot differ.

FOLDER holds the development part of PolNeAR (polnear.dev.jsonl), which is no part of the project. Only numbers are learnt from
it. The project's own stories (tests/stories) are learnt from, too. Reported is what the rules and what the trees reach on folds, by
story, that the trees were not grown from. --only 0,1 grows the trees from these folds alone, to measure the whole program on the
others.
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import zlib
from collections import Counter

import lightgbm
import numpy

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from marked_stories import are_meant, marked_stories, speakers_at

ROOT = HERE.parent.parent
TREES, LEAVES, FOLDS, FEWEST_WORDS = 300, 7, 5, 4
# What one quote of each kind of text weighs.
WEIGHTS = {"polnear": 1.0, "own": 1.0}
# By how much the score of another must be higher than that of the one whom the rules take, as in rivals.rs.
CLEARLY = 0.2
SETTINGS = dict(objective="lambdarank", num_leaves=LEAVES, learning_rate=0.06, min_data_in_leaf=20, lambda_l2=5, feature_fraction=0.5,
                bagging_fraction=0.8, bagging_freq=1, lambdarank_truncation_level=10, seed=1, num_threads=1, deterministic=True,
                force_row_wise=True, verbose=-1)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=pathlib.Path, required=True)
    options.add_argument("--only", type=lambda folds: [int(fold) for fold in folds.split(",")], default=list(range(FOLDS)))
    options = options.parse_args()
    examples = [*polnear(options.gold / "polnear.dev.jsonl"), *own()]
    report(examples)
    grow([example for example in examples if example.fold in options.only], HERE / "speakers.trees")


class Example:
    """A quote with a source: the answers for each who may say it, and which of them are right."""

    def __init__(self, kind, story, words, quote, labels):
        self.kind, self.fold = kind, zlib.crc32(story["id"].encode()) % FOLDS
        self.full = is_full(words)
        self.asked, self.taken = quote["asked"], quote["taken"]
        self.answers = numpy.array([candidate["answers"] for candidate in quote["candidates"]], dtype=int)
        self.labels = numpy.array(labels, dtype=int)

    def teaches(self):
        return self.labels.any() and not self.labels.all()


def polnear(path):
    """The examples of PolNeAR."""
    stories = [json.loads(line) for line in path.read_bytes().splitlines()]
    for story, quotes in zip(stories, read(stories)):
        for quote in quotes:
            gold = max(story["quotes"], key=lambda gold: overlap(gold, quote), default=None)
            if not gold or overlap(gold, quote) < 0.5 or not gold["attributed"] or gold["words"] < FEWEST_WORDS:
                continue
            labels = [is_right(gold, candidate) for candidate in quote["candidates"]]
            yield Example("polnear", story, story["text"][gold["start"]:gold["end"]], quote, labels)


def own():
    """The examples of the project's own stories, where somebody who may say the quote is the one whom the mark gives."""
    stories = marked_stories()
    for story, quotes in zip(stories, read(stories)):
        for quote in quotes:
            labels = are_meant([candidate["name"] for candidate in quote["candidates"]], speakers_at(story, quote["end"]))
            if any(labels):
                yield Example("own", story, story["text"][quote["start"]:quote["end"]], quote, labels)


def read(stories):
    """For each story what the program, as it is built now, decides its quotes between."""
    command = ["cargo", "run", "-q", "--profile", "quick", "--example", "rivals"]
    lines = "".join(json.dumps({"id": story["id"], "text": story["text"]}) + "\n" for story in stories)
    answers = subprocess.run(command, cwd=ROOT, input=lines.encode(), check=True, stdout=subprocess.PIPE).stdout.splitlines()
    return [[quote for quote in json.loads(line)["quotes"] if quote["candidates"]] for line in answers]


def overlap(one, other):
    common = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, common) / (max(one["end"], other["end"]) - min(one["start"], other["start"]))


def is_full(words):
    """Whether a quote is a clause or a sentence by its form."""
    return bool(re.match(r"[^\w]*[A-Z0-9]", words) and re.search(r"[.?!,\u2026\u2013\u2014\]-]\W*$", words))


def is_right(gold, candidate):
    """Whether a mention is one of those that the annotators give, or of the same name."""
    places = [(gold["speaker_start"], gold["speaker_end"])] + gold.get("also", [])
    if any(candidate["start"] < end and start < candidate["end"] for start, end in places):
        return True
    names = {last_name(gold["speaker_text"])} | {name.casefold() for name in gold.get("also_names", [])}
    return last_name(candidate["name"]) in names - {None}


def last_name(source):
    head = re.split(r",| who | that | which |\(", source or "")[0]
    words = [word for word in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", head) if word[:1].isupper()]
    return re.sub(r"['’]s$", "", words[-1]).casefold() if words else None


def grow(examples, path=None):
    """Trees by which of two who may say a quote the right one has the higher score."""
    chosen = [example for example in examples if example.teaches()]
    data = lightgbm.Dataset(numpy.concatenate([example.answers for example in chosen]),
                            numpy.concatenate([example.labels for example in chosen]),
                            group=[len(example.labels) for example in chosen],
                            weight=numpy.concatenate([numpy.full(len(example.labels), WEIGHTS[example.kind]) for example in chosen]))
    model = lightgbm.train(SETTINGS, data, TREES)
    if path:
        path.write_bytes(b"".join(tree_bytes(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]))
    return model


def tree_bytes(root):
    """A tree as src/lexicon/trees.rs reads it."""
    branches, leaves = [], []

    def walk(node):
        if "leaf_value" in node:
            leaves.append(round(node["leaf_value"] * 1000))
            return 128 + len(leaves) - 1
        number = len(branches)
        branches.append(None)
        left, right = walk(node["left_child"]), walk(node["right_child"])
        branches[number] = bytes([node["split_feature"], int(node["threshold"]), left, right])
        return number

    if walk(root) >= 128:
        branches = [bytes([0, 255, 128, 128])]
    return b"".join(branches).ljust((LEAVES - 1) * 4, b"\0") + numpy.array(leaves, "<i2").tobytes().ljust(LEAVES * 2, b"\0")


def report(examples):
    """What the rules and the trees reach on folds that the trees were not grown from."""
    rules, trees, count, changed = Counter(), Counter(), Counter(), Counter()
    for fold in range(FOLDS):
        model = grow([example for example in examples if example.fold != fold])
        for example in (example for example in examples if example.fold == fold):
            best = example.taken
            if example.asked and best is not None and len(example.labels) > 1:
                scores = model.predict(example.answers, raw_score=True)
                best = max(range(len(scores)), key=lambda number: scores[number] + CLEARLY * (number == best))
            before, after = (number is not None and bool(example.labels[number]) for number in (example.taken, best))
            kind = f"{example.kind}, {'full' if example.full else 'partial'}"
            count[kind], rules[kind], trees[kind] = count[kind] + 1, rules[kind] + before, trees[kind] + after
            if best != example.taken:
                changed[example.kind, before, after] += 1
    for kind in count:
        print(f"{kind}: rules {rules[kind] / count[kind]:.4f}, trees {trees[kind] / count[kind]:.4f} of {count[kind]}", file=sys.stderr)
    for kind in WEIGHTS:
        print(f"{kind}: chosen against the rules {changed[kind, False, True]} for the better, {changed[kind, True, False]} for the worse",
              file=sys.stderr)


if __name__ == "__main__":
    main()
