//! Members of parties: the seat behind a name ("Rep. Ana Ruiz, D-Springfield,"), and who is called by a place and a party ("the
//! Maine Democrat").

use super::EntityType::{Organisation, Place};
use super::evidence::Frame;
use super::reader::Reader;
use super::run::Run;
use super::{Found, Name, nested};
use crate::facts::token::{Case, HYPHENS, TokenKind};
use crate::lexicon::states::state;
use crate::lexicon::table::{self, Words};
use crate::lexicon::{self, Class, names};

/// The letters that stand for a party in a seat, with the noun for its members.
const PARTIES: [(&str, &str); 6] =
    [("R", "republican"), ("D", "democrat"), ("DFL", "democrat"), ("I", "independent"), ("L", "libertarian"), ("G", "green")];

/// Those of whom a party's name with a capital is said.
pub(crate) const MEMBERS: Words<4> = Words::of(["democrat", "republican", "tory", "libertarian"]);

/// Those whose party is a word in small letters as well: "the Vermont independent".
pub(crate) const SMALL_MEMBERS: Words<2> = Words::of(["independent", "green"]);

/// The noun for a member of the party in "D-Springfield", in lower case: "democrat". `None` where a word is no seat: "D-Day".
pub(super) fn party(word: &str) -> Option<&'static str> {
    let (letters, place) = word.split_once(HYPHENS)?;
    let (_, member) = PARTIES.iter().find(|(party, _)| *party == letters)?;
    is_seat(letters, place).then_some(*member)
}

/// Whether a role is a party and a seat: "D-Springfield".
pub(crate) fn tells_seat(role: &str) -> bool {
    party(role).is_some()
}

/// Where a party's member has a seat: "N.Y." of "D-N.Y."
pub(crate) fn seat_of(role: &str) -> Option<&str> {
    role.split_once(HYPHENS).map(|(_, place)| place).filter(|_| tells_seat(role))
}

/// The nouns for members of all parties, where a noun is one of them, by their [`table::key`].
pub(crate) fn members_beside(noun: u64) -> impl Iterator<Item = u64> {
    // Hardly any noun is one.
    let parties: &[(&str, &str)] = if MEMBERS.have(noun) || SMALL_MEMBERS.have(noun) { &PARTIES } else { &[] };
    parties.iter().map(|(_, member)| table::key(member))
}

/// A place that the tables know or a state's short form; behind the letters of the great parties several words, and any one that is
/// nothing else: "D-Bay Fork", "D-Brackwater".
fn is_seat(letters: &str, place: &str) -> bool {
    if !place.starts_with(char::is_uppercase) {
        return false;
    }
    if names::class_of_phrase(place.split(' ')).contains(Class::PLACE) || state(place).is_some() {
        return true;
    }
    let local = place.contains(' ') && !place.starts_with("Day ") || !lexicon::class(place).intersects(Class::COMMON | Class::DATE);
    matches!(letters, "R" | "D" | "DFL") && local
}

/// One past a seat that starts at a token, behind a comma, a bracket or a dash that follows a name: "Ana Ruiz, D-San Jose;".
fn seat_end(reader: &Reader, at: usize) -> Option<usize> {
    const OPEN: &[&str] = &[",", "(", "\u{2014}", "\u{2013}", "--"];
    let opens = at.checked_sub(2).is_some_and(|name| reader.is_capital(name) && OPEN.contains(&reader.text(at - 1)));
    if !opens || !reader.is_capital(at) {
        return None;
    }
    let mut end = at + 1;
    while reader.follows_directly(end) && reader.is_capital(end) {
        end += 1;
    }
    tells_seat(reader.span(at, end).of(reader.prose)).then_some(end)
}

/// The party and the seat behind a name that ends before a token, as tokens from and to: "Ana Ruiz, D-Springfield,".
pub(super) fn seat_behind(reader: &Reader, name_end: usize) -> Option<(usize, usize)> {
    seat_end(reader, name_end + 1).map(|end| (name_end + 1, end))
}

/// Adds the names in a run that is a seat, which names nobody, or ends in a party's member. False where it is neither.
pub(super) fn parse(reader: &Reader, run: Run, found: &mut Found) -> bool {
    if seat_end(reader, run.start).is_some() {
        return true;
    }
    if !ends_in_member(reader, run) || !follows_article(reader, run.start) {
        return false;
    }
    let place = Run { start: run.start, end: run.end - 1 };
    let class = reader.phrase_class(place.start, place.end);
    // "the Brackwater Tory", but not "the Trump Republican"
    let local = Class::COMMON | Class::SURNAME | Class::ORGANISATION | Class::DEMONYM;
    if is_paper(reader, run) {
        found.names.push(Name::plain(reader, run.start, run.end, Organisation, 85));
    } else if class.contains(Class::PLACE) {
        found.names.push(Name::plain(reader, place.start, place.end, Place, 85));
    } else if place.len() == 1 && !class.intersects(local) {
        found.names.push(Name::plain(reader, place.start, place.end, Place, 60));
    } else {
        nested::inside(reader, Frame { run, kind: None }, found);
    }
    true
}

/// Whether an article stands before a token, with adjectives between at most: "the", "a two-term", "one former".
fn follows_article(reader: &Reader, at: usize) -> bool {
    /// So many words are looked at.
    const MOST: usize = 4;
    let is_article = |at: usize| reader.class(at).contains(Class::DETERMINER) || reader.is_any(at, &["one", "another"]);
    let passes = |at: usize| {
        reader.get(at).is_some_and(|token| match token.kind {
            TokenKind::Word => token.case == Case::Lower && !token.class.intersects(Class::FUNCTION | Class::SAYING),
            TokenKind::Number => true,
            _ => false,
        })
    };
    (reader.first..at).rev().take(MOST).find(|&at| is_article(at) || !passes(at)).is_some_and(is_article)
}

fn ends_in_member(reader: &Reader, run: Run) -> bool {
    run.len() > 1 && reader.is_one_of(run.end - 1, &MEMBERS)
}

/// Whether some words name a paper that is called like a member of a party.
pub(super) fn is_called_paper(reader: &Reader, run: Run) -> bool {
    ends_in_member(reader, run) && is_paper(reader, run)
}

/// "told the Tallahassee Democrat", "The Springfield Republican reported": a town's paper by what is told to it and what it does.
/// States have members of parties.
fn is_paper(reader: &Reader, run: Run) -> bool {
    const TOLD: Words<4> = Words::of(["told", "tells", "telling", "tell"]);
    const STAFF: Words<10> =
        Words::of(["editor", "publisher", "reporter", "columnist", "reporters", "readers", "edition", "owner", "interview", "subscribers"]);
    const PASSED_ON: Words<10> =
        Words::of(["reported", "published", "obtained", "cited", "quoted", "carried", "statement", "email", "letter", "comments"]);
    const REPORTS: Words<4> = Words::of(["reported", "reports", "published", "publishes"]);
    let Some(the) = run.start.checked_sub(1).filter(|_| state(reader.span(run.start, run.end - 1).of(reader.prose)).is_none()) else {
        return false;
    };
    if reader.is_capital(the) && !reader.is_start(the) || reader.is_one_of(run.end, &REPORTS) {
        return true;
    }
    let Some(before) = the.checked_sub(1).filter(|_| reader.is_any(the, &["the"])) else { return false };
    let noun = before.checked_sub(1);
    let noun_is = |noun_before: &dyn Fn(usize) -> bool| noun.is_some_and(noun_before);
    reader.is_one_of(before, &TOLD)
        || reader.is_any(before, &["in"])
        || reader.is_any(before, &["of", "for", "with"]) && noun_is(&|at| reader.is_one_of(at, &STAFF))
        || reader.is_any(before, &["to"]) && noun_is(&|at| reader.is_any(at, &["according"]) || reader.is_one_of(at, &PASSED_ON))
        || reader.is_any(before, &["by"]) && noun_is(&|at| reader.is_one_of(at, &PASSED_ON))
}
