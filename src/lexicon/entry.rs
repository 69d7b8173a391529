//! All that the tables say of a word, found at once and remembered: a few thousand words make up most of any story.

use std::sync::atomic::{AtomicU64, Ordering};

use super::class::{self, Class};
use super::{dialects, words};

/// What the tables say of a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What kinds of word it can be.
    pub class: Class,
    /// Whether the speller accepts it in lower case, if it has plain letters only.
    pub is_accepted: bool,
    /// Whether it may be a word whose spelling tells of its dialect.
    pub may_tell_dialect: bool,
}

/// How many words are remembered; a power of two.
const REMEMBERED: usize = 1 << 14;
/// Of the words whose keys fall together, so many are.
const TOGETHER: usize = 2;
const ACCEPTED: u64 = 1 << 63;
const DIALECT: u64 = 1 << 62;
const _: () = assert!(Class::all().bits() & (ACCEPTED | DIALECT) == 0, "a class has the bit of another answer");

/// What was found for a key: the answer, and the answer mixed with the key. Two threads may write at the same time, so that the halves
/// are of different words; then they give neither's key, and the word is looked up again.
struct Slot {
    mixed: AtomicU64,
    answer: AtomicU64,
}

/// The slots of the keys that fall together, the newest first; on one line of the processor's cache.
#[repr(align(32))]
struct Slots([Slot; TOGETHER]);

static MEMORY: [Slots; REMEMBERED / TOGETHER] = [const { Slots([const { Slot::empty() }; TOGETHER]) }; REMEMBERED / TOGETHER];

/// What the tables say of a word by its [`super::table::key`].
#[must_use]
pub fn entry(key: u64) -> Entry {
    #[allow(clippy::cast_possible_truncation)]
    let Slots([newest, other]) = &MEMORY[(key >> 40) as usize % MEMORY.len()];
    newest.get(key).or_else(|| other.get(key)).map_or_else(|| look_up(key, newest, other), Entry::of_bits)
}

#[cold]
fn look_up(key: u64, newest: &Slot, other: &Slot) -> Entry {
    let entry = Entry::look_up(key);
    other.mixed.store(newest.mixed.load(Ordering::Relaxed), Ordering::Relaxed);
    other.answer.store(newest.answer.load(Ordering::Relaxed), Ordering::Relaxed);
    newest.mixed.store(entry.bits() ^ key, Ordering::Relaxed);
    newest.answer.store(entry.bits(), Ordering::Relaxed);
    entry
}

impl Slot {
    const fn empty() -> Self {
        Self { mixed: AtomicU64::new(0), answer: AtomicU64::new(0) }
    }

    /// The answer, where it is to this key.
    fn get(&self, key: u64) -> Option<u64> {
        let answer = self.answer.load(Ordering::Relaxed);
        // A slot that nothing was put in says what is true of no word at all: its key would be zero.
        (self.mixed.load(Ordering::Relaxed) ^ answer == key && key != 0).then_some(answer)
    }
}

impl Entry {
    fn look_up(key: u64) -> Self {
        Self { class: class::class_of(key), is_accepted: words::has_hash(key), may_tell_dialect: dialects::may_tell(key) }
    }

    fn bits(self) -> u64 {
        self.class.bits() | if self.is_accepted { ACCEPTED } else { 0 } | if self.may_tell_dialect { DIALECT } else { 0 }
    }

    fn of_bits(bits: u64) -> Self {
        Self { class: Class::from_bits_truncate(bits), is_accepted: bits & ACCEPTED != 0, may_tell_dialect: bits & DIALECT != 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::lexicon::table;

    /// More words than are remembered, of which the tables say different things, by several threads at once, each asked for again and again.
    #[test]
    fn what_is_remembered_is_what_the_tables_say() {
        let lists = [
            include_str!("../../data/names/made/places.txt"),
            include_str!("../../data/names/made/verbs.txt"),
            include_str!("../../data/names/by_hand/roles.txt"),
        ];
        let words = ["colour", "harbor", "metting"].into_iter().chain(lists.iter().flat_map(|list| list.lines()));
        let keys: Vec<u64> = words.map(table::key).collect();
        assert!(keys.len() > 2 * REMEMBERED, "{} words", keys.len());
        let answers: HashSet<u64> = keys.iter().map(|&key| Entry::look_up(key).bits()).collect();
        assert!(answers.len() > 100, "{} different answers", answers.len());
        rayon::scope(|scope| {
            for start in 0..3 {
                let keys = &keys;
                scope.spawn(move |_| {
                    for &key in keys.iter().skip(start).chain(keys).chain(keys.iter().rev()) {
                        assert_eq!(entry(key), Entry::look_up(key));
                    }
                });
            }
        });
        assert!(entry(table::key("colour")).may_tell_dialect && entry(table::key("said")).is_accepted);
        assert!(!entry(table::key("metting")).is_accepted);
    }
}
