//! Lines and columns to byte offsets and back, in UTF-8, UTF-16 and UTF-32. The only file that counts code units.

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
