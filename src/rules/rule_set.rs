//! Which rules run at which level, and which words are known: settings, resolved for the rules.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::{Level, RULES, Rule, WordList};
use crate::lexicon::Dialect;

/// A resolved set of rules. A clone is the same set; a set made anew is another one, even with equal contents.
#[derive(Clone, Debug)]
pub struct RuleSet {
    id: u64,
    levels: Arc<FxHashMap<&'static str, Level>>,
    /// Those that run.
    rules: Arc<[(&'static Rule, Level)]>,
    words: Arc<WordList>,
    dialect: Option<Dialect>,
}

impl Default for RuleSet {
    fn default() -> Self {
        Self::new(FxHashMap::default(), WordList::default())
    }
}

impl RuleSet {
    /// All rules at their own levels, save those that `levels` names.
    #[must_use]
    pub fn new(levels: FxHashMap<&'static str, Level>, words: WordList) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let level = |rule: &Rule| levels.get(rule.name).copied().unwrap_or(rule.default_level());
        let rules = RULES.iter().map(|&rule| (rule, level(rule))).filter(|&(_, level)| level != Level::Off).collect();
        Self { id: NEXT.fetch_add(1, Ordering::Relaxed), levels: Arc::new(levels), rules, words: Arc::new(words), dialect: None }
    }

    /// The set for stories in a dialect; with `None` each story's own words tell.
    #[must_use]
    pub fn with_dialect(self, dialect: Option<Dialect>) -> Self {
        Self { dialect, ..Self::new((*self.levels).clone(), (*self.words).clone()) }
    }

    /// The set with other levels.
    #[must_use]
    pub fn with_levels(self, levels: FxHashMap<&'static str, Level>) -> Self {
        Self { dialect: self.dialect, ..Self::new(levels, (*self.words).clone()) }
    }

    /// The dialect that is set.
    #[must_use]
    pub fn dialect(&self) -> Option<Dialect> {
        self.dialect
    }

    /// Tells this set from others.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The level of a rule.
    #[must_use]
    pub fn level(&self, rule: &Rule) -> Level {
        self.levels.get(rule.name).copied().unwrap_or(rule.default_level())
    }

    /// The known words.
    #[must_use]
    pub fn words(&self) -> &WordList {
        &self.words
    }

    /// Whether a rule runs.
    #[must_use]
    pub fn runs(&self, rule: &Rule) -> bool {
        self.rules.iter().any(|&(runs, _)| std::ptr::eq(runs, rule))
    }

    /// The rules that run.
    pub fn rules(&self) -> impl Iterator<Item = (&'static Rule, Level)> {
        self.rules.iter().copied()
    }

    /// A set with one rule more, which is not in the registry.
    #[cfg(test)]
    pub(crate) fn with_rule(self, rule: &'static Rule) -> Self {
        let rules = self.rules.iter().copied().chain([(rule, rule.level)]).collect();
        Self { rules, ..Self::new((*self.levels).clone(), (*self.words).clone()) }
    }
}
