//! The sequence of a story's blocks, shared between versions.

use std::sync::{Arc, OnceLock};

use crate::facts::Facts;
use crate::text::Block;

/// A block and its facts, which are computed at most once.
#[derive(Debug)]
pub struct StoryBlock {
    block: Block,
    facts: OnceLock<Facts>,
}

impl StoryBlock {
    /// A block whose facts nobody has asked for.
    #[must_use]
    pub fn new(block: Block) -> Self {
        Self { block, facts: OnceLock::new() }
    }

    /// The block.
    #[must_use]
    pub fn block(&self) -> &Block {
        &self.block
    }

    /// The text of its prose.
    #[must_use]
    pub fn prose(&self) -> &str {
        self.block.prose.text()
    }

    /// Its facts.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.block))
    }
}

/// A sequence of blocks. A clone shares everything.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    // SKELETON: one flat list.
    list: Arc<Vec<Arc<StoryBlock>>>,
    starts: Arc<Vec<usize>>,
}

impl From<Vec<Block>> for Blocks {
    fn from(blocks: Vec<Block>) -> Self {
        let mut at = 0;
        let starts = blocks
            .iter()
            .map(|block| {
                let start = at;
                at += block.source.len();
                start
            })
            .collect();
        Self { list: Arc::new(blocks.into_iter().map(|block| Arc::new(StoryBlock::new(block))).collect()), starts: Arc::new(starts) }
    }
}

impl Blocks {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A block by its number.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Arc<StoryBlock>> {
        self.list.get(index)
    }

    /// All blocks in order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<StoryBlock>> {
        self.list.iter()
    }

    /// Where a block starts in the story, in bytes.
    #[must_use]
    pub fn start(&self, index: usize) -> Option<usize> {
        self.starts.get(index).copied()
    }

    /// The number of the block that holds an offset (bytes); the last block for the story's end.
    #[must_use]
    pub fn at(&self, offset: usize) -> Option<usize> {
        self.starts.partition_point(|&start| start <= offset).checked_sub(1)
    }
}
