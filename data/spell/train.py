#!/usr/bin/env python3
"""Learns the ranker's weights and finds the misspellings that the ranker does not put right by itself.

    python3 data/spell/train.py [--cache FOLDER]

Writes src/lexicon/ranker_weights.rs and exceptions.tsv. Python 3.11 and NumPy; the features come from the ranker itself
(`ranker.rs` beside this file), so that training and use cannot differ.

Learnt from two kinds of pairs: the misspellings of typos-dict, a sample in which common words weigh more; and slips of
the keyboard made here (a letter dropped, doubled, swapped, or a neighbouring key hit) on words drawn by their frequency.
Of both, pairs that were held out are reported. No running text is seen.
"""
import argparse
import pathlib
import random
import re
import subprocess

import numpy

import make

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
HUMAN, SLIPS, RUN_TOGETHER, HELD_OUT = 16_000, 12_000, 400, 3_000
# How often a finger hits another row than it meant.
ABOVE = 0.2
# Softmax regression by gradient descent (Adam): weight decay, rate, steps.
DECAY, RATE, STEPS = 1e-4, 0.05, 400


def ask(mode, pairs):
    """The answers of the ranker, a line for each pair."""
    command = ["cargo", "run", "-q", "--profile", "quick", "--example", "ranker", "--", mode]
    text = "".join(f"{wrong}\t{right}\n" for wrong, right in pairs)
    return subprocess.run(command, cwd=ROOT, input=text, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()


def dictionary():
    """Each word of suggest.tsv with its size and the class of its better rank."""
    lines = (line.split("\t") for line in (HERE / "suggest.tsv").read_text("utf-8").splitlines())
    return {word: (int(classes[0]), min(int(c, 32) for c in classes[1:])) for word, classes in lines}


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
    at = chance.randrange(len(word))
    before, letter, after = word[:at], word[at], word[at + 1:]
    key = chance.choice(neighbours(letter, chance) or [letter])
    return chance.choice([before + after, before + letter + letter + after, before + after[:1] + letter + after[1:],
                          before + key + after, chance.choice([before + key + after, before + letter + key + after])])


def make_pairs(misspelt, words, accepted, chance):
    """Pairs to learn from and pairs held out: of people, of the keyboard, and of words run together."""
    human = [(wrong, rights[0]) for wrong, rights in sorted(misspelt.items())
             if len(rights) == 1 and words.get(rights[0], (7, 0))[0] < 7 and wrong not in accepted and wrong.isalpha()]
    # Drawn without repetition, common words sooner.
    human.sort(key=lambda pair: chance.random() ** 2 ** (words[pair[1]][1] / 5), reverse=True)
    human = human[:HUMAN + HELD_OUT // 2]
    common = [word for word, (size, rank) in sorted(words.items()) if size < 5 and rank < 27 and len(word) >= 4 and word.isascii() and word.isalpha()]
    weights = [2 ** (-words[word][1] / 2.5) for word in common]
    typed = ((slip(right, chance), right) for right in chance.choices(common, weights, k=2 * SLIPS + HELD_OUT))
    typed = [(wrong, right) for wrong, right in typed if wrong not in accepted and len(wrong) > 2][:SLIPS + HELD_OUT // 2]
    short = [word for word, (size, rank) in sorted(words.items()) if size < 3 and rank < 10 and len(word) > 1]
    joined = ((a + b, f"{a} {b}") for a, b in zip(chance.choices(short, k=2 * RUN_TOGETHER), chance.choices(short, k=2 * RUN_TOGETHER)))
    joined = [pair for pair in joined if pair[0] not in accepted][:RUN_TOGETHER]
    chance.shuffle(human)
    return human[:HUMAN] + typed[:SLIPS] + joined, human[HUMAN:], typed[SLIPS:]


def table(lines, count):
    """Features as an array (pair, candidate, feature), which candidate is right, and which are none."""
    pairs = [[candidate.split(" ") for candidate in line.rstrip("\t").split("\t")] for line in lines]
    pairs = [pair for pair in pairs if any(candidate[0] == "*" for candidate in pair)]
    longest = max(map(len, pairs))
    features = numpy.zeros((len(pairs), longest, count), numpy.float32)
    absent = numpy.ones((len(pairs), longest), bool)
    right = numpy.zeros(len(pairs), int)
    for i, pair in enumerate(pairs):
        absent[i, :len(pair)] = False
        for j, (mark, *values) in enumerate(pair):
            right[i] = j if mark == "*" else right[i]
            for value in values:
                number, value = value.split(":")
                features[i, j, int(number)] = float(value)
    return features, right, absent


def learn(features, right, absent):
    """The weights under which the right candidates are likeliest."""
    count = len(right)
    weights, mean, square = (numpy.zeros(features.shape[2], numpy.float32) for _ in range(3))
    target = features[numpy.arange(count), right].mean(0)
    for step in range(1, STEPS + 1):
        scores = features @ weights
        scores[absent] = -numpy.inf
        odds = numpy.exp(scores - scores.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        slope = numpy.einsum("ij,ijk->k", odds, features) / count - target + DECAY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope ** 2
        weights -= RATE * (1 - step / STEPS) * (mean / (1 - 0.9 ** step)) / (numpy.sqrt(square / (1 - 0.99 ** step)) + 1e-8)
    return weights


def report(name, pairs):
    places = [int(line.split("\t")[0]) for line in ask("ranks", pairs)]
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


def write_weights(weights):
    rows = "".join(f"    {weight:.3f},\n" for weight in weights)
    (ROOT / "src/lexicon/ranker_weights.rs").write_text(f"""//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
{rows}];
""", "utf-8")


def write_exceptions(misspelt, words):
    """Known misspellings, in letters, that the ranker does not put right first."""
    pairs = [(wrong, rights) for wrong, rights in sorted(misspelt.items())
             if re.fullmatch("[a-z]{3,}", wrong) and all(part in words for right in rights for part in right.split())]
    answers = [line.split("\t") for line in ask("ranks", [(wrong, rights[0]) for wrong, rights in pairs])]
    # Another form of the word that the ranker has first is no better where it is farther.
    is_form = lambda a, b: a.startswith(b) or b.startswith(a)
    is_better = lambda wrong, right, first: not is_form(first or "-", right) or distance(wrong, right) <= distance(wrong, first)
    kept = [(wrong, rights[:3]) for (wrong, rights), (_, first, accepted) in zip(pairs, answers)
            if accepted == "false" and first not in rights and words[rights[0].split()[0]][0] < 6 and is_better(wrong, rights[0], first)]
    kept = sorted((dict(kept) | joined()).items())
    (HERE / "exceptions.tsv").write_text("".join(f"{wrong}\t{','.join(rights)}\n" for wrong, rights in kept), "utf-8")
    print(f"{len(kept)} exceptions among {len(pairs)} misspellings")


def joined():
    """Words that are often written as one."""
    lines = (HERE / "joined.txt").read_text("utf-8").splitlines()
    return {line.replace(" ", ""): [line] for line in lines if not line.startswith("#")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cache", type=pathlib.Path, default=ROOT / "target/spell")
    cache = make.fetch(arguments.parse_args().cache.resolve())
    misspelt, words = make.typos(cache), dictionary()
    accepted = words.keys() | set((HERE / "words.txt").read_text("utf-8").split())
    train, human, typed = make_pairs(misspelt, words, accepted, random.Random(1))
    count = int(ask("features", [("", "")])[0].rpartition(" ")[2])
    write_weights(learn(*table(ask("features", train), count)))
    report("typos-dict, held out", human)
    report("keyboard slips, held out", typed)
    write_exceptions(misspelt, words)


if __name__ == "__main__":
    main()
