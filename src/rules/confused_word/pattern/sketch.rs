//! A glance at a neighbour before a pattern is tried: most patterns end there.

use super::{Element, Patterns};
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

/// What tells of most patterns that they do not fit, side by side with that of others.
#[derive(Debug)]
pub(super) struct Glance {
    pub(super) neighbours: [Sketch; 3],
    /// How many wrong words there are.
    pub(super) wrong: usize,
    /// The number of the pattern.
    pub(super) pattern: usize,
}

impl Glance {
    /// Whether the pattern may fit between such neighbours.
    pub(super) fn meets(&self, [before, second, after]: [Sketch; 3]) -> bool {
        let [wanted_before, wanted_second, wanted_after] = self.neighbours;
        wanted_before.meets(before) && wanted_second.meets(second) && wanted_after.meets(after)
    }
}

impl Patterns {
    /// Whether a pattern may start at a word, by its key: at most words none does.
    #[must_use]
    #[inline]
    pub fn may_start(&self, word: u64) -> bool {
        self.firsts.may_have(word)
    }
}

/// Which keys a larger set may hold, a bit for each of their upper twelve bits.
#[derive(Clone, Debug)]
pub(super) struct Firsts([u64; 64]);

impl Default for Firsts {
    fn default() -> Self {
        Self([0; 64])
    }
}

impl Firsts {
    pub(super) fn add(&mut self, key: u64) {
        self.0[(key >> 58) as usize] |= 1 << (key >> 52 & 63);
    }

    #[inline]
    pub(super) fn may_have(&self, key: u64) -> bool {
        self.0[(key >> 58) as usize] >> (key >> 52 & 63) & 1 == 1
    }
}
