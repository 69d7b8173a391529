//! Quote → speaker: candidates, evidence, and a scorer that picks one or none.

mod after;
mod before;
mod build;
mod clause;
mod evidence;
mod kind;
mod line;
mod over;
mod paragraph;
mod problems;
mod relay;
#[cfg(test)]
mod tests;

use super::blocks::StoryBlock;
use super::carry::Carry;
use super::index::Index;
use super::mentions::{Mention, Referent};
use super::quotes::{MarkProblem, Quote, pairs};
use super::reading::Place;
use crate::facts::Mark;
use line::Line;
use paragraph::Paragraph;

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
pub fn attribute(block: &StoryBlock, mentions: &[Mention], _index: &Index, carry: &mut Carry) -> (Vec<Quote>, Vec<MarkProblem>) {
    let prose = block.prose();
    let facts = block.facts();
    let inherits = carry.pending.last().is_some_and(Quote::is_open);
    // A headline's single marks are its style for any quotation.
    let marks: Vec<Mark> = facts.marks.iter().copied().filter(|mark| !(facts.shape.headline && mark.glyph.is_single())).collect();
    let paired = pairs::pair(prose, &marks, inherits);
    let line = Line::new(prose, facts, &paired.pairs);
    Paragraph::new(block, &line, mentions, carry).read(&paired)
}

/// Settles what is still pending at the story's end.
#[must_use]
pub fn give_up(carry: &mut Carry) -> (Vec<Quote>, Vec<MarkProblem>) {
    let mut problems = Vec::new();
    let quotes = std::mem::take(&mut carry.pending);
    if let Some(open) = quotes.last().filter(|quote| quote.is_open()) {
        problems.extend(problems::unclosed(open));
    }
    (quotes, problems)
}
