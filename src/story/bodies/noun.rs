//! A common noun for the organisation that the copy is about: "Meridian Air cancelled 90 flights. 'We are sorry,' the airline
//! said."

use super::{Bodies, Candidate, Meant};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Facts, Phrase};
use crate::lexicon::Class;
use crate::lexicon::table::{self, Words};
use crate::story::mentions::Referent;
use crate::story::pronouns::position::{self, Position};
use crate::story::roles::focus;

/// How sure it is, in percent, that the organisation in focus is meant.
const IN_FOCUS: u8 = 70;

/// What any body may be called.
const ANY: Words<7> = Words::of(["company", "firm", "group", "business", "organisation", "organization", "trust"]);

/// What a body may be called whose name does not say what it is. What stands beside a body by its nature is not here: a union, a
/// regulator, a court.
const KINDS: Words<36> = Words::of([
    "airline",
    "carrier",
    "utility",
    "retailer",
    "chain",
    "manufacturer",
    "automaker",
    "carmaker",
    "drugmaker",
    "lender",
    "insurer",
    "broadcaster",
    "publisher",
    "supplier",
    "developer",
    "builder",
    "charity",
    "nonprofit",
    "startup",
    "platform",
    "fund",
    "brand",
    "supermarket",
    "franchise",
    "club",
    "team",
    "newspaper",
    "magazine",
    "station",
    "network",
    "studio",
    "operator",
    "grocer",
    "brewer",
    "league",
    "association",
]);

/// Bodies that are called by nothing but their own noun.
const PUBLIC: Words<16> = Words::of([
    "council",
    "ministry",
    "department",
    "police",
    "constabulary",
    "court",
    "parliament",
    "senate",
    "congress",
    "government",
    "cabinet",
    "assembly",
    "commission",
    "treasury",
    "university",
    "hospital",
]);

impl Bodies {
    /// What a noun with "the" means that speaks: the named organisation that was the last subject of this sentence or the one
    /// before, the only one there, or what the block before was about.
    pub(in crate::story) fn meant_by_noun(&self, prose: &str, facts: &Facts, phrase: &Phrase, sentence: i32) -> Option<Meant> {
        let head =
            facts.tokens.get(phrase.head as usize).filter(|_| matches!(phrase.kind, PhraseKind::Organisation | PhraseKind::Group))?;
        let text = phrase.span.of(prose);
        let (article, rest) = text.split_once(' ')?;
        // "the rights group" is another than the one in focus, "the Leeds-based group" is none.
        let is_plain = rest.rsplit(' ').skip(1).all(|word| word.contains('-'));
        if !article.eq_ignore_ascii_case("the") || !is_plain || !(ANY.have(head.key) || KINDS.have(head.key)) {
            return None;
        }
        let setting = position::setting(prose, facts, phrase.span, phrase.span);
        if !setting.says || setting.position != Position::Subject || setting.joined || !focus::is_free(prose, facts, phrase) {
            return None;
        }
        let named: Vec<&Candidate> = self.seen.iter().rev().filter(|one| one.is_named_body()).collect();
        let near = || named.iter().filter(|one| sentence - one.sentence <= 1);
        let before = || near().filter(|one| sentence > one.sentence);
        let is_only = before().all(|one| before().all(|other| one.referent == other.referent));
        let near = near().find(|one| one.is_subject(prose, facts)).or_else(|| before().next().filter(|_| is_only));
        // "the trade group for the hospitals" is who "the group" is, whatever company was named.
        if self.seen.iter().any(|one| one.referent.is_none() && one.span.of(prose).ends_with(head.text(prose))) {
            return None;
        }
        let handed = || self.handed.iter().find(|body| named.is_empty() && body.entity_type == EntityType::Organisation);
        let referent = near.map_or_else(|| handed().map(|body| body.referent.clone()), |one| one.referent.clone())?;
        let may_be = matches!(referent, Referent::Named(_)) && may_be_called(referent.name(), head.key);
        may_be.then_some(Meant { referent, entity_type: EntityType::Organisation, confidence: IN_FOCUS })
    }
}

impl Candidate {
    fn is_named_body(&self) -> bool {
        self.entity_type == EntityType::Organisation && matches!(self.referent, Some(Referent::Named(_)))
    }
}

/// Whether a body of a name may be called by a noun: "the group" for an alliance, but not "the firm" for a council, nor "the airline"
/// for a bank.
fn may_be_called(name: &str, noun: u64) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let key = table::key(last);
    let tells_what = crate::lexicon::class(last).contains(Class::ORGANISATION_NOUN) && key != noun;
    !PUBLIC.have(key) && (ANY.have(noun) || !tells_what)
}
