//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
    1.096,
    0.789,
    -0.080,
    -0.028,
    -0.647,
    -0.000,
    -1.759,
    1.671,
    1.165,
    -0.000,
    -1.928,
    2.450,
    -0.039,
    -0.396,
    0.190,
    -0.657,
    -0.624,
    -0.256,
    -2.171,
    -2.204,
    -0.505,
    0.525,
    0.773,
    0.010,
    -0.347,
    -0.888,
    -0.736,
    -0.353,
    -0.942,
    -1.148,
    -4.469,
];
