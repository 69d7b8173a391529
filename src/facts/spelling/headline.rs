//! Headlines in capitals: each word has one, so that none speaks for a name, and a slip is told by what it resembles.

use super::Reader;
use crate::facts::token::{Case, Token};
use crate::lexicon::words::is_known_misspelling;
use crate::lexicon::{Class, heads, suggest};

/// Shorter words resemble too much, and shorter ones than the second may stay small in a headline.
const SHORTEST: usize = 5;
const LONG: usize = 4;

/// Whether nearly all long words of a block have capitals.
pub(super) fn is_in_capitals(tokens: &[Token]) -> bool {
    let long = || tokens.iter().filter(|token| token.is_word() && token.span.len() >= LONG);
    let small = long().filter(|token| token.case == Case::Lower).count();
    let all = long().count();
    all >= 3 && small * 4 <= all
}

impl Reader<'_> {
    /// "BUGDET", "Resdents": nobody's name that is known, and one slip away from a word. Whether the story speaks for a slip, the rule
    /// decides.
    pub(super) fn is_slip_in_headline(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = token.text(self.prose);
        let is_near = || {
            let lower = text.to_lowercase();
            is_known_misspelling(&lower) || suggest::near(&lower).iter().any(|near| heads::is_slip_of(near, &lower))
        };
        self.is_headline
            && token.span.len() >= SHORTEST
            && text.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !token.is_accepted
            && (token.class - Class::COMMON).is_empty()
            && !self.is_behind_first_name(at)
            && is_near()
    }

    /// "ADA BUGDET": a first name that is no other word, or an initial.
    fn is_behind_first_name(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.is_some_and(|before| {
            before.span.len() == 1 || before.text(self.prose) == "." || before.class.contains(Class::FIRST_NAME) && !before.is_accepted
        })
    }
}
