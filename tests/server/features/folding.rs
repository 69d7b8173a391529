//! What folds away.

use serde_json::{Value, json};

use super::{ASTRAL, URI, in_each_encoding};
use crate::editor::{Editor, replace};

fn folds(editor: &mut Editor) -> Vec<String> {
    let folds = editor.ask("textDocument/foldingRange", json!({"textDocument": {"uri": URI}}))["result"].clone();
    let line = |fold: &Value, end: &str| fold[end].as_u64().unwrap();
    folds.as_array().unwrap().iter().map(|fold| format!("{}-{} {}", line(fold, "startLine"), line(fold, "endLine"), fold["kind"])).collect()
}

#[test]
fn whole_lines_fold_and_no_more_than_the_client_wants() {
    let sections = "---\r\ntitle: One\r\n---\r\n\r\n# One\r\n\r\nText.\r\n\r\n## Below\r\n\r\nText.\r\n\r\nText.\r\n";
    for (folding, expected) in [
        (json!({}), vec!["0-2 \"comment\"", "4-12 \"region\"", "8-12 \"region\""]),
        (json!({"rangeLimit": 2, "lineFoldingOnly": true}), vec!["4-12 \"region\"", "8-12 \"region\""]),
    ] {
        let mut editor = Editor::with(json!({"textDocument": {"foldingRange": folding}}));
        editor.open_as(URI, "markdown", sections);
        assert_eq!(folds(&mut editor), expected);
        editor.finish_amid_findings();
    }
}

#[test]
fn a_quote_over_paragraphs_folds_in_each_unit_of_columns() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        assert_eq!(folds(editor), ["2-4 \"region\""]);
        // Closing the quote in its first paragraph leaves nothing that folds.
        let end = columns.place("It does.");
        let end = (end.0, end.1 + "It does.".len());
        editor.change(URI, 2, json!([replace(end, end, "”")]));
        assert_eq!(folds(editor), [""; 0]);
    });
}
