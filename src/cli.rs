//! The command line: what a copy editor runs in a terminal, and what a newsroom's scripts call.
//!
//! Every command ends with one of three codes: 0, nothing to mend; 1, warnings or errors were found; 2, something could not be
//! read or run.

pub mod check;
pub mod color;
pub mod completions;
pub mod decode;
mod entities;
pub mod explain;
pub mod extract;
pub mod failure;
pub mod files;
pub mod man;
pub mod outline;
pub mod progress;
pub mod report;
pub mod scopes;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
pub use failure::Failure;

/// Reads news copy: who is quoted, by whom, and what a copy desk would send back.
///
/// Everything happens on this machine: copydesk opens no connection and starts no process.
#[derive(Parser, Debug)]
#[command(name = "copydesk", version, max_term_width = 100, disable_help_subcommand = true)]
pub struct Arguments {
    /// When to colour what is printed.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: color::Color,

    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand, Debug)]
pub enum Command {
    /// Check stories and report what a copy desk would send back
    Check(check::Arguments),
    /// Print who speaks in a story, and what each says
    Outline(outline::Arguments),
    /// Print what stories say as JSON: quotes and their speakers, people and organisations, findings
    Extract(extract::Arguments),
    /// Explain a rule, or list all rules
    Explain(explain::Arguments),
    /// Print what completes commands and options in a shell
    Completions(completions::Arguments),
    /// Print a page of the manual, for `man`
    Man(man::Arguments),
    /// Serve an editor over standard input and output (LSP)
    Lsp {
        /// The only way there is; some editors say so
        #[arg(long, hide = true)]
        stdio: bool,
    },
}

/// Runs a command; `serve` is what serves an editor. What goes wrong is told on standard error.
#[must_use]
pub fn run(arguments: &Arguments, serve: impl FnOnce() -> std::io::Result<ExitCode>) -> ExitCode {
    let mut output = color::output(arguments.color);
    let outcome = match &arguments.command {
        Command::Lsp { .. } => {
            // The server writes to standard output itself.
            drop(output);
            return serve().unwrap_or_else(|error| {
                failure::tell("error", &Failure::Serve(error), arguments.color);
                Status::Failed.into()
            });
        }
        Command::Check(check) => check::run(check, arguments.color, &mut output),
        Command::Outline(outline) => outline::run(outline, arguments.color, &mut output),
        Command::Extract(extract) => extract::run(extract, arguments.color, &mut color::plain_output()),
        Command::Explain(explain) => explain::run(explain, &mut output),
        Command::Completions(completions) => completions::run(completions, &mut output),
        Command::Man(man) => man::run(man, &mut output),
    };
    match outcome {
        Ok(status) => status.into(),
        // Whoever reads has had enough (`| head`): no failure of ours.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            failure::tell("error", &failure, arguments.color);
            Status::Failed.into()
        }
    }
}

/// How a command ended. The order is from good to bad.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Status {
    /// Nothing to mend: code 0.
    #[default]
    Clean,
    /// Warnings or errors were found: code 1.
    Findings,
    /// Something could not be read or run: code 2.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Clean => Self::SUCCESS,
            Status::Findings => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}
