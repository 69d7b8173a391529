//! What is no whole word of the copy: a word that is cut or starred out, a piece of code, one that the copy itself marks as wrong.

use super::Reader;
use crate::facts::token::{Case, Token, TokenKind, is_apostrophe};
use crate::lexicon::words::is_word;
use crate::lexicon::{Class, class};

impl Reader<'_> {
    /// Words cut by brackets (`[w]ould`), by a line's end ("adminis-" "tration") or by stars, dialect with an apostrophe
    /// before or after ('em, goin'), and what the copy itself marks with `[sic]`.
    pub(super) fn is_cut_or_marked(&self, at: usize, word: &str) -> bool {
        let span = self.tokens[at].span;
        let neighbour = |other: Option<usize>| other.and_then(|other| self.tokens.get(other)).copied();
        let before = neighbour(at.checked_sub(1)).filter(|token| token.span.end == span.start);
        let after = neighbour(Some(at + 1)).filter(|token| token.span.start == span.end);
        let text = |token: Option<Token>| token.map_or("", |token| token.text(self.prose));
        let is_mark = |token: Option<Token>| {
            token.is_some_and(|token| token.kind == TokenKind::Quote && text(Some(token)).starts_with(is_apostrophe))
        };
        let cut =
            |token: Option<Token>| token.is_some_and(|token| token.kind == TokenKind::Punctuation) && text(token).starts_with(is_cutting);
        let rest = self.prose.get(span.end as usize..).unwrap_or_default().trim_start();
        let clipped_before =
            is_mark(before) && matches!(word, "til" | "tis" | "twas" | "bout" | "cause" | "cept" | "nother" | "fraid" | "gainst" | "em");
        let clipped_after = is_mark(after) && word.ends_with("in") && is_word(&format!("{word}g"));
        let stammer = text(before).starts_with('-') && at >= 2 && neighbour(at.checked_sub(2)).is_some_and(|token| token.span.len() == 1);
        (cut(before) && text(before) != "(" || cut(after) && !matches!(text(after), ")" | "!"))
            || clipped_before
            || clipped_after
            || stammer
            || self.is_code(at)
            || rest.starts_with("[sic]")
            || rest.starts_with("(sic)")
            || self.is_half_of_word(at)
    }

    /// A value in markup (name="value") or an ending after a point (".gov", "desk.example").
    fn is_code(&self, at: usize) -> bool {
        let token = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).copied();
        let text = |token: Option<Token>| token.map_or("", |token| token.text(self.prose));
        let touch =
            |left: Option<Token>, right: Option<Token>| left.zip(right).is_some_and(|(left, right)| left.span.end == right.span.start);
        let (first, before, here, after, last) =
            (token(at.checked_sub(2)), token(at.checked_sub(1)), token(Some(at)), token(Some(at + 1)), token(Some(at + 2)));
        let span = self.tokens[at].span;
        let (left, right) =
            (self.prose.get(..span.start as usize).unwrap_or_default(), self.prose.get(span.end as usize..).unwrap_or_default());
        // A path, or what stands between two backticks.
        let start = left.rsplit(char::is_whitespace).next().unwrap_or_default();
        let end = right.split(char::is_whitespace).next().unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_punctuation());
        let slashes = start.matches('/').count() + end.matches('/').count();
        let is_path = slashes > 0 && (start.starts_with('~') || start.starts_with('/') && slashes > 1 || end.contains('.'));
        let is_ticked = left.matches('`').count() % 2 == 1 && right.contains('`');
        let is_value = is_path || is_ticked || text(first) == "=" && touch(first, before) && touch(before, here);
        let is_ending =
            text(before) == "." && touch(before, here) && (!touch(first, before) || first.is_some_and(|first| first.case == Case::Lower));
        let is_stem = text(after) == "." && touch(here, after) && touch(after, last) && last.is_some_and(|last| last.case == Case::Lower);
        is_value || is_ending || is_stem
    }

    /// A word that a hyphen at a line's end, where it is or once was, cuts in two; together they are known.
    fn is_half_of_word(&self, at: usize) -> bool {
        let broken = |first: usize| -> Option<String> {
            let [left, hyphen, right] = *self.tokens.get(first..first + 3)? else { return None };
            let gap = self.prose.get(hyphen.span.end as usize..right.span.start as usize)?;
            let cut = matches!(hyphen.text(self.prose), "-" | "\u{2010}") && left.span.end == hyphen.span.start && !gap.is_empty();
            cut.then(|| format!("{}{}", left.text(self.prose), right.text(self.prose)).to_lowercase())
        };
        let is_known = |word: &str| is_word(word) || class(word).intersects(Class::PLACE | Class::FIRST_NAME | Class::SURNAME);
        [Some(at), at.checked_sub(2)].into_iter().flatten().filter_map(broken).any(|word| is_known(&word))
    }
}

/// Marks that stand in the midst of words only where a word is cut, starred out or garbled.
fn is_cutting(mark: char) -> bool {
    match mark {
        '*' | '[' | ']' | '(' | ')' | '_' | '\\' | '=' | '<' | '>' | '&' | '#' | '@' | '~' | '^' | '|' | '+' | '!' => true,
        '\u{2010}'..='\u{2027}' => false,
        _ => !mark.is_ascii(),
    }
}
