//! The outline of a story: who speaks, and under each what they say.
//!
//! Speakers with a name come first. Each unnamed source is a group of its own behind them, and the quotes that nobody is named for
//! are one group at the end.

use std::collections::HashMap;

use super::hover::one_line;
use crate::facts::EntityType;
use crate::story::{Entity, Quote, Referent, Story};
use crate::text::Range;

/// A line of the outline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Symbol {
    /// What it shows; never blank.
    pub name: String,
    /// What it shows beside that; may be empty.
    pub detail: String,
    /// What it stands for.
    pub kind: SymbolKind,
    /// All that belongs to it. Those of its children lie inside.
    pub range: Range,
    /// Where the cursor goes; inside `range`.
    pub selection: Range,
    /// What stands under it.
    pub children: Vec<Symbol>,
}

/// What a line of the outline stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SymbolKind {
    /// A person who speaks.
    Person,
    /// An organisation that speaks.
    Organisation,
    /// A place that stands for those who govern it.
    Place,
    /// A source without a name.
    Unnamed,
    /// The quotes that nobody is named for.
    Nobody,
    /// A quote.
    Quote,
}

/// The most characters that are shown of a quote.
const LONGEST_NAME: usize = 80;

/// The outline of a story: the speakers who are named in the order of their first quotes, then those who are not, under each the
/// quotes in order; then the quotes that nobody is named for.
#[must_use]
pub fn outline(story: &Story) -> Vec<Symbol> {
    let reading = story.reading();
    let entities = reading.entities();
    let entities: HashMap<&Referent, &Entity> = entities.iter().map(|entity| (&entity.referent, entity)).collect();
    let mut speakers: Vec<Symbol> = Vec::new();
    let mut places: HashMap<&Referent, usize> = HashMap::new();
    let mut nobody: Vec<Symbol> = Vec::new();
    for (block, quote) in reading.quotes() {
        if !quote.is_speech() {
            continue;
        }
        let symbol = quote_symbol(story, block, quote);
        let Some(attribution) = &quote.attribution else {
            nobody.push(symbol);
            continue;
        };
        let place = *places.entry(&attribution.speaker).or_insert_with(|| {
            let entity = entities.get(&attribution.speaker).copied();
            speakers.push(speaker_symbol(story, &attribution.speaker, entity, story.place(block, attribution.mention)));
            speakers.len() - 1
        });
        if let Some(speaker) = speakers.get_mut(place) {
            speaker.children.push(symbol);
        }
    }
    // The order within the two groups stays.
    speakers.sort_by_key(|speaker| speaker.kind == SymbolKind::Unnamed);
    if let Some(first) = nobody.first() {
        let (range, name) = (first.range, "No speaker named".to_owned());
        let detail = String::new();
        speakers.push(Symbol { name, detail, kind: SymbolKind::Nobody, range, selection: range, children: nobody });
    }
    speakers.iter_mut().for_each(enclose);
    speakers
}

fn speaker_symbol(story: &Story, speaker: &Referent, entity: Option<&Entity>, mention: Range) -> Symbol {
    let kind = match (speaker, entity.map(|entity| entity.entity_type)) {
        (Referent::Unnamed(_), _) => SymbolKind::Unnamed,
        (_, Some(EntityType::Organisation)) => SymbolKind::Organisation,
        (_, Some(EntityType::Place)) => SymbolKind::Place,
        _ => SymbolKind::Person,
    };
    // An unnamed source is called by its role already.
    let role = entity.filter(|_| kind != SymbolKind::Unnamed).and_then(|entity| entity.role);
    let role = role.and_then(|(block, span)| Some(one_line(span.of(story.blocks().get(block)?.prose()))));
    let name = visible(one_line(speaker.name()), "Unnamed source");
    Symbol { name, detail: role.unwrap_or_default(), kind, range: mention, selection: mention, children: Vec::new() }
}

fn quote_symbol(story: &Story, block: usize, quote: &Quote) -> Symbol {
    let range = story.place(block, quote.place);
    let text = story.text().get_byte_slice(range.start..range.end).map(|slice| slice.to_string()).unwrap_or_default();
    let relay = quote.attribution.as_ref().and_then(|attribution| attribution.relay.as_ref());
    let detail = relay.map(|relay| format!("relayed by {}", relay.name)).unwrap_or_default();
    let name = visible(shortened(&one_line(&text)), "“”");
    Symbol { name, detail, kind: SymbolKind::Quote, range, selection: range, children: Vec::new() }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST_NAME) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Editors refuse an outline with a blank name in it.
fn visible(name: String, instead: &str) -> String {
    if name.trim().is_empty() { instead.to_owned() } else { name }
}

/// Widens the range of a symbol around its children, as editors need it that look for the symbol at the cursor.
fn enclose(symbol: &mut Symbol) {
    for child in &symbol.children {
        symbol.range.start = symbol.range.start.min(child.range.start);
        symbol.range.end = symbol.range.end.max(child.range.end);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::text::Markup;

    #[track_caller]
    fn check(copy: &str, expected: Expect) {
        let story = Story::new(copy, Markup::Plain);
        let mut shown = String::new();
        for speaker in outline(&story) {
            shown += &format!("{} · {} · {:?} at “{}”\n", speaker.name, speaker.detail, speaker.kind, cut(copy, speaker.selection));
            holds(speaker.range, speaker.selection);
            for quote in &speaker.children {
                shown += &format!("    {} · {}\n", quote.name, quote.detail);
                holds(speaker.range, quote.range);
                holds(quote.range, quote.selection);
            }
        }
        let shown: Vec<&str> = shown.lines().map(str::trim_end).collect();
        expected.assert_eq(&shown.join("\n"));
    }

    fn cut(copy: &str, range: Range) -> &str {
        &copy[range.start..range.end]
    }

    #[track_caller]
    fn holds(outer: Range, inner: Range) {
        assert!(outer.start <= inner.start && inner.end <= outer.end, "{outer:?} does not hold {inner:?}");
    }

    #[test]
    fn speakers_stand_above_their_quotes() {
        check(
            "“We will try again,” Anna Berg said. “Not this year.”\n\n“They will not,” said Marcus Whitlow.\n\n\
             “Then we shall see,” Anna Berg said.\n",
            expect![[r#"
                Anna Berg ·  · Person at “Anna Berg”
                    “We will try again,” ·
                    “Not this year.” ·
                    “Then we shall see,” ·
                Marcus Whitlow ·  · Person at “Marcus Whitlow”
                    “They will not,” ·"#]],
        );
    }

    #[test]
    fn unnamed_sources_stand_each_in_a_group_behind_the_named_and_quotes_without_speaker_come_last() {
        check(
            "The hall was full.\n\n“We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n\n\
             “The money is gone,” a senior official said.\n\n“It is not,” said Anna Berg.\n\n“It is,” said one aide.\n",
            expect![[r#"
                Anna Berg ·  · Person at “Anna Berg”
                    “It is not,” ·
                a senior official ·  · Unnamed at “a senior official”
                    “The money is gone,” ·
                an aide ·  · Unnamed at “one aide”
                    “It is,” ·
                No speaker named ·  · Nobody at ““We will close the bridge on Friday and open it again in May.””
                    “We will close the bridge on Friday and open it again in May.” ·"#]],
        );
    }

    #[test]
    fn words_that_are_no_speech_are_left_out() {
        check("The band played “Summer Rain” at the fair.\n", expect![[""]]);
        check("", expect![[""]]);
    }

    #[test]
    fn long_quotes_are_shortened_between_characters() {
        assert_eq!(shortened(&"é".repeat(81)), format!("{}…", "é".repeat(80)));
        assert_eq!(shortened("short"), "short");
    }
}
