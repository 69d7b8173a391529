//! What a side bar and a status line show: `copydesk/speakers`, `copydesk/status`, the lens, and the commands behind them.

use std::fs;

use expect_test::expect;
use serde_json::{Value, json};

use super::{ASTRAL, Columns, URI, in_each_encoding};
use crate::editor::Editor;

const STORY: &str = "The hall was full.\r\n\r\n“We will close the bridge on Friday and open it again in May.”\r\n\r\nThe vote is next week.\r\n\r\n\
     “It is not,” said Mayor Ana Leal. “Look again.”\r\n\r\n“The money is gone,” a senior official told Northwire.\r\n";

fn speakers(columns: &Columns, answer: &Value) -> String {
    let mut shown = format!("version {} {}\n", answer["version"], answer["counts"]);
    for speaker in answer["speakers"].as_array().unwrap() {
        let first = if speaker["range"].is_null() { "-" } else { columns.cut(&speaker["range"]) };
        shown += &format!("{} {} {} at {first}\n", speaker["name"], speaker["type"], speaker["role"]);
        for quote in speaker["quotes"].as_array().unwrap() {
            let quote = quote.as_object().unwrap();
            let words: String = ["how", "reached", "likely", "relay"].iter().map(|field| format!(" {field}={}", quote[*field])).collect();
            shown += &format!("    {} [{}]{words}\n", quote["excerpt"].as_str().unwrap(), columns.cut(&quote["range"]));
        }
    }
    shown
}

#[test]
fn speakers_stand_with_their_quotes_and_the_unattributed_first() {
    in_each_encoding(&json!({}), STORY, |editor, columns| {
        let answer = editor.ask("copydesk/speakers", json!({"uri": URI}))["result"].clone();
        expect![[r#"
            version 1 {"quotes":4,"speakers":2,"unattributed":1}
            "No speaker named" "unattributed" null at -
                “We will close the bridge on Friday and open it again in May.” [“We will close the bridge on Friday and open it again in May.”] how=null reached=null likely=false relay=null
            "Ana Leal" "person" "Mayor" at Ana Leal
                “It is not,” [“It is not,”] how="cue" reached="Named in the same sentence: “Mayor Ana Leal” with “said”." likely=false relay=null
                “Look again.” [“Look again.”] how="continued" reached="Continues the quote before: “Mayor Ana Leal” with “said”." likely=false relay=null
            "a senior official" "unnamed" null at a senior official
                “The money is gone,” [“The money is gone,”] how="cue" reached="Named in the same sentence: “a senior official” with “told”." likely=false relay=null
        "#]].assert_eq(&speakers(&columns, &answer));
    });
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        let answer = editor.ask("copydesk/speakers", json!({"uri": URI}))["result"].clone();
        expect![[r#"
            version 1 {"quotes":4,"speakers":2,"unattributed":0}
            "Ana Leal" "person" null at Ana Leal
                “It was empty,” [“It was empty,”] how="cue" reached="Named in the same sentence: “she” with “said”. “she” is Ana Leal, subject of the sentence before." likely=false relay=null
            "Tom Reyes" "person" null at Tom Reyes
                “The 😀 tide turned,” [“The 😀 tide turned,”] how="cue" reached="Named in the same sentence: “Tom Reyes” with “said”." likely=false relay=null
                “It does. [“It does.] how="continued" reached="Continues the quote before: “Tom Reyes” with “said”." likely=false relay=null
                “Then we slept.” [“Then we slept.”] how="open-paragraph" reached="Continues the quote that the paragraph before left open: “Tom Reyes” with “said”." likely=false relay=null
        "#]].assert_eq(&speakers(&columns, &answer));
    });
}

#[test]
fn the_status_counts() {
    let mut editor = Editor::plain();
    editor.open(URI, STORY);
    let status = editor.ask("copydesk/status", json!({"uri": URI}))["result"].clone();
    assert_eq!(status, json!({"version": 1, "counts": {"quotes": 4, "speakers": 2, "unattributed": 1}}));
    for method in ["copydesk/speakers", "copydesk/status"] {
        let answer = editor.ask(method, json!({"uri": "untitled:other"}));
        assert_eq!((answer.get("error"), &answer["result"]), (None, &Value::Null));
    }
    editor.finish_amid_findings();
}

fn lenses(editor: &mut Editor) -> Vec<Value> {
    editor.ask("textDocument/codeLens", json!({"textDocument": {"uri": URI}}))["result"].as_array().unwrap().clone()
}

#[test]
fn a_lens_counts_when_it_is_seen_and_its_command_needs_no_code_in_the_editor() {
    let mut editor = Editor::plain();
    editor.open(URI, STORY);
    let lens = lenses(&mut editor)[0].clone();
    assert_eq!(lens.get("command"), None);
    let lens = editor.ask("codeLens/resolve", lens)["result"].clone();
    let command = &lens["command"];
    assert_eq!(command["title"], "4 quotes · 2 speakers · 1 unattributed");
    let params = json!({"command": command["command"], "arguments": command["arguments"]});
    let answer = editor.ask("workspace/executeCommand", params);
    assert_eq!(answer["result"]["counts"]["quotes"], 4);
    let message = editor.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
    expect![[r#"
        4 quotes · 2 speakers · 1 unattributed
        No speaker named: 1
        Ana Leal, Mayor: 2
        a senior official: 1"#]]
    .assert_eq(&message);
    editor.finish_amid_findings();
}

#[test]
fn there_is_no_lens_without_quotes_nor_where_it_is_switched_off() {
    let mut editor = Editor::with(json!({"workspace": {"codeLens": {"refreshSupport": true}}}));
    editor.open(URI, "The hall was full.\n");
    assert_eq!(lenses(&mut editor), [Value::Null; 0]);
    editor.change(URI, 2, json!([{"text": STORY}]));
    assert_eq!(lenses(&mut editor).len(), 1);
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"editor": {"lens": false}}}));
    editor.asked("workspace/codeLens/refresh");
    assert_eq!(lenses(&mut editor), [Value::Null; 0]);
    let answer =
        editor.ask("codeLens/resolve", json!({"range": {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 0}}}));
    assert_eq!(answer["error"]["code"], -32602, "a lens of somebody else's");
    editor.finish_amid_findings();
}

fn quote_sheet(editor: &mut Editor, argument: Value) -> Value {
    editor.ask("workspace/executeCommand", json!({"command": "copydesk.quoteSheet", "arguments": [argument]}))
}

#[test]
fn a_quote_sheet_is_written_beside_the_story_and_shown() {
    let desk = tempfile::tempdir().unwrap();
    let uri = format!("file://{}/vote night.txt", desk.path().display()).replace(' ', "%20");
    let mut editor = Editor::with(json!({"window": {"showDocument": {"support": true}}}));
    editor.open(&uri, STORY);
    let sheet = quote_sheet(&mut editor, json!({"uri": uri}))["result"].clone();
    let there = |name: &str| fs::read_to_string(desk.path().join(name));
    expect![[r#"
        # Quotes in vote night.txt

        4 quotes · 2 speakers · 1 unattributed

        ## No speaker named

        - line 3: “We will close the bridge on Friday and open it again in May.”

        ## Ana Leal, Mayor

        - line 7: “It is not,”
        - line 7: “Look again.”

        ## a senior official

        - line 9: “The money is gone,”
    "#]]
    .assert_eq(&there("vote night.quotes.md").unwrap());
    assert_eq!(sheet["markdown"], there("vote night.quotes.md").unwrap());
    assert!(sheet["uri"].as_str().unwrap().ends_with("/vote%20night.quotes.md"), "{sheet}");
    assert_eq!(editor.asked("window/showDocument")["uri"], sheet["uri"]);
    // The test's editor did not say that it showed it.
    assert!(editor.notification("window/showMessage")["message"].as_str().unwrap().contains("vote night.quotes.md"));
    // One that says the same is not written again, one that says something else is not written over.
    assert_eq!(quote_sheet(&mut editor, json!({"uri": uri}))["result"]["uri"], sheet["uri"]);
    editor.notification("window/showMessage");
    fs::write(desk.path().join("vote night.quotes.md"), "with notes").unwrap();
    let second = quote_sheet(&mut editor, json!({"uri": uri}))["result"].clone();
    assert!(second["uri"].as_str().unwrap().ends_with("/vote%20night.quotes-2.md"), "{second}");
    assert_eq!(there("vote night.quotes.md").unwrap(), "with notes");
    editor.notification("window/showMessage");
    let unwritten = quote_sheet(&mut editor, json!({"uri": uri, "write": false}))["result"].clone();
    assert_eq!((&unwritten["uri"], &unwritten["markdown"]), (&Value::Null, &sheet["markdown"]));
    editor.so_far("window/showDocument");
    editor.finish_amid_findings();
}

#[test]
fn the_sheet_of_an_unsaved_story_is_in_the_answer_only() {
    let mut editor = Editor::plain();
    editor.open("untitled:Untitled-1", STORY);
    let sheet = quote_sheet(&mut editor, json!({"uri": "untitled:Untitled-1"}))["result"].clone();
    assert_eq!(sheet["uri"], Value::Null);
    assert!(sheet["markdown"].as_str().unwrap().starts_with("# Quotes in an unsaved story\n"), "{sheet}");
    assert!(editor.notification("window/showMessage")["message"].as_str().unwrap().contains("save the story first"));
    editor.finish_amid_findings();
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let mut editor = Editor::plain();
    editor.open("file:///no/such/folder/story.txt", STORY);
    let answer = quote_sheet(&mut editor, json!({"uri": "file:///no/such/folder/story.txt"}));
    assert_eq!(answer["error"]["code"], -32603);
    assert!(editor.notification("window/showMessage")["message"].as_str().unwrap().starts_with("The quote sheet could not be written"));
    editor.finish_amid_findings();
}

#[test]
fn a_rule_is_explained() {
    let mut editor = Editor::plain();
    let explain = |editor: &mut Editor, rule: &str| {
        editor.ask("workspace/executeCommand", json!({"command": "copydesk.explainRule", "arguments": [{"rule": rule}]}))
    };
    let page = explain(&mut editor, "typo")["result"].clone();
    assert_eq!(page["rule"], "typo");
    assert!(page["markdown"].as_str().unwrap().starts_with("# "), "{page}");
    assert!(page["url"].as_str().unwrap().ends_with("#typo"));
    assert_eq!(explain(&mut editor, "no-such")["error"]["code"], -32602);
    editor.finish();
}
