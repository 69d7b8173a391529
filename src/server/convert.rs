//! Our terms to the protocol's and back.

use std::path::{Path, PathBuf};

use tower_lsp_server::gen_lsp_types as lsp;

use super::capabilities::Client;
use super::session::Snapshot;
use crate::features::outline::{Symbol, SymbolKind};
use crate::story::Place;
use crate::text::Range;
use crate::text::position::Position;

/// A position of the client's.
pub(super) fn position(position: lsp::Position) -> Position {
    Position { line: position.line, column: position.character }
}

/// A range of the client's in the bytes of a snapshot, read forwards.
pub(super) fn byte_range(snapshot: &Snapshot, range: lsp::Range) -> Range {
    let (start, end) = (snapshot.offset(position(range.start)), snapshot.offset(position(range.end)));
    Range::new(start.min(end), start.max(end))
}

/// A range of a snapshot in the client's terms.
pub(super) fn range(snapshot: &Snapshot, range: Range) -> lsp::Range {
    lsp::Range { start: lsp_position(snapshot.position(range.start)), end: lsp_position(snapshot.position(range.end)) }
}

/// A place in a snapshot, seen from a block, in the client's terms. Looks at the one block's text only.
pub(super) fn place(snapshot: &Snapshot, block: usize, place: Place) -> lsp::Range {
    let block = block.saturating_sub(place.back as usize);
    let (start, end) = snapshot.story.positions(block, place.span, snapshot.encoding);
    lsp::Range { start: lsp_position(start), end: lsp_position(end) }
}

/// A position in the client's terms.
pub(super) fn lsp_position(Position { line, column }: Position) -> lsp::Position {
    lsp::Position { line, character: column }
}

/// Edits to the version of a story that a snapshot holds.
pub(super) fn workspace_edit(snapshot: &Snapshot, client: &Client, edits: &[(Range, String)]) -> lsp::WorkspaceEdit {
    let edits = edits.iter().map(|(at, text)| lsp::TextEdit { range: range(snapshot, *at), new_text: text.clone() });
    let uri = lsp::Uri(snapshot.uri.clone());
    if client.versioned_edits {
        let text_document = lsp::OptionalVersionedTextDocumentIdentifier {
            version: snapshot.version,
            text_document_identifier: lsp::TextDocumentIdentifier { uri },
        };
        let edit = lsp::TextDocumentEdit { text_document, edits: edits.map(Into::into).collect() };
        lsp::WorkspaceEdit { document_changes: Some(vec![edit.into()]), ..Default::default() }
    } else {
        lsp::WorkspaceEdit { changes: Some([(uri, edits.collect())].into()), ..Default::default() }
    }
}

/// The outline as a tree.
pub(super) fn symbol_tree(snapshot: &Snapshot, symbols: &[Symbol]) -> Vec<lsp::DocumentSymbol> {
    let tree = symbols.iter().map(|symbol| {
        let children = symbol_tree(snapshot, &symbol.children);
        lsp::DocumentSymbol {
            name: symbol.name.clone(),
            detail: (!symbol.detail.is_empty()).then(|| symbol.detail.clone()),
            kind: symbol_kind(symbol.kind),
            range: range(snapshot, symbol.range),
            selection_range: range(snapshot, symbol.selection),
            tags: None,
            #[allow(deprecated)]
            deprecated: None,
            children: (!children.is_empty()).then_some(children),
        }
    });
    tree.collect()
}

/// The outline as a list, each quote with its speaker as container.
pub(super) fn symbol_list(snapshot: &Snapshot, symbols: &[Symbol]) -> Vec<lsp::SymbolInformation> {
    let mut list = Vec::new();
    for symbol in symbols {
        list.push(symbol_information(snapshot, symbol, None));
        list.extend(symbol.children.iter().map(|child| symbol_information(snapshot, child, Some(symbol.name.clone()))));
    }
    list
}

fn symbol_information(snapshot: &Snapshot, symbol: &Symbol, container_name: Option<String>) -> lsp::SymbolInformation {
    lsp::SymbolInformation {
        location: lsp::Location { uri: lsp::Uri(snapshot.uri.clone()), range: range(snapshot, symbol.range) },
        base_symbol_information: lsp::BaseSymbolInformation {
            name: symbol.name.clone(),
            kind: symbol_kind(symbol.kind),
            tags: None,
            container_name,
        },
        #[allow(deprecated)]
        deprecated: None,
    }
}

/// The protocol has no kinds for people; these are known to every client, however old.
fn symbol_kind(kind: SymbolKind) -> lsp::SymbolKind {
    match kind {
        SymbolKind::Person => lsp::SymbolKind::Class,
        SymbolKind::Organisation => lsp::SymbolKind::Module,
        SymbolKind::Place => lsp::SymbolKind::Package,
        SymbolKind::Unnamed => lsp::SymbolKind::Interface,
        SymbolKind::Nobody => lsp::SymbolKind::Namespace,
        SymbolKind::Quote => lsp::SymbolKind::String,
    }
}

/// The file that a URI names; `None` where it names something that is on no disk.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let (scheme, rest) = uri.split_once(':')?;
    if !scheme.eq_ignore_ascii_case("file") {
        return None;
    }
    let rest = rest.split(['?', '#']).next()?;
    let path = match rest.strip_prefix("//") {
        // The host, if any, is this one.
        Some(rest) => rest.get(rest.find('/')?..)?,
        None => rest,
    };
    let path = percent_decoded(path)?;
    let drive = path.strip_prefix('/').filter(|path| cfg!(windows) && path.get(1..2) == Some(":"));
    Some(PathBuf::from(drive.map(str::to_owned).unwrap_or(path)))
}

/// The URI of a file.
pub(super) fn uri_of(path: &Path) -> String {
    let path = path.to_string_lossy();
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() };
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let decoded = (first == b'%')
            .then(|| after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()))
            .flatten();
        bytes.push(decoded.unwrap_or(first));
        rest = if decoded.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn names(uri: &str, path: Option<&str>) {
        assert_eq!(path_of(uri), path.map(PathBuf::from));
        if let Some(path) = path {
            assert_eq!(path_of(&uri_of(Path::new(path))), Some(PathBuf::from(path)), "there and back");
        }
    }

    #[test]
    fn a_file_uri_names_a_path() {
        names("file:///desk/caf%C3%A9%20%5Bv1%5D.txt", Some("/desk/café [v1].txt"));
        names("file:///desk/café [v1].txt", Some("/desk/café [v1].txt"));
        names("file://localhost/desk/100%.txt", Some("/desk/100%.txt"));
        names("FILE:/desk/a.txt", Some("/desk/a.txt"));
    }

    #[test]
    fn other_uris_name_none() {
        for uri in ["untitled:Untitled-1", "vscode-notebook-cell:/a.ipynb#1", "git:/a.txt", "a.txt", "", "file://host", "file:///%ff"] {
            names(uri, None);
        }
    }
}
