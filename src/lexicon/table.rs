//! A table from words to small numbers that needs no loading: open addressing over fingerprints, in the program's own bytes.
//!
//! A word is found by its [`key`]: the hash of its lower-case form without accents. A slot holds 16 bits of that hash and 8
//! bits of value, so a word that is not in the table is taken for one that is about once in 30,000 times.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::hash::{Running, hash};

/// Bytes of a slot: fingerprint, little-endian, and value. The value 0 marks an empty slot.
const SLOT: usize = 3;
/// Bytes before the slots: their number.
const HEADER: usize = 4;

/// A table in bytes that [`build`] made.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    slots: &'static [u8],
}

impl Table {
    /// The table at the start of some bytes, and the bytes after it. Bytes that hold no table give an empty one.
    #[must_use]
    pub const fn split(bytes: &'static [u8]) -> (Self, &'static [u8]) {
        let Some((header, rest)) = bytes.split_first_chunk::<HEADER>() else { return (Self { slots: &[] }, &[]) };
        let length = u32::from_le_bytes(*header) as usize * SLOT;
        match rest.split_at_checked(length) {
            Some((slots, rest)) => (Self { slots }, rest),
            None => (Self { slots: &[] }, &[]),
        }
    }

    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: u64) -> Option<u8> {
        let count = self.slots.len() / SLOT;
        if count == 0 {
            return None;
        }
        let fingerprint = fingerprint(key);
        let mut at = home(key, count);
        loop {
            let slot = self.slots.get(at * SLOT..at * SLOT + SLOT)?;
            let &[low, high, value] = slot.first_chunk::<SLOT>()?;
            if value == 0 {
                return None;
            }
            if u16::from_le_bytes([low, high]) == fingerprint {
                return Some(value - 1);
            }
            at = if at + 1 == count { 0 } else { at + 1 };
        }
    }
}

/// The bytes of a table: each key with its value, which is below `u16::MAX`. The same entries give the same bytes in any order.
#[must_use]
pub fn build(entries: &[(u64, u8)]) -> Vec<u8> {
    let mut entries = entries.to_vec();
    entries.sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    let count = entries.len() * 10 / 7 + 1;
    let mut slots = vec![[0_u8; SLOT]; count];
    for (key, value) in entries {
        let mut at = home(key, count);
        while slots[at][2] != 0 {
            at = (at + 1) % count;
        }
        let [low, high] = fingerprint(key).to_le_bytes();
        slots[at] = [low, high, value + 1];
    }
    #[allow(clippy::cast_possible_truncation)]
    let header = (count as u32).to_le_bytes();
    header.into_iter().chain(slots.into_iter().flatten()).collect()
}

/// The key of a word or of several words with single spaces between them: equal for all ways to capitalise and to set accents
/// and apostrophes.
#[must_use]
pub fn key(word: &str) -> u64 {
    if word.is_ascii() { hash(word.bytes().map(|b| b.to_ascii_lowercase())) } else { hash(folded(word)) }
}

/// A few words as their keys, made when the program is. Most other words are told by a bit; the rest cost a comparison for each.
#[derive(Clone, Copy, Debug)]
pub struct Words<const COUNT: usize> {
    keys: [u64; COUNT],
    /// The bits of the keys, see [`bit`].
    bits: u64,
}

/// One of 64 bits for a key.
const fn bit(key: u64) -> u64 {
    1 << (key >> 58)
}

impl<const COUNT: usize> Words<COUNT> {
    /// Words in lower case, of ASCII.
    #[must_use]
    pub const fn of(words: [&str; COUNT]) -> Self {
        let (mut keys, mut bits) = ([0; COUNT], 0);
        let mut number = 0;
        while number < COUNT {
            let word = words[number].as_bytes();
            let mut running = Running::NOTHING;
            let mut at = 0;
            while at < word.len() {
                running = running.with(word[at]);
                at += 1;
            }
            keys[number] = running.finish();
            bits |= bit(keys[number]);
            number += 1;
        }
        Self { keys, bits }
    }

    /// Whether a word is one of them, by its [`key`].
    #[must_use]
    #[inline]
    pub fn have(&self, key: u64) -> bool {
        self.bits & bit(key) != 0 && self.keys.contains(&key)
    }
}

/// The key of words that stand one after the other.
#[must_use]
pub fn phrase_key<'a>(words: impl Iterator<Item = &'a str>) -> u64 {
    let mut running = Running::default();
    for (number, word) in words.enumerate() {
        let before = if number > 0 { running.after([b' ']) } else { running };
        running = if word.is_ascii() { before.after(word.bytes().map(|b| b.to_ascii_lowercase())) } else { before.after(folded(word)) };
    }
    running.finish()
}

fn home(key: u64, count: usize) -> usize {
    #[allow(clippy::cast_possible_truncation)]
    let at = (((key >> 32) * count as u64) >> 32) as usize;
    at
}

#[allow(clippy::cast_possible_truncation)]
fn fingerprint(key: u64) -> u16 {
    key as u16
}

/// The bytes of a word in lower case without accents.
pub(super) fn folded(word: &str) -> impl Iterator<Item = u8> {
    word.chars().flat_map(Folded::of)
}

/// What one character folds to: at most a few bytes.
struct Folded {
    bytes: [u8; 12],
    length: usize,
    at: usize,
}

impl Folded {
    fn of(c: char) -> Self {
        let mut folded = Self { bytes: [0; 12], length: 0, at: 0 };
        match c {
            c if c.is_ascii() => folded.push(c.to_ascii_lowercase()),
            '\u{2019}' | '\u{2018}' | '\u{02bc}' => folded.push('\''),
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_all("ss"),
            'æ' | 'Æ' => folded.push_all("ae"),
            'œ' | 'Œ' => folded.push_all("oe"),
            'þ' | 'Þ' => folded.push_all("th"),
            c => decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    part.to_lowercase().filter(|lower| !is_combining_mark(*lower)).for_each(|lower| folded.push(lower));
                }
            }),
        }
        folded
    }

    fn push_all(&mut self, text: &str) {
        text.chars().for_each(|c| self.push(c));
    }

    /// Adds a character; what does not fit is left out, which no letter needs.
    fn push(&mut self, c: char) {
        let length = c.len_utf8();
        if let Some(room) = self.bytes.get_mut(self.length..self.length + length) {
            c.encode_utf8(room);
            self.length += length;
        }
    }
}

impl Iterator for Folded {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let byte = *self.bytes[..self.length].get(self.at)?;
        self.at += 1;
        Some(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..5000).map(|number| format!("word{number}")).collect();
        let entries: Vec<(u64, u8)> = words.iter().zip((0..u8::MAX).cycle()).map(|(word, value)| (key(word), value)).collect();
        let bytes: &'static [u8] = build(&entries).leak();
        let (table, rest) = Table::split(bytes);
        assert!(rest.is_empty());
        for (key, value) in entries {
            assert_eq!(table.get(key), Some(value));
        }
        let wrong = (0..5000).filter(|number| table.get(key(&format!("other{number}"))).is_some()).count();
        assert!(wrong < 5, "{wrong} of 5,000 strange words are found");
    }

    #[test]
    fn a_few_words_have_the_keys_of_all() {
        const WORDS: Words<2> = Words::of(["near", "mt."]);
        assert!(WORDS.have(key("Near")) && WORDS.have(key("Mt.")) && !WORDS.have(key("far")) && !WORDS.have(0));
    }

    #[test]
    fn bytes_that_are_no_table_hold_nothing() {
        assert_eq!(Table::split(b"").0.get(1), None);
        assert_eq!(Table::split(b"\xff\xff\xff\xffabcd").0.get(1), None);
    }

    #[test]
    fn case_accents_and_apostrophes_do_not_matter() {
        assert_eq!(key("Gérald"), key("GERALD"));
        assert_eq!(key("O\u{2019}Neil"), key("o'neil"));
        assert_eq!(key("Łódź"), key("lodz"));
        assert_eq!(key("New York"), phrase_key(["New", "YORK"].into_iter()));
        assert_ne!(key("Lavrov"), key("Lavro"));
    }
}
