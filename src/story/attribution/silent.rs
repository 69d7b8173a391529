//! Blocks that have no quote and lead to none, of which nothing needs to be known but that they stand there.

use super::over::is_short_as_a_beat;
use crate::facts::{Sentence, Token, TokenKind};
use crate::story::blocks::StoryBlock;
use crate::story::carry::Speech;
use crate::text::BlockKind;

/// Whether a block without quotes settles none of those that wait, and says in its last sentence neither who speaks nor that somebody will.
pub(super) fn is_silent(block: &StoryBlock, speech: &Speech) -> bool {
    let (prose, facts) = (block.prose(), block.facts());
    let (Some(last), Some(end)) = (facts.sentences.last(), facts.tokens.last()) else { return false };
    speech.pending.is_empty()
        && !facts.shape.interview
        && !is_short_as_a_beat(facts)
        && end.text(prose) != ":"
        && is_apart(prose, &facts.tokens, &facts.sentences)
        && facts.cues.iter().all(|cue| cue.last <= last.first)
}

/// Whether a full stop parts the last sentence from those before, so that no phrase goes over from one to the other.
fn is_apart(prose: &str, tokens: &[Token], sentences: &[Sentence]) -> bool {
    let stops = |token: &Token| token.kind == TokenKind::Punctuation && token.text(prose).starts_with(['.', '?', '!']);
    match sentences {
        [.., before, last] => {
            let end = (last.first as usize).checked_sub(1).and_then(|end| tokens.get(end));
            before.last == last.first && last.last as usize == tokens.len() && end.is_some_and(stops)
        }
        [only] => only.first == 0,
        [] => false,
    }
}

/// Says of such a block what the next one needs.
pub(super) fn pass_over(block: &StoryBlock, speech: &mut Speech) {
    speech.lead = None;
    speech.partner = None;
    if block.block().kind == BlockKind::Heading {
        speech.last_speech = None;
    } else if let Some(last) = &mut speech.last_speech {
        last.ends_paragraph = false;
    }
}
