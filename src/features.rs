//! SKELETON: features.
