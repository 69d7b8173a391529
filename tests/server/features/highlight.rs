//! What lights up with the cursor.

use serde_json::json;

use super::{ASTRAL, Columns, URI, in_each_encoding};
use crate::editor::{Editor, at};

/// What lights up at the start of some words, and as what: 1 text, 2 read, 3 write.
fn lights(editor: &mut Editor, columns: &Columns, words: &str) -> Vec<String> {
    let (line, column) = columns.place(words);
    let found = editor.ask("textDocument/documentHighlight", at(URI, line, column))["result"].clone();
    found.as_array().unwrap().iter().map(|one| format!("{} {}", columns.cut(&one["range"]), one["kind"])).collect()
}

#[test]
fn mentions_or_marks_light_up() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        assert_eq!(lights(editor, &columns, "Ana"), ["Ana Leal 3", "she 2"]);
        assert_eq!(lights(editor, &columns, "“It was"), ["“ 1", "” 1"]);
        assert_eq!(lights(editor, &columns, "“Then"), ["“ 1", "“ 1", "” 1"]);
        assert_eq!(lights(editor, &columns, "stayed"), [""; 0]);
    });
}
