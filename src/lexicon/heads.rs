//! Words that stand with a capital in titles and in organisations' names, and what resembles them.

use super::table::Words;

/// The legal forms of companies that stand behind their names and in hardly any other.
pub const LEGAL_FORMS: Words<10> = Words::of(["inc", "inc.", "ltd", "ltd.", "llc", "llp", "plc", "corp.", "corp", "gmbh"]);

/// In order. Left out are those that names resemble: mayor (Mayer), marshal (Marshall), prince (Prine), board (Bovard), human (Hunan).
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "academy", "administration", "administrator", "admiral", "agency", "alliance", "ambassador", "american", "assembly", "assistant",
    "associate", "associated", "association", "attorney", "authority", "british", "bureau", "cabinet", "captain", "cardinal", "chairman",
    "chairwoman", "chancellor", "chief", "church", "coalition", "college", "colonel", "commander", "commerce", "commission",
    "commissioner", "committee", "communist", "company", "conference", "congress", "congressional", "congressman", "congresswoman",
    "conservative", "constitution", "consulate", "corporation", "council", "councillor", "councilman", "councilwoman", "county", "court",
    "defence", "defense", "delegation", "democrat", "democratic", "democrats", "department", "deputy", "detective", "director", "district",
    "education", "election", "embassy", "emergency", "enforcement", "environment", "environmental", "european", "executive", "federal",
    "federation", "finance", "foreign", "foundation", "general", "government", "governor", "headquarters", "homeland", "hospital", "house",
    "independent", "industry", "inspector", "institute", "institution", "intelligence", "interior", "international", "investigation",
    "investigations", "israeli", "judiciary", "justice", "lawyer", "liberal", "library", "lieutenant", "magistrate", "medical",
    "memorial", "military", "minister", "ministry", "monsignor", "movement", "municipal", "museum", "national", "network", "office",
    "officer", "official", "organisation", "organization", "parliament", "parliamentary", "partnership", "party", "pentagon", "police",
    "political", "premier", "president", "presidential", "prime", "professor", "program", "prosecutor", "protection", "protestant",
    "public", "regional", "representative", "representatives", "republic", "republican", "republicans", "research", "reserve",
    "resources", "russian", "school", "science", "secretariat", "secretary", "security", "senate", "senator", "senior", "sergeant",
    "service", "services", "sheriff", "society", "solicitor", "spokesman", "spokeswoman", "states", "superintendent", "supreme",
    "technology", "territory", "transport", "transportation", "treasurer", "treasury", "tribunal", "undersecretary", "union", "united",
    "university", "veterans", "welfare", "white",
];

/// What other languages have for them, and English names have from there.
const OF_OTHER_LANGUAGES: &[&str] = &[
    "Ambasador",
    "Comunist",
    "Departament",
    "Federaal",
    "Generaal",
    "Liberaal",
    "Ministar",
    "Nationaal",
    "Oficial",
    "Parlament",
    "Profesor",
    "Protestan",
    "Regionaal",
    "Republiken",
];

/// Whether another language has the word.
#[must_use]
pub fn is_of_other_language(word: &str) -> bool {
    OF_OTHER_LANGUAGES.contains(&word)
}

/// Whether a word in lower case is one of them.
#[must_use]
pub fn is_head(word: &str) -> bool {
    HEADS.binary_search(&word).is_ok()
}

/// The one of them that a word with a capital resembles as a slip of the finger does, in lower case. First and last letters are right,
/// as they are not where another language has the word ("Presidente", "Komitee"); in short words letters have changed places or one is there twice, in
/// longer ones one may be missing, too many, or, a neighbour on the keyboard or a vowel, another ("Constitucion" has none of these).
#[must_use]
pub fn near(word: &str) -> Option<&'static str> {
    let bytes = word.as_bytes();
    let (&first, rest) = bytes.split_first()?;
    if !first.is_ascii_uppercase() || rest.len() < 4 || !rest.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let first = first.to_ascii_lowercase();
    let start = HEADS.partition_point(|head| head.as_bytes().first() < Some(&first));
    let of_letter = HEADS.get(start..)?.iter().take_while(|head| head.as_bytes().first() == Some(&first));
    of_letter
        .filter_map(|head| head.as_bytes().split_first().map(|(_, letters)| (head, letters)))
        .find(|(_, head)| is_slip(head, rest))
        .map(|(head, _)| *head)
}

/// Whether a word is a slip of the finger of another, both in lower case, as [`near`] has it.
#[must_use]
pub fn is_slip_of(right: &str, wrong: &str) -> bool {
    let (right, wrong) = (right.as_bytes(), wrong.as_bytes());
    right.first() == wrong.first() && right.get(1..).zip(wrong.get(1..)).is_some_and(|(right, wrong)| is_slip(right, wrong))
}

/// Whether the rest of a word, behind its first letter, is a slip of the rest of another.
fn is_slip(right: &[u8], wrong: &[u8]) -> bool {
    if right.len().abs_diff(wrong.len()) > 1 || right.last() != wrong.last() {
        return false;
    }
    let same = right.iter().zip(wrong).take_while(|(a, b)| a == b).count();
    let (right_rest, wrong_rest) = (right.get(same..).unwrap_or_default(), wrong.get(same..).unwrap_or_default());
    match (right_rest, wrong_rest) {
        ([_, right_rest @ ..], wrong_rest) if right_rest == wrong_rest => right.len() >= 5,
        (right_rest, [_, wrong_rest @ ..]) if right_rest == wrong_rest => {
            let is_doubled = same > 0 && wrong.get(same) == wrong.get(same - 1);
            (right.len() >= 6 || is_doubled) && !right_rest.is_empty()
        }
        ([a, b, right_rest @ ..], [c, d, wrong_rest @ ..]) if a == d && b == c && right_rest == wrong_rest => true,
        ([a, right_rest @ ..], [b, wrong_rest @ ..]) if right_rest == wrong_rest => {
            right.len() >= 6 && crate::lexicon::ranker::are_exchanged(char::from(*a), char::from(*b))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_resemble_one_word() {
        assert!(HEADS.is_sorted());
        for (slip, head) in [
            ("Goverment", "government"),
            ("Presidnet", "president"),
            ("Cuort", "court"),
            ("Polcie", "police"),
            ("Senater", "senator"),
            ("Comittee", "committee"),
            ("Ministery", "ministry"),
            ("Univeristy", "university"),
            ("Departmemt", "department"),
            ("Hosue", "house"),
            ("Uniited", "united"),
        ] {
            assert_eq!(near(slip), Some(head), "{slip}");
        }
    }

    #[test]
    fn names_and_words_of_other_languages_resemble_none() {
        for name in [
            "Government",
            "Bovard",
            "Mayer",
            "Prine",
            "Leamer",
            "Hunan",
            "Marshall",
            "Councill",
            "Presidente",
            "Ministre",
            "Ministro",
            "Congreso",
            "Nacional",
            "Constitucion",
            "Demokrat",
            "Senado",
            "Senat",
            "Komitee",
            "Universitat",
            "Institut",
            "Bureaux",
            "Courtt",
            "McCourt",
            "Ryabkov",
            "Coronel",
            "Republik",
        ] {
            assert_eq!(near(name), None, "{name}");
        }
    }
}
