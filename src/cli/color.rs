//! Colours, for terminals only: `--color` first, then `NO_COLOR` and its like, then whether a terminal reads.

use std::io::{BufWriter, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

/// When to colour.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug, Default)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl From<Color> for ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// Standard output, buffered; colours are taken out where nobody wants them.
#[must_use]
pub fn output(color: Color) -> impl Write {
    BufWriter::new(AutoStream::new(std::io::stdout(), color.into()))
}

/// Standard output, buffered, for what never has colours.
#[must_use]
pub fn plain_output() -> impl Write {
    BufWriter::new(std::io::stdout())
}

/// Standard error; colours are taken out where nobody wants them.
#[must_use]
pub fn errors(color: Color) -> impl Write {
    AutoStream::new(std::io::stderr(), color.into())
}
