//! One version of one story: its text as a rope, its blocks, and on demand its reading.
//!
//! A version never changes: [`Story::edit`] gives a new one that shares every block it did not touch.

pub mod attribution;
pub mod blocks;
pub mod bodies;
pub mod carry;
pub mod entities;
pub mod filter;
mod fold;
mod headlines;
pub mod index;
pub mod mentions;
pub mod notes;
mod pronouns;
pub mod quotes;
pub mod read;
pub mod reading;
mod roles;
pub mod sequence;
mod strangers;

use std::sync::{Arc, OnceLock};

use ropey::Rope;

use crate::text::position::{self, Encoding, Extent, Position};
use crate::text::{Markup, Range, Span};
pub use attribution::{Attribution, How, Relay};
pub use blocks::{Blocks, StoryBlock};
pub use carry::Carry;
pub use entities::{Entity, EntityMention};
pub use mentions::{Choice, Mention, MentionKind, Referent};
pub use quotes::{MarkProblem, MarkProblemKind, Quote, QuoteKind};
pub use reading::{BlockReading, Place, Reading, Work};

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
        Self { text: Rope::from_str(text), markup, blocks: Blocks::of(text, markup), base: None, reading: OnceLock::new() }
    }

    /// The story after a range of its text has been replaced. The range is clamped to the text and to the starts of the
    /// characters that its ends lie in; one that runs backwards is read forwards.
    #[must_use]
    pub fn edit(&self, range: Range, text: &str) -> Self {
        let start = position::floor(&self.text, range.start.min(range.end));
        let end = position::floor(&self.text, range.start.max(range.end));
        let mut rope = self.text.clone();
        let first = rope.byte_to_char(start);
        if start < end {
            rope.remove(first..rope.byte_to_char(end));
        }
        if !text.is_empty() {
            rope.insert(first, text);
        }
        Self {
            blocks: self.blocks.edit(&rope, self.markup, start..end, text.len()),
            text: rope,
            markup: self.markup,
            base: self.reading.get().or(self.base.as_ref()).cloned(),
            reading: OnceLock::new(),
        }
    }

    /// The story with another text, as an editor sends it that knows no ranges: an edit of the part that differs.
    #[must_use]
    pub fn replace(&self, text: &str) -> Self {
        let mut start = 0;
        for chunk in self.text.chunks() {
            let same = common_start(chunk.as_bytes(), &text.as_bytes()[start..]);
            start += same;
            if same < chunk.len() {
                break;
            }
        }
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        let most = (text.len() - start).min(self.text.len_bytes() - start);
        let mut same_end = 0;
        let (mut chunks, ..) = self.text.chunks_at_byte(self.text.len_bytes());
        while let Some(chunk) = chunks.prev() {
            let same = common_end(chunk.as_bytes(), &text.as_bytes()[..text.len() - same_end]);
            same_end += same;
            if same < chunk.len() {
                break;
            }
        }
        let mut end = text.len() - same_end.min(most);
        while !text.is_char_boundary(end) {
            end += 1;
        }
        let old_end = self.text.len_bytes() - (text.len() - end);
        self.edit(Range::new(start, old_end), &text[start..end])
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

    /// Whether its reading is there already.
    #[must_use]
    pub fn is_read(&self) -> bool {
        self.reading.get().is_some()
    }

    /// The same version, whose reading starts from one that an earlier version got only after this one was made. `None` where
    /// this version has been read.
    #[must_use]
    pub fn starting_from(&self, earlier: &Arc<Reading>) -> Option<Self> {
        (!self.is_read()).then(|| Self {
            text: self.text.clone(),
            markup: self.markup,
            blocks: self.blocks.clone(),
            base: Some(earlier.clone()),
            reading: OnceLock::new(),
        })
    }

    /// How many blocks were analysed and read for this version, its reading included.
    #[must_use]
    pub fn work(&self) -> Work {
        self.reading().work()
    }

    /// The range of a place in the prose of a block, which is counted from zero.
    #[must_use]
    pub fn range(&self, block: usize, span: Span) -> Range {
        let found = self.blocks.locate(block);
        found.map_or_else(Range::default, |(block, before)| block.range(before.bytes, span))
    }

    /// The range of a place, seen from a block.
    #[must_use]
    pub fn place(&self, block: usize, place: Place) -> Range {
        self.range(block.saturating_sub(place.back as usize), place.span)
    }

    /// Where a place in the prose of a block starts and ends as editors count it. Only the block's own text is looked at, so
    /// it costs less than to ask for the positions of [`Story::range`].
    #[must_use]
    pub fn positions(&self, block: usize, span: Span, encoding: Encoding) -> (Position, Position) {
        let found = self.blocks.locate(block);
        found.map_or_else(Default::default, |(block, before)| positions_in(before, block, span, encoding))
    }
}

/// Where a place in the prose of a block starts and ends as editors count it; `before` is the extent of the text before the
/// block ([`Blocks::before`]), asked for once where a block has many places.
#[must_use]
pub fn positions_in(before: Extent, block: &StoryBlock, span: Span, encoding: Encoding) -> (Position, Position) {
    let source = &*block.block().source;
    let span = block.block().prose.to_source(span);
    let up_to = |offset: u32| before.then(Extent::of(source.get(..offset as usize).unwrap_or(source))).position(encoding);
    (up_to(span.start), up_to(span.end))
}

/// How many bytes two texts share at their start.
fn common_start(left: &[u8], right: &[u8]) -> usize {
    const STEP: usize = 256;
    let steps = left.chunks_exact(STEP).zip(right.chunks_exact(STEP)).take_while(|(left, right)| left == right).count() * STEP;
    steps + left[steps..].iter().zip(&right[steps..]).take_while(|(left, right)| left == right).count()
}

/// How many bytes two texts share at their end.
fn common_end(left: &[u8], right: &[u8]) -> usize {
    const STEP: usize = 256;
    let steps = left.rchunks_exact(STEP).zip(right.rchunks_exact(STEP)).take_while(|(left, right)| left == right).count() * STEP;
    let (left, right) = (&left[..left.len() - steps], &right[..right.len() - steps]);
    steps + left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count()
}
