//! What the words of a story are, for colours: who is named, who speaks, what is quoted.

use bitflags::bitflags;
use ropey::Rope;

use crate::facts::EntityType;
use crate::story::quotes::Unattributed;
use crate::story::{How, Mention, MentionKind, Place, Quote, Story};
use crate::text::{Range, Span};

/// A run of words of one kind, within a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where.
    pub range: Range,
    /// What.
    pub kind: TokenKind,
    /// What else is to be said of it.
    pub modifiers: Modifiers,
}

/// What words are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TokenKind {
    /// A mention of a person.
    Person,
    /// A mention of an organisation.
    Organisation,
    /// A mention of a place.
    Place,
    /// The verb or phrase that gives a quote to its speaker.
    Cue,
    /// Speech, its marks included.
    Quote,
}

impl TokenKind {
    /// All kinds in their order.
    pub const ALL: [Self; 5] = [Self::Person, Self::Organisation, Self::Place, Self::Cue, Self::Quote];

    /// The name, for style sheets.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Cue => "cue",
            Self::Quote => "quote",
        }
    }
}

bitflags! {
    /// What else is to be said of words.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
    pub struct Modifiers: u32 {
        /// A mention that a quote is attributed to.
        const SPEAKER = 1;
        /// A mention by a pronoun or a role.
        const REFERENCE = 1 << 1;
        /// A quote that nobody is named for.
        const UNATTRIBUTED = 1 << 2;
        /// A quote whose speaker is taken over from one before.
        const CONTINUED = 1 << 3;
        /// Only likely.
        const LIKELY = 1 << 4;
    }
}

impl Modifiers {
    /// The names, for style sheets, from the lowest bit on.
    pub const NAMES: [&'static str; 5] = ["speaker", "reference", "unattributed", "continued", "likely"];
}

/// A place in the prose of a block, with what it is.
type Found = (usize, Span, TokenKind, Modifiers);

/// The tokens that touch a range, in order: none overlaps another (a name in a quote cuts it in two), and none goes over a line's
/// end.
#[must_use]
pub fn tokens(story: &Story, range: Range) -> Vec<Token> {
    let (Some(first), Some(last)) = (story.blocks().at(range.start), story.blocks().at(range.end)) else { return Vec::new() };
    let mut found = speech(story, first..=last);
    let mut speakers: Vec<(usize, Span)> =
        found.iter().filter(|(.., modifiers)| modifiers.contains(Modifiers::SPEAKER)).map(|&(block, span, ..)| (block, span)).collect();
    found.retain(|(.., modifiers)| !modifiers.contains(Modifiers::SPEAKER));
    speakers.sort_unstable_by_key(|&(block, span)| (block, span.start));
    for (block, reading) in story.reading().iter().skip(first).take(last - first + 1) {
        let here = speakers.partition_point(|&(at, _)| at < block);
        let here = speakers.get(here..).unwrap_or_default();
        for mention in &reading.mentions {
            let mut near = here.iter().take_while(|&&(at, span)| at == block && span.start <= mention.span.start);
            let speaks = near.any(|(_, span)| span.contains(mention.span));
            found.push((block, mention.span, kind(mention), modifiers(mention, speaks)));
        }
    }
    let mut tokens: Vec<Token> = found
        .into_iter()
        .map(|(block, span, kind, modifiers)| Token { range: story.range(block, span), kind, modifiers })
        .filter(|token| !token.range.is_empty())
        .collect();
    tokens.sort_unstable_by_key(|token| (token.range.start, std::cmp::Reverse((token.range.end, token.kind))));
    let mut lines = Vec::with_capacity(tokens.len());
    flat(tokens).into_iter().for_each(|token| cut_at_lines(story.text(), token, &mut lines));
    lines.retain(|token| token.range.start < range.end && range.start < token.range.end);
    lines
}

/// Quotes and cues in some blocks, and the mentions there that quotes are attributed to.
fn speech(story: &Story, blocks: std::ops::RangeInclusive<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    for (block, quote) in story.reading().each_quote().filter(|(_, quote)| quote.is_speech()) {
        let mut add = |place: Place, kind, modifiers| {
            let at = block.saturating_sub(place.back as usize);
            if blocks.contains(&at) {
                found.push((at, place.span, kind, modifiers));
            }
        };
        add(quote.place, TokenKind::Quote, state(quote));
        if let Some(attribution) = &quote.attribution {
            add(attribution.mention, TokenKind::Person, Modifiers::SPEAKER);
            attribution.cue.into_iter().for_each(|cue| add(cue, TokenKind::Cue, Modifiers::empty()));
        }
    }
    found
}

fn state(quote: &Quote) -> Modifiers {
    let mut state = Modifiers::empty();
    state.set(Modifiers::UNATTRIBUTED, quote.unattributed == Unattributed::Nobody);
    if let Some(attribution) = &quote.attribution {
        let is_taken_over = matches!(attribution.how, How::Continued | How::OpenParagraph | How::Carried | How::Headline);
        state.set(Modifiers::CONTINUED, is_taken_over);
        state.set(Modifiers::LIKELY, !attribution.is_sure());
    }
    state
}

fn kind(mention: &Mention) -> TokenKind {
    match mention.entity_type {
        EntityType::Person => TokenKind::Person,
        EntityType::Organisation => TokenKind::Organisation,
        EntityType::Place => TokenKind::Place,
    }
}

fn modifiers(mention: &Mention, speaks: bool) -> Modifiers {
    let mut modifiers = Modifiers::empty();
    modifiers.set(Modifiers::SPEAKER, speaks);
    modifiers.set(Modifiers::REFERENCE, !matches!(mention.kind, MentionKind::Name(_)));
    modifiers.set(Modifiers::LIKELY, !mention.is_sure());
    modifiers
}

/// Cuts those that hold others around them. They are in order; of two that start together, the one that holds the other is first.
fn flat(tokens: Vec<Token>) -> Vec<Token> {
    let mut flat: Vec<Token> = Vec::with_capacity(tokens.len());
    // What is left of those that are not at their ends yet, the innermost last.
    let mut open: Vec<Token> = Vec::new();
    for token in tokens {
        while let Some(inner) = open.pop_if(|inner| inner.range.end <= token.range.start) {
            flat.push(inner);
        }
        if let Some(outer) = open.last() {
            let range = Range::new(outer.range.start, token.range.start.max(outer.range.start));
            flat.push(Token { range, ..*outer });
        }
        for outer in &mut open {
            outer.range.start = token.range.end.clamp(outer.range.start, outer.range.end);
        }
        open.push(token);
    }
    flat.extend(open.into_iter().rev());
    flat.retain(|token| !token.range.is_empty());
    flat
}

/// Cuts a token at the ends of lines, which belong to none.
fn cut_at_lines(text: &Rope, token: Token, lines: &mut Vec<Token>) {
    let Some(slice) = text.get_byte_slice(token.range.start..token.range.end) else { return };
    let (mut start, mut at) = (token.range.start, token.range.start);
    let mut add = |start: usize, end: usize| {
        if start < end {
            lines.push(Token { range: Range::new(start, end), ..token });
        }
    };
    for chunk in slice.chunks() {
        for end in memchr::memchr2_iter(b'\n', b'\r', chunk.as_bytes()) {
            add(start, at + end);
            start = at + end + 1;
        }
        at += chunk.len();
    }
    add(start, token.range.end);
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::text::Markup;

    #[track_caller]
    fn check(copy: &str, expected: Expect) {
        check_as(Markup::Plain, copy, expected);
    }

    #[track_caller]
    fn check_as(markup: Markup, copy: &str, expected: Expect) {
        let story = Story::new(copy, markup);
        let tokens = tokens(&story, Range::new(0, copy.len()));
        let shown = tokens.iter().map(|token| {
            let names = Modifiers::NAMES.iter().enumerate().filter(|(bit, _)| token.modifiers.bits() & (1 << bit) != 0);
            let names: String = names.map(|(_, name)| format!(" {name}")).collect();
            format!("{}{names}: [{}]\n", token.kind.name(), &copy[token.range.start..token.range.end])
        });
        expected.assert_eq(&shown.collect::<String>());
        assert!(tokens.is_sorted_by(|one, next| one.range.end <= next.range.start), "they overlap");
        assert!(tokens.iter().all(|token| !copy[token.range.start..token.range.end].contains(['\n', '\r'])));
    }

    #[test]
    fn names_cues_and_quotes() {
        check(
            "Mayor Ana Leal sailed from Porto. “It was empty,” she said.\n",
            expect![[r#"
                person: [Ana Leal]
                place: [Porto]
                quote: [“It was empty,”]
                person speaker reference: [she]
                cue: [said]
            "#]],
        );
        check(
            "“We sail,” Northwire Ltd. said in a statement. “Soon.”\n",
            expect![[r#"
                quote: [“We sail,”]
                organisation speaker: [Northwire Ltd.]
                cue: [said]
            "#]],
        );
    }

    #[test]
    fn a_name_in_a_quote_cuts_it() {
        check(
            "“We saw Ana Leal there at dawn today,” said Tom Reyes.\n",
            expect![[r#"
                quote: [“We saw ]
                person: [Ana Leal]
                quote: [ there at dawn today,”]
                cue: [said]
                person speaker: [Tom Reyes]
            "#]],
        );
    }

    #[test]
    fn lines_cut_a_quote() {
        check_as(
            Markup::Markdown,
            "“It was\r\nempty,” Ana\nLeal said.\n",
            expect![[r#"
                quote: [“It was]
                quote: [empty,”]
                person speaker: [Ana]
                person speaker: [Leal]
                cue: [said]
            "#]],
        );
    }

    #[test]
    fn what_a_quote_lacks_or_takes_over_is_told() {
        check(
            "The hall was full.\n\n“We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n",
            expect![[r#"
                quote unattributed: [“We will close the bridge on Friday and open it again in May.”]
            "#]],
        );
        check(
            "Alan Moss and Peter Lund left. “It is over,” he said. “It is.”\n",
            expect![[r#"
                person: [Alan Moss]
                person: [Peter Lund]
                quote likely: [“It is over,”]
                person speaker reference likely: [he]
                cue: [said]
                quote continued likely: [“It is.”]
            "#]],
        );
    }

    #[test]
    fn only_tokens_in_the_range_are_made() {
        let copy = "“It was empty,” Ana Leal said.\n\n“It was not,” said Tom Reyes.\n";
        let story = Story::new(copy, Markup::Plain);
        let all = tokens(&story, Range::new(0, copy.len()));
        for start in (0..copy.len()).filter(|&at| copy.is_char_boundary(at)) {
            let some = tokens(&story, Range::new(start, copy.len()));
            let wanted: Vec<Token> = all.iter().copied().filter(|token| token.range.end > start).collect();
            assert_eq!(some, wanted, "{start}");
        }
        assert_eq!(tokens(&story, Range::new(0, 0)), []);
    }

    #[test]
    fn what_overlaps_is_cut() {
        let token = |start, end, kind| Token { range: Range::new(start, end), kind, modifiers: Modifiers::empty() };
        let (quote, person, place) = (TokenKind::Quote, TokenKind::Person, TokenKind::Place);
        let cut =
            |tokens: Vec<Token>| flat(tokens).iter().map(|token| (token.range.start, token.range.end, token.kind)).collect::<Vec<_>>();
        assert_eq!(
            cut(vec![token(0, 9, quote), token(1, 5, person), token(3, 4, place), token(7, 8, person)]),
            [(0, 1, quote), (1, 3, person), (3, 4, place), (4, 5, person), (5, 7, quote), (7, 8, person), (8, 9, quote)]
        );
        assert_eq!(cut(vec![token(0, 4, quote), token(2, 6, person)]), [(0, 2, quote), (2, 6, person)]);
        assert_eq!(cut(vec![token(0, 4, quote), token(0, 4, person), token(4, 5, place)]), [(0, 4, person), (4, 5, place)]);
    }
}
