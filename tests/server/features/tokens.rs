//! The colours of words: all, what changed, and those of a range.

use expect_test::expect;
use serde_json::{Value, json};

use super::{ASTRAL, Columns, URI, in_each_encoding};
use crate::editor::{Editor, insert, replace};

fn capable() -> Value {
    let tokens =
        json!({"requests": {"full": {"delta": true}, "range": true}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]});
    json!({"textDocument": {"semanticTokens": tokens}})
}

fn full(editor: &mut Editor) -> Value {
    editor.ask("textDocument/semanticTokens/full", json!({"textDocument": {"uri": URI}}))["result"].clone()
}

fn numbers(data: &Value) -> Vec<u64> {
    data.as_array().unwrap().iter().map(|number| number.as_u64().unwrap()).collect()
}

/// The tokens as a client reads them, one a line.
fn shown(columns: &Columns, data: &[u64]) -> String {
    const TYPES: [&str; 5] = ["person", "organisation", "place", "cue", "quote"];
    const MODIFIERS: [&str; 5] = ["speaker", "reference", "unattributed", "continued", "likely"];
    let (mut line, mut column) = (0, 0);
    let mut shown = String::new();
    for token in data.chunks_exact(5) {
        column = if token[0] == 0 { column + token[1] } else { token[1] };
        line += token[0];
        let place = json!({"start": {"line": line, "character": column}, "end": {"line": line, "character": column + token[2]}});
        let modifiers = MODIFIERS.iter().enumerate().filter(|(bit, _)| token[4] & (1 << bit) != 0);
        let modifiers: String = modifiers.map(|(_, name)| format!(" {name}")).collect();
        shown += &format!("{}{modifiers}: [{}]\n", TYPES[usize::try_from(token[3]).unwrap()], columns.cut(&place));
    }
    shown
}

#[test]
fn words_have_the_same_colours_in_each_unit_of_columns() {
    in_each_encoding(&capable(), ASTRAL, |editor, columns| {
        let data = numbers(&full(editor)["data"]);
        expect![[r#"
            person: [Ana Leal]
            quote: [“It was empty,”]
            person speaker reference: [she]
            cue: [said]
            person: [Tom Reyes]
            quote: [“The 😀 tide turned,”]
            person speaker: [Tom Reyes]
            cue: [said]
            quote continued: [“It does.]
            quote continued: [“Then we slept.”]
        "#]]
        .assert_eq(&shown(&columns, &data));
    });
}

#[test]
fn a_quote_is_cut_at_the_ends_of_lines_and_around_names() {
    let story = "“It was\r\nempty when \u{1f600} Rui Costa\r\ncame home today,” said Ana Leal.\r\n";
    in_each_encoding(&capable(), story, |editor, columns| {
        editor.close(URI);
        editor.open_as(URI, "markdown", story);
        let data = numbers(&full(editor)["data"]);
        expect![[r#"
            quote: [“It was]
            quote: [empty when 😀 ]
            person: [Rui Costa]
            quote: [came home today,”]
            cue: [said]
            person speaker: [Ana Leal]
        "#]]
        .assert_eq(&shown(&columns, &data));
    });
}

#[test]
fn a_range_has_the_tokens_that_touch_it() {
    in_each_encoding(&capable(), ASTRAL, |editor, columns| {
        let place = replace((4, 0), (4, 5), "")["range"].clone();
        let answer =
            editor.ask("textDocument/semanticTokens/range", json!({"textDocument": {"uri": URI}, "range": place}))["result"].clone();
        assert_eq!(shown(&columns, &numbers(&answer["data"])), "quote continued: [“Then we slept.”]\n");
        assert_eq!(answer.get("resultId"), None);
    });
}

/// Asks for what changed, and makes the change as a client does.
fn follow(editor: &mut Editor, result: &mut Value) -> Value {
    let params = json!({"textDocument": {"uri": URI}, "previousResultId": result["resultId"]});
    let delta = editor.ask("textDocument/semanticTokens/full/delta", params)["result"].clone();
    if delta.get("data").is_some() {
        *result = delta.clone();
        return delta;
    }
    let mut data = numbers(&result["data"]);
    for edit in delta["edits"].as_array().unwrap() {
        let [start, count] = ["start", "deleteCount"].map(|field| usize::try_from(edit[field].as_u64().unwrap()).unwrap());
        data.splice(start..start + count, numbers(&edit["data"]));
    }
    *result = json!({"resultId": delta["resultId"], "data": data});
    delta
}

#[test]
fn what_changed_makes_of_what_was_there_what_is_there_now() {
    let mut editor = Editor::with(capable());
    editor.open(URI, ASTRAL);
    let mut result = full(&mut editor);
    assert_eq!(follow(&mut editor, &mut result)["edits"], json!([]), "nothing changed");
    for (version, change) in [
        (2, insert(0, "Rui Costa slept. ")),
        (3, replace((2, 0), (2, 9), "Rui Costa")),
        (4, replace((2, 0), (4, 0), "")),
        (5, replace((0, 0), (9, 0), "")),
        (6, insert(0, "“Well,” said Rui Costa.")),
    ] {
        editor.change(URI, version, json!([change]));
        let delta = follow(&mut editor, &mut result);
        assert!(delta["edits"].as_array().unwrap().len() <= 1, "{delta}");
        assert_eq!(result["data"], full(&mut editor)["data"], "version {version}");
        // The client was told anew meanwhile.
        result["resultId"] = full(&mut editor)["resultId"].clone();
    }
    editor.finish_amid_findings();
}

#[test]
fn one_who_has_something_else_is_told_all() {
    let mut editor = Editor::with(capable());
    editor.open(URI, ASTRAL);
    let mut unknown = json!({"resultId": "no such"});
    let all = follow(&mut editor, &mut unknown);
    assert_eq!(all["data"], full(&mut editor)["data"]);
    editor.finish_amid_findings();
}
