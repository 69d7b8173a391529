//! What is prose in a block, and where it stands in the block's source.

use super::span::Span;

/// The prose of a block: what a reader of the published story reads.
///
/// In plain text it is the source itself; in markup it is the source less the marks, with entities decoded, and a map
/// back. All facts lie in prose; [`Prose::to_source`] turns a place in prose into one in the block's source.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Prose {
    text: Box<str>,
    /// Sorted by both fields; covers the prose without gaps. Empty: prose and source are the same bytes.
    pieces: Vec<Piece>,
}

/// A run of prose that comes from one run of source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// Where it starts in the prose, in bytes.
    pub prose: u32,
    /// Where it comes from in the block's source, in bytes. As long as the piece where the text was copied, longer or
    /// shorter where it was decoded (`&ldquo;`) or put in (a space for a line break).
    pub source: Span,
}

impl Prose {
    /// Prose that is the source itself (its first `text.len()` bytes).
    #[must_use]
    pub fn verbatim(text: &str) -> Self {
        Self { text: text.into(), pieces: Vec::new() }
    }

    /// Prose put together from pieces.
    #[must_use]
    pub fn mapped(text: String, pieces: Vec<Piece>) -> Self {
        Self { text: text.into(), pieces }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The place in the block's source that a place in the prose comes from.
    #[must_use]
    pub fn to_source(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span;
        }
        let start = self.offset_to_source(span.start, false);
        let end = self.offset_to_source(span.end, true).max(start);
        Span { start, end }
    }

    /// The place in the prose of an offset in the block's source; the next prose where the source there is markup.
    #[must_use]
    pub fn from_source(&self, offset: u32) -> u32 {
        #[allow(clippy::cast_possible_truncation)]
        let length = self.text.len() as u32;
        if self.pieces.is_empty() {
            return offset.min(length);
        }
        let at = self.pieces.partition_point(|piece| piece.source.end <= offset);
        let Some(piece) = self.pieces.get(at) else { return length };
        let piece_length = self.pieces.get(at + 1).map_or(length, |next| next.prose) - piece.prose;
        let inside = offset.saturating_sub(piece.source.start);
        piece.prose + if piece.source.len() as u32 == piece_length { inside } else { 0 }
    }

    fn offset_to_source(&self, offset: u32, is_end: bool) -> u32 {
        // An end belongs to the piece before it: markup that follows is not part of the place.
        let at = self.pieces.partition_point(|piece| if is_end { piece.prose < offset } else { piece.prose <= offset });
        let Some(piece) = at.checked_sub(1).and_then(|before| self.pieces.get(before)) else {
            return self.pieces.first().map_or(0, |first| first.source.start);
        };
        #[allow(clippy::cast_possible_truncation)]
        let next = self.pieces.get(at).map_or(self.text.len() as u32, |next| next.prose);
        let inside = offset - piece.prose;
        if piece.source.len() as u32 == next - piece.prose {
            piece.source.start + inside
        } else if inside == 0 && !is_end {
            piece.source.start
        } else {
            piece.source.end
        }
    }
}
