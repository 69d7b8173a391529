//! What stands beside a name and tells whether a like name is somebody else's: a title, "another farmer".

use crate::facts::{EntityType, Name};
use crate::lexicon::table;
use crate::text::Span;

/// What says that somebody with a like name is somebody else.
const APART: &[&str] = &[", another ", ", a different ", ", no relation", " (no relation", ", not related", ", unrelated"];

/// Whether the copy says right behind a name that this is somebody else than one with a like name.
pub(super) fn is_told_apart(name: &Name, prose: &str) -> bool {
    let behind = prose.get(name.span.end as usize..).unwrap_or_default();
    APART.iter().any(|apart| behind.starts_with(apart))
}

/// The last word of what stands before a person's name as part of it.
pub(super) fn title(name: &Name, prose: &str) -> Option<u64> {
    let before = Span { end: name.span.start, ..name.whole };
    let titled = name.entity_type == EntityType::Person && before.start < before.end;
    titled.then(|| before.of(prose).split_whitespace().next_back()).flatten().map(table::key)
}
