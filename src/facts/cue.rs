//! Verbs and phrases of saying.

use super::sentence::Sentence;
use super::token::Token;
use crate::lexicon::Class;
use crate::text::Span;

/// A verb or phrase that attributes words to somebody.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Cue {
    /// Where it stands: "said", "pointed out", "according to".
    pub span: Span,
    /// Its first token.
    pub first: u32,
    /// One past its last token.
    pub last: u32,
    /// Its form.
    pub form: CueForm,
}

/// The form of a cue.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CueForm {
    /// said, says, has described
    Finite,
    /// saying, calling it
    Participle,
    /// described by, quoted by
    Passive,
    /// claim that, promise of
    Noun,
    /// according to, in the words of
    Preposition,
}

/// Finds the cues of a block.
#[must_use]
pub fn cues(_prose: &str, tokens: &[Token], _sentences: &[Sentence]) -> Vec<Cue> {
    // SKELETON: single finite verbs.
    #[allow(clippy::cast_possible_truncation)]
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.class.contains(Class::SAYING))
        .map(|(at, token)| Cue { span: token.span, first: at as u32, last: at as u32 + 1, form: CueForm::Finite })
        .collect()
}
