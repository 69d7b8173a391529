//! The language server as an editor meets it: the real program over standard input and output.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod editor;
mod faults;
mod features;
mod lifecycle;
mod privacy;
#[cfg(unix)]
mod progress;
mod settings;
mod sync;
