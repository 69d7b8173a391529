//! What a word costs the speller: one that is known, and one that is not, with the first suggestion and with all five.
//!
//! `cargo bench --bench spelling`; nothing is asserted. Where the machine is busy or slow, count instructions:
//! `valgrind --tool=callgrind --toggle-collect='*spelling::known*' BENCH 1` (`*spelling::unknown*`), and divide by the count that is printed.

// A bench reports to whoever started it.
#![allow(clippy::print_stdout, missing_docs)]

#[allow(dead_code)]
mod news;

use std::hint::black_box;
use std::time::{Duration, Instant};

use copydesk::facts::token;
use copydesk::lexicon::kind::Company;
use copydesk::lexicon::{forms, suggest, words};

fn main() {
    let rounds = std::env::args().skip(1).find_map(|count| count.parse().ok()).unwrap_or(20);
    let text = news::story(100_000);
    let before = resident();
    let right: Vec<&str> = token::tokens(&text)
        .into_iter()
        .filter(|token| token.is_word() && token.span.len() > 2)
        .map(|token| token.text(&text))
        .filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()) && words::is_word(word))
        .collect();
    let wrong = slips(&right);
    report("known word", right.len(), (0..rounds).map(|_| known(&right)));
    report("unknown word, first suggestion", wrong.len(), (0..rounds.min(5)).map(|_| unknown(&wrong, 1)));
    report("unknown word, five suggestions", wrong.len(), (0..rounds.min(2)).map(|_| unknown(&wrong, 5)));
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("resident memory: {:.1} MB more than before the first word", (after.saturating_sub(before)) as f64 / 1024.0);
    }
}

/// Each slip is asked about once a round, and there are more than are remembered.
fn slips(right: &[&str]) -> Vec<String> {
    let mut slips: Vec<String> =
        right.iter().filter(|word| word.len() > 4).flat_map(|word| (1..word.len()).map(move |at| swapped(word, at))).collect();
    slips.retain(|slip| !words::is_word(slip));
    slips.sort_unstable();
    slips.dedup();
    slips
}

fn swapped(word: &str, at: usize) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(at - 1, at);
    letters.into_iter().collect()
}

#[inline(never)]
fn known(right: &[&str]) -> Duration {
    let start = Instant::now();
    assert!(right.iter().all(|word| words::is_word(black_box(word))));
    start.elapsed()
}

#[inline(never)]
fn unknown(wrong: &[String], count: usize) -> Duration {
    let start = Instant::now();
    for word in wrong {
        black_box(forms::is_built(black_box(word)));
        black_box(suggest::suggest(word, count, Company::default(), |_| false));
    }
    start.elapsed()
}

/// The best of some rounds, for one word.
fn report(what: &str, count: usize, rounds: impl Iterator<Item = Duration>) {
    let best = rounds.min().unwrap_or_default().as_secs_f64() / count.max(1) as f64;
    println!("{what}: {:.1} ns ({count} words)", best * 1e9);
}

/// Resident memory in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix("kB")?.trim().parse().ok())
}
