//! `source.fixAll.copydesk`: all fixes that are safe, as one code action.

use tower_lsp_server::gen_lsp_types::{CodeAction, CodeActionResponse};

use super::super::capabilities::Client;
use super::super::convert;
use super::super::session::Snapshot;
use crate::features::fix_all::fix_all;

/// All fixes that are safe.
pub(super) const FIX_ALL: &str = "source.fixAll.copydesk";

/// The action, with its edit or without; `None` where there is nothing to mend.
pub(super) fn fix_everything(snapshot: &Snapshot, client: &Client, with_edits: bool) -> Option<CodeActionResponse> {
    let edits = fix_all(&snapshot.story, snapshot.report());
    if edits.is_empty() || !client.code_actions {
        return None;
    }
    let edit = with_edits.then(|| convert::workspace_edit(snapshot, client, &edits));
    let title = "Mend everything that is safe to mend".to_owned();
    Some(CodeAction { title, kind: Some(FIX_ALL.into()), edit, ..Default::default() }.into())
}
