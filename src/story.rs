//! One version of one story: its text as a rope, its blocks, and on demand its reading.
//!
//! A version never changes: [`Story::edit`] gives a new one that shares every block it did not touch.

pub mod attribution;
pub mod blocks;
pub mod carry;
pub mod entities;
pub mod index;
pub mod mentions;
pub mod quotes;
pub mod read;
pub mod reading;

use std::sync::{Arc, OnceLock};

use ropey::Rope;

use crate::text::{Markup, Range, Span, block};
pub use attribution::{Attribution, How, Relay};
pub use blocks::{Blocks, StoryBlock};
pub use carry::Carry;
pub use entities::{Entity, EntityMention};
pub use mentions::{Mention, MentionKind, Referent};
pub use quotes::{MarkProblem, MarkProblemKind, Quote, QuoteKind};
pub use reading::{BlockReading, Place, Reading};

/// One version of a story.
#[derive(Debug)]
pub struct Story {
    text: Rope,
    markup: Markup,
    blocks: Blocks,
    /// The newest reading of an earlier version: where this version's reading starts from.
    base: Option<Arc<Reading>>,
    reading: OnceLock<Arc<Reading>>,
}

impl Story {
    /// A story from its whole text.
    #[must_use]
    pub fn new(text: &str, markup: Markup) -> Self {
        Self { text: Rope::from_str(text), markup, blocks: Blocks::from(block::split(text, markup)), base: None, reading: OnceLock::new() }
    }

    /// The story after `range` (bytes, clamped to character boundaries inside the text) has been replaced by `text`.
    #[must_use]
    pub fn edit(&self, range: Range, text: &str) -> Self {
        // SKELETON: from scratch.
        let mut whole = self.text.to_string();
        whole.replace_range(range.start..range.end, text);
        Self::new(&whole, self.markup)
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &Rope {
        &self.text
    }

    /// How the text is marked up.
    #[must_use]
    pub fn markup(&self) -> Markup {
        self.markup
    }

    /// The blocks.
    #[must_use]
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// What the story says as a whole. Computed at most once for a version, from the reading of an earlier one where
    /// there is one.
    pub fn reading(&self) -> &Arc<Reading> {
        self.reading.get_or_init(|| Arc::new(Reading::of(&self.blocks, self.base.as_deref())))
    }

    /// The range of a place in the prose of a block, which is counted from zero.
    #[must_use]
    pub fn range(&self, block: usize, span: Span) -> Range {
        let Some(start) = self.blocks.start(block) else { return Range::default() };
        let Some(found) = self.blocks.get(block) else { return Range::default() };
        let source = found.block().prose.to_source(span);
        Range::new(start + source.start as usize, start + source.end as usize)
    }

    /// The range of a place, seen from a block.
    #[must_use]
    pub fn place(&self, block: usize, place: Place) -> Range {
        self.range(block.saturating_sub(place.back as usize), place.span)
    }
}
