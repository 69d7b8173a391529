//! What the answers about one person say: which of them rule the person out, and which tell two persons apart.

use super::position::Position;
use crate::lexicon::references::Evidence;

/// The question of gender, and its answer where the person cannot be meant: a name or a title gives another gender than the
/// pronoun's, or the grammar forbids it.
pub(super) const RULED_OUT: (usize, u8) = (12, 2);

/// Whether a person cannot be meant.
pub(in crate::story) fn is_ruled_out(evidence: &Evidence) -> bool {
    evidence[RULED_OUT.0] == RULED_OUT.1
}

/// Whether a person is one whom a pronoun that speaks may mean: of its gender, or the subject of this or the last sentence of
/// whom nothing tells another.
pub(in crate::story) fn may_say(evidence: &Evidence) -> bool {
    let is_subject = evidence[PLACE] == Position::Subject as u8;
    evidence[RULED_OUT.0] == 1 || is_near(evidence) && is_subject && !is_ruled_out(evidence)
}

/// Whether a pronoun is the subject of a verb of saying, and the person is mentioned in marks only.
pub(in crate::story) fn is_named_in_own_words(evidence: &Evidence) -> bool {
    evidence[SPEAKS] == 1 && evidence[QUOTED] == 1
}

/// The question whether the pronoun stands in marks, and whether the person does: zero where neither does.
const QUOTED: usize = 5;
/// The questions of how far back somebody was mentioned, and in which place.
const DISTANCE: usize = 6;
const PLACE: usize = 7;
/// Whether the pronoun is the subject of a verb of saying.
const SPEAKS: usize = 3;

/// Whether a reader has no sign by which to prefer one of two: both stand in one sentence of this block, in like places.
pub(in crate::story) fn are_alike(one: &Evidence, other: &Evidence) -> bool {
    let [by, opens] = [8, 9];
    one[DISTANCE] < 4 && [DISTANCE, PLACE, QUOTED, by, opens].iter().all(|&question| one[question] == other[question])
}

/// Whether a person was mentioned in this or the last sentence of the pronoun's own block.
fn is_near(evidence: &Evidence) -> bool {
    evidence[DISTANCE] <= 1
}
