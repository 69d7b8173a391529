//! `copydesk man`: the pages of the manual, made from the definition of the command line.

use std::io::Write;

use clap::CommandFactory;

use super::{Failure, Status};

/// Print a page of the manual, for `man`.
///
/// `copydesk man > copydesk.1` and `copydesk man check > copydesk-check.1` in a folder man1 of $MANPATH let `man copydesk` and
/// `man copydesk-check` find them; `copydesk man | man -l -` shows one at once.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// The command whose page is printed [default: that of copydesk itself]
    #[arg(value_parser = names())]
    pub command: Option<String>,
}

/// The names of the commands with a page.
fn names() -> clap::builder::PossibleValuesParser {
    ["check", "outline", "extract", "explain", "completions", "man", "lsp"].into()
}

/// Runs the command.
///
/// # Errors
///
/// When the output fails.
pub fn run(arguments: &Arguments, output: &mut impl Write) -> Result<Status, Failure> {
    let mut command = super::Arguments::command();
    command.build();
    let page = match &arguments.command {
        Some(name) => command.find_subcommand(name).cloned().unwrap_or(command),
        None => command,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    output.write_all(&text)?;
    output.flush()?;
    Ok(Status::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_page() {
        let command = super::super::Arguments::command();
        let commands: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
        let names = names();
        let pages = clap::builder::TypedValueParser::possible_values(&names);
        let pages: Vec<String> = pages.into_iter().flatten().map(|page| page.get_name().to_owned()).collect();
        assert_eq!(pages, commands);
    }
}
