//! What one block hands on to the next: small, comparable, and empty again soon after it was needed.
//!
//! A reading is kept while the carry handed in is equal, so nothing here may grow with the story or remember what is far away.
//! It has parts, because most blocks use one of them at most: who spoke, and who is in view.

use std::sync::Arc;

use super::attribution::Attribution;
use super::bodies::Body;
use super::mentions::Referent;
use super::notes::Note;
use super::quotes::Quote;
use crate::facts::Gender;

/// What is handed on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Carry {
    /// What attribution goes on with.
    pub speech: Arc<Speech>,
    /// Persons lately mentioned, the most salient first: what a pronoun may refer to. At most [`Carry::MOST_FOCUS`], none
    /// older than [`Carry::MOST_BACK`] blocks.
    pub focus: Vec<Focus>,
    /// The organisations, documents and groups that "it" and "they" may mean: at most one for each.
    pub bodies: Vec<Body>,
    /// What comments say of the blocks before, or of the next one.
    pub notes: Vec<Note>,
}

/// The speech that is handed on.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Speech {
    /// Quotes that a later block settles: left open at a paragraph's end, or waiting for a signature or a cue.
    pub pending: Vec<Quote>,
    /// The speech last attributed.
    pub last_speech: Option<LastSpeech>,
    /// Whom the last speaker talks with.
    pub partner: Option<Partner>,
    /// What the block before says of a quote that follows it: "Ruiz put it bluntly:", "Ruiz said the plan was dead."
    pub lead: Option<Lead>,
}

/// The speech last attributed.
#[derive(Clone, PartialEq, Debug)]
pub struct LastSpeech {
    /// To whom and by what.
    pub attribution: Attribution,
    /// Whether a quote ended its paragraph.
    pub ends_paragraph: bool,
    /// Whether its last quote is a question.
    pub asks: bool,
    /// The noun of the paper that it stands in, by its key: "in a statement".
    pub paper: Option<u64>,
    /// How many blocks back it lies.
    pub back: u32,
}

/// Whom somebody talks with.
#[derive(Clone, PartialEq, Debug)]
pub struct Partner {
    /// Who, and where.
    pub attribution: Attribution,
    /// How it is known that the two talk.
    pub talk: Talk,
}

/// How it is known that two talk with each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Talk {
    /// One asked in quotes and the other answered.
    Quoted,
    /// The story tells that this one asked the other something.
    Told,
}

/// The end of a block that leads to a quote.
#[derive(Clone, PartialEq, Debug)]
pub struct Lead {
    /// The speaker of its last sentence; `None` where a colon stands behind nobody.
    pub attribution: Option<Attribution>,
    /// Whether it ends in a colon.
    pub colon: bool,
    /// How many blocks back it lies.
    pub back: u32,
}

/// Someone that a pronoun may refer to.
#[derive(Clone, PartialEq, Debug)]
pub struct Focus {
    /// Who.
    pub referent: Referent,
    /// How many blocks back the last mention lies. Not where in it: what is typed before a name changes nothing for the blocks
    /// behind.
    pub back: u32,
    /// By name, title or an earlier pronoun.
    pub gender: Option<Gender>,
    /// How somebody was last mentioned.
    pub look: Look,
}

/// How somebody in focus was last mentioned.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Look {
    /// Where only pronouns give the gender: how many blocks back the last of them lies. It is forgotten as other things are, and
    /// not kept for as long as the name goes on.
    pub guessed: Option<u32>,
    /// Where in its clause, as the resolver of pronouns counts places.
    pub position: u8,
    /// Whether all mentions in that block stand in quotation marks.
    pub quoted: bool,
    /// Whether the last mention stands in that block's last sentence.
    pub late: bool,
    /// Whether it was the last pronoun of that block.
    pub pronoun: bool,
    /// Mentions in that block, three for more.
    pub mentions: u8,
    /// The age that the story states, in years.
    pub age: Option<u8>,
    /// Whether the story states a role.
    pub has_role: bool,
    /// How prominent the story makes the name (see [`super::index::View::prominence`]).
    pub prominence: u8,
}

impl Carry {
    /// The most persons kept in focus.
    pub const MOST_FOCUS: usize = 6;
    /// How many blocks back anything handed on may lie.
    pub const MOST_BACK: u32 = 8;

    /// Whether another one shows the same persons and bodies, which is all that mentions are found by.
    #[must_use]
    pub fn shows_the_same(&self, other: &Self) -> bool {
        self.focus == other.focus && self.bodies == other.bodies && self.speech.last_speaker() == other.speech.last_speaker()
    }
}

impl Speech {
    /// How many blocks without speech are passed before nobody is taken to go on speaking.
    pub const MOST_SILENT: u32 = 2;

    /// What the next block sees of it: everything one block further away, what is too far forgotten.
    #[must_use]
    pub fn from_next(&self) -> Self {
        Self {
            pending: self.pending.iter().map(Quote::from_next).collect(),
            last_speech: self.heard_last().map(|speech| LastSpeech {
                attribution: speech.attribution.from_next(),
                ends_paragraph: speech.ends_paragraph,
                asks: speech.asks,
                paper: speech.paper,
                back: speech.back + 1,
            }),
            partner: self
                .partner
                .as_ref()
                .filter(|partner| self.speaks_here() || partner.attribution.mention.back == 0)
                .map(|partner| Partner { attribution: partner.attribution.from_next(), talk: partner.talk }),
            lead: self.lead.as_ref().filter(|lead| lead.back < 2).map(|lead| Lead {
                attribution: lead.attribution.as_ref().map(Attribution::from_next),
                colon: lead.colon,
                back: lead.back + 1,
            }),
        }
    }

    /// Who spoke last, as far as the next block remembers.
    #[must_use]
    pub fn last_speaker(&self) -> Option<&Referent> {
        self.heard_last().map(|speech| &speech.attribution.speaker)
    }

    fn speaks_here(&self) -> bool {
        self.last_speech.as_ref().is_some_and(|speech| speech.back == 0)
    }

    fn heard_last(&self) -> Option<&LastSpeech> {
        self.last_speech.as_ref().filter(|speech| speech.back < Self::MOST_SILENT)
    }
}

impl Focus {
    /// The same person seen from the next block; `None` where the last mention is too far to remember.
    #[must_use]
    pub fn from_next(&self) -> Option<Self> {
        if self.back >= Carry::MOST_BACK {
            return None;
        }
        let mut next = Self { back: self.back + 1, ..self.clone() };
        match self.look.guessed {
            Some(back) if back < Carry::MOST_BACK => next.look.guessed = Some(back + 1),
            Some(_) => (next.gender, next.look.guessed) = (None, None),
            None => {}
        }
        Some(next)
    }
}
