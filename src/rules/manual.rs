//! The manual of the rules: what `copydesk explain` prints, an editor shows, SARIF carries and `docs/rules.md` holds.

use super::{RULES, Rule};

/// Where the manual is; the name of a rule follows.
const BOOK: &str = "https://github.com/copydesk/copydesk/blob/main/docs/rules.md#";

/// Where the manual speaks of a rule.
#[must_use]
pub fn url(rule: &Rule) -> String {
    format!("{BOOK}{}", rule.name)
}

/// A rule's documentation in Markdown for readers: its examples say what they are examples of.
#[must_use]
pub fn documentation(rule: &Rule) -> String {
    rule.documentation.trim().replace("```copy,fail", "Reported:\n\n```text").replace("```copy,pass", "Not reported:\n\n```text")
}

/// A rule's page in Markdown. Its headings have `depth` hashes and more.
#[must_use]
pub fn page(rule: &Rule, depth: usize) -> String {
    let hashes = "#".repeat(depth);
    let documentation = documentation(rule).replace("\n## ", &format!("\n{hashes}# "));
    let unless = if rule.is_on { "" } else { ", off unless set" };
    format!(
        "{hashes} {}\n\n{}\n\nLevel: {}{unless}. Since {}.\n\n{documentation}\n",
        rule.name,
        rule.summary,
        rule.level.name(),
        rule.since
    )
}

/// The whole manual in Markdown.
#[must_use]
pub fn book() -> String {
    let mut book = String::from(
        "# Rules\n\nWhat copydesk reports, in the words of `copydesk explain`.\nThis page is generated from the rules: \
         `UPDATE_EXPECT=1 cargo test --test rules` writes it.\nIn the examples, `[[…]]` marks what is reported.\n\n\
         | rule | level | what it reports |\n| --- | --- | --- |\n",
    );
    for rule in RULES {
        book.push_str(&format!("| [{0}](#{0}) | {1} | {2} |\n", rule.name, rule.default_level().name(), rule.summary));
    }
    for rule in RULES {
        book.push('\n');
        book.push_str(&page(rule, 2));
    }
    book
}
