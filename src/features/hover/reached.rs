//! How an attribution was reached, in plain words.

use super::one_line;
use crate::facts::Facts;
use crate::lexicon::Class;
use crate::story::{Attribution, How, Mention, MentionKind, Place, Story};

/// Tells in sentences how the speaker of a quote was found: where the words name one, whom that means, and whether all this is sure.
pub(in super::super) fn how(story: &Story, block: usize, attribution: &Attribution) -> Vec<String> {
    let words = |place: Place| {
        let range = story.place(block, place);
        one_line(&story.text().get_byte_slice(range.start..range.end).map(|slice| slice.to_string()).unwrap_or_default())
    };
    let by = match attribution.cue {
        Some(cue) => format!("“{}” with “{}”", words(attribution.mention), words(cue)),
        None => format!("“{}”", words(attribution.mention)),
    };
    let place = match attribution.how {
        How::Cue => "Named in the same sentence",
        How::AccordingTo => "Named as the source",
        How::Label => "Named as a label beside the words",
        How::Continued => "Continues the quote before",
        How::OpenParagraph => "Continues the quote that the paragraph before left open",
        How::SentenceBefore => "Named in the sentence before",
        How::After => "Named behind the quote",
        How::Headline => "A headline's words, which are said in the story",
        How::Carried => "Not named here, and carried over from the paragraph before",
    };
    let mut sentences = vec![format!("{place}: {by}.")];
    let at = block.saturating_sub(attribution.mention.back as usize);
    let mention = mention(story, block, attribution);
    if let Some(mention) = mention.filter(|mention| !matches!(mention.kind, MentionKind::Name(_))) {
        sentences.extend(meant(story, at, mention));
    }
    if !attribution.is_sure() {
        let rival = mention.and_then(|mention| mention.rival.as_ref());
        sentences.push(match rival {
            Some(rival) => format!("This is only likely: {} may be meant as well.", rival.name()),
            None => "This is only likely.".to_owned(),
        });
    }
    sentences
}

/// The mention that an attribution, seen from a block, turns on.
pub(in super::super) fn mention<'a>(story: &'a Story, block: usize, attribution: &Attribution) -> Option<&'a Mention> {
    let place = attribution.mention;
    let reading = story.reading().get(block.checked_sub(place.back as usize)?)?;
    reading.mentions.iter().rfind(|mention| place.span.contains(mention.span))
}

/// "“he” is Tillerson, subject of the sentence before."
fn meant(story: &Story, block: usize, mention: &Mention) -> Option<String> {
    let words = one_line(mention.span.of(story.blocks().get(block)?.prose()));
    let name = mention.referent.name();
    if words.eq_ignore_ascii_case(name) {
        return None;
    }
    let place = last_mention(story, block, mention).map(|place| format!(", {place}")).unwrap_or_default();
    Some(format!("“{words}” is {name}{place}."))
}

/// Where somebody was mentioned last before, as a reader would say it.
fn last_mention(story: &Story, block: usize, mention: &Mention) -> Option<String> {
    let same = |other: &&Mention| other.referent == mention.referent;
    let facts = story.blocks().get(block)?.facts();
    let here = &story.reading().get(block)?.mentions;
    if let Some(before) = here.iter().rev().filter(|other| other.span.end <= mention.span.start).find(same) {
        let sentence = |mention: &Mention| facts.sentences.iter().position(|sentence| sentence.span.contains(mention.span));
        let subject = if is_subject(facts, before) { "subject of" } else { "last mentioned in" };
        return Some(match sentence(mention)? - sentence(before)? {
            0 => "mentioned before in the sentence".to_owned(),
            1 => format!("{subject} the sentence before"),
            _ => "last mentioned in this paragraph".to_owned(),
        });
    }
    let before = (0..block)
        .rev()
        .take(FAR)
        .find(|&before| story.reading().get(before).is_some_and(|reading| reading.mentions.iter().any(|other| same(&other))))?;
    Some(match block - before {
        1 => "last mentioned in the paragraph before".to_owned(),
        far => format!("last mentioned {far} paragraphs before"),
    })
}

/// So many blocks are looked through for the last mention.
const FAR: usize = 16;

/// Whether a verb follows.
fn is_subject(facts: &Facts, mention: &Mention) -> bool {
    let next = facts.tokens.partition_point(|token| token.span.start < mention.span.end);
    facts.tokens.get(next).is_some_and(|token| token.class.intersects(Class::SAYING | Class::VERB | Class::AUXILIARY))
}
