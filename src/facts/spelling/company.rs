//! What a word stands between, as far as it tells which word was meant.

use crate::facts::token::{Case, Token, TokenKind, is_apostrophe};
use crate::lexicon::kind::{Company, Kind};
use crate::text::Span;

/// What stands around a span, a word or a part of one with hyphens.
#[must_use]
pub fn company(prose: &str, tokens: &[Token], span: Span) -> Company {
    let behind = tokens.partition_point(|token| token.span.start < span.end);
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let is_inside = |token: Option<&Token>, at: u32| token.is_some_and(|token| token.span.start < at && at < token.span.end);
    let kind_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(Kind::EDGE, |token| kind(*token, prose));
    Company {
        before: if is_inside(tokens.get(first), span.start) { Kind::DASH } else { kind_at(first.checked_sub(1)) },
        after: if is_inside(tokens.get(behind.saturating_sub(1)), span.end) { Kind::DASH } else { kind_at(Some(behind)) },
    }
}

/// The kind of a token.
#[must_use]
pub fn kind(token: Token, prose: &str) -> Kind {
    let text = token.text(prose);
    match token.kind {
        TokenKind::Word if token.case == Case::Lower && text.is_ascii() => Kind::of_word(text),
        TokenKind::Word => Kind::listed(&text.to_lowercase().replace(is_apostrophe, "'")).unwrap_or(match token.case {
            Case::Capital | Case::Upper | Case::Mixed => Kind::NAME,
            Case::Lower | Case::None => Kind::UNTOLD,
        }),
        TokenKind::Clitic => Kind::CLITIC,
        TokenKind::Number => Kind::NUMBER,
        TokenKind::Quote => Kind::QUOTE,
        TokenKind::Punctuation => mark(text),
        TokenKind::Address => Kind::MARK,
    }
}

fn mark(text: &str) -> Kind {
    match text.chars().next() {
        Some('.' | '!' | '?' | '\u{2026}') => Kind::STOP,
        Some(',') => Kind::COMMA,
        Some(':' | ';') => Kind::COLON,
        Some('-' | '\u{2010}'..='\u{2015}') => Kind::DASH,
        Some('(' | '[') => Kind::OPENING,
        Some(')' | ']') => Kind::CLOSING,
        _ => Kind::MARK,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::token::tokens;

    #[track_caller]
    fn check(prose: &str, word: &str, before: Kind, after: Kind) {
        let start = prose.find(word).unwrap_or_default();
        assert_eq!(company(prose, &tokens(prose), Span::new(start, start + word.len())), Company { before, after }, "{word}");
    }

    #[test]
    fn a_word_stands_between_its_neighbours() {
        let prose = "Mayor Hale sid the union\u{2019}s metting was long-awaitd.";
        check(prose, "sid", Kind::NAME, Kind::of_word("the"));
        check(prose, "metting", Kind::CLITIC, Kind::of_word("was"));
        check(prose, "awaitd", Kind::DASH, Kind::STOP);
        check(prose, "long", Kind::of_word("was"), Kind::DASH);
        check("wehn", "wehn", Kind::EDGE, Kind::EDGE);
        check("Didn\u{2019}t teh \u{201c}cat\u{201d} (24) go?", "teh", Kind::of_word("didn't"), Kind::QUOTE);
    }
}
