//! Speech or not: direct, partial, or a title, a nickname, a term.

use super::line::{ItemKind, Line};
use crate::lexicon::Class;
use crate::story::quotes::QuoteKind;

/// What the words of a quote look like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Look {
    /// Starts as a sentence does.
    pub(super) capital: bool,
    /// Ends as a sentence or a tagged clause does.
    pub(super) ended: bool,
    pub(super) words: usize,
    /// Every long word has a capital.
    pub(super) title: bool,
}

/// Looks at the words of a quote.
pub(super) fn look(inner: &str) -> Look {
    let body = inner.trim_start_matches(|c: char| {
        crate::facts::token::is_quote_character(c) || matches!(c, '[' | '(' | '.' | '\u{2026}' | ' ' | '@' | '#')
    });
    let end = inner.trim_end_matches(|c: char| crate::facts::token::is_quote_character(c) || c.is_whitespace() || c == ')');
    let mut words = 0;
    let mut title = true;
    for word in body.split_whitespace() {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        words += 1;
        title &= !first.is_lowercase() || word.len() <= 3 || matches!(word, "with" | "from" | "into" | "over");
    }
    Look {
        capital: body.starts_with(|c: char| c.is_uppercase() || c.is_numeric()),
        ended: end.ends_with(['.', ',', '?', '!', '\u{2026}', '\u{2013}', '\u{2014}', ']', '-']),
        words,
        title: title && words > 0,
    }
}

impl Line<'_> {
    /// What a quote holds, before its speaker is known. `score` is that of its best candidate.
    pub(super) fn quote_kind(&self, item: usize, look: Look, score: u8) -> QuoteKind {
        let before = item.checked_sub(1).and_then(|before| self.kind(before));
        let named = self.is_named_so(item) || look.title && item > 0 && self.is(item - 1, &["named", "christened", "renamed"]);
        if named && (look.words <= 6 || look.title) {
            return QuoteKind::NotSpeech;
        }
        if look.words <= 3 && !look.ended && self.is_borne(item, look) {
            return QuoteKind::NotSpeech;
        }
        // A paragraph of its own: nobody sets a term alone.
        if look.words >= 5 && item == 0 && matches!(self.kind(1), None | Some(ItemKind::Stop)) && self.items.len() <= 2 && look.ended {
            return QuoteKind::Direct;
        }
        // "called it the 'Bridge to Nowhere'"
        if look.title
            && look.words >= 2
            && look.capital
            && !look.ended
            && item > 0
            && self.is(item - 1, &["the", "a", "its", "their", "his", "her"])
        {
            return QuoteKind::NotSpeech;
        }
        let introduced = matches!(before, None | Some(ItemKind::Stop | ItemKind::Colon));
        if look.capital && (look.ended || introduced) && look.words >= 2 && !(look.title && look.words >= 2 && score < 80 && !introduced) {
            return QuoteKind::Direct;
        }
        if look.title && look.capital && look.words <= 9 && score < 90 && !(look.words == 1 && score >= 78) {
            return QuoteKind::NotSpeech;
        }
        // A word or two in marks where nobody says anything: a term, an irony.
        if look.words <= 3 && score < 60 {
            return QuoteKind::NotSpeech;
        }
        if look.capital && look.words >= 4 && score >= 80 { QuoteKind::Direct } else { QuoteKind::Partial }
    }

    /// the song "...", so-called "...", known as "...": a name for something, not words of somebody.
    fn is_named_so(&self, item: usize) -> bool {
        let Some(before) = item.checked_sub(1) else { return false };
        let last = match self.items[before].kind {
            ItemKind::Comma if before > 0 => before - 1,
            _ => before,
        };
        let Some(at) = self.items[last].last.checked_sub(1) else { return false };
        let is = |at: Option<u32>, words: &[&str]| {
            at.and_then(|at| self.token(at)).is_some_and(|token| words.iter().any(|word| token.is(self.prose, word)))
        };
        let back = |at: Option<u32>| at.and_then(|at| at.checked_sub(1));
        if is(Some(at), NAMING) || is(Some(at), &["as"]) && is(back(Some(at)), NAMED_AS) {
            return true;
        }
        // A nurse, known as a "pathfinder": what is said to be known so is as likely said by whoever says it.
        let (last, participle) = (back(Some(at)), back(back(Some(at))));
        let articled = is(Some(at), &["a", "an", "the"]) && is(last, &["as"]) && is(participle, NAMED_AS);
        articled && (self.is_beside(participle) || !self.is_governed(item))
    }

    /// Whether a participle opens an aside or stands in a clause that belongs to a noun: ", known as"; "(billed as"; "who is known as".
    fn is_beside(&self, participle: Option<u32>) -> bool {
        let Some(before) = participle.and_then(|at| at.checked_sub(1)) else { return false };
        let is = |at: u32, words: &[&str]| self.token(at).is_some_and(|token| words.iter().any(|word| token.is(self.prose, word)));
        let relative = &["who", "which"];
        let auxiliary = self.token(before).is_some_and(|token| token.class.contains(Class::AUXILIARY));
        is(before, &[",", "("]) || is(before, relative) || auxiliary && before.checked_sub(1).is_some_and(|at| is(at, relative))
    }

    /// a "hold" rating, the "Wet Paint" sign: what something bears, not words of somebody. Anything can be a "clear" sign, though.
    fn is_borne(&self, item: usize, look: Look) -> bool {
        let Some(behind) = self.items.get(item).and_then(|item| self.token(item.last)) else { return false };
        let is = |words: &[&str]| words.iter().any(|word| behind.is(self.prose, word));
        if is(RATED) {
            let ItemKind::Quote(pair) = self.items[item].kind else { return false };
            let mut words = self.inner(pair).split([' ', '-', '/']);
            return words.all(|word| RATINGS.iter().any(|rating| word.eq_ignore_ascii_case(rating))) && !self.is_governed(item);
        }
        if !is(BEARERS) {
            return false;
        }
        let from = self.sentence_start(item);
        let lettered = look.capital && item > from && !self.facts.shape.headline;
        if lettered && look.words >= 2 {
            return true;
        }
        // What bears "clear" signs of something bears no letters.
        let of = self.items.get(item).and_then(|item| self.token(item.last + 1)).is_some_and(|token| token.is(self.prose, "of"));
        let bears = (from..item)
            .rev()
            .take(FARTHEST_VERB)
            .any(|at| self.last_token(at).is_some_and(|token| BEARING.iter().any(|word| token.is(self.prose, word))));
        (lettered || bears && !of) && !self.is_governed(item)
    }

    /// Whether a cue tells that somebody says the clause that a quote stands in: one before it, outside a clause that belongs to a noun,
    /// or one with its subject behind it.
    fn is_governed(&self, item: usize) -> bool {
        let (from, to) = (self.sentence_start(item), self.sentence_end(item));
        let according = |at: usize| matches!(self.kind(at), Some(ItemKind::According(_)));
        if (from..to).any(according) {
            return true;
        }
        let is_cue = |at: usize| self.verb(at).is_some_and(|verb| verb.cue.is_some());
        // "said it was dear and kept her "hold" rating"
        let rates = |at: usize| {
            self.kind(at) == Some(ItemKind::Coordination)
                && self.last_token(at + 1).is_some_and(|token| RATING.iter().any(|word| token.is(self.prose, word)))
        };
        let parts = |at: usize| self.is(at, &["who", "which"]) || self.kind(at) == Some(ItemKind::Open) || rates(at);
        if (from..item).rev().take_while(|&at| !parts(at)).any(is_cue) {
            return true;
        }
        let ends = |at: usize| at >= to || matches!(self.kind(at), Some(ItemKind::Comma | ItemKind::Dash));
        (item + 1..to).filter(|&at| self.verb(at).is_some_and(|verb| verb.strong && !verb.passive)).any(|at| {
            let tag = self.phrase(at - 1).is_some() && matches!(self.before(at - 1), Some(ItemKind::Comma | ItemKind::Dash));
            tag || ends(at + 1) || self.phrase(at + 1).is_some() && ends(at + 2)
        })
    }
}

/// What bears letters.
const BEARERS: &[&str] = &["button", "sign", "signs", "sticker", "stickers", "label", "labels", "logo"];
/// Behind these, marks before a sign hold what it says.
const BEARING: &[&str] = &[
    "read", "reads", "reading", "bore", "bear", "bears", "bearing", "carried", "carry", "carries", "carrying", "held", "holding", "waved",
    "waving", "wore", "wearing", "pressed",
];
/// So many items before marks such a verb may stand.
const FARTHEST_VERB: usize = 3;
/// What has one of few words.
const RATED: &[&str] = &["rating", "ratings", "recommendation", "recommendations"];
/// What analysts do with their ratings.
const RATING: &[&str] =
    &["retained", "maintained", "reiterated", "reaffirmed", "kept", "cut", "raised", "lowered", "upgraded", "downgraded"];
const RATINGS: &[&str] = &[
    "buy",
    "sell",
    "hold",
    "neutral",
    "outperform",
    "underperform",
    "overweight",
    "underweight",
    "strong",
    "equal",
    "weight",
    "market",
    "perform",
    "accumulate",
    "reduce",
    "good",
    "outstanding",
    "poor",
    "inadequate",
    "requires",
    "improvement",
];

/// Words behind which marks hold a name.
const NAMING: &[&str] = &[
    "so-called",
    "dubbed",
    "titled",
    "entitled",
    "nicknamed",
    "song",
    "book",
    "film",
    "movie",
    "show",
    "series",
    "episode",
    "album",
    "novel",
    "play",
    "column",
    "hashtag",
    "single",
    "musical",
    "documentary",
    "memoir",
    "podcast",
    "sitcom",
    "anthem",
    "hymn",
    "painting",
    "exhibition",
    "headlined",
    "subtitled",
    "aka",
];

/// Participles that name with "as" behind them.
const NAMED_AS: &[&str] = &["known", "billed", "listed", "credited", "styled"];
