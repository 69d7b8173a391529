//! Quote → speaker: candidates, evidence, and a scorer that picks one or none.

use super::blocks::StoryBlock;
use super::carry::Carry;
use super::index::Index;
use super::mentions::{Mention, Referent};
use super::quotes::{MarkProblem, Quote};
use super::reading::Place;

/// Whose words a quote holds, and how that is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Attribution {
    /// The speaker.
    pub speaker: Referent,
    /// The mention that the quote is attributed to: "Lavrov", "the former official", "he".
    pub mention: Place,
    /// The verb or phrase that attributes.
    pub cue: Option<Place>,
    /// Through whom the words came.
    pub relay: Option<Relay>,
    /// How it was reached.
    pub how: How,
    /// How sure it is, in percent. Below 80 it is shown as likely and never warned about.
    pub confidence: u8,
}

impl Attribution {
    /// The same, seen from the next block.
    #[must_use]
    pub fn from_next(&self) -> Self {
        Self {
            mention: self.mention.from_next(),
            cue: self.cue.map(Place::from_next),
            relay: self.relay.clone().map(|relay| Relay { place: relay.place.from_next(), ..relay }),
            ..self.clone()
        }
    }

    /// How many blocks back its mention lies.
    #[must_use]
    pub fn nearest(&self) -> u32 {
        self.mention.back
    }
}

/// Through whom words came: an agency, an outlet, a book.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Relay {
    /// Its canonical name.
    pub name: std::sync::Arc<str>,
    /// Where it is named.
    pub place: Place,
}

/// How an attribution was reached.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum How {
    /// A cue in the sentence has the speaker as its subject.
    Cue,
    /// "according to", "in the words of"
    AccordingTo,
    /// The speaker stands before a colon or behind a dash.
    Label,
    /// It goes on with a quote before it in the same paragraph.
    Continued,
    /// It goes on with a quote that the paragraph before left open.
    OpenParagraph,
    /// A cue in the sentence before.
    SentenceBefore,
    /// A cue in the sentence or paragraph after.
    After,
    /// The speaker of the paragraph before, carried over.
    Carried,
}

impl How {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::AccordingTo => "according-to",
            Self::Label => "label",
            Self::Continued => "continued",
            Self::OpenParagraph => "open-paragraph",
            Self::SentenceBefore => "sentence-before",
            Self::After => "after",
            Self::Carried => "carried",
        }
    }
}

/// Pairs the marks of a block into quotes and finds their speakers; updates what is handed on.
#[must_use]
pub fn attribute(_block: &StoryBlock, _mentions: &[Mention], _index: &Index, _carry: &mut Carry) -> (Vec<Quote>, Vec<MarkProblem>) {
    // SKELETON
    (Vec::new(), Vec::new())
}

/// Settles what is still pending at the story's end.
#[must_use]
pub fn give_up(carry: &mut Carry) -> (Vec<Quote>, Vec<MarkProblem>) {
    (std::mem::take(&mut carry.pending), Vec::new())
}
