//! `textDocument/diagnostic`: findings, for clients that ask for them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde_json::json;
use tower_lsp_server::gen_lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};

use super::super::diagnostics::Diagnostics;
use super::super::state::Server;
use super::work;

/// `textDocument/diagnostic`
pub(in super::super) async fn diagnostic(server: &Arc<Server>, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport> {
    let Some(snapshot) = server.snapshot(&params.text_document.uri.0) else { return Ok(full(None, Vec::new())) };
    let client = server.client();
    let wanted = snapshot.clone();
    let teller = server.clone();
    let items: Vec<Diagnostic> = work(move || {
        let items = Diagnostics { snapshot: &snapshot, client: &client }.iter().map(Into::into).collect();
        teller.rule_panics.tell(&teller.out, &snapshot.uri, snapshot.report().panics());
        teller.session().hand_on(&snapshot);
        items
    })
    .await?;
    if !server.session().is_current(&wanted) {
        return Err(Error {
            code: ErrorCode::ServerError(-32802),
            message: "The text changed meanwhile.".into(),
            data: Some(json!({"retriggerRequest": true})),
        });
    }
    let result_id = result_id(&items);
    if params.previous_result_id.as_ref() == Some(&result_id) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        return Ok(RelatedUnchangedDocumentDiagnosticReport { unchanged_document_diagnostic_report, ..Default::default() }.into());
    }
    Ok(full(Some(result_id), items))
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items };
    RelatedFullDocumentDiagnosticReport { full_document_diagnostic_report, ..Default::default() }.into()
}

/// Findings that read the same have the same id, whatever was typed between them.
fn result_id(items: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_vec(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
