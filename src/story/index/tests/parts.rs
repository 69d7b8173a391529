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
