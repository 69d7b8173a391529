//! Tags as far as they move boundaries.

/// A tag, or a declaration (`<!doctype>`), which has no name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tag<'a> {
    pub(super) name: &'a str,
    pub(super) is_end: bool,
}

/// An element that holds no markup: what looks like tags in it is text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum Raw {
    Script,
    Style,
    Title,
    TextArea,
    IFrame,
    NoEmbed,
    NoFrames,
    Xmp,
}

/// Elements that start and end a block.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "select",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

impl<'a> Tag<'a> {
    /// The tag that starts at an offset, where a `<` stands.
    pub(super) fn at(text: &'a str, start: usize) -> Self {
        let rest = &text[start + 1..];
        let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').take(32).count();
        Self { name: &rest[..length], is_end }
    }

    fn is_block(&self) -> bool {
        self.name.len() <= 10 && BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(self.name))
    }

    pub(super) fn starts_block(&self) -> bool {
        !self.is_end && self.is_block()
    }

    pub(super) fn ends_block(&self) -> bool {
        self.is_end && self.is_block()
    }

    /// The element without markup that the tag starts.
    pub(super) fn raw(&self) -> Option<Raw> {
        if self.is_end {
            return None;
        }
        Raw::ALL.iter().copied().find(|raw| raw.name().eq_ignore_ascii_case(self.name))
    }
}

impl Raw {
    const ALL: &[Self] = &[Self::Script, Self::Style, Self::Title, Self::TextArea, Self::IFrame, Self::NoEmbed, Self::NoFrames, Self::Xmp];

    fn name(self) -> &'static str {
        match self {
            Self::Script => "script",
            Self::Style => "style",
            Self::Title => "title",
            Self::TextArea => "textarea",
            Self::IFrame => "iframe",
            Self::NoEmbed => "noembed",
            Self::NoFrames => "noframes",
            Self::Xmp => "xmp",
        }
    }

    /// Where the end tag starts, from an offset on.
    pub(super) fn end(self, text: &str, from: usize) -> Option<usize> {
        let name = self.name().as_bytes();
        memchr::memmem::find_iter(text.as_bytes().get(from..)?, b"</").map(|at| from + at).find(|at| {
            let rest = &text.as_bytes()[at + 2..];
            rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
                && rest.get(name.len()).is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
        })
    }
}

/// The offset behind the `>` that ends a declaration or what is read as a comment for want of a name.
pub(super) fn declaration_end(text: &str, from: usize, most: usize) -> Option<usize> {
    memchr::memchr(b'>', text.as_bytes().get(from..most.min(text.len()))?).map(|at| from + at + 1)
}

/// The offset behind the `>` that ends a tag; quotation marks hide others. Where there is none before `most`: the mark that is
/// open there.
pub(super) fn end(text: &str, from: usize, most: usize, open: Option<u8>) -> Result<usize, Option<u8>> {
    let mut open = open;
    // A mark opens a value only behind `=`.
    let mut after_equals = false;
    for (at, &byte) in text.as_bytes().iter().enumerate().take(most).skip(from) {
        match (open, byte) {
            (Some(mark), _) if mark == byte => open = None,
            (Some(_), _) => {}
            (None, b'>') => return Ok(at + 1),
            (None, b'"' | b'\'') if after_equals => open = Some(byte),
            _ => {}
        }
        after_equals = open.is_none() && (byte == b'=' || (after_equals && byte.is_ascii_whitespace()));
    }
    Err(open)
}
