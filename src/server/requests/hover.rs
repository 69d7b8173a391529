//! `textDocument/hover`: the card of whoever or whatever is under the mouse.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{Hover, HoverParams, MarkupContent, MarkupKind};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::state::Server;
use super::ask;
use crate::features;

/// `textDocument/hover`
pub(in super::super) async fn hover(server: &Arc<Server>, params: HoverParams) -> Result<Option<Hover>> {
    let place = params.text_document_position_params;
    let card = ask(server, &place.text_document.uri.0, move |snapshot, client| {
        let offset = snapshot.offset(convert::position(place.position));
        let card = features::hover::hover(&snapshot.story, snapshot.report(), offset, client.markdown.then_some(snapshot.uri.as_str()))?;
        let (kind, value) = if client.markdown {
            (MarkupKind::Markdown, card.markdown)
        } else {
            (MarkupKind::PlainText, features::hover::plain(&card.markdown))
        };
        Some(Hover { contents: MarkupContent { kind, value }.into(), range: Some(convert::range(snapshot, card.range)) })
    });
    Ok(card.await?.flatten())
}
