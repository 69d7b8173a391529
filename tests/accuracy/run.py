#!/usr/bin/env python3
"""Measures copydesk's accuracy against gold data and holds it to the floors recorded beside this file.

    python3 tests/accuracy/run.py [--eval ../shared/eval] [--bin target/release/copydesk] [--errors N] [--raise-floors]

The gold data and the scorers are not part of the project: where the folder is missing, nothing is measured and a line says
so (exit 0). Otherwise one table is printed, and the exit code is 1 when a figure is worse than its floor in floors.json.
--errors N prints the first N errors of each kind with their context. --raise-floors records the figures of this run
where they are better (less a small margin that no change of a few items can cross).
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FLOORS = os.path.join(HERE, "floors.json")

# name in floors.json -> (label, True where more is better, digits)
FIGURES = {
    "detection": ("quotes: detection F1", True, 4),
    "end_to_end": ("quotes: end to end", True, 4),
    "end_to_end_full": ("quotes: end to end, full", True, 4),
    "end_to_end_partial": ("quotes: end to end, partial", True, 4),
    "false_alarm": ("quotes: false alarms, share of sourced quotes", False, 4),
    "warned_per_100_stories": ("quotes called unattributed in 100 published stories", False, 2),
    "alone": ("unattributed found: alone", True, 3),
    "after_narration": ("unattributed found: after narration", True, 3),
    "after_speech": ("unattributed found: after speech", True, 3),
    "names_untyped": ("names: untyped F1", True, 4),
    "names_typed": ("names: typed F1", True, 4),
    "names_person_news": ("names: persons in news F1", True, 4),
    "linking": ("names: linking, B3 F1", True, 4),
    "pronouns": ("pronouns: accuracy", True, 4),
    "gap": ("pronouns: GAP F1", True, 1),
    "typo_recall": ("typos: recall", True, 3),
    "typo_first": ("typos: right word first", True, 3),
    "typo_five": ("typos: right word in five", True, 3),
    "typo_other": ("typos: other findings per 1,000 words", False, 3),
    "warnings_per_1000_words": ("published copy: warnings per 1,000 words, all rules", False, 3),
    "typos_per_1000_words": ("published copy: typo per 1,000 words", False, 3),
    "whole_stories": ("whole stories with gold: quotes, people and organisations", True, 3),
}

# What may be missing beside the gold data.
MAY_BE_MISSING = {"whole_stories"}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--eval", default=os.path.join(ROOT, "..", "shared", "eval"))
    options.add_argument("--bin", default=os.path.join(ROOT, "target", "release", "copydesk"))
    options.add_argument("--errors", type=int, default=0)
    options.add_argument("--raise-floors", action="store_true")
    options = options.parse_args()
    if not os.path.isdir(options.eval):
        print(f"accuracy: skipped, no gold data at {os.path.relpath(options.eval)}")
        return 0
    if not os.path.exists(options.bin):
        print(f"accuracy: {os.path.relpath(options.bin)} is missing. Build it first: cargo build --release", file=sys.stderr)
        return 2
    bench = Bench(options)
    figures = bench.run()
    print_table(figures, bench)
    if options.errors:
        bench.print_errors()
    return hold(figures, options.raise_floors)


class Bench:
    def __init__(self, options):
        self.options = options
        self.gold = {}
        self.extracts = {}
        self.notes = []

    def run(self):
        for name in ("polnear", "unattributed", "gum", "gap", "typos"):
            self.extract(name)
        quotes = self.score("score_quotes.py", "polnear", "--errors", str(self.options.errors))
        shapes = self.score("score_unattributed.py", "unattributed")
        names = self.score("score_entities.py", "gum")
        news = self.score("score_entities.py", "gum", "--genre", "news")
        gap = self.score("score_gap.py", "gap")
        typos = self.score("score_typos.py", "typos")
        published = self.published()
        return {
            "detection": quotes["detection"]["f1"],
            "end_to_end": quotes["end_to_end"],
            "end_to_end_full": quotes["end_to_end_full"],
            "end_to_end_partial": quotes["end_to_end_partial"],
            "false_alarm": quotes["false_alarm"],
            "warned_per_100_stories": quotes["warnings_per_100_stories"],
            "alone": shapes.get("alone"),
            "after_narration": shapes.get("after_narration"),
            "after_speech": shapes.get("after_speech"),
            "names_untyped": names["names"]["untyped"]["f1"],
            "names_typed": names["names"]["all"]["f1"],
            "names_person_news": news["names"]["person"]["f1"],
            "linking": names["linking"]["b3_f1"],
            "pronouns": names["pronouns"]["accuracy"],
            "gap": gap["f1"],
            "typo_recall": typos["all"]["recall"],
            "typo_first": typos["all"]["right_first"],
            "typo_five": typos["all"]["right_in_five"],
            "typo_other": typos["other_per_1000_words"],
            "warnings_per_1000_words": published["warnings"],
            "typos_per_1000_words": published["typos"],
            "whole_stories": self.whole_stories(),
        }

    def whole_stories(self):
        """Of the stories beside the gold data that have a whole gold analysis: the share of quotes that are found at their place with
        their speaker and their relay, and of entities that are found with their type; None where there are no such stories."""
        right = count = 0
        folder = os.path.join(self.options.eval, "..", "stories")
        names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
        for name in (name.removesuffix(".gold.json") for name in names if name.endswith(".gold.json")):
            gold = json.load(open(os.path.join(folder, f"{name}.gold.json"), encoding="utf-8"))
            text = open(os.path.join(folder, f"{name}.txt"), encoding="utf-8").read()
            line = json.dumps({"id": name, "text": text}) + "\n"
            done = subprocess.run([self.options.bin, "extract", "--jsonl"], input=line.encode(), stdout=subprocess.PIPE, check=True)
            extract = json.loads(done.stdout)
            found = {quote["start"]: quote for quote in extract["quotes"]}
            types = {entity["name"]: entity["type"] for entity in extract["entities"]}
            for entity in gold["entities"]:
                good = types.get(entity["name"].removesuffix(" (anonymous)")) == entity["type"]
                right, count = right + good, count + 1
                if not good:
                    self.notes.append(f"{name}: {entity['name']!r} is not found, or no {entity['type']}")
            for quote in gold["quotes"]:
                one = found.get(quote["start"], {})
                # "(anonymous)" is the gold's remark.
                speaker = quote["speaker"].removesuffix(" (anonymous)")
                good = one.get("end") == quote["end"] and one.get("speaker") == speaker and one.get("relay") == quote["via"]
                right, count = right + good, count + 1
                if not good:
                    self.notes.append(f"{name}: {text[quote['start']:quote['end']][:60]!r} is {one.get('speaker')!r} "
                                      f"by {one.get('relay')!r}, not {speaker!r} by {quote['via']!r}")
        return right / count if count else None

    def path(self, name):
        return os.path.join(self.options.eval, "data", f"{name}.dev.jsonl")

    def out(self, name):
        folder = os.path.join(ROOT, "target", "accuracy")
        os.makedirs(folder, exist_ok=True)
        return os.path.join(folder, f"{name}.jsonl")

    def extract(self, name):
        with open(self.path(name), "rb") as gold, open(self.out(name), "wb") as out:
            size = os.path.getsize(self.path(name))
            before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            subprocess.run([self.options.bin, "extract", "--jsonl"], stdin=gold, stdout=out, check=True)
            wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if name == "polnear":
            text = sum(len(json.loads(line)["text"].encode()) for line in open(self.path(name), encoding="utf-8"))
            self.notes.append(f"extraction of the {text / 1e6:.1f} MB of published stories ({size / 1e6:.1f} MB of JSON): "
                              f"{cpu * 1e6 / text:.4f} ms of processor per KB, {wall:.2f} s in all")
        self.gold[name] = [json.loads(line) for line in open(self.path(name), encoding="utf-8")]
        self.extracts[name] = {e["id"]: e for e in map(json.loads, open(self.out(name), encoding="utf-8"))}

    def score(self, scorer, name, *more):
        done = subprocess.run([sys.executable, os.path.join(self.options.eval, scorer), "--gold", self.path(name), "--pred", self.out(name), *more],
                              capture_output=True, text=True, check=True)
        if done.stderr:
            self.notes.append("wrong attributions:\n" + done.stderr)
        return json.loads(done.stdout)

    def published(self):
        """What the rules say of published stories, and how often a thousand words."""
        words = sum(len(story["text"].split()) for story in self.gold["polnear"])
        rules = Counter(f["rule"] for e in self.extracts["polnear"].values() for f in e["findings"])
        loud = sum(f["level"] in ("warning", "error") for e in self.extracts["polnear"].values() for f in e["findings"])
        self.rules = {rule: f"{count} ({1000 * count / words:.3f} per 1,000 words)" for rule, count in sorted(rules.items())}
        return {"warnings": round(1000 * loud / words, 3), "typos": round(1000 * rules["typo"] / words, 3)}

    def print_errors(self):
        for note in self.notes[1:]:
            print(note)
        stories = {story["id"]: story["text"] for story in self.gold["polnear"]}
        shown = Counter()
        print("findings in published stories, the first of each rule:")
        for id, extract in self.extracts["polnear"].items():
            for f in extract["findings"]:
                if shown[f["rule"]] < self.options.errors:
                    shown[f["rule"]] += 1
                    print(f"  {f['rule']}: {context(stories[id], f['start'], f['end'])} {f['suggestions'][:3] or ''}")
        missed = Counter()
        print("unattributed quotes that were not found:")
        for gold in self.gold["unattributed"]:
            rules = {"unattributed-quote"} | ({"carried-speaker"} if gold["shape"] == "after_speech" else set())
            found = any(f["rule"] in rules and f["start"] < gold["end"] and gold["start"] < f["end"] for f in self.extracts["unattributed"][gold["id"]]["findings"])
            if not found and missed[gold["shape"]] < self.options.errors:
                missed[gold["shape"]] += 1
                print(f"  {gold['shape']}: {context(gold['text'], gold['start'], gold['end'])}")
        print("typos missed, and other findings:")
        shown = Counter()
        for gold in self.gold["typos"]:
            mine = [f for f in self.extracts["typos"][gold["id"]]["findings"] if f["rule"] == "typo"]
            hits = [f for f in mine if f["start"] < gold["end"] and gold["start"] < f["end"]]
            right = hits and [s.casefold() for s in hits[0]["suggestions"][:1]] == [gold["right"].casefold()]
            if not right and shown["miss"] < self.options.errors:
                shown["miss"] += 1
                print(f"  {gold['wrong']} for {gold['right']}: {hits[0]['suggestions'] if hits else 'not found'}")
            for f in mine:
                if f not in hits and shown["other"] < self.options.errors:
                    shown["other"] += 1
                    print(f"  other: {context(gold['text'], f['start'], f['end'])}")
        print("names missed and names that are none:")
        shown = Counter()
        for gold in self.gold["gum"]:
            mine = {(m["start"], m["end"]) for e in self.extracts["gum"][gold["id"]]["entities"] for m in e["mentions"] if m["kind"] == "name"}
            true = {(e["name_start"], e["name_end"]) for e in gold["entities"] if e["kind"] == "name"}
            for kind, places in (("missed", true - mine), ("none", mine - true)):
                for start, end in sorted(places):
                    if shown[kind] < self.options.errors:
                        shown[kind] += 1
                        print(f"  {kind}: {context(gold['text'], start, end)}")


def context(text, start, end):
    return (text[max(0, start - 70):start] + "[[" + text[start:end] + "]]" + text[end:end + 50]).replace("\n", "¶")


def floors():
    with open(FLOORS, encoding="utf-8") as file:
        return json.load(file)


def worse(name, value, floor):
    if value is None:
        return name not in MAY_BE_MISSING
    return value < floor if FIGURES[name][1] else value > floor


def print_table(figures, bench):
    recorded = floors()
    print(f"{'figure':<56} {'now':>8} {'floor':>8}")
    for name, (label, _, digits) in FIGURES.items():
        value, floor = figures[name], recorded.get(name)
        mark = "" if floor is None or not worse(name, value, floor) else "  WORSE"
        shown = "-" if value is None else f"{value:.{digits}f}"
        print(f"{label:<56} {shown:>8} {'-' if floor is None else f'{floor:.{digits}f}':>8}{mark}")
    print(bench.notes[0])
    for rule, count in bench.rules.items():
        print(f"published stories: {rule}: {count}")


def hold(figures, raise_them):
    recorded = floors()
    failed = [name for name, floor in recorded.items() if worse(name, figures[name], floor)]
    if raise_them and not failed:
        for name, (_, more_is_better, digits) in FIGURES.items():
            value = figures[name]
            if value is None:
                continue
            margin = max(0.003 * abs(value), 2 * 10 ** -digits)
            floor = round(value - margin if more_is_better else value + margin, digits)
            if name not in recorded or worse(name, recorded[name], floor):
                recorded[name] = floor
        with open(FLOORS, "w", encoding="utf-8") as file:
            json.dump({name: recorded[name] for name in FIGURES if name in recorded}, file, indent=2)
            file.write("\n")
    for name in failed:
        print(f"accuracy: {FIGURES[name][0]} is {figures[name]}, worse than its floor {recorded[name]}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
