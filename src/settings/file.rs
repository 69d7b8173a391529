//! `copydesk.toml`: where it is looked for, and reading it.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;
use toml::de::{DeTable, DeValue};

/// The name of the file.
pub const NAME: &str = "copydesk.toml";

/// Why a settings file could not be used.
#[derive(thiserror::Error, Debug)]
pub enum SettingsError {
    /// It could not be read.
    #[error("{} could not be read: {error}. Check who may read it.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// It is no UTF-8.
    #[error("{} is not saved as UTF-8: line {line} has a byte that belongs to another encoding. Save it as UTF-8.", path.display())]
    NotUtf8 {
        /// The file.
        path: PathBuf,
        /// The line, counted from one.
        line: usize,
    },
    /// It is no TOML.
    #[error("{} is not valid TOML: {}. Mend that line and save.", path.display(), one_line(error))]
    NotToml {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: Box<toml::de::Error>,
    },
    /// It could not be written.
    #[error("{} could not be written: {error}. Check that the folder may be written to.", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// It has something else where an entry should be added.
    #[error("“{name}” in {} is no table, so nothing was added to it. Mend it and try again.", path.display())]
    NoPlace {
        /// The file.
        path: PathBuf,
        /// What the entry should have been added to.
        name: &'static str,
    },
}

/// The nearest settings file in a folder or above it.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// A settings file as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct File {
    /// Its values.
    pub values: Value,
    /// Where they stand.
    pub lines: Lines,
}

/// In which line of its file, counted from one, each setting stands: by the names that lead to it.
pub type Lines = BTreeMap<Vec<String>, usize>;

/// Reads a settings file.
///
/// # Errors
///
/// When it cannot be read, is no UTF-8 or is no TOML.
pub fn read(path: &Path) -> Result<File, SettingsError> {
    let bytes = std::fs::read(path).map_err(|error| SettingsError::Unreadable { path: path.to_owned(), error })?;
    let text = str::from_utf8(&bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|&&byte| byte == b'\n').count() + 1;
        SettingsError::NotUtf8 { path: path.to_owned(), line }
    })?;
    let text = text.trim_start_matches('\u{FEFF}');
    let values = toml::from_str(text).map_err(|error| SettingsError::NotToml { path: path.to_owned(), error: Box::new(error) })?;
    let mut lines = Lines::new();
    if let Ok(table) = DeTable::parse(text) {
        note_lines(text, table.get_ref(), &mut Vec::new(), &mut lines);
    }
    Ok(File { values, lines })
}

fn note_lines(text: &str, table: &DeTable<'_>, path: &mut Vec<String>, lines: &mut Lines) {
    for (name, value) in table {
        path.push(name.get_ref().to_string());
        let before = text.get(..name.span().start).unwrap_or_default();
        lines.insert(path.clone(), before.matches('\n').count() + 1);
        if let DeValue::Table(below) = value.get_ref() {
            note_lines(text, below, path, lines);
        }
        path.pop();
    }
}

/// The report of the parser without its picture of the line, which logs show badly.
fn one_line(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().and_then(|first| first.strip_prefix("TOML parse error at ")).unwrap_or_default();
    format!("{line}: {}", error.message()).trim_start_matches(": ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[test]
    fn finds_the_nearest() {
        let root = tempfile::tempdir().unwrap();
        let desk = root.path().join("desk");
        let story = desk.join("city").join("courts");
        std::fs::create_dir_all(&story).unwrap();
        std::fs::write(root.path().join(NAME), "").unwrap();
        std::fs::write(desk.join(NAME), "").unwrap();
        assert_eq!(find(&story), Some(desk.join(NAME)));
        assert_eq!(find(root.path()), Some(root.path().join(NAME)));
    }

    #[track_caller]
    fn refuses(bytes: &[u8], expected: Expect) {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(NAME);
        std::fs::write(&path, bytes).unwrap();
        expected.assert_eq(&read(&path).unwrap_err().to_string().replace(&root.path().display().to_string(), "DESK"));
    }

    #[test]
    fn tells_the_line_that_cannot_be_read() {
        refuses(
            b"words = [\"a\"]\nrules = {\n",
            expect![
                "DESK/copydesk.toml is not valid TOML: line 2, column 10: unclosed inline table, expected `}`. Mend that line and save."
            ],
        );
        refuses(
            b"# our words\nwords = [\"caf\xe9\"]\n",
            expect!["DESK/copydesk.toml is not saved as UTF-8: line 2 has a byte that belongs to another encoding. Save it as UTF-8."],
        );
    }

    #[test]
    fn knows_the_line_of_each_setting() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(NAME);
        std::fs::write(&path, "\u{FEFF}words = []\n\n[rules]\ntypo = \"off\"\ndictionaries.personal = \"p\"\n").unwrap();
        let lines: Vec<String> = read(&path).unwrap().lines.iter().map(|(path, line)| format!("{} {line}", path.join("."))).collect();
        assert_eq!(lines, ["rules 3", "rules.dictionaries 5", "rules.dictionaries.personal 5", "rules.typo 4", "words 1"]);
    }
}
