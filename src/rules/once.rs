//! What is said once in a story: of all findings about one thing only one is reported.
//!
//! A rule looks at one block and cannot know whether an earlier one has said the same, so it says so wherever it is true, and the
//! report chooses. Nothing is chosen anew for a keystroke that leaves what its blocks say once as it was. Where it does not, the
//! blocks that say anything once are walked, which the report's sums make few: such findings are rare.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Finding;
use super::finding::Once;

/// A finding that is reported here, or elsewhere in the story.
#[derive(Clone, Debug)]
pub(super) struct Said {
    finding: Finding,
    once: Once,
    here: bool,
}

/// What one block says once.
pub(super) type Says = Option<Arc<[Said]>>;

/// Takes what is to be said once out of a block's findings; nothing of it is reported here yet.
pub(super) fn taken_out(findings: &mut Vec<Finding>) -> Says {
    if findings.iter().all(|finding| finding.once.is_none()) {
        return None;
    }
    let (once, rest): (Vec<Finding>, Vec<Finding>) = std::mem::take(findings).into_iter().partition(|finding| finding.once.is_some());
    *findings = rest;
    let said = once.into_iter().filter_map(|finding| Some(Said { once: finding.once?, finding, here: false }));
    Some(said.collect())
}

/// What blocks say, one after the other.
fn all<'a>(says: impl Iterator<Item = &'a Says>) -> impl Iterator<Item = &'a Said> {
    says.flat_map(|says| says.as_deref().unwrap_or_default())
}

/// Reports what new blocks say where their old ones did, if they say the same in the same order. Returns whether they do.
pub(super) fn keep<'a>(old: impl Iterator<Item = &'a Says> + Clone, new: &mut [&mut Says]) -> bool {
    let (before, after) = (all(old.clone()), all(new.iter().map(|says| &**says)));
    if !before.map(|said| said.once).eq(after.map(|said| said.once)) {
        return false;
    }
    let mut here = all(old).map(|said| said.here);
    for says in new {
        if let Some(list) = says {
            **says = Some(list.iter().map(|said| Said { here: here.next().unwrap_or_default(), ..said.clone() }).collect());
        }
    }
    true
}

/// What some blocks are about, for [`Choice`].
pub(super) fn about<'a>(says: impl Iterator<Item = &'a Says>) -> FxHashSet<u64> {
    all(says).map(|said| said.once.about).collect()
}

/// Which finding about each thing is reported: in which block, and which there.
#[derive(Default)]
pub(super) struct Choice(FxHashMap<u64, (Once, usize, usize)>);

impl Choice {
    /// Looks at the next block, in the order of the story, for findings about some things.
    pub(super) fn look(&mut self, things: &FxHashSet<u64>, block: usize, says: &Says) {
        for (number, said) in all(std::iter::once(says)).enumerate().filter(|(_, said)| things.contains(&said.once.about)) {
            let chosen = self.0.entry(said.once.about).or_insert((said.once, block, number));
            if said.once.rank > chosen.0.rank {
                *chosen = (said.once, block, number);
            }
        }
    }

    /// What a block says after the choice; `None` where that is what it said before.
    pub(super) fn applied(&self, block: usize, says: &Says) -> Option<Says> {
        let here =
            |number: usize, said: &Said| self.0.get(&said.once.about).map_or(said.here, |&(_, at, chosen)| (at, chosen) == (block, number));
        let list = says.as_deref()?;
        let is_same = list.iter().enumerate().all(|(number, said)| said.here == here(number, said));
        let changed = || list.iter().enumerate().map(|(number, said)| Said { here: here(number, said), ..said.clone() });
        (!is_same).then(|| Some(changed().collect()))
    }
}

/// A block's findings: those that it has in any case, and of what it says once what is reported here.
pub(super) fn reported<'a>(findings: &'a [Finding], says: &'a Says) -> impl Iterator<Item = &'a Finding> {
    let once = all(std::iter::once(says)).filter(|said| said.here).map(|said| &said.finding);
    findings.iter().filter(|finding| finding.once.is_none()).chain(once)
}

#[cfg(test)]
mod tests {
    use crate::rules::{RuleSet, anonymous_source, check};
    use crate::story::Story;
    use crate::text::{Markup, Range};

    /// Makes edits one after the other. After each, what is said once stands where `expected` says, and where a fresh look puts it.
    #[track_caller]
    fn says(text: &str, edits: &[(&str, &str)], expected: &[&str]) {
        let rule_set = RuleSet::default();
        let mut story = Story::new(text, Markup::Plain);
        let mut report = check(story.reading(), &rule_set, None);
        let shown = |story: &Story, report: &super::super::Report| -> Vec<String> {
            let own = report.iter().filter(|(_, finding)| std::ptr::eq(finding.rule, &raw const anonymous_source::RULE));
            own.map(|(block, finding)| format!("{block} {}", finding.place.span.of(story.blocks().get(block).unwrap().prose()))).collect()
        };
        let mut seen = vec![shown(&story, &report).join(", ")];
        for (old, new) in edits {
            let at = story.text().to_string().find(old).unwrap();
            story = story.edit(Range::new(at, at + old.len()), new);
            report = check(story.reading(), &rule_set, Some(&report));
            let fresh = Story::new(&story.text().to_string(), Markup::Plain);
            assert_eq!(shown(&story, &report), shown(&fresh, &check(fresh.reading(), &rule_set, None)), "after {new:?}");
            seen.push(shown(&story, &report).join(", "));
        }
        assert_eq!(seen, expected);
    }

    const STORY: &str = "The port closed.\n\n“It is the crane,” a senior official said.\n\nIt rained.\n\n“It broke,” a senior official said.\n\n\
                         “It fell,” a senior official said.\n";

    #[test]
    fn the_first_of_several_is_reported() {
        says(STORY, &[("crane", "cranes"), ("rained", "snowed")], &["1 a senior official"; 3]);
    }

    #[test]
    fn where_the_first_goes_the_next_takes_its_place_and_gives_it_back() {
        says(
            STORY,
            &[("a senior official", "Ola Berg"), ("Ola Berg", "a senior official"), ("The port closed.\n\n", "")],
            &["1 a senior official", "3 a senior official", "1 a senior official", "0 a senior official"],
        );
    }

    #[test]
    fn the_one_that_says_most_is_reported() {
        let reason = "a senior official, who asked not to be named because she fears for her job, said";
        says(
            STORY,
            &[("fell,” a senior official said", &format!("fell,” {reason}")), ("a senior official, who", "Ola Berg, who")],
            &["1 a senior official", "4 a senior official", "1 a senior official"],
        );
    }
}
