#!/usr/bin/env python3
"""Grows the trees by which a pronoun is given to a person.

    python3 data/names/train.py --gold FOLDER [--rounds 2]

Writes references.trees. Python 3.11, NumPy and lightgbm 4.7.0 (`pip install lightgbm==4.7.0`); the same gold gives the same
bytes. The answers to the questions come from the resolver itself (`references.rs` beside this file), so that training and
use cannot differ; since a pronoun's answers depend on how the ones before were resolved, it is asked again with the trees of
the round before.

FOLDER holds the development parts of GAP (gap.dev.jsonl) and GUM (gum.dev.jsonl), which are no part of the project. Only numbers
are learnt from them. The pronouns that speak in the project's own stories (tests/stories) are learnt from, too: they are news, which
the others are not. Reported are figures by cross-validation, folds by document.
"""
import argparse
import json
import pathlib
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
TREES, LEAVES, FOLDS, UNKNOWN = 100, 15, 5, -1
SETTINGS = dict(objective="lambdarank", num_leaves=LEAVES, learning_rate=0.1, min_data_in_leaf=20, lambda_l2=5, feature_fraction=0.5,
                bagging_fraction=0.8, bagging_freq=1, lambdarank_truncation_level=10, seed=1, num_threads=1, deterministic=True, force_row_wise=True, verbose=-1)
# What one pronoun of each kind of text weighs.
WEIGHTS = {"gap": 1.0, "gum": 2.0, "news": 4.0}
# The question of gender, and the answer that the person cannot be meant.
GENDER, RULED_OUT = 12, 2
PRONOUNS = {"he", "she", "his", "her", "him", "hers", "himself", "herself"}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=pathlib.Path, required=True)
    options.add_argument("--rounds", type=int, default=2)
    options = options.parse_args()
    for _ in range(options.rounds):
        examples = [*read(options.gold / "gap.dev.jsonl", gap), *read(options.gold / "gum.dev.jsonl", gum), *news()]
        report(examples)
        grow(examples, range(FOLDS), HERE / "references.trees")


class Example:
    """A pronoun: the answers for each candidate, and which of them are right."""

    def __init__(self, kind, document, choice, labels, hits=None, gold=None):
        self.kind, self.fold = kind, zlib.crc32(document.encode()) % FOLDS
        self.answers = numpy.array([candidate["answers"] for candidate in choice["candidates"]], dtype=int)
        self.labels = numpy.array(labels, dtype=int)
        self.hits, self.gold = hits, gold

    def is_contradictory(self):
        right = self.answers[self.labels == 1]
        return len(right) > 0 and (right[:, GENDER] == RULED_OUT).all()


def read(path, label):
    """The examples of a file of stories, a line each."""
    stories = [json.loads(line) for line in path.read_bytes().splitlines()]
    for story, choices in zip(stories, resolved(stories)):
        yield from label(story, choices)


def resolved(stories):
    """For each story the choices that the resolver has for its pronouns, as it is built now."""
    command = ["cargo", "run", "-q", "--profile", "quick", "--example", "references"]
    lines = "".join(json.dumps({"id": story["id"], "text": story["text"]}) + "\n" for story in stories)
    answers = subprocess.run(command, cwd=ROOT, input=lines.encode(), check=True, stdout=subprocess.PIPE).stdout.splitlines()
    return [[choice for choice in json.loads(line)["choices"] if choice["candidates"]] for line in answers]


def overlaps(choice, start, end):
    return choice["start"] < end and start < choice["end"]


def gap(story, choices):
    place = story["pronoun"]
    gold = numpy.array([story["a_coref"], story["b_coref"]])
    for choice in [choice for choice in choices if overlaps(choice, place["start"], place["end"])][:1]:
        hits = numpy.array([[any(m[0] < story[k]["end"] and story[k]["start"] < m[1] for m in c["mentions"]) for k in "ab"] for c in choice["candidates"]])
        right = (hits & gold).any(axis=1)
        labels = right if right.any() else numpy.where(hits.any(axis=1), 0, UNKNOWN)
        yield Example("gap", story["id"], choice, labels, hits, gold)


def gum(story, choices):
    names = [entity for entity in story["entities"] if entity["kind"] == "name"]
    persons = {entity["cluster"] for entity in names if entity["type"] == "person"}
    for entity in story["entities"]:
        text = story["text"][entity["start"]:entity["end"]].casefold()
        if entity["kind"] != "pronoun" or entity["cluster"] not in persons or text not in PRONOUNS:
            continue
        for choice in [choice for choice in choices if overlaps(choice, entity["start"], entity["end"])][:1]:
            yield Example("gum", story["id"], choice, [cluster(names, c["mentions"]) == entity["cluster"] for c in choice["candidates"]])


def cluster(names, mentions):
    """The cluster that most of the mentions are of."""
    votes = Counter(name["cluster"] for start, end in mentions for name in names if end == name["name_end"] or start == name["name_start"])
    return votes.most_common(1)[0][0] if votes else None


def news():
    """The pronouns that quotes of the project's own stories are attributed to, by the marks behind the quotes."""
    stories = marked_stories()
    for story, choices in zip(stories, resolved(stories)):
        for choice in choices:
            speakers = next(filter(None, (speakers_at(story, end) for end in choice["said"])), None)
            if speakers:
                example = Example("news", story["id"], choice, are_meant([one["name"] for one in choice["candidates"]], speakers))
                if example.labels.any() and not example.is_contradictory():
                    yield example


def grow(examples, folds, path=None):
    """Trees from the examples of some folds; of two choices of one pronoun the right one is to have the higher score."""
    chosen = [(example, example.labels != UNKNOWN) for example in examples if example.fold in folds]
    chosen = [(example, known) for example, known in chosen if known.any()]
    data = lightgbm.Dataset(numpy.concatenate([example.answers[known] for example, known in chosen]),
                            numpy.concatenate([example.labels[known] for example, known in chosen]),
                            group=[known.sum() for _, known in chosen],
                            weight=numpy.concatenate([numpy.full(known.sum(), WEIGHTS[example.kind]) for example, known in chosen]))
    model = lightgbm.train(SETTINGS, data, TREES)
    if path:
        path.write_bytes(b"".join(tree_bytes(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]))
    return model


def tree_bytes(root):
    """A tree as src/lexicon/references.rs reads it."""
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
    """What the trees reach on folds that they were not grown from."""
    counts, right = Counter(), Counter()
    said_and_true, said, true = 0, 0, 0
    for fold in range(FOLDS):
        model = grow(examples, [other for other in range(FOLDS) if other != fold])
        for example in (example for example in examples if example.fold == fold):
            scores = model.predict(example.answers, raw_score=True) - 1000 * (example.answers[:, GENDER] == RULED_OUT)
            best = int(numpy.argmax(scores))
            if example.kind == "gap":
                means = example.hits[best] & (scores[best] > -500)
                said_and_true, said, true = said_and_true + (means & example.gold).sum(), said + means.sum(), true + example.gold.sum()
            else:
                counts[example.kind] += 1
                right[example.kind] += example.labels[best] == 1
    shares = ", ".join(f"{kind} {right[kind] / counts[kind]:.3f} of {counts[kind]}" for kind in counts)
    print(f"cross-validated: GAP F1 {200 * said_and_true / (said + true):.1f}; right: {shares}", file=sys.stderr)


if __name__ == "__main__":
    main()
