//! Requests: locate, ask, convert. Each takes its snapshot at once, in the order of arrival, and works on it elsewhere.

pub(super) mod actions;
pub(super) mod commands;
mod definition;
mod diagnostic;
mod fix_all;
mod folding;
mod highlight;
mod hints;
mod hover;
mod lens;
mod outline;
mod sheet;
mod speakers;
mod text;
pub(super) mod tokens;

use std::sync::Arc;

use tower_lsp_server::jsonrpc::{Error, Result};

pub(super) use actions::{code_action, code_action_resolve};
pub(super) use definition::{goto_definition, references_of};
pub(super) use diagnostic::diagnostic;
pub(super) use folding::folding_range;
pub(super) use highlight::document_highlight;
pub(super) use hints::inlay_hint;
pub(super) use hover::hover;
pub(super) use lens::{code_lens, code_lens_resolve};
pub(super) use outline::document_symbol;
pub(super) use speakers::{SpeakersOut, Status, StoryParams, speakers, status};
pub(super) use text::{StoryText, ViewStoryTextParams, view_story_text};
pub(super) use tokens::Told;

use super::capabilities::Client;
use super::session::Snapshot;
use super::state::Server;

/// Works on another thread, at once. Cancelling the request drops the future, and with it the result.
async fn work<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    // A job that panicked is in the log.
    tokio::task::spawn_blocking(job).await.map_err(|_| Error::internal_error())
}

/// Answers from the newest version of a story, on another thread; `None` where it is not open.
async fn ask<T: Send + 'static>(
    server: &Arc<Server>,
    uri: &str,
    job: impl FnOnce(&Snapshot, &Client) -> T + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = server.snapshot(uri) else { return Ok(None) };
    let client = server.client();
    answer(server, uri, move || Some(job(&snapshot, &client))).await
}

/// Works out an answer about a story on another thread, behind the story's findings and when it is its turn.
async fn answer<T: Send + 'static>(server: &Server, uri: &str, job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    server.publisher.ahead(uri).await;
    let turn = server.turns.next().await;
    work(move || {
        // Given back when the work is done, also where nobody waits for it any more.
        let _turn = turn;
        job()
    })
    .await
}
