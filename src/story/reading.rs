//! The reading of a story: what all its blocks say together.

use std::sync::Arc;

use super::blocks::Blocks;
use super::carry::Carry;
use super::index::Index;
use super::mentions::Mention;
use super::quotes::{MarkProblem, Quote};
use super::read::{finish, read_block};
use crate::text::Span;

/// A place seen from a block: in the prose of the block that lies `back` blocks before it.
///
/// So a reading speaks of other blocks without naming their numbers, which change when blocks are put in before them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// How many blocks before; zero: this one.
    pub back: u32,
    /// Where in that block's prose.
    pub span: Span,
}

impl Place {
    /// A place in the block itself.
    #[must_use]
    pub fn here(span: Span) -> Self {
        Self { back: 0, span }
    }

    /// The same place, seen from the next block.
    #[must_use]
    pub fn from_next(self) -> Self {
        Self { back: self.back + 1, ..self }
    }
}

/// What one block says in its story.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct BlockReading {
    /// The mentions in this block, in order: names, roles, pronouns, each with what it refers to.
    pub mentions: Vec<Mention>,
    /// The quotes that this block settles: its own, less those that a later block must settle, and those that earlier
    /// blocks left to it.
    pub quotes: Vec<Quote>,
    /// Marks that are wrong, found in this block or found wrong by what it says.
    pub problems: Vec<MarkProblem>,
}

/// What a story says as a whole.
#[derive(Clone, Debug)]
pub struct Reading {
    blocks: Blocks,
    // SKELETON: one flat list; the last one is read at the story's end.
    readings: Vec<Arc<BlockReading>>,
    index: Index,
}

impl Reading {
    /// Reads blocks, starting from the reading of an earlier version of the story where there is one.
    #[must_use]
    pub fn of(blocks: &Blocks, _base: Option<&Reading>) -> Self {
        let mut index = Index::default();
        let _ = index.replace([], blocks.iter().map(AsRef::as_ref));
        let mut carry = Carry::default();
        let mut readings = Vec::with_capacity(blocks.len() + 1);
        for block in blocks.iter() {
            let (reading, next) = read_block(block, &carry, &index);
            readings.push(Arc::new(reading));
            carry = next;
        }
        readings.push(Arc::new(finish(&carry)));
        Self { blocks: blocks.clone(), readings, index }
    }

    /// The blocks that were read.
    #[must_use]
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The reading of each block in order, and after the last block that of the story's end, which settles what was left open.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Arc<BlockReading>)> {
        self.readings.iter().enumerate()
    }

    /// The reading of one block; of the story's end for `blocks().len()`.
    #[must_use]
    pub fn get(&self, block: usize) -> Option<&Arc<BlockReading>> {
        self.readings.get(block)
    }

    /// The story-wide index of names.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// All quotes in the order of the text, each with the number of the block that settles it (from which its places are seen).
    #[must_use]
    pub fn quotes(&self) -> Vec<(usize, &Quote)> {
        let mut quotes: Vec<(usize, &Quote)> =
            self.iter().flat_map(|(block, reading)| reading.quotes.iter().map(move |quote| (block, quote))).collect();
        quotes.sort_by_key(|(block, quote)| (block - quote.place.back as usize, quote.place.span.start));
        quotes
    }
}
