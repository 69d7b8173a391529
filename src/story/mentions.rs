//! Mentions: each place in a block that refers to an entity, and to which one.

use std::sync::Arc;

use super::carry::{Carry, Focus};
use super::index::{Index, View};
use super::pronouns::{self, Antecedent, Person, Position};
use super::reading::Place;
use super::roles;
use crate::facts::{EntityType, Facts, Gender, Name};
use crate::text::Span;

/// What a mention refers to. Two mentions refer to the same entity when these are equal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Referent {
    /// An entity by its canonical name.
    Named(Arc<str>),
    /// An unnamed source by its description: "a former senior U.S. official".
    Unnamed(Arc<str>),
}

impl Referent {
    /// The canonical name or the description.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::Unnamed(name) => name,
        }
    }
}

/// One mention.
#[derive(Clone, PartialEq, Debug)]
pub struct Mention {
    /// Where: the name proper, the role, the pronoun.
    pub span: Span,
    /// By what.
    pub kind: MentionKind,
    /// Of whom.
    pub referent: Referent,
    /// The type of what it refers to.
    pub entity_type: EntityType,
    /// How sure the reference is, in percent. Below 80 nothing is asserted to the user.
    pub confidence: u8,
    /// Who else a pronoun means equally well, where that is so.
    pub rival: Option<Referent>,
}

impl Mention {
    /// Whether the reference is more than likely.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.confidence >= SURE
    }
}

/// What is surer than this, in percent, is told as a fact.
const SURE: u8 = 80;

/// By what an entity is mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum MentionKind {
    /// A name: the number of the name in [`Facts::names`].
    Name(u32),
    /// A role: "the foreign minister", "the ministry".
    Role,
    /// he, she, it, they.
    Pronoun,
}

/// Finds what the mentions of a block refer to, and updates who is in focus.
#[must_use]
pub fn mentions(prose: &str, facts: &Facts, index: &Index, carry: &mut Carry) -> Vec<Mention> {
    let mut walk = Walk::new(prose, facts, index, carry);
    for number in 0..facts.sentences.len() {
        walk.sentence(number);
    }
    walk.hand_on(carry);
    walk.found.sort_by_key(|mention| (mention.span.start, std::cmp::Reverse(mention.span.end)));
    walk.found
}

/// A walk through a block in the order of its text.
struct Walk<'a> {
    prose: &'a str,
    facts: &'a Facts,
    index: &'a Index,
    people: Vec<Person>,
    found: Vec<Mention>,
    /// The next name, phrase and mark to be looked at.
    name: usize,
    phrase: usize,
    mark: usize,
    quoted: bool,
}

impl<'a> Walk<'a> {
    fn new(prose: &'a str, facts: &'a Facts, index: &'a Index, carry: &Carry) -> Self {
        let people = carry.focus.iter().rev().enumerate().map(|(rank, focus)| Person::from_before(rank, focus)).collect();
        Self { prose, facts, index, people, found: Vec::with_capacity(facts.names.len()), name: 0, phrase: 0, mark: 0, quoted: false }
    }

    fn sentence(&mut self, number: usize) {
        let sentence = self.facts.sentences[number];
        let here = i32::try_from(number).unwrap_or(i32::MAX);
        for at in sentence.first as usize..(sentence.last as usize).min(self.facts.tokens.len()) {
            let start = self.facts.tokens[at].span.start;
            self.pass_marks(start);
            while let Some(name) = self.facts.names.get(self.name).filter(|name| name.span.start <= start) {
                self.name += 1;
                self.named(self.name - 1, name, here, sentence.span);
            }
            while let Some(phrase) = self.facts.phrases.get(self.phrase).filter(|phrase| phrase.span.start <= start) {
                self.phrase += 1;
                if let Some(standing) = roles::standing(self.prose, self.facts, phrase, self.index, &self.people) {
                    if standing.entity_type == EntityType::Person {
                        let gender = self.gender_of_head(phrase.head as usize);
                        self.see(&standing.referent, gender, phrase.span, here, sentence.span, false);
                    }
                    let (referent, entity_type) = (standing.referent, standing.entity_type);
                    self.found.push(Mention {
                        span: phrase.span,
                        kind: MentionKind::Role,
                        referent,
                        entity_type,
                        confidence: standing.confidence,
                        rival: None,
                    });
                }
            }
            if let Some(pronoun) = pronouns::pronoun(self.prose, self.facts, at, here, self.quoted) {
                self.pronoun(pronoun, sentence.span);
            }
        }
    }

    fn pass_marks(&mut self, start: u32) {
        while let Some(mark) = self.facts.marks.get(self.mark).filter(|mark| mark.span.start < start) {
            self.mark += 1;
            if !mark.glyph.is_single() {
                self.quoted = !self.quoted;
            }
        }
    }

    fn named(&mut self, number: usize, name: &Name, sentence: i32, span: Span) {
        let Some(view) = self.index.view_of(name.form.whole) else { return };
        let (canonical, gender, confidence) =
            if view.ambiguous { self.decide(view, name) } else { (view.canonical.clone(), view.gender, 95) };
        let referent = Referent::Named(canonical);
        if view.entity_type == EntityType::Person {
            self.see(&referent, gender.or(name.gender), name.span, sentence, span, false);
        }
        #[allow(clippy::cast_possible_truncation)]
        let kind = MentionKind::Name(number as u32);
        self.found.push(Mention { span: name.span, kind, referent, entity_type: view.entity_type, confidence, rival: None });
    }

    /// Who is meant by a form that several share: the one of them in view, if it is one.
    fn decide(&self, view: &View, name: &Name) -> (Arc<str>, Option<Gender>, u8) {
        if view.sharers.is_empty() {
            return self.decide_in_crowd(view, name);
        }
        let fits = |gender: Option<Gender>| gender.is_none() || name.gender.is_none() || gender == name.gender || name.form.words > 1;
        let sharers = || view.sharers.iter().filter(|(_, gender)| fits(*gender));
        let mut near = sharers().filter(|(sharer, _)| self.people.iter().any(|person| person.referent.name() == &**sharer));
        match (near.next(), near.next(), sharers().count()) {
            (Some((sharer, gender)), None, _) => (sharer.clone(), *gender, 70),
            (None, None, 1) => {
                sharers().next().map_or((view.canonical.clone(), None, 50), |(sharer, gender)| (sharer.clone(), *gender, 70))
            }
            _ => (view.canonical.clone(), name.gender, 40),
        }
    }

    /// Of a crowd the index names nobody; who is in view is known by the name itself.
    fn decide_in_crowd(&self, view: &View, name: &Name) -> (Arc<str>, Option<Gender>, u8) {
        let part = name.span.of(self.prose);
        let bears_it = |person: &&Person| {
            let full = person.referent.name();
            full.strip_suffix(part).is_some_and(|before| before.ends_with(' '))
                || full.strip_prefix(part).is_some_and(|after| after.starts_with(' '))
        };
        let mut near = self.people.iter().filter(bears_it);
        match (near.next(), near.next(), &view.canonical) {
            (Some(Person { referent: Referent::Named(one), gender, .. }), None, _) => (one.clone(), *gender, 70),
            (_, _, itself) => (itself.clone(), name.gender, 40),
        }
    }

    fn pronoun(&mut self, pronoun: pronouns::Pronoun, sentence: Span) {
        let Some(Antecedent { number, confidence, rival }) = pronouns::antecedent(self.prose, self.facts, pronoun, &self.people) else {
            return;
        };
        let Some(person) = self.people.get(number) else { return };
        let (referent, gender) = (person.referent.clone(), person.gender.or(Some(pronoun.gender)));
        let rival = rival.and_then(|number| self.people.get(number)).map(|rival| rival.referent.clone());
        self.see(&referent, gender, pronoun.span, pronoun.sentence, sentence, true);
        if let Some(person) = self.people.last_mut() {
            person.position = pronoun.position;
        }
        let (kind, entity_type) = (MentionKind::Pronoun, EntityType::Person);
        self.found.push(Mention { span: pronoun.span, kind, referent, entity_type, confidence, rival });
    }

    fn gender_of_head(&self, head: usize) -> Option<Gender> {
        use crate::lexicon::Class;
        let class = self.facts.tokens.get(head)?.class;
        match (class.contains(Class::MALE), class.contains(Class::FEMALE)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => None,
        }
    }

    /// Somebody is mentioned: the last in the list is the last mentioned.
    fn see(&mut self, referent: &Referent, gender: Option<Gender>, span: Span, sentence: i32, whole: Span, by_pronoun: bool) {
        let before = self.people.iter().position(|person| person.referent == *referent).map(|at| self.people.remove(at));
        let position = if by_pronoun { Position::Other } else { pronouns::position(self.prose, self.facts, span) };
        self.people.push(Person {
            referent: referent.clone(),
            gender: gender.or(before.as_ref().and_then(|before| before.gender)),
            place: Place::here(span),
            sentence,
            position,
            by_pronoun,
            count: before.map_or(0, |before| before.count) + 1,
            quoted: self.quoted,
            opens: span.start.saturating_sub(whole.start) < 24,
        });
    }

    /// Leaves the last persons in focus, the most salient first.
    fn hand_on(&self, carry: &mut Carry) {
        carry.focus = self.people.iter().rev().take(Carry::MOST_FOCUS).map(Person::handed_on).collect();
    }
}

impl Person {
    /// Someone of whom only the order of mention is known, and how many blocks back.
    fn from_before(rank: usize, focus: &Focus) -> Self {
        let back = i32::try_from(focus.back).unwrap_or(0);
        Self {
            referent: focus.referent.clone(),
            gender: focus.gender,
            place: Place { back: focus.back, span: Span::new(rank, rank) },
            sentence: -back,
            position: if focus.subject { Position::Subject } else { Position::Other },
            by_pronoun: false,
            count: 0,
            quoted: false,
            opens: false,
        }
    }

    fn handed_on(&self) -> Focus {
        Focus { referent: self.referent.clone(), back: self.place.back, gender: self.gender, subject: self.position == Position::Subject }
    }
}

#[cfg(test)]
mod tests;
