//! Embedded tables, immutable, ready without loading: word classes, words, names.

pub mod alike;
pub mod class;
pub mod cues;
pub mod dates;
pub mod dialects;
pub mod edits;
pub mod entry;
pub mod filter;
pub mod forms;
pub mod grammar;
pub mod hash;
pub mod heads;
pub mod household;
pub mod inflect;
pub mod kind;
pub mod lines;
pub mod names;
pub mod naming;
pub mod one_edit;
pub mod outlets;
pub mod ranker;
mod ranker_weights;
pub mod references;
pub mod run_together;
pub mod sound;
pub mod sound_alike;
pub mod speakers;
pub mod suggest;
pub mod table;
mod trees;
mod two_edits;
pub mod words;

pub use class::{Class, class};
pub use dialects::{Dialect, Dialects};
pub use grammar::is_abbreviation;
