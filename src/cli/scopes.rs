//! Which settings hold for each story: those of the nearest `copydesk.toml`, and the dictionaries beside it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::Failure;
use super::color::Color;
use super::failure::tell;
use super::files::Source;
use crate::rules::{Level, RULES, RuleSet};
use crate::settings::file::NAME;
use crate::settings::{Scope, SettingsError};

/// The rules for the stories of each desk folder.
#[derive(Debug, Default)]
pub struct Scopes {
    desks: FxHashMap<PathBuf, Result<Scope, Arc<SettingsError>>>,
}

impl Scopes {
    /// Reads the settings that hold for some stories. What is not understood in them is told as a warning, and everything else
    /// holds. Where `only` names rules, the others are off and those are on.
    #[must_use]
    pub fn of<'a>(sources: impl IntoIterator<Item = &'a Source>, only: &[String], color: Color) -> Self {
        let mut scopes = Self::default();
        let mut told = rustc_hash::FxHashSet::default();
        for source in sources {
            let desk = desk(source);
            if scopes.desks.contains_key(&desk) {
                continue;
            }
            let scope = match Scope::of_folder(&desk) {
                Ok((mut scope, problems)) => {
                    for problem in problems {
                        let problem = problem.to_string();
                        if told.insert(problem.clone()) {
                            tell("warning", &problem, color);
                        }
                    }
                    scope.rule_set = chosen(scope.rule_set, only);
                    Ok(scope)
                }
                Err(error) => Err(Arc::new(error)),
            };
            scopes.desks.insert(desk, scope);
        }
        scopes
    }

    /// The rules for a story.
    ///
    /// # Errors
    ///
    /// When its settings cannot be read.
    pub fn rule_set(&self, source: &Source) -> Result<RuleSet, Failure> {
        match self.desks.get(&desk(source)) {
            Some(Ok(scope)) => Ok(scope.rule_set_of(std::path::absolute(source.path()).ok().as_deref())),
            Some(Err(error)) => Err(Failure::Settings { path: source.path().to_owned(), source: error.clone() }),
            None => Ok(RuleSet::default()),
        }
    }
}

/// The nearest folder above a story that holds `copydesk.toml` or the desk's dictionary; else the story's own. Standard input lies
/// where the name that it is given says, or in the current folder.
fn desk(source: &Source) -> PathBuf {
    let path = std::path::absolute(source.path()).unwrap_or_else(|_| source.path().to_owned());
    let own = path.parent().unwrap_or(&path);
    let is_desk = |folder: &&Path| folder.join(NAME).is_file() || folder.join(".copydesk").is_dir();
    own.ancestors().find(is_desk).unwrap_or(own).to_owned()
}

/// The rule set, less all rules but those that are named.
fn chosen(rule_set: RuleSet, only: &[String]) -> RuleSet {
    if only.is_empty() {
        return rule_set;
    }
    let level = |rule| match rule_set.level(rule) {
        Level::Off => rule.level,
        level => level,
    };
    let levels =
        RULES.iter().map(|&rule| (rule.name, if only.iter().any(|name| name == rule.name) { level(rule) } else { Level::Off })).collect();
    rule_set.with_levels(levels)
}
