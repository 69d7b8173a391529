//! The story-wide index of surface forms: which name each form stands for, and what kind of entity it is.
//!
//! It is a sum over blocks: a block's names are added, and taken away again when the block goes. What it says of a form
//! depends on the sum alone, not on the order, so that an edited story's index equals that of a fresh one. [`sum`] holds what
//! is added up, [`conclude`] draws conclusions
//! from it, which are kept: [`Index::view`].

mod beside;
mod bodies;
mod conclude;
mod introduced;
mod layered;
mod namesakes;
mod signs;
mod sum;
mod variants;
mod written;

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::blocks::StoryBlock;
use super::roles::kin;
use crate::facts::name::party::members_beside;
use crate::facts::phrase::PhraseKind;
use crate::facts::{EntityType, Gender};
use crate::lexicon::table;
use layered::Layered;
use sum::{Entry, Sums};

/// What the story as a whole says of one form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// The canonical name of the entity that the form stands for.
    pub canonical: Arc<str>,
    /// Its type, by all its mentions.
    pub entity_type: EntityType,
    /// Its gender, where names or titles give it.
    pub gender: Option<Gender>,
    /// The age that the story states, in years.
    pub age: Option<u8>,
    /// Whether the story states a role, as of a person.
    pub has_role: bool,
    /// How often the story names the entity, as a power of two: 0 for once, 1 for two or three times, at most 4.
    pub prominence: u8,
    /// Whether several persons share the form, so that it stands for none of them by itself.
    pub ambiguous: bool,
    /// Those who share it, by their canonical names, sorted, with their gender; empty where it is not ambiguous, or where they are
    /// a crowd.
    pub sharers: Vec<(Arc<str>, Option<Gender>)>,
    /// The number of the one among them whom the story names far more often by the full name than any other.
    pub leading: Option<usize>,
}

/// Somebody or something that a noun may stand for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Described {
    /// The canonical name.
    pub canonical: Arc<str>,
    /// A person for a role, an organisation for a noun in its name.
    pub entity_type: EntityType,
    /// The roles that the copy gives, or the organisation's name.
    pub roles: Vec<Arc<str>>,
}

/// Forms with counts, sorted.
type Holders = SmallVec<[(u64, u32); 2]>;

/// How the story mostly spells a name that a form spells otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Variant {
    /// The word of the form that is spelt otherwise, by its [`table::key`].
    pub word: u64,
    /// The other spelling.
    pub right: Arc<str>,
    /// How often the story has it.
    pub times: u32,
    /// Who is meant, by the canonical name, where it is clear.
    pub meant: Option<Arc<str>>,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// What all blocks together say of each form.
    forms: Layered<Arc<Entry>>,
    /// From a part of a name (tagged, see [`sum::Part`]) to the forms that have it, sorted, with the number of blocks' mentions.
    parts: Layered<Holders>,
    /// How often a word that the tables do not know stands in the story.
    unknown: Layered<u32>,
    /// How often each word stands in the story.
    vocabulary: Layered<u32>,
    /// How many unknown words each word is near to.
    wanted: Layered<u32>,
    /// How often the story gives a role to somebody without a name: "a striker".
    introduced: Layered<u32>,
    /// What follows from the sums for each form that is a name; kept, because every mention of it asks.
    views: Layered<Arc<View>>,
    /// Whom each noun may stand for, where it may stand for somebody.
    nouns: Layered<Arc<[Described]>>,
    /// The forms that spell a name otherwise than the story mostly does.
    variants: Layered<Arc<Variant>>,
}

/// The forms of which an index says something else than before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changed {
    keys: FxHashSet<u64>,
}

impl Changed {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The keys of the forms (see [`keys`]), in no order.
    pub fn keys(&self) -> impl Iterator<Item = u64> {
        self.keys.iter().copied()
    }

    /// Whether a block has such a form, so that its reading must be made anew.
    #[must_use]
    pub fn touches(&self, block: &StoryBlock) -> bool {
        !self.is_empty() && keys(block).any(|key| self.keys.contains(&key))
    }
}

/// The keys of all that the reading of a block and its findings may ask the index about.
pub fn keys(block: &StoryBlock) -> impl Iterator<Item = u64> {
    let facts = block.facts();
    let names = facts.names.iter().map(|name| name.form.whole);
    // A word that no table has is looked up as a name, too.
    let words = facts.unknown.iter().map(|word| table::key(word.span.of(block.prose()))).flat_map(|key| [key, !key]);
    let described = facts.phrases.iter().filter(|phrase| matches!(phrase.kind, PhraseKind::Role | PhraseKind::Organisation));
    let nouns = described.filter_map(|phrase| facts.tokens.get(phrase.head as usize)).map(|noun| noun.any_key(block.prose()));
    let nouns = nouns.flat_map(|noun| [noun].into_iter().chain(kin::kin(noun).iter().copied()).chain(kin::beside(noun).iter().copied()));
    // Whether somebody is "the Democrat" hangs on who is a Republican.
    let nouns = nouns.flat_map(|noun| std::iter::once(noun).chain(members_beside(noun)));
    names.chain(words).chain(near_unknown(block)).chain(nouns.map(noun_key))
}

/// The key of a noun that a role or an organisation is meant by.
fn noun_key(noun: u64) -> u64 {
    noun.rotate_left(32)
}

/// The key of a word that the tables do not know.
fn word_key(word: &str) -> u64 {
    !table::key(word)
}

/// The words near those that the tables do not know, as ones that the story may have.
fn near_unknown(block: &StoryBlock) -> impl Iterator<Item = u64> {
    block.facts().unknown.iter().flat_map(|word| word.near.iter().map(|&near| vocabulary_key(near)))
}

/// The words of a block as ones that the story has, in order.
fn vocabulary(block: &StoryBlock) -> impl Iterator<Item = u64> {
    block.facts().tokens.iter().filter(|token| token.is_word()).map(|token| vocabulary_key(token.key))
}

/// The key of a word as one that the story has.
fn vocabulary_key(word: u64) -> u64 {
    word.rotate_left(16)
}

impl Index {
    /// How often an unknown word stands in a story that is counted no further.
    const REPEATED: u32 = 3;

    /// The index of some blocks, read for the first time: whatever they say is new to everybody.
    #[must_use]
    pub fn of(blocks: &[&Arc<StoryBlock>]) -> Self {
        let (mut index, mut sums) = (Self::default(), Sums::default());
        // About every other word is there again.
        index.vocabulary.reserve(blocks.iter().map(|block| block.facts().tokens.len()).sum::<usize>() / 2);
        sums.forms.reserve(blocks.iter().map(|block| block.facts().names.len()).sum::<usize>() / 2);
        for block in blocks {
            sums.add(block, 1);
            if let Some(counts) = index.vocabulary.unshared() {
                vocabulary(block).for_each(|word| *counts.entry(word).or_default() += 1);
            }
        }
        for (counts, by) in
            [(&mut index.unknown, &sums.unknown), (&mut index.introduced, &sums.introduced), (&mut index.wanted, &sums.wanted)]
        {
            count(counts, by);
        }
        let keys: Vec<u64> = sums.forms.keys().copied().collect();
        index.forms.reserve(keys.len());
        index.parts.reserve(keys.len() * 2);
        index.views.reserve(keys.len());
        sums.into_forms().for_each(|delta| index.apply(&delta));
        let mut nouns: FxHashSet<u64> = FxHashSet::default();
        for &form in &keys {
            index.update_variant(form);
            index.update_view(form);
            index.meaning_nouns(form, &mut nouns);
        }
        // The order does not matter: each is looked at by itself.
        #[allow(clippy::iter_over_hash_type)]
        for noun in nouns {
            index.update_noun(noun);
        }
        index
    }

    /// Whether it has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vocabulary.is_new()
    }

    /// Takes the forms of some blocks away (which were added before) and adds those of others. Returns the forms of which
    /// the index says something else now.
    pub fn replace<'a>(
        &mut self,
        removed: impl IntoIterator<Item = &'a StoryBlock>,
        added: impl IntoIterator<Item = &'a StoryBlock>,
    ) -> Changed {
        let (mut sums, mut gone, mut come) = (Sums::default(), Vec::new(), Vec::new());
        for block in removed {
            sums.add(block, -1);
            gone.extend(vocabulary(block));
        }
        for block in added {
            sums.add(block, 1);
            come.extend(vocabulary(block));
        }
        let mut words = self.replace_words(&sums.unknown);
        words.extend(self.replace_introduced(&sums.introduced));
        count(&mut self.wanted, &sums.wanted);
        words.extend(self.replace_vocabulary(&gone, &come));
        sums.drop_balanced();
        if sums.forms.is_empty() {
            return Changed { keys: words };
        }
        let before = self.clone();
        let keys = sums.keys();
        sums.into_forms().for_each(|delta| self.apply(&delta));
        let (mut reached, mut alike): (FxHashSet<u64>, FxHashSet<u64>) = Default::default();
        before.reach(self, &keys, &mut reached);
        self.reach(&before, &keys, &mut reached);
        self.reach_alike(&before, &keys, &mut alike);
        alike.retain(|&form| self.update_variant(form));
        reached.retain(|&form| self.update_view(form));
        // What is said of nouns rests on the sums of forms and on what is said of them.
        let mut nouns: FxHashSet<u64> = FxHashSet::default();
        // The order does not matter: both only add to a set.
        #[allow(clippy::iter_over_hash_type)]
        for &form in keys.iter().chain(&reached) {
            before.nouns(form, &mut nouns);
            self.nouns(form, &mut nouns);
        }
        nouns.retain(|&noun| self.update_noun(noun));
        reached.extend(words);
        reached.extend(alike);
        reached.extend(nouns.into_iter().map(noun_key));
        Changed { keys: reached }
    }

    /// What the story says of a form; `None` where it is no name. A block's reading and its findings may ask only about forms
    /// of that block and about what was handed on to it.
    #[must_use]
    pub fn view(&self, form: &str) -> Option<&View> {
        self.view_of(table::key(form))
    }

    /// What the story says of a form, by its key ([`crate::facts::name::Form::whole`]).
    #[must_use]
    pub fn view_of(&self, form: u64) -> Option<&View> {
        self.views.get(form).map(AsRef::as_ref)
    }

    /// The forms of the names of several words that end in a surname, by their keys.
    pub fn full_names(&self, surname: u64) -> impl Iterator<Item = u64> {
        self.all_holders(sum::Part::Last(surname)).iter().map(|&(form, _)| form)
    }

    /// Whom a noun may stand for, by its key: the persons whose role turns on it, the organisations whose name starts or ends with it.
    #[must_use]
    pub fn described(&self, noun: u64) -> &[Described] {
        self.nouns.get(noun).map_or(&[], AsRef::as_ref)
    }

    /// How the story mostly spells the name that a form, by its key, spells otherwise.
    #[must_use]
    pub fn variant_of(&self, form: u64) -> Option<&Variant> {
        self.variants.get(form).map(AsRef::as_ref)
    }

    /// Concludes anew how the name that a form stands for is mostly spelt. Returns whether that is something else than before.
    fn update_variant(&mut self, form: u64) -> bool {
        let variant = self.conclude_variant(form);
        self.variants.set(form, variant.map(Arc::new))
    }

    /// Concludes anew what is said of a form. Returns whether that is something else than before.
    fn update_view(&mut self, form: u64) -> bool {
        let view = self.conclude(form);
        self.views.set(form, view.map(Arc::new))
    }

    /// The same for a noun.
    fn update_noun(&mut self, noun: u64) -> bool {
        let described = self.conclude_noun(noun);
        self.nouns.set(noun, Some(described).filter(|described| !described.is_empty()).map(Arc::from))
    }

    /// How often a word that the tables do not know stands in the story; three stands for any more.
    #[must_use]
    pub fn times(&self, word: &str) -> u32 {
        self.unknown.get(word_key(word)).map_or(0, |&count| count.min(Self::REPEATED))
    }

    /// Whether the story has a word anywhere, in any case, by what it is looked up by (see [`table::key`]). A block's findings may ask
    /// only about the words near one that the tables do not know (see [`crate::facts::UnknownWord::near`]).
    #[must_use]
    pub fn has_word(&self, word: u64) -> bool {
        self.vocabulary.contains(vocabulary_key(word))
    }

    /// Counts unknown words; returns those that are repeated now and were not, or the reverse.
    fn replace_words(&mut self, words: &FxHashMap<u64, i64>) -> FxHashSet<u64> {
        let of_note = |count: u32| count.clamp(1, Self::REPEATED);
        count(&mut self.unknown, words)
            .into_iter()
            .filter(|&(_, before, now)| of_note(before) != of_note(now))
            .map(|(word, ..)| word)
            .collect()
    }

    /// Counts all words; returns those that came or went and that a block may ask about.
    fn replace_vocabulary(&mut self, gone: &[u64], come: &[u64]) -> FxHashSet<u64> {
        let (gone, come) = differing(gone, come);
        let mut by: FxHashMap<u64, i64> = FxHashMap::default();
        gone.iter().for_each(|&word| *by.entry(word).or_default() -= 1);
        come.iter().for_each(|&word| *by.entry(word).or_default() += 1);
        let changed = count(&mut self.vocabulary, &by).into_iter().filter(|&(_, before, now)| (before == 0) != (now == 0));
        changed.map(|(word, ..)| word).filter(|word| self.wanted.contains(*word)).collect()
    }
}

/// What two lists have between a common beginning and a common end.
fn differing<'a>(one: &'a [u64], other: &'a [u64]) -> (&'a [u64], &'a [u64]) {
    let start = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    (one.get(..one.len() - end).unwrap_or_default(), other.get(..other.len() - end).unwrap_or_default())
}

/// Adds to counts; returns each that is another now, with what it was and what it is.
fn count(counts: &mut Layered<u32>, by: &FxHashMap<u64, i64>) -> Vec<(u64, u32, u32)> {
    by.iter()
        .filter(|&(_, &by)| by != 0)
        .map(|(&key, &by)| {
            let before = counts.get(key).copied().unwrap_or(0);
            let now = u32::try_from(i64::from(before) + by).unwrap_or(0);
            if now == 0 {
                counts.remove(key);
            } else {
                counts.insert(key, now);
            }
            (key, before, now)
        })
        .collect()
}

#[cfg(test)]
mod tests;
