//! What stands over the body of a story: headlines, lines under them, summaries, credits.

use crate::lexicon::Class;
use crate::story::{Reading, StoryBlock};
use crate::text::BlockKind;

/// What stands before the body: headlines, a summary, credits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Head {
    /// So many blocks surely do: they introduce nobody, and need not.
    pub(super) sure: usize,
    /// So many may: they need not. A short line that ends in a full stop is a headline in one desk's copy and the first sentence
    /// of a story in another's.
    pub(super) likely: usize,
}

/// The head of a story; it follows from its first [`LONGEST_HEAD`] blocks.
pub(super) fn head(reading: &Reading) -> Head {
    let blocks = || (0..LONGEST_HEAD).map_while(|number| reading.blocks().get(number));
    let body = blocks().position(|block| has_dateline(block.prose()));
    let body = body.or_else(|| blocks().enumerate().filter(|(_, block)| is_section(block.prose())).last().map(|(number, _)| number + 1));
    let sure = body.unwrap_or_else(|| blocks().take_while(|block| is_line(block)).count());
    let short = || blocks().take(MOST_SHORT).take_while(|block| is_line(block) || is_short(block)).count();
    Head { sure, likely: body.unwrap_or_else(|| sure.max(short())) }
}

/// A headline, and a line under it.
const MOST_SHORT: usize = 2;

/// So many blocks may stand before the body.
pub(in crate::rules) const LONGEST_HEAD: usize = 8;

/// "WASHINGTON (AP) —", "OSLO, Norway -"
fn has_dateline(prose: &str) -> bool {
    let prose = prose.get(..prose.floor_char_boundary(LONGEST_DATELINE + 4)).unwrap_or(prose);
    let dash = ["\u{2014}", "\u{2013}", "--", " - "].iter().filter_map(|dash| prose.find(dash)).min();
    let place = dash.filter(|&dash| dash < LONGEST_DATELINE).and_then(|dash| prose.get(..dash)).unwrap_or_default();
    let town = place.split([' ', ',']).next().unwrap_or_default();
    town.chars().count() > 2 && town.chars().all(|c| c.is_uppercase() || c == '.')
}

/// What stands before its dash is no longer than so many bytes.
const LONGEST_DATELINE: usize = 60;

/// "FULL TEXT."
fn is_section(prose: &str) -> bool {
    const LABELS: &[&str] = &["ABSTRACT", "BODY", "FULL STORY", "FULL TEXT", "STORY", "SUMMARY", "TEXT"];
    LABELS.contains(&prose.trim().trim_end_matches(['.', ':']))
}

/// A headline or a credit.
fn is_line(block: &StoryBlock) -> bool {
    block.block().kind == BlockKind::Heading || block.facts().shape.headline || is_credit(block.prose())
}

/// Whether a block before the body can be a headline: it is short, and does not say on which day something was.
fn is_short(block: &StoryBlock) -> bool {
    let (facts, prose) = (block.facts(), block.prose());
    let is_dated = || facts.tokens.windows(2).any(|pair| pair[0].is(prose, "on") && pair[1].class.contains(Class::DATE));
    prose.trim_end().len() < LONGEST_TITLE && !is_dated()
}

/// "By Ola Berg", "Photo: Ola Berg/Northwire", "Berg (left) and Okafor on Monday"
pub(super) fn is_credit(prose: &str) -> bool {
    const STARTS: &[&str] = &[
        "Photo",
        "PHOTO",
        "(Photo",
        "Image:",
        "Picture:",
        "Credit:",
        "Caption",
        "Getty",
        "AP Photo",
        "Updated",
        "Reporting by",
        "Editing by",
    ];
    const PARTS: &[&str] = &["Getty Images", "AP Photo", "Image:", "Photo:", "(left)", "(right)", "(center)", "(centre)"];
    let first = prose.lines().next().unwrap_or_default();
    let is_byline = ["By ", "BY "].iter().any(|by| first.starts_with(by)) && !first.trim_end().ends_with('.');
    first.len() < LONGEST_CREDIT
        && (is_byline
            || STARTS.iter().any(|start| first.starts_with(start))
            || PARTS.iter().any(|part| first.contains(part))
            || is_note(prose))
}

/// "Berg reported from Oslo."
fn is_note(prose: &str) -> bool {
    ["reported from", "contributed to", "contributed from", "contributed reporting", "is a reporter", "is a columnist"]
        .iter()
        .any(|note| prose.contains(note))
}

/// A headline or a line under it is no longer than so many bytes.
const LONGEST_TITLE: usize = 160;

/// A credit is no longer than so many bytes.
const LONGEST_CREDIT: usize = 160;
