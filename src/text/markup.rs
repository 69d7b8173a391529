//! The kinds of markup that copy comes in: where each cuts a text into blocks, and what it calls prose.

mod cut;
mod html;
mod line;
mod markdown;
mod plain;
mod written;

use super::block::{Block, BlockKind, Cut};

/// How a story is marked up.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Markup {
    /// Plain text: everything is prose.
    #[default]
    Plain,
    /// `CommonMark`, with front matter.
    Markdown,
    /// HTML: the text of block elements is prose.
    Html,
}

/// What the markup is in at a boundary between two blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// The text starts here.
    Start,
    /// A block of plain text starts or goes on.
    Plain(plain::State),
    /// A block of Markdown starts or goes on.
    Markdown(markdown::State),
    /// A block of HTML starts or goes on.
    Html(html::State),
}

impl Markup {
    /// The markup that an editor's language id stands for; plain text where it is unknown.
    #[must_use]
    pub fn of_language(id: &str) -> Self {
        match id.to_ascii_lowercase().as_str() {
            "markdown" | "md" | "mdx" | "quarto" | "rmd" => Self::Markdown,
            "html" | "xhtml" | "htm" => Self::Html,
            _ => Self::Plain,
        }
    }

    /// The markup of a file by its name's ending.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        match path.rsplit_once('.') {
            Some((_, ending)) => Self::of_language(ending),
            None => Self::Plain,
        }
    }

    /// Where the first block of a text ends that is not empty and starts in a state.
    #[must_use]
    pub fn cut(self, text: &str, state: State) -> Cut {
        let cut = match (self, state) {
            (Self::Markdown, State::Start) => markdown::cut(text, markdown::State::default(), true),
            (Self::Html, State::Start) => html_start(text),
            (_, State::Start) => plain::cut(text, plain::State::default()),
            (_, State::Plain(state)) => plain::cut(text, state),
            (_, State::Html(state)) => html::cut(text, state),
            (_, State::Markdown(state)) => markdown::cut(text, state, false),
        };
        debug_assert!(cut.length > 0 && text.is_char_boundary(cut.length), "{cut:?} of {state:?}: {text:?}");
        cut
    }

    /// Whether a block and those before it end where they do, whatever stands in the next one from an offset on. Where that is not
    /// known, no.
    #[must_use]
    pub fn is_apart(self, block: &str, next: &str, offset: usize) -> bool {
        self == Self::Plain && plain::is_apart(block, next, offset)
    }

    /// Reads the source of one block.
    #[must_use]
    pub fn read(self, source: &str, kind: BlockKind, state: State) -> Block {
        match self {
            Self::Markdown => markdown::read(source, kind, state),
            Self::Html => html::read(source, kind, state),
            Self::Plain => plain::read(source, kind, state),
        }
    }
}

/// The first block of a page, in which a mark of byte order is no text.
fn html_start(text: &str) -> Cut {
    let start = text.strip_prefix('\u{feff}').filter(|rest| !rest.is_empty()).map_or(0, |_| '\u{feff}'.len_utf8());
    let cut = html::cut(&text[start..], html::State::default());
    Cut { length: cut.length + start, ..cut }
}
