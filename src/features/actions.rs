//! What can be done about the findings at the cursor: their fixes, and teaching a word to a dictionary.

use super::ignore;
use crate::rules::{Finding, Fix, Report};
use crate::story::Story;
use crate::text::Range;

/// Something that can be done about a finding.
#[derive(Clone, Debug)]
pub struct Action<'a> {
    /// What it does, as a menu item.
    pub title: String,
    /// The finding.
    pub finding: &'a Finding,
    /// The number of the block from which the finding's places are seen.
    pub block: usize,
    /// What it does.
    pub does: Does,
    /// Whether it is the one to take without much thought.
    pub preferred: bool,
}

/// What an action does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Does {
    /// Replaces ranges of the story, which do not overlap.
    Edit(Vec<(Range, String)>),
    /// Teaches a word to a dictionary.
    Learn(String, Dictionary),
    /// Writes into the settings that a finding is not to be reported: for this story what the marked text begins with, or all
    /// that its rule finds; or the rule everywhere.
    Ignore(ignore::Write),
}

/// A dictionary that words can be added to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dictionary {
    /// The user's own.
    Personal,
    /// That of everyone who works in the same folder.
    Workspace,
}

impl Dictionary {
    /// The name in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Workspace => "workspace",
        }
    }

    /// A dictionary by its name in commands.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::Personal, Self::Workspace].into_iter().find(|dictionary| dictionary.name() == name)
    }
}

/// The rule whose findings a dictionary can silence.
const SPELLING_RULE: &str = "typo";

/// What can be done about the findings that a range touches. An empty range is the cursor.
#[must_use]
pub fn actions<'a>(story: &Story, report: &'a Report, range: Range) -> Vec<Action<'a>> {
    let mut actions = Vec::new();
    let mut alike = Vec::new();
    for (block, finding) in report.iter() {
        let place = story.place(block, finding.place);
        if place.end < range.start || range.end < place.start {
            continue;
        }
        for (number, fix) in finding.fixes().iter().enumerate() {
            let does = Does::Edit(edits(story, block, fix));
            actions.push(Action { title: fix.title.clone(), finding, block, does, preferred: number == 0 });
        }
        if let Some((title, edits)) = all_alike(story, report, finding, place)
            && !alike.contains(&edits)
        {
            alike.push(edits.clone());
            actions.push(Action { title, finding, block, does: Does::Edit(edits), preferred: false });
        }
        if finding.rule.name == SPELLING_RULE {
            let word = text_of(story, place);
            for (dictionary, whose) in [(Dictionary::Personal, "your"), (Dictionary::Workspace, "the workspace’s")] {
                let title = format!("Add “{word}” to {whose} dictionary");
                actions.push(Action { title, finding, block, does: Does::Learn(word.clone(), dictionary), preferred: false });
            }
        }
        for (title, write) in ignore::ways(story, block, finding) {
            let does = match write {
                ignore::Write::Comment(range, text) => Does::Edit(vec![(range, text)]),
                write => Does::Ignore(write),
            };
            actions.push(Action { title, finding, block, does, preferred: false });
        }
    }
    actions
}

/// The first fix of a finding, made wherever the same rule finds the same text, in whatever case; `None` where it does so only once.
fn all_alike(story: &Story, report: &Report, finding: &Finding, place: Range) -> Option<(String, Vec<(Range, String)>)> {
    let first = finding.fixes().first()?;
    let text = text_of(story, place).to_lowercase();
    let alike = report.iter().filter(|(block, other)| {
        std::ptr::eq(other.rule, finding.rule) && text_of(story, story.place(*block, other.place)).to_lowercase() == text
    });
    let title = first.title.to_lowercase();
    let fixes: Vec<_> = alike
        .filter_map(|(block, other)| Some(edits(story, block, other.fixes().iter().find(|fix| fix.title.to_lowercase() == title)?)))
        .collect();
    (fixes.len() > 1).then(|| (format!("{} (all {} like this)", first.title, fixes.len()), fixes.concat()))
}

fn text_of(story: &Story, place: Range) -> String {
    story.text().get_byte_slice(place.start..place.end).map(|slice| slice.to_string()).unwrap_or_default()
}

/// What a fix puts where.
pub(super) fn edits(story: &Story, block: usize, fix: &Fix) -> Vec<(Range, String)> {
    fix.edits.iter().map(|edit| (story.place(block, edit.place), story.markup().written(&edit.text).into_owned())).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::text::Markup;

    /// What can be done at `<|>`, or in the range between two of them, and what the text is like afterwards.
    #[track_caller]
    fn offers(copy: &str, expected: Expect) {
        let start = copy.find("<|>").unwrap();
        let end = copy.rfind("<|>").unwrap().max(start + 3) - 3;
        let text = copy.replace("<|>", "");
        let story = Story::new(&text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let range = Range::new(start, end.clamp(start, text.len()));
        let range = if copy.matches("<|>").count() == 1 { Range::new(start, start) } else { range };
        let mut shown = String::new();
        for action in actions(&story, &report, range) {
            let preferred = if action.preferred { " (preferred)" } else { "" };
            shown += &format!("{}{preferred}\n", action.title);
            match action.does {
                Does::Edit(edits) => shown += &format!("    {}\n", changed(&text, &edits).replace('\n', "⏎")),
                Does::Learn(word, dictionary) => shown += &format!("    {word}: {}\n", dictionary.name()),
                Does::Ignore(write) => shown += &format!("    {write:?}\n"),
            }
        }
        expected.assert_eq(&shown);
    }

    fn changed(text: &str, edits: &[(Range, String)]) -> String {
        let mut changed = text.to_owned();
        let mut edits = edits.to_vec();
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        for (range, new) in edits {
            changed.replace_range(range.start..range.end, &new);
        }
        changed
    }

    #[test]
    fn a_misspelt_word_can_be_mended_or_learnt() {
        offers(
            "They left the met<|>ting early.\n",
            expect![[r#"
                Change to “meeting” (preferred)
                    They left the meeting early.⏎
                Change to “getting”
                    They left the getting early.⏎
                Change to “setting”
                    They left the setting early.⏎
                Change to “letting”
                    They left the letting early.⏎
                Change to “netting”
                    They left the netting early.⏎
                Add “metting” to your dictionary
                    metting: personal
                Add “metting” to the workspace’s dictionary
                    metting: workspace
                Ignore typo here
                    InStory(Some("metting"))
                Ignore typo in this story
                    InStory(None)
                Ignore typo everywhere
                    Everywhere
            "#]],
        );
    }

    #[test]
    fn the_cursor_may_stand_at_either_end_of_a_finding() {
        offers(
            "They left <|>the the meeting early.\n",
            expect![[r#"
                Take the second “the” away (preferred)
                    They left the meeting early.⏎
                Ignore repeated-word here
                    InStory(Some("the the"))
                Ignore repeated-word in this story
                    InStory(None)
                Ignore repeated-word everywhere
                    Everywhere
            "#]],
        );
        offers(
            "They left the the<|> meeting early.\n",
            expect![[r#"
                Take the second “the” away (preferred)
                    They left the meeting early.⏎
                Ignore repeated-word here
                    InStory(Some("the the"))
                Ignore repeated-word in this story
                    InStory(None)
                Ignore repeated-word everywhere
                    Everywhere
            "#]],
        );
    }

    #[test]
    fn all_that_are_alike_can_be_mended_at_once() {
        offers(
            "The gover<|>ment fell.\n\nGoverment after goverment, and a comittee.\n",
            expect![[r#"
                Change to “government” (preferred)
                    The government fell.⏎⏎Goverment after goverment, and a comittee.⏎
                Change to “governments”
                    The governments fell.⏎⏎Goverment after goverment, and a comittee.⏎
                Change to “government” (all 3 like this)
                    The government fell.⏎⏎Government after government, and a comittee.⏎
                Add “goverment” to your dictionary
                    goverment: personal
                Add “goverment” to the workspace’s dictionary
                    goverment: workspace
                Ignore typo here
                    InStory(Some("goverment"))
                Ignore typo in this story
                    InStory(None)
                Ignore typo everywhere
                    Everywhere
            "#]],
        );
    }

    #[test]
    fn those_that_are_alike_are_offered_once_for_a_range_with_several_of_them() {
        let text = "The goverment fell. Goverment after goverment did.\n";
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let titles = actions(&story, &report, Range::new(0, text.len())).into_iter().map(|action| action.title);
        assert_eq!(titles.filter(|title| title.contains("like this")).collect::<Vec<_>>(), ["Change to “government” (all 3 like this)"]);
    }

    #[test]
    fn nothing_is_offered_elsewhere() {
        offers("They <|>left the metting early.\n", expect![[""]]);
    }

    #[test]
    fn a_range_takes_in_all_findings_that_it_touches() {
        offers(
            "They <|>left the the metting<|> early.\n",
            expect![[r#"
                Take the second “the” away (preferred)
                    They left the metting early.⏎
                Ignore repeated-word here
                    InStory(Some("the the"))
                Ignore repeated-word in this story
                    InStory(None)
                Ignore repeated-word everywhere
                    Everywhere
                Change to “meeting” (preferred)
                    They left the the meeting early.⏎
                Change to “getting”
                    They left the the getting early.⏎
                Change to “setting”
                    They left the the setting early.⏎
                Change to “letting”
                    They left the the letting early.⏎
                Change to “netting”
                    They left the the netting early.⏎
                Add “metting” to your dictionary
                    metting: personal
                Add “metting” to the workspace’s dictionary
                    metting: workspace
                Ignore typo here
                    InStory(Some("metting"))
                Ignore typo in this story
                    InStory(None)
                Ignore typo everywhere
                    Everywhere
            "#]],
        );
    }
}
