//! The outline of a story: who speaks, and under each what they say.
//!
//! Speakers with a name come first. Each unnamed source is a group of its own behind them, and the quotes that nobody is named for
//! are one group at the end.

use super::speakers::{Speaker, Speech, Who, speaker, speakers};
use crate::facts::EntityType;
use crate::story::Story;
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

/// The outline of a story: the speakers who are named in the order of their first quotes, then those who are not, under each the
/// quotes in order; then the quotes that nobody is named for.
#[must_use]
pub fn outline(story: &Story) -> Vec<Symbol> {
    let (nobody, somebody): (Vec<Speaker<'_>>, Vec<Speaker<'_>>) =
        speakers(story).into_iter().partition(|speaker| matches!(speaker.who, Who::Nobody | Who::Nowhere));
    let mut symbols: Vec<Symbol> = somebody.iter().filter_map(|speaker| speaker_symbol(story, speaker)).collect();
    let mut quotes: Vec<&Speech<'_>> = nobody.iter().flat_map(|speaker| &speaker.quotes).collect();
    quotes.sort_unstable_by_key(|speech| speech.range.start);
    if let Some(first) = quotes.first() {
        symbols.push(Symbol {
            name: "No speaker named".to_owned(),
            detail: String::new(),
            kind: SymbolKind::Nobody,
            range: first.range,
            selection: first.range,
            children: quotes.iter().map(|speech| quote_symbol(story, speech)).collect(),
        });
    }
    symbols.iter_mut().for_each(enclose);
    symbols
}

/// A speaker, shown where the first quote is attributed.
fn speaker_symbol(story: &Story, speaker: &Speaker<'_>) -> Option<Symbol> {
    let kind = match speaker.who {
        Who::Named(EntityType::Person) => SymbolKind::Person,
        Who::Named(EntityType::Organisation) => SymbolKind::Organisation,
        Who::Named(EntityType::Place) => SymbolKind::Place,
        Who::Unnamed => SymbolKind::Unnamed,
        Who::Nobody | Who::Nowhere => SymbolKind::Nobody,
    };
    let first = speaker.quotes.first()?;
    let mention = story.place(first.block, first.attribution()?.mention);
    let (name, detail) = (speaker.name.clone(), speaker.role.clone().unwrap_or_default());
    let children = speaker.quotes.iter().map(|speech| quote_symbol(story, speech)).collect();
    Some(Symbol { name, detail, kind, range: mention, selection: mention, children })
}

fn quote_symbol(story: &Story, speech: &Speech<'_>) -> Symbol {
    let attribution = speech.attribution();
    let likely = speaker(speech.quote).filter(|attribution| !attribution.is_sure()).map(|_| "likely".to_owned());
    let relay = attribution.and_then(|attribution| attribution.relay.as_ref()).map(|relay| format!("relayed by {}", relay.name));
    let detail = likely.into_iter().chain(relay).collect::<Vec<_>>().join(", ");
    let name = speech.excerpt(story);
    // Editors refuse an outline with a blank name in it.
    let name = if name.is_empty() { "“”".to_owned() } else { name };
    Symbol { name, detail, kind: SymbolKind::Quote, range: speech.range, selection: speech.range, children: Vec::new() }
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
    fn what_is_only_likely_is_told() {
        check(
            "Alan Moss and Peter Lund left together. “It is over,” he said.\n",
            expect![[r#"
                Alan Moss ·  · Person at “he”
                    “It is over,” · likely"#]],
        );
        check(
            "Ana Ruiz met Lena Moss at noon.\n\nMs Moss hopes for rain. “It is over,” she said.\n",
            expect![[r#"
                Lena Moss ·  · Person at “she”
                    “It is over,” ·"#]],
        );
    }

    #[test]
    fn words_that_are_no_speech_are_left_out() {
        check("The band played “Summer Rain” at the fair.\n", expect![[""]]);
        check("", expect![[""]]);
    }
}
