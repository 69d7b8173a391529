//! Speech that nobody is named for.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::story::quotes::Unattributed;
use crate::story::{Place, Quote, QuoteKind};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unattributed-quote",
    level: Level::Warning,
    is_on: true,
    since: "0.1.0",
    summary: "Speech in quotation marks that nobody is named for.",
    documentation: r#"
A reader must be able to tell whose words stand in quotation marks. A quote without a source cannot be checked, and it reads as if
the writer had made it up. The rule reports a quote when no speaker, unnamed source, document or organisation is given for it in
its sentence, its paragraph or the paragraphs around it.

```copy,fail
The council met behind closed doors on Monday night.

[["We have run out of money and we have run out of time."]]
```

Say who said it, or who passed it on:

```copy,pass
The council met behind closed doors on Monday night.

"We have run out of money and we have run out of time," said the treasurer, Marion Oyelaran.
```

A source that must not be named is a source too:

```copy,pass
"We have run out of money," said a council official, who asked not to be named because the talks are private.
```

A quote that goes on after its speaker was named needs no second cue, and neither does a paragraph that goes on with a quote which
the paragraph before left open:

```copy,pass
"The roof came off in one piece," Deacon Farr said. "It landed in the car park."

"We are looking at a year of repairs," he said. "It may be two.

"But nobody was hurt, and that is what counts."
```

Marks around titles, nicknames and terms are no speech and are never reported:

```copy,pass
Her second novel, "The Salt Road," won the regional prize. Critics had called the genre "flood gothic" for years.
```

## When to ignore it

In forms that name the speaker outside the sentence and that the rule does not know: a page of readers' letters, a
quote set as a display line.

The fix puts in "TK said", the newsroom's mark for a name that is still to come.
"#,
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for quote in view.reading.quotes.iter().filter(|quote| quote.unattributed == Unattributed::Nobody) {
        let mut finding = Finding::new(&RULE, quote.place, "Nobody is named for this quote. Say who said it.");
        if let Some(fix) = add_attribution(view, quote) {
            finding = finding.with_fix(fix);
        }
        findings.push(finding);
    }
}

fn add_attribution(view: &BlockView<'_>, quote: &Quote) -> Option<Fix> {
    // Of a quote that a later block settles, the words are not at hand here.
    let edits = attribution(view.prose(), quote, "TK").filter(|_| quote.place.back == 0)?;
    Some(Fix { title: "Add an attribution: “TK said”".to_owned(), edits, safe: false })
}

/// `"No."` becomes `"No," NAME said.`: the edits that name a speaker for a quote, with the prose of the block that it stands in.
///
/// `None` unless the quote is a sentence of its own that ends inside its marks, so that the result is right whatever follows.
#[must_use]
pub fn attribution(prose: &str, quote: &Quote, name: &str) -> Option<Vec<Edit>> {
    if quote.kind != QuoteKind::Direct || quote.closed_by.is_none() {
        return None;
    }
    let end = quote.place.span.end as usize;
    let closing = prose.get(..end)?.chars().next_back()?;
    let after_words = end - closing.len_utf8();
    let stop = prose.get(..after_words)?.chars().next_back()?;
    let follows = prose.get(end..)?;
    if !(follows.trim().is_empty() || follows.starts_with(char::is_whitespace)) {
        return None;
    }
    let at = |start: usize, end: usize| Place { span: Span::new(start, end), ..quote.place };
    let said = Edit { place: at(end, end), text: format!(" {name} said.") };
    match stop {
        '.' => Some(vec![Edit { place: at(after_words - 1, after_words), text: ",".to_owned() }, said]),
        '?' | '!' => Some(vec![said]),
        // Somebody began to write it.
        ',' if follows.trim().is_empty() => Some(vec![said]),
        _ => None,
    }
}
