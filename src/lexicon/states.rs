//! The states of the U.S. as copy shortens them. The list was written for this project; the short forms are those of the AP and of the
//! post office.

/// Each with what the AP shortens it to, where it does, and with the post office's letters.
#[rustfmt::skip]
const STATES: [(&str, &str, &str); 51] = [
    ("Alabama", "Ala.", "AL"), ("Alaska", "", "AK"), ("Arizona", "Ariz.", "AZ"), ("Arkansas", "Ark.", "AR"), ("California", "Calif.", "CA"),
    ("Colorado", "Colo.", "CO"), ("Connecticut", "Conn.", "CT"), ("Delaware", "Del.", "DE"), ("District of Columbia", "D.C.", "DC"),
    ("Florida", "Fla.", "FL"), ("Georgia", "Ga.", "GA"), ("Hawaii", "", "HI"), ("Idaho", "", "ID"), ("Illinois", "Ill.", "IL"),
    ("Indiana", "Ind.", "IN"), ("Iowa", "", "IA"), ("Kansas", "Kan.", "KS"), ("Kentucky", "Ky.", "KY"), ("Louisiana", "La.", "LA"),
    ("Maine", "", "ME"), ("Maryland", "Md.", "MD"), ("Massachusetts", "Mass.", "MA"), ("Michigan", "Mich.", "MI"),
    ("Minnesota", "Minn.", "MN"), ("Mississippi", "Miss.", "MS"), ("Missouri", "Mo.", "MO"), ("Montana", "Mont.", "MT"),
    ("Nebraska", "Neb.", "NE"), ("Nevada", "Nev.", "NV"), ("New Hampshire", "N.H.", "NH"), ("New Jersey", "N.J.", "NJ"),
    ("New Mexico", "N.M.", "NM"), ("New York", "N.Y.", "NY"), ("North Carolina", "N.C.", "NC"), ("North Dakota", "N.D.", "ND"),
    ("Ohio", "", "OH"), ("Oklahoma", "Okla.", "OK"), ("Oregon", "Ore.", "OR"), ("Pennsylvania", "Pa.", "PA"), ("Rhode Island", "R.I.", "RI"),
    ("South Carolina", "S.C.", "SC"), ("South Dakota", "S.D.", "SD"), ("Tennessee", "Tenn.", "TN"), ("Texas", "", "TX"), ("Utah", "", "UT"),
    ("Vermont", "Vt.", "VT"), ("Virginia", "Va.", "VA"), ("Washington", "Wash.", "WA"), ("West Virginia", "W.Va.", "WV"),
    ("Wisconsin", "Wis.", "WI"), ("Wyoming", "Wyo.", "WY"),
];

/// The state that a name or a short form stands for, by its name: "Kentucky" for "Kentucky", "Ky.", "KY", and "Ky", whose point a
/// sentence may end in.
#[must_use]
pub fn state(text: &str) -> Option<&'static str> {
    let is_short = |short: &str| {
        let bare = short.strip_suffix('.').unwrap_or(short);
        !bare.is_empty() && (text == short || text == bare)
    };
    let is = |(name, short, letters): &(&str, &str, &str)| name.eq_ignore_ascii_case(text) || is_short(short) || *letters == text;
    STATES.iter().find(|state| is(state)).map(|(name, ..)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_known_by_its_name_and_its_short_forms_only() {
        assert_eq!(state("N.Y."), Some("New York"));
        assert_eq!(state("Mo."), Some("Missouri"));
        assert_eq!(state("MO"), Some("Missouri"));
        assert_eq!(state("Mo"), Some("Missouri"));
        assert_eq!(state("Alaska"), Some("Alaska"));
        assert_eq!(state("Me"), None);
        assert_eq!(state("Mon."), None);
        assert_eq!(state(""), None);
    }
}
