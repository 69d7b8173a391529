//! The words of the suggestion dictionary that lie one edit from a word, found by trying edits.
//!
//! The dictionary is walked along the word, so that only letters are tried that can stand there, and no edit behind the place
//! where no word of the dictionary begins as the wrong one does. An edit is then tried by its hash in the table of accepted
//! words, which holds the whole dictionary: most end there, and only what passes is spelt out and looked up.

use std::sync::LazyLock;

use fst::raw::{Fst, Node};

use super::hash::Running;
use super::suggest::{Word, dictionary, word};
use super::words;

/// Calls `each` once with every word of the dictionary that is one letter more, one less, one other or one swap of neighbours
/// away, in no order that means anything.
pub fn each_neighbour(wrong: &str, mut each: impl FnMut(&str, Word)) {
    let Some(fst) = dictionary().map(fst::Map::as_fst) else { return };
    let mut spelt = String::with_capacity(wrong.len() + 2);
    let mut node = fst.root();
    let mut before = Running::default();
    let mut last = None;
    for at in wrong.char_indices().map(|(at, _)| at).chain([wrong.len()]) {
        let (head, tail) = wrong.split_at(at);
        let mut letters = tail.chars();
        let letter = letters.next();
        let rest = letters.as_str();
        let passes = |hash: Running, tail: &str| words::has_hash(hash.and(tail).finish());
        let mut look_up = |parts: [&str; 2], tail: &str| {
            spelt.clear();
            spelt.extend([head, parts[0], parts[1], tail]);
            if let Some(known) = word(&spelt) {
                each(&spelt, known);
            }
        };
        // Of two edits with the same outcome the one further on is left out.
        let mut put_in = |new: char| {
            let hash = match u8::try_from(new) {
                Ok(byte) if byte.is_ascii() => before.with(byte),
                _ => before.and(new.encode_utf8(&mut [0; 4])),
            };
            if last != Some(new) && passes(hash, tail) {
                look_up([new.encode_utf8(&mut [0; 4]), ""], tail);
            }
            if letter.is_some_and(|letter| letter != new) && passes(hash, rest) {
                look_up([new.encode_utf8(&mut [0; 4]), ""], rest);
            }
        };
        match first_letters(head) {
            Some(letters) => letters.iter().copied().for_each(put_in),
            None => each_letter(fst, &node, &mut put_in),
        }
        let Some(letter) = letter else { break };
        if last != Some(letter) && passes(before, rest) {
            look_up(["", ""], rest);
        }
        let this = tail.get(..letter.len_utf8()).unwrap_or_default();
        if let Some(next) = rest.chars().next().filter(|&next| next != letter) {
            let (next, rest) = rest.split_at(next.len_utf8());
            if passes(before.and(next).and(this), rest) {
                look_up([next, this], rest);
            }
        }
        let Some(further) = this.bytes().try_fold(node, |node, byte| Some(fst.node(node.transition_addr(node.find_input(byte)?)))) else {
            break;
        };
        node = further;
        before = before.and(this);
        last = Some(letter);
    }
}

/// What the dictionary goes on with behind nothing, and behind each small letter: half of what is tried, and the slower half to find.
static FIRST: LazyLock<Vec<Vec<char>>> = LazyLock::new(|| {
    let Some(fst) = dictionary().map(fst::Map::as_fst) else { return Vec::new() };
    let root = fst.root();
    let letters = |node: Option<Node>| {
        let mut letters = Vec::new();
        node.iter().for_each(|node| each_letter(fst, node, |letter| letters.push(letter)));
        letters
    };
    let behind = |letter: u8| letters(root.find_input(letter).map(|step| fst.node(root.transition_addr(step))));
    std::iter::once(letters(Some(root))).chain((b'a'..=b'z').map(behind)).collect()
});

/// The letters that the dictionary goes on with behind the beginning of a word, where they are remembered.
fn first_letters(head: &str) -> Option<&'static [char]> {
    let number = match head.as_bytes() {
        [] => 0,
        [letter @ b'a'..=b'z'] => usize::from(letter - b'a') + 1,
        _ => return None,
    };
    FIRST.get(number).map(Vec::as_slice)
}

/// Calls `each` with every letter that the dictionary goes on with.
fn each_letter(fst: &Fst<&[u8]>, node: &Node, mut each: impl FnMut(char)) {
    for first in node.transitions() {
        if first.inp.is_ascii() {
            each(char::from(first.inp));
            continue;
        }
        // Letters with accents are two bytes.
        for second in fst.node(first.addr).transitions() {
            let letter = std::str::from_utf8(&[first.inp, second.inp]).ok().and_then(|letter| letter.chars().next());
            letter.into_iter().for_each(&mut each);
        }
    }
}
