//! Quotation marks as they stand on the page: their glyph, and which way they lean.

use super::token::{Token, TokenKind};
use crate::text::Span;

/// A character (or two apostrophes) that may be a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mark {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub glyph: Glyph,
    /// What its neighbours make of it.
    pub lean: Lean,
}

/// The look of a quotation mark.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Glyph {
    /// "
    Straight,
    /// “
    CurlyOpen,
    /// ”
    CurlyClose,
    /// „
    Low,
    /// «
    GuillemetOpen,
    /// »
    GuillemetClose,
    /// '' for a double mark
    TwoApostrophes,
    /// `` for an opening double mark
    TwoBackticks,
    /// '
    SingleStraight,
    /// ‘
    SingleOpen,
    /// ’
    SingleClose,
    /// ‚
    SingleLow,
    /// ‹
    SingleGuillemetOpen,
    /// ›
    SingleGuillemetClose,
}

impl Glyph {
    /// Whether it is a single mark.
    #[must_use]
    pub fn is_single(self) -> bool {
        matches!(
            self,
            Self::SingleStraight
                | Self::SingleOpen
                | Self::SingleClose
                | Self::SingleLow
                | Self::SingleGuillemetOpen
                | Self::SingleGuillemetClose
        )
    }
}

/// What a mark can be by its neighbours: white space and brackets before it, letters after it, and the reverse.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Lean {
    /// It can only open.
    Opens,
    /// It can only close.
    Closes,
    /// It can do both.
    Either,
}

/// Finds the marks of a block.
#[must_use]
pub fn marks(prose: &str, tokens: &[Token]) -> Vec<Mark> {
    // SKELETON: double marks only, by glyph and neighbours.
    let mut marks = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Quote) {
        let glyph = match token.text(prose) {
            "\"" => Glyph::Straight,
            "\u{201c}" => Glyph::CurlyOpen,
            "\u{201d}" => Glyph::CurlyClose,
            "«" => Glyph::GuillemetOpen,
            "»" => Glyph::GuillemetClose,
            "\u{201e}" => Glyph::Low,
            _ => continue,
        };
        let before = prose[..token.span.start as usize].chars().next_back();
        let after = prose[token.span.end as usize..].chars().next();
        let space_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '\u{2014}' | '\u{2013}' | '-'));
        let space_after = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | ',' | '.' | ';' | ':' | '?' | '!'));
        let lean = match (space_before, space_after) {
            (true, false) => Lean::Opens,
            (false, true) => Lean::Closes,
            _ => Lean::Either,
        };
        marks.push(Mark { span: token.span, glyph, lean });
    }
    marks
}
