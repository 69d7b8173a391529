//! Pronoun → person: every person in view is scored, the best wins, and what it is ahead of the next is the confidence.
//!
//! The evidence is that of the literature on reference without a parser: gender, recency, subjects before objects, parallel
//! places, chains of pronouns, and who a pronoun cannot mean ("Hale saw him").

use super::mentions::Referent;
use super::reading::Place;
use crate::facts::{Case, Facts, Gender, TokenKind};
use crate::lexicon::Class;
use crate::text::Span;

/// Where a mention stands in its clause.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Position {
    /// A verb follows.
    Subject,
    /// A verb precedes.
    Object,
    /// A preposition precedes.
    Oblique,
    /// 's follows, or his, her.
    Possessive,
    /// None of these.
    Other,
}

/// Someone in view.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Person {
    pub(super) referent: Referent,
    pub(super) gender: Option<Gender>,
    /// The last mention.
    pub(super) place: Place,
    /// The sentence of it, counted in this block; below zero in blocks before.
    pub(super) sentence: i32,
    pub(super) position: Position,
    /// Whether the last mention was a pronoun.
    pub(super) by_pronoun: bool,
    /// Mentions in this block.
    pub(super) count: u32,
    /// Whether the last mention stands in quotation marks.
    pub(super) quoted: bool,
    /// Whether the last mention opens its sentence, bar a few small words.
    pub(super) opens: bool,
}

/// A pronoun that asks for a person.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pronoun {
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) gender: Gender,
    pub(super) position: Position,
    pub(super) reflexive: bool,
    pub(super) sentence: i32,
    pub(super) quoted: bool,
}

/// Where a mention of some tokens stands in its clause.
pub(super) fn position(prose: &str, facts: &Facts, span: Span) -> Position {
    let tokens = &facts.tokens;
    let first = tokens.partition_point(|token| token.span.end <= span.start);
    let mut next = tokens.partition_point(|token| token.span.start < span.end);
    let before = first.checked_sub(1).and_then(|at| tokens.get(at));
    if tokens.get(next).is_some_and(|token| token.kind == TokenKind::Clitic && token.text(prose).ends_with('s')) {
        let verbal = tokens.get(next + 1).is_some_and(|token| token.class.intersects(Class::GERUND | Class::DETERMINER | Class::ADVERB));
        return if verbal { Position::Subject } else { Position::Possessive };
    }
    if before.is_some_and(|token| token.class.contains(Class::PREPOSITION) && !token.class.contains(Class::CONJUNCTION)) {
        return Position::Oblique;
    }
    // Over the second of two: "Hale and Peter Lund said".
    if tokens.get(next).is_some_and(|token| token.is(prose, "and")) {
        let named = |at: usize| tokens.get(at).is_some_and(|token| token.case == Case::Capital);
        let end = (next + 1..next + 5).find(|&at| !named(at)).filter(|&end| end > next + 1);
        next = end.unwrap_or(next);
    }
    // Over an apposition or brackets: "Hale, 42, an engineer, said".
    if let Some(closing) = tokens.get(next).and_then(|token| match token.text(prose) {
        "," => Some(","),
        "(" => Some(")"),
        _ => None,
    }) {
        let end = (next + 1..(next + 18).min(tokens.len())).find(|&at| tokens[at].text(prose) == closing || tokens[at].text(prose) == ".");
        match end.filter(|&end| tokens[end].text(prose) == closing) {
            Some(end) => next = end + 1,
            None => next = tokens.len(),
        }
    }
    while tokens.get(next).is_some_and(|token| token.class.contains(Class::ADVERB) && token.is_word()) {
        next += 1;
    }
    if tokens.get(next).is_some_and(|token| is_verbal(prose, *token)) {
        return Position::Subject;
    }
    if before.is_some_and(|token| is_verbal(prose, *token)) {
        return Position::Object;
    }
    Position::Other
}

fn is_verbal(prose: &str, token: crate::facts::Token) -> bool {
    let text = token.text(prose);
    token.is_word()
        && text.starts_with(|c: char| c.is_lowercase())
        && (token.class.intersects(Class::AUXILIARY | Class::VERB | Class::SAYING) && !token.class.contains(Class::PREPOSITION)
            || text.len() > 4 && text.ends_with("ed")
            || token.class.intersects(Class::GERUND))
}

/// Whom a pronoun refers to.
pub(super) struct Antecedent {
    /// The person's number.
    pub(super) number: usize,
    /// How sure that is, in percent.
    pub(super) confidence: u8,
    /// Somebody else who is meant equally well.
    pub(super) rival: Option<usize>,
}

/// The person that a pronoun refers to.
pub(super) fn antecedent(prose: &str, facts: &Facts, pronoun: Pronoun, people: &[Person]) -> Option<Antecedent> {
    let mut scored: Vec<(i32, usize)> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.gender.is_none_or(|gender| gender == pronoun.gender))
        .map(|(number, person)| (score(prose, facts, pronoun, person, people), number))
        .collect();
    scored.sort_by_key(|&(score, number)| (std::cmp::Reverse(score), number));
    let &(best, number) = scored.first()?;
    if best < LEAST {
        return None;
    }
    let margin = scored.get(1).map_or(300, |&(next, _)| best - next);
    let second = scored.get(1).map(|&(_, second)| second).filter(|_| margin <= EQUAL);
    let rival = second.filter(|&second| people.get(number).zip(people.get(second)).is_some_and(|(one, other)| one.is_like(other)));
    let sure = 45 + margin.clamp(0, 300) / 6;
    u8::try_from(sure).ok().map(|confidence| Antecedent { number, confidence, rival })
}

impl Person {
    /// Whether a reader has no sign by which to prefer one of two: both stand in one sentence of this block, in like places.
    fn is_like(&self, other: &Self) -> bool {
        self.place.back == 0
            && other.place.back == 0
            && (self.sentence, self.position, self.opens, self.by_pronoun, self.quoted)
                == (other.sentence, other.position, other.opens, other.by_pronoun, other.quoted)
    }
}

/// Two who are alike and differ by no more are meant equally well: one of them is merely the last mentioned, or mentioned once more.
const EQUAL: i32 = 30;

/// Below this nobody is meant.
const LEAST: i32 = -250;

/// Weights in hundredths; set by hand and checked on the development part of GAP and GUM.
fn score(prose: &str, facts: &Facts, pronoun: Pronoun, person: &Person, people: &[Person]) -> i32 {
    let mut score = 0;
    score += match person.gender {
        Some(_) => 120,
        None => 0,
    };
    let gap = pronoun.sentence - person.sentence;
    score += match gap {
        0 => 60,
        1 => 40,
        2 => -30,
        3 => -70,
        _ => -100 - 8 * gap.min(20),
    };
    score += match person.position {
        Position::Subject => 90,
        Position::Possessive => 10,
        Position::Object => 0,
        Position::Oblique => -45,
        Position::Other => 0,
    };
    if person.opens {
        score += 25;
    }
    if person.by_pronoun {
        score += 80;
    }
    score += 18 * i32::try_from(person.count.min(4)).unwrap_or(0);
    if pronoun.position == Position::Subject && person.position == Position::Subject {
        score += 40;
    }
    if pronoun.position == Position::Possessive && gap == 0 {
        score += match person.position {
            Position::Subject => 40,
            _ => 10,
        };
    }
    if gap == 0 && same_clause(prose, facts, pronoun, person) {
        if pronoun.reflexive {
            score += if person.position == Position::Subject { 200 } else { 0 };
        } else if matches!(pronoun.position, Position::Object | Position::Oblique) && person.position == Position::Subject {
            score -= 220;
        } else if pronoun.position == Position::Subject {
            score -= 40;
        }
    }
    if person.quoted != pronoun.quoted {
        score -= 35;
    }
    let later = people.iter().filter(|other| (other.sentence, other.place.span.start) > (person.sentence, person.place.span.start)).count();
    score - 12 * i32::try_from(later.min(5)).unwrap_or(0)
}

/// Whether nothing that may start a clause stands between a person and a pronoun behind it.
fn same_clause(prose: &str, facts: &Facts, pronoun: Pronoun, person: &Person) -> bool {
    if person.place.back > 0 || person.place.span.end > pronoun.span.start {
        return false;
    }
    let start = facts.tokens.partition_point(|token| token.span.start < person.place.span.end);
    !facts.tokens[start.min(pronoun.token)..pronoun.token].iter().any(|token| {
        token.class.contains(Class::CONJUNCTION)
            || matches!(token.text(prose), "," | ";" | ":" | "\u{2014}" | "who" | "which" | "\"" | "\u{201c}" | "(")
    })
}

/// The pronoun that a token is, if it asks for one person.
pub(super) fn pronoun(prose: &str, facts: &Facts, at: usize, sentence: i32, quoted: bool) -> Option<Pronoun> {
    let token = facts.tokens.get(at).filter(|token| token.is_word())?;
    let text = token.text(prose);
    if text.len() > 7 || text.len() < 2 {
        return None;
    }
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    let (gender, position, reflexive) = if is("he") {
        (Gender::Male, Position::Subject, false)
    } else if is("she") {
        (Gender::Female, Position::Subject, false)
    } else if is("his") {
        (Gender::Male, Position::Possessive, false)
    } else if is("him") {
        (Gender::Male, object(prose, facts, at), false)
    } else if is("her") {
        let possessive = facts.tokens.get(at + 1).is_some_and(|next| {
            next.is_word() && !next.class.intersects(Class::FUNCTION | Class::ADVERB) || next.kind == TokenKind::Number
        });
        (Gender::Female, if possessive { Position::Possessive } else { object(prose, facts, at) }, false)
    } else if is("hers") {
        (Gender::Female, Position::Other, false)
    } else if is("himself") {
        (Gender::Male, Position::Object, true)
    } else if is("herself") {
        (Gender::Female, Position::Object, true)
    } else {
        return None;
    };
    Some(Pronoun { token: at, span: token.span, gender, position, reflexive, sentence, quoted })
}

fn object(prose: &str, facts: &Facts, at: usize) -> Position {
    let before = at.checked_sub(1).and_then(|at| facts.tokens.get(at));
    let preposition = before.is_some_and(|token| token.class.contains(Class::PREPOSITION) && !token.text(prose).is_empty());
    if preposition { Position::Oblique } else { Position::Object }
}
