//! What somebody is, as the copy states it: before the name ("Carnegie Endowment analyst Andrew Weiss") or beside it
//! ("Kurt Volker, a former U.S. envoy to NATO,").

use super::party;
use super::reader::Reader;
use super::run::Run;
use crate::facts::token::{Case, TokenKind};
use crate::lexicon::table::Words;
use crate::lexicon::{self, Class};

/// The most words of a role before a name.
const MOST_BEFORE: usize = 9;
/// The most words before the noun of a role beside a name, and behind it.
const MOST_BESIDE: usize = 9;

/// What a phrase beside a name says of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Beside {
    /// A person's role, as tokens from and to.
    Role(usize, usize),
    /// It is an organisation.
    Organisation,
    /// It is a place.
    Place,
}

/// The first token of the role that ends right before a name.
pub(super) fn start_before(reader: &Reader, name: usize) -> usize {
    let mut start = name;
    while start > reader.first && name - start < MOST_BEFORE {
        let at = start - 1;
        let Some(token) = reader.get(at).filter(|token| token.is_word()) else { break };
        let class = token.class;
        let lower = token.case == Case::Lower;
        let of = reader.is_any(at, &["of", "for"])
            && start < name
            && reader.is_capital(start)
            // "the killer of Mrs Hale", "the father of England captain Tom Hale": who that is does not say what the other is.
            && !reader.class(start).contains(Class::TITLE)
            && !at.checked_sub(1).is_some_and(|head| reader.is_one_of(head, &RELATIONS))
            && reader.class(at.wrapping_sub(1)).intersects(Class::TITLE | Class::ROLE);
        let stops = class.intersects(Class::FUNCTION | Class::SAYING | Class::SAYING_ING | Class::DATE | Class::ADVERB)
            || lower && (is_verb(reader, at) || governs(reader, at, start));
        let role = lower && at + 1 == name && is_role_and_verb(reader, at);
        let under = reader.is_any(at, &["under"]) && reader.is_any(start, &["secretary"]) && !reader.is_start(at);
        let titled = (class.contains(Class::TITLE) || under) && !lower;
        let press = reader.is_any(at, &["press"]) && reader.is_any(start, &["secretary", "officer", "aide", "spokesman", "spokeswoman"]);
        if stops && !of && !titled && !role && !press {
            break;
        }
        start = at;
    }
    start
}

/// Whether a lower-case role stands right before a name: "analyst Andrew Weiss".
pub(super) fn ends_before(reader: &Reader, name: usize) -> bool {
    let Some(before) = name.checked_sub(1) else { return false };
    let at_start = before == reader.first;
    reader.follows_directly(name)
        && reader.class(before).contains(Class::ROLE)
        && (reader.get(before).is_some_and(|token| token.case == Case::Lower) || at_start)
}

/// A past form that is no adjective before a role.
fn is_verb(reader: &Reader, at: usize) -> bool {
    reader.class(at).contains(Class::VERB)
        && !reader.class(at).intersects(Class::ROLE | Class::TITLE)
        && !reader.is_any(
            at,
            &[
                "retired",
                "elected",
                "appointed",
                "disgraced",
                "convicted",
                "suspended",
                "leading",
                "campaigns",
                "sports",
                "arts",
                "works",
                "affairs",
                "operations",
                "communications",
                "relations",
                "studies",
                "rights",
                "markets",
                "sales",
            ],
        )
}

/// "author Ana Ruiz": a role before a name that is a verb of saying as well; but not "the judge Hale was referring to".
fn is_role_and_verb(reader: &Reader, at: usize) -> bool {
    let whole = reader.is_capital(at + 2) || !reader.class(at + 2).intersects(Class::AUXILIARY | Class::VERB);
    reader.class(at).contains(Class::ROLE) && !reader.text(at).ends_with('s') && whole && !governs(reader, at, at + 1)
}

/// Whether a word in small letters is a verb that has the title or the name at `next` as its object: "was helping Judge Hale", "they
/// nurse Mrs Hale", "to trust Mayor Hale".
fn governs(reader: &Reader, at: usize, next: usize) -> bool {
    /// Of whom such a form is said that has an office.
    const IN_OFFICE: Words<12> = Words::of([
        "acting",
        "outgoing",
        "incoming",
        "sitting",
        "managing",
        "presiding",
        "leading",
        "reigning",
        "serving",
        "retiring",
        "departing",
        "ruling",
    ]);
    /// Roles that are verbs as well.
    const DONE: Words<12> =
        Words::of(["nurse", "guard", "coach", "host", "guide", "mentor", "tutor", "escort", "partner", "judge", "father", "mother"]);
    let titled = next == at + 1 && reader.is_capital(next) && reader.class(next).contains(Class::TITLE);
    if titled && reader.text(at).ends_with("ing") && !reader.is_one_of(at, &IN_OFFICE) {
        return true;
    }
    let Some(before) = at.checked_sub(1).and_then(|before| reader.get(before)) else { return false };
    let done = reader.is_one_of(at, &DONE);
    // "Rangers coach Tom Hale"
    let done_by_many = done && !reader.is_any(at, &["coach", "partner", "judge"]) || titled && is_base_verb(reader, at);
    let text = before.text(reader.prose);
    let people = before.class.intersects(Class::ROLE | Class::GROUP_NOUN);
    let plural = before.is_word() && text.ends_with('s') && !text.ends_with("ss") && !before.class.intersects(Class::FUNCTION);
    reader.is_any(at - 1, &["they", "we", "you", "i", "who"])
        || reader.is_any(at - 1, &["to"]) && (done || is_base_verb(reader, at) && !is_role(reader, at))
        || done && before.class.contains(Class::AUXILIARY)
        || plural && people && (before.case == Case::Lower || reader.is_start(at - 1)) && done_by_many
}

/// Whether a word is a verb as it stands behind "to", and no adjective: its other forms are verbs.
pub(super) fn is_base_verb(reader: &Reader, at: usize) -> bool {
    let class = reader.class(at);
    let word = reader.text(at).to_lowercase();
    let stem = word.strip_suffix('e').unwrap_or(&word);
    class.contains(Class::BASE)
        || !class.contains(Class::ADJECTIVE)
            && [format!("{word}s"), format!("{stem}ed")].iter().any(|form| lexicon::class(form).contains(Class::VERB))
}

/// Whether a token can be the head of a role.
pub(super) fn is_role(reader: &Reader, at: usize) -> bool {
    reader.class(at).contains(Class::ROLE) || reader.class(at).contains(Class::TITLE) && reader.class(at).contains(Class::COMMON)
}

/// Reads the phrase behind a comma that follows a name.
pub(super) fn beside(reader: &Reader, name_end: usize) -> Option<Beside> {
    if reader.text(name_end) != "," && !matches!(reader.text(name_end), "\u{2014}" | "\u{2013}" | "--" | "(") {
        return None;
    }
    let mut at = name_end + 1;
    // "Hale, 42, a teacher"
    if reader.get(at)?.kind == TokenKind::Number && reader.text(at + 1) == "," {
        at += 2;
    }
    let article = reader.is_any(at, &["a", "an", "the", "one", "his", "her", "their", "its"]);
    if article {
        at += if reader.is_any(at, &["one"]) && reader.is_any(at + 1, &["of"]) { 2 } else { 1 };
    }
    let start = at;
    let mut head = None;
    while at < start + MOST_BESIDE && head.is_none() {
        let token = reader.get(at)?;
        let class = token.class;
        match token.kind {
            TokenKind::Clitic | TokenKind::Number => {}
            TokenKind::Quote if reader.class_before(at).intersects(Class::PLACE) || reader.text(at.wrapping_sub(1)).ends_with('s') => {}
            TokenKind::Word if class.intersects(Class::FUNCTION | Class::SAYING) && !reader.is_capital(at) => {
                if !(reader.is_any(at, &["of", "and", "the"]) && at > start) {
                    return None;
                }
            }
            TokenKind::Word if at + 1 - start >= 1 && is_head(reader, at) => head = Some(at),
            TokenKind::Word => {}
            _ => return None,
        }
        at += 1;
    }
    let head = head?;
    let class = reader.class(head);
    if !is_role(reader, head) {
        return article.then_some(if class.contains(Class::ORGANISATION_NOUN) { Beside::Organisation } else { Beside::Place });
    }
    // "Trump, President Hale and": another person.
    if reader.is_capital(head + 1)
        && !reader.class(head + 1).intersects(Class::DEMONYM | Class::FUNCTION)
        && reader.follows_directly(head + 1)
    {
        return None;
    }
    Some(Beside::Role(start, end_of_role(reader, head)))
}

/// Whether a noun phrase can end at a token: the next one is no noun that it could belong to.
fn is_head(reader: &Reader, at: usize) -> bool {
    let nouns = Class::ORGANISATION_NOUN | Class::PLACE_HEAD;
    let lower = reader.get(at).is_some_and(|token| token.case == Case::Lower);
    let group = lower && reader.class(at).intersects(nouns);
    if !is_role(reader, at) && !group {
        return false;
    }
    let next = reader.get(at + 1);
    let goes_on = next.is_some_and(|next| {
        next.is_word() && next.case == Case::Lower && !next.class.intersects(Class::FUNCTION | Class::SAYING | Class::VERB | Class::ADVERB)
    });
    let clitic = next.is_some_and(|next| next.kind == TokenKind::Clitic);
    // "Chief Executive of Kestrel"
    if !lower && reader.follows_directly(at + 1) && reader.is_capital(at + 1) && is_role(reader, at + 1) {
        return false;
    }
    let modifies = goes_on && (at + 1..at + 4).any(|at| is_role(reader, at));
    !clitic && !modifies
}

/// One past the last token of a role with its complement: "envoy to NATO", "mayor of Leeds".
fn end_of_role(reader: &Reader, head: usize) -> usize {
    let mut end = head + 1;
    if !reader.is_any(end, &["of", "at", "for", "to", "in", "with", "on", "from", "and"]) {
        return end;
    }
    while end < head + MOST_BESIDE {
        let Some(token) = reader.get(end) else { break };
        let stops = match token.kind {
            TokenKind::Word => {
                token.class.intersects(Class::SAYING | Class::AUXILIARY | Class::PRONOUN) && token.case == Case::Lower
                    || reader.is_any(end, &["who", "that", "which", "when", "where", "while", "but"])
            }
            TokenKind::Number | TokenKind::Clitic => false,
            _ => true,
        };
        if stops {
            break;
        }
        end += 1;
    }
    while end > head + 1 && reader.class(end - 1).intersects(Class::FUNCTION) {
        end -= 1;
    }
    end
}

/// The noun that a role's words turn on, as a token: "Minister", "Secretary" (of State), "envoy" (to NATO).
pub(super) fn head(reader: &Reader, start: usize, end: usize) -> Option<usize> {
    let complement = (start..end).find(|&at| at > start && reader.class(at).contains(Class::PREPOSITION) && !reader.is_capital(at));
    let end = complement.unwrap_or(end);
    let heads = || (start..end).rev().filter(|&at| is_role(reader, at));
    // "Energy minister Baroness Hale"
    heads().find(|&at| !reader.get(at).is_some_and(|token| RANKS.have(token.key))).or_else(|| heads().next())
}

/// Whether a word is a verb before those whose role it is: "listed Kestrel's".
fn is_owner_behind(reader: &Reader, at: usize) -> bool {
    let lower = reader.get(at).is_some_and(|token| token.case == Case::Lower);
    let owned = (at + 1..at + 4).any(|at| reader.get(at).is_some_and(|token| token.kind == TokenKind::Clitic));
    lower && owned && reader.is_capital(at + 1) && is_verb(reader, at)
}

/// What somebody is to another.
const RELATIONS: Words<26> = Words::of([
    "friend",
    "widow",
    "widower",
    "wife",
    "husband",
    "partner",
    "sister",
    "brother",
    "mother",
    "father",
    "parent",
    "son",
    "daughter",
    "grandson",
    "granddaughter",
    "niece",
    "nephew",
    "cousin",
    "uncle",
    "aunt",
    "killer",
    "girlfriend",
    "boyfriend",
    "neighbour",
    "neighbor",
    "fan",
]);

/// What somebody may be called besides what he or she is.
const RANKS: Words<11> = Words::of(["baron", "baroness", "lord", "lady", "sir", "dame", "viscount", "earl", "reverend", "canon", "father"]);

/// The role before a comma before a name: "a senior aide to the mayor, Ana Ruiz,". Tokens from and to.
pub(super) fn before_comma(reader: &Reader, name: usize) -> Option<(usize, usize)> {
    let comma = name.checked_sub(1).filter(|&at| reader.text(at) == ",")?;
    let mut at = comma;
    let mut head = None;
    while at > reader.first && comma - at < MOST_BEFORE + 3 {
        at -= 1;
        let token = reader.get(at)?;
        match token.kind {
            TokenKind::Word if is_role(reader, at) && head.is_none_or(|head| at + 1 == head) => head = head.or(Some(at)),
            TokenKind::Word if head.is_some() && token.class.contains(Class::DETERMINER) => {
                // "a senior aide to the mayor": the outer role.
                if !(reader.class_before(at).contains(Class::PREPOSITION) && at >= 2 && is_role(reader, at - 2)) {
                    // "in an interview with the Tallahassee Democrat, Ana Ruiz said"
                    return (!party::is_called_paper(reader, Run { start: at + 1, end: comma })).then_some((at + 1, comma));
                }
                at -= 2;
            }
            TokenKind::Word
                if token.class.intersects(Class::SAYING | Class::AUXILIARY | Class::PRONOUN | Class::CONJUNCTION)
                    && token.case == Case::Lower =>
            {
                return None;
            }
            TokenKind::Word if head.is_some() && token.class.contains(Class::PREPOSITION) => return None,
            // "a letter that listed Kestrel's president"
            TokenKind::Word if head.is_some_and(|head| head > at + 1) && is_owner_behind(reader, at) => return Some((at + 1, comma)),
            // "Leeds' special adviser", "the city's mayor"
            TokenKind::Word | TokenKind::Clitic => {}
            TokenKind::Quote if reader.text(at.wrapping_sub(1)).ends_with('s') => {}
            _ => return None,
        }
    }
    None
}
