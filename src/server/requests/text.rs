//! `copydesk/viewStoryText`: a story's text as the server has it; see docs/protocol.md.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::state::Server;

/// What `copydesk/viewStoryText` asks for.
#[derive(Deserialize)]
pub(in super::super) struct ViewStoryTextParams {
    uri: String,
}

/// A story's text as the server has it.
#[derive(Serialize)]
pub(in super::super) struct StoryText {
    text: String,
}

/// `copydesk/viewStoryText`: shows whether editor and server agree.
pub(in super::super) async fn view_story_text(server: &Arc<Server>, params: ViewStoryTextParams) -> Result<StoryText> {
    match server.snapshot(&params.uri) {
        Some(snapshot) => Ok(StoryText { text: snapshot.story.text().to_string() }),
        None => Err(Error::invalid_params(format!("{} is not open.", params.uri))),
    }
}
