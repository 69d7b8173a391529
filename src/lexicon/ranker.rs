//! How likely a right word was meant by a wrong one: a log-linear model of slips of the finger and of memory.
//!
//! A pair of words is told apart from others by its edits, where they are, how the words sound and how common the right
//! one is. The weights are learnt by `data/spell/train.py`, which says from what.

use smallvec::SmallVec;

use super::ranker_weights::{IN_STORY, IN_STORY_RARE, WEIGHTS};
use super::sound::{self, Key};
use super::suggest::Word;

/// How many features a pair has.
pub const FEATURES: usize = Feature::Last as usize;

/// What is known of a pair. An edit is told as the writer made it, from the right word to the wrong one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
// The variants are documented in groups.
#[allow(missing_docs)]
pub enum Feature {
    /// Neighbours swapped.
    Swapped,
    /// A letter left out; one of a pair; a vowel; an apostrophe; a hyphen.
    LeftOut,
    LeftOutDouble,
    LeftOutVowel,
    LeftOutApostrophe,
    LeftOutHyphen,
    /// A letter put in; one that makes a pair; one beside its neighbour on the keyboard; one above or below it; an apostrophe.
    PutIn,
    PutInDouble,
    PutInBeside,
    PutInAbove,
    PutInApostrophe,
    /// A letter for another; the next key in the row; one in the row above or below; a vowel for a vowel; one that
    /// doubles its neighbour where the right word has the pair elsewhere or its neighbour doubled.
    Replaced,
    ReplacedBeside,
    ReplacedAbove,
    ReplacedVowel,
    ReplacedDouble,
    /// An edit of the first, the second, the last letter.
    AtFirst,
    AtSecond,
    AtLast,
    /// Two edits; by how much they weigh in a short word; both at neighbouring letters; more than two.
    Two,
    TwoInShort,
    TwoTogether,
    More,
    /// The words sound the same; their consonants do; they sound the same for all their edits, or with another first letter.
    SameSound,
    SameConsonants,
    SameSoundOfTwo,
    SameSoundAtFirst,
    /// How rare the right word is, in halvings of the frequency; which lists lack it.
    RareInSubtitles,
    NotInWikipedia,
    NotInSubtitles,
    /// SCOWL's size; beyond the common ones.
    Size,
    Uncommon,
    /// The wrong word has an ending that the right one lacks: who writes "frustrsted" means no "frustrates".
    OtherEnding,
    /// Two words run together.
    RunTogether,
    /// The number of features.
    Last,
}

/// What the ranker knows of a pair: the value of each [`Feature`].
#[derive(Clone, PartialEq, Debug)]
pub struct Pair(pub [f32; FEATURES]);

impl Pair {
    fn add(&mut self, feature: Feature, value: f32) {
        if let Some(slot) = self.0.get_mut(feature as usize) {
            *slot += value;
        }
    }

    fn set(&mut self, feature: Feature, holds: bool) {
        self.add(feature, f32::from(u8::from(holds)));
    }
}

/// The score of a pair. Only differences between pairs with the same wrong word mean anything: they are log odds.
#[must_use]
pub fn score(pair: &Pair) -> f32 {
    pair.0.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum()
}

/// What is added to the score where the story has the right word elsewhere: the rarer it is, the more that says.
#[must_use]
pub fn story_bonus(pair: &Pair) -> f32 {
    IN_STORY + IN_STORY_RARE * pair.0.get(Feature::RareInSubtitles as usize).copied().unwrap_or_default()
}

type Letters = SmallVec<[char; 32]>;

/// All pairs of one wrong word.
#[derive(Debug)]
pub struct Pairs {
    wrong: Letters,
    sound: Key,
    consonants: Key,
}

impl Pairs {
    /// The pairs of this word.
    #[must_use]
    pub fn new(wrong: &str) -> Self {
        let sound = sound::key(wrong);
        Self { wrong: wrong.chars().collect(), consonants: sound::consonants(&sound), sound }
    }

    /// The pair with this right word, which lies `distance` edits away.
    pub fn with(&self, right: &str, known: Word, distance: u8) -> Pair {
        let mut pair = Pair([0.0; FEATURES]);
        let letters: Letters = right.chars().collect();
        let edits = alignment(&letters, &self.wrong);
        for edit in &edits {
            self.describe(&mut pair, *edit, &letters);
        }
        if distance > 1 {
            let length = letters.len().max(1);
            pair.set(Feature::Two, true);
            #[allow(clippy::cast_precision_loss)]
            pair.add(Feature::TwoInShort, 4.0 / length as f32);
            let places: SmallVec<[usize; 4]> = edits.iter().map(|edit| edit.place().0).collect();
            pair.set(Feature::TwoTogether, places.windows(2).any(|two| matches!(two, [a, b] if b.abs_diff(*a) <= 2)));
            pair.set(Feature::More, distance > 2);
        }
        let sound = sound::key(right);
        let same_sound = sound == self.sound;
        pair.set(Feature::SameSound, same_sound);
        pair.set(Feature::SameSoundOfTwo, same_sound && distance > 1);
        pair.set(Feature::SameSoundAtFirst, same_sound && letters.first() != self.wrong.first());
        pair.set(Feature::SameConsonants, sound::consonants(&sound) == self.consonants);
        pair.set(Feature::OtherEnding, self.has_other_ending(&letters));
        frequency(&mut pair, known);
        pair
    }

    /// How many edits a word is away.
    #[must_use]
    pub fn distance(&self, right: &str) -> u8 {
        let letters: Letters = right.chars().collect();
        u8::try_from(alignment(&letters, &self.wrong).len()).unwrap_or(u8::MAX)
    }

    /// The pair with two right words that were run together.
    pub fn split(&self, first: Word, second: Word) -> Pair {
        let mut pair = Pair([0.0; FEATURES]);
        pair.set(Feature::RunTogether, true);
        frequency(&mut pair, if first.subtitles > second.subtitles { first } else { second });
        pair
    }

    fn describe(&self, pair: &mut Pair, edit: Edit, right: &[char]) {
        let wrong = &self.wrong;
        let at = |letters: &[char], place: usize| letters.get(place).copied();
        let before = |letters: &[char], place: usize| place.checked_sub(1).and_then(|place| at(letters, place));
        let (in_right, in_wrong) = edit.place();
        match edit {
            Edit::Swap(..) => pair.set(Feature::Swapped, true),
            Edit::Drop(..) => {
                let dropped = at(right, in_right);
                pair.set(Feature::LeftOut, true);
                pair.set(Feature::LeftOutDouble, dropped == before(right, in_right) || dropped == at(right, in_right + 1));
                pair.set(Feature::LeftOutVowel, dropped.is_some_and(is_vowel));
                pair.set(Feature::LeftOutApostrophe, dropped == Some('\''));
                pair.set(Feature::LeftOutHyphen, dropped == Some('-'));
            }
            Edit::Insert(..) => {
                let put_in = at(wrong, in_wrong);
                let (left, next) = (before(wrong, in_wrong), at(wrong, in_wrong + 1));
                pair.set(Feature::PutIn, true);
                pair.set(Feature::PutInDouble, put_in == left || put_in == next);
                let is_beside = are_beside(put_in, left) || are_beside(put_in, next);
                pair.set(Feature::PutInBeside, is_beside);
                pair.set(Feature::PutInAbove, !is_beside && (are_above(put_in, left) || are_above(put_in, next)));
                pair.set(Feature::PutInApostrophe, put_in == Some('\''));
            }
            Edit::Replace(..) => {
                let (meant, typed) = (at(right, in_right), at(wrong, in_wrong));
                pair.set(Feature::Replaced, true);
                pair.set(Feature::ReplacedBeside, are_beside(meant, typed));
                pair.set(Feature::ReplacedAbove, are_above(meant, typed));
                pair.set(Feature::ReplacedVowel, meant.is_some_and(is_vowel) && typed.is_some_and(is_vowel));
                let doubles = |letters: &[char], place: usize| {
                    at(letters, place) == before(letters, place) || at(letters, place) == at(letters, place + 1)
                };
                pair.set(Feature::ReplacedDouble, doubles(wrong, in_wrong) && doubles(right, in_right));
            }
        }
        pair.set(Feature::AtFirst, in_right == 0 && in_wrong == 0);
        pair.set(Feature::AtSecond, in_right == 1);
        pair.set(Feature::AtLast, in_right + 1 >= right.len() || in_wrong + 1 >= wrong.len());
    }

    fn has_other_ending(&self, right: &[char]) -> bool {
        ["ed", "ing", "s", "ly", "er", "al"].iter().any(|ending| ends(&self.wrong, ending) && !ends(right, ending))
    }
}

fn ends(letters: &[char], ending: &str) -> bool {
    letters.len() > ending.len() + 1 && letters.iter().rev().copied().zip(ending.chars().rev()).all(|(a, b)| a == b)
}

fn frequency(pair: &mut Pair, known: Word) {
    pair.add(Feature::RareInSubtitles, f32::from(known.subtitles) / 2.0);
    pair.set(Feature::NotInWikipedia, !known.in_wikipedia);
    pair.set(Feature::NotInSubtitles, known.subtitles == 31);
    pair.add(Feature::Size, f32::from(known.size));
    pair.set(Feature::Uncommon, known.size > Word::COMMON);
}

/// An edit, with its place in the right and in the wrong word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edit {
    Swap(usize, usize),
    Drop(usize, usize),
    Insert(usize, usize),
    Replace(usize, usize),
}

impl Edit {
    fn place(self) -> (usize, usize) {
        let (Self::Swap(right, wrong) | Self::Drop(right, wrong) | Self::Insert(right, wrong) | Self::Replace(right, wrong)) = self;
        (right, wrong)
    }
}

/// The edits that make the wrong word of the right one, by optimal string alignment (E. Ukkonen 1985, with neighbours swapped).
fn alignment(right: &[char], wrong: &[char]) -> SmallVec<[Edit; 4]> {
    let start = right.iter().zip(wrong).take_while(|(a, b)| a == b).count();
    let (right, wrong) = (right.get(start..).unwrap_or_default(), wrong.get(start..).unwrap_or_default());
    let same_end = right.iter().rev().zip(wrong.iter().rev()).take_while(|(a, b)| a == b).count();
    let (right, wrong) = (&right[..right.len() - same_end], &wrong[..wrong.len() - same_end]);
    let width = wrong.len() + 1;
    let mut cost: SmallVec<[u8; 128]> = SmallVec::from_elem(0, (right.len() + 1) * width);
    let swapped = |i: usize, j: usize| i > 1 && j > 1 && right[i - 1] == wrong[j - 2] && right[i - 2] == wrong[j - 1];
    for i in 0..=right.len() {
        for j in 0..width {
            let mut best = if i == 0 && j == 0 { 0 } else { u8::MAX };
            if i > 0 {
                best = best.min(cost[(i - 1) * width + j].saturating_add(1));
            }
            if j > 0 {
                best = best.min(cost[i * width + j - 1].saturating_add(1));
            }
            if i > 0 && j > 0 {
                best = best.min(cost[(i - 1) * width + j - 1].saturating_add(u8::from(right[i - 1] != wrong[j - 1])));
            }
            if swapped(i, j) {
                best = best.min(cost[(i - 2) * width + j - 2].saturating_add(1));
            }
            cost[i * width + j] = best;
        }
    }
    let mut edits = SmallVec::new();
    let (mut i, mut j) = (right.len(), wrong.len());
    while i > 0 || j > 0 {
        let here = cost[i * width + j];
        if i > 0 && j > 0 && right[i - 1] == wrong[j - 1] && here == cost[(i - 1) * width + j - 1] {
            (i, j) = (i - 1, j - 1);
        } else if swapped(i, j) && here == cost[(i - 2) * width + j - 2].saturating_add(1) {
            (i, j) = (i - 2, j - 2);
            edits.push(Edit::Swap(start + i, start + j));
        } else if i > 0 && j > 0 && here == cost[(i - 1) * width + j - 1].saturating_add(1) {
            (i, j) = (i - 1, j - 1);
            edits.push(Edit::Replace(start + i, start + j));
        } else if i > 0 && here == cost[(i - 1) * width + j].saturating_add(1) {
            i -= 1;
            edits.push(Edit::Drop(start + i, start + j));
        } else {
            j -= 1;
            edits.push(Edit::Insert(start + i, start + j));
        }
    }
    edits
}

/// Whether one letter is often hit or written for another: a neighbour on the keyboard, a vowel for a vowel.
pub(super) fn are_exchanged(a: char, b: char) -> bool {
    is_vowel(a) && is_vowel(b) || are_beside(Some(a), Some(b)) || are_above(Some(a), Some(b))
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

fn key(letter: char) -> Option<(usize, usize)> {
    ROWS.iter().enumerate().find_map(|(row, keys)| keys.find(letter).map(|column| (row, column)))
}

fn are_beside(a: Option<char>, b: Option<char>) -> bool {
    let (Some(a), Some(b)) = (a.and_then(key), b.and_then(key)) else { return false };
    a.0 == b.0 && a.1.abs_diff(b.1) == 1
}

/// A row stands half a key to the right of the one above it.
fn are_above(a: Option<char>, b: Option<char>) -> bool {
    let (Some(a), Some(b)) = (a.and_then(key), b.and_then(key)) else { return false };
    let (upper, lower) = if a.0 < b.0 { (a, b) } else { (b, a) };
    lower.0 == upper.0 + 1 && (upper.1 == lower.1 || upper.1 == lower.1 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(right: &str, wrong: &str, expected: &[Edit]) {
        let letters = |word: &str| word.chars().collect::<Letters>();
        let mut edits = alignment(&letters(right), &letters(wrong));
        edits.reverse();
        assert_eq!(edits.as_slice(), expected, "{right} -> {wrong}");
    }

    #[test]
    fn edits_are_told_as_the_writer_made_them() {
        check("meeting", "metting", &[Edit::Replace(2, 2)]);
        check("police", "polcie", &[Edit::Swap(3, 3)]);
        check("accommodate", "accomodate", &[Edit::Drop(5, 5)]);
        check("until", "untill", &[Edit::Insert(5, 5)]);
        check("the", "the", &[]);
        check("", "a", &[Edit::Insert(0, 0)]);
        check("believe", "beleiv", &[Edit::Swap(3, 3), Edit::Drop(6, 6)]);
    }

    #[test]
    fn keys_know_their_neighbours() {
        assert!(are_beside(Some('a'), Some('s')) && !are_beside(Some('a'), Some('d')));
        assert!(are_above(Some('w'), Some('s')) && are_above(Some('a'), Some('w')) && !are_above(Some('q'), Some('z')));
    }
}
