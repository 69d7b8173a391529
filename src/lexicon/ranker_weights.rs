//! The weights of the ranker, made by `python3 data/spell/train.py`, which says from what.

use super::ranker::FEATURES;

/// One weight for each feature, in their order.
#[rustfmt::skip]
pub(super) const WEIGHTS: [f32; FEATURES] = [
    0.944,
    0.835,
    -0.295,
    -0.172,
    -0.714,
    -0.000,
    -1.803,
    1.702,
    0.983,
    0.537,
    -0.000,
    -1.919,
    2.166,
    1.022,
    -0.393,
    0.159,
    -0.567,
    -0.626,
    -0.252,
    -2.223,
    -2.240,
    -0.541,
    -0.998,
    0.455,
    0.815,
    0.968,
    -0.639,
    0.019,
    -0.340,
    -0.887,
    -0.793,
    -0.329,
    -1.022,
    -0.979,
    -4.267,
];
