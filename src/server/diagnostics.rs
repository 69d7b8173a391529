//! Findings as the protocol has them. One form borrows all its text and is written straight to the wire; the protocol's own
//! type is made of it where a request's answer needs that.

use serde::{Serialize, Serializer};
use tower_lsp_server::gen_lsp_types as lsp;

use super::capabilities::Client;
use super::convert;
use super::session::Snapshot;
use crate::rules::{Finding, Level, manual};

/// All findings of a snapshot; looked for when written.
#[derive(Clone, Copy)]
pub(super) struct Diagnostics<'a> {
    /// The story.
    pub(super) snapshot: &'a Snapshot,
    /// Whom they are for.
    pub(super) client: &'a Client,
}

impl<'a> Diagnostics<'a> {
    /// Each finding in turn.
    pub(super) fn iter(self) -> impl Iterator<Item = Diagnostic<'a>> {
        self.snapshot.report().iter().map(move |(block, finding)| Diagnostic::new(self.snapshot, self.client, block, finding))
    }
}

impl Serialize for Diagnostics<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// A finding on the wire.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Diagnostic<'a> {
    /// First on the wire, too.
    pub(super) range: lsp::Range,
    severity: lsp::DiagnosticSeverity,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_description: Option<lsp::CodeDescription>,
    source: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_information: Vec<lsp::DiagnosticRelatedInformation>,
}

impl<'a> Diagnostic<'a> {
    /// A finding of a snapshot, with the number of the block from which its places are seen.
    pub(super) fn new(snapshot: &Snapshot, client: &Client, block: usize, finding: &'a Finding) -> Self {
        Self::at(convert::place(snapshot, block, finding.place), snapshot, client, block, finding)
    }

    /// The same where its range is known.
    pub(super) fn at(range: lsp::Range, snapshot: &Snapshot, client: &Client, block: usize, finding: &'a Finding) -> Self {
        let related = finding.related.iter().filter(|_| client.related_information);
        Self {
            range,
            severity: severity(finding.level),
            code: finding.rule.name,
            code_description: client.code_description.then(|| lsp::CodeDescription { href: lsp::Uri(manual::url(finding.rule)) }),
            source: "copydesk",
            message: &finding.message,
            related_information: related
                .map(|(place, message)| lsp::DiagnosticRelatedInformation {
                    location: lsp::Location { uri: lsp::Uri(snapshot.uri.clone()), range: convert::place(snapshot, block, *place) },
                    message: message.clone(),
                })
                .collect(),
        }
    }
}

impl From<Diagnostic<'_>> for lsp::Diagnostic {
    fn from(diagnostic: Diagnostic<'_>) -> Self {
        let Diagnostic { range, severity, code, code_description, source, message, related_information } = diagnostic;
        Self {
            range,
            severity: Some(severity),
            code: Some(code.to_owned().into()),
            code_description,
            source: Some(source.to_owned()),
            message: message.to_owned().into(),
            related_information: (!related_information.is_empty()).then_some(related_information),
            ..Self::default()
        }
    }
}

/// A rule that is off finds nothing, so that its level never gets here.
fn severity(level: Level) -> lsp::DiagnosticSeverity {
    match level {
        Level::Off | Level::Hint => lsp::DiagnosticSeverity::Hint,
        Level::Information => lsp::DiagnosticSeverity::Information,
        Level::Warning => lsp::DiagnosticSeverity::Warning,
        Level::Error => lsp::DiagnosticSeverity::Error,
    }
}
