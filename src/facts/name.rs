//! Runs of words that may name a person, an organisation or a place, with titles and roles before and after them.
//!
//! Rules over capitals, word classes and neighbours: [`run`] finds the words, [`parse`] cuts titles off, [`kind`] gives the
//! type, [`role`] reads roles around a person, [`nested`] finds the names inside others. Their answer is one of those that
//! [`evidence`] gives to a small learnt model, which has the last word on whether a run is a name and of what ([`verdict`]).
//! What only the story can tell (a word that is a name at one sentence's start and a noun at another's) is left open: the
//! story adds up how much speaks for each form.

mod evidence;
mod form;
mod homonym;
mod kind;
mod neighbours;
mod nested;
mod parse;
pub(crate) mod party;
mod purpose;
mod reader;
mod role;
mod run;
mod trim;
mod verdict;

use super::sentence::Sentence;
use super::token::Token;
use crate::lexicon::Class;
use crate::lexicon::naming::{self, Evidence};
use crate::text::Span;
pub(crate) use party::tells_seat;
use reader::Reader;
use verdict::Verdict;

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum EntityType {
    /// A human being, or someone treated as one.
    Person,
    /// A company, ministry, party, team, outlet.
    Organisation,
    /// A country, city, river, building.
    Place,
}

impl EntityType {
    /// The name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
        }
    }
}

/// The gender that a first name, a title or a pronoun gives.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Gender {
    /// he
    Male,
    /// she
    Female,
}

impl Gender {
    /// The gender that a word gives by its classes.
    #[must_use]
    pub fn of(class: Class) -> Option<Self> {
        match (class.contains(Class::MALE), class.contains(Class::FEMALE)) {
            (true, false) => Some(Self::Male),
            (false, true) => Some(Self::Female),
            _ => None,
        }
    }
}

/// A run of words that may be a name.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// The name proper: "Sergey Lavrov", without title, article or possessive.
    pub span: Span,
    /// With what stands before it: "Russian Foreign Minister Sergey Lavrov".
    pub whole: Span,
    /// What it names by itself.
    pub entity_type: EntityType,
    /// How sure the type is, in percent.
    pub confidence: u8,
    /// False where only a capital at the start of a sentence (or a headline's capitals) speaks for a name.
    pub certain: bool,
    /// How much speaks for a name at all, in thousandths of the natural logarithm of the odds: below zero it is likelier to be
    /// none, and the story decides.
    pub standing: i16,
    /// By first name or title.
    pub gender: Option<Gender>,
    /// The role as the copy states it, before the name ("Russian Foreign Minister") or after ("former U.S. envoy to NATO"),
    /// without its article.
    pub role: Option<Span>,
    /// The key of the noun that the role turns on: "minister" (see [`crate::lexicon::table::key`]).
    pub role_head: Option<u64>,
    /// What else the copy says beside the name of somebody whose role stands before it ("Coach Ana Ruiz, a former teacher,"),
    /// with the key of the noun that it turns on.
    pub second_role: Option<(Span, u64)>,
    /// A short form that the copy gives in brackets: "NLRB".
    pub acronym: Option<Span>,
    /// The name as the index knows it: equal for all ways to capitalise it and to set its accents.
    pub form: Form,
}

/// What a name is looked up by: hashes of its words in lower case without accents (see [`crate::lexicon::table::key`]).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Form {
    /// The whole name.
    pub whole: u64,
    /// Its first word.
    pub first: u64,
    /// Its last word; of "Jr." and the like the word before.
    pub last: u64,
    /// Of three words and more the one before the last, where it may be a surname: "Terrazas" of "Álvaro Terrazas Rojas"; else zero.
    pub middle: u64,
    /// How many words it has, particles and "Jr." not counted.
    pub words: u8,
    /// What the last word has in common with those that are one edit away (see [`crate::lexicon::alike::ends`]); zeros where it is
    /// too short, or no surname.
    pub ends: [u32; 3],
}

/// Finds the names of a block, in the order of the text; a name before those inside it.
#[must_use]
pub fn names(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Name> {
    let mut found = Found::default();
    find(prose, tokens, sentences, &mut found);
    let mut names = found.names;
    names.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    names.dedup_by_key(|name| name.span);
    names
}

/// A run of words that the weights were asked about.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Asked {
    /// The run.
    pub span: Span,
    /// What speaks for and against it.
    pub evidence: Evidence,
}

/// What the weights were asked about in a block: for learning them.
#[must_use]
pub fn asked(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Asked> {
    let mut found = Found { asked: Some(Vec::new()), ..Found::default() };
    find(prose, tokens, sentences, &mut found);
    found.asked.unwrap_or_default()
}

/// What has been found.
#[derive(Default)]
struct Found {
    names: Vec<Name>,
    /// Where somebody wants to know why, what was asked.
    asked: Option<Vec<Asked>>,
}

impl Found {
    /// What the weights say of a run of which the rules say `kind`.
    fn ask(&mut self, reader: &Reader, run: run::Run, kind: kind::Kind, frame: evidence::Frame) -> Verdict {
        let evidence = evidence::evidence(reader, run, kind, frame);
        if let Some(asked) = &mut self.asked {
            asked.push(Asked { span: reader.span(run.start, run.end), evidence });
        }
        Verdict::of(naming::scores(&evidence))
    }

    fn is_asked(&self) -> bool {
        self.asked.is_some()
    }
}

fn find(prose: &str, tokens: &[Token], sentences: &[Sentence], found: &mut Found) {
    for sentence in sentences {
        let reader = Reader::new(prose, tokens, sentence);
        let mut at = reader.first;
        // Most words are small.
        while let Some(next) = reader.next_capital(at) {
            at = next;
            match run::run(&reader, at) {
                Some(run) => {
                    parse::parse(&reader, run, found);
                    at = run.end.max(at + 1);
                }
                None => {
                    nested::in_compound(&reader, at, found);
                    at += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
