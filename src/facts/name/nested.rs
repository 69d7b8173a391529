//! Names inside other words: the country in "U.S. State Department", the body in "Senate Majority Leader", the city in "Leeds-based".

use super::evidence::Frame;
use super::parse::is_legal;
use super::reader::Reader;
use super::run::Run;
use super::{EntityType, Form, Found, Name};
use crate::facts::token::{Case, HYPHENS, has_hyphen};
use crate::lexicon::{Class, names, table};
use crate::text::Span;

/// The most words of a known name.
const MOST_WORDS: usize = 4;
/// So many words of a run are looked at.
const MOST_ASKED: usize = 10;

/// Adds the known places and organisations in some words.
pub(super) fn known(reader: &Reader, start: usize, end: usize, whole: (usize, usize), found: &mut Found) {
    let mut at = start;
    while at < end {
        let longest = (at + 1..=end.min(at + MOST_WORDS)).rev().filter(|&to| (at, to) != whole).find_map(|to| {
            let class = reader.phrase_class(at, to);
            let capital = reader.is_capital(at);
            let common = to == at + 1 && class.contains(Class::COMMON) && (end == whole.1 || reader.is_start(at));
            let sure = class.contains(Class::PLACE) || class.contains(Class::ORGANISATION) && !common;
            let person = class.contains(Class::FIRST_NAME) && !class.intersects(Class::COUNTRY | Class::ORGANISATION);
            (capital && sure && !person).then_some((to, class))
        });
        let Some((to, class)) = longest else {
            at += 1;
            continue;
        };
        let entity_type = if class.contains(Class::PLACE) { EntityType::Place } else { EntityType::Organisation };
        found.names.push(Name::plain(reader, at, to, entity_type, 90));
        at = to;
    }
}

/// Adds the place or organisation that a compound adjective starts with.
pub(super) fn in_compound(reader: &Reader, at: usize, found: &mut Found) {
    let Some(token) = reader.get(at).filter(|token| matches!(token.case, Case::Capital | Case::Upper)) else { return };
    let text = token.text(reader.prose);
    if !has_hyphen(text) {
        return;
    }
    let Some((first, _)) = text.split_once(HYPHENS) else { return };
    let class = names::class(first);
    let known = class.intersects(Class::PLACE | Class::ORGANISATION) && !class.intersects(Class::COMMON | Class::FIRST_NAME);
    if !known {
        return;
    }
    let entity_type = if class.contains(Class::PLACE) { EntityType::Place } else { EntityType::Organisation };
    let span = Span { start: token.span.start, end: token.span.start + Span::new(0, first.len()).end };
    found.names.push(Name { form: Form::of(std::iter::once((first, table::key(first)))), ..Name::at(span, entity_type, 85) });
}

/// Adds the names inside a run that the weights find: of those that start at one word the longest.
pub(super) fn inside(reader: &Reader, frame: Frame, found: &mut Found) {
    let Run { start, end } = frame.run;
    // There is no Hampshire in New Hampshire.
    let new = || reader.is_any(start, &["new"]) && reader.phrase_class(start, end).contains(Class::PLACE);
    if end - start < 2 || new() {
        return;
    }
    let mut free = start;
    for at in (start..end.min(start + MOST_ASKED)).filter(|&at| reader.is_capital(at)) {
        // "Health and Human Services": what is joined inside a name is none by itself, unless it is known as one.
        let opens = at == start || !reader.is_capital(at - 1) && !reader.is_any(at - 1, &["and", "&"]);
        for to in (at + 1..=end.min(at + MOST_WORDS)).rev() {
            let suffix = to == at + 1 && to == end && is_legal(reader, at);
            if (at, to) == (start, end) || suffix || !reader.is_capital(to - 1) {
                continue;
            }
            let class = reader.phrase_class(at, to);
            let known = class.intersects(Class::PLACE | Class::ORGANISATION);
            let asked = known || opens && to - at < MOST_WORDS;
            if !asked || at < free && !found.is_asked() {
                continue;
            }
            let kind = known.then_some((if class.contains(Class::PLACE) { EntityType::Place } else { EntityType::Organisation }, 90));
            let verdict = found.ask(reader, Run { start: at, end: to }, kind, frame);
            if let Some((entity_type, confidence)) = verdict.kind.filter(|_| at >= free) {
                // "Hartley Park": whose it was named for is somebody only where the story has one.
                let named_for = entity_type == EntityType::Person && reader.class(end - 1).contains(Class::PLACE_HEAD);
                let standing = if named_for { verdict.standing.min(-1) } else { verdict.standing };
                found.names.push(Name { standing, ..Name::plain(reader, at, to, entity_type, confidence) });
                free = to;
            }
        }
    }
}
