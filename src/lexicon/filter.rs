//! Sets of words in the program's own bytes: no word of a set is ever missed, one in 65,536 of all others passes, and nothing is loaded.
//!
//! Binary fuse filters (T. M. Graf and D. Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor Filters", 2022): three slots of two
//! bytes make a word's fingerprint together, and a word costs some 18 bits. `tests/spell_tables.rs` makes them.

use xorf::{BinaryFuse16, BinaryFuse16Ref, DmaSerializable, Filter, FilterRef};

/// A filter's bytes, which begin where a slot can be read: on an even address.
#[repr(C, align(2))]
pub(super) struct Bytes<T: ?Sized>(pub(super) T);

// The slots are read where they lie, in the order of the machine's own bytes.
const _: () = assert!(cfg!(target_endian = "little"), "the filters in data/spell are little-endian");

/// A filter over its bytes. This reads a few numbers at their beginning, no more.
pub(super) fn over(bytes: &'static Bytes<[u8]>) -> BinaryFuse16Ref<'static> {
    let (layout, slots) = bytes.0.split_at(BinaryFuse16::DESCRIPTOR_LEN);
    BinaryFuse16Ref::from_dma(layout, slots)
}

/// Whether the word with this [`super::hash::hash`] is in the set.
#[inline]
pub(super) fn has(filter: &BinaryFuse16Ref<'static>, hash: u64) -> bool {
    filter.contains(&hash)
}

/// The bytes of a filter that has the words with these hashes; `None` where there is no such filter, which is a matter of luck.
#[must_use]
pub fn build(hashes: &[u64]) -> Option<Vec<u8>> {
    let mut hashes = hashes.to_vec();
    hashes.sort_unstable();
    hashes.dedup();
    let filter = BinaryFuse16::try_from(&hashes).ok()?;
    let mut bytes = vec![0; BinaryFuse16::DESCRIPTOR_LEN];
    filter.dma_copy_descriptor_to(&mut bytes);
    bytes.extend(filter.fingerprints.iter().flat_map(|slot| slot.to_le_bytes()));
    Some(bytes)
}
