//! Properties that hold for any text and any edits: incremental equals from scratch, places lie where they should, versions
//! never change, nothing panics.
//!
//! The seed is fixed, so a failure comes back; proptest prints the shortest script of edits that still fails.

// The helpers of tests may fail as tests do.
#![allow(clippy::unwrap_used)]

use std::ops::Range as Bytes;
use std::sync::Arc;

use copydesk::rules::{RULES, Report, RuleSet, WordList, check};
use copydesk::story::Story;
use copydesk::text::block::{LOOK, MOST};
use copydesk::text::position::{Encoding, offset_at, position_of};
use copydesk::text::{Markup, Range};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed};

const SEEDS: &[(&str, Markup)] = &[
    (include_str!("seeds/council.txt"), Markup::Plain),
    (include_str!("seeds/embassy.txt"), Markup::Plain),
    (include_str!("seeds/match.txt"), Markup::Plain),
    (include_str!("seeds/court.txt"), Markup::Plain),
    (include_str!("seeds/dialogue.txt"), Markup::Plain),
    (include_str!("seeds/wrapped.txt"), Markup::Plain),
    (include_str!("seeds/monster.txt"), Markup::Plain),
    (include_str!("seeds/names.txt"), Markup::Plain),
    (include_str!("seeds/feature.md"), Markup::Markdown),
    (include_str!("seeds/minutes.md"), Markup::Markdown),
    (include_str!("seeds/bridge.html"), Markup::Html),
    (include_str!("seeds/minified.html"), Markup::Html),
];

/// What is typed, pasted or left by accident.
const PIECES: &[&str] = &[
    "\"",
    "“",
    "”",
    "'",
    "’",
    "‘",
    "«",
    "»",
    "''",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\n\n\n",
    "\t",
    "\u{2028}",
    "\u{feff}",
    ".",
    ". ",
    ", ",
    ",” ",
    ".\" ",
    "?",
    "!",
    ":",
    ": ",
    " — ",
    "-",
    "- ",
    "* ",
    "> ",
    "# ",
    "a",
    "e",
    "S",
    "x",
    " said ",
    " he said",
    ",” one official said. ",
    ", a senior aide told the Gazette, who asked not to be named because ",
    ", she said.",
    " Lavrov ",
    "Okafor",
    "Ines Okafor",
    " Okafro ",
    "Inez Okafor ",
    " eBay Tilerson ",
    " EBay Tilerson ",
    " Tillerson ",
    " Rex Tilerson",
    " The Tillersons and Ola Tillerson met Tilersen. ",
    "Mayor Okafor left on Monday, and the ferries stayed in port.\n\n",
    "By Ines Okafor\n\n",
    " His brother, Arne Okafor, left. ",
    " Marteson",
    " Olga Markason ",
    " Mr. ",
    "the ministry",
    "U.S.",
    " metting ",
    " gloffin ",
    " colour ",
    " color ",
    " organise ",
    "Mr. Gloffin ",
    " the the ",
    "😀",
    "é",
    "e\u{301}",
    "И",
    "\"Never,\" he said.\n\n",
    " in a statement",
    "The statement asked Ms. May whether it was late.\n\n",
    "Hale asked Ms. May if it was late.\n\n",
    "\"Did you?\"\n\n",
    "“I saw it,” Ruiz said. “Twice.”\n\n",
    "SMITH: ",
    "Q: ",
    "* * *\n",
    "---\n",
    "```\n",
    "> x\n",
    "  - y\n",
    "===\n",
    "|---|\n",
    "<blockquote>",
    "<li>",
    "<!--",
    "<!-- copydesk: ignore typo -->",
    "<!-- copydesk: ignore in this story -->\n\n",
    "-->",
    "<p>",
    "</p>",
    "<b>",
    "**",
    "_",
    "`",
    "[a](b)",
    "&ldquo;",
    "&amp;",
    "<script>",
    "</script>",
    "<",
    ">",
    "&",
    "\\",
    "    ",
    "| a | b |\n",
    "1. ",
];

#[derive(Clone, Debug)]
enum Change {
    /// Types a piece at a place (in 65536ths of the text).
    Type(u16, usize),
    /// Deletes up to so many characters.
    Delete(u16, usize),
    /// Puts a piece in the place of a few characters.
    Over(u16, usize, usize),
    /// Copies a part of the text to another place.
    Paste(u16, u16, usize),
    /// Sends the whole text, with a piece put in.
    Whole(u16, usize),
    /// Goes back to the version so many before.
    Undo(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let piece = || 0..PIECES.len();
    prop_oneof![
        6 => (any::<u16>(), piece()).prop_map(|(at, piece)| Change::Type(at, piece)),
        3 => (any::<u16>(), 1_usize..8).prop_map(|(at, length)| Change::Delete(at, length)),
        1 => (any::<u16>(), 1_usize..400).prop_map(|(at, length)| Change::Delete(at, length)),
        2 => (any::<u16>(), 1_usize..60, piece()).prop_map(|(at, length, piece)| Change::Over(at, length, piece)),
        1 => (any::<u16>(), any::<u16>(), 1_usize..600).prop_map(|(from, to, length)| Change::Paste(from, to, length)),
        1 => (any::<u16>(), piece()).prop_map(|(at, piece)| Change::Whole(at, piece)),
        1 => (1_usize..5).prop_map(Change::Undo),
    ]
}

/// A place in a text, on a character boundary.
fn place(text: &str, at: u16) -> usize {
    floor(text, text.len() * usize::from(at) / usize::from(u16::MAX))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn after(text: &str, start: usize, characters: usize) -> usize {
    text[start..].char_indices().nth(characters).map_or(text.len(), |(at, _)| start + at)
}

/// The edit of a change: what is replaced by what.
fn edit(text: &str, change: &Change) -> (Bytes<usize>, String) {
    match *change {
        Change::Type(at, piece) | Change::Whole(at, piece) => {
            let at = place(text, at);
            (at..at, PIECES[piece].to_owned())
        }
        Change::Delete(at, length) => {
            let at = place(text, at);
            (at..after(text, at, length), String::new())
        }
        Change::Over(at, length, piece) => {
            let at = place(text, at);
            (at..after(text, at, length), PIECES[piece].to_owned())
        }
        Change::Paste(from, to, length) => {
            let (from, to) = (place(text, from), place(text, to));
            (to..to, text[from..after(text, from, length)].to_owned())
        }
        Change::Undo(_) => (0..0, String::new()),
    }
}

struct Version {
    text: String,
    story: Story,
    report: Option<Report>,
}

/// Every rule, also those that are off unless they are set.
fn all_rules() -> RuleSet {
    RuleSet::new(RULES.iter().map(|rule| (rule.name, rule.level)).collect(), WordList::default())
}

/// Applies changes one after the other; now and then nobody asks for a reading in between.
fn replay(seed: usize, changes: &[(Change, bool)]) {
    let (text, markup) = SEEDS[seed];
    let rule_set = all_rules();
    let mut versions = vec![Version { text: text.to_owned(), story: Story::new(text, markup), report: None }];
    for (change, is_read) in changes {
        let Some(last) = versions.last() else { return };
        let next = if let Change::Undo(back) = change {
            let earlier = &versions[versions.len().saturating_sub(back + 1)];
            let text = earlier.text.clone();
            Version { story: last.story.replace(&text), text, report: last.report.clone() }
        } else {
            let (range, piece) = edit(&last.text, change);
            let mut text = last.text.clone();
            text.replace_range(range.clone(), &piece);
            let story = match change {
                Change::Whole(..) => last.story.replace(&text),
                _ => last.story.edit(Range::new(range.start, range.end), &piece),
            };
            Version { text, story, report: last.report.clone() }
        };
        versions.push(next);
        if *is_read && let Some(last) = versions.last_mut() {
            last.report = Some(check(last.story.reading(), &rule_set, last.report.as_ref()));
            assert_same(last, markup, &rule_set);
        }
    }
    if let Some(last) = versions.last_mut() {
        last.report = Some(check(last.story.reading(), &rule_set, last.report.as_ref()));
        assert_same(last, markup, &rule_set);
        assert_places(&last.story);
    }
    for version in &versions {
        assert_eq!(version.story.text().to_string(), version.text, "a version is what it was");
    }
}

/// Invariant 1: a version that came about by edits equals one made from its text.
fn assert_same(version: &Version, markup: Markup, rule_set: &RuleSet) {
    let (story, text) = (&version.story, &version.text);
    assert_eq!(story.text().to_string(), *text, "the text");
    let fresh = Story::new(text, markup);
    let sources: String = fresh.blocks().iter().map(|block| &*block.block().source).collect();
    assert_eq!(sources, *text, "the blocks are the text");
    for (number, (block, fresh_block)) in story.blocks().iter().zip(fresh.blocks().iter()).enumerate() {
        assert_eq!(block.block(), fresh_block.block(), "block {number}");
        assert_eq!(block.facts(), fresh_block.facts(), "facts of block {number}");
    }
    assert_eq!(story.blocks().len(), fresh.blocks().len());
    for ((number, reading), (_, fresh_reading)) in story.reading().iter().zip(fresh.reading().iter()) {
        assert_eq!(reading.mentions, fresh_reading.mentions, "mentions of block {number}");
        assert_eq!(reading.quotes, fresh_reading.quotes, "quotes settled by block {number}");
        assert_eq!(reading.problems, fresh_reading.problems, "problems found by block {number}");
    }
    assert_eq!(story.reading().quotes(), fresh.reading().quotes(), "all quotes");
    assert_eq!(story.reading().entities(), fresh.reading().entities());
    let fresh_report = check(fresh.reading(), rule_set, None);
    let findings = version.report.iter().flat_map(Report::iter);
    assert!(fresh_report.iter().eq(findings), "findings: {:#?} are {:#?}", version.report, fresh_report);
}

/// Places are ordered, inside the prose and the text, and on character boundaries.
fn assert_places(story: &Story) {
    let text = story.text().to_string();
    let mut start = 0;
    for (number, block) in story.blocks().iter().enumerate() {
        let source = &block.block().source;
        assert!(source.len() <= MOST + LOOK, "block {number} is {} bytes long", source.len());
        assert_eq!(story.blocks().start(number), Some(start));
        assert_eq!(story.blocks().at(start), Some(number));
        let prose = block.prose();
        let facts = block.facts();
        let mut last = 0;
        let mut last_source = 0;
        for token in &facts.tokens {
            let in_source = block.block().prose.to_source(token.span);
            assert!(last_source <= in_source.end && in_source.start <= in_source.end, "places run forwards");
            last_source = in_source.end;
            // Text that stands for no source at all (between the cells of a row) has no way back.
            let back = block.block().prose.from_source(in_source.start);
            assert!(in_source.is_empty() || back <= token.span.start, "back to the token or what it stands in");
            assert!(token.span.start >= last && prose.get(token.span.start as usize..token.span.end as usize).is_some());
            last = token.span.end;
            let range = story.range(number, token.span);
            assert!(start <= range.start && range.end <= start + source.len() && text.get(range.start..range.end).is_some());
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let (from, to) = story.positions(number, token.span, encoding);
                assert_eq!(from, position_of(story.text(), range.start, encoding), "{:?} in block {number}", token.span);
                assert_eq!(to, position_of(story.text(), range.end, encoding), "{:?} in block {number}", token.span);
                assert_eq!(offset_at(story.text(), from, encoding), range.start);
            }
        }
        start += source.len();
    }
    assert_eq!(start, text.len());
    for (block, quote) in story.reading().quotes() {
        let attribution = quote.attribution.as_ref();
        let mention = attribution.map(|found| found.mention);
        let others = attribution.into_iter().flat_map(|found| [found.cue, found.relay.as_ref().map(|relay| relay.place)]).flatten();
        for place in [quote.place].into_iter().chain(mention).chain(others) {
            assert!(place.back as usize <= block, "{place:?} of block {block} lies in the story");
            let at = block - place.back as usize;
            let prose = story.blocks().get(at).map_or("", |block| block.prose());
            assert!(place.span.of(prose).len() == place.span.len(), "{place:?} of block {block} lies in block {at}");
        }
    }
}

fn config(cases: u32) -> Config {
    Config { cases, rng_seed: RngSeed::Fixed(0x00c0_9de5), failure_persistence: None, max_shrink_iters: 3000, ..Config::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn edited_equals_fresh(seed in 0..SEEDS.len(), changes in prop::collection::vec((change(), prop::bool::weighted(0.5)), 1..60)) {
        replay(seed, &changes);
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn any_text_is_analysed(text in "\\PC{0,80}(\n{1,2}[ -~“”‘’é😀]{0,90}){0,12}", markup in prop::sample::select(vec![Markup::Plain, Markup::Markdown, Markup::Html])) {
        let story = Story::new(&text, markup);
        let report = check(story.reading(), &all_rules(), None);
        prop_assert!(report.panics().is_empty());
        assert_places(&story);
    }

    #[test]
    fn positions_go_there_and_back(text in "([a-c“é😀\u{301}\u{2028}]|\r\n|\r|\n){0,40}", line in 0_u32..20, column in 0_u32..20) {
        let rope = ropey::Rope::from_str(&text);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let position = copydesk::text::position::Position { line, column };
            let offset = offset_at(&rope, position, encoding);
            prop_assert!(text.is_char_boundary(offset));
            let back = position_of(&rope, offset, encoding);
            prop_assert!(back <= position, "clamped, never moved on");
            prop_assert_eq!(offset_at(&rope, back, encoding), offset);
        }
    }
}

#[test]
fn versions_share_their_blocks() {
    let (text, markup) = SEEDS[0];
    let story = Story::new(text, markup);
    let at = text.find("twice").unwrap();
    let edited = story.edit(Range::new(at, at), "x");
    let shared = story.blocks().iter().filter(|block| edited.blocks().iter().any(|other| Arc::ptr_eq(block, other))).count();
    assert_eq!(shared, story.blocks().len() - 1);
}

#[test]
fn absurd_ranges_are_clamped() {
    let story = Story::new("é“a”", Markup::Plain);
    assert_eq!(story.edit(Range { start: 9, end: 3 }, "x").text().to_string(), "éx");
    assert_eq!(story.edit(Range { start: usize::MAX, end: usize::MAX }, "x").text().to_string(), "é“a”x");
    assert_eq!(story.edit(Range { start: 1, end: 1 }, "x").text().to_string(), "xé“a”");
}
