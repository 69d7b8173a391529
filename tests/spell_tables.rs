//! The embedded tables of spelling are what the code makes of the committed lists. `UPDATE_EXPECT=1` writes them anew.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use copydesk::lexicon::suggest::Word;
use copydesk::lexicon::table;
use copydesk::lexicon::words::{ACCEPTED_SLOTS, KNOWN_SLOTS, slot};

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("data/spell").join(name)
}

/// The lines of `suggest.tsv`: a word, and how common it is.
fn dictionary() -> Vec<(String, Word)> {
    let digit = |character: char| u8::try_from(character.to_digit(32).unwrap()).unwrap();
    let lines = fs::read_to_string(path("suggest.tsv")).unwrap();
    let entry = |line: &str| {
        let (word, classes) = line.split_once('\t').unwrap();
        let mut classes = classes.chars().map(digit);
        let mut next = || classes.next().unwrap();
        (word.to_owned(), Word { size: next(), in_wikipedia: next() == 1, subtitles: next(), kind: next() })
    };
    lines.lines().map(entry).collect()
}

#[track_caller]
fn compare(name: &str, made: &[u8]) {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(path(name), made).unwrap();
    }
    assert!(fs::read(path(name)).unwrap() == made, "data/spell/{name} is stale: run UPDATE_EXPECT=1 cargo test --test spell_tables");
}

/// A table of fingerprints.
fn fingerprints<'a>(words: impl Iterator<Item = &'a str>, slots: usize) -> Vec<u8> {
    let mut table = vec![0u16; slots];
    for word in words {
        let (mut at, fingerprint) = slot(word, slots);
        while table[at] != 0 && table[at] != fingerprint {
            at = (at + 1) % slots;
        }
        table[at] = fingerprint;
    }
    table.iter().flat_map(|fingerprint| fingerprint.to_le_bytes()).collect()
}

#[test]
fn accepted_words_are_those_of_the_lists() {
    let more = fs::read_to_string(path("words.txt")).unwrap();
    let dictionary = dictionary();
    let words = dictionary.iter().map(|(word, _)| word.as_str()).chain(more.lines());
    compare("accept.bin", &fingerprints(words, ACCEPTED_SLOTS));
}

#[test]
fn known_misspellings_are_those_of_the_list() {
    let known = fs::read_to_string(path("known.txt")).unwrap();
    compare("known.bin", &fingerprints(known.lines(), KNOWN_SLOTS));
}

#[test]
fn signs_of_a_dialect_are_those_of_the_list() {
    let lines = fs::read_to_string(path("dialects.tsv")).unwrap();
    let words: Vec<&str> = lines.lines().map(|line| line.split_once('\t').unwrap().0).collect();
    assert!(words.is_sorted(), "dialects.tsv is sorted");
    let entries: Vec<(u64, u16)> = words.iter().map(|word| (table::key(word), 0)).collect();
    compare("dialects.table", &table::build(&entries));
}

#[test]
fn suggestions_are_those_of_the_list() {
    let mut map = fst::MapBuilder::memory();
    for (word, known) in dictionary() {
        map.insert(word, known.packed()).unwrap();
    }
    compare("suggest.fst", &map.into_inner().unwrap());
}

#[test]
fn hand_made_lists_are_tidy() {
    let phrases = fs::read_to_string(path("phrases.txt")).unwrap();
    let lines: Vec<&str> = phrases.lines().filter(|line| !line.starts_with('#')).collect();
    for line in &lines {
        assert!(*line == line.to_lowercase().trim(), "{line}");
        assert_eq!(lines.iter().filter(|other| other == &line).count(), 1, "{line} twice");
    }
    let exceptions = fs::read_to_string(path("exceptions.tsv")).unwrap();
    assert!(exceptions.lines().is_sorted_by(|a, b| a.split('\t').next() < b.split('\t').next()), "exceptions.tsv is sorted");
}
