//! Starting and ending by the book.

use expect_test::expect;
use serde_json::{Value, json};

use crate::editor::{Editor, at};

#[track_caller]
fn chooses(offered: Value, expected: &str) {
    let mut editor = Editor::new();
    let offer = editor.initialize(json!({"capabilities": {"general": {"positionEncodings": offered}}}));
    assert_eq!(offer["capabilities"]["positionEncoding"], expected);
    // One emoji and one letter in: what this is depends on the unit.
    let (emoji, letter) = match expected {
        "utf-8" => (4, 2),
        "utf-16" => (2, 1),
        _ => (1, 1),
    };
    editor.open("file:///a.txt", "😀é.");
    editor.change("file:///a.txt", 2, json!([crate::editor::insert(emoji + letter, "!")]));
    assert_eq!(editor.text("file:///a.txt"), "😀é!.");
    editor.findings("file:///a.txt", Some(2));
}

#[test]
fn counts_columns_as_the_client_prefers() {
    chooses(Value::Null, "utf-16");
    chooses(json!([]), "utf-16");
    chooses(json!(["utf-8", "utf-16", "utf-32"]), "utf-8");
    chooses(json!(["utf-16"]), "utf-16");
    chooses(json!(["utf-32", "utf-16"]), "utf-32");
    chooses(json!(["utf-7", "utf-16"]), "utf-16");
}

#[test]
fn offers_what_the_client_can_use() {
    let mut editor = Editor::new();
    let offer = editor.initialize(json!({"capabilities": {}}));
    expect![[r#"
        {
          "capabilities": {
            "codeActionProvider": true,
            "codeLensProvider": {
              "resolveProvider": true
            },
            "definitionProvider": true,
            "documentHighlightProvider": true,
            "documentSymbolProvider": true,
            "executeCommandProvider": {
              "commands": [
                "copydesk.addToDictionary",
                "copydesk.ignore",
                "copydesk.applyEdit",
                "copydesk.showSpeakers",
                "copydesk.quoteSheet",
                "copydesk.explainRule"
              ]
            },
            "foldingRangeProvider": true,
            "hoverProvider": true,
            "inlayHintProvider": true,
            "positionEncoding": "utf-16",
            "referencesProvider": true,
            "textDocumentSync": {
              "change": 2,
              "openClose": true,
              "save": true
            },
            "workspace": {
              "workspaceFolders": {
                "changeNotifications": true,
                "supported": true
              }
            }
          },
          "serverInfo": {
            "name": "copydesk",
            "version": "0.1.0"
          }
        }"#]]
    .assert_eq(&serde_json::to_string_pretty(&offer).unwrap());
    editor.finish();
    let mut editor = Editor::new();
    let capabilities = json!({
        "textDocument": {"diagnostic": {}, "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    });
    let offer = editor.initialize(json!({"capabilities": capabilities}))["capabilities"].clone();
    assert_eq!(
        offer["diagnosticProvider"],
        json!({"identifier": "copydesk", "interFileDependencies": false, "workspaceDiagnostics": false})
    );
    let kinds = ["quickfix", "quickfix.attribute.copydesk", "source.fixAll.copydesk", "source.quoteSheet.copydesk"];
    assert_eq!(offer["codeActionProvider"], json!({"codeActionKinds": kinds, "resolveProvider": false}));
    editor.finish();
}

#[track_caller]
fn refuses(editor: &mut Editor, method: &str, code: i64) {
    let answer = editor.ask(method, at("file:///a.txt", 0, 0));
    assert_eq!(answer["error"]["code"], code, "{method}: {answer}");
}

#[test]
fn refuses_what_comes_out_of_turn() {
    let mut editor = Editor::new();
    refuses(&mut editor, "textDocument/hover", -32002);
    editor.open("file:///a.txt", "Too early.");
    editor.initialize(json!({"capabilities": {}}));
    assert_eq!(editor.ask("copydesk/viewStoryText", json!({"uri": "file:///a.txt"}))["error"]["code"], -32602);
    assert_eq!(editor.ask("initialize", json!({"capabilities": {}}))["error"]["code"], -32600);
    assert_eq!(editor.ask("shutdown", Value::Null)["result"], Value::Null);
    refuses(&mut editor, "textDocument/hover", -32600);
    editor.open("file:///a.txt", "Too late.");
    refuses(&mut editor, "shutdown", -32600);
    editor.notify("exit", Value::Null);
    assert_eq!(editor.status().code(), Some(0));
}

#[test]
fn a_shutdown_without_params_will_do() {
    let mut editor = Editor::plain();
    editor.frame(br#"{"jsonrpc":"2.0","id":"s","method":"shutdown"}"#);
    assert_eq!(editor.answer(json!("s"))["result"], Value::Null);
    editor.frame(br#"{"jsonrpc":"2.0","method":"exit"}"#);
    assert_eq!(editor.status().code(), Some(0));
}

#[test]
fn each_request_is_answered_also_where_the_server_ends_before_its_work_is_done() {
    let mut editor = Editor::plain();
    editor.open("file:///a.txt", &"“We met,” she said.\n\n".repeat(2_000));
    let ids: Vec<i64> =
        (0..40).map(|_| editor.request("textDocument/diagnostic", json!({"textDocument": {"uri": "file:///a.txt"}}))).collect();
    editor.request("shutdown", Value::Null);
    editor.notify("exit", Value::Null);
    for id in ids {
        let answer = editor.answer(json!(id));
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32803, "{answer}");
    }
    assert_eq!(editor.status().code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut editor = Editor::plain();
    editor.notify("exit", Value::Null);
    assert_eq!(editor.status().code(), Some(1));
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let mut editor = Editor::plain();
    editor.hang_up();
    assert_eq!(editor.status().code(), Some(1));
    let mut editor = Editor::plain();
    editor.ask("shutdown", Value::Null);
    editor.hang_up();
    assert_eq!(editor.status().code(), Some(0));
}

#[test]
#[cfg(unix)]
fn ends_when_its_editor_died() {
    // A process that has ended, and whose number nobody else has got yet.
    let mut short =
        std::process::Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("--version").stdout(std::process::Stdio::null()).spawn().unwrap();
    let process = short.id();
    short.wait().unwrap();
    let mut editor = Editor::new();
    // It may be gone before it has answered.
    editor.request("initialize", json!({"processId": process, "capabilities": {}}));
    assert_eq!(editor.status().code(), Some(1));
}

#[test]
fn asks_for_nothing_any_more_once_it_is_shut_down() {
    let mut editor = Editor::new();
    let workspace = json!({"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}});
    // The settings are asked for when the registration is answered, which is behind the shutdown as a rule.
    editor.initialize(json!({"capabilities": {"workspace": workspace}}));
    editor.ask("shutdown", Value::Null);
    (0..10).for_each(|_| editor.is_alive());
    assert_eq!(editor.so_far("workspace/configuration"), Vec::<Value>::new());
}
