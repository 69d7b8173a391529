//! Addresses, handles, hashtags and file names, which are one token however they are pointed.

use super::is_quote_character;

/// The end of a run without white space where nothing in it can be part of an address; else its start.
pub(super) fn plain_run_end(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(&byte) = bytes.get(at).filter(|byte| !byte.is_ascii_whitespace()) {
        let inner_point = byte == b'.' && bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || !next.is_ascii());
        if matches!(byte, b'@' | b'#' | b'/') || inner_point {
            return start;
        }
        at += 1;
    }
    at
}

/// The end of an address, a handle, a hashtag or a file name that starts at a character.
pub(super) fn end(prose: &str, start: usize, first: char) -> Option<usize> {
    let boundary = !prose[..start].chars().next_back().is_some_and(char::is_alphanumeric);
    if !boundary || !(first.is_ascii_alphanumeric() || matches!(first, '@' | '#')) {
        return None;
    }
    let length = prose[start..].find(char::is_whitespace).unwrap_or(prose.len() - start);
    let run = prose[start..start + length]
        .trim_end_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '/' | '_') || is_quote_character(c) || c == '\u{2026}');
    let handle = |mark| {
        run.strip_prefix(mark).is_some_and(|name| name.starts_with(|c: char| c.is_alphabetic() || c == '_')).then(|| {
            let name = run[1..].find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(run.len() - 1);
            start + 1 + name
        })
    };
    if let Some(end) = handle('@').or_else(|| handle('#')) {
        return Some(end);
    }
    let is_address = run.contains("://")
        || run.starts_with("www.")
        || (run.contains('@') && run.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.')))
        || is_host(run);
    is_address.then_some(start + run.len())
}

/// "example.com/page", "story.txt": dots between letters with a known ending.
fn is_host(run: &str) -> bool {
    let host = run.split('/').next().unwrap_or(run);
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
        && name.chars().any(char::is_alphabetic)
        && matches!(
            ending,
            "com"
                | "org"
                | "net"
                | "gov"
                | "edu"
                | "co"
                | "uk"
                | "io"
                | "info"
                | "tv"
                | "eu"
                | "de"
                | "ca"
                | "au"
                | "txt"
                | "md"
                | "html"
                | "pdf"
                | "doc"
                | "docx"
                | "jpg"
                | "png"
                | "zip"
                | "xml"
                | "json"
        )
}
