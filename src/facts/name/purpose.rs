//! What a body is for, in its name: "Council on Heart Health", "Committee to Protect Journalists", "Campaign Against Arms Trade".

use super::reader::{Reader, Style};
use super::role;
use super::run::Run;
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// Bodies that are called by what they are for.
const BODIES: Words<16> = Words::of([
    "center",
    "centre",
    "institute",
    "council",
    "coalition",
    "campaign",
    "committee",
    "subcommittee",
    "commission",
    "foundation",
    "alliance",
    "forum",
    "network",
    "taskforce",
    "initiative",
    "movement",
]);
/// Who else is against something by name: "Mothers Against Drunk Driving".
const PEOPLE: Words<10> =
    Words::of(["mothers", "parents", "students", "citizens", "women", "artists", "doctors", "lawyers", "rock", "people"]);
/// Other nouns after which "for" goes on with the name.
const BEFORE_FOR: Words<21> = Words::of([
    "fund",
    "society",
    "department",
    "office",
    "americans",
    "citizens",
    "doctors",
    "people",
    "union",
    "agency",
    "association",
    "commissioner",
    "minister",
    "secretary",
    "school",
    "partnership",
    "court",
    "party",
    "project",
    "students",
    "mothers",
]);

/// Whether "on", "to", "against", "in" or "for" at a token joins a run that started before it with the word at `next`.
pub(super) fn joins(reader: &Reader, start: usize, at: usize, next: usize) -> bool {
    let Some(head) = at.checked_sub(1).filter(|&head| head >= start && next == at + 1) else {
        return reader.is_any(at, &["in"])
            && begun_with_for(reader, start, at)
            && reader.style == Style::Plain
            && is_everyday(reader, next);
    };
    let body = reader.is_one_of(head, &BODIES);
    match reader.text(at) {
        "for" => (start..at).any(|at| reader.is_one_of(at, &BODIES) || reader.is_one_of(at, &BEFORE_FOR)),
        "Against" => body || reader.is_one_of(head, &PEOPLE),
        _ if reader.style != Style::Plain => false,
        "on" => body && is_subject(reader, head, next),
        "against" => body && is_everyday(reader, next),
        "to" => body && is_everyday(reader, next) && role::is_base_verb(reader, next),
        "in" => begun_with_for(reader, start, at) && is_everyday(reader, next),
        _ => false,
    }
}

/// Whether a run is a body's name with what it is for.
pub(super) fn is_body_for(reader: &Reader, run: Run) -> bool {
    let joined = |at: usize| {
        reader.class(at).intersects(Class::FUNCTION) && reader.is_any(at, &["on", "to", "against"]) && joins(reader, run.start, at, at + 1)
    };
    (run.start + 1..run.end - 1).any(joined)
}

/// "Center for Science" (in the Public Interest)
fn begun_with_for(reader: &Reader, start: usize, at: usize) -> bool {
    (start..at).any(|at| reader.is_one_of(at, &BODIES)) && (start..at).any(|at| reader.is_any(at, &["for"]))
}

/// A word of daily life, by its capital part of a name.
fn is_everyday(reader: &Reader, at: usize) -> bool {
    const NAMED: Class =
        Class::FIRST_NAME.union(Class::PLACE).union(Class::COUNTRY).union(Class::ORGANISATION).union(Class::TITLE).union(Class::DATE);
    reader.class(at).contains(Class::COMMON) && !reader.class(at).intersects(NAMED)
}

/// What a council or a committee is about, not the street or the day on which it does something: "on Budget and Policy Priorities",
/// but not "on Main Street", "on Boxing Day", "on Capitol Hill".
fn is_subject(reader: &Reader, head: usize, at: usize) -> bool {
    const DAYS: Words<9> = Words::of(["day", "night", "eve", "morning", "evening", "afternoon", "weekend", "week", "sunday"]);
    const STREETS: Words<13> =
        Words::of(["st", "rd", "ave", "blvd", "drive", "lane", "way", "parade", "terrace", "crescent", "broadway", "quay", "row"]);
    let mut last = at;
    while reader.follows_directly(last + 1) && reader.is_capital(last + 1) {
        last += 1;
    }
    // "on Channel 4"
    let numbered = reader.get(last + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let elsewhere = numbered
        || reader.class(last).intersects(Class::PLACE_HEAD | Class::DATE)
        || reader.is_one_of(last, &DAYS)
        || reader.is_one_of(last, &STREETS)
        || reader.phrase_class(at, last + 1).intersects(Class::PLACE);
    // "Select Committee on Intelligence", whatever else has the name.
    let about = reader.is_any(head, &["committee", "subcommittee", "commission"])
        && !reader.class(at).intersects(Class::FIRST_NAME | Class::PLACE | Class::TITLE);
    let platform = last == at && reader.get(at).is_some_and(|token| token.case != Case::Capital);
    !elsewhere && !platform && (is_everyday(reader, at) || about)
}
