//! The ways in which news attributes, one test each, with stories invented for them: local news, sport, courts, business, British copy.

use super::{mentions, relayed, silent};

#[test]
fn quote_subject_verb() {
    mentions("\"We were never told about the fence,\" Adeyemi said.", &["Adeyemi"]);
    mentions("“We lost our shape after the break,” the Harrowgate captain admitted on Saturday night.", &["the Harrowgate captain"]);
    mentions("‘The kiln goes cold in March’, Prudence Lyle told councillors.", &["Prudence Lyle"]);
    mentions("\"Margins will recover by the autumn,\" chief executive Ingrid Solberg wrote.", &["chief executive Ingrid Solberg"]);
}

#[test]
fn quote_verb_subject() {
    mentions("\"We were never told,\" said Adeyemi, who moved to Whitby from Lagos in 2009.", &["Adeyemi"]);
    mentions("“Nobody trains in this heat,” says coach Bill Tranter, a former sprinter from Leeds.", &["coach Bill Tranter"]);
    mentions("'It was dark and I panicked,' explained the driver, a father of three from Deal.", &["the driver"]);
    mentions("\"The loan book is sound,\" insisted finance director Carla Munro.", &["finance director Carla Munro"]);
}

#[test]
fn subject_verb_quote() {
    mentions("Judge Rowena Pike said, \"You abused the trust of a village.\"", &["Rowena Pike"]);
    mentions("Tranter added “we go again on Tuesday.”", &["Tranter"]);
    mentions("The foreman told the court, \"I saw the beam move twice.\"", &["The foreman"]);
    mentions("Mrs Lyle replied: 'The kiln goes cold in March.'", &["Mrs Lyle"]);
}

#[test]
fn a_clause_before_a_colon() {
    mentions("Adeyemi was blunt about the fence: \"It is an eyesore and it must go.\"", &["Adeyemi"]);
    mentions("Munro sent a letter to Solberg: \"Your offer undervalues this company.\"", &["Munro"]);
    mentions("Tranter had one message for his players: “Keep the ball.”", &["Tranter"]);
    mentions("Passing sentence, Judge Pike was unmoved: ‘You abused their trust.’", &["Judge Pike"]);
}

#[test]
fn a_label_before_a_colon() {
    mentions("Tranter: \"We kept the ball and we kept our heads.\"", &["Tranter"]);
    mentions("From the latest report: \"The stairwell was blocked by crates.\"", &["the latest report"]);
    mentions("Ingrid Solberg, chief executive: \"Margins will recover by the autumn.\"", &["Ingrid Solberg"]);
}

#[test]
fn a_cue_with_a_fragment() {
    mentions("Adeyemi called the fence \"an insult to the street\".", &["Adeyemi"]);
    mentions("The referee said that the pitch was \"not fit for cattle\".", &["The referee"]);
    mentions("Solberg described the bid as “derisory and badly timed”.", &["Solberg"]);
    mentions("Prosecutors say he ran ‘a quiet little racket’ from the shop.", &["Prosecutors"]);
}

#[test]
fn an_interrupted_quote() {
    mentions("\"The fence,\" Adeyemi said, \"was never on the plans.\"", &["Adeyemi", "Adeyemi"]);
    mentions("“We kept the ball,” said Tranter, “and we kept our heads.”", &["Tranter", "Tranter"]);
    mentions("'This,' the judge told him, 'was greed.'", &["the judge", "the judge"]);
}

#[test]
fn a_quote_goes_on_behind_its_tag() {
    mentions("\"It was never on the plans,\" she said. \"We have the drawings.\"", &["she", "she"]);
    mentions("“We kept the ball,” said Tranter. “That was the plan.” He grinned. “It worked, mostly.”", &["Tranter", "Tranter", "He"]);
    mentions("‘The kiln goes cold,’ Lyle said. ‘We are all heartbroken.’", &["Lyle", "Lyle"]);
}

#[test]
fn a_tag_behind_a_question() {
    mentions("\"Who signed this off?\" Adeyemi asked.", &["Adeyemi"]);
    mentions("“What a goal!” yelled the Harrowgate bench.", &["the Harrowgate bench"]);
    mentions("\"Are you proud of that?\" prosecutor Neil Aske asked him on Thursday. He did not answer.", &["prosecutor Neil Aske"]);
}

#[test]
fn a_late_cue() {
    mentions("The inquiry was \"a whitewash from the first page\" that let everyone off, said Adeyemi.", &["Adeyemi"]);
    mentions("The pitch had become “a ploughed field” by half-time, Tranter said.", &["Tranter"]);
    mentions("The loan was “money for old rope” for the bank's partners, the fund's lawyer argued.", &["the fund's lawyer"]);
}

#[test]
fn a_parenthetical_cue() {
    mentions("The fence, Adeyemi said, was \"an insult to the street.\"", &["Adeyemi"]);
    mentions("The trouble, says Tranter, is that the pitch was \"a ploughed field\".", &["Tranter"]);
    mentions("The offer, Solberg told investors, “undervalues everything we have built”.", &["Solberg"]);
}

#[test]
fn according_to() {
    mentions("According to Adeyemi, the fence was \"never on the plans\".", &["Adeyemi"]);
    mentions("The cell was “cold, damp and verminous”, according to the inspectors.", &["the inspectors"]);
    mentions("In the words of coach Bill Tranter, it was \"a smash and grab\".", &["coach Bill Tranter"]);
}

#[test]
fn as_somebody_put_it() {
    mentions("As Tranter put it, \"the table does not lie.\"", &["Tranter"]);
    mentions("“Nobody eats the parsley,” as Lyle likes to say.", &["Lyle"]);
    mentions("Or, as Solberg puts it: \"Cash is a fact, profit is an opinion.\"", &["Solberg"]);
}

#[test]
fn a_participle() {
    mentions("Adeyemi waved the drawings, calling the fence \"an insult to the street.\"", &["Adeyemi"]);
    mentions("Solberg brushed aside Munro's approach, telling shareholders \"this is not a serious bid.\"", &["Solberg"]);
    mentions("Tranter defended his goalkeeper after the defeat by Ryton, saying “he has saved us all season.”", &["Tranter"]);
    mentions("Speaking after the hearing, Adeyemi said the fence was \"an insult to the street\".", &["Adeyemi"]);
}

#[test]
fn an_absolute_participle() {
    mentions("The meeting broke up early, with Adeyemi calling the vote \"a stitch-up of the worst kind\".", &["Adeyemi"]);
    mentions("It ended in the car park, with the coach shouting \"you are a disgrace\" at the referee.", &["the coach"]);
}

#[test]
fn coordinated_clauses() {
    mentions("Adeyemi called the fence \"an insult\" and said it was \"never on the plans\".", &["Adeyemi", "Adeyemi"]);
    mentions("Solberg called the bid “derisory and late”, but Munro said it was “full and fair”.", &["Solberg", "Munro"]);
    mentions("The judge thanked the jury and told Harker, \"You have shown no remorse.\"", &["The judge"]);
}

#[test]
fn a_relative_clause() {
    mentions("Adeyemi, who called the fence \"an insult to the street,\" left before the vote.", &["Adeyemi"]);
    mentions("It was too much for Tranter, who described the penalty as “a joke of a decision”.", &["Tranter"]);
    mentions("She was met by a neighbour who shouted \"go back to the city\".", &["a neighbour"]);
}

#[test]
fn an_aside_between_subject_and_verb() {
    mentions("Adeyemi, speaking outside the library on Friday, said \"we will appeal.\"", &["Adeyemi"]);
    mentions("Munro (whose family owns a third of the shares) said \"the price is fair.\"", &["Munro"]);
    mentions("Tranter, 61, who has managed four clubs, called it “the worst night of my career”.", &["Tranter"]);
    mentions("Harold Pym, 71, a retired postman, said: 'I have never seen water like it.'", &["Harold Pym"]);
}

#[test]
fn a_fronted_adverbial() {
    mentions("In a letter to Solberg on Monday, Munro said the price was \"full and fair\".", &["Munro"]);
    mentions("When Adeyemi objected, the chairman snapped, \"You have had your say.\"", &["the chairman"]);
    mentions("Asked by Tranter about the penalty, the referee said “I saw contact.”", &["the referee"]);
    mentions("After meeting Solberg, the minister said: \"There is a way through.\"", &["the minister"]);
}

#[test]
fn words_between_subject_and_verb() {
    mentions("Adeyemi has repeatedly, and on Tuesday again, described the fence as \"an insult to the street\".", &["Adeyemi"]);
    mentions("Tranter on Sunday tweeted, “Proud of every one of them.”", &["Tranter"]);
    mentions("The firm also later told staff that the cuts were \"a last resort\".", &["The firm"]);
}

#[test]
fn embedded_speech() {
    mentions("Adeyemi said Lyle thinks the fence \"looks like a prison wall.\"", &["Adeyemi"]);
    mentions("The detective said that Harker told him the money was \"resting in the account\".", &["The detective"]);
}

#[test]
fn a_noun_of_saying() {
    mentions("Few believed Adeyemi's claim that the fence was \"never on the plans\".", &["Adeyemi"]);
    mentions("The suggestion by Solberg that the bid was “a publicity stunt” drew laughter.", &["Solberg"]);
    mentions("Tranter's description of the pitch as \"a ploughed field\" upset the groundsman.", &["Tranter"]);
}

#[test]
fn a_passive() {
    mentions("The fence was described by Adeyemi as \"an insult to the street\".", &["Adeyemi"]);
    mentions("The offer was dismissed by the board as “derisory and late”.", &["the board"]);
    silent("The chapel was called \"the pride of the valley\" for a century.");
}

#[test]
fn a_cue_in_the_sentence_before() {
    mentions("Adeyemi said the vote had been lost already. \"They made up their minds in May.\"", &["Adeyemi"]);
    mentions("Tranter denied that he would quit. “I signed for three years.”", &["Tranter"]);
    mentions("Solberg told analysts that the worst was over. \"Orders are coming back.\"", &["Solberg"]);
}

#[test]
fn another_speaker_steps_in() {
    mentions("\"We followed the plans,\" Cole said, and Adeyemi cut in. \"You did no such thing.\"", &["Cole", "Adeyemi"]);
    mentions("“He dived,” Tranter said, before the Ryton coach interrupted. “He was kicked.”", &["Tranter", "the Ryton coach"]);
    mentions("\"The price is fair,\" said Munro, but Solberg disagreed. \"It is derisory.\"", &["Munro", "Solberg"]);
}

#[test]
fn a_paragraph_that_ends_in_a_colon() {
    mentions("Adeyemi read from her notes:\n\n\"The fence was never on the plans.\"", &["Adeyemi"]);
    mentions(
        "The club said in a statement:\n\n“We have parted company with Bill Tranter.\n\n“We wish him well.”",
        &["The club", "The club"],
    );
}

#[test]
fn an_open_paragraph() {
    mentions("“It held,” Lyle said. “It held for ninety years.\n\n“Now it goes cold.”", &["Lyle", "Lyle", "Lyle"]);
    mentions("“We signed in May.\n\n“Nobody rang us back,” Munro said.", &["Munro", "Munro"]);
    mentions("“We signed in May.\n\n“Nobody rang.\n\n“So we walked,” said Solberg.", &["Solberg", "Solberg", "Solberg"]);
}

#[test]
fn a_closed_paragraph_and_a_quote_alone() {
    mentions("\"We were never told,\" Adeyemi said.\n\n\"The drawings show open ground and nothing else.\"", &["Adeyemi", "Adeyemi"]);
    mentions("“We kept the ball,” said Tranter.\n\n“It is the only way this team can play.”", &["Tranter", "Tranter"]);
}

#[test]
fn a_signature_behind_a_quote() {
    mentions("\"The library is the only warm room I know.\"\n\nThat quote from Adeyemi hangs by the door.", &["Adeyemi"]);
    mentions("\"The library is the only warm room I know.\"\n\n— Maria Lopez, Ashby", &["Maria Lopez"]);
    mentions("\"The library is the only warm room I know.\"\n― Maria Lopez, Ashby", &["Maria Lopez"]);
    mentions("\"The table does not lie, and neither do I.\" — Bill Tranter, coach", &["Bill Tranter"]);
}

#[test]
fn dialogue_without_cues() {
    silent("\"Is it open?\" Lyle asked.\n\n\"Not before May.\"\n\n\"And after that?\"\n\nShe pauses.\n\n\"Ask me then.\"");
    silent("“Who is it?” said the nurse.\n\nSilence.\n\n“It is only me.”");
}

#[test]
fn pronouns_speak() {
    mentions("Adeyemi left early. \"I had heard enough,\" she said.", &["she"]);
    mentions("They had waited for years. “We never gave up,” they said.", &["they"]);
    mentions("Her remark that the fence was \"a prison wall\" made headlines.", &["Her remark"]);
}

#[test]
fn relays() {
    relayed("\"The price is fair,\" Munro said, according to Northwire.", &[("Munro", "Northwire")]);
    relayed("“He dived,” Tranter told Radio Wessex.", &[("Tranter", "Radio Wessex")]);
    relayed("Northwire quoted Adeyemi as saying \"we will appeal\".", &[("Adeyemi", "Northwire")]);
    relayed("State television quoted Munro as saying \"the price is fair\".", &[("Munro", "State television")]);
    relayed("“We will appeal,” Adeyemi said in an interview with the Northern Courier.", &[("Adeyemi", "Northern Courier")]);
}

#[test]
fn unnamed_sources() {
    mentions("\"They knew in May,\" said a former clerk who asked not to be named.", &["a former clerk"]);
    mentions("Two people familiar with the talks said the price was “always going to rise”.", &["Two people familiar with the talks"]);
    mentions("“It was chaos,” one paramedic said.", &["one paramedic"]);
    mentions("Sources close to the club said he was \"gone by Friday\".", &["Sources close to the club"]);
}

#[test]
fn roles_speak() {
    mentions("\"We will appeal,\" the retired surgeon said.", &["the retired surgeon"]);
    mentions("“I saw contact,” the referee insisted.", &["the referee"]);
    mentions("The prime minister arrived late. He said the talks were \"serious and frank\".", &["He"]);
}

#[test]
fn organisations_speak() {
    mentions("\"We take all complaints seriously,\" the council said in a statement.", &["the council"]);
    mentions("Harrowgate Town tweeted: “Tickets are sold out.”", &["Harrowgate Town"]);
    mentions("The Crown Prosecution Service said there was \"no realistic prospect of conviction\".", &["The Crown Prosecution Service"]);
    mentions("A spokesperson for the bank said: 'We do not comment on rumours.'", &["A spokesperson for the bank"]);
}

#[test]
fn a_person_for_an_organisation() {
    mentions("\"The ferries will run,\" said Ines Vale, a spokeswoman for the port authority.", &["Ines Vale"]);
    mentions("“The ferries will run,” port authority spokeswoman Ines Vale said.", &["port authority spokeswoman Ines Vale"]);
    mentions("The family's solicitor, Grace Okoro, said: \"They want answers.\"", &["Grace Okoro"]);
}

#[test]
fn documents_speak() {
    mentions("The letter read: \"Your tenancy ends in May.\"", &["The letter"]);
    mentions("“The stairwell was blocked by crates,” the report states.", &["the report"]);
    mentions("The ruling found the search was \"unlawful and excessive\".", &["The ruling"]);
    mentions("A note on the door says \"back in ten minutes or so\".", &["A note"]);
}

#[test]
fn groups_speak() {
    mentions("The crowd chanted \"we want our money back\".", &["The crowd"]);
    mentions("Campaigners carried placards saying “Save the kiln from ruin”.", &["placards"]);
    mentions("Critics said the price was \"too low by half\".", &["Critics"]);
    mentions("There were cries of \"shame on the council\" from the public gallery.", &["the public gallery"]);
}

#[test]
fn social_media() {
    mentions("Tranter tweeted: \"Proud of every one of them.\"", &["Tranter"]);
    mentions("\"Proud of every one of them. #Harrowgate\" — Bill Tranter (@coachtranter) March 3, 2019", &["Bill Tranter"]);
    mentions("\".@HarrowgateTown you were robbed tonight,\" former striker Lee Coombes wrote on Twitter.", &["former striker Lee Coombes"]);
}

#[test]
fn names_for_things_are_quiet() {
    silent("Jim \"Bear\" Tranter sang \"River of Glass\" on Radio Wessex's \"Late Shift\".");
    silent("The contract holds a \"bad leaver\" clause.");
    silent("Locals call it the \"Bridge to Nowhere\".");
    silent("A sign still reads \"No Ball Games\".");
    silent("So-called \"party houses\" are banned.");
    silent("Council under fire over fence\n\nMayor: 'It's got to go'\n\nThe fence went up in May.");
}

#[test]
fn a_question_put_to_somebody() {
    mentions("Tranter was asked, \"Would you sign him again?\"", &["-"]);
    mentions("Asked “would you sell at that price?”, Solberg laughed.", &["-"]);
    silent("Tranter was asked, \"Would you sign him again?\"");
}

#[test]
fn a_nested_quote() {
    mentions("\"He told me, 'Run for the door,'\" Harker said.", &["Harker"]);
    mentions("‘She looked up and said, “Who are you?”,’ Mrs Lyle recalled.", &["Mrs Lyle"]);
}

#[test]
fn hypothetical_words_are_quiet() {
    silent("The look on her face said \"not in a million years\".");
    silent("People who think \"it will never happen here\" should read the report.");
    silent("Nobody wakes up and says “I want to be a burglar when I grow up.”");
}

#[test]
fn shapes_of_marks() {
    mentions("''It was never on the plans,'' Adeyemi said.", &["Adeyemi"]);
    mentions("“It was never on the plans,“ Adeyemi said.", &["Adeyemi"]);
    mentions("\"[He] will be missed ... by everyone\", Tranter said of the 6'2\" keeper.", &["Tranter"]);
    mentions("The judge said it was \"cruel\"; the jury's foreman called it \"cynical\".", &["The judge", "the jury's foreman"]);
    mentions("« It was never on the plans », Adeyemi said.", &["Adeyemi"]);
    mentions("'The families' pain goes on,' Okoro said.", &["Okoro"]);
    mentions("'The families' pain goes on.' Okoro wept.", &["-"]);
}

#[test]
fn names_that_look_like_other_words() {
    mentions("\"We will appeal,\" Mr. Will said.", &["Mr. Will"]);
    mentions("“We will appeal,” said Ms. May.", &["Ms. May"]);
    mentions("Gov. J. B. Hale, R-Ohio, said, \"The mill will close.\"", &["Gov. J. B. Hale"]);
    mentions("\"It is a fair cop,\" Sgt. Rose Price said.", &["Sgt. Rose Price"]);
    mentions("“We go again,” Mark Day said. “On Tuesday.”", &["Mark Day", "Mark Day"]);
}

#[test]
fn asides_with_clauses_of_their_own_are_passed() {
    mentions(
        "Owen Tarrant, a roofer who specialises in chapel disputes, says the slates were \"cheap as chips and half as strong\".",
        &["Owen Tarrant"],
    );
    mentions("One, Carys Hale, 22, who lives above the bakery, said she had been \"half asleep and wholly soaked\".", &["Carys Hale"]);
    mentions("\"Keep it dull,\" her former head of office, Neil Marr, wrote on Friday.", &["Neil Marr"]);
}

#[test]
fn figures_and_nobody_are_no_speakers() {
    mentions("19.42 And here is their keeper, Ida Brand: \"I saw it late.\"", &["Ida Brand"]);
    mentions("Nobody told her of the leak.\n\n\"I have been paying for a roof that was never there.\"", &["-"]);
}
