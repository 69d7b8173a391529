//! Names inside other words: the country in "U.S. State Department", the body in "Senate Majority Leader", the city in "Leeds-based".

use super::reader::Reader;
use super::{EntityType, Form, Name};
use crate::facts::token::Case;
use crate::lexicon::{Class, names};
use crate::text::Span;

/// The most words of a known name.
const MOST_WORDS: usize = 4;

/// Adds the known places and organisations in some words.
pub(super) fn known(reader: &Reader, start: usize, end: usize, whole: (usize, usize), found: &mut Vec<Name>) {
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
        found.push(Name::plain(reader, at, to, entity_type, 90));
        at = to;
    }
}

/// Adds the place or organisation that a compound adjective starts with.
pub(super) fn in_compound(reader: &Reader, at: usize, found: &mut Vec<Name>) {
    let Some(token) = reader.get(at).filter(|token| matches!(token.case, Case::Capital | Case::Upper)) else { return };
    let text = token.text(reader.prose);
    let Some((first, _)) = text.split_once(['-', '\u{2010}', '\u{2011}']) else { return };
    let class = names::class(first);
    let known = class.intersects(Class::PLACE | Class::ORGANISATION) && !class.intersects(Class::COMMON | Class::FIRST_NAME);
    if !known {
        return;
    }
    let entity_type = if class.contains(Class::PLACE) { EntityType::Place } else { EntityType::Organisation };
    let span = Span { start: token.span.start, end: token.span.start + Span::new(0, first.len()).end };
    found.push(Name { form: Form::of(std::iter::once(first)), ..Name::at(span, entity_type, 85) });
}
