//! What stands at an offset: the mention, the quote.

use crate::story::{Mention, Quote, Story};

/// The mention that an offset (bytes) touches, with the number of its block. Of two that meet there, the one behind it.
#[must_use]
pub(super) fn mention(story: &Story, offset: usize) -> Option<(usize, &Mention)> {
    let block = story.blocks().at(offset)?;
    let mentions = story.reading().get(block)?.mentions.iter().map(|mention| (story.range(block, mention.span), mention));
    let touched = mentions.filter(|(range, _)| range.touches(offset));
    touched.max_by_key(|(range, _)| (offset < range.end, range.start)).map(|(_, mention)| (block, mention))
}

/// The innermost speech whose marks hold an offset (bytes), with the number of the block that settles it.
#[must_use]
pub(super) fn quote(story: &Story, offset: usize) -> Option<(usize, &Quote)> {
    let here = story.blocks().at(offset)?;
    let here = story.reading().each_quote().filter(|(block, quote)| block - quote.place.back as usize == here && quote.is_speech());
    let around = here.map(|(block, quote)| (story.place(block, quote.place), block, quote)).filter(|(range, ..)| range.touches(offset));
    around.min_by_key(|(range, ..)| range.end - range.start).map(|(_, block, quote)| (block, quote))
}
