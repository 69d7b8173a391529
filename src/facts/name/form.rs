//! What a name is looked up by.

use super::Form;
use crate::lexicon::entry::entry;
use crate::lexicon::{Class, alike, table};

/// Whether a person may be called so: not where the word is known, and as something else.
fn is_surname(word: u64) -> bool {
    let class = entry(word).class;
    let other = Class::ORGANISATION_HEAD
        | Class::PLACE_HEAD
        | Class::OTHER_HEAD
        | Class::COUNTRY
        | Class::DEMONYM
        | Class::DATE
        | Class::ROLE
        | Class::TITLE
        | Class::GROUP_NOUN
        | Class::ORGANISATION_NOUN;
    class.contains(Class::SURNAME) || !class.intersects(other)
}

/// Whether a word in the middle of a name may be what its bearer goes by: neither an initial nor another first name.
fn is_middle_surname((word, key): (&str, u64)) -> bool {
    word.chars().any(char::is_lowercase) && !word.ends_with('.') && !entry(key).class.contains(Class::FIRST_NAME)
}

impl Form {
    /// The first of two surnames, where there are two.
    #[must_use]
    pub fn middle(&self) -> Option<u64> {
        Some(self.middle).filter(|&middle| middle != 0)
    }

    /// The form of a name's words, each given with its [`table::key`].
    #[must_use]
    pub fn of<'a>(words: impl ExactSizeIterator<Item = (&'a str, u64)> + Clone) -> Self {
        let whole = match (words.len(), words.clone().next()) {
            (1, Some((_, key))) => key,
            _ => table::phrase_key(words.clone().map(|(word, _)| word)),
        };
        let proper = |(word, _): &(&str, u64)| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                && !matches!(*word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
                && word.chars().any(char::is_alphanumeric)
        };
        let mut parts = words.filter(proper);
        let Some(first) = parts.next() else { return Self { whole, first: whole, last: whole, middle: 0, words: 1, ends: [0; 3] } };
        let (mut before, mut last, mut words) = (first, first, 1_u8);
        for part in parts {
            (before, last) = (last, part);
            words = words.saturating_add(1);
        }
        let (last, last_key) = last;
        let ends = if is_surname(last_key) { alike::ends(last) } else { [0; 3] };
        let middle = if words > 2 && is_middle_surname(before) { before.1 } else { 0 };
        Self { whole, first: first.1, last: last_key, middle, words, ends }
    }
}
