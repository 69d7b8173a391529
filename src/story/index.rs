//! The story-wide index of surface forms: which name each form stands for, and what kind of entity it is.
//!
//! It is a sum over blocks: a block's names are added, and taken away again when the block goes. What it says of a form
//! depends on the sum alone, not on the order, so that an edited story's index equals that of a fresh one.

use std::sync::Arc;

use rpds::HashTrieMapSync;
use rustc_hash::FxHashSet;

use super::blocks::StoryBlock;
use crate::facts::{EntityType, Gender};

/// What the story as a whole says of one form.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// The canonical name of the entity that the form stands for.
    pub canonical: Arc<str>,
    /// Its type, by all its mentions.
    pub entity_type: EntityType,
    /// Its gender, where names or titles give it.
    pub gender: Option<Gender>,
    /// Whether several persons share the form, so that it stands for none of them by itself.
    pub ambiguous: bool,
}

/// The index.
#[derive(Clone, Debug, Default)]
pub struct Index {
    // SKELETON: counts of forms.
    forms: HashTrieMapSync<Arc<str>, u32>,
    unknown: HashTrieMapSync<Arc<str>, u32>,
}

/// The forms of which an index says something else than before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Changed {
    forms: FxHashSet<Arc<str>>,
}

impl Changed {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// The forms, in no order.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        self.forms.iter().map(AsRef::as_ref)
    }

    /// Whether a block has such a form, so that its reading must be made anew.
    #[must_use]
    pub fn touches(&self, block: &StoryBlock) -> bool {
        !self.is_empty() && forms(block).any(|form| self.forms.contains(form))
    }
}

impl Index {
    /// Takes the forms of some blocks away (which were added before) and adds those of others. Returns the forms of which
    /// the index says something else now.
    pub fn replace<'a>(
        &mut self,
        removed: impl IntoIterator<Item = &'a StoryBlock>,
        added: impl IntoIterator<Item = &'a StoryBlock>,
    ) -> Changed {
        let before = self.clone();
        let mut touched: FxHashSet<&str> = FxHashSet::default();
        for block in removed {
            names(block).for_each(|form| count(&mut self.forms, form, -1));
            unknown(block).for_each(|form| count(&mut self.unknown, form, -1));
            touched.extend(forms(block));
        }
        for block in added {
            names(block).for_each(|form| count(&mut self.forms, form, 1));
            unknown(block).for_each(|form| count(&mut self.unknown, form, 1));
            touched.extend(forms(block));
        }
        let differs = |form: &str| before.view(form) != self.view(form) || before.is_repeated(form) != self.is_repeated(form);
        Changed { forms: touched.into_iter().filter(|form| differs(form)).map(Arc::from).collect() }
    }

    /// What the story says of a form; `None` where it is no name. A block's reading and its findings may ask only about forms
    /// of that block and about what was handed on to it.
    #[must_use]
    pub fn view(&self, form: &str) -> Option<View> {
        let (canonical, _) = self.forms.get_key_value(form)?;
        Some(View { canonical: canonical.clone(), entity_type: EntityType::Person, gender: None, ambiguous: false })
    }

    /// Whether a word that the tables do not know stands three times or more in the story, so that it is meant.
    #[must_use]
    pub fn is_repeated(&self, word: &str) -> bool {
        self.unknown.get(word).is_some_and(|&count| count >= 3)
    }
}

fn names(block: &StoryBlock) -> impl Iterator<Item = &str> {
    block.facts().names.iter().map(|name| name.span.of(block.prose()))
}

fn unknown(block: &StoryBlock) -> impl Iterator<Item = &str> {
    block.facts().unknown.iter().map(|word| word.span.of(block.prose()))
}

/// The forms of a block: all that its reading and its findings may ask the index about.
pub fn forms(block: &StoryBlock) -> impl Iterator<Item = &str> {
    names(block).chain(unknown(block))
}

fn count(counts: &mut HashTrieMapSync<Arc<str>, u32>, form: &str, by: i64) {
    let now = i64::from(counts.get(form).copied().unwrap_or(0)) + by;
    match u32::try_from(now) {
        Ok(now) if now > 0 => counts.insert_mut(form.into(), now),
        _ => {
            counts.remove_mut(form);
        }
    }
}
