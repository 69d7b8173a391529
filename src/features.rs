//! What an editor can ask, one file each, in an editor's terms: a story and an offset in, plain structs out.

pub mod actions;
pub mod hover;
pub mod outline;
