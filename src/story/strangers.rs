//! Persons without a name whom "he" and "she" mean: "The widow shook her head. 'I knew nothing,' she said."
//!
//! They are noted as the text goes by, and looked at only when a pronoun asks and at the block's end. One is meant only where
//! the sentence before is about it and about nobody else that the pronoun fits.

use super::mentions::Referent;
use super::pronouns::Pronoun;
use super::pronouns::evidence::REPLYING;
use super::pronouns::people::{By, Person};
use super::pronouns::position::{self, Position, Setting};
use super::roles::{self, focus};
use crate::facts::phrase::PhraseKind;
use crate::facts::token::Case;
use crate::facts::{EntityType, Facts, Gender, Phrase, Token, TokenKind};
use crate::lexicon::Class;
use crate::lexicon::table::Words;
use crate::text::Span;

/// How sure it is, in percent, that a stranger is meant.
pub(super) const MEANT: u8 = 70;

/// Someone whom a block mentions by a role only.
#[derive(Clone, Copy)]
pub(super) struct Stranger {
    phrase: Phrase,
    /// The sentence, counted by those that begin outside quotation marks.
    sentence: i32,
    gender: Option<Gender>,
}

impl Stranger {
    /// The person whom a phrase in a sentence means, if it is of one who has no name in the story.
    pub(super) fn new(prose: &str, facts: &Facts, phrase: &Phrase, sentence: i32) -> Option<Self> {
        if phrase.kind != PhraseKind::Role {
            return None;
        }
        let head = facts.tokens.get(phrase.head as usize)?;
        let start = facts.tokens.partition_point(|token| token.span.start < phrase.span.start);
        let is_alone = !is_plural(head.text(prose))
            && is_somebody_else(prose, facts, phrase, start, head)
            && !is_predicate(facts, start)
            && !tells_of_name(prose, facts, start)
            && !is_dead(facts, phrase)
            && !roles::belongs_to_name(facts, phrase)
            && !focus::is_explained(prose, facts, phrase);
        let gender = || roles::gender_of(prose, head).or_else(|| gender_told(prose, facts, phrase));
        is_alone.then(|| Self { phrase: *phrase, sentence, gender: gender() })
    }

    /// The role in the prose of its block.
    pub(super) fn span(&self) -> Span {
        self.phrase.span
    }

    /// Whether the police, or whoever else is the subject, has the stranger in a sentence, counted by those that begin outside
    /// quotation marks: "Hale arrested a man."
    pub(super) fn is_held_in(&self, facts: &Facts, sentence: i32) -> bool {
        const HOLD: Words<9> =
            Words::of(["arrested", "charged", "detained", "held", "stopped", "questioned", "jailed", "sentenced", "caught"]);
        let start = facts.tokens.partition_point(|token| token.span.start < self.phrase.span.start);
        self.sentence == sentence && start.checked_sub(1).is_some_and(|before| HOLD.have(facts.tokens[before].key))
    }

    pub(super) fn gender(&self) -> Option<Gender> {
        self.gender
    }

    /// By the words of the copy: "her husband", "a man from the port".
    pub(super) fn referent(&self, prose: &str, facts: &Facts) -> Referent {
        let span = roles::complement(prose, facts, &self.phrase).map_or(self.phrase.span, |more| self.phrase.span.to(more));
        let text = span.of(prose).split_whitespace().collect::<Vec<_>>().join(" ");
        let first = text.find(' ').unwrap_or(0);
        Referent::Unnamed(format!("{}{}", text[..first].to_lowercase(), &text[first..]).into())
    }

    /// Where the role stands, if the sentence is about the person.
    pub(super) fn subject(&self, prose: &str, facts: &Facts) -> Option<Setting> {
        let setting = position::setting(prose, facts, self.phrase.span, self.phrase.span);
        let first = setting.tokens.0;
        let sentence = facts.sentences.iter().rfind(|sentence| sentence.first as usize <= first)?;
        let opens = sentence.first as usize == first;
        // "Outside the hall, his aunt said": nobody stands before.
        let follows = || {
            facts.tokens[first - 1].text(prose) == ","
                && !facts.names.iter().any(|name| {
                    name.entity_type == EntityType::Person && sentence.span.contains(name.span) && name.span.end <= self.phrase.span.start
                })
        };
        let is_subject = match setting.position {
            Position::Subject => opens || follows(),
            Position::Other => opens,
            _ => false,
        };
        is_subject.then_some(setting)
    }

    /// Whether a pronoun in the next sentence means the stranger, and none of those in view.
    pub(super) fn is_meant(&self, prose: &str, facts: &Facts, pronoun: &Pronoun, people: &[Person]) -> bool {
        pronoun.position == Position::Subject
            && !pronoun.quoted
            && pronoun.outer - self.sentence == 1
            && self.gender.is_none_or(|gender| gender == pronoun.gender)
            && !replies(facts, pronoun)
            && !self.has_rival(people, Some(pronoun.gender))
            && self.subject(prose, facts).is_some()
    }

    /// Whether one of those in view may be meant by a pronoun as well: who stands in the stranger's sentence, or spoke in this
    /// block.
    pub(super) fn has_rival(&self, people: &[Person], gender: Option<Gender>) -> bool {
        people.iter().any(|person| self.is_rivalled_by(person, gender))
    }

    fn is_rivalled_by(&self, person: &Person, gender: Option<Gender>) -> bool {
        let fits = gender.is_some() && (person.gender.is_none() || person.gender == gender);
        // Whom only a role without a gender names stands back behind all who were named lately.
        if self.gender.is_none() && fits && person.back <= 1 && person.outside.is_some() && matches!(person.referent, Referent::Named(_)) {
            return true;
        }
        let Some(seen) = person.outside.filter(|seen| seen.by != By::Before && seen.by != By::Pronoun) else { return false };
        let is_other = person.guessed.is_none() && gender.is_some() && person.gender.is_some() && person.gender != gender;
        if is_other || seen.position == Position::Possessive {
            return false;
        }
        match self.gender {
            // "A gunman shot Hale. 'I thought I was dead,' he said."
            Some(_) => seen.outer > self.sentence || seen.outer == self.sentence && (seen.position == Position::Subject || fits),
            None => seen.outer >= self.sentence || seen.says,
        }
    }
}

/// Whom a pronoun goes on with: the one without a name whom the sentence before was about, in this block or at the end of the one
/// before, where nobody else of this block or that one may be meant.
pub(super) fn before<'a>(pronoun: &Pronoun, people: &'a [Person]) -> Option<&'a Person> {
    if pronoun.position != Position::Subject || pronoun.quoted {
        return None;
    }
    let fits = |person: &&Person| person.gender.is_none_or(|gender| gender == pronoun.gender);
    let is_topic = |person: &&Person| match (person.outside, person.before) {
        (Some(seen), _) if person.back == 0 => seen.by == By::Role && seen.position == Position::Subject && pronoun.outer - seen.outer == 1,
        (_, Some(look)) => person.back == 1 && look.late && !look.quoted && look.position == Position::Subject as u8,
        _ => false,
    };
    let mut topics = people.iter().filter(fits).filter(is_topic);
    let (Some(one), None) = (topics.next(), topics.next()) else { return None };
    let others = || people.iter().filter(fits).filter(|person| person.referent != one.referent);
    let here = others().any(|person| person.back == 0 && person.outside.is_some());
    let near = one.back == 1 && others().any(|person| person.back == 1);
    let clear = !here && (one.gender.is_some() && one.guessed.is_none() || !near);
    (matches!(one.referent, Referent::Unnamed(_)) && clear).then_some(one)
}

/// The one whom the last sentence of a block is about, for whom the next block may go on.
pub(super) fn last(strangers: &[Stranger], sentence: i32) -> Option<&Stranger> {
    strangers.iter().find(|stranger| stranger.sentence == sentence)
}

/// "a nurse who would not give her name", "the victim, a 34-year-old woman,": what is said right behind tells the gender.
pub(super) fn gender_told(prose: &str, facts: &Facts, phrase: &Phrase) -> Option<Gender> {
    let behind = facts.tokens.get(phrase.head as usize + 1..).unwrap_or_default();
    match behind.first()?.text(prose) {
        "who" => told_by_own_name(prose, behind),
        "," => told_by_apposition(prose, &behind[1..]),
        _ => None,
    }
}

/// "who would not give her name", but not "who hit her"
fn told_by_own_name(prose: &str, behind: &[Token]) -> Option<Gender> {
    const GIVE: Words<9> = Words::of(["give", "gave", "gives", "reveal", "revealed", "want", "wanted", "disclose", "provide"]);
    const OWN: Words<6> = Words::of(["name", "full", "first", "surname", "identity", "age"]);
    behind.windows(3).take(6).find(|words| GIVE.have(words[0].key) && OWN.have(words[2].key)).and_then(|words| match words[1].text(prose) {
        "his" => Some(Gender::Male),
        "her" => Some(Gender::Female),
        _ => None,
    })
}

/// ", a 34-year-old woman," but not ", a woman and two children" or ", the girl said,"
fn told_by_apposition(prose: &str, behind: &[Token]) -> Option<Gender> {
    const LONGEST: usize = 5;
    let article = behind.first().is_some_and(|token| matches!(token.text(prose), "a" | "an"));
    let plain = |token: &&Token| matches!(token.kind, TokenKind::Word | TokenKind::Number) && token.case != Case::Capital;
    let words = behind.iter().take(LONGEST).take_while(|token| plain(token) && !token.class.contains(Class::PREPOSITION)).count();
    let closes = behind.get(words).is_some_and(|token| matches!(token.text(prose), "," | ".") || token.class.contains(Class::PREPOSITION));
    let head = words.checked_sub(1).and_then(|last| behind.get(last)).filter(|_| article && closes);
    let listed = behind.get(words + 1).is_some_and(|token| matches!(token.text(prose), "a" | "an" | "and"));
    head.filter(|_| !listed).and_then(|head| Gender::of(head.class))
}

/// "he replied": to the one whom the sentence before is about.
fn replies(facts: &Facts, pronoun: &Pronoun) -> bool {
    facts.tokens.get(pronoun.token + 1).is_some_and(|verb| REPLYING.have(verb.key))
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss") || noun.ends_with("men") || noun.ends_with("people")
}

/// "a man", "her husband", "Hale's lawyer", "the judge": nobody else's description, as "the striker" may be.
fn is_somebody_else(prose: &str, facts: &Facts, phrase: &Phrase, start: usize, head: &Token) -> bool {
    const NEW: Words<11> = Words::of(["a", "an", "one", "another", "his", "her", "their", "my", "our", "its", "your"]);
    let owned = start
        .checked_sub(1)
        .and_then(|at| facts.tokens.get(at))
        .is_some_and(|token| token.kind == TokenKind::Clitic && token.text(prose).ends_with(['s', '\'', '\u{2019}']));
    let is_office = focus::is_office(head.key) && !focus::tells_past(prose, phrase);
    let first = facts.tokens.get(start);
    owned || first.is_some_and(|first| NEW.have(first.key) || first.is(prose, "the") && is_office)
}

/// "Her sister died at the scene", "a man was killed": who says nothing more.
fn is_dead(facts: &Facts, phrase: &Phrase) -> bool {
    const DIED: Words<4> = Words::of(["died", "dies", "drowned", "perished"]);
    const DONE: Words<5> = Words::of(["killed", "murdered", "buried", "dead", "slain"]);
    const BETWEEN: Words<8> = Words::of(["had", "has", "have", "later", "also", "found", "pronounced", "shot"]);
    const BE: Words<5> = Words::of(["was", "is", "were", "been", "being"]);
    let after = facts.tokens.get(phrase.head as usize + 1..).unwrap_or_default();
    let verb = after.iter().take_while(|token| BETWEEN.have(token.key) || BE.have(token.key)).count();
    let is_done = after[..verb].iter().any(|token| BE.have(token.key));
    let ends = after.get(verb + 1).is_none_or(|next| !next.is_word() || next.class.contains(Class::PREPOSITION));
    after.get(verb).is_some_and(|token| DIED.have(token.key) || is_done && ends && DONE.have(token.key))
}

/// "Ana Ruiz, an early supporter": says more of the name before.
fn tells_of_name(prose: &str, facts: &Facts, start: usize) -> bool {
    let Some(name) = start.checked_sub(2).filter(|_| facts.tokens[start - 1].text(prose) == ",") else { return false };
    let end = facts.tokens[name].span.end;
    facts.names.iter().any(|name| name.entity_type == EntityType::Person && name.span.end == end)
}

/// "Hale is a lawyer", "worked as a lawyer": says who somebody is.
fn is_predicate(facts: &Facts, start: usize) -> bool {
    const LINKS: Words<9> = Words::of(["is", "was", "are", "were", "be", "been", "became", "as", "becoming"]);
    let mut before = (0..start).rev().map(|at| facts.tokens[at]).skip_while(|token| token.class.contains(Class::ADVERB));
    before.next().is_some_and(|token| LINKS.have(token.key))
}
