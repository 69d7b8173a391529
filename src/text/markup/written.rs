//! How something is written into copy so that the markup around it stays what it is: text that is no markup, and the places where
//! markup of its own may stand.

use std::borrow::Cow;

use super::{Markup, html, markdown};
use crate::text::block::Block;

impl Markup {
    /// Text as it is written into copy, so that readers read it as it is.
    #[must_use]
    pub fn written(self, text: &str) -> Cow<'_, str> {
        match self {
            Self::Plain => Cow::Borrowed(text),
            Self::Html => with_marks(text, |c, _, _| match c {
                '&' => Some("&amp;"),
                '<' => Some("&lt;"),
                '>' => Some("&gt;"),
                _ => None,
            }),
            Self::Markdown => with_marks(text, in_markdown),
        }
    }

    /// Where the links and other elements of a line that hold the text before an offset in a block's source (bytes) have ended: the
    /// first place behind it where a comment stands in the paragraph itself.
    #[must_use]
    pub fn behind_elements(self, block: &Block, mut at: usize) -> usize {
        loop {
            let next = match self {
                Self::Plain => at,
                Self::Html => html::behind_end_tags(&block.source, at),
                Self::Markdown => html::behind_end_tags(&block.source, markdown::behind_elements(block, at)),
            };
            if next == at {
                return at;
            }
            at = next;
        }
    }
}

/// What stands for a character, which has others before and behind it.
fn in_markdown(c: char, before: &str, behind: &str) -> Option<&'static str> {
    let is_inside_word = || before.ends_with(char::is_alphanumeric) && behind.starts_with(char::is_alphanumeric);
    match c {
        '\\' => Some("\\\\"),
        '`' => Some("\\`"),
        '*' => Some("\\*"),
        '_' if !is_inside_word() => Some("\\_"),
        '~' => Some("\\~"),
        '[' => Some("\\["),
        ']' => Some("\\]"),
        '<' => Some("\\<"),
        '|' => Some("\\|"),
        '&' if behind.trim_start_matches(|c: char| c == '#' || c.is_ascii_alphanumeric()).starts_with(';') => Some("\\&"),
        _ => None,
    }
}

/// A text with something else in the place of some of its characters.
fn with_marks(text: &str, instead: impl Fn(char, &str, &str) -> Option<&'static str>) -> Cow<'_, str> {
    let mut written = String::new();
    let mut rest = 0;
    for (at, c) in text.char_indices() {
        if let Some(other) = instead(c, &text[..at], &text[at + c.len_utf8()..]) {
            written += &text[rest..at];
            written += other;
            rest = at + c.len_utf8();
        }
    }
    if rest == 0 { Cow::Borrowed(text) } else { Cow::Owned(written + &text[rest..]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::block::split;

    #[test]
    fn what_is_written_is_read_as_it_is() {
        for text in
            ["Harwell & Sons", "R&D;", "a <b> c", "*Stars* and_under _lines_", "[sic]", "a `b` \\ c", "~~x~~", "AT&T", "Pike | Rowe"]
        {
            for markup in [Markup::Plain, Markup::Markdown, Markup::Html] {
                let copy = format!("It was {} who said it.\n", markup.written(text));
                let copy = if markup == Markup::Html { format!("<p>{copy}</p>") } else { copy };
                let read: String = split(&copy, markup).iter().map(|block| block.prose.text()).collect();
                assert_eq!(read.trim(), format!("It was {text} who said it."), "{copy}");
            }
        }
    }

    #[test]
    fn nothing_is_escaped_without_need() {
        assert_eq!(Markup::Markdown.written("AT&T’s J.P. O'Neill-Ruiz, snake_case"), "AT&T’s J.P. O'Neill-Ruiz, snake_case");
        assert_eq!(Markup::Html.written("O'Neill \"Tip\" *x*"), "O'Neill \"Tip\" *x*");
        assert_eq!(Markup::Plain.written("a <b> & *c*"), "a <b> & *c*");
    }

    /// `|` stands where the text ends, `‸` behind its elements.
    #[track_caller]
    fn ends(markup: Markup, marked: &str) {
        let copy = marked.replace('‸', "");
        let at = copy.find('|').unwrap();
        let copy = copy.replace('|', "");
        let block = &split(&copy, markup)[0];
        let behind = markup.behind_elements(block, at);
        assert_eq!(format!("{}|{}‸{}", &copy[..at], &copy[at..behind], &copy[behind..]), marked);
    }

    #[test]
    fn elements_end_behind_their_marks() {
        ends(Markup::Markdown, "The [board|](http://a.b)‸\n");
        ends(Markup::Markdown, "The **[board|][ref]**‸\n");
        ends(Markup::Markdown, "See <http://a.b|>‸\n");
        ends(Markup::Markdown, "The *board|*‸ met.\n");
        ends(Markup::Markdown, "> The <b>board|</b>‸ met.\n");
        ends(Markup::Markdown, "The *board* met.|‸\n");
        ends(Markup::Html, "<p>The <b><a href=x>board|</a></b>‸</p>");
        ends(Markup::Html, "<p>The board|‸</p>");
        ends(Markup::Plain, "The board|‸</a>\n");
    }
}
