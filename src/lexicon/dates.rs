//! Months and days of the week, and what resembles them.

use super::edits::distance;
use super::table::Words;

const MONTHS: &[&str] = &["January", "February", "August", "September", "October", "November", "December"];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The month or the day that a word with a capital resembles and is not: one edit from it, of long ones two. Names of five letters and
/// fewer resemble too much.
#[must_use]
pub fn near(word: &str) -> Option<&'static str> {
    let (first, last) = (word.as_bytes().first(), word.as_bytes().last());
    // They all end in one of these.
    if word.len() < 5 || !matches!(last, Some(b'y' | b't' | b'r')) || !word.is_ascii() {
        return None;
    }
    let all = || MONTHS.iter().chain(DAYS);
    // Nearly all that is near a date is one, and is told at once.
    if all().any(|date| *date == word) {
        return None;
    }
    let is_near = |date: &&&'static str| {
        let letters = date.as_bytes();
        let most = if date.len() >= 8 { 2 } else { 1 };
        letters.first() == first
            && letters.last() == last
            && letters.len().abs_diff(word.len()) <= most
            && distance(word.as_bytes(), letters) <= most
    };
    all().find(is_near).copied()
}

/// Whether it is a month.
#[must_use]
pub fn is_month(date: &str) -> bool {
    MONTHS.contains(&date)
}

/// Whether a word, by its [`super::table::key`], may say that a month or a day comes (see [`stands_before`]).
#[must_use]
pub fn may_stand_before(key: u64) -> bool {
    const BEFORE: Words<11> = Words::of(["last", "next", "this", "every", "until", "since", "late", "early", "by", "in", "on"]);
    BEFORE.have(key)
}

/// Whether a word before a month or a day says that one comes: "on", "last".
#[must_use]
pub fn stands_before(word: &str, date: &str) -> bool {
    let often =
        matches!(word.to_ascii_lowercase().as_str(), "last" | "next" | "this" | "every" | "until" | "since" | "late" | "early" | "by");
    often || word.eq_ignore_ascii_case(if is_month(date) { "in" } else { "on" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_resemble_one_date() {
        for (slip, date) in
            [("Febuary", "February"), ("Wensday", "Wednesday"), ("Septmber", "September"), ("Tusday", "Tuesday"), ("Ocotber", "October")]
        {
            assert_eq!(near(slip), Some(date), "{slip}");
        }
        for name in ["February", "Marchand", "Sunda", "Augusta", "Octavian", "Monda", "Decker"] {
            assert_eq!(near(name), None, "{name}");
        }
    }
}
