//! Through whom words came: what papers, stations and programmes are called, and in which constructions they pass words on.

use super::{check_relays, mentions, relayed};

#[test]
fn outlets_are_told_things() {
    for told in ["talkSPORT", "Sky Sports", "KQED", "WXYZ-TV", "Billboard", "Newstalk", "Fox 35", "Channel 7"] {
        check_relays(&format!("\"It will close,\" Ana Hale told {told}."), &[told]);
    }
    check_relays("\"It will close,\" Ana Hale told The Brackwater Champion on Monday.", &["Brackwater Champion"]);
    check_relays("\"It will close,\" Ana Hale told the Sun.", &["the Sun"]);
}

#[test]
fn others_are_told_things_too_and_pass_nothing_on() {
    for told in ["Bexley Council", "the Senate", "the court", "Tom Ruiz", "Ruiz", "The Hague Tribunal", "the 43 members", "the Lakers"] {
        check_relays(&format!("\"It will close,\" Ana Hale told {told}."), &["-"]);
    }
    check_relays("Candidates referred to \"the enemy within\" 44 times.", &["-"]);
}

#[test]
fn words_are_quoted_and_described_to_outlets() {
    check_relays("\"It will close,\" Ana Hale was quoted as saying by PTI.", &["PTI"]);
    check_relays("Ana Hale was quoted by the Press Association as saying: \"It will close.\"", &["Press Association"]);
    check_relays("Ana Hale described it to The Brackwater Champion as \"a mugging in the park\".", &["Brackwater Champion"]);
    check_relays("Ana Hale described it to Tom Ruiz as \"a mugging in the park\".", &["-"]);
    check_relays("In a memo that was obtained by Northwire News, Ana Hale said it was \"a mugging in the park\".", &["Northwire News"]);
}

#[test]
fn a_role_that_says_where_or_when_goes_by_the_name_behind_it() {
    relayed("A critic at Harbour Sound, Saoirse Lang, said it was \"too long by half\".", &[("Saoirse Lang", "-")]);
    relayed("The manager at the time, Rick Delaney, said it was \"too long by half\".", &[("Rick Delaney", "-")]);
    relayed("A psychologist who examined Pike, Dr. Imran Qureshi, wrote that it was \"a cry for help\".", &[("Imran Qureshi", "-")]);
    // The name explains the role beside it.
    relayed("A man who met the mayor, Jane Hale, said it was \"too long by half\".", &[("a man", "-")]);
}

#[test]
fn an_aside_with_a_verb_of_its_own_is_no_subject() {
    relayed("Another Labour MP, first elected in May, said: \"It never ends.\"", &[("a Labour MP", "-")]);
    relayed("Sam Mapp, a farmer whose land borders the harbour, called it \"a mighty small step\".", &[("Sam Mapp", "-")]);
}

#[test]
fn what_somebody_told_or_called_is_that_ones_whoever_tells_of_it() {
    let story = "A spokesman for the board said the captain had told investigators the sea was \"as flat as glass\".";
    relayed(story, &[("the captain", "a spokesman for the board")]);
    relayed("Ana Ruiz told the court that Hale had called her \"a liar and a thief\".", &[("Hale", "Ana Ruiz")]);
    relayed("Ana Ruiz said staff had been told by a nurse that it was \"one of those things\".", &[("a nurse", "Ana Ruiz")]);
    let story = "A carer who took the money was told by a judge that she had shown \"a breathtaking callousness\".";
    relayed(story, &[("a judge", "-")]);
    // The words are the teller's where the verb is one of thought, or its subject the teller.
    relayed("Ana Ruiz said Hale thinks it \"smells of old fish\".", &[("Ana Ruiz", "-")]);
    check_relays("Ana Ruiz said the mayor wanted what he called \"a bridge of sighs\".", &["-"]);
    check_relays("Munro Ltd blamed the rain and what its chairman, Tom Hale, called \"a bridge of sighs\".", &["-"]);
}

#[test]
fn a_clause_about_a_thing_says_who_found_it_so() {
    relayed("Ana Ruiz took aim at the wall, which a report had called \"a disgrace to the town\".", &[("a report", "-")]);
    relayed("A paper issued by head office in 2021 states that the missing must be reported \"without any waiting\".", &[("A paper", "-")]);
    relayed(
        "The result was met with cries of \"Shame on you!\" from the public gallery, where 70 people sat.",
        &[("the public gallery", "-")],
    );
}

#[test]
fn the_name_stands_behind_the_second_of_two_roles() {
    relayed("\"It was hard,\" managing director and chief executive Ana Ruiz told reporters.", &[("Ana Ruiz", "-")]);
    relayed("Tom Hale of Leeds-based Kestrel Securities said it was \"well below par\".", &[("Tom Hale", "-")]);
}

#[test]
fn the_statement_is_that_of_the_one_who_spoke_in_it() {
    let story = "Ana Ruiz said in a statement that it was \"a setback for us all\".\n\n\"They paid the bill,\" the statement continued.";
    relayed(story, &[("Ana Ruiz", "-"), ("Ana Ruiz", "-")]);
    let story = "Ana Ruiz said it was \"a setback for us all\".\n\n\"They paid the bill,\" the statement continued.";
    relayed(story, &[("Ana Ruiz", "-"), ("the statement", "-")]);
    let story = "Ana Ruiz said in a statement that it was a setback. \"They paid the bill,\" the statement continued.";
    relayed(story, &[("Ana Ruiz", "-")]);
    let story = "Ana Ruiz said in a letter that it was \"a setback for us all\". \"They paid the bill,\" the statement said.";
    relayed(story, &[("Ana Ruiz", "-"), ("the statement", "-")]);
}

#[test]
fn what_nobody_said_is_the_words_of_who_tells_of_it() {
    relayed("Ana Ruiz denied that Tom Hale called her \"a liar and a thief\".", &[("Ana Ruiz", "-")]);
    relayed("Hale denied the claim and said Ruiz called it \"a mess from the start\".", &[("Ruiz", "Hale")]);
    relayed("Hale said Ruiz never told him it was \"a mess from the start\".", &[("Hale", "-")]);
    relayed("Hale said no one had called it \"a mess from the start\".", &[("Hale", "-")]);
    relayed("Ruiz said neither Hale nor Cole had called it \"a mess from the start\".", &[("Ruiz", "-")]);
    relayed("Hale said the data told \"a sad and sorry story\".", &[("Hale", "-")]);
    relayed("Hale said the weather promised \"a fine day for sailing\".", &[("Hale", "-")]);
}

#[test]
fn words_are_handed_on_in_any_tense() {
    relayed("Hale says Ruiz calls it \"a mess from the start\".", &[("Ruiz", "Hale")]);
    relayed("Hale says Ruiz tells reporters it is \"a mess from the start\".", &[("Ruiz", "Hale")]);
    relayed("Hale said Ruiz had written that it was \"a mess from the start\".", &[("Ruiz", "Hale")]);
    check_relays("Hale said in a letter, written by Ruiz, that it was \"a mess from the start\".", &["-"]);
    relayed("Hale says it has what its brochure calls \"a mess of riches\".", &[("Hale", "-")]);
}

#[test]
fn letters_branches_and_towns_are_no_outlets() {
    for told in ["Local 338", "Action 21", "the TUC", "Live Nation", "Sun City"] {
        check_relays(&format!("\"It will close,\" Ana Hale told {told}."), &["-"]);
    }
}

#[test]
fn who_is_asked_does_not_ask() {
    mentions("Tom Hale was asked: \"Are you sorry?\" He said: \"No.\"", &["-", "He"]);
    mentions("\"It is late.\" \"It is dark,\" said Tom Hale.", &["Tom Hale", "Tom Hale"]);
}

#[test]
fn a_relay_goes_on_with_what_somebody_tells() {
    relayed("Ana Hale told Sky News it was late. \"It was dark,\" she said.", &[("Ana Hale", "Sky News")]);
    relayed(
        "Ana Hale told Sky News it was \"late by years\", adding: \"Now do the rest.\"",
        &[("Ana Hale", "Sky News"), ("Ana Hale", "Sky News")],
    );
    relayed("Ana Hale told Sky News it was late. \"It was dark,\" Tom Ruiz said.", &[("Tom Ruiz", "-")]);
    relayed("Ana Hale told Sky News it was late. She called it \"a sorry state\".", &[("Ana Hale", "-")]);
}

#[test]
fn papers_pass_on_what_somebody_asks_and_tells() {
    relayed("The affidavit says Hale denied it and then asked, \"Is this about her?\"", &[("Hale", "The affidavit")]);
    relayed("According to an affidavit, Hale told a trooper it was \"some sort of joke\".", &[("Hale", "an affidavit")]);
    relayed("Ana Hale said she had been told by a doctor that night that it was \"running on fumes\".", &[("a doctor", "Ana Hale")]);
    let story = "Ana Ruiz left. Her husband, Tom Hale, said he had been told by a doctor that it was \"one of those things\".";
    relayed(story, &[("a doctor", "Tom Hale")]);
}
