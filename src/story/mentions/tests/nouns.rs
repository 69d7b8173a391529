//! Nouns that stand for an organisation or a person that was named.

use super::check;

#[test]
fn the_company_is_the_one_that_was_named_before() {
    check("Ozark Valley Electric said it had 900 workers. \"We are working,\" the utility [= Ozark Valley Electric] said.");
    check("Redfern Point Capital renewed its call. In a letter, the fund [= Redfern Point Capital] said no.");
    check("Castlebar Partners said no.\n\n\"We are patient,\" the firm [= Castlebar Partners] said.");
    check("The Rural Hospital Alliance said it would help. \"We are ready,\" the group [= Rural Hospital Alliance] said.");
    check("Kestrel Foods lost a customer.\n\nAna Ruiz was glad.\n\n\"We will appeal,\" the company said.");
}

#[test]
fn the_company_is_the_one_that_has_the_name_of_one() {
    check("The regulator Ofgem fined Kestrel Gas on Monday. \"It is bad,\" the company [= Kestrel Gas] said.");
    check("Kestrel Foods is owned by Apex Capital. \"We are patient,\" the fund [= Apex Capital] said.");
    check("Hull City Council refused the plan. \"We are dismayed,\" the company said.");
    check("The Department of Justice sued. \"These claims are false,\" the company said.");
    check("The United Auto Workers went on strike. \"It is reckless,\" the automaker said.");
}

#[test]
fn of_two_companies_neither_is_the_company() {
    check("Kestrel Foods sued Marlow Ltd on Monday. \"It is baseless,\" the company said.");
    check("Nobody came from Kestrel Foods or Marlow Ltd. \"It was a holiday,\" the company said.");
    check("Kestrel Foods wrote to a trade group for hospitals. \"It is too late,\" the group said.");
}

#[test]
fn another_noun_is_another_body() {
    check("Kestrel Foods closed a plant. \"We were not told,\" the union said.");
    check("The Rural Hospital Alliance met. \"We are appalled,\" the rights group said.");
    // Where it was posted is not who posted it.
    check("The hats were sold in May. In a post on Facebook, the club said no.");
}

#[test]
fn letters_behind_a_place_or_a_company_are_a_role() {
    check("Ana Ruiz was attacked in Leeds. \"It is bad,\" the Leeds MP said.");
    check("The Kestrel CEO quit. \"I am done,\" the Kestrel CEO said.");
    check("Senator Mehri Lang said no. \"I did not,\" the former Leeds GP said.");
}

#[test]
fn a_rank_does_not_hide_the_role_before_it() {
    check("Energy minister Baroness Tilda Whitmarsh said so.\n\n\"It is warm,\" the minister [= Tilda Whitmarsh] said.");
    check("Associate professor Jane Hale said so. \"It is warm,\" the professor [= Jane Hale] said.");
}

#[test]
fn a_coroner_is_one_whatever_the_rank_unless_there_is_another() {
    check("Asked by the assistant coroner, Dr Meredith Lowe, he said no.\n\n\"Who told you?\" asked the coroner [= Meredith Lowe].");
    check("Deputy coroner Tom Holt sat in for coroner Jane Hale. \"It is sad,\" the coroner [= Jane Hale] said.");
}

#[test]
fn what_stands_before_somebody_with_an_honorific_need_not_be_his_role() {
    check("When he [= Hale] met the coroner, Dr Hale cried. \"It is bad,\" the coroner said.");
}

#[test]
fn how_somebody_plays_goes_with_any_role() {
    check(
        "Captain Harleen Sodhi was out.\n\nSodhi [= Harleen Sodhi] blamed the wind. \"It is a gale,\" said the left-hander [= Harleen Sodhi].",
    );
    check("Prime Minister Tom Hale resigned. \"The time is right,\" said the attorney-general.");
    check("Striker Ana Leal scored twice. \"She [= Ana Leal] was brilliant,\" the captain said.");
}

#[test]
fn whoever_says_so_in_passing_names_somebody_else() {
    check("Marianne Hewitt, the minister, has begun. Northway, she [= Marianne Hewitt] says, was lost.");
    check("Jane Hale has sold the shop, she [= Jane Hale] said, because it was a burden.");
    check("Mr Hale did not know, he [= Hale] said, that the gun was loaded.");
}

#[test]
fn whoever_is_praised_does_not_say_so() {
    check("Leeds manager Tom Hale praised Bob Ruiz after the game. \"He [= Bob Ruiz] was superb,\" he [= Tom Hale] said.");
    check("Jane Hale defended Ana Ruiz. \"She [= Ana Ruiz] did nothing wrong,\" she [= Jane Hale] said.");
}

#[test]
fn a_name_that_somebody_was_born_with_is_not_somebody_else() {
    check(
        "Jean Macandrew has died. Born Jean Tosh in Dundee, she [= Jean Macandrew] was late.\n\n\"I liked the yard,\" she [= Jean Macandrew] said.",
    );
    check("The singer, born Ana Ruiz, moved to Leeds. \"I was poor,\" she [= Ana Ruiz] said.");
}

#[test]
fn a_party_and_a_seat_stand_for_who_has_them() {
    check("Rep. Ana Ruiz (R-Texas) voted no. Sen. Tom Hale, D-N.Y., stayed. The Texas Republican [= Ana Ruiz] said so.");
    check("Rep. Ana Ruiz (R-Texas) voted no. Sen. Tom Hale, D-N.Y., stayed. The New York Democrat [= Tom Hale] said so.");
    check("Ana Ruiz, a Maine Democrat, left. It is late, the Maine Democrat [= Ana Ruiz] said.");
}

#[test]
fn a_role_goes_by_another_noun() {
    check("Captain Rehan Qureshi spoke. \"He [= Rehan Qureshi] is fit,\" said the skipper [= Rehan Qureshi].");
    check("Defense attorney Everett Simms rose.\n\nSimms [= Everett Simms] sat. \"No,\" the lawyer [= Everett Simms] said.");
    check("Sen. Adele Moss voted no.\n\nIt fell. \"No,\" the lawmaker [= Adele Moss] said.");
    // Two who may be meant, and one who has another role.
    check("Solicitor Ana Ruiz and barrister Tom Hale rose.\n\nIt rained. \"No,\" the lawyer said.");
    check("An attorney rose. Attorney Ana Ruiz sat.\n\nIt rained. \"No,\" the lawyer said.");
}

#[test]
fn where_somebody_plays_goes_with_any_role_but_those_beside_the_game() {
    check("Taranaki captain Sione Faleafa was hurt.\n\n\"We were bullied,\" the lock [= Sione Faleafa] said.");
    check("Manager Tom Hale was hurt.\n\n\"We were bullied,\" the lock said.");
    check("The lock was changed by Tom Hale.");
}

#[test]
fn who_comes_last_in_the_paragraph_before_is_described_again() {
    check(
        "Tom Hale left. \"I am out,\" he [= Tom Hale] said.\n\nAna Ruiz lives by the harbour.\n\n\"It took hours,\" the 29-year-old [= Ana Ruiz] said.",
    );
}

#[test]
fn a_seat_fits_its_own_state_only() {
    check("Rep. Ana Ruiz, R-Mo., voted no. It is late, the Missouri Republican [= Ana Ruiz] said.");
    check("Rep. Ana Ruiz, R-Mo., voted no. It is late, the Montana Republican said.");
    check("Rep. Ana Ruiz, R-Ala., and Rep. Tom Hale, R-Alaska, voted no. It is late, the Alaska Republican [= Tom Hale] said.");
    check("Rep. Ana Ruiz, R-Mo., and Rep. Tom Hale, R-Miss., voted no. It is late, the Missouri Republican [= Ana Ruiz] said.");
    check("Sen. Ana Ruiz, D-W.Va., voted no. It is late, the West Virginia Democrat [= Ana Ruiz] said.");
    check("Rep. Ana Ruiz (R-OH) voted no. It is late, the two-term Ohio Republican [= Ana Ruiz] said.");
    check("Rep. Ana Ruiz (R-OH) voted no. It is late, the former Ohio Republican said.");
    check("Sen. Ana Ruiz, I-Vt., voted no. It is late, the Vermont independent [= Ana Ruiz] said.");
}

#[test]
fn another_seat_or_party_is_somebody_else() {
    check("Rep. Ana Ruiz, D-Texas, spoke. It is late, the Ohio Democrat said.");
    check("Rep. Ana Ruiz, D-Texas, spoke. It is late, the Texas Republican said.");
    check("Sen. Ana Ruiz spoke. It is late, the Maine Democrat [= Ana Ruiz] said.");
    check("Gov. Ana Ruiz, a Democrat, spoke. It is late, the Maine Democrat [= Ana Ruiz] said.");
    check("Gov. Ana Ruiz, a Democrat, spoke. It is late, the Republican said.");
    check("Rep. Ana Ruiz, a Maine Democrat, spoke. It is late, the Ohio Democrat said.");
}

#[test]
fn a_name_misspelt_once_is_still_that_persons() {
    check(
        "Rex Tillerson spoke. Tillerson [= Rex Tillerson] left, and Tillerson [= Rex Tillerson] came back.\n\nTilerson [= Rex Tillerson] nodded. \"No,\" he [= Rex Tillerson] said.",
    );
}

#[test]
fn of_two_who_have_a_role_the_one_who_was_mentioned_last_has_it() {
    check(
        "Lions coach Ana Ruiz met Tigers coach Jo Lyle.\n\nLyle [= Jo Lyle] left in May.\n\nIt rained.\n\nRuiz [= Ana Ruiz] sat down.\n\n\"No,\" the coach [= Ana Ruiz] said.",
    );
    check("Lions coach Ana Ruiz met Tigers coach Jo Lyle.\n\n\"No,\" the coach said.");
}

#[test]
fn a_noun_means_the_body_whose_name_says_that_it_is_one() {
    check("Kestrel Regional Medical Center will close. \"It is sad,\" the hospital [= Kestrel Regional Medical Center] said.");
    check("Kestrel Engineering sent a letter. \"We are one,\" the company [= Kestrel Engineering] said.");
    check("Ashby Rovers lost at home. \"It is sad,\" the hospital said.");
}

#[test]
fn whom_somebody_has_one_of_is_the_one_called_so() {
    check("Manager Tom Hale was there.\n\nThe squad was, too. Their manager [= Tom Hale] smiled.");
}

#[test]
fn nobody_is_his_own_manager() {
    check("Manager Tom Hale praised Ben Cole. Hale [= Tom Hale] smiled. His [= Tom Hale] manager [= his manager] left.");
    check("Ana Ruiz, the club captain, thanked her [= Ana Ruiz] captain.");
}

#[test]
fn another_noun_means_whom_the_whole_role_makes_so() {
    let means = |role: &str, noun: &str| check(&format!("Then {role} Ana Ruiz left.\n\n\"It is late,\" the {noun} [= Ana Ruiz] said."));
    let does_not = |role: &str, noun: &str| check(&format!("Then {role} Ana Ruiz left.\n\n\"It is late,\" the {noun} said."));
    for (role, noun) in [
        ("district attorney", "prosecutor"),
        ("film director", "film-maker"),
        ("police officer", "policewoman"),
        ("Rovers manager", "coach"),
        ("team captain", "skipper"),
        ("defense attorney", "lawyer"),
    ] {
        means(role, noun);
    }
    for (role, noun) in [
        ("defense attorney", "prosecutor"),
        ("union representative", "congresswoman"),
        ("union delegate", "lawmaker"),
        ("press officer", "sergeant"),
        ("police officer", "sergeant"),
        ("funeral director", "film-maker"),
        ("mob boss", "manager"),
        ("consultant", "doctor"),
        ("Army Captain", "skipper"),
        ("disability advocate", "lawyer"),
    ] {
        does_not(role, noun);
    }
    check("Campaign manager Ana Ruiz left.\n\n\"It is late,\" the coach said.");
}

#[test]
fn a_city_is_no_team() {
    check("Kansas City cut bins. \"We are sorry,\" the team said.");
}

#[test]
fn who_signs_is_not_who_is_meant() {
    for byline in ["By Ana Ruiz, Retail Editor", "Ana Ruiz", "Ana Ruiz\nWorkplace reporter"] {
        check(&format!("{byline}\n\nA firm that sacked a captain must take her back."));
    }
    // Of whom the copy speaks again.
    check("Ana Ruiz\n\nShe [= Ana Ruiz] won. Ruiz [= Ana Ruiz] left.");
}

#[test]
fn who_paused_says_what_follows() {
    check(
        "Tom Moss knows Peter Hale. Hale [= Peter Hale] left early.\n\n\
         Asked what Hale [= Peter Hale] had said in his [= Peter Hale] office, Moss [= Tom Moss] paused. \
         \u{201c}Not a lot,\u{201d} he [= Tom Moss] said.",
    );
}
