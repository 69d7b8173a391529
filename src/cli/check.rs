//! `copydesk check`: what a copy desk would send back.

use std::io::Write;
use std::sync::atomic::Ordering;

use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use rayon::prelude::*;

use super::color::Color;
use super::failure::tell;
use super::files::{Source, Stories};
use super::report::{Checked, Outcome, Row, github, human, json, sarif};
use super::scopes::Scopes;
use super::{Failure, Status, progress};
use crate::rules::ignore::unheard;
use crate::rules::{Level, RULES, check};
use crate::story::Story;

/// Check stories and report what a copy desk would send back.
///
/// Ends with 0 when there is nothing to mend, 1 when there are warnings or errors, 2 when a story or its settings could not be
/// read. Findings of level information and hint are reported and do not count.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// What to read.
    #[command(flatten)]
    pub stories: Stories,

    /// How to report.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,

    /// Report nothing below this level.
    #[arg(long, value_name = "LEVEL", default_value = "hint")]
    pub min_level: MinLevel,

    /// Run this rule only; may be given several times.
    #[arg(long, value_name = "RULE", value_parser = PossibleValuesParser::new(RULES.iter().map(|rule| rule.name)), hide_possible_values = true)]
    pub rule: Vec<String>,
}

/// How to report.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum Format {
    /// For people: each finding with its line.
    Human,
    /// One JSON object; see docs/formats.md.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands, which GitHub shows beside the lines.
    Github,
}

/// The levels that can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum MinLevel {
    /// Everything.
    Hint,
    /// No hints.
    Information,
    /// Warnings and errors.
    Warning,
    /// Errors only.
    Error,
}

impl From<MinLevel> for Level {
    fn from(level: MinLevel) -> Self {
        match level {
            MinLevel::Hint => Self::Hint,
            MinLevel::Information => Self::Information,
            MinLevel::Warning => Self::Warning,
            MinLevel::Error => Self::Error,
        }
    }
}

/// Runs the command.
///
/// # Errors
///
/// When the report cannot be written. A story that cannot be read stands in the report.
pub fn run(arguments: &Arguments, color: Color, output: &mut impl Write) -> Result<Status, Failure> {
    let sources = arguments.stories.sources();
    let scopes = Scopes::of(sources.iter().flatten(), &arguments.rule, color);
    let checked: Vec<Checked> = progress::with(sources.len(), |finished| {
        sources
            .into_par_iter()
            .map(|source| {
                let checked = check_source(source, arguments, &scopes);
                finished.fetch_add(1, Ordering::Relaxed);
                checked
            })
            .collect()
    });
    for story in &checked {
        match &story.outcome {
            Outcome::Failed(failure) => tell("error", failure, color),
            Outcome::Read { notes, .. } => notes.iter().for_each(|note| tell("note", note, color)),
        }
    }
    match arguments.format {
        Format::Human => human::write(&checked, output)?,
        Format::Json => json::write(&checked, output)?,
        Format::Sarif => sarif::write(&checked, output)?,
        Format::Github => github::write(&checked, output)?,
    }
    output.flush()?;
    Ok(checked.iter().map(Checked::status).fold(Status::Clean, Status::max))
}

/// Reads and checks one story.
fn check_source(source: Result<Source, Failure>, arguments: &Arguments, scopes: &Scopes) -> Checked {
    let source = match source {
        Ok(source) => source,
        Err(failure) => return Checked { path: std::path::PathBuf::new(), outcome: Outcome::Failed(failure) },
    };
    let path = source.path().to_owned();
    let read = scopes.rule_set(&source).and_then(|rule_set| Ok((rule_set, arguments.stories.read(&source)?)));
    let (rule_set, read) = match read {
        Ok(read) => read,
        Err(failure) => return Checked { path, outcome: Outcome::Failed(failure) },
    };
    let nothing_sent = read.text.is_empty() && arguments.stories.paths.is_empty();
    let note = read.note(&path).or_else(|| nothing_sent.then(|| "Standard input was empty, so nothing was checked.".to_owned()));
    let story = Story::new(&read.text, read.markup);
    let unheard = unheard(story.blocks().iter().map(AsRef::as_ref)).into_iter().map(|unheard| unheard.told(&path.display().to_string()));
    let notes = note.into_iter().chain(unheard).collect();
    let rows = check(story.reading(), &rule_set, None)
        .iter()
        .filter(|(_, finding)| finding.level >= arguments.min_level.into())
        .map(|(block, finding)| Row::new(&story, block, finding))
        .collect();
    Checked { path, outcome: Outcome::Read { rows, notes } }
}
