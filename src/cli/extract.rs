//! `copydesk extract`: what a story says, as JSON for other programs.
//!
//! Offsets are Unicode scalar values from the start of the text.

use std::io::{self, BufRead, Write};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::rules::{RuleSet, check};
use crate::story::{MentionKind, Story};
use crate::text::{Markup, Range};

/// A story as it comes in.
#[derive(Deserialize)]
struct Input {
    id: serde_json::Value,
    text: String,
}

/// What a story says.
#[derive(Serialize)]
pub struct Extract {
    id: serde_json::Value,
    quotes: Vec<QuoteOut>,
    entities: Vec<EntityOut>,
    findings: Vec<FindingOut>,
}

#[derive(Serialize)]
struct QuoteOut {
    start: usize,
    end: usize,
    speech: bool,
    speaker: Option<String>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
    relay: Option<String>,
    how: Option<&'static str>,
    attributed: bool,
}

#[derive(Serialize)]
struct EntityOut {
    name: String,
    #[serde(rename = "type")]
    entity_type: &'static str,
    role: Option<String>,
    mentions: Vec<MentionOut>,
}

#[derive(Serialize)]
struct MentionOut {
    start: usize,
    end: usize,
    kind: &'static str,
}

#[derive(Serialize)]
struct FindingOut {
    rule: &'static str,
    level: &'static str,
    start: usize,
    end: usize,
    message: String,
    suggestions: Vec<String>,
}

/// Reads a story a line from `input` and writes what each says as a line to `output`, in order, on all cores.
///
/// # Errors
///
/// When a line is no story, or input or output fails.
pub fn jsonl(input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let rule_set = RuleSet::default();
    let mut lines = input.lines();
    loop {
        let batch: Vec<String> = lines.by_ref().take(256).collect::<io::Result<_>>()?;
        if batch.is_empty() {
            return output.flush();
        }
        let extracts: Vec<serde_json::Result<String>> = batch
            .par_iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| {
                let story: Input = serde_json::from_str(line)?;
                serde_json::to_string(&extract(story.id, &story.text, Markup::Plain, &rule_set))
            })
            .collect();
        for line in extracts {
            writeln!(output, "{}", line?)?;
        }
    }
}

/// Reads one story.
#[must_use]
pub fn extract(id: serde_json::Value, text: &str, markup: Markup, rule_set: &RuleSet) -> Extract {
    let story = Story::new(text, markup);
    let reading = story.reading();
    let scalar = |range: Range| (story.text().byte_to_char(range.start), story.text().byte_to_char(range.end));
    let quotes = reading
        .quotes()
        .into_iter()
        .map(|(block, quote)| {
            let (start, end) = scalar(story.place(block, quote.place));
            let attribution = quote.attribution.as_ref();
            let mention = attribution.map(|found| scalar(story.place(block, found.mention)));
            let cue = attribution.and_then(|found| found.cue).map(|cue| scalar(story.place(block, cue)));
            QuoteOut {
                start,
                end,
                speech: quote.is_speech(),
                speaker: attribution.map(|found| found.speaker.name().to_owned()),
                speaker_start: mention.map(|at| at.0),
                speaker_end: mention.map(|at| at.1),
                cue_start: cue.map(|at| at.0),
                cue_end: cue.map(|at| at.1),
                relay: attribution.and_then(|found| found.relay.as_ref()).map(|relay| relay.name.to_string()),
                how: attribution.map(|found| found.how.name()),
                attributed: quote.unattributed != crate::story::quotes::Unattributed::Nobody,
            }
        })
        .collect();
    let entities = reading
        .entities()
        .into_iter()
        .map(|entity| EntityOut {
            name: entity.referent.name().to_owned(),
            entity_type: entity.entity_type.name(),
            role: entity.role.and_then(|(block, span)| reading.blocks().get(block).map(|found| span.of(found.prose()).to_owned())),
            mentions: entity
                .mentions
                .iter()
                .map(|mention| {
                    let (start, end) = scalar(story.range(mention.block, mention.span));
                    let kind = match mention.kind {
                        MentionKind::Name(_) => "name",
                        MentionKind::Role => "role",
                        MentionKind::Pronoun => "pronoun",
                    };
                    MentionOut { start, end, kind }
                })
                .collect(),
        })
        .collect();
    let findings = check(reading, rule_set, None)
        .iter()
        .map(|(block, finding)| {
            let (start, end) = scalar(story.place(block, finding.place));
            FindingOut {
                rule: finding.rule.name,
                level: finding.level.name(),
                start,
                end,
                message: finding.message.clone(),
                suggestions: finding.suggestions.clone(),
            }
        })
        .collect();
    Extract { id, quotes, entities, findings }
}
