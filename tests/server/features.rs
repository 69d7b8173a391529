//! What an editor shows and does with a story: findings pushed and pulled, hover, outline, quick fixes.

use std::fs;

use expect_test::expect;
use serde_json::{Value, json};

use crate::editor::{Editor, at, diagnostics, insert, range, replace};

const URI: &str = "file:///desk/story.txt";

/// A line with emoji before a misspelt word and a doubled one.
const SLIPS: &str = "😀 They left the metting early.\nThe the hall was empty.\n";

fn rich() -> Value {
    json!({
        "textDocument": {
            "publishDiagnostics": {"relatedInformation": true, "codeDescriptionSupport": true},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "hover": {"contentFormat": ["markdown"]},
            "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["quickfix"]}}, "isPreferredSupport": true},
        },
        "workspace": {"workspaceEdit": {"documentChanges": true}},
    })
}

#[test]
fn findings_follow_the_text() {
    let mut editor = Editor::with(rich());
    editor.open(URI, SLIPS);
    expect![[r#"
        0:17-0:24 warning typo: “metting” is not a word we know. Did you mean “meeting”?
        1:0-1:7 warning repeated-word: “the” stands twice. Take one away.
    "#]]
    .assert_eq(&editor.findings(URI, Some(1)));
    editor.change(URI, 2, json!([insert(0, "“")]));
    editor.change(URI, 3, json!([replace((0, 0), (1, 4), "")]));
    expect![[""]].assert_eq(&editor.findings(URI, Some(3)));
    editor.so_far("textDocument/publishDiagnostics");
    editor.finish();
}

#[test]
fn a_finding_links_to_the_manual_when_the_client_can_show_that() {
    for (capabilities, link) in
        [(rich(), json!("https://github.com/copydesk/copydesk/blob/main/docs/rules.md#typo")), (json!({}), Value::Null)]
    {
        let mut editor = Editor::with(capabilities);
        editor.open(URI, SLIPS);
        let params = editor.notification("textDocument/publishDiagnostics");
        let typo = params["diagnostics"].as_array().unwrap().iter().find(|found| found["code"] == "typo").unwrap().clone();
        assert_eq!(typo["codeDescription"]["href"], link);
        assert_eq!(typo["source"], "copydesk");
        editor.finish();
    }
}

fn pull(editor: &mut Editor, previous: Option<&Value>) -> Value {
    let mut params = json!({"textDocument": {"uri": URI}, "identifier": "copydesk"});
    if let Some(previous) = previous {
        params["previousResultId"] = previous.clone();
    }
    editor.ask("textDocument/diagnostic", params)["result"].clone()
}

#[test]
fn findings_are_pulled_by_those_who_can_and_told_unchanged_when_they_are() {
    let mut editor = Editor::with(json!({"textDocument": {"diagnostic": {}}}));
    editor.open(URI, SLIPS);
    let first = pull(&mut editor, None);
    assert_eq!(first["kind"], "full");
    assert!(diagnostics(&first["items"]).contains("typo"), "{first}");
    let again = pull(&mut editor, Some(&first["resultId"]));
    assert_eq!(again, json!({"kind": "unchanged", "resultId": first["resultId"]}));
    // Something typed behind all findings moves none.
    editor.change(URI, 2, json!([replace((1, 23), (1, 23), " It rained.")]));
    assert_eq!(pull(&mut editor, Some(&first["resultId"]))["kind"], "unchanged");
    editor.change(URI, 3, json!([insert(0, "Then ")]));
    let moved = pull(&mut editor, Some(&first["resultId"]));
    assert_eq!(moved["kind"], "full");
    assert_ne!(moved["resultId"], first["resultId"]);
    editor.close(URI);
    assert_eq!(pull(&mut editor, None), json!({"kind": "full", "items": []}));
    // Nothing was pushed; `finish` would see it.
    editor.finish();
}

#[test]
fn those_who_pull_are_told_to_pull_again_when_settings_change() {
    let mut editor = Editor::with(json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}));
    editor.open(URI, SLIPS);
    let first = pull(&mut editor, None);
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"rules": {"typo": "off"}}}));
    editor.asked("workspace/diagnostic/refresh");
    let second = pull(&mut editor, Some(&first["resultId"]));
    assert!(!diagnostics(&second["items"]).contains("typo"), "{second}");
    editor.finish();
}

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

#[test]
fn markup_is_known_by_language_or_name() {
    let story = "```\nmetting\n```\n";
    for (uri, language, is_markdown) in [
        ("file:///desk/a.txt", "markdown", true),
        ("file:///desk/a.md", "", true),
        ("file:///desk/a.md", "news", true),
        ("file:///desk/a.md", "plaintext", false),
        ("untitled:1", "", false),
    ] {
        let mut editor = Editor::plain();
        editor.open_as(uri, language, story);
        assert_eq!(editor.findings(uri, Some(1)).is_empty(), is_markdown, "{uri} {language}");
        editor.finish();
    }
}
