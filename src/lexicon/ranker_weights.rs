//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// What is added where the story has the right word elsewhere; for each halving of its frequency.
pub(super) const IN_STORY: f32 = -0.620;
pub(super) const IN_STORY_RARE: f32 = 0.293;

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
    1.625,
    1.737,
    0.034,
    -0.488,
    -2.057,
    0.000,
    -1.952,
    2.150,
    1.039,
    0.992,
    0.000,
    -1.834,
    2.431,
    0.603,
    0.106,
    -0.256,
    -1.302,
    -0.296,
    0.091,
    0.241,
    0.012,
    1.264,
    -2.133,
    -0.021,
    1.015,
    2.413,
    0.126,
    -0.463,
    -0.468,
    -0.583,
    -0.543,
    -0.580,
    -0.635,
    -3.849,
];
