//! Naming a speaker for a quote that nobody is named for: whom the story offers, and where the words go.

use super::actions::{Action, Does};
use super::hover::one_line;
use super::naming;
use crate::facts::EntityType;
use crate::rules::{Report, unattributed_quote};
use crate::story::{Entity, Quote, Referent, Story};
use crate::text::Range;

/// So many speakers are offered for a quote.
const MOST: usize = 6;

/// Ways to name a speaker for the unattributed quotes that a range touches: for each of those in the story who can speak, the
/// nearest first. Who was named before is named for short.
#[must_use]
pub fn attributions<'a>(story: &Story, report: &'a Report, range: Range) -> Vec<Action<'a>> {
    let mut actions = Vec::new();
    let mut candidates: Option<Vec<Candidate>> = None;
    for (block, finding) in report.iter().filter(|(_, finding)| std::ptr::eq(finding.rule, &raw const unattributed_quote::RULE)) {
        let place = story.place(block, finding.place);
        if place.end < range.start || range.end < place.start {
            continue;
        }
        let quotes = story.reading().get(block).map(|reading| reading.quotes.as_slice()).unwrap_or_default();
        let Some(quote) = quotes.iter().find(|quote| quote.place == finding.place) else { continue };
        let mut near: Vec<&Candidate> = candidates.get_or_insert_with(|| who_may_speak(story)).iter().collect();
        near.sort_by_key(|candidate| candidate.distance(place));
        for candidate in near.into_iter().take(MOST) {
            let name = if candidate.first.end <= place.start { &candidate.short } else { &candidate.full };
            let Some(edits) = edits(story, block, quote, name) else { continue };
            let title = format!("Attribute to {}", candidate.full);
            actions.push(Action { title, finding, block, does: Does::Edit(edits), preferred: false });
        }
    }
    actions
}

/// Somebody who may have said it.
struct Candidate {
    full: String,
    short: String,
    first: Range,
    mentions: Vec<Range>,
}

impl Candidate {
    /// How many bytes lie between a quote and the nearest mention.
    fn distance(&self, quote: Range) -> usize {
        let gaps = self
            .mentions
            .iter()
            .map(|mention| if mention.end <= quote.start { quote.start - mention.end } else { mention.start.saturating_sub(quote.end) });
        gaps.min().unwrap_or(usize::MAX)
    }
}

/// The persons with a name, and the organisations that speak elsewhere.
fn who_may_speak(story: &Story) -> Vec<Candidate> {
    let reading = story.reading();
    let attributions = reading.iter().flat_map(|(_, found)| &found.quotes).filter_map(|quote| quote.attribution.as_ref());
    let speakers: rustc_hash::FxHashSet<&Referent> = attributions.map(|attribution| &attribution.speaker).collect();
    let may_speak = |entity: &&Entity| {
        matches!(entity.referent, Referent::Named(_))
            && (entity.entity_type == EntityType::Person
                || entity.entity_type == EntityType::Organisation && speakers.contains(&entity.referent))
    };
    let entities = reading.entities();
    let candidates = entities.iter().filter(may_speak).filter_map(|entity| {
        let first = naming::first(reading, entity)?;
        Some(Candidate {
            full: one_line(entity.referent.name()),
            short: naming::short(reading, entity),
            first: story.range(first.block, first.span),
            mentions: entity.mentions.iter().map(|mention| story.range(mention.block, mention.span)).collect(),
        })
    });
    candidates.collect()
}

fn edits(story: &Story, block: usize, quote: &Quote, name: &str) -> Option<Vec<(Range, String)>> {
    let written_in = story.blocks().get(block.checked_sub(quote.place.back as usize)?)?;
    let edits = unattributed_quote::attribution(written_in, quote, &story.markup().written(name))?;
    Some(edits.into_iter().map(|edit| (story.place(block, edit.place), edit.text)).collect())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::text::Markup;

    /// What is offered at `<|>`, and what the paragraph there is like afterwards.
    #[track_caller]
    fn offers(copy: &str, expected: Expect) {
        offers_in(Markup::Plain, copy, expected);
    }

    #[track_caller]
    fn offers_in(markup: Markup, copy: &str, expected: Expect) {
        let offset = copy.find("<|>").unwrap();
        let text = copy.replace("<|>", "");
        let story = Story::new(&text, markup);
        let report = check(story.reading(), &RuleSet::default(), None);
        let mut shown = String::new();
        for action in attributions(&story, &report, Range::new(offset, offset)) {
            let Does::Edit(mut edits) = action.does else { panic!("no edit") };
            edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
            let mut changed = text.clone();
            for (range, new) in edits {
                changed.replace_range(range.start..range.end, &new);
            }
            let healed = Story::new(&changed, markup);
            let left = check(healed.reading(), &RuleSet::default(), None);
            let before = report.iter().filter(|(_, finding)| finding.rule.name == action.finding.rule.name).count();
            assert!(left.iter().filter(|(_, finding)| finding.rule.name == action.finding.rule.name).count() < before, "{changed}");
            let line = text[..offset].matches('\n').count();
            shown += &format!("{}\n    {}\n", action.title, changed.lines().nth(line).unwrap());
        }
        expected.assert_eq(&shown);
    }

    const BEFORE: &str =
        "Mayor Ana Leal and the engineer, Tom Reyes, met the council on Monday. Reyes had drawn the bridge.\n\nThe hall was full.\n\n";
    const BEHIND: &str = "\n\nThe vote is next week. Treasurer Rui Costa will not be there.\n";

    #[test]
    fn those_in_the_story_are_offered_the_nearest_first_and_who_was_named_is_named_for_short() {
        offers(
            &format!("{BEFORE}“We will close the <|>bridge on Friday and open it again in May.”{BEHIND}"),
            expect![[r#"
                Attribute to Rui Costa
                    “We will close the bridge on Friday and open it again in May,” Rui Costa said.
                Attribute to Tom Reyes
                    “We will close the bridge on Friday and open it again in May,” Reyes said.
                Attribute to Ana Leal
                    “We will close the bridge on Friday and open it again in May,” Ana Leal said.
            "#]],
        );
    }

    #[test]
    fn what_ends_a_quote_goes_or_stays() {
        offers(
            &format!("{BEFORE}“Who will close the <|>bridge on Friday and open it again?”{BEHIND}"),
            expect![[r#"
                Attribute to Rui Costa
                    “Who will close the bridge on Friday and open it again?” Rui Costa said.
                Attribute to Tom Reyes
                    “Who will close the bridge on Friday and open it again?” Reyes said.
                Attribute to Ana Leal
                    “Who will close the bridge on Friday and open it again?” Ana Leal said.
            "#]],
        );
        offers(
            &format!("{BEFORE}“We will close the <|>bridge on Friday and open it again,”{BEHIND}"),
            expect![[r#"
                Attribute to Rui Costa
                    “We will close the bridge on Friday and open it again,” Rui Costa said.
                Attribute to Tom Reyes
                    “We will close the bridge on Friday and open it again,” Reyes said.
                Attribute to Ana Leal
                    “We will close the bridge on Friday and open it again,” Ana Leal said.
            "#]],
        );
    }

    /// What naming Ana Leal makes of a quote and of what is behind it.
    #[track_caller]
    fn becomes(quote: &str, expected: &str) {
        let (before, behind) = ("Ana Leal met the council on Monday.\n\nThe hall was full.\n\n", "\n\nThe vote is next week.\n");
        let text = format!("{before}{quote}{behind}");
        let story = Story::new(&text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let at = before.len() + 5;
        let actions = attributions(&story, &report, Range::new(at, at));
        let action = actions.into_iter().find(|action| action.title == "Attribute to Ana Leal").unwrap();
        let Does::Edit(mut edits) = action.does else { panic!("no edit") };
        edits.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut changed = text.clone();
        for (range, new) in edits {
            changed.replace_range(range.start..range.end, &new);
        }
        assert_eq!(&changed[before.len()..changed.len() - behind.len()], expected);
    }

    #[test]
    fn a_full_stop_behind_the_quote_becomes_a_comma() {
        becomes("“We will close the bridge on Friday”.", "“We will close the bridge on Friday”, Ana Leal said.");
    }

    #[test]
    fn the_point_of_an_abbreviation_stays() {
        becomes("“We will close the bridge at 9 a.m.”", "“We will close the bridge at 9 a.m.,” Ana Leal said.");
        becomes("“We will sell the bridge to the U.S.”", "“We will sell the bridge to the U.S.,” Ana Leal said.");
        becomes("“We will sell the bridge to the U.S.”.", "“We will sell the bridge to the U.S.”, Ana Leal said.");
        becomes("“We will sell it all to Harwell Inc.”", "“We will sell it all to Harwell Inc.,” Ana Leal said.");
        becomes("“They asked us and we will say No.”", "“They asked us and we will say No,” Ana Leal said.");
    }

    #[test]
    fn an_ellipsis_stays_and_has_no_comma() {
        for dots in ["...", "…", "....", " …", " . . ."] {
            let quote = format!("“We will close the bridge on Friday{dots}”");
            becomes(&quote, &format!("{quote} Ana Leal said."));
        }
    }

    #[test]
    fn a_name_is_written_as_the_markup_needs_it() {
        offers_in(
            Markup::Html,
            "<p>“We were asked,” AT&amp;T Inc. said in a statement.</p>\n<p>The hall was full.</p>\n\
             <p>“We will close the <|>bridge on Friday and open it again in May.”</p>\n<p>The vote is next week.</p>\n",
            expect![[r#"
                Attribute to AT&T Inc.
                    <p>“We will close the bridge on Friday and open it again in May,” AT&amp;T Inc. said.</p>
            "#]],
        );
    }

    #[test]
    fn nothing_is_offered_elsewhere() {
        offers("The hall was <|>full.\n", expect![[""]]);
        offers("“We will close the <|>bridge on Friday,” Ana Leal said.\n", expect![[""]]);
    }
}
