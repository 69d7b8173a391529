//! The embedded tables of spelling are what the code makes of the committed lists. `UPDATE_EXPECT=1` writes them anew.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use copydesk::lexicon::hash::hash;
use copydesk::lexicon::suggest::Word;
use copydesk::lexicon::{filter, table, words};

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

fn is_update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

#[track_caller]
fn compare(name: &str, made: &[u8]) {
    if is_update() {
        fs::write(path(name), made).unwrap();
    }
    assert!(fs::read(path(name)).unwrap() == made, "data/spell/{name} is stale: run UPDATE_EXPECT=1 cargo test --test spell_tables");
}

/// A filter that has these words.
fn filter<'a>(words: impl Iterator<Item = &'a str>) -> Vec<u8> {
    filter::build(&words.map(|word| hash(word.bytes())).collect::<Vec<_>>()).unwrap()
}

#[test]
fn accepted_words_are_those_of_the_lists() {
    let more = fs::read_to_string(path("words.txt")).unwrap();
    let dictionary = dictionary();
    let words = || dictionary.iter().map(|(word, _)| word.as_str()).chain(more.lines());
    compare("accept.bin", &filter(words()));
    // What has just been written anew is not what this program was built with.
    if !is_update() {
        assert_eq!(words().find(|word| !words::is_word(word)), None, "is not accepted");
    }
}

#[test]
fn known_misspellings_are_those_of_the_list() {
    let known = fs::read_to_string(path("known.txt")).unwrap();
    compare("known.bin", &filter(known.lines()));
    if !is_update() {
        assert_eq!(known.lines().find(|word| !words::is_known_misspelling(word)), None, "is not known");
    }
}

#[test]
fn two_non_words_in_a_hundred_thousand_pass() {
    let mut letters = Letters(1);
    let passing = (0..1_000_000).map(|_| letters.word(12)).fold([0, 0], |[accepted, known], word| {
        [accepted + u32::from(words::is_word(&word)), known + u32::from(words::is_known_misspelling(&word))]
    });
    assert!(passing.iter().all(|&count| count < 25), "of a million, as right and as misspelt: {passing:?}");
}

/// Letters by chance, the same ones every time.
struct Letters(u64);

impl Letters {
    fn word(&mut self, length: usize) -> String {
        (0..length).map(|_| self.letter()).collect()
    }

    fn letter(&mut self) -> char {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        char::from(b'a' + u8::try_from((self.0 >> 33) % 26).unwrap())
    }
}

#[test]
fn signs_of_a_dialect_are_those_of_the_list() {
    let lines = fs::read_to_string(path("dialects.tsv")).unwrap();
    let words: Vec<&str> = lines.lines().map(|line| line.split_once('\t').unwrap().0).collect();
    assert!(words.is_sorted(), "dialects.tsv is sorted");
    let entries: Vec<(u64, u8)> = words.iter().map(|word| (table::key(word), 0)).collect();
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
