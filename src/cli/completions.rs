//! `copydesk completions`: what a shell completes commands and options with, made from the definition of the command line.

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::{Failure, Status};

/// Print what completes commands and options in a shell.
///
/// Put it where the shell looks for completions: for bash into ~/.local/share/bash-completion/completions/copydesk, for zsh into a
/// file _copydesk in a folder of $fpath, for fish into ~/.config/fish/completions/copydesk.fish.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// The shell.
    pub shell: Shell,
}

/// Runs the command.
///
/// # Errors
///
/// When the output fails.
pub fn run(arguments: &Arguments, output: &mut impl Write) -> Result<Status, Failure> {
    let mut command = super::Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut script);
    output.write_all(&script)?;
    output.flush()?;
    Ok(Status::Clean)
}
