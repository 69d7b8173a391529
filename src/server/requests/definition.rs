//! `textDocument/definition` and `textDocument/references`, within the story.

use std::sync::Arc;

use tower_lsp_server::gen_lsp_types::{Definition, DefinitionParams, DefinitionResponse, Location, LocationLink, ReferenceParams, Uri};
use tower_lsp_server::jsonrpc::Result;

use super::super::convert;
use super::super::session::Snapshot;
use super::super::state::Server;
use super::ask;
use crate::features::definition::{definition, references};
use crate::text::Range;

/// `textDocument/definition`
pub(in super::super) async fn goto_definition(server: &Arc<Server>, params: DefinitionParams) -> Result<Option<DefinitionResponse>> {
    let place = params.text_document_position_params;
    let found = ask(server, &place.text_document.uri.0, move |snapshot, client| {
        let jump = definition(&snapshot.story, snapshot.offset(convert::position(place.position)))?;
        let to = location(snapshot, jump.to);
        Some(if client.definition_links {
            let link = LocationLink {
                origin_selection_range: Some(convert::range(snapshot, jump.from)),
                target_uri: to.uri,
                target_range: to.range,
                target_selection_range: to.range,
            };
            DefinitionResponse::DefinitionLinkList(vec![link])
        } else {
            DefinitionResponse::Definition(Definition::Location(to))
        })
    });
    Ok(found.await?.flatten())
}

/// `textDocument/references`
pub(in super::super) async fn references_of(server: &Arc<Server>, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
    let place = params.text_document_position_params;
    let with_declaration = params.context.include_declaration;
    ask(server, &place.text_document.uri.0, move |snapshot, _| {
        let offset = snapshot.offset(convert::position(place.position));
        references(&snapshot.story, offset, with_declaration).into_iter().map(|range| location(snapshot, range)).collect()
    })
    .await
}

fn location(snapshot: &Snapshot, range: Range) -> Location {
    Location { uri: Uri(snapshot.uri.clone()), range: convert::range(snapshot, range) }
}
