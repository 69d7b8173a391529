//! Whose words a headline quotes: those of whoever says them in the story. "'Nobody asked us': parents press board" holds what a
//! parent says further down.
//!
//! A headline is read without its single marks, which in headlines stand for any quotation, and for much that is none. What is in
//! them is taken for speech only where the story says it, too, below the headline. A speaker whom the headline itself names stays.

mod term;

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::attribution::{self, Attribution, How};
use super::blocks::StoryBlock;
use super::mentions::{MentionKind, Referent};
use super::quotes::{Quote, QuoteKind, Unattributed};
use super::reading::{Place, Reading};
use crate::facts::{EntityType, Lean};
use crate::lexicon::{Class, class};
use crate::text::Span;

/// How sure it is, in percent, that some words in a row are those of whoever says them, that two are, and that a single one is.
const SEVERAL: u8 = 85;
const TWO: u8 = 78;
const ONE: u8 = 65;
/// A speaker whom the headline names is kept from this confidence on, in percent.
const NAMED: u8 = 80;
/// A single word is somebody's own only in a quote of at most so many words.
const SHORT: usize = 12;
/// So many words before what is said may deny it.
const BEFORE: usize = 3;

/// The quotes of headlines whose words are said in the story, each with the number of the block that settles it, from which its places
/// are seen; in the order of the text. What the story finds of the same marks by itself is replaced by them.
pub(super) fn said(reading: &Reading) -> Vec<(usize, Quote)> {
    let heads = heads(reading);
    if heads.is_empty() {
        return Vec::new();
    }
    let sayings = Sayings::of(reading, &heads);
    let mut said: Vec<(usize, Quote)> = heads.iter().filter_map(|head| head.attributed(reading, &sayings)).collect();
    said.sort_unstable_by_key(|(block, quote)| (block - quote.place.back as usize, quote.place.span.start));
    said
}

/// What a headline quotes.
struct Head {
    /// The headline.
    at: usize,
    /// The block that settles the quote, from which its places are seen.
    settled: usize,
    quote: Quote,
    words: Vec<Box<str>>,
    /// Whether it is a heading only if the story has its quotes in double marks.
    subhead: bool,
}

fn heads(reading: &Reading) -> Vec<Head> {
    let mut heads: Vec<(usize, usize, Quote)> = Vec::new();
    let mut headlines: Vec<(usize, Vec<Span>)> = Vec::new();
    let is_headline = |at: usize| reading.blocks().get(at).is_some_and(|block| block.facts().shape.headline || is_subhead(reading, at));
    for (at, block) in reading.blocks().iter().enumerate().filter(|(_, block)| !block.facts().marks.is_empty()) {
        if block.facts().shape.headline || is_subhead(reading, at) {
            headlines.push((at, Vec::new()));
        }
    }
    if headlines.is_empty() {
        return Vec::new();
    }
    for (settled, quote) in reading.found_quotes() {
        let at = settled - quote.place.back as usize;
        if is_headline(at)
            && let Ok(number) = headlines.binary_search_by_key(&at, |(at, _)| *at)
        {
            headlines[number].1.push(quote.place.span);
            heads.push((at, settled, quote.clone()));
        }
    }
    for (at, taken) in &headlines {
        let single = single_marks(reading, *at).into_iter().filter(|quote| !taken.iter().any(|taken| taken.overlaps(quote.place.span)));
        heads.extend(single.map(|quote| (*at, *at, quote)));
    }
    let with_words = |(at, settled, quote): (usize, usize, Quote)| {
        let words = words_of(reading.blocks().get(at)?.prose(), quote.place.span);
        let words: Vec<Box<str>> = words.into_iter().map(|word| plain(word).into()).collect();
        let subhead = !reading.blocks().get(at)?.facts().shape.headline;
        // "It read:" leads to a paragraph that is a quote of its own.
        let led = |own: &Attribution| matches!(own.how, How::Label | How::OpenParagraph | How::SentenceBefore);
        if subhead && quote.attribution.as_ref().is_some_and(led) {
            return None;
        }
        // What else it was given by the paragraph before it is nobody's.
        let quote = if subhead { Quote { attribution: None, ..quote } } else { quote };
        (!words.is_empty()).then_some(Head { at, settled, quote, words, subhead })
    };
    heads.into_iter().filter_map(with_words).collect()
}

/// Whether a block is nothing but a sentence in single marks, as American papers set a heading among their paragraphs; where the
/// story says it in double marks, it is one.
fn is_subhead(reading: &Reading, at: usize) -> bool {
    let Some(block) = reading.blocks().get(at) else { return false };
    let [open, close] = block.facts().marks.as_slice() else { return false };
    let alone = open.glyph.is_single() && open.span.start == 0 && close.span.end as usize == block.prose().len();
    // A paragraph that ends in a colon or in what it quotes leads on to it.
    let leads = |before: &StoryBlock| {
        before.prose().trim_end().ends_with(':') || before.facts().marks.last().is_some_and(|mark| mark.lean == Lean::Opens)
    };
    alone && !at.checked_sub(1).and_then(|before| reading.blocks().get(before)).is_some_and(|before| leads(before))
}

/// What a headline has in single marks, with the speaker only where it names one for certain and the words are no title.
fn single_marks(reading: &Reading, at: usize) -> Vec<Quote> {
    let (Some(block), Some(read)) = (reading.blocks().get(at), reading.get(at)) else { return Vec::new() };
    let mut quotes = attribution::in_single_marks(block, &read.mentions);
    for quote in &mut quotes {
        let words = quote.place.span.of(block.prose());
        // One word is as likely a term, words with capitals a title.
        let mut long = words.split(' ').filter(|word| word.len() > 3);
        let says_something = quote.is_speech() && words.contains(' ') && !long.all(|word| word.contains(char::is_uppercase));
        let own = quote.attribution.take().filter(|own| says_something && own.confidence >= NAMED);
        // "Minister accused of 'lying'" names whom others speak of.
        let says = |cue: &Place| {
            let past = cue.span.of(block.prose()).ends_with("ed");
            let strong = block.facts().cues.iter().any(|other| other.strong && other.span == cue.span);
            !past && strong && term::is_all_said(block, cue.span, quote.place.span)
        };
        quote.attribution = own.filter(|own| own.cue.as_ref().is_some_and(says));
        quote.kind = QuoteKind::Partial;
        quote.unattributed = Unattributed::Fine;
    }
    quotes
}

impl Head {
    /// The quote as said by whoever says its words in the story.
    fn attributed(&self, reading: &Reading, sayings: &Sayings) -> Option<(usize, Quote)> {
        let Some(saying) = self.saying(reading, sayings) else { return self.named_itself() };
        let settled = self.settled.max(saying.settled);
        #[allow(clippy::cast_possible_truncation)]
        let seen_from = |block: usize, place: Place| Place { back: place.back + (settled - block) as u32, ..place };
        // "Mayor calls plan Q": where the headline names the speaker by itself, that is the mention.
        let own = self.quote.attribution.as_ref().filter(|own| own.speaker == saying.attribution.speaker);
        let (mention, cue) = match own {
            Some(own) => (seen_from(self.settled, own.mention), own.cue.map(|cue| seen_from(self.settled, cue))),
            None => (seen_from(saying.settled, saying.attribution.mention), None),
        };
        let sure = match self.words.len() {
            1 => ONE,
            2 => TWO,
            _ => SEVERAL,
        };
        let relay = saying.attribution.relay.clone().map(|mut relay| {
            relay.place = seen_from(saying.settled, relay.place);
            relay
        });
        let confidence = saying.attribution.confidence.min(sure);
        let attribution = Attribution { speaker: saying.attribution.speaker.clone(), mention, cue, relay, how: How::Headline, confidence };
        let place = seen_from(self.settled, self.quote.place);
        let kind = if self.quote.kind == QuoteKind::NotSpeech { QuoteKind::Partial } else { self.quote.kind };
        let unattributed = Unattributed::Fine;
        Some((settled, Quote { place, kind, attribution: Some(attribution), unattributed, ..self.quote.clone() }))
    }

    /// "Minister 'misled MPs', says Ruiz": the quote as said by whom the headline names, though nobody says its words in the story.
    fn named_itself(&self) -> Option<(usize, Quote)> {
        let named = self.quote.opened_by.is_single() && self.own().is_some() && self.says_something();
        named.then(|| (self.settled, self.quote.clone()))
    }

    /// The speaker whom the headline itself names for it.
    fn own(&self) -> Option<&Attribution> {
        self.quote.attribution.as_ref().filter(|own| own.confidence >= NAMED && own.cue.is_some())
    }

    /// The quote of the story that says the words, where it is clear which.
    fn saying<'a>(&self, reading: &Reading, sayings: &'a Sayings) -> Option<&'a Saying<'a>> {
        if self.words.len() == 1 && self.quote.kind == QuoteKind::NotSpeech || !self.says_something() {
            return None;
        }
        let own = self.own();
        let named = self.named(reading);
        let below = |saying: &&Saying| saying.at > self.at && !(self.subhead && saying.single);
        let mut saying: Vec<&Saying> = sayings.with(&self.words).filter(below).filter(|saying| saying.says(&self.words)).collect();
        let is_own = |saying: &&Saying| own.is_some_and(|own| own.speaker == saying.attribution.speaker);
        let is_named = |saying: &&Saying| named.contains(&saying.attribution.speaker);
        if own.is_some_and(|own| matches!(own.speaker, Referent::Named(_))) {
            saying.retain(is_own);
        } else if saying.iter().any(is_named) {
            saying.retain(is_named);
        } else if self.quote.attribution.is_none() && !named.is_empty() && self.names_speaker(reading) {
            return None;
        }
        // Of those who say it one may be named only later: "one member" in the lead.
        let has_name = |saying: &&Saying| matches!(saying.attribution.speaker, Referent::Named(_));
        if saying.iter().any(has_name) {
            saying.retain(has_name);
        }
        let named: FxHashSet<&Referent> =
            saying.iter().filter(|saying| has_name(saying)).map(|saying| &saying.attribution.speaker).collect();
        let likeliest = saying.into_iter().max_by_key(|saying| (saying.attribution.confidence, Reverse(saying.at)));
        likeliest.filter(|_| named.len() < 2)
    }

    /// Whether the words are more than words of grammar.
    fn says_something(&self) -> bool {
        let tells =
            |least: usize| self.words.iter().filter(move |word| word.len() >= least && !class(word).intersects(Class::FUNCTION)).count();
        tells(4) > 0 || tells(3) > 1 || self.words.len() > 3
    }

    /// Who is named in the headline.
    fn named(&self, reading: &Reading) -> Vec<Referent> {
        let mentions = reading.get(self.at).into_iter().flat_map(|reading| &reading.mentions);
        let named = mentions.filter(|mention| matches!(mention.kind, MentionKind::Name(_)) && mention.entity_type != EntityType::Place);
        named.map(|mention| mention.referent.clone()).collect()
    }

    /// "Ruiz: Q", "Q, says Ruiz": whether the headline says whose words they are.
    fn names_speaker(&self, reading: &Reading) -> bool {
        let Some(block) = reading.blocks().get(self.at) else { return false };
        let before = block.prose().get(..self.quote.place.span.start as usize).unwrap_or_default().trim_end();
        let label = before.strip_suffix(':').map(str::len);
        let labelled = label.is_some_and(|end| block.facts().names.iter().any(|name| name.span.end as usize == end));
        labelled || block.facts().cues.iter().any(|cue| cue.strong)
    }
}

/// A quote of the story itself.
struct Saying<'a> {
    /// The block that settles it.
    settled: usize,
    /// The block that it stands in.
    at: usize,
    attribution: &'a Attribution,
    /// Whether it stands in single marks.
    single: bool,
    /// Its words as they are written, and in lower case.
    written: Vec<&'a str>,
    words: Vec<Box<str>>,
}

impl Saying<'_> {
    /// Whether words stand in it in a row, as something that is said: neither denied, nor as a name.
    fn says(&self, words: &[Box<str>]) -> bool {
        let starts = self.words.windows(words.len()).enumerate().filter(|(_, window)| *window == words).map(|(start, _)| start);
        let mut starts = starts.filter(|&start| !self.denies(start) && !self.is_name(start, words.len()));
        starts.next().is_some() && (words.len() > 1 || self.words.len() <= SHORT)
    }

    fn denies(&self, start: usize) -> bool {
        let before = start.saturating_sub(BEFORE)..start;
        let negates = |word: &&str| word.ends_with("n't") || word.ends_with("n\u{2019}t");
        self.words[before.clone()].iter().any(|word| ["not", "never", "no", "nothing", "hardly"].contains(&&**word))
            || self.written[before].iter().any(negates)
    }

    /// "I have loved Star Wars": capitals throughout, though nothing begins there.
    fn is_name(&self, start: usize, count: usize) -> bool {
        let long = self.written[start..start + count].iter().enumerate().filter(|(_, word)| word.len() > 3);
        let mut long = long.map(|(at, word)| (start + at, word.starts_with(char::is_uppercase))).peekable();
        long.peek().is_some() && long.all(|(at, capital)| capital && (at > 0 || count > 1))
    }
}

/// The quotes of the story that may say what its headlines quote, by their words.
struct Sayings<'a> {
    all: Vec<Saying<'a>>,
    by_word: FxHashMap<Box<str>, Vec<usize>>,
}

impl<'a> Sayings<'a> {
    fn of(reading: &'a Reading, heads: &[Head]) -> Self {
        let mut by_word: FxHashMap<Box<str>, Vec<usize>> =
            heads.iter().flat_map(|head| &head.words).map(|word| (word.clone(), Vec::new())).collect();
        let mut all = Vec::new();
        for (settled, quote) in reading.found_quotes().filter(|(_, quote)| quote.is_speech()) {
            let at = settled - quote.place.back as usize;
            let Some(block) = reading.blocks().get(at).filter(|block| !block.facts().shape.headline) else { continue };
            let Some(attribution) = quote.attribution.as_ref() else { continue };
            let written = words_of(block.prose(), quote.place.span);
            let words: Vec<Box<str>> = written.iter().map(|word| plain(word).into()).collect();
            for word in &words {
                if let Some(sayings) = by_word.get_mut(word)
                    && sayings.last() != Some(&all.len())
                {
                    sayings.push(all.len());
                }
            }
            all.push(Saying { settled, at, attribution, single: quote.opened_by.is_single(), written, words });
        }
        Self { all, by_word }
    }

    /// Those that have all of some words, and some that have one.
    fn with(&self, words: &[Box<str>]) -> impl Iterator<Item = &Saying<'a>> {
        let rarest = words.iter().filter_map(|word| self.by_word.get(word)).min_by_key(|sayings| sayings.len());
        rarest.into_iter().flatten().map(|&number| &self.all[number])
    }
}

/// The words of a span; what stands between them does not matter.
fn words_of(prose: &str, span: Span) -> Vec<&str> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '\u{2019}');
    let words = span.of(prose).split(|c: char| !is_word(c)).map(|word| word.trim_matches(['\'', '\u{2019}']));
    words.filter(|word| !word.is_empty()).collect()
}

/// A word in lower case without apostrophes.
fn plain(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '\'' | '\u{2019}')).flat_map(char::to_lowercase).collect()
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
        check("Growers face 'brutal' choice\n\n\"It is brutal,\" said Ana Ruiz. \"So brutal,\" said Tom Hale.", &[]);
    }

    #[test]
    fn what_nobody_says_stays_what_it_was() {
        check("Growers face 'brutal' choice\n\n\"It is hard,\" said Ana Ruiz.", &[]);
        check("Growers' choice is the council's\n\n\"It is the growers choice,\" said Ana Ruiz.", &[]);
        check("Ana Ruiz calls offer \"an insult\"\n\nTalks go on.", &[("\"an insult\"", "Ana Ruiz", "cue", 92)]);
        // A paragraph is no headline, whatever it ends in.
        check("It was 'brutal'.\n\n\"It is brutal,\" said Ana Ruiz.", &[]);
    }

    #[test]
    fn a_speaker_whom_the_headline_names_stays() {
        check(
            "\"I quit,\" says Ana Ruiz\n\nTom Hale said: \"I quit in June.\"\n\nAna Ruiz left.",
            &[("\"I quit,\"", "Ana Ruiz", "cue", 95)],
        );
        check("Mayor 'wrong' on bins, says Tom Hale\n\n\"The mayor is wrong,\" said Ana Ruiz. Tom Hale left.", &[]);
        check(
            "Minister 'misled MPs' over dam, says committee chair\n\nAna Ruiz, Labour chair of the committee, was cross.",
            &[("'misled MPs'", "Ana Ruiz", "cue", 87)],
        );
        check(
            "Governor sits on Bills 'like a landlord', says CM Ruiz\n\n\"Like a landlord he sits,\" Chief Minister Ana Ruiz said.",
            &[("'like a landlord'", "Ana Ruiz", "headline", 85)],
        );
        check("Mayor Ana Ruiz accused of 'lying about bins'\n\nAna Ruiz left.", &[]);
        check("Fans flock to 'The Long Road', says Tom Hale\n\nTom Hale left.", &[]);
        check(
            "Ruiz: 'We will fight on'\n\nTom Hale said: \"We will fight on.\"\n\nAna Ruiz told members: \"We will fight on.\"",
            &[("'We will fight on'", "Ana Ruiz", "headline", 85)],
        );
    }

    #[test]
    fn a_heading_among_paragraphs_is_whose_words_it_has() {
        let text = |mark: &str| {
            format!(
                "Rates rise\n\nOla Brandt left. \"I quit,\" she said.\n\n'So much anger.'\n\n{mark}There is so much anger here,{mark} said Tom Hale."
            )
        };
        let found = |text: &str| {
            let story = Story::new(text, Markup::Plain);
            let quotes = story.reading().quotes();
            quotes.get(1).and_then(|(_, quote)| quote.attribution.clone()).map(|found| found.speaker.name().to_owned())
        };
        assert_eq!(found(&text("\"")).as_deref(), Some("Tom Hale"));
        // In copy with single marks it is a paragraph of its own.
        assert_eq!(found(&text("'")).as_deref(), Some("Ola Brandt"));
        // So it is behind a paragraph that leads to it.
        let led = |lead: &str| {
            found(&format!("\"I quit,\" Ola Brandt said. {lead}\n'So much anger.'\n\"There is so much anger here,\" said Tom Hale."))
        };
        assert_eq!(led("Her note read:").as_deref(), Some("Ola Brandt"));
        assert_eq!(led("The fans began to chant at her.").as_deref(), Some("The fans"));
    }

    #[test]
    fn terms_in_what_a_headline_says_are_not_all_of_it() {
        let said = |head: &str, expected: &[(&str, &str, &str, u8)]| {
            check(&format!("{head}\n\nTalks between the two sides go on in Leeds."), expected)
        };
        said("Farmers say 'rewild and retreat' must end", &[]);
        said("Scientists say 'ghost nets' are in the bay", &[]);
        said("Hull chairman says 'top four' sides must share", &[]);
        said("Ana Ruiz says 'The long way round' is her last novel", &[]);
        said("Farmers say ministers must end 'rewild and retreat'", &[]);
        said("Ana Ruiz says no to 'rewild and retreat'", &[]);
        said("Ana Ruiz says 'ghost nets' a menace", &[]);
        said("'Ghost nets' are in the bay, says Ana Ruiz", &[]);
        said("Ana Ruiz says mayor 'misled members' over dam", &[("'misled members'", "Ana Ruiz", "cue", 92)]);
        said("Ana Ruiz warns of 'total ruin'", &[("'total ruin'", "Ana Ruiz", "cue", 92)]);
        said("Ana Ruiz says 'we will not go'", &[("'we will not go'", "Ana Ruiz", "cue", 95)]);
    }

    #[test]
    fn names_titles_and_what_somebody_denies_are_nobodys_words() {
        check("'Star Wars' museum to open\n\n\"I have loved Star Wars since 1977,\" said Ana Ruiz.", &[]);
        check("'Hamlet' returns\n\n\"It is Hamlet,\" said Ana Ruiz.", &[]);
        check("Probe is 'a witch hunt'\n\n\"It is not a witch hunt,\" said Ana Ruiz.", &[]);
        check("Ruiz in 'the end'\n\n\"At the end of the day,\" said Ana Ruiz.", &[]);
    }

    #[test]
    fn what_two_say_is_neithers() {
        check("Rovers 'not for sale'\n\n\"It is not for sale,\" said Ana Ruiz.\n\n\"It is not for sale,\" said Tom Hale.", &[]);
    }

    #[test]
    fn a_mark_left_open_moves_no_place() {
        let text = "Ruiz calls plan \"a gift to nobody\n\n\"It is a gift to nobody,\" said Ana Ruiz.";
        let story = Story::new(text, Markup::Plain);
        let (block, quote) = story.reading().quotes()[0];
        let found = quote.attribution.as_ref().expect("the headline's quote has a speaker");
        let words = |place| &text[story.place(block, place).start..story.place(block, place).end];
        assert_eq!((found.how.name(), words(found.mention), words(quote.place)), ("headline", "Ana Ruiz", "\"a gift to nobody"));
    }
}
