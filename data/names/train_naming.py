#!/usr/bin/env python3
"""Learns the weights by which a run of capitals is taken for a person, an organisation, a place or no name.

    python3 data/names/train_naming.py --gold FOLDER [--folds FOLDER]

Writes naming.weights. Python 3.11, NumPy, SciPy and scikit-learn (`pip install scikit-learn==1.9.1`). The answers to the
questions come from the finder of names itself (`naming.rs` beside this file), so that training and use cannot differ.

FOLDER holds the development parts of GUM (gum.dev.jsonl, annotations CC BY 4.0) and GAP (gap.dev.jsonl, Apache-2.0), which are
no part of the project. Only numbers are learnt from them. GAP gives two persons a snippet and says nothing of other names.
The project's own stories are the third source (`invented.py`).
Reported are figures by cross-validation, folds by document and each with documents of all genres; --folds
keeps the weights of each fold (learnt from the others) with the documents that they were not learnt from.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import zlib

import invented
import numpy
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
QUESTIONS, ANSWERS, FOLDS = 32, 8, 5
STRENGTH, ROUNDS, UNIT = 0.1, 200, 1000
# The gold knows only persons, organisations and places, and news names fewer ships, tables and files than its texts: what the
# rules take for a name and the tables for no common word is one more easily, by this much of the logarithm of the odds.
UNCOMMON, RULES_AND_LAST_WORD = 700, (0, 3)
# What a person of GAP weighs beside a run of GUM.
GAP_WEIGHT, OWN_WEIGHT, NO_FOLD = 0.1, 1.0, -1
# "The Ledger" and "Ledger" are one name.
ARTICLE = 4
OUTCOMES = [None, "person", "organization", "place"]
# The pairs of questions that boosted trees over the same answers put one below the other most, by their gain.
PAIRS = [
    (0, 8), (0, 3), (6, 9), (0, 22), (0, 2), (0, 21), (0, 26), (0, 25), (0, 10), (0, 5), (0, 14), (3, 8), (0, 16), (6, 10),
    (5, 9), (8, 22), (0, 6), (0, 15), (0, 28), (0, 9), (2, 22), (9, 29), (3, 22), (9, 11), (0, 1), (6, 11), (8, 25), (0, 13),
    (0, 11), (2, 6), (14, 15), (0, 12), (0, 18), (2, 8), (6, 29), (15, 22), (14, 22), (3, 21), (2, 9), (0, 17), (6, 28), (3, 9),
    (21, 26), (9, 14), (6, 14), (2, 10), (0, 29), (3, 13), (3, 16), (0, 7), (12, 21), (3, 14), (3, 10), (2, 3), (14, 29),
    (13, 17), (13, 15), (13, 22), (2, 5), (13, 14),
]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=pathlib.Path, required=True)
    options.add_argument("--folds", type=pathlib.Path)
    options = options.parse_args()
    runs = Runs()
    read(list(map(json.loads, (options.gold / "gum.dev.jsonl").open(encoding="utf-8"))), runs, gum)
    read(list(map(json.loads, (options.gold / "gap.dev.jsonl").open(encoding="utf-8"))), runs, gap)
    read(list(invented.stories()), runs, own)
    runs.close()
    report(runs, options.folds)
    (HERE / "naming.weights").write_bytes(table(fit(runs, runs.weights > 0)))


class Runs:
    """All runs that were asked about: answers, outcomes, what each weighs, its fold."""

    def __init__(self):
        self.answers, self.outcomes, self.weights, self.folds, self.sources, self.ids = [], [], [], [], [], {}

    def close(self):
        self.answers, self.outcomes, self.weights = map(numpy.array, (self.answers, self.outcomes, self.weights))
        self.folds, self.sources = map(numpy.array, (self.folds, self.sources))
        columns = [self.answers[:, [q]] == numpy.arange(ANSWERS) for q in range(QUESTIONS)]
        columns += [self.answers[:, [a]] * ANSWERS + self.answers[:, [b]] == numpy.arange(ANSWERS * ANSWERS) for a, b in PAIRS]
        self.features = hstack([csr_matrix(column.astype(float)) for column in columns]).tocsr()

    def add(self, run, outcome, weight, fold, source):
        self.answers.append(run["answers"])
        self.outcomes.append(outcome)
        self.weights.append(weight)
        self.folds.append(fold)
        self.sources.append(source)


def read(stories, runs, label):
    """Adds the runs by the answers of the finder as it is built now."""
    command = ["cargo", "run", "-q", "--profile", "quick", "--example", "naming"]
    texts = "".join(json.dumps({"id": story["id"], "text": story["text"]}) + "\n" for story in stories)
    lines = subprocess.run(command, cwd=ROOT, input=texts.encode(), check=True, stdout=subprocess.PIPE).stdout.splitlines()
    pairs = list(zip(stories, map(json.loads, lines)))
    pairs.sort(key=lambda pair: (pair[0].get("genre"), zlib.crc32(pair[0]["id"].encode())))
    for number, (story, asked) in enumerate(pairs):
        label(story, asked["asked"], number % FOLDS, runs)


def gum(story, asked, fold, runs):
    """A run has the type of the name that it fits best; inside a mention that the gold calls by a common noun it says nothing.

    The gold cuts "University of Leeds" before "of" and we do not: there the longest run inside the mention is the name.
    """
    runs.ids.setdefault(fold, []).append(story["id"])
    outcomes = [0] * len(asked)
    for entity in story["entities"]:
        place = entity["name_start"], entity["name_end"]
        if entity["kind"] == "name" and asked:
            if of_follows(story["text"], entity):
                whole = [run["end"] for run in asked if run["start"] == place[0] and place[1] + 3 < run["end"] <= entity["end"]]
                place = place[0], max(whole, default=place[1])
            fits = [(overlap(*place, run["start"], run["end"]), run["start"] == place[0]) for run in asked]
            best = max(range(len(asked)), key=fits.__getitem__)
            if fits[best][0] >= 0.5:
                outcomes[best] = OUTCOMES.index(entity["type"])
    nominal = [(entity["start"], entity["end"]) for entity in story["entities"] if entity["kind"] == "nominal"]
    for run, outcome in zip(asked, outcomes):
        within = any(start <= run["start"] and run["end"] <= end for start, end in nominal)
        runs.add(run, outcome, 0.0 if outcome == 0 and within else 1.0, fold, "gum")


def own(story, asked, fold, runs):
    """A run has the type of the name that it is; what is inside one, overlaps one, or may be of two types, says nothing."""
    runs.ids.setdefault(fold, []).append(story["id"])
    for run in asked:
        touched = [entity for entity in story["entities"] if run["start"] < entity["end"] and entity["start"] < run["end"]]
        same = [entity for entity in touched if entity["end"] == run["end"] and abs(entity["start"] - run["start"]) <= ARTICLE]
        if same:
            kind = same[0]["type"]
            outcome = OUTCOMES.index(kind) if kind in OUTCOMES[1:] else 0
            runs.add(run, outcome, 0.0 if kind is None else OWN_WEIGHT, fold, "own")
        else:
            runs.add(run, 0, 0.0 if any(entity["type"] != "other" for entity in touched) else OWN_WEIGHT, fold, "own")


def gap(story, asked, _, runs):
    """The two names are persons'; these runs are in every fold's training and are not counted."""
    for name in (story["a"], story["b"]):
        for run in asked:
            if (run["start"], run["end"]) == (name["start"], name["end"]):
                runs.add(run, OUTCOMES.index("person"), GAP_WEIGHT, NO_FOLD, "gap")


def of_follows(text, entity):
    return text[entity["name_end"]:entity["end"]].startswith((" of ", " for ")) and entity["type"] != "person"


def overlap(start, end, other_start, other_end):
    both = max(0, min(end, other_end) - max(start, other_start))
    if both and end == other_end and other_start >= start:
        return 1.0
    return both / (max(end, other_end) - min(start, other_start)) if both else 0.0


def fit(runs, chosen):
    model = LogisticRegression(C=STRENGTH, max_iter=ROUNDS).fit(runs.features[chosen], runs.outcomes[chosen], runs.weights[chosen])
    weights = model.coef_.T.copy()
    weights[:ANSWERS] += model.intercept_
    weights *= UNIT
    pair = (QUESTIONS + PAIRS.index(RULES_AND_LAST_WORD) * ANSWERS) * ANSWERS
    for rules in range(1, ANSWERS):
        for last in range(ANSWERS // 2):
            weights[pair + rules * ANSWERS + last, 0] -= UNCOMMON
    return numpy.clip(numpy.rint(weights), -32768, 32767).astype("<i2")


def table(weights):
    """The weights as src/lexicon/naming.rs reads them."""
    single, pairs = weights[:QUESTIONS * ANSWERS], weights[QUESTIONS * ANSWERS:].reshape(len(PAIRS), -1)
    return single.tobytes() + b"".join(bytes(pair) + rows.tobytes() for pair, rows in zip(PAIRS, pairs))


def report(runs, folder):
    """What the weights reach on folds that they were not learnt from, beside the rules' own answer."""
    found = numpy.zeros(len(runs.outcomes), dtype=int)
    for fold in range(FOLDS):
        weights = fit(runs, (runs.folds != fold) & (runs.weights > 0))
        here = runs.folds == fold
        found[here] = (runs.features[here] @ weights.astype(float)).argmax(axis=1)
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{fold}.weights").write_bytes(table(weights))
            (folder / f"{fold}.json").write_text(json.dumps(runs.ids[fold]))
    rules = numpy.array([0, 1, 1, 1, 2, 2, 3, 3])[runs.answers[:, 0]]
    for source in ("gum", "own"):
        for name, outcomes in (("rules", rules), ("weights", found)):
            typed, untyped = f1(runs, outcomes, source, True), f1(runs, outcomes, source, False)
            print(f"cross-validated, {source}, {name}: typed F1 {typed:.4f}, untyped {untyped:.4f}", file=sys.stderr)


def f1(runs, outcomes, source, typed):
    counted, gold = (runs.weights > 0) & (runs.sources == source), runs.outcomes
    hits = (outcomes == gold if typed else outcomes > 0) & (gold > 0) & counted
    return 2 * hits.sum() / (((outcomes > 0) & counted).sum() + ((gold > 0) & counted).sum())


if __name__ == "__main__":
    main()
