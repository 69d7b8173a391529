//! Words that are right, and well-known ways to write them wrong.
//!
//! The tables are made from the lists in `data/spell`, which names their sources and licences. Right words are kept as
//! fingerprints: a lookup costs some tens of nanoseconds and nothing is loaded; about 4 wrong words in 100,000 pass.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::hash::{Running, hash};
use super::lines;

/// Two bytes a slot, little-endian: a word's fingerprint, or zero.
static ACCEPTED: &[u8] = include_bytes!("../../data/spell/accept.bin");

/// Two bytes a slot, as above: misspellings so well known that no name looks like them.
static KNOWN: &[u8] = include_bytes!("../../data/spell/known.bin");

/// Lines `wrong<TAB>right`, sorted by bytes; several right words have commas between them.
static EXCEPTIONS: &str = include_str!("../../data/spell/exceptions.tsv");

/// Phrases, one a line; `#` opens a comment.
static PHRASES: &str = include_str!("../../data/spell/phrases.txt");

/// How many slots the tables have, powers of two: of accepted words, of known misspellings.
pub const ACCEPTED_SLOTS: usize = 1 << 19;
/// See [`ACCEPTED_SLOTS`].
pub const KNOWN_SLOTS: usize = 1 << 17;

/// Where a word's search begins in a table of so many slots, and its fingerprint, which is never zero. The following slots
/// are searched up to an empty one.
#[must_use]
pub fn slot(word: &str, slots: usize) -> (usize, u16) {
    slot_of_hash(hash(word.bytes()), slots)
}

fn slot_of_hash(hash: u64, slots: usize) -> (usize, u16) {
    #[allow(clippy::cast_possible_truncation)]
    let (slot, fingerprint) = (hash as usize & (slots - 1), (hash >> 32) as u16);
    (slot, fingerprint.max(1))
}

fn has(table: &[u8], slots: usize, hash: u64) -> bool {
    let (mut at, fingerprint) = slot_of_hash(hash, slots);
    loop {
        match table.get(2 * at..2 * at + 2) {
            Some(&[low, high]) if low != 0 || high != 0 => {
                if u16::from_le_bytes([low, high]) == fingerprint {
                    return true;
                }
            }
            _ => return false,
        }
        at = (at + 1) & (slots - 1);
    }
}

/// Whether a word is accepted. It is given in lower case, composed (NFC), with straight apostrophes, without possessive.
#[must_use]
pub fn is_word(word: &str) -> bool {
    has_hash(hash(word.bytes()))
}

/// Whether the word with this [`hash`] is accepted.
#[must_use]
pub fn has_hash(hash: u64) -> bool {
    has(ACCEPTED, ACCEPTED_SLOTS, hash)
}

/// Whether the word with this [`hash`] is a well-known misspelling: see [`is_known_misspelling`].
#[must_use]
pub fn is_known_hash(hash: u64) -> bool {
    has(KNOWN, KNOWN_SLOTS, hash)
}

/// Whether a word is a well-known misspelling that is nobody's name. It is given as [`is_word`] wants it; about 6 other
/// words in 100,000 pass.
#[must_use]
pub fn is_known_misspelling(word: &str) -> bool {
    has(KNOWN, KNOWN_SLOTS, hash(word.bytes()))
}

/// The right words for a misspelling that has been seen often, best first; empty where it is none that the table knows.
///
/// The table holds only those that [`super::suggest`] would not put right by itself.
pub fn corrections(wrong: &str) -> impl Iterator<Item = &'static str> {
    lines::find(EXCEPTIONS, wrong).unwrap_or_default().split(',').filter(|right| !right.is_empty())
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
