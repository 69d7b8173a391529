//! Whole stories of many kinds, written for the project, with marks that say who speaks and what a desk would send back.
//!
//! A mark stands in braces right behind what it is about; `tests/stories/README.md` lists the marks. The figures are kept in
//! `tests/stories/figures.txt`, so that a change to them shows in a review; each miss is told in `target/stories/misses.txt`.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use copydesk::rules::{Finding, Level, RuleSet, check};
use copydesk::story::quotes::Unattributed;
use copydesk::story::{Quote, Story};
use copydesk::text::{Markup, Range};
use expect_test::expect_file;

#[test]
fn stories_are_read_as_their_marks_say() {
    let mut figures = Figures::default();
    let mut misses = String::new();
    for path in stories() {
        let marked = Marked::of(&fs::read_to_string(&path).unwrap());
        let name = format!("{}/{}", path.parent().unwrap().file_name().unwrap().display(), path.file_name().unwrap().display());
        let found = read(&marked, Markup::of_path(&name), &mut figures);
        if !found.is_empty() {
            writeln!(misses, "\n{name}").unwrap();
            found.iter().for_each(|miss| writeln!(misses, "  {miss}").unwrap());
        }
    }
    assert!(figures.0["speakers"].1 > 800, "stories are missing");
    fs::create_dir_all("target/stories").unwrap();
    fs::write("target/stories/misses.txt", misses.trim_start()).unwrap();
    expect_file!["stories/figures.txt"].assert_eq(&figures.table());
}

/// The files of all stories, in order.
fn stories() -> Vec<PathBuf> {
    let folders = fs::read_dir("tests/stories").unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> =
        folders.flat_map(|folder| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect::<Vec<_>>()).collect();
    files.sort();
    files
}

/// A story without its marks, and the marks, each with the offset (bytes) that it stands at.
struct Marked {
    text: String,
    marks: Vec<(usize, Mark)>,
}

#[derive(Clone, PartialEq, Debug)]
enum Mark {
    /// Said by one of these, each with who passed it on.
    Said(Vec<(String, Option<String>)>),
    /// Said by nobody whom the story names.
    Nobody,
    /// Not said by a source.
    NoSpeech,
    /// A misspelt word, with the right one.
    Typo(String),
    /// What a rule finds, with what it should offer.
    Finding(String, Option<String>),
}

impl Marked {
    fn of(marked: &str) -> Self {
        let (mut text, mut marks) = (String::new(), Vec::new());
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (mark, after) = after.split_once('}').expect("a mark is closed");
            marks.push((text.len(), Mark::of(mark)));
            rest = after;
        }
        text.push_str(rest);
        Self { text, marks }
    }
}

impl Mark {
    fn of(mark: &str) -> Self {
        if let Some(right) = mark.strip_prefix('~') {
            return Self::Typo(right.to_owned());
        }
        if let Some(found) = mark.strip_prefix('!') {
            let (rule, right) = found.split_once(' ').map_or((found, None), |(rule, right)| (rule, Some(right.to_owned())));
            return Self::Finding(rule.to_owned(), right);
        }
        match mark {
            "?" => Self::Nobody,
            "-" => Self::NoSpeech,
            _ => Self::Said(
                mark.split('|')
                    .map(|said| match said.split_once('<') {
                        Some((speaker, relay)) => (speaker.trim().to_owned(), Some(relay.trim().to_owned())),
                        None => (said.trim().to_owned(), None),
                    })
                    .collect(),
            ),
        }
    }
}

/// For each figure, how many were right and how many there are.
#[derive(Default)]
struct Figures(BTreeMap<&'static str, (usize, usize)>);

impl Figures {
    fn count(&mut self, figure: &'static str, right: bool) -> bool {
        let counts = self.0.entry(figure).or_default();
        counts.0 += usize::from(right);
        counts.1 += 1;
        right
    }

    fn table(&self) -> String {
        let mut table = String::new();
        for (figure, (right, all)) in &self.0 {
            writeln!(table, "{right:>5} of {all:>5}  {figure}").unwrap();
        }
        table
    }
}

/// Reads a story and tells where that is not what the marks say.
fn read(marked: &Marked, markup: Markup, figures: &mut Figures) -> Vec<String> {
    let story = Story::new(&marked.text, markup);
    let reading = story.reading();
    let report = check(reading, &RuleSet::default(), None);
    let mut findings: Vec<(Range, &Finding)> = report.iter().map(|(block, finding)| (story.place(block, finding.place), finding)).collect();
    let mut quotes: Vec<(Range, &Quote)> =
        reading.quotes().into_iter().map(|(block, quote)| (story.place(block, quote.place), quote)).collect();
    let mut misses = Vec::new();
    for (at, mark) in &marked.marks {
        let mut tell = |what: String| misses.push(format!("{what}: {}", around(&marked.text, *at)));
        match mark {
            Mark::Said(..) | Mark::Nobody | Mark::NoSpeech => {
                let held = quotes.iter().position(|(range, _)| range.start < *at && at.abs_diff(range.end) <= 1);
                let quote = held.map(|held| quotes.remove(held).1);
                figures.count("quotes found", quote.is_some() || *mark == Mark::NoSpeech);
                judge(mark, quote, figures, &mut tell);
                if *mark == Mark::Nobody {
                    findings.retain(|(range, finding)| {
                        !(matches!(finding.rule.name, "unattributed-quote" | "carried-speaker")
                            && range.start < *at
                            && range.end + 1 >= *at)
                    });
                }
            }
            Mark::Typo(right) => {
                let found = findings.iter().position(|(range, finding)| finding.rule.name == "typo" && range.end == *at);
                let found = found.map(|found| findings.remove(found).1);
                let first = found.and_then(|found| found.suggestions().first().cloned());
                if !figures.count("misspelt words", first.as_ref() == Some(right)) {
                    tell(format!("misspelt {right:?}, offered {first:?}"));
                }
            }
            Mark::Finding(rule, right) => {
                let near = |range: &Range| range.start < *at + 2 && marked.text[range.start..(*at).max(range.start)].find("\n\n").is_none();
                let found = findings.iter().position(|(range, finding)| finding.rule.name == rule && near(range) && range.end + 400 > *at);
                let found = found.map(|found| findings.remove(found).1);
                let offered = found.map(|found| found.suggestions().to_vec());
                let fits = offered.as_ref().is_some_and(|offered| right.as_ref().is_none_or(|right| offered.contains(right)));
                if !figures.count("other mistakes", fits) {
                    tell(format!("missed {rule} {right:?}, offered {offered:?}"));
                }
            }
        }
    }
    for (range, quote) in quotes {
        if quote.is_speech() {
            figures.count("no quote where none is marked", false);
            misses.push(format!("no quote is marked: {}", around(&marked.text, range.end)));
        }
    }
    for (range, finding) in findings {
        if finding.level >= Level::Warning {
            figures.count("no warning where none is marked", false);
            misses.push(format!("wrong {}: {}", finding.rule.name, around(&marked.text, range.end)));
        }
    }
    misses
}

/// Compares what was read of a quote with its mark.
fn judge(mark: &Mark, quote: Option<&Quote>, figures: &mut Figures, tell: &mut impl FnMut(String)) {
    let warned = quote.is_some_and(|quote| quote.unattributed == Unattributed::Nobody);
    let attribution = quote.and_then(|quote| quote.attribution.as_ref());
    let speaker = attribution.map(|found| found.speaker.name());
    match mark {
        Mark::Said(speakers) => {
            let is_one = |found: &str| speakers.iter().any(|(right, _)| is_same(right, found));
            let by_name = speaker.is_some_and(is_one) || speaker.is_none() && speakers.iter().any(|(right, _)| right == "-");
            if !figures.count("speakers", by_name) {
                tell(format!("{} says {speaker:?} by {:?}", speakers[0].0, attribution.map(|found| found.how.name())));
            }
            // A role or a pronoun whose person was not found is still the right words to point at.
            let is_open = |found: &str| found.starts_with(char::is_lowercase) || found.starts_with("The ");
            figures.count("speakers, or a role that is left open", by_name || speaker.is_some_and(is_open));
            if !figures.count("attributed quotes without a warning", !warned) {
                tell("wrong warning".to_owned());
            }
            let relayed = attribution.and_then(|found| found.relay.as_ref()).map(|relay| relay.name.to_string());
            let fits = speakers.iter().any(|(_, relay)| match (relay, &relayed) {
                (Some(relay), Some(found)) => is_same(relay, found),
                (None, None) => true,
                _ => false,
            });
            let wanted = speakers[0].1.as_ref();
            if !figures.count(if wanted.is_some() { "relays" } else { "no relay where none is" }, fits) {
                tell(format!("passed on by {wanted:?}, found {relayed:?}"));
            }
        }
        Mark::Nobody => {
            if !figures.count("quotes of nobody", warned || attribution.is_none_or(|found| found.how.name() == "carried")) {
                tell(format!("nobody says, but {speaker:?} by {:?}", attribution.map(|found| found.how.name())));
            }
        }
        Mark::NoSpeech => {
            if !figures.count("no speech", !warned) {
                tell("wrong warning on no speech".to_owned());
            }
            if !figures.count("no speech: no speaker either", quote.is_none_or(|quote| !quote.is_speech() || quote.attribution.is_none())) {
                tell(format!("no speech, but {speaker:?}"));
            }
        }
        Mark::Typo(_) | Mark::Finding(..) => {}
    }
}

/// Whether two names or descriptions are of one speaker: they end in the same word, before any "of", comma or relative clause.
fn is_same(one: &str, other: &str) -> bool {
    let head = |name: &str| {
        let cut = [" of ", " for ", " at ", " in ", " from ", " who ", ", ", " ("]
            .iter()
            .filter_map(|cut| name.find(cut))
            .min()
            .unwrap_or(name.len());
        let word = name[..cut].split_whitespace().next_back().unwrap_or_default();
        word.trim_end_matches("'s").trim_end_matches("’s").trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
    };
    one == other
        || head(one) == head(other)
        || one.split_whitespace().next_back().map(str::to_lowercase) == other.split_whitespace().next_back().map(str::to_lowercase)
}

/// The text before and behind a place, on one line.
fn around(text: &str, at: usize) -> String {
    let (mut start, mut end) = (at.saturating_sub(110), (at + 50).min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    format!("{}⟨⟩{}", &text[start..at], &text[at..end]).replace('\n', "¶")
}
