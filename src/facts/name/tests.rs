//! Names with their types, titles and roles, on invented copy.

use crate::facts::{EntityType, Facts, Name};
use crate::text::Markup;
use crate::text::block::split;

fn facts(prose: &str) -> Facts {
    split(prose, Markup::Plain).first().map(Facts::of).unwrap_or_default()
}

/// The prose with its names in marks: `[p …]` a person, `[o …]` an organisation, `[l …]` a place, `?` where it is uncertain.
fn marked(prose: &str) -> String {
    let names = facts(prose).names;
    let mut out = String::new();
    for (at, c) in prose.char_indices() {
        names.iter().filter(|name| name.span.end as usize == at).for_each(|_| out.push(']'));
        for name in names.iter().filter(|name| name.span.start as usize == at) {
            out.push('[');
            out.push(match name.entity_type {
                EntityType::Person => 'p',
                EntityType::Organisation => 'o',
                EntityType::Place => 'l',
            });
            out.push_str(if name.standing > 0 { " " } else { "? " });
        }
        out.push(c);
    }
    names.iter().filter(|name| name.span.end as usize == prose.len()).for_each(|_| out.push(']'));
    out
}

/// Checks names and types: the story with marks must be what is found in the story without them.
#[track_caller]
fn check(expected: &str) {
    let mut prose = String::new();
    let mut rest = expected;
    while let Some(at) = rest.find(['[', ']']) {
        prose.push_str(&rest[..at]);
        rest = if rest[at..].starts_with('[') { rest[at..].split_once(' ').map_or("", |(_, rest)| rest) } else { &rest[at + 1..] };
    }
    prose.push_str(rest);
    assert_eq!(marked(&prose), expected);
}

/// Checks the role that a name is given.
#[track_caller]
fn check_role(prose: &str, name: &str, role: Option<&str>) {
    let names = facts(prose).names;
    let found = names.iter().find(|found| found.span.of(prose) == name);
    let found = found.unwrap_or_else(|| unreachable!("no {name} in {}", marked(prose)));
    assert_eq!(found.role.map(|span| span.of(prose)), role);
    assert_eq!(found.entity_type, EntityType::Person, "{}", marked(prose));
}

#[test]
fn titles_stand_outside_the_name() {
    check("They served in the [p Obama] administration and met Under Secretary [p Ana Ruiz].");
    check_role("They met Under Secretary Ana Ruiz.", "Ana Ruiz", Some("Under Secretary"));
    check("Then Prime Minister [p Ana Ruiz] thanked Gov. [p J. B. Hale] and Mrs. [p Okafor].");
    check("The talks with [l Russian] Foreign Minister".replace("[l Russian]", "Russian").as_str());
    check("He met [l U.S.] President [p Tom Marden].");
}

#[test]
fn organisations_are_known_by_their_heads() {
    check("She left the [o Ministry of Defence] for [o Brandel Holdings].");
    check("The [o [l New Zealand] Dairy Association] sued [o Kestrel Foods, Inc.] on Monday.");
    check("A ruling by the [o Department of Health and Human Services] is due.");
}

#[test]
fn places_are_known_by_list_head_or_neighbours() {
    check("They drove from [l Leeds] to [l Portland], [l Maine].");
    check("A fire near [l Marlow Street] reached [l Lake Tarn].");
}

#[test]
fn what_a_sentence_starts_with_is_no_name_by_its_capital() {
    check("Yesterday [p Okafor] left. Prices rose. But [p Ruiz] stayed.");
}

#[test]
fn adjectives_made_of_names_are_no_names() {
    check("An Anglophobic speech in a Kafkaesque hall drew nobody.");
}

#[test]
fn works_dates_and_events_are_no_names() {
    check("The film Golden Harbour opens in March.");
    check("He read \"The Long Winter\" on Christmas Eve.");
}

#[test]
fn roles_before_a_name() {
    check_role("\"No,\" said Brandel Institute analyst Tom Marden.", "Tom Marden", Some("Brandel Institute analyst"));
    check_role("Kenyan Foreign Minister Grace Okafor spoke.", "Grace Okafor", Some("Kenyan Foreign Minister"));
    check_role("It was told to former mayor Ana Ruiz on Friday.", "Ana Ruiz", Some("former mayor"));
    check_role("The money went to Secretary of State John Hale.", "John Hale", Some("Secretary of State"));
    check_role("Mr. Hale left.", "Hale", None);
}

#[test]
fn roles_beside_a_name() {
    check_role("Tom Marden, a former U.S. envoy to NATO, would go.", "Tom Marden", Some("former U.S. envoy to NATO"));
    check_role("Tom Marden, 42, a teacher from Leeds, would go.", "Tom Marden", Some("teacher from Leeds"));
    check_role("He saw a senior aide to the mayor, Ana Ruiz, in town.", "Ana Ruiz", Some("senior aide to the mayor"));
    check_role("Ana Ruiz, president of the Teachers Union, said so.", "Ana Ruiz", Some("president of the Teachers Union"));
}

#[test]
fn employers_inside_a_role_are_names_too() {
    check("\"No,\" said [o Brandel Institute] analyst [p Tom Marden].");
    check("Then [o Senate] Majority Leader [p Tom Marden] rose.");
}

#[test]
fn short_forms_in_brackets_belong_to_the_name_before() {
    let prose = "The National Harbour Safety Board (NHSB) met.";
    let acronyms: Vec<&str> = facts(prose).names.iter().filter_map(|name: &Name| name.acronym).map(|span| span.of(prose)).collect();
    assert_eq!(acronyms, ["NHSB"]);
}

#[test]
fn the_words_beside_a_name_may_leave_no_doubt() {
    check("On Monday the [l Wickham] bridge was shut.");
    check("Then staff at [o Ocado] walked out.");
    check("Then [o Brightwell Ferries Ltd] walked out.");
    check("In May [p Holly Grove] was jailed for theft.");
}

#[test]
fn months_and_words_of_grammar_are_first_names_before_a_surname() {
    check("The chairwoman, [p April Jones], would go.");
    check("Former governor [p Jan Brewer] would go.");
    check("Then board chair [p April Sutton] would go.");
    check("They left. [p June Okri] would go.");
    check("He saw [p Will Hale] there.");
    check("[p Will Hale] said so.");
    check("In April [p Jones] left.");
    check("Then a June [l Wimbledon] ticket was lost.");
    check("By June [o Tesco] had won.");
    check("By April Sen. [p Cruz] had left.");
    check("Will [p Hunt] call an election?");
    check("The week of April [p Jones] was over.");
}

#[test]
fn whom_somebody_is_elected_by_is_a_place() {
    check("The MP for [l Mid Norfolk] would go.");
    check("Rep. [p Ana Ruiz], R-Brackwater, would go.");
    check("A crew member for [o Ryanair] would go.");
    check("The company, [o D-Wave], would go.");
}

#[test]
fn where_somebody_is_from_is_a_place() {
    check("Then a biologist from [l Darwin] left.");
    check("He took up a post in [l Ennis].");
    check("Then [o Quayside & Lyle] left.");
    check("They told the newspaper [o Kompas] so.");
}

#[test]
fn what_a_body_is_for_is_part_of_its_name() {
    check("Then the [o American Council on Heart Health] said so.");
    check("Then the [o Institute for Science in the Public Interest] said so.");
    check("Then the [o Committee to Protect Journalists] said so.");
    check("The [o Committee to Protect Journalists] said so.");
    check("Then the [o Center to Prevent Youth Violence] said so.");
    check("Then the [o Center on Budget and Policy Priorities] said so.");
    check("Then the [o Select Committee on Intelligence] met.");
    check("Then the [o House Committee on Homeland Security] met.");
    check("Then [o Campaign Against Arms Trade] said so.");
    check("Then [o Mothers Against Drunk Driving] said so.");
}

#[test]
fn where_and_when_a_body_does_something_is_no_part_of_its_name() {
    check("The [o Fenwater Council] on [l Main Street] closed.");
    check("Then the [o Fenwater Council] on [p? Boxing] Day said so.");
    check("He told the [o Fenwater Council] on Monday.");
    check("He met the [o Joint Committee on Taxation] and the [o Fenwater Council].");
    check("He moved from the [o Fenwater Council] to [o Parliament].");
    check("He led the [o Harbour Committee] in [l Leeds].");
}

#[test]
fn a_member_of_a_party_is_no_name_but_the_seat_is() {
    check("Then the [l New Hampshire] Democrat said so.");
    check("Then one [l Maine] Republican said so.");
    check("Then the two-term [l Texas] Republican said so.");
    check("Then a former [l Texas] Republican said so.");
    check("Then the 54-year-old [l Texas] Republican said so.");
    check("Then the [l Northern Ireland] Democrat said so.");
    check("Then the [l Kensington] Tory said so.");
    check("Then the Reagan Democrat said so.");
}

#[test]
fn a_seat_is_no_name_whatever_follows_it() {
    check("[p Ana Ruiz], D-Texas; [p Tom Hale], R-Ohio; and [p Jo Lyle], R-Maine, voted no.");
    check("[p Ana Ruiz], R-Ohio \u{2014} the chair \u{2014} voted no.");
    check("[p Ana Ruiz], R-Ohio and a mother of two, voted no.");
    check("[p Ana Ruiz] (D-San Jose) voted no.");
    check("[p Ana Ruiz], D-Bay Fork, voted no.");
    check("[p Ana Ruiz], D-W.Va., voted no. Then [p Tom Hale] (R-W.Va.) left.");
    check_role("Ana Ruiz, D-Texas; Tom Hale, R-Ohio; and Jo Lyle voted no.", "Tom Hale", Some("R-Ohio"));
    check_role("Ana Ruiz (D-San Jose) voted no.", "Ana Ruiz", Some("D-San Jose"));
}

#[test]
fn a_letter_and_a_word_are_no_seat() {
    check_role("Then Ana Ruiz, D-Day veteran, left.", "Ana Ruiz", Some("D-Day veteran"));
    check_role("Then Tom Hale (G-Unit) left.", "Tom Hale", None);
    check_role("Then Tom Hale, D-Backs, left.", "Tom Hale", None);
}

#[test]
fn a_paper_called_like_a_member_of_a_party_is_known_by_what_it_does() {
    check("He told the [o Tallahassee Democrat] so.");
    check("She was let go, according to the [o Tallahassee Democrat].");
    check("The [o Springfield Republican] reported it.");
    check_role("In an interview with the Tallahassee Democrat, Ana Ruiz said so.", "Ana Ruiz", None);
    check("An editor of the [o Springfield Republican] left.");
    check("The [l Springfield] Republican voted no.");
    check("He told the [l Texas] Republican so.");
}

#[test]
fn a_verb_before_an_honorific_or_a_title_is_no_role() {
    for prose in ["He began visiting Mrs Hale in March.", "They nurse Mrs Hale at home.", "Officers guard Mr Hale day and night."] {
        check_role(prose, "Hale", None);
    }
    for (title, prose) in [
        ("Judge", "She was helping Judge Hale."),
        ("Prof", "She began suing Prof Hale."),
        ("Mayor", "They trust Mayor Hale."),
        ("Gov.", "Voters trust Gov. Hale."),
    ] {
        check_role(prose, "Hale", Some(title));
    }
    check_role("They coach Ana Ruiz at home.", "Ana Ruiz", None);
    check_role("Then headteacher Mrs Hale left.", "Hale", Some("headteacher"));
    check_role("He met author Candace Bushnell in March.", "Candace Bushnell", Some("author"));
    check_role("The federal judge Hale was referring to left.", "Hale", None);
    check_role("He met gymnastics coach Ana Ruiz in March.", "Ana Ruiz", Some("gymnastics coach"));
    check_role("Rangers coach Tom Hale left.", "Tom Hale", Some("Rangers coach"));
    check_role("Then acting Mayor Ana Hale left.", "Ana Hale", Some("acting Mayor"));
    check_role("He wrote to former mayor Ana Hale.", "Ana Hale", Some("former mayor"));
}

#[test]
fn who_somebody_is_to_another_is_not_what_the_other_is() {
    for prose in ["The killer of Mrs Hale was jailed.", "A lawyer for Mr Hale left.", "The widow of Dr Hale was there."] {
        check_role(prose, "Hale", None);
    }
    check_role("A friend of President Hale left.", "Hale", Some("President"));
    check_role("The father of England captain Tom Hale left.", "Tom Hale", Some("England captain"));
    check_role("Then Secretary of State John Hale left.", "John Hale", Some("Secretary of State"));
}

#[test]
fn words_of_other_languages_for_a_company_make_nobody_one() {
    check("Then [o Gruppo Campari] sued [o Grupo Planeta].");
    check("Then [p Peter Groep], 40, met [p Carlos Gruppe].");
    check("Then [o Brandel Groep] said so.");
}

#[test]
fn goods_and_causes_are_no_companies() {
    check("They want Universal Childcare and Korean Skincare.");
    check("Then [o Harbour Homecare] said so.");
}

#[test]
fn ranks_of_detectives_are_no_names() {
    check("Then Det Con [p Ana Ruiz] left.");
    check("Then DI [p Ruiz] left.");
    check("Then [p Con Ruiz] left.");
    check("Then [p Di Ruiz] left.");
}

#[test]
fn what_sends_or_prints_is_an_outlet() {
    check("He was speaking on [o Rossiya24] state TV.");
    check("She told the [o Rossvik] news agency so.");
    check("She listened to [l Leeds] radio on Monday.");
}

#[test]
fn what_is_said_of_bodies_tells_a_body() {
    check("[o Fernwell], which opened in May, lost money.");
    check("[o Fernwell] bosses said so.");
    check("Then [o Fernwell] shares fell.");
    check("Then [p Ana Fernwell], which was odd, left.");
    check("In a note to clients, [p Rupert Aske] at [o Pell Gordon] wrote that it fell.");
    check("The dock workers' union [o Harwa] said so.");
    check("Danish newspaper [o Børsvik] named him.");
    check("They stage a fake war, and [p Blaine] forces [p Averell] to signal.");
}

#[test]
fn a_body_is_called_after_a_saint_or_those_whom_it_is_for() {
    check("A nurse at [o St Oswin's Hospital] left the [o Irish Property Owners' Forum] on Monday.");
}

#[test]
fn offices_and_people_of_a_kind_are_no_names() {
    check("She wrote to the Minister for Health, and MPs agreed.");
    check("The Secretary of State for Health said it was late.");
    check("Hydrologists are doubtful.");
    check_role(
        "The Minister for Rural Affairs, Gillian Purves MSP, has called it a model.",
        "Gillian Purves",
        Some("Minister for Rural Affairs"),
    );
    check("Counsel for the family, [p Cathal Ruane] BL, apologised.");
    check_role("Then Dr Tom Baines, Chief Executive of Kestrel Foods, left.", "Tom Baines", Some("Chief Executive of Kestrel Foods"));
}

#[test]
fn a_sentence_that_starts_with_a_role_or_a_name_of_words() {
    check_role("Crofter Ana Maria Ruiz left.", "Ana Maria Ruiz", Some("Crofter"));
    check_role("Right-hander Tom Hale (7-2) won.", "Tom Hale", Some("Right-hander"));
    check_role("Press secretary Ana Ruiz left.", "Ana Ruiz", Some("Press secretary"));
    check_role("Carol Minty, a national officer, urged calm.", "Carol Minty", Some("national officer"));
    check("[o Downing Street] stood by [p Ana Ruiz].");
}

#[test]
fn a_dateline_a_station_and_a_title_that_is_a_surname() {
    check("[l Kestrelpur], Aug 14 ([o KNS]): Rain fell.");
    check("He told [o Radio Brackwater] so.");
    // Who wrote on a day.
    check("[p Tom Hale], May 3 - \"I quit.\"");
    check("[p Ana Ruiz], June 4 (email): \"So do I.\"");
    check("Then Coun [p Sheikh] left, and Coun [p Hale] came.");
}
