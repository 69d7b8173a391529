//! `textDocument/documentSymbol`: who speaks, as the outline.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{DocumentSymbolParams, DocumentSymbolResponse};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::state::Server;
use super::ask;
use crate::features;

/// `textDocument/documentSymbol`
pub(in super::super) async fn document_symbol(
    server: &Arc<Server>,
    params: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>> {
    ask(server, &params.text_document.uri.0, |snapshot, client| {
        let symbols = features::outline::outline(&snapshot.story);
        if client.outline_tree {
            DocumentSymbolResponse::DocumentSymbolList(convert::symbol_tree(snapshot, &symbols))
        } else {
            DocumentSymbolResponse::SymbolInformationList(convert::symbol_list(snapshot, &symbols))
        }
    })
    .await
}
