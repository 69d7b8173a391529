//! Where sentences end: not at "U.S.", "Sen." or an initial, and after the mark that closes a quote with its own full stop.

use super::mark::Mark;
use super::token::{Case, Token, TokenKind};
use crate::lexicon::Class;
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
pub fn sentences(prose: &str, tokens: &[Token], _marks: &[Mark]) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while at < tokens.len() {
        at += 1;
        if !ends_sentence(prose, tokens, at - 1) {
            continue;
        }
        while tokens.get(at).is_some_and(|token| closes(prose, token, tokens[at - 1])) {
            at += 1;
        }
        let next_starts = tokens[at..].iter().find(|token| token.kind != TokenKind::Quote).is_none_or(|token| token.case != Case::Lower);
        if next_starts {
            push(&mut sentences, tokens, first, at);
            first = at;
        }
    }
    if first < tokens.len() {
        push(&mut sentences, tokens, first, tokens.len());
    }
    sentences
}

fn push(sentences: &mut Vec<Sentence>, tokens: &[Token], first: usize, last: usize) {
    #[allow(clippy::cast_possible_truncation)]
    sentences.push(Sentence { first: first as u32, last: last as u32, span: tokens[first].span.to(tokens[last - 1].span) });
}

fn ends_sentence(prose: &str, tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    let text = token.text(prose);
    match token.kind {
        TokenKind::Punctuation => matches!(text, "." | "?" | "!" | "..." | "\u{2026}" | "...."),
        // An abbreviation that is no title ends a sentence where a capital follows that is no name's start: decided by what follows.
        TokenKind::Word if text.ends_with('.') => {
            !token.class.intersects(Class::TITLE | Class::INITIAL)
                && tokens
                    .get(at + 1)
                    .is_some_and(|next| next.class.intersects(Class::DETERMINER | Class::PRONOUN) && next.case == Case::Capital)
        }
        _ => false,
    }
}

/// A closing mark or bracket that hugs the token before.
fn closes(prose: &str, token: &Token, before: Token) -> bool {
    let hugs = token.span.start == before.span.end;
    match token.kind {
        TokenKind::Quote => hugs && !matches!(token.text(prose), "\u{201c}" | "\u{2018}" | "«"),
        TokenKind::Punctuation => hugs && matches!(token.text(prose), ")" | "]" | "." | "!" | "?"),
        _ => false,
    }
}
