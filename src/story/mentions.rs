//! Mentions: each place in a block that refers to an entity, and to which one.

use std::sync::Arc;

use super::carry::Carry;
use super::index::Index;
use crate::facts::{EntityType, Facts};
use crate::text::Span;

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
}

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

/// Finds what the mentions of a block refer to, and updates who is in focus.
#[must_use]
pub fn mentions(_prose: &str, facts: &Facts, index: &Index, _carry: &mut Carry) -> Vec<Mention> {
    // SKELETON: names only.
    let mut mentions = Vec::new();
    #[allow(clippy::cast_possible_truncation)]
    for (number, name) in facts.names.iter().enumerate() {
        let Some(view) = index.view_of(name.form.whole) else { continue };
        mentions.push(Mention {
            span: name.span,
            kind: MentionKind::Name(number as u32),
            referent: Referent::Named(view.canonical),
            entity_type: view.entity_type,
            confidence: 100,
        });
    }
    mentions
}
