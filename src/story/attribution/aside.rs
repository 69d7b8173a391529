//! What is put in: ", a spokeswoman for the port,", ", who was there,", ", she remembers,", ", says Hale, ...".

use super::build::PUT_TO;
use super::line::{ItemKind, Line};

/// Words that open an aside which may hold a verb of its own.
const RELATIVE: &[&str] = &[
    "who", "which", "whose", "when", "while", "as", "if", "whom", "where", "like", "in", "at", "with", "from", "of", "though", "although",
    "after", "before",
];

/// What opens an aside before a participle: "a member, first elected last year,".
const FIRST: &[&str] = &["first", "last"];

impl Line<'_> {
    /// The start of an aside that ends in the comma or dash given: ", a spokeswoman for the port,", ", who was there,".
    pub(super) fn aside(&self, end: usize, from: usize) -> Option<usize> {
        let same = self.items[end].kind;
        let mut finite = false;
        for start in (from..end).rev() {
            match self.items[start].kind {
                kind if kind == same => {
                    let follows_noun = start > from
                        && matches!(self.before(start), Some(ItemKind::Phrase(..) | ItemKind::Close | ItemKind::Adverb | ItemKind::Other));
                    let first = start + 1;
                    let relative = self.is(first, RELATIVE) || self.is(first + 1, &["whom", "which"]) || self.is(first, PUT_TO);
                    // "One of them, she remembers, praised it"
                    let cue = |at: usize| self.verb(at).is_some_and(|verb| verb.cue.is_some() && !verb.passive);
                    if first + 2 == end && cue(first + 1) && cue(end + 1) && follows_noun && self.can_speak(first) {
                        return Some(start);
                    }
                    // "when Moreno asked, he looked up, ...": a clause of its own begins.
                    if self.phrase(first).is_some()
                        && !relative
                        && !self.is(first, FIRST)
                        && self.verb(first + 1).is_some_and(|verb| verb.is_finite())
                        && first + 1 < end
                    {
                        return None;
                    }
                    if follows_noun && (relative || !finite) && first < end && self.items[first].kind != ItemKind::Coordination {
                        return Some(start);
                    }
                }
                ItemKind::Verb(verb) => {
                    let mut before = start;
                    while before > from && (self.before(before) == Some(ItemKind::Adverb) || self.is(before - 1, FIRST)) {
                        before -= 1;
                    }
                    let participle = !verb.strong && before > from && self.before(before) == Some(same) && self.text(start).ends_with("ed");
                    // "a solicitor who works in insurance disputes": what follows belongs to the relative clause.
                    finite = !self.in_relative(start, from)
                        && !self.is_whose(start)
                        && (finite || verb.is_finite() && !verb.passive && !participle);
                }
                ItemKind::Stop | ItemKind::Colon | ItemKind::Semicolon => return None,
                ItemKind::Quote(pair) if self.hands_over(start, pair) => return None,
                _ => {}
            }
        }
        None
    }

    /// The opening bracket of a closing one.
    pub(super) fn opening(&self, close: usize, from: usize) -> usize {
        (from..close).rev().find(|&at| self.items[at].kind == ItemKind::Open).unwrap_or(from)
    }

    /// Whether a verb is that of "whose district includes the harbour".
    fn is_whose(&self, verb: usize) -> bool {
        verb >= 2 && self.phrase(verb - 1).is_some() && self.is(verb - 2, &["whose"])
    }

    /// ", says Hale, ...": a tag put in with its subject behind it.
    pub(super) fn is_parenthetical(&self, verb: usize, from: usize) -> bool {
        if verb <= from
            || self.items[verb - 1].kind != ItemKind::Comma
            || !self.verb(verb).is_some_and(|verb| verb.strong && verb.is_finite() && !verb.passive)
            || self.is(verb, &["told", "tells", "tell"])
            || self.aside(verb - 1, from).is_some()
        {
            return false;
        }
        let Some(subject) = self.inverted_subject(verb) else { return false };
        matches!(self.kind(subject + 1), Some(ItemKind::Comma | ItemKind::Preposition))
    }
}
