//! Which stories a command reads: files as named, folders by their ignore rules, standard input.

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use ignore::WalkBuilder;

use super::Failure;
use super::decode::decode;
use crate::text::Markup;

/// The endings of files in a folder that are stories.
pub const ENDINGS: &[&str] = &[".txt", ".text", ".md", ".markdown", ".html", ".htm"];

/// How to read what standard input or a file holds.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub enum MarkupName {
    /// Everything is prose.
    Plain,
    /// CommonMark, with front matter.
    Markdown,
    /// The text of block elements is prose.
    Html,
}

impl From<MarkupName> for Markup {
    fn from(name: MarkupName) -> Self {
        match name {
            MarkupName::Plain => Self::Plain,
            MarkupName::Markdown => Self::Markdown,
            MarkupName::Html => Self::Html,
        }
    }
}

/// The stories that a command is given.
#[derive(clap::Args, Debug)]
pub struct Stories {
    /// Files and folders; "-" is standard input, which is also read when nothing is named.
    ///
    /// A folder stands for all stories in it (.txt, .text, .md, .markdown, .html, .htm), less those that .gitignore or .ignore
    /// files leave out.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,

    /// The name that reports give to standard input; its ending tells the markup.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,

    /// How the stories are marked up, whatever their names end in.
    #[arg(long, value_name = "MARKUP")]
    pub markup: Option<MarkupName>,
}

/// Where a story comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Standard input, under the name that it is given.
    Input(PathBuf),
}

/// A story as it was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StoryText {
    /// Its text.
    pub text: String,
    /// How it is marked up.
    pub markup: Markup,
    /// Whether it was read as Windows-1252, having been found to be no UTF-8.
    pub windows_1252: bool,
}

impl Stories {
    /// The sources in the order of the arguments, a folder's by path; each once. What cannot be looked at stands in its place.
    #[must_use]
    pub fn sources(&self) -> Vec<Result<Source, Failure>> {
        let input = || Source::Input(self.stdin_filename.clone().unwrap_or_else(|| "<stdin>".into()));
        if self.paths.is_empty() {
            let nobody_sends = std::io::stdin().is_terminal();
            return vec![if nobody_sends { Err(Failure::NoStory) } else { Ok(input()) }];
        }
        let mut sources = Vec::new();
        for path in &self.paths {
            if path.as_os_str() == "-" {
                sources.push(Ok(input()));
            } else if path.is_dir() {
                sources.extend(folder(path));
            } else {
                sources.push(Ok(Source::File(path.clone())));
            }
        }
        let mut seen = rustc_hash::FxHashSet::default();
        sources.retain(|source| source.as_ref().map_or(true, |source| seen.insert(source.path().to_owned())));
        sources
    }

    /// Reads a source.
    ///
    /// # Errors
    ///
    /// When it cannot be read or is no text.
    pub fn read(&self, source: &Source) -> Result<StoryText, Failure> {
        let bytes = match source {
            Source::File(path) => std::fs::read(path).map_err(|error| Failure::Unreadable { path: path.clone(), source: error })?,
            Source::Input(_) => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).map_err(Failure::Input)?;
                bytes
            }
        };
        let decoded = decode(&bytes).map_err(|error| Failure::Undecodable { path: source.path().to_owned(), source: error })?;
        let markup = self.markup.map_or_else(|| Markup::of_path(&source.path().to_string_lossy()), Markup::from);
        Ok(StoryText { text: decoded.text, markup, windows_1252: decoded.windows_1252 })
    }
}

impl StoryText {
    /// What a user should know of how it was read.
    #[must_use]
    pub fn note(&self, path: &Path) -> Option<String> {
        self.windows_1252.then(|| format!("{} is not UTF-8 and was read as Windows-1252.", path.display()))
    }
}

impl Source {
    /// The path, or the name that standard input is given.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Input(path) => path,
        }
    }
}

/// The stories of a folder, sorted by path.
fn folder(folder: &Path) -> Vec<Result<Source, Failure>> {
    let found: Vec<Result<Source, Failure>> = WalkBuilder::new(folder)
        .sort_by_file_path(Path::cmp)
        .require_git(false)
        .build()
        .filter_map(|entry| match entry {
            Ok(entry) => (entry.file_type().is_some_and(|kind| kind.is_file()) && is_story(entry.path()))
                .then(|| Ok(Source::File(plain(entry.into_path())))),
            Err(error) => Some(Err(error.into())),
        })
        .collect();
    if found.is_empty() { vec![Err(Failure::EmptyFolder { path: folder.to_owned() })] } else { found }
}

/// The path without the "./" that walking through "." puts before it: so compilers, editors and GitHub name files.
fn plain(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)
}

fn is_story(path: &Path) -> bool {
    let name = path.to_string_lossy().to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
