//! Nothing that comes in takes the server down, and each fault costs one answer or one line in the log.

use serde_json::{Value, json};

use crate::editor::{Editor, at};

const URI: &str = "file:///desk/story.txt";

/// The answer to a body, which must be an error with a code and an id; the server goes on.
#[track_caller]
fn answers(body: &[u8], code: i64, id: Value) {
    let mut editor = Editor::plain();
    editor.frame(body);
    assert_eq!(editor.answer(id)["error"]["code"], code);
    editor.is_alive();
    editor.finish();
}

#[test]
fn malformed_messages_are_refused() {
    answers(br#"{"jsonrpc":"2.0","method":"#, -32700, Value::Null);
    answers(b"\x00\xff", -32700, Value::Null);
    answers(br#"[{"jsonrpc":"2.0","id":9,"method":"foo/bar"}]"#, -32600, Value::Null);
    answers(b"7", -32600, Value::Null);
    answers(br#"{"jsonrpc":"2.0","id":7,"method":8}"#, -32600, json!(7));
    answers(br#"{"jsonrpc":"2.0","id":1.5,"method":"foo/bar"}"#, -32600, json!(1.5));
}

#[test]
fn unknown_methods_are_refused() {
    answers(br#"{"jsonrpc":"2.0","id":7,"method":"foo/bar"}"#, -32601, json!(7));
    answers(br#"{"jsonrpc":"2.0","id":"x","method":"$/foo"}"#, -32601, json!("x"));
    answers(br#"{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{}}"#, -32602, json!(7));
}

/// Something that calls for no answer; the server goes on.
#[track_caller]
fn passes_over(bytes: &[u8]) {
    let mut editor = Editor::plain();
    editor.raw(bytes);
    editor.is_alive();
    editor.finish();
}

#[track_caller]
fn passes_over_message(body: &str) {
    passes_over(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
}

#[test]
fn unknown_notifications_are_passed_over() {
    passes_over_message(r#"{"jsonrpc":"2.0","method":"foo/bar"}"#);
    passes_over_message(r#"{"jsonrpc":"2.0","method":"$/foo","params":[1]}"#);
    passes_over_message(r#"{"jsonrpc":"2.0","method":"$/setTrace","params":{"value":"verbose"}}"#);
    passes_over_message(r#"{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}"#);
    passes_over_message(r#"{"jsonrpc":"2.0","id":99,"result":null}"#);
    passes_over_message("{\"jsonrpc\":\"2.0\",\"method\":\"foo/\u{ff}\"}");
}

#[test]
fn odd_frames_are_understood() {
    passes_over(b"Content-Length: 0\r\n\r\n");
    passes_over(b"rubbish\r\n\r\n\r\nmore rubbish: 7\r\n");
    let mut editor = Editor::plain();
    let body = r#"{"jsonrpc":"2.0","id":"odd","method":"foo/bar"}"#;
    editor
        .raw(format!("X-Client: 1\r\ncontent-length: {}\r\nContent-Type: application/vscode-jsonrpc\r\n\r\n{body}", body.len()).as_bytes());
    assert_eq!(editor.answer(json!("odd"))["error"]["code"], -32601);
    editor.finish();
}

#[test]
fn absurd_lengths_are_refused() {
    for length in ["99999999999999999999", "-1", "x", "4000000000"] {
        let mut editor = Editor::plain();
        editor.raw(format!("Content-Length: {length}\r\n\r\n").as_bytes());
        assert_eq!(editor.answer(Value::Null)["error"]["code"], -32600);
        assert!(editor.log().iter().any(|line| line.contains(length)));
        editor.finish();
    }
}

#[test]
fn half_an_emoji_is_replaced_and_positions_stay() {
    let mut editor = Editor::plain();
    editor.open(URI, "ab");
    editor.frame(
        br#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///desk/story.txt","version":2},
        "contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"\ud83d"},
        {"range":{"start":{"line":0,"character":2},"end":{"line":0,"character":3}},"text":"c"}]}}"#,
    );
    assert_eq!(editor.text(URI), "a\u{FFFD}c");
}

#[test]
fn invalid_utf8_is_replaced() {
    let mut editor = Editor::plain();
    editor.frame(b"{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"file:///desk/story.txt\",\"text\":\"a\xffb\"}}}");
    assert_eq!(editor.text(URI), "a\u{FFFD}b");
}

#[test]
fn a_change_that_cannot_be_read_closes_the_story_and_says_so() {
    let mut editor = Editor::plain();
    editor.open(URI, "ab");
    editor.findings(URI, Some(1));
    editor.notify(
        "textDocument/didChange",
        json!({"textDocument": {"uri": URI, "version": 2}, "contentChanges": [{"range": 7, "text": "x"}]}),
    );
    assert_eq!(editor.findings(URI, None), "");
    assert!(editor.notification("window/showMessage")["message"].as_str().unwrap().contains(URI));
    editor.open(URI, "new");
    assert_eq!(editor.text(URI), "new");
    editor.findings(URI, Some(1));
    editor.finish();
}

#[test]
#[cfg(debug_assertions)]
fn a_panic_in_a_handler_costs_one_answer_and_one_line() {
    let mut editor = Editor::plain();
    editor.open(URI, "ab");
    editor.findings(URI, Some(1));
    assert_eq!(editor.ask("copydesk/panic", Value::Null)["error"]["code"], -32603);
    let log = editor.log();
    assert_eq!(log.len(), 1, "{log:?}");
    assert!(log[0].contains("a test asked for it") && log[0].contains("src/server/backend.rs"), "{log:?}");
    assert_eq!(editor.text(URI), "ab");
    editor.finish();
}

#[test]
#[cfg(debug_assertions)]
fn a_cancelled_request_is_answered_at_once() {
    let mut editor = Editor::plain();
    editor.open(URI, "ab");
    editor.findings(URI, Some(1));
    // More than any pool has places for, so that a cancellation that waits for a place would wait for a minute.
    let asleep: Vec<i64> = (0..40).map(|_| editor.request("copydesk/sleep", Value::Null)).collect();
    editor.notify("$/cancelRequest", json!({"id": asleep[0]}));
    assert_eq!(editor.answer(json!(asleep[0]))["error"]["code"], -32800);
    assert_eq!(editor.ask("textDocument/hover", at(URI, 0, 0))["result"], Value::Null);
    for id in &asleep[1..] {
        editor.notify("$/cancelRequest", json!({"id": id}));
        assert_eq!(editor.answer(json!(id))["error"]["code"], -32800);
    }
    editor.finish();
}
