//! Nouns for those who bear a like name, or the same one, and are somebody else. The list was written for this project, from general
//! knowledge.

use super::table::Words;

const RELATIVES: Words<44> = Words::of([
    "aunt",
    "boyfriend",
    "brother",
    "brothers",
    "cousin",
    "cousins",
    "dad",
    "daughter",
    "daughters",
    "father",
    "fiance",
    "fiancee",
    "girlfriend",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "mom",
    "mother",
    "mum",
    "namesake",
    "nephew",
    "niece",
    "parents",
    "partner",
    "relation",
    "relative",
    "sibling",
    "siblings",
    "sister",
    "sisters",
    "son",
    "sons",
    "stepdaughter",
    "stepfather",
    "stepmother",
    "stepson",
    "twin",
    "twins",
    "uncle",
    "widow",
    "widower",
    "wife",
]);

/// Whether a word, by its [`super::table::key`], says whose relative somebody is.
#[must_use]
pub fn is_relative(word: u64) -> bool {
    RELATIVES.have(word)
}
