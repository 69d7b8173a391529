//! Entities: who and what the mentions of a story refer to. Collected from the reading when somebody asks.

use super::mentions::{MentionKind, Referent};
use super::reading::Reading;
use crate::facts::{EntityType, Gender};
use crate::text::Span;

/// A person, an organisation or a place of a story.
#[derive(Clone, PartialEq, Debug)]
pub struct Entity {
    /// Who or what.
    pub referent: Referent,
    /// The type.
    pub entity_type: EntityType,
    /// By names, titles and pronouns.
    pub gender: Option<Gender>,
    /// The role as the copy first states it: the number of the block and the place in its prose.
    pub role: Option<(usize, Span)>,
    /// All mentions in the order of the text.
    pub mentions: Vec<EntityMention>,
}

/// A mention of an entity.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct EntityMention {
    /// The number of the block.
    pub block: usize,
    /// The place in its prose.
    pub span: Span,
    /// By what.
    pub kind: MentionKind,
}

impl Reading {
    /// All entities in the order of their first mentions.
    #[must_use]
    pub fn entities(&self) -> Vec<Entity> {
        let mut entities: Vec<Entity> = Vec::new();
        let mut numbers = rustc_hash::FxHashMap::default();
        for (block, reading) in self.iter() {
            for mention in &reading.mentions {
                let number = *numbers.entry(mention.referent.clone()).or_insert_with(|| {
                    entities.push(Entity {
                        referent: mention.referent.clone(),
                        entity_type: mention.entity_type,
                        gender: None,
                        role: None,
                        mentions: Vec::new(),
                    });
                    entities.len() - 1
                });
                entities[number].mentions.push(EntityMention { block, span: mention.span, kind: mention.kind });
            }
        }
        entities
    }
}
