//! `copydesk.toml`: where it is looked for, and reading it.

use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

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
    /// It is no TOML.
    #[error("{} is not valid TOML: {}. Mend that line and save.", path.display(), one_line(error))]
    NotToml {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: Box<toml::de::Error>,
    },
}

/// The nearest settings file in a folder or above it.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
}

/// The values of a settings file.
///
/// # Errors
///
/// When it cannot be read or is no TOML.
pub fn read(path: &Path) -> Result<Value, SettingsError> {
    let text = std::fs::read_to_string(path).map_err(|error| SettingsError::Unreadable { path: path.to_owned(), error })?;
    toml::from_str(&text).map_err(|error| SettingsError::NotToml { path: path.to_owned(), error: Box::new(error) })
}

/// The report of the parser without its picture of the line, which logs show badly.
fn one_line(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().and_then(|first| first.strip_prefix("TOML parse error at ")).unwrap_or_default();
    format!("{line}: {}", error.message()).trim_start_matches(": ").trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

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

    #[test]
    fn tells_the_line_that_is_no_toml() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join(NAME);
        std::fs::write(&path, "words = [\"a\"]\nrules = {\n").unwrap();
        let error = read(&path).unwrap_err().to_string().replace(&root.path().display().to_string(), "DESK");
        expect!["DESK/copydesk.toml is not valid TOML: line 2, column 10: unclosed inline table, expected `}`. Mend that line and save."]
            .assert_eq(&error);
    }
}
