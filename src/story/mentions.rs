//! Mentions: each place in a block that refers to an entity, and to which one.

mod walk;

use std::sync::Arc;

use super::bodies::Body;
use super::carry::{Carry, Focus};
use super::index::Index;
use crate::facts::{EntityType, Facts};
use crate::lexicon::references::Evidence;
use crate::text::Span;
use walk::Walk;

/// What a mention refers to. Two mentions refer to the same entity when these are equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Referent {
    /// An entity by its canonical name.
    Named(Arc<str>),
    /// An unnamed source by its description: "a former senior U.S. official".
    Unnamed(Arc<str>),
}

impl Referent {
    /// The canonical name or the description.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::Unnamed(name) => name,
        }
    }

    /// Whether some words that the name begins or ends with are short for it: a first name, a surname.
    #[must_use]
    pub fn is_called(&self, part: &str) -> bool {
        let full = self.name();
        full.strip_suffix(part).is_some_and(|before| before.ends_with(' '))
            || full.strip_prefix(part).is_some_and(|after| after.starts_with(' '))
    }
}

/// One mention.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Where: the name proper, the role, the pronoun.
    pub span: Span,
    /// By what.
    pub kind: MentionKind,
    /// Of whom.
    pub referent: Referent,
    /// The type of what it refers to.
    pub entity_type: EntityType,
    /// How sure the reference is, in percent. Below 80 nothing is asserted to the user.
    pub confidence: u8,
    /// Who else a pronoun means equally well, where that is so.
    pub rival: Option<Referent>,
}

impl Mention {
    /// Whether the reference is more than likely.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

/// What is surer than this, in percent, is told as a fact.
const SURE: u8 = 80;

/// By what an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MentionKind {
    /// A name: the number of the name in [`Facts::names`].
    Name(u32),
    /// A role: "the foreign minister", "the ministry".
    Role,
    /// he, she, it, they.
    Pronoun,
}

/// Who and what is in focus behind a block.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Seen {
    /// Persons.
    pub people: Vec<Focus>,
    /// Organisations, documents and groups.
    pub bodies: Vec<Body>,
}

/// Finds what the mentions of a block refer to. `carry` is what the block before hands on. Returns who and what is in focus behind
/// the block, too.
#[must_use]
pub fn mentions(prose: &str, facts: &Facts, index: &Index, carry: &Carry) -> (Vec<Mention>, Seen) {
    Walk::new(prose, facts, index, carry).mentions()
}

/// A pronoun with those whom it may stand for.
#[derive(Clone, PartialEq, Debug)]
pub struct Choice {
    /// The pronoun.
    pub span: Span,
    /// Those in view, with what speaks for and against each.
    pub candidates: Vec<(Referent, Evidence)>,
}

/// How the pronouns of a block were resolved: for learning the weights, and for who wants to know why.
#[must_use]
pub fn choices(prose: &str, facts: &Facts, index: &Index, carry: &Carry) -> Vec<Choice> {
    Walk::new(prose, facts, index, carry).choices()
}

#[cfg(test)]
mod tests;
