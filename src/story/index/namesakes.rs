//! One person under two full names: "Dan Hale" and "Daniel Hale", "Mary Ellen" and "Mary Ellen Ruiz".

use std::sync::Arc;

use smallvec::SmallVec;

use super::Index;
use super::bodies::behind;
use super::conclude::Known;
use super::signs::Sign;
use super::sum::{Entry, Part, winner};
use crate::facts::EntityType;
use crate::lexicon::{self, Class, diminutives, relatives};

type Entries<'a> = SmallVec<[&'a Arc<Entry>; 4]>;

impl Index {
    /// The full names of the same surname whose first name is short for a name's own, or the long form of it. None where several
    /// persons come into question, or the copy tells them apart.
    pub(super) fn namesakes(&self, entry: &Entry) -> Entries<'_> {
        let first = entry.form.first;
        if diminutives::short_forms(first).is_empty() && diminutives::long_forms(first).is_empty() {
            return Entries::new();
        }
        let bearers: Entries = self
            .holders(Part::Last(entry.form.last))
            .filter_map(|holder| self.forms.get(holder))
            .filter(|other| winner(other.votes) == EntityType::Person)
            .collect();
        let mut firsts = bearers.iter().map(|other| other.form.first).filter(|&other| are_one(first, other));
        let Some(other) = firsts.next() else { return Entries::new() };
        let is_one = firsts.all(|next| next == other)
            && bearers.iter().all(|bearer| bearer.form.first == first || !are_one(other, bearer.form.first));
        let (own, others): (Entries, Entries) =
            bearers.into_iter().filter(|bearer| [first, other].contains(&bearer.form.first)).partition(|bearer| bearer.form.first == first);
        // Whoever is named in full again and again is called so.
        let often = |side: &Entries| side.iter().map(|entry| entry.count()).sum::<u32>() > 1;
        let are_told_apart = often(&own) || often(&others) || own.iter().any(|own| others.iter().any(|other| differ(own, other)));
        if is_one && !are_told_apart { others } else { Entries::new() }
    }

    /// Who is called by two given names of a longer name: "Mary Ellen" where the story has one Mary Ellen Ruiz, whom it calls Ruiz, too,
    /// and nobody who is called Ellen.
    pub(super) fn by_given_names(&self, entry: &Entry) -> Option<Known> {
        let is_alone = |word: u64| self.forms.get(word).is_some();
        // Nearly all names are the only ones that start so.
        if entry.form.words != 2 || self.all_holders(Part::First(entry.form.first)).len() < 2 || is_alone(entry.form.last) {
            return None;
        }
        let text = entry.text()?;
        if !text.split(' ').all(|word| lexicon::class(word).contains(Class::FIRST_NAME)) {
            return None;
        }
        let longer = self.holders(Part::First(entry.form.first)).filter_map(|holder| self.forms.get(holder)).filter(|longer| {
            longer.form.words == 3
                && is_alone(longer.form.last)
                && winner(longer.votes) == EntityType::Person
                && longer.text().is_some_and(|longer| behind(longer, text).is_some())
        });
        let mut persons = longer.filter_map(|longer| self.full(longer));
        let person = persons.next()?;
        persons.all(|other| other.is_called(person.canonical())).then_some(person)
    }
}

/// Whether one first name is short for the other.
pub(super) fn are_one(one: u64, other: u64) -> bool {
    diminutives::short_forms(one).contains(&other) || diminutives::long_forms(one).contains(&other)
}

/// Whether what the copy says of two names tells that they are two persons.
fn differ(one: &Entry, other: &Entry) -> bool {
    let (male, female) = (one.male.cmp(&one.female), other.male.cmp(&other.female));
    let genders = male.is_ne() && female == male.reverse();
    let ages = one.age().zip(other.age()).is_some_and(|(one, other)| one != other);
    let has = |entry: &Entry, head: u64| entry.roles.iter().any(|(known, ..)| *known == head);
    let kin = |of: &Entry, other: &Entry| of.roles.iter().any(|(head, ..)| relatives::is_relative(*head) && !has(other, *head));
    // Of a player and a referee, or of a referee and somebody, nobody knows that they are one.
    let roles = one.has_role() != other.has_role() || one.has_role() && !one.roles.iter().any(|(head, ..)| has(other, *head));
    let together = one.signs(Sign::Beside) + other.signs(Sign::Beside) > 0;
    let signs = |entry: &Entry| entry.signs(Sign::Signs) == entry.count();
    let told = genders || ages || roles || together || signs(one) || signs(other);
    told || kin(one, other) || kin(other, one) || one.apart + other.apart > 0
}
