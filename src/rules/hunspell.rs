//! A dictionary of another language, in Hunspell's format.

use std::fmt;

use spellbook::Dictionary;

/// A dictionary of another language that a user brings along. It accepts words; suggestions are English.
pub struct Hunspell(Dictionary);

impl Hunspell {
    /// A dictionary from the texts of its two files. Takes tenths of a second, for some languages more.
    ///
    /// # Errors
    ///
    /// What is wrong with them, where they are no Hunspell dictionary.
    pub fn new(affixes: &str, words: &str) -> Result<Self, String> {
        Dictionary::new(affixes, words).map(Self).map_err(|error| error.to_string())
    }

    /// Whether it has a word, in the case that it is written in. Costs a microsecond.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.0.check(word)
    }
}

/// Shows no words: there are too many.
impl fmt::Debug for Hunspell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Hunspell")
    }
}
