//! Blocks: paragraphs, headings, list items, with the blank lines after them. The unit of incremental work.

use super::markup::Markup;
use super::prose::Prose;

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
    /// Its prose.
    pub prose: Prose,
}

/// Cuts a text into blocks. Their sources, one after the other, are the text.
#[must_use]
pub fn split(text: &str, _markup: Markup) -> Vec<Block> {
    // SKELETON: blank-line paragraphs only.
    let mut blocks = Vec::new();
    let mut start = 0;
    let mut blank = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let empty = line.trim().is_empty();
        if blank && !empty && at > start {
            blocks.push(block(&text[start..at]));
            start = at;
        }
        blank = empty;
        at += line.len();
    }
    if start < text.len() {
        blocks.push(block(&text[start..]));
    }
    blocks
}

fn block(source: &str) -> Block {
    let prose = source.trim_end();
    Block {
        source: source.into(),
        kind: if prose.is_empty() { BlockKind::NotProse } else { BlockKind::Paragraph },
        continues: false,
        prose: Prose::verbatim(prose),
    }
}
