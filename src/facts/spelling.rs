//! Words that the tables do not know.

use super::name::Name;
use super::token::Token;
use crate::text::Span;

/// A word that no table and no rule of word building accepts. Whether it is a typo, the story and the user's lists decide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownWord {
    /// Where it stands, without possessive.
    pub span: Span,
}

/// Finds the unknown words of a block.
#[must_use]
pub fn unknown_words(_prose: &str, _tokens: &[Token], _names: &[Name]) -> Vec<UnknownWord> {
    Vec::new()
}
