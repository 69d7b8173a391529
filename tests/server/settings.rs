//! Settings reach the server by each of their ways, and nothing in them is lost silently.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::editor::Editor;

/// A quote that nobody is named for.
const STORY: &str =
    "The hall was full on Monday.\n\n“We will close the bridge on Friday and open it again in May.”\n\nThe vote is next week.\n";

fn uri(folder: &Path) -> String {
    format!("file://{}", folder.join("story.txt").display())
}

fn loud() -> Value {
    json!({"rules": {"unattributed-quote": "error"}})
}

/// The levels of the findings, in order.
fn levels(findings: &str) -> Vec<&str> {
    findings.lines().filter(|line| line.contains("unattributed-quote")).map(|line| line.split(' ').nth(1).unwrap()).collect()
}

#[track_caller]
fn starts(options: Value, expected: &[&str], problem: Option<&str>) {
    let mut editor = Editor::new();
    editor.initialize(json!({"capabilities": {}, "initializationOptions": options}));
    editor.open("untitled:1", STORY);
    assert_eq!(levels(&editor.findings("untitled:1", Some(1))), expected);
    match problem {
        Some(problem) => assert!(editor.notification("window/showMessage")["message"].as_str().unwrap().contains(problem)),
        None => assert_eq!(editor.so_far("window/showMessage"), Vec::<Value>::new()),
    }
    editor.finish();
}

#[test]
fn initialization_options_hold_from_the_start() {
    starts(loud(), &["error"], None);
    starts(json!({"copydesk": loud()}), &["error"], None);
    starts(json!({"rules": {"unattributed-quote": "off"}}), &[], None);
    starts(Value::Null, &["warning"], None);
    starts(json!({"rules": {"unatributed-quote": "off"}}), &["warning"], Some("Did you mean “unattributed-quote”?"));
    starts(json!({"rules": {"unattributed-quote": "loud"}}), &["warning"], Some("unknown variant `loud`"));
    starts(json!("nonsense"), &["warning"], Some("The defaults hold."));
}

#[test]
fn the_editor_is_asked_and_asked_again() {
    let mut editor = Editor::new();
    editor.configuration = json!([loud()]);
    editor.initialize(
        json!({"capabilities": {"workspace": {"configuration": true, "didChangeConfiguration": {"dynamicRegistration": true}}}}),
    );
    let registered = editor.asked("client/registerCapability");
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeConfiguration");
    assert_eq!(editor.asked("workspace/configuration")["items"], json!([{"section": "copydesk"}]));
    editor.open("untitled:1", STORY);
    // The answer may arrive before or after the first look.
    while levels(&editor.findings("untitled:1", Some(1))) != ["error"] {}
    // An editor that has no settings says so in one of several ways.
    for nothing in [json!([null]), json!(null), json!([])] {
        editor.configuration = nothing;
        editor.notify("workspace/didChangeConfiguration", json!({"settings": null}));
        editor.asked("workspace/configuration");
        assert_eq!(levels(&editor.findings("untitled:1", Some(1))), ["warning"]);
        editor.configuration = json!([loud()]);
        editor.notify("workspace/didChangeConfiguration", json!({"settings": null}));
        editor.asked("workspace/configuration");
        assert_eq!(levels(&editor.findings("untitled:1", Some(1))), ["error"]);
    }
    assert_eq!(editor.log(), Vec::<String>::new());
    editor.finish();
}

#[test]
fn pushed_settings_are_heard() {
    let mut editor = Editor::plain();
    editor.open("untitled:1", STORY);
    assert_eq!(levels(&editor.findings("untitled:1", Some(1))), ["warning"]);
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"copydesk": loud()}}));
    assert_eq!(levels(&editor.findings("untitled:1", Some(1))), ["error"]);
    // The same again changes nothing, so nothing is looked at again.
    editor.notify("workspace/didChangeConfiguration", json!({"settings": {"copydesk": loud()}}));
    editor.finish();
}

#[test]
fn a_settings_file_holds_for_the_stories_below_it_and_the_editor_is_heard_above_it() {
    let desk = tempfile::tempdir().unwrap();
    let city = desk.path().join("city");
    fs::create_dir(&city).unwrap();
    fs::write(desk.path().join("copydesk.toml"), "[rules]\nunattributed-quote = \"hint\"\n").unwrap();
    let mut editor = Editor::plain();
    editor.open(&uri(&city), STORY);
    assert_eq!(levels(&editor.findings(&uri(&city), Some(1))), ["hint"]);
    editor.notify("workspace/didChangeConfiguration", json!({"settings": loud()}));
    assert_eq!(levels(&editor.findings(&uri(&city), Some(1))), ["error"]);
    editor.finish();
}

#[test]
fn a_broken_settings_file_leaves_what_held_before() {
    let desk = tempfile::tempdir().unwrap();
    let file = desk.path().join("copydesk.toml");
    let write = |editor: &mut Editor, text: &str| {
        fs::write(&file, text).unwrap();
        editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": format!("file://{}", file.display()), "type": 2}]}));
    };
    fs::write(&file, "rules.unattributed-quote = \"hint\"\n").unwrap();
    let mut editor = Editor::new();
    editor.initialize(json!({
        "capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}},
        "workspaceFolders": [{"uri": format!("file://{}", desk.path().display()), "name": "desk"}],
    }));
    editor.asked("client/registerCapability");
    editor.open(&uri(desk.path()), STORY);
    editor.asked("client/registerCapability");
    assert_eq!(levels(&editor.findings(&uri(desk.path()), Some(1))), ["hint"]);
    write(&mut editor, "rules = {\n");
    let message = editor.notification("window/showMessage")["message"].clone();
    assert!(message.as_str().unwrap().contains("What it said before still holds"), "{message}");
    // Told once, and not again while nothing is mended.
    write(&mut editor, "rules = {\n");
    assert_eq!(editor.so_far("window/showMessage"), Vec::<Value>::new());
    write(&mut editor, "rules.unattributed-quote = \"error\"\n");
    assert_eq!(levels(&editor.findings(&uri(desk.path()), Some(1))), ["error"]);
    fs::remove_file(&file).unwrap();
    editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": format!("file://{}", file.display()), "type": 3}]}));
    assert_eq!(levels(&editor.findings(&uri(desk.path()), Some(1))), ["warning"]);
    editor.finish();
}

#[test]
fn an_untitled_story_takes_the_settings_of_the_workspace() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("copydesk.toml"), "rules.unattributed-quote = \"hint\"\n").unwrap();
    let mut editor = Editor::new();
    editor.initialize(json!({"capabilities": {}, "rootUri": format!("file://{}", desk.path().display())}));
    editor.open("untitled:1", STORY);
    assert_eq!(levels(&editor.findings("untitled:1", Some(1))), ["hint"]);
    editor.finish();
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
fn a_dictionary_anywhere_is_watched_and_read_again() {
    let (desk, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let words = elsewhere.path().join("shared words.txt");
    let words_uri = format!("file://{}", words.display()).replace(' ', "%20");
    fs::write(desk.path().join("copydesk.toml"), format!("dictionaries.workspace = {:?}\n", words.display().to_string())).unwrap();
    let mut editor = Editor::new();
    let watch = json!({"dynamicRegistration": true, "relativePatternSupport": true});
    editor.initialize(json!({
        "capabilities": {"workspace": {"didChangeWatchedFiles": watch}},
        "rootUri": format!("file://{}", desk.path().display()),
    }));
    editor.asked("client/registerCapability");
    editor.open(&uri(desk.path()), "She wore a gloffin.\n");
    let registered = editor.asked("client/registerCapability");
    let patterns: Vec<Value> = registered["registrations"][0]["registerOptions"]["watchers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|watcher| watcher["globPattern"].clone())
        .collect();
    let here = |folder: &Path, name: &str| json!({"baseUri": format!("file://{}", folder.display()), "pattern": name});
    assert!(patterns.contains(&here(elsewhere.path(), "shared words.txt")), "{patterns:?}");
    assert!(patterns.contains(&here(&editor.home().join(".config/copydesk"), "dictionary.txt")), "{patterns:?}");
    assert!(editor.findings(&uri(desk.path()), Some(1)).contains("gloffin"));
    fs::write(&words, "gloffin\n").unwrap();
    editor.notify("workspace/didChangeWatchedFiles", json!({"changes": [{"uri": words_uri, "type": 1}]}));
    assert_eq!(editor.findings(&uri(desk.path()), Some(1)), "");
    // Saved in the same editor, which may not watch files.
    fs::write(&words, "# none\n").unwrap();
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": words_uri}}));
    assert!(editor.findings(&uri(desk.path()), Some(1)).contains("gloffin"));
    // Another place: the old one is watched no longer.
    fs::write(desk.path().join("copydesk.toml"), "").unwrap();
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": format!("file://{}/copydesk.toml", desk.path().display())}}));
    editor.asked("client/registerCapability");
    assert_eq!(editor.asked("client/unregisterCapability")["unregisterations"][0]["id"], "copydesk:dictionaries:1");
    editor.findings(&uri(desk.path()), Some(1));
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
fn a_comment_that_names_no_rule_is_told_when_the_story_is_opened_and_saved() {
    let mut editor = Editor::plain();
    let uri = "file:///desk/story.md";
    editor.open_as(uri, "markdown", "The metting. <!-- copydesk: ignore typoo -->\n");
    assert!(editor.findings(uri, Some(1)).contains("typo"));
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": uri}}));
    let lines: Vec<String> = editor.log().into_iter().filter(|line| line.contains("typoo")).collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].ends_with("there is no such rule. Did you mean “typo”?"), "{lines:?}");
    editor.finish_amid_findings();
}

#[test]
fn servers_that_run_at_once_share_a_dictionary() {
    let desk = tempfile::tempdir().unwrap();
    let words = desk.path().join(".copydesk/dictionary.txt");
    let changed = json!({"changes": [{"uri": format!("file://{}", words.display()), "type": 2}]});
    let uri = uri(desk.path());
    let mut editors: Vec<Editor> = (0..2).map(|_| Editor::new()).collect();
    for editor in &mut editors {
        editor.initialize(json!({"capabilities": {}, "rootUri": format!("file://{}", desk.path().display())}));
        editor.open(&uri, "She wore a gloffin and a zwolph.\n");
        assert_eq!(editor.findings(&uri, Some(1)).lines().count(), 2);
    }
    for (editor, word) in editors.iter_mut().zip(["zwolph", "gloffin"]) {
        let argument = json!({"word": word, "dictionary": "workspace", "uri": uri});
        let answer = editor.ask("workspace/executeCommand", json!({"command": "copydesk.addToDictionary", "arguments": [argument]}));
        assert_eq!(answer["result"], Value::Null, "{answer}");
    }
    assert_eq!(fs::read_to_string(&words).unwrap(), "gloffin\nzwolph\n");
    for editor in &mut editors {
        editor.notify("workspace/didChangeWatchedFiles", changed.clone());
        // What was found before the dictionary was read may still be under way.
        while !editor.findings(&uri, Some(1)).is_empty() {}
    }
    for editor in editors {
        editor.finish_amid_findings();
    }
}

#[test]
fn a_hunspell_dictionary_is_read_while_the_session_goes_on() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("copydesk.toml"), "dictionaries.hunspell = [\"de.dic\"]\n").unwrap();
    fs::write(desk.path().join("de.aff"), "SET UTF-8\n").unwrap();
    fs::write(desk.path().join("de.dic"), "1\nschreibtisch\n").unwrap();
    let uri = uri(desk.path());
    let mut editor = Editor::plain();
    editor.open(&uri, "She bought a schreibtisch.\n");
    // The first look may come before the dictionary is there.
    while editor.findings(&uri, Some(1)).contains("schreibtisch") {}
    // One that cannot be used is told, and what was read before holds.
    fs::write(desk.path().join("de.dic"), "no number\n").unwrap();
    editor.notify("textDocument/didSave", json!({"textDocument": {"uri": format!("file://{}/de.dic", desk.path().display())}}));
    let told = editor.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(told.contains("is no Hunspell dictionary that can be understood") && told.contains("still holds"), "{told}");
    editor.finish();
}

#[test]
fn what_is_ignored_goes_into_the_settings_and_holds_at_once() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("copydesk.toml"), "# Ours.\nwords = []\n").unwrap();
    let uri = uri(desk.path());
    let mut editor = Editor::plain();
    editor.open(&uri, "The metting was a second comittee.\n\n“We will close it on Friday and open it again in May.”\n\nIt rained.\n");
    assert_eq!(editor.findings(&uri, Some(1)).lines().count(), 3);
    let mut ignore = |rule: &str, text: Value, everywhere: bool| {
        let argument = json!({"rule": rule, "text": text, "everywhere": everywhere, "uri": uri});
        let answer = editor.ask("workspace/executeCommand", json!({"command": "copydesk.ignore", "arguments": [argument]}));
        assert_eq!(answer["result"], Value::Null, "{answer}");
        editor.findings(&uri, Some(1)).lines().count()
    };
    assert_eq!(ignore("typo", json!("metting"), false), 2);
    assert_eq!(ignore("unattributed-quote", Value::Null, false), 1);
    assert_eq!(ignore("typo", Value::Null, true), 0);
    let file = fs::read_to_string(desk.path().join("copydesk.toml")).unwrap();
    let expected = "# Ours.\nwords = []\n\n[[ignore]]\nrule = \"typo\"\nstory = \"story.txt\"\ntext = \"metting\"\n\n\
                    [[ignore]]\nrule = \"unattributed-quote\"\nstory = \"story.txt\"\n\n[rules]\ntypo = \"off\"\n";
    assert_eq!(file, expected);
    editor.finish();
}

#[test]
fn a_command_that_does_not_fit_is_refused() {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("copydesk.toml"), "").unwrap();
    let mut editor = Editor::plain();
    for (command, arguments) in [
        ("copydesk.addToDictionary", json!([])),
        ("copydesk.addToDictionary", json!([{"word": "a", "dictionary": "theirs", "uri": "untitled:1"}])),
        ("copydesk.addToDictionary", json!([{"word": "a", "dictionary": "workspace", "uri": "untitled:1"}])),
        ("copydesk.ignore", json!([{"rule": "typo", "everywhere": false, "uri": "untitled:1"}])),
        ("copydesk.ignore", json!([{"rule": "none", "everywhere": true, "uri": "file:///desk/a.txt"}])),
        ("copydesk.ignore", json!([{"rule": "none", "everywhere": false, "uri": uri(desk.path())}])),
        ("copydesk.unknown", json!([])),
    ] {
        let answer = editor.ask("workspace/executeCommand", json!({"command": command, "arguments": arguments}));
        assert_eq!(answer["error"]["code"], -32602, "{answer}");
    }
    assert_eq!(fs::read_to_string(desk.path().join("copydesk.toml")).unwrap(), "");
    editor.finish();
}

#[test]
fn a_rule_that_the_editor_sets_is_not_said_to_be_off() {
    let desk = tempfile::tempdir().unwrap();
    let uri = uri(desk.path());
    let mut editor = Editor::new();
    let root = format!("file://{}", desk.path().display());
    editor.initialize(json!({"capabilities": {}, "rootUri": root, "initializationOptions": {"rules": {"typo": "error"}}}));
    editor.open(&uri, "The metting.\n");
    assert!(editor.findings(&uri, Some(1)).contains("metting"));
    let argument = json!({"rule": "typo", "everywhere": true, "uri": uri});
    editor.ask("workspace/executeCommand", json!({"command": "copydesk.ignore", "arguments": [argument]}));
    let told = editor.notification("window/showMessage")["message"].as_str().unwrap().to_owned();
    assert!(told.contains("your editor's own settings have it at “error”"), "{told}");
    assert!(editor.findings(&uri, Some(1)).contains("metting"));
    editor.finish();
}
