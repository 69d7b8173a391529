//! `workspace/executeCommand`: what the server does by itself, so that every client can have it without code of its own.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp_server::gen_lsp_types::{Command, ExecuteCommandParams, MessageType, WorkspaceEdit};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::convert::path_of;
use super::super::state::Server;
use super::speakers::{self, StoryParams};
use super::{sheet, work};
use crate::features::actions::Dictionary;
use crate::rules::{self, Level, manual};
use crate::settings::ignore::{Silence, story_in};
use crate::settings::{self, dictionary};

/// Adds a word to a dictionary. Its argument: [`Learn`].
pub(super) const LEARN: &str = "copydesk.addToDictionary";
/// Writes into the settings that something is not to be reported. Its argument: [`Ignore`].
pub(super) const IGNORE: &str = "copydesk.ignore";
/// Asks the client to make an edit. Its argument: the edit.
pub(super) const EDIT: &str = "copydesk.applyEdit";

/// Tells who speaks. Its argument: [`StoryParams`].
pub(super) const SHOW_SPEAKERS: &str = "copydesk.showSpeakers";
/// Makes a quote sheet. Its argument: [`sheet::SheetParams`].
pub(super) const QUOTE_SHEET: &str = "copydesk.quoteSheet";
/// Returns a rule's page of the manual. Its argument: [`RuleName`].
const EXPLAIN: &str = "copydesk.explainRule";

/// All commands.
pub(in super::super) const ALL: &[&str] = &[LEARN, IGNORE, EDIT, SHOW_SPEAKERS, QUOTE_SHEET, EXPLAIN];

/// Which rule is to be explained.
#[derive(Deserialize)]
struct RuleName {
    rule: String,
}

/// Which word is to be learnt.
#[derive(Serialize, Deserialize)]
pub(super) struct Learn {
    /// The word.
    pub(super) word: String,
    /// `personal` or `workspace`.
    pub(super) dictionary: String,
    /// The story that it stands in, whose settings name the file.
    pub(super) uri: String,
}

/// What is not to be reported.
#[derive(Serialize, Deserialize)]
pub(super) struct Ignore {
    /// The rule.
    pub(super) rule: String,
    /// What the marked text begins with, where not all that the rule finds in the story is meant.
    pub(super) text: Option<String>,
    /// Whether all stories are meant.
    pub(super) everywhere: bool,
    /// The story, whose folder has the settings.
    pub(super) uri: String,
}

/// A command with one argument.
pub(super) fn command(title: &str, command: &str, argument: &Value) -> Command {
    Command { title: title.to_owned(), command: command.to_owned(), arguments: Some(vec![argument.clone()]), ..Default::default() }
}

/// `workspace/executeCommand`
pub(in super::super) async fn execute_command(server: &Arc<Server>, params: ExecuteCommandParams) -> Result<Option<Value>> {
    match params.command.as_str() {
        LEARN => learn(server, argument(params.arguments)?).await,
        IGNORE => ignore(server, argument(params.arguments)?).await,
        EDIT => {
            let edit: WorkspaceEdit = argument(params.arguments)?;
            match server.protocol() {
                Some(protocol) => protocol.apply_edit(edit).await.map(|_| None),
                None => Err(Error::internal_error()),
            }
        }
        SHOW_SPEAKERS => {
            let params: StoryParams = argument(params.arguments)?;
            Ok(Some(json!(speakers::show(server, params).await?)))
        }
        QUOTE_SHEET => Ok(Some(json!(sheet::quote_sheet(server, argument(params.arguments)?).await?))),
        EXPLAIN => explain(&argument(params.arguments)?).map(Some),
        other => Err(Error::invalid_params(format!("There is no command “{other}”. There are: {}.", ALL.join(", ")))),
    }
}

fn argument<T: for<'de> Deserialize<'de>>(arguments: Option<Vec<Value>>) -> Result<T> {
    let argument = arguments.unwrap_or_default().into_iter().next().unwrap_or_default();
    serde_json::from_value(argument).map_err(|error| Error::invalid_params(format!("The command's argument does not fit: {error}.")))
}

fn explain(RuleName { rule: name }: &RuleName) -> Result<Value> {
    match rules::by_name(name) {
        Some(rule) => Ok(json!({"rule": rule.name, "markdown": manual::page(rule, 1), "url": manual::url(rule)})),
        None => Err(Error::invalid_params(format!("There is no rule “{name}”."))),
    }
}

async fn learn(server: &Arc<Server>, learn: Learn) -> Result<Option<Value>> {
    let scope = server.workspace().scope_of(&learn.uri);
    let path = match Dictionary::by_name(&learn.dictionary) {
        Some(Dictionary::Personal) => scope.personal_dictionary.clone(),
        Some(Dictionary::Workspace) => scope.workspace_dictionary.clone(),
        None => None,
    };
    let Some(path) = path else {
        return Err(Error::invalid_params(format!("There is no {} dictionary for this story.", learn.dictionary)));
    };
    let server = server.clone();
    work(move || match dictionary::add(&path, &learn.word) {
        Ok(_) => {
            server.out.log(MessageType::Info, &format!("“{}” is in {} now.", learn.word, path.display()));
            server.reload();
        }
        Err(error) => server.out.show(MessageType::Error, &error.to_string()),
    })
    .await?;
    Ok(None)
}

async fn ignore(server: &Arc<Server>, ignore: Ignore) -> Result<Option<Value>> {
    let scope = server.workspace().scope_of(&ignore.uri);
    let no_settings = || Error::invalid_params("This story lies in no folder that has settings. Save it first.".to_owned());
    let folder = scope.folder.clone().ok_or_else(no_settings)?;
    let rule = rules::by_name(&ignore.rule).ok_or_else(|| Error::invalid_params(format!("There is no rule “{}”.", ignore.rule)))?;
    let silence = if ignore.everywhere {
        Silence::Everywhere(rule)
    } else {
        let story = path_of(&ignore.uri).and_then(|story| story_in(&folder, &story)).ok_or_else(no_settings)?;
        Silence::InStory(settings::Ignore { rule: ignore.rule, story, text: ignore.text })
    };
    let server = server.clone();
    work(move || match settings::ignore::add(&folder, &silence) {
        Ok(path) => {
            server.out.log(MessageType::Info, &format!("{} says so now.", path.display()));
            server.reload();
            let level = server.workspace().scope_of(&ignore.uri).rule_set.level(rule);
            if ignore.everywhere && level != Level::Off {
                let (name, level, path) = (rule.name, level.name(), path.display());
                let told = format!(
                    "{path} has {name} off now, but your editor's own settings have it at “{level}” and are heard first. Take copydesk.rules.{name} out there."
                );
                server.out.show(MessageType::Warning, &told);
            }
        }
        Err(error) => server.out.show(MessageType::Error, &error.to_string()),
    })
    .await?;
    Ok(None)
}
