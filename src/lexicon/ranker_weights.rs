//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
    1.011,
    0.607,
    -0.156,
    0.118,
    -0.699,
    -0.000,
    -1.865,
    1.732,
    1.174,
    -0.000,
    -1.931,
    2.397,
    -0.149,
    -0.418,
    0.167,
    -1.265,
    -0.792,
    -0.273,
    -2.202,
    -2.298,
    -0.457,
    0.618,
    0.704,
    0.042,
    -0.350,
    -1.105,
    -0.788,
    -0.368,
    -1.021,
    -1.119,
    -4.366,
];
