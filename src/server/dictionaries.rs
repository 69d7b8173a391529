//! The dictionaries of other languages that users bring along: reading one takes up to seconds, and the session goes on meanwhile.

use std::path::PathBuf;

use super::progress;
use super::state::Server;
use crate::settings::hunspell;

/// Reads those that have not been read, and then looks again at the stories that they are for.
pub(super) fn read(server: &Server) {
    let unread: Vec<PathBuf> = server.workspace().hunspell().into_iter().filter(|path| hunspell::must_be_read(path)).collect();
    let (Some(server), false) = (server.this(), unread.is_empty()) else { return };
    server.clone().runtime().spawn_blocking(move || {
        for path in unread {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let _under_way = progress::of(&server, format!("Reading the dictionary {name}"));
            hunspell::read(&path);
        }
        server.reload();
    });
}
