//! Words of another language in English copy: no typos, and no words of ours to mend.

use super::{Found, Reader, is_misspelling, normal};
use crate::facts::token::{Case, Token, TokenKind};
use crate::lexicon::table::Words;
use crate::lexicon::{Class, suggest};
use crate::text::Span;

/// Small words of French, Spanish, German, Italian and Portuguese that English has not: who stands beside one is no typo.
pub(super) const FOREIGN: &[&str] = &[
    "je", "ne", "les", "des", "une", "est", "qui", "avec", "dans", "nous", "vous", "elle", "très", "la", "al", "el", "los", "las", "una",
    "uno", "por", "para", "pero", "muy", "señor", "der", "das", "und", "nicht", "wir", "ich", "ist", "ein", "eine", "auf", "für", "mit",
    "il", "della", "che", "gli", "sono", "dal", "del", "não", "uma",
];

/// Letters of other languages; accents that English keeps are not among them.
const FOREIGN_LETTERS: &str = "\u{f1}\u{df}\u{f8}\u{e5}\u{142}\u{e3}\u{f5}\u{105}\u{119}\u{15b}\u{17c}\u{17a}\u{107}\u{144}\u{151}\u{171}\u{15f}\u{131}\u{11f}\u{e6}\u{153}";

/// Longer quotations are read as English, in words.
const LONGEST_QUOTED: usize = 8;

/// Small words that hardly any other language has: who speaks with one and misspells the rest speaks English.
const ENGLISH: Words<13> = Words::of(["we", "the", "you", "they", "and", "our", "your", "have", "not", "my", "this", "with", "she"]);

/// How the second word of a species' name ends, in botany and zoology.
const LATIN: &[&str] = &["us", "um", "ae", "is", "ii", "ata", "osa", "ica", "ana", "ina", "ora", "oides", "iae", "ens", "ans"];

impl Reader<'_> {
    /// The quotations of which half the words or more are unknown, and two at least: "they shouted 'har khet ko paani'".
    pub(super) fn foreign_quotes(&self, found: &[Found]) -> Vec<Span> {
        let mut quotes: Vec<Span> = Vec::new();
        for one in found.iter().filter(|one| !one.is_english) {
            if quotes.last().is_some_and(|last| last.contains(one.span)) {
                continue;
            }
            let Some(quoted) = self.quoted(one.at) else { continue };
            let words = self.tokens.iter().filter(|token| token.is_word() && quoted.contains(token.span)).count();
            let unknown = found.iter().filter(|other| !other.is_english && quoted.contains(other.span)).count();
            // "we dont hav enuff"
            let is_english = || self.tokens.iter().any(|token| quoted.contains(token.span) && ENGLISH.have(token.key));
            if words <= LONGEST_QUOTED && unknown >= 2 && unknown * 2 >= words && !is_english() {
                quotes.push(quoted);
            }
        }
        quotes
    }

    /// The quotation around a word: its marks touch what they hold.
    fn quoted(&self, at: usize) -> Option<Span> {
        let is_mark = |at: &usize| self.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Quote);
        let before = (at.saturating_sub(2 * LONGEST_QUOTED)..at).rev().find(is_mark)?;
        let after = (at + 1..at + 2 * LONGEST_QUOTED).find(is_mark)?;
        let touch = |left: usize| Some(self.tokens.get(left)?.span.end == self.tokens.get(left + 1)?.span.start);
        (touch(before)? && touch(after - 1)?).then(|| self.tokens[before].span.to(self.tokens[after].span))
    }

    /// "Patella vulgata": a Latin word behind one with a capital.
    pub(super) fn is_species(&self, at: usize) -> bool {
        let text = self.tokens[at].text(self.prose);
        let genus = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let is_office = |genus: &Token| genus.class.intersects(Class::TITLE | Class::ROLE | Class::ORGANISATION_NOUN);
        genus.is_some_and(|genus| genus.is_word() && genus.case == Case::Capital && !is_office(genus))
            && LATIN.iter().any(|ending| text.ends_with(ending))
            && normal(text).is_some_and(|word| !is_misspelling(&word) && !suggest::is_near_common(&word, |_| true))
    }

    /// A term of address behind a name: "Sunita didi".
    pub(super) fn is_address(&self, at: usize, word: &str) -> bool {
        const TERMS: &[&str] = &["amma", "appa", "baba", "bhai", "chacha", "dada", "dadi", "didi", "jaan", "kaka", "nani", "tai", "tio"];
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        TERMS.contains(&word) && before.is_some_and(|before| before.case == Case::Capital)
    }

    /// A word that has quotation marks to itself and that no common word resembles: the copy speaks of the word.
    pub(super) fn is_term(&self, at: usize) -> bool {
        let mark = |at: Option<usize>| at.and_then(|at| self.tokens.get(at)).copied();
        let is_quote = |token: Option<Token>| token.is_some_and(|token| token.kind == TokenKind::Quote);
        let touch =
            |left: Option<Token>, right: Option<Token>| left.zip(right).is_some_and(|(left, right)| left.span.end == right.span.start);
        let (before, here, after) = (mark(at.checked_sub(1)), mark(Some(at)), mark(Some(at + 1)));
        let stopped = after.is_some_and(|after| matches!(after.text(self.prose), "," | "." | "!" | "?"));
        let closes = is_quote(after) && touch(here, after) || stopped && touch(here, after) && is_quote(mark(Some(at + 2)));
        let text = self.tokens[at].text(self.prose);
        is_quote(before) && touch(before, here) && closes && normal(text).is_some_and(|word| !suggest::is_near_common(&word, |_| true))
    }

    /// A word of another language, by its letters or the small words beside it.
    pub(super) fn is_among_foreign(&self, &Found { at, span, .. }: &Found) -> bool {
        let is_small = |other: Option<usize>| {
            let token = other.and_then(|other| self.tokens.get(other)).filter(|token| token.is_word());
            token.is_some_and(|token| FOREIGN.contains(&token.text(self.prose)))
        };
        let has_letter = || normal(span.of(self.prose)).is_some_and(|word| word.contains(|c| FOREIGN_LETTERS.contains(c)));
        is_small(Some(at)) || is_small(at.checked_sub(1)) || is_small(Some(at + 1)) || has_letter()
    }

    /// Whether no common word is near.
    fn is_far(&self, found: &Found) -> bool {
        let lower = found.span.of(self.prose).to_lowercase();
        normal(&lower).is_none_or(|word| !is_misspelling(&word) && !suggest::is_near_common(&word, |_| true))
    }

    /// Words of another language come together, and far from English ones.
    pub(super) fn is_foreign(&self, run: &[Found]) -> bool {
        match run.len() {
            0 | 1 => false,
            2 => run.iter().all(|found| self.is_far(found)),
            _ => run.iter().filter(|found| self.is_far(found)).count() * 2 >= run.len(),
        }
    }
}
