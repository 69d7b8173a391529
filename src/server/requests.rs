//! Requests: locate, ask, convert. Each takes its snapshot at once, in the order of arrival, and works on it elsewhere.

pub(super) mod actions;
pub(super) mod commands;
mod definition;
mod folding;
mod highlight;
mod hints;
mod lens;
mod sheet;
mod speakers;
pub(super) mod tokens;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp_server::gen_lsp_types::{
    Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport, DocumentSymbolParams, DocumentSymbolResponse,
    FullDocumentDiagnosticReport, Hover, HoverParams, MarkupContent, MarkupKind, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};

pub(super) use actions::{code_action, code_action_resolve};
pub(super) use definition::{goto_definition, references_of};
pub(super) use folding::folding_range;
pub(super) use highlight::document_highlight;
pub(super) use hints::inlay_hint;
pub(super) use lens::{code_lens, code_lens_resolve};
pub(super) use speakers::{SpeakersOut, Status, StoryParams, speakers, status};
pub(super) use tokens::Told;

use super::capabilities::Client;
use super::convert;
use super::diagnostics::Diagnostics;
use super::session::Snapshot;
use super::state::Server;
use crate::features;

/// Works on another thread. Cancelling the request drops the future, and with it the result.
async fn work<T: Send + 'static>(job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    // A job that panicked is in the log.
    tokio::task::spawn_blocking(job).await.map_err(|_| Error::internal_error())
}

/// Answers from the newest version of a story, on another thread; `None` where it is not open.
async fn ask<T: Send + 'static>(
    server: &Arc<Server>,
    uri: &str,
    job: impl FnOnce(&Snapshot, &Client) -> T + Send + 'static,
) -> Result<Option<T>> {
    let Some(snapshot) = server.snapshot(uri) else { return Ok(None) };
    let client = server.client();
    work(move || Some(job(&snapshot, &client))).await
}

/// `textDocument/hover`
pub(super) async fn hover(server: &Arc<Server>, params: HoverParams) -> Result<Option<Hover>> {
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

/// `textDocument/documentSymbol`
pub(super) async fn document_symbol(server: &Arc<Server>, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
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

/// `textDocument/diagnostic`
pub(super) async fn diagnostic(server: &Arc<Server>, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReport> {
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

/// What `copydesk/viewStoryText` asks for.
#[derive(Deserialize)]
pub(super) struct ViewStoryTextParams {
    uri: String,
}

/// A story's text as the server has it.
#[derive(Serialize)]
pub(super) struct StoryText {
    text: String,
}

/// `copydesk/viewStoryText`: shows whether editor and server agree.
pub(super) async fn view_story_text(server: &Arc<Server>, params: ViewStoryTextParams) -> Result<StoryText> {
    match server.snapshot(&params.uri) {
        Some(snapshot) => Ok(StoryText { text: snapshot.story.text().to_string() }),
        None => Err(Error::invalid_params(format!("{} is not open.", params.uri))),
    }
}
