//! Embedded tables, immutable, ready without loading: word classes, words, names.

pub mod class;

pub use class::{Class, class, is_abbreviation};
