//! Names of people, places and organisations, and the words that stand around them.
//!
//! The table is made by `tests/name_tables.rs` from the lists in `data/names/`; `data/names/SOURCES.md` says where those come from.

use super::Class;
use super::table::{self, Table};

const BYTES: &[u8] = include_bytes!("../../data/names/names.table");
const SPLIT: (Table, &[u8]) = Table::split(BYTES);
static TABLE: Table = SPLIT.0;
/// The sets of classes that values stand for: 8 bytes each, little-endian.
static SETS: &[u8] = SPLIT.1;

/// The classes of a word as a part of names.
#[must_use]
pub fn class(word: &str) -> Class {
    class_of(table::key(word))
}

/// The classes of a name of several words: "New York", "House of Commons".
#[must_use]
pub fn class_of_phrase<'a>(words: impl Iterator<Item = &'a str>) -> Class {
    class_of(table::phrase_key(words))
}

/// The classes of a word or a name of several words by its [`table::key`].
#[must_use]
pub fn class_of(key: u64) -> Class {
    let set = TABLE.get(key).and_then(|value| SETS.get(usize::from(value) * 8..)?.first_chunk::<8>());
    set.map_or(Class::empty(), |bits| Class::from_bits_truncate(u64::from_le_bytes(*bits)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_classes_of_their_lists() {
        assert!(class("Sergey").contains(Class::FIRST_NAME | Class::MALE));
        assert!(class("maria").contains(Class::FIRST_NAME | Class::FEMALE));
        assert!(class("Ministry").contains(Class::ORGANISATION_HEAD | Class::ORGANISATION_NOUN));
        assert!(class("Spokeswoman").contains(Class::ROLE | Class::FEMALE));
        assert!(class("U.S.").contains(Class::PLACE | Class::COUNTRY));
        assert_eq!(class("Qwzxv"), Class::empty());
    }

    #[test]
    fn phrases_are_looked_up_whole() {
        assert!(class_of_phrase("New Zealand".split(' ')).contains(Class::COUNTRY));
        assert!(class_of_phrase("house of commons".split(' ')).contains(Class::ORGANISATION));
    }
}
