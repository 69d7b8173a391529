//! Runs of words that may name a person, an organisation or a place, with titles and roles before and after them.

use super::sentence::Sentence;
use super::token::{Case, Token};
use crate::lexicon::Class;
use crate::text::Span;

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
    /// By first name or title.
    pub gender: Option<Gender>,
    /// The role as the copy states it, before the name ("Russian Foreign Minister") or after ("a former U.S. envoy to NATO").
    pub role: Option<Span>,
    /// A short form that the copy gives in brackets: "(NLRB)".
    pub acronym: Option<Span>,
}

/// Finds the names of a block.
#[must_use]
pub fn names(_prose: &str, tokens: &[Token], sentences: &[Sentence]) -> Vec<Name> {
    // SKELETON: runs of capitals.
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let start = at;
        while at < tokens.len() && tokens[at].is_word() && matches!(tokens[at].case, Case::Capital | Case::Upper) {
            at += 1;
        }
        if at == start {
            at += 1;
            continue;
        }
        #[allow(clippy::cast_possible_truncation)]
        let at_sentence_start = sentences.iter().any(|sentence| sentence.first == start as u32);
        let lone = at == start + 1 && at_sentence_start;
        if lone && tokens[start].class.intersects(Class::FUNCTION) {
            continue;
        }
        let span = tokens[start].span.to(tokens[at - 1].span);
        names.push(Name {
            span,
            whole: span,
            entity_type: EntityType::Person,
            confidence: 30,
            certain: !lone,
            gender: None,
            role: None,
            acronym: None,
        });
    }
    names
}
