//! One JSON object, for programs; `docs/formats.md` describes it.

use std::io::Write;

use serde::Serialize;

use super::{Checked, Located, Outcome, Point, Row};
use crate::cli::Failure;

/// The whole report.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    stories: usize,
    findings: Vec<FindingOut<'a>>,
    errors: Vec<ErrorOut>,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    path: String,
    rule: &'static str,
    level: &'static str,
    start: PointOut,
    end: PointOut,
    message: &'a str,
    suggestions: &'a [String],
    fixes: Vec<FixOut<'a>>,
    related: Vec<RelatedOut<'a>>,
}

#[derive(Serialize)]
struct PointOut {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct FixOut<'a> {
    title: &'a str,
    safe: bool,
    edits: Vec<EditOut<'a>>,
}

#[derive(Serialize)]
struct EditOut<'a> {
    start: PointOut,
    end: PointOut,
    text: &'a str,
}

#[derive(Serialize)]
struct RelatedOut<'a> {
    start: PointOut,
    end: PointOut,
    message: &'a str,
}

#[derive(Serialize)]
struct ErrorOut {
    path: String,
    message: String,
}

/// Writes the report.
///
/// # Errors
///
/// When the output fails.
pub fn write(checked: &[Checked], output: &mut impl Write) -> Result<(), Failure> {
    let errors = checked.iter().filter_map(|story| match &story.outcome {
        Outcome::Failed(failure) => Some(ErrorOut { path: super::slashes(&story.path), message: failure.to_string() }),
        Outcome::Read { .. } => None,
    });
    let findings = checked.iter().flat_map(|story| story.rows().iter().map(|row| finding(super::slashes(&story.path), row)));
    let report = Report { version: 1, stories: checked.len(), findings: findings.collect(), errors: errors.collect() };
    serde_json::to_writer_pretty(&mut *output, &report)?;
    writeln!(output)?;
    Ok(())
}

fn finding(path: String, row: &Row) -> FindingOut<'_> {
    let (start, end) = points(row.at);
    let fixes = row.fixes.iter().map(|fix| {
        let edits = fix.edits.iter().map(|(at, text)| {
            let (start, end) = points(*at);
            EditOut { start, end, text }
        });
        FixOut { title: &fix.title, safe: fix.safe, edits: edits.collect() }
    });
    let related = row.related.iter().map(|(at, message)| {
        let (start, end) = points(*at);
        RelatedOut { start, end, message }
    });
    FindingOut {
        path,
        rule: row.rule.name,
        level: row.level.name(),
        start,
        end,
        message: &row.message,
        suggestions: &row.suggestions,
        fixes: fixes.collect(),
        related: related.collect(),
    }
}

fn points(at: Located) -> (PointOut, PointOut) {
    (at.start.into(), at.end.into())
}

impl From<Point> for PointOut {
    fn from(point: Point) -> Self {
        Self { line: point.line, column: point.column, offset: point.offset }
    }
}
