//! "He said" where he may be either of two.

use super::{BlockView, Finding, Level, Rule};
use crate::story::{Mention, MentionKind, Place, Referent};

/// The rule.
pub static RULE: Rule = Rule {
    name: "ambiguous-speaker",
    level: Level::Hint,
    is_on: false,
    since: "0.1.0",
    summary: "A quote attributed to “he” or “she” where two persons are meant equally well.",
    documentation: r#"
Of two persons in view the reader takes the one who was the subject, who stands nearer, who spoke last. Where two stand in one
sentence in like places, there is no such sign, and the reader must guess who is speaking.

```copy,fail
Alan Moss and Peter Lund left the hearing together. "It is over," [[he]] said.
```

Name the speaker:

```copy,pass
Alan Moss and Peter Lund left the hearing together. "It is over," Lund said.
```

## When to ignore it

Where the quote itself tells who says it. The rule cannot read that, so it is off unless you set it:

```toml
[rules]
ambiguous-speaker = "hint"
```
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    let mentions = &view.reading.mentions;
    for quote in view.reading.quotes.iter().filter(|quote| quote.is_speech()) {
        let Some(attribution) = quote.attribution.as_ref().filter(|attribution| attribution.mention.back == 0) else { continue };
        let pronoun = mentions.iter().find(|mention| mention.span == attribution.mention.span && mention.kind == MentionKind::Pronoun);
        let Some((pronoun, rival)) = pronoun.and_then(|pronoun| Some((pronoun, pronoun.rival.as_ref()?))) else { continue };
        let place = Place::here(pronoun.span);
        if findings.last().is_none_or(|last| last.place != place) {
            findings.push(finding(view, mentions, pronoun, rival));
        }
    }
}

/// Points at those of the two who stand in this paragraph.
fn finding(view: &BlockView<'_>, mentions: &[Mention], pronoun: &Mention, rival: &Referent) -> Finding {
    let he = pronoun.span.of(view.prose());
    let message = format!("“{he}” may be {} or {}. Name the speaker.", pronoun.referent.name(), rival.name());
    let mut finding = Finding::new(&RULE, Place::here(pronoun.span), message);
    for referent in [&pronoun.referent, rival] {
        let before = mentions.iter().rfind(|mention| mention.span.end <= pronoun.span.start && mention.referent == *referent);
        finding.related.extend(before.map(|mention| (Place::here(mention.span), format!("{} was last mentioned here.", referent.name()))));
    }
    finding
}
