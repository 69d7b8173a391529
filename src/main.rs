//! Arguments to server or command line: the only place that exits.

use std::process::ExitCode;

use clap::Parser;
use copydesk::cli::{self, Arguments};
use copydesk::server;

fn main() -> ExitCode {
    cli::run(&Arguments::parse(), server::run)
}
