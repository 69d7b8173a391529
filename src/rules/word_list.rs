//! Words that the user or the workspace knows: plain text, one word a line, `#` opens a comment.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use unicode_normalization::UnicodeNormalization;

use super::Hunspell;

/// Words that the user or the workspace knows.
#[derive(Clone, Debug, Default)]
pub struct WordList {
    words: FxHashSet<String>,
    /// Dictionaries of other languages.
    foreign: Vec<Arc<Hunspell>>,
}

impl PartialEq for WordList {
    /// Dictionaries are the same where they were read at the same time.
    fn eq(&self, other: &Self) -> bool {
        let (left, right) = (&self.foreign, &other.foreign);
        self.words == other.words && left.len() == right.len() && left.iter().zip(right).all(|(left, right)| Arc::ptr_eq(left, right))
    }
}

impl WordList {
    /// A list of words. A word in lower case is known in any case; one with a capital as it is written.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        let words = words.into_iter().map(|word| same_form(&word)).filter(|word| !word.is_empty()).collect();
        Self { words, foreign: Vec::new() }
    }

    /// The words of a list's text.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        Self::new(text.lines().map(|line| word_of(line).to_owned()))
    }

    /// Adds the words of another list.
    pub fn extend(&mut self, other: Self) {
        self.words.extend(other.words);
        self.foreign.extend(other.foreign);
    }

    /// Adds a dictionary of another language.
    pub fn add_foreign(&mut self, dictionary: Arc<Hunspell>) {
        self.foreign.push(dictionary);
    }

    /// Whether a word is known, or one of the other languages has it.
    #[must_use]
    pub fn accepts(&self, word: &str) -> bool {
        self.contains(word) || (!self.foreign.is_empty() && self.foreign.iter().any(|dictionary| dictionary.has(&same_form(word))))
    }

    /// Whether a word is known, with or without possessive.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        if self.words.is_empty() {
            return false;
        }
        let word = same_form(word);
        let known = |word: &str| self.words.contains(word) || self.words.contains(&word.to_lowercase());
        known(&word) || word.strip_suffix("'s").is_some_and(known)
    }

    /// The text of a list with a word more. The words between two comments or blank lines stand sorted, and the word goes
    /// among the last of them; what is there already stays as it is.
    #[must_use]
    pub fn add(text: &str, word: &str) -> String {
        let word = word.trim();
        if word.is_empty() || word.starts_with('#') || text.lines().any(|line| same_form(word_of(line)) == same_form(word)) {
            return text.to_owned();
        }
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let mut lines: Vec<&str> = text.lines().collect();
        let end = lines.iter().rposition(|line| !line.trim().is_empty()).map_or(0, |last| last + 1);
        let start = lines[..end].iter().rposition(|line| word_of(line).is_empty()).map_or(0, |before| before + 1);
        let place = lines[start..end].iter().position(|line| order(word_of(line)) > order(word)).map_or(end, |after| start + after);
        lines.insert(place, word);
        lines.iter().flat_map(|line| [line, newline]).collect()
    }
}

/// What a line of a list has beside its comment.
fn word_of(line: &str) -> &str {
    line.split('#').next().unwrap_or_default().trim().trim_start_matches('\u{feff}')
}

fn order(word: &str) -> (String, &str) {
    (word.to_lowercase(), word)
}

fn same_form(word: &str) -> String {
    word.trim().nfc().map(|c| if c == '\u{2019}' { '\'' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_lower_case_is_known_in_any_case_and_a_name_as_it_is_written() {
        let list = WordList::parse("# our own\r\nclamdigger\nWiFi # the brand\n\n cafe\u{301}ist \n");
        for word in ["clamdigger", "Clamdigger", "CLAMDIGGER", "clamdigger\u{2019}s", "WiFi", "caf\u{e9}ist"] {
            assert!(list.contains(word), "{word}");
        }
        for word in ["wifi", "our", "clamdiggers", ""] {
            assert!(!list.contains(word), "{word}");
        }
    }

    #[track_caller]
    fn check(text: &str, word: &str, expected: &str) {
        assert_eq!(WordList::add(text, word), expected);
        assert_eq!(WordList::add(expected, word), expected, "a second time changes nothing");
        assert!(WordList::parse(expected).contains(word));
    }

    #[test]
    fn a_new_word_goes_to_its_place() {
        check("", "quahog", "quahog\n");
        check("clam\nwhelk", "quahog", "clam\nquahog\nwhelk\n");
        check("clam\nwhelk\n", "Abalone", "Abalone\nclam\nwhelk\n");
        check("# shellfish\nclam\n\n# boats\ndory\nyawl\n", "ketch", "# shellfish\nclam\n\n# boats\ndory\nketch\nyawl\n");
        check("clam # bivalve\r\nwhelk\r\n", "quahog", "clam # bivalve\r\nquahog\r\nwhelk\r\n");
        check("clam\n", "clam", "clam\n");
    }
}
