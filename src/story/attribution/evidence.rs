//! Candidates for the speaker of one quote, each with its evidence, and the choice among them.

use super::How;
use super::line::{ItemKind, Line, Verb};
use crate::facts::phrase::PhraseKind;
use crate::lexicon::Class;

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
        let mut best: Option<Candidate> = None;
        let mut offer = |candidate: Option<Candidate>| {
            if let Some(candidate) = candidate
                && best.is_none_or(|best| candidate.score > best.score)
            {
                best = Some(candidate);
            }
        };
        offer(self.tag_after(quote, end));
        offer(self.cue_before(quote, from));
        offer(self.label_before(quote, from));
        offer(self.accordance(quote, from, end));
        offer(self.final_tag(quote, end));
        if best.is_none_or(|best| best.score < 60) {
            let mut offer = |candidate: Option<Candidate>| {
                if let Some(candidate) = candidate
                    && best.is_none_or(|best| candidate.score > best.score)
                {
                    best = Some(candidate);
                }
            };
            offer(self.noun_cue(quote, from));
            offer(self.clause_subject(quote, from, end));
        }
        best
    }

    /// "Q," S said. / "Q," said S. / "Q," S said, ...
    fn tag_after(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        if !self.hands_over(quote.item, quote.pair) {
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
    fn in_aside(&self, at: usize, first: usize) -> bool {
        self.items[first..at].iter().any(|item| matches!(item.kind, ItemKind::Comma | ItemKind::Dash | ItemKind::Open))
            || self.items[first..at].iter().any(|item| item.kind == ItemKind::Subordination)
            || at > first && self.is(at - 1, &["who", "which", "that"])
    }

    fn inverted(&self, at: usize, verb: Verb) -> Option<Candidate> {
        if !verb.is_finite() || verb.passive {
            return None;
        }
        let cue = verb.cue?;
        let item = self.inverted_subject(at)?;
        Some(Candidate { item, cue: Some(cue), how: How::Cue, score: if verb.strong { 96 } else { 66 } })
    }

    fn subject_verb(&self, at: usize, verb: Verb, first: usize, relative: bool) -> Option<Candidate> {
        if !verb.is_finite() || verb.passive {
            return None;
        }
        let item = self.subject(at, first)?;
        // The subject opens the tag; what stands before it is an adverbial.
        let score = match verb.cue {
            Some(_) if verb.strong => 95,
            Some(_) => 76,
            None if relative => 60,
            None if self.is_animate(item) => 56,
            None => return None,
        };
        if verb.cue.is_none() && self.in_aside(at, first) {
            return None;
        }
        Some(Candidate { item, cue: verb.cue, how: How::Cue, score })
    }

    /// S said, "Q" / S said that "q" / S called it "q" / S did A, calling it "q"
    fn cue_before(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        let mut clauses = 0;
        let mut verbs = 0;
        let mut at = quote.item;
        while at > from {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Verb(verb) => {
                    if verb.cue.is_some()
                        && let Some(candidate) = self.cue_before_at(quote, at, verb, from, clauses, verbs)
                    {
                        return Some(candidate);
                    }
                    verbs += u8::from(verb.is_finite());
                }
                ItemKind::Semicolon => clauses += 2,
                ItemKind::Coordination if at + 1 < quote.item && self.starts_clause(at + 1, quote.item) => clauses += 1,
                _ => {}
            }
        }
        None
    }

    fn cue_before_at(&self, quote: Quoted, at: usize, verb: Verb, from: usize, clauses: u8, verbs: u8) -> Option<Candidate> {
        let between = &self.items[at + 1..quote.item];
        let adjacent = between.iter().all(|item| {
            matches!(item.kind, ItemKind::Comma | ItemKind::Colon | ItemKind::Subordination | ItemKind::Adverb | ItemKind::Dash)
        }) || between.len() <= 2;
        let item = if verb.passive { self.agent(at, quote.item)? } else { self.tag_subject(at, from)? };
        if item == quote.item {
            return None;
        }
        if let Some(outer) = self.outer_cue(at, item, from) {
            return Some(Candidate { score: 80u8.saturating_sub(clauses * 24), ..outer });
        }
        let base: u8 = if verb.strong { 84 } else { 78 };
        let score = base + if adjacent { 8 } else { 0 };
        let score = score.saturating_sub(clauses * 24).saturating_sub(verbs.min(3) * 3);
        Some(Candidate { item, cue: verb.cue, how: How::Cue, score })
    }

    /// "Hale said Ruiz thinks it 'smells'": the words are Hale's, as the inner verb is none of saying.
    fn outer_cue(&self, inner: usize, subject: usize, from: usize) -> Option<Candidate> {
        let cue = self.verb(inner)?.cue.and_then(|cue| self.cue(cue))?;
        let mind = self.token(cue.last - 1)?.class.contains(Class::MIND);
        if !mind {
            return None;
        }
        let mut at = inner;
        while at > from {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Verb(verb) if verb.strong && !verb.passive => {
                    if at > subject {
                        return None;
                    }
                    let item = self.tag_subject(at, from)?;
                    return (item != subject).then_some(Candidate { item, cue: verb.cue, how: How::Cue, score: 80 });
                }
                ItemKind::Quote(_) | ItemKind::Semicolon | ItemKind::Colon => return None,
                ItemKind::Coordination if self.before(at) == Some(ItemKind::Comma) => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a clause with a subject of its own starts at an item: "but Ruiz called".
    fn starts_clause(&self, at: usize, before: usize) -> bool {
        let mut seen = false;
        for index in at..before {
            match self.items[index].kind {
                ItemKind::Phrase(..) => seen = true,
                ItemKind::Verb(verb) => return seen && verb.is_finite(),
                ItemKind::Adverb | ItemKind::Preposition | ItemKind::Possessive | ItemKind::Other | ItemKind::Comma => {}
                _ => return false,
            }
        }
        false
    }

    /// "described by S as"
    fn agent(&self, verb: usize, end: usize) -> Option<usize> {
        let by = (verb + 1..end).find(|&at| self.items[at].kind == ItemKind::Preposition && self.is(at, &["by"]))?;
        self.phrase(by + 1).map(|_| by + 1)
    }

    /// S: "Q" / any clause: "Q" (the main subject speaks)
    fn label_before(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        let colon = quote.item.checked_sub(1).filter(|&at| at >= from && self.items[at].kind == ItemKind::Colon)?;
        self.speaker_before_colon(colon, from)
    }

    /// Whose words follow a colon.
    pub(super) fn speaker_before_colon(&self, colon: usize, from: usize) -> Option<Candidate> {
        let finite = (from..colon).filter(|&at| self.verb(at).is_some_and(Verb::is_finite));
        let mut verbs = finite.clone();
        if let Some(first) = verbs.next() {
            let saying = finite.clone().rfind(|&at| self.verb(at).is_some_and(|verb| verb.cue.is_some() && !verb.passive));
            if let Some(at) = saying {
                let item = self.tag_subject(at, from)?;
                return Some(Candidate { item, cue: self.verb(at).and_then(|verb| verb.cue), how: How::Cue, score: 88 });
            }
            if let Some(item) = self.source_before_colon(colon, from) {
                return Some(Candidate { item, cue: None, how: How::Label, score: 80 });
            }
            let item = self.subject(first, from).filter(|&item| self.can_speak(item))?;
            return Some(Candidate { item, cue: None, how: How::Label, score: 70 });
        }
        let item = (from..colon).find(|&at| self.phrase(at).is_some() && !self.is_date(at))?;
        Some(Candidate { item, cue: None, how: How::Label, score: 82 })
    }

    /// "More from S:", "in the words of the report:"
    fn source_before_colon(&self, colon: usize, from: usize) -> Option<usize> {
        let at = (from..colon).rev().find(|&at| self.kind(at) == Some(ItemKind::Preposition))?;
        (self.is(at, &["from", "by"])
            && (at + 1..colon)
                .all(|at| matches!(self.kind(at), Some(ItemKind::Phrase(..) | ItemKind::Coordination | ItemKind::Possessive))))
        .then_some(at + 1)
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

    /// A cue at the sentence's end for what stands before it: The vote was "a charade" that fooled no one, said Ruiz.
    fn final_tag(&self, quote: Quoted, end: usize) -> Option<Candidate> {
        let mut at = end;
        while at > quote.item + 1 {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Verb(verb) if verb.strong && verb.is_finite() && !verb.passive => {
                    let cue = verb.cue;
                    if self.before(at) == Some(ItemKind::Comma) || matches!(self.before(at), Some(ItemKind::Quote(_))) {
                        let item = self.inverted_subject(at)?;
                        return Some(Candidate { item, cue, how: How::Cue, score: 87 });
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
                ItemKind::Quote(pair) if self.hands_over(at, pair) => {}
                ItemKind::Quote(_) | ItemKind::Colon | ItemKind::Semicolon => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether a phrase and its modifiers follow a comma.
    fn opens_after_comma(&self, item: usize, after: usize) -> bool {
        let mut at = item;
        while at > after + 1
            && matches!(self.before(at), Some(ItemKind::Possessive | ItemKind::Phrase(..) | ItemKind::Adverb | ItemKind::Preposition))
        {
            at -= 1;
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

    /// S's claim that "q"; the suggestion by S that "q"
    fn noun_cue(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        for at in (from..quote.item).rev() {
            let ItemKind::Phrase(number, Some(cue)) = self.items[at].kind else { continue };
            if at > from && self.before(at) == Some(ItemKind::Possessive) && at >= from + 2 && self.phrase(at - 2).is_some() {
                return Some(Candidate { item: at - 2, cue: Some(cue), how: How::Cue, score: 74 });
            }
            let by = at + 1;
            if self.kind(by) == Some(ItemKind::Preposition)
                && self.is(by, &["by", "from", "of"])
                && by + 1 < quote.item
                && self.is_animate(by + 1)
            {
                return Some(Candidate { item: by + 1, cue: Some(cue), how: How::Cue, score: 70 });
            }
            let first = self.facts.phrases.get(number).and_then(|_| self.token(self.items[at].first))?;
            if ["his", "her", "their"].iter().any(|word| first.is(self.prose, word)) {
                return Some(Candidate { item: at, cue: Some(cue), how: How::Cue, score: 64 });
            }
        }
        None
    }

    /// The subject of the clause that a fragment stands in.
    fn clause_subject(&self, quote: Quoted, from: usize, end: usize) -> Option<Candidate> {
        if let Some(verb) = (from..quote.item).rev().find(|&at| self.verb(at).is_some())
            && let Some(item) = self.subject(verb, from)
            && self.can_speak(item)
        {
            return Some(Candidate { item, cue: None, how: How::Cue, score: if quote.full { 30 } else { 45 } });
        }
        let item = (from..end).find(|&at| self.phrase(at).is_some() && self.is_animate(at))?;
        Some(Candidate { item, cue: None, how: How::Cue, score: 28 })
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
