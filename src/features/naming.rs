//! How a story names somebody: where first, and how for short.

use super::hover::one_line;
use crate::facts::EntityType;
use crate::story::{Entity, EntityMention, MentionKind, Reading, Referent};

/// The first mention by the full name; by any name, where the full one is never given; by anything, where there is no name.
#[must_use]
pub(super) fn first<'a>(reading: &Reading, entity: &'a Entity) -> Option<&'a EntityMention> {
    let mut names = entity.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Name(_)));
    let full = names.clone().find(|mention| words(reading, mention) == entity.referent.name());
    full.or_else(|| names.next()).or_else(|| entity.mentions.first())
}

/// What the story calls a person for short, where nobody else may be meant by it: the end of the full name. Else the full name.
#[must_use]
pub(super) fn short(reading: &Reading, entity: &Entity) -> String {
    let full = entity.referent.name();
    let is_person = matches!(entity.referent, Referent::Named(_)) && entity.entity_type == EntityType::Person;
    let names = entity.mentions.iter().filter(|mention| is_person && !entity.undecided && matches!(mention.kind, MentionKind::Name(_)));
    let ends = names
        .map(|mention| words(reading, mention))
        .filter(|name| full.strip_suffix(name.as_str()).is_some_and(|before| before.ends_with(' ')) && name.chars().count() > 1);
    ends.min_by_key(String::len).unwrap_or_else(|| one_line(full))
}

/// The words of a mention on one line.
fn words(reading: &Reading, mention: &EntityMention) -> String {
    reading.blocks().get(mention.block).map(|block| one_line(mention.span.of(block.prose()))).unwrap_or_default()
}
