//! Words of plain letters and the marks between them, which most tokens are: told by their bytes, each of which is looked at once.

use super::{Case, Token};
use crate::lexicon::{self, hash};
use crate::text::Span;

/// The bit of a plain letter that is set where it is a small one.
const CASE: u8 = 0x20;

/// The word of plain letters, and of hyphens between them, that starts here, if nothing behind it can go on with it; and where the clitic
/// behind it ends.
#[inline]
pub(super) fn word(prose: &str, start: usize) -> Option<(Token, Option<usize>)> {
    let bytes = prose.as_bytes();
    let mut hash = hash::Running::default();
    // The bit of the case, as far as any letter and as far as all have it.
    let (mut any, mut all) = (0, CASE);
    let mut hyphens = 0;
    let mut end = start;
    let mut part = start;
    loop {
        while let Some(&byte) = bytes.get(end) {
            let letter = byte | CASE;
            if !letter.is_ascii_lowercase() {
                break;
            }
            (any, all) = (any | byte, all & byte);
            hash = hash.with(letter);
            end += 1;
        }
        if bytes.get(end) != Some(&b'-') || end == part || !joins(&bytes[end..]) {
            break;
        }
        hash = hash.with(b'-');
        hyphens += 1;
        end += 1;
        part = end;
    }
    let mut clitic = None;
    let ends = match bytes.get(end) {
        Some(b' ') | None => true,
        // The last word of a sentence; a letter and its point are an initial.
        Some(b'.') if end > part + 1 && is_space_or_end(bytes, end + 1) => !lexicon::is_abbreviation(&prose[part..end]),
        Some(b'\'' | 0xe2) => {
            clitic = clitic_end(bytes, end);
            clitic.is_some()
        }
        Some(b'-' | b'&' | b'_' | b'`' | b'.' | b'@' | b'/' | b':') => false,
        // What has a hyphen may be the beginning of an address.
        Some(next) if hyphens > 0 => next.is_ascii_whitespace() || is_mark(bytes, end),
        Some(next) => next.is_ascii() && !next.is_ascii_digit(),
    };
    if end == start || !ends {
        return None;
    }
    let case = match (bytes[start].is_ascii_uppercase(), any & CASE == 0, all & CASE == 0) {
        (true, true, _) if end - start - hyphens > 1 => Case::Upper,
        (true, ..) => Case::Capital,
        (false, _, false) => Case::Lower,
        (false, ..) => Case::Mixed,
    };
    Some((Token::word(Span::new(start, end), case, hash.finish()), clitic))
}

/// A mark with white space behind it, which is a token by itself.
pub(super) fn is_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at), Some(b',' | b'.' | b';' | b'?' | b'!' | b')')) && is_space_or_end(bytes, at + 1)
}

/// Whether a hyphen and a letter are here that go on with a word; a letter with a point may be an abbreviation's.
fn joins(rest: &[u8]) -> bool {
    matches!(rest, [b'-', letter, next @ ..] if letter.is_ascii_alphabetic() && next.first() != Some(&b'.'))
}

/// The end of a clitic with white space behind it, if one is here.
fn clitic_end(bytes: &[u8], at: usize) -> Option<usize> {
    let start = match bytes.get(at..)? {
        [b'\'', ..] => at + 1,
        [0xe2, 0x80, 0x99, ..] => at + 3,
        _ => return None,
    };
    let length = match bytes.get(start..)? {
        [b's' | b'S' | b'd' | b'D' | b'm' | b'M', ..] if is_space_or_end(bytes, start + 1) => 1,
        [b'l' | b'L', b'l' | b'L', ..] | [b'r' | b'R' | b'v' | b'V', b'e' | b'E', ..] if is_space_or_end(bytes, start + 2) => 2,
        _ => return None,
    };
    Some(start + length)
}

fn is_space_or_end(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_none_or(u8::is_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    use super::super::{Case, TokenKind, tokens};
    use crate::lexicon::table;

    #[track_caller]
    fn check(prose: &str, expected: &[&str]) {
        let found = tokens(prose);
        assert_eq!(found.iter().map(|token| token.text(prose)).collect::<Vec<_>>(), expected);
        for token in found.iter().filter(|token| token.kind == TokenKind::Word) {
            assert_eq!(token.key, table::key(token.text(prose)));
        }
    }

    #[test]
    fn hyphens_join_and_addresses_go_before() {
        check("a long-term, day-to-day ex-Sen. of so-called.", &["a", "long-term", ",", "day-to-day", "ex-Sen.", "of", "so-called", "."]);
        check("well- known -- pro-U.S. non-x. A", &["well", "-", "known", "--", "pro-U.S.", "non-x", ".", "A"]);
        check("hull-news.com hull-news,x@y.org", &["hull-news.com", "hull-news,x@y.org"]);
        assert_eq!(tokens("Jean-Paul")[0].case, Case::Capital);
        assert_eq!(tokens("AFL-CIO")[0].case, Case::Upper);
    }

    #[test]
    fn clitics_end_before_white_space_or_as_they_did() {
        check("Hale's he\u{2019}ll I'M we\u{2019}Ve", &["Hale", "'s", "he", "\u{2019}ll", "I", "'M", "we", "\u{2019}Ve"]);
        check("Hale's, o'clock it's-a", &["Hale", "'s", ",", "o'clock", "it", "'s", "-", "a"]);
    }
}
