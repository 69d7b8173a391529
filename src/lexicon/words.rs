//! Words that are right, and well-known ways to write them wrong.
//!
//! The tables are made from the lists in `data/spell`, which names their sources and licences. Right words are kept as
//! a [`filter`]: a lookup costs some tens of nanoseconds and nothing is loaded; about 2 wrong words in 100,000 pass.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use xorf::BinaryFuse16Ref;

use super::filter::{self, Bytes};
use super::hash::{Running, hash};
use super::lines;

/// The right words.
static ACCEPTED: LazyLock<BinaryFuse16Ref<'static>> = LazyLock::new(|| filter::over(ACCEPTED_BYTES));
static ACCEPTED_BYTES: &Bytes<[u8]> = &Bytes(*include_bytes!("../../data/spell/accept.bin"));

/// Misspellings so well known that no name looks like them.
static KNOWN: LazyLock<BinaryFuse16Ref<'static>> = LazyLock::new(|| filter::over(KNOWN_BYTES));
static KNOWN_BYTES: &Bytes<[u8]> = &Bytes(*include_bytes!("../../data/spell/known.bin"));

/// Lines `wrong<TAB>right`, sorted by bytes; several right words have commas between them.
static EXCEPTIONS: &str = include_str!("../../data/spell/exceptions.tsv");
static EXCEPTION_STARTS: LazyLock<Vec<u32>> = LazyLock::new(|| lines::starts(EXCEPTIONS));

/// Phrases, one a line; `#` opens a comment.
static PHRASES: &str = include_str!("../../data/spell/phrases.txt");

/// Whether a word is accepted. It is given in lower case, composed (NFC), with straight apostrophes, without possessive.
#[must_use]
pub fn is_word(word: &str) -> bool {
    has_hash(hash(word.bytes()))
}

/// Whether the word with this [`hash`] is accepted.
#[must_use]
#[inline]
pub fn has_hash(hash: u64) -> bool {
    filter::has(&ACCEPTED, hash)
}

/// Whether the word with this [`hash`] is a well-known misspelling: see [`is_known_misspelling`].
#[must_use]
pub fn is_known_hash(hash: u64) -> bool {
    filter::has(&KNOWN, hash)
}

/// Whether a word is a well-known misspelling that is nobody's name. It is given as [`is_word`] wants it; about 2 other
/// words in 100,000 pass.
#[must_use]
pub fn is_known_misspelling(word: &str) -> bool {
    is_known_hash(hash(word.bytes()))
}

/// The right words for a misspelling that has been seen often, best first; empty where it is none that the table knows.
///
/// The table holds only those that [`super::suggest`] would not put right by itself.
pub fn corrections(wrong: &str) -> impl Iterator<Item = &'static str> {
    lines::find(EXCEPTIONS, &EXCEPTION_STARTS, wrong).unwrap_or_default().split(',').filter(|right| !right.is_empty())
}

/// The neighbours of the phrases, by the hash of both.
static NEIGHBOURS: LazyLock<FxHashSet<u64>> = LazyLock::new(|| {
    let phrases = PHRASES.lines().filter(|line| !line.starts_with('#'));
    let pairs = phrases.flat_map(|line| line.split(' ').zip(line.split(' ').skip(1)));
    pairs.map(|(first, second)| hash_of_pair(first, second)).collect()
});

fn hash_of_pair(first: &str, second: &str) -> u64 {
    Running::default().and(first).and(" ").and(second).finish()
}

/// Whether a phrase list has the two words next to each other: what else a phrase has, the copy may leave out.
#[must_use]
pub fn are_in_phrase(first: &str, second: &str) -> bool {
    NEIGHBOURS.contains(&hash_of_pair(first, second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn right_words_are_accepted_in_every_dialect() {
        for word in ["meeting", "colour", "color", "organise", "organize", "don't", "café", "cafe", "op-ed", "ransomware"] {
            assert!(is_word(word), "{word}");
        }
        for word in ["metting", "recieve", "untill", "teh", ""] {
            assert!(!is_word(word), "{word}");
        }
    }

    #[test]
    fn known_misspellings_are_no_words_and_no_names() {
        for word in ["recieve", "goverment", "untill", "seperate"] {
            assert!(is_known_misspelling(word) && !is_word(word), "{word}");
        }
        for word in ["receive", "schumer", "ryabkov", "comey"] {
            assert!(!is_known_misspelling(word), "{word}");
        }
    }

    #[test]
    fn every_exception_is_found() {
        for line in EXCEPTIONS.lines() {
            let (wrong, right) = line.split_once('\t').unwrap_or_default();
            assert_eq!(corrections(wrong).collect::<Vec<_>>().join(","), right);
            assert!(!is_word(wrong) && !right.is_empty(), "{line}");
        }
        assert_eq!(corrections("").count() + corrections("zzzz").count() + corrections("\u{e9}").count(), 0);
    }

    #[test]
    fn foreign_words_are_known_in_their_phrase() {
        assert!(are_in_phrase("bona", "fide"));
        assert!(are_in_phrase("non", "grata"));
        assert!(!are_in_phrase("fide", "bona"));
    }
}
