//! Replacing a file as a whole, so that nobody reads half of it, and one after the other, so that nothing is lost.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The turn of one who changes a file. Reading, changing and writing are one step, or one of two changes at once would be lost.
pub(super) fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes a file beside the old one and puts it in its place; the caller has the [`turn`], for the new file is named by the process
/// alone. The folder is made where there is none.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    // A link stays a link: many keep their settings elsewhere.
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let new = folder.join(format!(".copydesk.{}.tmp", std::process::id()));
    let written = std::fs::File::create(&new).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let replaced = written.and_then(|()| std::fs::rename(&new, &path));
    if replaced.is_err() {
        let _ = std::fs::remove_file(&new);
    }
    replaced
}
