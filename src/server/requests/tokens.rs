//! `textDocument/semanticTokens`: all, what changed, and those of a range.

use std::sync::{Arc, Mutex, PoisonError};

use tower_lsp_server::gen_lsp_types::{
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensDeltaParams, SemanticTokensDeltaResponse, SemanticTokensEdit,
    SemanticTokensLegend, SemanticTokensParams, SemanticTokensRangeParams,
};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::ask;
use crate::features::tokens::{Modifiers, TokenKind, tokens};
use crate::text::Range;
use crate::text::position::Positions;

/// What the client was told last of a story.
#[derive(Debug, Default)]
pub(in super::super) struct Told(Mutex<Option<(u64, Arc<[SemanticToken]>)>>);

/// The names that numbers on the wire stand for.
pub(in super::super) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: TokenKind::ALL.iter().map(|kind| kind.name().to_owned()).collect(),
        token_modifiers: Modifiers::NAMES.iter().map(ToString::to_string).collect(),
    }
}

/// `textDocument/semanticTokens/full`
pub(in super::super) async fn full(server: &Arc<Server>, params: SemanticTokensParams) -> Result<Option<SemanticTokens>> {
    ask(server, &params.text_document.uri.0, |snapshot, _| {
        let data = all(snapshot);
        snapshot.told.replace(snapshot.revision, &data);
        answer(snapshot, &data)
    })
    .await
}

/// `textDocument/semanticTokens/full/delta`: all, where what the client has is not what it was told last.
pub(in super::super) async fn delta(
    server: &Arc<Server>,
    params: SemanticTokensDeltaParams,
) -> Result<Option<SemanticTokensDeltaResponse>> {
    let previous = params.previous_result_id;
    ask(server, &params.text_document.uri.0, move |snapshot, _| {
        let data = all(snapshot);
        let before = snapshot.told.replace(snapshot.revision, &data);
        match before.filter(|(revision, _)| result_id(*revision) == previous) {
            Some((_, before)) => {
                let edits = edit(&before, &data).into_iter().collect();
                SemanticTokensDelta { result_id: Some(result_id(snapshot.revision)), edits }.into()
            }
            None => answer(snapshot, &data).into(),
        }
    })
    .await
}

/// `textDocument/semanticTokens/range`
pub(in super::super) async fn range(server: &Arc<Server>, params: SemanticTokensRangeParams) -> Result<Option<SemanticTokens>> {
    ask(server, &params.text_document.uri.0, move |snapshot, _| {
        let data = encoded(snapshot, convert::byte_range(snapshot, params.range));
        SemanticTokens { result_id: None, data }
    })
    .await
}

impl Told {
    /// Remembers what the client is told of a revision, and returns what it was told before.
    fn replace(&self, revision: u64, data: &Arc<[SemanticToken]>) -> Option<(u64, Arc<[SemanticToken]>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).replace((revision, data.clone()))
    }
}

fn result_id(revision: u64) -> String {
    revision.to_string()
}

fn answer(snapshot: &Snapshot, data: &[SemanticToken]) -> SemanticTokens {
    SemanticTokens { result_id: Some(result_id(snapshot.revision)), data: data.to_vec() }
}

fn all(snapshot: &Snapshot) -> Arc<[SemanticToken]> {
    encoded(snapshot, Range::new(0, snapshot.story.text().len_bytes())).into()
}

/// Each token by its distance from the one before.
fn encoded(snapshot: &Snapshot, range: Range) -> Vec<SemanticToken> {
    let story = &snapshot.story;
    let start = story.blocks().at(range.start).and_then(|block| story.blocks().before(block)).unwrap_or_default();
    let mut positions = Positions::behind(start, story.text(), snapshot.encoding);
    let mut before = crate::text::position::Position::default();
    let tokens = tokens(story, range).into_iter().map(|token| {
        let (start, end) = (positions.at(token.range.start), positions.at(token.range.end));
        let delta_line = start.line - before.line;
        let delta_start = if delta_line == 0 { start.column - before.column } else { start.column };
        before = start;
        SemanticToken {
            delta_line,
            delta_start,
            length: end.column - start.column,
            token_type: token.kind as u32,
            token_modifiers_bitset: token.modifiers.bits(),
        }
    });
    tokens.collect()
}

/// The one edit that makes the tokens of before into those of now; `None` where they are the same. It counts the numbers on the
/// wire, of which a token has five.
fn edit(before: &[SemanticToken], now: &[SemanticToken]) -> Option<SemanticTokensEdit> {
    let start = before.iter().zip(now).take_while(|(before, now)| before == now).count();
    let (before, now) = (before.get(start..)?, now.get(start..)?);
    let end = before.iter().rev().zip(now.iter().rev()).take_while(|(before, now)| before == now).count();
    let (gone, new) = (before.len() - end, now.get(..now.len() - end)?);
    let count = |tokens: usize| u32::try_from(5 * tokens).unwrap_or(u32::MAX);
    let data =
        new.iter().flat_map(|token| [token.delta_line, token.delta_start, token.length, token.token_type, token.token_modifiers_bitset]);
    (gone > 0 || !new.is_empty()).then(|| SemanticTokensEdit { start: count(start), delete_count: count(gone), data: Some(data.collect()) })
}
