//! Phrases that may speak: a name with its title, a role ("the former official"), a pronoun, a document, a crowd.

use super::name::Name;
use super::token::Token;
use crate::lexicon::Class;
use crate::text::Span;

/// A noun phrase that may be the source of words.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Phrase {
    /// The whole phrase: "Carnegie Endowment analyst Andrew Weiss", "the former official", "he".
    pub span: Span,
    /// The index of its head among the block's tokens: the last word of the name, "official", "he".
    pub head: u32,
    /// What it is.
    pub kind: PhraseKind,
}

/// The kind of a phrase.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PhraseKind {
    /// Holds a name, the index of which in [`super::Facts::names`] is given.
    Name(u32),
    /// A role of a person: "the senator", "a former aide", "police spokesman".
    Role,
    /// he, she, they, I, we, it, who.
    Pronoun,
    /// An organisation without its name: "the ministry", "the union".
    Organisation,
    /// A document, poll, sign, law: "the report", "a statement".
    Document,
    /// A group: "critics", "protesters", "the two".
    Group,
    /// Any other noun phrase.
    Other,
}

/// Finds the phrases of a block.
#[must_use]
pub fn phrases(_prose: &str, tokens: &[Token], names: &[Name]) -> Vec<Phrase> {
    // SKELETON: names and pronouns.
    let mut phrases = Vec::new();
    #[allow(clippy::cast_possible_truncation)]
    for (index, token) in tokens.iter().enumerate() {
        if let Some(name) = names.iter().position(|name| name.span.end == token.span.end) {
            phrases.push(Phrase { span: names[name].whole, head: index as u32, kind: PhraseKind::Name(name as u32) });
        } else if token.class.contains(Class::PRONOUN) {
            phrases.push(Phrase { span: token.span, head: index as u32, kind: PhraseKind::Pronoun });
        }
    }
    phrases
}
