//! Which forms may stand in some blocks: a Bloom filter for each leaf of a reading, so that the blocks with a form are found
//! without a look at every block.

use std::sync::Arc;

use smallvec::SmallVec;

use super::blocks::StoryBlock;
use super::index;

/// The size in words of 64 bits. A leaf of 16 news paragraphs has some 150 forms; two bits each, in one word, let one other form in thirty by.
const WORDS: usize = 32;

/// The forms of some blocks.
#[derive(Clone, Debug)]
pub struct Filter {
    bits: Arc<[u64; WORDS]>,
}

/// The hash of a form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct Key(u32);

impl Key {
    /// Of one form, by its key in the index.
    pub(super) fn of(form: u64) -> Self {
        #[allow(clippy::cast_possible_truncation)]
        Self((form ^ (form >> 32)) as u32)
    }

    /// Of all forms of a block.
    pub(super) fn of_block(block: &StoryBlock) -> Arc<[Self]> {
        let keys: SmallVec<[Self; 48]> = index::keys(block).map(Self::of).collect();
        keys.as_slice().into()
    }

    /// A word of the filter, and two bits of it.
    fn bits(self) -> (usize, u64) {
        let hash = self.0 as usize;
        (hash % WORDS, (1 << ((hash >> 8) % 64)) | (1 << ((hash >> 16) % 64)))
    }
}

impl Filter {
    /// The filter that lets some forms through, by their keys in the index.
    pub fn of_forms(forms: impl Iterator<Item = u64>) -> Self {
        Self::of(forms.map(Key::of))
    }

    /// The filter that lets these keys through.
    pub(super) fn of(keys: impl Iterator<Item = Key>) -> Self {
        let mut bits = [0; WORDS];
        for (word, own) in keys.map(Key::bits) {
            bits[word] |= own;
        }
        Self { bits: Arc::new(bits) }
    }

    /// Whether a form may be among those that the filter is of.
    #[must_use]
    pub fn may_have(&self, form: u64) -> bool {
        self.lets_through(&[Key::of(form)])
    }

    /// Whether one of the keys may be among those that the filter is of.
    pub(super) fn lets_through(&self, keys: &[Key]) -> bool {
        keys.iter().map(|key| key.bits()).any(|(word, own)| self.bits[word] & own == own)
    }
}
