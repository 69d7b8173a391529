//! The command that makes a quote sheet, and the code action that offers it: the server writes the sheet beside the story and has the
//! editor show it, so that it needs no code in the editor.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp_server::gen_lsp_types::{CodeAction, CodeActionResponse, MessageType};
use tower_lsp_server::jsonrpc::{Error, Result};

use super::super::capabilities::Client;
use super::super::convert::{path_of, uri_of};
use super::super::session::Snapshot;
use super::super::state::Server;
use super::speakers::StoryParams;
use super::{ask, commands};
use crate::features::sheet::sheet;
use crate::story::Quote;

/// Writing a quote sheet, as a kind of code action.
pub(super) const SHEET: &str = "source.quoteSheet.copydesk";

/// Which story, and whether its sheet is written.
#[derive(Deserialize)]
pub(super) struct SheetParams {
    uri: String,
    #[serde(default)]
    write: Option<bool>,
}

/// The sheet, and the file that it is in.
#[derive(Serialize)]
pub(super) struct Sheet {
    markdown: String,
    uri: Option<String>,
}

/// The action; `None` where nobody speaks.
pub(super) fn write_sheet(snapshot: &Snapshot, client: &Client) -> Option<CodeActionResponse> {
    let has_quotes = snapshot.story.reading().iter().any(|(_, found)| found.quotes.iter().any(Quote::is_speech));
    let title = "Write a quote sheet".to_owned();
    let command = commands::command(&title, commands::QUOTE_SHEET, &json!(StoryParams { uri: snapshot.uri.clone() }));
    (has_quotes && client.code_actions)
        .then(|| CodeAction { title, kind: Some(SHEET.into()), command: Some(command), ..Default::default() }.into())
}

/// Makes the quote sheet of a story.
pub(super) async fn quote_sheet(server: &Arc<Server>, params: SheetParams) -> Result<Option<Sheet>> {
    let path = path_of(&params.uri);
    let name = path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let wants_file = params.write != Some(false);
    let made = ask(server, &params.uri, move |snapshot, _| {
        let markdown = sheet(&snapshot.story, &name.unwrap_or_else(|| "an unsaved story".to_owned()));
        let file = path.filter(|_| wants_file).map(|path| write(&path, &markdown));
        (markdown, file)
    });
    let Some((markdown, file)) = made.await? else { return Ok(None) };
    let uri = match file {
        Some(Ok(file)) => {
            let uri = uri_of(&file);
            server.show_document(&uri, &format!("The quote sheet is in {}.", file.display()));
            Some(uri)
        }
        Some(Err(error)) => {
            let message = format!("The quote sheet could not be written: {error}.");
            server.out.show(MessageType::Error, &message);
            return Err(Error { message: message.into(), ..Error::internal_error() });
        }
        None => {
            if wants_file {
                server.out.show(MessageType::Info, "The quote sheet is written beside the story, so save the story first.");
            }
            None
        }
    };
    Ok(Some(Sheet { markdown, uri }))
}

/// Writes a sheet beside its story, as `story.quotes.md` or under the next name that is free. One that is there already and says
/// the same is left as it is.
fn write(story: &Path, markdown: &str) -> io::Result<PathBuf> {
    let stem = story.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    for number in 1..=MOST_SHEETS {
        let number = if number == 1 { String::new() } else { format!("-{number}") };
        let path = story.with_file_name(format!("{stem}.quotes{number}.md"));
        match fs::OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => return file.write_all(markdown.as_bytes()).map(|()| path),
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            Err(_) if fs::read(&path).is_ok_and(|there| there == markdown.as_bytes()) => return Ok(path),
            Err(_) => {}
        }
    }
    Err(io::Error::other(format!("there are {MOST_SHEETS} sheets of this story already; remove some")))
}

/// So many sheets of one story are kept.
const MOST_SHEETS: u32 = 99;
