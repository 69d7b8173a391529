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

impl Line<'_> {
    /// Whose doing an -ing form is: what stands before it after "with" or without a comma, else the speaker of the sentence or
    /// the main clause's subject.
    pub(super) fn participle_subject(&self, verb: usize, from: usize) -> Option<usize> {
        let mut phrase = verb;
        while phrase > from && self.before(phrase) == Some(ItemKind::Adverb) {
            phrase -= 1;
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
            let object = matches!(before, Some(ItemKind::Verb(_) | ItemKind::Preposition));
            if after_with || !object || self.is_surface(phrase) {
                return Some(phrase);
            }
        }
        let speaking = (from..verb).rev().find(|&at| {
            self.verb(at).is_some_and(|found| found.is_finite() && found.strong && !found.passive) && !self.in_relative(at, from)
        });
        if let Some(main) = speaking.or_else(|| self.main_verb(verb, from)) {
            return self.tag_subject(main, from);
        }
        let end = self.sentence_end(verb);
        let after = (verb + 1..end).find(|&at| self.verb(at).is_some_and(|found| found.is_finite()))?;
        self.subject_before(after, verb + 1, DEPTH)
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
