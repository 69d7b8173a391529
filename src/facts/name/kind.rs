//! What a name names by itself: judged by its words, its heads and its neighbours.

use super::EntityType::{self, Organisation, Person, Place};
use super::reader::{Reader, Style};
use super::run::Run;
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// A type with how sure it is, in percent. `None` where the words name a work, an event, a law, a language or a role.
pub(super) type Kind = Option<(EntityType, u8)>;

const PLACE_PREPOSITIONS: Words<17> = Words::of([
    "in",
    "near",
    "outside",
    "across",
    "throughout",
    "around",
    "into",
    "toward",
    "towards",
    "inside",
    "via",
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "downtown",
]);
const LOOSE_PREPOSITIONS: Words<7> = Words::of(["at", "from", "to", "of", "over", "through", "between"]);
const WORK_NOUNS: Words<35> = Words::of([
    "film",
    "movie",
    "novel",
    "album",
    "song",
    "single",
    "book",
    "play",
    "musical",
    "sitcom",
    "documentary",
    "opera",
    "poem",
    "painting",
    "comedy",
    "drama",
    "thriller",
    "sequel",
    "ballad",
    "track",
    "hit",
    "show",
    "series",
    "episode",
    "videogame",
    "game",
    "ship",
    "yacht",
    "ferry",
    "trawler",
    "frigate",
    "destroyer",
    "hurricane",
    "storm",
    "typhoon",
]);

/// The most words of a title on each side of a run.
const MOST_IN_MARKS: usize = 7;
/// Heads that are surnames as well: behind a first name they are one.
const SURNAME_HEADS: Words<62> = Words::of([
    "hill", "hall", "park", "parks", "lake", "church", "bank", "banks", "house", "page", "press", "post", "power", "powers", "field",
    "fields", "green", "woods", "forest", "rivers", "west", "north", "east", "day", "story", "battle", "storm", "french", "english", "law",
    "king", "cross", "castle", "temple", "abbey", "bridge", "marsh", "grove", "moor", "gates", "pass", "fort", "guard", "place", "row",
    "may", "best", "bush", "ward", "chase", "holder", "mills", "pope", "cooper", "price", "love", "young", "stone", "wood", "brooks",
    "rush", "service",
]);
/// Heads that stand first: "Lake Tarn".
const FIRST_HEADS: Words<19> = Words::of([
    "lake", "mount", "cape", "fort", "port", "camp", "river", "gulf", "point", "isle", "mt", "mt.", "ft.", "hotel", "rio", "san", "santa",
    "los", "las",
]);

/// Judges a run that no title stands before.
pub(super) fn judge(reader: &Reader, run: Run) -> Kind {
    if is_work(reader, run) {
        return None;
    }
    let whole = reader.phrase_class(run.start, run.end);
    let kind = if run.len() == 1 { single(reader, run.start, whole) } else { several(reader, run, whole) };
    by_neighbours(reader, run, whole, kind)
}

/// A title in marks, or behind "film", or before "(1965)".
pub(super) fn is_work(reader: &Reader, run: Run) -> bool {
    if reader.has_marks && stands_in_marks(reader, run) {
        return true;
    }
    let noun_before = run.start.checked_sub(1).is_some_and(|at| reader.is_one_of(at, &WORK_NOUNS)) && !reader.is_capital(run.start - 1);
    let year_after = reader.text(run.end) == "("
        && reader.text(run.end + 2) == ")"
        && reader.text(run.end + 1).len() == 4
        && reader.get(run.end + 1).is_some_and(|token| token.kind == TokenKind::Number);
    (noun_before || year_after && run.len() > 1)
        && !is_first_name(reader, run)
        && !reader.phrase_class(run.start, run.end).intersects(Class::PLACE | Class::ORGANISATION)
}

/// Whether the marks around it hold only words with capitals, small ones aside: "The Old Man and the Sea".
fn stands_in_marks(reader: &Reader, run: Run) -> bool {
    let quote = |at: usize| reader.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
    let passes = |at: usize| reader.get(at).is_some_and(|token| token.is_word() && (token.case != Case::Lower || token.span.len() < 5));
    let mut start = run.start;
    while start > reader.first && run.start - start < MOST_IN_MARKS && passes(start - 1) {
        start -= 1;
    }
    let mut end = run.end;
    while end - run.end < MOST_IN_MARKS && passes(end) {
        end += 1;
    }
    let closed = quote(end) || reader.is_any(end, &[",", ".", "!", "?"]) && quote(end + 1);
    start > reader.first && quote(start - 1) && closed
}

fn is_first_name(reader: &Reader, run: Run) -> bool {
    let class = reader.class(run.start);
    run.len() > 1 && class.contains(Class::FIRST_NAME) && !class.contains(Class::COMMON)
}

fn single(reader: &Reader, at: usize, class: Class) -> Kind {
    let text = reader.text(at);
    let token = reader.get(at)?;
    let the = reader.before(at).is_some_and(|before| before.class.contains(Class::DETERMINER));
    let namely = class.intersects(Class::FIRST_NAME | Class::SURNAME);
    if class.contains(Class::DEMONYM) && !class.intersects(Class::PLACE | Class::ORGANISATION) {
        return None;
    }
    if class.is_empty() && ["phobic", "philic", "esque", "centric"].iter().any(|ending| text.ends_with(ending)) {
        return None;
    }
    if class.contains(Class::ORGANISATION) && !(class.contains(Class::COMMON) && reader.is_start(at)) {
        return Some((Organisation, 85));
    }
    if class.contains(Class::COUNTRY) {
        return Some((Place, if namely { 85 } else { 95 }));
    }
    if class.intersects(Class::TITLE | Class::ROLE | Class::GROUP_NOUN | Class::OTHER_HEAD) && (class.contains(Class::COMMON) || !namely) {
        return None;
    }
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if token.case == Case::Upper && reader.style != Style::AllCapitals && letters >= 2 {
        return match class {
            _ if class.contains(Class::PLACE) => Some((Place, 85)),
            _ if text.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) => None,
            _ if letters <= 6 => Some((Organisation, 70)),
            _ => Some((if namely { Person } else { Organisation }, 45)),
        };
    }
    if class.contains(Class::PLACE) {
        return Some((Place, if namely { 65 } else { 85 }));
    }
    if the && !class.contains(Class::PLACE_HEAD) {
        return Some((Organisation, if class.contains(Class::ORGANISATION_HEAD) { 60 } else { 45 }));
    }
    if class.contains(Class::FIRST_NAME) {
        return Some((Person, 65));
    }
    if class.contains(Class::SURNAME) && !class.contains(Class::COMMON) {
        return Some((Person, 55));
    }
    if class.intersects(Class::ORGANISATION_HEAD | Class::ORGANISATION_NOUN) {
        return Some((Organisation, 55));
    }
    if class.contains(Class::PLACE_HEAD) {
        return Some((Place, 40));
    }
    if has_inner_capital(text) || text.ends_with(|c: char| c.is_ascii_digit()) {
        return Some((Organisation, 60));
    }
    Some((Person, if class.contains(Class::COMMON) { 30 } else { 45 }))
}

/// "YouTube", not "McDonald", "DeMarco".
pub(super) fn has_inner_capital(text: &str) -> bool {
    let mut seen_lower = 0;
    for c in text.chars() {
        if c.is_uppercase() && seen_lower > 2 {
            return true;
        }
        seen_lower = if c.is_lowercase() { seen_lower + 1 } else { 0 };
    }
    text.starts_with(|c: char| c.is_lowercase()) && text.len() > 3 && !text.contains('-')
}

fn several(reader: &Reader, run: Run, whole: Class) -> Kind {
    if whole.contains(Class::ORGANISATION) {
        return Some((Organisation, 92));
    }
    if whole.intersects(Class::PLACE) {
        return Some((Place, 92));
    }
    let (first, last) = (reader.class(run.start), reader.class(run.end - 1));
    if let Some(of) = (run.start + 1..run.end).find(|&at| reader.is_any(at, &["of", "for"])) {
        return headed(reader.class(of - 1), reader.is_any(of, &["for"]));
    }
    let surname = !last.contains(Class::COMMON) || last.contains(Class::SURNAME);
    let given = first.contains(Class::FIRST_NAME) && !first.intersects(Class::COUNTRY | Class::ORGANISATION);
    let heads = Class::ORGANISATION_HEAD | Class::PLACE_HEAD | Class::OTHER_HEAD;
    let headed_last = last.intersects(heads);
    if !headed_last && has_initial(reader, run) {
        return Some((Person, 92));
    }
    if given && surname && run.len() <= 4 {
        if !headed_last {
            return Some((Person, if first.intersects(Class::COMMON | Class::PLACE) { 75 } else { 88 }));
        }
        if run.len() == 2 && reader.is_one_of(run.end - 1, &SURNAME_HEADS) && !first.intersects(Class::COMMON | Class::PLACE) {
            return Some((Person, 55));
        }
    }
    if reader.is_one_of(run.start, &FIRST_HEADS) {
        return Some((Place, 80));
    }
    if reader.is_any(run.end - 1, &["jr", "jr.", "sr", "sr."]) {
        return Some((Person, 92));
    }
    if last.contains(Class::ORGANISATION_HEAD) {
        let both = last.contains(Class::PLACE_HEAD) && run.start.checked_sub(1).is_some_and(|at| reader.is_one_of(at, &PLACE_PREPOSITIONS));
        return Some(if both { (Place, 60) } else { (Organisation, 85) });
    }
    if last.contains(Class::PLACE_HEAD) {
        return Some((Place, 75));
    }
    if last.contains(Class::OTHER_HEAD) {
        return None;
    }
    let the = reader.before(run.start).is_some_and(|before| before.class.contains(Class::DETERMINER));
    let common = (run.start..run.end).all(|at| reader.class(at).contains(Class::COMMON));
    if first.contains(Class::DEMONYM) {
        return if last.intersects(Class::DEMONYM | Class::ROLE | Class::GROUP_NOUN) { None } else { Some((Organisation, 45)) };
    }
    if reader.text(run.start + 1) == "&" || reader.get(run.start).is_some_and(|token| token.case == Case::Upper) {
        return Some((Organisation, 55));
    }
    if common {
        return if last.intersects(Class::ROLE | Class::TITLE | Class::GROUP_NOUN) { None } else { Some((Organisation, 45)) };
    }
    if the {
        return Some((Organisation, 50));
    }
    if given || last.contains(Class::SURNAME) && !last.contains(Class::COMMON) {
        return Some((Person, 65));
    }
    Some((Person, 50))
}

/// By the noun before "of".
fn headed(head: Class, is_for: bool) -> Kind {
    if is_for && head.contains(Class::TITLE) {
        None
    } else if head.intersects(Class::ORGANISATION_HEAD | Class::ORGANISATION_NOUN) {
        Some((Organisation, 88))
    } else if head.contains(Class::PLACE_HEAD) {
        Some((Place, 75))
    } else if head.intersects(Class::OTHER_HEAD | Class::TITLE | Class::ROLE) && !is_for {
        None
    } else {
        Some((Organisation, 45))
    }
}

/// "Thomas A. Hale", "J. K. Hale".
fn has_initial(reader: &Reader, run: Run) -> bool {
    (run.start..run.end - 1).any(|at| {
        let text = reader.text(at).as_bytes();
        text.len() == 2 && text[0].is_ascii_uppercase() && text[1] == b'.'
            || text.len() == 4 && text[1] == b'.' && text[3] == b'.' && !reader.class(at).contains(Class::PLACE)
    })
}

/// What stands beside a name speaks for its type where its words leave it open.
fn by_neighbours(reader: &Reader, run: Run, whole: Class, kind: Kind) -> Kind {
    let (entity_type, confidence) = kind?;
    let before = run.start.checked_sub(1);
    let place_before = before.is_some_and(|at| reader.is_one_of(at, &PLACE_PREPOSITIONS));
    let loose_before = before.is_some_and(|at| reader.is_one_of(at, &LOOSE_PREPOSITIONS));
    let said = reader.class(run.end).intersects(Class::SAYING) && !reader.is_capital(run.end)
        || reader.is_any(run.end, &["who", "whose"])
        || reader.text(run.end) == "," && reader.is_any(run.end + 1, &["who", "whose"])
        || before
            .is_some_and(|at| reader.class(at).contains(Class::SAYING) && reader.get(at).is_some_and(|token| token.case == Case::Lower));
    // "the Obama administration": of whom, where the word is not a country or a state that has one.
    let governs = reader.is_any(run.end, &["administration", "presidency"]) && run.len() == 1;
    if governs && entity_type == Place && !whole.intersects(Class::COUNTRY | Class::STATE_ABBREVIATION | Class::DEMONYM) {
        return Some((Person, 80));
    }
    if entity_type == Place && whole.contains(Class::PLACE) && (place_before || loose_before) {
        return Some((Place, confidence.max(90)));
    }
    if confidence >= 80 {
        return kind;
    }
    if place_before && entity_type == Person && run.len() > 1 && reader.class(run.end - 1).contains(Class::PLACE_HEAD) {
        return Some((Place, 70));
    }
    // "Ubisoft spokeswoman Ana Ruiz": what employs somebody.
    let role_after = reader.class(run.end).contains(Class::ROLE) && reader.get(run.end).is_some_and(|token| token.case == Case::Lower);
    if role_after && !(entity_type == Place && whole.contains(Class::PLACE)) {
        return Some((Organisation, 70));
    }
    if reader.text(run.end) == ","
        && reader.class(run.end + 1).intersects(Class::COUNTRY | Class::STATE_ABBREVIATION)
        && !reader.is_any(run.end + 2, &["'s", "\u{2019}s"])
    {
        return Some((Place, 85));
    }
    if place_before && entity_type != Organisation && !whole.contains(Class::FIRST_NAME) && run.len() == 1 {
        return Some((Place, 60));
    }
    if said && entity_type == Person {
        return Some((Person, (confidence + 25).min(90)));
    }
    kind
}
