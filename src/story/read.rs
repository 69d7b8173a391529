//! Reading one block: a pure function of its facts, what the block before handed on, and the story's index.
//!
//! [`super::Reading`] folds it over the blocks and keeps a block's reading while these three stay the same for it. Where only
//! some of what was handed on differs, [`read_again`] does only what that may change.

use std::sync::Arc;

use super::attribution;
use super::blocks::StoryBlock;
use super::bodies::Body;
use super::carry::{Carry, Focus};
use super::index::Index;
use super::mentions::{self, Mention, Seen};
use super::notes::{self, Note};
use super::reading::{BlockReading, Entry};

/// Reads a block. Returns what it says and what it hands on.
#[must_use]
pub fn read_block(block: &StoryBlock, handed: &Carry, index: &Index) -> (BlockReading, Carry) {
    let notes = noted(block, handed);
    if block.prose().is_empty() {
        return (BlockReading::default(), pass_over(handed, notes));
    }
    let (mentions, seen) = mentions::mentions(block.prose(), block.facts(), index, handed);
    read_speech(block, mentions, handed, seen, notes)
}

/// Reads a block again that was read as `before` when `handed_before` was handed to it; where it is touched, the index says something
/// else of its names than then. Returns the same as [`read_block`]; `None` instead of a reading that is what it was.
pub(super) fn read_again(
    block: &StoryBlock,
    handed: &Carry,
    index: &Index,
    handed_before: &Carry,
    before: &Entry,
    is_touched: bool,
) -> (Option<BlockReading>, Carry) {
    let notes = noted(block, handed);
    if block.prose().is_empty() {
        return (None, pass_over(handed, notes));
    }
    let (mentions, seen) = if is_touched || !handed.shows_the_same(handed_before) {
        let (mentions, seen) = mentions::mentions(block.prose(), block.facts(), index, handed);
        (Some(mentions).filter(|mentions| *mentions != before.reading().mentions), seen)
    } else {
        (None, Seen { people: before.carry().focus.clone(), bodies: before.carry().bodies.clone() })
    };
    if mentions.is_none() && notes == before.reading().notes {
        let passed_on = match handed.speech == handed_before.speech {
            true => Some(before.carry().speech.clone()),
            false => attribution::pass_on(block, &handed.speech, &handed_before.speech, &before.carry().speech).map(Arc::new),
        };
        if let Some(speech) = passed_on {
            return (None, Carry { speech, focus: seen.people, bodies: seen.bodies, notes });
        }
    }
    let mentions = mentions.unwrap_or_else(|| before.reading().mentions.clone());
    let (reading, carry) = read_speech(block, mentions, handed, seen, notes);
    ((reading != **before.reading()).then_some(reading), carry)
}

fn read_speech(block: &StoryBlock, mentions: Vec<Mention>, handed: &Carry, seen: Seen, notes: Vec<Note>) -> (BlockReading, Carry) {
    let mut speech = handed.speech.from_next();
    let (quotes, problems) = attribution::attribute(block, &mentions, &mut speech);
    let reading = BlockReading { mentions, quotes, problems, notes: notes.clone() };
    (reading, Carry { speech: Arc::new(speech), focus: seen.people, bodies: seen.bodies, notes })
}

/// What comments say that the block sees.
fn noted(block: &StoryBlock, handed: &Carry) -> Vec<Note> {
    let mut notes = handed.notes.clone();
    Note::from_next(&mut notes);
    notes::take(block, &mut notes);
    notes
}

/// What a block without prose hands on.
fn pass_over(handed: &Carry, notes: Vec<Note>) -> Carry {
    Carry {
        speech: Arc::new(handed.speech.from_next()),
        focus: handed.focus.iter().filter_map(Focus::from_next).collect(),
        bodies: handed.bodies.iter().filter_map(Body::from_next).collect(),
        notes,
    }
}

/// Settles what the last block left open.
#[must_use]
pub fn finish(handed: &Carry) -> BlockReading {
    let (quotes, problems) = attribution::give_up(&handed.speech);
    let mut notes = handed.notes.clone();
    Note::from_next(&mut notes);
    BlockReading { quotes, problems, notes, ..BlockReading::default() }
}
