//! What an editor can ask, one file each, in an editor's terms: a story and an offset in, plain structs out.

pub mod actions;
pub mod attribute;
mod cursor;
pub mod definition;
pub mod fix_all;
pub mod folding;
pub mod highlight;
pub mod hints;
pub mod hover;
pub mod ignore;
mod naming;
pub mod outline;
pub mod profile;
pub mod sheet;
pub mod speakers;
pub mod tokens;
