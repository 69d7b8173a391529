//! Which rules run at which level, and which words are known: settings, resolved for the rules.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rustc_hash::FxHashMap;

use super::ignore::{Ignored, beginning};
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
    /// Names that readers know, beside those of [`crate::lexicon::household`].
    household: Arc<WordList>,
    /// What a story asks not to hear of.
    ignored: Ignored,
    /// Texts that some rules leave alone: a finding with such a text, or one that begins so and is too long to be kept, is not
    /// reported.
    texts: Arc<[(&'static Rule, String)]>,
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
        let rules = Self::running(&levels, Ignored::default());
        let (ignored, texts) = (Ignored::default(), Arc::default());
        Self {
            id: next_id(),
            levels: Arc::new(levels),
            rules,
            words: Arc::new(words),
            dialect: None,
            household: Arc::default(),
            ignored,
            texts,
        }
    }

    fn running(levels: &FxHashMap<&'static str, Level>, ignored: Ignored) -> Arc<[(&'static Rule, Level)]> {
        let level = |rule: &Rule| levels.get(rule.name).copied().unwrap_or(rule.default_level());
        let rules = RULES.iter().filter(|rule| !ignored.has(rule)).map(|&rule| (rule, level(rule)));
        rules.filter(|&(_, level)| level != Level::Off).collect()
    }

    /// The set for stories in a dialect; with `None` each story's own words tell.
    #[must_use]
    pub fn with_dialect(self, dialect: Option<Dialect>) -> Self {
        Self { id: next_id(), dialect, ..self }
    }

    /// The set for a desk whose readers know more names than those that all know.
    #[must_use]
    pub fn with_household(self, names: WordList) -> Self {
        Self { id: next_id(), household: Arc::new(names), ..self }
    }

    /// The names that readers know, beside those that all know.
    #[must_use]
    pub fn household(&self) -> &WordList {
        &self.household
    }

    /// The set with other levels.
    #[must_use]
    pub fn with_levels(self, levels: FxHashMap<&'static str, Level>) -> Self {
        let rules = Self::running(&levels, self.ignored);
        Self { id: next_id(), rules, levels: Arc::new(levels), ..self }
    }

    /// The set for a story in which some rules are silent, and some leave texts alone: whole ones, or their [`beginning`].
    #[must_use]
    pub fn ignoring(self, ignored: Ignored, texts: Vec<(&'static Rule, String)>) -> Self {
        Self { id: next_id(), texts: texts.into(), ..self.less(ignored) }
    }

    /// The same set, less some rules.
    #[must_use]
    pub(super) fn less(&self, ignored: Ignored) -> Self {
        if self.ignored.and(ignored) == self.ignored {
            return self.clone();
        }
        let ignored = self.ignored.and(ignored);
        let rules = self.rules.iter().filter(|(rule, _)| !ignored.has(rule)).copied().collect();
        Self { rules, ignored, ..self.clone() }
    }

    /// The dialect that is set.
    #[must_use]
    pub fn dialect(&self) -> Option<Dialect> {
        self.dialect
    }

    /// Tells this set from others.
    #[must_use]
    pub fn id(&self) -> (u64, Ignored) {
        (self.id, self.ignored)
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

    /// Whether a rule leaves what it finds in this text alone.
    #[must_use]
    pub fn ignores(&self, rule: &Rule, text: &str) -> bool {
        self.texts.iter().any(|(other, start)| std::ptr::eq(*other, rule) && (text == start || beginning(text) == Some(start.as_str())))
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
        Self { id: next_id(), rules, ..self }
    }
}

fn next_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
