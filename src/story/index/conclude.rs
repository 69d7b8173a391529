//! What follows from the sums: full names for short ones, types by vote, who shares a form.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::sum::{Entry, Part, winner};
use super::{Described, Index, View};
use crate::facts::{EntityType, Gender};
use crate::lexicon::{diminutives, relatives, words};

/// From 16 mentions on a name is as prominent as any.
const MOST_PROMINENT: u32 = 4;

/// So much on average for a type leaves little doubt of it.
const FIRM: i64 = 7;

/// Who is named so many times as often as any other of the surname is the one whom a story is about.
const LEAD: u32 = 3;

/// An entity with all that is known of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Known {
    canonical: Arc<str>,
    votes: [i64; 3],
    male: i64,
    female: i64,
    count: u32,
    /// How much speaks for a name at all.
    standing: i64,
    age: Option<u8>,
    has_role: bool,
    /// The nouns of its roles and its titles.
    called: SmallVec<[u64; 4]>,
}

impl Known {
    /// Whether its mentions leave little doubt of what it is.
    pub(super) fn is_firm(&self) -> bool {
        let most = self.votes.iter().copied().max().unwrap_or(0);
        most >= FIRM * i64::from(self.count.max(1))
    }

    /// Whether they leave little doubt that it is an organisation.
    pub(super) fn is_body(&self) -> bool {
        winner(self.votes) == EntityType::Organisation && self.is_firm()
    }

    /// The same, told to be of a type.
    pub(super) fn of_type(mut self, entity_type: EntityType) -> Self {
        self.votes = [0; 3];
        self.votes[entity_type as usize] = 1;
        self.standing = self.standing.max(1);
        self
    }

    /// The same with the mentions of another form.
    pub(super) fn counted_with(mut self, entry: &Entry) -> Self {
        self.add(entry);
        self
    }

    pub(super) fn view(&self, ambiguous: bool) -> View {
        let entity_type = winner(self.votes);
        let gender = match self.male.cmp(&self.female) {
            _ if entity_type != EntityType::Person => None,
            std::cmp::Ordering::Greater => Some(Gender::Male),
            std::cmp::Ordering::Less => Some(Gender::Female),
            std::cmp::Ordering::Equal => None,
        };
        let prominence = u8::try_from(self.count.max(1).ilog2().min(MOST_PROMINENT)).unwrap_or(0);
        View {
            canonical: self.canonical.clone(),
            entity_type,
            gender,
            prominence,
            ambiguous,
            age: self.age,
            has_role: self.has_role,
            sharers: Vec::new(),
            leading: None,
        }
    }

    pub(super) fn canonical(&self) -> &Arc<str> {
        &self.canonical
    }

    pub(super) fn is_called(&self, canonical: &Arc<str>) -> bool {
        self.canonical == *canonical
    }

    pub(super) fn is_name(&self) -> bool {
        self.standing > 0
    }

    fn add(&mut self, entry: &Entry) {
        for (vote, more) in self.votes.iter_mut().zip(entry.votes) {
            *vote += more;
        }
        self.male += entry.male;
        self.female += entry.female;
        self.count += entry.count();
        self.standing += entry.standing;
        self.age = self.age.or_else(|| entry.age());
        self.has_role |= entry.has_role();
        self.called.extend(entry.roles.iter().map(|(head, ..)| *head).chain(entry.titles.iter().map(|(title, _)| *title)));
    }

    /// Whether what the copy says of a short form tells that it is somebody else's: a relative's, or one's of another gender or age.
    fn is_other_than(&self, short: &Entry) -> bool {
        let is_kin = short.roles.iter().any(|(head, ..)| relatives::is_relative(*head) && !self.called.contains(head));
        let ages = self.age.zip(short.age()).is_some_and(|(own, other)| own != other);
        let (own, other) = (self.male.cmp(&self.female), short.male.cmp(&short.female));
        is_kin || ages || own.is_ne() && other == own.reverse()
    }

    /// Whether a short form has a title that this one has not: "Prince Harry" is no Harold Hale.
    fn lacks_title_of(&self, short: &Entry) -> bool {
        short.titles.iter().any(|(title, _)| !self.called.contains(title))
    }
}

impl Index {
    /// A part that more names have than this stands for none of them: no reader could tell whom it means, and what is said of
    /// it must not take time that grows with the story.
    pub(super) const CROWD: usize = 24;

    /// The name of the one whom a full name means.
    pub(super) fn canonical_of(&self, entry: &Entry) -> Option<Arc<str>> {
        Some(self.full(entry)?.canonical)
    }

    /// What the sums say of a form.
    pub(super) fn conclude(&self, form: u64) -> Option<View> {
        let entry = self.forms.get(form)?;
        if entry.form.words > 1 {
            if let Some(person) = self.by_given_names(entry) {
                return Some(person.view(false));
            }
            let known = self.full(entry)?;
            if let Some(view) = self.by_beginning(entry, &known) {
                return Some(view);
            }
            return known.is_name().then(|| known.view(false));
        }
        if let Some(full) = self.by_acronym(form) {
            return Some(full.view(false));
        }
        let own = self.own(entry)?;
        if !is_firmly_no_person(entry) {
            for part in [Part::Last(form), Part::First(form)] {
                match self.persons(part).as_slice() {
                    [person] => return Some(person.view(false)),
                    [] if self.is_crowd(part) && winner(own.votes) == EntityType::Person => return Some(own.view(true)),
                    [] => {}
                    several => return Some(shared(&own, several)),
                }
            }
            if let Some(person) = self.by_diminutive(entry, &own).or_else(|| self.by_middle(entry)) {
                return Some(person.view(false));
            }
        }
        self.by_beginning(entry, &own).or_else(|| self.by_ending(entry, &own)).or_else(|| own.is_name().then(|| own.view(false)))
    }

    /// Whom a noun may stand for by the views of the forms.
    pub(super) fn conclude_noun(&self, noun: u64) -> Vec<Described> {
        let mut found: Vec<Described> = self
            .holders(Part::Role(noun))
            .filter_map(|holder| {
                let view = self.view_of(holder).filter(|view| view.entity_type == EntityType::Person && !view.ambiguous)?;
                let roles =
                    self.forms.get(holder)?.roles.iter().filter(|(head, ..)| *head == noun).map(|(_, role, _)| role.clone()).collect();
                Some(Described { canonical: view.canonical.clone(), entity_type: EntityType::Person, roles })
            })
            .collect();
        let bodies = self.holders(Part::Last(noun)).chain(self.holders(Part::First(noun)));
        found.extend(bodies.filter_map(|holder| self.view_of(holder)).filter(|view| view.entity_type == EntityType::Organisation).map(
            |view| Described {
                roles: vec![view.canonical.clone()],
                canonical: view.canonical.clone(),
                entity_type: EntityType::Organisation,
            },
        ));
        found.sort_by(|a, b| a.canonical.cmp(&b.canonical));
        found.dedup_by(|other, first| {
            let same = other.canonical == first.canonical && other.entity_type == first.entity_type;
            if same {
                first.roles.append(&mut other.roles);
            }
            same
        });
        found
    }

    /// Adds the nouns that a form may be meant by.
    pub(super) fn nouns(&self, form: u64, nouns: &mut FxHashSet<u64>) {
        let Some(entry) = self.forms.get(form) else { return };
        nouns.extend(entry.roles.iter().map(|(head, ..)| *head));
        if entry.form.words > 1 {
            nouns.extend([entry.form.first, entry.form.last]);
        }
    }

    /// Adds those of them that it is meant by, as its view is now.
    pub(super) fn meaning_nouns(&self, form: u64, nouns: &mut FxHashSet<u64>) {
        let (Some(view), Some(entry)) = (self.view_of(form), self.forms.get(form)) else { return };
        match view.entity_type {
            EntityType::Person => nouns.extend(entry.roles.iter().map(|(head, ..)| *head)),
            EntityType::Organisation if entry.form.words > 1 => nouns.extend([entry.form.first, entry.form.last]),
            _ => {}
        }
    }

    /// Adds all forms of which views may depend on some forms' entries, in this index or in that of another version.
    pub(super) fn reach(&self, other: &Self, forms: &[u64], reached: &mut FxHashSet<u64>) {
        let mut open = forms.to_vec();
        reached.extend(forms);
        // Members of a family have their parts in common, whose holders are visited once.
        let mut visited: FxHashSet<u64> = FxHashSet::default();
        // A full name gives its short forms their views; what shares a surname with it may lose or win that surname's votes,
        // and with them the views of its own short forms.
        for _ in 0..3 {
            let mut next = Vec::new();
            let mut visit = |form: u64| {
                if reached.insert(form) {
                    next.push(form);
                }
            };
            for form in open {
                // A form may be new, and what it begins with a crowd by now.
                for entry in [self.forms.get(form), other.forms.get(form)].into_iter().flatten() {
                    entry.acronyms.iter().for_each(|&(acronym, _)| visit(acronym));
                    if entry.form.words > 1 {
                        [entry.form.first, entry.form.last].into_iter().for_each(&mut visit);
                        entry.form.middle().into_iter().for_each(&mut visit);
                        diminutives::short_forms(entry.form.first).iter().copied().for_each(&mut visit);
                        let parts = [Part::Pair(entry.form), Part::First(entry.form.first), Part::Last(entry.form.last)];
                        for part in parts.into_iter().filter(|part| visited.insert(part.key())) {
                            self.holders(part).for_each(&mut visit);
                        }
                    }
                }
                if visited.insert(Part::Last(form).key()) {
                    self.holders(Part::Last(form)).for_each(&mut visit);
                }
                self.all_holders(Part::Acronym(form)).iter().for_each(|&(full, _)| visit(full));
            }
            open = next;
        }
    }

    /// The names that have a part; nobody for a crowd.
    pub(super) fn holders(&self, part: Part) -> impl Iterator<Item = u64> {
        let holders = self.all_holders(part);
        let few = if holders.len() > Self::CROWD { &[] } else { holders };
        few.iter().map(|&(form, _)| form)
    }

    pub(super) fn is_crowd(&self, part: Part) -> bool {
        self.all_holders(part).len() > Self::CROWD
    }

    pub(super) fn all_holders(&self, part: Part) -> &[(u64, u32)] {
        self.parts.get(part.key()).map_or(&[], |holders| holders)
    }

    /// One form by itself.
    pub(super) fn own(&self, entry: &Entry) -> Option<Known> {
        let mut known = Known {
            canonical: entry.text()?.clone(),
            votes: [0; 3],
            male: 0,
            female: 0,
            count: 0,
            standing: 0,
            age: None,
            has_role: false,
            called: SmallVec::new(),
        };
        known.add(entry);
        Some(known)
    }

    /// A name of several words, with those that differ in the middle only, and the votes of a surname that is its own.
    pub(super) fn full(&self, entry: &Entry) -> Option<Known> {
        let mut known = self.own(entry)?;
        if winner(entry.votes) != EntityType::Person {
            return Some(known);
        }
        let same: Vec<&Arc<Entry>> = self.same_person(entry);
        let best =
            same.iter().max_by_key(|entry| (entry.count(), entry.texts.first().map(|(text, _)| text.len()), std::cmp::Reverse(entry.form)));
        known.canonical = best.and_then(|best| best.text()).unwrap_or(&known.canonical).clone();
        for other in same.iter().filter(|other| other.form != entry.form) {
            known.add(other);
        }
        let surname = Part::Last(entry.form.last);
        let is_other = |holder: u64| self.is_person(holder) && same.iter().all(|entry| entry.form.whole != holder);
        let alone = !self.is_crowd(surname) && !self.holders(surname).any(is_other);
        if alone && let Some(surname) = self.forms.get(entry.form.last).filter(|surname| !is_firmly_no_person(surname)) {
            known.add(surname);
        }
        Some(known)
    }

    /// The persons' names with the same first and last word, or with a short form of that first name.
    fn same_person(&self, entry: &Entry) -> Vec<&Arc<Entry>> {
        self.holders(Part::Pair(entry.form))
            .filter_map(|holder| self.forms.get(holder))
            .filter(|other| winner(other.votes) == EntityType::Person)
            .chain(self.namesakes(entry))
            .collect()
    }

    fn is_person(&self, form: u64) -> bool {
        self.forms.get(form).is_some_and(|entry| winner(entry.votes) == EntityType::Person)
    }

    /// The different persons whose full names have a part.
    fn persons(&self, part: Part) -> Vec<Known> {
        let mut persons: Vec<Known> = self
            .holders(part)
            .filter_map(|holder| self.forms.get(holder))
            .filter(|entry| winner(entry.votes) == EntityType::Person)
            .filter_map(|entry| Some((entry, self.full(entry)?)))
            .filter(|(_, known)| winner(known.votes) == EntityType::Person)
            .filter(|(entry, known)| self.by_given_names(entry).is_none() && self.by_beginning(entry, known).is_none())
            .map(|(_, known)| known)
            .collect();
        persons.sort_unstable_by(|a, b| a.canonical.cmp(&b.canonical));
        persons.dedup_by(|a, b| a.canonical == b.canonical);
        persons
    }

    /// The one who goes by the first of two surnames: "Terrazas" for Álvaro Terrazas Rojas.
    fn by_middle(&self, entry: &Entry) -> Option<Known> {
        let [person] = <[Known; 1]>::try_from(self.persons(Part::Middle(entry.form.whole))).ok()?;
        Some(person).filter(|person| !person.is_other_than(entry))
    }

    /// The one whose first name a word is short for: "Wilf" for Wilfred Hale.
    fn by_diminutive(&self, entry: &Entry, own: &Known) -> Option<Known> {
        let form = entry.form.whole;
        // "Will" and "Art" are other words too.
        let is_word = || words::is_word(&own.canonical.to_lowercase());
        if diminutives::long_forms(form).is_empty() || winner(own.votes) != EntityType::Person || !own.is_name() && is_word() {
            return None;
        }
        let mut persons = diminutives::long_forms(form).iter().flat_map(|&long| self.persons(Part::First(long)));
        let person = persons.next()?;
        let is_one = persons.all(|other| other.canonical == person.canonical);
        (is_one && !person.is_other_than(entry) && !person.lacks_title_of(entry)).then_some(person)
    }

    /// The name that a short form in brackets was given for, where it is one.
    fn by_acronym(&self, form: u64) -> Option<Known> {
        let holders = self.all_holders(Part::Acronym(form));
        let (full, _) = holders.iter().max_by_key(|&&(full, count)| (count, std::cmp::Reverse(full)))?;
        let entry = self.forms.get(*full)?;
        let mut known = self.own(entry)?;
        known.standing = known.standing.max(1);
        Some(known)
    }
}

/// A form that several persons share.
fn shared(own: &Known, persons: &[Known]) -> View {
    let sharers = persons.iter().map(|person| (person.canonical.clone(), person.view(false).gender)).collect();
    let most = persons.iter().map(|person| person.count).max().unwrap_or(0);
    let others = persons.iter().filter(|person| person.count * LEAD > most).count();
    let leading = persons.iter().position(|person| person.count == most).filter(|_| others == 1);
    View { gender: None, entity_type: EntityType::Person, sharers, leading, ..own.view(true) }
}

/// Whether a single word is known as a place's or organisation's name, so that a person's name with the same word says nothing of it.
fn is_firmly_no_person(entry: &Entry) -> bool {
    let [person, organisation, place] = entry.votes;
    let count = i64::from(entry.count().max(1));
    let other = organisation.max(place);
    other > person && other >= count * FIRM
}
