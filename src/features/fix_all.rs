//! Everything that is safe to mend, mended at once.

use super::actions::edits;
use crate::rules::Report;
use crate::story::Story;
use crate::text::Range;

/// The edits of all fixes that may be made without asking. Where two overlap, the first one is made.
#[must_use]
pub fn fix_all(story: &Story, report: &Report) -> Vec<(Range, String)> {
    let mut all: Vec<(Range, String)> = Vec::new();
    for (block, finding) in report.iter() {
        let Some(fix) = finding.fixes().first().filter(|fix| fix.safe) else { continue };
        let edits = edits(story, block, fix);
        let is_free = |edit: &(Range, String)| all.iter().rev().all(|other| edit.0.end <= other.0.start || other.0.end <= edit.0.start);
        if edits.iter().all(is_free) {
            all.extend(edits);
        }
    }
    all.sort_by_key(|(range, _)| (range.start, range.end));
    all
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::text::Markup;

    fn changed(text: &str, edits: &[(Range, String)]) -> String {
        let mut changed = text.to_owned();
        for (range, new) in edits.iter().rev() {
            changed.replace_range(range.start..range.end, new);
        }
        changed
    }

    #[test]
    fn all_safe_fixes_are_made_at_once_and_heal() {
        let text = "They left the the hall and and went home.\n";
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let healed = changed(text, &fix_all(&story, &report));
        let story = Story::new(&healed, Markup::Plain);
        let left = check(story.reading(), &RuleSet::default(), None);
        assert_eq!(fix_all(&story, &left), []);
        expect![[r#"
            They left the hall and went home.
        "#]]
        .assert_eq(&healed);
    }
}
