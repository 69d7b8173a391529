//! Organisations by the beginnings of their names: "Halvorsen Controls" where the story has "Halvorsen Controls Inc.", "Hallmeyer"
//! where it has "Hallmeyer Foods", "the Tribune" where it has "The Valley Tribune". A body of a town says that the beginning of its name is that town.

use std::sync::Arc;

use smallvec::SmallVec;

use super::conclude::Known;
use super::signs::Sign;
use super::sum::{Entry, Part, winner};
use super::{Index, View};
use crate::facts::EntityType;
use crate::lexicon::heads::LEGAL_FORMS;
use crate::lexicon::table::{Words, key};
use crate::lexicon::{self, Class, entry};

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

/// What stands behind a family's name in that of its firm: the name alone may be somebody of the family.
const FAMILY: Words<10> = Words::of(["&", "sons", "son", "daughters", "nephew", "brothers", "bros", "bros.", "associates", "and"]);

/// What the bodies of a town or a county are: the name before it is the town's.
const LOCAL: Words<30> = Words::of([
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
    "municipality",
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

/// The same: of these it is only where the copy says so.
const LOOSE_TRADES: Words<21> = Words::of([
    "markets",
    "marine",
    "securities",
    "media",
    "healthcare",
    "transit",
    "financial",
    "insurance",
    "entertainment",
    "pictures",
    "studios",
    "petroleum",
    "mining",
    "steel",
    "ferries",
    "construction",
    "developments",
    "properties",
    "analytics",
    "aerospace",
    "semiconductors",
]);

/// How a longer name goes on where a form ends.
enum More {
    /// The form is short for the body.
    Body(Tie),
    /// The form is the town that has the body.
    Town,
}

/// How much says that the beginning of a body's name is short for it.
#[derive(Clone, Copy)]
enum Tie {
    /// A word that families and towns have in their firms' names, too.
    Loose,
    /// "Foods": what only companies' names end in.
    Trade,
    /// "& Sons": a firm of that name alone.
    Family,
    /// "Inc." and the like, and nothing else.
    Legal,
}

impl Tie {
    /// Whether nothing but the firm's name is there.
    fn is_name(self) -> bool {
        matches!(self, Self::Family | Self::Legal)
    }

    /// Whether the firm may be meant though the copy says of it nothing that is said of bodies.
    fn is_sure(self) -> bool {
        matches!(self, Self::Trade | Self::Legal)
    }
}

impl Index {
    /// What a form stands for with which a body's name begins, where its own mentions leave open what it is.
    pub(super) fn by_beginning(&self, entry: &Entry, own: &Known) -> Option<View> {
        let text = entry.text()?;
        let first = if entry.form.words > 1 { entry.form.first } else { entry.form.whole };
        let mut body: Option<(&Entry, &str, Tie)> = None;
        let mut town = false;
        let mut holders = self.holders(Part::First(first)).filter(|&holder| holder != entry.form.whole).peekable();
        if holders.peek().is_none() || lexicon::class(text).contains(Class::PLACE) || is_persons(entry) {
            return None;
        }
        let may_be_given = winner(entry.votes) == EntityType::Person && begins_as_person(text);
        for holder in holders {
            let Some(longer) = self.forms.get(holder) else { continue };
            let Some(name) = longer.text() else { continue };
            let Some(rest) = behind(name, text) else { continue };
            // Ralph Lauren is no Ralph Lauren Corporation, but Solara may be Solara Motors.
            if may_be_given && (entry.form.words > 1 || rest.contains(' ')) {
                continue;
            }
            match more(entry, own, longer, rest) {
                // Of several bodies that begin so, the longest, if it begins like all others or all are one company.
                Some(More::Body(tie)) => match body {
                    Some((_, known, other))
                        if behind(name, known).or(behind(known, name)).is_none() && !(tie.is_name() && other.is_name()) =>
                    {
                        return None;
                    }
                    Some((_, known, _)) if (known.len(), known) >= (name.len(), name) => {}
                    _ => body = Some((longer, name, tie)),
                },
                Some(More::Town) => town = true,
                None => {}
            }
        }
        match body {
            // A town with a firm of its name.
            Some((.., tie)) if town || (may_be_given || !tie.is_sure()) && is_undecided(entry) => None,
            Some((.., tie)) if is_towns(entry, tie) => {
                (is_only_towns(entry) && own.is_name()).then(|| own.clone().of_type(EntityType::Place).view(false))
            }
            Some((longer, ..)) => Some(self.own(longer)?.counted_with(entry).of_type(EntityType::Organisation).view(false)),
            None if town && own.is_name() => Some(own.clone().of_type(EntityType::Place).view(false)),
            None => None,
        }
    }

    /// What the noun that a body's name ends in stands for by itself with a capital, where it is one body: "the Tribune".
    pub(super) fn by_ending(&self, entry: &Entry, own: &Known) -> Option<View> {
        let class = lexicon::class(entry.text()?);
        let is_noun = class.intersects(Class::ORGANISATION_HEAD | Class::COMMON) && !class.contains(Class::ORGANISATION);
        if !is_noun || winner(entry.votes) != EntityType::Organisation || NATIONAL.have(entry.form.whole) {
            return None;
        }
        let noun = entry.form.whole;
        let organisation = |longer: &&Arc<Entry>| winner(longer.votes) == EntityType::Organisation;
        let of = |part: Part| self.holders(part).filter_map(|holder| self.forms.get(holder)).filter(organisation);
        // "The Bank" may be the Bank of England, too.
        if !own.is_name() || of(Part::First(noun)).next().is_some() {
            return None;
        }
        let bodies: SmallVec<[Known; 2]> = of(Part::Last(noun)).filter_map(|longer| self.own(longer)).collect();
        let longest = bodies.iter().max_by_key(|body| (body.canonical().len(), body.canonical().clone()))?;
        let ends = |body: &Known| longest.canonical().ends_with(&**body.canonical());
        (longest.is_body() && bodies.iter().all(ends)).then(|| longest.clone().counted_with(entry).view(false))
    }
}

/// What a country has one of, so that no local one of the story is meant by it.
const NATIONAL: Words<20> = Words::of([
    "government",
    "parliament",
    "senate",
    "house",
    "assembly",
    "cabinet",
    "congress",
    "court",
    "league",
    "party",
    "union",
    "church",
    "bank",
    "times",
    "post",
    "star",
    "journal",
    "fed",
    "fund",
    "met",
]);

fn more(entry: &Entry, own: &Known, longer: &Entry, rest: &str) -> Option<More> {
    let mut words = rest.split(' ').map(|word| word.trim_matches(',')).filter(|word| !word.is_empty());
    let last = key(words.clone().next_back()?);
    if words.clone().all(|word| ends_company(key(word))) {
        return Some(More::Body(Tie::Legal));
    }
    if words.all(|word| ends_company(key(word)) || FAMILY.have(key(word))) {
        return Some(More::Body(Tie::Family));
    }
    if is_clear(entry, own) || winner(longer.votes) != EntityType::Organisation {
        return None;
    }
    match () {
        () if LOCAL.have(last) => (!own.is_firm()).then_some(More::Town),
        () if ends_company(last) || TRADES.have(last) => Some(More::Body(Tie::Trade)),
        () => {
            let loose = FAMILY.have(last) || LOOSE_TRADES.have(last) || is_whole(longer, last) && is_bodys(entry);
            loose.then_some(More::Body(Tie::Loose))
        }
    }
}

/// Whether a name that ends in a word is a body's as a whole, and no line of a headline that goes on behind it.
fn is_whole(longer: &Entry, last: u64) -> bool {
    longer.count() > 1 || entry::entry(last).class.contains(Class::ORGANISATION_HEAD)
}

/// What a body is, or what there is in one: "House", "Post".
const NOUNS: Class = Class::ORGANISATION_HEAD
    .union(Class::ORGANISATION_NOUN)
    .union(Class::PLACE_HEAD)
    .union(Class::OTHER_HEAD)
    .union(Class::GROUP_NOUN)
    .union(Class::ROLE)
    .union(Class::TITLE);

/// Whether nothing but a body is called by a form that no table knows: the copy says of it what it says of bodies, or it is nobody's
/// name.
fn is_bodys(entry: &Entry) -> bool {
    let class = entry.text().map_or(Class::empty(), |text| lexicon::class(text));
    match winner(entry.votes) {
        EntityType::Organisation => !class.intersects(NOUNS | Class::ORGANISATION),
        EntityType::Person => entry.form.words == 1 && class.is_empty(),
        EntityType::Place => false,
    }
}

/// "Inc.", "Company"
fn ends_company(word: u64) -> bool {
    LEGAL_FORMS.have(word) || ENDINGS.have(word)
}

/// Whether the copy says of a form what it says of people only.
fn is_persons(entry: &Entry) -> bool {
    let people = entry.signs(Sign::Person);
    let is_somebody = people > 0 && people * 2 >= entry.signs(Sign::Body);
    winner(entry.votes) == EntityType::Person && (entry.male + entry.female > 0 || !entry.roles.is_empty() || is_somebody)
}

/// Whether one lives in what a form stands for, at least once, though a body's name begins with it.
fn is_towns(entry: &Entry, tie: Tie) -> bool {
    let lived_in = entry.signs(Sign::Town) > 0;
    match tie {
        Tie::Legal => false,
        Tie::Trade => lived_in && entry.signs(Sign::Body) == 0,
        Tie::Family | Tie::Loose => lived_in || entry.signs(Sign::Body) == 0 && entry.votes[EntityType::Place as usize] > 0,
    }
}

/// Whether that is said of it and nothing else.
fn is_only_towns(entry: &Entry) -> bool {
    entry.signs(Sign::Town) > 0 && entry.signs(Sign::Person) + entry.signs(Sign::Body) == 0 && entry.signs(Sign::Town) == 0
}

/// Whether a word is taken for a surname, and nothing says that it is a body's name as well.
fn is_undecided(entry: &Entry) -> bool {
    entry.form.words == 1 && winner(entry.votes) == EntityType::Person && entry.signs(Sign::Body) == 0 && entry.signs(Sign::Town) == 0
}

fn begins_as_person(text: &str) -> bool {
    text.split(' ').next().is_some_and(|first| lexicon::class(first).contains(Class::FIRST_NAME))
}

/// Whether the mentions of a form leave no doubt of what it is. Of one word, its neighbours ("Halvorsen said") tell little.
fn is_clear(entry: &Entry, own: &Known) -> bool {
    own.is_firm()
        && match winner(entry.votes) {
            EntityType::Person => entry.form.words > 1,
            EntityType::Organisation => !is_bodys(entry),
            EntityType::Place => true,
        }
}

/// What stands behind a beginning of whole words, whatever the case.
pub(super) fn behind<'a>(name: &'a str, beginning: &str) -> Option<&'a str> {
    let (start, rest) = name.split_at_checked(beginning.len())?;
    (start.eq_ignore_ascii_case(beginning) && rest.starts_with([' ', ','])).then(|| rest.trim_start_matches([' ', ',']))
}
