//! Embedded tables, immutable, ready without loading: word classes, words, names.

pub mod class;
pub mod cues;
pub mod grammar;
pub mod hash;
pub mod inflect;
pub mod names;
pub mod table;

pub use class::{Class, class};
pub use grammar::is_abbreviation;
