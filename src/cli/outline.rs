//! `copydesk outline`: who speaks in a story, and what each says.

use std::io::Write;

use clap::ValueEnum;
use serde::Serialize;

use super::color::Color;
use super::failure::tell;
use super::files::Stories;
use super::report::locate;
use super::{Failure, Status, entities};
use crate::features::outline::{Symbol, SymbolKind, outline};
use crate::story::Story;

/// Print who speaks in a story, and what each says.
///
/// Speakers stand in the order of their first quotes, those with a name first, and under each their quotes with line and column.
/// Each source without a name is a group of its own behind them, and the quotes that nobody is named for are one group at the end.
/// It is the outline that an editor shows.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// What to read.
    #[command(flatten)]
    pub stories: Stories,

    /// Print who is who instead: people, organisations and places with their roles, mentions and quotes, and what is uncertain.
    #[arg(long)]
    pub entities: bool,

    /// How to print.
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
}

/// How to print.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum Format {
    /// For people.
    Human,
    /// JSON Lines, an object for each story; see docs/formats.md.
    Jsonl,
}

#[derive(Serialize)]
struct StoryOut<'a> {
    id: String,
    speakers: Vec<SpeakerOut<'a>>,
}

#[derive(Serialize)]
struct SpeakerOut<'a> {
    name: &'a str,
    kind: &'static str,
    detail: &'a str,
    quotes: Vec<QuoteOut<'a>>,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    text: &'a str,
    detail: &'a str,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
}

/// Runs the command.
///
/// # Errors
///
/// When the output fails. A story that cannot be read is told.
pub fn run(arguments: &Arguments, color: Color, output: &mut impl Write) -> Result<Status, Failure> {
    let mut status = Status::Clean;
    let sources = arguments.stories.sources();
    let several = sources.len() > 1;
    for (number, source) in sources.into_iter().enumerate() {
        let read = source.and_then(|source| Ok((source.path().to_owned(), arguments.stories.read(&source)?)));
        let (path, read) = match read {
            Ok(read) => read,
            Err(failure) => {
                tell("error", &failure, color);
                status = Status::Failed;
                continue;
            }
        };
        if let Some(note) = read.note(&path) {
            tell("note", &note, color);
        }
        let story = Story::new(&read.text, read.markup);
        match arguments.format {
            Format::Human => {
                if several {
                    let space = if number > 0 { "\n" } else { "" };
                    writeln!(output, "{space}{}:\n", path.display())?;
                }
                if arguments.entities {
                    entities::human(&story, output)?;
                } else {
                    human(&story, &outline(&story), output)?;
                }
            }
            Format::Jsonl if arguments.entities => entities::json(&path.to_string_lossy(), &story, output)?,
            Format::Jsonl => json(&path.to_string_lossy(), &story, &outline(&story), output)?,
        }
    }
    output.flush()?;
    Ok(status)
}

fn human(story: &Story, speakers: &[Symbol], output: &mut impl Write) -> Result<(), Failure> {
    if speakers.is_empty() {
        writeln!(output, "Nobody is quoted.")?;
    }
    for (number, speaker) in speakers.iter().enumerate() {
        let space = if number > 0 { "\n" } else { "" };
        let detail = if speaker.detail.is_empty() { String::new() } else { format!(", {}", speaker.detail) };
        writeln!(output, "{space}\u{1b}[1m{}\u{1b}[0m{detail}", speaker.name)?;
        for quote in &speaker.children {
            let start = locate(story, quote.selection).start;
            let detail = if quote.detail.is_empty() { String::new() } else { format!(" ({})", quote.detail) };
            let place = format!("{}:{}", start.line, start.column);
            writeln!(output, "  {place:>7}  {}{detail}", quote.name)?;
        }
    }
    Ok(())
}

fn json(id: &str, story: &Story, speakers: &[Symbol], output: &mut impl Write) -> Result<(), Failure> {
    let speakers = speakers.iter().map(|speaker| SpeakerOut {
        name: &speaker.name,
        kind: kind(speaker.kind),
        detail: &speaker.detail,
        quotes: speaker.children.iter().map(|quote| quote_out(story, quote)).collect(),
    });
    serde_json::to_writer(&mut *output, &StoryOut { id: id.to_owned(), speakers: speakers.collect() })?;
    writeln!(output)?;
    Ok(())
}

fn quote_out<'a>(story: &Story, quote: &'a Symbol) -> QuoteOut<'a> {
    let at = locate(story, quote.selection);
    QuoteOut {
        text: &quote.name,
        detail: &quote.detail,
        line: at.start.line,
        column: at.start.column,
        start: at.start.offset,
        end: at.end.offset,
    }
}

fn kind(kind: SymbolKind) -> &'static str {
    match kind {
        SymbolKind::Person => "person",
        SymbolKind::Organisation => "organisation",
        SymbolKind::Place => "place",
        SymbolKind::Unnamed => "unnamed",
        SymbolKind::Nobody => "nobody",
        SymbolKind::Quote => "quote",
    }
}
