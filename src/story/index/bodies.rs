//! Organisations by the beginnings of their names: "Halvorsen Controls" where the story has "Halvorsen Controls Inc.", "Hallmeyer"
//! where it has "Hallmeyer Foods". A body of a town says that the beginning of its name is that town.

use super::conclude::Known;
use super::sum::{Entry, Part, winner};
use super::{Index, View};
use crate::facts::EntityType;
use crate::lexicon::table::{Words, key};
use crate::lexicon::{self, Class};

/// What stands behind the name of a company.
const LEGAL: Words<24> = Words::of([
    "inc",
    "inc.",
    "incorporated",
    "llc",
    "l.l.c.",
    "llp",
    "ltd",
    "ltd.",
    "limited",
    "plc",
    "p.l.c.",
    "corp",
    "corp.",
    "co",
    "co.",
    "corporation",
    "company",
    "gmbh",
    "ag",
    "sa",
    "nv",
    "lp",
    "pty",
    "holdings",
]);

/// What the bodies of a town or a county are: the name before it is the town's.
const LOCAL: Words<29> = Words::of([
    "council",
    "county",
    "township",
    "police",
    "sheriff",
    "court",
    "courthouse",
    "school",
    "schools",
    "district",
    "university",
    "college",
    "hospital",
    "infirmary",
    "airport",
    "station",
    "library",
    "museum",
    "chamber",
    "fire",
    "parish",
    "borough",
    "city",
    "town",
    "village",
    "church",
    "diocese",
    "high",
    "elementary",
]);

/// What the names of companies end in: one word before it is short for the company.
const TRADES: Words<36> = Words::of([
    "foods",
    "labs",
    "laboratories",
    "group",
    "partners",
    "capital",
    "industries",
    "motors",
    "energy",
    "technologies",
    "systems",
    "airlines",
    "airways",
    "pharmaceuticals",
    "pharma",
    "therapeutics",
    "software",
    "electronics",
    "controls",
    "packaging",
    "ventures",
    "investments",
    "enterprises",
    "brands",
    "products",
    "stores",
    "retail",
    "logistics",
    "shipping",
    "robotics",
    "networks",
    "solutions",
    "semiconductor",
    "chemicals",
    "breweries",
    "homes",
]);

/// How a longer name goes on where a form ends.
enum More {
    /// The form is short for the body.
    Body,
    /// The form is the town that has the body.
    Town,
}

impl Index {
    /// What a form stands for with which a body's name begins, where its own mentions leave open what it is.
    pub(super) fn by_beginning(&self, entry: &Entry, own: &Known) -> Option<View> {
        let text = entry.text()?;
        let first = if entry.form.words > 1 { entry.form.first } else { entry.form.whole };
        let mut body: Option<(&Entry, &str)> = None;
        let mut town = false;
        for holder in self.holders(Part::First(first)).filter(|&holder| holder != entry.form.whole) {
            let Some(longer) = self.forms.get(holder) else { continue };
            let Some(name) = longer.text() else { continue };
            let Some(rest) = behind(name, text) else { continue };
            match more(entry, own, longer, rest) {
                // Of several bodies that begin so, the longest, if it begins like all others.
                Some(More::Body) => match body {
                    Some((_, known)) if behind(name, known).is_none() && behind(known, name).is_none() => return None,
                    Some((_, known)) if known.len() >= name.len() => {}
                    _ => body = Some((longer, name)),
                },
                Some(More::Town) => town = true,
                None => {}
            }
        }
        match body {
            Some((longer, _)) => Some(self.own(longer)?.counted_with(entry).of_type(EntityType::Organisation).view(false)),
            None if town && own.is_name() => Some(own.clone().of_type(EntityType::Place).view(false)),
            None => None,
        }
    }

    /// Adds the forms with which the name of a body begins.
    pub(super) fn beginnings(&self, entry: &Entry) -> impl Iterator<Item = u64> {
        self.holders(Part::First(entry.form.first))
    }
}

fn more(entry: &Entry, own: &Known, longer: &Entry, rest: &str) -> Option<More> {
    let mut words = rest.split(' ').map(|word| word.trim_matches(',')).filter(|word| !word.is_empty());
    let last = key(words.clone().next_back()?);
    if words.all(|word| LEGAL.have(key(word))) {
        return Some(More::Body);
    }
    let class = lexicon::class(entry.text()?);
    if is_clear(entry, own) || winner(longer.votes) != EntityType::Organisation || class.contains(Class::PLACE) {
        return None;
    }
    let is_trade = LEGAL.have(last) || TRADES.have(last);
    match entry.form.words {
        _ if LOCAL.have(last) => (!own.is_firm()).then_some(More::Town),
        1 => (is_trade && !class.contains(Class::FIRST_NAME)).then_some(More::Body),
        _ => Some(More::Body),
    }
}

/// Whether the mentions of a form leave no doubt of what it is. Of one word, its neighbours ("Halvorsen said") tell little.
fn is_clear(entry: &Entry, own: &Known) -> bool {
    match entry.form.words {
        1 if winner(entry.votes) == EntityType::Person => entry.male + entry.female > 0 || entry.has_role(),
        _ => own.is_firm(),
    }
}

/// What stands behind a beginning of whole words, whatever the case.
fn behind<'a>(name: &'a str, beginning: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(beginning.len())?;
    (start.eq_ignore_ascii_case(beginning) && rest.starts_with([' ', ','])).then(|| rest.trim_start_matches([' ', ',']))
}
