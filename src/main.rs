//! Arguments to server or command line: the only place that exits.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::{self, Arguments};

fn main() -> ExitCode {
    cli::run(&Arguments::parse())
}
