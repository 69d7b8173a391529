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

/// The byte offset of a position, clamped as LSP says: a line past the end is the end of the text, a column past the line is
/// the line's end before its terminator, a column inside a character is that character's start.
#[must_use]
pub fn offset_at(text: &Rope, position: Position, encoding: Encoding) -> usize {
    let line = position.line as usize;
    if line >= text.len_lines() {
        return text.len_bytes();
    }
    let start = text.line_to_byte(line);
    let mut left = position.column as usize;
    let mut offset = start;
    for c in text.line(line).chars() {
        let units = units(c, encoding);
        if matches!(c, '\n' | '\r') || left < units {
            break;
        }
        left -= units;
        offset += c.len_utf8();
    }
    offset
}

/// The position of a byte offset, clamped to the text and to the start of the character that it lies in.
#[must_use]
pub fn position_of(text: &Rope, offset: usize, encoding: Encoding) -> Position {
    let offset = text.char_to_byte(text.byte_to_char(offset.min(text.len_bytes())));
    let line = text.byte_to_line(offset);
    let start = text.line_to_byte(line);
    let column = text.byte_slice(start..offset).chars().map(|c| units(c, encoding)).sum::<usize>();
    #[allow(clippy::cast_possible_truncation)]
    Position { line: line as u32, column: column as u32 }
}

fn units(c: char, encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => c.len_utf8(),
        Encoding::Utf16 => c.len_utf16(),
        Encoding::Utf32 => 1,
    }
}
