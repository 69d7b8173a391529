//! What lights up with the cursor: all mentions of somebody, or the marks of a quote.

use super::cursor;
use crate::story::{MentionKind, Quote, Story};
use crate::text::Range;

/// A place that lights up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Highlight {
    /// The place.
    pub range: Range,
    /// As what.
    pub kind: HighlightKind,
}

/// As what a place lights up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HighlightKind {
    /// A mention by a name.
    Name,
    /// A mention by a pronoun or a role.
    Reference,
    /// A mark of a quote.
    Mark,
}

/// What lights up at an offset (bytes): on a mark, the marks that go with it; on a mention, all mentions of the same.
#[must_use]
pub fn highlights(story: &Story, offset: usize) -> Vec<Highlight> {
    let marks = marks_around(story, offset);
    let is_on_mark = marks.iter().any(|mark| mark.start <= offset && offset < mark.end);
    match cursor::mention(story, offset).filter(|_| !is_on_mark) {
        Some((_, mention)) => {
            let entries = story.reading().iter().flat_map(|(block, found)| found.mentions.iter().map(move |other| (block, other)));
            let same = entries.filter(|(_, other)| other.referent == mention.referent);
            let light = same.map(|(block, other)| Highlight {
                range: story.range(block, other.span),
                kind: if matches!(other.kind, MentionKind::Name(_)) { HighlightKind::Name } else { HighlightKind::Reference },
            });
            light.collect()
        }
        None if marks.iter().any(|mark| mark.touches(offset)) => {
            marks.into_iter().map(|range| Highlight { range, kind: HighlightKind::Mark }).collect()
        }
        None => Vec::new(),
    }
}

/// The marks of the quote around an offset. Of one that runs over paragraphs: those that open it in each, and the one that closes it.
fn marks_around(story: &Story, offset: usize) -> Vec<Range> {
    let quotes = story.reading().quotes();
    let around = |(block, quote): &&(usize, &Quote)| story.place(*block, quote.place).touches(offset);
    let Some(here) = story.blocks().at(offset) else { return Vec::new() };
    let first = quotes.partition_point(|(block, quote)| block - (quote.place.back as usize) < here);
    let near = quotes.iter().enumerate().skip(first).take_while(|(_, (block, quote))| block - quote.place.back as usize == here);
    let near = near.filter(|(_, quote)| around(quote)).min_by_key(|(_, (_, quote))| quote.place.span.len());
    let Some((number, _)) = near else { return Vec::new() };
    let mut start = number;
    while start > 0 && quotes.get(start).is_some_and(|(_, quote)| quote.continues) {
        start -= 1;
    }
    let mut marks = Vec::new();
    for (at, (block, quote)) in quotes.iter().enumerate().skip(start) {
        if at > start && !quote.continues {
            break;
        }
        marks.extend(marks_of(story, *block, quote));
    }
    marks
}

fn marks_of<'a>(story: &'a Story, block: usize, quote: &Quote) -> impl Iterator<Item = Range> + 'a {
    let (place, is_closed) = (quote.place.span, !quote.is_open());
    let block = block.saturating_sub(quote.place.back as usize);
    let marks = story.blocks().get(block).into_iter().flat_map(|block| &block.facts().marks).map(|mark| mark.span);
    let marks = marks.filter(move |mark| mark.start == place.start || (is_closed && mark.end == place.end));
    marks.map(move |mark| story.range(block, mark))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;

    /// What lights up at `<|>`: `{name}`, `[reference]`, `(mark)`.
    #[track_caller]
    fn lights(expected: &str) {
        let copy = expected.replace(['{', '}', '[', ']', '(', ')'], "");
        let offset = copy.find("<|>").unwrap();
        let mut shown = copy.replace("<|>", "");
        let mut signs = vec![(offset, 1, "<|>")];
        for highlight in highlights(&Story::new(&shown, Markup::Plain), offset) {
            let (open, close) = match highlight.kind {
                HighlightKind::Name => ("{", "}"),
                HighlightKind::Reference => ("[", "]"),
                HighlightKind::Mark => ("(", ")"),
            };
            signs.extend([(highlight.range.start, 2, open), (highlight.range.end, 0, close)]);
        }
        signs.sort();
        for (at, _, sign) in signs.into_iter().rev() {
            shown.insert_str(at, sign);
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn all_mentions_of_somebody() {
        lights("{Ana<|> Leal} went out. “We saw Rui and {Leal} there today,” said Tom Reyes. [She] slept.");
        lights("{Ana Leal} went out. “It was empty,” [s<|>he] said.");
    }

    #[test]
    fn the_marks_of_a_quote() {
        lights("<|>(“)It was empty,(”) Ana Leal said.");
        lights("(“)It was empty,<|>(”) Ana Leal said. “So it goes.”");
        lights("(“)It was empty,(”)<|> Ana Leal said.");
        lights("(\")It was empty,<|>(\") Ana Leal said.");
    }

    #[test]
    fn all_marks_of_a_quote_over_paragraphs() {
        lights("(“)It was empty.\n\n(“)Then we heard the whistle.\n\n(“)That was all<|>(”), Ana Leal said. “So it goes.”");
        lights("<|>(“)It was empty.\n\n(“)That was all,(”) Ana Leal said.");
    }

    #[test]
    fn a_name_at_a_mark_is_a_name_behind_it_and_a_mark_before_it() {
        lights("“<|>{Ana Leal} and Rui were there today,” said Tom Reyes. {Leal} slept.");
        lights("<|>(“)Ana Leal and Rui were there today,(”) said Tom Reyes. Leal slept.");
    }

    #[test]
    fn nothing_elsewhere() {
        lights("“It was <|>empty,” Ana Leal said.");
        lights("<|>");
    }
}
