//! Speech that nobody is named for.

use super::{BlockView, Edit, Finding, Fix, Level, Rule};
use crate::facts::TokenKind;
use crate::story::quotes::Unattributed;
use crate::story::{Place, Quote, QuoteKind, StoryBlock};
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
    let edits = attribution(view.block?, quote, "TK").filter(|_| quote.place.back == 0)?;
    Some(Fix { title: "Add an attribution: “TK said”".to_owned(), edits, safe: false })
}

/// `"No."` becomes `"No," NAME said.`: the edits that name a speaker for a quote, with the block that it stands in.
///
/// `None` unless the quote is a sentence of its own whose end is written inside its marks or right behind them, so that the result is
/// right whatever follows.
#[must_use]
pub fn attribution(block: &StoryBlock, quote: &Quote, name: &str) -> Option<Vec<Edit>> {
    let prose = block.prose();
    if quote.kind != QuoteKind::Direct || quote.closed_by.is_none() {
        return None;
    }
    let end = quote.place.span.end as usize;
    let closing = prose.get(..end)?.chars().next_back()?;
    let after_words = end - closing.len_utf8();
    let stop = prose.get(..after_words)?.chars().next_back()?;
    let follows = prose.get(end..)?;
    let at = |start: usize, end: usize| Place { span: Span::new(start, end), ..quote.place };
    let put = |at: Place, text: &str| Edit { place: at, text: text.to_owned() };
    let is_free = |follows: &str| follows.is_empty() || follows.starts_with(char::is_whitespace);
    let said = format!(" {name} said.");
    if let Some(rest) = follows.strip_prefix('.') {
        // As in `"No".`; what has a stop inside too has one too many, unless that is an abbreviation's.
        let ends = stop.is_alphanumeric() || ends_abbreviation(block, after_words);
        return (ends && is_free(rest)).then(|| vec![put(at(end, end + 1), &format!(",{said}"))]);
    }
    if !is_free(follows) {
        return None;
    }
    let said = put(at(end, end), &said);
    match stop {
        // What breaks off has its mark.
        '.' if is_ellipsis(prose.get(..after_words)?) => Some(vec![said]),
        '.' if ends_abbreviation(block, after_words) => Some(vec![put(at(after_words, after_words), ","), said]),
        '.' => Some(vec![put(at(after_words - 1, after_words), ","), said]),
        '?' | '!' | '\u{2026}' => Some(vec![said]),
        // Somebody began to write it.
        ',' if follows.trim().is_empty() => Some(vec![said]),
        _ => None,
    }
}

/// Whether words that end in a full stop end in several: `...`, `. . .`
fn is_ellipsis(words: &str) -> bool {
    words.strip_suffix('.').is_some_and(|words| words.trim_end().ends_with(['.', '\u{2026}']))
}

/// Whether the words before an offset in the prose (bytes) end in an abbreviation, whose point is not the sentence's: "a.m.", "Inc."
fn ends_abbreviation(block: &StoryBlock, end: usize) -> bool {
    let tokens = &block.facts().tokens;
    let last = tokens.get(tokens.partition_point(|token| (token.span.end as usize) < end));
    last.filter(|token| token.span.end as usize == end && token.kind == TokenKind::Word).is_some_and(|token| {
        let text = token.text(block.prose());
        // At the end of a sentence these are the words that they look like.
        text.ends_with('.') && !matches!(text, "Ed." | "Ill." | "Mass." | "Miss." | "No." | "Sat." | "Sun." | "Wash.")
    })
}
