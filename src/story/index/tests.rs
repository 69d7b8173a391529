//! What the index says of forms, and what it says changed.

use crate::story::Story;
use crate::text::Markup;

/// Checks what each name of a story stands for: the names in order, each with its canonical name, `?` where it is shared.
#[track_caller]
fn check(story: &str, expected: &[(&str, &str)]) {
    let story = Story::new(story, Markup::Plain);
    let reading = story.reading();
    let mut found = Vec::new();
    for block in story.blocks().iter() {
        for name in &block.facts().names {
            if let Some(view) = reading.index().view_of(name.form.whole) {
                let mark = if view.ambiguous { "?" } else { "" };
                found.push((name.span.of(block.prose()).to_owned(), format!("{}{mark}", view.canonical)));
            }
        }
    }
    let found: Vec<(&str, &str)> = found.iter().map(|(name, canonical)| (name.as_str(), canonical.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_surname_stands_for_the_one_full_name_that_ends_in_it() {
    check("Mayor Ana Ruiz spoke.\n\nRuiz then left.", &[("Ana Ruiz", "Ana Ruiz"), ("Ruiz", "Ana Ruiz")]);
    check("Tillis spoke.\n\nIt was for Rex Tillis to say.", &[("Tillis", "Rex Tillis"), ("Rex Tillis", "Rex Tillis")]);
}

#[test]
fn a_surname_of_two_persons_stays_undecided() {
    check("Min-jun Kim met Sora Kim.\n\nMr. Kim left.", &[("Min-jun Kim", "Min-jun Kim"), ("Sora Kim", "Sora Kim"), ("Kim", "Kim?")]);
}

#[test]
fn like_first_names_do_not_make_one_person() {
    check(
        "Sergey Lapin met Sergei Rudakov.\n\nThen Lapin left.",
        &[("Sergey Lapin", "Sergey Lapin"), ("Sergei Rudakov", "Sergei Rudakov"), ("Lapin", "Sergey Lapin")],
    );
    check(
        "Vladimir Orlov met Vladimir Sedov, and Vladimir smiled.",
        &[("Vladimir Orlov", "Vladimir Orlov"), ("Vladimir Sedov", "Vladimir Sedov"), ("Vladimir", "Vladimir?")],
    );
}

#[test]
fn an_initial_in_the_middle_changes_nobody() {
    check(
        "It was Thomas A. Shand.\n\nThe vote by Thomas Shand came late. Thomas Shand left.",
        &[("Thomas A. Shand", "Thomas Shand"), ("Thomas Shand", "Thomas Shand"), ("Thomas Shand", "Thomas Shand")],
    );
}

#[test]
fn a_short_form_in_brackets_stands_for_the_name_before_it() {
    check(
        "The National Harbour Safety Board (NHSB) met.\n\nThen the NHSB voted.",
        &[
            ("National Harbour Safety Board", "National Harbour Safety Board"),
            ("NHSB", "National Harbour Safety Board"),
            ("NHSB", "National Harbour Safety Board"),
        ],
    );
}

#[test]
fn a_capital_at_a_sentence_start_is_a_name_where_the_story_knows_it() {
    check("Price spoke.\n\nThe mayor, Ann Price, left.", &[("Price", "Ann Price"), ("Ann Price", "Ann Price")]);
    check("Price was no object.", &[]);
}

#[test]
fn household_short_forms_stand_for_the_name_that_the_story_gives() {
    check(
        "The United States left the talks.\n\nThe U.S. envoy then flew home.",
        &[("United States", "United States"), ("U.S.", "United States")],
    );
    check("The U.S. envoy flew home.", &[("U.S.", "U.S.")]);
}
