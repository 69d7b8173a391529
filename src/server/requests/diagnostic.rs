//! `textDocument/diagnostic`: findings, for clients that ask for them.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, PoisonError};

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
    let previous = params.previous_result_id;
    // At once, whatever else was asked for: these are the findings.
    let report = work(move || {
        let _under_way = snapshot.reading_under_way(&teller);
        // Before the lock, as the publisher does.
        let panics = snapshot.report().panics();
        // Most keys change no finding. That is seen from what was written down of them the last time, and nothing need be told.
        let mut written = Vec::new();
        let is_written = snapshot.wire.lock().unwrap_or_else(PoisonError::into_inner).write(&snapshot, &client, &mut written);
        let result_id = is_written.ok().map(|()| result_id(&written));
        teller.rule_panics.tell(&teller.out, &snapshot.uri, panics);
        teller.session().hand_on(&snapshot);
        match result_id {
            Some(result_id) if previous.as_ref() == Some(&result_id) => {
                let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
                RelatedUnchangedDocumentDiagnosticReport { unchanged_document_diagnostic_report, ..Default::default() }.into()
            }
            result_id => full(result_id, Diagnostics { snapshot: &snapshot, client: &client }.iter().map(Into::into).collect()),
        }
    })
    .await?;
    if !server.session().is_current(&wanted) {
        return Err(Error {
            code: ErrorCode::ServerError(-32802),
            message: "The text changed meanwhile.".into(),
            data: Some(json!({"retriggerRequest": true})),
        });
    }
    Ok(report)
}

fn full(result_id: Option<String>, items: Vec<Diagnostic>) -> DocumentDiagnosticReport {
    let full_document_diagnostic_report = FullDocumentDiagnosticReport { result_id, items };
    RelatedFullDocumentDiagnosticReport { full_document_diagnostic_report, ..Default::default() }.into()
}

/// Findings that read the same have the same id, whatever was typed between them.
fn result_id(written: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    written.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
