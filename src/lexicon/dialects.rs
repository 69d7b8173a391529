//! Spellings that tell where a story was written: "colour", "color".
//!
//! The table is made of `data/spell/dialects.tsv`, which comes from VarCon; `data/spell/SOURCES.md` names source and licence.

use std::sync::LazyLock;

use bitflags::bitflags;

use super::lines;
use super::table::Table;

/// Lines `word<TAB>letters of the dialects<TAB>what is right elsewhere`, sorted by bytes.
static LINES: &str = include_str!("../../data/spell/dialects.tsv");
static STARTS: LazyLock<Vec<u32>> = LazyLock::new(|| lines::starts(LINES));

/// The words of these lines by their keys: most words are none of them, and that is soon known.
static TABLE: Table = Table::split(include_bytes!("../../data/spell/dialects.table")).0;

/// A way to spell English.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Dialect {
    /// `en-US`
    American,
    /// `en-GB`, with -ise or -ize
    British,
    /// `en-CA`
    Canadian,
    /// `en-AU`
    Australian,
}

bitflags! {
    /// Some dialects.
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct Dialects: u8 {
        /// [`Dialect::American`]
        const AMERICAN = 1 << 0;
        /// [`Dialect::British`]
        const BRITISH = 1 << 1;
        /// [`Dialect::Canadian`]
        const CANADIAN = 1 << 2;
        /// [`Dialect::Australian`]
        const AUSTRALIAN = 1 << 3;
    }
}

impl Dialect {
    /// All of them. Where a story may be of several, it is taken for the first.
    pub const ALL: [Self; 4] = [Self::American, Self::British, Self::Canadian, Self::Australian];

    /// What its speakers call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::American => "American",
            Self::British => "British",
            Self::Canadian => "Canadian",
            Self::Australian => "Australian",
        }
    }

    fn letter(self) -> char {
        match self {
            Self::American => 'u',
            Self::British => 'b',
            Self::Canadian => 'c',
            Self::Australian => 'a',
        }
    }

    fn alone(self) -> Dialects {
        match self {
            Self::American => Dialects::AMERICAN,
            Self::British => Dialects::BRITISH,
            Self::Canadian => Dialects::CANADIAN,
            Self::Australian => Dialects::AUSTRALIAN,
        }
    }
}

impl Dialects {
    /// Whether it is one of these.
    #[must_use]
    pub fn have(self, dialect: Dialect) -> bool {
        self.contains(dialect.alone())
    }

    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = Dialect> {
        Dialect::ALL.into_iter().filter(move |&dialect| self.have(dialect))
    }
}

/// A spelling that is right in some dialects only.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spelling {
    /// Where it is right.
    pub dialects: Dialects,
    rights: &'static str,
}

impl Spelling {
    /// What is right in a dialect where this is not.
    #[must_use]
    pub fn right(self, dialect: Dialect) -> Option<&'static str> {
        if !self.rights.contains(':') {
            return Some(self.rights);
        }
        self.rights.split(' ').find_map(|right| right.strip_prefix(dialect.letter())?.strip_prefix(':'))
    }
}

/// Whether a word may be one that is right in some dialects only, by its [`super::table::key`]: nearly all are not.
#[must_use]
pub fn may_tell(key: u64) -> bool {
    TABLE.get(key).is_some()
}

/// A word in lower case, where it is right in some dialects only. Whoever asks for many words asks [`may_tell`] first.
#[must_use]
pub fn spelling(word: &str) -> Option<Spelling> {
    let (letters, rights) = lines::find(LINES, &STARTS, word)?.split_once('\t')?;
    let dialects = Dialect::ALL.into_iter().filter(|dialect| letters.contains(dialect.letter())).map(Dialect::alone).collect();
    Some(Spelling { dialects, rights })
}

#[cfg(test)]
mod tests {
    use super::super::table;
    use super::*;

    fn of(word: &str) -> Option<Spelling> {
        may_tell(table::key(word)).then(|| spelling(word)).flatten()
    }

    #[track_caller]
    fn check(word: &str, dialects: Dialects, elsewhere: &[(Dialect, &str)]) {
        let found = of(word).unwrap();
        assert_eq!(found.dialects, dialects, "{word}");
        for &(dialect, right) in elsewhere {
            assert_eq!(found.right(dialect), Some(right), "{word}");
        }
    }

    #[test]
    fn spellings_know_where_they_are_right() {
        use Dialect::{American, Australian, British, Canadian};
        let abroad = Dialects::AMERICAN.complement();
        check("color", Dialects::AMERICAN, &[(British, "colour"), (Canadian, "colour"), (Australian, "colour")]);
        check("colour", abroad, &[(American, "color")]);
        check("centre", abroad, &[(American, "center")]);
        check("aluminium", Dialects::BRITISH | Dialects::AUSTRALIAN, &[(American, "aluminum"), (Canadian, "aluminum")]);
        check("anaesthetise", Dialects::BRITISH | Dialects::AUSTRALIAN, &[(American, "anesthetize"), (Canadian, "anaesthetize")]);
    }

    #[test]
    fn an_ending_in_ize_is_no_american_sign() {
        assert!(of("organize").is_some_and(|found| found.dialects.have(Dialect::American) && found.dialects.have(Dialect::British)));
        assert!(of("organise").is_some_and(|found| !found.dialects.have(Dialect::American) && found.dialects.have(Dialect::British)));
    }

    #[test]
    fn words_with_other_meanings_are_no_sign() {
        for word in ["check", "tire", "story", "program", "meter", "curb", "draft", "license", "mum", "the", "xqzzk", ""] {
            assert_eq!(of(word), None, "{word}");
        }
    }
}
