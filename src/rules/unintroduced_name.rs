//! A person whom a story names by surname before it says who that is.
//!
//! Which mention is the first, only the order of all blocks shows, and a keystroke must not cost a look at all of them. So the
//! report asks, of the persons whom the edited blocks name or named, where the story names each first ([`super::introductions`]); the rule
//! is told what stands first in its block.

use super::introductions::{self, Naming};
use super::{BlockView, Edit, Finding, Fix, Level, Remedy, Rule};
use crate::facts::Name;
use crate::story::Place;
use crate::story::index::View;
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unintroduced-name",
    level: Level::Information,
    is_on: true,
    since: "0.1.0",
    summary: "A person who is named by surname before the story gives the full name.",
    documentation: "\
The first time that a story names somebody, it says who that is: by first name and surname. Where the full name comes only
later, the fix puts it in at the first mention.

```copy,fail
The harbour closed on Monday after [[Okafor]] warned of the wind, and the ferries stayed in port all day.

“It was right,” said harbour master Ines Okafor.
```

```copy,fail
Harbour closed

The harbour closed on Monday after Mr. [[Brandvold]] warned of the wind, and the ferries stayed in port all day.

Ferries will run again on Friday, the harbour master, Arne Brandvold, said.
```

Headlines, summaries, captions, credits and bylines introduce nobody, and need not; nor need a short
first line, unless it says on which day something was. What is said in quotation marks is the speaker's own way to name people. A surname that was given with anybody's
first name before is known. Whom the story never names in full, it leaves to what its readers know; and where the first full name
behind it may be a relative's, it says nothing.

```copy,pass
Okafor closes harbour

The harbour closed on Monday after Ines Okafor warned of the wind. “Ask Brandvold about the ferries,” she said.

Okafor expects more of it.
```

Some names need no introduction, such as Trump, Putin or Einstein. More of them can be set:

```toml
household = [\"Okafor\"]
```

## When to ignore it

In columns and reviews, whose readers know the persons, and in the second part of a story that runs in several.
",
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(block) = view.block.filter(|_| !view.first_named.is_empty()) else { return };
    let mut open = view.first_named.to_vec();
    for naming in introductions::namings(block, view.index, view.rule_set) {
        let Naming::Alone { surname, number } = naming else { continue };
        let Some(at) = open.iter().position(|&first| first == surname) else { continue };
        open.swap_remove(at);
        if let Some(name) = block.facts().names.get(number)
            && let Some(known) = view.index.view_of(name.form.whole)
        {
            findings.push(finding(view.prose(), name, known));
        }
    }
}

fn finding(prose: &str, name: &Name, known: &View) -> Finding {
    let (text, full) = (name.span.of(prose), &*known.canonical);
    let message = format!(
        "This is the first mention of \u{201c}{text}\u{201d}, and \u{201c}{full}\u{201d} comes only later. Give the full name here."
    );
    // "Mr. Okafor" becomes "Ines Okafor", "Mayor Okafor" becomes "Mayor Ines Okafor".
    let before = prose.get(..name.span.start as usize).unwrap_or_default();
    let courtesy = COURTESIES.iter().find(|title| before.ends_with(*title)).map_or(0, |title| title.len());
    let edit = Edit { place: Place::here(Span::new(before.len() - courtesy, name.span.end as usize)), text: full.to_owned() };
    let fix = Fix { title: format!("Change to \u{201c}{full}\u{201d}"), edits: vec![edit], safe: false };
    Finding::new(&RULE, Place::here(name.span), message).with(Remedy { suggestions: vec![full.to_owned()], fixes: vec![fix] })
}

/// Titles that stand with a surname alone.
const COURTESIES: &[&str] = &["Mr. ", "Mrs. ", "Ms. ", "Miss ", "Mr ", "Mrs ", "Ms "];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{Report, RuleSet, WordList, check as check_story};
    use crate::story::Story;
    use crate::text::{Markup, Range};

    /// What is reported of a story: each place with what is offered.
    fn reported(story: &Story, report: &Report) -> Vec<String> {
        let text = story.text().to_string();
        let own = report.iter().filter(|(_, finding)| finding.rule.name == RULE.name);
        own.map(|(block, finding)| {
            let range = story.place(block, finding.place);
            format!("{}:{}>{}", range.start, &text[range.start..range.end], finding.suggestions().concat())
        })
        .collect()
    }

    #[track_caller]
    fn check_with(rule_set: &RuleSet, text: &str, expected: &[&str]) {
        let story = Story::new(text, Markup::Plain);
        let found = reported(&story, &check_story(story.reading(), rule_set, None));
        let found: Vec<&str> = found.iter().filter_map(|found| found.split_once(':')).map(|(_, found)| found).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_with(&RuleSet::default(), text, expected);
    }

    const LATER: &str = "\n\nThe harbour master, Ines Okafor, opened the port again on Friday.";

    #[test]
    fn the_first_mention_gives_the_full_name() {
        check(&format!("The port closed after Okafor warned of the wind on Monday.{LATER}"), &["Okafor>Ines Okafor"]);
        check(&format!("“It closed on Monday, as we had all feared it would,” Okafor said.{LATER}"), &["Okafor>Ines Okafor"]);
        check(&format!("The port closed on Monday after Okafor warned of it. Okafor knows the wind.{LATER}"), &["Okafor>Ines Okafor"]);
        check(&format!("The port closed on Monday after Ines Okafor warned of it. Okafor knows the wind.{LATER}"), &[]);
        check("The port closed after Mayor Brandvold warned of the wind on Monday.", &[]);
    }

    #[test]
    fn headlines_credits_and_quotes_introduce_nobody_and_need_not() {
        check(&format!("Okafor closes the port{LATER}"), &[]);
        check(
            &format!("Ines Okafor closes the port\n\nThe port closed on Monday after Okafor warned of the wind.{LATER}"),
            &["Okafor>Ines Okafor"],
        );
        check(&format!("“I asked if Okafor had warned of the wind on Monday,” he said.{LATER}"), &[]);
        check(&format!("Photo: Okafor looks at the harbour wall in the rain on Monday.{LATER}"), &[]);
    }

    #[test]
    fn what_stands_over_a_story_is_no_first_mention() {
        check(&format!("Okafor wins the harbour vote again.\n\nBerg loses.\n\nVotes were counted on Friday.{LATER}"), &[]);
        check(
            &format!(
                "The steep cost of Okafor\u{2019}s harbour plan, and what it means for us.\n\nOSLO \u{2014} Votes were counted.{LATER}"
            ),
            &[],
        );
        check(&format!("SUMMARY.\n\nMr. Okafor has closed the port on Monday, which nobody wanted.\n\nFULL TEXT.{LATER}"), &[]);
        check(&format!("Okafor (left) and Berg looked at the harbour wall in the rain on Monday.{LATER}"), &[]);
    }

    #[test]
    fn what_no_copy_behind_it_gives_in_full_is_left_alone() {
        let text = "The port closed on Monday after Okafor warned of the wind.";
        check(&format!("Ines Okafor closes the port\n\n{text}"), &[]);
        check(&format!("Ines Okafor closes the port\n\nBy Ola Berg\n\n{text} Berg was there, and Berg left."), &[]);
        check(&format!("Ines Okafor closes the port\n\n{text}\n\nThe University of Okafor is shut."), &[]);
        check(&format!("Ines Okafor closes the port\n\n{text}\n\nPhoto: Ines Okafor at the harbour wall on Monday."), &[]);
        check(&format!("{text} Then Ines Okafor left for Oslo."), &["Okafor>Ines Okafor"]);
    }

    #[test]
    fn a_relatives_full_name_introduces_nobody_else() {
        let text = "The port closed on Monday after Okafor warned of the wind.";
        for later in [
            "His father, Arne Okafor, had warned of it before.",
            "He is the half-brother of the painter Arne Okafor.",
            "Arne Okafor, her younger brother, had warned of it before.",
            "Both Ines and Arne Okafor were at the harbour.",
            "His fiancée, Ines Okafor, had warned of it before.",
            "The mayor, Ines Okafor (no relation), had warned of it before.",
            "A different Okafor, the mayor, had warned of it. Another Okafor, Ines, had not.",
        ] {
            check(&format!("{text}\n\n{later}"), &[]);
        }
        check(&format!("{text}\n\nOla Berg and Ines Okafor were at the harbour."), &["Okafor>Ines Okafor"]);
        check(&format!("{text}\n\nAs a mother, Ines Okafor was glad of it on Monday."), &["Okafor>Ines Okafor"]);
    }

    #[test]
    fn a_full_name_counts_wherever_the_body_has_it() {
        let tail = "\n\nOkafor warned of the wind on Monday, and the ferries stayed in port.";
        check(&format!("Ines Okafor has closed the port.{tail}{LATER}"), &[]);
        check(&format!("Ines Okafor closes the port{tail}{LATER}"), &["Okafor>Ines Okafor"]);
        check(&format!("It rained on Monday.\n\nInes Okafor, 52{tail}{LATER}"), &[]);
        check(&format!("It rained on Monday.\n\nThat person is Ines Okafor.{tail}{LATER}"), &[]);
        check(&format!("By noon on Monday, Ines Okafor had come.{tail}{LATER}"), &[]);
        check(&format!("It rained on Monday, as Qwzxvul Okafor knew.{tail}{LATER}"), &[]);
        check(&format!("OSLO \u{2014} Fans of Ines Okafor\u{2019}s work on Harbour Lights were glad.{tail}{LATER}"), &[]);
    }

    #[test]
    fn what_is_no_name_by_itself_is_left_alone() {
        for copy in [
            "The port closed on Monday after Northwire\u{2019}s Okafor warned of the wind.",
            "The port closed on Monday after a visit to Okafor\u{2019}s, said the baker.",
            "The port closed on Monday after Okafor-Berg said so.",
            "The port closed on Monday, and so did Okafor\u{2019}s on Clark Street.",
            "The port closed on Monday, and so did Okafor\u{2019}s Garage on Clark Street.",
            "The port closed on Monday, said a man whose family name is Okafor.",
            "The port closed on Monday, as William (Bill) Okafor said.",
            "The port closed on Monday, as William “Bill” Okafor said.",
        ] {
            check(&format!("{copy}{LATER}"), &[]);
        }
        check("The port closed on Monday after Governor said so.\n\nThe Virginia Governor said so. Virginia Governor left.", &[]);
    }

    #[test]
    fn compounds_relatives_and_the_household_need_no_introduction() {
        check(&format!("The port closed on Monday after the Okafor inquiry warned of the wind.{LATER}"), &[]);
        check(&format!("The port closed on Monday after Ola Okafor warned of it. Okafor knows the wind.{LATER}"), &[]);
        check("The port closed after Putin warned of the wind on Monday, and Einstein agreed.", &[]);
        let text = format!("The port closed after Okafor warned of the wind on Monday.{LATER}");
        check_with(&RuleSet::default().with_household(WordList::parse("Okafor")), &text, &[]);
        check_with(&RuleSet::default().with_household(WordList::parse("Ines Okafor")), &text, &[]);
    }

    /// Makes edits one after the other: after each, the story says what a fresh look says. Returns how much that is each time.
    #[track_caller]
    fn counts_after(text: &str, edits: &[(&str, &str)]) -> Vec<usize> {
        let rule_set = RuleSet::default();
        let mut story = Story::new(text, Markup::Plain);
        let mut report = check_story(story.reading(), &rule_set, None);
        let mut counts = Vec::new();
        for (old, new) in edits {
            let at = story.text().to_string().find(old).unwrap();
            story = story.edit(Range::new(at, at + old.len()), new);
            report = check_story(story.reading(), &rule_set, Some(&report));
            let fresh = Story::new(&story.text().to_string(), Markup::Plain);
            assert_eq!(reported(&story, &report), reported(&fresh, &check_story(fresh.reading(), &rule_set, None)), "after {new:?}");
            counts.push(reported(&story, &report).len());
        }
        counts
    }

    #[test]
    fn the_first_mention_follows_the_edits() {
        let text = "It rained on Monday on the harbour.\n\nThe port closed after Okafor warned of it.\n\nIt rained.\n\nOkafor said that she knows the wind.\n";
        let edits = [
            ("It rained.", "Ines Okafor, the harbour master, said so."),
            ("Okafor warned", "Ines Okafor warned"),
            ("Ines Okafor warned", "somebody warned"),
            ("It rained on Monday on the harbour.", "Okafor said that it rained on Monday on the harbour."),
            ("Okafor said that it", "“Okafor said that it"),
            ("“Okafor said that it", "Okafor said that it"),
            ("Okafor said that it rained on Monday on the harbour.\n\n", ""),
            ("Ines Okafor, the harbour master, said so.", "It rained."),
            ("It rained", "Okafor left the port at noon, she said. It rained"),
            ("The port closed", "On Tuesday it was told that on Monday the port closed"),
            ("On Tuesday", "Port closes\n\nOn Tuesday"),
            ("Port closes", "Okafor said on Friday that the port would close."),
            ("Okafor said on Friday that the port would close.", "Okafor: port closes\n\nBy Ola Berg"),
            ("It rained.", "OSLO, Norway — It rained."),
            ("OSLO, Norway — It", "It"),
        ];
        assert_eq!(counts_after(text, &edits)[..5], [1, 0, 0, 1, 0]);
    }

    /// What is said of a name does not depend on how many blocks stand before it: no edit there can leave an old finding.
    #[test]
    fn a_first_mention_far_into_a_book_is_one() {
        let filler = |blocks: usize| "It rained on the harbour, and nobody went out.\n\n".repeat(blocks);
        let start = "Rain falls.\n\nIt stops.\n\nIt rains again.";
        let text = format!("{start}\n\n{}The port closed on Monday after Okafor warned of the wind.{LATER}", filler(256));
        let quoted = "It rains again.\n\n\u{201c}Okafor left the port at noon,\u{201d} it said.";
        let edits =
            [("It stops.", "It stops.\n\nIt snows."), ("It snows.\n\n", ""), ("It rains again.", quoted), (quoted, "It rains again.")];
        assert_eq!(counts_after(&text, &edits), [1, 1, 0, 1]);
    }
}
