//! The server opens no socket and starts no process, while it does all that it can do.

#![cfg(target_os = "linux")]

use std::fs;

use serde_json::json;

use crate::editor::{Editor, at};

const URI: &str = "file:///desk/story.txt";

/// What the server has open besides what it was started with, and whom it started.
fn holds(process: u32) -> Vec<String> {
    let mut holds = Vec::new();
    for entry in fs::read_dir(format!("/proc/{process}/fd")).unwrap() {
        let entry = entry.unwrap();
        let number: u32 = entry.file_name().to_str().unwrap().parse().unwrap();
        // It may be closed by now.
        let Ok(target) = fs::read_link(entry.path()) else { continue };
        if number > 2 {
            holds.push(target.display().to_string());
        }
    }
    for task in fs::read_dir(format!("/proc/{process}/task")).unwrap() {
        let children = fs::read_to_string(task.unwrap().path().join("children")).unwrap_or_default();
        holds.extend(children.split_whitespace().map(|child| format!("process {child}")));
    }
    holds
}

#[test]
fn opens_no_socket_and_starts_no_process() {
    let mut editor = Editor::plain();
    let process = editor.server.id();
    let mut seen = Vec::new();
    editor.open(URI, "“We will see,” Anna Berg said.\n\nBerg left.\n");
    for _ in 0..20 {
        let asked = [
            editor.request("textDocument/hover", at(URI, 0, 17)),
            editor.request("textDocument/documentSymbol", json!({"textDocument": {"uri": URI}})),
        ];
        seen.extend(holds(process));
        for id in asked {
            editor.answer(json!(id));
        }
        seen.extend(holds(process));
    }
    // Files are read and written only when settings are; an anonymous inode is the runtime's own timer.
    seen.retain(|what| what.starts_with("socket:") || what.starts_with("process "));
    assert!(seen.is_empty(), "{seen:?}");
    let sockets = fs::read_to_string(format!("/proc/{process}/net/unix")).is_ok();
    assert!(sockets, "the system tells of sockets, so that their absence means something");
    editor.findings(URI, Some(1));
    editor.finish();
}

#[test]
fn a_socket_would_be_seen() {
    let (_one, _other) = std::os::unix::net::UnixStream::pair().unwrap();
    assert!(holds(std::process::id()).iter().any(|what| what.starts_with("socket:")));
}
