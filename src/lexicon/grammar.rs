//! Words of grammar: pronouns, determiners, prepositions, conjunctions, auxiliaries, adverbs, common verbs; abbreviations.

use super::Class;

/// The classes of a word as a word of grammar.
#[must_use]
pub fn class(word: &str) -> Class {
    // SKELETON
    match word.to_ascii_lowercase().as_str() {
        "he" | "she" | "they" | "i" | "we" | "it" | "who" => Class::PRONOUN,
        "the" | "a" | "an" | "this" | "that" | "his" | "her" | "their" => Class::DETERMINER,
        "of" | "in" | "with" | "on" | "at" | "to" | "by" | "for" | "from" => Class::PREPOSITION,
        "and" | "but" | "when" | "because" | "as" | "if" => Class::CONJUNCTION,
        "is" | "has" | "will" | "did" | "was" | "were" => Class::AUXILIARY,
        _ => Class::empty(),
    }
}

/// Whether a word with a full stop behind it is an abbreviation (the word is given without the stop).
#[must_use]
pub fn is_abbreviation(word: &str) -> bool {
    // SKELETON
    matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "Sen" | "Rep" | "Gov" | "Gen" | "Jan" | "Feb" | "St" | "Jr" | "Sr" | "vs" | "No")
}
