//! Ways not to hear of a finding again: here, in this story, everywhere. Where copy has comments they stand in the copy; where it
//! has none, and for all stories, in the settings.

use crate::rules::ignore::{Extent, beginning, comment};
use crate::rules::{Finding, Rule};
use crate::story::Story;
use crate::text::{Markup, Range, Span};

/// What is to be written so that a finding is not reported again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Write {
    /// A comment, put into the story at an offset (byte).
    Comment(Range, String),
    /// An entry in the settings for this story: the marked text or its beginning, or all that the rule finds.
    InStory(Option<String>),
    /// The rule, off in the settings.
    Everywhere,
}

/// The ways not to hear of a finding again, each with its title.
#[must_use]
pub fn ways(story: &Story, block: usize, finding: &Finding) -> Vec<(String, Write)> {
    let name = finding.rule.name;
    let (here, in_story) = if story.markup() == Markup::Plain {
        let text =
            || beginning(finding.place.span.of(story.blocks().get(block)?.prose())).map(|text| Write::InStory(Some(text.to_owned())));
        // What a later paragraph settled is not looked at again when only its words change.
        ((finding.place.back == 0).then(text).flatten(), Some(Write::InStory(None)))
    } else {
        (comment_here(story, block, finding), comment_in_story(story, finding.rule))
    };
    [(here, "here"), (in_story, "in this story"), (Some(Write::Everywhere), "everywhere")]
        .into_iter()
        .filter_map(|(write, place)| Some((format!("Ignore {name} {place}"), write?)))
        .collect()
}

/// A comment behind the last word of the paragraph and the link that it may stand in: there it breaks no list, table or heading.
fn comment_here(story: &Story, block: usize, finding: &Finding) -> Option<Write> {
    let block = block.checked_sub(finding.place.back as usize)?;
    let (start, found) = (story.blocks().start(block)?, story.blocks().get(block)?.block());
    let prose = found.prose.text();
    let end = prose.trim_end().len();
    let last = prose[..end].char_indices().next_back()?.0;
    let at = start + story.markup().behind_elements(found, found.prose.to_source(Span::new(last, end)).end as usize);
    Some(Write::Comment(Range::new(at, at), format!(" {}", comment(finding.rule, Extent::Block))))
}

/// A comment in front of the first paragraph.
fn comment_in_story(story: &Story, rule: &'static Rule) -> Option<Write> {
    let (number, block) = story.blocks().iter().enumerate().find(|(_, block)| !block.prose().is_empty())?;
    let text = comment(rule, Extent::Story);
    let start = story.blocks().start(number)?;
    let (at, text) = if story.markup() == Markup::Html {
        (story.range(number, Span::new(0, 1)).start, text)
    } else {
        let bom = if block.block().source.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let newline = if story.text().get_line(0).is_some_and(|line| line.to_string().ends_with("\r\n")) { "\r\n" } else { "\n" };
        (start + bom, format!("{text}{newline}{newline}"))
    };
    Some(Write::Comment(Range::new(at, at), text))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::{RuleSet, check};

    /// The ways that are offered for the first finding, and for those that change the story, what it is like afterwards: the
    /// finding is gone and no other has changed.
    #[track_caller]
    fn offers(markup: Markup, text: &str, expected: Expect) {
        let rule_set = RuleSet::default();
        let story = Story::new(text, markup);
        let report = check(story.reading(), &rule_set, None);
        let (block, finding) = report.iter().next().unwrap();
        let mut shown = String::new();
        for (title, write) in ways(&story, block, finding) {
            shown += &format!("{title}\n");
            match write {
                Write::Comment(range, comment) => {
                    let mut changed = text.to_owned();
                    changed.insert_str(range.start, &comment);
                    shown += &format!("    {}\n", changed.replace('\r', "␍").replace('\n', "⏎").replace('\u{feff}', "<BOM>"));
                    let left = Story::new(&changed, markup);
                    let left = check(left.reading(), &rule_set, None);
                    let is_own = |found: &&(usize, &Finding)| found.1.rule.name == finding.rule.name;
                    assert!(
                        left.len() < report.len()
                            && left.iter().filter(|found| !is_own(&found)).count() == report.iter().filter(|found| !is_own(&found)).count()
                    );
                }
                Write::InStory(text) => shown += &format!("    {text:?}\n"),
                Write::Everywhere => {}
            }
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn markdown_has_comments() {
        offers(
            Markup::Markdown,
            "---\nslug: x\n---\n\n# Vote\n\n- The *metting*.\n- A vote.\n",
            expect![[r#"
            Ignore typo here
                ---⏎slug: x⏎---⏎⏎# Vote⏎⏎- The *metting*. <!-- copydesk: ignore typo -->⏎- A vote.⏎
            Ignore typo in this story
                ---⏎slug: x⏎---⏎⏎<!-- copydesk: ignore typo in this story -->⏎⏎# Vote⏎⏎- The *metting*.⏎- A vote.⏎
            Ignore typo everywhere
        "#]],
        );
        offers(
            Markup::Markdown,
            "> The metting of\n> [the board](http://a.b)\n\nText.\n",
            expect![[r#"
            Ignore typo here
                > The metting of⏎> [the board](http://a.b) <!-- copydesk: ignore typo -->⏎⏎Text.⏎
            Ignore typo in this story
                <!-- copydesk: ignore typo in this story -->⏎⏎> The metting of⏎> [the board](http://a.b)⏎⏎Text.⏎
            Ignore typo everywhere
        "#]],
        );
        offers(
            Markup::Markdown,
            "| a | b |\n|---|---|\n| the metting | c |\n",
            expect![[r#"
            Ignore typo here
                | a | b |⏎|---|---|⏎| the metting | c <!-- copydesk: ignore typo --> |⏎
            Ignore typo in this story
                <!-- copydesk: ignore typo in this story -->⏎⏎| a | b |⏎|---|---|⏎| the metting | c |⏎
            Ignore typo everywhere
        "#]],
        );
    }

    #[test]
    fn a_comment_stands_behind_a_link_and_not_in_it() {
        offers(
            Markup::Markdown,
            "The metting is told of at <http://a.b/c>\n",
            expect![[r#"
                Ignore typo here
                    The metting is told of at <http://a.b/c> <!-- copydesk: ignore typo -->⏎
                Ignore typo in this story
                    <!-- copydesk: ignore typo in this story -->⏎⏎The metting is told of at <http://a.b/c>⏎
                Ignore typo everywhere
            "#]],
        );
        offers(
            Markup::Html,
            "<p>The metting of <a href=\"http://a.b\">the board</a></p>\n",
            expect![[r#"
                Ignore typo here
                    <p>The metting of <a href="http://a.b">the board</a> <!-- copydesk: ignore typo --></p>⏎
                Ignore typo in this story
                    <p><!-- copydesk: ignore typo in this story -->The metting of <a href="http://a.b">the board</a></p>⏎
                Ignore typo everywhere
            "#]],
        );
    }

    #[test]
    fn lines_end_as_in_the_story_and_a_mark_of_byte_order_stays_first() {
        offers(
            Markup::Markdown,
            "\u{feff}# Vote\r\n\r\nThe metting.\r\n",
            expect![[r#"
                Ignore typo here
                    <BOM># Vote␍⏎␍⏎The metting. <!-- copydesk: ignore typo -->␍⏎
                Ignore typo in this story
                    <BOM><!-- copydesk: ignore typo in this story -->␍⏎␍⏎# Vote␍⏎␍⏎The metting.␍⏎
                Ignore typo everywhere
            "#]],
        );
        offers(
            Markup::Html,
            "\u{feff}<p>The metting.</p>\r\n",
            expect![[r#"
                Ignore typo here
                    <BOM><p>The metting. <!-- copydesk: ignore typo --></p>␍⏎
                Ignore typo in this story
                    <BOM><p><!-- copydesk: ignore typo in this story -->The metting.</p>␍⏎
                Ignore typo everywhere
            "#]],
        );
    }

    #[test]
    fn html_has_comments() {
        offers(
            Markup::Html,
            "<html><head><title>x</title></head><body><h1>Vote</h1><p>The <b>metting</b></p>\n<p>A vote</p></body></html>",
            expect![[r#"
                Ignore typo here
                    <html><head><title>x</title></head><body><h1>Vote</h1><p>The <b>metting</b> <!-- copydesk: ignore typo --></p>⏎<p>A vote</p></body></html>
                Ignore typo in this story
                    <html><head><title>x</title></head><body><h1><!-- copydesk: ignore typo in this story -->Vote</h1><p>The <b>metting</b></p>⏎<p>A vote</p></body></html>
                Ignore typo everywhere
            "#]],
        );
    }

    #[test]
    fn plain_text_has_settings() {
        offers(
            Markup::Plain,
            "The metting was long.\n",
            expect![[r#"
            Ignore typo here
                Some("metting")
            Ignore typo in this story
                None
            Ignore typo everywhere
        "#]],
        );
        offers(
            Markup::Plain,
            "It rained.\n\n“Nobody in this building was asked, and nobody in this building will ever be thanked for it by anybody at all.”\n",
            expect![[r#"
                Ignore unattributed-quote in this story
                    None
                Ignore unattributed-quote everywhere
            "#]],
        );
    }
}
