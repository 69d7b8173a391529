//! The card for what is under the cursor: an entity, a quote, a finding.

pub(super) mod reached;

use crate::facts::EntityType;
use crate::rules::{Report, Rule, manual};
use crate::story::{Entity, MentionKind, Quote, Reading, Referent, Story};
use crate::text::Range;

/// A card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// What it is about.
    pub range: Range,
    /// What it says.
    pub markdown: String,
}

/// The card for an offset (bytes); `None` where nothing is known. The nearest thing comes first: whom the words mean, then
/// the quote around them, then what the rules say.
#[must_use]
pub fn hover(story: &Story, report: &Report, offset: usize) -> Option<Card> {
    let reading = story.reading();
    let sections: Vec<(Range, String)> =
        entity(story, reading, offset).into_iter().chain(quote(story, reading, offset)).chain(findings(story, report, offset)).collect();
    let range = sections.iter().map(|(range, _)| *range).min_by_key(|range| range.end - range.start)?;
    let texts: Vec<String> = sections.into_iter().map(|(_, text)| text).collect();
    Some(Card { range, markdown: texts.join("\n\n---\n\n") })
}

/// Markdown for a client that knows plain text only.
#[must_use]
pub fn plain(markdown: &str) -> String {
    markdown.lines().filter(|line| !line.starts_with("```") && *line != "---").map(|line| line.replace("**", "") + "\n").collect()
}

fn entity(story: &Story, reading: &Reading, offset: usize) -> Option<(Range, String)> {
    let block = story.blocks().at(offset)?;
    let mentions = reading.get(block)?.mentions.iter().map(|mention| (story.range(block, mention.span), mention));
    let (range, mention) =
        mentions.filter(|(range, _)| range.touches(offset)).max_by_key(|(range, _)| (offset < range.end, range.start))?;
    let entities = reading.entities();
    let entity = entities.iter().find(|entity| entity.referent == mention.referent)?;
    let likely = if mention.is_sure() { "" } else { "likely " };
    let mut card = format!("{likely}**{}** · {}", inline(entity.referent.name()), kind(entity));
    if let Some(role) = role(reading, entity) {
        card += &format!("\n\n{}", inline(&role));
    }
    let aliases = aliases(reading, entity);
    if !aliases.is_empty() {
        card += &format!("\n\nAlso: {}", inline(&aliases.join(", ")));
    }
    card += &format!("\n\n{}, {}", count(entity.mentions.len(), "mention"), count(quotes_of(reading, &entity.referent), "quote"));
    if let Some(line) = first_named(story, entity) {
        card += &format!(" · first named in line {line}");
    }
    Some((range, card))
}

fn kind(entity: &Entity) -> &'static str {
    match (&entity.referent, entity.entity_type) {
        (Referent::Unnamed(_), _) => "unnamed source",
        (_, EntityType::Organisation) => "organisation",
        (_, EntityType::Place) => "place",
        (_, EntityType::Person) => "person",
    }
}

fn role(reading: &Reading, entity: &Entity) -> Option<String> {
    let (block, span) = entity.role?;
    let role = span.of(reading.blocks().get(block)?.prose());
    (!role.is_empty()).then(|| role.to_owned())
}

/// The other names under which the story speaks of it, in the order of the text.
fn aliases(reading: &Reading, entity: &Entity) -> Vec<String> {
    let mut aliases: Vec<String> = Vec::new();
    for mention in entity.mentions.iter().filter(|mention| matches!(mention.kind, MentionKind::Name(_))) {
        let Some(block) = reading.blocks().get(mention.block) else { continue };
        let name = mention.span.of(block.prose());
        if name != entity.referent.name() && !aliases.iter().any(|alias| alias == name) {
            aliases.push(name.to_owned());
        }
    }
    aliases
}

fn quotes_of(reading: &Reading, speaker: &Referent) -> usize {
    let attributed = reading.iter().flat_map(|(_, block)| &block.quotes).filter(|quote| quote.is_speech());
    attributed.filter(|quote| quote.attribution.as_ref().is_some_and(|attribution| attribution.speaker == *speaker)).count()
}

/// The line, counted from one, in which it is first named; first mentioned, where it has no name.
fn first_named(story: &Story, entity: &Entity) -> Option<usize> {
    let named = entity.mentions.iter().find(|mention| matches!(mention.kind, MentionKind::Name(_)));
    let first = named.or_else(|| entity.mentions.first())?;
    Some(story.text().byte_to_line(story.range(first.block, first.span).start) + 1)
}

fn quote(story: &Story, reading: &Reading, offset: usize) -> Option<(Range, String)> {
    let quotes = reading.iter().flat_map(|(block, found)| found.quotes.iter().map(move |quote| (block, quote)));
    let around = quotes.map(|(block, quote)| (story.place(block, quote.place), block, quote));
    let around = around.filter(|(range, _, quote)| range.touches(offset) && quote.is_speech());
    let (range, block, quote) = around.min_by_key(|(range, ..)| range.end - range.start)?;
    Some((range, speech(story, block, quote)))
}

fn speech(story: &Story, block: usize, quote: &Quote) -> String {
    let Some(attribution) = &quote.attribution else { return "Nobody is named for this quote.".to_owned() };
    let likely = if attribution.is_sure() { "" } else { "likely " };
    let mut card = format!("Quote: {likely}**{}**", inline(attribution.speaker.name()));
    if let Some(relay) = &attribution.relay {
        card += &format!(", relayed by **{}**", inline(&relay.name));
    }
    card += &format!("\n\n{}", reached::how(story, block, attribution).iter().map(|words| inline(words)).collect::<Vec<_>>().join(" "));
    card
}

fn findings<'a>(story: &'a Story, report: &'a Report, offset: usize) -> impl Iterator<Item = (Range, String)> + 'a {
    let here = report.iter().map(move |(block, finding)| (story.place(block, finding.place), finding));
    here.filter(move |(range, _)| range.touches(offset)).map(|(range, finding)| (range, page(finding.rule)))
}

/// What the manual says of a rule. The marks in its examples are for those who read all of it.
fn page(rule: &Rule) -> String {
    let documentation = manual::documentation(rule).replace("[[", "").replace("]]", "");
    format!("**{}** · {}\n\n{documentation}\n\n[Manual]({})", rule.name, rule.summary, manual::url(rule))
}

/// Text on one line, for a list or a card.
#[must_use]
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that Markdown must not take for marks.
pub(super) fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '>' | '\\' | '#') {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
}

fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{RuleSet, check};
    use crate::text::Markup;

    /// The card at `<|>`, under the text that it is about.
    #[track_caller]
    fn shows(copy: &str, expected: Expect) {
        let offset = copy.find("<|>").unwrap();
        let text = copy.replace("<|>", "");
        let story = Story::new(&text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let card = hover(&story, &report, offset);
        let shown = card.map_or("nothing".to_owned(), |card| format!("[{}]\n{}", &text[card.range.start..card.range.end], card.markdown));
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_name_shows_whom_the_story_means() {
        shows(
            "Anna Berg resigned on Monday.\n\n“I have had enough,” <|>Anna Berg said.\n",
            expect![[r#"
            [Anna Berg]
            **Anna Berg** · person

            2 mentions, 1 quote · first named in line 1"#]],
        );
    }

    #[test]
    fn a_quote_shows_its_speaker_and_how_that_is_known() {
        shows(
            "“We will try <|>again,” Anna Berg said.\n",
            expect![[r#"
            [“We will try again,”]
            Quote: **Anna Berg**

            Named in the same sentence: “Anna Berg” with “said”."#]],
        );
        shows(
            "“We will try again,” Anna Berg said. “Not <|>this year.”\n",
            expect![[r#"
            [“Not this year.”]
            Quote: **Anna Berg**

            Continues the quote before: “Anna Berg” with “said”."#]],
        );
    }

    /// What the card says below the speaker of the quote at `<|>`.
    #[track_caller]
    fn reached(copy: &str, expected: &str) {
        let text = copy.replace("<|>", "");
        let story = Story::new(&text, Markup::Plain);
        let card = hover(&story, &check(story.reading(), &RuleSet::default(), None), copy.find("<|>").unwrap()).unwrap();
        let (quote, _) = card.markdown.split_once("\n\n---").unwrap_or((&card.markdown, ""));
        assert_eq!(quote.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" / "), expected);
    }

    #[test]
    fn the_way_to_the_speaker_is_told_in_plain_words() {
        reached(
            "“We found the boat,” Ana Leal said. “It was empty.\n\n“Then we <|>heard the whistle.”",
            "Quote: **Ana Leal** / Continues the quote that the paragraph before left open: “Ana Leal” with “said”.",
        );
        reached(
            "“We found the boat,” Ana Leal said.\n\n“Then we <|>heard the whistle.”",
            "Quote: likely **Ana Leal** / Not named here, and carried over from the paragraph before: “Ana Leal” with “said”. This is only likely.",
        );
        reached(
            "“It was a long <|>night,” according to Ana Leal.",
            "Quote: **Ana Leal** / Named as the source: “Ana Leal” with “according to”.",
        );
    }

    #[test]
    fn whom_a_pronoun_or_a_role_means_is_told() {
        reached(
            "Ana Leal went out again at dawn. “It was <|>empty,” she said.",
            "Quote: **Ana Leal** / Named in the same sentence: “she” with “said”. “she” is Ana Leal, subject of the sentence before.",
        );
        reached(
            "Nobody had asked Ana Leal.\n\n“It was <|>empty,” she said.",
            "Quote: **Ana Leal** / Named in the same sentence: “she” with “said”. “she” is Ana Leal, last mentioned in the paragraph before.",
        );
        reached(
            "Mayor Ana Leal went out at dawn.\n\nThe mayor went back at noon. “It was <|>empty,” the mayor said.",
            "Quote: **Ana Leal** / Named in the same sentence: “the mayor” with “said”. “the mayor” is Ana Leal, subject of the sentence before.",
        );
    }

    #[test]
    fn what_is_only_likely_is_called_so() {
        reached(
            "Alan Moss and Peter Lund left together. “It is <|>over,” he said.",
            "Quote: likely **Peter Lund** / Named in the same sentence: “he” with “said”. “he” is Peter Lund, subject of the sentence before. \
             This is only likely: Alan Moss may be meant as well.",
        );
    }

    #[test]
    fn a_finding_shows_the_manual() {
        let text = "The hall was full.\n\n“We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n";
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let card = hover(&story, &report, text.find("close").unwrap()).unwrap().markdown;
        let (quote, page) = card.split_once("\n\n---\n\n").unwrap();
        assert_eq!(quote, "Nobody is named for this quote.");
        assert!(page.starts_with("**unattributed-quote** · "), "{page}");
        assert!(page.ends_with("/docs/rules.md#unattributed-quote)"), "{page}");
        assert!(!page.contains("[["), "{page}");
    }

    #[test]
    fn plain_words_show_nothing() {
        shows("The hall was <|>full.\n", expect!["nothing"]);
        shows("<|>", expect!["nothing"]);
    }

    #[test]
    fn marks_in_names_are_no_markdown() {
        assert_eq!(inline("*a* [b](c)\n_d_"), "\\*a\\* \\[b\\](c) \\_d\\_");
    }

    #[test]
    fn a_plain_card_has_no_marks() {
        assert_eq!(plain("**Anna Berg** · person\n\n---\n\n```text\na\n```"), "Anna Berg · person\n\n\na\n");
    }
}
