//! Lets `train.py` ask the ranker. Each line that comes in is answered by a line.
//!
//! `kinds`: a text comes in; for each token where it starts and ends in characters, its kind, and whether it is a word in lower case.
//! `features`: `wrong<TAB>right` comes in; for each candidate its words with `_` between them, the right one marked by `*`, the kinds
//! that it begins and ends with, and its values of the features, `number:value`. The number of features where nothing is asked.
//! `ranks`: the same comes in; the place of the right word among the candidates, from 1; 0 where it is none; then the first
//! candidate; then whether the wrong word is an accepted one.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::fmt::Write;
use std::io::{self, BufRead};

use copydesk::facts::spelling::kind;
use copydesk::facts::token::{Case, tokens};
use copydesk::lexicon::kind::Company;
use copydesk::lexicon::ranker::FEATURES;
use copydesk::lexicon::{suggest, words};

fn main() {
    let mode = std::env::args().nth(1).unwrap_or_default();
    for line in io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let pair = || line.split_once('\t').expect("a line is wrong<TAB>right");
        println!(
            "{}",
            match mode.as_str() {
                "kinds" => kinds(&line),
                "features" => candidates(pair()),
                _ => rank(pair()),
            }
        );
    }
}

fn kinds(text: &str) -> String {
    let mut line = String::new();
    let (mut at, mut characters) = (0, 0);
    for token in tokens(text) {
        let [start, end] = [token.span.start, token.span.end].map(|place| {
            characters += text[at..place as usize].chars().count();
            at = place as usize;
            characters
        });
        let _ = write!(line, "{start} {end} {} {}\t", kind(token, text).number(), u8::from(token.is_word() && token.case == Case::Lower));
    }
    line
}

fn candidates((wrong, right): (&str, &str)) -> String {
    if wrong.is_empty() {
        return format!("features {FEATURES}");
    }
    let mut line = String::new();
    suggest::each_candidate(wrong, |candidate, known, pair| {
        let [first, last] = suggest::kinds(candidate, known).map(|kind| kind.number());
        let mark = if candidate == right { '*' } else { '-' };
        let _ = write!(line, "{mark}{} {first} {last}", candidate.replace(' ', "_"));
        for (number, value) in pair.0.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            let _ = write!(line, " {number}:{value}");
        }
        line.push('\t');
    });
    line
}

fn rank((wrong, right): (&str, &str)) -> String {
    let ranked = suggest::ranked(wrong, usize::MAX, Company::default(), |_| false);
    let place = ranked.iter().position(|candidate| candidate == right).map_or(0, |place| place + 1);
    format!("{place}\t{}\t{}", ranked.first().map_or("", String::as_str), words::is_word(wrong))
}
