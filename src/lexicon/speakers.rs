//! Who of several says a quote: learnt trees over small numbers that the paragraph gives of each candidate.
//!
//! `data/quotes/train.py` grows the trees, and says from what; the questions are asked by the attribution of quotes. A candidate's
//! score is the sum of one leaf of each tree.

use std::sync::LazyLock;

use super::trees::{Forest, filled, size};

/// How many questions are asked of a quote and a candidate.
pub const QUESTIONS: usize = 44;

/// The answers, each below 16.
pub type Evidence = [u8; QUESTIONS];

/// The most leaves of a tree.
pub const LEAVES: usize = 7;
/// How many answers a question has.
const ANSWERS: usize = 16;

/// The trees, one after the other.
const TREES: &[u8] = include_bytes!("../../data/quotes/speakers.trees");
/// How many there are, and room for as many as fill a row.
const COUNT: usize = filled::<u8>(TREES.len() / size(LEAVES));

static FOREST: LazyLock<Forest<u8, QUESTIONS, ANSWERS, COUNT, 8>> = LazyLock::new(|| Forest::of(TREES, LEAVES));

/// The score of a candidate, in thousandths of the trees' unit.
#[must_use]
pub fn score(evidence: &Evidence) -> i32 {
    FOREST.score(evidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_score_is_that_of_a_walk_down_each_tree() {
        super::super::trees::tests::check(TREES, LEAVES, ANSWERS as u64, score);
    }
}
