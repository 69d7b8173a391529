#!/usr/bin/env python3
"""Learns the ranker's weights, which kinds of words stand together, and finds the misspellings that the ranker does not put
right by itself.

    python3 data/spell/train.py --gold FOLDER [--cache FOLDER]

Writes src/lexicon/ranker_weights.rs, together.bin and exceptions.tsv. Python 3.11 and NumPy; the kinds and features come from the
program itself (`ranker.rs` beside this file), so that training and use cannot differ.

FOLDER holds the development part of PolNeAR (polnear.dev.jsonl), which is no part of the project. Only numbers are learnt from it,
and from half of its stories: on the other half and on typos-dict is reported what the ranker reaches.

Learnt from three kinds of pairs: the misspellings of typos-dict, a sample in which common words weigh more; slips of the
keyboard (a letter dropped, doubled, swapped, or a neighbouring key hit) put into words of the stories where they stand; and words
that were run together.
"""
import argparse
import hashlib
import json
import pathlib
import random
import re
import subprocess
from collections import Counter

import numpy

import make

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
HUMAN, SLIPS, RUN_TOGETHER, HELD_OUT = 16_000, 20_000, 400, 6_000
# How many of the slips are of the plain sort: no first letter, no other row.
PLAIN = 0.7
# How often a finger hits another row than it meant.
ABOVE = 0.2
# Softmax regression by gradient descent (Adam): weight decay, rate, steps.
DECAY, RATE, STEPS = 1e-5, 0.05, 600
# What a pair of kinds has to be seen more often than to say much.
SMOOTH = 3
# How many kinds there may be, and steps in a unit of their weight: as in src/lexicon/kind.rs.
KINDS, STEPS_OF_KINDS, EDGE = 144, 32, 20
# Numbers of features, as in src/lexicon/ranker.rs: two edits, how rare the right word is, its size; which is that of rare words.
TWO, RARITY, SIZE, RARE = 19, 27, 30, 7


def ask(mode, lines):
    """The answers of the ranker, a line for each line."""
    command = ["cargo", "run", "-q", "--profile", "quick", "--example", "ranker", "--", mode]
    text = "".join(f"{line}\n" for line in lines)
    return subprocess.run(command, cwd=ROOT, input=text, check=True, stdout=subprocess.PIPE, text=True).stdout.split("\n")[:-1]


def ask_pairs(mode, pairs):
    return ask(mode, (f"{wrong}\t{right}" for wrong, right in pairs))


def dictionary():
    """Each word of suggest.tsv with its size and the class of its rank."""
    lines = (line.split("\t") for line in (HERE / "suggest.tsv").read_text("utf-8").splitlines())
    return {word: (int(classes[0]), int(classes[2], 32)) for word, classes in lines}


def neighbours(c, chance):
    """The keys beside a letter's, and now and then those above and below it."""
    row = next((row for row in ROWS if c in row), None)
    if row is None:
        return []
    at, number = row.index(c), ROWS.index(row)
    if chance.random() < ABOVE:
        keys = [(number - 1, at), (number - 1, at + 1), (number + 1, at - 1), (number + 1, at)]
    else:
        keys = [(number, at - 1), (number, at + 1)]
    return [ROWS[number][at] for number, at in keys if 0 <= number < len(ROWS) and 0 <= at < len(ROWS[number])]


def slip(word, chance):
    """A slip of the finger, each kind as likely as any other; now and then none comes of it."""
    is_plain = chance.random() < PLAIN
    at = chance.randrange(is_plain, len(word))
    before, letter, after = word[:at], word[at], word[at + 1:]
    row = next((row for row in ROWS if letter in row), letter)
    beside = row[max(0, row.index(letter) - 1):row.index(letter)] + row[row.index(letter) + 1:][:1]
    key = chance.choice(beside or letter) if is_plain else chance.choice(neighbours(letter, chance) or [letter])
    more = before + letter + key + after if not is_plain and chance.random() < 0.3 else before + key + after
    doubled = before + before[-1:] + letter + after if is_plain else before + letter + letter + after
    return chance.choice([before + after, doubled, before + after[:1] + letter + after[1:], more])


class Text:
    """A paragraph: its words and what stands around them."""

    def __init__(self, story, text, line):
        self.story, self.text = story, text
        self.tokens = [tuple(map(int, token.split(" "))) for token in line.split("\t") if token]

    def kinds(self):
        return [EDGE] + [kind for _, _, kind, _ in self.tokens] + [EDGE]

    def words(self):
        """Words in lower case that slips are made in, each with the kinds of its neighbours."""
        kinds = self.kinds()
        for number, (start, end, _, is_lower) in enumerate(self.tokens):
            if is_lower and end - start >= 4 and self.text[start:end].isascii() and self.text[start:end].isalpha():
                yield self.text[start:end], kinds[number], kinds[number + 2]


def read_stories(folder):
    """The paragraphs of the stories, of one half and of the other, and the words of each story."""
    stories = [json.loads(line) for line in open(folder / "polnear.dev.jsonl", encoding="utf-8")]
    paragraphs = [(story["id"], " ".join(text.split())) for story in stories for text in re.split(r"\n\s*\n", story["text"]) if text.strip()]
    texts = [Text(story, text, line) for (story, text), line in zip(paragraphs, ask("kinds", (text for _, text in paragraphs)))]
    used = {story["id"]: Counter(re.findall("[a-z]+", story["text"].lower())) for story in stories}
    halves = [[text for text in texts if is_held_out(text.story) == held_out] for held_out in (False, True)]
    return halves, used


def is_held_out(story):
    return int(hashlib.md5(story.encode()).hexdigest(), 16) % 2 == 1


def kinds_together(texts):
    """How much likelier two kinds are side by side than apart, in logarithms."""
    pairs = numpy.zeros((KINDS, KINDS))
    for text in texts:
        kinds = text.kinds()
        numpy.add.at(pairs, (kinds[:-1], kinds[1:]), 1)
    expected = pairs.sum(1, keepdims=True) * pairs.sum(0, keepdims=True) / pairs.sum()
    together = numpy.log((pairs + SMOOTH) / (expected + SMOOTH))
    together[0] = together[:, 0] = 0
    return together


def slips(texts, count, accepted, chance):
    """Slips in the words of running text, with the neighbours' kinds and the story."""
    words = [(word, before, after, text.story) for text in texts for word, before, after in text.words() if word in accepted]
    found = []
    while len(found) < count:
        right, before, after, story = chance.choice(words)
        wrong = slip(right, chance)
        if wrong not in accepted and len(wrong) > 2:
            found.append((wrong, right, before, after, story))
    return found


def human_pairs(misspelt, words, accepted, chance):
    """Pairs of people, to learn from and held out."""
    human = [(wrong, rights[0]) for wrong, rights in sorted(misspelt.items())
             if len(rights) == 1 and words.get(rights[0], (7, 0))[0] < 7 and wrong not in accepted and wrong.isalpha()]
    # Drawn without repetition, common words sooner.
    human.sort(key=lambda pair: chance.random() ** 2 ** (words[pair[1]][1] / 5), reverse=True)
    human = human[:HUMAN + HELD_OUT // 2]
    chance.shuffle(human)
    return human[:HUMAN], human[HUMAN:]


def run_together(words, accepted, chance):
    short = [word for word, (size, rank) in sorted(words.items()) if size < 3 and rank < 10 and len(word) > 1]
    joined = ((a + b, f"{a} {b}") for a, b in zip(chance.choices(short, k=2 * RUN_TOGETHER), chance.choices(short, k=2 * RUN_TOGETHER)))
    return [pair for pair in joined if pair[0] not in accepted][:RUN_TOGETHER]


class Table:
    """The candidates of some pairs, one below the other."""

    def __init__(self, pairs, together, used, count, rarity):
        answers = ask_pairs("features", (pair[:2] for pair in pairs))
        rows, self.starts, self.right, self.pairs = [], [], [], []
        for pair, line in zip(pairs, answers):
            candidates = [Candidate(text, count) for text in line.rstrip("\t").split("\t") if text]
            # What is farther comes behind what is near, unless all that is near is rare.
            right = next((candidate for candidate in candidates if candidate.is_right), None)
            if right is None:
                continue
            near = any(not candidate.is_far and not candidate.is_rare for candidate in candidates)
            candidates = [candidate for candidate in candidates if candidate.is_far == right.is_far or right.is_far and not near]
            self.starts.append(len(rows))
            self.right.append(len(rows) + candidates.index(right))
            self.pairs.append(pair)
            for candidate in candidates:
                rows.append(candidate.row(pair, together, used, rarity))
        self.features = numpy.array(rows, numpy.float32)
        self.starts, self.right = numpy.array(self.starts), numpy.array(self.right)
        self.sizes = numpy.diff(numpy.append(self.starts, len(rows)))

    def odds(self, weights):
        """How likely each candidate is, among those of its pair."""
        scores = self.features @ weights
        odds = numpy.exp(scores - numpy.repeat(numpy.maximum.reduceat(scores, self.starts), self.sizes))
        return odds / numpy.repeat(numpy.add.reduceat(odds, self.starts), self.sizes)

    def first(self, weights):
        """The share of pairs whose right word comes first."""
        scores = self.features @ weights
        return (scores[self.right] >= numpy.maximum.reduceat(scores, self.starts)).mean()


class Candidate:
    def __init__(self, text, count):
        word, first, last, *values = text.split(" ")
        self.is_right, self.word, self.kinds = word[0] == "*", word[1:].replace("_", " "), (int(first), int(last))
        self.values = [0.0] * count
        for value in values:
            number, value = value.split(":")
            self.values[int(number)] = float(value)
        self.is_far, self.is_rare = self.values[TWO] > 0, self.values[SIZE] >= RARE

    def row(self, pair, together, used, rarity):
        """The values of the features, then of what stands beside the wrong word, then whether the story has the word elsewhere."""
        wrong, right, before, after, story = (*pair, 0, 0, None)[:5]
        beside = together[before, self.kinds[0]] + together[self.kinds[1], after]
        is_used = float(story is not None and used[story][self.word] > (self.word == right))
        return [*self.values, beside, is_used, is_used * self.values[rarity]]


def learn(table):
    """The weights under which the right candidates are likeliest."""
    count = len(table.right)
    weights, mean, square = (numpy.zeros(table.features.shape[1], numpy.float32) for _ in range(3))
    target = table.features[table.right].mean(0)
    for step in range(1, STEPS + 1):
        slope = table.odds(weights) @ table.features / count - target + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope ** 2
        weights -= RATE * (1 - step / STEPS) * (mean / (1 - 0.9 ** step)) / (numpy.sqrt(square / (1 - 0.99 ** step)) + 1e-8)
    return weights


def report(name, pairs):
    places = [int(line.split("\t")[0]) for line in ask_pairs("ranks", pairs)]
    first, five = (sum(0 < place <= limit for place in places) / len(places) for limit in (1, 5))
    print(f"{name}: {len(places)} pairs, right first {first:.4f}, in five {five:.4f}")


def distance(a, b):
    """Edits from one word to the other, swapped neighbours counted as one."""
    rows = [list(range(len(b) + 1))]
    for i, c in enumerate(a, 1):
        row = [i]
        for j, d in enumerate(b, 1):
            row.append(min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (c != d)))
            if i > 1 and j > 1 and c == b[j - 2] and a[i - 2] == d:
                row[j] = min(row[j], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def write_weights(weights, together):
    *weights, beside, in_story, in_story_rare = weights
    rows = "".join(f"    {weight:.3f},\n" for weight in weights)
    (ROOT / "src/lexicon/ranker_weights.rs").write_text(f"""//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// What is added where the story has the right word elsewhere; for each halving of its frequency.
pub(super) const IN_STORY: f32 = {in_story:.3f};
pub(super) const IN_STORY_RARE: f32 = {in_story_rare:.3f};

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
{rows}];
""", "utf-8")
    steps = numpy.clip(numpy.round(together * beside * STEPS_OF_KINDS), -127, 127)
    (HERE / "together.bin").write_bytes(steps.astype(numpy.int8).tobytes())


def write_exceptions(misspelt, words):
    """Known misspellings, in letters, that the ranker does not put right first."""
    pairs = [(wrong, rights) for wrong, rights in sorted(misspelt.items())
             if re.fullmatch("[a-z]{3,}", wrong) and all(part in words for right in rights for part in right.split())]
    answers = [line.split("\t") for line in ask_pairs("ranks", [(wrong, rights[0]) for wrong, rights in pairs])]
    # Another form of the word that the ranker has first is no better where it is farther.
    is_form = lambda a, b: a.startswith(b) or b.startswith(a)
    is_better = lambda wrong, right, first: not is_form(first or "-", right) or distance(wrong, right) <= distance(wrong, first)
    kept = [(wrong, rights[:3]) for (wrong, rights), (_, first, accepted) in zip(pairs, answers)
            if accepted == "false" and first not in rights and words[rights[0].split()[0]][0] < 6 and is_better(wrong, rights[0], first)]
    kept = sorted((dict(kept) | joined()).items())
    (HERE / "exceptions.tsv").write_text("".join(f"{wrong}\t{','.join(rights)}\n" for wrong, rights in kept), "utf-8")
    print(f"{len(kept)} exceptions among {len(pairs)} misspellings")


def joined():
    """Words that are often written as one, or without their apostrophe."""
    lines = (HERE / "joined.txt").read_text("utf-8").splitlines()
    return {re.sub("[ ']", "", line): [line] for line in lines if not line.startswith("#")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/spell")
    arguments.add_argument("--gold", type=pathlib.Path, required=True)
    arguments = arguments.parse_args()
    cache = make.fetch(arguments.cache.resolve())
    misspelt, words = make.typos(cache), dictionary()
    accepted = words.keys() | set((HERE / "words.txt").read_text("utf-8").split())
    chance = random.Random(1)
    (texts, held_out), used = read_stories(arguments.gold)
    together = kinds_together(texts)
    human, human_held_out = human_pairs(misspelt, words, accepted, chance)
    typed, typed_held_out = slips(texts, SLIPS, accepted, chance), slips(held_out, HELD_OUT, accepted, chance)
    count = int(ask_pairs("features", [("", "")])[0].rpartition(" ")[2])
    table = lambda pairs: Table(pairs, together, used, count, RARITY)
    weights = learn(table(human + typed + run_together(words, accepted, chance)))
    of_slips, of_people = table(typed_held_out), table(human_held_out)
    print(f"slips in the other half of the stories: {of_slips.first(weights):.4f} right first among the candidates that can be it")
    alone = weights.copy()
    alone[-3:] = 0
    print(f"the same without regard to neighbours and story: {of_slips.first(alone):.4f}")
    print(f"typos-dict, held out: {of_people.first(weights):.4f}")
    write_weights(weights, together)
    report("typos-dict, held out, by the program", human_held_out)
    write_exceptions(misspelt, words)


if __name__ == "__main__":
    main()
