//! `$/progress`: what takes longer than a moment is told while it lasts, so that nobody takes a server that reads for one that hangs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde_json::json;
use tokio::sync::oneshot;
use tokio::time::timeout;
use tower_lsp_server::gen_lsp_types::ProgressToken;

use super::state::Server;

/// What is done by then needs no telling.
const MOMENT: Duration = Duration::from_secs(1);

/// Something that is under way until this is dropped.
#[must_use]
pub(super) struct UnderWay {
    _until: oneshot::Sender<()>,
}

/// Tells the user that something is under way, should it take longer than a moment. `None` where the client shows no such thing.
pub(super) fn of(server: &Server, title: String) -> Option<UnderWay> {
    static TOKENS: AtomicU64 = AtomicU64::new(0);
    let server = server.this().filter(|server| server.client().shows_progress)?;
    let (until, mut end) = oneshot::channel();
    server.clone().runtime().spawn(async move {
        if timeout(MOMENT, &mut end).await.is_ok() {
            return;
        }
        let token = format!("copydesk:{}", TOKENS.fetch_add(1, Ordering::Relaxed));
        let Some(protocol) = server.protocol() else { return };
        if protocol.create_work_done_progress(ProgressToken::String(token.clone())).await.is_err() {
            return;
        }
        server.out.notify("$/progress", json!({"token": token, "value": {"kind": "begin", "title": title}}));
        // However it ends, it has ended.
        let _ = end.await;
        server.out.notify("$/progress", json!({"token": token, "value": {"kind": "end"}}));
    });
    Some(UnderWay { _until: until })
}
