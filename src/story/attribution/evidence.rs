//! Candidates for the speaker of one quote, each with its evidence, and the choice among them.

use super::How;
use super::line::{ItemKind, Line};
use crate::facts::phrase::PhraseKind;

/// A phrase that a quote may be attributed to, with how it was reached and a score in percent.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Candidate {
    /// The item of the phrase.
    pub(super) item: usize,
    /// The cue, by its number.
    pub(super) cue: Option<usize>,
    pub(super) how: How,
    pub(super) score: u8,
}

/// A quote as its line sees it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Quoted {
    /// Its item.
    pub(super) item: usize,
    /// Its number among the pairs.
    pub(super) pair: usize,
    /// Whether it is a clause or a sentence by its form.
    pub(super) full: bool,
}

impl Line<'_> {
    /// The best candidate in the quote's own sentence.
    pub(super) fn candidate(&self, quote: Quoted) -> Option<Candidate> {
        let from = self.sentence_start(quote.item);
        let end = self.sentence_end(quote.item);
        let found = [
            self.tag_after(quote, end),
            self.cue_before(quote, from),
            self.label_before(quote, from),
            self.accordance(quote, from, end),
            self.final_tag(quote, end),
            self.noun_cue(quote, from),
            self.clause_subject(quote, from, end),
        ];
        // Of equal scores the first counts.
        found.into_iter().rev().flatten().max_by_key(|candidate| candidate.score)
    }

    /// "According to S, ... Q" and "Q, according to S"
    fn accordance(&self, quote: Quoted, from: usize, end: usize) -> Option<Candidate> {
        let (at, cue) = (from..end).find_map(|at| match self.items[at].kind {
            ItemKind::According(cue) => Some((at, cue)),
            _ => None,
        })?;
        let item = (at + 1..end).take(3).find(|&at| self.phrase(at).is_some())?;
        let score = if at == quote.item + 1 || at == quote.item + 2 {
            90
        } else if at < quote.item {
            76
        } else {
            82
        };
        Some(Candidate { item, cue: Some(cue), how: How::AccordingTo, score })
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
        self.is_animate(item)
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
