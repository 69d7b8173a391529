//! What one block says by itself: a pure function of its prose and the lexicon.
//!
//! Nothing here knows where the block stands, what the next one says, or what the user has set.

pub mod cue;
pub mod dialect;
pub mod epithet;
pub mod mark;
pub mod name;
pub mod phrase;
pub mod sentence;
pub mod shape;
pub mod spelling;
pub mod token;

use crate::text::{Block, BlockKind};
pub use cue::{Cue, CueForm};
pub use dialect::DialectWord;
pub use epithet::Epithet;
pub use mark::{Glyph, Lean, Mark};
pub use name::{EntityType, Gender, Name};
pub use phrase::Phrase;
pub use sentence::Sentence;
pub use shape::Shape;
pub use spelling::UnknownWord;
pub use token::{Case, Token, TokenKind};

/// The facts of one block. All places are spans of the block's prose; all lists are in the order of the text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Facts {
    /// Words, numbers, punctuation.
    pub tokens: Vec<Token>,
    /// Sentences, as runs of tokens.
    pub sentences: Vec<Sentence>,
    /// What may be a quotation mark. Apostrophes and primes are left out.
    pub marks: Vec<Mark>,
    /// What may name a person, an organisation or a place.
    pub names: Vec<Name>,
    /// Phrases that may speak: names with their titles, roles, pronouns, documents, crowds.
    pub phrases: Vec<Phrase>,
    /// What is said of persons beside the role that goes with a name: an age, a second role.
    pub epithets: Vec<Epithet>,
    /// Verbs and phrases of saying.
    pub cues: Vec<Cue>,
    /// Words that the tables do not know.
    pub unknown: Vec<UnknownWord>,
    /// Words whose spelling tells of their dialect.
    pub dialect_words: Vec<DialectWord>,
    /// What the block looks like as a whole: a transcript's turn, a question, a headline.
    pub shape: Shape,
}

impl Facts {
    /// Reads a block.
    #[must_use]
    pub fn of(block: &Block) -> Self {
        if block.kind == BlockKind::NotProse {
            return Self::default();
        }
        let prose = block.prose.text();
        let tokens = token::tokens(prose);
        let marks = mark::marks(prose, &tokens);
        let sentences = sentence::sentences(prose, &tokens, &marks);
        let names = name::names(prose, &tokens, &sentences);
        let cues = cue::cues(prose, &tokens, &sentences);
        let phrases = phrase::phrases(prose, &tokens, &names, &sentences);
        let epithets = epithet::epithets(prose, &tokens, &names, &phrases);
        let shape = shape::shape(block, prose, &tokens, &sentences);
        let unknown = spelling::unknown_words(prose, &tokens, &sentences, &names, shape.headline);
        let dialect_words = dialect::dialect_words(prose, &tokens, &names);
        Self { tokens, sentences, marks, names, phrases, epithets, cues, unknown, dialect_words, shape }
    }
}
