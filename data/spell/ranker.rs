//! Lets `train.py` ask the ranker: pairs `wrong<TAB>right` come in, a line goes out for each.
//!
//! `features`: the number of features where nothing is asked; else for each candidate its values of the features, `number:value`; the right one is marked by `*`.
//! `ranks`: the place of the right word among the candidates, from 1; 0 where it is none; then the first candidate; then
//! whether the wrong word is an accepted one.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::fmt::Write;
use std::io::{self, BufRead};

use copydesk::lexicon::ranker::FEATURES;
use copydesk::lexicon::{suggest, words};

fn main() {
    let features = std::env::args().nth(1).is_some_and(|mode| mode == "features");
    for line in io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let (wrong, right) = line.split_once('\t').expect("a line is wrong<TAB>right");
        println!("{}", if features { candidates(wrong, right) } else { rank(wrong, right) });
    }
}

fn candidates(wrong: &str, right: &str) -> String {
    if wrong.is_empty() {
        return format!("features {FEATURES}");
    }
    let mut line = String::new();
    suggest::each_candidate(wrong, |candidate, _, pair| {
        line.push_str(if candidate == right { "*" } else { "-" });
        for (number, value) in pair.0.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            let _ = write!(line, " {number}:{value}");
        }
        line.push('\t');
    });
    line
}

fn rank(wrong: &str, right: &str) -> String {
    let ranked = suggest::ranked(wrong, usize::MAX, |_| false);
    let place = ranked.iter().position(|candidate| candidate == right).map_or(0, |place| place + 1);
    format!("{place}\t{}\t{}", ranked.first().map_or("", String::as_str), words::is_word(wrong))
}
