//! `textDocument/codeLens`: a line above the story that counts its quotes and speakers. It is counted when it is seen.

use std::sync::Arc;

use serde_json::json;
use tower_lsp_server::gen_lsp_types::{CodeLens, CodeLensParams, Range};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::state::Server;
use super::speakers::StoryParams;
use super::{ask, commands};
use crate::features::speakers;

/// `textDocument/codeLens`
pub(in super::super) async fn code_lens(server: &Arc<Server>, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
    ask(server, &params.text_document.uri.0, |snapshot, _| {
        let mut quotes = snapshot.story.reading().iter().flat_map(|(_, found)| &found.quotes);
        let is_shown = snapshot.scope.settings.editor.lens && quotes.any(|quote| quote.is_speech());
        let data = Some(json!(StoryParams { uri: snapshot.uri.clone() }));
        is_shown.then(|| CodeLens { range: Range::default(), command: None, data }).into_iter().collect()
    })
    .await
}

/// `codeLens/resolve`
pub(in super::super) async fn code_lens_resolve(server: &Arc<Server>, lens: CodeLens) -> Result<CodeLens> {
    let params: StoryParams = serde_json::from_value(lens.data.clone().unwrap_or_default())
        .map_err(|error| Error::invalid_params(format!("The lens is none of this server's: {error}.")))?;
    let title = ask(server, &params.uri, |snapshot, _| speakers::counts(&snapshot.story).to_string()).await?;
    let Some(title) = title else { return Err(Error::content_modified()) };
    Ok(CodeLens { command: Some(commands::command(&title, commands::SHOW_SPEAKERS, &json!(params))), ..lens })
}
