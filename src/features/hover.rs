//! The card for what is under the cursor: an entity, a quote, a finding.

pub(super) mod reached;

use super::profile::{self, Profile, SHOWN, UNDECIDED, listed};
use crate::rules::{Report, Rule, manual};
use crate::story::{Attribution, Quote, Reading, Story};
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
/// the quote around them, then what the rules say. Where the reader can follow links, `uri` is the story's address.
#[must_use]
pub fn hover(story: &Story, report: &Report, offset: usize, uri: Option<&str>) -> Option<Card> {
    let reading = story.reading();
    let sections: Vec<(Range, String)> = entity(story, reading, offset, uri)
        .into_iter()
        .chain(quote(story, reading, offset))
        .chain(findings(story, report, offset))
        .collect();
    let range = sections.iter().map(|(range, _)| *range).min_by_key(|range| range.end - range.start)?;
    let texts: Vec<String> = sections.into_iter().map(|(_, text)| text).collect();
    Some(Card { range, markdown: texts.join("\n\n---\n\n") })
}

/// Markdown for a client that knows plain text only.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let lines = markdown.lines().filter(|line| !line.starts_with("```") && *line != "---");
    lines.map(|line| unescaped(&line.replace("**", "")) + "\n").collect()
}

/// What [`inline`] was given.
fn unescaped(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut characters = line.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(&next) if c == '\\' && MARKS.contains(next) => text.extend(characters.next()),
            _ => text.push(c),
        }
    }
    text
}

/// Characters that Markdown may take for marks.
const MARKS: &str = "*_`[]<>\\#";

fn entity(story: &Story, reading: &Reading, offset: usize, uri: Option<&str>) -> Option<(Range, String)> {
    let block = story.blocks().at(offset)?;
    let mentions = reading.get(block)?.mentions.iter().map(|mention| (story.range(block, mention.span), mention));
    let (range, mention) =
        mentions.filter(|(range, _)| range.touches(offset)).max_by_key(|(range, _)| (offset < range.end, range.start))?;
    let entities = reading.entities();
    let entity = entities.iter().find(|entity| entity.referent == mention.referent)?;
    // What is undecided is told below.
    let likely = if mention.is_sure() || mention.confidence < UNDECIDED { "" } else { "likely " };
    Some((range, format!("{likely}{}", who(story, &profile::profile(story, entity), uri))))
}

/// What a reporter wants to know of somebody, with the way to where the copy says it.
fn who(story: &Story, profile: &Profile<'_>, uri: Option<&str>) -> String {
    let line = |place: Range| line(story, place, uri);
    let mut card = format!("**{}** · {}", inline(&profile.name), profile.kind);
    if let Some((role, place)) = &profile.role {
        card += &format!("\n\n{} ({})", inline(role), line(*place));
    }
    if !profile.aliases.is_empty() {
        card += &format!("\n\nAlso: {}", inline(&listed(profile.aliases.clone(), "and")));
    }
    let counts = [profile::count(profile.mentions, "mention"), profile::count(profile.quotes.len(), "quote")].join(", ");
    let first = profile.first.map(|first| format!(" · first named in {}", line(first))).unwrap_or_default();
    card += &format!("\n\n{counts}{first}");
    for (number, speech) in profile.quotes.iter().take(SHOWN).enumerate() {
        let likely = if speech.attribution().is_some_and(Attribution::is_sure) { "" } else { " (likely)" };
        let space = if number == 0 { "\n\n" } else { "\n" };
        card += &format!("{space}- {}: {}{likely}", line(speech.range), inline(&speech.excerpt(story)));
    }
    if profile.quotes.len() > SHOWN {
        card += &format!("\n- and {} more", profile.quotes.len() - SHOWN);
    }
    for sentence in profile.doubts.sentences(line) {
        card += &format!("\n\n{sentence}");
    }
    card
}

/// "line 3", counted from one; a link, where the story's address is given.
fn line(story: &Story, place: Range, uri: Option<&str>) -> String {
    let number = story.text().byte_to_line(place.start) + 1;
    match uri {
        Some(uri) => format!("[line {number}]({}#L{number})", uri.replace(' ', "%20").replace('(', "%28").replace(')', "%29")),
        None => format!("line {number}"),
    }
}

fn quote(story: &Story, reading: &Reading, offset: usize) -> Option<(Range, String)> {
    let quotes = reading.each_quote();
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
        if MARKS.contains(c) {
            escaped.push('\\');
        }
        escaped.push(if c == '\n' { ' ' } else { c });
    }
    escaped
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
        let card = hover(&story, &report, offset, None);
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

            2 mentions, 1 quote · first named in line 1

            - line 3: “I have had enough,”"#]],
        );
    }

    /// The card for Ana Ruiz, who says seven things, each in a paragraph.
    fn card_of_many(uri: Option<&str>) -> String {
        let quotes: String = (1..=7).map(|number| format!("“We sailed *{number}* times,” Ruiz said.\n\n")).collect();
        let text = format!("Mayor Ana Ruiz resigned.\n\n{quotes}");
        let story = Story::new(&text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        hover(&story, &report, text.find("Ana").unwrap(), uri).unwrap().markdown
    }

    #[test]
    fn a_card_says_who_somebody_is_and_leads_to_what_they_say() {
        let line = |number: usize| format!("[line {number}](file:///desk%20%28new%29/a.txt#L{number})");
        let quotes: String = (1..=5).map(|number| format!("- {}: “We sailed \\*{number}\\* times,”\n", line(2 * number + 1))).collect();
        let first = line(1);
        assert_eq!(
            card_of_many(Some("file:///desk (new)/a.txt")),
            format!(
                "**Ana Ruiz** · person\n\nMayor ({first})\n\nAlso: Ruiz\n\n8 mentions, 7 quotes · first named in {first}\n\n\
                 {quotes}- and 2 more"
            )
        );
    }

    #[test]
    fn a_card_without_links_names_the_lines() {
        expect![[r#"
            Ana Ruiz · person

            Mayor (line 1)

            Also: Ruiz

            8 mentions, 7 quotes · first named in line 1

            - line 3: “We sailed *1* times,”
            - line 5: “We sailed *2* times,”
            - line 7: “We sailed *3* times,”
            - line 9: “We sailed *4* times,”
            - line 11: “We sailed *5* times,”
            - and 2 more
        "#]]
        .assert_eq(&plain(&card_of_many(None)));
    }

    #[test]
    fn what_is_undecided_is_told() {
        shows(
            "Min-jun Kim met Sora Kim.\n\nIt rained.\n\nMr. <|>Kim left.\n",
            expect![[r#"
            [Kim]
            **Kim** · person

            1 mention, 0 quotes · first named in line 5

            Undecided: “Kim” (line 5) may be Min-jun Kim or Sora Kim."#]],
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
        let card = hover(&story, &check(story.reading(), &RuleSet::default(), None), copy.find("<|>").unwrap(), None).unwrap();
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
            "Quote: likely **Alan Moss** / Named in the same sentence: “he” with “said”. “he” is Alan Moss, last mentioned in the sentence before. \
             This is only likely: Peter Lund may be meant as well.",
        );
    }

    #[test]
    fn a_finding_shows_the_manual() {
        let text = "The hall was full.\n\n“We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n";
        let story = Story::new(text, Markup::Plain);
        let report = check(story.reading(), &RuleSet::default(), None);
        let card = hover(&story, &report, text.find("close").unwrap(), None).unwrap().markdown;
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
