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

/// What stands in prose for something that is no text but that a sentence is built around: a picture, a piece of code.
pub const OBJECT: &str = "\u{fffc}";

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
        } else if is_end {
            piece.source.end
        } else {
            piece.source.start
        }
    }
}

/// Puts prose together piece by piece, in the order of the source.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    pieces: Vec<Piece>,
    /// The end of the last piece in the source.
    end: u32,
    /// Whether the last piece was copied.
    copied: bool,
}

impl Builder {
    /// The prose so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space so far.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds text that stands in the source as it is, from an offset (bytes) on.
    pub fn copy(&mut self, text: &str, start: usize) {
        if text.is_empty() {
            return;
        }
        let source = Span::new(start, start + text.len());
        if !(self.copied && self.end == source.start) {
            self.push(source);
        } else if let Some(last) = self.pieces.last_mut() {
            last.source.end = source.end;
        }
        self.text.push_str(text);
        (self.end, self.copied) = (source.end, true);
    }

    /// Adds text that a part of the source (bytes) stands for, or that is put in there.
    pub fn put(&mut self, text: &str, source: std::ops::Range<usize>) {
        if text.is_empty() {
            return;
        }
        let source = Span::new(source.start, source.end);
        self.push(source);
        self.text.push_str(text);
        (self.end, self.copied) = (source.end, false);
    }

    fn push(&mut self, source: Span) {
        #[allow(clippy::cast_possible_truncation)]
        self.pieces.push(Piece { prose: self.text.len() as u32, source });
    }

    /// The prose, white space at both ends left out; none where only objects are left.
    #[must_use]
    pub fn finish(self, source: &str) -> Prose {
        let Self { text, mut pieces, .. } = self;
        if text.trim_matches(|c: char| c.is_whitespace() || OBJECT.contains(c)).is_empty() {
            return Prose::default();
        }
        let length = text.trim_end().len();
        let start = length - text[..length].trim_start().len();
        #[allow(clippy::cast_possible_truncation)]
        let (start_offset, end_offset) = (start as u32, length as u32);
        let starts: Vec<u32> = pieces.iter().map(|piece| piece.prose).collect();
        for (piece, &end) in pieces.iter_mut().zip(starts.iter().skip(1).chain([&(text.len() as u32)])) {
            if piece.source.len() as u32 == end - piece.prose {
                let (before, behind) = (start_offset.clamp(piece.prose, end) - piece.prose, end - end_offset.clamp(piece.prose, end));
                piece.source.start += before;
                piece.source.end -= behind.min(piece.source.end - piece.source.start);
            }
            piece.prose = piece.prose.max(start_offset) - start_offset;
        }
        pieces.retain(|piece| piece.prose < end_offset - start_offset);
        // Of pieces that now start together, the last one holds the text.
        pieces.reverse();
        pieces.dedup_by_key(|piece| piece.prose);
        pieces.reverse();
        let text = &text[start..length];
        match pieces.as_slice() {
            [only] if only.source.start == 0 && source.starts_with(text) => Prose::verbatim(text),
            _ => Prose { text: text.into(), pieces },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `A <b>“B”</b>\nC`, the marks written as references.
    fn prose() -> (&'static str, Prose) {
        let source = "  A <b>&ldquo;B&#8221;</b>\n C ";
        let mut builder = Builder::default();
        builder.put(" ", 0..2);
        builder.copy("A ", 2);
        builder.put("\u{201c}", 7..14);
        builder.copy("B", 14);
        builder.put("\u{201d}", 15..22);
        builder.put(" ", 26..28);
        builder.copy("C", 28);
        builder.copy(" ", 29);
        (source, builder.finish(source))
    }

    #[track_caller]
    fn check(found: &str, stands_for: &str) {
        let (source, prose) = prose();
        let start = prose.text().find(found).unwrap();
        assert_eq!(prose.to_source(Span::new(start, start + found.len())).of(source), stands_for);
    }

    #[test]
    fn places_go_to_the_source_that_they_stand_for() {
        assert_eq!(prose().1.text(), "A \u{201c}B\u{201d} C");
        check("A", "A");
        check("\u{201c}", "&ldquo;");
        check("B", "B");
        check("\u{201c}B\u{201d}", "&ldquo;B&#8221;");
        check("\u{201d} C", "&#8221;</b>\n C");
        check("A \u{201c}", "A <b>&ldquo;");
    }

    #[test]
    fn places_come_back() {
        let (source, prose) = prose();
        for (offset, _) in prose.text().char_indices() {
            #[allow(clippy::cast_possible_truncation)]
            let at = prose.to_source(Span { start: offset as u32, end: offset as u32 });
            assert_eq!(prose.from_source(at.start) as usize, offset, "{offset}");
        }
        assert_eq!(prose.from_source(0), 0, "before the prose");
        assert_eq!(&prose.text()[prose.from_source(5) as usize..][..3], "\u{201c}", "in a tag: the next prose");
        assert_eq!(prose.from_source(u32::try_from(source.len()).unwrap()) as usize, prose.text().len());
    }

    #[test]
    fn prose_without_text_is_none() {
        let mut builder = Builder::default();
        builder.put(OBJECT, 0..3);
        builder.put("\n", 3..4);
        assert_eq!(builder.finish("<x>\n"), Prose::default());
    }
}
