//! What can go wrong on the command line, told in full sentences.

use std::io::{self, Write};
use std::path::PathBuf;

use super::color::{self, Color};
use super::decode::Undecodable;

/// What went wrong.
#[derive(thiserror::Error, Debug)]
pub enum Failure {
    /// There is nothing at a path, or it must not be read.
    #[error("{} cannot be read: {source}. Check the path and its permissions.", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A folder cannot be walked through.
    #[error("A folder cannot be read: {0}. Check its permissions.")]
    Walk(#[from] ignore::Error),
    /// A file holds no text.
    #[error("{} cannot be read as text: {source}", path.display())]
    Undecodable {
        /// The path.
        path: PathBuf,
        /// Why not.
        source: Undecodable,
    },
    /// Nothing to read was named, and a terminal is at the other end of standard input.
    #[error("No story was given. Name files or folders, or send a story on standard input: `copydesk check < story.txt`.")]
    NoStory,
    /// The settings that hold for a story cannot be read.
    #[error("{} was not checked: {source}", path.display())]
    Settings {
        /// The story.
        path: PathBuf,
        /// What is wrong with the settings.
        source: std::sync::Arc<crate::settings::SettingsError>,
    },
    /// The language server cannot run.
    #[error("The language server cannot run: {0}")]
    Server(io::Error),
    /// A folder holds no story.
    #[error("No story was found in {}. Stories are files that end in {}.", path.display(), super::files::ENDINGS.join(", "))]
    EmptyFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A line of JSON Lines is no story.
    #[error("Line {line} is no story: {reason}. Each line must be an object with \"id\" and \"text\".")]
    Line {
        /// Its number, from one.
        line: usize,
        /// What is wrong with it, and in which column.
        reason: String,
    },
    /// Standard input cannot be read.
    #[error("Standard input cannot be read: {0}")]
    Input(io::Error),
    /// What was to be printed cannot be.
    #[error("The output cannot be written: {0}")]
    Output(#[from] io::Error),
    /// The language server cannot be started.
    #[error("The language server cannot be started: {0}")]
    Serve(io::Error),
    /// A result has no JSON form.
    #[error("The result cannot be written as JSON: {0}")]
    Json(serde_json::Error),
}

impl From<serde_json::Error> for Failure {
    /// What is written as it is made fails as the output does.
    fn from(error: serde_json::Error) -> Self {
        if error.is_io() { Self::Output(error.into()) } else { Self::Json(error) }
    }
}

impl Failure {
    /// A line of JSON Lines that is no story. The parser counts lines within it, which would name a second line.
    #[must_use]
    pub fn line(line: usize, error: &serde_json::Error) -> Self {
        let within = format!(" at line {} column {}", error.line(), error.column());
        let text = error.to_string();
        let reason = text.strip_suffix(&within).map_or(text.clone(), |reason| format!("{reason} at column {}", error.column()));
        Self::Line { line, reason }
    }
}

/// Tells something on standard error. Where even that fails, nothing is left to be done.
pub fn tell(level: &str, message: &dyn std::fmt::Display, color: Color) {
    let style = match level {
        "error" => "\u{1b}[1;31m",
        "warning" => "\u{1b}[1;33m",
        _ => "\u{1b}[1;36m",
    };
    let _ = writeln!(color::errors(color), "{style}{level}\u{1b}[0m: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_goes_away_fails_the_output() {
        struct Closed;
        impl Write for Closed {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let error = serde_json::to_writer(Closed, &[1]).unwrap_err();
        assert!(matches!(Failure::from(error), Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe));
    }
}
