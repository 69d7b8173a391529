//! Names that the story spells in two ways: which seldom one stands for which frequent one.
//!
//! What is said of a form depends on the forms that share an end of its last word with it ([`Part::End`]), and on nothing else of
//! the story. An edit concludes it anew for those that share one with what the edit changes; an end that a crowd shares tells nobody from
//! anybody, before the edit or after it.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::sum::{Entry, Part, winner};
use super::{Index, Variant};
use crate::facts::EntityType;
use crate::facts::epithet::years_old;
use crate::facts::name::{Form, tells_seat};
use crate::lexicon::{Class, alike, class, household, table, words};

/// A spelling that stands more often than this is no slip, whatever the rest of the story says.
const SELDOM: u32 = 2;
/// For each mention of the seldom spelling there are so many of the other.
const TIMES: u32 = 3;
/// What the story names so often is spelt right there, whatever role a slip is given.
const OFTEN: u32 = 4;
/// Where the rest of the name is the same, so many.
const TWICE: u32 = 2;

/// All that bear one surname.
#[derive(Default)]
struct Bearers<'a> {
    /// The surname alone.
    alone: Option<&'a Entry>,
    /// The persons' full names with it, sorted.
    full: SmallVec<[&'a Entry; 2]>,
}

impl Index {
    /// Adds the forms of which something else may be said when what is known of some forms changes from `before` to this index.
    pub(super) fn reach_alike(&self, before: &Self, forms: &[u64], reached: &mut FxHashSet<u64>) {
        for &form in forms {
            let (now, then) = (self.forms.get(form), before.forms.get(form));
            if let (Some(now), Some(then)) = (now, then)
                && says_same(now, then)
            {
                continue;
            }
            reached.insert(form);
            for entry in [now, then].into_iter().flatten() {
                // A word that is somebody's first name is nobody's surname.
                reached.insert(entry.form.first);
                for part in Part::ends(entry.form) {
                    // Where an end comes to be shared by a crowd, or no more, all who share it are like others than before.
                    let all = self.is_crowd(part) != before.is_crowd(part);
                    let holders = self.holders(part).chain(before.holders(part));
                    let is_like =
                        |other: &Arc<Entry>| other.form.last == entry.form.last || alike::are_near(&other.letters, &entry.letters);
                    reached.extend(holders.filter(|&holder| all || self.forms.get(holder).is_some_and(is_like)));
                }
            }
        }
    }

    /// Which name a form is a slip for.
    pub(super) fn conclude_variant(&self, form: u64) -> Option<Variant> {
        let entry = self.forms.get(form).filter(|entry| entry.count() <= SELDOM && is_person(entry))?;
        let own = self.bearers(entry.form.last, entry.form);
        if entry.form.words > 1 {
            return self.full_variant(entry, &own);
        }
        match own.full.as_slice() {
            [] => self.lone_variant(entry, &own),
            // "Rex Tilerson" and later "Tilerson"
            [full] => self.full_variant(full, &own).filter(|variant| variant.word == entry.form.last),
            _ => None,
        }
    }

    fn full_variant(&self, entry: &Entry, own: &Bearers) -> Option<Variant> {
        let is_family = own.full.iter().any(|full| full.form.first != entry.form.first);
        // Most names are like no other.
        if !is_family && self.slips(entry).next().is_none() {
            return None;
        }
        let first = entry.word(entry.form.first).filter(|first| alike::is_given_first(first))?;
        if is_family { self.other_first_name(entry, first, own) } else { self.other_surname(entry, own) }
    }

    /// "Rex Tilerson" where it is "Rex Tillerson", or only "Tillerson", elsewhere.
    fn other_surname(&self, entry: &Entry, own: &Bearers) -> Option<Variant> {
        // A word that is nobody's surname needs less to be a slip.
        let is_surname = entry.word(entry.form.last).is_none_or(|last| class(last).contains(Class::SURNAME));
        if entry.apart > 0 {
            return None;
        }
        let near = self.near(entry).into_iter().filter(|(surname, others)| {
            let is_same = others.full.iter().any(|full| full.form.first == entry.form.first);
            let introduces = others.full.is_empty() && !(is_surname && household::has(table::key(surname)));
            let times = if is_same { TWICE } else { TIMES };
            let is_slip = is_same && others.count() >= OFTEN && !is_surname;
            let is_possible = !others.have_other_gender(entry) && (is_slip || !others.have_other_role(entry));
            (is_same || introduces) && is_possible && others.outnumber(own, times)
        });
        self.best(entry, near)
    }

    /// "Tilerson" by itself where it is "Rex Tillerson" elsewhere.
    fn lone_variant(&self, entry: &Entry, own: &Bearers) -> Option<Variant> {
        let surname = entry.word(entry.form.last)?;
        let class = class(surname);
        let is_surname = class.contains(Class::SURNAME);
        let near = self.near(entry).into_iter().filter(|(_, others)| {
            // Whom no full name tells from others may be somebody whose surname is like that of the household's: "Bush", "Busch".
            let is_household = others.alone.is_some_and(|alone| household::has(alone.form.whole));
            let is_introduced = !others.full.is_empty() || is_household && !is_surname;
            is_introduced
                && (others.are_one() || others.alone.is_some_and(|alone| alone.count() >= TWICE))
                && others.share_role(entry)
                && !others.have_other_gender(entry)
                && (others.outnumber(own, TWICE) || own.count() == 1 && others.count() >= TWICE && !others.full.is_empty() && !is_surname)
        });
        let variant = self.best(entry, near)?;
        let others = Class::COMMON | Class::PLACE | Class::COUNTRY | Class::ORGANISATION | Class::DEMONYM;
        let is_given = class.contains(Class::FIRST_NAME) && !is_surname;
        let is_other = is_given || class.intersects(others) || household::has(entry.form.whole) || words::is_word(&surname.to_lowercase());
        (!is_other && self.all_holders(Part::First(entry.form.whole)).is_empty()).then_some(variant)
    }

    /// The likeliest of several.
    fn best<'a>(&self, slip: &Entry, near: impl Iterator<Item = (&'a str, Bearers<'a>)>) -> Option<Variant> {
        let (surname, others) = near.max_by_key(|(surname, others)| (others.count(), std::cmp::Reverse(*surname)))?;
        let meant = match others.full.first() {
            Some(full) if others.are_one() && !others.differ_from(slip) => self.canonical_of(full),
            Some(_) => None,
            None => others.alone.and_then(|alone| alone.text().cloned()),
        };
        Some(Variant { word: slip.form.last, right: surname.into(), times: others.count(), meant })
    }

    /// "Ray Tillerson" where it is "Rex Tillerson" elsewhere.
    fn other_first_name(&self, entry: &Entry, first: &str, own: &Bearers) -> Option<Variant> {
        let others =
            Bearers { alone: own.alone, full: own.full.iter().copied().filter(|full| full.form.first != entry.form.first).collect() };
        let only = others.full.first().filter(|_| others.are_one() && entry.count() == 1)?;
        let right = only.word(only.form.first).filter(|right| alike::is_given_first(right))?;
        let often = others.full.iter().map(|full| full.count()).sum::<u32>() >= TWICE && others.count() >= TIMES;
        let is_one = if entry.roles.is_empty() { alike::are_one_first_name(first, right) } else { has_same_office(entry, &others) };
        let near = alike::are_one_first_name(first, right) || alike::are_mixed_up(first, right);
        let is_slip = often && is_one && near && !others.have_other_gender(entry) && !others.have_other_role(entry);
        is_slip.then(|| Variant { word: entry.form.first, right: right.into(), times: others.count(), meant: self.canonical_of(only) })
    }

    /// The surnames that the last word of a form may be a slip for, each as it is written, with all who bear it; sorted.
    fn near(&self, entry: &Entry) -> Vec<(&str, Bearers<'_>)> {
        let mut near: Vec<u64> = self.slips(entry).map(|other| other.form.last).collect();
        near.sort_unstable();
        near.dedup();
        let bearers = near.into_iter().map(|surname| self.bearers(surname, entry.form));
        let mut near: Vec<_> = bearers.filter_map(|bearers| Some((bearers.surname()?, bearers))).collect();
        near.sort_by_key(|(surname, _)| *surname);
        near
    }

    /// Those whose last word the last word of a form may be a slip for.
    fn slips(&self, entry: &Entry) -> impl Iterator<Item = &Entry> {
        let others = self.circle(entry.form).filter(|other| other.form.last != entry.form.last);
        others.filter(|other| alike::is_slip_for(&entry.letters, &other.letters))
    }

    /// Those in the circle of a form who bear a surname.
    fn bearers(&self, surname: u64, form: Form) -> Bearers<'_> {
        let mut bearers = Bearers::default();
        for entry in self.circle(form).filter(|entry| entry.form.last == surname) {
            if entry.form.whole == surname {
                bearers.alone = Some(entry);
            } else if entry.form.words > 1 && is_person(entry) {
                bearers.full.push(entry);
            }
        }
        bearers.full.sort_unstable_by_key(|entry| entry.form);
        bearers.full.dedup_by_key(|entry| entry.form);
        bearers
    }

    /// The forms that share an end of their last word with a form, itself among them; some twice.
    fn circle(&self, form: Form) -> impl Iterator<Item = &Entry> {
        Part::ends(form).flat_map(|part| self.holders(part)).filter_map(|holder| self.forms.get(holder)).map(AsRef::as_ref)
    }
}

impl<'a> Bearers<'a> {
    fn all(&self) -> impl Iterator<Item = &'a Entry> {
        self.full.iter().copied().chain(self.alone)
    }

    fn count(&self) -> u32 {
        self.all().map(Entry::count).sum()
    }

    /// The surname as it is mostly written; capitals throughout only where nothing else is there.
    fn surname(&self) -> Option<&'a str> {
        let all = self.all().filter_map(|entry| Some((entry, entry.word(entry.form.last)?)));
        let most = all.max_by_key(|(entry, word)| (word.contains(char::is_lowercase), entry.count(), std::cmp::Reverse(entry.form)))?;
        Some(most.1)
    }

    fn outnumber(&self, seldom: &Bearers, times: u32) -> bool {
        seldom.count() <= SELDOM && self.count() >= times * seldom.count()
    }

    /// Whether all have the same first name.
    fn are_one(&self) -> bool {
        self.full.windows(2).all(|pair| pair[0].form.first == pair[1].form.first)
    }

    /// Whether a name has no role that theirs have not.
    fn share_role(&self, entry: &Entry) -> bool {
        entry.roles.iter().all(|(head, ..)| self.have_role(*head))
    }

    /// Whether the copy gives a name a gender, and them only the other one.
    fn have_other_gender(&self, entry: &Entry) -> bool {
        let own = entry.male.cmp(&entry.female);
        let are = |gender: Ordering| self.all().any(|other| other.male.cmp(&other.female) == gender);
        own.is_ne() && are(own.reverse()) && !are(own)
    }

    /// Whether the copy gives a name roles, and them other ones.
    fn have_other_role(&self, entry: &Entry) -> bool {
        let have_roles = !entry.roles.is_empty() && self.all().any(|other| !other.roles.is_empty());
        have_roles && !entry.roles.iter().any(|(head, ..)| self.have_role(*head))
    }

    /// Whether the copy introduces a name as somebody whom it calls nowhere so: "Tom Clarke, a nurse,". Then nobody can tell whether it
    /// is a slip.
    fn differ_from(&self, slip: &Entry) -> bool {
        let is_role = |role: &str| years_old(role).is_none() && !tells_seat(role);
        let mut roles = slip.roles.iter().filter(|(_, role, _)| is_role(role)).peekable();
        let is_called = roles.peek().is_some() && roles.all(|(head, ..)| !self.have_role(*head));
        is_called || slip.age().is_some_and(|age| self.all().all(|other| other.age() != Some(age)))
    }

    fn have_role(&self, head: u64) -> bool {
        self.all().any(|other| other.roles.iter().any(|(known, ..)| *known == head))
    }
}

/// Whether a name and others are given the same office, which one person holds at a time.
fn has_same_office(entry: &Entry, others: &Bearers) -> bool {
    let roles =
        || entry.roles.iter().filter(|(head, role, _)| role.contains(' ') && !SHARED.iter().any(|title| table::key(title) == *head));
    let mut known = others.all().flat_map(|other| &other.roles);
    known.any(|(_, other, _)| roles().any(|(_, role, _)| role.eq_ignore_ascii_case(other)))
}

/// Titles that relatives often share, one after the other or at once.
const SHARED: &[&str] = &[
    "senator",
    "representative",
    "president",
    "premier",
    "leader",
    "king",
    "queen",
    "prince",
    "princess",
    "congressman",
    "congresswoman",
    "judge",
    "officer",
    "professor",
    "doctor",
    "lawyer",
    "attorney",
    "analyst",
    "spokesman",
    "spokeswoman",
    "candidate",
    "nominee",
    "actor",
    "owner",
    "founder",
];

/// Whether a form's sums of two versions say the same of it, as far as it matters here.
fn says_same(one: &Entry, other: &Entry) -> bool {
    (one.form, one.male, one.female, is_person(one)) == (other.form, other.male, other.female, is_person(other))
        && one.texts == other.texts
        && one.roles == other.roles
        && (one.apart > 0) == (other.apart > 0)
}

fn is_person(entry: &Entry) -> bool {
    winner(entry.votes) == EntityType::Person && entry.standing > 0
}
