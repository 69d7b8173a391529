//! Whom a pronoun means: learnt trees over small numbers that the story gives of each person in view.
//!
//! `data/names/train.py` grows the trees, and says from what; the questions are asked by the resolver of pronouns. A person's
//! score is the sum of one leaf of each tree.

/// How many questions are asked of a pronoun and a person.
pub const QUESTIONS: usize = 36;

/// The answers, each below 8.
pub type Evidence = [u8; QUESTIONS];

/// The most leaves of a tree.
pub const LEAVES: usize = 15;
/// A branch: the question, the greatest answer that goes left, then where left and right lead.
const BRANCH: usize = 4;
/// Bytes of a tree: its branches, then its leaves, two bytes each, little-endian.
const TREE: usize = (LEAVES - 1) * BRANCH + LEAVES * 2;
/// Added to the number of a leaf that a branch leads to.
const LEAF: u8 = 128;

/// The trees, one after the other.
static TREES: &[u8] = include_bytes!("../../data/names/references.trees");

/// The score of a person, in thousandths of the trees' unit.
#[must_use]
pub fn score(evidence: &Evidence) -> i32 {
    TREES.chunks_exact(TREE).filter_map(|tree| leaf(tree, evidence)).map(i32::from).sum()
}

/// The leaf of a tree that the answers lead to.
fn leaf(tree: &[u8], evidence: &Evidence) -> Option<i16> {
    let (branches, leaves) = tree.split_at_checked((LEAVES - 1) * BRANCH)?;
    let mut at = 0_u8;
    // Each step goes down, so a tree has fewer steps than leaves.
    for _ in 0..LEAVES {
        if at >= LEAF {
            break;
        }
        let &[question, most, left, right] = branches.get(usize::from(at) * BRANCH..)?.first_chunk()?;
        at = if *evidence.get(usize::from(question))? <= most { left } else { right };
    }
    let number = usize::from(at.checked_sub(LEAF)?);
    leaves.get(number * 2..)?.first_chunk().map(|bytes| i16::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tree_ends_in_leaves() {
        assert!(!TREES.is_empty() && TREES.len().is_multiple_of(TREE));
        for answer in 0..8 {
            for tree in TREES.chunks_exact(TREE) {
                assert!(leaf(tree, &[answer; QUESTIONS]).is_some());
            }
        }
    }
}
