//! Frames: cuts a byte stream into message bodies, and survives what is no frame.

use std::io::{self, BufRead, Read};

/// The longest body that is read, in bytes. A longer one is a client that lost count.
const LONGEST_BODY: u64 = 256 << 20;
/// The most that is kept of a line that is no header, in bytes.
const LONGEST_LINE: u64 = 64 << 10;

/// What comes next in a stream.
#[derive(Debug, PartialEq, Eq)]
pub enum Frame {
    /// The body of a message.
    Body(Vec<u8>),
    /// A header that promises an impossible body: what it says of the length.
    Absurd(String),
    /// The stream is over.
    End,
}

/// Reads the next frame. Header names may be in any case and number; lines that are no header are passed over.
///
/// # Errors
///
/// When the stream fails.
pub fn read(stream: &mut impl BufRead) -> io::Result<Frame> {
    let mut line = Vec::new();
    let mut length = None;
    loop {
        line.clear();
        if stream.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(Frame::End);
        }
        let header = line.trim_ascii();
        if header.is_empty() {
            match length.take() {
                Some(0) | None => {}
                Some(length) => return body(stream, length),
            }
        } else if let Some(value) = content_length(header) {
            match value.parse() {
                Ok(value) if value <= LONGEST_BODY => length = Some(value),
                _ => return Ok(Frame::Absurd(value)),
            }
        }
    }
}

fn body(stream: &mut impl BufRead, length: u64) -> io::Result<Frame> {
    // Grows as the bytes arrive, so that a promise alone takes no memory.
    let mut body = Vec::new();
    stream.by_ref().take(length).read_to_end(&mut body)?;
    Ok(if body.len() as u64 == length { Frame::Body(body) } else { Frame::End })
}

fn content_length(header: &[u8]) -> Option<String> {
    let colon = header.iter().position(|&byte| byte == b':')?;
    let name = header.get(..colon)?.trim_ascii();
    let value = header.get(colon + 1..)?.trim_ascii();
    // Rubbish without a line end may stand before the name.
    let name = name.get(name.len().saturating_sub(b"Content-Length".len())..)?;
    name.eq_ignore_ascii_case(b"Content-Length").then(|| String::from_utf8_lossy(value).into_owned())
}

/// Makes valid JSON text of a body where that is possible: invalid UTF-8 becomes U+FFFD, and so does half of a surrogate
/// pair written as an escape, which JavaScript clients send when they split an emoji. U+FFFD is as long in UTF-16, so that
/// positions stay true.
#[must_use]
pub fn repair(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let bytes = text.as_bytes();
    let mut repaired = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'\\', rest) {
        let (before, escape) = rest.split_at(at);
        repaired.extend_from_slice(before);
        let (replacement, length) = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => (escape.get(..12).unwrap_or(escape), 12),
            (Some(0xD800..=0xDFFF), _) => (&b"\\uFFFD"[..], 6),
            _ => (escape.get(..2).unwrap_or(escape), 2),
        };
        repaired.extend_from_slice(replacement);
        rest = escape.get(length..).unwrap_or_default();
    }
    repaired.extend_from_slice(rest);
    repaired
}

/// The UTF-16 unit of an escape `\uXXXX` at the start of some bytes.
fn unit(bytes: &[u8]) -> Option<u16> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(stream: &str, expected: &[&str]) {
        let mut stream = stream.as_bytes();
        let mut found = Vec::new();
        loop {
            match read(&mut stream).unwrap() {
                Frame::Body(body) => found.push(String::from_utf8(body).unwrap()),
                Frame::Absurd(length) => found.push(format!("absurd {length}")),
                Frame::End => break,
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn cuts_bodies() {
        reads("Content-Length: 2\r\n\r\n{}Content-Length: 3\r\n\r\n[1]", &["{}", "[1]"]);
    }

    #[test]
    fn takes_headers_of_any_case_and_number() {
        reads("X-A: 1\r\ncontent-length:2\r\nContent-Type: x\r\n\r\n{}", &["{}"]);
    }

    #[test]
    fn takes_bare_line_feeds() {
        reads("Content-Length: 2\n\n{}", &["{}"]);
    }

    #[test]
    fn passes_over_rubbish() {
        reads("rubbish\r\n\r\nmore\r\nContent-Length: 2\r\n\r\n{}xxContent-Length: 2\r\n\r\n[]", &["{}", "[]"]);
    }

    #[test]
    fn passes_over_an_empty_body() {
        reads("Content-Length: 0\r\n\r\nContent-Length: 2\r\n\r\n{}", &["{}"]);
    }

    #[test]
    fn goes_on_after_an_absurd_length() {
        reads("Content-Length: 99999999999999999999\r\n\r\nContent-Length: 2\r\n\r\n{}", &["absurd 99999999999999999999", "{}"]);
        reads("Content-Length: -1\r\n\r\nContent-Length: 2\r\n\r\n{}", &["absurd -1", "{}"]);
    }

    #[test]
    fn drops_a_body_that_breaks_off() {
        reads("Content-Length: 20\r\n\r\n{}", &[]);
    }

    #[track_caller]
    fn repairs(body: &[u8], expected: &str) {
        assert_eq!(String::from_utf8(repair(body)).unwrap(), expected);
    }

    #[test]
    fn replaces_half_a_surrogate_pair() {
        repairs(br#""\ud83d""#, r#""\uFFFD""#);
        repairs(br#""\ude00\ud83d""#, r#""\uFFFD\uFFFD""#);
        repairs(br#""\ud83dx""#, r#""\uFFFDx""#);
    }

    #[test]
    fn keeps_whole_pairs_and_escaped_backslashes() {
        repairs(br#""\ud83d\ude00 \\ud83d \" \u0041""#, r#""\ud83d\ude00 \\ud83d \" \u0041""#);
    }

    #[test]
    fn replaces_invalid_bytes() {
        repairs(b"\"a\xff\"", "\"a\u{FFFD}\"");
    }

    #[test]
    fn survives_an_escape_that_breaks_off() {
        repairs(br"\u12", r"\u12");
        repairs(br"\", r"\");
        repairs(br"\ud83d\u", r"\uFFFD\u");
    }
}
