//! Whom a story names by surname before it gives the full name: asked for the blocks that an edit changes, told to those that it may
//! concern.

use rustc_hash::FxHashSet;

use super::{Checked, Report, Sums, checked_again, view};
use crate::lexicon::table;
use crate::rules::introductions::{self, Firsts, Unintroduced};
use crate::rules::{BlockView, Finding, RuleSet, unintroduced_name};
use crate::story::Reading;
use crate::story::sequence::{Hunk, Sequence};

/// Tells blocks whom they name by surname before the story gives the full name.
pub(super) fn introduce(
    reading: &Reading,
    rule_set: &RuleSet,
    before: &Report,
    hunks: &[Hunk],
    mut checked: Sequence<Checked>,
    panics: &mut Vec<&'static str>,
) -> (Sequence<Checked>, Unintroduced) {
    let rule = &unintroduced_name::RULE;
    let mut unintroduced = before.unintroduced.clone();
    if !rule_set.runs(rule) {
        return (checked, unintroduced);
    }
    let old = hunks.iter().flat_map(|hunk| before.checked.iter_in(hunk.old.clone()));
    let new = hunks.iter().flat_map(|hunk| checked.iter_in(hunk.new.clone()));
    // Where an edit is near the top, what belongs to the head may be other blocks than before.
    let at_top = hunks.iter().any(|hunk| hunk.old.start.min(hunk.new.start) <= introductions::LONGEST_HEAD);
    let top = 0..if at_top { introductions::LONGEST_HEAD } else { 0 };
    // Where no block has moved, the old ones there are the new ones, or among those that changed.
    let has_moved = hunks.iter().any(|hunk| hunk.old.len() != hunk.new.len());
    let old = old.chain(before.checked.iter_in(0..if has_moved { top.end.min(before.checked.len()) } else { 0 }));
    let new = new.chain(checked.iter_in(0..top.end.min(checked.len())));
    // Most words with a capital are nobody's surname, before the edit and after it.
    let was = |surname: &u64| !unintroduced.is_empty() && unintroduced.contains(surname);
    let surnames = old.chain(new).flat_map(Checked::surnames).copied();
    let surnames: FxHashSet<u64> = surnames.filter(|surname| was(surname) || introductions::person(reading, *surname).is_some()).collect();
    let known = checked.clone();
    let with = |surname: u64| -> Box<dyn Iterator<Item = usize> + '_> {
        Box::new(with_surname(&known, surname, |_| true).map(|(number, _)| number))
    };
    let mut firsts = Firsts::new(reading, rule_set, &with);
    let found = |surname: u64| {
        let is_of = |finding: &Finding, number: usize| {
            let prose = reading.blocks().get(number).map_or("", |block| block.prose());
            is_unintroduced(finding) && table::key(finding.place.span.of(prose)) == surname
        };
        let mut blocks = with_surname(&known, surname, |sums| sums.unintroduced > 0);
        blocks.find(|&(number, checked)| checked.findings().iter().any(|finding| is_of(finding, number))).map(|(number, _)| number)
    };
    for number in firsts.moved(&surnames, &mut unintroduced, found) {
        let first_named = firsts.in_block(number);
        let Some(view) = view(reading, rule_set, number) else { continue };
        checked = checked_again(rule, &BlockView { first_named: &first_named, ..view }, number, checked, panics);
    }
    (checked, unintroduced)
}

/// The blocks that have a surname, with their numbers, below wanted nodes.
fn with_surname<'a>(
    checked: &'a Sequence<Checked>,
    surname: u64,
    wanted: impl Fn(&Sums) -> bool + 'a,
) -> impl Iterator<Item = (usize, &'a Checked)> {
    let may_have = move |sums: &Sums| sums.surnames.as_ref().is_none_or(|filter| filter.may_have(surname));
    let blocks = checked.iter_wanted(move |sums| wanted(sums) && may_have(sums));
    blocks.filter(move |(_, checked)| checked.surnames().binary_search(&surname).is_ok())
}

/// Whether a finding is of somebody without an introduction.
pub(super) fn is_unintroduced(finding: &Finding) -> bool {
    std::ptr::eq(finding.rule, &unintroduced_name::RULE)
}
