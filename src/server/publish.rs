//! Findings, pushed: a thread of its own looks at the newest version of each story that changed. A burst of edits costs one look.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError, Weak};

use tower_lsp_server::gen_lsp_types::{PublishDiagnosticsParams, Uri};

use super::diagnostics::{Diagnostics, Published};
use super::state::Server;

/// The stories whose findings are out of date.
#[derive(Default)]
pub(super) struct Publisher {
    stale: Mutex<VecDeque<String>>,
    changed: Condvar,
}

impl Publisher {
    /// Says that a story changed.
    pub(super) fn nudge(&self, uri: &str) {
        let mut stale = self.stale.lock().unwrap_or_else(PoisonError::into_inner);
        if !stale.iter().any(|waiting| waiting == uri) {
            stale.push_back(uri.to_owned());
            drop(stale);
            self.changed.notify_one();
        }
    }

    fn next(&self) -> String {
        let mut stale = self.stale.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match stale.pop_front() {
                Some(uri) => return uri,
                None => stale = self.changed.wait(stale).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// Starts the thread that publishes for a server.
///
/// # Errors
///
/// When no thread can be started.
pub(super) fn start(server: Weak<Server>) -> io::Result<()> {
    std::thread::Builder::new().name("publisher".into()).spawn(move || {
        while let Some(server) = server.upgrade() {
            let uri = server.publisher.next();
            // What panicked is in the log; the next version gets its chance.
            let _ = catch_unwind(AssertUnwindSafe(|| publish(&server, &uri)));
        }
    })?;
    Ok(())
}

fn publish(server: &Server, uri: &str) {
    let Some(snapshot) = server.snapshot(uri) else { return };
    let diagnostics = Diagnostics { snapshot: &snapshot, client: &server.client() };
    let params = Published { uri, version: snapshot.version, diagnostics };
    // Under the session's lock, so that no older findings can follow those of a newer version or of a close.
    server.out.publish_if(uri, params, || Some(server.session()).filter(|session| session.is_current(&snapshot)));
}

/// Takes back what was published for a story.
pub(super) fn clear(server: &Server, uri: &str) {
    server.out.publish(uri, PublishDiagnosticsParams::new(Uri(uri.to_owned()), None, Vec::new()));
}
