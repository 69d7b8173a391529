//! The words of the suggestion dictionary that lie one edit from a word, found by trying every edit.
//!
//! An edit is tried by its hash in the table of accepted words, which holds the whole dictionary of suggestions: most edits end
//! there, and only what passes is spelt out and looked up.

use super::hash::Running;
use super::suggest::{Word, word};
use super::words;

/// The letters of which the words of the dictionary are made; `tests/spell_tables.rs` holds it to that.
pub const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz'-éèñóêïçâöôàäëüáåû";

/// Calls `each` once with every word of the dictionary that is one letter more, one less, one other or one swap of neighbours
/// away, in no order that means anything.
pub fn each_neighbour(wrong: &str, mut each: impl FnMut(&str, Word)) {
    let mut spelt = String::with_capacity(wrong.len() + 2);
    let mut before = Running::default();
    let mut last = None;
    for at in wrong.char_indices().map(|(at, _)| at).chain([wrong.len()]) {
        let (head, tail) = wrong.split_at(at);
        let mut letters = tail.chars();
        let letter = letters.next();
        let rest = letters.as_str();
        let mut attempt = |hash: Running, parts: [&str; 2], tail: &str| {
            if words::has_hash(hash.and(tail).finish()) {
                spelt.clear();
                spelt.extend([head, parts[0], parts[1], tail]);
                if let Some(known) = word(&spelt) {
                    each(&spelt, known);
                }
            }
        };
        // Of two edits with the same outcome the one further on is left out.
        for (start, other) in LETTERS.char_indices() {
            let new = LETTERS.get(start..start + other.len_utf8()).unwrap_or_default();
            let hash = before.and(new);
            if last != Some(other) {
                attempt(hash, [new, ""], tail);
            }
            if letter.is_some_and(|letter| letter != other) {
                attempt(hash, [new, ""], rest);
            }
        }
        let Some(letter) = letter else { break };
        if last != Some(letter) {
            attempt(before, ["", ""], rest);
        }
        let this = tail.get(..letter.len_utf8()).unwrap_or_default();
        if let Some(next) = rest.chars().next().filter(|&next| next != letter) {
            let (next, rest) = rest.split_at(next.len_utf8());
            attempt(before.and(next).and(this), [next, this], rest);
        }
        before = before.and(this);
        last = Some(letter);
    }
}
