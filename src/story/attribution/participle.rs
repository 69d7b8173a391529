//! Whose doing an -ing form is: "with Ruiz calling it Q", "quoted Ruiz as saying Q", "Hale waved the report, calling it Q".

use super::clause::DEPTH;
use super::line::{ItemKind, Line};

/// Things that words are written on.
const SURFACES: &[&str] = &[
    "sign",
    "banner",
    "placard",
    "poster",
    "shirt",
    "t-shirt",
    "hat",
    "cap",
    "button",
    "sticker",
    "plaque",
    "billboard",
    "note",
    "ad",
    "leaflet",
    "flier",
    "mural",
];

/// What words do on a thing.
const WRITTEN: &[&str] = &["saying", "reading", "proclaiming", "declaring", "announcing", "urging", "demanding", "warning"];
/// Verbs with somebody to whom words go: "sent her husband a text saying".
const GIVING: &[&str] = &["sent", "send", "sends", "left", "wrote", "texted", "emailed"];
/// Verbs of which somebody doing something is the object: "heard a woman shouting".
const PERCEPTION: &[&str] = &[
    "see",
    "saw",
    "seen",
    "hear",
    "heard",
    "watch",
    "watched",
    "remember",
    "remembers",
    "remembered",
    "find",
    "found",
    "catch",
    "caught",
    "show",
    "shows",
    "showed",
    "film",
    "filmed",
    "record",
    "recorded",
];

impl Line<'_> {
    /// "saw Hale leaving": the object of a verb of perception is who does it.
    fn is_perceived(&self, phrase: usize, from: usize) -> bool {
        let first = self.possessor(phrase, from);
        first > from && self.can_speak(phrase) && self.is_perception(first - 1)
    }

    fn is_perception(&self, verb: usize) -> bool {
        let last = self.verb(verb).and_then(|_| self.last_token(verb));
        last.is_some_and(|last| PERCEPTION.iter().any(|word| last.is(self.prose, word)))
    }

    /// "remember Hale going on air, declaring Q": the one seen in a participle before.
    fn perceived_before(&self, verb: usize, from: usize) -> Option<usize> {
        (from + 2..verb)
            .rev()
            .filter(|&at| self.verb(at).is_some_and(|found| found.ing))
            .map(|at| at - 1)
            .find(|&phrase| self.phrase(phrase).is_some() && self.is_perceived(phrase, from))
    }

    /// Whose doing an -ing form is: what stands before it after "with" or without a comma, else the speaker of the sentence or
    /// the main clause's subject.
    pub(super) fn participle_subject(&self, verb: usize, from: usize) -> Option<usize> {
        let mut phrase = verb;
        while phrase > from && self.before(phrase) == Some(ItemKind::Adverb) {
            phrase -= 1;
        }
        // "Hale can be heard telling a friend, Q"
        if phrase > from && self.is_perception(phrase - 1) {
            return self.subject_before(phrase - 1, from, DEPTH);
        }
        // "quoted Hale as saying"
        if phrase >= from + 3
            && self.is(phrase - 1, &["as"])
            && let Some(quoted) = self.quoted_before(phrase - 1, from)
        {
            return Some(quoted);
        }
        if phrase > from && self.phrase(phrase - 1).is_some() && !self.is_date(phrase - 1) {
            phrase -= 1;
            let before = self.before(phrase).filter(|_| phrase > from);
            let after_with = before == Some(ItemKind::Preposition) && self.is(phrase - 1, &["with", "from", "by", "of"]);
            let object = match before {
                Some(ItemKind::Verb(_) | ItemKind::Preposition) => true,
                // "sent out a release saying"
                Some(ItemKind::Adverb) => phrase >= from + 2 && self.verb(phrase - 2).is_some(),
                // "sent her husband a text saying"
                Some(ItemKind::Phrase(..)) => {
                    let given = self.possessor(phrase - 1, from);
                    given > from && self.is(given - 1, GIVING)
                }
                _ => false,
            };
            let written = self.is(verb, WRITTEN) && self.is_surface(phrase);
            if after_with || !object || written || self.is_perceived(phrase, from) {
                return Some(phrase);
            }
        } else if let Some(perceived) = self.perceived_before(verb, from) {
            return Some(perceived);
        }
        // "although Ruiz sent a note praising it", "Hale said Ruiz had cut jobs while telling staff Q"
        let own = self.clause_of_participle(verb, from);
        let timed = verb > from && self.is(verb - 1, &["while", "when", "before", "after"]);
        if let Some(nearest) = own.filter(|_| timed) {
            return self.tag_subject(nearest, from);
        }
        let speaking = (from..verb).rev().find(|&at| {
            self.verb(at).is_some_and(|found| found.is_finite() && found.strong && !found.passive) && !self.in_relative(at, from)
        });
        if let Some(main) = speaking.or(own).or_else(|| self.main_verb(verb, from)) {
            let subject = self.tag_subject(main, from)?;
            if self.can_speak(subject) {
                return Some(subject);
            }
            // "Talks broke down after Hale left the room, saying"
            let nearest = (main + 1..verb).rev().find(|&at| self.verb(at).is_some_and(|found| found.is_finite()));
            let doer = nearest.and_then(|nearest| self.subject_before(nearest, main + 1, DEPTH)).filter(|&doer| self.can_speak(doer));
            return Some(doer.unwrap_or(subject));
        }
        let end = self.sentence_end(verb);
        let after = (verb + 1..end).find(|&at| self.verb(at).is_some_and(|found| found.is_finite()))?;
        self.subject_before(after, verb + 1, DEPTH)
    }

    /// The verb of the clause that a participle stands in without a comma: "had cut jobs while telling", "sent a note praising".
    fn clause_of_participle(&self, verb: usize, from: usize) -> Option<usize> {
        let nearest = (from..verb).rev().find(|&at| self.verb(at).is_some_and(|found| found.is_finite()))?;
        // "sent a note as polls closed saying"
        let first = self.possessor(self.subject_before(nearest, from, DEPTH)?, from);
        let aside = first > from && self.is(first - 1, &["as", "when", "after", "before", "since", "until", "once"]);
        let closed = (nearest..verb).any(|at| matches!(self.items[at].kind, ItemKind::Comma | ItemKind::Dash | ItemKind::Quote(_)));
        (!aside && !closed && !self.in_relative(nearest, from)).then_some(nearest)
    }

    /// Whom somebody quotes "as saying": "quoted Hale's counterpart, Ana Ruiz, as".
    fn quoted_before(&self, as_at: usize, from: usize) -> Option<usize> {
        let mut at = as_at.checked_sub(1)?;
        if self.items[at].kind == ItemKind::Comma {
            at = self.aside(at, from)?.checked_sub(1)?;
        }
        self.phrase(at)?;
        let verb = self.possessor(at, from).checked_sub(1)?;
        self.is(verb, &["quoted", "quotes", "cited", "cites", "reported", "reports"]).then_some(at)
    }

    /// Whether a phrase is something that words are written on: a sign, a shirt.
    fn is_surface(&self, item: usize) -> bool {
        let head = self.phrase(item).and_then(|phrase| self.token(phrase.head));
        head.is_some_and(|head| {
            SURFACES.iter().any(|word| {
                head.is(self.prose, word) || head.text(self.prose).strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(word))
            })
        })
    }
}
