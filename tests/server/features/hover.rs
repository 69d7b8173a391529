//! The card at the cursor.

use serde_json::json;

use super::URI;
use crate::editor::{Editor, at, range};

#[test]
fn hover_is_markdown_only_for_those_who_read_it() {
    let story = "“We will try again,” Anna Berg said.\n";
    for (format, expected) in [("markdown", "**Anna Berg**"), ("plaintext", "Anna Berg ·")] {
        let mut editor = Editor::with(json!({"textDocument": {"hover": {"contentFormat": [format]}}}));
        editor.open(URI, story);
        editor.findings(URI, Some(1));
        let hover = editor.ask("textDocument/hover", at(URI, 0, 23))["result"].clone();
        assert_eq!(hover["contents"]["kind"], format);
        assert_eq!(range(&hover["range"]), "0:21-0:30");
        let text = hover["contents"]["value"].as_str().unwrap();
        assert!(text.contains(expected), "{text}");
        editor.finish();
    }
}
