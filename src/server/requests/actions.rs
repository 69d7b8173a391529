//! `textDocument/codeAction`: fixes for the findings in a range, made from the current reading and never from what the
//! client remembers of it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp_server::gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionParams, CodeActionResponse, CodeActionTriggerKind, Command,
};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::capabilities::Client;
use super::super::convert;
use super::super::diagnostics::Diagnostic;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::fix_all::{FIX_ALL, fix_everything};
use super::sheet::{SHEET, write_sheet};
use super::{answer, commands};
use crate::features::actions::{Action, Dictionary, Does, actions};
use crate::features::attribute::attributions;
use crate::features::ignore::Write;
use crate::settings::ignore::story_in;
use crate::text::Range;

/// The fixes of a finding, and teaching a word.
const FIX: &str = "quickfix";
/// Naming a speaker for a quote.
const ATTRIBUTE: &str = "quickfix.attribute.copydesk";

/// All kinds.
pub(in super::super) const KINDS: &[&str] = &[FIX, ATTRIBUTE, FIX_ALL, SHEET];

/// What a client is to bring back to have the edit of an action.
#[derive(Serialize, Deserialize)]
struct Promise {
    uri: String,
    /// Our number of the version that the action is for.
    revision: u64,
    /// The range asked for, in bytes.
    range: (usize, usize),
    kind: String,
    /// Which of the actions of its kind.
    number: usize,
}

/// `textDocument/codeAction`
pub(in super::super) async fn code_action(server: &Arc<Server>, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>> {
    let Some(snapshot) = server.snapshot(&params.text_document.uri.0) else { return Ok(None) };
    let client = server.client();
    let wanted = snapshot.clone();
    let CodeActionContext { only, trigger_kind, .. } = params.context;
    let only: Vec<String> = only.unwrap_or_default().into_iter().map(String::from).collect();
    let is_by_hand = trigger_kind == Some(CodeActionTriggerKind::Invoked);
    let found = answer(server, &wanted.uri, move || {
        let range = convert::byte_range(&snapshot, params.range);
        let mut found = Vec::new();
        for &kind in KINDS.iter().filter(|kind| wants(&only, kind)) {
            // At every cursor they would be noise: all fixes are for those who ask, on save above all.
            let is_offered = match kind {
                FIX_ALL => !only.is_empty(),
                SHEET => !only.is_empty() || is_by_hand,
                _ => true,
            };
            if is_offered {
                let mut actions = offered(&snapshot, &client, kind, range, !client.resolves_edits);
                if client.resolves_edits {
                    promise(&snapshot, kind, range, &mut actions);
                }
                found.extend(actions);
            }
        }
        found
    })
    .await?;
    // Edits that name no version would be made to a text that they are not for.
    if !client.versioned_edits && !server.session().is_current(&wanted) {
        return Err(Error::content_modified());
    }
    Ok(Some(found))
}

/// `codeAction/resolve`: the edit, made from the current reading, which must still be the one that the action is for.
pub(in super::super) async fn code_action_resolve(server: &Arc<Server>, action: CodeAction) -> Result<CodeAction> {
    let Some(data) = action.data.clone() else { return Ok(action) };
    let promise: Promise =
        serde_json::from_value(data).map_err(|error| Error::invalid_params(format!("The action is none of this server's: {error}.")))?;
    let snapshot = server.snapshot(&promise.uri).filter(|snapshot| snapshot.revision == promise.revision);
    let Some(snapshot) = snapshot else { return Err(Error::content_modified()) };
    let (client, wanted) = (server.client(), snapshot.clone());
    let found = answer(server, &wanted.uri, move || {
        let kind = KINDS.iter().find(|kind| **kind == promise.kind)?;
        let range = Range::new(promise.range.0.min(promise.range.1), promise.range.1);
        offered(&snapshot, &client, kind, range, true).into_iter().nth(promise.number)
    })
    .await?;
    match found {
        Some(CodeActionResponse::CodeAction(found)) if server.session().is_current(&wanted) => {
            Ok(CodeAction { edit: found.edit, ..action })
        }
        _ => Err(Error::content_modified()),
    }
}

/// The actions of one kind, with their edits or without.
fn offered(snapshot: &Snapshot, client: &Client, kind: &'static str, range: Range, with_edits: bool) -> Vec<CodeActionResponse> {
    let (story, report) = (&snapshot.story, snapshot.report());
    let found = match kind {
        FIX => actions(story, report, range),
        ATTRIBUTE => attributions(story, report, range),
        FIX_ALL => return fix_everything(snapshot, client, with_edits).into_iter().collect(),
        _ => return write_sheet(snapshot, client).into_iter().collect(),
    };
    found.into_iter().filter_map(|action| quick_fix(snapshot, client, kind, action, with_edits)).collect()
}

/// Has the client come back for the edits.
fn promise(snapshot: &Snapshot, kind: &str, range: Range, actions: &mut [CodeActionResponse]) {
    for (number, action) in actions.iter_mut().enumerate() {
        if let CodeActionResponse::CodeAction(action) = action
            && action.command.is_none()
        {
            let (uri, kind, range) = (snapshot.uri.clone(), kind.to_owned(), (range.start, range.end));
            action.data = Some(json!(Promise { uri, revision: snapshot.revision, range, kind, number }));
        }
    }
}

/// Whether a kind is among those asked for. An empty list asks for all; a kind stands for those below it.
fn wants(only: &[String], kind: &str) -> bool {
    let is_below = |asked: &String| kind.strip_prefix(asked.as_str()).is_some_and(|rest| rest.starts_with('.'));
    only.is_empty() || only.iter().any(|asked| kind == asked || asked.is_empty() || is_below(asked))
}

fn quick_fix(snapshot: &Snapshot, client: &Client, kind: &'static str, action: Action<'_>, with_edits: bool) -> Option<CodeActionResponse> {
    let diagnostics = Some(vec![Diagnostic::new(snapshot, client, action.block, action.finding).into()]);
    let is_preferred = (client.preferred_action && action.preferred).then_some(true);
    let (edit, command) = match &action.does {
        Does::Ignore(write) => (None, Some(ignore(snapshot, &action, write)?)),
        Does::Edit(edits) => (with_edits.then(|| convert::workspace_edit(snapshot, client, edits)), None),
        Does::Learn(word, dictionary) => (None, Some(learn(snapshot, &action.title, word, *dictionary)?)),
    };
    if client.code_actions {
        let kind = Some(kind.into());
        return Some(CodeAction { title: action.title, kind, diagnostics, is_preferred, edit, command, ..Default::default() }.into());
    }
    // A client that knows commands alone has the server make the edit.
    let command = command.or_else(|| edit.map(|edit| commands::command(&action.title, commands::EDIT, &json!(edit))));
    command.map(Into::into)
}

/// The command that writes into the settings; `None` for a story that no folder has settings for.
fn ignore(snapshot: &Snapshot, action: &Action<'_>, write: &Write) -> Option<Command> {
    let folder = snapshot.scope.folder.as_deref()?;
    let text = match write {
        Write::Everywhere => None,
        Write::InStory(text) => {
            story_in(folder, &convert::path_of(&snapshot.uri)?)?;
            text.clone()
        }
        Write::Comment(..) => return None,
    };
    let everywhere = *write == Write::Everywhere;
    let ignore = commands::Ignore { rule: action.finding.rule.name.to_owned(), text, everywhere, uri: snapshot.uri.clone() };
    Some(commands::command(&action.title, commands::IGNORE, &json!(ignore)))
}

fn learn(snapshot: &Snapshot, title: &str, word: &str, dictionary: Dictionary) -> Option<Command> {
    let path = match dictionary {
        Dictionary::Personal => snapshot.scope.personal_dictionary.as_ref(),
        Dictionary::Workspace => snapshot.scope.workspace_dictionary.as_ref(),
    };
    path?;
    let learn = commands::Learn { word: word.to_owned(), dictionary: dictionary.name().to_owned(), uri: snapshot.uri.clone() };
    Some(commands::command(title, commands::LEARN, &json!(learn)))
}
