//! What a block looks like as a whole: a turn of a transcript, a turn of an interview, a headline.

use super::sentence::Sentence;
use super::token::{Case, Token, TokenKind};
use crate::lexicon::Class;
use crate::text::{Block, BlockKind, Span};

/// The look of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// Who a transcript's turn belongs to: "SMITH" in "SMITH: Well, ...".
    pub label: Option<Span>,
    /// A headline, a slug, a caption: no sentence.
    pub headline: bool,
    /// A turn of an interview: marked with "Q:" or "A:", or a question in bold.
    pub interview: bool,
}

/// A headline is no longer than so many bytes.
const LONGEST_HEADLINE: usize = 120;
/// A label has at most so many words.
const LONGEST_LABEL: usize = 4;

/// Judges a block.
#[must_use]
pub fn shape(block: &Block, prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Shape {
    let said = prose.trim_end_matches(['"', '\u{201d}', '\'', '\u{2019}', ')']);
    let ends = said.ends_with(['.', '?', '!', ',', ':', ';', '\u{2026}']);
    Shape {
        label: label(prose, tokens),
        headline: block.kind == BlockKind::Heading || (sentences.len() == 1 && !ends && prose.len() < LONGEST_HEADLINE),
        interview: is_turn(prose, tokens) || (block.bold && (said.ends_with('?') || addresses(prose, tokens))),
    }
}

/// The words in capitals before a colon at the start, where they can be somebody's name or role.
fn label(prose: &str, tokens: &[Token]) -> Option<Span> {
    // "SEN." in capitals is no abbreviation to the tokens: its full stop stands alone.
    let belongs = |token: &Token| token.is_word() || token.text(prose) == ".";
    let end = tokens.iter().take(2 * LONGEST_LABEL).take_while(|token| belongs(token)).count();
    let colon = tokens.get(end).filter(|token| token.text(prose) == ":")?;
    let label: Vec<Token> = tokens.get(..end)?.iter().copied().filter(|token| token.is_word()).collect();
    let span = label.first()?.span.to(label.last()?.span);
    let follows = prose.get(colon.span.end as usize..).is_some_and(|rest| rest.starts_with(' ') && !rest.trim().is_empty());
    let shouted = label.iter().all(|token| matches!(token.case, Case::Upper) || token.bytes(prose).ends_with(b"."));
    let somebody = label.iter().any(|token| token.case == Case::Upper && token.span.len() > 2);
    (follows && label.len() <= LONGEST_LABEL && shouted && somebody && !is_kicker(prose, &label)).then_some(span)
}

/// A word that leads a line in capitals without speaking it.
fn is_kicker(prose: &str, label: &[Token]) -> bool {
    const KICKERS: &[&str] = &[
        "ANALYSIS",
        "BREAKING",
        "CAPTION",
        "CLARIFICATION",
        "CORRECTION",
        "EDITOR'S",
        "EXCLUSIVE",
        "FILE",
        "HEADLINE",
        "LIVE",
        "MORE",
        "NEWS",
        "NOTE",
        "OPINION",
        "PHOTO",
        "READ",
        "RELATED",
        "REPORT",
        "REVIEW",
        "SLUG",
        "SOURCE",
        "TOPLINE",
        "UPDATE",
        "UPDATED",
        "VIDEO",
        "WATCH",
    ];
    label.iter().any(|token| KICKERS.contains(&token.text(prose)) || token.class.contains(Class::DATE))
}

/// "You once said you would never go back.": a turn of an interviewer that is no question.
fn addresses(prose: &str, tokens: &[Token]) -> bool {
    tokens.iter().any(|token| ["you", "your", "you'd", "you've", "you're"].iter().any(|word| token.is(prose, word)))
}

/// "Q: What now?", "A. We wait."
fn is_turn(prose: &str, tokens: &[Token]) -> bool {
    let Some(first) = tokens.first().filter(|token| token.kind == TokenKind::Word) else { return false };
    match first.text(prose) {
        "Q." | "A." => tokens.get(1).is_some_and(|token| token.case == Case::Capital),
        "Q" | "A" => tokens.get(1).is_some_and(|token| token.text(prose) == ":"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::Facts;
    use crate::text::Markup;
    use crate::text::block::split;

    fn of(prose: &str) -> Shape {
        Facts::of(&split(prose, Markup::Plain)[0]).shape
    }

    #[track_caller]
    fn label(prose: &str, expected: &str) {
        assert_eq!(of(prose).label.map_or("", |span| span.of(prose)), expected, "{prose}");
    }

    #[test]
    fn a_name_in_capitals_before_a_colon_speaks_the_turn() {
        label("BRANDT: We will come to that.", "BRANDT");
        label("SEN. HALE: Thank you.", "SEN. HALE");
        label("THE CHAIR: Order.", "THE CHAIR");
        label("UPDATE: The bridge is open.", "");
        label("Brandt put it bluntly: no.", "");
        label("BRANDT:", "");
    }

    #[test]
    fn interviews_mark_their_turns() {
        assert!(of("Q: What now?").interview && of("A: We wait.").interview);
        assert!(!of("A bridge fell.").interview);
    }

    #[test]
    fn a_line_without_a_stop_is_a_headline() {
        assert!(of("Council delays vote").headline);
        assert!(!of("The council delays the vote.").headline);
    }
}
