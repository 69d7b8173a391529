//! Capitals: what they begin is a name, save where a well-known misspelling begins a sentence, or where a date or a word of titles
//! is wanted.

use super::foreign::FOREIGN;
use super::{PARTICLES, Reader, SHORTEST};
use crate::facts::token::{Case, Token, TokenKind};
use crate::lexicon::kind::Company;
use crate::lexicon::run_together::is_of_grammar;
use crate::lexicon::words::{corrections, is_known_hash, is_known_misspelling, is_word};
use crate::lexicon::{Class, dates, heads, suggest};

impl Reader<'_> {
    /// A known misspelling, where nothing speaks for a name. Short names look like many things, but for words written as one: "Atleast".
    pub(super) fn is_misspelt_start(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = token.text(self.prose);
        let lower = || text.to_lowercase();
        let is_joined = || !token.is_accepted && is_written_as_one(&lower());
        // "Alot of people"
        let goes_on = || self.tokens.get(at + 1).is_some_and(|next| next.is(self.prose, "of")) && is_joined();
        token.span.len() > SHORTEST
            && (!token.class.intersects(Class::FIRST_NAME | Class::SURNAME | Class::PLACE) || goes_on())
            && (token.span.len() > SHORTEST + 1 && is_known_misspelling(&lower()) || is_joined())
            && !self.names.iter().any(|name| name.certain && name.span != token.span && name.span.contains(token.span))
            && self.tokens.iter().filter(|other| other.text(self.prose) == text).count() == 1
    }

    /// "Febuary 3", "on Wensday": what resembles a month or a day where one of them is wanted, and is nobody's name.
    pub(super) fn is_misspelt_date(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before)).filter(|before| before.is_word());
        let after = self.tokens.get(at + 1).filter(|after| after.kind == TokenKind::Number);
        if after.is_none() && !before.is_some_and(|before| dates::may_stand_before(before.key)) {
            return false;
        }
        let Some(meant) = dates::near(token.text(self.prose)) else { return false };
        let is_wanted =
            before.is_some_and(|before| dates::stands_before(before.text(self.prose), meant)) || dates::is_month(meant) && after.is_some();
        let is_named = token.class.intersects(Class::FIRST_NAME | Class::SURNAME | Class::PLACE)
            || self.tokens.iter().filter(|other| other.text(self.prose) == token.text(self.prose)).count() > 1;
        is_wanted && !is_named
    }

    /// "the Goverment", "the Supreme Cuort": what resembles a word of titles and organisations' names, and no name has.
    pub(super) fn is_misspelt_head(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let text = token.text(self.prose);
        (token.class - Class::COMMON).is_empty()
            && !token.is_accepted
            && token.span.len() > SHORTEST
            && text.is_ascii()
            && (heads::near(text).is_some() || is_known_head(token, text))
            && !heads::is_of_other_language(text)
            && !self.is_in_persons_name(at)
            && !self.is_beside_foreign(at)
    }

    /// Behind a first name or an initial stands a surname.
    fn is_in_persons_name(&self, at: usize) -> bool {
        let token = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).filter(|token| token.case != Case::Lower);
        let (earlier, before) = (token(at.checked_sub(2)), token(at.checked_sub(1)));
        before.is_some_and(|before| {
            let is_initial = || earlier.is_some_and(|one| one.is_word() && one.span.len() <= 2 && one.span.end == before.span.start);
            let is_first_name = before.class.contains(Class::FIRST_NAME) && !is_word(&before.text(self.prose).to_lowercase());
            before.text(self.prose) == "." && is_initial() || before.is_word() && (before.span.len() <= 2 || is_first_name)
        })
    }

    /// Among words of another language: "Parlament de Catalunya".
    fn is_beside_foreign(&self, at: usize) -> bool {
        let is_small = |other: Option<usize>| {
            let text = other.and_then(|other| self.tokens.get(other)).map_or("", |token| token.text(self.prose)).to_lowercase();
            FOREIGN.contains(&text.as_str())
                || PARTICLES.contains(&text.as_str())
                || matches!(text.as_str(), "de" | "di" | "do" | "da" | "du" | "le" | "i")
        };
        is_small(at.checked_sub(1)) || is_small(Some(at + 1))
    }
}

/// Whether words were run together that nobody is called by, in lower case.
#[must_use]
pub fn is_written_as_one(lower: &str) -> bool {
    corrections(lower).next().is_some_and(|right| right.contains(' ')) || is_of_grammar(lower)
}

/// A well-known misspelling of such a word. Another end is likely another language's: "Instituto".
fn is_known_head(token: &Token, text: &str) -> bool {
    is_known_hash(token.key) && {
        let lower = text.to_lowercase();
        let is_meant = |right: &String| heads::is_head(right) && right.bytes().last() == lower.bytes().last();
        suggest::suggest(&lower, 1, Company::default(), |_| false).iter().any(is_meant)
    }
}
