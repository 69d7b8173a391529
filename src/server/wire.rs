//! Findings as they go over the wire, kept from version to version: a keystroke writes down what it changed and copies the rest.
//!
//! What a finding says does not change while its block's findings are the same list; only where the block stands does. So all
//! behind the range is kept as JSON, and the range as the extents of the block's text before it.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;
use tower_lsp_server::gen_lsp_types as lsp;

use super::capabilities::Client;
use super::diagnostics::Diagnostic;
use super::session::Snapshot;
use crate::rules::Finding;
use crate::text::position::{Extent, Position};

/// What is known of a story's findings on the wire.
#[derive(Default)]
pub(super) struct Wire {
    /// By the address of the list, which its entry keeps alive.
    lists: FxHashMap<usize, Written>,
    /// Counts the messages, to tell which lists the newest one used.
    message: u64,
}

/// The findings of a block, written down.
struct Written {
    findings: Arc<[Finding]>,
    /// As many as there are findings. `None`: the finding speaks of other blocks, whose text may change while it does not.
    kept: Vec<Option<Kept>>,
    used_by: u64,
}

struct Kept {
    /// How far the block's text reaches to the start and to the end of the range.
    start: Extent,
    end: Extent,
    /// The JSON behind the range.
    rest: Box<[u8]>,
}

impl Wire {
    /// The parameters of `publishDiagnostics` for a version, as JSON.
    pub(super) fn published(&mut self, snapshot: &Snapshot, client: &Client) -> serde_json::Result<Vec<u8>> {
        self.message += 1;
        let report = snapshot.report();
        let mut body = Vec::with_capacity(256 + report.len() * 384);
        body.extend_from_slice(b"{\"uri\":");
        serde_json::to_writer(&mut body, &snapshot.uri)?;
        if let Some(version) = snapshot.version {
            body.extend_from_slice(b",\"version\":");
            serde_json::to_writer(&mut body, &version)?;
        }
        body.extend_from_slice(b",\"diagnostics\":[");
        let mut is_first = true;
        let mut lists = 0;
        for (block, findings) in report.blocks() {
            lists += 1;
            let written = self.lists.entry(Arc::as_ptr(findings).addr()).or_insert_with(|| Written::of(snapshot, client, block, findings));
            written.used_by = self.message;
            let before = snapshot.story.blocks().before(block).unwrap_or_default();
            for (finding, kept) in written.findings.iter().zip(&written.kept) {
                if !std::mem::take(&mut is_first) {
                    body.push(b',');
                }
                match kept {
                    Some(kept) => kept.write(before, snapshot, &mut body),
                    None => serde_json::to_writer(&mut body, &Diagnostic::new(snapshot, client, block, finding))?,
                }
            }
        }
        body.extend_from_slice(b"]}");
        if self.lists.len() > 2 * lists + 64 {
            self.lists.retain(|_, written| written.used_by == self.message);
        }
        Ok(body)
    }
}

impl Written {
    fn of(snapshot: &Snapshot, client: &Client, block: usize, findings: &Arc<[Finding]>) -> Self {
        let kept = findings.iter().map(|finding| Kept::of(snapshot, client, block, finding)).collect();
        Self { findings: findings.clone(), kept, used_by: 0 }
    }
}

impl Kept {
    fn of(snapshot: &Snapshot, client: &Client, block: usize, finding: &Finding) -> Option<Self> {
        let speaks_of_others = finding.place.back > 0 || (client.related_information && !finding.related.is_empty());
        let found = snapshot.story.blocks().get(block).filter(|_| !speaks_of_others)?;
        let span = found.block().prose.to_source(finding.place.span);
        let up_to = |offset: u32| found.block().source.get(..offset as usize).map(Extent::of);
        let whole = serde_json::to_vec(&Diagnostic::new(snapshot, client, block, finding)).ok()?;
        let mut range = Vec::new();
        Self::write_range(Diagnostic::new(snapshot, client, block, finding).range, &mut range);
        let rest = whole.strip_prefix(&range[..])?.into();
        Some(Self { start: up_to(span.start)?, end: up_to(span.end)?, rest })
    }

    fn write(&self, before: Extent, snapshot: &Snapshot, body: &mut Vec<u8>) {
        let place = |within: Extent| {
            let Position { line, column } = before.then(within).position(snapshot.encoding);
            lsp::Position { line, character: column }
        };
        Self::write_range(lsp::Range { start: place(self.start), end: place(self.end) }, body);
        body.extend_from_slice(&self.rest);
    }

    /// The JSON of a diagnostic up to the end of its range, which comes first.
    fn write_range(range: lsp::Range, body: &mut Vec<u8>) {
        #[derive(Serialize)]
        struct Start {
            range: lsp::Range,
        }
        // Writing numbers to memory does not fail.
        if serde_json::to_writer(&mut *body, &Start { range }).is_ok() {
            body.pop();
        }
    }
}
