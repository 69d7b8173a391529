//! Candidates for the speaker of one quote, each with its evidence, and the choice among them.

use super::How;
use super::clause::DEPTH;
use super::line::{ItemKind, Line, Verb};
use crate::facts::Phrase;
use crate::facts::phrase::PhraseKind;
use crate::lexicon::Class;

/// A phrase that a quote may be attributed to, with how it was reached and a score in percent.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Candidate {
    /// The item of the phrase.
    pub(super) item: usize,
    /// The cue, by its number.
    pub(super) cue: Option<u32>,
    pub(super) how: How,
    pub(super) score: u8,
}

/// The candidates of a quote, those that count first before others of the same score.
pub(super) type Found = [Option<Candidate>; 9];

/// Which of them is that of a cue before the quote, of a noun of saying, of the clause that the quote stands in.
pub(super) const CUE_BEFORE: usize = 1;
pub(super) const NOUN_CUE: usize = 5;
pub(super) const CLAUSE_SUBJECT: usize = 7;

/// The best candidate.
pub(super) fn best(found: &Found) -> Option<Candidate> {
    found.iter().rev().flatten().max_by_key(|candidate| candidate.score).copied()
}

/// A quote as its line sees it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Quoted {
    /// Its item.
    pub(super) item: usize,
    /// Its number among the pairs.
    pub(super) pair: u32,
    /// Whether it is a clause or a sentence by its form.
    pub(super) full: bool,
}

/// Nouns for what a crowd lets out.
const OUTCRIES: &[&str] = &[
    "cry", "cries", "shout", "shouts", "chant", "chants", "call", "calls", "jeer", "jeers", "scream", "screams", "yell", "yells", "chorus",
];

/// Words by which copy says that nobody spoke.
pub(super) const NOBODY: &[&str] = &["nobody", "none"];

impl Line<'_> {
    /// The candidates in the quote's own sentence, one of each kind of evidence.
    pub(super) fn found(&self, quote: Quoted) -> Found {
        if self.is_put_to(quote) || self.is_told(quote) {
            return Found::default();
        }
        let end = self.sentence_end(quote.item);
        let start = self.sentence_start(quote.item);
        // Words in brackets are said by who speaks in them.
        let bracket = (start..quote.item).rev().take_while(|&at| self.items[at].kind != ItemKind::Close);
        let bracket = bracket.filter(|&at| self.items[at].kind == ItemKind::Open && self.has_speaker(at + 1, quote.item)).last();
        let from = bracket.map_or(start, |open| open + 1);
        [
            self.tag_after(quote, end),
            self.cue_before(quote, from),
            self.label_before(quote, from),
            self.accordance(quote, from, end),
            self.final_tag(quote, end),
            self.noun_cue(quote, from),
            self.outcry(quote, end),
            self.clause_subject(quote, from, end),
            self.headline_source(quote, end),
        ]
    }

    /// Whether a quote is put to somebody, or shouted by nobody in particular: "Hale was asked, Q", "to cries of Q".
    pub(super) fn is_nobodys(&self, quote: Quoted) -> bool {
        let mut at = quote.item;
        while at > 0 && matches!(self.before(at), Some(ItemKind::Comma | ItemKind::Colon | ItemKind::Adverb)) {
            at -= 1;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        match self.items[before].kind {
            _ if self.is_put_to(quote) || self.is_told(quote) => true,
            ItemKind::Preposition if self.is(before, &["of"]) => self.before(before).is_some_and(|kind| {
                let noun = match kind {
                    ItemKind::Phrase(..) => self.ends_in(before - 1, OUTCRIES),
                    // "with cries of Q from the gallery": no verb behind a preposition.
                    ItemKind::Verb(_) => {
                        self.is(quote.item + 1, &["from"])
                            && before > 1
                            && self.before(before - 1) == Some(ItemKind::Preposition)
                            && self.is(before - 1, OUTCRIES)
                    }
                    _ => false,
                };
                noun && !self.is_owned(before - 1)
            }),
            _ => false,
        }
    }

    /// Whether a quote is what somebody or something is said to be in a sentence without a cue: "was Q", "had been deeply Q".
    pub(super) fn is_predicate(&self, quote: Quoted) -> bool {
        let mut at = quote.item;
        while at > 0 && self.before(at) == Some(ItemKind::Adverb) {
            at -= 1;
        }
        let verb = at.checked_sub(1).and_then(|verb| self.verb(verb).map(|_| self.items[verb]));
        let cue = |at: usize| self.verb(at).is_some_and(|verb| verb.cue.is_some()) || matches!(self.kind(at), Some(ItemKind::According(_)));
        let from = self.sentence_start(quote.item);
        // "To Hale it is Q", "The sign was Q"
        let is_thing = |subject: usize| {
            self.phrase(subject).is_none_or(|phrase| matches!(phrase.kind, PhraseKind::Document | PhraseKind::Other))
                && !self.is(subject, &["it"])
        };
        let someone =
            || at.checked_sub(1).and_then(|verb| self.subject_before(verb, from, DEPTH)).is_some_and(|subject| !is_thing(subject));
        self.kind(from) != Some(ItemKind::Preposition)
            && !(from..quote.item).any(cue)
            && someone()
            && verb.is_some_and(|verb| {
                (verb.first..verb.last)
                    .all(|at| self.token(at).is_some_and(|token| token.class.intersects(Class::AUXILIARY | Class::ADVERB)))
            })
    }

    /// Whether a subject and a verb of saying stand between two items.
    fn has_speaker(&self, from: usize, end: usize) -> bool {
        self.phrase(from).is_some() && (from..end).any(|at| self.verb(at).is_some_and(|verb| verb.strong && verb.is_finite()))
    }

    fn is_owned(&self, item: usize) -> bool {
        item > 0 && self.before(item) == Some(ItemKind::Possessive)
    }

    /// "Please credit Q", "Quote Q when you ring": whether a phrase is the verb of a request, which looks like a subject where it opens a
    /// sentence.
    pub(super) fn is_request(&self, item: usize) -> bool {
        let opens = |phrase: &&Phrase| phrase.kind == PhraseKind::Other && item == self.sentence_start(item);
        let Some(token) =
            self.phrase(item).filter(opens).and_then(|phrase| self.token(phrase.head).filter(|head| head.span == phrase.span))
        else {
            return false;
        };
        token.is(self.prose, "please") || token.class.contains(Class::BASE)
    }

    /// Whether a phrase has one of these heads.
    pub(super) fn ends_in(&self, item: usize, heads: &[&str]) -> bool {
        self.phrase(item).and_then(|phrase| self.token(phrase.head)).is_some_and(|head| heads.iter().any(|word| head.is(self.prose, word)))
    }

    /// "cries of Q from the gallery": where an outcry comes from.
    fn outcry(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        let from = quote.item + 1;
        (self.is_nobodys(quote) && from + 1 < end && self.is(from, &["from"]) && self.phrase(from + 1).is_some()).then_some(Candidate {
            item: from + 1,
            cue: None,
            how: How::Cue,
            score: 96,
        })
    }

    /// Somebody whom a sentence without any cue is about: "Bell is looking forward to it."
    pub(super) fn protagonist(&self, from: usize, end: usize) -> Option<Candidate> {
        // "Would she do it again? Q"
        let question = end.checked_sub(1).is_some_and(|last| self.is(last, &["?"]));
        let item = match question {
            true => (from..end).find(|&item| self.is_somebody(item) || matches!(self.items[item].kind, ItemKind::Phrase(_, Some(_))))?,
            false => self.subject(self.main_verb(end, from)?, from).filter(|&item| self.is_somebody(item))?,
        };
        Some(Candidate { item, cue: None, how: How::SentenceBefore, score: 50 })
    }

    /// Whether a phrase names one person.
    fn is_somebody(&self, item: usize) -> bool {
        self.phrase(item).is_some_and(|phrase| match phrase.kind {
            PhraseKind::Name(name) => {
                self.facts.names.get(name as usize).is_some_and(|name| name.entity_type == crate::facts::EntityType::Person)
            }
            PhraseKind::Role => true,
            PhraseKind::Pronoun => self.is(item, &["he", "she"]),
            _ => false,
        })
    }

    /// Who has the last word in a sentence: "Q, Cole said, and Hale cut in."
    pub(super) fn last_word(&self, from: usize, end: usize) -> Option<Candidate> {
        let quote = (from..end).rev().find(|&at| matches!(self.items[at].kind, ItemKind::Quote(_)))?;
        let mut verb = end.checked_sub(1)?;
        while verb > quote && (matches!(self.items[verb].kind, ItemKind::Adverb | ItemKind::Other) || self.is_date(verb)) {
            verb -= 1;
        }
        let cue = self.verb(verb).filter(|verb| verb.is_finite() && !verb.passive && !verb.negated)?.cue?;
        let item = self.subject(verb, quote + 1).filter(|&item| self.can_speak(item))?;
        let joined = self.possessor(item, quote + 1);
        let steps_in = matches!(self.before(joined), Some(ItemKind::Coordination))
            || self.before(joined) == Some(ItemKind::Subordination) && self.is(joined - 1, &["as", "when", "while"])
            || self.is(joined - 1, &["before", "until"]) && self.opens_clause(joined - 1, item);
        (joined > quote + 1 && steps_in).then_some(Candidate { item, cue: Some(cue), how: How::SentenceBefore, score: 76 })
    }

    /// "According to S, ... Q" and "Q, according to S"
    fn accordance(&self, quote: Quoted, from: usize, end: usize) -> Option<Candidate> {
        let (at, cue) = (from..end).find_map(|at| match self.items[at].kind {
            ItemKind::According(cue) => Some((at, cue)),
            _ => None,
        })?;
        let item = (at + 1..end).take(3).find(|&at| self.phrase(at).is_some())?;
        // "Hale told police he was Q, according to an affidavit": the paper passes on what Hale said.
        let document = self.phrase(item).is_some_and(|phrase| phrase.kind == PhraseKind::Document);
        let passed_on = || (from..quote.item).any(|verb| self.tells_in_clause(verb, quote.item, from));
        let score = if at == quote.item + 1 || at == quote.item + 2 {
            if document && at > quote.item && passed_on() { 70 } else { 90 }
        } else if at < quote.item {
            76
        } else {
            82
        };
        Some(Candidate { item, cue: Some(cue), how: How::AccordingTo, score })
    }

    /// Whether a quote's sentence says no more than who says it: no other day, place or paper.
    pub(super) fn is_only_tagged(&self, quote: usize) -> bool {
        (self.sentence_start(quote)..self.sentence_end(quote)).all(|at| match self.items[at].kind {
            ItemKind::Preposition | ItemKind::Subordination => false,
            ItemKind::Phrase(..) => !self.is_date(at),
            _ => true,
        })
    }

    /// "Hale told police he was Q": whether a verb tells somebody what a quote is part of.
    fn tells_in_clause(&self, verb: usize, quote: usize, from: usize) -> bool {
        let tells = self.verb(verb).is_some_and(|verb| verb.is_finite() && !verb.passive)
            && self.last_token(verb).is_some_and(|last| last.is(self.prose, "told") || last.is(self.prose, "tells"));
        let apart =
            |at: usize| matches!(self.items[at].kind, ItemKind::Comma | ItemKind::Semicolon | ItemKind::Coordination | ItemKind::Quote(_));
        let finite = || (verb + 1..quote).filter(|&at| self.verb(at).is_some_and(Verb::is_finite)).count();
        tells && !(verb + 1..quote).any(apart) && finite() <= 1 && self.subject(verb, from).is_some_and(|who| self.is_animate(who))
    }

    /// Whether a phrase names someone: a name, a role, a personal pronoun.
    pub(super) fn is_animate(&self, item: usize) -> bool {
        self.phrase(item).is_some_and(|phrase| match phrase.kind {
            PhraseKind::Name(_) | PhraseKind::Role | PhraseKind::Group => true,
            PhraseKind::Pronoun => !self.is(item, &["it"]),
            _ => false,
        })
    }

    /// Whether a phrase can be the source of words at all.
    pub(super) fn can_speak(&self, item: usize) -> bool {
        self.is_animate(item) && !self.is(item, NOBODY)
            || self.phrase(item).is_some_and(|phrase| matches!(phrase.kind, PhraseKind::Organisation | PhraseKind::Document))
    }

    /// The subject of the last verb of saying in a sentence that may hold no quote: "Ruiz said the plan was dead."
    pub(super) fn indirect(&self, from: usize, end: usize) -> Option<Candidate> {
        for at in from..end {
            match self.items[at].kind {
                ItemKind::Verb(verb) if verb.cue.is_some() && verb.is_finite() && !verb.passive => {
                    if let Some(item) = self.tag_subject(at, from).filter(|&item| self.can_speak(item)) {
                        return Some(Candidate { item, cue: verb.cue, how: How::SentenceBefore, score: if verb.strong { 74 } else { 62 } });
                    }
                }
                ItemKind::According(cue) => {
                    if let Some(item) = (at + 1..end).take(2).find(|&at| self.phrase(at).is_some()) {
                        return Some(Candidate { item, cue: Some(cue), how: How::SentenceBefore, score: 66 });
                    }
                }
                _ => {}
            }
        }
        None
    }
}
