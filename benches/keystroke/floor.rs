//! The floor: copydesk's own transport, a rope, and as many constant findings as asked for.

use std::collections::HashMap;
use std::io;
use std::process::ExitCode;

use copydesk::server::message::TextNotification;
use copydesk::server::out::Out;
use copydesk::server::transport::{self, Driven};
use copydesk::text::position::{Encoding, offset_at};
use ropey::Rope;
use tower_lsp_server::gen_lsp_types::{
    CodeDescription, Diagnostic, DiagnosticSeverity, InitializeParams, InitializeResult, Position, PublishDiagnosticsParams, Range,
    ServerCapabilities, TextDocumentSyncKind, Uri,
};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::{LanguageServer, LspService};

struct Floor;

impl LanguageServer for Floor {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        let capabilities = ServerCapabilities { text_document_sync: Some(TextDocumentSyncKind::Incremental.into()), ..Default::default() };
        Ok(InitializeResult { capabilities, ..Default::default() })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// Serves till the client ends it.
pub(crate) fn run(findings: u32) -> io::Result<ExitCode> {
    transport::run(|out, _, _| {
        let (service, socket) = LspService::new(|_| Floor);
        let mut texts: HashMap<String, Rope> = HashMap::new();
        let out = out.clone();
        let on_text = move |notification, _| {
            if let Some((uri, version)) = apply(&mut texts, notification) {
                publish(&out, uri, version, findings);
            }
        };
        Ok(Driven { service, socket, on_text: Box::new(on_text), on_lost: Box::new(|_| {}) })
    })
}

fn apply(texts: &mut HashMap<String, Rope>, notification: TextNotification) -> Option<(String, Option<i32>)> {
    match notification {
        TextNotification::Opened { uri, version, text, .. } => {
            texts.insert(uri.clone(), Rope::from_str(&text));
            Some((uri, version))
        }
        TextNotification::Changed { uri, version, changes } => {
            let text = texts.get_mut(&uri)?;
            for change in changes {
                let range = change.range?;
                let char_at = |position| text.byte_to_char(offset_at(text, position, Encoding::Utf16));
                let (start, end) = (char_at(range.start), char_at(range.end));
                text.remove(start..end);
                text.insert(start, &change.text);
            }
            Some((uri, version))
        }
        TextNotification::Closed { .. } => None,
    }
}

fn publish(out: &Out, uri: String, version: Option<i32>, findings: u32) {
    let diagnostics = (0..findings).map(|line| Diagnostic {
        range: Range { start: Position { line, character: 0 }, end: Position { line, character: 7 } },
        severity: Some(DiagnosticSeverity::Warning),
        code: Some("unattributed-quote".to_owned().into()),
        code_description: Some(CodeDescription { href: Uri("https://example.org/blob/main/docs/rules.md#unattributed-quote".to_owned()) }),
        source: Some("copydesk".to_owned()),
        message: "Nobody is named for this quote. Say who said it, or make it a paraphrase.".to_owned().into(),
        ..Default::default()
    });
    let params = PublishDiagnosticsParams::new(Uri(uri.clone()), version, diagnostics.collect());
    out.publish(&uri, params);
}
