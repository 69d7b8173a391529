//! What the index says of forms, and what it says changed.

use super::Index;
use crate::facts::EntityType;
use crate::story::Story;
use crate::text::{Markup, Range};

mod parts;

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
fn a_short_first_name_stands_for_the_one_who_has_the_long_one() {
    check("Wilfred Hale fell.\n\nThen Wilf left.", &[("Wilfred Hale", "Wilfred Hale"), ("Wilf", "Wilfred Hale")]);
    check(
        "Robert Hale met Katherine Moss, and Kate smiled.",
        &[("Robert Hale", "Robert Hale"), ("Katherine Moss", "Katherine Moss"), ("Kate", "Katherine Moss")],
    );
    // Two whom it may mean, and somebody of that very name.
    check("Robert Hale met Robin Moss, and Rob smiled.", &[("Robert Hale", "Robert Hale"), ("Robin Moss", "Robin Moss"), ("Rob", "Rob")]);
    check("Robert Hale met Rob Moss, and Rob smiled.", &[("Robert Hale", "Robert Hale"), ("Rob Moss", "Rob Moss"), ("Rob", "Rob Moss")]);
}

#[test]
fn the_first_of_two_surnames_stands_for_its_bearer() {
    check(
        "Álvaro Terrazas Rojas spoke.\n\nThen Terrazas left.",
        &[("Álvaro Terrazas Rojas", "Álvaro Terrazas Rojas"), ("Terrazas", "Álvaro Terrazas Rojas")],
    );
    // Somebody of that surname, and a first name in the middle.
    check(
        "Álvaro Terrazas Rojas met Ana Terrazas.\n\nThen Terrazas left.",
        &[("Álvaro Terrazas Rojas", "Álvaro Terrazas Rojas"), ("Ana Terrazas", "Ana Terrazas"), ("Terrazas", "Ana Terrazas")],
    );
    check("Mary Jane Hale spoke.\n\nThen Jane left.", &[("Mary Jane Hale", "Mary Jane Hale"), ("Jane", "Jane")]);
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

#[test]
fn a_company_is_meant_by_the_beginning_of_its_name() {
    check(
        "Halvorsen Controls Inc. lost money.\n\nHalvorsen Controls said so. It was bad for Halvorsen.",
        &[
            ("Halvorsen Controls Inc.", "Halvorsen Controls Inc."),
            ("Halvorsen", "Halvorsen Controls Inc."),
            ("Halvorsen Controls", "Halvorsen Controls Inc."),
            ("Halvorsen", "Halvorsen Controls Inc."),
        ],
    );
    check(
        "Shares of Torwell Foods fell.\n\nTorwell said so, and Jim Torwell left.",
        &[("Torwell Foods", "Torwell Foods"), ("Torwell", "Jim Torwell"), ("Jim Torwell", "Jim Torwell")],
    );
}

#[test]
fn a_surname_that_is_a_title_stands_for_its_bearer() {
    check("It was Councilman Dale Provost.\n\nThen Provost said so.", &[("Dale Provost", "Dale Provost"), ("Provost", "Dale Provost")]);
    check("It was Councilman Dale Hurst.\n\nThen Provost said so.", &[("Dale Hurst", "Dale Hurst")]);
}

/// Checks what a form is in a story.
#[track_caller]
fn check_type(story: &str, form: &str, expected: EntityType) {
    let story = Story::new(story, Markup::Plain);
    let found = story.reading().index().view(form).map(|view| view.entity_type);
    assert_eq!(found, Some(expected), "{form}");
}

#[test]
fn a_town_is_no_council() {
    let text = "Then Torwell said so.";
    check_type(text, "Torwell", EntityType::Person);
    check_type(&format!("Torwell Borough Council met.\n\n{text}"), "Torwell", EntityType::Place);
}

#[test]
fn people_are_not_the_companies_that_bear_their_names() {
    for story in [
        "Ralph Lauren, 84, came.\n\nRalph Lauren Corporation said so. Ralph Lauren left.",
        "Ralph Lauren was born here.\n\nRalph Lauren Ltd. closed.",
        "Torwell, 54, left.\n\nTorwell Foods was sold. Torwell wept.",
        "Mr Torwell wept.\n\nTorwell Ltd. closed. Torwell wept.",
    ] {
        let form = story.split([',', ' ']).take_while(|word| word.starts_with(char::is_uppercase)).collect::<Vec<_>>().join(" ");
        check_type(story, form.trim_start_matches("Mr "), EntityType::Person);
    }
    check_type("Nelson Mandela University shut.\n\nNelson Mandela died in 2013.", "Nelson Mandela", EntityType::Person);
}

#[test]
fn a_crowd_of_companies_that_comes_and_goes_is_read_as_a_fresh_one() {
    let others = |count: usize| (0..count).map(|number| format!("Shares of Halvorsen {} fell.\n\n", TRADES[number])).collect::<String>();
    let text = format!("Halvorsen Controls Inc. lost money.\n\nHalvorsen Controls said so.\n\n{}It rained.\n", others(Index::CROWD - 2));
    let mut story = Story::new(&text, Markup::Plain);
    story.reading();
    for (old, new) in [("It rained.", "Shares of Halvorsen Whaling fell."), ("Shares of Halvorsen Whaling fell.", "It rained.")] {
        let at = story.text().to_string().find(old).unwrap_or_default();
        story = story.edit(Range::new(at, at + old.len()), new);
        let fresh = Story::new(&story.text().to_string(), Markup::Plain);
        let [now, again] = [&story, &fresh].map(|story| story.reading().index().view("Halvorsen Controls").cloned());
        assert_eq!(now, again, "after {new:?}");
    }
}

/// Words that make names of companies.
const TRADES: [&str; 24] = [
    "Foods",
    "Labs",
    "Group",
    "Partners",
    "Capital",
    "Motors",
    "Energy",
    "Systems",
    "Airlines",
    "Software",
    "Ventures",
    "Brands",
    "Products",
    "Stores",
    "Retail",
    "Logistics",
    "Shipping",
    "Robotics",
    "Networks",
    "Chemicals",
    "Breweries",
    "Homes",
    "Bank",
    "Pharma",
];

/// So many persons of one surname, a paragraph each, and between them somebody who is meant by the surname alone.
fn crowd(persons: usize) -> String {
    let first = |number: usize| {
        format!("{}{}", ["Mar", "Lu", "Ke", "Vi", "To"][number / 6], ["ka", "mas", "dra", "tko", "rin", "sela"][number % 6])
    };
    let person = |number| format!("It was sold to {} Kovacek, a baker.\n\nMr. Kovacek left.\n\n", first(number));
    (0..persons).map(person).collect()
}

#[test]
fn a_crowd_is_not_meant_by_its_surname() {
    let story = Story::new(&crowd(Index::CROWD + 1), Markup::Plain);
    let view = story.reading().index().view("Kovacek");
    assert!(view.is_some_and(|view| view.ambiguous && view.sharers.is_empty()));
    let few = Story::new(&crowd(Index::CROWD), Markup::Plain);
    let view = few.reading().index().view("Kovacek");
    assert!(view.is_some_and(|view| view.ambiguous && view.sharers.len() == Index::CROWD));
}

#[test]
fn in_a_crowd_the_one_in_view_is_meant() {
    let story = Story::new(&crowd(Index::CROWD + 1), Markup::Plain);
    let mentions: Vec<&str> =
        story.reading().iter().flat_map(|(_, block)| &block.mentions).map(|mention| mention.referent.name()).collect();
    let short = mentions.iter().filter(|name| **name == "Kovacek").count();
    assert_eq!(mentions.first(), mentions.get(1), "{mentions:?}");
    assert!(short >= Index::CROWD - 1, "where several are in view nobody is meant: {mentions:?}");
}

#[test]
fn a_crowd_that_grows_and_shrinks_is_read_as_a_fresh_one() {
    let [few, many] = [Index::CROWD, Index::CROWD + 1].map(crowd);
    let mut story = Story::new(&few, Markup::Plain);
    let _ = story.reading();
    for (range, text, whole) in
        [(Range::new(few.len(), few.len()), &many[few.len()..], &many), (Range::new(few.len(), many.len()), "", &few)]
    {
        story = story.edit(range, text);
        let fresh = Story::new(whole, Markup::Plain);
        assert!(story.reading().iter().eq(fresh.reading().iter()));
    }
}

/// Makes edits one after the other, and checks after each that the story is read as a fresh one; returns the spellings that it then
/// calls another name's, each with that.
#[track_caller]
fn variants(text: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let mut story = Story::new(text, Markup::Plain);
    let _ = story.reading();
    for (old, new) in [("", "")].iter().chain(edits) {
        let at = story.text().to_string().find(old);
        assert!(at.is_some(), "the story has {old:?}");
        let at = at.unwrap_or_default();
        story = story.edit(Range::new(at, at + old.len()), new);
        let fresh = Story::new(&story.text().to_string(), Markup::Plain);
        assert!(story.reading().iter().eq(fresh.reading().iter()), "after {new:?}");
        assert_eq!(variants_of(&story), variants_of(&fresh), "after {new:?}");
    }
    variants_of(&story)
}

fn variants_of(story: &Story) -> Vec<String> {
    let names = story.blocks().iter().flat_map(|block| block.facts().names.iter().map(move |name| (block, name)));
    let found = names.filter_map(|(block, name)| Some((name.span.of(block.prose()), story.reading().index().variant_of(name.form.whole)?)));
    found.map(|(name, variant)| format!("{name}: {} {}", variant.right, variant.times)).collect()
}

const SLIP: &str = "Mayor Ines Tellerman spoke.\n\nThen Tellerman left.\n\nLater Tellerman came back, and Telerman sang.\n";

#[test]
fn a_seldom_spelling_is_a_frequent_one_misspelt() {
    assert_eq!(variants(SLIP, &[]), ["Telerman: Tellerman 3"]);
    assert_eq!(variants(SLIP, &[("Then Tellerman", "Then Telerman")]), [""; 0], "two against two");
    assert_eq!(variants(SLIP, &[("Mayor Ines", "Mayor Inez"), ("Inez", "Ines")]), ["Telerman: Tellerman 3"]);
    assert_eq!(variants(SLIP, &[("Ines Tellerman", "Ines Telerman")]), [""; 0], "who is right nobody can tell");
}

#[test]
fn a_first_name_elsewhere_makes_two_people_of_them() {
    assert_eq!(variants(SLIP, &[("spoke.", "spoke to a baker, Olga Telerman.")]), [""; 0]);
    assert_eq!(variants(SLIP, &[("spoke.", "spoke to a baker, Telerman Brown.")]), [""; 0]);
}

#[test]
fn the_case_of_a_first_letter_makes_no_other_name() {
    let text =
        "Here came eBay Tellerman, a baker.\n\nHere came EBay Tellerman, a baker.\n\nThen Tellerman left, and Mr. Tellerman smiled.\n";
    let edits = [("Here came eBay", "There came eBay"), ("EBay", "eBay"), ("eBay", "EBay"), ("Here came eBay Tellerman, a baker.\n\n", "")];
    variants(text, &edits);
    let text = "It was de Blasio.\n\nDe Blasio left, and Bill de Blasio came.\n\nMr. de Blasio sang to Bill De Blasio.\n";
    variants(text, &[("It was", "It is"), ("De Blasio left", "It rained"), ("It is de", "There is De"), ("Bill De", "Bill de")]);
}

/// So many persons whose surnames begin and end alike, one of them named far more often than the others.
fn like_names(persons: usize) -> String {
    let name = |number: usize| format!("Mar{}{}son", ["k", "t", "l", "v", "n"][number / 5], ["a", "e", "i", "o", "u"][number % 5]);
    let seldom: String = (1..persons).map(|number| format!("It was sold to Mr. {}, a baker.\n\n", name(number))).collect();
    let often = format!("Then Olga {0} left.\n\nNobody saw {0} again.\n\nThey missed {0}.\n\n", name(0));
    format!("{often}{seldom}")
}

#[test]
fn like_names_that_come_and_go_are_read_as_fresh_ones() {
    for count in [2, 3, 4, 22, 23, 24, 25] {
        let [few, many] = [count - 1, count].map(like_names);
        variants(&few, &[("They missed", &format!("{}They missed", many.strip_prefix(&few).unwrap_or_default()))]);
        variants(&many, &[(many.strip_prefix(&few).unwrap_or_default(), "")]);
        variants(&many, &[("It was sold to Mr. Markeson, a baker.\n\n", ""), ("They missed", "It was sold to Markeson. They missed")]);
    }
}

#[test]
fn a_short_name_with_another_place_in_the_family_is_a_relatives() {
    check("Wilfred Hale fell.\n\nHis son Wilf, 12, left.", &[("Wilfred Hale", "Wilfred Hale"), ("Wilf", "Wilf")]);
    check("Samantha Hale fell.\n\nThen Sam, her son, left.", &[("Samantha Hale", "Samantha Hale"), ("Sam", "Sam")]);
    check("Stephen Hale, 40, fell.\n\nThen Steve, 71, left.", &[("Stephen Hale", "Stephen Hale"), ("Steve", "Steve")]);
    check(
        "Maria Lopez Hernandez won.\n\nHer mother, Lopez, left.",
        &[("Maria Lopez Hernandez", "Maria Lopez Hernandez"), ("Lopez", "Lopez")],
    );
    // Who is somebody's son himself may be called so.
    check("Her son Wilfred Hale fell.\n\nHer son Wilf left.", &[("Wilfred Hale", "Wilfred Hale"), ("Wilf", "Wilfred Hale")]);
    check("Stephen Hale, 40, fell.\n\nThen Steve, 40, left.", &[("Stephen Hale", "Stephen Hale"), ("Steve", "Stephen Hale")]);
}

#[test]
fn a_short_name_with_a_title_of_its_own_is_another_persons() {
    check("Harold Hale fell.\n\nThen Prince Harry left.", &[("Harold Hale", "Harold Hale"), ("Harry", "Harry")]);
    check("Sir Anthony Hale fell.\n\nThen Sir Tony left.", &[("Anthony Hale", "Anthony Hale"), ("Tony", "Anthony Hale")]);
}

#[test]
fn who_is_told_apart_is_no_slip() {
    let text = "John Smith, a farmer, came.\n\nSmith left. Smith came.\n\nIt was John Smyth, another farmer.\n";
    assert_eq!(variants(text, &[(", another farmer", ""), ("John Smyth", "John Smyth, another farmer")]), [""; 0]);
    assert_eq!(variants(text, &[(", another farmer", "")]), ["John Smyth: Smith 3"]);
}
