//! Which words belong together: a run of capitals with what may stand between them.

use super::EntityType;
use super::homonym::{is_grammar_as_first_name, is_month_as_first_name};
use super::purpose;
use super::reader::{Reader, Style};
use crate::facts::token::{Case, HYPHENS, TokenKind, has_hyphen};
use crate::lexicon::Class;
use crate::lexicon::table::Words;

/// A run of words, as tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Run {
    /// The first token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
}

impl Run {
    pub(super) fn len(self) -> usize {
        self.end - self.start
    }
}

/// Small words inside names of persons and places.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "el", "al", "bin", "bint", "ibn", "ben",
    "ter", "ten", "af", "av", "zu", "y", "e", "al-", "ul", "ud",
];
/// Prefixes that make a word an adjective, however its name is capitalised.
const PREFIXES: &[&str] = &[
    "anti", "pro", "ex", "mid", "non", "post", "pre", "then", "co", "all", "self", "cross", "trans", "inter", "semi", "sub", "un", "neo",
    "multi", "quasi", "now",
];
/// What a name with a hyphen is made an adjective by: "Leeds-based".
const SUFFIXES: &[&str] = &[
    "based",
    "led",
    "backed",
    "born",
    "style",
    "area",
    "owned",
    "controlled",
    "held",
    "run",
    "bound",
    "sponsored",
    "funded",
    "made",
    "wide",
    "trained",
    "educated",
    "speaking",
    "like",
    "era",
    "inspired",
    "registered",
    "listed",
    "friendly",
    "centric",
    "only",
    "related",
    "made",
    "occupied",
    "aligned",
    "dominated",
    "appointed",
    "proof",
    "ready",
    "themed",
    "driven",
    "oriented",
    "linked",
    "area",
    "elect",
    "turned",
    "approved",
    "brokered",
    "built",
    "mandated",
    "allied",
    "administered",
    "level",
    "class",
];

/// The run that starts at a token, if any does.
pub(super) fn run(reader: &Reader, start: usize) -> Option<Run> {
    if !is_name_word(reader, start) {
        return None;
    }
    let mut end = start + 1;
    loop {
        if reader.follows_directly(end) && is_name_word(reader, end) && end < reader.last {
            end += 1;
        } else if let Some(next) = over_connective(reader, start, end) {
            end = next + 1;
        } else if let Some(next) = over_suffix(reader, end) {
            return Some(Run { start, end: next });
        } else {
            return Some(Run { start, end });
        }
    }
}

/// Whether a word can be part of a name by its capital.
pub(super) fn is_name_word(reader: &Reader, at: usize) -> bool {
    let Some(token) = reader.get(at) else { return false };
    if !reader.is_capital(at) {
        return false;
    }
    let text = token.text(reader.prose);
    if is_platform(reader, at) {
        return false;
    }
    let capital = token.case == Case::Capital;
    if token.class.intersects(Class::FUNCTION) && (capital || reader.style == Style::AllCapitals) {
        let is_month = token.class.contains(Class::DATE);
        return capital && if is_month { is_month_as_first_name(reader, at) } else { is_grammar_as_first_name(reader, at) };
    }
    if token.class.contains(Class::DATE) && !is_month_as_name(reader, at) {
        return false;
    }
    if has_hyphen(text) && is_adjective_compound(text) {
        return false;
    }
    match reader.style {
        Style::Plain => true,
        Style::TitleCase | Style::AllCapitals => {
            let known =
                token.class.intersects(Class::FIRST_NAME | Class::PLACE | Class::ORGANISATION | Class::TITLE | Class::ORGANISATION_HEAD);
            !token.class.intersects(Class::COMMON | Class::VERB | Class::SAYING) || known && !token.class.contains(Class::VERB)
        }
    }
}

/// "the agency said on X", not "on X Factor"
fn is_platform(reader: &Reader, at: usize) -> bool {
    let alone = matches!(reader.text(at), "X" | "X.") && !reader.is_capital(at + 1);
    alone && at.checked_sub(1).is_some_and(|before| reader.is_any(before, &["on", "to", "via"]))
}

/// "Theresa May", "Mrs. April", "the chairwoman, April Jones", not "in May" or "in April Jones".
fn is_month_as_name(reader: &Reader, at: usize) -> bool {
    is_month_as_surname(reader, at) || is_month_as_first_name(reader, at)
}

fn is_month_as_surname(reader: &Reader, at: usize) -> bool {
    let number_follows = reader.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
    let before = reader.class_before(at);
    !number_follows
        && reader.class(at).intersects(Class::FIRST_NAME | Class::SURNAME)
        && reader.before(at).is_some_and(|token| token.is_word() && token.case != Case::Lower)
        && before.intersects(Class::FIRST_NAME | Class::TITLE)
        && !before.intersects(Class::FUNCTION)
}

/// "anti-American", "U.S.-led", "Leeds-based".
pub(super) fn is_adjective_compound(text: &str) -> bool {
    let parts = || text.split(HYPHENS);
    let first = parts().next().unwrap_or_default();
    let last = parts().next_back().unwrap_or_default();
    let one_of = |word: &str, words: &[&str]| words.iter().any(|other| word.eq_ignore_ascii_case(other));
    if one_of(first, PREFIXES) {
        return true;
    }
    let lower = last.starts_with(|c: char| c.is_lowercase());
    lower && (one_of(last, SUFFIXES) || last.len() > 4 && (last.ends_with("ed") || last.ends_with("ing")))
}

/// The token of the capital behind "of", "and", "&", "van" and so on at `at`, if the name goes on there.
fn over_connective(reader: &Reader, start: usize, at: usize) -> Option<usize> {
    if at >= reader.last || reader.style == Style::AllCapitals {
        return None;
    }
    let text = reader.text(at);
    if text == "&" && reader.is_capital(at + 1) {
        return Some(at + 1);
    }
    if let Some(surname) = over_nickname(reader, start, at) {
        return Some(surname);
    }
    if let Some(body) = over_possessive(reader, start, at) {
        return Some(body);
    }
    if !reader.get(at)?.is_word() || !reader.follows_directly(at) {
        return None;
    }
    let mut next = at + 1;
    while next < at + 3 && reader.is_any(next, &["the", "la", "los", "las", "der", "den", "de", "di"]) {
        next += 1;
    }
    // "Ana Ruiz of Leeds-based Kestrel": where somebody works is no part of the name.
    if !reader.is_capital(next) || reader.class(next).contains(Class::DATE) || is_adjective_compound(reader.text(next)) {
        return None;
    }
    let goes_on = match text {
        "of" => joins_of(reader, start, at, next),
        "for" | "Against" => purpose::joins(reader, start, at, next),
        "and" => joins_and(reader, start, at, next),
        "on" | "in" | "to" | "with" | "without" | "against" | "the" => {
            reader.phrase_class(start, next + 1).intersects(Class::PLACE | Class::ORGANISATION) || purpose::joins(reader, start, at, next)
        }
        _ => PARTICLES.contains(&text) && next == at + 1 || PARTICLES.contains(&text) && reader.text(at + 1).len() <= 3,
    };
    goes_on.then_some(next)
}

/// Shane "Dozer" Pruitt: the surname behind a word or two in marks that follow a first name.
fn over_nickname(reader: &Reader, start: usize, at: usize) -> Option<usize> {
    let is_mark = |at: usize| reader.get(at).is_some_and(|token| token.kind == TokenKind::Quote);
    if !reader.has_marks || !is_mark(at) || !reader.class(start).contains(Class::FIRST_NAME) {
        return None;
    }
    let close = (at + 2..at + 4).find(|&close| is_mark(close))?;
    let hugs =
        |left: usize, right: usize| reader.get(left).zip(reader.get(right)).is_some_and(|(left, right)| left.span.end == right.span.start);
    let inner = (at + 1..close).all(|at| reader.is_capital(at));
    let surname = close + 1;
    let follows = reader.is_capital(surname) && !reader.class(surname).intersects(Class::FUNCTION | Class::DATE) && !hugs(close, surname);
    (inner && follows && hugs(at, at + 1) && hugs(close - 1, close) && !hugs(at - 1, at)).then_some(surname)
}

/// "St Oswin's Cathedral", "Property Owners' Forum", "Coroner's Court": the body behind those whom it is for or called after.
fn over_possessive(reader: &Reader, start: usize, at: usize) -> Option<usize> {
    /// So many words may stand behind.
    const MOST: usize = 4;
    let token = reader.get(at).filter(|token| matches!(token.kind, TokenKind::Clitic | TokenKind::Quote))?;
    let owner = reader.get(at - 1).filter(|owner| owner.span.end == token.span.start)?;
    let text = token.text(reader.prose);
    let owns = if token.kind == TokenKind::Clitic {
        text.ends_with('s')
    } else {
        owner.text(reader.prose).ends_with('s') && text.len() != 1 || text == "'"
    };
    let saint = is_saint(reader, start, at);
    if !owns || reader.style != Style::Plain || !saint && !reader.is_one_of(at - 1, &OWNERS) || !reader.is_capital(at + 1) {
        return None;
    }
    let mut last = at + 1;
    while last < at + MOST && reader.follows_directly(last + 1) && reader.is_capital(last + 1) {
        last += 1;
    }
    let class = reader.class(last);
    (class.contains(Class::ORGANISATION_HEAD) || saint && class.contains(Class::PLACE_HEAD)).then_some(at + 1)
}

/// Those whom bodies are for.
const OWNERS: Words<27> = Words::of([
    "children",
    "women",
    "men",
    "people",
    "workers",
    "teachers",
    "farmers",
    "owners",
    "coroner",
    "magistrates",
    "sheriff",
    "veterans",
    "students",
    "writers",
    "nurses",
    "doctors",
    "pilots",
    "tenants",
    "residents",
    "landlords",
    "builders",
    "publishers",
    "producers",
    "officers",
    "parents",
    "pensioners",
    "lawyers",
]);

fn is_saint(reader: &Reader, start: usize, end: usize) -> bool {
    reader.is_any(start, &["st", "st."]) && end == start + 2
}

/// What a run with a possessive inside names, if it has one.
pub(super) fn owned(reader: &Reader, run: Run) -> Option<EntityType> {
    let mark = |at: usize| reader.get(at).is_some_and(|token| matches!(token.kind, TokenKind::Clitic | TokenKind::Quote));
    let at = (run.start + 1..run.end - 1).find(|&at| mark(at))?;
    let body = reader.class(run.end - 1).contains(Class::ORGANISATION_HEAD)
        && (is_saint(reader, run.start, at) || reader.is_one_of(at - 1, &OWNERS));
    let building = is_saint(reader, run.start, at).then_some(EntityType::Place);
    if body { Some(EntityType::Organisation) } else { building }
}

/// "Ministry of Defence", "Bank of England"; not "Hale of Ohio".
fn joins_of(reader: &Reader, start: usize, at: usize, next: usize) -> bool {
    if reader.phrase_class(start, next + 1).intersects(Class::PLACE | Class::ORGANISATION) {
        return true;
    }
    let head = at - 1;
    let class = reader.class(head);
    let heads = Class::ORGANISATION_HEAD | Class::PLACE_HEAD | Class::OTHER_HEAD | Class::TITLE | Class::ROLE | Class::ORGANISATION_NOUN;
    let named = Class::FIRST_NAME | Class::SURNAME;
    let capital_noun = class.contains(Class::COMMON) && !class.contains(Class::DEMONYM) && !(class.intersects(named) && head > start);
    let person = head > start && reader.class(start).contains(Class::FIRST_NAME) && !class.intersects(heads);
    !person && (class.intersects(heads) || capital_noun && !reader.is_start(head))
}

/// "Food and Drug Administration", "Health and Human Services"; not "Hale and Ruiz".
fn joins_and(reader: &Reader, start: usize, at: usize, next: usize) -> bool {
    if reader.phrase_class(start, next + 1).intersects(Class::PLACE | Class::ORGANISATION) {
        return true;
    }
    let noun = |at: usize| {
        let class = reader.class(at);
        class.contains(Class::COMMON)
            && !class.intersects(Class::FIRST_NAME | Class::PLACE | Class::DEMONYM | Class::TITLE | Class::ORGANISATION)
    };
    // "the Committee on Taxation and the National Council": another name follows.
    let another = next > at + 1 && (start..at).any(|at| reader.is_any(at, &["on"]));
    if !noun(at - 1) || !noun(next) || reader.is_start(at - 1) || another {
        return false;
    }
    let mut end = next + 1;
    while reader.follows_directly(end) && is_name_word(reader, end) {
        end += 1;
    }
    let after_of = (start..at).any(|at| reader.is_any(at, &["of", "for", "on"]));
    let ends_in_head = end > next + 1 && reader.class(end - 1).contains(Class::ORGANISATION_HEAD);
    let left_is_whole = reader.class(at - 1).intersects(Class::ORGANISATION_HEAD) && !after_of;
    (after_of || ends_in_head) && !left_is_whole
}

/// The end behind ", Inc." or ", Jr.".
fn over_suffix(reader: &Reader, at: usize) -> Option<usize> {
    let suffix = &["inc", "inc.", "ltd", "ltd.", "llc", "llp", "jr", "jr.", "sr", "sr.", "plc", "corp."];
    (reader.text(at) == "," && reader.is_any(at + 1, suffix)).then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_with_names_are_adjectives() {
        assert!(is_adjective_compound("anti-American"));
        assert!(is_adjective_compound("Leeds-based"));
        assert!(is_adjective_compound("U.S.-led"));
        assert!(!is_adjective_compound("Jean-Paul"));
        assert!(!is_adjective_compound("Kai-shek"));
        assert!(!is_adjective_compound("al-Sharif"));
    }
}
