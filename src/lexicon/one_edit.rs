//! The words of the suggestion dictionary that lie one edit from a word, found by trying every edit.
//!
//! An edit is tried by its hash in the table of accepted words, which holds the whole dictionary of suggestions: most edits end
//! there, and only what passes is spelt out and looked up.

use super::hash::Running;
use super::suggest::{Word, word};
use super::words;

/// The letters of which most words of the dictionary are made.
const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz'-";

/// The letters with accents that it has, behind the letter that is typed instead; with [`PLAIN`], all that it has.
const ACCENTED: &[(char, &str)] = &[('a', "âàäáå"), ('c', "ç"), ('e', "éèêë"), ('i', "ï"), ('n', "ñ"), ('o', "óöô"), ('u', "üû")];

/// Whether the words of the dictionary may have a letter; `tests/spell_tables.rs` holds them to that.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    PLAIN.contains(letter) || ACCENTED.iter().any(|(_, accented)| accented.contains(letter))
}

/// Calls `each` once with every word of the dictionary that is one letter more, one less, one other or one swap of neighbours
/// away, in no order that means anything. An accent is taken for forgotten where its own letter stands; nobody slips into one.
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
        for (start, other) in PLAIN.char_indices() {
            let new = PLAIN.get(start..start + other.len_utf8()).unwrap_or_default();
            let hash = before.and(new);
            if last != Some(other) {
                attempt(hash, [new, ""], tail);
            }
            if letter.is_some_and(|letter| letter != other) {
                attempt(hash, [new, ""], rest);
            }
        }
        let accented = ACCENTED.iter().find(|(plain, _)| letter == Some(*plain)).map_or("", |(_, accented)| accented);
        for (start, other) in accented.char_indices() {
            let new = accented.get(start..start + other.len_utf8()).unwrap_or_default();
            attempt(before.and(new), [new, ""], rest);
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
