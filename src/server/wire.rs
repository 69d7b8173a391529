//! Findings as they go over the wire, kept from version to version: a keystroke writes down what it changed and copies the rest.
//!
//! What a finding says does not change while its block's findings are the same list; only where the block stands does. So it is kept
//! as JSON, with the extents of the text before it in the block where it lies. Most keys move no other line, so that most findings
//! are copied whole.

use std::ops::Range;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tower_lsp_server::gen_lsp_types as lsp;

use super::capabilities::Client;
use super::convert;
use super::diagnostics::Diagnostic;
use super::session::Snapshot;
use crate::rules::Finding;
use crate::story::{Blocks, StoryBlock};
use crate::text::position::{Encoding, Extent, Position};

/// What is known of a story's findings on the wire.
#[derive(Default)]
pub(super) struct Wire {
    /// By the address of the list, which its entry keeps alive.
    lists: FxHashMap<usize, Written>,
    /// Counts the messages, to tell which lists the newest one used.
    message: u64,
    /// The blocks that the newest one was of.
    blocks: Blocks,
}

/// The findings of a block, written down.
struct Written {
    findings: Arc<[Finding]>,
    /// As many as there are findings. `None`: the finding speaks of other blocks, whose text may change while it does not.
    kept: Vec<Option<Kept>>,
    used_by: u64,
}

/// A finding as it was written last.
struct Kept {
    /// The number of the block where it lies.
    number: usize,
    /// The block itself, which may be one before its list's, and how far its text reaches to the start and to the end of the range.
    block: Arc<StoryBlock>,
    start: Extent,
    end: Extent,
    /// From where to where it reached.
    range: [Position; 2],
    json: Vec<u8>,
    /// Where in the JSON the range ends.
    range_end: usize,
}

/// A block and how far the text before it reaches.
type Located<'a> = (&'a Arc<StoryBlock>, Extent);

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
        let blocks = snapshot.story.blocks();
        let before = std::mem::replace(&mut self.blocks, blocks.clone());
        let standing = Standing::between(&before, blocks, snapshot.encoding);
        body.push(b'[');
        let mut is_first = true;
        let mut lists = 0;
        for (block, findings) in report.blocks() {
            lists += 1;
            let written = self.lists.entry(Arc::as_ptr(findings).addr()).or_insert_with(|| Written::of(snapshot, client, block, findings));
            let was_written = std::mem::replace(&mut written.used_by, self.message) + 1 == self.message;
            if !std::mem::take(&mut is_first) {
                body.push(b',');
            }
            written.write(snapshot, client, block, body, was_written.then_some(&standing))?;
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
        let kept = findings.iter().map(|finding| Kept::of(snapshot, client, block, finding)).collect();
        Self { findings: findings.clone(), kept, used_by: 0 }
    }

    /// Writes the findings down as those of the block with this number, with commas between them; `standing` says where they are as
    /// they were written last.
    fn write(
        &mut self,
        snapshot: &Snapshot,
        client: &Client,
        block: usize,
        body: &mut Vec<u8>,
        standing: Option<&Standing>,
    ) -> serde_json::Result<()> {
        let mut last: Option<(usize, Option<Located<'_>>)> = None;
        for (at, (finding, kept)) in self.findings.iter().zip(&mut self.kept).enumerate() {
            if at > 0 {
                body.push(b',');
            }
            let number = block.saturating_sub(finding.place.back as usize);
            let is_standing = standing.is_some_and(|standing| standing.has(number));
            if let Some(kept) = kept.as_ref().filter(|kept| is_standing && kept.number == number) {
                body.extend_from_slice(&kept.json);
                continue;
            }
            let located = match last {
                Some((known, located)) if known == number => located,
                _ => snapshot.story.blocks().locate(number),
            };
            last = Some((number, located));
            match kept.as_mut().zip(located).and_then(|(kept, located)| kept.written(number, located, finding, snapshot)) {
                Some(json) => body.extend_from_slice(json),
                None => serde_json::to_writer(&mut *body, &Diagnostic::new(snapshot, client, block, finding))?,
            }
        }
        Ok(())
    }
}

impl Kept {
    fn of(snapshot: &Snapshot, client: &Client, block: usize, finding: &Finding) -> Option<Self> {
        let speaks_of_others = client.related_information && !finding.related.is_empty();
        let number = block.saturating_sub(finding.place.back as usize);
        let located = snapshot.story.blocks().locate(number);
        let (own, behind) = located.filter(|_| !speaks_of_others)?;
        let (start, end) = extents(own, finding)?;
        let range = [start, end].map(|within| behind.then(within).position(snapshot.encoding));
        let [start_at, end_at] = range.map(convert::lsp_position);
        let diagnostic = Diagnostic::at(lsp::Range { start: start_at, end: end_at }, snapshot, client, block, finding);
        let json = serde_json::to_vec(&diagnostic).ok()?;
        let written = written(range).ok()?;
        let range_end = json.starts_with(&written).then_some(written.len())?;
        Some(Self { number, block: own.clone(), start, end, range, json, range_end })
    }

    /// Its JSON where its block stands now, or the block that has come in its place.
    fn written(&mut self, number: usize, (block, behind): Located<'_>, finding: &Finding, snapshot: &Snapshot) -> Option<&[u8]> {
        self.number = number;
        if !Arc::ptr_eq(block, &self.block) {
            (self.start, self.end) = extents(block, finding)?;
            self.block = block.clone();
        }
        let range = [self.start, self.end].map(|within| behind.then(within).position(snapshot.encoding));
        if range != self.range {
            let mut json = written(range).ok()?;
            let range_end = json.len();
            json.extend_from_slice(self.json.get(self.range_end..).unwrap_or_default());
            (self.range, self.json, self.range_end) = (range, json, range_end);
        }
        Some(&self.json)
    }
}

/// Which blocks of a version stand where they stood in another: with the same numbers, at the same lines.
struct Standing {
    /// Others may stand here.
    changed: Range<usize>,
    /// Whether those behind stand as before.
    is_behind_same: bool,
}

impl Standing {
    fn between(before: &Blocks, now: &Blocks, encoding: Encoding) -> Self {
        let hunks = before.diff(now);
        let (Some(first), Some(last)) = (hunks.first(), hunks.last()) else { return Self { changed: 0..0, is_behind_same: true } };
        let position = |blocks: &Blocks, number: usize| blocks.before(number).map(|extent| extent.position(encoding));
        let is_behind_same = last.old.end == last.new.end && position(before, last.old.end) == position(now, last.new.end);
        Self { changed: first.new.start..last.new.end, is_behind_same }
    }

    fn has(&self, number: usize) -> bool {
        number < self.changed.start || self.is_behind_same && number >= self.changed.end
    }
}

/// How far a block's text reaches to the start and to the end of a finding that lies in it.
fn extents(block: &StoryBlock, finding: &Finding) -> Option<(Extent, Extent)> {
    let span = block.block().prose.to_source(finding.place.span);
    let up_to = |offset: u32| block.block().source.get(..offset as usize).map(Extent::of);
    Some((up_to(span.start)?, up_to(span.end)?))
}

/// What a diagnostic's JSON is up to the end of its range, which comes first.
fn written([start, end]: [Position; 2]) -> serde_json::Result<Vec<u8>> {
    let mut json = Vec::with_capacity(512);
    let pieces: [(&[u8], u32); 4] = [
        (br#"{"range":{"start":{"line":"#, start.line),
        (br#","character":"#, start.column),
        (br#"},"end":{"line":"#, end.line),
        (br#","character":"#, end.column),
    ];
    for (before, number) in pieces {
        json.extend_from_slice(before);
        serde_json::to_writer(&mut json, &number)?;
    }
    json.extend_from_slice(b"}}");
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::message::{Change, ChangeRange};
    use crate::server::session::Session;
    use crate::settings::{Scope, Settings};
    use crate::text::Markup;

    const URI: &str = "untitled:1";

    #[test]
    fn what_is_kept_is_what_is_written_afresh() {
        let mut session = Session::default();
        let scope = Arc::new(Scope::resolve(Settings::default(), None).0);
        let paragraphs =
            "\u{201c}We sail at dawn.\n\nThe the tide turned.\n\n\u{201c}It will go,\u{201d} said Ola Berg.\n\nA metting is on.\n\n";
        session.open(URI, Some(0), &paragraphs.repeat(20), Markup::Plain, scope);
        let mut wire = Wire::default();
        let mut check = |session: &Session| {
            let snapshot = session.snapshot(URI, Encoding::Utf16).unwrap();
            let [kept, afresh] = [&mut wire, &mut Wire::default()]
                .map(|wire| String::from_utf8(wire.published(&snapshot, &Client::default()).unwrap()).unwrap());
            assert!(snapshot.report().len() > 20, "{kept}");
            assert_eq!(kept, afresh);
        };
        check(&session);
        let edits = [
            ((2, 4), (2, 4), "n"),
            ((2, 4), (2, 5), ""),
            ((6, 2), (6, 9), "metting"),
            ((10, 0), (10, 0), "A line.\n\n"),
            ((40, 1), (42, 3), ""),
            ((0, 0), (0, 1), ""),
            ((0, 0), (0, 0), "\n"),
            ((30, 0), (30, 0), "\u{201c}"),
            ((30, 0), (30, 1), ""),
        ];
        for (version, ((line, column), (end_line, end_column), text)) in (1..).zip(edits) {
            let range = ChangeRange { start: Position { line, column }, end: Position { line: end_line, column: end_column } };
            let change = Change { range: Some(range), text: text.to_owned() };
            session.change(URI, Some(version), &[change], Encoding::Utf16).ok().unwrap();
            check(&session);
        }
    }

    #[test]
    fn a_range_is_written_as_the_protocol_writes_it() {
        let (start, end) = (Position { line: 3, column: 14 }, Position { line: 3, column: 21 });
        let body = written([start, end]).unwrap();
        let position = |at: Position| lsp::Position { line: at.line, character: at.column };
        let whole = serde_json::json!({ "range": lsp::Range { start: position(start), end: position(end) } });
        assert_eq!(serde_json::from_slice::<serde_json::Value>(&[&body[..], b"}"].concat()).unwrap(), whole);
    }
}
