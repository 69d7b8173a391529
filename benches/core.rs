//! The core alone, without protocol: cold analysis in MB/s, and a keystroke (edit, reading, check) in the middle of a story.
//!
//! `cargo bench --bench core`, or `cargo bench --bench core -- 5000 1000000` for stories of other sizes (bytes).

// A bench reports to whoever started it.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod news;

use std::time::{Duration, Instant};

use copydesk::rules::{RuleSet, check};
use copydesk::story::Story;
use copydesk::text::{Markup, Range};

/// Keystrokes measured for each size.
const KEYSTROKES: usize = 400;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![5_000, 100_000, 1_000_000, 10_000_000] } else { sizes };
    println!(
        "{:>9} {:>7} {:>9} {:>10} {:>8} {:>8} {:>8} {:>8}",
        "bytes", "blocks", "findings", "cold MB/s", "p50 µs", "p95 µs", "max µs", "name p50"
    );
    for size in sizes {
        measure(size);
    }
}

fn measure(size: usize) {
    let text = news::story(size);
    let rule_set = RuleSet::default();
    // What is made at first use (tables, automata) is no part of a story's cost.
    let warm = Story::new(&news::story(20_000), Markup::Plain);
    let _ = check(warm.reading(), &rule_set, None);

    let mut cold = Duration::MAX;
    for _ in 0..if size > 2_000_000 { 1 } else { 5 } {
        let start = Instant::now();
        let story = Story::new(&text, Markup::Plain);
        let report = check(story.reading(), &rule_set, None);
        cold = cold.min(start.elapsed());
        drop((story, report));
    }
    let story = Story::new(&text, Markup::Plain);
    let report = check(story.reading(), &rule_set, None);

    // A word in the middle of a sentence, then a name, letter by letter.
    let middle = text.len() / 2;
    let at = middle + text[middle..].find(". ").map_or(0, |end| end + 2);
    let words = type_at(&story, &report, &rule_set, at, "it was plainly said ");
    let names = type_at(&story, &report, &rule_set, at, "Zebedee Quince Hale ");
    println!(
        "{:>9} {:>7} {:>9} {:>10.1} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
        text.len(),
        story.blocks().len(),
        report.len(),
        text.len() as f64 / cold.as_secs_f64() / 1e6,
        percentile(&words, 50),
        percentile(&words, 95),
        percentile(&words, 100),
        percentile(&names, 50),
    );
}

/// Types a text again and again, deleting it behind itself. Returns the time of each keystroke.
fn type_at(story: &Story, report: &copydesk::rules::Report, rule_set: &RuleSet, at: usize, typed: &str) -> Vec<Duration> {
    let mut times = Vec::with_capacity(KEYSTROKES);
    while times.len() < KEYSTROKES {
        let mut versions = Vec::new();
        let mut current = story.edit(Range::new(at, at), "");
        let mut last_report = check(current.reading(), rule_set, Some(report));
        for (offset, letter) in typed.char_indices() {
            let start = Instant::now();
            let next = current.edit(Range::new(at + offset, at + offset), letter.encode_utf8(&mut [0; 4]));
            let next_report = check(next.reading(), rule_set, Some(&last_report));
            times.push(start.elapsed());
            versions.push(std::mem::replace(&mut current, next));
            last_report = next_report;
        }
    }
    times.sort_unstable();
    times
}

/// A percentile in microseconds.
fn percentile(sorted: &[Duration], percent: usize) -> f64 {
    sorted[(sorted.len() - 1) * percent / 100].as_secs_f64() * 1e6
}
