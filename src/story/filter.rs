//! Which forms may stand in some blocks: a Bloom filter for each leaf of a reading, so that the blocks with a form are found
//! without a look at every block.

use std::sync::Arc;

use smallvec::SmallVec;

use super::blocks::StoryBlock;
use super::index;

/// The size in words of 64 bits. A leaf of 16 news paragraphs has some 150 forms; two bits each let one other form in fifty by.
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

    fn bits(self) -> [usize; 2] {
        let hash = self.0 as usize;
        [hash % (WORDS * 64), (hash >> 13) % (WORDS * 64)]
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
        for bit in keys.flat_map(|key| key.bits()) {
            bits[bit / 64] |= 1 << (bit % 64);
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
        keys.iter().any(|key| key.bits().iter().all(|bit| self.bits[bit / 64] & (1 << (bit % 64)) != 0))
    }
}
