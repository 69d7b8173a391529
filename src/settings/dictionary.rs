//! Dictionaries: files with word lists, and adding a word to one.

use std::io;
use std::path::{Path, PathBuf};

use super::replace::{replace, turn};
use crate::rules::WordList;

/// What some editors put first in a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Why a dictionary could not be used.
#[derive(thiserror::Error, Debug)]
pub enum DictionaryError {
    /// It could not be read.
    #[error("The dictionary {} could not be read: {error}. Its words are taken for unknown.", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// It could not be written.
    #[error("The dictionary {} could not be written: {error}. Check that the folder may be written to.", path.display())]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// The reason.
        error: io::Error,
    },
    /// What should be added is no word.
    #[error("“{0}” cannot be added to a dictionary, because it is empty, has a # in it or runs over several lines.")]
    NotAWord(String),
}

/// Where the user's own dictionary is: in the folder where the system keeps settings. `None` where it names none.
#[must_use]
pub fn personal() -> Option<PathBuf> {
    let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let settings = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library").join("Application Support"))
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")))
    };
    settings.map(|folder| folder.join("copydesk").join("dictionary.txt"))
}

/// The words of a dictionary; none where there is no file.
///
/// # Errors
///
/// When there is a file that cannot be read.
pub fn read(path: &Path) -> Result<WordList, DictionaryError> {
    Ok(WordList::parse(&text(path)?))
}

/// Adds a word to a dictionary, which is made where there is none. The file is replaced as a whole, so that nobody reads half
/// of it. Returns whether the word is new.
///
/// # Errors
///
/// When the word is none, or the file cannot be read or written.
pub fn add(path: &Path, word: &str) -> Result<bool, DictionaryError> {
    let word = word.trim();
    if word.is_empty() || word.contains(['#', '\n', '\r']) {
        return Err(DictionaryError::NotAWord(word.to_owned()));
    }
    let _turn = turn();
    let old = strict_text(path)?;
    let (mark, words) = old.split_at(if old.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 });
    let new = WordList::add(words, word);
    if new == words {
        return Ok(false);
    }
    replace(path, &format!("{mark}{new}")).map_err(|error| DictionaryError::Unwritable { path: path.to_owned(), error })?;
    Ok(true)
}

fn text(path: &Path) -> Result<String, DictionaryError> {
    match std::fs::read(path) {
        Ok(bytes) => Ok(String::from_utf8_lossy(&bytes).trim_start_matches(BYTE_ORDER_MARK).to_owned()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(DictionaryError::Unreadable { path: path.to_owned(), error }),
    }
}

/// The text of a file that will be written again: what cannot be read must not be lost.
fn strict_text(path: &Path) -> Result<String, DictionaryError> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(DictionaryError::Unreadable { path: path.to_owned(), error }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn adds(before: Option<&str>, word: &str, after: &str) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk").join("dictionary.txt");
        if let Some(before) = before {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, before).unwrap();
        }
        add(&path, word).unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing else is left in the folder");
    }

    #[test]
    fn makes_the_file_and_its_folder() {
        adds(None, "Oblast", "Oblast\n");
    }

    #[test]
    fn puts_a_word_in_its_place_and_none_in_twice() {
        adds(Some("# our words\nbaht\nzloty\n"), "Kuna", "# our words\nbaht\nKuna\nzloty\n");
        adds(Some("b\na\n"), "a", "b\na\n");
    }

    #[test]
    fn a_mark_of_byte_order_and_the_ends_of_lines_stay() {
        adds(Some("\u{feff}baht\r\nzloty\r\n"), "Kuna", "\u{feff}baht\r\nKuna\r\nzloty\r\n");
        adds(Some("\u{feff}baht\n"), "ariary", "\u{feff}ariary\nbaht\n");
        adds(Some("\u{feff}baht\n"), "baht", "\u{feff}baht\n");
    }

    #[test]
    fn words_added_at_once_are_all_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dictionary.txt");
        std::thread::scope(|scope| {
            for word in ["a", "b", "c", "d", "e", "f", "g", "h"] {
                let path = &path;
                scope.spawn(move || add(path, word).unwrap());
            }
        });
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "a\nb\nc\nd\ne\nf\ng\nh\n");
    }

    #[test]
    fn a_file_that_is_no_utf_8_is_left_as_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dictionary.txt");
        std::fs::write(&path, b"caf\xe9\n").unwrap();
        assert!(matches!(add(&path, "baht"), Err(DictionaryError::Unreadable { .. })));
        assert_eq!(std::fs::read(&path).unwrap(), b"caf\xe9\n");
    }

    #[test]
    fn refuses_what_is_no_word() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dictionary.txt");
        for word in ["", "  ", "# x", "a\nb"] {
            assert!(matches!(add(&path, word), Err(DictionaryError::NotAWord(_))), "{word:?}");
        }
        assert!(!path.exists());
    }

    #[test]
    fn reads_words_and_passes_over_comments() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dictionary.txt");
        std::fs::write(&path, "\u{FEFF}baht \n# no\n\nzloty").unwrap();
        assert_eq!(read(&path).unwrap(), WordList::new(["baht".to_owned(), "zloty".to_owned()]));
        assert_eq!(read(&folder.path().join("absent.txt")).unwrap(), WordList::default());
    }

    #[test]
    fn a_dictionary_that_cannot_be_written_is_told() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let error = add(&folder.path().join("file").join("dictionary.txt"), "a").unwrap_err();
        assert!(error.to_string().contains("could not be"), "{error}");
    }
}
