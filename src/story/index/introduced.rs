//! Roles that the story gives to persons without a name: "a striker". Whoever is called "the striker" then may be that person.

use rustc_hash::FxHashMap;

use super::{Index, count, noun_key};
use crate::lexicon::table;
use crate::story::blocks::StoryBlock;
use crate::story::roles;

/// The nouns of the roles that a block gives to persons without a name.
pub(super) fn introduced(block: &StoryBlock) -> impl Iterator<Item = u64> {
    let (prose, facts) = (block.prose(), block.facts());
    let unnamed = facts.phrases.iter().filter(move |phrase| roles::introduces(prose, facts, phrase));
    unnamed.filter_map(move |phrase| facts.tokens.get(phrase.head as usize)).map(move |noun| table::key(noun.text(prose)))
}

impl Index {
    /// Whether the story somewhere gives a role to somebody without a name, by the key of its noun.
    #[must_use]
    pub fn introduces(&self, noun: u64) -> bool {
        self.introduced.contains(noun)
    }

    /// Counts such roles; returns those that come in or go out.
    pub(super) fn replace_introduced(&mut self, by: &FxHashMap<u64, i64>) -> impl Iterator<Item = u64> + use<> {
        let changed = count(&mut self.introduced, by).into_iter().filter(|&(_, before, now)| (before == 0) != (now == 0));
        changed.map(|(noun, ..)| noun_key(noun))
    }
}
