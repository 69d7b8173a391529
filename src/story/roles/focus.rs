//! A role that the story gives to nobody, said of the one person in focus: "Lindgren scored twice. 'It was fun,' the striker said."
//!
//! Such a role is only likely the person's: what speaks for one is where the person was mentioned last, and how far the next is
//! behind. Roles that a court, a body or a family has by itself ("the judge", "the mayor", "the father") say nothing of who is
//! in focus.

use smallvec::SmallVec;

use super::super::pronouns::people::{By, Person};
use super::super::pronouns::position::{self, Position};
use super::{gender_of, kin};
use crate::facts::epithet::years_old;
use crate::facts::name::party::{members_beside, tells_seat};
use crate::facts::phrase::PhraseKind;
use crate::facts::{Facts, Phrase};
use crate::lexicon::table::Words;
use crate::story::index::Index;
use crate::story::mentions::Referent;

/// The person whom a role means that is given to nobody by name and was introduced for nobody without one.
pub(super) fn person<'a>(
    prose: &str,
    facts: &Facts,
    phrase: &Phrase,
    index: &Index,
    people: &'a [Person],
    sentence: i32,
) -> Option<&'a Person> {
    let head = facts.tokens.get(phrase.head as usize).filter(|_| phrase.kind == PhraseKind::Role)?;
    if people.is_empty() || !is_free(prose, facts, phrase) {
        return None;
    }
    let setting = position::setting(prose, facts, phrase.span, phrase.span);
    if !(setting.says && setting.position == Position::Subject) || setting.joined {
        return None;
    }
    if is_office(head.key) || index.introduces(head.key) {
        return None;
    }
    let (gender, age) = (gender_of(prose, head), years_old(head.text(prose)));
    let (describes, answers) = (describes(prose, facts, phrase), answers(prose, facts, setting.tokens));
    let beside: SmallVec<[&str; 4]> =
        kin::beside(head.key).iter().flat_map(|&noun| index.described(noun)).map(|one| &*one.canonical).collect();
    let is_beside = |person: &Person| beside.contains(&person.referent.name());
    let fits = |person: &&Person| {
        let other_gender = gender.is_some() && person.gender.is_some() && person.gender != gender;
        let other_age = age.is_some() && person.age.is_some() && person.age != age;
        !other_gender && !other_age && !sits_elsewhere(person, head.key, index)
    };
    let (mut best, mut next): (Option<(i32, &Person)>, i32) = (None, 0);
    for person in people.iter().filter(fits) {
        let is_other = person.has_role && !describes || answers && person.spoke || is_beside(person);
        let weight = if is_other { 0 } else { weight(person, sentence, describes && !tells_past(prose, phrase)) };
        match best {
            Some((most, _)) if weight <= most => next = next.max(weight),
            _ => {
                next = best.map_or(0, |(most, _)| most);
                best = Some((weight, person));
            }
        }
    }
    let (weight, person) = best?;
    let named = matches!(person.referent, Referent::Named(_));
    let clear = if describes { CLEAR - 1 } else { CLEAR };
    (named && weight >= clear && weight - next >= AHEAD).then_some(person)
}

/// Whether the story tells another party of somebody than a noun for its members does, or another place: whom the noun means with that
/// place has been asked before.
fn sits_elsewhere(person: &Person, noun: u64, index: &Index) -> bool {
    let placed = |role: &str| tells_seat(role) || role.contains(' ') && role.starts_with(char::is_uppercase);
    let is_known = |member: u64| {
        let known = index.described(member).iter().filter(|one| &*one.canonical == person.referent.name());
        known.into_iter().any(|one| member != noun || one.roles.iter().any(|role| placed(role)))
    };
    members_beside(noun).any(is_known)
}

/// Whether every court, body or family has somebody whom a noun means.
pub(in super::super) fn is_office(noun: u64) -> bool {
    OFFICES.have(noun)
}

/// Who is in focus has at least this weight (one less for a description than for a role), and this much more than the next.
const CLEAR: i32 = 3;
const AHEAD: i32 = 2;

/// How much a person is in focus before a sentence. Who comes last in the block before is described again rather than given a role.
fn weight(person: &Person, sentence: i32, describes: bool) -> i32 {
    let seen = person.outside.unwrap_or(person.last);
    let here = seen.by != By::Before;
    let subject = seen.position == Position::Subject;
    let spoke = 2 * i32::from(person.spoke);
    match sentence - seen.outer {
        // Who is named in the sentence of the role is somebody else.
        0 if here && seen.by != By::Pronoun => 0,
        _ if seen.quoted => spoke,
        0 | 1 if here && subject => 8 + i32::from(seen.says),
        0 | 1 if here => 2,
        _ if here && subject => 4 + i32::from(seen.says),
        _ if here => 1,
        _ if person.back == 1 => {
            let late = person.before.is_some_and(|look| look.late);
            spoke + if subject { 2 + i32::from(late) + i32::from(late && describes) } else { 1 }
        }
        _ => spoke,
    }
}

/// Whether a phrase is whole and nobody's: neither "the author of the report" nor "the recorder, Ana Ruiz,".
pub(in super::super) fn is_free(prose: &str, facts: &Facts, phrase: &Phrase) -> bool {
    let next = phrase.head as usize + 1;
    let text = facts.tokens.get(next).map_or("", |token| token.text(prose));
    let former = phrase.span.of(prose).contains(" former ") || phrase.span.of(prose).contains(" ex-");
    let belongs = matches!(text, "of" | "for" | "at" | "in" | "from" | "who" | "that" | "whose" | "with" | "'s" | "\u{2019}s");
    (!belongs || former) && !is_explained(prose, facts, phrase)
}

/// "the recorder, Ana Ruiz,": whose name follows.
pub(in super::super) fn is_explained(prose: &str, facts: &Facts, phrase: &Phrase) -> bool {
    let next = phrase.head as usize + 1;
    let comma = facts.tokens.get(next).is_some_and(|token| token.text(prose) == ",");
    comma && facts.tokens.get(next + 1).is_some_and(|token| facts.names.iter().any(|name| name.whole.contains(token.span)))
}

/// Whether a phrase says what somebody is besides any office: "the 29-year-old", "the left-hander", "the former winger".
fn describes(prose: &str, facts: &Facts, phrase: &Phrase) -> bool {
    let Some(token) = facts.tokens.get(phrase.head as usize) else { return false };
    let head = token.text(prose);
    kin::is_position(token.key)
        || head.ends_with("-old")
        || head.contains("-of-")
        || head.starts_with(char::is_uppercase)
        || tells_past(prose, phrase)
}

/// Whether a phrase says what somebody has been: "the former winger".
pub(in super::super) fn tells_past(prose: &str, phrase: &Phrase) -> bool {
    let text = phrase.span.of(prose);
    [" former ", " ex-", " one-time ", " veteran ", " retired "].iter().any(|word| text.contains(word))
}

/// "the witness answered": who asked is somebody else.
fn answers(prose: &str, facts: &Facts, (first, end): (usize, usize)) -> bool {
    let answer = |at: usize| {
        let verbs = ["answered", "replied", "responded", "answers", "replies", "responds", "retorted", "countered", "asked", "asks"];
        facts.tokens.get(at).is_some_and(|token| verbs.iter().any(|verb| token.is(prose, verb)))
    };
    answer(end) || first > 0 && answer(first - 1)
}

/// Nouns of which every court, body, family or street has its own, named or not.
const OFFICES: Words<103> = Words::of([
    "mp",
    "mep",
    "msp",
    "mla",
    "td",
    "gp",
    "pm",
    "ceo",
    "cfo",
    "coo",
    "vp",
    "taoiseach",
    "judge",
    "magistrate",
    "coroner",
    "recorder",
    "prosecutor",
    "barrister",
    "solicitor",
    "lawyer",
    "attorney",
    "counsel",
    "clerk",
    "bailiff",
    "juror",
    "justice",
    "president",
    "premier",
    "minister",
    "chancellor",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "duke",
    "duchess",
    "speaker",
    "moderator",
    "interviewer",
    "reporter",
    "correspondent",
    "referee",
    "umpire",
    "physio",
    "caddie",
    "official",
    "officer",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "source",
    "secretary",
    "mediator",
    "narrator",
    "caller",
    "man",
    "woman",
    "boy",
    "girl",
    "person",
    "lady",
    "gentleman",
    "father",
    "mother",
    "dad",
    "mum",
    "mom",
    "son",
    "daughter",
    "brother",
    "sister",
    "husband",
    "wife",
    "uncle",
    "aunt",
    "grandmother",
    "grandfather",
    "friend",
    "neighbour",
    "neighbor",
    "colleague",
    "victim",
    "employer",
    "customer",
    "witness",
    "defendant",
    "plaintiff",
    "suspect",
    "widow",
    "widower",
    "survivor",
    "resident",
    "pensioner",
    "girlfriend",
    "boyfriend",
    "fiance",
    "fiancee",
    "nephew",
    "niece",
    "cousin",
    "stepfather",
    "stepmother",
]);
