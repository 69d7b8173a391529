//! Words that no dictionary has but that English builds: "antigovernment", "steelworker", "renewables", "nooooo".
//!
//! A rule accepts a word only where no common word lies one edit away: "untill" is no "un" and "till".

use super::suggest::{Word, is_near_common, word};
use super::words::is_word;

const PREFIXES: &[&str] = &[
    "after", "anti", "audio", "auto", "bio", "counter", "cross", "cyber", "de", "eco", "electro", "euro", "ex", "extra", "fore", "geo",
    "hyper", "inter", "intra", "kilo", "macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi", "nano", "narco", "neo",
    "neuro", "non", "off", "omni", "out", "over", "para", "petro", "photo", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho",
    "quasi", "re", "retro", "self", "semi", "socio", "sub", "super", "techno", "tele", "theo", "thermo", "trans", "tri", "ultra", "un",
    "under", "uni", "up",
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
    let plural_of_own = |word: &str| is_word(word) || word.strip_suffix('s').is_some_and(is_word);
    let known = |rest: &str| plural_of_own(rest) || has_suffix(rest);
    // A longer form of the compound itself is no other word: "hardliner".
    (has_prefix(unknown, known) && !is_near_common(unknown, |_| true))
        || (is_compound(unknown) && !is_near_common(unknown, |near| !near.starts_with(unknown)))
        || (has_suffix(unknown) && !is_near_common(unknown, |near| !unknown.starts_with(near)))
}

fn has_prefix(unknown: &str, known: impl Fn(&str) -> bool) -> bool {
    PREFIXES.iter().filter_map(|prefix| unknown.strip_prefix(prefix)).any(|rest| rest.len() >= 4 && known(rest))
}

/// Two common words written as one. A part may be a plural or a form in -ing, -er.
fn is_compound(unknown: &str) -> bool {
    let part = |part: &str| part.len() >= 3 && !NO_PARTS.contains(&part) && word(part).is_some_and(|known| known.size <= 2);
    (3..unknown.len().saturating_sub(2))
        .filter(|&cut| unknown.is_char_boundary(cut))
        .map(|cut| unknown.split_at(cut))
        .any(|(left, right)| (left.len() > 3 || right.len() > 3) && part(left) && part(right))
}

/// An ending on a word that is not rare, with the usual changes before it.
fn has_suffix(unknown: &str) -> bool {
    let known = |stem: &str| stem.len() >= 4 && word(stem).is_some_and(|known| known.size < Word::RARE);
    SUFFIXES.iter().filter_map(|suffix| unknown.strip_suffix(suffix).map(|stem| (stem, suffix))).any(|(stem, suffix)| {
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
        for word in ["antigovernment", "cyberspying", "steelworker", "renewables", "whoooa", "nooooo", "sooo", "hmmm", "superyacht"] {
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
        ] {
            assert!(!is_built(word), "{word}");
        }
    }
}
