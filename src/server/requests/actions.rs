//! `textDocument/codeAction`: fixes for the findings in a range, made from the current reading and never from what the
//! client remembers of it.

use std::sync::Arc;

use serde_json::json;
use tower_lsp_server::gen_lsp_types::{CodeAction, CodeActionKind, CodeActionParams, CodeActionResponse, Command};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::capabilities::Client;
use super::super::convert;
use super::super::diagnostics::Diagnostic;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::commands;
use super::work;
use crate::features::actions::{Action, Dictionary, Does, actions, fix_all};
use crate::features::ignore::Write;
use crate::settings::ignore::story_in;

/// `textDocument/codeAction`
pub(in super::super) async fn code_action(server: &Arc<Server>, params: CodeActionParams) -> Result<Option<Vec<CodeActionResponse>>> {
    let Some(snapshot) = server.snapshot(&params.text_document.uri.0) else { return Ok(None) };
    let client = server.client();
    let wanted = snapshot.clone();
    let only = params.context.only.unwrap_or_default();
    let answer = work(move || {
        let range = convert::byte_range(&snapshot, params.range);
        let mut answer = Vec::new();
        if wants(&only, "quickfix") {
            let actions = actions(&snapshot.story, snapshot.report(), range);
            answer.extend(actions.into_iter().filter_map(|action| quick_fix(&snapshot, &client, action)));
        }
        // Only for those who ask, on save above all: it would be noise at every cursor.
        if !only.is_empty() && wants(&only, "source.fixAll") {
            answer.extend(fix_everything(&snapshot, &client));
        }
        answer
    })
    .await?;
    // Edits that name no version would be made to a text that they are not for.
    if !client.versioned_edits && !server.session().is_current(&wanted) {
        return Err(Error::content_modified());
    }
    Ok(Some(answer))
}

/// Whether a kind is among those asked for. An empty list asks for all; a kind stands for those below it.
fn wants(only: &[CodeActionKind], kind: &str) -> bool {
    only.is_empty()
        || only.iter().any(|asked| {
            let asked = String::from(asked.clone());
            kind == asked || asked.is_empty() || kind.strip_prefix(asked.as_str()).is_some_and(|rest| rest.starts_with('.'))
        })
}

fn quick_fix(snapshot: &Snapshot, client: &Client, action: Action<'_>) -> Option<CodeActionResponse> {
    let diagnostics = Some(vec![Diagnostic::new(snapshot, client, action.block, action.finding).into()]);
    let is_preferred = (client.preferred_action && action.preferred).then_some(true);
    let (edit, command) = match &action.does {
        Does::Edit(edits) => (Some(convert::workspace_edit(snapshot, client, edits)), None),
        Does::Ignore(write) => (None, Some(ignore(snapshot, &action, write)?)),
        Does::Learn(word, dictionary) => (None, Some(learn(snapshot, &action.title, word, *dictionary)?)),
    };
    if client.code_actions {
        let kind = Some(CodeActionKind::QuickFix);
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

fn fix_everything(snapshot: &Snapshot, client: &Client) -> Option<CodeActionResponse> {
    let edits = fix_all(&snapshot.story, snapshot.report());
    if edits.is_empty() || !client.code_actions {
        return None;
    }
    let edit = Some(convert::workspace_edit(snapshot, client, &edits));
    let title = "Mend everything that is safe to mend".to_owned();
    Some(CodeAction { title, kind: Some(CodeActionKind::SourceFixAll), edit, ..Default::default() }.into())
}
