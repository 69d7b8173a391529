//! Who tells of what: words in somebody else's report, in papers, in questions and answers.

use super::{mentions, relayed};

#[test]
fn a_predicate_goes_on_with_what_was_said() {
    mentions("Ruiz said her client was ill. He was \"deeply ashamed of it\" and had written to them.", &["Ruiz"]);
    mentions("Pike said the work was late. A survey, he added, had called it \"a poor job all round\".", &["A survey"]);
}

#[test]
fn what_somebody_is_told_is_told_by_who_says_so() {
    mentions("Okoro, the group's chair, said leaders had been told \"in April and again in May\" of the gap.", &["Okoro"]);
    mentions("Okoro was told \"in April and again in May\" of the gap.", &["-"]);
}

#[test]
fn a_participle_without_a_comma_belongs_to_its_clause() {
    mentions("Farmers were silent, although the council sent out a note from May praising Pike as \"a steady hand\".", &["the council"]);
    relayed("Munro said Pike had cut jobs while telling staff to \"do more with love\".", &[("Pike", "Munro")]);
    mentions("Munro sent out a note as the polls closed saying she was \"in it to win it\".", &["Munro"]);
    mentions("A father of four who fell ill sent his wife a text saying \"they have forgotten me\".", &["A father"]);
}

#[test]
fn what_papers_say_somebody_told_is_said_by_him() {
    relayed("Pike told detectives he was \"just making a noise\", according to an affidavit.", &[("Pike", "an affidavit")]);
    mentions("Pike took notes and \"just made a noise\", according to an affidavit.", &["an affidavit"]);
}

#[test]
fn two_objects_of_a_relative_clause_are_no_subjects() {
    mentions("A dealer who cheated pensioners and a cathedral out of money told police they \"wanted to believe\".", &["A dealer"]);
    mentions("The dealer praised Pike and a neighbour told police they \"wanted to believe\".", &["a neighbour"]);
}

#[test]
fn things_that_words_are_about_are_not_told() {
    relayed("Munro announced on Monday a plan that critics called \"the daftest thing\".", &[("critics", "-")]);
    relayed("Munro has defended a plan that a former player labelled \"the daftest thing\".", &[("a former player", "-")]);
}

#[test]
fn a_cue_put_in_behind_the_subject_does_not_take_its_verb() {
    mentions("Munro, Pike remembers, called it \"a great day for bakers\".", &["Munro"]);
    mentions("The champion, Pike said, watched it to see \"how high it would go\".", &["Pike"]);
    mentions("The work would be done by Friday, \"if all goes to plan\", Pike said.", &["Pike"]);
    mentions("Pike said it was late. It would be ordered by Friday, \"if all goes to plan\".", &["Pike"]);
}

#[test]
fn questions_and_answers_go_to_and_fro() {
    let story = "Ms Peake asked him if anyone had tried to stop Cal.\n\n\"No,\" Mr Otway said.\n\n\"Had you been told?\"\n\n\"Yes.\"\n\n\"By whom?\"";
    mentions(story, &["Mr Otway", "Ms Peake", "Mr Otway", "Ms Peake"]);
    let story = "Mr Brand was asked by the family's barrister, Ana Ruiz, why it was not done.\n\n\"It cost a lot,\" said Mr Brand.\n\n\"And later?\"";
    mentions(story, &["Mr Brand", "Ana Ruiz"]);
    let story = "Asked by Nasreen Ali whether it was checked, Mr Brand said: \"No.\"\n\n\"But the box is ticked?\"\n\n\"Yes, it is.\"";
    mentions(story, &["Mr Brand", "Nasreen Ali", "Mr Brand"]);
}

#[test]
fn who_speaks_at_length_behind_another_goes_on() {
    let story = "\"I need a buyer,\" Donna Klassen said.\n\n\"It is late,\" Ana Ruiz said.\n\n\"Who is going to pay for all of this in the years to come?\"";
    mentions(story, &["Donna Klassen", "Ana Ruiz", "Ana Ruiz"]);
    let story = "Ms Peake asked him about it.\n\nThe day was long.\n\n\"No,\" Mr Otway said.\n\n\"Had you been told?\"";
    mentions(story, &["Mr Otway", "Mr Otway"]);
}

#[test]
fn whoever_is_moved_to_say_something_says_it() {
    mentions("It ended a feud that had led Ana Ruiz to call the studio \"a bank with a popcorn machine\".", &["Ana Ruiz"]);
    mentions("It ended a feud that had once led her to call the studio \"a bank with a popcorn machine\".", &["her"]);
}

#[test]
fn the_doer_speaks_where_the_main_clause_is_about_a_thing() {
    mentions("Talks broke down after Munro left the room, saying that they had \"moved the goal posts\".", &["Munro"]);
    mentions("\"It is like living next to the train,\" the report quotes one nurse as saying.", &["one nurse"]);
    mentions("\"It is like living next to the train,\" Munro quoted Pike's sister as telling the panel.", &["Pike's sister"]);
}

#[test]
fn what_somebody_has_may_end_in_ing() {
    mentions("Leeds's sporting director, Ines Vale, told reporters that she would \"not be held hostage\".", &["Ines Vale"]);
    mentions("His adviser on social justice, Ines Vale, called the reply \"a bloodless thing\".", &["Ines Vale"]);
}

#[test]
fn who_finds_something_tells_of_it() {
    let story = "Jurors found that Pike had known for years that it was failing and had acted with \"reckless indifference\".";
    mentions(story, &["Jurors"]);
    mentions("The money went on a van and what the prosecution called \"a remarkable quantity of rugby\".", &["the prosecution"]);
    mentions("Munro pressed Pike about a text in which he had called Ruiz \"a crook\".", &["he"]);
}

#[test]
fn ages_in_words_and_dates_of_papers_are_no_subjects() {
    mentions("The winning entry came from Isla Beaton, nine, who wrote: \"It never lets anybody down.\"", &["Isla Beaton"]);
    mentions("The winning entry came from Isla Beaton, 9, who wrote: \"It never lets anybody down.\"", &["Isla Beaton"]);
    let story = "In a letter dated October 2, the council refused, saying that it would lead to \"a great many deaths\".";
    mentions(story, &["the council"]);
    let story = "Munro sought tolls on Monday, brushing off complaints from Republicans that it is \"a tax with a sticker\".";
    mentions(story, &["Republicans"]);
}

#[test]
fn adverbial_clauses_have_tellers_too() {
    mentions("Munro was in town, where she told a crowd that Pike had shown them \"exactly who he is\".", &["she"]);
    mentions(
        "Leeds sacked its coach, two days after an outside review found that he had set \"a climate of fear\".",
        &["an outside review"],
    );
    mentions("A 2021 inspection rated its deck \"poor in every way\".", &["A 2021 inspection"]);
    mentions("The affidavit says Pike opened the door and said, \"What took you so long?\"", &["Pike"]);
    mentions("That plan drew a quick warning from Pike, who said any attempt would be \"dead on arrival\".", &["Pike"]);
    mentions("\"I have never said so,\" the report quotes him as saying.", &["him"]);
}

#[test]
fn letters_behind_a_name_do_not_part_it_from_its_role() {
    mentions("The Minister for Rural Affairs, Gillian Purves MSP, has called it \"a model for the rest\".", &["Gillian Purves"]);
    mentions("Counsel for the board, Cathal Ryan BL, apologised \"unreservedly and in full\".", &["Cathal Ryan"]);
}

#[test]
fn what_is_added_of_a_paper_is_what_it_says() {
    mentions("Munro read from the agency's report, which said it was \"the largest source of it\".", &["the agency's report"]);
    mentions("Munro asked who had read the report his panel published in May, which called for \"more money\".", &["the report"]);
    mentions("Munro replied in a statement, which described it as \"a sorry state of things\".", &["Munro"]);
    mentions("Hale replied with a statement, which described it as \"a sorry state of things\".", &["Hale"]);
    mentions("Hale posted a message, which called the mayor \"a crook and a liar\".", &["Hale"]);
}
