//! Organisations by the beginnings of their names: "Halvorsen Controls" where the story has "Halvorsen Controls Inc.", "Hallmeyer"
//! where it has "Hallmeyer Foods", "the Tribune" where it has "The Valley Tribune". A body of a town says that the beginning of its name is that town.

use smallvec::SmallVec;

use super::conclude::Known;
use super::sum::{Entry, Part, winner};
use super::{Index, View};
use crate::facts::EntityType;
use crate::lexicon::heads::LEGAL_FORMS;
use crate::lexicon::table::{Words, key};
use crate::lexicon::{self, Class, entry};

/// What may stand behind the name of a company besides its legal form.
const ENDINGS: Words<24> = Words::of([
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
    "&",
    "sons",
    "son",
    "daughters",
    "nephew",
    "brothers",
    "bros",
    "bros.",
    "associates",
    "and",
]);

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
const TRADES: Words<58> = Words::of([
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

    /// What the noun that a body's name ends in stands for by itself with a capital, where it is one body: "the Tribune".
    pub(super) fn by_ending(&self, entry: &Entry, own: &Known) -> Option<View> {
        let class = lexicon::class(entry.text()?);
        let is_noun = class.intersects(Class::ORGANISATION_HEAD | Class::COMMON) && !class.contains(Class::ORGANISATION);
        if !is_noun || winner(entry.votes) != EntityType::Organisation || NATIONAL.have(entry.form.whole) {
            return None;
        }
        let longer = self.holders(Part::Last(entry.form.whole)).filter_map(|holder| self.forms.get(holder));
        let bodies = longer.filter_map(|longer| self.own(longer)).filter(|longer| longer.is_body());
        let bodies: SmallVec<[Known; 2]> = bodies.collect();
        let longest = bodies.iter().max_by_key(|body| (body.canonical().len(), body.canonical().clone()))?;
        let ends = |body: &Known| longest.canonical().ends_with(&**body.canonical());
        (own.is_name() && bodies.iter().all(ends)).then(|| longest.clone().counted_with(entry).view(false))
    }
}

/// What a country has one of, so that no local one of the story is meant by it.
const NATIONAL: Words<12> = Words::of([
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
]);

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
        () => (ends_company(last) || TRADES.have(last) || is_whole(longer, last) && is_bodys(entry)).then_some(More::Body { legal: false }),
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
    winner(entry.votes) == EntityType::Person && (entry.male + entry.female > 0 || !entry.roles.is_empty())
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
