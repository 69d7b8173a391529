//! What takes longer than a moment is told while it lasts.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::editor::Editor;

/// Longer than a moment.
const LONG: Duration = Duration::from_millis(1_300);

/// A desk whose dictionary cannot be read before somebody writes it.
fn desk() -> tempfile::TempDir {
    let desk = tempfile::tempdir().unwrap();
    fs::write(desk.path().join("copydesk.toml"), "dictionaries.hunspell = [\"de.dic\"]\n").unwrap();
    fs::write(desk.path().join("de.aff"), "SET UTF-8\n").unwrap();
    assert!(Command::new("mkfifo").arg(desk.path().join("de.dic")).status().unwrap().success());
    desk
}

/// Lets the reading of the dictionary end. What is read the next time is a file like others.
fn write_dictionary(desk: &Path) {
    let words = "1\nschreibtisch\n";
    let pipe = fs::OpenOptions::new().write(true).open(desk.join("de.dic")).unwrap();
    fs::write(desk.join("new"), words).unwrap();
    fs::rename(desk.join("new"), desk.join("de.dic")).unwrap();
    std::io::Write::write_all(&mut &pipe, words.as_bytes()).unwrap();
}

/// A story that takes this machine and this build twice as long to read as what is told.
fn long_story() -> String {
    let paragraph =
        "“The pier is ready and the paint is dry,” Ines Marlowe said. The vote, which had been set for Tuesday, was put off.\n\n";
    let mut editor = Editor::plain();
    for doubled in 0..6 {
        let (uri, story) = (format!("file:///desk/{doubled}.txt"), paragraph.repeat(20_000 << doubled));
        let start = Instant::now();
        editor.open(&uri, &story);
        editor.findings(&uri, Some(1));
        if start.elapsed() > Duration::from_secs(2) {
            editor.finish_amid_findings();
            return story;
        }
    }
    panic!("no story is long enough");
}

fn uri(desk: &Path) -> String {
    format!("file://{}/story.txt", desk.display())
}

#[test]
fn a_dictionary_that_takes_its_time_is_told_from_its_start_to_its_end() {
    let desk = desk();
    let mut editor = Editor::with(json!({"window": {"workDoneProgress": true}}));
    editor.open(&uri(desk.path()), "She bought a schreibtisch.\n");
    let token = editor.asked("window/workDoneProgress/create")["token"].clone();
    let told = editor.notification("$/progress");
    assert_eq!(told, json!({"token": token, "value": {"kind": "begin", "title": "Reading the dictionary de.dic"}}));
    assert_eq!(editor.so_far("$/progress"), Vec::<Value>::new());
    write_dictionary(desk.path());
    assert_eq!(editor.notification("$/progress"), json!({"token": token, "value": {"kind": "end"}}));
    editor.finish_amid_findings();
}

#[test]
fn an_editor_that_shows_no_progress_is_told_of_none() {
    let desk = desk();
    let mut editor = Editor::plain();
    editor.open(&uri(desk.path()), "She bought a schreibtisch.\n");
    std::thread::sleep(LONG);
    write_dictionary(desk.path());
    editor.finish_amid_findings();
}

#[test]
#[cfg_attr(not(debug_assertions), ignore = "an optimised server has read it before anybody could tell")]
fn a_long_story_is_told_while_it_is_read_for_the_first_time_and_not_when_it_is_typed_into() {
    let uri = "file:///desk/the%20long%20one.txt";
    let story = long_story();
    let mut editor = Editor::with(json!({"window": {"workDoneProgress": true}}));
    editor.open(uri, &story);
    let token = editor.asked("window/workDoneProgress/create")["token"].clone();
    let told = editor.notification("$/progress");
    assert_eq!(told, json!({"token": token, "value": {"kind": "begin", "title": "Reading the long one.txt"}}));
    assert_eq!(editor.notification("$/progress"), json!({"token": token, "value": {"kind": "end"}}));
    editor.findings(uri, Some(1));
    editor.change(
        uri,
        2,
        json!([{"range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 5}}, "text": "metting "}]),
    );
    assert!(editor.findings(uri, Some(2)).contains("metting"));
    assert_eq!(editor.so_far("window/workDoneProgress/create"), Vec::<Value>::new());
    editor.finish();
}
