//! `textDocument/foldingRange`.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{FoldingRange, FoldingRangeKind, FoldingRangeParams};
use tower_lsp_server::jsonrpc::Result;

use super::super::state::Server;
use super::ask;
use crate::features::folding::{FoldKind, folds};

/// `textDocument/foldingRange`. All folds are of whole lines, which every client knows.
pub(in super::super) async fn folding_range(server: &Arc<Server>, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
    ask(server, &params.text_document.uri.0, |snapshot, client| {
        let line = |line| u32::try_from(line).unwrap_or(u32::MAX);
        let limit = client.most_folds.map_or(usize::MAX, |limit| limit as usize);
        let folds = folds(&snapshot.story, limit).into_iter().map(|fold| FoldingRange {
            start_line: line(fold.first),
            end_line: line(fold.last),
            kind: Some(match fold.kind {
                FoldKind::Region => FoldingRangeKind::Region,
                FoldKind::Comment => FoldingRangeKind::Comment,
            }),
            ..Default::default()
        });
        folds.collect()
    })
    .await
}
