//! Findings pushed and pulled.

use expect_test::expect;
use serde_json::{Value, json};

use super::{SLIPS, URI, rich};
use crate::editor::{Editor, diagnostics, insert, replace};

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
    editor.finish_amid_findings();
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
    let mut editor = Editor::with(json!({"textDocument": {"diagnostic": {}}, "workspace": {"diagnostics": {"refreshSupport": true}}}));
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
fn those_who_pull_and_cannot_be_told_to_pull_again_get_findings_pushed() {
    let mut editor = Editor::with(json!({"textDocument": {"diagnostic": {}}}));
    editor.open(URI, SLIPS);
    assert!(editor.findings(URI, Some(1)).contains("typo"));
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"rules": {"typo": "off"}}}));
    assert!(!editor.findings(URI, Some(1)).contains("typo"));
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
