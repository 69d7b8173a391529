//! A story that spells in two dialects.
//!
//! Which one a story is written in, only all of it shows, and a keystroke must not cost a look at all of it. So the report keeps a
//! sum of what each block's spelling speaks for. While the same dialect has the most, only the edited block is asked again; when
//! another comes to have it, the blocks that have such a spelling are.

use super::{BlockView, Edit, Finding, Fix, Level, Remedy, Rule};
use crate::facts::DialectWord;
use crate::lexicon::Dialect;
use crate::story::Place;
use crate::text::{BlockKind, Span};

/// The rule.
pub static RULE: Rule = Rule {
    name: "mixed-dialect",
    level: Level::Information,
    is_on: true,
    since: "0.1.0",
    summary: "A spelling of another dialect than the rest of the story.",
    documentation: "\
A story is American, British, Canadian or Australian in its spelling, whichever most of its words are; a word that is
spelt otherwise is reported, with the story's own spelling as the fix.

```copy,fail
The theater will be painted in its old color, the owner said. Work on the [[centre]] of the dome begins in May.
```

```copy,fail
The colour of the theatre is a matter of taste, the owner said. Its [[center]] is not.
```

Words that are right in both dialects say nothing: British papers write “organize” as well as “organise”. Names keep their own
spelling, and words in speech weigh less than the reporter's.

```copy,pass
The Center for Theater Studies, in the old dockyard of Pearl Harbor, will organise tours of the theatre for the Labor Party.
```

A story where as much speaks for one dialect as for another is taken for American. With the setting `dialect` nothing is counted:
whatever is not right in the dialect that is set is reported.

```toml
dialect = \"en-GB\"
```

## When to ignore it

In a title or a document that is quoted letter by letter.
",
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let (Some(dialect), Some(block), Some(facts)) = (view.dialect, view.block, view.facts()) else { return };
    // What the markup calls a quotation is copied, not written.
    if block.block().kind == BlockKind::BlockQuote {
        return;
    }
    let text = |word: &DialectWord| word.span.of(view.prose()).to_owned();
    for word in facts.dialect_words.iter().filter(|word| !word.spelling.dialects.have(dialect)) {
        if !view.rule_set.words().contains(&text(word)) {
            findings.push(finding(view, word, &text(word), dialect));
        }
    }
}

fn finding(view: &BlockView<'_>, word: &DialectWord, text: &str, dialect: Dialect) -> Finding {
    let home = word.spelling.dialects.each().next().map_or("", Dialect::name);
    let story = match view.rule_set.dialect() {
        Some(_) => format!("is set to {} spelling", dialect.name()),
        None => format!("is {} in its spelling elsewhere", dialect.name()),
    };
    let place = Place::here(word.span);
    let message = format!("\u{201c}{text}\u{201d} is {home} spelling, and this story {story}.");
    let Some(right) = word.spelling.right(dialect) else { return Finding::new(&RULE, place, message) };
    let message = format!("{message} Did you mean \u{201c}{right}\u{201d}?");
    let edits = vec![Edit { place, text: right.to_owned() }];
    let fix = Fix { title: format!("Change to \u{201c}{right}\u{201d}"), edits, safe: false };
    Finding::new(&RULE, place, message).with(Remedy { suggestions: vec![right.to_owned()], fixes: vec![fix] })
}

/// What the spelling of some blocks speaks for: a number for each of [`Dialect::ALL`].
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(super) struct Weights([u32; 4]);

impl Weights {
    /// The reporter's own words weigh so much, those of others one.
    const OWN: u32 = 4;

    /// What the spelling of a block speaks for.
    pub(super) fn of(view: &BlockView<'_>) -> Self {
        let (Some(block), Some(facts)) = (view.block, view.facts()) else { return Self::default() };
        let is_quoted = |span: Span| {
            let quotes = || view.reading.quotes.iter().filter(|quote| quote.place.back == 0);
            block.block().kind == BlockKind::BlockQuote || quotes().any(|quote| quote.place.span.contains(span))
        };
        facts.dialect_words.iter().fold(Self::default(), |sum, word| {
            let weight = if is_quoted(word.span) { 1 } else { Self::OWN };
            sum + Self(Dialect::ALL.map(|dialect| u32::from(word.spelling.dialects.have(dialect)) * weight))
        })
    }

    /// Whether any spelling speaks for anything.
    pub(super) fn any(self) -> bool {
        self != Self::default()
    }

    /// The dialect that the most speaks for, of several the first; `None` where nothing speaks for any.
    pub(super) fn most(self) -> Option<Dialect> {
        let most = self.0.into_iter().max().filter(|&most| most > 0)?;
        Dialect::ALL.into_iter().zip(self.0).find(|&(_, weight)| weight == most).map(|(dialect, _)| dialect)
    }
}

impl std::ops::Add for Weights {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let mut sum = self;
        for (left, right) in sum.0.iter_mut().zip(other.0) {
            *left = left.saturating_add(right);
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check as check_story};
    use crate::story::Story;
    use crate::text::{Markup, Range};

    fn reported(story: &Story, report: &crate::rules::Report) -> Vec<String> {
        let text = story.text().to_string();
        let own = report.iter().filter(|(_, finding)| finding.rule.name == RULE.name);
        own.map(|(block, finding)| {
            let range = story.place(block, finding.place);
            format!("{}>{}", &text[range.start..range.end], finding.suggestions().concat())
        })
        .collect()
    }

    #[track_caller]
    fn check_as(dialect: Option<Dialect>, text: &str, expected: &[&str]) {
        let story = Story::new(text, Markup::Markdown);
        let rule_set = RuleSet::default().with_dialect(dialect);
        assert_eq!(reported(&story, &check_story(story.reading(), &rule_set, None)), expected, "{text}");
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        check_as(None, text, expected);
    }

    #[test]
    fn the_fewer_are_reported() {
        check("The color of the harbor wall.\n\nIts colour is grey.", &["colour>color"]);
        check("The colour of the harbour wall.\n\nIts color is grey.", &["color>colour"]);
        check("The colour of the harbour wall.", &[]);
        check("The colour and the color.", &["colour>color"]);
    }

    #[test]
    fn canadian_copy_has_both_ways() {
        check("The colour of the theatre was analyzed; the aluminum was plowed under.", &[]);
    }

    #[test]
    fn the_reporter_has_more_weight_than_those_he_quotes() {
        let text = "The labor board met.\n\n\u{201c}The labour of our neighbours has no colour,\u{201d} said Ian Moss, of Leeds.";
        check(text, &["labour>labor", "neighbours>neighbors", "colour>color"]);
        check("The labor board met.\n\n> The labour of our neighbours.\n", &[]);
    }

    #[test]
    fn a_dialect_that_is_set_needs_no_majority() {
        check_as(Some(Dialect::British), "The color of the harbor wall.", &["color>colour", "harbor>harbour"]);
        check_as(Some(Dialect::British), "They organize, they organise.", &[]);
        check_as(Some(Dialect::American), "They organise a tour of the theatre.", &["organise>organize", "theatre>theater"]);
        check_as(Some(Dialect::Canadian), "They analyse the colour of the center.", &["analyse>analyze", "center>centre"]);
        let text = "They organize the defence of the color; a program of the theatre.";
        check_as(Some(Dialect::Australian), text, &["organize>organise", "color>colour"]);
    }

    #[test]
    fn words_of_the_desk_are_meant() {
        let story = Story::new("The color of the theater.\n\nIts centre.", Markup::Plain);
        let rule_set = RuleSet::new(Default::default(), crate::rules::WordList::parse("centre\n"));
        assert_eq!(reported(&story, &check_story(story.reading(), &rule_set, None)), [""; 0]);
    }

    /// Makes edits one after the other: after each, the story says what a fresh look says.
    #[test]
    fn the_sum_follows_the_edits() {
        let rule_set = RuleSet::default();
        let mut story = Story::new("It rained.\n\nIts colour faded.\n\nThe color of dust.\n\nIt snowed.\n", Markup::Plain);
        let mut report = check_story(story.reading(), &rule_set, None);
        let mut seen = vec![reported(&story, &report).join(" ")];
        for (old, new) in [
            ("It snowed", "The harbour froze"),
            ("The harbour froze", "The theater shut"),
            ("rained", "rained on the theatre"),
            ("The color of dust.", "Dust."),
            ("The theater shut", "It snowed"),
            ("It snowed", "It snowed on the theater"),
        ] {
            let at = story.text().to_string().find(old).unwrap();
            story = story.edit(Range::new(at, at + old.len()), new);
            report = check_story(story.reading(), &rule_set, Some(&report));
            let fresh = Story::new(&story.text().to_string(), Markup::Plain);
            assert!(report.iter().eq(check_story(fresh.reading(), &rule_set, None).iter()), "after {new:?}");
            seen.push(reported(&story, &report).join(" "));
        }
        let expected =
            ["colour>color", "color>colour", "colour>color", "theatre>theater colour>color", "theater>theatre", "", "theater>theatre"];
        assert_eq!(seen, expected);
    }
}
