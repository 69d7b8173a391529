//! The reading of a story: what all its blocks say together.

use std::sync::{Arc, LazyLock, OnceLock};

use super::attribution::{self, Rivals};
use super::blocks::Blocks;
use super::carry::Carry;
use super::filter::{Filter, Key};
use super::fold;
use super::headlines;
use super::index::Index;
use super::mentions::{Choice, Mention, choices};
use super::notes::Note;
use super::quotes::{MarkProblem, Quote};
use super::sequence::{Item, Sequence};
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
    /// What comments say of this block and of those before whose quotes it may settle.
    pub notes: Vec<Note>,
}

/// What a story says as a whole.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    pub(super) blocks: Blocks,
    pub(super) entries: Sequence<Entry>,
    /// What was left open, settled at the story's end.
    pub(super) end: Arc<BlockReading>,
    pub(super) index: Index,
    pub(super) work: Work,
    /// The quotes of headlines that the story says, once somebody asks for all quotes.
    pub(super) headlines: OnceLock<Arc<[(usize, Quote)]>>,
}

/// A block as it was read. A clone touches one count, since an edit clones the entries of a leaf.
#[derive(Clone, Debug)]
pub struct Entry(Arc<Read>);

#[derive(Debug)]
struct Read {
    reading: Arc<BlockReading>,
    carry: Carry,
    keys: Arc<[Key]>,
}

impl Entry {
    /// A block that was read.
    pub(super) fn new(reading: Arc<BlockReading>, carry: Carry, keys: Arc<[Key]>) -> Self {
        Self(Arc::new(Read { reading, carry, keys }))
    }

    /// What it says.
    #[must_use]
    pub fn reading(&self) -> &Arc<BlockReading> {
        &self.0.reading
    }

    /// What it hands on.
    pub(super) fn carry(&self) -> &Carry {
        &self.0.carry
    }

    /// The forms of its names.
    pub(super) fn keys(&self) -> &Arc<[Key]> {
        &self.0.keys
    }
}

impl Item for Entry {
    /// The forms of the entries of a leaf; none of a node above.
    type Summary = Option<Filter>;

    fn of_items(items: &[Self]) -> Self::Summary {
        Some(Filter::of(items.iter().flat_map(|entry| entry.keys().iter().copied())))
    }

    fn of_nodes<'a>(_nodes: impl Iterator<Item = &'a Self::Summary>) -> Self::Summary {
        None
    }

    fn identity(&self) -> usize {
        Arc::as_ptr(self.reading()).addr()
    }
}

/// What a reading cost: the part of the story that was not taken over from an earlier version.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Work {
    /// Blocks whose facts were computed.
    pub analysed: usize,
    /// Blocks that were read.
    pub read: usize,
}

impl Reading {
    /// Reads blocks, starting from the reading of an earlier version of the story where there is one.
    #[must_use]
    pub fn of(blocks: &Blocks, base: Option<&Reading>) -> Self {
        static NOTHING: LazyLock<Reading> = LazyLock::new(Reading::default);
        fold::read(blocks, base.unwrap_or(&NOTHING))
    }

    /// The blocks that were read.
    #[must_use]
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The reading of each block in order, and after the last block that of the story's end, which settles what was left open.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Arc<BlockReading>)> {
        self.entries.iter().map(Entry::reading).chain([&self.end]).enumerate()
    }

    /// The reading of one block; of the story's end for `blocks().len()`.
    #[must_use]
    pub fn get(&self, block: usize) -> Option<&Arc<BlockReading>> {
        match self.entries.get(block) {
            Some(entry) => Some(entry.reading()),
            None => (block == self.entries.len()).then_some(&self.end),
        }
    }

    /// How the pronouns of a block were resolved.
    #[must_use]
    pub fn choices(&self, block: usize) -> Vec<Choice> {
        let carry = block.checked_sub(1).and_then(|before| self.entries.get(before)).map(|entry| entry.carry());
        let found = self.blocks.get(block);
        found.map_or_else(Vec::new, |block| choices(block.prose(), block.facts(), &self.index, carry.unwrap_or(&Carry::default())))
    }

    /// Between whom the quotes of a block were decided.
    #[must_use]
    pub fn rivals(&self, block: usize) -> Vec<Rivals> {
        let (Some(story), Some(entry)) = (self.blocks.get(block), self.entries.get(block)) else { return Vec::new() };
        let speech = block.checked_sub(1).and_then(|before| self.entries.get(before)).map(|entry| entry.carry().speech.from_next());
        attribution::rivals(story, &entry.reading().mentions, &mut speech.unwrap_or_default())
    }

    /// The readings of the blocks, told apart by identity: one that is the same in two versions stands for a block of which the
    /// story says the same in both.
    #[must_use]
    pub fn entries(&self) -> &Sequence<Entry> {
        &self.entries
    }

    /// The numbers of the blocks in which one of some forms stands, by their keys in the index, in order; seldom one more.
    pub fn blocks_with(&self, forms: &[u64]) -> impl Iterator<Item = usize> {
        let keys: Arc<[Key]> = forms.iter().map(|&form| Key::of(form)).collect();
        let wanted = keys.clone();
        let entries = self.entries.iter_wanted(move |filter| filter.as_ref().is_none_or(|filter| filter.lets_through(&wanted)));
        entries.filter(move |(_, entry)| entry.keys().iter().any(|key| keys.contains(key))).map(|(number, _)| number)
    }

    /// The story-wide index of names.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What this reading cost.
    #[must_use]
    pub fn work(&self) -> Work {
        self.work
    }

    /// All quotes in the order of the text, each with the number of the block that settles it (from which its places are seen). What a
    /// headline quotes from the story is settled where the story says it.
    #[must_use]
    pub fn quotes(&self) -> Vec<(usize, &Quote)> {
        let mut quotes: Vec<(usize, &Quote)> = self.each_quote().collect();
        quotes.sort_unstable_by_key(begin);
        quotes
    }

    /// The same in no order.
    pub fn each_quote(&self) -> impl Iterator<Item = (usize, &Quote)> {
        let headlines = self.headlines.get_or_init(|| headlines::said(self).into());
        let replaced =
            |quote: &(usize, &Quote)| headlines.binary_search_by_key(&begin(quote), |(block, quote)| begin(&(*block, quote))).is_ok();
        let found = self.found_quotes().filter(move |quote| headlines.is_empty() || !replaced(quote));
        headlines.iter().map(|(block, quote)| (*block, quote)).chain(found)
    }

    /// The quotes as their own blocks and those before them tell, without a look at what headlines quote.
    pub fn found_quotes(&self) -> impl Iterator<Item = (usize, &Quote)> {
        self.iter().flat_map(|(block, reading)| reading.quotes.iter().map(move |quote| (block, quote)))
    }
}

/// Where a quote begins.
fn begin((block, quote): &(usize, &Quote)) -> (usize, u32) {
    (block - quote.place.back as usize, quote.place.span.start)
}
