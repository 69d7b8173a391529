//! `copydesk outline --entities`: who is who in a story.

use std::io::Write;

use serde::Serialize;

use super::Failure;
use super::report::locate;
use crate::features::profile::{Profile, count, profiles};
use crate::features::speakers::Speech;
use crate::story::Story;
use crate::text::Range;

#[derive(Serialize)]
struct StoryOut<'a> {
    id: &'a str,
    entities: Vec<EntityOut<'a>>,
}

#[derive(Serialize)]
struct EntityOut<'a> {
    name: &'a str,
    kind: &'static str,
    role: Option<PlaceOut<'a>>,
    aliases: &'a [String],
    first: Option<PlaceOut<'a>>,
    mentions: usize,
    quotes: Vec<QuoteOut>,
    undecided: Vec<UndecidedOut<'a>>,
    likely_mentions: usize,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    line: usize,
    column: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct QuoteOut {
    text: String,
    likely: bool,
    #[serde(flatten)]
    place: PlaceOut<'static>,
}

#[derive(Serialize)]
struct UndecidedOut<'a> {
    name: &'a str,
    may_be: &'a [String],
    places: Vec<PlaceOut<'static>>,
}

impl<'a> PlaceOut<'a> {
    fn new(story: &Story, range: Range, text: Option<&'a str>) -> Self {
        let at = locate(story, range);
        Self { text, line: at.start.line, column: at.start.column, start: at.start.offset, end: at.end.offset }
    }
}

/// Prints who is who for people.
pub(super) fn human(story: &Story, output: &mut impl Write) -> Result<(), Failure> {
    let profiles = profiles(story);
    if profiles.is_empty() {
        writeln!(output, "Nobody is named.")?;
    }
    for (number, profile) in profiles.iter().enumerate() {
        let space = if number > 0 { "\n" } else { "" };
        let role = profile.role.as_ref().map(|(role, place)| format!(", {role} ({})", at(story, *place))).unwrap_or_default();
        writeln!(output, "{space}\u{1b}[1m{}\u{1b}[0m, {}{role}", profile.name, profile.kind)?;
        if !profile.aliases.is_empty() {
            writeln!(output, "  also {}", profile.aliases.join(", "))?;
        }
        writeln!(output, "  {}", counts(story, profile))?;
        for speech in &profile.quotes {
            let likely = if is_sure(speech) { "" } else { " (likely)" };
            writeln!(output, "  {:>7}  {}{likely}", at(story, speech.range), speech.excerpt(story))?;
        }
        for sentence in profile.doubts.sentences(|place| at(story, place)) {
            writeln!(output, "  {sentence}")?;
        }
    }
    Ok(())
}

fn counts(story: &Story, profile: &Profile<'_>) -> String {
    let first = profile.first.map(|first| format!("first named {}, ", at(story, first))).unwrap_or_default();
    let quotes = if profile.quotes.is_empty() { String::new() } else { format!(", {}", count(profile.quotes.len(), "quote")) };
    format!("{first}{}{quotes}", count(profile.mentions, "mention"))
}

/// Line and column, both from one.
fn at(story: &Story, range: Range) -> String {
    let start = locate(story, range).start;
    format!("{}:{}", start.line, start.column)
}

fn is_sure(speech: &Speech<'_>) -> bool {
    speech.attribution().is_some_and(crate::story::Attribution::is_sure)
}

/// Writes who is who as a line of JSON.
pub(super) fn json(id: &str, story: &Story, output: &mut impl Write) -> Result<(), Failure> {
    let profiles = profiles(story);
    let entities = profiles.iter().map(|profile| entity(story, profile)).collect();
    serde_json::to_writer(&mut *output, &StoryOut { id, entities })?;
    writeln!(output)?;
    Ok(())
}

fn entity<'a>(story: &Story, profile: &'a Profile<'_>) -> EntityOut<'a> {
    let quote = |speech: &Speech<'_>| QuoteOut {
        text: speech.excerpt(story),
        likely: !is_sure(speech),
        place: PlaceOut::new(story, speech.range, None),
    };
    let undecided = profile.doubts.undecided.iter().map(|undecided| UndecidedOut {
        name: &undecided.words,
        may_be: &undecided.sharers,
        places: undecided.places.iter().map(|&place| PlaceOut::new(story, place, None)).collect(),
    });
    EntityOut {
        name: &profile.name,
        kind: profile.kind,
        role: profile.role.as_ref().map(|(role, place)| PlaceOut::new(story, *place, Some(role))),
        aliases: &profile.aliases,
        first: profile.first.map(|first| PlaceOut::new(story, first, None)),
        mentions: profile.mentions,
        quotes: profile.quotes.iter().map(quote).collect(),
        undecided: undecided.collect(),
        likely_mentions: profile.doubts.likely_mentions,
    }
}
