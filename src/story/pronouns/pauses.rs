//! Who paused or smiled says what follows: "Asked what Hale had said, the captain paused. “Not a lot,” he said."

use super::Pronoun;
use super::people::{By, Person, fits};
use super::position::Position;
use crate::facts::Token;
use crate::lexicon::table::Words;

/// What somebody does before speaking.
const PAUSED: Words<12> = Words::of([
    "paused",
    "smiled",
    "grinned",
    "laughed",
    "shrugged",
    "nodded",
    "sighed",
    "hesitated",
    "winced",
    "frowned",
    "chuckled",
    "blushed",
]);

/// The number of the person whose sentence before the pronoun's ends in such a verb.
pub(super) fn pauses(prose: &str, tokens: &[Token], pronoun: &Pronoun, people: &[Person]) -> Option<usize> {
    let ends = |at: usize| {
        tokens.get(at).is_some_and(|verb| PAUSED.have(verb.key)) && tokens.get(at + 1).is_some_and(|stop| stop.text(prose) == ".")
    };
    people.iter().position(|person| {
        let seen = person.sighting(pronoun);
        let near = seen.by != By::Before && !seen.quoted && pronoun.outer - seen.outer <= 1;
        near && seen.position == Position::Subject && fits(person, pronoun) && ends(seen.tokens.1)
    })
}
