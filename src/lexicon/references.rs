//! Whom a pronoun means: learnt trees over small numbers that the story gives of each person in view.
//!
//! `data/names/train.py` grows the trees, and says from what; the questions are asked by the resolver of pronouns. A person's
//! score is the sum of one leaf of each tree.

use std::sync::LazyLock;

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
const TREES: &[u8] = include_bytes!("../../data/names/references.trees");
/// How many there are.
const COUNT: usize = TREES.len() / TREE;
/// How many answers a question has.
const ANSWERS: usize = 8;

/// The score of a person, in thousandths of the trees' unit.
#[must_use]
pub fn score(evidence: &Evidence) -> i32 {
    let mut left = [u16::MAX; COUNT];
    for (masks, &answer) in FOREST.masks.iter().zip(evidence) {
        let Some(masks) = masks.get(usize::from(answer)) else { continue };
        for (left, mask) in left.iter_mut().zip(masks) {
            *left &= mask;
        }
    }
    let leaves = FOREST.leaves.iter().zip(left);
    leaves.filter_map(|(leaves, left)| leaves.get(left.trailing_zeros() as usize)).map(|&leaf| i32::from(leaf)).sum()
}

/// The trees in a form that is answered without branching, as `QuickScorer` does it (Lucchese and others, 2015): a branch
/// strikes out the leaves on the side not taken, and of those that nothing strikes out the leftmost is the tree's answer.
struct Forest {
    /// For each question and answer, the leaves of each tree that it leaves standing: bit 0 is the leftmost.
    masks: Vec<[[u16; COUNT]; ANSWERS]>,
    /// The values of the leaves of each tree, from left to right.
    leaves: Vec<[i16; LEAVES]>,
}

static FOREST: LazyLock<Forest> = LazyLock::new(|| {
    let mut forest = Forest { masks: vec![[[u16::MAX; COUNT]; ANSWERS]; QUESTIONS], leaves: vec![[0; LEAVES]; COUNT] };
    for (number, bytes) in TREES.chunks_exact(TREE).enumerate() {
        forest.plant(number, bytes, 0, 0);
    }
    forest
});

impl Forest {
    /// Takes a part of a tree over, from a branch or leaf down; `leaf` is the number of its leftmost leaf. Returns one past the
    /// number of its rightmost; nothing for bytes that are no tree.
    fn plant(&mut self, number: usize, tree: &[u8], at: u8, leaf: usize) -> Option<usize> {
        let (branches, leaves) = tree.split_at_checked((LEAVES - 1) * BRANCH)?;
        if let Some(of_tree) = at.checked_sub(LEAF) {
            let value = leaves.get(usize::from(of_tree) * 2..)?.first_chunk().map(|bytes| i16::from_le_bytes(*bytes))?;
            *self.leaves.get_mut(number)?.get_mut(leaf)? = value;
            return Some(leaf + 1);
        }
        let &[question, most, left, right] = branches.get(usize::from(at) * BRANCH..)?.first_chunk()?;
        let middle = self.plant(number, tree, left, leaf)?;
        let end = self.plant(number, tree, right, middle)?;
        let struck = ((1_u32 << middle) - (1 << leaf)) as u16;
        for masks in self.masks.get_mut(usize::from(question))?.iter_mut().skip(usize::from(most) + 1) {
            *masks.get_mut(number)? &= !struck;
        }
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The leaf of a tree that the answers lead to, step by step.
    fn leaf(tree: &[u8], evidence: &Evidence) -> i32 {
        let mut at = 0;
        while at < LEAF {
            let branch = &tree[usize::from(at) * BRANCH..][..BRANCH];
            at = if evidence[usize::from(branch[0])] <= branch[1] { branch[2] } else { branch[3] };
        }
        let leaves = &tree[(LEAVES - 1) * BRANCH..];
        let number = usize::from(at - LEAF);
        i32::from(i16::from_le_bytes([leaves[number * 2], leaves[number * 2 + 1]]))
    }

    #[test]
    fn the_score_is_that_of_a_walk_down_each_tree() {
        assert!(COUNT > 0 && TREES.len().is_multiple_of(TREE));
        let mut random = 7_u64;
        for _ in 0..2_000 {
            let evidence: Evidence = std::array::from_fn(|_| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (random >> 61) as u8
            });
            let walked: i32 = TREES.chunks_exact(TREE).map(|tree| leaf(tree, &evidence)).sum();
            assert_eq!(score(&evidence), walked, "{evidence:?}");
        }
    }
}
