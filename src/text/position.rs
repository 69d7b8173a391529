//! Lines and columns to byte offsets and back, in UTF-8, UTF-16 and UTF-32. The only file that counts code units.

use ropey::Rope;

/// The unit that columns are counted in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units: what LSP means when nobody says otherwise.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place as editors count it: both from zero, the column in units of an [`Encoding`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// How far a text reaches: the place where the next text would start, in every unit at once.
///
/// Extents of neighbours add up ([`Extent::then`]), so a sequence of blocks knows where each starts without its text being
/// read again. A line ends with `\n`, `\r\n` or a lone `\r`, and with nothing else.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Extent {
    /// Bytes.
    pub bytes: usize,
    /// Line ends.
    pub lines: usize,
    /// Behind the last line end: bytes, characters, and characters that take two UTF-16 units.
    tail_bytes: usize,
    tail_characters: usize,
    tail_pairs: usize,
}

impl Extent {
    /// Measures a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let tail_start = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |last| last + 1);
        let lines = memchr::memchr2_iter(b'\n', b'\r', &bytes[..tail_start])
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
            .count();
        let tail = &bytes[tail_start..];
        Self {
            bytes: bytes.len(),
            lines,
            tail_bytes: tail.len(),
            // Lead bytes from 0xF0 on lead four bytes, which UTF-16 writes as a pair.
            tail_characters: starts(tail),
            tail_pairs: tail.iter().filter(|&&byte| byte >= 0xF0).count(),
        }
    }

    /// The extent of this text with another one behind it. No `\r\n` may be cut in two between them.
    #[must_use]
    pub fn then(self, next: Self) -> Self {
        let (bytes, lines) = (self.bytes + next.bytes, self.lines + next.lines);
        if next.lines > 0 {
            return Self { bytes, lines, ..next };
        }
        Self {
            bytes,
            lines,
            tail_bytes: self.tail_bytes + next.tail_bytes,
            tail_characters: self.tail_characters + next.tail_characters,
            tail_pairs: self.tail_pairs + next.tail_pairs,
        }
    }

    /// The position behind the text.
    #[must_use]
    pub fn position(self, encoding: Encoding) -> Position {
        let column = match encoding {
            Encoding::Utf8 => self.tail_bytes,
            Encoding::Utf16 => self.tail_characters + self.tail_pairs,
            Encoding::Utf32 => self.tail_characters,
        };
        Position { line: saturate(self.lines), column: saturate(column) }
    }
}

/// The byte offset of a position, clamped as LSP says: a line past the end is the end of the text, a column past the line is
/// the line's end before its terminator, a column inside a character is that character's start.
#[must_use]
pub fn offset_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_bytes();
    }
    let mut offset = text.line_to_byte(line);
    let mut left = position.column as usize;
    // Only the line's own text is looked at, up to the column.
    for chunk in chunks_from(text, offset) {
        if left == 0 {
            return offset;
        }
        let ahead = chunk.get(..left).unwrap_or(chunk).as_bytes();
        if ahead.is_ascii() && memchr::memchr2(b'\n', b'\r', ahead).is_none() {
            offset += ahead.len();
            left -= ahead.len();
            continue;
        }
        for c in chunk.chars() {
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if width > left || matches!(c, '\n' | '\r') {
                return offset;
            }
            left -= width;
            offset += c.len_utf8();
        }
    }
    offset
}

/// The text behind an offset (bytes) on a character's start, piece by piece.
pub(crate) fn chunks_from(text: &Rope, offset: usize) -> impl Iterator<Item = &str> {
    let (chunks, start, ..) = text.chunks_at_byte(offset);
    let mut passed = offset - start;
    chunks.map(move |chunk| chunk.get(std::mem::take(&mut passed)..).unwrap_or_default())
}

/// The position of a byte offset, clamped to the text, to the start of the character that it lies in, and to the front of a
/// `\r\n` that it cuts in two.
#[must_use]
pub fn position_of(text: &Rope, offset: usize, encoding: Encoding) -> Position {
    let mut offset = floor(text, offset);
    if offset > 0 && offset < text.len_bytes() && text.byte(offset) == b'\n' && text.byte(offset - 1) == b'\r' {
        offset -= 1;
    }
    let line = text.byte_to_line(offset);
    let start = text.line_to_byte(line);
    let characters = || (text.byte_to_char(start), text.byte_to_char(offset));
    let column = match encoding {
        Encoding::Utf8 => offset - start,
        Encoding::Utf16 => {
            let (from, to) = characters();
            text.char_to_utf16_cu(to) - text.char_to_utf16_cu(from)
        }
        Encoding::Utf32 => {
            let (from, to) = characters();
            to - from
        }
    };
    Position { line: saturate(line), column: saturate(column) }
}

/// The positions of offsets that are asked for in their order: the text between two of them is read once.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    text: &'a Rope,
    encoding: Encoding,
    reached: Extent,
}

impl<'a> Positions<'a> {
    /// Starts behind a part of the text.
    #[must_use]
    pub fn behind(start: Extent, text: &'a Rope, encoding: Encoding) -> Self {
        Self { text, encoding, reached: start }
    }

    /// The position of an offset (bytes), which lies on a character's start; of one that was passed already, the last one's.
    pub fn at(&mut self, offset: usize) -> Position {
        if let Some(slice) = self.text.get_byte_slice(self.reached.bytes..offset.max(self.reached.bytes)) {
            self.reached = slice.chunks().fold(self.reached, |reached, chunk| reached.then(Extent::of(chunk)));
        }
        self.reached.position(self.encoding)
    }
}

/// A text's characters, counted at steps, so that the number before any place is found by looking at a few bytes: a place in Unicode
/// scalar values, without lines.
#[derive(Clone, Debug)]
pub struct Characters<'a> {
    text: &'a [u8],
    /// How many start before each step.
    steps: Vec<usize>,
}

impl<'a> Characters<'a> {
    const STEP: usize = 64;

    /// Counts those of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut before = 0;
        let steps = text
            .as_bytes()
            .chunks(Self::STEP)
            .map(|step| {
                let here = before;
                before += starts(step);
                here
            })
            .collect();
        Self { text: text.as_bytes(), steps }
    }

    /// How many characters start before an offset (bytes); before one past the end, all.
    #[must_use]
    pub fn before(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = (offset / Self::STEP).min(self.steps.len().saturating_sub(1));
        self.steps.get(step).map_or(0, |before| before + starts(&self.text[step * Self::STEP..offset]))
    }
}

/// How many characters start in some bytes of UTF-8: each has one lead byte.
fn starts(bytes: &[u8]) -> usize {
    // So few that a byte counts them, many bytes at once.
    let few = |bytes: &[u8]| usize::from(bytes.iter().map(|&byte| u8::from(byte & 0xC0 != 0x80)).sum::<u8>());
    bytes.chunks(128).map(few).sum()
}

/// The offset (bytes) itself, clamped to the text and to the start of the character that it lies in.
#[must_use]
pub fn floor(text: &Rope, offset: usize) -> usize {
    let offset = offset.min(text.len_bytes());
    // A chunk begins and ends on a character's start.
    let (chunk, start, ..) = text.chunk_at_byte(offset);
    let mut at = offset - start;
    while !chunk.is_char_boundary(at) {
        at -= 1;
    }
    start + at
}

fn saturate(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "A\u{2028}é\r\n\u{1f600}b\rc\n\nd\u{85}\u{301}";

    #[track_caller]
    fn check(offset: usize, line: u32, [utf8, utf16, utf32]: [u32; 3]) {
        let rope = Rope::from_str(TEXT);
        for (encoding, column) in [(Encoding::Utf8, utf8), (Encoding::Utf16, utf16), (Encoding::Utf32, utf32)] {
            let position = Position { line, column };
            assert_eq!(position_of(&rope, offset, encoding), position, "{encoding:?}");
            assert_eq!(offset_at(&rope, position, encoding), offset, "{encoding:?}");
            assert_eq!(Extent::of(&TEXT[..offset]).position(encoding), position, "{encoding:?}");
        }
    }

    #[test]
    fn only_the_three_terminators_end_a_line() {
        check(0, 0, [0, 0, 0]);
        check(4, 0, [4, 2, 2]);
        check(6, 0, [6, 3, 3]);
        check(8, 1, [0, 0, 0]);
        check(12, 1, [4, 2, 1]);
        check(13, 1, [5, 3, 2]);
        check(14, 2, [0, 0, 0]);
        check(16, 3, [0, 0, 0]);
        check(17, 4, [0, 0, 0]);
        check(TEXT.len(), 4, [5, 3, 3]);
    }

    #[test]
    fn odd_positions_are_clamped() {
        let rope = Rope::from_str(TEXT);
        let at = |line, column, encoding| offset_at(&rope, Position { line, column }, encoding);
        assert_eq!(at(0, u32::MAX, Encoding::Utf16), 6, "before the terminator");
        assert_eq!(at(1, 1, Encoding::Utf16), 8, "inside a pair");
        assert_eq!(at(1, 2, Encoding::Utf8), 8, "inside a character");
        assert_eq!(at(3, 7, Encoding::Utf32), 16, "on an empty line");
        assert_eq!(at(u32::MAX, 0, Encoding::Utf16), TEXT.len(), "past the last line");
        assert_eq!(position_of(&rope, 7, Encoding::Utf8), Position { line: 0, column: 6 }, "inside a line end");
        assert_eq!(position_of(&rope, 9, Encoding::Utf8), Position { line: 1, column: 0 }, "inside a character");
        assert_eq!(position_of(&rope, usize::MAX, Encoding::Utf32), Position { line: 4, column: 3 }, "past the end");
        assert_eq!(offset_at(&Rope::new(), Position { line: 0, column: 9 }, Encoding::Utf16), 0, "an empty text has a line");
    }

    #[test]
    fn positions_in_order_are_those_of_each_by_itself() {
        let text = TEXT.repeat(500);
        let rope = Rope::from_str(&text);
        let mut positions = Positions::behind(Extent::of(TEXT), &rope, Encoding::Utf16);
        for offset in (TEXT.len()..=text.len()).filter(|&offset| text.is_char_boundary(offset)).step_by(3) {
            if text.as_bytes().get(offset.wrapping_sub(1)) != Some(&b'\r') {
                assert_eq!(positions.at(offset), position_of(&rope, offset, Encoding::Utf16), "{offset}");
            }
        }
        let last = positions.at(text.len());
        assert_eq!(positions.at(0), last);
    }

    #[test]
    fn characters_before_a_place_are_those_that_the_text_has() {
        for text in ["", "plain", &"“Né à Łódź”, 🏛️ said.\r\n".repeat(20), &"x".repeat(64), &"é".repeat(32)] {
            let characters = Characters::of(text);
            for (number, (offset, _)) in text.char_indices().enumerate() {
                assert_eq!(characters.before(offset), number);
            }
            assert_eq!(characters.before(text.len()), text.chars().count());
            assert_eq!(characters.before(text.len() + 9), text.chars().count());
        }
    }

    #[test]
    fn extents_add_up() {
        for cut in (0..=TEXT.len()).filter(|&cut| TEXT.is_char_boundary(cut) && cut != 7) {
            assert_eq!(Extent::of(&TEXT[..cut]).then(Extent::of(&TEXT[cut..])), Extent::of(TEXT), "{cut}");
        }
    }
}
