//! Words, numbers and punctuation as spans of a block's prose.
//!
//! A word keeps its inner hyphens, points and apostrophes ("day-to-day", "U.S.", "O'Neil", "won't"); a clitic after it
//! ('s, 'll, 're, 've, 'd, 'm) is a token of its own, so that a name and a pronoun are found in "Lavrov's" and "he'd".

mod address;
mod plain;

use crate::lexicon::entry::{Entry, entry};
use crate::lexicon::words::is_word;
use crate::lexicon::{self, Class, table};
use crate::text::Span;

/// A word, a number, or a piece of punctuation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// How a word is capitalised.
    pub case: Case,
    /// What the lexicon says of a word in lower case.
    pub class: Class,
    /// What a word is looked up by (see [`table::key`]); zero where it is none.
    pub key: u64,
    /// Whether the speller accepts the word: one of ASCII in lower case, another as it stands.
    pub is_accepted: bool,
    /// Whether it may be a word whose spelling tells of its dialect.
    pub may_tell_dialect: bool,
}

impl Token {
    fn word(span: Span, case: Case, key: u64) -> Self {
        let Entry { class, is_accepted, may_tell_dialect } = entry(key);
        Self { span, kind: TokenKind::Word, case, class, key, is_accepted, may_tell_dialect }
    }

    /// The text of the token.
    #[must_use]
    pub fn text(self, prose: &str) -> &str {
        self.span.of(prose)
    }

    /// The bytes of the token, for who looks at its ASCII letters only.
    #[must_use]
    pub fn bytes(self, prose: &str) -> &[u8] {
        prose.as_bytes().get(self.span.start as usize..self.span.end as usize).unwrap_or_default()
    }

    /// What it is looked up by, be it a word or not (see [`table::key`]).
    #[must_use]
    pub fn any_key(self, prose: &str) -> u64 {
        if self.is_word() { self.key } else { table::key(self.text(prose)) }
    }

    /// Whether it is a word.
    #[must_use]
    pub fn is_word(self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether the token is this word, whatever its case. `word` is in lower case ASCII.
    #[must_use]
    #[inline]
    pub fn is(self, prose: &str, word: &str) -> bool {
        // Most are of another length, which is seen without a call and without a look at the text.
        self.span.len() == word.len() && self.reads(prose, word)
    }

    #[inline(never)]
    fn reads(self, prose: &str, word: &str) -> bool {
        let (own, word) = (self.bytes(prose), word.as_bytes());
        // The first letter tells most of them.
        own.first().zip(word.first()).is_some_and(|(own, word)| own | 0x20 == word | 0x20) && own.eq_ignore_ascii_case(word)
    }
}

/// The kind of a token.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// A word, hyphens and inner apostrophes included; an abbreviation with its points.
    Word,
    /// What leans on the word before: 's, 'll, 're, 've, 'd, 'm.
    Clitic,
    /// A number, with its points, commas, signs and letters behind it ("$1.2m", "61st").
    Number,
    /// A character that may be a quotation mark or an apostrophe.
    Quote,
    /// Any other punctuation or symbol, one character each; a run of full stops or dashes is one token.
    Punctuation,
    /// An address, handle, hashtag or file name.
    Address,
}

/// How a word is capitalised.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Case {
    /// No word, or a script without case.
    #[default]
    None,
    /// meeting
    Lower,
    /// Meeting (also McDonald, O'Neil, Jean-Paul, iPhone is [`Case::Mixed`])
    Capital,
    /// NATO, U.S.
    Upper,
    /// iPhone, eBay
    Mixed,
}

/// Cuts prose into tokens. Every byte that is not white space lies in exactly one token.
#[must_use]
pub fn tokens(prose: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(prose.len() / 5);
    let bytes = prose.as_bytes();
    let mut at = 0;
    // Up to here there is no address.
    let mut plain_until = 0;
    while at < bytes.len() {
        if bytes[at] == b' ' {
            at += 1;
            continue;
        }
        if let Some((word, clitic)) = plain::word(prose, at) {
            at = word.span.end as usize;
            tokens.push(word);
            if let Some(end) = clitic {
                push(&mut tokens, prose, at, end, TokenKind::Clitic);
                at = end;
            }
            continue;
        }
        if plain::is_mark(bytes, at) {
            push(&mut tokens, prose, at, at + 1, TokenKind::Punctuation);
            at += 1;
            continue;
        }
        let Some(first) = prose[at..].chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        if is_quote_character(first) {
            let end = at + first.len_utf8();
            push(&mut tokens, prose, at, end, TokenKind::Quote);
            at = end;
            continue;
        }
        if at >= plain_until {
            plain_until = address::plain_run_end(bytes, at);
        }
        let address = if at < plain_until { None } else { address::end(prose, at, first) };
        let end = if let Some(end) = address {
            push(&mut tokens, prose, at, end, TokenKind::Address);
            end
        } else if first.is_numeric() || starts_number(prose, at, first) {
            let end = number_end(prose, at);
            push(&mut tokens, prose, at, end, TokenKind::Number);
            end
        } else if first.is_alphabetic() {
            let end = word_end(prose, at);
            push(&mut tokens, prose, at, end, TokenKind::Word);
            match clitic_end(prose, end) {
                Some(after) => {
                    push(&mut tokens, prose, end, after, TokenKind::Clitic);
                    after
                }
                None => end,
            }
        } else {
            let end = punctuation_end(prose, at, first);
            push(&mut tokens, prose, at, end, TokenKind::Punctuation);
            end
        };
        at = end;
    }
    tokens
}

/// Whether a character may be a quotation mark or an apostrophe.
#[must_use]
pub fn is_quote_character(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '\u{2018}'..='\u{201f}' | '«' | '»' | '‹' | '›' | '\u{2032}' | '\u{2033}' | '＂')
}

/// The hyphens that a word may have inside.
pub(super) const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

/// Whether a word has a hyphen. Most are told by their bytes.
pub(super) fn has_hyphen(word: &str) -> bool {
    word.bytes().any(|byte| byte == b'-' || !byte.is_ascii()) && word.contains(HYPHENS)
}

/// Whether a character may stand as an apostrophe.
#[must_use]
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '´' | '`')
}

fn push(tokens: &mut Vec<Token>, prose: &str, start: usize, end: usize, kind: TokenKind) {
    let (span, text) = (Span::new(start, end), &prose[start..end]);
    tokens.push(match kind {
        TokenKind::Word if text.is_ascii() => Token::word(span, case_of(text), table::key(text)),
        // It is looked up without its accents, which the speller demands.
        TokenKind::Word => Token { is_accepted: is_word(text), ..Token::word(span, case_of(text), table::key(text)) },
        _ => Token { span, kind, case: Case::None, class: Class::empty(), key: 0, is_accepted: false, may_tell_dialect: false },
    });
}

/// How a word is capitalised, by its first letter and the number of its capitals and small letters.
fn case_from(starts_upper: bool, upper: usize, lower: usize) -> Case {
    match (starts_upper, upper, lower) {
        (true, 2.., 0) => Case::Upper,
        (true, ..) => Case::Capital,
        (false, 0, _) => Case::Lower,
        (false, ..) => Case::Mixed,
    }
}

fn case_of(word: &str) -> Case {
    // Nearly all words, whose letters are counted without being decoded.
    if word.is_ascii() {
        let Some(first) = word.bytes().find(u8::is_ascii_alphabetic) else { return Case::None };
        let upper = word.bytes().filter(u8::is_ascii_uppercase).count();
        let lower = word.bytes().filter(u8::is_ascii_lowercase).count();
        return case_from(first.is_ascii_uppercase(), upper, lower);
    }
    let mut first = None;
    let (mut upper, mut lower) = (0, 0);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        if first.is_none() {
            first = Some(c);
        } else if c.is_uppercase() {
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    let Some(first) = first else { return Case::None };
    match (first.is_uppercase(), upper, lower) {
        (true, 1.., 0) => Case::Upper,
        (true, ..) => Case::Capital,
        (false, 0, _) if first.is_lowercase() => Case::Lower,
        (false, 0, _) => Case::None,
        (false, ..) => Case::Mixed,
    }
}

fn word_end(prose: &str, start: usize) -> usize {
    if let Some(end) = abbreviation_end(prose, start) {
        return end;
    }
    let mut end = start;
    let mut characters = prose[start..].char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let joins = |next: Option<char>| next.is_some_and(char::is_alphanumeric);
        let continues = c.is_alphanumeric()
            || is_combining(c)
            || (matches!(c, '-' | '\u{2010}' | '\u{2011}' | '&' | '_') && joins(next))
            || (is_apostrophe(c) && joins(next) && clitic_end(prose, start + offset).is_none());
        if !continues {
            break;
        }
        end = start + offset + c.len_utf8();
        // "U.S.-led": the abbreviation inside a compound keeps its points.
        if matches!(c, '-' | '\u{2010}' | '\u{2011}')
            && let Some(after) = abbreviation_end(prose, end)
        {
            return if prose[after..].starts_with('-') { word_end_after_hyphen(prose, after) } else { after };
        }
    }
    end
}

fn word_end_after_hyphen(prose: &str, hyphen: usize) -> usize {
    let rest = hyphen + 1;
    match prose[rest..].chars().next() {
        Some(c) if c.is_alphabetic() => word_end(prose, rest),
        _ => hyphen,
    }
}

/// "U.S.", "a.m.", "J.B.": single letters with points; "Sen.", "Jan.": a known abbreviation with its point.
fn abbreviation_end(prose: &str, start: usize) -> Option<usize> {
    let bytes = prose.as_bytes();
    let mut at = start;
    let mut letters = 0;
    while at + 1 < bytes.len() && bytes[at].is_ascii_alphabetic() && bytes[at + 1] == b'.' {
        letters += 1;
        at += 2;
    }
    let single_initial = letters == 1 && bytes[start].is_ascii_uppercase() && bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    if letters >= 2 || single_initial {
        let follows = bytes.get(at).copied();
        if follows.is_none_or(|c| !c.is_ascii_alphanumeric()) {
            if follows == Some(b'-') {
                return Some(word_end_after_hyphen(prose, at));
            }
            return Some(at);
        }
    }
    // The one state whose short form has both letters and more.
    if letters == 1 && prose[start..].starts_with("W.Va.") {
        return Some(start + "W.Va.".len());
    }
    let length = prose[start..].bytes().take_while(u8::is_ascii_alphabetic).count();
    let end = start + length;
    if bytes.get(end) == Some(&b'.') && lexicon::is_abbreviation(&prose[start..end]) {
        return Some(end + 1);
    }
    None
}

/// The end of a clitic that starts at an apostrophe.
fn clitic_end(prose: &str, at: usize) -> Option<usize> {
    let apostrophe = prose[at..].chars().next().filter(|&c| is_apostrophe(c) && c != '\u{2018}' && c != '`')?;
    let rest = &prose[at + apostrophe.len_utf8()..];
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let followed_by_letter = rest[length..].chars().next().is_some_and(char::is_alphanumeric);
    let known = length <= 2 && ["s", "ll", "re", "ve", "d", "m"].iter().any(|clitic| rest[..length].eq_ignore_ascii_case(clitic));
    (known && !followed_by_letter).then(|| at + apostrophe.len_utf8() + length)
}

fn starts_number(prose: &str, at: usize, first: char) -> bool {
    let rest = &prose[at + first.len_utf8()..];
    let digit_next = rest.chars().next().is_some_and(|c| c.is_ascii_digit());
    matches!(first, '$' | '£' | '€' | '¥') && digit_next
        || matches!(first, '+' | '-' | '\u{2212}' | '.' | '#')
            && digit_next
            && !prose[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

fn number_end(prose: &str, start: usize) -> usize {
    let mut end = start;
    let mut characters = prose[start..].char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        let next = characters.peek().map(|&(_, next)| next);
        let continues = c.is_alphanumeric()
            || c == '%'
            || offset == 0
            || (matches!(c, '.' | ',' | ':' | '/' | '-' | '\u{2013}') && next.is_some_and(|n| n.is_ascii_digit()))
            || (matches!(c, '-' | '\u{2010}') && next.is_some_and(char::is_alphabetic));
        if !continues {
            break;
        }
        end = start + offset + c.len_utf8();
    }
    end
}

fn punctuation_end(prose: &str, start: usize, first: char) -> usize {
    let mut end = start + first.len_utf8();
    if matches!(first, '.' | '-' | '\u{2013}' | '\u{2014}' | '*' | '_') {
        while prose[end..].starts_with(first) {
            end += first.len_utf8();
        }
    }
    while let Some(c) = prose[end..].chars().next().filter(|&c| is_combining(c)) {
        end += c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' | '\u{ad}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let found: Vec<&str> = tokens(prose).iter().map(|token| token.text(prose)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn words_keep_hyphens_points_and_inner_apostrophes() {
        check("The U.S.-led day-to-day work", &["The", "U.S.-led", "day-to-day", "work"]);
        check("O'Neil won't go.", &["O'Neil", "won't", "go", "."]);
        check("Sen. J.B. Hale met Mr. Okafor at 9 a.m.", &["Sen.", "J.B.", "Hale", "met", "Mr.", "Okafor", "at", "9", "a.m."]);
    }

    #[test]
    fn clitics_stand_alone() {
        check("Lavrov's aides say he'd go", &["Lavrov", "'s", "aides", "say", "he", "'d", "go"]);
        check("It\u{2019}s Hale\u{2019}s", &["It", "\u{2019}s", "Hale", "\u{2019}s"]);
    }

    #[test]
    fn numbers_and_addresses_are_whole() {
        check("$1.2m, 61st, 2015-16", &["$1.2m", ",", "61st", ",", "2015-16"]);
        check("see https://example.org/a, or @hale and #vote.", &["see", "https://example.org/a", ",", "or", "@hale", "and", "#vote", "."]);
    }

    #[test]
    fn marks_stand_alone() {
        check("\"No,\" she said--twice...", &["\"", "No", ",", "\"", "she", "said", "--", "twice", "..."]);
    }
}
