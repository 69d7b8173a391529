//! HTML, cut where block elements start and end. What is in a block is read by `html5gum` ([`mod@read`]).
//!
//! A block is some leading tags, text with its inline tags, and the end tags behind it. Scripts and other elements
//! without markup inside are blocks of their own; a comment or a tag too long for a block goes on over boundaries.

mod read;
mod tag;

use memchr::{memchr, memmem};

use super::State as AnyState;
use super::cut;
use super::line::floor;
use crate::text::block::{BlockKind, Cut, LOOK, MOST};
pub(super) use read::{behind_end_tags, read};
use tag::{Raw, Tag};

/// A longer inline tag or comment (bytes) ends the block before it.
const INLINE: usize = LOOK - 64;

/// What HTML is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct State {
    within: Within,
    /// How many `<blockquote>`s are open.
    quotes: u8,
    heading: bool,
    item: bool,
    cell: bool,
    preformatted: bool,
    /// Whether the text before the boundary goes on behind it.
    open: bool,
}

/// What the tokenizer is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Within {
    #[default]
    Text,
    Comment,
    /// A tag; the quotation mark around the attribute's value that is open; the element without markup that it starts.
    Tag(Option<u8>, Option<Raw>),
    Raw(Raw),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing but tags so far.
    Before,
    Text,
    /// End tags behind the text.
    Behind,
}

pub(super) fn cut(text: &str, mut state: State) -> Cut {
    let bytes = text.as_bytes();
    let done = |length: usize, kind: BlockKind, state: State| Cut { length: length.max(1), kind, next: AnyState::Html(state) };
    match state.within {
        Within::Text => {}
        Within::Comment => return rest_of_comment(text, 0, state),
        Within::Tag(quote, raw) => return rest_of_tag(text, 0, quote, raw, state),
        Within::Raw(raw) => return rest_of_raw(text, 0, raw, state),
    }
    let mut at = 0;
    let mut phase = Phase::Before;
    let mut kind = BlockKind::NotProse;
    let mut breaks = 0;
    while at < text.len() {
        let markup = next_markup(text, at);
        let run = &text[at..markup];
        let content = at + (run.len() - run.trim_ascii_start().len());
        if content < markup {
            if phase == Phase::Behind {
                return done(content, kind, state);
            }
            if phase == Phase::Before {
                phase = Phase::Text;
                kind = state.kind();
            }
            breaks = 0;
            if markup > cut::LEAST
                && let Some(place) = cut::place(text, at..at + run.trim_ascii_end().len(), |_| true)
                && place < text.len()
            {
                return done(place, kind, State { open: true, ..state });
            }
        }
        at = markup;
        if phase != Phase::Text && at > cut::LEAST && at < text.len() {
            return done(at, kind, state);
        }
        if at >= text.len() {
            break;
        }
        let most = if phase == Phase::Before { MOST.max(at + INLINE) } else { at + INLINE };
        let open = phase == Phase::Text || (phase == Phase::Before && state.open);
        if bytes[at..].starts_with(b"<!--") {
            match memmem::find(&bytes[at + 2..most.min(bytes.len())], b"-->") {
                Some(end) if phase != Phase::Behind => at += 2 + end + 3,
                _ if phase == Phase::Before => return rest_of_comment(text, at, state),
                _ => return done(at, kind, State { open, ..state }),
            }
            continue;
        }
        let tag = Tag::at(text, at);
        if tag.starts_block() || tag.raw().is_some() {
            if phase != Phase::Before {
                return done(at, kind, State { open: phase == Phase::Text && tag.raw().is_some() && !tag.starts_block(), ..state });
            }
            if tag.starts_block() {
                state.open = false;
            }
        }
        let end = if tag.name.is_empty() { tag::declaration_end(text, at, most) } else { tag::end(text, at, most, None).ok() };
        let Some(end) = end else {
            if phase != Phase::Before {
                return done(at, kind, State { open, ..state });
            }
            state.enter(&tag);
            return rest_of_tag(text, at, None, tag.raw(), state);
        };
        if phase == Phase::Behind && !tag.ends_block() {
            return done(at, kind, state);
        }
        state.enter(&tag);
        if tag.ends_block() {
            state.open = false;
            phase = if phase == Phase::Before { Phase::Before } else { Phase::Behind };
        }
        if let Some(raw) = tag.raw() {
            return rest_of_raw(text, end, raw, state);
        }
        breaks = if tag.name.eq_ignore_ascii_case("br") { breaks + 1 } else { breaks };
        if breaks == 2 && phase == Phase::Text {
            phase = Phase::Behind;
            state.open = false;
        }
        at = end;
        if at >= MOST && at < text.len() {
            return done(at, kind, State { open: phase == Phase::Text, ..state });
        }
    }
    done(text.len(), kind, State { open: phase == Phase::Text, ..state })
}

/// The next `<` that starts a tag or a comment, or the text's end.
fn next_markup(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(found) = memchr(b'<', &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(b'!' | b'?') => return at,
            Some(b'/') if at + 2 < bytes.len() => return at,
            Some(byte) if byte.is_ascii_alphabetic() => return at,
            _ => at += 1,
        }
        // A run of text that long is cut anyway.
        if at > from + 2 * MOST {
            return at;
        }
    }
    text.len()
}

fn not_prose(length: usize, state: State) -> Cut {
    Cut { length, kind: BlockKind::NotProse, next: AnyState::Html(state) }
}

/// The rest of a comment, of which bytes up to an offset have been read.
fn rest_of_comment(text: &str, from: usize, state: State) -> Cut {
    // The dashes that open a comment may close it too: `<!-->`.
    let from = if from > 0 || state.within != Within::Comment { from + 2 } else { from };
    let seen = &text.as_bytes()[..text.len().min(from + MOST)];
    if let Some(end) = memmem::find(&seen[from.min(seen.len())..], b"-->") {
        return not_prose(from + end + 3, State { within: Within::Text, ..state });
    }
    let mut end = floor(text, from + MOST);
    if end < text.len() {
        end -= text.as_bytes()[..end].iter().rev().take(2).take_while(|&&byte| byte == b'-').count();
    }
    not_prose(end, State { within: Within::Comment, ..state })
}

fn rest_of_tag(text: &str, from: usize, quote: Option<u8>, raw: Option<Raw>, state: State) -> Cut {
    match tag::end(text, from, from + MOST, quote) {
        Ok(end) => not_prose(end, State { within: raw.map_or(Within::Text, Within::Raw), ..state }),
        Err(quote) => not_prose(floor(text, from + MOST), State { within: Within::Tag(quote, raw), ..state }),
    }
}

/// The rest of an element without markup, its end tag left to the next block.
fn rest_of_raw(text: &str, from: usize, raw: Raw, state: State) -> Cut {
    let most = floor(text, from + MOST);
    match raw.end(&text[..most], from) {
        Some(end) if end > 0 => not_prose(end, State { within: Within::Text, ..state }),
        Some(_) => {
            // The end tag stands right here.
            let state = State { within: Within::Text, ..state };
            tag::end(text, 0, MOST, None).map_or_else(|_| not_prose(most, state), |end| not_prose(end, state))
        }
        None => {
            // Not so that the end tag's name is cut in two.
            let back = text.as_bytes()[from..most].iter().rev().take(12).position(|&byte| byte == b'<').filter(|_| most < text.len());
            let end = back.map_or(most, |back| most - back - 1);
            not_prose(if end > 0 { end } else { most }, State { within: Within::Raw(raw), ..state })
        }
    }
}

impl State {
    /// What text here is.
    fn kind(self) -> BlockKind {
        match self {
            Self { preformatted: true, .. } => BlockKind::NotProse,
            Self { heading: true, .. } => BlockKind::Heading,
            Self { quotes: 1.., .. } => BlockKind::BlockQuote,
            Self { cell: true, .. } => BlockKind::TableCell,
            Self { item: true, .. } => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        }
    }

    /// Goes past a tag.
    fn enter(&mut self, tag: &Tag<'_>) {
        let starts = !tag.is_end;
        if tag.starts_block() {
            self.heading = false;
        }
        match tag.name.to_ascii_lowercase().as_str() {
            "blockquote" if starts => self.quotes = self.quotes.saturating_add(1),
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = starts,
            "li" | "dd" | "dt" => self.item = starts,
            "ul" | "ol" | "dl" | "menu" => self.item = false,
            "td" | "th" | "caption" => self.cell = starts,
            "tr" | "table" => self.cell = false,
            "pre" => self.preformatted = starts,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Markup, block};

    fn blocks(text: &str) -> Vec<Block> {
        block::split(text, Markup::Html)
    }

    /// The prose of a document, block by block: kind, whether it goes on, text.
    #[track_caller]
    fn check(text: &str, expected: &[(BlockKind, &str)]) {
        let found = blocks(text);
        let found: Vec<(BlockKind, &str)> =
            found.iter().filter(|block| !block.prose.text().is_empty()).map(|block| (block.kind, block.prose.text())).collect();
        assert_eq!(found, expected);
    }

    use BlockKind::{BlockQuote, Heading, ListItem, Paragraph, TableCell};

    #[test]
    fn text_of_block_elements_is_prose() {
        check(
            "<!doctype html><html><head><title>No</title><style>p > a { }</style></head>\n<body>\n<h1>Dam <em>holds</em></h1>\n<p class=\"a>b\">One\n  two.</p>\n<p>Three<br>four<ul><li>Five<li>Six</ul><table><tr><td>7<td>8</table><blockquote><p>Nine</blockquote>Ten",
            &[
                (Heading, "Dam holds"),
                (Paragraph, "One two."),
                (Paragraph, "Three\nfour"),
                (ListItem, "Five"),
                (ListItem, "Six"),
                (TableCell, "7"),
                (TableCell, "8"),
                (BlockQuote, "Nine"),
                (Paragraph, "Ten"),
            ],
        );
    }

    #[test]
    fn what_readers_do_not_see_is_no_prose() {
        check(
            "<p>A<!-- <p>not</p> --> b<script>if (a < b) \"</p>\"</script> c</p><pre>code</pre><p><code>x</code> is <img alt='no'> y &lt;3</p>",
            &[(Paragraph, "A b"), (Paragraph, "c"), (Paragraph, "\u{fffc} is \u{fffc} y <3")],
        );
        assert!(blocks("<p>A <script>x</script> c").iter().any(|block| block.continues && block.prose.text() == "c"));
    }

    #[test]
    fn character_references_count_as_what_they_stand_for() {
        let text = "<p>&ldquo;It&#8217;s &amp; &notit; &nosuch; on&#x201D;</p>";
        let found = blocks(text);
        let prose = &found[0].prose;
        assert_eq!(prose.text(), "\u{201c}It\u{2019}s & \u{ac}it; &nosuch; on\u{201d}");
        let source = prose.to_source(crate::text::Span::new(0, 3));
        assert_eq!(source.of(text), "&ldquo;");
        let source = prose.to_source(crate::text::Span::new(3, 5));
        assert_eq!(source.of(text), "It");
    }

    #[test]
    fn the_mark_that_quotes_an_element_is_a_mark() {
        check("<p><q>Run</q>, he said</p>", &[(Paragraph, "\u{201c}Run\u{201d}, he said")]);
    }

    #[test]
    fn bold_paragraphs_are_known() {
        let found = blocks("<p><b>Were you there?</b></p><p><b>No</b>, I was not.</p>");
        assert_eq!(found.iter().map(|block| block.bold).collect::<Vec<_>>(), [true, false]);
    }

    #[test]
    fn monstrous_markup_goes_on_over_boundaries() {
        let long = "x ".repeat(9000);
        for text in [
            format!("<p>a</p><!-- {long} --><p>b</p>"),
            format!("<p>a</p><img src=\"{long}>\"><p>b</p>"),
            format!("<p>a</p><script src='{long}'>{long}</script><p>b</p>"),
            format!("<p>a</p><style>{long}</style ><p>b</p>"),
            format!("<p>a <i title='{long}'></i></p><p>b</p>"),
        ] {
            check(&text, &[(Paragraph, "a"), (Paragraph, "b")]);
            assert!(blocks(&text).iter().all(|block| block.source.len() <= MOST + LOOK));
        }
    }

    /// Documents put together at random; the seed is fixed. Block by block they say what the tokenizer says of the whole.
    #[test]
    fn blocks_read_as_the_whole_does() {
        let parts = [
            "text ",
            "more\n",
            "<p>",
            "</p>",
            "<p class='x'>",
            "<b>",
            "</b>",
            "<br>",
            "<li>",
            "<ul>",
            "</ul>",
            "<blockquote>",
            "</blockquote>",
            "<!-- no -->",
            "<script>var no = '<p>';</script>",
            "<style>no</style>",
            "&ldquo;",
            "&rdquo;",
            "&amp",
            "<",
            ">",
            "< p",
            "</",
            "<td>",
            "<h2>",
            "</h2>",
            "<pre>",
            "</pre>",
            "<code>no</code>",
            "<title>no</title>",
            "<img alt=\"no\">",
            "<a href=x>",
            "</a>",
            "<!doctype html>",
            "\"",
            "'",
            "<!",
            "<?no>",
            "<!-->",
            "<br/>",
            "é",
            "=",
        ];
        let mut state = 5_u64;
        let mut dice = |sides: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap_or(0) % sides
        };
        for _ in 0..6000 {
            let text: String = (0..=dice(14)).map(|_| parts[dice(parts.len())]).collect();
            let by_blocks: String = blocks(&text).iter().map(|block| block.prose.text()).collect();
            let at_once = read::read(&text, Paragraph, AnyState::Html(State::default()));
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != '\u{fffc}').collect::<String>();
            assert_eq!(bare(&by_blocks), bare(at_once.prose.text()), "{text}\n{:#?}", blocks(&text));
        }
    }
}
