//! How names are written: over a line's end, and short.

use std::borrow::Cow;

/// Short forms that copy uses without giving them in brackets.
pub(super) fn household_shorts(name: &str) -> &'static [&'static str] {
    match name {
        "United States" => &["U.S.", "US", "U.S.A.", "USA"],
        "United Kingdom" => &["U.K.", "UK"],
        "United Nations" => &["U.N.", "UN"],
        "European Union" => &["E.U.", "EU"],
        "United Arab Emirates" => &["U.A.E.", "UAE"],
        _ => &[],
    }
}

/// A name that runs over a line's end has a space there.
pub(super) fn single_spaced(text: &str) -> Cow<'_, str> {
    let mut before = 0;
    let is_odd = |byte: u8| {
        let before = std::mem::replace(&mut before, byte);
        // Nearly all are letters.
        byte <= b' ' && (matches!(byte, b'\n' | b'\r' | b'\t') || (before, byte) == (b' ', b' '))
    };
    if text.bytes().any(is_odd) { Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" ")) } else { Cow::Borrowed(text) }
}
