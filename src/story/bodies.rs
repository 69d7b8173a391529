//! Whom "it" and "they" mean where they speak: the organisation, the document or the group that the copy is about. "The trust
//! apologised. 'We are sorry,' it said."
//!
//! Those that may be meant are noted as the text goes by; where they stand is looked at only when a pronoun asks, and at the
//! block's end, where the last of each number is handed on.

mod noun;

use std::sync::Arc;

use super::mentions::Referent;
use super::pronouns::position::{self, Position};
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Facts, Phrase};
use crate::lexicon::table::Words;
use crate::text::Span;

/// An organisation, a document or a group that a block hands on.
#[derive(Clone, PartialEq, Debug)]
pub struct Body {
    /// What it is.
    pub referent: Referent,
    /// What is told of its type.
    pub entity_type: EntityType,
    /// Whether "it" may mean it, and whether "they" may.
    pub number: Number,
    /// How many blocks back it was a subject.
    pub back: u32,
}

/// By which pronouns something is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Number {
    /// "it": a report.
    One,
    /// "they": the authors.
    Many,
    /// Either: a company, the family.
    Either,
}

impl Number {
    fn fits(self, many: bool) -> bool {
        match self {
            Self::One => !many,
            Self::Many => many,
            Self::Either => true,
        }
    }
}

impl Body {
    /// The furthest back that a body is remembered, in blocks.
    const MOST_BACK: u32 = 1;

    /// The same, seen from the next block.
    #[must_use]
    pub fn from_next(&self) -> Option<Self> {
        (self.back < Self::MOST_BACK).then(|| Self { back: self.back + 1, ..self.clone() })
    }
}

/// One that a block mentions.
pub(super) struct Candidate {
    referent: Option<Referent>,
    entity_type: EntityType,
    number: Number,
    document: bool,
    span: Span,
    whole: Span,
    /// The sentence, counted by those that begin outside quotation marks.
    sentence: i32,
}

/// Those that a block mentions and those that were handed to it.
pub(super) struct Bodies {
    handed: Vec<Body>,
    seen: Vec<Candidate>,
}

/// What a pronoun means, and how sure that is in percent.
pub(super) struct Meant {
    pub(super) referent: Referent,
    pub(super) entity_type: EntityType,
    pub(super) confidence: u8,
}

/// How sure it is that a subject of the sentence before is meant, and that something else is, in percent.
const SUBJECT: u8 = 75;
const OTHER: u8 = 65;

impl Bodies {
    pub(super) fn new(handed: &[Body]) -> Self {
        Self { handed: handed.iter().filter_map(Body::from_next).collect(), seen: Vec::new() }
    }

    /// An organisation or a place is named.
    pub(super) fn named(&mut self, (referent, entity_type): (&Referent, EntityType), span: Span, whole: Span, sentence: i32) {
        let number = if entity_type == EntityType::Place { Number::One } else { Number::Either };
        self.seen.push(Candidate { referent: Some(referent.clone()), entity_type, number, document: false, span, whole, sentence });
    }

    /// A noun stands for an organisation, a document or a group; for which, where the story names it.
    pub(super) fn described(&mut self, prose: &str, facts: &Facts, phrase: &Phrase, referent: Option<&Referent>, sentence: i32) {
        let Some(head) = facts.tokens.get(phrase.head as usize) else { return };
        let text = head.text(prose);
        let plural = text.ends_with('s') && !text.ends_with("ss");
        const PLURALS: Words<8> = Words::of(["police", "people", "men", "women", "children", "staff", "two", "others"]);
        let number = match phrase.kind {
            PhraseKind::Group if plural || PLURALS.have(head.key) => Number::Many,
            PhraseKind::Role | PhraseKind::Organisation | PhraseKind::Document if plural => Number::Many,
            PhraseKind::Group | PhraseKind::Organisation => Number::Either,
            PhraseKind::Document => Number::One,
            _ => return,
        };
        let document = phrase.kind == PhraseKind::Document;
        self.seen.push(Candidate {
            referent: referent.cloned(),
            entity_type: EntityType::Organisation,
            number,
            document,
            span: phrase.span,
            whole: phrase.span,
            sentence,
        });
    }

    /// What a pronoun means that speaks at a token of a sentence: the last subject of this sentence or the one before, a document
    /// there, or what the block before was about.
    pub(super) fn meant(&mut self, prose: &str, facts: &Facts, at: usize, sentence: i32) -> Option<Meant> {
        const IS: Words<6> = Words::of(["is", "was", "are", "were", "be", "been"]);
        let token = facts.tokens.get(at)?;
        if facts.tokens.get(at + 1).is_some_and(|next| IS.have(next.key)) {
            return None;
        }
        let setting = position::setting(prose, facts, token.span, token.span);
        if !setting.says || setting.position != Position::Subject {
            return None;
        }
        let many = token.is(prose, "they");
        let fitting = || self.seen.iter().rev().filter(|one| one.number.fits(many) && sentence - one.sentence <= 1);
        const READS: Words<4> = Words::of(["read", "reads", "began", "begins"]);
        // "He answered in a statement. 'No,' it read."
        let reads = facts.tokens.get(at + 1).is_some_and(|verb| READS.have(verb.key));
        let written = fitting().find(|one| reads && one.document);
        let subject = written.or_else(|| fitting().find(|one| one.is_subject(prose, facts)));
        let is_first = sentence <= 0 && self.seen.iter().all(|one| !one.number.fits(many));
        let handed = || self.handed.iter().find(|body| is_first && body.number.fits(many));
        let meant = match subject {
            Some(one) => Meant { referent: one.referent(prose), entity_type: one.entity_type, confidence: SUBJECT },
            None => match (fitting().find(|one| one.document && !many), handed()) {
                (Some(one), _) => Meant { referent: one.referent(prose), entity_type: one.entity_type, confidence: OTHER },
                (None, Some(body)) => Meant { referent: body.referent.clone(), entity_type: body.entity_type, confidence: OTHER },
                (None, None) => return None,
            },
        };
        self.seen.push(Candidate {
            referent: Some(meant.referent.clone()),
            entity_type: meant.entity_type,
            number: if many { Number::Many } else { Number::Either },
            document: false,
            span: token.span,
            whole: token.span,
            sentence,
        });
        Some(meant)
    }

    /// What is handed on: the last subject that "it" may mean, and the last that "they" may.
    pub(super) fn hand_on(self, prose: &str, facts: &Facts) -> Vec<Body> {
        let (mut one, mut many): (Option<Body>, Option<Body>) = (None, None);
        for seen in self.seen.iter().rev() {
            let new_one = one.is_none() && seen.number.fits(false);
            let new_many = many.is_none() && seen.number.fits(true);
            if (new_one || new_many) && seen.is_subject(prose, facts) {
                let body = Body { referent: seen.referent(prose), entity_type: seen.entity_type, number: seen.number, back: 0 };
                many = if new_many { Some(body.clone()) } else { many };
                one = if new_one { Some(body) } else { one };
            }
            if one.is_some() && many.is_some() {
                break;
            }
        }
        let handed = |many: bool| self.handed.iter().find(|body| body.number.fits(many)).cloned();
        let one = one.or_else(|| handed(false));
        let many = many.or_else(|| handed(true)).filter(|many| Some(many) != one.as_ref());
        one.into_iter().chain(many).collect()
    }
}

impl Candidate {
    /// Whether a verb follows, or a sentence starts: "Staff at the depot walked out."
    fn is_subject(&self, prose: &str, facts: &Facts) -> bool {
        let setting = position::setting(prose, facts, self.span, self.whole);
        #[allow(clippy::cast_possible_truncation)]
        let first = setting.tokens.0 as u32;
        let opens = || facts.sentences.iter().any(|sentence| sentence.first == first);
        setting.position == Position::Subject || setting.position == Position::Other && opens()
    }

    fn referent(&self, prose: &str) -> Referent {
        self.referent.clone().unwrap_or_else(|| Referent::Unnamed(Arc::from(self.span.of(prose))))
    }
}
