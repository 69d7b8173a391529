//! Runs of words that may name a person, an organisation or a place, with titles and roles before and after them.
//!
//! Rules over capitals, word classes and neighbours: [`run`] finds the words, [`parse`] cuts titles off and gives the type,
//! [`role`] reads roles around a person, [`nested`] finds the names inside others. What only the story can tell (a word that is
//! a name at one sentence's start and a noun at another's) is left open as uncertain.

mod kind;
mod nested;
mod parse;
mod reader;
mod role;
mod run;

use super::sentence::Sentence;
use super::token::Token;
use crate::text::Span;
use reader::Reader;

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
    /// False where only a capital at the start of a sentence (or a headline's capitals) speaks for a name: the story decides.
    pub certain: bool,
    /// Whether all its words also stand in lower case in English copy.
    pub common: bool,
    /// By first name or title.
    pub gender: Option<Gender>,
    /// The role as the copy states it, before the name ("Russian Foreign Minister") or after ("former U.S. envoy to NATO"),
    /// without its article.
    pub role: Option<Span>,
    /// The key of the noun that the role turns on: "minister" (see [`crate::lexicon::table::key`]).
    pub role_head: Option<u64>,
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
    /// How many words it has, particles and "Jr." not counted.
    pub words: u8,
}

/// Finds the names of a block, in the order of the text; a name before those inside it.
#[must_use]
pub fn names(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Name> {
    let mut names = Vec::new();
    for sentence in sentences {
        let reader = Reader::new(prose, tokens, sentence);
        let mut at = reader.first;
        while at < reader.last {
            match run::run(&reader, at) {
                Some(run) => {
                    parse::parse(&reader, run, &mut names);
                    at = run.end.max(at + 1);
                }
                None => {
                    nested::in_compound(&reader, at, &mut names);
                    at += 1;
                }
            }
        }
    }
    names.sort_by_key(|name| (name.span.start, std::cmp::Reverse(name.span.end)));
    names.dedup_by_key(|name| name.span);
    names
}

#[cfg(test)]
mod tests;
