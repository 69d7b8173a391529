//! Learnt trees over small numbers: the sum of one leaf of each is the score of a choice.
//!
//! A tree is its branches, four bytes each (the question, the greatest answer that goes left, then where left and right lead; a
//! number from 128 up is a leaf), then its leaves, two bytes each, little-endian; what a smaller tree leaves free is zero.

use std::ops::BitAndAssign;

/// Bytes of a branch.
const BRANCH: usize = 4;
/// Added to the number of a leaf that a branch leads to.
const LEAF: u8 = 128;
/// Bytes of a tree of at most so many leaves.
pub(super) const fn size(leaves: usize) -> usize {
    (leaves - 1) * BRANCH + leaves * 2
}

/// The trees in a form that is answered without branching, as `QuickScorer` does it (Lucchese and others, 2015): a branch
/// strikes out the leaves on the side not taken, and of those that nothing strikes out the leftmost is the tree's answer.
///
/// `S` has a bit for each of a tree's leaves, of which there are at most `MOST`, and so many bits.
pub(super) struct Forest<S, const QUESTIONS: usize, const ANSWERS: usize, const COUNT: usize, const MOST: usize> {
    /// For each question and answer, the leaves of each tree that it leaves standing: bit 0 is the leftmost. Nothing where it
    /// leaves all of them standing, as the answer zero always does.
    masks: Vec<[Option<Box<Row<S, COUNT>>>; ANSWERS]>,
    /// The values of the leaves of each tree, from left to right.
    leaves: Vec<[i16; MOST]>,
}

/// Some leaves of each tree, where the processor reads many at once.
#[repr(align(16))]
struct Row<S, const COUNT: usize>([S; COUNT]);

/// So many trees fill whole rows of leaves as `S` where there are so many.
pub(super) const fn filled<S>(trees: usize) -> usize {
    trees.next_multiple_of(16 / size_of::<S>())
}

/// Some leaves of a tree, from left to right.
pub(super) trait Leaves: Copy + BitAndAssign {
    /// All of them.
    const ALL: Self;
    /// Those whose bits are set.
    fn of(bits: u16) -> Self;
    /// The number of the leftmost.
    fn leftmost(self) -> usize;
}

impl Leaves for u8 {
    const ALL: Self = Self::MAX;

    fn of(bits: u16) -> Self {
        bits as Self
    }

    fn leftmost(self) -> usize {
        self.trailing_zeros() as usize
    }
}

impl Leaves for u16 {
    const ALL: Self = Self::MAX;

    fn of(bits: u16) -> Self {
        bits
    }

    fn leftmost(self) -> usize {
        self.trailing_zeros() as usize
    }
}

impl<S: Leaves, const QUESTIONS: usize, const ANSWERS: usize, const COUNT: usize, const MOST: usize>
    Forest<S, QUESTIONS, ANSWERS, COUNT, MOST>
{
    /// Reads trees of at most `leaves` leaves.
    pub(super) fn of(trees: &[u8], leaves: usize) -> Self {
        let masks = std::iter::repeat_with(|| [const { None }; ANSWERS]).take(QUESTIONS).collect();
        let mut forest = Self { masks, leaves: vec![[0; MOST]; trees.len() / size(leaves)] };
        for (number, tree) in trees.chunks_exact(size(leaves)).enumerate() {
            let (branches, leaves) = tree.split_at((leaves - 1) * BRANCH);
            forest.plant(number, branches, leaves, 0, 0);
        }
        forest
    }

    /// The score by the answers, each below `ANSWERS`, in thousandths of the trees' unit.
    pub(super) fn score(&self, evidence: &[u8; QUESTIONS]) -> i32 {
        let mut left = Row([S::ALL; COUNT]);
        for (masks, &answer) in self.masks.iter().zip(evidence) {
            let Some(Some(masks)) = masks.get(usize::from(answer)) else { continue };
            for (left, &mask) in left.0.iter_mut().zip(&masks.0) {
                *left &= mask;
            }
        }
        // One leaf of a tree always stands, so that the number is in range as it is.
        let leaves = self.leaves.iter().zip(&left.0).map(|(leaves, left)| leaves[left.leftmost() % MOST]);
        leaves.map(i32::from).sum()
    }

    /// Takes a part of a tree over, from a branch or leaf down; `leaf` is the number of its leftmost leaf. Returns one past the
    /// number of its rightmost; nothing for bytes that are no tree.
    fn plant(&mut self, number: usize, branches: &[u8], leaves: &[u8], at: u8, leaf: usize) -> Option<usize> {
        if let Some(of_tree) = at.checked_sub(LEAF) {
            let value = leaves.get(usize::from(of_tree) * 2..)?.first_chunk().map(|bytes| i16::from_le_bytes(*bytes))?;
            *self.leaves.get_mut(number)?.get_mut(leaf)? = value;
            return Some(leaf + 1);
        }
        let &[question, most, left, right] = branches.get(usize::from(at) * BRANCH..)?.first_chunk()?;
        let middle = self.plant(number, branches, leaves, left, leaf)?;
        let end = self.plant(number, branches, leaves, right, middle)?;
        let standing = S::of(!((1_u32 << middle) - (1 << leaf)) as u16);
        for masks in self.masks.get_mut(usize::from(question))?.iter_mut().skip(usize::from(most) + 1) {
            *masks.get_or_insert_with(|| Box::new(Row([S::ALL; COUNT]))).0.get_mut(number)? &= standing;
        }
        Some(end)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The leaf of a tree that the answers lead to, step by step.
    fn leaf(tree: &[u8], leaves: usize, evidence: &[u8]) -> i32 {
        let mut at = 0;
        while at < LEAF {
            let branch = &tree[usize::from(at) * BRANCH..][..BRANCH];
            at = if evidence[usize::from(branch[0])] <= branch[1] { branch[2] } else { branch[3] };
        }
        let number = (leaves - 1) * BRANCH + usize::from(at - LEAF) * 2;
        i32::from(i16::from_le_bytes([tree[number], tree[number + 1]]))
    }

    /// Checks that the score of random answers is that of a walk down each tree.
    pub(in super::super) fn check<const QUESTIONS: usize>(
        trees: &[u8],
        leaves: usize,
        answers: u64,
        score: impl Fn(&[u8; QUESTIONS]) -> i32,
    ) {
        assert!(!trees.is_empty() && trees.len().is_multiple_of(size(leaves)));
        let mut random = 7_u64;
        for _ in 0..2_000 {
            let evidence: [u8; QUESTIONS] = std::array::from_fn(|_| {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                ((random >> 33) % answers) as u8
            });
            let walked: i32 = trees.chunks_exact(size(leaves)).map(|tree| leaf(tree, leaves, &evidence)).sum();
            assert_eq!(score(&evidence), walked, "{evidence:?}");
        }
    }
}
