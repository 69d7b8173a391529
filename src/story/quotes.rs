//! Quotes: marks paired within a block and over blocks.

pub mod pairs;

use super::attribution::Attribution;
use super::reading::Place;
use crate::facts::Glyph;

/// A span in quotation marks. A quote that runs over paragraphs is one for each paragraph.
#[derive(Clone, PartialEq, Debug)]
pub struct Quote {
    /// From the opening to the closing mark, both included; to the paragraph's end where the closing mark is missing.
    pub place: Place,
    /// What is in the marks.
    pub kind: QuoteKind,
    /// The mark that opens it.
    pub opened_by: Glyph,
    /// The mark that closes it; `None` where it is left open.
    pub closed_by: Option<Glyph>,
    /// Whether it goes on with a quote that the paragraph before left open.
    pub continues: bool,
    /// Whose words, and how that is known.
    pub attribution: Option<Attribution>,
    /// What a desk may say of a quote without attribution.
    pub unattributed: Unattributed,
}

impl Quote {
    /// The same quote, seen from the next block.
    #[must_use]
    pub fn from_next(&self) -> Self {
        Self { place: self.place.from_next(), attribution: self.attribution.as_ref().map(Attribution::from_next), ..self.clone() }
    }

    /// Whether its closing mark is missing in its paragraph.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_by.is_none()
    }

    /// Whether somebody's words are quoted: not a title, a nickname or a term.
    #[must_use]
    pub fn is_speech(&self) -> bool {
        self.kind != QuoteKind::NotSpeech
    }
}

/// What is in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum QuoteKind {
    /// A clause or a sentence.
    Direct,
    /// A fragment inside a sentence.
    Partial,
    /// A title, a nickname, a term, a slogan, scare quotes.
    NotSpeech,
}

/// Whether a quote without a speaker, or with a speaker merely carried over, is worth a word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Unattributed {
    /// Its speaker is named, or it needs none (no speech, a headline, question-and-answer copy, dialogue).
    Fine,
    /// Nobody is named for it: `unattributed-quote`.
    Nobody,
    /// It stands alone after speech whose last quote was closed: `carried-speaker`.
    Carried,
}

/// A quotation mark that is wrong.
#[derive(Clone, PartialEq, Debug)]
pub struct MarkProblem {
    /// What is wrong.
    pub kind: MarkProblemKind,
    /// The mark.
    pub place: Place,
    /// The other mark of the pair, where there is one.
    pub partner: Option<Place>,
    /// What should stand in the mark's place, or be put in at `insert_at`.
    pub replacement: &'static str,
    /// Where the missing mark would go, for a fix (an empty place).
    pub insert_at: Option<Place>,
}

/// What is wrong with a mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MarkProblemKind {
    /// It opens a quote that nothing closes.
    Unclosed,
    /// It closes nothing.
    Stray,
    /// It closes with another kind of mark than the quote was opened with.
    Mismatched,
    /// It opens where it should close, or the reverse.
    Backward,
}
