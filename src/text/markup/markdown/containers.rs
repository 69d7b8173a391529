//! The containers that are open in Markdown: block quotes and list items; and a cursor through a line that counts columns.

/// Deeper containers are not told apart.
const MOST_DEEP: usize = 7;
/// The entry of a block quote; any other is the width of an item's marker and indentation.
const QUOTE: u8 = u8::MAX;

/// The open containers, the outermost first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Containers {
    list: [u8; MOST_DEEP],
    length: u8,
}

impl Containers {
    pub(super) fn len(self) -> usize {
        usize::from(self.length)
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = u8> + '_ {
        self.list.iter().copied().take(self.len())
    }

    pub(super) fn has_quote(&self) -> bool {
        self.iter().any(|entry| entry == QUOTE)
    }

    pub(super) fn ends_with_item(&self) -> bool {
        self.iter().next_back().is_some_and(|entry| entry != QUOTE)
    }

    /// Moves a cursor over what continues the containers. Returns how many of them go on.
    pub(super) fn matched(&self, cursor: &mut Cursor<'_>) -> usize {
        for (number, entry) in self.iter().enumerate() {
            let goes_on = match entry {
                QUOTE => cursor.skip_quote(),
                _ if cursor.is_blank() => true,
                width => cursor.skip_indent(usize::from(width)),
            };
            if !goes_on {
                return number;
            }
        }
        self.len()
    }

    pub(super) fn truncate(&mut self, length: usize) {
        for entry in self.list.iter_mut().skip(length) {
            *entry = 0;
        }
        self.length = self.length.min(u8::try_from(length).unwrap_or(u8::MAX));
    }

    /// Opens a block quote at the cursor. Returns whether there is room.
    pub(super) fn push_quote(&mut self, cursor: &mut Cursor<'_>) -> bool {
        self.push(QUOTE) && cursor.skip_quote()
    }

    /// Opens an item whose marker, less the white space behind it, is so wide. Returns whether there is room.
    pub(super) fn push_item(&mut self, cursor: &mut Cursor<'_>, marker: usize) -> bool {
        if self.len() == MOST_DEEP {
            return false;
        }
        let indent = cursor.indent();
        cursor.skip_indent(indent);
        cursor.at += marker;
        cursor.column += marker;
        let space = cursor.indent();
        let space = if cursor.is_blank() || space > 4 { 1 } else { space };
        cursor.skip_indent(space);
        self.push(u8::try_from(indent + marker + space).unwrap_or(QUOTE - 1).min(QUOTE - 1))
    }

    fn push(&mut self, entry: u8) -> bool {
        let length = self.len();
        let Some(free) = self.list.get_mut(length) else { return false };
        *free = entry;
        self.length += 1;
        true
    }

    /// Lines that open these containers anew, so that a block can be read by itself: a paragraph `x` in them.
    pub(super) fn opened(&self) -> String {
        let mut opened = String::new();
        for entry in self.iter() {
            match entry {
                QUOTE => opened.push_str("> "),
                width => push_marker(&mut opened, usize::from(width)),
            }
        }
        opened.push('x');
        opened
    }

    /// What a line that continues these containers starts with.
    pub(super) fn continued(&self) -> String {
        self.iter().map(|entry| if entry == QUOTE { "> ".to_owned() } else { " ".repeat(usize::from(entry)) }).collect()
    }
}

/// An item's marker with the white space around it, so wide.
fn push_marker(line: &mut String, width: usize) {
    // "-" and up to four spaces; wider ones are numbers of up to nine digits, with up to three spaces before them.
    let digits = width.saturating_sub(2).clamp(1, 9);
    match width {
        ..=5 => line.push('-'),
        _ => {
            let behind = (width - digits - 1).clamp(1, 4);
            line.extend(std::iter::repeat_n(' ', (width - digits - 1 - behind).min(3)));
            line.extend(std::iter::repeat_n('1', digits));
            line.push('.');
            line.extend(std::iter::repeat_n(' ', behind));
            return;
        }
    }
    line.extend(std::iter::repeat_n(' ', width.saturating_sub(1)));
}

/// A place in a line, its column counted with tabs as `CommonMark` counts them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    line: &'a str,
    at: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(line: &'a str) -> Self {
        // A mark of byte order at the start of a text is no content.
        let at = if line.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Self { line, at, column: 0 }
    }

    /// The rest of the line, white space before it left out.
    pub(super) fn rest(self) -> &'a str {
        self.line[self.at..].trim_start_matches([' ', '\t'])
    }

    pub(super) fn is_blank(self) -> bool {
        self.line[self.at..].bytes().all(|byte| matches!(byte, b' ' | b'\t'))
    }

    /// The columns of white space here.
    pub(super) fn indent(self) -> usize {
        let mut column = self.column;
        for byte in self.line.bytes().skip(self.at) {
            match byte {
                b' ' => column += 1,
                b'\t' => column += 4 - column % 4,
                _ => break,
            }
        }
        column - self.column
    }

    /// Moves over so many columns of white space, where there are so many.
    pub(super) fn skip_indent(&mut self, columns: usize) -> bool {
        if self.indent() < columns {
            return false;
        }
        let goal = self.column + columns;
        while self.column < goal {
            match self.line.as_bytes().get(self.at) {
                Some(b'\t') => {
                    let stop = self.column + 4 - self.column % 4;
                    if stop > goal {
                        self.column = goal;
                        return true;
                    }
                    self.column = stop;
                }
                _ => self.column += 1,
            }
            self.at += 1;
        }
        true
    }

    /// Moves over a block quote's mark and one space behind it, where one stands here.
    fn skip_quote(&mut self) -> bool {
        let indent = self.indent();
        if indent > 3 || !self.rest().starts_with('>') {
            return false;
        }
        self.skip_indent(indent);
        self.at += 1;
        self.column += 1;
        if self.indent() > 0 {
            self.skip_indent(1);
        }
        true
    }
}
