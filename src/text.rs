//! Text and places: spans, blocks, positions and markup. Knows no words and no quotes.

pub mod block;
pub mod markup;
pub mod note;
pub mod position;
pub mod prose;
pub mod span;

pub use block::{Block, BlockKind};
pub use markup::Markup;
pub use prose::Prose;
pub use span::{Range, Span};
