//! Candidates that stand behind a quote: its tag, and a tag at the sentence's end.

use super::How;
use super::evidence::{Candidate, Quoted};
use super::line::{ItemKind, Line, Verb};
use crate::facts::phrase::PhraseKind;

impl Line<'_> {
    /// "Q," S said. / "Q," said S. / "Q," S said, ...
    pub(super) fn tag_after(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        // "The Times, citing officials who called it Q, reported the deal": the verb has its subject before.
        if !self.hands_over(quote.item, quote.pair) || self.citing_aside(quote.item, self.sentence_start(quote.item)).is_some() {
            return None;
        }
        let mut first = quote.item + 1;
        while matches!(self.kind(first), Some(ItemKind::Comma | ItemKind::Dash)) {
            first += 1;
        }
        let mut relative = false;
        if self.is(first, &["as"]) {
            first += 1;
            relative = true;
        }
        let opening = self.kind(first)?;
        if !matches!(opening, ItemKind::Phrase(..) | ItemKind::Verb(_) | ItemKind::Adverb | ItemKind::Preposition | ItemKind::Other)
            || first >= end
        {
            return None;
        }
        let mut at = first;
        while at < end {
            match self.items[at].kind {
                ItemKind::Verb(_) if self.in_relative(at, first) => {}
                ItemKind::Verb(verb) => {
                    if at == first || self.items[first..at].iter().all(|item| item.kind == ItemKind::Adverb) {
                        return self.inverted(at, verb);
                    }
                    if let Some(found) = self.subject_verb(at, verb, first, relative) {
                        return Some(found);
                    }
                    if verb.is_finite() && !self.in_aside(at, first) {
                        return None;
                    }
                }
                ItemKind::Coordination if at > first && !matches!(self.before(at), Some(ItemKind::Phrase(..))) => return None,
                ItemKind::Subordination if !self.in_aside(at, first) => return None,
                ItemKind::Coordination if at == first => return None,
                ItemKind::Colon | ItemKind::Semicolon | ItemKind::Quote(_) | ItemKind::According(_) => return None,
                _ => {}
            }
            at += 1;
        }
        None
    }

    /// Whether an item stands between commas behind the phrase that starts at `first`.
    pub(super) fn in_aside(&self, at: usize, first: usize) -> bool {
        self.items[first..at].iter().any(|item| matches!(item.kind, ItemKind::Comma | ItemKind::Dash | ItemKind::Open))
            || self.items[first..at].iter().any(|item| item.kind == ItemKind::Subordination)
            || at > first && self.is(at - 1, &["who", "which", "that"])
    }

    fn inverted(&self, at: usize, verb: Verb) -> Option<Candidate> {
        if !verb.is_finite() || verb.passive || self.is(at, &["told", "tells"]) {
            return None;
        }
        let cue = verb.cue?;
        let item = self.inverted_subject(at)?;
        // "..., citing Q, said the price would fall": it has a clause of its own.
        if self.verb(item + 1).is_some_and(|verb| verb.is_finite() && verb.cue.is_none()) {
            return None;
        }
        Some(Candidate { item, cue: Some(cue), how: How::Cue, score: if verb.strong { 96 } else { 66 } })
    }

    fn subject_verb(&self, at: usize, verb: Verb, first: usize, relative: bool) -> Option<Candidate> {
        if !verb.is_finite() || verb.passive {
            return None;
        }
        let item = self.subject(at, first)?;
        if verb.negated {
            return None;
        }
        // "Q, the report quotes one nurse as saying"
        if let Some(quoted) = self.quoted_as_saying(at) {
            return Some(Candidate { item: quoted, cue: verb.cue, how: How::Cue, score: 95 });
        }
        let score: u8 = match verb.cue {
            Some(_) if verb.strong => 95,
            Some(_) => 76,
            None if relative => 60,
            None if self.is_animate(item) => 56,
            None => return None,
        };
        // "..., Hale said the cases differ": the verb has words of its own behind it.
        let next = at + 1;
        let has_object = self.kind(next) == Some(ItemKind::Subordination)
            || self.phrase(next).is_some() && !self.is_date(next) && !self.is_addressee(next) && !self.is(at, &["told", "tells"]);
        #[allow(clippy::cast_possible_truncation)]
        let far = (at - first).saturating_sub(8).min(12) as u8;
        let score = score.saturating_sub(far).saturating_sub(if has_object { 12 } else { 0 });
        if verb.cue.is_none() && self.in_aside(at, first) {
            return None;
        }
        Some(Candidate { item, cue: verb.cue, how: How::Cue, score })
    }

    /// Whom a verb quotes "as saying": "quotes one nurse in Leeds as telling the panel".
    fn quoted_as_saying(&self, verb: usize) -> Option<usize> {
        let quoted = Some(verb + 1).filter(|&at| {
            self.is(verb, &["quoted", "quotes", "cited", "cites"]) && (self.can_speak(at) || self.is(at, &["him", "her", "them"]))
        })?;
        let as_at = (quoted + 1..self.sentence_end(verb)).take(5).find(|&at| self.is(at, &["as"]))?;
        let plain = (quoted + 1..as_at)
            .all(|at| matches!(self.kind(at), Some(ItemKind::Preposition | ItemKind::Phrase(..) | ItemKind::Possessive)));
        let saying = self.verb(as_at + 1).is_some_and(|verb| verb.ing && verb.strong);
        (plain && saying).then(|| self.possessed(quoted))
    }

    /// A cue at the sentence's end for what stands before it: The vote was "a charade" that fooled no one, said Ruiz.
    pub(super) fn final_tag(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        if self.citing_aside(quote.item, self.sentence_start(quote.item)).is_some() || self.is_title_in_headline(quote) {
            return None;
        }
        let mut at = end;
        while at > quote.item + 1 {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Verb(verb) if verb.strong && verb.is_finite() && !verb.passive => {
                    let cue = verb.cue;
                    if self.before(at) == Some(ItemKind::Comma) && self.is_parenthetical_or_last(at, quote.item + 1)
                        || matches!(self.before(at), Some(ItemKind::Quote(_)))
                    {
                        // "Hale, who was told to Q, said it was late": what follows is what is said.
                        let item = self.inverted_subject(at)?;
                        let pronoun = self.phrase(item).is_some_and(|phrase| phrase.kind == PhraseKind::Pronoun);
                        let reported = pronoun && self.verb(item + 1).is_some_and(|verb| verb.is_finite() && verb.cue.is_none());
                        return (!reported).then_some(Candidate { item, cue, how: How::Cue, score: 87 });
                    }
                    if matches!(self.kind(at + 1), Some(ItemKind::Subordination | ItemKind::Quote(_) | ItemKind::Colon))
                        || self.phrase(at + 1).is_some() && !self.is_date(at + 1) && !self.is_addressee(at + 1)
                    {
                        return None;
                    }
                    let item = self.subject(at, quote.item + 1)?;
                    let opens = item > quote.item + 1 && (item..=item).all(|item| self.opens_after_comma(item, quote.item));
                    return opens.then_some(Candidate { item, cue, how: How::Cue, score: 86 });
                }
                ItemKind::Verb(verb) if verb.is_finite() && !self.in_aside(at, quote.item + 1) => return None,
                ItemKind::Quote(_) => {}
                ItemKind::Colon | ItemKind::Semicolon => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a verb behind a comma has its subject behind it: ", said Ruiz", but not "Ruiz, a lawyer, told reporters".
    fn is_parenthetical_or_last(&self, verb: usize, from: usize) -> bool {
        !self.is(verb, &["told", "tells"]) && self.aside(verb - 1, from).is_none()
    }

    /// Whether a phrase and whose it is follow a comma.
    fn opens_after_comma(&self, item: usize, after: usize) -> bool {
        let mut at = item;
        while at > after + 2 && self.before(at) == Some(ItemKind::Possessive) {
            at -= 2;
        }
        matches!(self.before(at), Some(ItemKind::Comma | ItemKind::Quote(_) | ItemKind::Dash))
    }

    pub(super) fn is_addressee(&self, at: usize) -> bool {
        self.phrase(at).and_then(|phrase| self.token(phrase.head)).is_some_and(|token| {
            [
                "reporters",
                "journalists",
                "him",
                "her",
                "me",
                "them",
                "us",
                "supporters",
                "voters",
                "lawmakers",
                "delegates",
                "viewers",
                "audience",
                "crowd",
            ]
            .iter()
            .any(|word| token.is(self.prose, word))
        })
    }
}
