//! What once went wrong, by class: who is the subject where the sentence is long, bent or odd.

use super::{check, check_verdicts, mentions, relayed};

#[test]
fn clauses_of_time_have_their_own_subject() {
    mentions("Solberg replied on Sunday after the union leader had said that he was \"losing all his friends\".", &["the union leader"]);
    mentions("The row began after Mr. Munro, asked about the merger, had said, \"It is over.\"", &["Mr. Munro"]);
    mentions("As the crowd began to chant, Okoro was joined by the mayor and joked, \"Sit down, all of you.\"", &["Okoro"]);
    mentions("Okoro said she would go, although Munro tweeted that it was \"far too late for that\".", &["Munro"]);
    mentions("Even as Munro claimed on Tuesday that \"nobody lost a penny,\" one of the clerks said the books differed.", &["Munro"]);
}

#[test]
fn the_second_of_two_clauses_has_its_own_subject() {
    mentions("At one point a fan asked for a photo and Okoro said, \"As long as it is quick.\"", &["Okoro"]);
    mentions("He praised those who stayed but said, \"We need new faces.\"", &["He"]);
    mentions("Okoro said staff were 'numb with grief' and described the news as 'very hard to bear'.", &["Okoro", "Okoro"]);
}

#[test]
fn an_aside_is_no_subject() {
    mentions("(Ida Lyle, who wrote the hymn, once said, \"It came in the bath.\")", &["Ida Lyle"]);
    mentions("Munro, citing \"the unique charm of the place,\" said the price would fall.", &["Munro"]);
    mentions("The editor, Tim Rusk, interrupted me to announce, \"The roof is on fire.\"", &["Tim Rusk"]);
    mentions("An official who spoke privately to discuss internal strategy said, \"There are talks.\"", &["An official"]);
    mentions("The thief, described by officers as \"polite and well turned out\", told staff he was shopping.", &["officers"]);
}

#[test]
fn possessors_and_agents_are_no_subjects() {
    mentions("Sue Garrick of the bakers' union called on ministers to act, warning of \"a bloodbath in small towns\".", &["Sue Garrick"]);
    mentions("Okoro responded by pointing a finger, saying \"you people have no shame.\"", &["Okoro"]);
    mentions("\"It is nonsense,\" Munro said by telephone on Monday. \"All of it.\"", &["Munro", "Munro"]);
}

#[test]
fn the_name_follows_its_role() {
    mentions("Harker's sister, Joan, shouted, \"Shame on you all!\"", &["Joan"]);
    mentions("Pike's ex-wife, Carol, said she felt \"nothing at all for him\".", &["Carol"]);
    mentions("Jailing him, the recorder, Sarah Tull, said it was \"wicked beyond words\".", &["Sarah Tull"]);
    mentions("One of the 14, Seamus Doyle, said he was \"as doubtful as any man here\".", &["Seamus Doyle"]);
    mentions("One of the farmers, Seamus Doyle, said he was \"as doubtful as any man here\".", &["Seamus Doyle"]);
    mentions("His counterpart, Khalid Nasser, accused them of \"dragging their feet\".", &["Khalid Nasser"]);
    mentions("Lund, asked by a parent whether he could promise it, said he could, but called it \"a tall order indeed\".", &["Lund"]);
}

#[test]
fn ages_and_their_owners_speak() {
    mentions("\"I was asleep,\" the 43-year-old said.", &["the 43-year-old"]);
    mentions("Harold Pym, 71, who saw it fall, called it \"an accident waiting to happen\".", &["Harold Pym"]);
}

#[test]
fn somebody_seen_or_quoted_speaks() {
    mentions("I remember Munro going on air in May, declaring it \"a great day for bakers\".", &["Munro"]);
    mentions("In a call played for the jury, Pike can be heard telling a friend, \"They will never prove it.\"", &["Pike"]);
    mentions("State radio quoted Munro's counterpart, Ana Ruiz, as saying that it had \"no reason to doubt\" them.", &["Ana Ruiz"]);
}

#[test]
fn what_a_sentence_is_about_leads_to_the_quote_behind_it() {
    mentions("Marcus Bell, 44, is looking forward to it. \"Winter is dead here.\"", &["Marcus Bell"]);
    mentions("She pours more coffee. Would she do it again? \"In a heartbeat.\"", &["she"]);
    mentions("And her advice to young writers? \"Marry a dentist, as soon as you can.\"", &["her advice"]);
    mentions("He never told his wife. \"She would have laughed at me.\"", &["He"]);
}

#[test]
fn a_colon_takes_the_clause_before_it() {
    mentions("He wrongly suggested Okoro was from Mexico: \"She is not one of us.\"", &["He"]);
    mentions("On whether he would stand again, the mayor was coy: \"Ask my wife.\"", &["the mayor"]);
    mentions("Another said he hoped for rain: \"My roses are dying.\"", &["Another"]);
    mentions("From Okoro's Facebook post: \"We did it, all of us.\"", &["Okoro's Facebook post"]);
}

#[test]
fn a_phrase_is_not_whom_it_belongs_to() {
    relayed("Ana Okoro fell ill in May. \"She never once complained,\" her sister said.", &[("her sister", "-")]);
    relayed("\"Prices will fall by half,\" a Bexley Capital analyst said.", &[("a Bexley Capital analyst", "-")]);
    relayed("The Okoro campaign said it was \"not the time for jokes\".", &[("The Okoro campaign", "-")]);
    relayed("Hull residents said it was \"the worst night in years\".", &[("Hull residents", "-")]);
    relayed("Ana Okoro left early. Her promise that she would \"be back by noon\" was not kept.", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro left early. Her campaign called it \"a family matter and no more\".", &[("Her campaign", "-")]);
    relayed("The Northwire News agency said it was \"looking into the matter\".", &[("Northwire News", "-")]);
}

#[test]
fn a_council_that_is_told_something_relays_nothing() {
    relayed("\"The roof will not last,\" Sam Hale told Riverside Council.", &[("Sam Hale", "-")]);
    relayed("Sam Hale told the court that it was \"the roof or the money\".", &[("Sam Hale", "-")]);
    relayed("Sam Hale told the newspaper that it was \"the roof or the money\".", &[("Sam Hale", "the newspaper")]);
    relayed("\"The roof will not last,\" Sam Hale told Northwire News.", &[("Sam Hale", "Northwire News")]);
    relayed("\"The roof will not last,\" Sam Hale told Ashby United.", &[("Sam Hale", "-")]);
    relayed("\"The roof will not last,\" Sam Hale told Northwire News staff.", &[("Sam Hale", "-")]);
    relayed("\"The roof will not last,\" Sam Hale told the Wall Street Journal.", &[("Sam Hale", "Wall Street Journal")]);
    relayed("\"The roof will not last,\" Sam Hale told Channel 4 News.", &[("Sam Hale", "Channel 4 News")]);
    relayed("\"The roof will not last,\" Sam Hale told a news conference.", &[("Sam Hale", "-")]);
    relayed("\"The roof will not last,\" Sam Hale told the media.", &[("Sam Hale", "-")]);
    relayed("\"The roof will not last,\" Sam Hale told BBC Radio 4.", &[("Sam Hale", "BBC Radio 4")]);
}

#[test]
fn an_outlet_that_is_no_person_relays_what_it_is_told() {
    relayed("\"He is cut up about it,\" Ana Okoro told Valley Mornings.", &[("Ana Okoro", "Valley Mornings")]);
    relayed("Ana Okoro told Sunrise Country on Thursday she had been \"locked out\".", &[("Ana Okoro", "Sunrise Country")]);
    relayed("\"We will appeal,\" Ana Okoro told Leeds radio station KTNL.", &[("Ana Okoro", "KTNL")]);
    relayed("\"We will appeal,\" Ana Okoro told Northwire News reporter Tom Hale.", &[("Ana Okoro", "Northwire News")]);
    relayed("\"We will appeal,\" Ana Okoro said, according to a transcript of the call.", &[("Ana Okoro", "-")]);
    relayed("\"We will appeal,\" Ana Okoro told Tom Waters.", &[("Ana Okoro", "-")]);
    relayed("\"We will appeal,\" Ana Okoro told the House of Lords.", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro told a Senate panel that it was \"the roof or the money\".", &[("Ana Okoro", "-")]);
}

#[test]
fn an_agency_behind_the_tag_relays() {
    relayed("\"We are not even smelling the smoke,\" Ana Okoro said, KTNL reported.", &[("Ana Okoro", "KTNL")]);
    relayed("\"We will appeal,\" Ana Okoro said, the newspaper reported on Monday.", &[("Ana Okoro", "the newspaper")]);
}

#[test]
fn a_statement_to_an_outlet_relays_and_one_to_a_regulator_does_not() {
    relayed(
        "In a statement to the Northern Courier, Ana Okoro said it was \"the roof or the money\".",
        &[("Ana Okoro", "Northern Courier")],
    );
    relayed("In a letter to Ofwat, Ana Okoro said it was \"the roof or the money\".", &[("Ana Okoro", "-")]);
    relayed("Speaking to Radio Wessex, Ana Okoro said it was \"the roof or the money\".", &[("Ana Okoro", "Radio Wessex")]);
    relayed("Ana Okoro, writing in the Northern Courier, called it \"a holiday camp\".", &[("Ana Okoro", "Northern Courier")]);
}

#[test]
fn who_speaks_for_somebody_relays() {
    relayed("Ana Okoro said through her lawyer that it was \"the roof or the money\".", &[("Ana Okoro", "her lawyer")]);
    relayed("Through a family spokesman she said only that she was \"sad for the staff\".", &[("she", "a family spokesman")]);
    relayed(
        "According to the affidavit, Ana Okoro told a cousin that she \"only wanted to smoke them out\".",
        &[("Ana Okoro", "the affidavit")],
    );
    relayed("According to police, Ana Okoro told a cousin she was \"in a hurry to leave\".", &[("Ana Okoro", "police")]);
}

#[test]
fn two_who_talk_take_turns() {
    let talk = [("Tom Hale", "-"), ("Ana Okoro", "-"), ("Tom Hale", "-"), ("Ana Okoro", "-"), ("Tom Hale", "-")];
    relayed(
        "\"How do you know it was dark?\" Tom Hale asked.\n\n\"Because I was there,\" Ana Okoro answered.\n\n\"And did you tell anyone?\"\n\n\
         \"Tell whom?\"\n\n\"You had a phone with you.\"",
        &talk,
    );
    // Who is quoted after another without a question talks with nobody.
    relayed(
        "\"It was dark,\" Tom Hale said.\n\n\"It was not,\" Ana Okoro said.\n\n\"We had lights on the whole night.\"",
        &[("Tom Hale", "-"), ("Ana Okoro", "-"), ("Ana Okoro", "-")],
    );
}

#[test]
fn of_an_exchange_the_first_line_without_a_tag_is_told() {
    use crate::story::quotes::Unattributed::{Carried, Fine};
    check_verdicts(
        "\"How do you know it was dark?\" Tom Hale asked.\n\n\"Because I was there,\" Ana Okoro answered.\n\n\"And did you tell anyone?\"\n\n\
         \"Tell whom, at that hour?\"\n\n\"You had a phone with you.\"",
        &[Fine, Fine, Carried, Fine, Fine],
    );
}

#[test]
fn who_stands_for_the_person_before_it() {
    relayed("Hale heard a lecture from the doctor, who said the work was \"a disgrace to the street\".", &[("the doctor", "-")]);
    relayed("Hale met the wife of the doctor, who said the work was \"a disgrace to the street\".", &[("the wife", "-")]);
}

#[test]
fn an_answer_may_go_on_in_a_paragraph_of_its_own() {
    relayed(
        "\"Did the council know about the roof?\" Tom Hale asked.\n\n\"We knew in March,\" Ana Okoro said.\n\n\
         \"We knew because the surveyor told us, and we should have acted then.\"",
        &[("Tom Hale", "-"), ("Ana Okoro", "-"), ("Ana Okoro", "-")],
    );
}

#[test]
fn an_outlet_of_another_clause_relays_nothing() {
    relayed("\"The war must end,\" Ana Okoro said after Interfax reported the strike.", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro, who bought the flat through an agent, said it was \"cursed from the start\".", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro said the email to the BBC had been \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro said that all was done according to the manual and \"by the book and more\".", &[("Ana Okoro", "-")]);
}

#[test]
fn what_says_more_of_a_name_hands_on_to_it() {
    relayed("So did Ana Okoro, the mayor of Hull, who said the street was \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    relayed("So did Ana Okoro, the MP for Mid Norfolk, who said the street was \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    relayed("Sen. Ana Okoro, D-Brackwater, who met them, said the street was \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    relayed("The head of Kestrel Trust, Ana Okoro, said the street was \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    // What opens a clause says nothing of the name before it.
    relayed(
        "In an interview with Tom Hale and Ana Okoro, the Irish minister said the street was \"a disgrace to the town\".",
        &[("the Irish minister", "-")],
    );
}

#[test]
fn an_adjective_that_is_an_office_too_speaks() {
    for role in ["the chief", "the deputy", "the retired general", "the executive", "the veteran"] {
        relayed(&format!("\"We do our own books now,\" {role} said."), &[(role, "-")]);
    }
}

#[test]
fn papers_and_stations_are_known_by_what_they_are_called() {
    relayed("\"They were on the stairs,\" Ana Okoro told the newspaper Kompas.", &[("Ana Okoro", "Kompas")]);
    relayed("\"They were on the stairs,\" Ana Okoro told MetroTV.", &[("Ana Okoro", "MetroTV")]);
    relayed("\"They were on the stairs,\" Ana Okoro told the Brackwater Star in 1999.", &[("Ana Okoro", "the Brackwater Star")]);
}

#[test]
fn a_noun_added_behind_a_comma_has_words_of_its_own() {
    let says = |noun: &str| format!("Ana Okoro said it cost two million, {noun} the union called \"a disgrace to the town\".");
    for noun in ["a figure that", "a letter that", "a statement that", "a trend that", "a move which"] {
        relayed(&says(noun), &[("the union", "-")]);
    }
    relayed("Ana Okoro said the union thought it \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
    relayed("Ana Okoro said she knew that the union thought it \"a disgrace to the town\".", &[("Ana Okoro", "-")]);
}

#[test]
fn who_is_cited_and_says_something_speaks() {
    let cited = |by: &str, cited: &str| format!("{by}, citing {cited} \"a disgrace to the town\".");
    relayed(&cited("The Interfax news agency reported", "an envoy who described it as"), &[("an envoy", "Interfax")]);
    relayed(&cited("Reuters reported the deal on Monday", "a person who described it as"), &[("a person", "Reuters")]);
    relayed(&cited("Interfax reported", "a diplomat who called it"), &[("a diplomat", "Interfax")]);
    relayed(&cited("Reuters reported the deal on Monday", "a memo that described it as"), &[("a memo", "Reuters")]);
    relayed(&cited("Okoro resigned on Monday", "colleagues who described it as"), &[("colleagues", "-")]);
    relayed(&cited("Okoro resigned on Monday", "doctors who told her it was"), &[("doctors", "-")]);
    relayed("Reuters quoted a witness who called it \"a disgrace to the town\".", &[("a witness", "Reuters")]);
    relayed("Okoro resigned on Monday, citing \"a loss of nerve in the room\".", &[("Okoro", "-")]);
}

#[test]
fn an_aside_that_cites_somebody_does_not_hand_its_words_to_the_object() {
    relayed("The Times, citing officials who said it was \"close to done\", reported the deal.", &[("officials", "Times")]);
    relayed("The Times, citing \"two people close to the talks\", reported the deal.", &[("Times", "-")]);
}

#[test]
fn whom_words_are_put_to_does_not_say_them() {
    for told in [
        "was told to \"have a cold drink and wait\"",
        "was told repeatedly to \"have a cold drink and wait\"",
        "was told not to \"make a fuss about it\"",
        "got told to \"have a cold drink and wait\"",
        "was told to expect \"a cold drink and a wait\"",
        "was told to apologise for \"a joke in poor taste\"",
        "was told that the wait was \"a matter of hours\"",
        "was told in a letter to \"have a cold drink and wait\"",
        "was, told to \"have a cold drink and wait\", too tired to go",
        "was warned to \"have a cold drink and wait\" after police said a road had shut",
    ] {
        check(&format!("She rang at noon and {told}."), &["-"]);
    }
}

#[test]
fn what_somebody_is_told_behind_a_colon_is_nobodys() {
    check("The women were told: \"Go home and wait.\"", &["-"]);
    check("According to Ana Okoro, the women were told, \"Go home and wait.\"", &["Ana Okoro < according-to"]);
    check("The women were told by Ana Okoro: \"Go home and wait.\"", &["Ana Okoro < cue"]);
}

#[test]
fn who_tells_what_somebody_was_told_has_its_words() {
    check("Ana Okoro said she was told to \"have a cold drink and wait\".", &["Ana Okoro < cue"]);
    check("Ana Okoro said she rang at noon and was told to \"have a cold drink and wait\".", &["Ana Okoro < cue"]);
    check("She was told to \"have a cold drink and wait\", Ana Okoro said.", &["Ana Okoro < cue"]);
    check("She was told to \"have a cold drink and wait\", according to her lawyer.", &["her lawyer < according-to"]);
    check("She was told to \"have a cold drink and wait\" by Ana Okoro.", &["Ana Okoro < cue"]);
    check("She was asked to describe it and called it \"a long day for us all\".", &["She < cue"]);
}

#[test]
fn a_headline_says_at_its_end_who_found_it() {
    check("Nurses \"not listened to\" at maternity unit, inspectors find", &["inspectors < cue"]);
    check("Council \"failed to protect\" pensioner, ombudsman rules", &["ombudsman < cue"]);
    check("Baby \"could have been saved\" at maternity unit, inquest hears", &["inquest < cue"]);
    check("Mayor \"knew about roof\", leaked emails reveal", &["emails < cue"]);
    check("Police chief \"lied\" about hack, watchdog rules", &["watchdog < cue"]);
    check("Police \"failed to protect\" pensioner \u{2013} inquiry finds", &["inquiry < cue"]);
}

#[test]
fn a_headline_whose_last_words_found_nothing_of_the_kind_has_another_speaker() {
    check("Union says pay offer is \"an insult\", inspectors find", &["Union < cue"]);
    check("Union says pay offer is \"an insult\", Hale learns", &["Union < cue"]);
}

#[test]
fn titles_and_terms_in_a_headline_are_nobodys_words() {
    mentions("\"Oppenheimer\" beats \"Barbie\" to top prize, leak reveals", &[]);
    mentions("Council's \"free\" bins cost millions, audit finds", &[]);
}

#[test]
fn who_was_something_and_speaks_is_somebody() {
    let before = "Tom Hale did not spare them. According to Hale there will be no panic.\n\n";
    relayed(&format!("{before}\"We lost to a better side,\" the former Leeds lock said."), &[("the former Leeds lock", "-")]);
    relayed(&format!("{before}\"We lost to a better side,\" said the former Leeds lock."), &[("the former Leeds lock", "-")]);
    relayed("\"We lost to a better side,\" the former Leeds lock, 40, said.", &[("the former Leeds lock", "-")]);
    for player in ["the Leeds lock", "the former England centre", "the 31-year-old Leeds prop", "the Cork corner-back"] {
        relayed(&format!("\"We lost to a better side,\" {player} said."), &[(player, "-")]);
    }
    for built in ["cinema", "nightclub", "brewery", "dairy", "monastery", "colony", "steelworks"] {
        let body = format!("the former {built}");
        relayed(&format!("Tom Hale left early.\n\n\"We are open as usual,\" {body} said in a post."), &[(&body, "-")]);
    }
}

#[test]
fn people_with_an_adjective_behind_are_not_where_they_are_from() {
    relayed("A London banker close to the talks said it was \"all but done\".", &[("A London banker close to the talks", "-")]);
    relayed("A Texas Republican close to the talks said it was \"all but done\".", &[("A Texas Republican close to the talks", "-")]);
}

#[test]
fn nobody_speaks_for_an_index() {
    check("The FTSE 250 company said it had \"unanimously rejected the offer\".", &["The FTSE 250 company < cue"]);
    relayed("The FTSE 250 outsourcer said it was \"pleased with the year so far\".", &[("The FTSE 250 outsourcer", "-")]);
}

#[test]
fn an_article_goes_by_its_copy_or_by_the_sound() {
    for (copy, role) in [
        ("A European diplomat", "a European diplomat"),
        ("An FBI agent", "an FBI agent"),
        ("One FBI agent", "an FBI agent"),
        ("Another one-time aide", "a one-time aide"),
        ("A second official", "an official"),
        ("An unarmed guard", "an unarmed guard"),
        ("One IT worker", "an IT worker"),
        ("One 18-year-old pupil", "an 18-year-old pupil"),
    ] {
        relayed(&format!("{copy} said it was \"a disgrace to the town\"."), &[(role, "-")]);
    }
}

#[test]
fn requests_and_labels_are_nobodys_words() {
    mentions("Photographs are free to use. Please credit \"Living Moss/R. Sim\".", &[]);
    mentions("Owen Farris, an analyst who has a \"hold\" rating on the stock, said it was \"a bad quarter\".", &["Owen Farris"]);
    mentions("Students said they were matched with a nurse, known as a \u{201c}pathfinder,\u{201d} from the first week on.", &[]);
    mentions("Hale said his rating of the plan was \"a clear fail\".", &["Hale"]);
    mentions("Please, she said, \"give us time\".", &["she"]);
}

#[test]
fn signs_and_ratings_that_somebody_speaks_of_are_speech() {
    mentions("It was a \"troubling\" sign, Ola Brandt said.", &["Ola Brandt"]);
    mentions("Brandt said the fall was a \"plain\" sign that the ban worked.", &["Brandt"]);
    mentions("Judge Brandt rejected the \"ridiculous\" recommendation of the board.", &["Brandt"]);
    mentions("Vets said it was a \"textbook\" sign of the disease.", &["Vets"]);
    mentions("The dog bore \"obvious\" signs of neglect, Brandt said.", &["Brandt"]);
    mentions("Brandt said the home had a \"poor\" rating.", &["Brandt"]);
    mentions("Brandt said she saw the \"No Ball Games\" sign.", &[]);
    mentions("Brandt wrote that oil was \"too dear by half\" and kept her \"hold\" rating.", &["Brandt"]);
    mentions("Brandt, who has a \"sell\" rating on the shares, said it was \"a dull year\".", &["Brandt"]);
}

#[test]
fn what_somebody_says_is_known_so_is_speech() {
    mentions("Insiders say Brandt is known as a \"tyrant\".", &["Insiders"]);
    mentions("Brandt is known as a \"tyrant\", insiders said.", &["insiders"]);
    mentions("Locals said she was known as a \"quiet soul\".", &["Locals"]);
    mentions("Brandt said the race was billed as the \"toughest yet\".", &["Brandt"]);
    mentions("Brandt said the race, billed as the \"toughest yet\", would go on.", &[]);
    mentions("Brandt, who is known as a \"quiet soul\", said it was \"a dull year\".", &["Brandt"]);
}
