//! Words that no dictionary has but that English builds: "antigovernment", "steelworker", "renewables", "nooooo".
//!
//! A rule accepts a word only where no common word lies one edit away: "untill" is no "un" and "till".

use super::run_together::is_verb_and_more;
use super::suggest::{Word, is_near_common, word};
use super::words::is_word;

const PREFIXES: &[&str] = &[
    "aero", "after", "agro", "anti", "astro", "audio", "auto", "bio", "cardio", "counter", "cross", "cryo", "cyber", "de", "eco",
    "electro", "endo", "ethno", "euro", "ex", "extra", "fibro", "fore", "gastro", "geo", "hemo", "hetero", "hydro", "hyper", "immuno",
    "inter", "intra", "kilo", "litho", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "narco", "necro",
    "neo", "neuro", "non", "off", "omni", "ortho", "osteo", "out", "over", "paleo", "para", "patho", "petro", "pharma", "photo", "phyto",
    "pneumo", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi", "radio", "re", "retro", "self", "semi", "socio",
    "spectro", "stereo", "sub", "super", "techno", "tele", "tetra", "theo", "thermo", "toxico", "trans", "tri", "turbo", "ultra", "un",
    "under", "uni", "up", "xeno",
];

const SUFFIXES: &[&str] = &[
    "able",
    "ed",
    "er",
    "ers",
    "est",
    "fest",
    "friendly",
    "ification",
    "ing",
    "ish",
    "ism",
    "isms",
    "ist",
    "ists",
    "ization",
    "isation",
    "ize",
    "ise",
    "ized",
    "ised",
    "less",
    "like",
    "ly",
    "making",
    "ment",
    "ments",
    "maker",
    "makers",
    "ness",
    "s",
    "es",
    "ship",
    "wide",
    "wise",
    "worthy",
    "proof",
    "y",
];

/// Endings that change the word before them: what the long form ends in, and what the short one does.
const CHANGES: &[(&str, &str)] = &[
    ("ability", "able"),
    ("ibility", "ible"),
    ("ably", "able"),
    ("ibly", "ible"),
    ("ality", "al"),
    ("ousness", "ous"),
    ("ously", "ous"),
    ("iness", "y"),
    ("icity", "ic"),
    ("ically", "ic"),
];

/// What is put behind any noun: who goes there, sells it, fears it, rules by it.
const ENDS: &[&str] = &[
    "goer",
    "goers",
    "going",
    "monger",
    "mongers",
    "mongering",
    "phobe",
    "phobes",
    "phobia",
    "phobic",
    "cide",
    "cides",
    "cidal",
    "phile",
    "philes",
    "holic",
    "holics",
    "nomics",
    "athon",
    "athons",
    "ocracy",
    "gate",
    "verse",
    "speak",
    "buster",
    "busters",
    "watcher",
    "watchers",
    "seeker",
    "seekers",
    "dweller",
    "dwellers",
    "holder",
    "holders",
    "bearer",
    "bearers",
    "breaker",
    "breakers",
    "hater",
    "haters",
    "lover",
    "lovers",
];

/// Words of grammar and other short words that stand before or after everything: two of them run together are a slip.
const NO_PARTS: &[&str] = &[
    "about", "after", "also", "and", "any", "are", "but", "can", "could", "did", "does", "for", "from", "had", "has", "have", "her", "him",
    "his", "how", "into", "its", "like", "made", "may", "more", "most", "much", "must", "nor", "not", "off", "one", "our", "own", "said",
    "says", "she", "should", "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "told",
    "two", "very", "was", "were", "what", "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
    "been", "being", "because", "while", "whether", "here", "just", "only", "both", "each", "every", "such", "ate", "ing", "ion", "ted",
    "ed", "ear", "ore", "age", "ant", "den", "con", "ran", "ins", "rat", "tin", "men", "ten", "hat", "tint", "ration", "lity", "went",
    "came", "gave", "got", "getting",
];

/// Whether an unknown word is built of known parts. It is given as [`is_word`] wants it.
#[must_use]
pub fn is_built(unknown: &str) -> bool {
    if is_drawn_out(unknown) {
        return true;
    }
    let plural_of_own = |word: &str| is_word(word) || word.strip_suffix('s').is_some_and(|word| !word.ends_with('s') && is_word(word));
    let known = |rest: &str| plural_of_own(rest) || has_suffix(rest) || has_change(rest);
    // A longer form of the compound itself is no other word: "hardliner".
    (has_prefix(unknown, known) && !is_near_common(unknown, |_| true))
        || (has_change(unknown) && !is_near_common(unknown, |near| !is_changed(unknown, near)))
        || (has_end(unknown) && !is_near_common(unknown, |_| true))
        || (is_agent(unknown) && !is_near_common(unknown, |near| !is_of_same_verb(unknown, near)))
        || (is_compound(unknown) && !is_near_common(unknown, |near| !near.starts_with(unknown)))
        || (has_suffix(unknown) && !is_near_common(unknown, |near| !unknown.starts_with(near)))
}

/// "electability", "impermissibly": a known word with another ending.
fn has_change(unknown: &str) -> bool {
    CHANGES
        .iter()
        .filter_map(|(long, short)| Some(format!("{}{short}", without(unknown, long)?)))
        .any(|stem| stem.len() >= 6 && is_word(&stem))
}

/// A word without an ending. Most are told by their last letter.
fn without<'a>(word: &'a str, ending: &str) -> Option<&'a str> {
    (word.as_bytes().last() == ending.as_bytes().last()).then(|| word.strip_suffix(ending)).flatten()
}

fn is_changed(unknown: &str, near: &str) -> bool {
    CHANGES.iter().any(|(long, short)| unknown.strip_suffix(long).is_some_and(|stem| near.strip_suffix(short) == Some(stem)))
}

/// "caucusgoers": a noun and what can be put behind any.
fn has_end(unknown: &str) -> bool {
    let is_noun = |stem: &str| stem.len() >= 4 && word(stem).is_some_and(|known| known.size < Word::RARE) && !NO_PARTS.contains(&stem);
    ENDS.iter().filter_map(|end| without(unknown, end)).any(|stem| is_noun(stem) || stem.strip_suffix(['a', 'i', 'o']).is_some_and(is_noun))
}

/// "outsourcer": who does what a common verb says.
fn is_agent(unknown: &str) -> bool {
    let known = |stem: &str| word(&format!("{stem}ed")).is_some_and(|known| known.size < Word::RARE);
    unknown.len() >= 8 && verb_of_agent(unknown).is_some_and(known)
}

fn verb_of_agent(unknown: &str) -> Option<&str> {
    unknown.strip_suffix("ers").or_else(|| unknown.strip_suffix("er"))
}

fn is_of_same_verb(unknown: &str, near: &str) -> bool {
    let ending = verb_of_agent(unknown).and_then(|stem| near.strip_prefix(stem));
    ending.is_some_and(|ending| matches!(ending, "" | "e" | "ed" | "es" | "s"))
}

/// A prefix that may stand as a word: "cyber", "techno".
#[must_use]
pub fn is_long_prefix(word: &str) -> bool {
    word.len() >= 4 && PREFIXES.contains(&word)
}

fn has_prefix(unknown: &str, known: impl Fn(&str) -> bool) -> bool {
    let first = unknown.as_bytes().first();
    let prefixes = PREFIXES.iter().filter(|prefix| prefix.as_bytes().first() == first);
    prefixes.filter_map(|prefix| unknown.strip_prefix(prefix)).any(|rest| rest.len() >= 4 && known(rest))
}

/// Two common words written as one. A part may be a plural or a form in -ing, -er.
fn is_compound(unknown: &str) -> bool {
    if is_verb_and_more(unknown) {
        return false;
    }
    // The list is long, and few parts of a wrong word are words.
    let part = |part: &str| part.len() >= 3 && word(part).is_some_and(|known| known.size <= 2) && !NO_PARTS.contains(&part);
    (3..unknown.len().saturating_sub(2))
        .filter(|&cut| unknown.is_char_boundary(cut))
        .map(|cut| unknown.split_at(cut))
        .any(|(left, right)| (left.len() > 3 || right.len() > 3) && part(left) && part(right))
}

/// An ending on a word that is not rare, with the usual changes before it.
fn has_suffix(unknown: &str) -> bool {
    let known = |stem: &str| stem.len() >= 4 && word(stem).is_some_and(|known| known.size < Word::RARE);
    // A letter twice at the end is a finger's: "familyy", "quotass".
    let is_doubled = |stem: &str, suffix: &str| suffix.len() == 1 && stem.ends_with(suffix);
    let parts = SUFFIXES.iter().filter_map(|suffix| without(unknown, suffix).map(|stem| (stem, suffix)));
    parts.filter(|(stem, suffix)| !is_doubled(stem, suffix)).any(|(stem, suffix)| {
        known(stem) || (matches!(suffix.as_bytes(), [b'a' | b'e' | b'i' | b'y', ..]) && stem.len() >= 4 && known(&format!("{stem}e")))
    })
}

/// "whoooa", "nooooo", "hmmm": a letter three times where nobody means two.
fn is_drawn_out(unknown: &str) -> bool {
    let longest = unknown.as_bytes().chunk_by(|a, b| a == b).map(<[u8]>::len).max().unwrap_or(0);
    let shortened = |most: usize| -> String {
        unknown.as_bytes().chunk_by(|a, b| a == b).flat_map(|run| run.iter().take(most).map(|&byte| char::from(byte))).collect()
    };
    let is_common = |short: &str| word(short).is_some_and(|known| known.size <= Word::COMMON);
    match longest {
        0..=2 => false,
        3 => {
            unknown.is_ascii()
                && !is_common(&shortened(2))
                && ((unknown.len() <= 6 && is_word(&shortened(1))) || !is_near_common(unknown, |_| true))
        }
        _ => unknown.is_ascii(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn built_words_are_accepted() {
        for word in [
            "antigovernment",
            "cyberspying",
            "steelworker",
            "renewables",
            "whoooa",
            "nooooo",
            "sooo",
            "hmmm",
            "superyacht",
            "unfavorability",
            "impermissibly",
            "caucusgoers",
            "outsourcer",
        ] {
            assert!(is_word(word) || is_built(word), "{word}");
        }
    }

    #[test]
    fn slips_are_not_taken_for_built_words() {
        for word in [
            "untill",
            "peercent",
            "milllion",
            "campsign",
            "saidthat",
            "metting",
            "agreeed",
            "stoped",
            "arguement",
            "recomendable",
            "basebal",
            "happend",
            "beeen",
            "familyy",
            "quotass",
            "unquotass",
            "dependson",
        ] {
            assert!(!is_built(word), "{word}");
        }
    }
}
