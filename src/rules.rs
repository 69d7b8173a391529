//! What a copy desk would send back: one rule, one file; [`RULES`] lists them.
//!
//! A rule looks at one block in its story and reports findings with their fixes. It knows no settings: [`check`] is given
//! a [`RuleSet`] that says which rules run at which level and which words are known.

pub mod finding;
pub mod hunspell;
pub mod ignore;
mod introductions;
pub mod manual;
mod once;
mod relatives;
pub mod report;
pub mod rule_set;
pub mod word_list;

pub mod ambiguous_speaker;
pub mod anonymous_source;
pub mod backward_quote_mark;
pub mod carried_speaker;
pub mod confused_word;
pub mod inconsistent_name;
pub mod mismatched_quote_marks;
pub mod mixed_dialect;
pub mod relayed_quote;
pub mod repeated_word;
pub mod single_source_story;
pub mod stray_quote;
pub mod typo;
pub mod unattributed_quote;
pub mod unclosed_quote;
pub mod unintroduced_name;

use std::sync::Arc;

use crate::facts::Facts;
use crate::lexicon::Dialect;
use crate::story::index::Index;
use crate::story::{BlockReading, StoryBlock};
pub use finding::{Edit, Finding, Fix, Remedy};
pub use hunspell::Hunspell;
pub use report::{Report, check};
pub use rule_set::RuleSet;
use single_source_story::Speakers;
pub use word_list::WordList;

/// All rules, in the order of the manual.
pub static RULES: &[&Rule] = &[
    &unattributed_quote::RULE,
    &carried_speaker::RULE,
    &ambiguous_speaker::RULE,
    &anonymous_source::RULE,
    &relayed_quote::RULE,
    &single_source_story::RULE,
    &unclosed_quote::RULE,
    &stray_quote::RULE,
    &mismatched_quote_marks::RULE,
    &backward_quote_mark::RULE,
    &inconsistent_name::RULE,
    &unintroduced_name::RULE,
    &typo::RULE,
    &repeated_word::RULE,
    &confused_word::RULE,
    &mixed_dialect::RULE,
];

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name: the pattern that it reports, so that "allow NAME" reads as English.
    pub name: &'static str,
    /// Its level, where it runs.
    pub level: Level,
    /// Whether it runs when nothing is set.
    pub is_on: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// One sentence: what it reports.
    pub summary: &'static str,
    /// Markdown for the manual, the hover and `copydesk explain`. Examples stand in fences `copy,fail` (expected ranges
    /// in `[[…]]`) and `copy,pass`; the tests run them.
    pub documentation: &'static str,
    /// Looks at one block.
    pub check: fn(&BlockView<'_>, &mut Vec<Finding>),
}

impl Rule {
    /// Its level when nothing is set.
    #[must_use]
    pub fn default_level(&self) -> Level {
        if self.is_on { self.level } else { Level::Off }
    }
}

/// How loudly a rule speaks. The order is from quiet to loud.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// The rule does not run.
    Off,
    /// A faint mark in the editor.
    Hint,
    /// For the desk's information.
    Information,
    /// Worth mending.
    Warning,
    /// Must be mended.
    Error,
}

impl Level {
    /// The name in settings and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Hint => "hint",
            Self::Information => "information",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule sees of a block.
#[derive(Clone, Copy)]
pub struct BlockView<'a> {
    /// The block; `None` at the story's end, where what was left open is settled.
    pub block: Option<&'a Arc<StoryBlock>>,
    /// What it says in its story.
    pub reading: &'a BlockReading,
    /// The story's names.
    pub index: &'a Index,
    /// The words that user and workspace know, and the like.
    pub rule_set: &'a RuleSet,
    /// Who speaks in all of the story; at its end only, where it is asked for whatever block has changed.
    pub speakers: Option<Speakers<'a>>,
    /// The dialect that the story is written in, for the rule that asks for it, once all blocks have been looked at.
    pub dialect: Option<Dialect>,
    /// The surnames, by their keys, that stand alone in the block before the story gives a full name; for the rule that asks for it, once
    /// all blocks have been looked at.
    pub first_named: &'a [u64],
}

impl BlockView<'_> {
    /// The prose of the block; empty at the story's end.
    #[must_use]
    pub fn prose(&self) -> &str {
        self.block.map_or("", |block| block.prose())
    }

    /// The facts of the block; `None` at the story's end.
    #[must_use]
    pub fn facts(&self) -> Option<&Facts> {
        self.block.map(|block| block.facts())
    }
}

/// A rule by its name.
#[must_use]
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}
