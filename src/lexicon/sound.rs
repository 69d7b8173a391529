//! Keys of words by their sound: words that sound alike have the same key.
//!
//! A short set of English spelling rules of our own, in the manner of Metaphone (L. Philips 1990).

use std::sync::LazyLock;

use smallvec::SmallVec;

/// A key.
pub type Key = SmallVec<[u8; 24]>;

/// Spellings and what they sound like, longest first where one begins another. A key has a letter for each sound: X for
/// sh, J for the sound of "judge", 0 for th. Vowels become one letter, `a`.
const RULES: &[(&str, &str)] = &[
    ("tious", "XaS"),
    ("cious", "XaS"),
    ("ssion", "XaN"),
    ("tion", "XaN"),
    ("sion", "XaN"),
    ("cian", "XaN"),
    ("tial", "XaL"),
    ("cial", "XaL"),
    ("ture", "CaR"),
    ("tch", "C"),
    ("sch", "SK"),
    ("dge", "J"),
    ("dg", "J"),
    ("ght", "T"),
    ("stl", "SL"),
    ("sce", "Sa"),
    ("sci", "Sa"),
    ("que", "K"),
    ("ch", "C"),
    ("sh", "X"),
    ("ph", "F"),
    ("th", "0"),
    ("wh", "W"),
    ("ck", "K"),
    ("qu", "KW"),
    ("ce", "Sa"),
    ("ci", "Sa"),
    ("cy", "Sa"),
    ("ge", "Ja"),
    ("gi", "Ja"),
    ("gy", "Ja"),
    ("gh", ""),
    ("mb", "M"),
    ("bt", "T"),
    ("xh", "KS"),
    ("x", "KS"),
    ("c", "K"),
    ("q", "K"),
    ("z", "S"),
    ("j", "J"),
    ("g", "G"),
    ("v", "V"),
    ("'", ""),
    ("-", ""),
    ("a", "a"),
    ("e", "a"),
    ("i", "a"),
    ("o", "a"),
    ("u", "a"),
    ("y", "a"),
];

/// What the beginning of a word sounds like, where it differs.
const FIRST: &[(&str, &str)] =
    &[("kn", "N"), ("gn", "N"), ("pn", "N"), ("wr", "R"), ("ps", "S"), ("x", "S"), ("gh", "G"), ("rh", "R"), ("wh", "W")];

/// What the end of a word sounds like behind a consonant, where it differs.
const LAST: &[(&str, &str)] = &[("le", "aL"), ("les", "aLS")];

/// All spellings of sounds that begin with a letter; those of beginnings and ends are not told apart from the others.
pub(super) fn spellings(first: u8) -> &'static [(&'static str, &'static str)] {
    static ALL: LazyLock<[Vec<(&str, &str)>; 128]> = LazyLock::new(|| {
        let begin = |letter: usize| FIRST.iter().chain(LAST).chain(RULES).copied().filter(move |(spelling, _)| begins(spelling, letter));
        std::array::from_fn(|letter| begin(letter).collect())
    });
    ALL.get(usize::from(first)).map_or(&[], Vec::as_slice)
}

fn begins(spelling: &str, letter: usize) -> bool {
    spelling.bytes().next().map(usize::from) == Some(letter)
}

/// [`RULES`] by the letter that they begin with, in their order.
static BY_LETTER: LazyLock<[Vec<(&str, &str)>; 128]> = LazyLock::new(|| {
    let begin = |letter: usize| RULES.iter().copied().filter(move |(spelling, _)| begins(spelling, letter));
    std::array::from_fn(|letter| begin(letter).collect())
});

/// The sound of a word: its consonants, and where vowels stand between them.
#[must_use]
pub fn key(word: &str) -> Key {
    let by_letter = &*BY_LETTER;
    let mut key = Key::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let rules = if rest.len() == word.len() { FIRST } else { &[] };
        let last = key.last().filter(|&&before| before != b'a').and_then(|_| LAST.iter().find(|(spelling, _)| rest == *spelling));
        let others = by_letter.get(first as usize).map_or(&[][..], Vec::as_slice);
        let found = last.or_else(|| rules.iter().chain(others).find(|(spelling, _)| rest.starts_with(spelling)));
        let mut letter = [0; 4];
        let (length, sound) = match found {
            Some((spelling, sound)) => (spelling.len(), *sound),
            None => {
                let text: &str = first.encode_utf8(&mut letter);
                (first.len_utf8(), text)
            }
        };
        for byte in sound.bytes().map(|byte| if byte == b'a' { byte } else { byte.to_ascii_uppercase() }) {
            // A pair sounds as one.
            if key.last() != Some(&byte) {
                key.push(byte);
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    // A mute e.
    if word.ends_with('e') && key.len() > 2 && key.last() == Some(&b'a') {
        key.pop();
    }
    key
}

/// The consonants of a word's sound (see [`key`]), and a vowel only at its beginning.
#[must_use]
pub fn consonants(sound: &Key) -> Key {
    let mut consonants = Key::new();
    for (at, &byte) in sound.iter().enumerate() {
        if (at == 0 || byte != b'a') && consonants.last() != Some(&byte) {
            consonants.push(byte);
        }
    }
    consonants
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_alike_share_a_key() {
        for (a, b) in [
            ("receive", "recieve"),
            ("phone", "fone"),
            ("knife", "nife"),
            ("nation", "nashun"),
            ("definite", "definate"),
            ("judge", "juge"),
            ("skeptical", "skeptacle"),
            ("whistle", "wissel"),
        ] {
            assert_eq!(consonants(&key(a)), consonants(&key(b)), "{a} {b}");
        }
        assert_ne!(consonants(&key("meeting")), consonants(&key("netting")));
    }
}
