//! Runs the rules over a story's reading; keeps what they said of blocks whose reading is the same as before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;

use super::{BlockView, Finding, RuleSet};
use crate::story::reading::Entry;
use crate::story::sequence::{Hunk, Item, Sequence};
use crate::story::{BlockReading, Reading};

/// From so many blocks on, they are checked on all cores.
const MANY: usize = 128;

/// All findings of one version of a story.
#[derive(Clone, Debug)]
pub struct Report {
    rule_set: u64,
    /// The readings that were checked: tells which findings still hold for another version.
    entries: Sequence<Entry>,
    checked: Sequence<Checked>,
    end: Checked,
    panics: Vec<&'static str>,
}

/// What the rules said of one block; nothing for most.
#[derive(Clone, Debug, Default)]
struct Checked {
    findings: Option<Arc<[Finding]>>,
}

impl Item for Checked {
    /// The number of findings.
    type Summary = usize;

    fn of_items(items: &[Self]) -> usize {
        items.iter().map(|checked| checked.findings().len()).sum()
    }

    fn of_nodes<'a>(nodes: impl Iterator<Item = &'a usize>) -> usize {
        nodes.sum()
    }

    fn identity(&self) -> usize {
        self.findings.as_ref().map_or(0, |findings| Arc::as_ptr(findings).addr())
    }
}

impl Checked {
    fn findings(&self) -> &[Finding] {
        self.findings.as_deref().unwrap_or_default()
    }
}

impl Report {
    /// The findings, each with the number of the block from which its places are seen. Blocks without findings cost nothing.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let end = (self.checked.len(), &self.end);
        self.checked
            .iter_wanted(|&count| count > 0)
            .chain([end])
            .flat_map(|(block, checked)| checked.findings().iter().map(move |finding| (block, finding)))
    }

    /// The findings of each block that has any, with its number. The same list, by identity, was reported of an earlier version
    /// where the block says there what it says here.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &Arc<[Finding]>)> {
        let end = (self.checked.len(), &self.end);
        let blocks = self.checked.iter_wanted(|&count| count > 0).chain([end]);
        blocks.filter_map(|(block, checked)| Some((block, checked.findings.as_ref()?)))
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.checked.summary().copied().unwrap_or(0) + self.end.findings().len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of rules that panicked when this report was made, once for each block. Their findings of that block are lost,
    /// nothing else; worth a line in the log.
    #[must_use]
    pub fn panics(&self) -> &[&'static str] {
        &self.panics
    }
}

/// Checks a story. `before` is the report of an earlier version: what it says of unchanged blocks is kept.
#[must_use]
pub fn check(reading: &Reading, rule_set: &RuleSet, before: Option<&Report>) -> Report {
    let before = before.filter(|before| before.rule_set == rule_set.id());
    let nothing = Sequence::default();
    let (old_entries, old_checked) = before.map_or((&nothing, Sequence::default()), |before| (&before.entries, before.checked.clone()));
    let hunks = old_entries.diff(reading.entries());
    let mut panics = Vec::new();
    let new: Vec<Vec<Checked>> = hunks.iter().map(|hunk| check_hunk(reading, rule_set, hunk, &mut panics)).collect();
    let checked = hunks.iter().zip(new).rev().fold(old_checked, |checked, (hunk, new)| checked.replace(hunk.old.clone(), new));
    let end = reading.get(reading.blocks().len()).map(|end| check_block(reading, rule_set, reading.blocks().len(), end));
    let (end, mut end_panics) = end.unwrap_or_default();
    panics.append(&mut end_panics);
    Report { rule_set: rule_set.id(), entries: reading.entries().clone(), checked, end, panics }
}

fn check_hunk(reading: &Reading, rule_set: &RuleSet, hunk: &Hunk, panics: &mut Vec<&'static str>) -> Vec<Checked> {
    let blocks: Vec<(usize, &Arc<BlockReading>)> =
        hunk.new.clone().zip(reading.entries().iter_in(hunk.new.clone()).map(|entry| &entry.reading)).collect();
    let check = |&(number, block): &(usize, &Arc<BlockReading>)| check_block(reading, rule_set, number, block);
    let checked: Vec<(Checked, Vec<&'static str>)> = if blocks.len() < MANY || rayon::current_thread_index().is_some() {
        blocks.iter().map(check).collect()
    } else {
        blocks.par_iter().with_min_len(8).map(check).collect()
    };
    checked
        .into_iter()
        .map(|(checked, mut panicked)| {
            panics.append(&mut panicked);
            checked
        })
        .collect()
}

/// One rule that panics loses its own findings of one block, nothing else.
fn check_block(reading: &Reading, rule_set: &RuleSet, number: usize, block_reading: &BlockReading) -> (Checked, Vec<&'static str>) {
    let block = reading.blocks().get(number);
    let view = BlockView { block, reading: block_reading, index: reading.index(), rule_set };
    let (mut findings, mut panics) = (Vec::new(), Vec::new());
    for (rule, level) in rule_set.rules() {
        let mut found = Vec::new();
        if catch_unwind(AssertUnwindSafe(|| (rule.check)(&view, &mut found))).is_err() {
            panics.push(rule.name);
            continue;
        }
        for finding in &mut found {
            finding.level = level;
        }
        findings.append(&mut found);
    }
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.place.back), finding.place.span.start, finding.rule.name));
    (Checked { findings: (!findings.is_empty()).then(|| findings.into()) }, panics)
}
