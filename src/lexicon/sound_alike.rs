//! The words of the suggestion dictionary that sound as a word does, however they are spelt.
//!
//! The dictionary is walked along the sound: of each beginning only those letters are tried that go on with the sound that is wanted.

use fst::raw::{Fst, Node};

use super::sound::{self, Key};
use super::suggest::{Word, dictionary, word};

/// The walk is given up here: a word that sounds like so many beginnings says nothing.
const MOST_STEPS: u32 = 20_000;

/// Calls `each` with every word of the dictionary that has this word's sound, and is another word.
pub fn each_sound_alike(wrong: &str, mut each: impl FnMut(&str, Word)) {
    let (Some(fst), wanted) = (dictionary().map(fst::Map::as_fst), sound::key(wrong)) else { return };
    let mut walk = Walk { fst, wanted: &wanted, spelt: Vec::new(), found: Vec::new(), steps: 0 };
    walk.on(&fst.root(), 0);
    walk.found.sort_unstable();
    walk.found.dedup();
    for candidate in &walk.found {
        if candidate != wrong
            && sound::key(candidate) == wanted
            && let Some(known) = word(candidate)
        {
            each(candidate, known);
        }
    }
}

struct Walk<'a> {
    fst: &'a Fst<&'static [u8]>,
    wanted: &'a Key,
    spelt: Vec<u8>,
    found: Vec<String>,
    steps: u32,
}

impl Walk<'_> {
    /// Goes on from a node that was come to by a spelling of the first `done` sounds. Takes more ways than a word is read in, so what
    /// is found has to be looked at again.
    fn on(&mut self, node: &Node, done: usize) {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return;
        }
        if node.is_final()
            && done == self.wanted.len()
            && let Ok(found) = std::str::from_utf8(&self.spelt)
        {
            self.found.push(found.to_owned());
        }
        for step in node.transitions() {
            let (next, letter) = (self.fst.node(step.addr), step.inp);
            self.spelt.push(letter);
            for (spelling, sound) in sound::spellings(letter) {
                self.spell(&next, &spelling[1..], sound, done);
            }
            if letter.is_ascii_lowercase() {
                let sound = [letter.to_ascii_uppercase()];
                self.spell(&next, "", std::str::from_utf8(&sound).unwrap_or_default(), done);
            }
            self.spelt.pop();
        }
    }

    /// Goes on by the rest of a spelling, where its sound is what is wanted.
    fn spell(&mut self, node: &Node, rest: &str, sound: &str, done: usize) {
        let Some(done) = self.heard(sound, done) else { return };
        if rest.is_empty() {
            return self.on(node, done);
        }
        let length = self.spelt.len();
        let mut node = *node;
        for letter in rest.bytes() {
            let Some(step) = node.find_input(letter) else {
                self.spelt.truncate(length);
                return;
            };
            node = self.fst.node(node.transition(step).addr);
            self.spelt.push(letter);
        }
        self.on(&node, done);
        self.spelt.truncate(length);
    }

    /// How many sounds are done with this one; a pair sounds as one, and a vowel at the end may be mute.
    fn heard(&self, sound: &str, mut done: usize) -> Option<usize> {
        for byte in sound.bytes() {
            if self.wanted.get(done) == Some(&byte) {
                done += 1;
            } else if done.checked_sub(1).map(|last| self.wanted[last]) != Some(byte) && !(byte == b'a' && done == self.wanted.len()) {
                return None;
            }
        }
        Some(done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(wrong: &str, right: &str) {
        let mut found = Vec::new();
        each_sound_alike(wrong, |candidate, _| found.push(candidate.to_owned()));
        assert!(found.iter().any(|found| found == right), "{wrong}: {found:?}");
    }

    #[test]
    fn what_sounds_alike_is_found_however_far_it_is_spelt() {
        check("fisicist", "physicist");
        check("fotographed", "photographed");
        check("excelerated", "accelerated");
        check("farmacy", "pharmacy");
        check("skeptacle", "skeptical");
        check("rench", "wrench");
        check("nashun", "nation");
    }

    #[test]
    fn nothing_sounds_like_no_word() {
        for wrong in ["", "'", "\u{e9}", "xqzzkrtw", "aeiouaeiou"] {
            each_sound_alike(wrong, |_, _| {});
        }
    }
}
