//! Of what kind words are by what may stand beside them, and which kinds stand together: before "said" stands a name or a pronoun, not
//! an article.
//!
//! A word of grammar has the kind of its line in `data/spell/kinds.txt`; any other word has the kind that the dictionary of suggestions
//! gives it, noun or verb or one of their forms. How gladly two kinds stand together is learnt by `data/spell/train.py`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::suggest::{self, Word};

/// How much likelier two kinds are side by side than apart, row by row of the first: logarithms, in steps of [`STEP`].
static TOGETHER: &[u8] = include_bytes!("../../data/spell/together.bin");

/// The kinds of words of grammar: what the lines say, in their order.
static LISTED: LazyLock<FxHashMap<&'static str, Kind>> = LazyLock::new(|| {
    let lines = include_str!("../../data/spell/kinds.txt").lines().filter(|line| !line.starts_with('#'));
    let numbered = (FIRST_LISTED..).zip(lines);
    numbered.flat_map(|(number, line)| line.split(' ').map(move |word| (word, Kind(number)))).collect()
});

/// How many kinds there may be.
pub const KINDS: usize = 144;
/// What one is worth in [`TOGETHER`].
pub const STEP: f32 = 1.0 / 32.0;
/// Below are the dictionary's kinds and those of other tokens.
const FIRST_LISTED: u8 = 32;

/// A kind of token, as a number below [`KINDS`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Kind(u8);

impl Kind {
    /// Nothing is known: it stands beside all.
    pub const UNTOLD: Self = Self(0);
    /// Before the first and behind the last token.
    pub const EDGE: Self = Self(20);
    /// The end of a sentence.
    pub const STOP: Self = Self(21);
    /// A comma.
    pub const COMMA: Self = Self(22);
    /// A colon, a semicolon.
    pub const COLON: Self = Self(23);
    /// A dash, a hyphen.
    pub const DASH: Self = Self(24);
    /// A quotation mark.
    pub const QUOTE: Self = Self(25);
    /// An opening bracket.
    pub const OPENING: Self = Self(26);
    /// A closing bracket.
    pub const CLOSING: Self = Self(27);
    /// A number.
    pub const NUMBER: Self = Self(28);
    /// A word with a capital that is none of grammar.
    pub const NAME: Self = Self(29);
    /// 's, 'll.
    pub const CLITIC: Self = Self(30);
    /// Any other mark.
    pub const MARK: Self = Self(31);

    /// The kind of a word in lower case, of which the dictionary knows this much.
    #[must_use]
    pub fn of(word: &str, known: Option<Word>) -> Self {
        Self::listed(word).unwrap_or_else(|| known.map_or(Self::UNTOLD, |known| Self(known.kind)))
    }

    /// The kind of a word in lower case.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::listed(word).unwrap_or_else(|| Self::of(word, suggest::word(word)))
    }

    /// The kind of a word of grammar, in lower case.
    #[must_use]
    pub fn listed(word: &str) -> Option<Self> {
        LISTED.get(word).copied()
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
}

/// What a word stands between.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Company {
    /// What stands before it.
    pub before: Kind,
    /// What stands behind it.
    pub after: Kind,
}

impl Company {
    /// By how much likelier what begins and ends with these kinds stands here than elsewhere, as log odds.
    #[must_use]
    pub fn favours(self, [first, last]: [Kind; 2]) -> f32 {
        together(self.before, first) + together(last, self.after)
    }
}

fn together(first: Kind, second: Kind) -> f32 {
    let steps = TOGETHER.get(usize::from(first.0) * KINDS + usize::from(second.0)).map_or(0, |byte| i8::from_le_bytes([*byte]));
    f32::from(steps) * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_row() {
        assert_eq!(TOGETHER.len(), KINDS * KINDS);
        assert!(LISTED.values().all(|kind| usize::from(kind.0) < KINDS));
        assert!(TOGETHER.iter().take(KINDS).all(|steps| *steps == 0), "of what is not known nothing is said");
    }

    #[track_caller]
    fn check(before: &str, after: &str, likelier: &str, than: &str) {
        let company = Company { before: Kind::of_word(before), after: Kind::of_word(after) };
        let [one, other] = [likelier, than].map(|word| company.favours([Kind::of_word(word); 2]));
        assert!(one > other, "{before} {likelier} {after}: {one}, {than}: {other}");
    }

    #[test]
    fn words_of_grammar_tell_what_may_stand_beside_them() {
        check("the", "of", "side", "said");
        check("he", "that", "said", "side");
        check("to", "the", "help", "hello");
        check("have", "the", "taken", "taker");
        check("these", "are", "voters", "voter");
    }

    #[test]
    fn what_is_not_known_stands_beside_all() {
        assert!(Company::default().favours([Kind::of_word("side"), Kind::EDGE]).abs() < f32::EPSILON);
        assert_eq!(Kind::of_word("xqzzk"), Kind::UNTOLD);
    }
}
