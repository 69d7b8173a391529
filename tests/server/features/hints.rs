//! Whose words a quote holds, where nobody is named beside it.

use serde_json::{Value, json};

use super::{ASTRAL, Columns, URI, in_each_encoding};
use crate::editor::Editor;

fn hints(editor: &mut Editor, start: (usize, usize), end: (usize, usize)) -> Vec<Value> {
    let place = crate::editor::replace(start, end, "")["range"].clone();
    let answer = editor.ask("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": place}));
    answer["result"].as_array().unwrap().clone()
}

/// The text with each hint where it is shown.
fn shown(columns: &Columns, hints: &[Value]) -> String {
    let mut text = columns.text.clone();
    for hint in hints.iter().rev() {
        let [line, column] = ["line", "character"].map(|field| hint["position"][field].as_u64().unwrap() as usize);
        text.insert_str(columns.offset(line, column), &format!("‹{}›", hint["label"][0]["value"].as_str().unwrap()));
    }
    text
}

#[test]
fn hints_stand_at_the_ends_of_quotes_and_point_to_the_speaker() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        let found = hints(editor, (0, 0), (9, 0));
        assert_eq!(
            shown(&columns, &found),
            "\u{1f600} Ana Leal sailed at dawn. \u{1f600} “It was empty,”‹— Ana Leal› she said.\r\n\r\n\
             Tom Reyes \u{1f600} stayed. “The \u{1f600} tide turned,” Tom Reyes said. “It does.‹— Tom Reyes›\r\n\r\n\
             “Then we slept.”‹— Tom Reyes›\r\n"
        );
        let first = &found[0];
        assert_eq!(columns.cut(&first["label"][0]["location"]["range"]), "Ana Leal");
        assert_eq!(first["label"][0]["location"]["uri"], URI);
        assert_eq!(first["paddingLeft"], true);
        assert!(first["tooltip"].as_str().unwrap().starts_with("Named in the same sentence: “she” with “said”."), "{first}");
    });
}

#[test]
fn only_hints_in_the_range_are_shown() {
    in_each_encoding(&json!({}), ASTRAL, |editor, columns| {
        assert_eq!(hints(editor, (0, 0), (1, 0)).len(), 1);
        assert_eq!(hints(editor, (4, 0), (9, 0)).len(), 1);
        let end = columns.place(" she said");
        assert_eq!(hints(editor, end, end).len(), 1);
        assert_eq!(hints(editor, (end.0, end.1 + 1), (2, 0)), [Value::Null; 0]);
    });
}

#[test]
fn hints_can_be_switched_off() {
    let mut editor = Editor::with(json!({"workspace": {"inlayHint": {"refreshSupport": true}}}));
    editor.open(URI, ASTRAL);
    assert_eq!(hints(&mut editor, (0, 0), (9, 0)).len(), 3);
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"copydesk": {"editor": {"hints": false}}}}));
    editor.asked("workspace/inlayHint/refresh");
    assert_eq!(hints(&mut editor, (0, 0), (9, 0)), [Value::Null; 0]);
    editor.finish_amid_findings();
}

#[test]
fn a_story_that_is_not_open_has_none() {
    let mut editor = Editor::plain();
    let place = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let answer = editor.ask("textDocument/inlayHint", json!({"textDocument": {"uri": URI}, "range": place}));
    assert_eq!(answer["result"], Value::Null);
    assert!(answer.get("error").is_none(), "{answer}");
    editor.finish();
}
