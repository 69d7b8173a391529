//! Verbs, nouns and phrases of saying.

use super::Class;

/// The classes of a word as a word of saying.
#[must_use]
pub fn class(word: &str) -> Class {
    // SKELETON
    match word.to_ascii_lowercase().as_str() {
        "said" | "says" | "told" | "added" | "asked" | "explained" => Class::SAYING,
        _ => Class::empty(),
    }
}
