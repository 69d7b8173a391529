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

/// Whether no name and no title gives a person another gender than the pronoun's.
fn nothing_tells_another(evidence: &Evidence) -> bool {
    matches!(evidence[RULED_OUT.0], 0 | 1 | 3)
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
/// Whether the pronoun is the subject of a verb of saying, and whether the person is (odd answers).
const SPEAKS: usize = 3;
const SAYS: usize = 11;
/// How far back somebody was a subject last: two where it is the sentence before.
const SUBJECT: usize = 16;
/// Whom the last pronoun of this gender in this block stood for.
const CHAIN: usize = 21;

/// Whether a reader has no sign by which to prefer one of two: both stand in one sentence of this block, in like places.
pub(in crate::story) fn are_alike(one: &Evidence, other: &Evidence) -> bool {
    let [by, opens] = [8, 9];
    one[DISTANCE] < 4 && [DISTANCE, PLACE, QUOTED, by, opens].iter().all(|&question| one[question] == other[question])
}

/// Whether a person was mentioned in this or the last sentence of the pronoun's own block.
fn is_near(evidence: &Evidence) -> bool {
    evidence[DISTANCE] <= 1
}

/// Whether a person was last mentioned in the pronoun's own block.
pub(in crate::story) fn is_of_this_block(evidence: &Evidence) -> bool {
    evidence[DISTANCE] < 4
}

/// Whether a person was last mentioned in a block before.
pub(in crate::story) fn is_of_block_before(evidence: &Evidence) -> bool {
    (4..7).contains(&evidence[DISTANCE])
}

/// "Ruiz said it was dark. 'Nobody shouted,' she said."
pub(in crate::story) fn spoke_just_now(evidence: &Evidence) -> bool {
    is_near(evidence) && evidence[SPEAKS] == 1 && evidence[SAYS] % 2 == 1
}

/// Whether a person of the pronoun's gender is a subject in this or the last sentence.
pub(in crate::story) fn is_near_subject(evidence: &Evidence) -> bool {
    is_near(evidence) && evidence[PLACE] == 0 && evidence[RULED_OUT.0] == 1
}

/// Whether a person was last mentioned two blocks before or further back.
pub(in crate::story) fn is_of_earlier_block(evidence: &Evidence) -> bool {
    evidence[DISTANCE] == 6
}

/// Whether a person of the pronoun's gender is mentioned in the last sentence of the block before.
pub(in crate::story) fn ends_block_before(evidence: &Evidence) -> bool {
    evidence[DISTANCE] == 4 && evidence[RULED_OUT.0] == 1
}

/// Whether a person was last mentioned in the block before.
pub(in crate::story) fn is_of_last_block(evidence: &Evidence) -> bool {
    matches!(evidence[DISTANCE], 4 | 5)
}

/// Whether the last sentence of the block before is about a person of whom nothing tells another gender.
pub(in crate::story) fn may_end_block_before(evidence: &Evidence) -> bool {
    evidence[DISTANCE] == 4 && evidence[PLACE] == Position::Subject as u8 && nothing_tells_another(evidence)
}

/// Whether the last pronoun of this gender, in this block, stood for a person who is mentioned in this or the last sentence.
pub(in crate::story) fn is_of_chain(evidence: &Evidence) -> bool {
    is_near(evidence) && evidence[QUOTED] == 0 && evidence[RULED_OUT.0] == 1 && matches!(evidence[CHAIN], 1 | 3)
}

/// Whether a person of the pronoun's gender is a subject of the sentence before, in this block and like the pronoun outside marks.
pub(in crate::story) fn is_subject_before(evidence: &Evidence) -> bool {
    evidence[DISTANCE] == 1 && evidence[QUOTED] == 0 && is_near_subject(evidence)
}

/// Whether this sentence or the one before, in this block and outside marks, is about a person of whom nothing tells another gender.
pub(in crate::story) fn may_be_topic(evidence: &Evidence) -> bool {
    let is_subject = evidence[PLACE] == Position::Subject as u8;
    let is_topic = match evidence[DISTANCE] {
        0 => is_subject,
        1 => is_subject || evidence[SUBJECT] == 2,
        _ => false,
    };
    is_topic && evidence[QUOTED] == 0 && nothing_tells_another(evidence)
}

/// Whether the sentence before names a person of the gender of a pronoun that speaks, though not as its subject.
pub(in crate::story) fn is_named_before(evidence: &Evidence) -> bool {
    let places = [Position::Object, Position::By, Position::Other].map(|place| place as u8);
    let fits = evidence[RULED_OUT.0] == 1 && evidence[SPEAKS] == 1;
    evidence[DISTANCE] == 1 && evidence[QUOTED] == 0 && fits && places.contains(&evidence[PLACE])
}
