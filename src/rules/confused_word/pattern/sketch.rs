//! A glance at a neighbour before a pattern is tried: most patterns end there.

use super::Element;
use crate::facts::{Token, TokenKind};

/// Which keys a set may hold: a bit for each key, by its upper bits. A key whose bit is not there is not in the set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sketch(u64);

impl Sketch {
    /// Of anything.
    pub(super) const ALL: Self = Self(u64::MAX);

    pub(super) fn of(element: Option<&Element>) -> Self {
        match element {
            Some(Element::OneOf(words)) => Self(words.0.iter().fold(0, |bits, key| bits | 1 << (key >> 58))),
            _ => Self::ALL,
        }
    }

    /// The bit of a token; all of them where its key is not known.
    pub(super) fn of_token(token: Option<&Token>) -> Self {
        match token {
            Some(token) if token.kind == TokenKind::Word => Self(1 << (token.key >> 58)),
            Some(token) if token.kind == TokenKind::Clitic => Self::ALL,
            _ => Self(0),
        }
    }

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0 || self.0 == Self::ALL.0
    }
}
