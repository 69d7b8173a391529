//! Copy that is no plain story: interviews, transcripts, newsletters, live blogs, letters, tweets, block quotes.

use super::{check_problems, mentions, mentions_in, silent, silent_in};
use crate::text::Markup;

#[test]
fn interviews_are_quiet() {
    silent(
        "Q: You promised no new taxes. What changed?\n\nA: \"The roof of the station fell in on us.\"\n\nQ: And now?\n\nA: \"Now we have a new roof.\"",
    );
    silent_in(
        "**Where did the book come from?**\n\n\"It came from a photograph of my grandmother.\"\n\nA neighbour called.",
        Markup::Markdown,
    );
    silent_in("**You once said you would never play here again.**\n\n\"I was tired and I was wrong about that.\"", Markup::Markdown);
    silent_in(
        "<p><strong>Is the tour over?</strong></p>\n<p>&ldquo;It has only just begun, my friend.&rdquo;</p>\n<p>&ldquo;Ask me in a year or so.&rdquo;</p>",
        Markup::Html,
    );
    mentions_in("**Rosa Quill:** \"I write in the mornings.\"", Markup::Markdown, &["Rosa Quill"]);
    mentions("Evening Sentinel: What now?\n\nSato: \"I have been called worse.\"", &["Sato"]);
}

#[test]
fn transcripts_name_each_turn() {
    mentions("MR LUND: \"That is correct, for my sins.\"\n\nCHAIR FENWICK: \"Thank you for that.\"", &["MR LUND", "CHAIR FENWICK"]);
    mentions("CHAIR FENWICK: Did anyone tell you it was \"past its very best days\"?", &["CHAIR FENWICK"]);
    let court = "The exchange grew heated.\n\n\"ASKE: Are you proud of that?\n\n\"HARKER: I did what I was told.\n\n\"ASKE: By whom?\"\n\nThe court rose.";
    mentions(court, &["ASKE", "HARKER", "ASKE"]);
    check_problems(court, &[]);
    silent(court);
}

#[test]
fn newsletters_name_whom_they_quote() {
    mentions("Rep. Todd Marlin: \"I would not wrap fish in it.\"", &["Rep. Todd Marlin"]);
    mentions("Press secretary Kim Dole, on whether the president would sign: \"He is reading it.\"", &["Press secretary Kim Dole"]);
    mentions("Pollsters agree - Carl Bright: \"Nobody picks up the phone.\"", &["Carl Bright"]);
    silent("TOP STORY\n\nSenators struck a deal. \"Senate reaches accord, averting shutdown\" [The Ledger]");
}

#[test]
fn live_blogs_name_whom_they_quote() {
    mentions("16.20\n\nFire chief Owen Latch tells us crews are \"stretched but coping well\".", &["Fire chief Owen Latch"]);
    mentions("15.58\n\nReader Jo Pascoe writes from Lyme: \"The sea is over the wall.\"", &["Reader Jo Pascoe"]);
}

#[test]
fn press_releases_name_whom_they_quote() {
    mentions(
        "Commenting on the appointment, chairman Sir Colin Brade said: \"We are delighted.\"\n\nHelen Marsh said: \"I am honoured to join.\n\n\"I look forward to it.\"",
        &["chairman Sir Colin Brade", "Helen Marsh", "Helen Marsh"],
    );
    mentions("Ingrid Solberg, chief executive, commented: “This is a proud day.”", &["Ingrid Solberg"]);
}

#[test]
fn letters_are_signed_below() {
    mentions("“Bring back the trams that ran along this road.”\n\n― Anna Hart, Kettleby", &["Anna Hart"]);
    mentions("“Who needs a bypass when you have a bicycle?”\n— Simon Odell, Overton", &["Simon Odell"]);
    silent(
        "“Bring back the trams that ran along this road.”\n\nSimon Odell, Overton\n\n“Who needs a bypass when you ride a bicycle?”\n\n― Anna Hart, Ashby",
    );
}

#[test]
fn pull_quotes_close_behind_their_signature() {
    let pulled = "The shock was great.\n\n“We moved here for the pool and stayed for the people.\nMaria Lopez, Dayton council.”\n\nThe vote was close.";
    mentions(pulled, &["Maria Lopez"]);
    check_problems(pulled, &[]);
    silent(pulled);
}

#[test]
fn tweets_are_signed() {
    mentions("Striker Lee Coombes (@coombes9) wrote: \"Somebody check on the keeper.\"", &["Striker Lee Coombes"]);
    mentions("\"I have seen better defending from my nan\" — Cal Rudge (@calrudge) May 4, 2019", &["Cal Rudge"]);
}

#[test]
fn block_quotes_are_signed_in_them() {
    mentions_in(
        "The river is clean, Marsh said.\n\n> \"I have lived by this river for forty years.\"\n>\n> — Maria Lopez, Ashby\n\nThe work goes on.",
        Markup::Markdown,
        &["Maria Lopez"],
    );
    mentions_in("> \"I have lived by this river for forty years.\"\n> — Maria Lopez, Ashby\n", Markup::Markdown, &["Maria Lopez"]);
    mentions_in(
        "<blockquote><p>&ldquo;I have lived by this river for forty years.&rdquo;</p><p>&mdash; Maria Lopez</p></blockquote>",
        Markup::Html,
        &["Maria Lopez"],
    );
    silent_in("> \"I have lived by this river for forty years.\"\n\nThe work goes on.", Markup::Markdown);
    silent_in("<blockquote><p>&ldquo;I have lived by this river for forty years.&rdquo;</p></blockquote>", Markup::Html);
}

#[test]
fn headlines_in_single_marks_are_no_speech() {
    mentions("Mayor slams bid, hails 'a good deal for us all.'\n\nThe vote was close.", &[]);
    mentions("Library fight proves town 'a place that reads.'\n\nThe vote was close.", &[]);
    mentions("'It is a good deal for all,' says the mayor.", &["the mayor"]);
    mentions("Pym: 'I have never seen water like it.'", &["Pym"]);
    mentions("He called it 'a good deal for us all.'", &["He"]);
}

#[test]
fn british_marks_close_behind_possessives() {
    mentions("'The players' lounge was flooded,' Stott said, 'and the fans' bar too.'", &["Stott", "Stott"]);
    mentions("‘The players’ lounge was flooded,’ Stott said. ‘It’s the fans’ bar I mourn.’", &["Stott", "Stott"]);
    mentions("Mrs Lyle said: 'My boys' school is shut. The teachers' car park is a lake.'", &["Mrs Lyle"]);
    mentions("'We'll fight 'em on the beaches,' said Cllr Nwosu.", &["Cllr Nwosu"]);
    mentions("'She said, \"Leave it,\" and I left it,' Pym told the inquest.", &["Pym"]);
    mentions(
        "The inspector found the home ‘inadequate’ and its records ‘little better than guesswork’.",
        &["The inspector", "The inspector"],
    );
}

#[test]
fn british_marks_run_on_over_paragraphs() {
    let straight = "Hollis Granger runs the kiosk.\n\n'I'm not made of money,' he said. 'I've had the boys' room shut and the heating's off. We eat soup.\n\n'It isn't the crews' fault. My lad rang 'em twice and they said, \"Try the website.\"\n\n'The website's no good to me.'\n\nThe operator apologised.";
    let speakers = ["he", "he", "he", "he"];
    let curly = straight.replace(" '", " \u{2018}").replace("\n'", "\n\u{2018}").replace('\'', "\u{2019}");
    for text in [straight, &curly] {
        mentions(text, &speakers);
        check_problems(text, &[]);
        silent(text);
    }
    mentions(
        "Granger shook his head. 'It's the same every year. They promise us a boat.\n\n'Then we get a bus to the lads' club.'",
        &["Granger", "Granger"],
    );
    let american = "\"We beat 'em in the '90s,\" Hale said. 'Canes fans of the '80s left the boys' room.\n\n'Til midnight the players' wives sat there. \"Rock 'n' roll,\" Hale said.";
    mentions(american, &["Hale", "Hale"]);
    check_problems(american, &[]);
}

#[test]
fn headings_between_dashes_sign_nothing() {
    mentions("Munro said so.\n\n“The distraction gets you off message a little.”\n\n– Old hands –.\n\nThe rest left.", &["Munro"]);
}

#[test]
fn a_headline_of_two_sentences_in_marks_is_left_alone() {
    silent("\u{2018}I never wanted to be a treasure. I wanted to be a bus driver\u{2019}\n\nAt 82, Maureen Gannon is back on stage.");
}
