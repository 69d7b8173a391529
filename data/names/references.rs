//! Lets `train.py` see what the resolver of pronouns sees: stories come in as `{"id", "text"}` a line (the end of the id
//! tells the markup), a line goes out for each: `{"id", "choices": [{"start", "end", "said", "candidates": [{"name", "mentions": [[start, end]], "answers": [...]}]}]}`
//! in characters; the mentions are those by name, and `said` has the ends of the quotes that are attributed to the pronoun.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::io::{self, BufRead};

use copydesk::story::{MentionKind, Referent, Story};
use copydesk::text::{Markup, Range};
use serde_json::{Value, json};

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let story: Value = serde_json::from_str(&line).expect("a line is JSON");
        let text = story["text"].as_str().expect("a story has a text");
        let markup = story["id"].as_str().map_or(Markup::Plain, Markup::of_path);
        println!("{}", json!({ "id": story["id"], "choices": choices(text, markup) }));
    }
}

fn choices(text: &str, markup: Markup) -> Vec<Value> {
    let story = Story::new(text, markup);
    let reading = story.reading();
    let counts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let characters = |range: Range| (counts.partition_point(|&at| at < range.start), counts.partition_point(|&at| at < range.end));
    let mut names: Vec<(Referent, (usize, usize))> = Vec::new();
    for (block, read) in reading.iter() {
        let named = read.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Name(_)));
        names.extend(named.map(|mention| (mention.referent.clone(), characters(story.range(block, mention.span)))));
    }
    let said: Vec<((usize, usize), usize)> = reading
        .quotes()
        .into_iter()
        .filter_map(|(block, quote)| {
            let mention = characters(story.place(block, quote.attribution.as_ref()?.mention));
            Some((mention, characters(story.place(block, quote.place)).1))
        })
        .collect();
    let mut found = Vec::new();
    for block in 0..reading.blocks().len() {
        for choice in reading.choices(block) {
            let (start, end) = characters(story.range(block, choice.span));
            let candidates: Vec<Value> = choice
                .candidates
                .iter()
                .map(|(referent, answers)| {
                    let mentions: Vec<_> = names.iter().filter(|(other, _)| other == referent).map(|(_, place)| place).collect();
                    json!({ "name": referent.name(), "mentions": mentions, "answers": answers.as_slice() })
                })
                .collect();
            let said: Vec<usize> = said.iter().filter(|(mention, _)| *mention == (start, end)).map(|&(_, end)| end).collect();
            found.push(json!({ "start": start, "end": end, "said": said, "candidates": candidates }));
        }
    }
    found
}
