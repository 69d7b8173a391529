//! What the learnt weights say of a run of words.

use super::EntityType::{self, Organisation, Person, Place};
use super::kind::Kind;
use crate::lexicon::naming::OUTCOMES;

/// The judgement of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Verdict {
    /// What it names, with how sure the type is; `None` where it is no name.
    pub(super) kind: Kind,
    /// How far being a name is ahead of being none, in the unit of [`crate::lexicon::naming::scores`].
    pub(super) standing: i16,
}

impl Verdict {
    pub(super) fn of(scores: [i32; OUTCOMES]) -> Self {
        let [none, person, organisation, place] = scores;
        let mut types = [(person, Person), (organisation, Organisation), (place, Place)];
        types.sort_by_key(|&(score, _)| std::cmp::Reverse(score));
        let [(best, entity_type), (next, _), _] = types;
        let ahead = best - none;
        let kind = (ahead > 0).then(|| (entity_type, confidence(best - next)));
        Self { kind, standing: i16::try_from(ahead.clamp(-MOST, MOST)).unwrap_or_default() }
    }

    /// The same run as a name of a type that its words leave no doubt of.
    pub(super) fn held(self, entity_type: EntityType) -> Self {
        Self { kind: Some((entity_type, 95)), standing: self.standing.max(1000) }
    }

    /// The same run as a name whose neighbours speak for a type.
    pub(super) fn leaning(self, entity_type: EntityType) -> Self {
        Self { kind: Some((entity_type, 70)), standing: self.standing.max(1) }
    }

    /// Held where its words are a whole name, and else leaning.
    pub(super) fn told(self, entity_type: EntityType, whole: bool) -> Self {
        if whole { self.held(entity_type) } else { self.leaning(entity_type) }
    }

    /// The same run as no name.
    pub(super) fn refused(self) -> Self {
        Self { kind: None, standing: self.standing.min(-1) }
    }
}

/// No single mention decides alone against all others.
const MOST: i32 = 6000;

/// How sure a type is that is so far ahead of the next, in percent: the logistic function in straight pieces.
fn confidence(margin: i32) -> u8 {
    let percent = match margin {
        ..1000 => 50 + margin * 23 / 1000,
        1000..2000 => 73 + (margin - 1000) * 15 / 1000,
        2000..3000 => 88 + (margin - 2000) * 7 / 1000,
        _ => 95,
    };
    u8::try_from(percent).unwrap_or(50)
}
