//! `textDocument/inlayHint`: whose words a quote holds, where nobody is named beside it.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{InlayHint, InlayHintLabelPart, InlayHintParams, Location, Uri};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::ask;
use crate::features::hints::{Hint, hints};

/// `textDocument/inlayHint`
pub(in super::super) async fn inlay_hint(server: &Arc<Server>, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
    ask(server, &params.text_document.uri.0, move |snapshot, _| {
        if !snapshot.scope.settings.editor.hints {
            return Vec::new();
        }
        let range = convert::byte_range(snapshot, params.range);
        hints(&snapshot.story, range).into_iter().map(|hint| inlay_hint_of(snapshot, hint)).collect()
    })
    .await
}

fn inlay_hint_of(snapshot: &Snapshot, hint: Hint) -> InlayHint {
    let location = hint.speaker.map(|range| Location { uri: Uri(snapshot.uri.clone()), range: convert::range(snapshot, range) });
    let part = InlayHintLabelPart { value: hint.label, location, ..Default::default() };
    InlayHint {
        position: convert::lsp_position(snapshot.position(hint.at)),
        label: vec![part].into(),
        kind: None,
        text_edits: None,
        tooltip: Some(hint.tooltip.into()),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
