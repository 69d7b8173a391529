//! Where to cut a monstrous paragraph: at sentence ends that the words before them choose, so that an edit moves the next cut
//! or two and not all that follow.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

use super::line::{floor, terminator};
use crate::text::block::MOST;

/// A shorter part (bytes) is never cut off.
pub(super) const LEAST: usize = 2048;
/// Up to here (bytes) one sentence end in four will do, chosen by the words before it; then any.
const CHOSEN: usize = 2944;
/// Up to here (bytes) a sentence end; then any space.
const SENTENCE: usize = 3584;
/// The end of a paragraph that is nearer (bytes) than this to a chosen cut is not cut off.
const REST: usize = 256;

/// The first good place to cut, in a part of a text; offsets are counted from the block's start. `allowed` may refuse a place
/// between sentences.
pub(super) fn place(text: &str, part: Range<usize>, allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let end = part.end.min(text.len());
    for at in part.start.max(LEAST)..end.min(MOST) {
        if !bytes[at].is_ascii_whitespace() {
            continue;
        }
        let behind = at + terminator(&text[at..]).max(1);
        if behind > part.end {
            break;
        }
        let ends_sentence = bytes.get(behind).is_some_and(|next| !next.is_ascii_whitespace())
            && is_sentence_end(&text[at.saturating_sub(16).max(start_of_character(text, at.saturating_sub(16)))..at]);
        let good = match at {
            ..CHOSEN => ends_sentence && is_chosen(&bytes[at - 16..at]) && end >= at + REST && allowed(behind),
            CHOSEN..SENTENCE => ends_sentence && allowed(behind),
            _ => bytes.get(behind).is_some_and(|next| !next.is_ascii_whitespace()),
        };
        if good {
            return Some(behind);
        }
    }
    (end >= MOST).then(|| floor(text, MOST))
}

fn start_of_character(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn is_sentence_end(before: &str) -> bool {
    before.trim_end_matches(['"', '\'', '\u{201d}', '\u{2019}', '»', ')', ']', '*', '_']).ends_with(['.', '?', '!', '\u{2026}'])
}

fn is_chosen(before: &[u8]) -> bool {
    let mut hasher = FxHasher::default();
    hasher.write(before);
    hasher.finish() >> 62 == 0
}
