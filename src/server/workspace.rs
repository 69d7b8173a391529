//! The settings that hold for a story: those of its `copydesk.toml`, and on top of them those of the editor.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::convert::path_of;
use crate::settings::file::{self, File};
use crate::settings::read::{self, Source};
use crate::settings::{Problem, Scope};

/// Where settings come from, and what was made of them.
#[derive(Default)]
pub(super) struct Workspace {
    roots: Vec<PathBuf>,
    /// From `initializationOptions`.
    options: Value,
    /// From `workspace/configuration` or `workspace/didChangeConfiguration`.
    configuration: Value,
    /// What the settings files said when they could last be read.
    files: BTreeMap<PathBuf, File>,
    scopes: BTreeMap<Key, Arc<Scope>>,
    /// Problems that were told, so that each is told once.
    told: BTreeSet<Problem>,
    found: BTreeSet<Problem>,
}

/// What decides which settings hold: the settings file, and the folder that relative paths start from.
type Key = (Option<PathBuf>, Option<PathBuf>);

impl Workspace {
    /// Takes the folders and options that the client starts with.
    pub(super) fn start(&mut self, roots: Vec<PathBuf>, options: Value) {
        self.roots = roots;
        self.options = options;
    }

    /// Adds and removes folders.
    pub(super) fn change_roots(&mut self, added: impl IntoIterator<Item = PathBuf>, removed: &[PathBuf]) {
        self.roots.retain(|root| !removed.contains(root));
        self.roots.extend(added);
    }

    /// Takes the editor's settings.
    pub(super) fn configure(&mut self, configuration: Value) {
        self.configuration = configuration;
    }

    /// Reads everything anew when asked for next. Settings that turn out the same stay the same.
    pub(super) fn reload(&mut self, open: impl IntoIterator<Item = String>) {
        let before = std::mem::take(&mut self.scopes);
        self.told = std::mem::take(&mut self.found);
        for uri in open {
            let key = self.key(&uri);
            let scope = self.resolve(&key);
            let same = before.get(&key).filter(|before| ***before == *scope).cloned();
            self.scopes.insert(key, same.unwrap_or(scope));
        }
    }

    /// The settings that hold for a story.
    pub(super) fn scope_of(&mut self, uri: &str) -> Arc<Scope> {
        let key = self.key(uri);
        if let Some(scope) = self.scopes.get(&key) {
            return scope.clone();
        }
        let scope = self.resolve(&key);
        self.scopes.insert(key, scope.clone());
        scope
    }

    /// The dictionaries of all stories that were opened since the settings were read.
    pub(super) fn dictionaries(&self) -> BTreeSet<PathBuf> {
        self.scopes.values().flat_map(|scope| scope.dictionaries()).collect()
    }

    /// The dictionaries of other languages, of the same stories.
    pub(super) fn hunspell(&self) -> BTreeSet<PathBuf> {
        self.scopes.values().flat_map(|scope| scope.hunspell.iter().cloned()).collect()
    }

    /// Whether settings come from a file: by its name, or because a story has its words from there.
    pub(super) fn reads(&self, path: &Path) -> bool {
        let is = |dictionary: PathBuf| {
            dictionary == path
                || dictionary.file_name() == path.file_name()
                    && std::fs::canonicalize(dictionary)
                        .is_ok_and(|dictionary| std::fs::canonicalize(path).is_ok_and(|path| path == dictionary))
        };
        path.ends_with(file::NAME)
            || path.parent().is_some_and(|folder| folder.ends_with(".copydesk"))
            || self.scopes.values().flat_map(|scope| scope.dictionaries()).any(is)
    }

    /// The problems that nobody was told of yet.
    pub(super) fn news(&mut self) -> Vec<Problem> {
        let news = self.found.difference(&self.told).cloned().collect();
        self.told.extend(self.found.iter().cloned());
        news
    }

    fn key(&self, uri: &str) -> Key {
        let path = path_of(uri);
        let folder = path.as_deref().and_then(Path::parent).or(self.roots.first().map(PathBuf::as_path));
        let settings = folder.and_then(file::find);
        let root = match &path {
            Some(path) => self.roots.iter().filter(|root| path.starts_with(root)).max_by_key(|root| root.as_os_str().len()),
            None => self.roots.first(),
        };
        let folder = settings.as_deref().and_then(Path::parent).map(Path::to_owned).or(root.cloned());
        (settings, folder)
    }

    fn resolve(&mut self, (path, folder): &Key) -> Arc<Scope> {
        if let Some(path) = path {
            match file::read(path) {
                Ok(read) => {
                    self.files.insert(path.clone(), read);
                }
                Err(error) => {
                    let instead = if self.files.contains_key(path) { "What it said before still holds" } else { "It is left out" };
                    self.found.insert(Problem::new(format!("{error} {instead} until then.")));
                }
            }
        }
        let name = path.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
        let file = path.as_ref().and_then(|path| self.files.get(path));
        let file = file.map(|file| Source { name: &name, value: &file.values, lines: Some(&file.lines) });
        let options = Source::new("The editor's initialization options", &self.options);
        let configuration = Source::new("The editor's settings", &self.configuration);
        let (settings, problems) = read::settings(file.into_iter().chain([options, configuration]));
        let (scope, more) = Scope::resolve(settings, folder.as_deref());
        self.found.extend(problems.into_iter().chain(more));
        Arc::new(scope)
    }
}
