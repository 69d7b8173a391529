//! `copydesk explain`: the manual of the rules in the terminal.

use std::io::Write;

use clap::builder::PossibleValuesParser;

use super::{Failure, Status};
use crate::rules::manual::page;
use crate::rules::{RULES, by_name};

/// Explain a rule, or list all rules.
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// The rule; without one, all rules are listed.
    #[arg(value_name = "RULE", value_parser = PossibleValuesParser::new(RULES.iter().map(|rule| rule.name)), hide_possible_values = true)]
    pub rule: Option<String>,
}

/// Runs the command.
///
/// # Errors
///
/// When the output fails.
pub fn run(arguments: &Arguments, output: &mut impl Write) -> Result<Status, Failure> {
    match arguments.rule.as_deref().and_then(by_name) {
        Some(rule) => {
            let mut example = false;
            for line in page(rule, 1).lines() {
                match line.strip_prefix('#') {
                    _ if line.starts_with("```") => example = !example,
                    _ if example => writeln!(output, "    {line}")?,
                    Some(title) => writeln!(output, "{BOLD}{}{PLAIN}", title.trim_start_matches('#').trim_start())?,
                    None => writeln!(output, "{line}")?,
                }
            }
        }
        None => {
            let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
            for rule in RULES {
                writeln!(output, "{BOLD}{:width$}{PLAIN}  {:11}  {}", rule.name, rule.default_level().name(), rule.summary)?;
            }
        }
    }
    output.flush()?;
    Ok(Status::Clean)
}

const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";
