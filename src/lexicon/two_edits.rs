//! The words of the suggestion dictionary that lie two edits from a word, found by walking the dictionary.
//!
//! Of each beginning it is known how far it is from each beginning of the wrong word that is about as long: five numbers, the band of
//! a table of distances. Where both edits are spent only the letters are tried that go on as the wrong word does.

use fst::raw::{Fst, Node, Output};
use smallvec::SmallVec;

use super::suggest::{Word, dictionary};

/// Calls `each` with every word of the dictionary that is two edits away and begins with the same byte, in order. A letter more, one
/// less, one other and a swap of neighbours are an edit.
pub(super) fn each_two_away(wrong: &str, each: impl FnMut(&str, Word)) {
    let Some(fst) = dictionary().map(fst::Map::as_fst) else { return };
    let mut walk = Walk { fst, wrong: wrong.chars().collect(), spelt: String::with_capacity(wrong.len() + 4), each };
    let first = wrong.bytes().next();
    let start = Beginning { length: 0, last: '\0', row: [FAR, FAR, 0, 1, 2], before: [FAR; BAND] };
    walk.on(&fst.root(), Output::zero(), &start, first);
}

/// How many lengths of the wrong word's beginnings are compared: as many letters, up to two fewer and up to two more.
const BAND: usize = 5;
/// The place in the band of as many letters.
const LEVEL: usize = 2;
/// More than two edits.
const FAR: u8 = 3;

/// A beginning of words of the dictionary.
struct Beginning {
    /// Its letters.
    length: usize,
    /// The last of them.
    last: char,
    /// Its distances from the wrong word's first `length + place - LEVEL` letters.
    row: [u8; BAND],
    /// Those of its own beginning without the last letter.
    before: [u8; BAND],
}

struct Walk<'a, F> {
    fst: &'a Fst<&'static [u8]>,
    wrong: SmallVec<[char; 32]>,
    spelt: String,
    each: F,
}

impl<F: FnMut(&str, Word)> Walk<'_, F> {
    fn on(&mut self, node: &Node, output: Output, here: &Beginning, first: Option<u8>) {
        if node.is_final() && self.distance(here) == 2 {
            (self.each)(&self.spelt, Word::unpacked(output.cat(node.final_output()).value()));
        }
        if here.row.contains(&0) || here.row.contains(&1) {
            self.on_by_any(node, output, here, first);
        } else {
            self.on_by_wanted(node, output, here);
        }
    }

    fn distance(&self, here: &Beginning) -> u8 {
        let place = (self.wrong.len() + LEVEL).checked_sub(here.length);
        place.and_then(|place| here.row.get(place)).copied().unwrap_or(FAR)
    }

    /// By every letter that the dictionary goes on with.
    fn on_by_any(&mut self, node: &Node, output: Output, here: &Beginning, first: Option<u8>) {
        for step in node.transitions().filter(|step| first.is_none_or(|first| step.inp == first)) {
            let (next, output) = (self.fst.node(step.addr), output.cat(step.out));
            if step.inp.is_ascii() {
                self.by(char::from(step.inp), &next, output, here);
                continue;
            }
            // Letters with accents are two bytes.
            for second in next.transitions() {
                let letter = std::str::from_utf8(&[step.inp, second.inp]).ok().and_then(|letter| letter.chars().next());
                if let Some(letter) = letter {
                    self.by(letter, &self.fst.node(second.addr), output.cat(second.out), here);
                }
            }
        }
    }

    /// By the letters that cost no edit: the wrong word's next one, and the first of two that have changed places.
    fn on_by_wanted(&mut self, node: &Node, output: Output, here: &Beginning) {
        let mut wanted: SmallVec<[char; 2 * BAND]> = SmallVec::new();
        for place in 0..BAND {
            let Some(&next) = (here.length + place).checked_sub(LEVEL).and_then(|at| self.wrong.get(at)) else { continue };
            if here.row[place] == 2 {
                wanted.push(next);
            }
            let swapped = (here.length + place).checked_sub(LEVEL + 1).and_then(|at| self.wrong.get(at));
            if here.before[place] <= 1
                && next == here.last
                && let Some(&swapped) = swapped
            {
                wanted.push(swapped);
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        for letter in wanted {
            let (mut node, mut output) = (*node, output);
            let found = letter.encode_utf8(&mut [0; 4]).bytes().all(|byte| {
                node.find_input(byte).is_some_and(|at| {
                    let step = node.transition(at);
                    output = output.cat(step.out);
                    node = self.fst.node(step.addr);
                    true
                })
            });
            if found {
                self.by(letter, &node, output, here);
            }
        }
    }

    /// By a letter that leads to a node, where that is not too far.
    fn by(&mut self, letter: char, node: &Node, output: Output, here: &Beginning) {
        let row = self.row(letter, here);
        if row.iter().any(|&distance| distance < FAR) {
            let next = Beginning { length: here.length + 1, last: letter, row, before: here.row };
            self.spelt.push(letter);
            self.on(node, output, &next, None);
            self.spelt.pop();
        }
    }

    /// The distances of a beginning with one letter more.
    fn row(&self, letter: char, here: &Beginning) -> [u8; BAND] {
        let mut row = [FAR; BAND];
        for place in 0..BAND {
            // The wrong word's first `length` letters.
            let Some(length) = (here.length + 1 + place).checked_sub(LEVEL).filter(|&length| length <= self.wrong.len()) else { continue };
            let left_out = here.row.get(place + 1).map_or(FAR, |distance| distance + 1);
            let Some(last) = length.checked_sub(1) else {
                row[place] = left_out.min(FAR);
                continue;
            };
            let replaced = here.row[place] + u8::from(self.wrong[last] != letter);
            let put_in = place.checked_sub(1).map_or(FAR, |place| row[place] + 1);
            let is_swapped = last > 0 && here.length > 0 && self.wrong[last] == here.last && self.wrong[last - 1] == letter;
            let swapped = if is_swapped { here.before[place] + 1 } else { FAR };
            row[place] = left_out.min(replaced).min(put_in).min(swapped).min(FAR);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use fst::{IntoStreamer, Streamer};
    use levenshtein_automata::{Distance, LevenshteinAutomatonBuilder};

    use super::*;

    /// Slips of some words, and words themselves: what an automaton finds two edits from it is what we find.
    #[test]
    fn words_two_edits_away_are_those_of_an_automaton() {
        let builder = LevenshteinAutomatonBuilder::new(2, true);
        let words =
            ["cafe", "expos\u{e9}", "it's", "op-ed", "comittee", "metting", "aa", "a", "sherriff", "parliament", "abrcu", "\u{e9}clair"];
        let slips = ["", "e", "\u{e9}", "x", "'", "-", "st", "\u{65e5}"];
        let mut checked = 0;
        for word in words {
            let cuts: Vec<usize> = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
            for (&start, slip) in cuts.iter().flat_map(|start| slips.iter().map(move |slip| (start, slip))) {
                for end in cuts.iter().copied().filter(|&end| end >= start).take(3) {
                    let wrong = [&word[..start], slip, &word[end..]].concat();
                    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
                    each_two_away(&wrong, |candidate, known| ours.push((candidate.to_owned(), known)));
                    let dfa = builder.build_dfa(&wrong);
                    let mut all = dictionary().unwrap().search_with_state(&dfa).into_stream();
                    while let Some((candidate, value, state)) = all.next() {
                        let is_first = wrong.bytes().next().is_none_or(|first| candidate.first() == Some(&first));
                        if matches!(dfa.distance(state), Distance::Exact(2)) && is_first {
                            theirs.push((String::from_utf8(candidate.to_vec()).unwrap(), Word::unpacked(value)));
                        }
                    }
                    assert_eq!(ours, theirs, "{wrong}");
                    checked += 1;
                }
            }
        }
        assert!(checked > 1000, "{checked}");
    }
}
