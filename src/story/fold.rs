//! The fold over a story's blocks: begins before the first changed block and stops as soon as what is handed on is what was
//! handed on before.

use std::ops::Range;
use std::sync::{Arc, LazyLock, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::blocks::{Blocks, StoryBlock};
use super::carry::Carry;
use super::filter::Key;
use super::index::{Changed, Index};
use super::read::{finish, read_again, read_block};
use super::reading::{Entry, Reading, Work};
use super::sequence::{Hunk, Sequence};

/// From so many new blocks on, their facts are computed on all cores. Fewer are done before the other cores have woken up.
const MANY: usize = 128;

/// Reads blocks, starting from the reading of an earlier version.
pub(super) fn read(blocks: &Blocks, base: &Reading) -> Reading {
    let hunks = base.blocks.diff(blocks);
    let new: Vec<&Arc<StoryBlock>> = hunks.iter().flat_map(|hunk| blocks.iter_in(hunk.new.clone())).collect();
    let analysed = analyse(&new);
    // Where no block had a word or a key, no block that is kept can have been told anything.
    let is_first = base.index.is_empty() && base.entries.iter().all(|entry| entry.keys().is_empty());
    let (index, changed) = if is_first {
        (Index::of(&new), Changed::default())
    } else {
        let mut index = base.index.clone();
        let removed = hunks.iter().flat_map(|hunk| base.blocks.iter_in(hunk.old.clone()));
        let changed = index.replace(removed.map(AsRef::as_ref), new.iter().map(|block| block.as_ref()));
        (index, changed)
    };

    let versions = Versions { base, hunks: &hunks, touched: touched(base, &hunks, &changed) };
    let runs = versions.runs(blocks, &index);
    let read = runs.iter().map(|(_, entries)| entries.len()).sum();
    let entries = base.entries.replace_all(runs);

    let (before, now) = (last_carry(&base.entries), last_carry(&entries));
    let end = if before == now { base.end.clone() } else { Arc::new(finish(now.unwrap_or(&Carry::default()))) };
    Reading { blocks: blocks.clone(), entries, end, index, work: Work { analysed, read }, headlines: OnceLock::new() }
}

fn last_carry(entries: &Sequence<Entry>) -> Option<&Carry> {
    Some(entries.get(entries.len().checked_sub(1)?)?.carry())
}

/// Computes the facts that are not yet known. Returns how many were not.
fn analyse(blocks: &[&Arc<StoryBlock>]) -> usize {
    let analyse = |block: &&Arc<StoryBlock>| {
        let news = usize::from(!block.is_analysed());
        block.facts();
        news
    };
    // A thread of the pool reads one of many stories; it must not wait here for others that do the same.
    if blocks.len() < MANY || rayon::current_thread_index().is_some() {
        return blocks.iter().map(analyse).sum();
    }
    blocks.par_iter().with_min_len(8).map(analyse).sum()
}

/// The blocks of the new version, by number, of whose names the story says something else now.
fn touched(base: &Reading, hunks: &[Hunk], changed: &Changed) -> Vec<usize> {
    if changed.is_empty() {
        return Vec::new();
    }
    let keys: Vec<Key> = changed.keys().map(Key::of).collect();
    let key_set: FxHashSet<Key> = keys.iter().copied().collect();
    base.entries
        .iter_wanted(|filter| filter.as_ref().is_none_or(|filter| filter.lets_through(&keys)))
        .filter(|(_, entry)| entry.keys().iter().any(|key| key_set.contains(key)))
        .filter(|&(old, _)| base.blocks.get(old).is_some_and(|block| changed.touches(block)))
        .filter_map(|(old, _)| {
            let behind = hunks.partition_point(|hunk| hunk.old.end <= old);
            let gone = hunks.get(behind).is_some_and(|hunk| hunk.old.start <= old);
            let moved = behind.checked_sub(1).map_or(old, |last| old - hunks[last].old.end + hunks[last].new.end);
            (!gone).then_some(moved)
        })
        .collect()
}

/// An old reading and how its blocks became those of the new version.
struct Versions<'a> {
    base: &'a Reading,
    hunks: &'a [Hunk],
    /// Numbers of kept blocks, in the new version, that must be read again; in order.
    touched: Vec<usize>,
}

impl Versions<'_> {
    /// Reads what must be read. Returns runs of new entries, in order, each with the old entries that they replace.
    fn runs(&self, blocks: &Blocks, index: &Index) -> Vec<(Range<usize>, Vec<Entry>)> {
        let mut stale: Vec<Range<usize>> = self.hunks.iter().map(|hunk| hunk.new.clone()).collect();
        stale.extend(self.touched.iter().map(|&number| number..number + 1));
        stale.sort_unstable_by_key(|range| (range.start, range.end));
        let mut stale = stale.into_iter().peekable();
        let mut runs = Vec::new();
        while let Some(first) = stale.next() {
            let start = first.start;
            let mut until = first.end;
            let mut entries = Vec::with_capacity(first.len());
            let into_first = self.old_carry_into(self.old_boundary(start, |hunk| hunk.new.start < start));
            let mut coming = blocks.iter_in(start..blocks.len());
            loop {
                let at = start + entries.len();
                while let Some(next) = stale.next_if(|next| next.start <= at) {
                    until = until.max(next.end);
                }
                let handed = entries.last().map_or(into_first, Entry::carry);
                if at >= until && handed == self.old_carry_into(self.old_boundary(at, |hunk| hunk.new.end <= at)) {
                    break;
                }
                let Some(block) = coming.next() else { break };
                let entry = self.entry(at, block, handed, index);
                entries.push(entry);
            }
            let end = start + entries.len();
            let old_start = self.old_boundary(start, |hunk| hunk.new.start < start);
            let old_end = self.old_boundary(end, |hunk| hunk.new.end <= end);
            runs.push((old_start..old_end, entries));
        }
        runs
    }

    /// The number in the old version of the block at a boundary of the new one; `passed` says which hunks lie before it.
    fn old_boundary(&self, number: usize, passed: impl Fn(&Hunk) -> bool) -> usize {
        let behind = self.hunks.partition_point(passed);
        behind.checked_sub(1).map_or(number, |last| number - self.hunks[last].new.end + self.hunks[last].old.end)
    }

    /// What was handed to an old block.
    fn old_carry_into(&self, number: usize) -> &Carry {
        static NOTHING: LazyLock<Carry> = LazyLock::new(Carry::default);
        let before = number.checked_sub(1).and_then(|before| self.base.entries.get(before));
        before.map_or(&NOTHING, Entry::carry)
    }

    /// Reads a block. A kept block of which the story says what it said before stays the same by identity.
    fn entry(&self, number: usize, block: &StoryBlock, handed: &Carry, index: &Index) -> Entry {
        let behind = self.hunks.partition_point(|hunk| hunk.new.end <= number);
        let is_new = self.hunks.get(behind).is_some_and(|hunk| hunk.new.start <= number);
        let old_number = self.old_boundary(number, |hunk| hunk.new.end <= number);
        let Some(old) = self.base.entries.get(old_number).filter(|_| !is_new) else {
            let (reading, carry) = read_block(block, handed, index);
            return Entry::new(Arc::new(reading), carry, Key::of_block(block));
        };
        let is_touched = self.touched.binary_search(&number).is_ok();
        let (reading, carry) = read_again(block, handed, index, self.old_carry_into(old_number), old, is_touched);
        let reading = match reading {
            Some(reading) => Arc::new(reading),
            // Rules look at the index, too, of which this block's names are said something else now.
            None if is_touched => Arc::new((**old.reading()).clone()),
            None => old.reading().clone(),
        };
        Entry::new(reading, carry, old.keys().clone())
    }
}
