//! Findings, pushed: a thread of its own looks at the newest version of each story that changed. A burst of edits costs one look.
//!
//! A keystroke in a story of common length is looked at where it was read, when nothing else waits to be read: to wake the
//! thread would take longer than the look.

use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, Weak};

use tokio::sync::Notify;
use tower_lsp_server::gen_lsp_types::{PublishDiagnosticsParams, Uri};

use super::state::Server;

/// Stories up to so many bytes are looked at at once after a small edit.
const COMMON_LENGTH: usize = 256 << 10;

/// The stories whose findings are out of date.
#[derive(Default)]
pub(super) struct Publisher {
    stale: Mutex<Stale>,
    changed: Condvar,
    /// A story was looked at.
    looked_at: Notify,
}

#[derive(Default)]
struct Stale {
    waiting: VecDeque<String>,
    /// The one that is looked at now.
    current: Option<String>,
}

impl Publisher {
    /// Says that a story changed.
    pub(super) fn nudge(&self, uri: &str) {
        let mut stale = self.stale();
        if !stale.waiting.iter().any(|waiting| waiting == uri) {
            stale.waiting.push_back(uri.to_owned());
            drop(stale);
            self.changed.notify_one();
        }
    }

    /// Waits till the findings of what a story is now are on their way, if they are to come.
    pub(super) async fn ahead(&self, uri: &str) {
        // The first look may have begun before the last change; the second has not.
        for _ in 0..2 {
            let looked_at = self.looked_at.notified();
            let is_to_come = {
                let stale = self.stale();
                stale.current.as_deref() == Some(uri) || stale.waiting.iter().any(|waiting| waiting == uri)
            };
            if !is_to_come {
                return;
            }
            looked_at.await;
        }
    }

    fn next(&self) -> String {
        let mut stale = self.stale();
        loop {
            match stale.waiting.pop_front() {
                Some(uri) => {
                    stale.current = Some(uri.clone());
                    return uri;
                }
                None => stale = self.changed.wait(stale).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn done(&self) {
        self.stale().current = None;
        self.looked_at.notify_waiters();
    }

    fn stale(&self) -> MutexGuard<'_, Stale> {
        self.stale.lock().unwrap_or_else(PoisonError::into_inner)
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
            publish(&server, &uri);
            server.publisher.done();
        }
    })?;
    Ok(())
}

/// Looks at a story at once where that is cheap, else asks the thread to.
pub(super) fn after_small_edit(server: &Server, uri: &str) {
    let is_common =
        server.snapshot(uri).is_some_and(|snapshot| snapshot.follows_report && snapshot.story.text().len_bytes() <= COMMON_LENGTH);
    if is_common {
        publish(server, uri);
    } else {
        server.publisher.nudge(uri);
    }
}

/// What panics is in the log; the next version gets its chance.
fn publish(server: &Server, uri: &str) {
    let _ = catch_unwind(AssertUnwindSafe(|| {
        let Some(snapshot) = server.snapshot(uri) else { return };
        let _under_way = snapshot.reading_under_way(server);
        // Before the lock: whoever waits for it waits for the writing only.
        let report = snapshot.report();
        let message = snapshot.wire.lock().unwrap_or_else(PoisonError::into_inner).published(&snapshot, &server.client());
        if let Ok(message) = message {
            // Under the session's lock, so that no older findings can follow those of a newer version or of a close.
            server.out.publish_whole(uri, message, || {
                let mut session = server.session();
                session.hand_on(&snapshot);
                session.claim(&snapshot).then_some(session)
            });
        }
        server.rule_panics.tell(&server.out, uri, report.panics());
    }));
}

/// Takes back what was published for a story.
pub(super) fn clear(server: &Server, uri: &str) {
    server.out.publish(uri, PublishDiagnosticsParams::new(Uri(uri.to_owned()), None, Vec::new()));
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn a_request_waits_for_the_findings_of_its_own_story() {
        let publisher = Publisher::default();
        assert!(publisher.ahead("a").now_or_never().is_some());
        publisher.nudge("a");
        let mut waiting = Box::pin(publisher.ahead("a"));
        assert!(waiting.as_mut().now_or_never().is_none());
        assert!(publisher.ahead("b").now_or_never().is_some());
        assert_eq!(publisher.next(), "a");
        assert!(waiting.as_mut().now_or_never().is_none());
        publisher.done();
        assert!(waiting.as_mut().now_or_never().is_some());
    }

    #[test]
    fn whoever_keeps_typing_keeps_no_request_waiting() {
        let publisher = Publisher::default();
        publisher.nudge("a");
        let mut waiting = Box::pin(publisher.ahead("a"));
        assert!(waiting.as_mut().now_or_never().is_none());
        for is_done in [false, true] {
            assert_eq!(publisher.next(), "a");
            publisher.nudge("a");
            publisher.done();
            assert_eq!(waiting.as_mut().now_or_never().is_some(), is_done);
        }
    }
}
