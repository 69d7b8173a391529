//! One invented story for each construction of news attribution.

use crate::story::Story;
use crate::text::Markup;

/// Checks who each quote of a story is attributed to: "speaker's mention < how", "-" where nobody is named.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let story = Story::new(text, Markup::Plain);
    let found: Vec<String> = story
        .reading()
        .quotes()
        .into_iter()
        .filter(|(_, quote)| quote.is_speech())
        .map(|(block, quote)| match &quote.attribution {
            Some(found) => {
                let range = story.place(block, found.mention);
                format!("{} < {}", story.text().byte_slice(range.start..range.end), found.how.name())
            }
            None => "-".to_owned(),
        })
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_tag_follows_the_quote() {
    check("\"The pier will stay,\" Moreno said.", &["Moreno < cue"]);
    check("\"The pier will stay,\" said Moreno, an engineer who moved to Hull in 2011.", &["Moreno < cue"]);
    check("\"Will it stay?\" Moreno asked.", &["Moreno < cue"]);
    check("\"The pier,\" Moreno said, \"will stay.\"", &["Moreno < cue", "Moreno < cue"]);
    check("\"It will stay,\" she said. \"We tested it twice.\"", &["she < cue", "she < continued"]);
}

#[test]
fn a_cue_stands_before_the_quote() {
    check("Moreno said, \"The pier will stay.\"", &["Moreno < cue"]);
    check("Moreno put it bluntly: \"The pier will stay.\"", &["Moreno < cue"]);
    check("Moreno: \"The pier will stay.\"", &["Moreno < label"]);
    check("Moreno called the plan \"a fig leaf for the port\".", &["Moreno < cue"]);
    check("According to Moreno, the pier was \"an accident waiting to happen\".", &["Moreno < according-to"]);
}
