//! `textDocument/documentHighlight`: all mentions of somebody, or the marks of a quote.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::state::Server;
use super::ask;
use crate::features::highlight::{HighlightKind, highlights};

/// `textDocument/documentHighlight`. A mention by a name is shown as a write, one by a pronoun or a role as a read.
pub(in super::super) async fn document_highlight(
    server: &Arc<Server>,
    params: DocumentHighlightParams,
) -> Result<Option<Vec<DocumentHighlight>>> {
    let place = params.text_document_position_params;
    ask(server, &place.text_document.uri.0, move |snapshot, _| {
        let found = highlights(&snapshot.story, snapshot.offset(convert::position(place.position)));
        let found = found.into_iter().map(|highlight| DocumentHighlight {
            range: convert::range(snapshot, highlight.range),
            kind: Some(match highlight.kind {
                HighlightKind::Name => DocumentHighlightKind::Write,
                HighlightKind::Reference => DocumentHighlightKind::Read,
                HighlightKind::Mark => DocumentHighlightKind::Text,
            }),
        });
        found.collect()
    })
    .await
}
