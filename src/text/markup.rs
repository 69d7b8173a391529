//! The kinds of markup that copy comes in.

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
            Some((_, ending)) => Self::of_language(match ending {
                "markdown" => "markdown",
                other => other,
            }),
            None => Self::Plain,
        }
    }
}
