//! Blocks: paragraphs, headings, list items, with the blank lines after them. The unit of incremental work.
//!
//! A block's end follows from the text behind its start and the [`State`] that the markup is in there, and from no more
//! than [`LOOK`] bytes behind that end. So an edit can move only boundaries shortly before it and those after it up to the
//! first one that was there before, in the same state.

use super::markup::{Markup, State};
use super::prose::Prose;

/// How many bytes behind a block's end may decide where it ends.
pub const LOOK: usize = 1280;

/// The longest block (bytes), save for the last blank line or tag in it.
pub const MOST: usize = 4096;

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BlockKind {
    /// A paragraph of prose.
    Paragraph,
    /// A heading that the markup calls one.
    Heading,
    /// An item of a list.
    ListItem,
    /// A cell or row of a table.
    TableCell,
    /// A paragraph in a block quotation that the markup calls one (`>`, `<blockquote>`): quoted by its form.
    BlockQuote,
    /// No prose: code, front matter, a comment, blank lines.
    NotProse,
}

/// One block of a story's source text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// The source, blank lines after it included.
    pub source: Box<str>,
    /// What it is.
    pub kind: BlockKind,
    /// Whether it goes on with the paragraph of the block before (a monstrous paragraph is cut at sentence ends).
    pub continues: bool,
    /// Whether the markup makes all of its prose bold.
    pub bold: bool,
    /// Its prose.
    pub prose: Prose,
    /// What the markup is in where the block starts.
    pub state: State,
}

/// Where a block ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cut {
    /// Its length in bytes: never zero, on a character boundary, not inside a `\r\n`.
    pub length: usize,
    /// What it is.
    pub kind: BlockKind,
    /// What the markup is in behind it.
    pub next: State,
}

/// Cuts a text into blocks. Their sources, one after the other, are the text.
#[must_use]
pub fn split(text: &str, markup: Markup) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(text.len() / 256);
    let mut state = State::Start;
    let mut rest = text;
    while !rest.is_empty() {
        let cut = markup.cut(rest, state);
        let (source, after) = rest.split_at(cut.length);
        blocks.push(markup.read(source, cut.kind, state));
        state = cut.next;
        rest = after;
    }
    blocks
}
