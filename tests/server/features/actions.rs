//! Quick fixes, fixing all, teaching words.

use std::fs;

use serde_json::{Value, json};

use super::{SLIPS, URI, rich};
use crate::editor::{Editor, range, replace};

fn code_actions(editor: &mut Editor, start: (usize, usize), end: (usize, usize), only: Value) -> Vec<Value> {
    let place = replace(start, end, "")["range"].clone();
    let mut context = json!({"diagnostics": []});
    if !only.is_null() {
        context["only"] = only;
    }
    let params = json!({"textDocument": {"uri": URI}, "range": place, "context": context});
    editor.ask("textDocument/codeAction", params)["result"].as_array().unwrap().clone()
}

#[test]
fn a_quick_fix_is_an_edit_to_the_version_that_was_read() {
    let mut editor = Editor::with(rich());
    editor.open(URI, SLIPS);
    editor.findings(URI, Some(1));
    // As VS Code asks at a cursor: an empty range inside the word.
    let actions = code_actions(&mut editor, (0, 20), (0, 20), Value::Null);
    let first = &actions[0];
    assert_eq!(first["title"], "Change to “meeting”");
    assert_eq!((&first["kind"], &first["isPreferred"]), (&json!("quickfix"), &json!(true)));
    assert_eq!(first["diagnostics"][0]["code"], "typo");
    let edit = &first["edit"]["documentChanges"][0];
    assert_eq!(edit["textDocument"], json!({"uri": URI, "version": 1}));
    assert_eq!((range(&edit["edits"][0]["range"]), &edit["edits"][0]["newText"]), ("0:17-0:24".to_owned(), &json!("meeting")));
    editor.change(URI, 2, json!([{"range": edit["edits"][0]["range"], "text": "meeting"}]));
    assert!(!editor.findings(URI, Some(2)).contains("typo"));
    assert_eq!(code_actions(&mut editor, (0, 20), (0, 20), Value::Null), [Value::Null; 0]);
    editor.finish();
}

#[test]
fn only_the_kinds_asked_for_are_offered() {
    let mut editor = Editor::with(rich());
    editor.open(URI, SLIPS);
    editor.findings(URI, Some(1));
    assert_eq!(code_actions(&mut editor, (0, 20), (0, 20), json!(["refactor"])), [Value::Null; 0]);
    assert!(!code_actions(&mut editor, (0, 20), (0, 20), json!(["quickfix"])).is_empty());
    for only in ["source.fixAll", "source"] {
        let all = code_actions(&mut editor, (0, 0), (0, 0), json!([only]));
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0]["kind"], "source.fixAll");
        assert_eq!(all[0]["edit"]["documentChanges"][0]["edits"].as_array().unwrap().len(), 1, "the doubled word alone is safe to mend");
    }
    editor.finish();
}

#[test]
fn a_client_that_knows_commands_alone_has_the_server_make_the_edit() {
    let mut editor = Editor::plain();
    editor.open(URI, SLIPS);
    editor.findings(URI, Some(1));
    let actions = code_actions(&mut editor, (0, 20), (0, 20), Value::Null);
    assert_eq!(actions[0]["command"], "copydesk.applyEdit");
    let params = json!({"command": actions[0]["command"], "arguments": actions[0]["arguments"]});
    let answer = editor.ask("workspace/executeCommand", params);
    assert!(answer.get("error").is_none(), "{answer}");
    let edit = editor.asked("workspace/applyEdit")["edit"]["changes"][URI][0].clone();
    assert_eq!((range(&edit["range"]), &edit["newText"]), ("0:17-0:24".to_owned(), &json!("meeting")));
    editor.finish();
}

#[test]
fn a_word_added_to_a_dictionary_is_found_no_more() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = Editor::new();
    editor.initialize(json!({"capabilities": rich(), "rootUri": format!("file://{}", desk.path().display())}));
    let uri = format!("file://{}/story.txt", desk.path().display());
    editor.open(&uri, SLIPS);
    assert!(editor.findings(&uri, Some(1)).contains("typo"));
    let cursor = json!({"start": {"line": 0, "character": 20}, "end": {"line": 0, "character": 20}});
    let params = json!({"textDocument": {"uri": uri}, "range": cursor, "context": {"diagnostics": []}});
    let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
    let learn = actions.as_array().unwrap().iter().find(|action| action["title"] == "Add “metting” to the workspace’s dictionary").unwrap();
    let params = json!({"command": learn["command"]["command"], "arguments": learn["command"]["arguments"]});
    assert_eq!(editor.ask("workspace/executeCommand", params)["result"], Value::Null);
    assert!(!editor.findings(&uri, Some(1)).contains("typo"));
    assert_eq!(fs::read_to_string(desk.path().join(".copydesk/dictionary.txt")).unwrap(), "metting\n");
    editor.finish();
}
