//! Reading one block: a pure function of its facts, what the block before handed on, and the story's index.
//!
//! [`super::Reading`] folds it over the blocks and keeps a block's reading while these three stay the same for it.

use super::attribution;
use super::blocks::StoryBlock;
use super::carry::Carry;
use super::index::Index;
use super::mentions;
use super::notes;
use super::reading::BlockReading;

/// Reads a block. Returns what it says and what it hands on.
#[must_use]
pub fn read_block(block: &StoryBlock, carry: &Carry, index: &Index) -> (BlockReading, Carry) {
    let mut next = carry.from_next();
    notes::take(block, &mut next.notes);
    if block.prose().is_empty() {
        return (BlockReading::default(), next);
    }
    let mentions = mentions::mentions(block.prose(), block.facts(), index, &mut next);
    let (quotes, problems) = attribution::attribute(block, &mentions, &mut next);
    (BlockReading { mentions, quotes, problems, notes: next.notes.clone() }, next)
}

/// Settles what the last block left open.
#[must_use]
pub fn finish(carry: &Carry) -> BlockReading {
    let mut end = carry.from_next();
    let (quotes, problems) = attribution::give_up(&mut end);
    BlockReading { quotes, problems, notes: end.notes, ..BlockReading::default() }
}
