//! A story whose quotes all come from one speaker.
//!
//! That is known only of the whole story, and a keystroke must not cost a look at all of it. So the report keeps a sum, who speaks
//! how often, from which it takes what the old blocks said and to which it adds what the new ones say; the rule asks that sum at the
//! story's end.

use rpds::HashTrieMapSync;

use super::{BlockView, Finding, Level, Report, Rule};
use crate::story::sequence::Hunk;
use crate::story::{BlockReading, Place, Quote, Reading, Referent};

/// The rule.
pub static RULE: Rule = Rule {
    name: "single-source-story",
    level: Level::Information,
    is_on: false,
    since: "0.1.0",
    summary: "A story with three quotes or more, all from one speaker.",
    documentation: r#"
A story that lets only one side speak is easily one-sided. The rule counts the quotes of a story: where there are three or more and
all are from the same speaker, it says so at the first.

```copy,fail
[["The bridge is safe,"]] county engineer Wanda Piech said on Monday.

She showed reporters the new bearings. "These will outlive me," Piech said.

The road opens on Friday. "I will be the first across," she said.
```

A second voice settles it:

```copy,pass
"The bridge is safe," county engineer Wanda Piech said on Monday.

She showed reporters the new bearings. "These will outlive me," Piech said.

"I will believe it when the buses use it," said Gus Arnott, who runs the ferry.
```

It stays silent where the speaker of any quote is not known.

## When to ignore it

In interviews, profiles, obituaries and reports of one speech or one verdict, which have one voice by their nature. That is why the
rule is off unless you set it:

```toml
[rules]
single-source-story = "information"
```
"#,
    check,
};

/// From so many quotes on, one speaker is a matter.
const SEVERAL: u32 = 3;

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(speakers) = &view.speakers else { return };
    let Some((speaker, quotes)) = speakers.only().filter(|&(_, quotes)| quotes >= SEVERAL) else { return };
    let Some(place) = (speakers.first_speech)() else { return };
    let message = format!("All {quotes} quotes of this story are from {}. A second voice would let the reader compare.", speaker.name());
    findings.push(Finding::new(&RULE, place, message));
}

/// Who speaks how often in the blocks of a story.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    quotes: HashTrieMapSync<Referent, u32>,
    /// Quotes whose speaker is not known.
    unknown: u32,
}

/// Who speaks in a story, as its end sees it.
#[derive(Clone, Copy)]
pub struct Speakers<'a> {
    /// The quotes that the blocks settle.
    pub(super) tally: &'a Tally,
    /// Those that only the end settles.
    pub(super) end: &'a BlockReading,
    /// The first quote of the story, seen from its end.
    pub(super) first_speech: &'a dyn Fn() -> Option<Place>,
}

impl Speakers<'_> {
    /// The speaker of all quotes, with their number; `None` where there are several, or one quote is not surely anybody's.
    fn only(&self) -> Option<(Referent, u32)> {
        let mut tally = self.tally.clone();
        tally.add(self.end, 1);
        let mut quotes = tally.quotes.iter();
        match (quotes.next(), quotes.next(), tally.unknown) {
            (Some((speaker, count)), None, 0) => Some((speaker.clone(), *count)),
            _ => None,
        }
    }
}

impl Tally {
    /// The sum for a version of the story, from that of an earlier one.
    pub(super) fn replaced(&self, before: &Report, reading: &Reading, hunks: &[Hunk]) -> Self {
        let mut tally = self.clone();
        for hunk in hunks {
            for entry in before.entries().iter_in(hunk.old.clone()) {
                tally.add(entry.reading(), -1);
            }
            for entry in reading.entries().iter_in(hunk.new.clone()) {
                tally.add(entry.reading(), 1);
            }
        }
        tally
    }

    /// Adds the quotes of a block, or takes them away.
    fn add(&mut self, block: &BlockReading, times: i32) {
        for quote in block.quotes.iter().filter(|quote| quote.is_speech()) {
            match surely_by(quote) {
                None => self.unknown = self.unknown.saturating_add_signed(times),
                Some(speaker) => match self.quotes.get(speaker).copied().unwrap_or(0).saturating_add_signed(times) {
                    0 => {
                        self.quotes.remove_mut(speaker);
                    }
                    count => self.quotes.insert_mut(speaker.clone(), count),
                },
            }
        }
    }
}

/// The speaker of a quote, where it is more than likely.
fn surely_by(quote: &Quote) -> Option<&Referent> {
    quote.attribution.as_ref().filter(|attribution| attribution.is_sure()).map(|attribution| &attribution.speaker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::story::Story;
    use crate::text::{Markup, Range};

    /// What is said of a story, and after each edit of it.
    #[track_caller]
    fn says(text: &str, edits: &[(&str, &str)], expected: &[Option<u32>]) {
        let rule_set = RuleSet::default().with_rule(&RULE);
        let mut story = Story::new(text, Markup::Plain);
        let mut report = check(story.reading(), &rule_set, None);
        let mut seen = Vec::new();
        for (old, new) in [("", "")].iter().chain(edits) {
            let at = story.text().to_string().find(old).unwrap();
            story = story.edit(Range::new(at, at + old.len()), new);
            report = check(story.reading(), &rule_set, Some(&report));
            let fresh = Story::new(&story.text().to_string(), Markup::Plain);
            assert!(report.iter().eq(check(fresh.reading(), &rule_set, None).iter()), "after {new:?}");
            let found = report.iter().find(|(_, finding)| std::ptr::eq(finding.rule, &raw const RULE));
            seen.push(found.map(|(_, finding)| finding.message.split(' ').nth(1).unwrap().parse().unwrap()));
        }
        assert_eq!(seen, expected);
    }

    #[test]
    fn the_sum_follows_the_edits() {
        says(
            "It rained.\n\n“It is wet,” Ola Berg said.\n\n“It is cold,” Berg said.\n\n“It is late,” Ola Berg said.\n",
            &[
                ("It rained.", "It snowed."),
                ("“It is late,” Ola Berg", "“It is late,” Tess Munro"),
                ("Tess Munro", "Ola Berg"),
                ("“It is late,” Ola Berg said.", "“It is late,” Ola Berg said. “It is"),
            ],
            &[Some(3), Some(3), None, Some(3), Some(4)],
        );
    }
}
