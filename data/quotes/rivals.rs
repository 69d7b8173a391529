//! Lets `train.py` see between whom quotes are decided: stories come in as `{"id", "text"}` a line (the end of
//! the id tells the markup), a line goes out for each:
//! `{"id", "quotes": [{"start", "end", "taken", "asked", "candidates": [{"name", "start", "end", "answers": [...]}]}]}` in
//! characters. `taken` is the number of the candidate that the rules take, null for none; `asked` says that the trees may choose
//! another.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::io::{self, BufRead};

use copydesk::story::Story;
use copydesk::text::{Markup, Range};
use serde_json::{Value, json};

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let story: Value = serde_json::from_str(&line).expect("a line is JSON");
        let text = story["text"].as_str().expect("a story has a text");
        let markup = story["id"].as_str().map_or(Markup::Plain, Markup::of_path);
        println!("{}", json!({ "id": story["id"], "quotes": quotes(text, markup) }));
    }
}

fn quotes(text: &str, markup: Markup) -> Vec<Value> {
    let story = Story::new(text, markup);
    let reading = story.reading();
    let counts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let character = |at: usize| counts.partition_point(|&count| count < at);
    let characters = |range: Range| (character(range.start), character(range.end));
    let mut found = Vec::new();
    for block in 0..reading.blocks().len() {
        for rivals in reading.rivals(block) {
            let candidates = rivals.candidates.iter().map(|(speaker, mention, answers)| {
                let (start, end) = characters(story.place(block, *mention));
                json!({ "name": speaker.name(), "start": start, "end": end, "answers": answers.as_slice() })
            });
            let candidates: Vec<Value> = candidates.collect();
            let (start, end) = characters(story.range(block, rivals.quote));
            found.push(json!({ "start": start, "end": end, "taken": rivals.taken, "asked": rivals.asked, "candidates": candidates }));
        }
    }
    found
}
