//! A common noun for the organisation that the copy is about: "Meridian Air cancelled 90 flights. 'We are sorry,' the airline
//! said."
//!
//! Only a body whose name says what it is can be meant: most that copy sets beside a company (a regulator, a union, an outlet) have
//! names that say nothing, and "the company" is none of them.

use super::{Bodies, Candidate};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Facts, Phrase};
use crate::story::mentions::Referent;
use crate::story::pronouns::position::{self, Position};
use crate::story::roles::{IN_FOCUS, Standing, focus};

/// Nouns for bodies, and the last words of the names that such bodies have.
const KINDS: [(&[&str], &[&str]); 16] = [
    (&["company", "firm", "business"], COMPANIES),
    (&["group"], GROUPS),
    (&["airline", "carrier"], &["Air", "Airlines", "Airways"]),
    (&["utility", "supplier"], &["Electric", "Power", "Energy", "Gas", "Water", "Edison"]),
    (&["fund"], &["Capital", "Fund", "Partners", "Ventures", "Investments"]),
    (&["lender", "insurer"], &["Bank", "Bancorp", "Financial", "Insurance", "Mutual", "Assurance"]),
    (&["retailer", "chain", "supermarket", "grocer"], &["Stores", "Supermarkets", "Markets", "Outfitters", "Foods", "Pharmacy"]),
    (&["manufacturer", "carmaker", "automaker"], &["Motors", "Industries", "Controls", "Machinery", "Instruments"]),
    (&["hospital"], &["Medical Center", "Medical Centre", "Health Center", "Infirmary", "Clinic", "General"]),
    (&["school"], &["Academy", "High", "Elementary", "Primary", "Middle School"]),
    (&["union"], &["Workers", "Teachers", "Nurses", "Teamsters", "Federation", "Association", "Brotherhood"]),
    (&["club", "team", "side"], &["United", "Rovers", "Athletic", "Wanderers", "Albion", "FC", "AFC", "RFC"]),
    (&["charity"], &["Trust", "Foundation", "Fund", "Aid", "Relief", "Hospice", "Rescue", "Project"]),
    (
        &["agency", "regulator", "watchdog"],
        &["Agency", "Authority", "Commission", "Bureau", "Administration", "Service", "Office", "Board"],
    ),
    (&["drugmaker"], &["Pharmaceuticals", "Pharma", "Therapeutics", "Biotech"]),
    (&["developer", "builder"], &["Homes", "Developments", "Estates", "Properties", "Construction", "Builders"]),
];

/// What ends the name of a company.
const COMPANIES: &[&str] = &[
    "Inc",
    "Inc.",
    "Ltd",
    "Ltd.",
    "LLC",
    "plc",
    "PLC",
    "Corp",
    "Corp.",
    "Co.",
    "Company",
    "Corporation",
    "Group",
    "Holdings",
    "Partners",
    "Capital",
    "Industries",
    "Foods",
    "Systems",
    "Technologies",
    "Energy",
    "Electric",
    "Power",
    "Gas",
    "Water",
    "Motors",
    "Airlines",
    "Airways",
    "Air",
    "Bank",
    "Bancorp",
    "Financial",
    "Insurance",
    "Homes",
    "Stores",
    "Supermarkets",
    "Entertainment",
    "Pharmaceuticals",
    "Therapeutics",
    "Logistics",
    "Products",
    "Controls",
    "Medical",
    "Securities",
    "Ventures",
    "Brewing",
    "Brewery",
    "Properties",
    "Estates",
    "Developments",
    "Construction",
    "Steel",
    "Mining",
    "Petroleum",
    "Oil",
    "Rail",
    "Railways",
    "Telecom",
    "Mobile",
    "Software",
    "Robotics",
    "Pictures",
    "Studios",
    "Farms",
    "Bakery",
    "Plastics",
    "Chemicals",
    "Semiconductors",
    "Aerospace",
    "Aviation",
    "Shipping",
    "Freight",
    "Haulage",
    "Aggregates",
    "Quarries",
    "Hotels",
    "Resorts",
    "Outfitters",
    "Instruments",
    "Machinery",
    "Brands",
    "Packaging",
    "Lines",
    "Cruises",
    "Care",
    "Healthcare",
    "Housing",
    "Express",
    "Couriers",
    "Media",
    "Sports",
    "Games",
    "Networks",
    "Labs",
    "Solutions",
    "Services",
    "Beverages",
    "Dairies",
    "Breweries",
    "Mills",
    "Timber",
    "Cement",
    "Textiles",
    "Apparel",
    "Furniture",
    "Publishing",
    "Pumps",
    "Engineering",
    "Marine",
    "Structures",
    "Electronics",
    "Appliances",
];

/// What ends the name of a group that speaks for others.
const GROUPS: &[&str] =
    &["Alliance", "Association", "League", "Coalition", "Federation", "Society", "Network", "Group", "Campaign", "Union"];

impl Bodies {
    /// What a noun with "the" means that speaks: the one organisation of this sentence and the one before that its name makes such a
    /// body, or what the block before was about.
    pub(in crate::story) fn meant_by_noun(&self, prose: &str, facts: &Facts, phrase: &Phrase, sentence: i32) -> Option<Standing> {
        let head = facts.tokens.get(phrase.head as usize)?;
        let noun = head.text(prose);
        let is_body = matches!(phrase.kind, PhraseKind::Organisation | PhraseKind::Group);
        let (_, ends) = KINDS.iter().find(|(nouns, _)| is_body && nouns.contains(&noun))?;
        // "the rights group" is another than the one in focus, "the Leeds-based group" is none.
        let mut words = phrase.span.of(prose).split(' ');
        if !words.next()?.eq_ignore_ascii_case("the") || !words.all(|word| word == noun || word.ends_with("-based")) {
            return None;
        }
        let setting = position::setting(prose, facts, phrase.span, phrase.span);
        if !setting.says || setting.position != Position::Subject || setting.joined || !focus::is_free(prose, facts, phrase) {
            return None;
        }
        let mut meant: Option<&Referent> = None;
        for one in self.seen.iter().rev().take_while(|one| sentence - one.sentence <= 1) {
            // "the trade group for the hospitals" is who "the group" is, whatever company was named.
            if one.referent.is_none() && one.span.of(prose).rsplit(' ').next() == Some(noun) {
                return None;
            }
            let Some(referent) = one.named_as(ends) else { continue };
            if meant.is_some_and(|meant| meant != referent) {
                return None;
            }
            meant = Some(referent);
        }
        let is_first = || sentence <= 1 && !self.seen.iter().any(Candidate::is_named_body);
        let handed = || self.handed.iter().find(|body| body.entity_type == EntityType::Organisation).filter(|_| is_first());
        let handed = || handed().map(|body| &body.referent).filter(|referent| ends_as(referent, ends));
        let referent = meant.or_else(handed)?.clone();
        Some(Standing { referent, entity_type: EntityType::Organisation, confidence: IN_FOCUS })
    }
}

impl Candidate {
    fn is_named_body(&self) -> bool {
        self.entity_type == EntityType::Organisation && matches!(self.referent, Some(Referent::Named(_)))
    }

    /// The organisation, if its name has one of the ends.
    fn named_as(&self, ends: &[&str]) -> Option<&Referent> {
        self.referent.as_ref().filter(|referent| self.is_named_body() && ends_as(referent, ends))
    }
}

fn ends_as(referent: &Referent, ends: &[&str]) -> bool {
    let name = referent.name();
    matches!(referent, Referent::Named(_)) && ends.iter().any(|end| name.strip_suffix(end).is_some_and(|before| before.ends_with(' ')))
}
