//! Who is the subject of a verb: asides skipped, prepositional phrases passed over, coordination and relative clauses followed.

use super::line::{ItemKind, Line};
use crate::facts::name::tells_seat;
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Phrase};

/// Pronouns that are no subjects.
const OBJECTS: &[&str] = &["me", "him", "her", "them", "us", "himself", "herself", "itself", "themselves"];

/// Ages in words.
const AGES: &[&str] = &["three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// How often a subject may be looked for in the verb before: coordination within coordination.
pub(super) const DEPTH: u8 = 6;

impl Line<'_> {
    /// The first item of the sentence that holds an item.
    pub(super) fn sentence_start(&self, at: usize) -> usize {
        self.items[..at].iter().rposition(|item| item.kind == ItemKind::Stop).map_or(0, |stop| stop + 1)
    }

    /// One past the last item of the sentence that holds an item, without its stop.
    pub(super) fn sentence_end(&self, at: usize) -> usize {
        self.items[at..].iter().position(|item| item.kind == ItemKind::Stop).map_or(self.items.len(), |stop| at + stop)
    }

    /// The item of the phrase that is the subject of a verb, looked for from the verb back to `from`.
    pub(super) fn subject(&self, verb: usize, from: usize) -> Option<usize> {
        let group = self.verb(verb)?;
        if group.ing {
            return self.participle_subject(verb, from);
        }
        if group.infinitive {
            if let Some(moved) = self.moved_to(verb, from) {
                return Some(moved);
            }
            let main = (from..verb).rev().find(|&at| self.verb(at).is_some_and(|found| found.is_finite()))?;
            return self.tag_subject(main, from);
        }
        self.subject_before(verb, from, DEPTH)
    }

    /// "led her to call it Q", "prompting Ruiz to call it Q": whoever is moved to do something.
    fn moved_to(&self, infinitive: usize, from: usize) -> Option<usize> {
        const MOVING: &[&str] = &[
            "led",
            "leads",
            "leading",
            "prompted",
            "prompts",
            "prompting",
            "forced",
            "forces",
            "forcing",
            "caused",
            "causes",
            "causing",
            "drove",
            "inspired",
            "moved",
            "provoked",
        ];
        let item = infinitive.checked_sub(1).filter(|&item| item > from && (self.phrase(item).is_some() || self.is(item, &["her"])))?;
        let verb = self.possessor(item, from).checked_sub(1).filter(|&verb| verb >= from && self.verb(verb).is_some())?;
        let last = self.last_token(verb)?;
        MOVING.iter().any(|word| last.is(self.prose, word)).then_some(item)
    }

    pub(super) fn subject_before(&self, verb: usize, from: usize, depth: u8) -> Option<usize> {
        let depth = depth.checked_sub(1)?;
        let mut at = verb;
        let mut after_aside = false;
        while at > from {
            at -= 1;
            match self.items[at].kind {
                ItemKind::Adverb
                | ItemKind::Other
                | ItemKind::Preposition
                | ItemKind::Possessive
                | ItemKind::Open
                | ItemKind::According(_) => {}
                ItemKind::Phrase(..) => {
                    if self.is(at, &["who", "which"]) {
                        return self.antecedent(at, from);
                    }
                    if !self.passed_over(at, from) {
                        return Some(if after_aside { self.named_before(at, from) } else { at });
                    }
                }
                ItemKind::Close => at = self.opening(at, from),
                // "Gov. Hale (R-Ohio), said": a bracket and a comma behind the name.
                ItemKind::Comma if self.before(at) == Some(ItemKind::Close) && at + 1 == verb => {}
                ItemKind::Comma | ItemKind::Dash => match self.aside(at, from) {
                    Some(start) => {
                        at = start;
                        after_aside = true;
                    }
                    None if after_aside => {}
                    None => return self.earlier_subject(at, from, depth),
                },
                ItemKind::Coordination => return self.coordinated_subject(at, verb, from, depth),
                ItemKind::Verb(group) if !group.is_finite() || group.passive => {}
                ItemKind::Verb(_) => return self.subject_before(at, from, depth),
                ItemKind::Subordination => {
                    let relative = self.is(at, &["that", "which"]) && at + 1 == verb;
                    return if relative { self.antecedent(at, from) } else { None };
                }
                ItemKind::Quote(pair) if !self.hands_over(at, pair) => {}
                ItemKind::Quote(_) | ItemKind::Colon | ItemKind::Semicolon | ItemKind::Stop => return None,
            }
        }
        None
    }

    fn is_age(&self, at: usize) -> bool {
        let named =
            || at.checked_sub(2).and_then(|name| self.phrase(name)).is_some_and(|phrase| matches!(phrase.kind, PhraseKind::Name(_)));
        let closed = || matches!(self.kind(at + 1), None | Some(ItemKind::Comma | ItemKind::Stop | ItemKind::Close));
        self.is_figure(at) || self.is(at, AGES) && self.is_one_word(at) && closed() && named()
    }

    fn is_one_word(&self, at: usize) -> bool {
        self.items[at].last == self.items[at].first + 1
    }

    /// Whether a phrase on the way back is no subject: a date, the object of a preposition.
    fn passed_over(&self, at: usize, from: usize) -> bool {
        if self.is_date(at) {
            return true;
        }
        // The object of a verb that hangs on another: "to discuss strategy", "who met Hale".
        if at > from
            && let Some(verb) = self.verb(at - 1)
            && (!verb.is_finite() || (verb.cue.is_none() || !self.can_speak(at)) && self.in_relative(at - 1, from))
        {
            return true;
        }
        // "who conned pensioners and a cathedral"
        if at >= from + 3 && self.before(at) == Some(ItemKind::Coordination) && self.is_object_in_relative(at - 2, from) {
            return true;
        }
        // "Pym, 71, said", "Isla, nine, wrote"
        if at > from && self.before(at) == Some(ItemKind::Comma) && self.is_age(at) {
            return true;
        }
        let nominative = self.is(at, &["he", "she", "they", "i", "we"]);
        let whole = self.possessor(at, from);
        whole > from
            && matches!(self.before(whole), Some(ItemKind::Preposition | ItemKind::According(_)))
            && !nominative
            && !self.opens_clause(whole - 1, at)
    }

    fn is_object_in_relative(&self, at: usize, from: usize) -> bool {
        let main = |verb: usize| (from..verb).any(|at| self.verb(at).is_some_and(|verb| verb.is_finite()));
        self.phrase(at).is_some() && at > from && self.verb(at - 1).is_some() && self.in_relative(at - 1, from) && !main(at - 1)
    }

    /// "after Moreno said": a preposition that is a conjunction here, as a verb follows its noun.
    pub(super) fn opens_clause(&self, preposition: usize, subject: usize) -> bool {
        if !self.is(preposition, &["after", "before", "since", "until", "till"]) {
            return false;
        }
        let mut next = subject + 1;
        while self.kind(next) == Some(ItemKind::Adverb) || self.is_date(next) {
            next += 1;
        }
        // "after Hale, asked about it, had said"
        if self.kind(next) == Some(ItemKind::Comma) && self.verb(next + 1).is_some_and(|verb| verb.cue.is_some()) {
            let end = (next + 1..self.items.len()).find(|&at| matches!(self.items[at].kind, ItemKind::Comma | ItemKind::Stop));
            next = end.map_or(next, |end| end + 1);
        }
        self.verb(next).is_some_and(|verb| verb.is_finite() && !verb.passive)
    }

    /// "Hale said the move was late and added Q": a verb of saying goes on with the one before it.
    fn coordinated_subject(&self, at: usize, verb: usize, from: usize, depth: u8) -> Option<usize> {
        if self.verb(verb).is_some_and(|verb| verb.cue.is_some()) {
            for saying in (from..at).rev() {
                if !self.verb(saying).is_some_and(|verb| verb.strong && verb.is_finite() && !verb.passive) || self.in_relative(saying, from)
                {
                    continue;
                }
                let subject = self.subject_before(saying, from, depth).or_else(|| self.inverted_subject(saying));
                // "The affidavit says Hale opened the door and said Q"
                let paper = subject.and_then(|subject| self.phrase(subject)).is_some_and(|phrase| phrase.kind == PhraseKind::Document);
                if paper && let Some(doer) = self.earlier_subject(at, from, depth).filter(|&doer| self.is_animate(doer)) {
                    return Some(doer);
                }
                // "As the crowd began to chant, Hale stood up and said Q"
                if subject.is_none_or(|subject| !self.in_adverbial(subject, from)) {
                    return subject;
                }
            }
        }
        self.earlier_subject(at, from, depth)
    }

    /// The subject of the verb before a comma or a conjunction: "Hale waved and called it Q".
    fn earlier_subject(&self, before: usize, from: usize, depth: u8) -> Option<usize> {
        let finite = |at: usize| self.verb(at).is_some_and(|verb| verb.is_finite());
        let mut nearest = (from..before).rev().find(|&at| finite(at))?;
        // "He praised those who left but said Q"
        if self.verb(before + 1).is_some_and(|verb| verb.strong) && self.in_relative(nearest, from) && self.is(before, &["but"]) {
            nearest = (from..nearest).rev().find(|&at| finite(at)).unwrap_or(nearest);
        }
        let after_comma = match self.before(before) {
            Some(ItemKind::Comma) => true,
            Some(ItemKind::Quote(pair)) => self.hands_over(before - 1, pair),
            _ => false,
        };
        let verb = if after_comma { self.main_verb(before, from).unwrap_or(nearest) } else { nearest };
        // "Q1, said Hale, and called it Q2": the subject stands behind its verb.
        if verb > from
            && matches!(self.before(verb), Some(ItemKind::Quote(_) | ItemKind::Comma))
            && self.verb(verb).is_some_and(|verb| verb.strong)
            && let Some(inverted) = self.inverted_subject(verb)
            && inverted < before
        {
            return Some(inverted);
        }
        self.subject_before(verb, from, depth)
    }

    /// "Ana Ruiz, the mayor of Leeds, who said", "Ana Ruiz, D-Ohio, who said": the name before what says more of it.
    fn named_before(&self, at: usize, from: usize) -> usize {
        let name = at.checked_sub(2).filter(|&name| name >= from && self.before(at) == Some(ItemKind::Comma));
        // "flanked by Ana Ruiz, the governor, who": of whom more is said there is not clear.
        let name = name.filter(|&name| self.before(name) != Some(ItemKind::Preposition));
        let Some((item, PhraseKind::Name(name))) = name.and_then(|name| Some((name, self.phrase(name)?.kind))) else { return at };
        let Some(name) = self.facts.names.get(name as usize).filter(|name| name.entity_type == EntityType::Person) else { return at };
        let roles = [name.role, name.second_role.map(|(role, _)| role)];
        let is_role = roles.into_iter().flatten().any(|role| role.overlaps(self.span(at)));
        if is_role || tells_seat(self.text(at)) { item } else { at }
    }

    /// The phrase that a relative pronoun stands for.
    fn antecedent(&self, pronoun: usize, from: usize) -> Option<usize> {
        self.phrase_before_relative(pronoun, from).map(|at| self.named_before(at, from))
    }

    fn phrase_before_relative(&self, pronoun: usize, from: usize) -> Option<usize> {
        let mut at = pronoun;
        while at > from {
            at -= 1;
            match self.items[at].kind {
                // "under a headline that said"
                ItemKind::Phrase(..)
                    if self.phrase(at).is_some_and(|phrase| phrase.kind == PhraseKind::Document)
                        && self.is(pronoun, &["that", "which"]) =>
                {
                    return Some(at);
                }
                ItemKind::Phrase(..) if self.before(at) == Some(ItemKind::Comma) && self.is_age(at) => {}
                ItemKind::Phrase(..) if !self.is_date(at) => {
                    // "a spokesman for the union, who said": the head, unless the name itself stands after the preposition.
                    let attached = at >= from + 2
                        && self.before(at) == Some(ItemKind::Preposition)
                        && matches!(self.items[at - 2].kind, ItemKind::Phrase(..));
                    let kind = |at: usize| self.phrase(at).map(|phrase| phrase.kind);
                    let is_person = |at: usize| matches!(kind(at), Some(PhraseKind::Name(_) | PhraseKind::Role | PhraseKind::Group));
                    // "a letter from the doctor who wrote", but not "the wife of the doctor, who wrote"
                    let known = match kind(at) {
                        // "the MP for Mid Norfolk, who said"
                        Some(PhraseKind::Name(name)) => {
                            let place = self.facts.names.get(name as usize).is_some_and(|name| name.entity_type == EntityType::Place);
                            let of_role = attached && self.named_before(at - 2, from) != at - 2;
                            !(place || of_role) || !self.is(pronoun, &["who"])
                        }
                        Some(PhraseKind::Role) => self.is(pronoun, &["who"]) && at >= 2 && !is_person(at - 2),
                        _ => false,
                    };
                    if !attached || known {
                        return Some(at);
                    }
                }
                ItemKind::Close => at = self.opening(at, from),
                ItemKind::Comma
                | ItemKind::Dash
                | ItemKind::Phrase(..)
                | ItemKind::Preposition
                | ItemKind::Possessive
                | ItemKind::Other
                | ItemKind::Coordination => {}
                // "the report his committee published in May, which called for"
                ItemKind::Verb(verb) if verb.is_finite() && self.is(pronoun, &["which"]) => {
                    let paper = self.possessor(at.checked_sub(1)?, from).checked_sub(1).filter(|&paper| paper >= from)?;
                    let document =
                        self.phrase(at - 1).is_some() && self.phrase(paper).is_some_and(|phrase| phrase.kind == PhraseKind::Document);
                    return document.then_some(paper);
                }
                _ => return None,
            }
        }
        None
    }

    /// The subject that stands behind its verb: "said Ruiz".
    pub(super) fn inverted_subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb + 1;
        while self.kind(at) == Some(ItemKind::Adverb) {
            at += 1;
        }
        if self.is(at, OBJECTS) && self.is_one_word(at) {
            return None;
        }
        match self.kind(at)? {
            ItemKind::Phrase(..) if !self.is_date(at) => {
                // "said Hale's lawyer": the possessor hands on to what it has.
                Some(self.possessed(at))
            }
            _ => None,
        }
    }

    /// The subject before a verb, or behind it where it stands after a quote.
    pub(super) fn tag_subject(&self, verb: usize, from: usize) -> Option<usize> {
        let after_quote = verb > from
            && (matches!(self.before(verb), Some(ItemKind::Quote(_)))
                || self.before(verb) == Some(ItemKind::Comma)
                    && verb > from + 1
                    && matches!(self.items[verb - 2].kind, ItemKind::Quote(_)));
        let opens = verb == from && self.verb(verb).is_some_and(|verb| verb.strong);
        if (opens || after_quote || self.is_parenthetical(verb, from))
            && self.verb(verb).is_some_and(|verb| verb.cue.is_some() && verb.is_finite())
            && let Some(inverted) = self.inverted_subject(verb)
        {
            // "Hale calls it Q, says board will vote": what follows is what is said.
            let reported = self.verb(inverted + 1).is_some_and(|verb| verb.is_finite() && verb.cue.is_none());
            return reported.then(|| self.subject(verb, from)).flatten().or(Some(inverted));
        }
        self.subject(verb, from)
    }

    /// The verb of the main clause before an item: not one of a clause that hangs on another, and the last one of several
    /// main clauses.
    pub(super) fn main_verb(&self, before: usize, from: usize) -> Option<usize> {
        let mut main = None;
        let mut hangs = false;
        for at in from..before {
            match self.items[at].kind {
                ItemKind::Subordination => hangs = true,
                ItemKind::Phrase(..) if self.is(at, &["who", "which"]) => hangs = true,
                ItemKind::Semicolon => (main, hangs) = (None, false),
                ItemKind::Preposition if main.is_none() && at <= from + 1 && self.is(at, &["before", "after", "since", "until"]) => {
                    hangs = true
                }
                // "When it failed, Hale left": the main clause starts behind the comma.
                ItemKind::Comma if main.is_none() => hangs = false,
                ItemKind::Coordination if at > from && matches!(self.before(at), Some(ItemKind::Comma | ItemKind::Quote(_))) => {
                    hangs = false
                }
                // "In a letter dated Monday, Hale refused"
                ItemKind::Verb(verb) if main.is_none() && !verb.strong && self.is_reduced(at, from, before) => {}
                ItemKind::Verb(verb) if verb.is_finite() && !hangs => {
                    let coordinated = (from..at)
                        .rev()
                        .take_while(|&item| !matches!(self.items[item].kind, ItemKind::Verb(_)))
                        .any(|item| self.items[item].kind == ItemKind::Coordination);
                    if main.is_none() || coordinated {
                        main = Some(at);
                    }
                }
                _ => {}
            }
        }
        main
    }

    /// "In a letter dated Monday, ...": whether a participle says more of the noun behind a sentence's first preposition.
    fn is_reduced(&self, verb: usize, from: usize, before: usize) -> bool {
        let opens = self.kind(from) == Some(ItemKind::Preposition) && verb >= from + 2;
        let done = self.last_token(verb).is_some_and(|last| last.bytes(self.prose).ends_with(b"ed"));
        let paper = |phrase: &Phrase| phrase.kind == PhraseKind::Document;
        let noun = opens
            && (self.phrase(verb - 1).is_some_and(paper) || self.is_interview(verb - 1))
            && self.possessor(verb - 1, from) == from + 1;
        noun && done && self.is_one_word(verb) && (verb..before).any(|at| self.items[at].kind == ItemKind::Comma)
    }

    fn is_interview(&self, item: usize) -> bool {
        self.last_token(item).is_some_and(|last| last.is(self.prose, "interview"))
    }

    /// Whether a verb belongs to a relative clause: "who met him".
    pub(super) fn in_relative(&self, verb: usize, from: usize) -> bool {
        let mut at = verb;
        while at > from && self.before(at) == Some(ItemKind::Adverb) {
            at -= 1;
        }
        at > from
            && (self.is(at - 1, &["who", "which"])
                || self.before(at) == Some(ItemKind::Subordination) && self.is(at - 1, &["that", "which"]))
    }
}
