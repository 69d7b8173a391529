//! What the comments of the markup say of the blocks that they stand in or before.

use std::sync::Arc;

use super::blocks::StoryBlock;
use super::carry::Carry;
use crate::text::note::notes;

/// A comment that is meant for copydesk, seen from a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// How many blocks back the block lies that it speaks of.
    pub back: u32,
    /// What it says: "ignore typo".
    pub text: Arc<str>,
    /// Whether it stands alone and waits for the block that it speaks of.
    waits: bool,
}

impl Note {
    /// The notes as the next block sees them.
    pub(super) fn from_next(notes: &mut Vec<Self>) {
        notes.retain(|note| note.back < Carry::MOST_BACK);
        for note in notes {
            note.back += 1;
        }
    }
}

/// Takes the notes of a block in. Those that stand in a block without prose are for the next one that has some.
pub(super) fn take(block: &StoryBlock, taken: &mut Vec<Note>) {
    let waits = block.prose().is_empty();
    if !waits {
        for note in taken.iter_mut().filter(|note| note.waits) {
            (note.back, note.waits) = (0, false);
        }
    }
    taken.extend(notes(block.block()).into_iter().map(|text| Note { back: 0, text: text.into(), waits }));
}
