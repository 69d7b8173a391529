//! copydesk reads news copy: who is quoted, by whom and through whom, who the people and organisations are, and what a
//! copy desk would send back.
//!
//! The modules stand in reading order. Each uses only those above it; `tests/tidy.rs` fails otherwise.
//!
//! | module | what it knows |
//! | --- | --- |
//! | [`text`] | spans, blocks, positions, markup: what is prose and where |
//! | [`lexicon`] | embedded tables: words, names, cues; immutable |
//! | [`facts`] | what one block says by itself: a pure function of its prose and the lexicon |
//! | [`story`] | a version of one story: its blocks, and on demand its reading: quotes, entities, who said what |
//! | [`desk`] | all open stories |
//! | [`rules`] | what a desk would send back: one rule, one file |
//! | [`features`] | what an editor can ask: hover, outline, actions |
//! | [`settings`] | what a user can set |
//! | [`server`] | the language server: the only place that knows the protocol |
//! | [`cli`] | the command line |

pub mod text;

pub mod lexicon;

pub mod facts;

pub mod story;

pub mod desk;

pub mod rules;

pub mod features;

pub mod settings;

pub mod server;

pub mod cli;
