//! Speech whose speaker the reader must carry over from the paragraph before.

use super::{BlockView, Finding, Level, Rule};
use crate::story::How;
use crate::story::quotes::Unattributed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "carried-speaker",
    level: Level::Information,
    is_on: true,
    since: "0.1.0",
    summary: "A paragraph of speech whose speaker was named only in the paragraph before, where the quote was closed.",
    documentation: r#"
A closing mark tells the reader that the speaker has finished. When the next paragraph opens a new quote and names nobody, most
readers carry the speaker over, but some take it for an answer by somebody else. Published copy does it now and then, so this is
information, not a warning.

```copy,fail
"The ferry will sail on Friday," harbour master Inge Solberg said. "The crew is ready."

[["We have waited eleven weeks for the part."]]
```

Either leave the mark open at the end of the first paragraph, which says that the same person goes on:

```copy,pass
"The ferry will sail on Friday," harbour master Inge Solberg said. "The crew is ready.

"We have waited eleven weeks for the part."
```

or name the speaker again. Words at length behind a sentence that tells what somebody said are told in the same way:

```copy,fail
Harbour master Inge Solberg said the ferry would sail on Friday.

[["We have waited eleven weeks for the part. It came on Monday.]]

"Nobody is gladder than the crew."
```

Naming the speaker again mends both:

```copy,pass
"The ferry will sail on Friday," harbour master Inge Solberg said. "The crew is ready."

"We have waited eleven weeks for the part," she said.
```

## When to ignore it

Where nobody else could be speaking, and another "she said" would only be in the way.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for quote in view.reading.quotes.iter().filter(|quote| quote.unattributed == Unattributed::Carried) {
        let mut finding = Finding::new(&RULE, quote.place, "");
        match &quote.attribution {
            Some(attribution) => {
                let name = attribution.speaker.name();
                finding.message = match attribution.mention.back.saturating_sub(quote.place.back) {
                    0 | 1 if attribution.how != How::SentenceBefore => format!(
                        "The reader must guess that {name} is still speaking: the quote before was closed. Add a cue, or leave that quote open."
                    ),
                    _ => format!("The reader must guess that it is {name} who speaks here. Add a cue."),
                };
                finding.related.push((attribution.mention, "The speaker was last named here.".to_owned()));
            }
            None => {
                "The reader must guess who is speaking: the quote before was closed. Add a cue, or leave that quote open."
                    .clone_into(&mut finding.message);
            }
        }
        findings.push(finding);
    }
}
