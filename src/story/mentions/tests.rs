//! Mentions and whom they refer to, on invented copy.

use crate::story::{MentionKind, Story};
use crate::text::Markup;

mod nouns;

/// The story with its roles and pronouns that refer to somebody, each followed by whom: "He [= Ana Ruiz]"; names that stand
/// for another form likewise.
fn marked(text: &str) -> String {
    let story = Story::new(text, Markup::Plain);
    let reading = story.reading();
    let mut out = text.to_owned();
    let mut found: Vec<(usize, String)> = Vec::new();
    for (block, read) in reading.iter() {
        for mention in &read.mentions {
            let range = story.range(block, mention.span);
            let name = mention.referent.name();
            if matches!(mention.kind, MentionKind::Name(_)) && text.get(range.start..range.end) == Some(name) {
                continue;
            }
            found.push((range.end, format!(" [= {name}]")));
        }
    }
    found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    found.into_iter().for_each(|(at, mark)| out.insert_str(at, &mark));
    out
}

/// Checks whom mentions refer to: the story with marks must be what is found in the story without them.
#[track_caller]
fn check(expected: &str) {
    let mut text = String::new();
    let mut rest = expected;
    while let Some((before, mark)) = rest.split_once(" [= ") {
        text.push_str(before);
        rest = mark.split_once(']').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    assert_eq!(marked(&text), expected);
}

#[test]
fn a_pronoun_is_the_subject_before_it() {
    check("Ana Ruiz met Tom Marden in Leeds. She [= Ana Ruiz] thanked him [= Tom Marden] twice.");
    check("Tom Marden wrote to Peter Hale on Monday. He [= Tom Marden] got no answer.");
}

#[test]
fn a_pronoun_reaches_over_paragraphs() {
    check("Ana Ruiz runs the port.\n\nShips are late this week.\n\n\"It will pass,\" she [= Ana Ruiz] said.");
}

#[test]
fn an_object_is_not_the_subject_of_its_own_clause() {
    check("Peter Hale left early. Tom Marden saw him [= Peter Hale] outside.");
}

#[test]
fn a_pronoun_without_anyone_in_view_refers_to_nobody() {
    check("He left before noon.");
    check("Ana Ruiz runs the port. He left before noon.");
}

#[test]
fn a_role_is_the_one_of_whom_it_is_said() {
    check("Kenyan Foreign Minister Grace Okafor met Tom Marden.\n\nThe foreign minister [= Grace Okafor] then left.");
    check("Sen. Tom Marden rose.\n\nThe senator [= Tom Marden] spoke.");
    check("Grace Okafor, the mayor of Leeds, met reporters.\n\nThe mayor [= Grace Okafor] smiled.");
}

#[test]
fn a_role_of_two_persons_stays_open() {
    check("Sen. Tom Marden met Sen. Ana Ruiz.\n\nThe other day the senator spoke.");
}

#[test]
fn a_deputy_is_not_meant_by_the_office() {
    check(
        "Kenyan Foreign Minister Grace Okafor sent Kenyan Deputy Foreign Minister Tom Marden.\n\n\
         The Kenyan foreign minister [= Grace Okafor] stayed; the deputy foreign minister [= Tom Marden] left.",
    );
    check("Former mayor Ana Ruiz left.\n\nThe mayor stayed; the former mayor [= Ana Ruiz] did not.");
}

#[test]
fn an_organisation_is_meant_by_the_noun_in_its_name() {
    check("The Ministry of Transport closed the bridge.\n\n\"It is old,\" the ministry [= Ministry of Transport] said.");
}

#[test]
fn a_source_without_a_name_keeps_its_first_description() {
    check(
        "A second former senior U.S. official [= a former senior U.S. official] said he [= a former senior U.S. official] would wait.\n\n\
         \"No,\" said the former official [= a former senior U.S. official].",
    );
}

#[test]
fn a_surname_of_two_is_the_one_in_view() {
    check("Min-jun Kim met Sora Kim. It rained, and Mr. Kim left.");
}

#[test]
fn a_surname_that_is_a_first_name_says_no_gender() {
    check(
        "Norma Clinton met reporters in Leeds.\n\nClinton [= Norma Clinton] was late. She [= Norma Clinton] had missed her [= Norma Clinton] train.",
    );
}

#[test]
fn the_speaker_of_the_words_before_goes_on_not_whom_they_name() {
    check(
        "Tom Marden opened the meeting.\n\n\"Peter Hale will pay,\" Marden [= Tom Marden] said.\n\n\
         \"We will see to that,\" he [= Tom Marden] added.",
    );
}

#[test]
fn a_pronoun_may_come_before_its_name() {
    check("In her [= Ana Ruiz] first speech, Ana Ruiz thanked the crew.");
    check("His sister Ana Ruiz, who raised him, was there.");
}

#[test]
fn a_name_in_apposition_is_the_subject_that_it_stands_for() {
    check("Lord Hale presides.\n\nA survivor, Ana Ruiz, said it was dark. \"Nobody shouted,\" she [= Ana Ruiz] said.");
}

#[test]
fn the_one_subject_of_the_sentence_before_comes_before_the_speaker_of_another_paragraph() {
    check("\"I hit it,\" said Daniel Okoro.\n\nThe captain, Luis Marden, was less amused. \"We were better,\" he [= Luis Marden] said.");
    check("\"I hit it,\" said Daniel Okoro.\n\nPeter Hale had seen the ball land. \"It was in,\" he [= Peter Hale] said.");
    // Whom the words name is nobody who speaks them.
    check("\"I hit it,\" said Daniel Okoro.\n\n\"Peter Hale missed it. He [= Peter Hale] was late,\" he [= Daniel Okoro] said.");
}

#[test]
fn what_stands_in_single_marks_is_passed_over_like_what_stands_in_double_ones() {
    check(
        "Derek Fallow [= Derek Fallow] spoke last.\n\n\u{2018}Ask Rowan about Selby. Rowan knows,\u{2019} he [= Derek Fallow] said."
            .replace("Derek Fallow [= Derek Fallow] spoke", "Derek Fallow spoke")
            .as_str(),
    );
}

#[test]
fn a_pronoun_goes_on_with_whom_its_paragraph_or_the_one_before_ends_with() {
    check(
        "\"We won,\" said Ruth Abney.\n\nThe roof had gone. The Rev. Edith Cole looked up.\n\n\"It took the piano,\" she [= Edith Cole] said.",
    );
    check(
        "\"We won,\" said Ruth Abney.\n\nClara Finch, 88, said she [= Clara Finch] had paid her [= Clara Finch] dues. \"I want it back,\" she [= Clara Finch] said.",
    );
}

#[test]
fn nobody_tells_himself() {
    check("Tom Abney wrote to Derek Hollis. \"Do it by phone,\" he [= Tom Abney] told Hollis [= Derek Hollis].");
}

#[test]
fn a_nickname_in_marks_is_part_of_the_name() {
    check("Ray \"Dozer\" Pruitt hit back. \"Easy,\" he [= Ray \"Dozer\" Pruitt] said.");
}

#[test]
fn nobody_replies_to_himself() {
    check("Paul Abney met Tom Carne. \"Was there a roof?\" Carne [= Tom Carne] asked.\n\n\"No,\" he [= Paul Abney] replied.");
}

#[test]
fn an_age_or_a_second_role_is_the_person_s_of_whom_it_is_said() {
    check(
        "Denise Arkwright, 29, of Mill Lane, met Ana Ruiz, 51.\n\n\
         \"I needed it,\" the 29-year-old [= Denise Arkwright] said. \"No,\" said the 51-year-old [= Ana Ruiz].",
    );
    check(
        "Alan Moss was a postman for years.\n\nAna Ruiz met him [= Alan Moss] twice.\n\n\"Ana Ruiz waved,\" the postman [= Alan Moss] said.",
    );
    check("Manager Ted Rudge stayed. \"Fine,\" the Rovers manager [= Ted Rudge] said.");
}

#[test]
fn a_role_of_nobody_is_that_of_the_one_person_in_focus() {
    check("Karl Lindgren scored twice.\n\n\"It was fun,\" the striker [= Karl Lindgren] said.");
    check("Mary Kelleher plays the harp. \"People throw coins,\" the mother-of-three [= Mary Kelleher] said.");
    // Somebody else has it, or an office, or is as good.
    check("A striker ran on. Karl Lindgren scored. \"It was fun,\" the striker said.");
    check("Karl Lindgren was fined. \"You are a menace,\" the judge said.");
    check("Karl Lindgren was older, and Tom Hale, who is 31, was quick. \"It was fun,\" the striker said.");
    check("Karl Lindgren, 31, scored. \"It was fun,\" the 45-year-old said.");
    check("Karl Lindgren wrote. \"It is fun,\" said the author of the letter.");
}

#[test]
fn it_and_they_are_the_body_that_the_copy_is_about() {
    check("The Harwell Trust apologised on Monday. \"We are sorry,\" it [= Harwell Trust] said.");
    check("The report ran to 90 pages. It [= The report] found \"no evidence\" of harm.");
    check("The authors looked at 40 ponds.\n\nThey [= The authors] write that \"newts do not mind\".");
    check("The family thanked nurses. They [= The family] added: \"We will not forget you.\"");
    check("Ana Ruiz stayed. It is said that she [= Ana Ruiz] sang.");
    check("The Harwell Trust answered in a statement. \"We are sorry,\" it [= a statement] read.");
    check("The report ran to 90 pages. They said it was long.");
}

#[test]
fn letters_behind_a_name_are_no_part_of_it_and_capitals_are_no_spelling() {
    check("Rosalind Marsh KC asked for mercy.\n\n\"He is sorry,\" Marsh [= Rosalind Marsh] said.");
    check("Huw Pryce MP and Dr Anita Rao PhD left. Rao [= Anita Rao] was late.");
    check("The man who hid CAROL Whitlock [= Carol Whitlock]'s ring is free. Carol Whitlock, his landlady, was there.");
}

#[test]
fn another_bodys_office_is_not_the_named_persons() {
    check("President Dana Whitlock met reporters on Monday. \u{201c}We will wait,\u{201d} the Chinese president said.");
    check("President Dana Whitlock met reporters on Monday. \u{201c}We will wait,\u{201d} the French president said.");
}

#[test]
fn a_term_in_single_marks_hides_no_quote() {
    check(
        "The \u{2018}bedroom tax\u{2019} was dropped. Ana Ruiz said: \u{201c}Northgate Council was wrong. It said nothing to us.\u{201d}",
    );
}

#[test]
fn a_pronoun_goes_on_with_somebody_without_a_name() {
    check(
        "Tom Hale left at noon.\n\nThe uncle [= the uncle], asked whether he [= Tom Hale] knew the driver, shook his [= Tom Hale] head. \"I know the van,\" he [= the uncle] said.",
    );
    check(
        "Ana Ruiz runs the port. Her [= Ana Ruiz] husband [= her husband] was asked for his view. \"Hopeless,\" he [= her husband] said.",
    );
    check("A man [= a man] in his eighties took the seat. \"I saw it,\" he [= a man] said.");
}

#[test]
fn who_is_known_by_a_role_only_goes_on_before_those_of_other_paragraphs() {
    check(
        "Peter Hale left in May.\n\nA former executive [= a former executive], who asked for no name, said more.\n\nThe former executive [= a former executive] was blunt. \"It is over,\" he [= a former executive] said.",
    );
    check(
        "Ana Ruiz led for the Crown.\n\nIn a statement, the widow [= the widow], who was not named, wept. \"I trusted him,\" she [= the widow] said.",
    );
}

#[test]
fn a_feast_is_nobody() {
    check("Ana Ruiz handed out oranges at Christmas. \"You know me,\" she [= Ana Ruiz] said.");
}

#[test]
fn a_stranger_stands_back_behind_whom_the_copy_names() {
    check("A reporter asked Tom Hale about the vote. \"No,\" he [= Tom Hale] said.");
    check("Tom Hale said the bus was late. A driver stood up. \"It is true,\" he [= Tom Hale] said.");
    check("Ana Ruiz was a welder. The welder [= Ana Ruiz] laughed. \"It is true,\" she [= Ana Ruiz] said.");
}

#[test]
fn an_age_may_be_that_of_somebody_without_a_name() {
    check("Detective Tom Hale arrested a man. The 34-year-old said: \"I did it.\"");
    check("Striker Tom Hale met a fan. The 34-year-old [= Tom Hale] said: \"It was a dream.\"");
    check("Tom Hale arrived in May. The 34-year-old [= Tom Hale] said: \"I did it.\"");
}

#[test]
fn the_one_whom_a_paragraph_is_about_goes_on_whatever_the_name_tells_of_gender() {
    let before = "Peter Hale ran the bar. He [= Peter Hale] smiled.";
    check(&format!("{before}\n\nQwzul Okri, 63, a retired postman, had more to say. \"Good luck,\" he [= Qwzul Okri] said."));
    check(&format!(
        "{before}\n\nQwzul Okri, 36, who was in his [= Qwzul Okri] last year, left early. \"It is mine,\" he [= Qwzul Okri] said."
    ));
    check(&format!("{before}\n\nQwzul Okri himself [= Qwzul Okri] was first. \"It is mine,\" he [= Qwzul Okri] said."));
    check(&format!(
        "{before}\n\nThat view is shared by Humberto Okri, who was not in the room. \"It is mine,\" he [= Humberto Okri] said."
    ));
}

#[test]
fn the_dead_say_nothing() {
    check("Ana Ruiz ran out of the house. Her [= Ana Ruiz] sister died at the scene. \"I cannot believe it,\" she [= Ana Ruiz] said.");
    check("Ana Ruiz sat in court. His wife [= his wife] killed a burglar. \"I had to,\" she [= his wife] said.");
    check("Ana Ruiz spoke. His mother [= his mother] is dead tired. \"I have not slept,\" she [= his mother] said.");
}

#[test]
fn a_stranger_whom_a_paragraph_ends_with_goes_on_in_the_next() {
    check(
        "Ana Ruiz met Peter Hale at the port. Her [= Ana Ruiz] sister [= her sister] watched from the pier.\n\n\"They are late,\" she [= her sister] said.",
    );
    check(
        "Ana Ruiz died in May.\n\nCarol Hale left early. Outside the hall, his aunt [= his aunt] said that it was over.\n\n\"We want a fence,\" she [= his aunt] said.",
    );
    check(
        "Tom Hale runs the port.\n\nA pupil [= a pupil at the stop] at the stop put it another way.\n\n\"It bounces,\" she [= a pupil at the stop] said.",
    );
}

#[test]
fn nobody_names_himself_in_what_he_says() {
    check(
        "Ana Ruiz won. She [= Ana Ruiz] ran. Tom Okri left. \"Ana Ruiz is late,\" she [= Ana Ruiz] said.\n\nAnn Hale, the governor, would vote.\n\n\"I am ashamed that Ana Ruiz would do it,\" she [= Ann Hale] said.",
    );
    check("Ana Hale left in May.\n\nQwzul Okri was blunt.\n\n\"A lady [= a lady] came in,\" she [= Qwzul Okri] said.");
}

#[test]
fn who_adds_something_is_the_one_who_spoke() {
    check("The chairman, Sanjay Okri, told the BBC that Peter Hale would be given time. He [= Sanjay Okri] added: \"Not a lot.\"");
}

#[test]
fn whoever_asks_does_not_answer() {
    check(
        "Peter Hale left. He [= Peter Hale] said so.\n\nAsked by the coroner, Tom Okri, when it was, he [= Peter Hale] replied: \"At six.\"",
    );
}

#[test]
fn where_somebody_is_from_parts_no_subject_from_its_verb() {
    check("Ana Ruiz left in May. Baroness Okri of Wroxham, who was late, has spoken. \"I was late,\" she [= Okri] said.");
    check("Peter Hale left in May. It was over, said a spokesman, Tom Okri. He [= Tom Okri] put it at noon.");
}

#[test]
fn a_firm_in_a_role_tells_no_gender() {
    check("Peter Hale left.\n\nMercy Lakes CEO Tom Okri was late. He [= Tom Okri] said so.");
}

#[test]
fn a_block_before_that_has_one_person_comes_before_earlier_ones() {
    check(
        "Peter Hale left. \"I ran,\" he [= Peter Hale] said.\n\nThe road was full. We know because Odell Okri, 74, is driving one, with a trailer.\n\n\"It would not start,\" he [= Odell Okri] explained.",
    );
}

#[test]
fn what_says_more_of_a_name_is_no_stranger() {
    check("Peter Hale left.\n\nQwzul Okri, an early supporter, was blunt. \"It is over,\" she [= Qwzul Okri] said.");
    check(
        "A man [= a man] who attacked a walker ran.\n\nThe victim [= the victim], a 34-year-old woman, was walking when she was grabbed.\n\nShe [= the victim] fell.",
    );
}

#[test]
fn a_role_that_begins_with_a_bodys_name_opens_its_sentence() {
    check(
        "Peter Hale came back. He [= Peter Hale] was late. Peter Hale ran.\n\nThe council is taking an interest. City of Gold Coast officer Tavita Okri said that residents had reported it. \"It is,\" he [= Tavita Okri] said.",
    );
}

#[test]
fn brackets_and_commas_behind_a_name_part_it_from_no_verb() {
    check(
        "Peter Hale came back. \"No,\" he [= Peter Hale] said.\n\nQwzul Okri (61), known to all as \"the Bishop\", recalled it. \"It is,\" he [= Qwzul Okri] said.",
    );
}

#[test]
fn who_does_something_to_a_person_is_not_whom_that_one_means() {
    check("A gunman shot Peter Hale in the leg. \"I thought I was dead,\" he [= Peter Hale] said.");
    check("A postman found Peter Hale. \"I was cold,\" he [= Peter Hale] said.");
}

#[test]
fn what_is_said_right_behind_a_stranger_tells_the_gender() {
    check(
        "Ana Ruiz works there. \"No,\" she [= Ana Ruiz] said.\n\nIn the hall it was late. A nurse [= a nurse] who would not give her [= a nurse] name said so.\n\n\"It is,\" she [= a nurse] said.",
    );
}

#[test]
fn the_native_of_a_country_is_the_one_whom_a_block_before_was_about() {
    check(
        "Ilya Petrov sat by the wall. He [= Ilya Petrov] changed his [= Ilya Petrov] mind.\n\n\"I am fine,\" the Russian [= Ilya Petrov] said.",
    );
}

#[test]
fn a_misspelt_name_with_a_role_of_its_own_stays_who_it_is() {
    check("Chris Evans, a singer, came. Evans [= Chris Evans] left. Evans [= Chris Evans] came. It was Chris Evens [= Chris Evans].");
    check("Chris Evans, a singer, came. Evans [= Chris Evans] left. Evans [= Chris Evans] came. It was Chris Evens, a nurse.");
}
