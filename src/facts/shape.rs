//! What a block looks like as a whole: a turn of a transcript, a question, a headline, a dateline.

use super::sentence::Sentence;
use super::token::Token;
use crate::text::{Block, BlockKind, Span};

/// The look of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// Who a transcript's turn belongs to: "SMITH" in "SMITH: Well, ...".
    pub label: Option<Span>,
    /// "LONDON (Reuters) —"
    pub dateline: Option<Span>,
    /// A headline, a slug, a caption: no sentence.
    pub headline: bool,
    /// An interviewer's question, marked as such ("Q:", in bold).
    pub question: bool,
}

/// Judges a block.
#[must_use]
pub fn shape(block: &Block, prose: &str, _tokens: &[Token], sentences: &[Sentence]) -> Shape {
    // SKELETON
    let ends = prose.trim_end_matches(['"', '\u{201d}', '\'', ')']).ends_with(['.', '?', '!', ',', ':', ';', '\u{2026}']);
    Shape { headline: block.kind == BlockKind::Heading || (sentences.len() == 1 && !ends && prose.len() < 120), ..Shape::default() }
}
