//! Texts stay the same in editor and server, whatever else is going on.

use serde_json::{Value, json};

use crate::editor::{Editor, at, insert, replace};

const URI: &str = "file:///desk/story.txt";

#[track_caller]
fn changes(before: &str, changes: &[Value], after: &str) {
    let mut editor = Editor::plain();
    editor.open(URI, before);
    editor.findings(URI, Some(1));
    editor.change(URI, 2, json!(changes));
    assert_eq!(editor.text(URI), after);
    editor.findings(URI, Some(2));
    editor.finish();
}

#[test]
fn changes_apply_one_after_the_other() {
    changes("He said.", &[insert(7, " no"), replace((0, 0), (0, 2), "She")], "She said no.");
    changes(
        "He said.",
        &[json!({"text": "New."}), insert(3, " text"), json!({"range": null, "text": "a\nb"}), replace((1, 0), (1, 1), "c")],
        "a\nc",
    );
    changes("He said.", &[], "He said.");
}

#[test]
fn places_out_of_range_are_clamped() {
    changes("a\r\nb", &[insert(99, "!")], "a!\r\nb");
    changes("a\r\nb", &[replace((9, 9), (9, 9), "!")], "a\r\nb!");
    changes("a\nb", &[replace((0, 1), (0, u32::MAX as usize), "!")], "a!\nb");
    changes("😀", &[insert(1, "!")], "!😀");
}

#[test]
fn a_range_the_wrong_way_round_is_turned() {
    changes("He said.", &[replace((0, 7), (0, 2), "")], "He.");
}

#[test]
fn only_three_things_end_a_line() {
    changes("a\u{2028}b\u{85}c\u{b}d", &[insert(7, "!")], "a\u{2028}b\u{85}c\u{b}d!");
    changes("a\rb\r\nc\nd", &[replace((3, 1), (3, 1), "!")], "a\rb\r\nc\nd!");
}

#[test]
fn a_version_may_be_null() {
    let mut editor = Editor::plain();
    editor.open(URI, "a");
    editor.findings(URI, Some(1));
    editor.change(URI, 2, json!([]));
    editor.findings(URI, Some(2));
    editor.notify("textDocument/didChange", json!({"textDocument": {"uri": URI, "version": null}, "contentChanges": [{"text": "b"}]}));
    editor.findings(URI, None);
    assert_eq!(editor.text(URI), "b");
    editor.finish();
}

#[test]
fn names_come_back_as_they_were_sent() {
    let mut editor = Editor::plain();
    for uri in [
        "file:///c%3A/News%20Desk/caf%C3%A9%5Bv1%5D.txt",
        "file:///desk/story [v1].txt",
        "file:///desk/café.txt",
        "untitled:Untitled-1",
        "C:\\story.txt",
        "",
    ] {
        editor.open(uri, "He said.");
        editor.findings(uri, Some(1));
        editor.close(uri);
        assert_eq!(editor.findings(uri, None), "");
    }
    editor.finish();
}

#[test]
fn opening_again_replaces() {
    let mut editor = Editor::plain();
    editor.open(URI, "a");
    editor.open(URI, "b");
    assert_eq!(editor.text(URI), "b");
    editor.close(URI);
    assert_eq!(editor.ask("copydesk/viewStoryText", json!({"uri": URI}))["error"]["code"], -32602);
}

#[test]
fn what_is_not_open_is_passed_over_with_a_line_in_the_log() {
    let mut editor = Editor::plain();
    editor.change(URI, 2, json!([{"text": "a"}]));
    editor.close(URI);
    for method in ["textDocument/hover", "textDocument/documentSymbol"] {
        assert_eq!(editor.ask(method, at(URI, 0, 0))["result"], Value::Null);
    }
    let log = editor.log();
    assert_eq!(log.len(), 4, "{log:?}");
    assert!(log.iter().all(|line| line.contains(URI)), "{log:?}");
    editor.finish();
}

#[test]
fn changes_and_requests_keep_their_order_under_load() {
    let mut editor = Editor::plain();
    editor.open(URI, "");
    let mut asked = Vec::new();
    let mut expected = String::new();
    for number in 0..2000_usize {
        let letter = char::from(b'a' + u8::try_from(number % 26).unwrap());
        editor.change(URI, 2 + i64::try_from(number).unwrap(), json!([insert(number, &letter.to_string())]));
        expected.push(letter);
        if number % 50 == 0 {
            editor.request("textDocument/hover", at(URI, 0, number));
            editor.request("textDocument/documentSymbol", at(URI, 0, 0));
            asked.push((editor.request("copydesk/viewStoryText", json!({"uri": URI})), expected.clone()));
        }
    }
    for (id, text) in asked {
        assert_eq!(editor.answer(json!(id))["result"]["text"], text);
    }
    assert_eq!(editor.text(URI), expected);
    let versions = || -> Vec<i64> {
        editor.findings(URI, Some(2001));
        editor.so_far("textDocument/publishDiagnostics").iter().map(|params| params["version"].as_i64().unwrap()).collect()
    };
    let versions = { versions }();
    assert!(versions.is_sorted(), "{versions:?}");
}

#[test]
fn a_client_that_does_not_read_can_go_on_writing() {
    let mut editor = Editor::plain();
    editor.open(URI, "");
    // The editor's reader is fast, so what it cannot show is left to the queue's own test; this one shows that nothing blocks.
    for number in 0..3000 {
        editor.change(URI, 2 + number, json!([insert(0, "a")]));
    }
    assert_eq!(editor.text(URI).len(), 3000);
}

#[test]
fn findings_are_taken_back_on_close() {
    let mut editor = Editor::plain();
    editor.open(URI, "“Nobody knows who said this,” it went.");
    editor.findings(URI, Some(1));
    editor.close(URI);
    assert_eq!(editor.findings(URI, None), "");
    editor.is_alive();
    editor.finish();
}
