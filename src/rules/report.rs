//! Runs the rules over a story's reading; keeps what they said of blocks whose reading is the same as before.

mod introduce;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::ignore::{self, Ignored};
use super::introductions::{self, Unintroduced};
use super::mixed_dialect::{self, Weights};
use super::once::{self, Choice, Says};
use super::single_source_story::{self, Speakers, Tally};
use super::unintroduced_name;
use super::{BlockView, Finding, Level, Rule, RuleSet};
use crate::lexicon::Dialect;
use crate::story::filter::Filter;
use crate::story::reading::Entry;
use crate::story::sequence::{Hunk, Item, Sequence};
use crate::story::{BlockReading, Place, Quote, Reading};
use introduce::{introduce, is_unintroduced};

/// From so many blocks on, they are checked on all cores.
const MANY: usize = 128;

/// All findings of one version of a story.
#[derive(Clone, Debug)]
pub struct Report {
    rule_set: (u64, Ignored),
    /// The readings that were checked: tells which findings still hold for another version.
    entries: Sequence<Entry>,
    checked: Sequence<Checked>,
    end: Checked,
    /// Who speaks in the story, where a rule asks for it.
    tally: Option<Tally>,
    /// The dialect of the story, where a rule asks for it.
    dialect: Option<Dialect>,
    /// Whom the story names by surname before it gives the full name.
    unintroduced: Unintroduced,
    panics: Vec<&'static str>,
}

/// What the rules said of one block; nothing for most.
#[derive(Clone, Debug, Default)]
struct Checked {
    findings: Option<Arc<[Finding]>>,
    says: Says,
    /// Whether it has speech.
    speaks: bool,
    /// What its spelling speaks for.
    dialects: Weights,
    /// The surnames that it may name persons by, where a rule asks for them.
    surnames: Option<Arc<[u64]>>,
}

/// Sums over some blocks.
#[derive(Clone, Debug, Default)]
struct Sums {
    /// Findings.
    findings: usize,
    /// Those of them that are of somebody without an introduction.
    unintroduced: usize,
    /// The surnames in the blocks of a leaf; `None` above leaves, and where there are none.
    surnames: Option<Filter>,
    /// Blocks that say something once.
    say: usize,
    /// Blocks that have speech.
    speak: usize,
    /// What their spelling speaks for.
    dialects: Weights,
}

impl std::iter::Sum for Sums {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            findings: sum.findings + one.findings,
            unintroduced: sum.unintroduced + one.unintroduced,
            surnames: None,
            say: sum.say + one.say,
            speak: sum.speak + one.speak,
            dialects: sum.dialects + one.dialects,
        })
    }
}

impl Item for Checked {
    type Summary = Sums;

    fn of_items(items: &[Self]) -> Sums {
        let sums = |checked: &Self| Sums {
            findings: checked.findings().len(),
            unintroduced: checked.findings().iter().filter(|finding| is_unintroduced(finding)).count(),
            surnames: None,
            say: usize::from(checked.says.is_some()),
            speak: usize::from(checked.speaks),
            dialects: checked.dialects,
        };
        let surnames = || items.iter().flat_map(Self::surnames).copied();
        let filter = surnames().next().map(|_| Filter::of_forms(surnames()));
        Self::Summary { surnames: filter, ..items.iter().map(sums).sum() }
    }

    fn of_nodes<'a>(nodes: impl Iterator<Item = &'a Sums>) -> Sums {
        nodes.cloned().sum()
    }

    fn identity(&self) -> usize {
        self.findings.as_ref().map_or(0, |findings| Arc::as_ptr(findings).addr())
    }
}

impl Checked {
    fn findings(&self) -> &[Finding] {
        self.findings.as_deref().unwrap_or_default()
    }

    fn surnames(&self) -> &[u64] {
        self.surnames.as_deref().unwrap_or_default()
    }

    /// With what it says once, as far as it is reported here, among its findings.
    fn saying(&self, says: Says) -> Self {
        let mut findings: Vec<Finding> = once::reported(self.findings(), &says).cloned().collect();
        sort(&mut findings);
        Self { findings: (!findings.is_empty()).then(|| findings.into()), says, surnames: self.surnames.clone(), ..*self }
    }
}

impl Report {
    fn of_nothing(rule_set: &RuleSet) -> Self {
        Self {
            rule_set: rule_set.id(),
            entries: Sequence::default(),
            checked: Sequence::default(),
            end: Checked::default(),
            tally: rule_set.runs(&single_source_story::RULE).then(Tally::default),
            dialect: None,
            unintroduced: Unintroduced::default(),
            panics: Vec::new(),
        }
    }

    /// The readings that were checked.
    pub(super) fn entries(&self) -> &Sequence<Entry> {
        &self.entries
    }

    /// The findings, each with the number of the block from which its places are seen. Blocks without findings cost nothing.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Finding)> {
        let end = (self.checked.len(), &self.end);
        self.checked
            .iter_wanted(|sums| sums.findings > 0)
            .chain([end])
            .flat_map(|(block, checked)| checked.findings().iter().map(move |finding| (block, finding)))
    }

    /// The findings of each block that has any, with its number. The same list, by identity, was reported of an earlier version
    /// where the block says there what it says here.
    pub fn blocks(&self) -> impl Iterator<Item = (usize, &Arc<[Finding]>)> {
        let end = (self.checked.len(), &self.end);
        let blocks = self.checked.iter_wanted(|sums| sums.findings > 0).chain([end]);
        blocks.filter_map(|(block, checked)| Some((block, checked.findings.as_ref()?)))
    }

    /// How many findings there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.checked.summary().map_or(0, |sums| sums.findings) + self.end.findings().len()
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
    let rule_set = &ignore::in_story(reading, rule_set);
    let nothing = Report::of_nothing(rule_set);
    let before = before.filter(|before| before.rule_set == rule_set.id()).unwrap_or(&nothing);
    let hunks = before.entries.diff(reading.entries());
    let mut panics = Vec::new();
    let mut new: Vec<Vec<Checked>> = hunks.iter().map(|hunk| check_hunk(reading, rule_set, hunk, &mut panics)).collect();
    let mut things = FxHashSet::default();
    for (hunk, new) in hunks.iter().zip(&mut new) {
        settle(before, hunk, new, &mut things);
    }
    let tally = before.tally.as_ref().map(|tally| tally.replaced(before, reading, &hunks));
    let checked = before.checked.replace_all(hunks.iter().map(|hunk| hunk.old.clone()).zip(new));
    let dialect = dialect(rule_set, &checked);
    let checked = if dialect.is_none() && before.dialect.is_none() {
        checked
    } else {
        let changed = spelt(&checked, (dialect == before.dialect).then_some(&hunks));
        tell_dialect(reading, rule_set, dialect, checked, &changed, &mut panics)
    };
    let (checked, unintroduced) = introduce(reading, rule_set, before, &hunks, checked, &mut panics);
    let (end, mut end_panics) = check_end(reading, rule_set, &checked, tally.as_ref());
    panics.append(&mut end_panics);
    things.extend(once::about([&before.end.says, &end.says].into_iter()));
    let (checked, end) = if things.is_empty() { (checked, end) } else { choose(checked, end, &things) };
    Report { rule_set: rule_set.id(), entries: reading.entries().clone(), checked, end, tally, dialect, unintroduced, panics }
}

/// The dialect of the story, where it matters to a rule.
fn dialect(rule_set: &RuleSet, checked: &Sequence<Checked>) -> Option<Dialect> {
    let weights = checked.summary().map(|sums| sums.dialects).filter(|_| rule_set.runs(&mixed_dialect::RULE))?;
    weights.most().and_then(|most| rule_set.dialect().or(Some(most)))
}

/// The blocks whose spelling tells of a dialect: those that are new, or all.
fn spelt(checked: &Sequence<Checked>, hunks: Option<&Vec<Hunk>>) -> Vec<usize> {
    let tells = |(number, checked): (usize, &Checked)| checked.dialects.any().then_some(number);
    match hunks {
        Some(hunks) => hunks.iter().flat_map(|hunk| hunk.new.clone().zip(checked.iter_in(hunk.new.clone()))).filter_map(tells).collect(),
        None => checked.iter_wanted(|sums| sums.dialects.any()).filter_map(tells).collect(),
    }
}

/// Tells some blocks in which dialect the story is written.
fn tell_dialect(
    reading: &Reading,
    rule_set: &RuleSet,
    dialect: Option<Dialect>,
    mut checked: Sequence<Checked>,
    blocks: &[usize],
    panics: &mut Vec<&'static str>,
) -> Sequence<Checked> {
    for &number in blocks {
        let Some(view) = view(reading, rule_set, number) else { continue };
        checked = checked_again(&mixed_dialect::RULE, &BlockView { dialect, ..view }, number, checked, panics);
    }
    checked
}

/// Has one rule look at a block again, in place of what it found there before.
fn checked_again(
    rule: &'static Rule,
    view: &BlockView<'_>,
    number: usize,
    checked: Sequence<Checked>,
    panics: &mut Vec<&'static str>,
) -> Sequence<Checked> {
    let Some(old) = checked.get(number) else { return checked };
    let is_own = |finding: &Finding| std::ptr::eq(finding.rule, rule);
    let mut findings = Vec::new();
    run(rule, view.rule_set.level(rule), view, &mut findings, panics);
    if findings.is_empty() && !old.findings().iter().any(is_own) {
        return checked;
    }
    findings.extend(old.findings().iter().filter(|finding| !is_own(finding)).cloned());
    sort(&mut findings);
    let new = Checked { findings: (!findings.is_empty()).then(|| findings.into()), ..old.clone() };
    checked.replace(number..number + 1, vec![new])
}

/// Lets new blocks say once what the old ones in their place did, or else has it chosen anew.
fn settle(before: &Report, hunk: &Hunk, new: &mut [Checked], things: &mut FxHashSet<u64>) {
    let old: Vec<Says> = before.checked.iter_in(hunk.old.clone()).map(|checked| checked.says.clone()).collect();
    if old.iter().chain(new.iter().map(|checked| &checked.says)).all(Option::is_none) {
        return;
    }
    let mut says: Vec<Says> = new.iter().map(|checked| checked.says.clone()).collect();
    if once::keep(old.iter(), &mut says.iter_mut().collect::<Vec<_>>()) {
        for (checked, says) in new.iter_mut().zip(says).filter(|(_, says)| says.is_some()) {
            *checked = checked.saying(says);
        }
    } else {
        things.extend(once::about(old.iter().chain(&says)));
    }
}

/// Chooses anew where some things are said.
fn choose(checked: Sequence<Checked>, end: Checked, things: &FxHashSet<u64>) -> (Sequence<Checked>, Checked) {
    let mut choice = Choice::default();
    let saying = || checked.iter_wanted(|sums| sums.say > 0).filter(|(_, checked)| checked.says.is_some());
    for (block, checked) in saying() {
        choice.look(things, block, &checked.says);
    }
    choice.look(things, checked.len(), &end.says);
    let changed: Vec<(usize, Checked)> =
        saying().filter_map(|(block, checked)| Some((block, checked.saying(choice.applied(block, &checked.says)?)))).collect();
    let end = choice.applied(checked.len(), &end.says).map_or(end.clone(), |says| end.saying(says));
    let checked = changed.into_iter().fold(checked.clone(), |all, (block, checked)| all.replace(block..block + 1, vec![checked]));
    (checked, end)
}

/// Checks what the story's end settles, and what only the whole story shows.
fn check_end(reading: &Reading, rule_set: &RuleSet, checked: &Sequence<Checked>, tally: Option<&Tally>) -> (Checked, Vec<&'static str>) {
    let count = reading.blocks().len();
    let Some(end) = reading.get(count) else { return Default::default() };
    let first_speech = || {
        let (block, _) = checked.iter_wanted(|sums| sums.speak > 0).find(|(_, checked)| checked.speaks)?;
        let quote = reading.get(block)?.quotes.iter().find(|quote| quote.is_speech())?;
        let back = u32::try_from(count - block).ok()? + quote.place.back;
        Some(Place { back, ..quote.place })
    };
    let speakers = tally.map(|tally| Speakers { tally, end, first_speech: &first_speech });
    let view = BlockView { block: None, reading: end, index: reading.index(), rule_set, speakers, dialect: None, first_named: &[] };
    check_view(&view)
}

fn check_hunk(reading: &Reading, rule_set: &RuleSet, hunk: &Hunk, panics: &mut Vec<&'static str>) -> Vec<Checked> {
    let blocks: Vec<(usize, &Arc<BlockReading>)> =
        hunk.new.clone().zip(reading.entries().iter_in(hunk.new.clone()).map(Entry::reading)).collect();
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

/// Checks one block.
fn check_block(reading: &Reading, rule_set: &RuleSet, number: usize, block_reading: &BlockReading) -> (Checked, Vec<&'static str>) {
    check_view(&view_of(reading, rule_set, number, block_reading))
}

/// A block as rules see it.
fn view<'a>(reading: &'a Reading, rule_set: &'a RuleSet, number: usize) -> Option<BlockView<'a>> {
    Some(view_of(reading, rule_set, number, reading.get(number)?))
}

fn view_of<'a>(reading: &'a Reading, rule_set: &'a RuleSet, number: usize, block_reading: &'a BlockReading) -> BlockView<'a> {
    let block = reading.blocks().get(number);
    BlockView { block, reading: block_reading, index: reading.index(), rule_set, speakers: None, dialect: None, first_named: &[] }
}

fn check_view(view: &BlockView<'_>) -> (Checked, Vec<&'static str>) {
    let (mut findings, mut panics) = (Vec::new(), Vec::new());
    for (rule, level) in view.rule_set.rules() {
        run(rule, level, view, &mut findings, &mut panics);
    }
    let says = once::taken_out(&mut findings);
    sort(&mut findings);
    let speaks = view.reading.quotes.iter().any(Quote::is_speech);
    let findings = (!findings.is_empty()).then(|| findings.into());
    let asks = view.rule_set.runs(&unintroduced_name::RULE);
    let surnames = view.block.filter(|_| asks).and_then(|block| introductions::surnames(block));
    (Checked { findings, says, speaks, dialects: Weights::of(view), surnames }, panics)
}

/// One rule that panics loses its own findings of one block, nothing else.
fn run(rule: &'static Rule, level: Level, view: &BlockView<'_>, findings: &mut Vec<Finding>, panics: &mut Vec<&'static str>) {
    let mut found = Vec::new();
    if catch_unwind(AssertUnwindSafe(|| (rule.check)(view, &mut found))).is_err() {
        panics.push(rule.name);
        return;
    }
    // Most rules find nothing in most blocks.
    if found.is_empty() {
        return;
    }
    for finding in &mut found {
        finding.level = level;
    }
    found.retain(|finding| !ignore::is_ignored(view, finding));
    findings.append(&mut found);
}

fn sort(findings: &mut [Finding]) {
    findings.sort_unstable_by_key(|finding| (std::cmp::Reverse(finding.place.back), finding.place.span.start, finding.rule.name));
}
