//! Headlines that say at their end who found what is quoted: Nurses "not listened to" at maternity unit, inspectors find.

use super::How;
use super::evidence::{Candidate, Quoted};
use super::line::{ItemKind, Line};
use crate::facts::{Case, Token};
use crate::lexicon::Class;

/// What those do who have looked into something.
const FINDINGS: &[&str] = &["find", "finds", "rule", "rules", "reveal", "reveals", "hear", "hears"];
/// Before whom things are told, who do not find them.
const HEARINGS: &[&str] = &["inquest", "inquiry", "court", "tribunal", "jury", "hearing", "trial", "committee", "commission", "panel"];
/// What finds something, besides those who can speak.
const SOURCES: &[&str] = &["inquest", "tribunal", "audit", "leak", "probe", "hearing", "trial", "emails", "files", "data", "figures"];
/// How sure it is, in percent: less than where the headline names a speaker.
const FOUND: u8 = 74;
/// So many words may stand before the noun of a source: "leaked council emails".
const MOST_BEFORE: usize = 2;

impl Line<'_> {
    /// The source that a headline's last words name.
    pub(super) fn headline_source(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        if !self.facts.shape.headline {
            return None;
        }
        let verb = end.checked_sub(1).filter(|&verb| verb > quote.item + 2 && self.is(verb, FINDINGS))?;
        let item = verb - 1;
        let hears = self.is(verb, &["hear", "hears"]);
        let finds = if hears { self.ends_in(item, HEARINGS) } else { self.can_speak(item) || self.ends_in(item, SOURCES) };
        let opens = |at: usize| matches!(self.before(at), Some(ItemKind::Comma | ItemKind::Dash));
        // "leaked emails", "care inspectors"
        let modifies = |at: usize| match self.items[at].kind {
            ItemKind::Verb(verb) => !verb.strong,
            ItemKind::Adverb | ItemKind::Other | ItemKind::Phrase(..) => true,
            _ => false,
        };
        let mut first = item;
        while !opens(first) && item - first < MOST_BEFORE && first > quote.item + 1 && modifies(first - 1) {
            first -= 1;
        }
        (finds && opens(first) && self.says_something(quote)).then_some(Candidate { item, cue: None, how: How::Cue, score: FOUND })
    }

    /// Whether a headline quotes what somebody says and no title or term: words in small letters, or with capitals like the headline's
    /// own something that a sentence has and a title hardly opens with: "Not Listened To".
    fn says_something(&self, quote: Quoted) -> bool {
        let Some(first) = self.words(quote).next() else { return false };
        let verbal = first.class.intersects(Class::VERB | Class::AUXILIARY | Class::ADVERB);
        let words = self.words(quote).count();
        // "Council's "free" bins", but "roof "unsafe", inspectors find"
        let modifies = words == 1 && self.phrase(quote.item + 1).is_some();
        first.case == Case::Lower && !modifies || verbal && words >= 3
    }

    /// Whether a headline in small letters has a title in marks: "Oppenheimer" beats "Barbie".
    pub(super) fn is_title_in_headline(&self, quote: Quoted) -> bool {
        let mut long = self.words(quote).filter(|token| token.span.len() > 3).peekable();
        let closed = self.inner(quote.pair).ends_with(char::is_alphanumeric);
        let small = || self.facts.tokens.iter().filter(|token| token.is_word() && token.case == Case::Lower).count();
        self.facts.shape.headline && closed && long.peek().is_some() && long.all(|token| token.case == Case::Capital) && small() >= 3
    }

    fn words(&self, quote: Quoted) -> impl Iterator<Item = &Token> {
        let item = self.items[quote.item];
        (item.first..item.last).filter_map(|at| self.token(at)).filter(|token| token.is_word())
    }
}
