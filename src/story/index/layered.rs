//! A map that the versions of a story share: flat where the first version filled it, persistent for what later ones changed.
//!
//! A story is read whole once and edited a little many times. So what the first reading puts in lies in one flat table that
//! all versions point to, and only what an edit changes goes into a persistent map over it.

use std::hash::BuildHasherDefault;
use std::sync::Arc;

use rpds::HashTrieMapSync;
use rustc_hash::{FxHashMap, FxHasher};

/// A map by keys that are hashes already. A clone costs the same for any size.
#[derive(Clone, Debug)]
pub(super) struct Layered<V> {
    /// What was there when the map was first shared.
    base: Arc<FxHashMap<u64, V>>,
    /// What is otherwise since; nothing in a story that was only read.
    over: Option<Over<V>>,
}

/// What later versions changed.
#[derive(Clone, Debug)]
struct Over<V> {
    /// Another value, or none.
    map: HashTrieMapSync<u64, Option<V>, BuildHasherDefault<FxHasher>>,
    /// Which keys may be among those: a bit for each. Most that are asked about are as they were.
    otherwise: Arc<[u64; WORDS]>,
}

/// The size of the bits in words: a key's upper twelve bits tell its own.
const WORDS: usize = 64;

/// The bit of a key, and its word.
fn bit(key: u64) -> (usize, u64) {
    ((key >> 58) as usize % WORDS, 1 << (key >> 52 & 63))
}

impl<V> Default for Layered<V> {
    fn default() -> Self {
        Self { base: Arc::default(), over: None }
    }
}

impl<V> Over<V> {
    fn nothing() -> Self {
        Self { map: HashTrieMapSync::new_with_hasher_and_ptr_kind(BuildHasherDefault::default()), otherwise: Arc::new([0; WORDS]) }
    }

    fn get(&self, key: u64) -> Option<&Option<V>> {
        let (word, own) = bit(key);
        if self.otherwise[word] & own == 0 { None } else { self.map.get(&key) }
    }

    fn put(&mut self, key: u64, value: Option<V>) {
        let (word, own) = bit(key);
        if self.otherwise[word] & own == 0 {
            Arc::make_mut(&mut self.otherwise)[word] |= own;
        }
        self.map.insert_mut(key, value);
    }
}

impl<V> Layered<V> {
    pub(super) fn get(&self, key: u64) -> Option<&V> {
        let changed = self.over.as_ref().and_then(|over| over.get(key));
        changed.map_or_else(|| self.base.get(&key), Option::as_ref)
    }

    pub(super) fn contains(&self, key: u64) -> bool {
        self.get(key).is_some()
    }

    /// Makes room for more, where they come into the flat table.
    pub(super) fn reserve(&mut self, more: usize) {
        if let Some(base) = self.unshared() {
            base.reserve(more);
        }
    }

    /// Whether nothing was ever put in.
    pub(super) fn is_new(&self) -> bool {
        self.is_flat() && self.base.is_empty()
    }

    pub(super) fn insert(&mut self, key: u64, value: V) {
        match self.unshared() {
            Some(base) => _ = base.insert(key, value),
            None => self.put_over(key, Some(value)),
        }
    }

    fn put_over(&mut self, key: u64, value: Option<V>) {
        self.over.get_or_insert_with(Over::nothing).put(key, value);
    }

    /// Whether nothing lies over the flat table.
    fn is_flat(&self) -> bool {
        self.over.as_ref().is_none_or(|over| over.map.is_empty())
    }

    pub(super) fn remove(&mut self, key: u64) {
        if let Some(base) = self.unshared() {
            base.remove(&key);
        } else if self.base.contains_key(&key) {
            self.put_over(key, None);
        } else if let Some(over) = &mut self.over {
            over.map.remove_mut(&key);
        }
    }

    /// Puts a value in, or takes it out where there is none. Returns whether that is something else than before.
    pub(super) fn set(&mut self, key: u64, value: Option<V>) -> bool
    where
        V: PartialEq,
    {
        if self.get(key) == value.as_ref() {
            return false;
        }
        match value {
            Some(value) => self.insert(key, value),
            None => self.remove(key),
        }
        true
    }

    /// Changes a value, a new one where there is none; takes it out where `change` says that nothing is left.
    pub(super) fn change(&mut self, key: u64, change: impl FnOnce(&mut V) -> bool)
    where
        V: Clone + Default,
    {
        if let Some(base) = self.unshared() {
            if !change(base.entry(key).or_default()) {
                base.remove(&key);
            }
            return;
        }
        let mut value = self.get(key).cloned().unwrap_or_default();
        if change(&mut value) {
            self.insert(key, value);
        } else {
            self.remove(key);
        }
    }

    /// The flat table, while no other version has seen it.
    pub(super) fn unshared(&mut self) -> Option<&mut FxHashMap<u64, V>> {
        if self.is_flat() { Arc::get_mut(&mut self.base) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever is put in, taken out and shared, a map holds what a plain one holds, and an older version what it held.
        #[test]
        fn versions_hold_what_plain_maps_hold(
            steps in prop::collection::vec((0_u64..12, prop::option::of(0_u32..99), any::<bool>(), any::<bool>()), 0..60)
        ) {
            let (mut layered, mut plain) = (Layered::default(), FxHashMap::default());
            let mut versions = Vec::new();
            for (key, value, in_place, shared) in steps {
                let before = plain.get(&key).copied();
                if in_place {
                    layered.change(key, |changed| {
                        *changed = value.unwrap_or(*changed);
                        value.is_some()
                    });
                } else {
                    prop_assert_eq!(layered.set(key, value), before != value);
                }
                match value {
                    Some(value) => plain.insert(key, value),
                    None => plain.remove(&key),
                };
                if shared {
                    versions.push((layered.clone(), plain.clone()));
                }
            }
            versions.push((layered, plain));
            for (layered, plain) in versions {
                for key in 0..12 {
                    prop_assert_eq!(layered.get(key), plain.get(&key));
                    prop_assert_eq!(layered.contains(key), plain.contains_key(&key));
                }
            }
        }
    }
}
