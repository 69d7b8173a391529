//! What at the ends of a run of capitals is no part of a name: a sentence's first word, a date, letters behind a name.

use super::reader::Reader;
use super::run::Run;
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// Takes away what only stands there because a sentence starts or a nationality precedes, and what is a date, letters or a role
/// behind.
pub(super) fn trim(reader: &Reader, run: Run) -> Option<Run> {
    let mut start = run.start;
    while start + 1 < run.end && is_stray_start(reader, start, run.end) {
        start += 1;
    }
    let mut end = run.end;
    while end > start + 1 && reader.class(end - 1).contains(Class::DATE) && !reader.class(start).contains(Class::FIRST_NAME) {
        end -= 1;
    }
    while end > start + 2 && POST_NOMINALS.have(reader.get(end - 1)?.key) && is_shouted(reader, end - 1) {
        end -= 1;
    }
    if end > start + 1 && LETTERS.have(reader.get(end - 1)?.key) && is_shouted(reader, end - 1) && follows_article(reader, start) {
        end -= 1;
    }
    Some(Run { start, end })
}

/// Letters that are a role: "the Kestrel CEO", "the former Leeds GP".
const LETTERS: Words<9> = Words::of(["ceo", "cfo", "coo", "cto", "gp", "mp", "mep", "msp", "mla"]);

/// "the Kestrel CEO": whether what stands before a token is whose role that is.
pub(super) fn is_of_company(reader: &Reader, at: usize) -> bool {
    const OF_COMPANIES: Words<4> = Words::of(["ceo", "cfo", "coo", "cto"]);
    reader.get(at).is_some_and(|token| OF_COMPANIES.have(token.key)) && is_shouted(reader, at)
}

/// Whether an article stands before a token, or before the word before it: "the former Leeds GP".
fn follows_article(reader: &Reader, at: usize) -> bool {
    let is_article = |at: usize| reader.class(at).contains(Class::DETERMINER) && (!reader.is_capital(at) || reader.is_start(at));
    let before = |by: usize| at.checked_sub(by).filter(|&at| at >= reader.first);
    before(1).is_some_and(is_article) || before(1).is_some_and(|at| !reader.is_capital(at)) && before(2).is_some_and(is_article)
}

/// Letters behind a name that say what somebody is or was given: "Rosalind Peake KC".
const POST_NOMINALS: Words<35> = Words::of([
    "bl", "ao", "oam", "am", "vc", "dso", "kc", "qc", "sc", "mp", "mep", "msp", "mla", "mlc", "mhk", "mna", "mpp", "bem", "qpm", "td",
    "mbe", "obe", "cbe", "kbe", "dbe", "phd", "ph.d.", "md", "m.d.", "dds", "esq", "frs", "jp", "rn", "cpa",
]);

/// One past the letters behind a name that ends before a token: "Ana Ruiz MSP,", "Ana Ruiz, RN,".
pub(super) fn past_letters(reader: &Reader, end: usize) -> usize {
    let is_letters = |at: usize| reader.is_one_of(at, &POST_NOMINALS) && is_shouted(reader, at);
    let at = if reader.text(end) == "," && reader.text(end + 2) == "," { end + 1 } else { end };
    if is_letters(at) { at + 1 } else { end }
}

/// "Ana Ruiz, RN, a nurse": letters by themselves, which name nobody.
pub(super) fn are_letters(reader: &Reader, run: Run) -> bool {
    let Some(name) = run.start.checked_sub(2).filter(|_| run.len() == 1) else { return false };
    reader.text(name + 1) == "," && reader.is_capital(name) && past_letters(reader, name + 1) == run.end
}

/// Whether nothing but the letters of an abbreviation stands there: "KC", "PhD".
fn is_shouted(reader: &Reader, at: usize) -> bool {
    reader.text(at).chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// "Yesterday Hale", "Addressing Parliament", "Russian Vladimir": the first word is no part of the name.
fn is_stray_start(reader: &Reader, at: usize, end: usize) -> bool {
    let (class, next) = (reader.class(at), reader.class(at + 1));
    if !reader.follows_directly(at + 1) {
        return false;
    }
    let rest_is_person = next.contains(Class::FIRST_NAME) && !next.contains(Class::COMMON) && end - at >= 3;
    if class.contains(Class::DEMONYM) && rest_is_person {
        return true;
    }
    if !reader.is_start(at) || !class.contains(Class::COMMON) || class.intersects(Class::TITLE | Class::ROLE) {
        return false;
    }
    let text = reader.text(at);
    // "Downing Street"
    let street = end == at + 2 && next.contains(Class::PLACE_HEAD);
    if street || reader.phrase_class(at, end).intersects(Class::PLACE | Class::ORGANISATION) {
        return false;
    }
    // "Former Kestrel State captain"
    if end > at + 2 && reader.is_any(at, &["former", "outgoing", "incoming"]) {
        return true;
    }
    let named = class.intersects(Class::FIRST_NAME | Class::PLACE | Class::DEMONYM | Class::ORGANISATION);
    if class.contains(Class::ADVERB) || text.ends_with("ing") && !named || text.ends_with("ly") && !named {
        return true;
    }
    let heads = Class::ORGANISATION_HEAD | Class::PLACE_HEAD | Class::OTHER_HEAD;
    let headed = reader.class(end - 1).intersects(heads);
    !named && !headed && !next.contains(Class::COMMON)
}
