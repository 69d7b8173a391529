//! Roles and nouns that stand for somebody: "the foreign minister" for the one who is called so, "the ministry" for the one
//! that was named, "a former official" for a source without a name.

pub(super) mod focus;
pub(super) mod kin;

use std::sync::Arc;

use super::index::{Described, Index};
use super::mentions::Referent;
use super::pronouns::people::Person;
use crate::facts::epithet::Said;
use crate::facts::name::party::{seat_of, tells_seat};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Facts, Gender, Phrase, Token, TokenKind};
use crate::lexicon::article::article;
use crate::lexicon::states::state;
use crate::lexicon::table::Words;
use crate::lexicon::{Class, table};
use crate::text::Span;

/// What a phrase stands for: whom, of which type, and how sure that is in percent.
pub(super) struct Standing {
    pub(super) referent: Referent,
    pub(super) entity_type: EntityType,
    pub(super) confidence: u8,
}

impl Standing {
    /// Whether it is only likely: the role is given to nobody, and one person is in focus.
    pub(super) fn is_by_focus(&self) -> bool {
        self.confidence == IN_FOCUS
    }
}

/// Reads a role or a noun for an organisation in a sentence, given by its number.
pub(super) fn standing(prose: &str, facts: &Facts, phrase: &Phrase, index: &Index, people: &[Person], sentence: i32) -> Option<Standing> {
    if !matches!(phrase.kind, PhraseKind::Role | PhraseKind::Organisation) || belongs_to_name(facts, phrase) {
        return None;
    }
    let words: Vec<&str> = words(prose, facts, phrase).collect();
    let (first, rest) = words.split_first()?;
    let is = |words: &[&str]| words.iter().any(|word| first.eq_ignore_ascii_case(word));
    if is(&["the", "this", "that"]) {
        let named = || definite(rest, phrase, index, people).or_else(|| by_kin(rest, phrase, index, people));
        return named().or_else(|| {
            let one = focus::person(prose, facts, phrase, index, people, sentence).filter(|_| is(&["the"]))?;
            Some(Standing { referent: one.referent.clone(), entity_type: EntityType::Person, confidence: IN_FOCUS })
        });
    }
    if is(&["his", "her", "their", "its", "my", "our"]) {
        return owned((first, rest), phrase, index, people);
    }
    if phrase.kind == PhraseKind::Role && is(&["a", "an", "one", "another"]) && speaks(prose, facts, phrase) {
        let description = description(prose, facts, phrase, (first, rest))?;
        return Some(Standing { referent: Referent::Unnamed(description), entity_type: EntityType::Person, confidence: 90 });
    }
    // "Q, says committee chair": a headline leaves the article out.
    if facts.shape.headline && phrase.kind == PhraseKind::Role && speaks(prose, facts, phrase) {
        return definite(&words, phrase, index, &[]);
    }
    None
}

/// How sure it is, in percent, that a role which the story gives to nobody is that of the one person in focus, and a noun that of
/// the one organisation.
pub(super) const IN_FOCUS: u8 = 70;

/// How sure it is, in percent, that somebody is meant by another noun for the role.
const BY_KIN: u8 = 75;

/// Whether a phrase gives a role to somebody without a name: "a striker", but not "Ana Ruiz, a striker," or "signed as a striker".
pub(super) fn introduces(prose: &str, facts: &Facts, phrase: &Phrase) -> bool {
    let anew = |article: &str| ["a", "an", "another"].iter().any(|word| article.eq_ignore_ascii_case(word));
    if phrase.kind != PhraseKind::Role || !phrase.span.of(prose).split(' ').next().is_some_and(anew) {
        return false;
    }
    let start = facts.tokens.partition_point(|token| token.span.start < phrase.span.start);
    let before = start.checked_sub(1).and_then(|before| facts.tokens.get(before));
    !before.is_some_and(|token| token.is(prose, "as"))
        && !belongs_to_name(facts, phrase)
        && !facts.epithets.iter().any(|epithet| matches!(epithet.said, Said::Role(span, _) if span.overlaps(phrase.span)))
}

/// The gender that the noun of a role gives: "waitress", "mother-of-two".
pub(super) fn gender_of(prose: &str, head: &Token) -> Option<Gender> {
    let text = head.text(prose);
    let kin = text.bytes().any(|byte| byte == b'-').then(|| text.split_once("-of-")).flatten();
    Gender::of(kin.map_or(head.class, |(kin, _)| head.class | crate::lexicon::class(kin)))
}

/// Whether a phrase is part of a name with its role.
pub(super) fn belongs_to_name(facts: &Facts, phrase: &Phrase) -> bool {
    facts.names.iter().any(|name| {
        name.whole.overlaps(phrase.span) && name.whole != name.span
            || name.second_role.is_some_and(|(role, _)| role.overlaps(phrase.span))
            || name.role.is_some_and(|role| role.overlaps(phrase.span))
            || name.span.overlaps(phrase.span) && name.span.end >= phrase.span.end
    })
}

fn words<'a>(prose: &'a str, facts: &'a Facts, phrase: &Phrase) -> impl Iterator<Item = &'a str> {
    let start = facts.tokens.partition_point(|token| token.span.start < phrase.span.start);
    let tokens = facts.tokens[start..].iter().take_while(move |token| token.span.end <= phrase.span.end);
    tokens.filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).map(move |token| token.text(prose))
}

/// Words that make a role another one: "the minister" is no deputy minister.
const LESSER: &[&str] = &["deputy", "vice", "former", "assistant", "acting", "interim", "associate", "junior", "shadow", "then", "ex"];

/// Who are called so whatever their rank: an assistant coroner is "the coroner".
const SAME_RANK: Words<4> = Words::of(["coroner", "recorder", "magistrate", "professor"]);

/// "the former official": a source introduced before, or the one person of whom the copy says so.
fn definite(words: &[&str], phrase: &Phrase, index: &Index, people: &[Person]) -> Option<Standing> {
    let (head, modifiers) = words.split_last()?;
    let fits = |role: &str| {
        let has = |word: &str| role.split([' ', '\n', '-']).any(|known| known.eq_ignore_ascii_case(word) || abbreviates(known, word));
        // "R-Mo." is of Missouri, not of Montana.
        if tells_seat(role) { modifiers.is_empty() || fits_state(role, modifiers) } else { modifiers.iter().all(|word| has(word)) }
    };
    let unnamed = people.iter().rev().find(|person| {
        matches!(person.referent, Referent::Unnamed(_))
            && person.referent.name().split(' ').any(|word| word.eq_ignore_ascii_case(head))
            && fits(person.referent.name())
    });
    let described = index.described(table::key(head));
    let same_rank = |role: &str| {
        !role.split([' ', '\n', '-']).any(|word| {
            LESSER.iter().any(|lesser| word.eq_ignore_ascii_case(lesser)) && !modifiers.iter().any(|known| known.eq_ignore_ascii_case(word))
        })
    };
    let mut fitting: Vec<&Described> = described.iter().filter(|one| one.roles.iter().any(|role| fits(role) && same_rank(role))).collect();
    if fitting.is_empty() && SAME_RANK.have(table::key(head)) {
        fitting = described.iter().filter(|one| one.roles.iter().any(|role| fits(role))).collect();
    }
    let wanted = if phrase.kind == PhraseKind::Role { EntityType::Person } else { EntityType::Organisation };
    let mut named: Vec<&Described> = fitting.into_iter().filter(|one| one.entity_type == wanted).collect();
    named.dedup_by(|a, b| a.canonical == b.canonical);
    if let (Some(person), true) = (unnamed, named.is_empty()) {
        return Some(Standing { referent: person.referent.clone(), entity_type: EntityType::Person, confidence: 85 });
    }
    if named.is_empty() {
        // "the Rovers manager" for the one manager of whom the copy does not say which club's; not "the French president", who may
        // be somebody else than the one who is named.
        let tells_apart = |word: &&str| crate::lexicon::class(word).intersects(Class::DEMONYM | Class::COUNTRY | Class::PLACE);
        if focus::is_office(table::key(head)) || modifiers.iter().any(tells_apart) {
            return None;
        }
        let lower = |role: &str| !role.split([' ', '\n', '-']).any(|word| is_proper(word) && !word.eq_ignore_ascii_case(head));
        let known = |one: &&Described| one.entity_type == wanted && one.roles.iter().all(|role| lower(role) && same_rank(role));
        named = described.iter().filter(|one| one.entity_type == wanted).collect();
        named.dedup_by(|a, b| a.canonical == b.canonical);
        return match named.as_slice() {
            [one] if wanted == EntityType::Person && known(one) && modifiers.iter().all(|word| is_proper(word)) => {
                Some(Standing { referent: Referent::Named(one.canonical.clone()), entity_type: wanted, confidence: IN_FOCUS })
            }
            _ => None,
        };
    }
    let (one, confidence) = match named.as_slice() {
        [one] => (*one, if modifiers.is_empty() { 80 } else { 88 }),
        several => (nearest(several, people)?, 65),
    };
    Some(Standing { referent: Referent::Named(one.canonical.clone()), entity_type: one.entity_type, confidence })
}

/// Of several who have a role the one in view, or the one who was mentioned here or in the block before, where the others were before
/// that.
fn nearest<'a>(several: &[&'a Described], people: &[Person]) -> Option<&'a Described> {
    let back = |one: &Described| people.iter().find(|person| person.referent.name() == &*one.canonical).map(|person| person.back);
    let mut near: Vec<(u32, &Described)> = several.iter().filter_map(|one| Some((back(one)?, *one))).collect();
    near.sort_by_key(|(back, _)| *back);
    match near.as_slice() {
        [(_, one)] => Some(one),
        [(0 | 1, one), (2.., _), ..] => Some(one),
        _ => None,
    }
}

/// Whom somebody has one of at a time, and whose name copy gives with the role.
const ONE_AT_A_TIME: Words<20> = Words::of([
    "manager",
    "coach",
    "boss",
    "captain",
    "skipper",
    "lawyer",
    "attorney",
    "barrister",
    "solicitor",
    "agent",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "editor",
    "director",
    "chairman",
    "chairwoman",
    "chair",
    "executive",
    "leader",
]);

/// "his manager", "their coach": the one in view whom the copy calls so, where it calls nobody else so.
fn owned((owner, words): (&str, &[&str]), phrase: &Phrase, index: &Index, people: &[Person]) -> Option<Standing> {
    let own = words.first().is_some_and(|word| word.eq_ignore_ascii_case("own"));
    let words = &words[usize::from(own)..];
    let head = words.last().filter(|_| phrase.kind == PhraseKind::Role)?;
    if !ONE_AT_A_TIME.have(table::key(head)) || index.introduces(table::key(head)) {
        return None;
    }
    let standing = definite(words, phrase, index, people).or_else(|| by_kin(words, phrase, index, people))?;
    let in_view = people.iter().any(|person| person.referent == standing.referent);
    let in_view = in_view && !may_own(owner, &standing.referent, people);
    (in_view && matches!(standing.referent, Referent::Named(_)))
        .then_some(Standing { confidence: BY_KIN.min(standing.confidence), ..standing })
}

/// Whether "his" may mean a referent: nobody is his own manager. Who was last mentioned outside marks, or is the only one in view
/// of the gender, is likely the owner.
fn may_own(owner: &str, referent: &Referent, people: &[Person]) -> bool {
    let gender = match owner.to_ascii_lowercase().as_str() {
        "his" => Gender::Male,
        "her" => Gender::Female,
        _ => return false,
    };
    let mut fitting = people.iter().filter(|person| person.gender.is_none_or(|own| own == gender)).peekable();
    let Some(last) = fitting
        .clone()
        .filter_map(|person| Some((person.back, person.outside?, person)))
        .min_by_key(|(back, outside, _)| (*back, std::cmp::Reverse(outside.tokens.0)))
    else {
        return fitting.peek().is_some_and(|only| only.referent == *referent);
    };
    last.2.referent == *referent
}

/// "the skipper" for the one in view whom the copy calls the captain, where it calls nobody else so.
fn by_kin(words: &[&str], phrase: &Phrase, index: &Index, people: &[Person]) -> Option<Standing> {
    let (head, modifiers) = words.split_last()?;
    let noun = table::key(head);
    let introduced = || index.introduces(noun) || kin::kin(noun).iter().any(|&noun| index.introduces(noun));
    if phrase.kind != PhraseKind::Role || !index.described(noun).is_empty() || introduced() {
        return None;
    }
    let fits = |role: &str| {
        let has = |word: &str| role.split([' ', '\n', '-']).any(|known| known.eq_ignore_ascii_case(word));
        modifiers.iter().all(|word| has(word)) && kin::may_call(head, role)
    };
    let described = kin::kin(noun).iter().flat_map(|&noun| index.described(noun));
    let mut meant = described.filter(|one| one.entity_type == EntityType::Person && one.roles.iter().any(|role| fits(role)));
    let one = meant.next()?;
    let is_one = meant.all(|other| other.canonical == one.canonical);
    let in_view = || people.iter().any(|person| person.referent.name() == &*one.canonical);
    let referent = || Referent::Named(one.canonical.clone());
    (is_one && in_view()).then(|| Standing { referent: referent(), entity_type: EntityType::Person, confidence: BY_KIN })
}

fn is_proper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// "D-N.Y." for "the two-term New York Democrat": whether a party's member has the seat that a noun's adjectives tell.
fn fits_state(role: &str, modifiers: &[&str]) -> bool {
    let Some(seat) = seat_of(role) else { return false };
    let (place, others): (Vec<&str>, Vec<&str>) = modifiers.iter().partition(|word| is_proper(word));
    let place = place.join(" ");
    let is_other = others.iter().any(|word| LESSER.iter().any(|lesser| word.eq_ignore_ascii_case(lesser)));
    let same = seat.eq_ignore_ascii_case(&place) || state(seat).is_some() && state(seat) == state(&place);
    !place.is_empty() && same && !is_other
}

/// "Sen." for "senator".
fn abbreviates(short: &str, long: &str) -> bool {
    short.strip_suffix('.').is_some_and(|stem| {
        stem.len() > 1 && long.len() > stem.len() && long.get(..stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem))
    })
}

/// Whether a verb of saying stands right before or behind a phrase, or behind what belongs to it.
fn speaks(prose: &str, facts: &Facts, phrase: &Phrase) -> bool {
    let head = phrase.head as usize;
    let start = facts.tokens.partition_point(|token| token.span.start < phrase.span.start);
    let saying = Class::SAYING | Class::SAYING_ING;
    let before = start.checked_sub(1).and_then(|at| facts.tokens.get(at));
    if before.is_some_and(|token| token.class.intersects(saying) && token.text(prose).starts_with(|c: char| c.is_lowercase())) {
        return true;
    }
    let behind = || facts.tokens.iter().skip(head + 1).take(14).take_while(|token| !matches!(token.text(prose), "." | "?" | "!" | ";"));
    let said = behind().any(|token| token.class.contains(Class::SAYING) && token.text(prose).starts_with(|c: char| c.is_lowercase()));
    // "A spokeswoman for Harbour Homecare said": for whom somebody speaks does not.
    let belongs = complement(prose, facts, phrase).map_or(phrase.span.end, |complement| complement.end);
    let other_subject = facts.names.iter().any(|name| {
        name.entity_type == EntityType::Person && name.span.start >= belongs && behind().any(|token| token.span.start == name.span.start)
    });
    said && !other_subject
}

/// The description as first given, from its article on, without a number that only counts sources: "an official" for "a second
/// official" and for "one official".
fn description(prose: &str, facts: &Facts, phrase: &Phrase, (opening, rest): (&str, &[&str])) -> Option<Arc<str>> {
    let counts = ["second", "third", "fourth", "fifth", "other"];
    let (counted, rest) = match rest.split_first() {
        Some((first, more)) if !more.is_empty() && counts.iter().any(|word| first.eq_ignore_ascii_case(word)) => (true, more),
        _ => (false, rest),
    };
    let first = rest.first()?;
    let article = match opening.to_ascii_lowercase() {
        own if !counted && matches!(&*own, "a" | "an") => own,
        _ => article(first).to_owned(),
    };
    let mut text = format!("{article} {}", rest.join(" "));
    if let Some(span) = complement(prose, facts, phrase) {
        text.push(' ');
        text.push_str(&span.of(prose).split_whitespace().collect::<Vec<_>>().join(" "));
    }
    Some(text.into())
}

/// "for the port authority", "of the company" behind a role.
pub(super) fn complement(prose: &str, facts: &Facts, phrase: &Phrase) -> Option<Span> {
    let preposition = facts.tokens.get(phrase.head as usize + 1)?;
    if !["for", "of", "at", "from", "with"].contains(&preposition.text(prose)) {
        return None;
    }
    let next = facts.phrases.iter().find(|other| other.span.start > preposition.span.start)?;
    (next.span.start <= preposition.span.end + 1).then(|| preposition.span.to(next.span))
}
