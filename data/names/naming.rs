//! Lets `train_naming.py` see what the finder of names sees: stories come in as `{"id", "text"}` a line, a line goes out for
//! each: `{"id", "asked": [{"start", "end", "answers": [...]}]}` in characters.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::io::{self, BufRead};

use copydesk::facts::name;
use copydesk::story::Story;
use copydesk::text::Markup;
use serde_json::{Value, json};

fn main() {
    for line in io::stdin().lock().lines() {
        let line = line.expect("standard input is text");
        let story: Value = serde_json::from_str(&line).expect("a line is JSON");
        let text = story["text"].as_str().expect("a story has a text");
        println!("{}", json!({ "id": story["id"], "asked": asked(text) }));
    }
}

fn asked(text: &str) -> Vec<Value> {
    let story = Story::new(text, Markup::Plain);
    let reading = story.reading();
    let counts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let character = |byte: usize| counts.partition_point(|&at| at < byte);
    let mut found = Vec::new();
    for (number, block) in reading.blocks().iter().enumerate() {
        let facts = block.facts();
        for asked in name::asked(block.prose(), &facts.tokens, &facts.sentences) {
            let range = story.range(number, asked.span);
            found.push(json!({ "start": character(range.start), "end": character(range.end), "answers": asked.evidence.as_slice() }));
        }
    }
    found
}
