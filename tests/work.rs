//! Work follows the edit: how many blocks are analysed and read for a change, whatever the story's size.

// The helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use copydesk::story::{Story, Work};
use copydesk::text::{Markup, Range};

/// A story of numbered paragraphs, each with a speaker of its own.
fn story(paragraphs: usize) -> String {
    let names = ["Marta Quill", "Ray Hale", "Ines Okafor", "Thomas Lindqvist", "Ana Ruiz"];
    (1..=paragraphs)
        .map(|number| {
            let name = names[number % names.len()];
            format!("Paragraph {number} starts with a plain sentence. \"It will hold,\" said {name}, an engineer. Nobody answered.\n\n")
        })
        .collect()
}

/// What an edit of a story that has been read costs: `at` is where the text is found that the edit replaces.
#[track_caller]
fn cost(paragraphs: usize, replaced: &str, by: &str) -> Work {
    let text = story(paragraphs);
    let before = Story::new(&text, Markup::Plain);
    assert_eq!(before.work(), Work { analysed: paragraphs, read: paragraphs }, "at first everything is read once");
    let start = text.find(replaced).unwrap();
    before.edit(Range::new(start, start + replaced.len()), by).work()
}

#[track_caller]
fn check(replaced: &str, by: &str, analysed: usize, most_read: usize) {
    for paragraphs in [10, 100, 10_000] {
        let work = cost(paragraphs, replaced, by);
        assert_eq!(work.analysed, analysed, "analysed of {paragraphs}");
        assert!(work.read <= most_read, "read {} of {paragraphs}", work.read);
    }
}

#[test]
fn typing_analyses_one_block() {
    check("Paragraph 7 starts", "Paragraph 7 restarts", 1, 2);
}

#[test]
fn typing_in_a_quote_analyses_one_block() {
    let replaced = "Paragraph 7 starts with a plain sentence. \"It will";
    check(replaced, "Paragraph 7 starts with a plain sentence. \"It really will", 1, 10);
}

#[test]
fn enter_twice_analyses_both_halves() {
    check("Paragraph 7 starts with a plain sentence. ", "Paragraph 7 starts with a plain sentence.\n\n", 2, 12);
}

#[test]
fn joining_analyses_the_joined() {
    check("Nobody answered.\n\nParagraph 7 ", "Nobody answered. Paragraph 7 ", 1, 12);
}

#[test]
fn deleting_a_paragraph_analyses_none() {
    let paragraph = "Paragraph 7 starts with a plain sentence. \"It will hold,\" said Ines Okafor, an engineer. Nobody answered.\n\n";
    check(paragraph, "", 0, 12);
}

#[test]
fn a_quote_left_open_and_closed_again_is_read_nearby() {
    check(
        "Paragraph 7 starts with a plain sentence. \"It will hold,\"",
        "Paragraph 7 starts with a plain sentence. \"It will hold,",
        1,
        12,
    );
}

#[test]
fn a_name_that_others_share_reads_only_those() {
    let text = story(1_000);
    let before = Story::new(&text, Markup::Plain);
    let _ = before.reading();
    let start = text.find("Paragraph 7 starts").unwrap();
    let after = before.edit(Range::new(start, start), "Zebedee Quince watched. ");
    assert_eq!(after.work().analysed, 1);
    assert!(after.work().read <= 12, "read {}", after.work().read);
}

#[test]
fn a_full_save_with_one_change_analyses_one_block() {
    let text = story(1_000);
    let before = Story::new(&text, Markup::Plain);
    let _ = before.reading();
    let after = before.replace(&text.replace("Paragraph 500 starts", "Paragraph 500 ends"));
    assert_eq!(after.work().analysed, 1);
    assert!(after.work().read <= 2, "read {}", after.work().read);
    let same = after.replace(&after.text().to_string());
    assert_eq!(same.work(), Work::default());
}

#[test]
fn edits_without_a_reading_between_them_add_up() {
    let text = story(1_000);
    let before = Story::new(&text, Markup::Plain);
    let _ = before.reading();
    let mut after = before.edit(Range::new(0, 0), "x");
    for paragraph in [20, 400, 990] {
        let start = after.text().to_string().find(&format!("Paragraph {paragraph} ")).unwrap();
        after = after.edit(Range::new(start, start), "Typed. ");
    }
    assert_eq!(after.work().analysed, 4);
    assert!(after.work().read <= 40, "read {}", after.work().read);
}

#[test]
fn a_moved_paragraph_is_not_analysed_again() {
    let text = story(100);
    let before = Story::new(&text, Markup::Plain);
    let _ = before.reading();
    let paragraph = text.split_inclusive("\n\n").nth(50).unwrap();
    let without = text.replace(paragraph, "");
    let at = text.split_inclusive("\n\n").take(40).map(str::len).sum::<usize>();
    let moved = format!("{}{paragraph}{}", &without[..at], &without[at..]);
    assert_eq!(before.replace(&moved).work().analysed, 0);
}

#[test]
fn a_gender_that_a_pronoun_gave_is_not_handed_on_for_ever() {
    for paragraphs in [20, 2_000] {
        let text = format!(
            "Xandel Vosk left the hall. He shook hands.\n\n{}",
            "Vosk went on to the harbour, and then home.\n\n".repeat(paragraphs)
        );
        let story = Story::new(&text, Markup::Plain);
        let _ = story.reading();
        let at = text.find("He shook").unwrap();
        let edited = story.edit(Range::new(at, at + 2), "She");
        assert!(edited.work().read <= 12, "read {} of {paragraphs}", edited.work().read);
    }
}
