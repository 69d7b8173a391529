//! Organisations by the beginnings of their names: "Halvorsen Controls" where the story has "Halvorsen Controls Inc.", "Hallmeyer"
//! where it has "Hallmeyer Foods". A body of a town says that the beginning of its name is that town.

use super::conclude::Known;
use super::sum::{Entry, Part, winner};
use super::{Index, View};
use crate::facts::EntityType;
use crate::lexicon::heads::LEGAL_FORMS;
use crate::lexicon::table::{Words, key};
use crate::lexicon::{self, Class};

/// What may stand behind the name of a company besides its legal form.
const ENDINGS: Words<14> = Words::of([
    "incorporated",
    "l.l.c.",
    "limited",
    "p.l.c.",
    "co",
    "co.",
    "corporation",
    "company",
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
const TRADES: Words<37> = Words::of([
    "bank",
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
    /// The form is short for the body; `legal` where only "Inc." or the like follows.
    Body { legal: bool },
    /// The form is the town that has the body.
    Town,
}

impl Index {
    /// What a form stands for with which a body's name begins, where its own mentions leave open what it is.
    pub(super) fn by_beginning(&self, entry: &Entry, own: &Known) -> Option<View> {
        let text = entry.text()?;
        let first = if entry.form.words > 1 { entry.form.first } else { entry.form.whole };
        let mut body: Option<(&Entry, &str, bool)> = None;
        let mut town = false;
        let mut holders = self.holders(Part::First(first)).filter(|&holder| holder != entry.form.whole).peekable();
        if holders.peek().is_none() || lexicon::class(text).contains(Class::PLACE) || is_persons(entry, text) {
            return None;
        }
        for holder in holders {
            let Some(longer) = self.forms.get(holder) else { continue };
            let Some(name) = longer.text() else { continue };
            let Some(rest) = behind(name, text) else { continue };
            match more(entry, own, longer, rest) {
                // Of several bodies that begin so, the longest, if it begins like all others or all are one company.
                Some(More::Body { legal }) => match body {
                    Some((_, known, other)) if behind(name, known).or(behind(known, name)).is_none() && !(legal && other) => return None,
                    Some((_, known, _)) if (known.len(), known) >= (name.len(), name) => {}
                    _ => body = Some((longer, name, legal)),
                },
                Some(More::Town) => town = true,
                None => {}
            }
        }
        match body {
            // A town with a firm of its name.
            Some(_) if town => None,
            Some((longer, ..)) => Some(self.own(longer)?.counted_with(entry).of_type(EntityType::Organisation).view(false)),
            None if town && own.is_name() => Some(own.clone().of_type(EntityType::Place).view(false)),
            None => None,
        }
    }
}

fn more(entry: &Entry, own: &Known, longer: &Entry, rest: &str) -> Option<More> {
    let mut words = rest.split(' ').map(|word| word.trim_matches(',')).filter(|word| !word.is_empty());
    let last = key(words.clone().next_back()?);
    if words.all(|word| ends_company(key(word))) {
        return Some(More::Body { legal: true });
    }
    if is_clear(entry, own) || winner(longer.votes) != EntityType::Organisation {
        return None;
    }
    match () {
        () if LOCAL.have(last) => (!own.is_firm()).then_some(More::Town),
        () => (ends_company(last) || TRADES.have(last)).then_some(More::Body { legal: false }),
    }
}

/// "Inc.", "Company"
fn ends_company(word: u64) -> bool {
    LEGAL_FORMS.have(word) || ENDINGS.have(word)
}

/// Whether the copy says of a form what it says of people only, or it begins with a first name: Ralph Lauren is no Ralph Lauren
/// Corporation.
fn is_persons(entry: &Entry, text: &str) -> bool {
    let given = text.split(' ').next().is_some_and(|first| lexicon::class(first).contains(Class::FIRST_NAME));
    winner(entry.votes) == EntityType::Person && (given || entry.male + entry.female > 0 || !entry.roles.is_empty())
}

/// Whether the mentions of a form leave no doubt of what it is. Of one word, its neighbours ("Halvorsen said") tell little.
fn is_clear(entry: &Entry, own: &Known) -> bool {
    own.is_firm() && !(entry.form.words == 1 && winner(entry.votes) == EntityType::Person)
}

/// What stands behind a beginning of whole words, whatever the case.
fn behind<'a>(name: &'a str, beginning: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(beginning.len())?;
    (start.eq_ignore_ascii_case(beginning) && rest.starts_with([' ', ','])).then(|| rest.trim_start_matches([' ', ',']))
}
