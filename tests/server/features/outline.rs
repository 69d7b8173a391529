//! The outline.

use serde_json::json;

use super::{URI, rich};
use crate::editor::{Editor, range};

#[test]
fn the_outline_is_a_tree_or_a_list() {
    let story = "“We will try again,” Anna Berg said.\n\n“No,” said Marcus Whitlow.\n";
    let mut editor = Editor::with(rich());
    editor.open(URI, story);
    editor.findings(URI, Some(1));
    let tree = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}))["result"].clone();
    assert_eq!(tree[0]["name"], "Anna Berg");
    assert_eq!(range(&tree[0]["range"]), "0:0-0:30");
    assert_eq!(range(&tree[0]["selectionRange"]), "0:21-0:30");
    assert_eq!(tree[0]["children"][0]["name"], "“We will try again,”");
    assert_eq!(tree[1]["name"], "Marcus Whitlow");
    editor.finish();
    let mut editor = Editor::plain();
    editor.open(URI, story);
    editor.findings(URI, Some(1));
    let list = editor.ask("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}}))["result"].clone();
    let shown: Vec<String> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| {
            let container = symbol["containerName"].as_str().unwrap_or("-");
            format!("{} in {container} {}", symbol["name"].as_str().unwrap(), range(&symbol["location"]["range"]))
        })
        .collect();
    assert_eq!(
        shown,
        [
            "Anna Berg in - 0:0-0:30",
            "“We will try again,” in Anna Berg 0:0-0:20",
            "Marcus Whitlow in - 2:0-2:25",
            "“No,” in Marcus Whitlow 2:0-2:5"
        ]
    );
    editor.finish();
}
