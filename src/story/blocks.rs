//! The sequence of a story's blocks, shared between versions.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use ropey::Rope;
use rustc_hash::FxHashMap;

use super::sequence::{Hunk, Item, Part, Sequence};
use crate::facts::Facts;
use crate::text::block::{Cut, LOOK, MOST};
use crate::text::markup::State;
use crate::text::position::{self, Extent};
use crate::text::{self, Block, Markup, Span, block};

/// A block and its facts, which are computed at most once.
#[derive(Debug)]
pub struct StoryBlock {
    block: Block,
    extent: Extent,
    facts: OnceLock<Facts>,
}

impl StoryBlock {
    /// A block whose facts nobody has asked for.
    #[must_use]
    pub fn new(block: Block) -> Self {
        Self { extent: Extent::of(&block.source), block, facts: OnceLock::new() }
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

    /// The range of a place in its prose; `start` is where the block starts.
    pub(super) fn range(&self, start: usize, span: Span) -> text::Range {
        let source = self.block.prose.to_source(span);
        text::Range::new(start + source.start as usize, start + source.end as usize)
    }

    /// Its facts.
    pub fn facts(&self) -> &Facts {
        self.facts.get_or_init(|| Facts::of(&self.block))
    }

    /// Whether its facts have been computed.
    #[must_use]
    pub fn is_analysed(&self) -> bool {
        self.facts.get().is_some()
    }
}

impl Item for Arc<StoryBlock> {
    type Summary = Extent;

    fn of_items(items: &[Self]) -> Extent {
        items.iter().fold(Extent::default(), |sum, item| sum.then(item.extent))
    }

    fn of_nodes<'a>(nodes: impl Iterator<Item = &'a Extent>) -> Extent {
        nodes.fold(Extent::default(), |sum, node| sum.then(*node))
    }

    fn identity(&self) -> usize {
        Self::as_ptr(self).addr()
    }
}

/// A sequence of blocks. A clone shares everything.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    sequence: Sequence<Arc<StoryBlock>>,
}

impl From<Vec<Block>> for Blocks {
    fn from(blocks: Vec<Block>) -> Self {
        Self { sequence: blocks.into_iter().map(|block| Arc::new(StoryBlock::new(block))).collect() }
    }
}

impl Blocks {
    /// Cuts a text into blocks.
    #[must_use]
    pub fn of(text: &str, markup: Markup) -> Self {
        block::split(text, markup).into()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sequence.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sequence.is_empty()
    }

    /// A block by its number.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Arc<StoryBlock>> {
        self.sequence.get(index)
    }

    /// All blocks in order.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<StoryBlock>> {
        self.sequence.iter()
    }

    /// The blocks with these numbers.
    pub fn iter_in(&self, range: Range<usize>) -> impl Iterator<Item = &Arc<StoryBlock>> {
        self.sequence.iter_in(range)
    }

    /// How far the text before a block reaches: its start in bytes and lines.
    #[must_use]
    pub fn before(&self, index: usize) -> Option<Extent> {
        self.locate(index).map(|(_, extent)| extent)
    }

    /// A block by its number, and how far the text before it reaches.
    #[must_use]
    pub fn locate(&self, index: usize) -> Option<(&Arc<StoryBlock>, Extent)> {
        let over = |&(left, extent): &(usize, Extent), part: Part<'_, Arc<StoryBlock>>| {
            let (length, next) = match part {
                Part::Node(length, summary) => (length, *summary),
                Part::Item(item) => (1, item.extent),
            };
            Some((left.checked_sub(length)?, extent.then(next)))
        };
        let (_, (_, extent), found) = self.sequence.locate((index, Extent::default()), over);
        found.map(|block| (block, extent))
    }

    /// The range of a place in the prose of a block, for who asks of many: each block is looked up once.
    pub fn ranges(&self) -> impl Fn(usize, Span) -> text::Range {
        let start_of_next = |start: &mut usize, block| {
            let own = *start;
            *start += StoryBlock::block(block).source.len();
            Some((own, block))
        };
        let blocks: Vec<(usize, &StoryBlock)> = self.iter().map(AsRef::as_ref).scan(0, start_of_next).collect();
        move |block, span| blocks.get(block).map_or_else(Default::default, |&(start, block)| block.range(start, span))
    }

    /// Where a block starts in the story, in bytes.
    #[must_use]
    pub fn start(&self, index: usize) -> Option<usize> {
        self.before(index).map(|extent| extent.bytes)
    }

    /// The number of the block that holds an offset (bytes); the last block for the story's end and what lies behind it.
    #[must_use]
    pub fn at(&self, offset: usize) -> Option<usize> {
        let (index, _) = self.holding(offset);
        self.len().checked_sub(1).map(|last| index.min(last))
    }

    /// The number of the block that holds an offset, and its start; the number of blocks for the story's end.
    fn holding(&self, offset: usize) -> (usize, usize) {
        let over = |&start: &usize, part: Part<'_, Arc<StoryBlock>>| {
            let end = start
                + match part {
                    Part::Node(_, summary) => summary.bytes,
                    Part::Item(item) => item.extent.bytes,
                };
            (end <= offset).then_some(end)
        };
        let (index, start, _) = self.sequence.locate(0, over);
        (index, start)
    }

    /// Where another version's blocks differ from these.
    #[must_use]
    pub fn diff(&self, new: &Self) -> Vec<Hunk> {
        self.sequence.diff(&new.sequence)
    }

    /// The number and the start of the first block that may end elsewhere when the text changes from an offset on.
    fn first_touched(&self, markup: Markup, offset: usize) -> (usize, usize) {
        // What the first block is may be decided by all of it where there is front matter, which ends far below.
        if markup != Markup::Plain && offset < MOST + LOOK {
            return (0, 0);
        }
        let (index, start) = self.holding(offset);
        let source = |index: usize| self.get(index).map(|block| &*block.block.source);
        let before = index.checked_sub(1).and_then(source);
        let is_apart = before.zip(source(index)).is_some_and(|(before, own)| markup.is_apart(before, own, offset - start));
        if is_apart { (index, start) } else { self.holding(offset.saturating_sub(LOOK)) }
    }

    /// The blocks after an edit. Only those around it are cut anew, and of these the ones that come out as they were are kept.
    ///
    /// `text` is the text after the edit, which replaced the bytes `edited` of the text before it by `inserted` bytes.
    #[must_use]
    pub fn edit(&self, text: &Rope, markup: Markup, edited: Range<usize>, inserted: usize) -> Self {
        let (first, start) = self.first_touched(markup, edited.start);
        let state = |index: usize| self.get(index).map(|block| block.block.state);
        let mut at_state = state(first).unwrap_or(State::Start);
        let mut window = Window::new(text, start, edited.start + inserted + 2 * LOOK);
        let mut old = first;
        let mut old_start = start;
        let mut at = start;
        let mut cuts: Vec<(Range<usize>, Cut, State)> = Vec::new();
        let mut old_blocks = self.iter_in(first..self.len()).map(|block| block.extent.bytes);
        while at < text.len_bytes() {
            if at >= edited.start + inserted {
                let before = at - inserted + edited.len();
                while old_start < before
                    && let Some(length) = old_blocks.next()
                {
                    old_start += length;
                    old += 1;
                }
                if old_start == before && state(old) == Some(at_state) {
                    break;
                }
            }
            let cut = window.cut(at, at_state, markup);
            cuts.push((at..at + cut.length, cut, at_state));
            at += cut.length;
            at_state = cut.next;
        }
        let old_end = if at < text.len_bytes() { old } else { self.len() };
        let old: Vec<&Arc<StoryBlock>> = self.iter_in(first..old_end).collect();
        let (skipped, dropped, new) = reuse(&old, &cuts, &window, markup);
        Self { sequence: self.sequence.replace(first + skipped..first + dropped, new) }
    }
}

/// Blocks for cuts, taken from the old ones where they are the same. Returns the part of the old blocks that goes, and what comes
/// in its place.
fn reuse(
    old: &[&Arc<StoryBlock>],
    cuts: &[(Range<usize>, Cut, State)],
    window: &Window<'_>,
    markup: Markup,
) -> (usize, usize, Vec<Arc<StoryBlock>>) {
    let is = |block: &StoryBlock, (range, _, state): &(Range<usize>, Cut, State)| {
        block.block.state == *state && *block.block.source == *window.text(range.clone())
    };
    let same_front = old.iter().zip(cuts).take_while(|(block, cut)| is(block, cut)).count();
    let (old_rest, cuts_rest) = (&old[same_front..], &cuts[same_front..]);
    let same_back = old_rest.iter().rev().zip(cuts_rest.iter().rev()).take_while(|(block, cut)| is(block, cut)).count();
    let (old_rest, cuts_rest) = (&old_rest[..old_rest.len() - same_back], &cuts_rest[..cuts_rest.len() - same_back]);
    let mut by_source: FxHashMap<&str, Vec<&Arc<StoryBlock>>> = FxHashMap::default();
    // One that became one is another.
    if (old_rest.len(), cuts_rest.len()) != (1, 1) {
        for block in old_rest.iter().rev() {
            by_source.entry(&block.block.source).or_default().push(block);
        }
    }
    let new = cuts_rest
        .iter()
        .map(|cut| {
            let source = window.text(cut.0.clone());
            match by_source.get_mut(source).and_then(|blocks| blocks.pop_if(|block| is(block, cut))) {
                Some(block) => block.clone(),
                None => Arc::new(StoryBlock::new(markup.read(source, cut.1.kind, cut.2))),
            }
        })
        .collect();
    (same_front, same_front + old_rest.len(), new)
}

/// A part of a text, copied out of its rope so that it can be read as one piece; it grows on demand.
struct Window<'a> {
    rope: &'a Rope,
    start: usize,
    text: String,
}

impl<'a> Window<'a> {
    fn new(rope: &'a Rope, start: usize, end: usize) -> Self {
        let mut window = Self { rope, start, text: String::new() };
        window.reach(end);
        window
    }

    fn reach(&mut self, end: usize) {
        let have = self.start + self.text.len();
        let end = position::floor(self.rope, end);
        if have < end {
            self.text.reserve(end - have);
            for chunk in position::chunks_from(self.rope, have) {
                let wanted = end - self.start - self.text.len();
                self.text.push_str(chunk.get(..wanted).unwrap_or(chunk));
                if wanted <= chunk.len() {
                    break;
                }
            }
        }
    }

    fn text(&self, range: Range<usize>) -> &str {
        self.text.get(range.start - self.start..range.end - self.start).unwrap_or_default()
    }

    /// Cuts the block off that starts at an offset. What is decided holds for the whole text when it was decided by bytes that
    /// lie in the window.
    fn cut(&mut self, at: usize, state: State, markup: Markup) -> Cut {
        let mut more = MOST;
        loop {
            let rest = self.text.get(at - self.start..).unwrap_or_default();
            let have = self.start + self.text.len();
            if !rest.is_empty() {
                let cut = markup.cut(rest, state);
                if at + cut.length + LOOK <= have || have == self.rope.len_bytes() {
                    return cut;
                }
            }
            self.reach(have + more);
            more *= 2;
        }
    }
}
