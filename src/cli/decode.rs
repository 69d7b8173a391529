//! Bytes to text, by rules that a reader can check: no guess is made silently.
//!
//! 1. A byte-order mark says UTF-8 or UTF-16.
//! 2. Without one, valid UTF-8 is UTF-8.
//! 3. Anything else is Windows-1252, the other code that English wire copy arrives in, if every byte stands for a printed
//!    character there and no run of bytes is a valid UTF-8 character of several bytes (that is damaged UTF-8). A note says so.
//! 4. What is left is no text.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// A text, and how it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// Whether it was read as Windows-1252.
    pub windows_1252: bool,
}

/// Why bytes are no text.
#[derive(Clone, Copy, PartialEq, Eq, thiserror::Error, Debug)]
pub enum Undecodable {
    /// The byte-order mark promises another code than the bytes keep.
    #[error("it starts with the mark of {code}, but is not valid {code}. Save it as UTF-8.")]
    BrokenPromise {
        /// What was promised.
        code: &'static str,
    },
    /// It is mostly UTF-8, but not everywhere.
    #[error("it is UTF-8 with a damaged character at byte {at}. Mend or retype that character, or save the file as UTF-8.")]
    Damaged {
        /// The first byte that is wrong, from zero.
        at: usize,
    },
    /// It holds bytes that stand for no character.
    #[error("byte {at} stands for no character in UTF-8 or Windows-1252. If it is a story, save it as UTF-8.")]
    Binary {
        /// The first such byte, from zero.
        at: usize,
    },
}

/// Reads bytes as text.
///
/// # Errors
///
/// When they are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Undecodable> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(Decoded { text: text.to_owned(), windows_1252: false }),
            Err(_) => Err(Undecodable::BrokenPromise { code: "UTF-8" }),
        };
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return match encoding.decode_without_bom_handling_and_without_replacement(rest) {
                Some(text) => Ok(Decoded { text: text.into_owned(), windows_1252: false }),
                None => Err(Undecodable::BrokenPromise { code: "UTF-16" }),
            };
        }
    }
    if let Some(at) = bytes.iter().position(|&byte| is_control(byte)) {
        return Err(Undecodable::Binary { at });
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text: text.to_owned(), windows_1252: false }),
        Err(error) => error,
    };
    if bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii()) {
        return Err(Undecodable::Damaged { at: error.valid_up_to() });
    }
    if let Some(at) = bytes.iter().position(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
        return Err(Undecodable::Binary { at });
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Ok(Decoded { text: text.into_owned(), windows_1252: true })
}

/// Whether a byte is a control character that no text holds.
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 14..=26 | 28..=31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, windows_1252: bool) {
        assert_eq!(decode(bytes), Ok(Decoded { text: text.to_owned(), windows_1252 }));
    }

    #[test]
    fn utf_8_with_and_without_a_mark() {
        check("“No,” she said.".as_bytes(), "“No,” she said.", false);
        check("\u{feff}“No,” she said.".as_bytes(), "“No,” she said.", false);
        check(b"", "", false);
    }

    #[test]
    fn utf_16_with_a_mark() {
        check(b"\xff\xfeN\0o\0\x1d\x20", "No”", false);
        check(b"\xfe\xff\0N\0o\x20\x1d", "No”", false);
    }

    #[test]
    fn windows_1252_where_it_is_nothing_else() {
        check(b"\x93No,\x94 said Ren\xe9e.", "“No,” said Renée.", true);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(decode(b"PK\x03\x04"), Err(Undecodable::Binary { at: 2 }));
        assert_eq!(decode("“No” \u{201d}".as_bytes().split_last().unwrap().1), Err(Undecodable::Damaged { at: 9 }));
        assert_eq!(decode(b"caf\xe9 \x81"), Err(Undecodable::Binary { at: 5 }));
        assert_eq!(decode(b"\xff\xfeN\0o"), Err(Undecodable::BrokenPromise { code: "UTF-16" }));
        assert_eq!(decode(b"\xef\xbb\xbf\xff"), Err(Undecodable::BrokenPromise { code: "UTF-8" }));
    }
}
