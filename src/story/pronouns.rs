//! Pronoun → person: every person in view is scored, the best wins, and what it is ahead of the rest is the confidence.
//!
//! The evidence is that of the literature on reference without a parser: gender, recency, subjects before objects, parallel
//! places, chains of pronouns, who spoke last, and who a pronoun cannot mean ("Hale saw him"). [`people`] keeps who is in
//! view, [`evidence`] says how a person stands to a pronoun, [`answers`] what that comes to, and the weights of that are learnt
//! ([`crate::lexicon::references`]).

pub(super) mod answers;
pub(in crate::story) mod byline;
pub(super) mod evidence;
mod pauses;
pub(super) mod people;
pub(super) mod position;

use crate::facts::{Facts, Gender, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::references::{self, Evidence};
use crate::lexicon::table::Words;
use crate::text::Span;
use position::Position;
use smallvec::SmallVec;

/// A pronoun that asks for a person.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Pronoun {
    pub(super) token: usize,
    pub(super) span: Span,
    pub(super) gender: Gender,
    pub(super) position: Position,
    pub(super) reflexive: bool,
    pub(super) sentence: i32,
    /// The sentence, counted by those that begin outside quotation marks.
    pub(super) outer: i32,
    pub(super) quoted: bool,
}

/// Pronouns that ask for one person.
const PRONOUNS: Words<8> = Words::of(["he", "she", "his", "him", "her", "hers", "himself", "herself"]);

/// Whether a token is a pronoun that asks for one person.
#[inline]
pub(super) fn is_one(token: &Token) -> bool {
    PRONOUNS.have(token.key)
}

/// The pronoun that a token is, if it asks for one person.
pub(super) fn pronoun(prose: &str, facts: &Facts, at: usize, (sentence, outer): (i32, i32), quoted: bool) -> Option<Pronoun> {
    // Nearly all other words end here.
    let token = facts.tokens.get(at).filter(|token| token.is_word() && is_one(token))?;
    let text = token.text(prose);
    let is = |word: &str| text.eq_ignore_ascii_case(word);
    let (gender, position, reflexive) = if is("he") {
        (Gender::Male, Position::Subject, false)
    } else if is("she") {
        (Gender::Female, Position::Subject, false)
    } else if is("his") {
        (Gender::Male, Position::Possessive, false)
    } else if is("him") {
        (Gender::Male, object(facts, at), false)
    } else if is("her") {
        let possessive = facts.tokens.get(at + 1).is_some_and(|next| {
            next.is_word() && !next.class.intersects(Class::FUNCTION | Class::ADVERB) || next.kind == TokenKind::Number
        });
        (Gender::Female, if possessive { Position::Possessive } else { object(facts, at) }, false)
    } else if is("hers") {
        (Gender::Female, Position::Other, false)
    } else if is("himself") {
        (Gender::Male, Position::Object, true)
    } else if is("herself") {
        (Gender::Female, Position::Object, true)
    } else {
        return None;
    };
    Some(Pronoun { token: at, span: token.span, gender, position, reflexive, sentence, outer, quoted })
}

fn object(facts: &Facts, at: usize) -> Position {
    let before = at.checked_sub(1).and_then(|at| facts.tokens.get(at));
    if before.is_some_and(|token| token.class.contains(Class::PREPOSITION)) { Position::Oblique } else { Position::Object }
}

/// The answers about each person in view.
pub(super) type Answers = SmallVec<[Evidence; 8]>;

/// Whom a pronoun refers to.
pub(super) struct Antecedent {
    /// The person's number.
    pub(super) number: usize,
    /// How sure it is, in percent, that whoever has the highest score is meant; where that one has a rival, either of them.
    pub(super) confidence: u8,
    /// Somebody else who is meant equally well.
    pub(super) rival: Option<usize>,
}

/// The person that a pronoun refers to: who has the highest score.
pub(super) fn choose(people: &[Evidence]) -> Option<Antecedent> {
    // Who says something does not name himself in it, if anybody else may be meant.
    let outside = people.iter().any(|evidence| answers::may_say(evidence) && !answers::is_named_in_own_words(evidence));
    let is_out = |evidence: &Evidence| answers::is_ruled_out(evidence) || outside && answers::is_named_in_own_words(evidence);
    let mut scored: SmallVec<[(i32, usize); 8]> =
        people.iter().enumerate().filter(|(_, evidence)| !is_out(evidence)).map(|(number, one)| (references::score(one), number)).collect();
    scored.sort_unstable_by_key(|&(score, number)| (-score, number));
    let (&(score, best), others) = scored.split_first()?;
    let sure = others.first().map_or(ALONE, |(next, _)| confidence(score - next));
    // Whom the rest of the copy speaks for may name himself after all.
    let is_hushed = |one: &Evidence| is_out(one) && !answers::is_ruled_out(one) && references::score(one) > score;
    let confidence = if people.iter().any(is_hushed) { sure.min(LIKELY) } else { sure };
    let is_equal = |&&(other, at): &&(i32, usize)| score - other <= EQUAL && answers::are_alike(&people[best], &people[at]);
    Some(match others.iter().find(is_equal) {
        // Of two who are meant equally well, whoever was mentioned first.
        Some(&(_, other)) => Antecedent { number: best.min(other), confidence, rival: Some(best.max(other)) },
        None => Antecedent { number: best, confidence, rival: None },
    })
}

/// Two who are alike and differ by no more are meant equally well, in the unit of [`references::score`].
const EQUAL: i32 = 900;

/// How sure one is, in percent, who is alone in view.
const ALONE: u8 = 80;

/// The most, in percent, where somebody else is kept out only by what he would say of himself.
const LIKELY: u8 = 76;

/// How often, in percent, the one is right who is so far ahead of the next. By cross-validation four of five are from 1,400 on, 19 of
/// 20 from 3,000 on.
fn confidence(margin: i32) -> u8 {
    let sure = if margin < 1400 { 45 + margin * 35 / 1400 } else { 80 + (margin - 1400) * 15 / 1600 };
    u8::try_from(sure.min(97)).unwrap_or_default()
}
