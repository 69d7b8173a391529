//! Nouns that stand for an organisation or a person that was named.

use super::check;

#[test]
fn the_company_is_the_one_that_the_sentence_before_is_about() {
    check("Ozark Valley Electric said it had 900 workers. \"We are working,\" the utility [= Ozark Valley Electric] said.");
    check("Redfern Point Capital renewed its call. In a letter, the fund [= Redfern Point Capital] said no.");
    check("Castlebar Partners said no.\n\n\"We are patient,\" the firm [= Castlebar Partners] said.");
    check("The Rural Hospital Alliance said it would help. \"We are ready,\" the group [= Rural Hospital Alliance] said.");
    check("Kestrel Foods sued Marlow Ltd on Monday. \"It is baseless,\" the company [= Kestrel Foods] said.");
}

#[test]
fn what_stands_beside_a_company_is_not_the_company() {
    check("Kestrel Foods closed a plant. \"We were not told,\" the union said.");
    check("Hull City Council refused the plan. \"We are dismayed,\" the company said.");
    check("Kestrel Foods closed a plant. \"We are appalled,\" the rights group said.");
    check("Kestrel Foods wrote to a trade group for hospitals. \"It is too late,\" the group said.");
    check("Nobody came from Kestrel Foods or Marlow Ltd. \"It was a holiday,\" the company said.");
    // Where it was posted is not who posted it.
    check("The hats were sold in May. In a post on Facebook, the club said no.");
}

#[test]
fn letters_behind_a_place_are_a_role() {
    check("Senator Mehri Lang said no. \"I did not,\" the former Leeds GP [= Mehri Lang] said.");
    check("Critic Gurpreet Dhillon-Roy said no. \"You can not build it,\" the Manitoba MP [= Gurpreet Dhillon-Roy] said.");
}

#[test]
fn a_rank_behind_a_role_hides_it_not() {
    check("Energy minister Baroness Tilda Whitmarsh said so.\n\n\"It is warm,\" the minister [= Tilda Whitmarsh] said.");
    check("Asked by the assistant coroner, Dr Meredith Lowe, he said no.\n\n\"Who told you?\" asked the coroner [= Meredith Lowe].");
}

#[test]
fn which_hand_somebody_plays_with_goes_with_any_role() {
    check(
        "Captain Harleen Sodhi was out.\n\nSodhi [= Harleen Sodhi] blamed the wind. \"It is a gale,\" said the left-hander [= Harleen Sodhi].",
    );
    check("Striker Ana Leal scored twice. \"She [= Ana Leal] was brilliant,\" the captain said.");
}

#[test]
fn whoever_says_so_in_passing_names_somebody_else() {
    check("Marianne Hewitt, the minister, has begun. Northway, she [= Marianne Hewitt] says, was lost.");
}

#[test]
fn a_name_that_somebody_was_born_with_is_not_somebody_else() {
    check(
        "Jean Macandrew has died. Born Jean Tosh in Dundee, she [= Jean Macandrew] was late.\n\n\"I liked the yard,\" she [= Jean Macandrew] said.",
    );
}
