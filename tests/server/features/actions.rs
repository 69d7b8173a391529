//! Quick fixes, fixing all, teaching words.

use std::fs;

use serde_json::{Value, json};

use super::{SLIPS, URI, in_each_encoding, rich};
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
    for only in ["source.fixAll.copydesk", "source.fixAll", "source"] {
        let all = code_actions(&mut editor, (0, 0), (0, 0), json!([only]));
        assert_eq!(all.len(), 1, "{all:?}");
        assert_eq!(all[0]["kind"], "source.fixAll.copydesk");
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
fn a_slip_in_quoted_speech_may_stand_as_it_was_said_or_be_ignored() {
    let desk = tempfile::tempdir().unwrap();
    let mut editor = Editor::new();
    editor.initialize(json!({"capabilities": rich(), "rootUri": format!("file://{}", desk.path().display())}));
    let uri = &format!("file://{}/story.md", desk.path().display());
    editor.open_as(uri, "markdown", "“We never had a metting,” the mayor said.\n");
    assert!(editor.findings(uri, Some(1)).contains("typo"));
    let cursor = json!({"start": {"line": 0, "character": 18}, "end": {"line": 0, "character": 18}});
    let params = json!({"textDocument": {"uri": uri}, "range": cursor, "context": {"diagnostics": []}});
    let actions = editor.ask("textDocument/codeAction", params)["result"].as_array().unwrap().clone();
    let put = |title: &str| -> String {
        let action = actions.iter().find(|action| action["title"] == title).unwrap_or_else(|| panic!("{title} is not among {actions:?}"));
        let edit = &action["edit"]["documentChanges"][0]["edits"][0];
        format!("{} {}", range(&edit["range"]), edit["newText"].as_str().unwrap_or_default())
    };
    assert_eq!(put("Leave it as it was said: add “[sic]”"), "0:23-0:23  \\[sic\\]");
    assert!(put("Ignore typo here").contains("<!-- copydesk: ignore typo -->"));
    assert!(put("Ignore typo in this story").contains("<!-- copydesk: ignore typo in this story -->"));
    let everywhere = actions.iter().find(|action| action["title"] == "Ignore typo everywhere");
    let everywhere = everywhere.unwrap_or_else(|| panic!("{actions:?}"));
    assert_eq!(everywhere["command"]["command"], "copydesk.ignore");
    let said = json!({"start": {"line": 0, "character": 23}, "end": {"line": 0, "character": 23}});
    editor.change(uri, 2, json!([{"range": said, "text": " \\[sic\\]"}]));
    assert_eq!(editor.findings(uri, Some(2)), "");
    editor.finish();
}

/// As an editor that asks for the edit when an action is taken.
fn lazy() -> Value {
    let mut capabilities = rich();
    capabilities["textDocument"]["codeAction"]["dataSupport"] = json!(true);
    capabilities["textDocument"]["codeAction"]["resolveSupport"] = json!({"properties": ["edit"]});
    capabilities
}

#[test]
fn an_edit_is_made_when_the_action_is_taken_for_those_who_can_wait() {
    let mut editor = Editor::with(lazy());
    editor.open(URI, SLIPS);
    for (only, title, edit) in [
        (Value::Null, "Change to “getting”", "0:17-0:24 getting"),
        (json!(["source.fixAll"]), "Mend everything that is safe to mend", "1:3-1:7 "),
    ] {
        let actions = code_actions(&mut editor, (0, 0), (1, 1), only);
        let action = actions.iter().find(|action| action["title"] == title).unwrap().clone();
        assert_eq!(action.get("edit"), None);
        let resolved = editor.ask("codeAction/resolve", action.clone())["result"].clone();
        assert_eq!((&resolved["title"], &resolved["data"]), (&action["title"], &action["data"]));
        let change = &resolved["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"]["version"], 1);
        assert_eq!(format!("{} {}", range(&change["edits"][0]["range"]), change["edits"][0]["newText"].as_str().unwrap()), edit);
    }
    // What has its command has all.
    let learn =
        code_actions(&mut editor, (0, 20), (0, 20), Value::Null).into_iter().find(|action| action.get("command").is_some()).unwrap();
    assert_eq!(editor.ask("codeAction/resolve", learn.clone())["result"], learn);
    editor.finish_amid_findings();
}

#[test]
fn an_action_for_a_text_that_is_no_more_is_refused() {
    let mut editor = Editor::with(lazy());
    editor.open(URI, SLIPS);
    let action = code_actions(&mut editor, (0, 20), (0, 20), Value::Null)[0].clone();
    editor.change(URI, 2, json!([replace((0, 0), (0, 0), "Then ")]));
    assert_eq!(editor.ask("codeAction/resolve", action.clone())["error"]["code"], -32801);
    editor.close(URI);
    assert_eq!(editor.ask("codeAction/resolve", action)["error"]["code"], -32801);
    assert_eq!(editor.ask("codeAction/resolve", json!({"title": "Other", "data": 1}))["error"]["code"], -32602);
    editor.finish_amid_findings();
}

#[test]
fn the_places_that_the_client_remembers_do_not_matter() {
    let mut editor = Editor::with(rich());
    editor.open(URI, SLIPS);
    let nowhere = json!({"start": {"line": 7, "character": 0}, "end": {"line": 9, "character": 0}});
    let stale = json!({"range": nowhere, "message": "old", "code": "typo", "source": "copydesk"});
    let place = replace((0, 20), (0, 20), "")["range"].clone();
    let params = json!({"textDocument": {"uri": URI}, "range": place, "context": {"diagnostics": [stale]}});
    let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
    assert_eq!(range(&actions[0]["diagnostics"][0]["range"]), "0:17-0:24");
    editor.finish_amid_findings();
}

#[test]
fn everything_safe_is_mended_in_each_unit_of_columns() {
    let story = "\u{1f600} They met on on Friday.\r\n\r\n“We \u{1f600} sail,” Ana Leal said. The \u{1f600} tide tide turned.\r\n";
    in_each_encoding(&lazy(), story, |editor, columns| {
        let actions = code_actions(editor, (0, 0), (0, 0), json!(["source.fixAll.copydesk"]));
        let resolved = editor.ask("codeAction/resolve", actions[0].clone())["result"].clone();
        let edits = resolved["edit"]["documentChanges"][0]["edits"].as_array().unwrap().clone();
        let mut mended = story.to_owned();
        for edit in edits.iter().rev() {
            let [start, end] = ["start", "end"].map(|end| {
                let [line, column] = ["line", "character"].map(|field| edit["range"][end][field].as_u64().unwrap() as usize);
                columns.offset(line, column)
            });
            mended.replace_range(start..end, edit["newText"].as_str().unwrap());
        }
        assert_eq!(mended, story.replace("on on", "on").replace("tide tide", "tide"));
    });
}

#[test]
fn a_speaker_is_named_for_a_quote_in_each_unit_of_columns() {
    let story = "\u{1f600} Mayor Ana Leal met the council.\r\n\r\nThe \u{1f600} hall was full.\r\n\r\n\
         “We will close \u{1f600} the bridge on Friday.”\r\n\r\nThe vote is next week.\r\n";
    in_each_encoding(&lazy(), story, |editor, columns| {
        let place = columns.place("the bridge");
        for only in [Value::Null, json!(["quickfix"]), json!(["quickfix.attribute.copydesk"])] {
            let actions = code_actions(editor, place, place, only);
            let action = actions.iter().find(|action| action["title"] == "Attribute to Ana Leal").unwrap().clone();
            assert_eq!(action["kind"], "quickfix.attribute.copydesk");
            assert_eq!(action["diagnostics"][0]["code"], "unattributed-quote");
            let resolved = editor.ask("codeAction/resolve", action)["result"].clone();
            let edits = resolved["edit"]["documentChanges"][0]["edits"].as_array().unwrap().clone();
            let edits: Vec<String> =
                edits.iter().map(|edit| format!("[{}] {}", columns.cut(&edit["range"]), edit["newText"].as_str().unwrap())).collect();
            assert_eq!(edits, ["[.] ,", "[]  Ana Leal said."]);
        }
    });
}

#[test]
fn a_quote_sheet_is_offered_to_those_who_ask_for_it() {
    let mut editor = Editor::with(rich());
    editor.open(URI, "“We sail,” said Ana Leal.\n");
    let place = replace((0, 0), (0, 0), "")["range"].clone();
    for (context, is_offered) in [
        (json!({"diagnostics": []}), false),
        (json!({"diagnostics": [], "triggerKind": 2}), false),
        (json!({"diagnostics": [], "triggerKind": 1}), true),
        (json!({"diagnostics": [], "only": ["source"]}), true),
        (json!({"diagnostics": [], "only": ["quickfix"], "triggerKind": 1}), false),
    ] {
        let params = json!({"textDocument": {"uri": URI}, "range": place, "context": context});
        let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
        let sheet = actions.as_array().unwrap().iter().find(|action| action["kind"] == "source.quoteSheet.copydesk");
        assert_eq!(sheet.is_some(), is_offered, "{context}");
        if let Some(sheet) = sheet {
            assert_eq!(sheet["command"]["command"], "copydesk.quoteSheet");
            assert_eq!(sheet["command"]["arguments"], json!([{"uri": URI}]));
        }
    }
    editor.finish_amid_findings();
}
