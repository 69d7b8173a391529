//! Lines as the markups see them: their ends, their width, whether they are blank.

use memchr::memchr2;

/// A longer line (characters) is a paragraph by itself.
const LONG: usize = 100;
/// As far as a line is looked at (bytes) by those who look ahead; one that goes on is long, whatever is in it.
pub(super) const SEEN: usize = 400;

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its text without the terminator; as far as it was looked at.
    pub(super) text: &'a str,
    /// The offset behind its terminator, or as far as it was looked at.
    pub(super) next: usize,
    /// Whether it is too long for a line of a hard-wrapped paragraph.
    pub(super) long: bool,
    /// Its width in characters, white space at its end left out; of a longer one than was looked at, any that is too wide.
    pub(super) width: usize,
}

impl<'a> Line<'a> {
    /// The line that starts at an offset; `None` at the text's end.
    pub(super) fn at(text: &'a str, start: usize) -> Option<Self> {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let seen = &rest[..floor(rest, SEEN)];
        let line = match memchr2(b'\n', b'\r', seen.as_bytes()) {
            Some(end) => &seen[..end],
            None => seen,
        };
        let ended = line.len() < seen.len() || seen.len() == rest.len();
        // A line that goes on is long, however wide it is.
        let width = if ended { line.trim_end().chars().count() } else { LONG + 1 };
        let terminator = terminator(&rest[line.len()..]);
        Some(Self { text: line, next: start + line.len() + terminator, long: !ended || width > LONG, width })
    }

    /// Whether there is nothing but white space in it.
    pub(super) fn is_blank(&self) -> bool {
        !self.long && self.width == 0
    }
}

/// The length of the line terminator that a text starts with: two for `\r\n`.
pub(super) fn terminator(text: &str) -> usize {
    match text.as_bytes() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// The offset behind the terminator of the line that `from` lies in, or the text's end; not looking beyond `most`.
pub(super) fn line_end(text: &str, from: usize, most: usize) -> Option<usize> {
    let seen = text.as_bytes().get(from..most.min(text.len()))?;
    match memchr2(b'\n', b'\r', seen) {
        Some(at) => Some(from + at + terminator(&text[from + at..])),
        None if most >= text.len() => Some(text.len()),
        None => None,
    }
}

/// The offset behind the line that starts at an offset, where that line is blank (see [`Line::is_blank`]). Looks no further than
/// its first letter.
pub(super) fn behind_blank_line(text: &str, start: usize) -> Option<usize> {
    let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
    let seen = &rest[..floor(rest, SEEN)];
    let behind = seen.trim_start_matches(|c: char| c.is_whitespace() && !matches!(c, '\n' | '\r'));
    let length = seen.len() - behind.len();
    let terminator = terminator(&rest[length..]);
    let is_blank = if behind.is_empty() { length == rest.len() } else { terminator > 0 };
    is_blank.then_some(start + length + terminator)
}

/// The offset behind the blank lines that start at an offset, and no more of them than fit before `most`.
pub(super) fn behind_blank_lines(text: &str, mut at: usize, most: usize) -> usize {
    while at < most
        && let Some(next) = behind_blank_line(text, at)
    {
        at = next;
    }
    at
}

/// An offset, or the start of the character that it lies in, not inside a `\r\n`; the text's end at most.
pub(super) fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let bytes = text.as_bytes();
    if offset > 0 && bytes.get(offset) == Some(&b'\n') && bytes[offset - 1] == b'\r' { offset - 1 } else { offset }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_line_is_known_by_its_first_letter() {
        let wide = " ".repeat(SEEN);
        for text in
            ["", "\n", "\r\nA", "\rA", " \t\u{a0}\nA", " \u{2028} ", "A\n", "  A\n", &wide, &format!("{wide}\n"), &format!(" {wide}")]
        {
            let by_line = Line::at(text, 0).filter(Line::is_blank).map(|line| line.next);
            assert_eq!(behind_blank_line(text, 0), by_line, "{text:?}");
        }
        assert_eq!(behind_blank_lines("\n \n\r\nA\n", 0, 99), 5);
    }
}
