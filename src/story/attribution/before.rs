//! Candidates that stand before a quote: cues, labels, nouns of saying, the clause's subject.

use super::How;
use super::evidence::{Candidate, Quoted};
use super::line::{Item, ItemKind, Line, Verb};
use crate::facts::phrase::PhraseKind;

/// How sure it is, in percent, whose words a clause has that can be read in one way only.
const PLAIN: u8 = 96;

/// So many items at most lie between a cue and what is plainly said with it.
const MOST_BETWEEN: usize = 9;

/// What lies between a cue and the quote behind it.
#[derive(Clone, Copy, Default)]
struct Distance {
    clauses: u8,
    verbs: u8,
    cues: u8,
}

impl Line<'_> {
    /// S said, "Q" / S said that "q" / S called it "q" / S did A, calling it "q"
    pub(super) fn cue_before(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        let mut best: Option<Candidate> = None;
        let mut distance = Distance::default();
        let mut at = quote.item;
        while at > from && distance.cues < 4 {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Verb(verb) => {
                    if verb.cue.is_some()
                        && let Some(candidate) = self.cue_before_at(quote, at, verb, from, distance)
                    {
                        if best.is_none_or(|best| candidate.score > best.score) {
                            best = Some(candidate);
                        }
                        distance.cues += 1;
                    }
                    distance.verbs += u8::from(verb.is_finite());
                }
                ItemKind::Semicolon => distance.clauses += 2,
                ItemKind::Coordination if at + 1 < quote.item && self.starts_clause(at + 1, quote.item) => distance.clauses += 1,
                _ => {}
            }
        }
        best
    }

    fn cue_before_at(&self, quote: Quoted, at: usize, verb: Verb, from: usize, distance: Distance) -> Option<Candidate> {
        let between = &self.items[at + 1..quote.item];
        let passes = |item: &Item| {
            matches!(item.kind, ItemKind::Comma | ItemKind::Colon | ItemKind::Subordination | ItemKind::Adverb | ItemKind::Dash)
        };
        // "said on Tuesday that"
        let dated = |at: usize| self.is_date(at) || self.kind(at) == Some(ItemKind::Preposition) && self.is_date(at + 1);
        let plain = |at: usize| self.verb(at).is_none() && !matches!(self.kind(at), Some(ItemKind::Coordination | ItemKind::Semicolon));
        let that = quote.item > at + 1 && self.is(quote.item - 1, &["that"]) && (at + 1..quote.item).all(plain);
        let adjacent = that || between.len() <= 2 || (at + 1..quote.item).all(|at| passes(&self.items[at]) || dated(at));
        let item = if verb.passive { self.agent(at, quote.item)? } else { self.tag_subject(at, from)? };
        if item == quote.item {
            return None;
        }
        // "read from the agency's report, which said it was Q"
        let weak_between = (at + 1..quote.item).all(|at| self.verb(at).is_none_or(|verb| verb.cue.is_none()));
        let parted = between.iter().any(|item| matches!(item.kind, ItemKind::Quote(_) | ItemKind::Semicolon | ItemKind::Coordination));
        if self.is_added_of_paper(at, item, from) && between.len() <= MOST_BETWEEN && weak_between && !parted {
            return Some(Candidate { item, cue: verb.cue, how: How::Cue, score: PLAIN });
        }
        let far = distance.clauses * 24 + distance.verbs.min(3) * 3 + distance.cues * 6;
        if let Some(outer) = self.outer_cue(at, item, from) {
            return Some(Candidate { score: 80u8.saturating_sub(far), ..outer });
        }
        let subject = self.possessor(item, from);
        let cited = subject > from && self.is_citing(subject - 1) && self.in_relative(at, from);
        let added = subject > from && self.adds_noun(subject - 1, at, from);
        // "doctors who told her it was Q"
        let near = || between.len() <= 4 && between.iter().all(|item| !matches!(item.kind, ItemKind::Comma | ItemKind::Quote(_)));
        let only = || (at + 1..quote.item).all(|at| self.verb(at).is_none_or(|verb| verb.cue.is_none()));
        // "Hale said she had been told by a doctor that night that it was Q"
        let apart = || between.iter().any(|item| matches!(item.kind, ItemKind::Quote(_) | ItemKind::Semicolon | ItemKind::Coordination));
        let weak = || (at + 1..quote.item).all(|at| self.verb(at).is_none_or(|verb| !verb.strong));
        let handed_on = verb.passive
            && self.can_speak(item)
            && self.quotes_another(at, item, from)
            && between.len() <= MOST_BETWEEN
            && weak()
            && !apart();
        // "the wall, which a report had found to be Q", "a memo in which Hale warned that it was Q"
        let whose = subject > from + 1
            && self.is(subject - 1, &["which"])
            && matches!(self.before(subject - 1), Some(ItemKind::Comma | ItemKind::Preposition))
            && between.len() <= MOST_BETWEEN
            && only()
            && !apart();
        if adjacent && added || cited && (adjacent || near() && only()) || handed_on || whose {
            return Some(Candidate { item, cue: verb.cue, how: How::Cue, score: PLAIN });
        }
        let mut score: u8 = if verb.strong { 84 } else { 78 };
        score += if adjacent { 8 } else { 0 };
        // "the minutes, which Hale posted there, show Q"
        let whose_aside = || subject > from && self.is(subject - 1, &["which", "whom"]) && self.is_closed(at, quote.item);
        if !adjacent && (self.in_relative(at, from) || whose_aside()) {
            score -= 22;
        }
        if !adjacent && self.in_adverbial(item, from) && !self.is(at + 1, &["that"]) {
            score -= 14;
        }
        if verb.infinitive && !adjacent {
            score -= 14;
        }
        // "Hale called it 'so'": nothing between the cue and the words.
        if between.is_empty()
            || between.len() == 1 && matches!(between[0].kind, ItemKind::Subordination | ItemKind::Comma | ItemKind::Colon)
        {
            score += 6;
        }
        Some(Candidate { item, cue: verb.cue, how: How::Cue, score: score.saturating_sub(far) })
    }

    /// "the agency's report, which said": whether a verb is that of a clause that adds what a paper says.
    fn is_added_of_paper(&self, verb: usize, paper: usize, from: usize) -> bool {
        // "Hale replied with a letter, which described it as Q": the words are Hale's.
        let first = self.possessor(paper, from);
        let own =
            first > from && self.is(first - 1, &["in", "with", "by", "on", "via"]) || !(self.is(paper, &["the", "its"]) || first < paper);
        !own && verb >= from + 2
            && self.is(verb - 1, &["which"])
            && self.before(verb - 1) == Some(ItemKind::Comma)
            && self.phrase(paper).is_some_and(|phrase| phrase.kind == PhraseKind::Document)
    }

    /// Whether a subject opens a clause of time or reason: "as he introduced".
    pub(super) fn in_adverbial(&self, subject: usize, from: usize) -> bool {
        let first = self.possessor(subject, from);
        first > from
            && match self.before(first) {
                Some(ItemKind::Subordination) => !self.is(first - 1, &["that", "which", "what", "whether", "how", "whom", "whose"]),
                Some(ItemKind::Preposition) => self.opens_clause(first - 1, subject),
                _ => false,
            }
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

    /// "described by S as Q", "rated Q by S"
    fn agent(&self, verb: usize, quote: usize) -> Option<usize> {
        let is_by = |&at: &usize| self.kind(at) == Some(ItemKind::Preposition) && self.is(at, &["by"]);
        let by = (verb + 1..quote).find(is_by).or_else(|| Some(quote + 1).filter(is_by))?;
        // "warned by radio": how, not by whom.
        const MEANS: &[&str] = &["radio", "phone", "telephone", "email", "text", "letter", "post", "fax"];
        self.phrase(by + 1).filter(|_| !self.is(by + 1, MEANS) && !self.is_date(by + 1)).map(|_| by + 1)
    }

    /// S: "Q" / any clause: "Q" (the main subject speaks)
    pub(super) fn label_before(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        let colon = quote.item.checked_sub(1).filter(|&at| at >= from && self.items[at].kind == ItemKind::Colon)?;
        self.speaker_before_colon(colon, from)
    }

    /// Whose words follow a colon.
    pub(super) fn speaker_before_colon(&self, colon: usize, from: usize) -> Option<Candidate> {
        let dash = (from..colon).rev().find(|&at| self.kind(at) == Some(ItemKind::Dash) && (at..colon).all(|at| self.verb(at).is_none()));
        let (from, after_dash) = (dash.map_or(from, |dash| dash + 1), dash.is_some());
        if let Some(item) = self.source_before_colon(colon, from) {
            return Some(Candidate { item, cue: None, how: How::Label, score: 80 });
        }
        let finite = (from..colon).filter(|&at| self.verb(at).is_some_and(Verb::is_finite));
        let mut verbs = finite.clone();
        if let Some(first) = verbs.next() {
            let saying = (from..colon).rfind(|&at| self.verb(at).is_some_and(|verb| verb.cue.is_some() && !verb.passive));
            if let Some(at) = saying {
                let item = self.tag_subject(at, from)?;
                // "Another said he hoped for rain: Q"
                let weak = self.verb(at).is_some_and(|verb| !verb.strong);
                if weak && let Some(outer) = self.outer_cue(at, item, from) {
                    return Some(Candidate { score: 88, ..outer });
                }
                return Some(Candidate { item, cue: self.verb(at).and_then(|verb| verb.cue), how: How::Cue, score: 88 });
            }
            if let Some(item) = self.heading_name(from) {
                return Some(Candidate { item, cue: None, how: How::Label, score: 84 });
            }
            let main = self.main_verb(colon, from).unwrap_or(first);
            let item = self.subject(main, from)?;
            if self.can_speak(item) {
                return Some(Candidate { item, cue: None, how: How::Label, score: 70 });
            }
            // "The rise does not surprise Hale: Q"
            let object = Some(colon - 1).filter(|&object| object > main && self.is_animate(object) && self.verb(object - 1).is_some());
            return Some(Candidate { item: object.unwrap_or(item), cue: None, how: How::Label, score: 62 });
        }
        let item = (from..colon).find(|&at| self.phrase(at).is_some() && !self.is_date(at) && !self.is_number(at))?;
        Some(Candidate { item, cue: None, how: How::Label, score: if after_dash { 94 } else { 82 } })
    }

    /// "Hale, on whether she would stand:", "Moreno, after the vote:"
    fn heading_name(&self, from: usize) -> Option<usize> {
        let comma = (from..self.items.len()).find(|&at| self.phrase(at).is_none())?;
        let name = comma.checked_sub(1).filter(|&name| name >= from)?;
        (self.phrase(name).is_some_and(|phrase| matches!(phrase.kind, PhraseKind::Name(_)))
            && self.kind(comma) == Some(ItemKind::Comma)
            && self.is(comma + 1, &["on", "after", "before", "when", "asked", "in", "about"]))
        .then_some(name)
    }

    /// "More from S:", "in the words of the report:"
    fn source_before_colon(&self, colon: usize, from: usize) -> Option<usize> {
        let at = (from..colon).rev().find(|&at| self.kind(at) == Some(ItemKind::Preposition))?;
        let source = self.possessed(at + 1);
        (self.is(at, &["from", "by"])
            && (from..at).all(|at| self.verb(at).is_none_or(|verb| !verb.is_finite()))
            && (at + 1..colon)
                .all(|at| matches!(self.kind(at), Some(ItemKind::Phrase(..) | ItemKind::Coordination | ItemKind::Possessive))))
        .then_some(source)
    }

    /// S's claim that "q"; the suggestion by S that "q"
    pub(super) fn noun_cue(&self, quote: Quoted, from: usize) -> Option<Candidate> {
        for at in (from..quote.item).rev() {
            let ItemKind::Phrase(number, Some(cue)) = self.items[at].kind else { continue };
            if at > from && self.before(at) == Some(ItemKind::Possessive) && at >= from + 2 && self.phrase(at - 2).is_some() {
                // "believed Moreno's claim that q": the noun stands nearer than any verb.
                let near = self.is(at + 1, &["that"]) && (at..quote.item).all(|at| self.verb(at).is_none_or(|verb| verb.cue.is_none()));
                return Some(Candidate { item: at - 2, cue: Some(cue), how: How::Cue, score: if near { 88 } else { 74 } });
            }
            let by = at + 1;
            if self.kind(by) == Some(ItemKind::Preposition)
                && self.is(by, &["by", "from", "of"])
                && by + 1 < quote.item
                && self.is_animate(by + 1)
            {
                // "brushing off complaints from Republicans that it was Q"
                let that = self.possessed(by + 1) + 1;
                let near = self.is(that, &["that"]) && (that..quote.item).all(|at| self.verb(at).is_none_or(|verb| verb.cue.is_none()));
                return Some(Candidate { item: by + 1, cue: Some(cue), how: How::Cue, score: if near { 88 } else { 70 } });
            }
            let first = self.facts.phrases.get(number as usize).and_then(|_| self.token(self.items[at].first))?;
            if ["his", "her", "their"].iter().any(|word| first.is(self.prose, word)) {
                return Some(Candidate { item: at, cue: Some(cue), how: How::Cue, score: 64 });
            }
        }
        None
    }

    /// The subject of the clause that a fragment stands in.
    pub(super) fn clause_subject(&self, quote: Quoted, from: usize, end: usize) -> Option<Candidate> {
        if let Some(verb) = (from..quote.item).rev().find(|&at| self.verb(at).is_some())
            && let Some(item) = self.subject(verb, from)
            && self.can_speak(item)
        {
            return Some(Candidate { item, cue: None, how: How::Cue, score: if quote.full { 30 } else { 45 } });
        }
        let item = (from..end).find(|&at| self.phrase(at).is_some() && self.is_animate(at))?;
        Some(Candidate { item, cue: None, how: How::Cue, score: 28 })
    }
}
