//! The files that the client is asked to watch: settings by their names, dictionaries wherever they are.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};
use tower_lsp_server::gen_lsp_types::{Registration, Unregistration};

use super::convert::uri_of;
use crate::settings::file;

const METHOD: &str = "workspace/didChangeWatchedFiles";

/// Settings files and what lies beside them, anywhere in the workspace.
pub(super) fn settings_files() -> Registration {
    let watchers = json!([{"globPattern": format!("**/{}", file::NAME)}, {"globPattern": "**/.copydesk/*"}]);
    registration("copydesk:settings", watchers)
}

/// The dictionaries that are watched.
#[derive(Default)]
pub(super) struct Watched(Mutex<Dictionaries>);

#[derive(Default)]
struct Dictionaries {
    paths: BTreeSet<PathBuf>,
    /// Counts the registrations, so that each has an id of its own.
    registrations: u64,
}

/// What the client is asked to do for it.
#[derive(PartialEq, Debug)]
pub(super) struct Change {
    pub(super) new: Option<Registration>,
    pub(super) old: Option<Unregistration>,
}

impl Watched {
    /// What is to be asked of the client so that it watches these dictionaries; `None` where it does. `relative`: it understands
    /// patterns that start from a folder of our choice, which may lie outside the workspace.
    pub(super) fn change(&self, paths: BTreeSet<PathBuf>, relative: bool) -> Option<Change> {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if watched.paths == paths {
            return None;
        }
        let id = |number: u64| format!("copydesk:dictionaries:{number}");
        let old = (!watched.paths.is_empty()).then(|| Unregistration { id: id(watched.registrations), method: METHOD.to_owned() });
        watched.registrations += 1;
        let watchers = || paths.iter().map(|path| json!({"globPattern": pattern(path, relative)})).collect();
        let new = (!paths.is_empty()).then(|| registration(&id(watched.registrations), watchers()));
        watched.paths = paths;
        Some(Change { new, old })
    }

    /// The client did not do what it was asked: what is wanted next is asked for in full.
    pub(super) fn forget(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).paths.clear();
    }
}

fn registration(id: &str, watchers: Value) -> Registration {
    Registration { id: id.to_owned(), method: METHOD.to_owned(), register_options: Some(json!({"watchers": watchers})) }
}

/// The pattern that means one file.
fn pattern(path: &Path, relative: bool) -> Value {
    match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if relative => json!({"baseUri": uri_of(folder), "pattern": literal(&name.to_string_lossy())}),
        _ => json!(literal(&path.to_string_lossy())),
    }
}

/// A pattern has no way to say that a character means itself, save that any may stand in its place.
fn literal(path: &str) -> String {
    path.chars()
        .map(|c| match c {
            '*' | '?' | '[' | ']' | '{' | '}' | '!' | ',' => '?',
            '\\' if cfg!(windows) => '/',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asks(watched: &Watched, paths: &[&str], relative: bool, expected: &str) {
        let change = watched.change(paths.iter().map(PathBuf::from).collect(), relative);
        let found = change.map(|change| {
            let new = change.new.map_or(String::new(), |new| {
                let patterns = new.register_options.unwrap()["watchers"].as_array().unwrap().clone();
                let patterns: Vec<String> = patterns.iter().map(|watcher| watcher["globPattern"].to_string()).collect();
                format!("{} {}", new.id, patterns.join(" "))
            });
            format!("{new}{}", change.old.map_or(String::new(), |old| format!(" not {}", old.id)))
        });
        assert_eq!(found.unwrap_or_default(), expected);
    }

    #[test]
    #[cfg(not(windows))]
    fn the_dictionaries_in_use_are_watched_and_no_others() {
        let watched = Watched::default();
        asks(&watched, &[], true, "");
        asks(
            &watched,
            &["/desk/our words[1].txt"],
            true,
            r#"copydesk:dictionaries:1 {"baseUri":"file:///desk","pattern":"our words?1?.txt"}"#,
        );
        asks(&watched, &["/desk/our words[1].txt"], true, "");
        asks(
            &watched,
            &["/a b/c.txt"],
            true,
            r#"copydesk:dictionaries:2 {"baseUri":"file:///a%20b","pattern":"c.txt"} not copydesk:dictionaries:1"#,
        );
        asks(&watched, &["/a b/c.txt", "/d"], false, r#"copydesk:dictionaries:3 "/a b/c.txt" "/d" not copydesk:dictionaries:2"#);
        asks(&watched, &[], false, " not copydesk:dictionaries:3");
        asks(&watched, &["/d"], false, r#"copydesk:dictionaries:5 "/d""#);
        watched.forget();
        asks(&watched, &["/d"], false, r#"copydesk:dictionaries:6 "/d""#);
    }
}
