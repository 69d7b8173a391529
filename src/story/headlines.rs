//! Whose words a headline quotes: those of whoever says them in the story. "'Nobody asked us': parents press board" holds what a
//! parent says further down.
//!
//! A headline is read without its single marks, which in headlines stand for any quotation, and for much that is none. What is in
//! them is taken for speech only where the story says it, too.

use std::cmp::Reverse;

use rustc_hash::FxHashSet;

use super::attribution::{Attribution, How};
use super::mentions::Referent;
use super::quotes::pairs::{self, Inherited};
use super::quotes::{Quote, QuoteKind, Unattributed};
use super::reading::{Place, Reading};
use crate::facts::Mark;
use crate::story::blocks::StoryBlock;
use crate::text::Span;

/// How sure it is, in percent, that several words in a row are those of whoever says them, and that a single one is.
const SEVERAL: u8 = 85;
const ONE: u8 = 65;
/// What is shorter than that in bytes, and alone, says nothing of who said it.
const SHORTEST: usize = 4;

/// The quotes of headlines whose words are said in the story, each with the number of the block that says them, from which its places
/// are seen; in the order of the text. What the story finds of the same marks by itself is replaced by them.
pub(super) fn said(reading: &Reading) -> Vec<(usize, Quote)> {
    let blocks = || reading.blocks().iter().enumerate().filter(|(_, block)| is_headline(block));
    if blocks().next().is_none() {
        return Vec::new();
    }
    let (mut heads, mut bodies) = (Vec::new(), Vec::new());
    for (block, quote) in reading.found_quotes() {
        let at = block - quote.place.back as usize;
        match reading.blocks().get(at) {
            Some(story) if is_headline(story) => heads.push((at, quote.clone())),
            Some(story) if quote.is_speech() => bodies.push(Body::new(block, at, quote, story)),
            _ => {}
        }
    }
    for (at, block) in blocks() {
        heads.extend(in_single_marks(block).map(|quote| (at, quote)));
    }
    let bodies: Vec<Body> = bodies.into_iter().flatten().collect();
    let mut said: Vec<(usize, Quote)> = heads.into_iter().filter_map(|(at, quote)| attributed(reading, at, quote, &bodies)).collect();
    said.sort_unstable_by_key(|(block, quote)| (block - quote.place.back as usize, quote.place.span.start));
    said
}

fn is_headline(block: &StoryBlock) -> bool {
    block.facts().shape.headline && !block.facts().marks.is_empty()
}

/// What a headline has in single marks, as if it were said by nobody.
fn in_single_marks(block: &StoryBlock) -> impl Iterator<Item = Quote> {
    let marks: Vec<Mark> = block.facts().marks.iter().copied().filter(|mark| mark.glyph.is_single()).collect();
    let pairs = pairs::pair(block.prose(), &marks, Inherited::Nothing).pairs;
    pairs.into_iter().filter_map(|pair| {
        let (open, close) = (pair.open?, pair.close?);
        Some(Quote {
            place: Place::here(pair.span),
            kind: QuoteKind::Partial,
            opened_by: open.glyph,
            closed_by: Some(close.glyph),
            continues: false,
            attribution: None,
            unattributed: Unattributed::Fine,
        })
    })
}

/// The quote as said by whoever says its words in the story.
fn attributed(reading: &Reading, at: usize, quote: Quote, bodies: &[Body]) -> Option<(usize, Quote)> {
    let prose = reading.blocks().get(at)?.prose();
    let words = words_of(prose, quote.place.span);
    let count = words.split_whitespace().count();
    // A story's own headline stands before what it quotes, as a rule.
    let mut saying: Vec<&Body> = bodies.iter().filter(|body| body.at > at && body.words.contains(&words)).collect();
    saying.sort_by_key(|body| Reverse(body.attribution.confidence));
    let body = *saying.first()?;
    let speakers: FxHashSet<&str> = saying.iter().map(|body| body.attribution.speaker.name()).collect();
    let is_term = quote.kind == QuoteKind::NotSpeech || words.trim().len() < SHORTEST;
    if count == 0 || count == 1 && (is_term || speakers.len() > 1) {
        return None;
    }
    let sure = if count > 1 { SEVERAL } else { ONE };
    #[allow(clippy::cast_possible_truncation)]
    let back = (body.settled - at) as u32;
    let of_headline = |place: Place| Place { back: place.back + back, ..place };
    // "Mayor calls plan Q": the headline names the speaker by itself.
    let own =
        quote.attribution.as_ref().filter(|own| own.speaker == body.attribution.speaker || matches!(own.speaker, Referent::Unnamed(_)));
    let (mention, cue) = own.map_or((body.attribution.mention, None), |own| (of_headline(own.mention), own.cue.map(of_headline)));
    let confidence = body.attribution.confidence.min(sure);
    let attribution = Attribution { how: How::Headline, confidence, mention, cue, ..body.attribution.clone() };
    let place = Place { back, span: quote.place.span };
    let kind = if quote.kind == QuoteKind::NotSpeech { QuoteKind::Partial } else { quote.kind };
    Some((body.settled, Quote { place, kind, attribution: Some(attribution), unattributed: Unattributed::Fine, ..quote }))
}

/// A quote of the story itself.
struct Body<'a> {
    /// The block that settles it.
    settled: usize,
    /// The block that it stands in.
    at: usize,
    attribution: &'a Attribution,
    words: String,
}

impl<'a> Body<'a> {
    fn new(settled: usize, at: usize, quote: &'a Quote, block: &StoryBlock) -> Option<Self> {
        let attribution = quote.attribution.as_ref()?;
        Some(Self { settled, at, attribution, words: words_of(block.prose(), quote.place.span) })
    }
}

/// The words of a span in lower case, with a space before and behind each: marks and stops may differ.
fn words_of(prose: &str, span: Span) -> String {
    let mut words = String::from(" ");
    for c in span.of(prose).chars().filter(|c| !matches!(c, '\'' | '\u{2019}')) {
        if c.is_alphanumeric() {
            words.extend(c.to_lowercase());
        } else if !words.ends_with(' ') {
            words.push(' ');
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

#[cfg(test)]
mod tests {
    use crate::story::Story;
    use crate::text::Markup;

    /// Checks what a story's headline quotes, each with who says it, how that was found and how sure it is.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str, &str, u8)]) {
        let story = Story::new(text, Markup::Plain);
        let end = text.find("\n\n").unwrap_or(text.len());
        let quotes = story.reading().quotes();
        let found: Vec<(&str, &str, &str, u8)> = quotes
            .iter()
            .filter_map(|(block, quote)| {
                let range = story.place(*block, quote.place);
                let found = quote.attribution.as_ref().filter(|_| range.start < end && quote.is_speech())?;
                Some((&text[range.start..range.end], found.speaker.name(), found.how.name(), found.confidence))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
        assert!(quotes.is_sorted_by_key(|(block, quote)| story.place(*block, quote.place).start), "{text}");
    }

    #[test]
    fn a_headline_quotes_whoever_says_its_words() {
        check(
            "'Nobody asked us': parents press board\n\nParents spoke.\n\n\"Nobody asked us,\" said Ana Ruiz. \"Not one.\"",
            &[("'Nobody asked us'", "Ana Ruiz", "headline", 85)],
        );
        check(
            "Patient waited \u{201c}next to the crisps\u{201d}\n\nIt was full.\n\n\u{201c}Mum was next to the crisps,\u{201d} said Tom Hale.",
            &[("\u{201c}next to the crisps\u{201d}", "Tom Hale", "headline", 85)],
        );
        check(
            "Mayor calls plan \"a gift to nobody\"\n\nAna Ruiz, the mayor, said it was \"a gift to nobody\".",
            &[("\"a gift to nobody\"", "Ana Ruiz", "headline", 85)],
        );
    }

    #[test]
    fn one_word_is_only_likely_that_of_the_one_who_says_it() {
        check("Growers face 'brutal' choice\n\n\"It is brutal,\" said Ana Ruiz.", &[("'brutal'", "Ana Ruiz", "headline", 65)]);
        check("Growers face 'brutal' choice\n\n\"It is brutal,\" said Ana Ruiz. \"Not brutal,\" said Tom Hale.", &[]);
    }

    #[test]
    fn what_nobody_says_stays_what_it_was() {
        check("Growers face 'brutal' choice\n\n\"It is hard,\" said Ana Ruiz.", &[]);
        check("Growers' choice is the council's\n\n\"It is the growers choice,\" said Ana Ruiz.", &[]);
        check("Ana Ruiz calls offer \"an insult\"\n\nTalks go on.", &[("\"an insult\"", "Ana Ruiz", "cue", 92)]);
        // A paragraph is no headline, whatever it ends in.
        check("It was 'brutal'.\n\n\"It is brutal,\" said Ana Ruiz.", &[]);
    }
}
