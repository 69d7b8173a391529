//! Findings as rows that every format prints: path, lines and columns, an excerpt.
//!
//! Lines and columns count from one; a column counts Unicode scalar values, and so does an offset, which counts from zero.

pub mod github;
pub mod human;
pub mod json;
pub mod sarif;

use std::path::PathBuf;

use super::{Failure, Status};
use crate::rules::{Finding, Level, Rule};
use crate::story::Story;
use crate::text::Range;
use crate::text::position::{Encoding, position_of};

/// One story and what became of it.
#[derive(Debug)]
pub struct Checked {
    /// Its path or name; empty where a folder could not be looked into.
    pub path: PathBuf,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a story.
#[derive(Debug)]
pub enum Outcome {
    /// It was read and checked.
    Read {
        /// What was found, in the order of the text.
        rows: Vec<Row>,
        /// What is to be said of how it was read.
        notes: Vec<String>,
    },
    /// It could not be read.
    Failed(Failure),
}

impl Checked {
    /// What was found.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        match &self.outcome {
            Outcome::Read { rows, .. } => rows,
            Outcome::Failed(_) => &[],
        }
    }

    /// Information and hints are no reason to send a story back.
    #[must_use]
    pub fn status(&self) -> Status {
        match &self.outcome {
            Outcome::Failed(_) => Status::Failed,
            Outcome::Read { rows, .. } if rows.iter().any(|row| row.level >= Level::Warning) => Status::Findings,
            Outcome::Read { .. } => Status::Clean,
        }
    }
}

/// A finding with its places as people and programs count them.
#[derive(Debug)]
pub struct Row {
    /// The rule.
    pub rule: &'static Rule,
    /// The level.
    pub level: Level,
    /// Where.
    pub at: Located,
    /// What is wrong and what to do.
    pub message: String,
    /// What to put in its place, best first.
    pub suggestions: Vec<String>,
    /// Ways to mend it.
    pub fixes: Vec<RowFix>,
    /// Other places that explain it.
    pub related: Vec<(Located, String)>,
    /// The lines that hold it.
    pub excerpt: Excerpt,
}

/// A way to mend a finding.
#[derive(Debug)]
pub struct RowFix {
    /// What it does.
    pub title: String,
    /// Whether it may be applied without asking.
    pub safe: bool,
    /// Places and what to put there.
    pub edits: Vec<(Located, String)>,
}

/// A range as people and programs count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Located {
    /// The first character.
    pub start: Point,
    /// One past the last character.
    pub end: Point,
}

/// A place between two characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Point {
    /// The line, from one.
    pub line: usize,
    /// The column in scalar values, from one.
    pub column: usize,
    /// The offset in scalar values, from zero.
    pub offset: usize,
}

/// Some lines of a story and the bytes in them that a finding is about.
#[derive(Debug)]
pub struct Excerpt {
    /// The lines.
    pub text: String,
    /// The finding's bytes in them.
    pub range: std::ops::Range<usize>,
}

impl Row {
    /// A finding, seen from a block of its story.
    #[must_use]
    pub fn new(story: &Story, block: usize, finding: &Finding) -> Self {
        let range = story.place(block, finding.place);
        Self {
            rule: finding.rule,
            level: finding.level,
            at: locate(story, range),
            message: finding.message.clone(),
            suggestions: finding.suggestions().to_vec(),
            fixes: finding
                .fixes()
                .iter()
                .map(|fix| RowFix {
                    title: fix.title.clone(),
                    safe: fix.safe,
                    edits: fix.edits.iter().map(|edit| (locate(story, story.place(block, edit.place)), edit.text.clone())).collect(),
                })
                .collect(),
            related: finding.related.iter().map(|(place, text)| (locate(story, story.place(block, *place)), text.clone())).collect(),
            excerpt: excerpt(story, range),
        }
    }
}

/// A range of a story as people and programs count it.
#[must_use]
pub fn locate(story: &Story, range: Range) -> Located {
    let point = |byte: usize| {
        let position = position_of(story.text(), byte, Encoding::Utf32);
        Point { line: position.line as usize + 1, column: position.column as usize + 1, offset: story.text().byte_to_char(byte) }
    };
    Located { start: point(range.start), end: point(range.end) }
}

fn excerpt(story: &Story, range: Range) -> Excerpt {
    let text = story.text();
    let start = text.line_to_byte(text.byte_to_line(range.start));
    let last = text.byte_to_line(range.end);
    let end = if last + 1 < text.len_lines() { text.line_to_byte(last + 1) } else { text.len_bytes() };
    let lines = text.byte_slice(start..end).to_string();
    Excerpt { text: lines.trim_end_matches(['\r', '\n']).to_owned(), range: range.start - start..range.end - start }
}

/// A path as reports print it on every system.
fn slashes(path: &std::path::Path) -> String {
    let path = path.to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}
