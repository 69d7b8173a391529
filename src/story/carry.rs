//! What one block hands on to the next: small, comparable, and empty again soon after it was needed.
//!
//! A reading is kept while the carry handed in is equal, so nothing here may grow with the story or remember what is far away.

use super::attribution::Attribution;
use super::mentions::Referent;
use super::quotes::Quote;
use super::reading::Place;
use crate::facts::Gender;

/// What is handed on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Carry {
    /// Quotes that a later block settles: left open at a paragraph's end, or waiting for a signature or a cue.
    pub pending: Vec<Quote>,
    /// The speech last attributed.
    pub last_speech: Option<LastSpeech>,
    /// Persons lately mentioned, the most salient first: what a pronoun may refer to. At most [`Carry::MOST_FOCUS`], none
    /// older than [`Carry::MOST_BACK`] blocks.
    pub focus: Vec<Focus>,
}

/// The speech last attributed.
#[derive(Clone, PartialEq, Debug)]
pub struct LastSpeech {
    /// To whom and by what.
    pub attribution: Attribution,
    /// Whether a quote ended its paragraph.
    pub ends_paragraph: bool,
}

/// Someone that a pronoun may refer to.
#[derive(Clone, PartialEq, Debug)]
pub struct Focus {
    /// Who.
    pub referent: Referent,
    /// The last mention.
    pub place: Place,
    /// By name, title or an earlier pronoun.
    pub gender: Option<Gender>,
    /// Whether the last mention was the subject of its sentence.
    pub subject: bool,
}

impl Carry {
    /// The most persons kept in focus.
    pub const MOST_FOCUS: usize = 6;
    /// How many blocks back anything handed on may lie.
    pub const MOST_BACK: u32 = 8;

    /// The carry as the next block sees it: everything one block further away, what is too far forgotten.
    #[must_use]
    pub fn from_next(&self) -> Self {
        let mut next = self.clone();
        next.focus.retain(|focus| focus.place.back < Self::MOST_BACK);
        for focus in &mut next.focus {
            focus.place = focus.place.from_next();
        }
        for quote in &mut next.pending {
            *quote = quote.from_next();
        }
        next.last_speech = next
            .last_speech
            .filter(|speech| speech.attribution.nearest() < Self::MOST_BACK)
            .map(|speech| LastSpeech { attribution: speech.attribution.from_next(), ..speech });
        next
    }
}
