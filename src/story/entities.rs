//! Entities: who and what the mentions of a story refer to. Collected from the reading when somebody asks.

use super::mentions::{Mention, MentionKind, Referent};
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
    /// Whether somebody else in the story may be meant by some of its names: "Mr. Kim" where there are two.
    pub undecided: bool,
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
            // A report or a crowd that "it" or "they" mean has no name and is no source by itself.
            let is_body =
                |mention: &Mention| matches!(mention.referent, Referent::Unnamed(_)) && mention.entity_type == EntityType::Organisation;
            for mention in reading.mentions.iter().filter(|mention| !is_body(mention)) {
                let number = *numbers.entry(&mention.referent).or_insert_with(|| {
                    entities.push(Entity::new(mention));
                    entities.len() - 1
                });
                if let Some(entity) = entities.get_mut(number) {
                    self.add(entity, block, mention);
                }
            }
        }
        entities
    }

    fn add(&self, entity: &mut Entity, block: usize, mention: &Mention) {
        entity.mentions.push(EntityMention { block, span: mention.span, kind: mention.kind });
        match mention.kind {
            MentionKind::Name(number) => {
                let name = self.blocks().get(block).and_then(|block| block.facts().names.get(number as usize));
                entity.undecided |= mention.confidence < UNDECIDED;
                entity.role = entity.role.or_else(|| Some((block, name?.role?)));
                if entity.gender.is_none() && entity.entity_type == EntityType::Person {
                    entity.gender = name.and_then(|name| self.index().view_of(name.form.whole)?.gender.or(name.gender));
                }
            }
            MentionKind::Pronoun if mention.confidence >= SURE && entity.gender.is_none() => {
                entity.gender = self.blocks().get(block).and_then(|block| gender_of_pronoun(mention.span.of(block.prose())));
            }
            MentionKind::Role if entity.role.is_none() && matches!(mention.referent, Referent::Unnamed(_)) => {
                entity.role = Some((block, mention.span));
            }
            _ => {}
        }
    }
}

/// A name that is surer than this, in percent, is nobody else's.
const UNDECIDED: u8 = 60;
/// From here on a reference is told as a fact, in percent.
const SURE: u8 = 80;

impl Entity {
    fn new(mention: &Mention) -> Self {
        Self {
            referent: mention.referent.clone(),
            entity_type: mention.entity_type,
            gender: None,
            role: None,
            mentions: Vec::new(),
            undecided: false,
        }
    }
}

fn gender_of_pronoun(pronoun: &str) -> Option<Gender> {
    match pronoun.to_ascii_lowercase().as_str() {
        "he" | "his" | "him" | "himself" => Some(Gender::Male),
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        _ => None,
    }
}
