//! Words that are put to somebody, who need not say them: "Hale was asked, Q", "residents were told to Q".

use super::evidence::Quoted;
use super::line::{ItemKind, Line};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// What is done to whom words are put.
const PUT: &[&str] = &["asked", "told", "questioned", "warned", "instructed", "ordered", "advised", "urged"];

impl Line<'_> {
    /// Whether words are put to somebody right behind the verb: "Hale was asked, Q", "The women were told: Q". With a comma or a colon
    /// between, somebody may tell of it: "According to Ruiz, they were told, Q".
    pub(super) fn is_put_to(&self, quote: Quoted) -> bool {
        let passes = |at: usize| matches!(self.before(at), Some(ItemKind::Comma | ItemKind::Colon | ItemKind::Adverb));
        let mut at = quote.item;
        while at > 0 && passes(at) {
            at -= 1;
        }
        let is_put = |verb: usize| self.last_token(verb).is_some_and(|last| PUT.iter().any(|word| last.is(self.prose, word)));
        let put = at > 0 && self.verb(at - 1).is_some_and(|verb| verb.passive) && is_put(at - 1);
        let from = self.sentence_start(quote.item);
        put && !(if at == quote.item { self.is_reported(at - 1, from) } else { self.tells_of(quote, at - 1, from) })
    }

    /// "was told to Q", "were warned to expect Q", "got told not to Q", "was told that it was Q", where the sentence names nobody who
    /// tells of it.
    pub(super) fn is_told(&self, quote: Quoted) -> bool {
        let from = self.sentence_start(quote.item);
        let mut verbs = (from..quote.item).rev().filter(|&at| self.verb(at).is_some());
        let Some(last) = verbs.next() else { return false };
        let told = if self.is_done_to_told(last, from) {
            Some(last).filter(|&verb| self.is_to_be_done(verb, quote))
        } else {
            verbs.next().filter(|&verb| self.is_done_to_told(verb, from) && self.is_what_is_told(verb, last, quote))
        };
        told.is_some_and(|verb| !self.tells_of(quote, verb, from))
    }

    /// What is to be done: "to Q", "to expect Q", "to apologise for Q", "in a letter to Q".
    fn is_to_be_done(&self, verb: usize, quote: Quoted) -> bool {
        let item = self.items[verb];
        let to_do = (item.first..item.last).any(|at| self.token(at).is_some_and(|token| token.is(self.prose, "to")));
        let between = verb + 1..quote.item;
        let to_quote = between.end > between.start && self.is(between.end - 1, &["to"]);
        let plain = between.clone().all(|at| match self.items[at].kind {
            ItemKind::Adverb | ItemKind::Other => true,
            ItemKind::Preposition => !self.is(at, &["by"]),
            ItemKind::Phrase(..) => to_do || self.before(at) == Some(ItemKind::Preposition),
            _ => false,
        });
        plain && between.len() <= MOST_BEHIND && (to_quote || to_do)
    }

    /// "(was told) that it was Q": a clause that only is what the words say.
    fn is_what_is_told(&self, verb: usize, last: usize, quote: Quoted) -> bool {
        let group = self.items[last];
        let is = group.last == group.first + 1 && self.token(group.first).is_some_and(|token| token.class.contains(Class::AUXILIARY));
        let plain = (verb + 1..last).all(|at| match self.items[at].kind {
            ItemKind::Subordination => self.is(at, &["that"]),
            ItemKind::Phrase(..) | ItemKind::Possessive => true,
            _ => false,
        });
        is && plain && last > verb + 1 && last + 1 == quote.item
    }

    /// "was told", "got told", "were told to expect"
    fn is_done_to_told(&self, verb: usize, from: usize) -> bool {
        let item = self.items[verb];
        let put = |at: &u32| self.token(*at).is_some_and(|token| PUT.iter().any(|word| token.is(self.prose, word)));
        let Some(told) = (item.first..item.last).find(put) else { return false };
        let skips = |at: &u32| self.token(*at).is_some_and(|token| token.class.contains(Class::ADVERB) && *at > item.first);
        let before = (0..told).rev().find(|at| !skips(at)).and_then(|at| self.token(at));
        let helps = before.is_some_and(|token| token.class.contains(Class::AUXILIARY) && !HAVE.have(token.key));
        // "got told to Q", "Okoro, told to Q, left"
        let bare = || verb > from && (before.is_some_and(|token| GOT.have(token.key)) || self.before(verb) == Some(ItemKind::Comma));
        if told > item.first { helps } else { bare() && self.phrase(verb + 1).is_none() }
    }

    /// Whether somebody tells what a quote's clause says: "Hale said she was told to Q", "She was told to Q, Hale said".
    fn tells_of(&self, quote: Quoted, verb: usize, from: usize) -> bool {
        let end = self.sentence_end(quote.item);
        let source = || (from..end).any(|at| matches!(self.items[at].kind, ItemKind::According(_)));
        // "was told to Q by police"
        let by = self.is(quote.item + 1, &["by"]) && self.phrase(quote.item + 2).is_some();
        by || self.tag_after(quote, end).is_some() || self.final_tag(quote, end).is_some() || source() || self.is_told_of(verb, from)
    }

    /// "Hale said she had been told", "Hale said that staff rang and were told": whether a verb of saying leads to the clause of a verb.
    fn is_reported(&self, verb: usize, from: usize) -> bool {
        let clause = (from..verb).rev().take_while(|&at| !matches!(self.items[at].kind, ItemKind::Comma | ItemKind::Semicolon));
        clause.into_iter().any(|at| {
            let says = self.verb(at).is_some_and(|verb| verb.strong && verb.is_finite() && !verb.passive);
            let subject = self.possessed(at + 1 + usize::from(self.is(at + 1, &["that"])));
            let own = self.phrase(subject).is_some() && subject < verb && self.verb(subject + 1).is_some_and(|verb| verb.is_finite());
            let teller = || self.tag_subject(at, from).is_some_and(|teller| !self.in_adverbial(teller, from));
            says && own && !self.in_relative(at, from) && teller()
        })
    }

    /// Whether somebody before a verb tells of what is done: "Hale said she was told to Q", "Hale said she rang and was told to Q".
    fn is_told_of(&self, verb: usize, from: usize) -> bool {
        let outer = || self.subject(verb, from).is_some_and(|subject| self.outer_cue(verb, subject, from).is_some());
        let clause = (from..verb).rev().take_while(|&at| !matches!(self.items[at].kind, ItemKind::Comma | ItemKind::Semicolon));
        let says = |at: usize| self.verb(at).is_some_and(|verb| verb.strong && verb.is_finite() && !verb.passive);
        outer() || clause.into_iter().any(|at| says(at) && !self.in_relative(at, from))
    }
}

/// What makes a passive besides a form of "be".
const GOT: Words<5> = Words::of(["got", "get", "gets", "getting", "gotten"]);
/// What makes no passive: "had told", "did tell".
const HAVE: Words<4> = Words::of(["had", "has", "have", "having"]);

/// So many items may stand between what somebody is told to do and the words: "to apologise for a joke about Q".
const MOST_BEHIND: usize = 6;
