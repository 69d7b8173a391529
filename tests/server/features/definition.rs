//! Where somebody is first named, and everywhere else.

use serde_json::{Value, json};

use super::{ASTRAL, Columns, URI, in_each_encoding};
use crate::editor::{Editor, at};

fn definition(editor: &mut Editor, columns: &Columns, words: &str) -> Value {
    let (line, column) = columns.place(words);
    editor.ask("textDocument/definition", at(URI, line, column))["result"].clone()
}

#[test]
fn a_definition_is_a_link_for_those_who_know_links() {
    in_each_encoding(&json!({"textDocument": {"definition": {"linkSupport": true}}}), ASTRAL, |editor, columns| {
        let link = definition(editor, &columns, "she said")[0].clone();
        assert_eq!(link["targetUri"], URI);
        assert_eq!(columns.cut(&link["originSelectionRange"]), "she");
        assert_eq!(columns.cut(&link["targetSelectionRange"]), "Ana Leal");
        let link = definition(editor, &columns, "slept")[0].clone();
        assert_eq!(columns.cut(&link["originSelectionRange"]), "“Then we slept.”");
        assert_eq!(columns.cut(&link["targetRange"]), "Tom Reyes");
        assert_eq!(link["targetRange"]["start"]["character"], columns.place("Tom Reyes said").1, "the mention beside the cue");
    });
}

#[test]
fn a_definition_is_a_place_for_the_others() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        let location = definition(editor, &columns, "she said");
        assert_eq!(location["uri"], URI);
        assert_eq!(columns.cut(&location["range"]), "Ana Leal");
        assert_eq!(definition(editor, &columns, "stayed"), Value::Null);
    });
}

#[test]
fn references_are_all_mentions_with_the_first_one_or_without() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        for (with_declaration, expected) in [(true, vec!["Ana Leal", "she"]), (false, vec!["she"])] {
            let (line, column) = columns.place("she said");
            let mut params = at(URI, line, column);
            params["context"] = json!({"includeDeclaration": with_declaration});
            let found = editor.ask("textDocument/references", params)["result"].clone();
            let found: Vec<&str> = found.as_array().unwrap().iter().map(|location| columns.cut(&location["range"])).collect::<Vec<_>>();
            assert_eq!(found, expected);
        }
    });
}
