//! Settings reach the server by each of their ways, and nothing in them is lost silently.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::editor::Editor;

fn uri(folder: &Path) -> String {
    format!("file://{}", folder.join("story.txt").display())
}

#[test]
fn what_the_editor_can_tell_of_is_asked_for() {
    let mut editor = Editor::new();
    let workspace = json!({
        "configuration": true,
        "didChangeConfiguration": {"dynamicRegistration": true},
        "didChangeWatchedFiles": {"dynamicRegistration": true},
    });
    editor.initialize(json!({"capabilities": {"workspace": workspace}}));
    let registered = editor.asked("client/registerCapability")["registrations"].clone();
    assert_eq!(registered[0]["method"], "workspace/didChangeConfiguration");
    assert_eq!(registered[1]["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(editor.asked("workspace/configuration")["items"], json!([{"section": "copydesk"}]));
    editor.notify("workspace/didChangeConfiguration", json!({"settings": null}));
    editor.asked("workspace/configuration");
    editor.finish();
}

#[test]
fn a_word_is_added_to_a_dictionary_that_was_not_there() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = Editor::new();
    editor.initialize(json!({"capabilities": {}, "rootUri": format!("file://{}", desk.path().display())}));
    for (dictionary, path) in
        [("workspace", desk.path().join(".copydesk/dictionary.txt")), ("personal", editor.home().join(".config/copydesk/dictionary.txt"))]
    {
        let argument = json!({"word": "Oblast", "dictionary": dictionary, "uri": uri(desk.path())});
        let answer = editor.ask("workspace/executeCommand", json!({"command": "copydesk.addToDictionary", "arguments": [argument]}));
        assert_eq!(answer["result"], Value::Null, "{answer}");
        assert!(answer.get("error").is_none(), "{answer}");
        assert_eq!(fs::read_to_string(path).unwrap(), "Oblast\n");
    }
    editor.finish();
}

#[test]
fn a_command_that_does_not_fit_is_refused() {
    let mut editor = Editor::plain();
    for (command, arguments) in [
        ("copydesk.addToDictionary", json!([])),
        ("copydesk.addToDictionary", json!([{"word": "a", "dictionary": "theirs", "uri": "untitled:1"}])),
        ("copydesk.addToDictionary", json!([{"word": "a", "dictionary": "workspace", "uri": "untitled:1"}])),
        ("copydesk.unknown", json!([])),
    ] {
        let answer = editor.ask("workspace/executeCommand", json!({"command": command, "arguments": arguments}));
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
    }
    editor.finish();
}
