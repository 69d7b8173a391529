//! Findings as they go over the wire, kept from version to version: a keystroke writes down what it changed and copies the rest.
//!
//! What a finding says does not change while its block's findings are the same list; only where the block stands does. So all
//! behind the range is kept as JSON, and the range as the extents of the block's text before it.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
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
    /// The JSON behind the ranges of all that are kept.
    json: Vec<u8>,
    used_by: u64,
}

struct Kept {
    /// How far the block's text reaches to the start and to the end of the range.
    start: Extent,
    end: Extent,
    /// Where the JSON behind the range stands in its list's.
    json: Range<usize>,
}

impl Wire {
    /// The whole `publishDiagnostics` notification for a version.
    pub(super) fn published(&mut self, snapshot: &Snapshot, client: &Client) -> serde_json::Result<Vec<u8>> {
        let mut body = Vec::with_capacity(256 + snapshot.report().len() * 384);
        body.extend_from_slice(br#"{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"#);
        serde_json::to_writer(&mut body, &snapshot.uri)?;
        if let Some(version) = snapshot.version {
            body.extend_from_slice(br#","version":"#);
            serde_json::to_writer(&mut body, &version)?;
        }
        body.extend_from_slice(br#","diagnostics":"#);
        self.write(snapshot, client, &mut body)?;
        body.extend_from_slice(b"}}");
        Ok(body)
    }

    /// Writes down the list of a version's findings.
    pub(super) fn write(&mut self, snapshot: &Snapshot, client: &Client, body: &mut Vec<u8>) -> serde_json::Result<()> {
        self.message += 1;
        let report = snapshot.report();
        body.push(b'[');
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
                    Some(kept) => {
                        let place = |within: Extent| before.then(within).position(snapshot.encoding);
                        write_range(place(kept.start), place(kept.end), body)?;
                        body.extend_from_slice(written.json.get(kept.json.clone()).unwrap_or_default());
                    }
                    None => serde_json::to_writer(&mut *body, &Diagnostic::new(snapshot, client, block, finding))?,
                }
            }
        }
        body.push(b']');
        if self.lists.len() > 2 * lists + 64 {
            self.lists.retain(|_, written| written.used_by == self.message);
        }
        Ok(())
    }
}

impl Written {
    fn of(snapshot: &Snapshot, client: &Client, block: usize, findings: &Arc<[Finding]>) -> Self {
        let mut json = Vec::new();
        let kept = findings.iter().map(|finding| Kept::of(snapshot, client, block, finding, &mut json)).collect();
        Self { findings: findings.clone(), kept, json, used_by: 0 }
    }
}

impl Kept {
    fn of(snapshot: &Snapshot, client: &Client, block: usize, finding: &Finding, json: &mut Vec<u8>) -> Option<Self> {
        let speaks_of_others = finding.place.back > 0 || (client.related_information && !finding.related.is_empty());
        let found = snapshot.story.blocks().get(block).filter(|_| !speaks_of_others)?;
        let span = found.block().prose.to_source(finding.place.span);
        let up_to = |offset: u32| found.block().source.get(..offset as usize).map(Extent::of);
        let diagnostic = Diagnostic::new(snapshot, client, block, finding);
        let mut range = Vec::new();
        let place = |position: lsp::Position| Position { line: position.line, column: position.character };
        write_range(place(diagnostic.range.start), place(diagnostic.range.end), &mut range).ok()?;
        let whole = serde_json::to_vec(&diagnostic).ok()?;
        let start = json.len();
        json.extend_from_slice(whole.strip_prefix(&range[..])?);
        Some(Self { start: up_to(span.start)?, end: up_to(span.end)?, json: start..json.len() })
    }
}

/// Writes what a diagnostic's JSON is up to the end of its range, which comes first.
fn write_range(start: Position, end: Position, body: &mut Vec<u8>) -> serde_json::Result<()> {
    let pieces: [(&[u8], u32); 4] = [
        (br#"{"range":{"start":{"line":"#, start.line),
        (br#","character":"#, start.column),
        (br#"},"end":{"line":"#, end.line),
        (br#","character":"#, end.column),
    ];
    for (before, number) in pieces {
        body.extend_from_slice(before);
        serde_json::to_writer(&mut *body, &number)?;
    }
    body.extend_from_slice(b"}}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_written_as_the_protocol_writes_it() {
        let (start, end) = (Position { line: 3, column: 14 }, Position { line: 3, column: 21 });
        let mut body = Vec::new();
        write_range(start, end, &mut body).unwrap();
        let position = |at: Position| lsp::Position { line: at.line, character: at.column };
        let whole = serde_json::json!({ "range": lsp::Range { start: position(start), end: position(end) } });
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&[&body[..], b"}"].concat()).unwrap(), whole);
    }
}
