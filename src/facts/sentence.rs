//! Where sentences end: not at "U.S.", "Sen." or an initial, and after the mark that closes a quote with its own full stop.

use super::mark::{Lean, Mark};
use super::token::{Case, Token, TokenKind};
use crate::lexicon::{self, Class};
use crate::text::Span;

/// A sentence as a run of tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// The first token.
    pub first: u32,
    /// One past the last token.
    pub last: u32,
    /// From the first to the last byte.
    pub span: Span,
}

/// Cuts tokens into sentences.
#[must_use]
pub fn sentences(prose: &str, tokens: &[Token], marks: &[Mark]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut at = 0;
    let mut mark = 0;
    while at < tokens.len() {
        at += 1;
        if !ends_sentence(prose, tokens, at - 1) {
            continue;
        }
        while let Some(token) = tokens.get(at).filter(|token| token.span.start == tokens[at - 1].span.end) {
            let closes = match token.kind {
                TokenKind::Quote => {
                    while marks.get(mark).is_some_and(|mark| mark.span.end <= token.span.start) {
                        mark += 1;
                    }
                    marks.get(mark).is_none_or(|mark| mark.lean != Lean::Opens)
                }
                TokenKind::Punctuation => matches!(token.text(prose), ")" | "]" | "." | "!" | "?" | "\u{2026}" | "..."),
                _ => false,
            };
            if !closes {
                break;
            }
            at += 1;
        }
        if next_starts(prose, tokens, at) {
            push(&mut sentences, tokens, first, at);
            first = at;
        }
    }
    if first < tokens.len() {
        push(&mut sentences, tokens, first, tokens.len());
    }
    sentences
}

/// Whether what follows can start a sentence: no small letter, no comma, no dash.
fn next_starts(prose: &str, tokens: &[Token], at: usize) -> bool {
    let next = tokens[at..].iter().find(|token| {
        token.kind != TokenKind::Quote
            && !(token.kind == TokenKind::Punctuation && matches!(token.text(prose), "(" | "[" | "..." | "\u{2026}"))
    });
    let Some(next) = next else { return true };
    match next.kind {
        TokenKind::Word => next.case != Case::Lower,
        TokenKind::Punctuation => !matches!(next.text(prose), "," | ";" | ":" | "-" | "--" | "\u{2013}" | "\u{2014}" | ")" | "]" | "&"),
        _ => true,
    }
}

fn push(sentences: &mut Vec<Sentence>, tokens: &[Token], first: usize, last: usize) {
    #[allow(clippy::cast_possible_truncation)]
    sentences.push(Sentence { first: first as u32, last: last as u32, span: tokens[first].span.to(tokens[last - 1].span) });
}

fn ends_sentence(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.kind {
        TokenKind::Punctuation => match token.text(prose).as_bytes() {
            [b'?' | b'!'] => true,
            [b'.', rest @ ..] => rest.iter().all(|&byte| byte == b'.'),
            bytes => bytes == "\u{2026}".as_bytes(),
        },
        TokenKind::Word if token.bytes(prose).ends_with(b".") => abbreviation_ends_sentence(prose, tokens, at),
        _ => false,
    }
}

/// An abbreviation that is no title and no initial ends a sentence where a word of grammar with a capital follows.
fn abbreviation_ends_sentence(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    let text = token.text(prose);
    let initial = text.len() == 2 && token.case != Case::Lower;
    if initial || token.class.contains(Class::TITLE) || is_title(text) {
        return false;
    }
    // "He played in Triple-A. Then he left."
    let lettered = text.rsplit_once('-').is_some_and(|(word, letter)| {
        letter.len() == 2
            && word.len() > 1
            && lexicon::class(word).contains(Class::COMMON)
            && !lexicon::class(word).contains(Class::FIRST_NAME)
    });
    let mut rest = tokens[at + 1..].iter();
    let Some(next) = rest.find(|token| token.kind != TokenKind::Quote) else { return true };
    let capital = matches!(next.case, Case::Capital | Case::Upper);
    capital
        && (lettered
            || next.class.intersects(Class::FUNCTION | Class::ADVERB)
            || tokens[at + 1].kind == TokenKind::Quote && tokens[at + 1].span.start > token.span.end)
}

/// Whether an abbreviation is a title before a name.
pub(super) fn is_title(text: &str) -> bool {
    matches!(
        text,
        "Mr."
            | "Mrs."
            | "Ms."
            | "Mx."
            | "Dr."
            | "Sen."
            | "Sens."
            | "Rep."
            | "Reps."
            | "Gov."
            | "Govs."
            | "Gen."
            | "Col."
            | "Maj."
            | "Capt."
            | "Lt."
            | "Sgt."
            | "Cpl."
            | "Adm."
            | "Rev."
            | "Fr."
            | "Msgr."
            | "Hon."
            | "Prof."
            | "Pres."
            | "Amb."
            | "Atty."
            | "Sec."
            | "Supt."
            | "Insp."
            | "Det."
            | "St."
            | "Ste."
            | "Mt."
            | "Ft."
            | "No."
            | "Nos."
            | "vs."
            | "v."
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::mark::marks;
    use crate::facts::token::tokens;

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let tokens = tokens(prose);
        let found: Vec<&str> = sentences(prose, &tokens, &marks(prose, &tokens)).iter().map(|sentence| sentence.span.of(prose)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_end_no_sentence() {
        check(
            "Sen. J. B. Hale of the U.S. team left on Jan. 5 at 9 a.m. for Ohio. He slept.",
            &["Sen. J. B. Hale of the U.S. team left on Jan. 5 at 9 a.m. for Ohio.", "He slept."],
        );
        check("He came from the U.S. The rest stayed.", &["He came from the U.S.", "The rest stayed."]);
        check("Mr. The said so.", &["Mr. The said so."]);
        check("He spent it in Triple-A. General manager Hale left.", &["He spent it in Triple-A.", "General manager Hale left."]);
    }

    #[test]
    fn a_quote_ends_with_its_own_full_stop() {
        check("\"It holds.\" She left.", &["\"It holds.\"", "She left."]);
        check(
            "She said, \u{201c}It holds.\u{201d} \u{201c}Good,\u{201d} he said.",
            &["She said, \u{201c}It holds.\u{201d}", "\u{201c}Good,\u{201d} he said."],
        );
    }

    #[test]
    fn a_question_before_its_tag_goes_on() {
        check("\"Will it hold?\" asked Ruiz. \"Wait...\" she said.", &["\"Will it hold?\" asked Ruiz.", "\"Wait...\" she said."]);
        check("He paused ... and left.", &["He paused ... and left."]);
    }
}
