//! Who says what, by invented stories.

mod classes;
mod constructions;
mod formats;
mod relays;
mod restraint;
mod tellers;

use crate::story::Story;
use crate::story::attribution::Attribution;
use crate::story::quotes::{MarkProblemKind, Unattributed};
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

/// Checks by which mention each quote of a story is attributed, "-" where nobody is named.
#[track_caller]
fn mentions(text: &str, expected: &[&str]) {
    mentions_in(text, Markup::Plain, expected);
}

/// The same in copy with markup.
#[track_caller]
fn mentions_in(text: &str, markup: Markup, expected: &[&str]) {
    let story = Story::new(text, markup);
    let mention = |block, found: &Attribution| {
        let range = story.place(block, found.mention);
        story.text().byte_slice(range.start..range.end).to_string()
    };
    let found: Vec<String> = story
        .reading()
        .quotes()
        .into_iter()
        .filter(|(_, quote)| quote.is_speech())
        .map(|(block, quote)| quote.attribution.as_ref().map_or("-".to_owned(), |found| mention(block, found)))
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks the speaker's and the relay's name of each quote.
#[track_caller]
fn relayed(text: &str, expected: &[(&str, &str)]) {
    let story = Story::new(text, Markup::Plain);
    let reading = story.reading();
    let names = |found: &Attribution| {
        (found.speaker.name().to_owned(), found.relay.as_ref().map_or("-".to_owned(), |relay| relay.name.to_string()))
    };
    let found: Vec<(String, String)> =
        reading.quotes().into_iter().map(|(_, quote)| quote.attribution.as_ref().map_or_else(Default::default, names)).collect();
    let expected: Vec<(String, String)> = expected.iter().map(|&(speaker, relay)| (speaker.to_owned(), relay.to_owned())).collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks that a desk says nothing of any quote of a story, louder than a hint.
#[track_caller]
fn silent(text: &str) {
    silent_in(text, Markup::Plain);
}

/// The same in copy with markup.
#[track_caller]
fn silent_in(text: &str, markup: Markup) {
    let story = Story::new(text, markup);
    let told: Vec<_> = story.reading().quotes().into_iter().filter(|(_, quote)| quote.unattributed == Unattributed::Nobody).collect();
    assert!(told.is_empty(), "{text}: {told:?}");
}

/// Checks what a desk may say of each quote of a story.
#[track_caller]
fn check_verdicts(text: &str, expected: &[Unattributed]) {
    let story = Story::new(text, Markup::Plain);
    let found: Vec<Unattributed> = story.reading().quotes().into_iter().map(|(_, quote)| quote.unattributed).collect();
    assert_eq!(found, expected, "{text}");
}

/// Checks the problems of a story's marks, each with where its mark starts.
#[track_caller]
fn check_problems(text: &str, expected: &[(MarkProblemKind, usize)]) {
    let story = Story::new(text, Markup::Plain);
    let mut found: Vec<(MarkProblemKind, usize)> = Vec::new();
    for (block, reading) in story.reading().iter() {
        found.extend(reading.problems.iter().map(|problem| (problem.kind, story.place(block, problem.place).start)));
    }
    assert_eq!(found, expected, "{text}");
}

#[test]
fn a_tag_follows_the_quote() {
    check("\"The pier will stay,\" Moreno said.", &["Moreno < cue"]);
    check("\"The pier will stay,\" said Moreno, an engineer who moved to Hull in 2011.", &["Moreno < cue"]);
    check("\"Will it stay?\" Moreno asked.", &["Moreno < cue"]);
    check("\"The pier,\" Moreno said, \"will stay.\"", &["Moreno < cue", "Moreno < cue"]);
    check("\"It will stay,\" she said. \"We tested it twice.\"", &["she < cue", "she < continued"]);
    check("‘It will stay’, said Moreno. ‘We tested it.’", &["Moreno < cue", "Moreno < continued"]);
}

#[test]
fn a_cue_stands_before_the_quote() {
    check("Moreno said, \"The pier will stay.\"", &["Moreno < cue"]);
    check("Moreno said \"The pier will stay.\"", &["Moreno < cue"]);
    check("Moreno put it bluntly: \"The pier will stay.\"", &["Moreno < cue"]);
    check("Moreno sent a message to Petrie: \"The pier will stay.\"", &["Moreno < label"]);
    check("Moreno: \"The pier will stay.\"", &["Moreno < label"]);
    check("Moreno called the plan \"a fig leaf for the port\".", &["Moreno < cue"]);
    check("Moreno said that it was \"not ready for winter\".", &["Moreno < cue"]);
}

#[test]
fn a_late_cue_reaches_over_its_clause() {
    check("The vote was \"a charade from start to end\" that fooled no one, said Petrie.", &["Petrie < cue"]);
    check("The bridge, Petrie said, was \"an accident waiting to happen.\"", &["Petrie < cue"]);
    check("The paradox, says Petrie, is that the pier was \"never meant to last\".", &["Petrie < cue"]);
}

#[test]
fn prepositions_attribute() {
    check("According to Moreno, the pier was \"an accident waiting to happen\".", &["Moreno < according-to"]);
    check("The pier was \"an accident waiting to happen\", according to Moreno.", &["Moreno < according-to"]);
    check("As Petrie puts it, \"nobody reads page nine.\"", &["Petrie < cue"]);
}

#[test]
fn participles_belong_to_the_main_clause() {
    check("Petrie waved the report, calling it \"a work of fiction.\"", &["Petrie < cue"]);
    check("Petrie shrugged off Moreno's criticism, telling reporters \"we will build it anyway.\"", &["Petrie < cue"]);
    check("The session ended late, with Petrie calling the vote \"rigged from the start\".", &["Petrie < cue"]);
    check("Petrie denied the notion that a sale is coming, explaining that she was \"taking a day off.\"", &["Petrie < cue"]);
}

#[test]
fn each_clause_has_its_own_subject() {
    check("Petrie praised \"the work of volunteers\" and mocked \"the work of experts\".", &["Petrie < cue", "Petrie < cue"]);
    check("Petrie called it \"a great day\", but Moreno said it was \"a sad one for the port\".", &["Petrie < cue", "Moreno < cue"]);
    check("Petrie said the move was late and added, \"It will cost us.\"", &["Petrie < cue"]);
}

#[test]
fn asides_are_passed_by() {
    check("Hale, who called it \"madness of the worst kind,\" left early.", &["Hale < cue"]);
    check("Hale, speaking in Ohio on Friday, said \"the mill will close.\"", &["Hale < cue"]);
    check("Hale (R-Ohio) said \"the mill will close.\"", &["Hale < cue"]);
    check("In a letter to Moreno on Monday, Hale said \"the mill will close\".", &["Hale < cue"]);
    check("When Moreno objected, Hale shot back: \"The mill will close.\"", &["Hale < cue"]);
    check("Asked by Moreno about it, Hale said, \"The mill will close.\"", &["Hale < cue"]);
    check("Hale has repeatedly described the mill as \"a drain on the county\".", &["Hale < cue"]);
    check("Hale on Saturday tweeted, \"The mill will close.\"", &["Hale < cue"]);
}

#[test]
fn embedded_thought_is_the_outer_speakers_and_speech_the_inner_ones() {
    check("Hale said Moreno thinks it \"smells like a swamp.\"", &["Hale < cue"]);
    check("Hale said that Moreno told him the mill would close \"in the nearest future\".", &["Hale < cue"]);
    check("Hale said that Moreno told them the mill would close \"in the nearest future\".", &["Moreno < cue"]);
}

#[test]
fn nouns_and_passives_attribute() {
    check("Nobody believed Moreno's claim that the pier \"cannot fail in any storm\".", &["Moreno < cue"]);
    check("The pier was described by Moreno as \"the pride of the coast\".", &["Moreno < cue"]);
}

#[test]
fn a_cue_in_the_sentence_before_leads_to_the_quote() {
    check("Moreno said the plan was dead. \"It never had a chance.\"", &["Moreno < sentence-before"]);
    check("Moreno put it this way:\n\n\"It never had a chance.\"", &["Moreno < label"]);
}

#[test]
fn open_paragraphs_go_on_until_the_mark_closes() {
    check(
        "“It held,” Hale said. “It held all night.\n\n“It will hold again.”",
        &["Hale < cue", "Hale < continued", "Hale < open-paragraph"],
    );
    check("“It held all night.\n\n“It will hold again,” Hale said.", &["Hale < open-paragraph", "Hale < cue"]);
    check_problems("“It held,” Hale said. “It held all night.\n\n“It will hold again.”", &[]);
}

#[test]
fn a_paragraph_left_open_before_somebody_else_speaks_is_a_problem() {
    use MarkProblemKind::{Mismatched, Unclosed};
    check_problems("Hale said the mill “will not close.\n\n“It will,” the county said in a statement.", &[(Unclosed, 19)]);
    check_problems("Hale said the mill “will not close.\n\nIt closed.", &[(Unclosed, 19)]);
    check_problems("“It will close,\" Hale said.", &[(Mismatched, 17)]);
    check_problems("\"It will close,\" Hale said. \"Soon.\"", &[]);
}

#[test]
fn a_signature_follows_its_quote() {
    check("\"We moved here for the schools and stayed for the people.\"\n\n— Maria Lopez, Dayton", &["Maria Lopez < label"]);
}

#[test]
fn a_byline_signs_the_quote_before_it() {
    check(
        "The pool reopened in May.\n\n\"We moved here for the pool and stayed for the people.\"\n\nMaria Lopez, Dayton",
        &["Maria Lopez < label"],
    );
    check_verdicts(
        "The pool reopened in May.\n\n\"We moved here for the pool and stayed for the people.\"\n\nMaria Lopez, Dayton",
        &[Unattributed::Fine],
    );
}

#[test]
fn headings_and_beats_are_left_alone() {
    use Unattributed::{Carried, Fine};
    check_verdicts("The pool reopened in May.\n\n'A fight from start to finish.'\n\nThe vote was close.", &[Fine]);
    check_verdicts("\"Is it open yet?\" Lopez asked.\n\nShe waits.\n\n\"Well, thank you so much for that.\"", &[Fine, Carried]);
}

#[test]
fn a_paragraph_cut_for_its_length_goes_on_inside_its_quote() {
    let long = format!(
        "\"It began on Monday,\" Lopez said. \"{}It ended on Friday.\" She left.",
        "We swam and we sang and we swam again. ".repeat(400)
    );
    let story = Story::new(&long, Markup::Plain);
    let reading = story.reading();
    assert!(story.blocks().len() > 1, "the paragraph is cut");
    let quotes = reading.quotes();
    assert!(quotes.iter().all(|(_, quote)| quote.attribution.is_some() && quote.unattributed == Unattributed::Fine));
    check_problems(&long, &[]);
}

#[test]
fn roles_groups_documents_and_organisations_speak() {
    check("\"It will close,\" the two-term mayor said.", &["the two-term mayor < cue"]);
    check("\"It will close,\" the ministry said in a statement.", &["the ministry < cue"]);
    check("\"It will close,\" said a former aide who asked not to be named.", &["a former aide < cue"]);
    check("\"It will close,\" said Ines Vale, a spokeswoman for the port authority.", &["Ines Vale < cue"]);
    check("The letter read: \"The mill will close.\"", &["The letter < cue"]);
    check("Protesters carried signs saying \"Save the mill from greed\".", &["signs < cue"]);
    check("Critics said it was \"too little and too late\".", &["Critics < cue"]);
}

/// Checks through whom the words of each quote came, "-" where nobody relays them.
#[track_caller]
fn check_relays(text: &str, expected: &[&str]) {
    let story = Story::new(text, Markup::Plain);
    let reading = story.reading();
    let found: Vec<&str> = reading
        .quotes()
        .into_iter()
        .map(|(_, quote)| quote.attribution.as_ref().and_then(|found| found.relay.as_ref()).map_or("-", |relay| &*relay.name))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn relays_are_no_speakers() {
    check("\"It will close,\" Hale said, cited by Interfax.", &["Hale < cue"]);
    check_relays("\"It will close,\" Hale said, cited by Interfax.", &["Interfax"]);
    check_relays("\"It will close,\" Hale said, according to Interfax. \"Soon.\"", &["Interfax", "Interfax"]);
    check_relays("According to Interfax, Hale left at noon. \"It will close,\" Hale told reporters.", &["Interfax"]);
    check_relays("\"It will close,\" Hale said.", &["-"]);
}

#[test]
fn names_inside_a_quote_do_not_speak() {
    check("\"Moreno said it would hold,\" Hale said.", &["Hale < cue"]);
    check("\"He told me, 'Run,'\" Hale said.", &["Hale < cue"]);
}

#[test]
fn titles_nicknames_and_terms_are_no_speech() {
    check("Jim \"Bear\" Hale played the song \"River of Glass\" and lost to a \"sunset clause\".", &[]);
    check("The so-called \"experts\" left.", &[]);
}

#[test]
fn speech_that_nobody_is_named_for_is_told() {
    use Unattributed::{Carried, Fine, Nobody};
    check_verdicts("The council met on Monday.\n\n\"We will never sell the pier to a hotel chain.\"\n\nThe meeting ended.", &[Nobody]);
    check_verdicts(
        "\"The pier stays,\" Moreno said.\n\n\"We will never sell it to a hotel chain.\"\n\nThe meeting ended.",
        &[Fine, Carried],
    );
    check_verdicts("\"We will never sell the pier,\" Moreno said.", &[Fine]);
    check_verdicts("She reads \"River of Glass\" at night.", &[Fine]);
}

#[test]
fn no_text_is_too_odd() {
    let pieces = [
        "\"",
        "“",
        "”",
        "'",
        "said",
        "Hale",
        ",",
        ".",
        "who",
        "and",
        ":",
        "—",
        "(",
        ")",
        "that",
        "\n\n",
        "to",
        "by",
        "according to",
        "?",
        "is",
        "told",
        "the",
        "'s",
        "calling",
        "it",
        "é",
        "5",
    ];
    let mut state = 7u32;
    for length in 1..400 {
        let mut text = String::new();
        for _ in 0..length % 40 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            text.push_str(pieces[(state >> 16) as usize % pieces.len()]);
            if state & 3 != 0 {
                text.push(' ');
            }
        }
        let story = Story::new(&text, Markup::Plain);
        for (block, quote) in story.reading().quotes() {
            let range = story.place(block, quote.place);
            assert!(range.end <= text.len(), "{text:?}");
        }
    }
}
