//! What speaks for and against a run of words as the name of a person, an organisation, a place: small numbers, one for each
//! question, that the learnt weights are looked up by ([`crate::lexicon::naming`]).

use super::EntityType;
use super::kind::{self, Kind};
use super::reader::Reader;
use super::role::{self, Beside};
use super::run::Run;
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::naming::Evidence;
use crate::lexicon::table::Words;

/// Where a run stands in a longer one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Frame {
    /// The longer run, or the run itself.
    pub(super) run: Run,
    /// What the rules say of the longer run.
    pub(super) kind: Kind,
}

/// Asks the questions of a run of which the rules say `kind`.
pub(super) fn evidence(reader: &Reader, run: Run, kind: Kind, frame: Frame) -> Evidence {
    let Run { start, end } = run;
    let (first, last) = (reader.class(start), reader.class(end - 1));
    let whole = reader.phrase_class(start, end);
    let (before, after) = (start.wrapping_sub(1), end);
    let named = [Class::FIRST_NAME, Class::SURNAME, Class::COMMON];
    let known = [Class::PLACE, Class::COUNTRY, Class::ORGANISATION];
    [
        answer_of(kind),
        number(run.len(), 6) + if frame.run == run { 0 } else { 1 },
        bits(first, named),
        bits(last, named),
        bits(first, known),
        bits(last, known),
        bits(whole, known),
        bits(first, [Class::TITLE, Class::ROLE, Class::DEMONYM]),
        bits(last, [Class::TITLE, Class::ROLE, Class::DEMONYM.union(Class::GROUP_NOUN)]),
        bits(last, [Class::ORGANISATION_HEAD, Class::PLACE_HEAD, Class::OTHER_HEAD]),
        bits(last, [Class::ORGANISATION_NOUN, Class::DOCUMENT_NOUN.union(Class::SAYING_NOUN), Class::VERB.union(Class::GERUND)]),
        shape(reader, start),
        shape(reader, end - 1),
        neighbour(reader, before),
        preposition(reader, before),
        neighbour(reader, after),
        behind(reader, after),
        neighbour(reader, start.wrapping_sub(2)),
        neighbour(reader, end + 1),
        listed(reader, run),
        reader.style as u8 * 2 + u8::from(reader.is_start(start)),
        inside(reader, run),
        ending(reader.text(end - 1)),
        beside(reader, run),
        marks(reader, run),
        words(reader, run),
        placed(run, frame),
        bits(reader.class(frame.run.end - 1), [Class::ORGANISATION_HEAD, Class::PLACE_HEAD, Class::OTHER_HEAD]),
        if frame.run == run { 0 } else { answer_of(frame.kind) },
        bits(
            reader.class(after),
            [Class::ROLE.union(Class::TITLE), Class::ORGANISATION_NOUN.union(Class::ORGANISATION_HEAD), Class::PLACE_HEAD],
        ),
        bits(reader.class(before), [Class::ROLE.union(Class::TITLE), Class::ORGANISATION_NOUN, Class::SAYING.union(Class::VERB)]),
        bits(reader.class(after), [Class::SAYING, Class::AUXILIARY, Class::VERB]),
    ]
}

/// The rules' answer, with how sure they are.
fn answer_of(kind: Kind) -> u8 {
    match kind {
        None => 0,
        Some((EntityType::Person, ..50)) => 1,
        Some((EntityType::Person, 50..75)) => 2,
        Some((EntityType::Person, 75..)) => 3,
        Some((EntityType::Organisation, ..70)) => 4,
        Some((EntityType::Organisation, 70..)) => 5,
        Some((EntityType::Place, ..75)) => 6,
        Some((EntityType::Place, 75..)) => 7,
    }
}

/// One bit for each class that a word has.
fn bits(class: Class, classes: [Class; 3]) -> u8 {
    let [one, two, three] = classes.map(|other| u8::from(class.intersects(other)));
    one | two << 1 | three << 2
}

fn number(count: usize, most: u8) -> u8 {
    u8::try_from(count).unwrap_or(most).min(most)
}

/// How a word looks.
fn shape(reader: &Reader, at: usize) -> u8 {
    let Some(token) = reader.get(at) else { return 0 };
    let text = token.text(reader.prose);
    match token.case {
        Case::Upper if text.len() == 1 || text.contains('.') => 1,
        Case::Upper if text.len() <= 6 => 2,
        Case::Upper => 3,
        Case::Mixed => 4,
        // Nearly all names end here.
        _ if matches!(text.as_bytes(), [b'A'..=b'Z', rest @ ..] if rest.iter().all(u8::is_ascii_lowercase)) => 7,
        _ if kind::has_inner_capital(text) => 5,
        _ if text.contains(['-', '\'', '\u{2019}']) => 6,
        _ => 7,
    }
}

/// What stands at a place beside a name.
fn neighbour(reader: &Reader, at: usize) -> u8 {
    let Some(token) = reader.get(at) else { return 0 };
    match token.kind {
        TokenKind::Word if token.class.contains(Class::DETERMINER) => 1,
        TokenKind::Word if token.class.contains(Class::PREPOSITION) => 2,
        TokenKind::Word if token.class.intersects(Class::FUNCTION) => 3,
        TokenKind::Word if token.case != Case::Lower => 4,
        TokenKind::Word => 5,
        TokenKind::Punctuation if token.text(reader.prose) == "," => 6,
        _ => 7,
    }
}

/// Which preposition or determiner stands before.
fn preposition(reader: &Reader, at: usize) -> u8 {
    const AROUND: Words<10> = Words::of(["in", "near", "outside", "across", "into", "around", "throughout", "inside", "toward", "towards"]);
    const FROM: Words<2> = Words::of(["from", "to"]);
    const WITH: Words<4> = Words::of(["by", "with", "for", "and"]);
    const THE: Words<3> = Words::of(["the", "this", "these"]);
    const ANY: Words<10> = Words::of(["a", "an", "any", "no", "his", "her", "my", "our", "their", "its"]);
    const AT: Words<1> = Words::of(["at"]);
    const OF: Words<1> = Words::of(["of"]);
    let Some(key) = reader.get(at).map(|token| token.key) else { return 0 };
    match () {
        () if AROUND.have(key) => 1,
        () if AT.have(key) => 2,
        () if FROM.have(key) => 3,
        () if OF.have(key) => 4,
        () if WITH.have(key) => 5,
        () if THE.have(key) => 6,
        () if ANY.have(key) => 7,
        () => 0,
    }
}

/// What stands behind.
fn behind(reader: &Reader, at: usize) -> u8 {
    let Some(token) = reader.get(at) else { return 0 };
    match token.text(reader.prose) {
        "'s" | "\u{2019}s" | "'" | "\u{2019}" => 1,
        "." | "?" | "!" => 2,
        "(" => 3,
        "of" | "for" => 4,
        "and" | "or" | "&" => 5,
        "who" | "whose" | "," if reader.is_any(at + 1, &["who", "whose"]) || token.is_word() => 6,
        _ => 7,
    }
}

/// What a name beside it in a list is: "France, Leeds and Marlow".
fn listed(reader: &Reader, run: Run) -> u8 {
    const AND_OR: Words<2> = Words::of(["and", "or"]);
    let joins = |at: usize| matches!(reader.text(at), "," | "/" | "&") || reader.is_one_of(at, &AND_OR);
    let of = |at: usize| {
        let class = reader.class(at);
        match () {
            () if !reader.is_capital(at) => 0,
            () if class.intersects(Class::PLACE) && !class.contains(Class::FIRST_NAME) => 1,
            () if class.intersects(Class::ORGANISATION | Class::ORGANISATION_HEAD) => 2,
            () => 0,
        }
    };
    let before = run.start.checked_sub(2).filter(|&at| joins(at + 1)).map_or(0, of);
    let after = if joins(run.end) { of(run.end + 1) } else { 0 };
    before * 3 + if before < 2 { after } else { after.min(1) }
}

/// What small words and initials it has.
fn inside(reader: &Reader, run: Run) -> u8 {
    for at in run.start + 1..run.end {
        match reader.text(at) {
            "of" => return 1,
            "for" | "on" | "to" | "in" => return 2,
            "and" | "&" => return 3,
            "the" | "The" => return 4,
            text if text.len() == 2 && text.ends_with('.') => return 5,
            text if text.starts_with(|c: char| c.is_lowercase()) => return 6,
            _ => {}
        }
    }
    if reader.get(run.end - 1).is_some_and(|token| token.text(reader.prose).ends_with('.')) { 7 } else { 0 }
}

/// How a word ends: as places do, as ideas, as peoples, as those who do something, as forms of a verb, in -s, in a vowel. The last
/// letter leaves few endings to compare.
fn ending(text: &str) -> u8 {
    let is = |endings: &[&str]| endings.iter().any(|ending| text.ends_with(ending));
    match text.as_bytes().last() {
        Some(b'd') if is(&["land", "ford", "field"]) => 1,
        Some(b'd') if is(&["ed"]) => 5,
        Some(b'e') if is(&["ville", "shire"]) => 1,
        Some(b'e') if is(&["ence", "ance"]) => 2,
        Some(b'e') if is(&["ese"]) => 3,
        Some(b'g') if is(&["burg", "berg"]) => 1,
        Some(b'g') if is(&["ing"]) => 5,
        Some(b'h') if is(&["ish"]) => 3,
        Some(b'm') if is(&["ism"]) => 2,
        Some(b'n') if is(&["ton", "stan"]) => 1,
        Some(b'n') if is(&["tion", "sion"]) => 2,
        Some(b'n') if is(&["ian", "can"]) => 3,
        Some(b'p') if is(&["ship"]) => 2,
        Some(b'r') if is(&["er", "or"]) => 4,
        Some(b's') if is(&["ness", "ics"]) => 2,
        Some(b's') => 6,
        Some(b't') if is(&["port"]) => 1,
        Some(b't') if is(&["ment"]) => 2,
        Some(b't') if is(&["ist"]) => 4,
        Some(b'y') if is(&["bury"]) => 1,
        Some(b'y') if is(&["ity", "ology"]) => 2,
        Some(b'y') if is(&["ly"]) => 5,
        Some(b'a' | b'e' | b'i' | b'o') => 7,
        _ => 0,
    }
}

/// What a phrase beside it says.
fn beside(reader: &Reader, run: Run) -> u8 {
    if role::ends_before(reader, run.start) {
        return 1;
    }
    match role::beside(reader, run.end) {
        Some(Beside::Role(..)) => 2,
        Some(Beside::Organisation) => 3,
        Some(Beside::Place) => 4,
        None if reader.class(run.start.wrapping_sub(1)).intersects(Class::DEMONYM | Class::COUNTRY) => 5,
        None => 0,
    }
}

/// Whether marks or brackets stand around it, and what else tells of a title.
fn marks(reader: &Reader, run: Run) -> u8 {
    let quote = |at: usize| reader.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
    let number = |at: usize| reader.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let (before, after) = (run.start.wrapping_sub(1), run.end);
    match () {
        () if quote(before) && quote(after) => 1,
        () if quote(before) => 2,
        () if quote(after) && reader.text(after + 1) != "s" => 3,
        () if reader.text(before) == "(" => 4,
        () if reader.text(after) == "(" && number(after + 1) => 5,
        () if number(after) => 6,
        () if kind::is_work(reader, run) => 7,
        () => 0,
    }
}

/// How many of its words are common ones, and whether one of them is a first name.
fn words(reader: &Reader, run: Run) -> u8 {
    let capitals = || (run.start..run.end).filter(|&at| reader.is_capital(at));
    let common = capitals().filter(|&at| reader.class(at).contains(Class::COMMON)).count();
    let given = capitals().any(|at| reader.class(at).contains(Class::FIRST_NAME) && !reader.class(at).contains(Class::COMMON));
    let share = match common {
        0 => 0,
        1 if run.len() > 1 => 1,
        _ if common < capitals().count() => 2,
        _ => 3,
    };
    share * 2 + u8::from(given)
}

/// Where it stands in the longer run.
fn placed(run: Run, frame: Frame) -> u8 {
    match (run.start == frame.run.start, run.end == frame.run.end) {
        (true, true) => 0,
        (true, false) if run.len() == 1 => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    }
}
