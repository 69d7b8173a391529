//! Pronoun → person: every person in view is scored, the best wins, and what it is ahead of the rest is the confidence.
//!
//! The evidence is that of the literature on reference without a parser: gender, recency, subjects before objects, parallel
//! places, chains of pronouns, who spoke last, and who a pronoun cannot mean ("Hale saw him"). [`people`] keeps who is in
//! view, [`evidence`] says how a person stands to a pronoun, [`answers`] what that comes to, and the weights of that are learnt
//! ([`crate::lexicon::references`]).

pub(super) mod answers;
pub(super) mod evidence;
pub(super) mod people;
pub(super) mod position;

use crate::facts::{Facts, Gender, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::references::{self, Evidence};
use crate::lexicon::table::Words;
use crate::text::Span;
use position::Position;

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

/// The pronoun that a token is, if it asks for one person.
pub(super) fn pronoun(prose: &str, facts: &Facts, at: usize, (sentence, outer): (i32, i32), quoted: bool) -> Option<Pronoun> {
    let token = facts.tokens.get(at).filter(|token| token.is_word())?;
    // Nearly all other words end here.
    const PRONOUNS: Words<8> = Words::of(["he", "she", "his", "him", "her", "hers", "himself", "herself"]);
    if !PRONOUNS.have(token.key) {
        return None;
    }
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
pub(super) fn choose(people: &[Evidence]) -> Option<Antecedent> {
    let mut best: Option<(i32, usize)> = None;
    let mut next: Option<(i32, usize)> = None;
    // Who says something does not name himself in it, if anybody else may be meant.
    let outside = people.iter().any(|evidence| answers::may_say(evidence) && !answers::is_named_in_own_words(evidence));
    let is_out = |evidence: &Evidence| answers::is_ruled_out(evidence) || outside && answers::is_named_in_own_words(evidence);
    for (number, evidence) in people.iter().enumerate().filter(|(_, evidence)| !is_out(evidence)) {
        let scored = (references::score(evidence), number);
        if best.is_none_or(|best| scored.0 > best.0) {
            next = best;
            best = Some(scored);
        } else if next.is_none_or(|next| scored.0 > next.0) {
            next = Some(scored);
        }
    }
    let (score, mut number) = best?;
    // Whom the rest of the copy speaks for may name himself after all.
    let may_name_himself = |evidence: &Evidence| outside && !answers::is_ruled_out(evidence) && answers::is_named_in_own_words(evidence);
    let is_hushed = people.iter().any(|evidence| may_name_himself(evidence) && references::score(evidence) > score);
    let mut margin = next.map_or(ALONE, |(next, _)| score - next);
    let others = || people.iter().enumerate().filter(|(_, evidence)| !is_out(evidence));
    let far = answers::is_of_block_before(people.get(number)?);
    // Who speaks in this very paragraph goes on, whoever spoke before.
    if let Some((speaker, _)) = others().filter(|_| far).rfind(|(_, evidence)| answers::spoke_just_now(evidence)) {
        (number, margin) = (speaker, ALONE);
    }
    // The one subject of the sentence before in this paragraph comes before anybody of a paragraph before.
    let mut subjects = others().filter(|(_, evidence)| far && answers::is_subject_before(evidence));
    if let (Some((subject, _)), None, true) =
        (subjects.next(), subjects.next(), people.get(number).is_some_and(answers::is_of_block_before))
    {
        (number, margin) = (subject, ALONE);
    }
    // So does the only one of this block, where nothing tells the gender.
    let far = people.get(number).is_some_and(answers::is_of_block_before);
    let mut here = others().filter(|(_, evidence)| far && answers::is_of_this_block(evidence));
    if let (Some((only, evidence)), None) = (here.next(), here.next())
        && (answers::may_be_topic(evidence) || answers::is_named_before(evidence))
    {
        // Who is only named may be the topic or not.
        (number, margin) = (only, if answers::may_be_topic(evidence) { ALONE } else { LIKELY });
    }
    // Whom the last pronoun stood for goes on before anybody of a block before.
    let far = people.get(number).is_some_and(answers::is_of_block_before);
    if let Some((person, _)) = others().rfind(|(_, evidence)| far && answers::is_of_chain(evidence)) {
        (number, margin) = (person, ALONE);
    }
    // The one person whom the block before ends with comes before those whom it does not mention.
    let earlier = people.get(number).is_some_and(answers::is_of_earlier_block);
    let mut last = others().filter(|(_, evidence)| earlier && answers::ends_block_before(evidence));
    if let (Some((person, _)), None) = (last.next(), last.next()) {
        (number, margin) = (person, ALONE);
    }
    // So does the only one of the block before, where nothing tells the gender.
    let earlier = people.get(number).is_some_and(answers::is_of_earlier_block);
    let mut last = others().filter(|(_, evidence)| earlier && answers::is_of_last_block(evidence));
    if let (Some((person, evidence)), None) = (last.next(), last.next())
        && answers::may_end_block_before(evidence)
    {
        (number, margin) = (person, LIKELY);
    }
    let one = people.get(number)?;
    let is_equal = |other: &Evidence| (references::score(one) - references::score(other)).abs() <= EQUAL;
    let alike = others().find(|&(other, evidence)| other != number && answers::are_alike(one, evidence) && is_equal(evidence));
    let alike = alike.map(|(other, _)| other);
    // Where the best is of a block before, two subjects in like places of this one put him in doubt.
    let mut near = others().filter(|(_, evidence)| answers::is_of_block_before(one) && answers::is_near_subject(evidence));
    let doubt = match (near.next(), near.next()) {
        (Some((first, one)), Some((_, other))) if answers::are_alike(one, other) => Some(first),
        _ => None,
    };
    let rival = alike.or(doubt);
    if rival.is_some() {
        margin = margin.min(EQUAL);
    }
    // Nobody else of this block can be meant, and the sentence before is about the one.
    let mut here = others().filter(|(_, evidence)| answers::is_of_this_block(evidence));
    if let (Some((only, evidence)), None) = (here.next(), here.next())
        && only == number
        && answers::is_subject_before(evidence)
    {
        margin = margin.max(ONLY);
    }
    if is_hushed {
        margin = margin.min(LIKELY);
    }
    Some(Antecedent { number, confidence: confidence(margin), rival })
}

/// Two who are alike and differ by no more are meant equally well, in the unit of [`references::score`].
const EQUAL: i32 = 200;

/// One who is alone in view counts as so far ahead of the next, in the unit of [`references::score`].
const ALONE: i32 = 500;

/// So far ahead one is likely, not sure.
const LIKELY: i32 = 400;

/// The one subject of the sentence before, alone in a block, counts as so far ahead of those of other blocks: 22 of 23 were right.
const ONLY: i32 = 850;

/// How often, in percent, the one is right who is so far ahead of the next. By cross-validation four of five are from 500 on.
fn confidence(margin: i32) -> u8 {
    let sure = if margin < 500 { 48 + margin * 32 / 500 } else { 80 + (margin - 500) * 30 / 1000 };
    u8::try_from(sure.min(97)).unwrap_or_default()
}
