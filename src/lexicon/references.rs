//! Whom a pronoun means: learnt trees over small numbers that the story gives of each person in view.
//!
//! `data/names/train.py` grows the trees, and says from what; the questions are asked by the resolver of pronouns. A person's
//! score is the sum of one leaf of each tree.

use std::sync::LazyLock;

use super::trees::{Forest, filled, size};

/// How many questions are asked of a pronoun and a person.
pub const QUESTIONS: usize = 36;

/// The answers, each below 8.
pub type Evidence = [u8; QUESTIONS];

/// The most leaves of a tree.
pub const LEAVES: usize = 15;
/// How many answers a question has.
const ANSWERS: usize = 8;

/// The trees, one after the other.
const TREES: &[u8] = include_bytes!("../../data/names/references.trees");
/// How many there are, and room for as many as fill a row.
const COUNT: usize = filled::<u16>(TREES.len() / size(LEAVES));

static FOREST: LazyLock<Forest<u16, QUESTIONS, ANSWERS, COUNT, 16>> = LazyLock::new(|| Forest::of(TREES, LEAVES));

/// The score of a person, in thousandths of the trees' unit.
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
