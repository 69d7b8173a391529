//! Reading the Hunspell dictionaries that a user points to.
//!
//! Reading one takes from tenths of a second to seconds, so nobody waits for it but the command line: what has been read is kept
//! for the whole process, and settings take what is there.

use std::collections::BTreeMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::rules::Hunspell;

/// Why a Hunspell dictionary could not be used.
#[derive(thiserror::Error, Debug)]
enum HunspellError {
    /// One of its files could not be read.
    #[error("The dictionary {} could not be read: {error}. Name the .dic file; the .aff file of the same name belongs beside it.", path.display())]
    Unreadable { path: PathBuf, error: io::Error },
    /// Its files are something else.
    #[error("{} is no Hunspell dictionary that can be understood: {reason}. Take another version of it.", path.display())]
    NotUnderstood { path: PathBuf, reason: String },
}

/// A dictionary as it was last read.
#[derive(Default)]
struct Known {
    /// What its files were like.
    stamp: Option<Stamp>,
    /// The last one that could be used.
    dictionary: Option<Arc<Hunspell>>,
    problem: Option<String>,
    is_being_read: bool,
}

/// Tells whether files have changed: time and length of the words, then of the affixes.
type Stamp = [Option<(SystemTime, u64)>; 2];

static KNOWN: Mutex<BTreeMap<PathBuf, Known>> = Mutex::new(BTreeMap::new());

fn known() -> MutexGuard<'static, BTreeMap<PathBuf, Known>> {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The two files of a dictionary, whichever of them is named, or their common name.
pub(super) fn files(path: &Path) -> [PathBuf; 2] {
    let is_file = path.extension().is_some_and(|ending| ending == "dic" || ending == "aff");
    let named = |ending: &str| {
        if is_file { path.with_extension(ending) } else { PathBuf::from(format!("{}.{ending}", path.display())) }
    };
    [named("dic"), named("aff")]
}

fn stamp(path: &Path) -> Stamp {
    files(path).map(|file| {
        let about = std::fs::metadata(file).ok()?;
        Some((about.modified().ok()?, about.len()))
    })
}

/// What has been read of a dictionary, and what was wrong with it the last time.
pub(super) fn so_far(path: &Path) -> (Option<Arc<Hunspell>>, Option<String>) {
    known().get(path).map_or((None, None), |known| (known.dictionary.clone(), known.problem.clone()))
}

/// Whether a dictionary must be read, or read anew because its files have changed. Whoever is told so reads it: nobody else is.
#[must_use]
pub fn must_be_read(path: &Path) -> bool {
    let now = stamp(path);
    let mut all = known();
    let known = all.entry(path.to_owned()).or_default();
    let must = !known.is_being_read && known.stamp != Some(now);
    known.is_being_read |= must;
    must
}

/// Reads a dictionary. Of one that cannot be used, the last one that could be is kept.
pub fn read(path: &Path) {
    read_by(path, load);
}

fn read_by(path: &Path, load: impl FnOnce(&Path) -> Result<Hunspell, HunspellError>) {
    let now = stamp(path);
    // Affixes are a little language, and no file that a user brings may end the reading of all.
    let dictionary = catch_unwind(AssertUnwindSafe(|| load(path)))
        .unwrap_or_else(|_| Err(HunspellError::NotUnderstood { path: path.to_owned(), reason: "reading it broke off".to_owned() }));
    let mut all = known();
    let known = all.entry(path.to_owned()).or_default();
    (known.stamp, known.is_being_read) = (Some(now), false);
    match dictionary {
        Ok(dictionary) => (known.dictionary, known.problem) = (Some(Arc::new(dictionary)), None),
        Err(error) => {
            let instead = if known.dictionary.is_some() { "What was read before still holds." } else { "Its words are taken for unknown." };
            known.problem = Some(format!("{error} {instead}"));
        }
    }
}

fn load(path: &Path) -> Result<Hunspell, HunspellError> {
    let read = |path: &PathBuf| std::fs::read(path).map_err(|error| HunspellError::Unreadable { path: path.clone(), error });
    let [words, affixes] = files(path);
    let (words, affixes) = (read(&words)?, read(&affixes)?);
    let encoding = encoding(&affixes);
    let text = |bytes: &[u8]| encoding.decode(bytes).0.into_owned();
    Hunspell::new(&text(&affixes), &text(&words))
        .map_err(|reason| HunspellError::NotUnderstood { path: path.to_owned(), reason: reason.trim_end_matches('.').to_owned() })
}

/// The encoding that the affixes name for both files; Hunspell's own is Latin 1.
fn encoding(affixes: &[u8]) -> &'static Encoding {
    let named = affixes.split(|&byte| byte == b'\n').find_map(|line| line.trim_ascii().strip_prefix(b"SET "));
    let name = named.map(|name| String::from_utf8_lossy(name.trim_ascii()).to_lowercase().replace("microsoft-cp", "windows-"));
    name.and_then(|name| Encoding::for_label(name.as_bytes())).unwrap_or(WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Scope;

    /// A desk folder with a dictionary of a few words of German.
    fn desk(affixes: &[u8], words: &[u8]) -> tempfile::TempDir {
        let desk = tempfile::tempdir().unwrap();
        std::fs::write(desk.path().join("copydesk.toml"), "dictionaries.hunspell = [\"de.dic\"]\n").unwrap();
        std::fs::write(desk.path().join("de.aff"), affixes).unwrap();
        std::fs::write(desk.path().join("de.dic"), words).unwrap();
        desk
    }

    #[track_caller]
    fn check(desk: &tempfile::TempDir, word: &str, is_known: bool, expected: &[&str]) {
        let (scope, problems) = Scope::of_folder(desk.path()).unwrap();
        assert_eq!(scope.rule_set.words().accepts(word), is_known, "{word}");
        let problems: Vec<String> = problems.iter().map(|it| it.to_string().replace(&desk.path().display().to_string(), "DESK")).collect();
        assert_eq!(problems.len(), expected.len(), "{problems:?}");
        for (problem, expected) in problems.iter().zip(expected) {
            assert!(problem.contains(expected), "{problem}");
        }
    }

    #[test]
    fn its_words_are_known_in_its_encoding_and_with_its_endings() {
        let affixes = b"SET ISO8859-1\nSFX S Y 1\nSFX S 0 s .\n";
        let desk = desk(affixes, b"2\nSchn\xe4ppchen/S\nlaufen\n");
        for word in ["Schn\u{e4}ppchen", "Schn\u{e4}ppchens", "Schna\u{308}ppchen", "laufen"] {
            check(&desk, word, true, &[]);
        }
        check(&desk, "metting", false, &[]);
    }

    #[test]
    fn one_that_cannot_be_read_is_told_and_the_last_good_one_kept() {
        let desk = desk(b"SET UTF-8\n", b"1\nlaufen\n");
        check(&desk, "laufen", true, &[]);
        std::fs::remove_file(desk.path().join("de.aff")).unwrap();
        check(&desk, "laufen", true, &["DESK/de.aff could not be read"]);
        std::fs::write(desk.path().join("de.aff"), "SET UTF-8\n").unwrap();
        std::fs::write(desk.path().join("de.dic"), "not a number\n").unwrap();
        check(&desk, "laufen", true, &["is no Hunspell dictionary that can be understood"]);
        std::fs::write(desk.path().join("de.dic"), "1\nspringen\n").unwrap();
        check(&desk, "laufen", false, &[]);
    }

    #[test]
    fn one_that_breaks_the_reader_is_told_and_read_again_when_it_changes() {
        let desk = desk(b"SET UTF-8\n", b"1\nlaufen\n");
        let path = desk.path().join("de.dic");
        assert!(must_be_read(&path));
        read_by(&path, |_| std::panic::resume_unwind(Box::new("broken")));
        check(&desk, "laufen", false, &["is no Hunspell dictionary that can be understood: reading it broke off"]);
        std::fs::write(&path, "2\nlaufen\nspringen\n").unwrap();
        check(&desk, "laufen", true, &[]);
    }

    #[test]
    fn both_files_are_watched_however_it_is_named() {
        let desk = desk(b"SET UTF-8\n", b"1\nlaufen\n");
        std::fs::write(desk.path().join("copydesk.toml"), "dictionaries.hunspell = [\"de\"]\n").unwrap();
        let (scope, _) = Scope::of_folder(desk.path()).unwrap();
        let watched: Vec<PathBuf> = scope.dictionaries().collect();
        assert!(watched.ends_with(&[desk.path().join("de.dic"), desk.path().join("de.aff")]), "{watched:?}");
    }

    #[test]
    fn it_is_read_once_while_its_files_stay_the_same() {
        let desk = desk(b"SET UTF-8\n", b"1\nlaufen\n");
        let path = desk.path().join("de.dic");
        assert!(must_be_read(&path) && !must_be_read(&path), "one reader is enough");
        read(&path);
        assert!(!must_be_read(&path));
        std::fs::write(&path, "1\nlaufende\n").unwrap();
        assert!(must_be_read(&path));
    }
}
