//! Lets `confusions.py` ask which words of some texts are confused.
//!
//! The argument is a table of patterns. Without input, a line goes out for each of its patterns: wrong words, right ones and the
//! line, with tabs between them. Each line that comes in is a text as a JSON string; a line goes out for it: for each confusion
//! the number of its pattern (-1: an article), where it starts and ends in characters.
#![allow(clippy::print_stdout, clippy::expect_used, missing_docs)]

use std::fmt::Write;
use std::io::{self, BufRead};

use copydesk::rules::confused_word::{Patterns, each};
use copydesk::story::Story;
use copydesk::text::Markup;

fn main() {
    let path = std::env::args().nth(1).expect("the argument is a table of patterns");
    let table = std::fs::read_to_string(path).expect("the table can be read");
    let patterns = Patterns::parse(&table).expect("the table is one");
    for pattern in patterns.all() {
        println!("{}\t{}", pattern.right, pattern.line);
    }
    println!();
    for line in io::stdin().lock().lines() {
        let text: String = serde_json::from_str(&line.expect("standard input is text")).expect("a line is a JSON string");
        println!("{}", confusions(&patterns, &text));
    }
}

fn confusions(patterns: &Patterns, text: &str) -> String {
    let story = Story::new(text, Markup::Plain);
    let mut line = String::new();
    for (number, block) in story.blocks().iter().enumerate() {
        each(patterns, block.prose(), &block.facts().tokens, |found| {
            let range = story.place(number, copydesk::story::Place::here(found.span));
            let characters = |end: usize| text[..end].chars().count();
            let number = found.pattern.map_or(-1, |pattern| i64::try_from(pattern).expect("there are few patterns"));
            let _ = write!(line, "{number} {} {}\t", characters(range.start), characters(range.end));
        });
    }
    line
}
