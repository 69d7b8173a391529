//! Words that reached the story through somebody else: an agency, an outlet, a lawyer.

use super::{BlockView, Finding, Level, Rule};
use crate::facts::{EntityType, Facts, Token};
use crate::lexicon::outlets::{is_go_between, is_outlet};
use crate::story::{MentionKind, Place, Quote, Relay};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "relayed-quote",
    level: Level::Information,
    is_on: true,
    since: "0.1.0",
    summary: "Words that reached the story through an agency, another outlet, a lawyer or an interpreter.",
    documentation: r#"
Nobody on this desk heard these words: an agency reported them, another outlet was told them, a lawyer passed them on. A desk
checks them against the original, and asks itself whether the copy says often enough where they come from. The rule says it once
for each go-between of a story.

```copy,fail
"The wheat stays in the silos until the tariff goes," Deputy Premier Ilko Varga said, as cited by [[Northwire]].
```

```copy,fail
Striker Dana Oyelowo told the [[Harbour Gazette]] that she was "done with last-minute transfers."
```

```copy,fail
"I did nothing wrong, and the jury will see that," Keller said [[through his lawyer]].
```

Words that were said to the reporter, to a crowd or in a statement came straight from the speaker:

```copy,pass
"The wheat stays in the silos until the tariff goes," Deputy Premier Ilko Varga told reporters.
```

## When to ignore it

Where the go-between is the paper itself, or the speaker's words could be had in no other way.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let Some(facts) = view.facts() else { return };
    for quote in view.reading.quotes.iter().filter(|quote| quote.is_speech()) {
        let Some(attribution) = quote.attribution.as_ref().filter(|found| found.is_sure() && found.mention.back == 0) else { continue };
        let Some(relay) = attribution.relay.as_ref().filter(|relay| relay.place.back == 0) else { continue };
        if relays(view, facts, relay, attribution.speaker.name()) {
            findings.push(finding(relay.place, &relay.name, &relay.name, quote));
        } else if let Some(place) = go_between(view, facts, relay) {
            findings.push(finding(Place::here(place), &relay.name, &format!("{} of {}", relay.name, attribution.speaker.name()), quote));
        }
    }
    let mut said = rustc_hash::FxHashSet::default();
    findings.retain(|finding| finding.once.is_none_or(|once| said.insert(once.about)));
}

fn finding(place: Place, through: &str, about: &str, quote: &Quote) -> Finding {
    let message = format!("These words reached the story through {through}. Check them against the original.");
    let mut finding = Finding::new(&RULE, place, message).once(&about.to_lowercase(), 0);
    finding.related.push((quote.place, "The words stand here.".to_owned()));
    finding
}

/// Whether a relay passes words on: one that they are cited from, or an outlet that was told them. A party, a ministry or a court
/// that somebody spoke to is an audience.
fn relays(view: &BlockView<'_>, facts: &Facts, relay: &Relay, speaker: &str) -> bool {
    if *relay.name == *speaker {
        return false;
    }
    let prose = view.prose();
    let mention = view.reading.mentions.iter().find(|mention| mention.span == relay.place.span);
    let Some(mention) = mention.filter(|mention| matches!(mention.kind, MentionKind::Name(_)) && mention.entity_type != EntityType::Place)
    else {
        return false;
    };
    if is_outlet(mention.span.of(prose)) || is_outlet(&relay.name) {
        return true;
    }
    let first = facts.tokens.partition_point(|token| token.span.start < mention.span.start);
    let is = |token: &Token, words: &[&str]| words.iter().any(|word| token.is(prose, word));
    let before = &facts.tokens[first.saturating_sub(5)..first];
    before.windows(2).any(|pair| is(&pair[1], &["by"]) && is(&pair[0], &["cited", "quoted", "reported", "carried"]))
}

/// "through his lawyer", "by her publicist": with the word that says so.
fn go_between(view: &BlockView<'_>, facts: &Facts, relay: &Relay) -> Option<Span> {
    let first = facts.tokens.partition_point(|token| token.span.start < relay.place.span.start);
    let before = facts.tokens.get(first.checked_sub(1)?)?;
    let passes = ["through", "via", "by"].iter().any(|word| before.is(view.prose(), word));
    (passes && relay.name.split(' ').any(is_go_between)).then(|| before.span.to(relay.place.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::story::Story;
    use crate::text::Markup;

    #[track_caller]
    fn says(text: &str, expected: &[&str]) {
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let own = report.iter().filter(|(_, finding)| std::ptr::eq(finding.rule, &raw const RULE));
        let found: Vec<String> = own
            .map(|(block, finding)| {
                text[{
                    let at = story.place(block, finding.place);
                    at.start..at.end
                }]
                .to_owned()
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_go_between_is_said_once() {
        says(
            "“We sail,” Ola Berg told CNN.\n\n“We sailed,” Berg told CNN on Monday.\n\n“We sank,” Tess Munro told the Harbour Times.\n",
            &["CNN", "Harbour Times"],
        );
    }

    #[test]
    fn an_audience_is_none() {
        says("“We sail,” Ola Berg told the Port Commission.\n\n“We sank,” she told reporters.\n", &[]);
        says("“We sail,” Ola Berg said through gritted teeth.\n", &[]);
        says("Ola Berg, who bought the boat through an agent, said she was \"ready to sail\".\n", &[]);
    }

    #[test]
    fn people_pass_words_on_too() {
        says("“We sail,” Ola Berg said via an interpreter.\n", &["via an interpreter"]);
        says("“I am sorry for all of it,” Ola Berg said in a statement read by her lawyer.\n", &["by her lawyer"]);
    }
}
