//! Whom and what a part of a name stands for, or a name with another first name.

use super::check;

#[test]
fn a_family_firm_is_meant_by_the_familys_name() {
    for rest in ["& Sons", "& Co", "Brothers", "& Nephew"] {
        let (firm, text) = (format!("Fernwell {rest}"), format!("Fernwell {rest} lost money.\n\nIt was bad for Fernwell."));
        check(&text, &[(&firm, &firm), ("Fernwell", &firm)]);
    }
    // Somebody of the family.
    check(
        "Fernwell & Sons sued Ana Fernwell.\n\nThen Fernwell left.",
        &[("Fernwell & Sons", "Fernwell & Sons"), ("Ana Fernwell", "Ana Fernwell"), ("Fernwell", "Ana Fernwell")],
    );
}

#[test]
fn a_body_is_meant_by_the_first_words_of_its_name() {
    check(
        "Quellmar Marine built the gate.\n\nThen Quellmar said it had helped.",
        &[("Quellmar Marine", "Quellmar Marine"), ("Quellmar", "Quellmar Marine")],
    );
    check(
        "The route went to Pine Hollow Student Transit.\n\nPine Hollow, which runs buses, said so.",
        &[("Pine Hollow Student Transit", "Pine Hollow Student Transit"), ("Pine Hollow", "Pine Hollow Student Transit")],
    );
}

#[test]
fn a_body_is_meant_by_the_noun_that_its_name_ends_in() {
    check(
        "She told The Valley Tribune so.\n\nRuiz told The Tribune.",
        &[("Valley Tribune", "Valley Tribune"), ("Ruiz", "Ruiz"), ("Tribune", "Valley Tribune")],
    );
    // Of two nobody knows which.
    check(
        "She told The Valley Tribune and The Harbor Tribune so.\n\nRuiz told The Tribune.",
        &[("Valley Tribune", "Valley Tribune"), ("Harbor Tribune", "Harbor Tribune"), ("Ruiz", "Ruiz"), ("Tribune", "Tribune")],
    );
}

#[test]
fn a_short_first_name_before_the_same_surname_is_the_same_person() {
    check(
        "Daniel Hale spoke.\n\nThen Dan Hale left. It was for Hale to say.",
        &[("Daniel Hale", "Daniel Hale"), ("Dan Hale", "Daniel Hale"), ("Hale", "Daniel Hale")],
    );
    // Father and son, a baker and a nurse, and two whom the short form may mean.
    check("Daniel Hale spoke.\n\nHis son, Dan Hale, left.", &[("Daniel Hale", "Daniel Hale"), ("Dan Hale", "Dan Hale")]);
    check("The baker Daniel Hale met the nurse Dan Hale.", &[("Daniel Hale", "Daniel Hale"), ("Dan Hale", "Dan Hale")]);
    check(
        "Robert Hale met Robin Hale and Rob Hale.",
        &[("Robert Hale", "Robert Hale"), ("Robin Hale", "Robin Hale"), ("Rob Hale", "Rob Hale")],
    );
}

#[test]
fn two_given_names_stand_for_whoever_has_them() {
    let both = [("Mary Ellen Hale", "Mary Ellen Hale"), ("Hale", "Mary Ellen Hale"), ("Mary Ellen", "Mary Ellen Hale")];
    check("Mary Ellen Hale fell. It was for Hale to say.\n\nThen Mary Ellen left.", &both);
    // Two who begin so, and one whose surname is the second word.
    check(
        "Mary Ellen Hale met Mary Ellen Moss.\n\nThen Mary Ellen left.",
        &[("Mary Ellen Hale", "Mary Ellen Hale"), ("Mary Ellen Moss", "Mary Ellen Moss"), ("Mary Ellen", "Mary Ellen")],
    );
    let surname = [("Ted Cruz Carolina", "Ted Cruz Carolina"), ("Ted Cruz", "Ted Cruz"), ("Cruz", "Ted Cruz")];
    check("He saw Ted Cruz Carolina.\n\nThen Ted Cruz left. It was for Cruz to say.", &surname);
}

#[test]
fn a_part_of_a_parliament_is_not_what_its_members_are_called() {
    check("House Republicans left the House.", &[("House Republicans", "House Republicans"), ("House", "House")]);
}

/// Checks that each name of a story stands for itself, whatever it has in common with others.
#[track_caller]
fn check_apart(story: &str, names: &[&str]) {
    let expected: Vec<(&str, &str)> = names.iter().map(|&name| (name, name)).collect();
    check(story, &expected);
}

#[test]
fn a_short_first_name_is_another_person_where_anything_speaks_for_it() {
    // In one sentence.
    check_apart("Daniel Moss and Dan Moss both ran.", &["Daniel Moss", "Dan Moss"]);
    check_apart("Kate Lowe beat Katherine Lowe in the final.", &["Kate Lowe", "Katherine Lowe"]);
    // One signs.
    check_apart("By Dan Moss\nDaniel Moss was jailed on Monday.", &["Dan Moss", "Daniel Moss"]);
    check_apart("By Dan Moss, Crime Reporter\n\nDaniel Moss was jailed on Monday.", &["Dan Moss", "Daniel Moss"]);
    // One has a role.
    check_apart("It was for Ben Lowe to play. Then Benjamin Lowe, the referee, left.", &["Ben Lowe", "Benjamin Lowe"]);
    // One is called so again and again.
    check_apart("Daniel Moss fell. Then Dan Moss left.\n\nIt was for Dan Moss to say.", &["Daniel Moss", "Dan Moss", "Dan Moss"]);
}

#[test]
fn a_body_called_by_a_surname_leaves_the_person_alone() {
    check_apart(
        "Staff of Garrowby Mining left. Garrowby, who owns it, lives in Perth. It was for Garrowby to say.",
        &["Garrowby Mining", "Garrowby", "Perth", "Garrowby"],
    );
    check_apart(
        "Prosecutors say Tarnwick hid it. Then Tarnwick Construction went bust. \"It was mine,\" Tarnwick told jurors.",
        &["Tarnwick", "Tarnwick Construction", "Tarnwick"],
    );
    check_apart(
        "Police named the dead man as Ottershaw. They know Ottershaw Steel. Then Ottershaw came home.",
        &["Ottershaw", "Ottershaw Steel", "Ottershaw"],
    );
    check_apart(
        "The Ottershaw family left. They sued Ottershaw & Sons. \"It is over,\" Ottershaw said.",
        &["Ottershaw", "Ottershaw & Sons", "Ottershaw"],
    );
}

#[test]
fn a_body_called_by_a_town_leaves_the_town_alone() {
    check_apart(
        "They know Dunsterby Ferries. People in Dunsterby are cross, said Ana Ruiz in Dunsterby.",
        &["Dunsterby Ferries", "Dunsterby", "Ana Ruiz", "Dunsterby"],
    );
    check_apart(
        "They know Dunsterby Foods. The streets of Dunsterby fill, said Ana Ruiz, a Dunsterby councillor.",
        &["Dunsterby Foods", "Dunsterby", "Ana Ruiz", "Dunsterby"],
    );
    check_apart(
        "They say Dunsterby Foods will shut its Dunsterby plant, said Ana Ruiz, a Dunsterby councillor.",
        &["Dunsterby Foods", "Dunsterby", "Ana Ruiz", "Dunsterby"],
    );
}

#[test]
fn a_noun_that_two_bodies_have_in_their_names_is_neither() {
    check_apart(
        "She told The Valley Tribune so. The Tribune Group left.\n\nRuiz told The Tribune.",
        &["Valley Tribune", "Tribune Group", "Ruiz", "Tribune"],
    );
    // A country has a bank of its own.
    check_apart(
        "They left Lloyds Bank. The Bank of England met. The Bank raised rates.",
        &["Lloyds Bank", "Bank of England", "England", "Bank"],
    );
    check_apart("They left Lloyds Bank. Then The Bank raised rates.", &["Lloyds Bank", "Bank"]);
}

#[test]
fn whoever_has_a_staff_is_not_split_off() {
    let one = [("Okoveld", "Tom Okoveld"), ("Tom Okoveld", "Tom Okoveld"), ("Okoveld", "Tom Okoveld")];
    for beside in ["staff", "executives", "bosses"] {
        check(&format!("Then Okoveld {beside} left. Tom Okoveld stayed. It was for Okoveld to say."), &one);
    }
    let ruiz = [("Ruiz", "Ana Ruiz"), ("Ana Ruiz", "Ana Ruiz")];
    for beside in [" executives", "'s board", " staff", "'s chairman"] {
        check(&format!("Ruiz{beside} met. Then Ana Ruiz left."), &ruiz);
    }
}
