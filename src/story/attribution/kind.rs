//! Speech or not: direct, partial, or a title, a nickname, a term.

use super::line::{ItemKind, Line};
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
        if look.words <= 3 && !look.ended && self.is_borne(item) {
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
        // "known as a "pathfinder""
        let naming = if is(Some(at), &["a", "an", "the"]) { back(Some(at)) } else { Some(at) };
        is(Some(at), NAMING) || is(naming, &["as"]) && is(back(naming), NAMED_AS)
    }

    /// a "hold" rating, the "Wet Paint" sign: what something bears, not words of somebody.
    fn is_borne(&self, item: usize) -> bool {
        let behind = self.items.get(item).and_then(|item| self.token(item.last));
        behind.is_some_and(|token| BEARERS.iter().any(|word| token.is(self.prose, word)))
    }
}

/// What bears a label in marks before it.
const BEARERS: &[&str] =
    &["rating", "ratings", "recommendation", "button", "sign", "signs", "sticker", "stickers", "label", "labels", "logo"];

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
