//! "a" or "an", by how a word sounds.

/// Starts that are spelt with a vowel and spoken with a consonant: "a European", "a one-time aide", "a user".
const CONSONANTS: &[&str] = &[
    "eu", "ewe", "once", "one", "ouija", "ubi", "uga", "uka", "ukr", "uku", "unanim", "unic", "unif", "unil", "unio", "unip", "uniq",
    "unis", "unit", "univ", "ura", "uri", "uru", "usa", "use", "usu", "ute", "uti", "uto",
];
/// Starts that are spelt with a consonant and spoken with a vowel.
const VOWELS: &[&str] = &["heir", "honest", "honor", "honour", "hour"];
/// Letters whose names start with a vowel: "an FBI agent".
const LETTERS: &str = "AEFHILMNORSX";
/// Capitals that are spoken as a word.
const SPOKEN: &[&str] = &[
    "FARC", "FEMA", "FIFA", "HIPAA", "HUD", "LIV", "MAGA", "MENSA", "MERS", "NAFTA", "NASA", "NASCAR", "NASDAQ", "NATO", "NOAA", "RADA",
    "RICO", "SALT", "SARS", "SEAL", "SNAP", "STEM", "SWAT",
];

/// The article before a word.
#[must_use]
pub fn article(word: &str) -> &'static str {
    if starts_with_vowel(word) { "an" } else { "a" }
}

fn starts_with_vowel(word: &str) -> bool {
    let first = word.split('-').next().unwrap_or(word);
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    if letters().next().is_none() {
        return sounds_eight_or_eleven(first);
    }
    let shouted = letters().all(char::is_uppercase);
    // "an F.B.I. agent", "an X-ray", but not "a NATO official" or "a U.S. official"
    if shouted && !SPOKEN.contains(&first) {
        return word.starts_with(|c| LETTERS.contains(c));
    }
    let lower = word.to_lowercase();
    let is = |starts: &[&str]| starts.iter().any(|start| lower.starts_with(start));
    is(VOWELS) || lower.starts_with(['a', 'e', 'i', 'o', 'u']) && !is(CONSONANTS)
}

/// "an 8-year-old", "an 11th", "an 18,000-strong crowd"; not "a 110-mile walk".
fn sounds_eight_or_eleven(number: &str) -> bool {
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.starts_with('8') || digits == "11" || digits == "18"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_goes_by_the_sound() {
        for word in [
            "official",
            "unarmed",
            "uninsured",
            "unidentified",
            "unattended",
            "usher",
            "urgent",
            "ugly",
            "hour",
            "heir",
            "FBI",
            "F.B.I.",
            "MP",
            "NHS",
            "SNP",
            "X-ray",
            "LGBT",
            "8-year-old",
            "11-year-old",
            "18-year-old",
            "80-year-old",
            "upper",
            "undertaker",
            "ex-wife",
            "AI",
        ] {
            assert_eq!(article(word), "an", "{word}");
        }
        for word in [
            "European",
            "one-time",
            "union",
            "unit",
            "unanimous",
            "uniformed",
            "universal",
            "user",
            "usual",
            "utility",
            "Ukrainian",
            "Ugandan",
            "U.S.",
            "UN",
            "UK",
            "NATO",
            "FIFA",
            "BBC",
            "hotel",
            "historian",
            "110-mile",
            "19-year-old",
            "woman",
            "GP",
            "CEO",
        ] {
            assert_eq!(article(word), "a", "{word}");
        }
    }
}
