//! What the comments of a story's markup say to copydesk: `<!-- copydesk: ignore typo -->`.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::block::{Block, BlockKind};
use super::markup::State;

/// What such a comment starts with.
const ADDRESS: &str = "copydesk:";

static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(ADDRESS));

/// The comments of a block that are meant for copydesk, each without its marks and address ("ignore typo"). Where comments are
/// prose, as they are in plain text, there are none.
#[must_use]
pub fn notes(block: &Block) -> Vec<&str> {
    if matches!(block.state, State::Plain(_)) || FINDER.find(block.source.as_bytes()).is_none() {
        return Vec::new();
    }
    // A comment that readers see is none: it stands in plain text or in code.
    let is_shown = match block.kind {
        BlockKind::NotProse => !block.source.trim_start_matches('\u{feff}').trim_start().starts_with('<'),
        _ => FINDER.find(block.prose.text().as_bytes()).is_some(),
    };
    if is_shown {
        return Vec::new();
    }
    let comments = block.source.split("<!--").skip(1).filter_map(|rest| rest.split_once("-->"));
    comments.filter_map(|(comment, _)| comment.trim().strip_prefix(ADDRESS).map(str::trim)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Markup;
    use crate::text::block::split;

    /// The notes of each block that has some, behind its prose.
    #[track_caller]
    fn check(markup: Markup, text: &str, expected: &[&str]) {
        let blocks = split(text, markup);
        let found = blocks.iter().map(|block| (block.prose.text().trim(), notes(block))).filter(|(_, notes)| !notes.is_empty());
        let found: Vec<String> = found.map(|(prose, notes)| format!("{prose}|{}", notes.join("|"))).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn comments_in_markdown_stand_in_a_paragraph_or_alone() {
        let text = "# Title <!-- copydesk: ignore typo -->\n\n<!-- copydesk: ignore -->\n\nText <!-- a --> <!--copydesk:b-->.\n\n- item <!-- copydesk: c -->\n";
        check(Markup::Markdown, text, &["Title|ignore typo", "|ignore", "Text  .|b", "item|c"]);
    }

    #[test]
    fn comments_in_html_stand_in_an_element_or_between_two() {
        check(Markup::Html, "<p>One <!-- copydesk: ignore typo --></p>\n<p>Two</p>\n", &["One|ignore typo"]);
        check(Markup::Html, "<p>One</p>\n<!-- copydesk: ignore typo -->\n<p>Two</p>\n", &["Two|ignore typo"]);
    }

    #[test]
    fn a_mark_of_byte_order_may_come_first() {
        check(Markup::Markdown, "\u{feff}<!-- copydesk: ignore -->\n\nText\n", &["|ignore"]);
        check(Markup::Html, "\u{feff}<!-- copydesk: ignore --><p>Text</p>\n", &["Text|ignore"]);
    }

    #[test]
    fn what_readers_see_is_no_comment() {
        check(Markup::Plain, "<!-- copydesk: ignore -->\n\nText <!-- copydesk: ignore -->\n", &[]);
        check(Markup::Markdown, "```\n<!-- copydesk: ignore -->\n```\n\nText copydesk: ignore\n", &[]);
        check(Markup::Html, "<p>Two &lt;!-- copydesk: ignore --&gt;</p>\n", &[]);
    }
}
