//! Speech that nobody is named for.

use super::{BlockView, Finding, Level, Rule};
use crate::story::quotes::Unattributed;

/// The rule.
pub static RULE: Rule = Rule {
    name: "unattributed-quote",
    level: Level::Warning,
    since: "0.1.0",
    summary: "Speech in quotation marks that nobody is named for.",
    documentation: "",
    check,
};

fn check(view: &BlockView<'_>, findings: &mut Vec<Finding>) {
    for quote in view.reading.quotes.iter().filter(|quote| quote.unattributed == Unattributed::Nobody) {
        findings.push(Finding::new(&RULE, quote.place, "Nobody is named for this quote. Say who said it."));
    }
}
