//! `copydesk extract`: what a story says, as JSON for other programs.
//!
//! Offsets are Unicode scalar values from the start of the text.

use std::io::{BufRead, Write};

use clap::ValueEnum;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::color::Color;
use super::failure::tell;
use super::files::Stories;
use super::scopes::Scopes;
use super::{Failure, Status};
use crate::rules::{RuleSet, check};
use crate::story::quotes::Unattributed;
use crate::story::{Blocks, MentionKind, Place, Reading};
use crate::text::position::Characters;
use crate::text::{Markup, Span};

/// Print what stories say as JSON, a line for each story.
///
/// Each line is an object with "id" (the path), "quotes", "entities" and "findings"; see docs/formats.md. Offsets count Unicode
/// characters (scalar values) from the start of the story. Ends with 0, or with 2 when a story could not be read.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// What to read.
    #[command(flatten)]
    pub stories: Stories,

    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    pub format: Format,

    /// Read stories from standard input as JSON Lines, {"id": …, "text": …}, and answer each by a line.
    #[arg(long, conflicts_with_all = ["paths", "stdin_filename"])]
    pub jsonl: bool,
}

/// How to print.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum Format {
    /// JSON Lines.
    Jsonl,
}

/// A story as it comes in.
#[derive(Deserialize)]
struct Input {
    id: serde_json::Value,
    text: String,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    start: usize,
    end: usize,
    speech: bool,
    speaker: Option<&'a str>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
    relay: Option<&'a str>,
    how: Option<&'static str>,
    attributed: bool,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'static str,
    level: &'static str,
    start: usize,
    end: usize,
    message: &'a str,
    suggestions: &'a [String],
}

/// Runs the command.
///
/// # Errors
///
/// When a line of JSON Lines is no story, or the output fails.
pub fn run(arguments: &Arguments, color: Color, output: &mut impl Write) -> Result<Status, Failure> {
    if arguments.jsonl {
        let rule_set = RuleSet::default();
        let markup = arguments.stories.markup.map_or(Markup::Plain, Markup::from);
        jsonl(std::io::stdin().lock(), markup, &rule_set, output)?;
        return Ok(Status::Clean);
    }
    let sources = arguments.stories.sources();
    let scopes = Scopes::of(sources.iter().flatten(), &[], color);
    let mut status = Status::Clean;
    let mut sources = sources.into_iter();
    loop {
        let batch: Vec<_> = sources.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            output.flush()?;
            return Ok(status);
        }
        let lines: Vec<Result<Vec<u8>, Failure>> = batch
            .into_par_iter()
            .map(|source| {
                let source = source?;
                let rule_set = scopes.rule_set(&source)?;
                let read = arguments.stories.read(&source)?;
                if let Some(note) = read.note(source.path()) {
                    tell("note", &note, color);
                }
                let id = source.path().to_string_lossy().into_owned().into();
                line_of(&id, &read.text, read.markup, &rule_set)
            })
            .collect();
        for line in lines {
            match line {
                Ok(line) => output.write_all(&line)?,
                Err(failure) => {
                    tell("error", &failure, color);
                    status = Status::Failed;
                }
            }
        }
    }
}

/// How many stories are read at a time: enough to keep all cores busy, few enough to bound the memory.
const BATCH: usize = 256;

/// Reads a story a line from `input` and writes what each says as a line to `output`, in order, on all cores.
fn jsonl(input: impl BufRead, markup: Markup, rule_set: &RuleSet, output: &mut impl Write) -> Result<(), Failure> {
    let mut lines = input.lines().enumerate();
    loop {
        let batch: Vec<(usize, String)> = lines
            .by_ref()
            .take(BATCH)
            .map(|(at, line)| line.map(|line| (at + 1, line)))
            .collect::<Result<_, _>>()
            .map_err(Failure::Input)?;
        if batch.is_empty() {
            output.flush()?;
            return Ok(());
        }
        let extracts: Vec<Result<Vec<u8>, Failure>> = batch
            .par_iter()
            .filter(|(_, line)| !line.trim().is_empty())
            .map(|(number, line)| {
                let story: Input = serde_json::from_str(line).map_err(|error| Failure::line(*number, &error))?;
                line_of(&story.id, &story.text, markup, rule_set)
            })
            .collect();
        for line in extracts {
            output.write_all(&line?)?;
        }
    }
}

/// What a story says as a line of JSON, which is mostly somewhat longer than the story.
fn line_of(id: &serde_json::Value, text: &str, markup: Markup, rule_set: &RuleSet) -> Result<Vec<u8>, Failure> {
    // Nobody edits the story, so that it needs no rope.
    let blocks = Blocks::of(text, markup);
    let reading = Reading::of(&blocks, None);
    let characters = Characters::of(text);
    let range = blocks.ranges();
    let of_span = |block: usize, span: Span| {
        let range = range(block, span);
        (characters.before(range.start), characters.before(range.end))
    };
    let of_place = |block: usize, place: Place| of_span(block.saturating_sub(place.back as usize), place.span);
    let mut line = Line(Vec::with_capacity(text.len() * 3 / 2));
    line.field("{\"id\":", id)?;
    line.plain(",\"quotes\":[");
    for (number, (block, quote)) in reading.quotes().into_iter().enumerate() {
        let (start, end) = of_place(block, quote.place);
        let attribution = quote.attribution.as_ref();
        let mention = attribution.map(|found| of_place(block, found.mention));
        let cue = attribution.and_then(|found| found.cue).map(|cue| of_place(block, cue));
        let quote = QuoteOut {
            start,
            end,
            speech: quote.is_speech(),
            speaker: attribution.map(|found| found.speaker.name()),
            speaker_start: mention.map(|at| at.0),
            speaker_end: mention.map(|at| at.1),
            cue_start: cue.map(|at| at.0),
            cue_end: cue.map(|at| at.1),
            relay: attribution.and_then(|found| found.relay.as_ref()).map(|relay| &*relay.name),
            how: attribution.map(|found| found.how.name()),
            attributed: quote.unattributed != Unattributed::Nobody,
        };
        line.field(comma(number), &quote)?;
    }
    line.plain("],\"entities\":[");
    for (number, entity) in reading.entities().iter().enumerate() {
        let role = entity.role.and_then(|(block, span)| blocks.get(block).map(|found| span.of(found.prose())));
        line.plain(comma(number));
        line.field("{\"name\":", entity.referent.name())?;
        line.plain(",\"type\":\"");
        line.plain(entity.entity_type.name());
        line.field("\",\"role\":", &role)?;
        line.plain(",\"mentions\":[");
        for (number, mention) in entity.mentions.iter().enumerate() {
            let (start, end) = of_span(mention.block, mention.span);
            line.plain(comma(number));
            line.field("{\"start\":", &start)?;
            line.field(",\"end\":", &end)?;
            line.plain(match mention.kind {
                MentionKind::Name(_) => ",\"kind\":\"name\"}",
                MentionKind::Role => ",\"kind\":\"role\"}",
                MentionKind::Pronoun => ",\"kind\":\"pronoun\"}",
            });
        }
        line.plain("]}");
    }
    line.plain("],\"findings\":[");
    for (number, (block, finding)) in check(&reading, rule_set, None).iter().enumerate() {
        let (start, end) = of_place(block, finding.place);
        let finding = FindingOut {
            rule: finding.rule.name,
            level: finding.level.name(),
            start,
            end,
            message: &finding.message,
            suggestions: finding.suggestions(),
        };
        line.field(comma(number), &finding)?;
    }
    line.plain("]}\n");
    Ok(line.0)
}

/// What parts something in a list from what stands before it.
fn comma(number: usize) -> &'static str {
    if number > 0 { "," } else { "" }
}

/// A line that is written. Most of it are entities and their mentions, which are put together here: names of fields and numbers are
/// nothing that must be looked through for what JSON escapes.
struct Line(Vec<u8>);

impl Line {
    fn plain(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn field(&mut self, before: &str, value: &(impl Serialize + ?Sized)) -> serde_json::Result<()> {
        self.plain(before);
        serde_json::to_writer(&mut self.0, value)
    }
}
