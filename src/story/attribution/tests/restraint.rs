//! Where the rules of the tellers hold back.

use super::{mentions, relayed};

#[test]
fn a_question_that_nobody_is_asked_stays_with_who_asks_it() {
    for before in [
        "Police have asked witnesses to come forward.",
        "The council has asked residents to boil water.",
        "Tom Hale asked Ana Ruiz to marry him in May.",
        "Ministers have challenged the ruling.",
        "The petition asks the council to act.",
        "Ana Hale pressed the button.",
        "The mother asked the judge for mercy.",
        "Fans questioned the signing of Tom Hale.",
        "Prosecutors asked the judge whether he would jail Tom Hale.",
    ] {
        let story = format!("{before}\n\n\"It was lovely,\" Ana Ruiz said.\n\n\"Who would not say yes?\"");
        mentions(&story, &["Ana Ruiz", "Ana Ruiz"]);
    }
    let story = "Asked by the BBC whether he would quit, Tom Hale said: \"Why would I?\"\n\n\"I have done nothing wrong.\"";
    mentions(story, &["Tom Hale", "Tom Hale"]);
    let story = "\"I had no food,\" Ana Ruiz said.\n\n\"We had no water,\" Tom Hale said.\n\n\"What could we do?\"";
    mentions(story, &["Ana Ruiz", "Tom Hale", "Tom Hale"]);
}

#[test]
fn who_asks_or_complains_is_told_by_somebody_else() {
    for asks in ["asked for a refund but", "complained to the council but", "said goodbye to her son and", "wrote to the bank and"] {
        mentions(&format!("Ana Ruiz {asks} was told \"nothing could be done\"."), &["-"]);
    }
    mentions("After he complained he was told \"get used to it\".", &["-"]);
}

#[test]
fn who_called_police_tells_nothing_of_what_papers_say() {
    mentions("Tom Hale called his brother and \"threw the gun into the water\", according to an affidavit.", &["an affidavit"]);
    mentions("The mother called police after the boy was \"hiding in a closet\", according to the complaint.", &["the complaint"]);
    mentions("Tom Hale told officers to leave and \"became combative\", according to an affidavit.", &["an affidavit"]);
}

#[test]
fn who_finds_that_somebody_said_something_does_not_say_it() {
    mentions("The tribunal found that Hale had said the clerk was \"too old\".", &["Hale"]);
    mentions("The judge ruled that Hale, who said he was \"a simple man\", had lied.", &["Hale"]);
}

#[test]
fn a_verb_behind_a_place_is_no_participle() {
    mentions("In Leeds protesters marched, saying it was \"time for a change\".", &["Leeds protesters"]);
    mentions("In Scotland ministers refused, saying it was \"time for a change\".", &["Scotland ministers"]);
}

#[test]
fn a_relay_ends_where_the_occasion_does() {
    relayed("Ana Hale told Sky News she was sorry. In court on Monday she said: \"I am not guilty.\"", &[("Ana Hale", "-")]);
    relayed("Ana Hale told Sky News it was late. But on Monday she said it was \"dark\".", &[("Ana Hale", "-")]);
    relayed("Ana Hale told Sky News it was late. Outside court, she said: \"No comment.\"", &[("Ana Hale", "-")]);
    let story = "According to an affidavit, Hale told police he was \"cold as ice\". \"I am innocent,\" he said on Monday.";
    relayed(story, &[("Hale", "an affidavit"), ("Hale", "-")]);
}

#[test]
fn to_whom_something_is_an_insult_says_so() {
    mentions("Ana Ruiz said the bill would pass. To Tom Hale it is \"an insult to farmers\".", &["Tom Hale"]);
}

#[test]
fn a_clause_behind_the_main_one_has_its_own_subject() {
    mentions("Hale thanked the crew who saved him and his wife said it was \"a miracle\".", &["his wife"]);
    mentions("Hale criticised those who run the league and fans called it \"a joke\".", &["fans"]);
}

#[test]
fn who_shows_a_letter_has_not_written_it() {
    mentions("Hale showed Ruiz a text saying the deal was \"off the table\".", &["a text"]);
}

#[test]
fn numbers_of_people_are_no_ages() {
    mentions("Of the ten members, Ana Ruiz said, six who spoke called it \"a farce\".", &["six"]);
}

#[test]
fn who_answers_may_ask_what_nobody_shall_answer() {
    for question in ["Who would not be?", "Why would I have a gun?", "Why should I?", "Is that a crime?", "Can we go on like that?"] {
        let story = format!("Ana Ruiz asked Tom Hale why he left.\n\n\"I was tired,\" he said.\n\n\"{question}\"");
        mentions(&story, &["he", "he"]);
    }
    let story = "\"You can't win,\" said Ana Ruiz.\n\n\"You have to try,\" said Tom Hale.\n\n\"What else can you do?\"";
    mentions(story, &["Ana Ruiz", "Tom Hale", "Tom Hale"]);
}
