//! The core alone, without protocol: cold analysis in MB/s, and a keystroke (edit, reading, check) in the middle of a story.
//!
//! `cargo bench --bench core`, or `cargo bench --bench core -- 5000 1000000` for stories of other sizes (bytes).
//!
//! A keystroke is a letter typed inside a word, then deleted, at the same places as in the `keystroke` bench: one in four lies
//! in a name, which may change what the story says elsewhere.

// A bench reports to whoever started it.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod news;

use std::time::{Duration, Instant};

use copydesk::rules::{Report, RuleSet, check};
use copydesk::story::Story;
use copydesk::text::{Markup, Range};

/// Places typed at for each size.
const PLACES: usize = 400;

fn main() {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![5_000, 100_000, 1_000_000, 10_000_000] } else { sizes };
    println!(
        "{:>9} {:>7} {:>9} {:>10} {:>8} {:>8} {:>8} {:>23} {:>17}",
        "bytes", "blocks", "findings", "cold MB/s", "p50 µs", "p95 µs", "max µs", "p95 edit/read/check µs", "read p50/p95/max"
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
    let mut story = Story::new(&text, Markup::Plain);
    let mut report = check(story.reading(), &rule_set, None);
    let (blocks, findings) = (story.blocks().len(), report.len());

    let mut strokes = Strokes::default();
    for place in news::places(&text, PLACES) {
        let at = place.offset;
        for (range, letter) in [(Range::new(at, at), "x"), (Range::new(at, at + 1), "")] {
            (story, report) = strokes.stroke(&story, &report, &rule_set, range, letter);
        }
    }
    let [edit, read, check] = [&mut strokes.edit, &mut strokes.read, &mut strokes.check].map(|times| percentile(times, 95));
    println!(
        "{:>9} {blocks:>7} {findings:>9} {:>10.1} {:>8.1} {:>8.1} {:>8.1} {:>23} {:>17}",
        text.len(),
        text.len() as f64 / cold.as_secs_f64() / 1e6,
        percentile(&mut strokes.whole, 50),
        percentile(&mut strokes.whole, 95),
        percentile(&mut strokes.whole, 100),
        format!("{edit:.1}/{read:.1}/{check:.1}"),
        format!("{}/{}/{}", rank(&mut strokes.blocks, 50), rank(&mut strokes.blocks, 95), rank(&mut strokes.blocks, 100)),
    );
}

/// What keystrokes took, in all and by part, and how many blocks each read.
#[derive(Default)]
struct Strokes {
    whole: Vec<Duration>,
    edit: Vec<Duration>,
    read: Vec<Duration>,
    check: Vec<Duration>,
    blocks: Vec<usize>,
}

impl Strokes {
    /// Kept whole, so that a profiler can tell it from the cold analysis.
    #[inline(never)]
    fn stroke(&mut self, story: &Story, report: &Report, rule_set: &RuleSet, range: Range, letter: &str) -> (Story, Report) {
        let start = Instant::now();
        let next = story.edit(range, letter);
        let edited = start.elapsed();
        let reading = next.reading();
        let read = start.elapsed();
        let report = check(reading, rule_set, Some(report));
        let whole = start.elapsed();
        self.whole.push(whole);
        self.edit.push(edited);
        self.read.push(read - edited);
        self.check.push(whole - read);
        self.blocks.push(next.work().read);
        (next, report)
    }
}

/// A percentile in microseconds.
fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    rank(times, percent).as_secs_f64() * 1e6
}

fn rank<T: Ord + Copy>(values: &mut [T], percent: usize) -> T {
    values.sort_unstable();
    values[(values.len() - 1) * percent / 100]
}
