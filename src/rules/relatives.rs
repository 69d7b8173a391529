//! Words for those who bear a like name, or the same one, and are somebody else.

use crate::facts::Token;
use crate::lexicon::table::{Words, key};

const RELATIVES: Words<46> = Words::of([
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
    "fiancé",
    "fiancée",
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

/// "brother", "half-brother", "sister-in-law"
pub(super) fn is_relative(prose: &str, token: &Token) -> bool {
    RELATIVES.have(token.key)
        || token.text(prose).split_once('-').is_some_and(|(one, two)| [one, two].iter().any(|part| RELATIVES.have(key(part))))
}
