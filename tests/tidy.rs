//! House rules that the compiler does not know: layers, what the core must not touch, the shape of files.
//!
//! The checks are functions of a path and a source, so that each is tried on invented bad sources first.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;

/// The layers and the layers that each may use. `main.rs` may use all, `lib.rs` only names them.
const LAYERS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("lexicon", &["text"]),
    ("facts", &["text", "lexicon"]),
    ("story", &["text", "lexicon", "facts"]),
    ("desk", &["text", "lexicon", "facts", "story"]),
    ("rules", &["text", "lexicon", "facts", "story", "desk"]),
    ("features", &["text", "lexicon", "facts", "story", "desk", "rules"]),
    ("settings", &["text", "lexicon", "facts", "story", "desk", "rules"]),
    ("server", &["text", "lexicon", "facts", "story", "desk", "rules", "features", "settings"]),
    ("cli", &["text", "lexicon", "facts", "story", "desk", "rules", "features", "settings"]),
];

/// Layers that neither read files nor speak to the system.
const CORE: &[&str] = &["text", "lexicon", "facts", "story", "desk", "rules", "features"];

/// Crates of the protocol.
const PROTOCOL: &[&str] = &["tower_lsp_server", "tower_service", "tokio", "futures_util"];

/// What nothing in copydesk may use: it opens no connection and starts no process.
const FORBIDDEN: &[&str] = &["std::net", "std::os::unix::net", "std::process::Command", "tokio::net", "tokio::process"];

/// Crates that open connections: none may be compiled in.
const NETWORK_CRATES: &[&str] =
    &["mio", "socket2", "hyper", "reqwest", "ureq", "curl", "isahc", "rustls", "native-tls", "openssl", "quinn"];

/// Macros and methods that end the program or print past the reports.
const ROUGH: &[&str] =
    &[".unwrap()", ".expect(", "println!(", "print!(", "eprintln!(", "eprint!(", "dbg!(", "panic!(", "todo!(", "unimplemented!("];

/// Words that mark what is not finished; written in two parts, so that this file holds none.
const UNFINISHED: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME"), concat!("SKELE", "TON")];

/// The most lines of a source file, its tests apart.
const MOST_LINES: usize = 400;

#[test]
fn sources_keep_the_house_rules() {
    let mut violations = Vec::new();
    let mut files = 0;
    for path in files_under("src", &["rs"]) {
        let source = fs::read_to_string(&path).unwrap();
        violations.extend(source_violations(&path, &source));
        files += 1;
    }
    assert!(files > 40, "only {files} source files were found");
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn texts_are_tidy() {
    let mut violations = Vec::new();
    for folder in ["src", "tests", "benches", "docs", "editors", ".ci", "."] {
        for path in files_under(folder, &["rs", "md", "toml", "py", "js", "ts", "lua", "run"]) {
            violations.extend(text_violations(&path, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn no_crate_that_opens_connections_is_compiled_in() {
    let lock = fs::read_to_string("Cargo.lock").unwrap();
    assert!(lock.contains("name = \"ropey\""), "this is the lock file");
    assert_eq!(network_crates(&lock), Vec::<&str>::new());
}

fn network_crates(lock: &str) -> Vec<&'static str> {
    NETWORK_CRATES.iter().copied().filter(|name| lock.contains(&format!("name = \"{name}\"\n"))).collect()
}

/// What is wrong with a source file of the program.
fn source_violations(path: &str, source: &str) -> Vec<String> {
    let mut violations = Vec::new();
    let mut report = |what: String| violations.push(format!("{path}: {what}"));
    let layer = path.strip_prefix("src/").unwrap_or(path).split(['/', '.']).next().unwrap_or_default();
    let rough_allowed = matches!(layer, "cli" | "main");
    let (product, tests) = split_tests(source);
    if product.lines().count() > MOST_LINES && !path.ends_with("tests.rs") {
        report(format!("has more than {MOST_LINES} lines without its tests; split it by idea"));
    }
    for found in paths(&code(product)).iter().chain(&paths(&code(tests))) {
        let first = found.split("::").next().unwrap_or_default();
        let used = found.strip_prefix("crate::").map(|rest| rest.split("::").next().unwrap_or_default());
        if let (Some((_, allowed)), Some(used)) = (LAYERS.iter().find(|(name, _)| *name == layer), used)
            && LAYERS.iter().any(|(name, _)| *name == used)
            && used != layer
            && !allowed.contains(&used)
        {
            report(format!("{layer} must not use {used} ({found})"));
        }
        if PROTOCOL.contains(&first) && layer != "server" {
            report(format!("the protocol's crates belong under server/ ({found})"));
        }
        if CORE.contains(&layer) && ["std::fs", "std::process", "std::env", "std::thread"].iter().any(|banned| is_under(found, banned)) {
            report(format!("{layer} must not touch the system ({found})"));
        }
        if FORBIDDEN.iter().any(|banned| is_under(found, banned)) {
            report(format!("opens connections or starts processes ({found})"));
        }
    }
    let depth = path.matches('/').count();
    if layer != "main" && layer != "lib" && code(product).contains(&"super::".repeat(depth)) {
        report("leaves its layer by super::, where crate:: must be written".to_owned());
    }
    let code = code(product);
    for rough in ROUGH.iter().filter(|rough| !rough_allowed && code.contains(**rough)) {
        report(format!("{rough} outside tests and command line"));
    }
    violations
}

/// What is wrong with any text file of the project.
fn text_violations(path: &str, text: &str) -> Vec<String> {
    let mut violations = Vec::new();
    if path.ends_with(".rs") && !text.starts_with("//! ") {
        violations.push(format!("{path}: does not open with a sentence in //!"));
    }
    for (number, line) in text.lines().enumerate() {
        let hard_break = path.ends_with(".md") && line.ends_with("  ") && !line.trim().is_empty();
        if line.ends_with([' ', '\t']) && !hard_break {
            violations.push(format!("{path}:{}: ends with a space", number + 1));
        }
        if let Some(word) = UNFINISHED.iter().find(|word| line.contains(**word)) {
            violations.push(format!("{path}:{}: {word}: finish it, or leave it out", number + 1));
        }
    }
    if !text.is_empty() && !text.ends_with('\n') {
        violations.push(format!("{path}: does not end with a line end"));
    }
    violations
}

/// The program and its tests, which follow it.
fn split_tests(source: &str) -> (&str, &str) {
    let at = source.find("#[cfg(test)]\nmod tests").unwrap_or(source.len());
    source.split_at(at)
}

/// The source less its comment lines.
fn code(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// All paths of several segments in some code, groups written out: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut at = 0;
    let bytes = code.as_bytes();
    while at < bytes.len() {
        if is_word(bytes[at]) && (at == 0 || (!is_word(bytes[at - 1]) && bytes[at - 1] != b':')) {
            at = path(code, at, "", &mut found).max(at + 1);
        } else {
            at += 1;
        }
    }
    found.retain(|path| path.contains("::"));
    found
}

/// Reads the path or group at `at`, which goes on from `prefix`; returns where it ends.
fn path(code: &str, mut at: usize, prefix: &str, found: &mut Vec<String>) -> usize {
    let bytes = code.as_bytes();
    let mut path_so_far = prefix.to_owned();
    loop {
        if bytes.get(at) == Some(&b'{') {
            at += 1;
            loop {
                while bytes.get(at).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b',') {
                    at += 1;
                }
                match bytes.get(at) {
                    Some(b'}') => return at + 1,
                    Some(byte) if is_word(*byte) || *byte == b'*' => at = path(code, at, &path_so_far, found),
                    _ => return at,
                }
            }
        }
        let start = at;
        while bytes.get(at).is_some_and(|byte| is_word(*byte) || *byte == b'*') {
            at += 1;
        }
        if start == at {
            return at;
        }
        path_so_far.push_str(&code[start..at]);
        if code[at..].starts_with("::") {
            path_so_far.push_str("::");
            at += 2;
        } else {
            found.push(path_so_far);
            // `a as b` inside a group.
            if let Some(rest) = code[at..].strip_prefix(" as ") {
                at += " as ".len() + rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            }
            return at;
        }
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

fn is_under(path: &str, parent: &str) -> bool {
    path.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// Files below a folder with one of these endings, sorted. "." stands for the files of the root alone.
fn files_under(folder: &str, endings: &[&str]) -> Vec<String> {
    let mut files = Vec::new();
    let Ok(entries) = fs::read_dir(folder) else { return files };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.strip_prefix(".").unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let skipped = ["node_modules", "__pycache__", "out", "dist"].iter().any(|skipped| path.ends_with(skipped));
        if path.is_dir() && folder != "." && !skipped {
            files.extend(files_under(&name, endings));
        } else if path.is_file() && endings.iter().any(|ending| Path::new(&name).extension().is_some_and(|found| found == *ending)) {
            files.push(name);
        }
    }
    files.sort();
    files
}

#[track_caller]
fn fails(path: &str, source: &str, reason: &str) {
    let violations = source_violations(path, source);
    assert!(violations.iter().any(|violation| violation.contains(reason)), "{violations:?} lacks {reason:?}");
}

#[track_caller]
fn passes(path: &str, source: &str) {
    assert_eq!(source_violations(path, source), Vec::<String>::new());
}

#[test]
fn an_upward_import_is_caught() {
    fails("src/text/span.rs", "use crate::facts::Facts;", "text must not use facts");
    fails("src/facts.rs", "use crate::{text::Span, story::{Story, Reading}};", "facts must not use story");
    fails("src/lexicon/words.rs", "fn f() -> crate::facts::Facts { todo() }", "lexicon must not use facts");
    fails("src/features/hover.rs", "use crate::settings::Settings;", "features must not use settings");
    fails("src/rules/typo.rs", "use crate::settings::Settings;", "rules must not use settings");
    fails("src/cli/check.rs", "use crate::server::run;", "cli must not use server");
    fails("src/server/backend.rs", "use crate::cli::Status;", "server must not use cli");
    fails("src/story/carry.rs", "#[cfg(test)]\nmod tests {\n    use crate::rules::RULES;\n}", "story must not use rules");
    passes("src/rules/typo.rs", "use super::{BlockView, Finding};\nuse crate::story::Place;\nuse crate::rules::Level;");
    passes("src/text/span.rs", "// use crate::facts::Facts;\n/// See [`crate::facts::Facts`].\nfn f() {}");
}

#[test]
fn leaving_a_layer_by_super_is_caught() {
    fails("src/text/span.rs", "use super::super::facts::Facts;", "leaves its layer");
    fails("src/text.rs", "use super::facts::Facts;", "leaves its layer");
    passes("src/story/attribution/score.rs", "use super::super::carry::Carry;");
}

#[test]
fn protocol_crates_outside_the_server_are_caught() {
    fails("src/features/hover.rs", "use tower_lsp_server::ls_types::Hover;", "belong under server/");
    fails("src/cli.rs", "async fn f() { tokio::time::sleep(x).await }", "belong under server/");
    passes("src/server/backend.rs", "use tower_lsp_server::{Client, ls_types::*};");
}

#[test]
fn the_system_in_the_core_is_caught() {
    fails("src/desk.rs", "use std::{collections::HashMap, fs};", "desk must not touch the system (std::fs)");
    fails("src/rules/typo.rs", "fn f() { std::process::exit(1) }", "rules must not touch the system");
    passes("src/settings.rs", "use std::fs;");
}

#[test]
fn connections_and_processes_are_caught_everywhere() {
    fails("src/server/transport.rs", "use std::net::TcpStream;", "opens connections");
    fails("src/cli/check.rs", "use std::process::{Command, ExitCode};", "starts processes (std::process::Command)");
    fails("src/main.rs", "use tokio::net::TcpListener;", "opens connections");
    passes("src/cli.rs", "use std::process::ExitCode;");
    assert_eq!(network_crates("[[package]]\nname = \"mio\"\nversion = \"1.0.0\"\n"), ["mio"]);
}

#[test]
fn rough_endings_are_caught() {
    fails("src/story.rs", "fn f() { x.unwrap() }", ".unwrap()");
    fails("src/server.rs", "fn f() { x.expect(\"y\") }", ".expect(");
    fails("src/facts/token.rs", "fn f() { println!(\"x\") }", "println!(");
    passes("src/cli/check.rs", "fn f() { println!(\"x\") }");
    passes("src/story.rs", "fn f() {}\n#[cfg(test)]\nmod tests {\n    fn g() { x.unwrap() }\n}");
}

#[test]
fn a_long_file_is_caught_its_tests_apart() {
    let long = "fn f() {}\n".repeat(MOST_LINES + 1);
    fails("src/story.rs", &long, "split it by idea");
    passes("src/story.rs", &format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}"));
}

#[test]
fn untidy_texts_are_caught() {
    assert_eq!(text_violations("src/a.rs", "use x;\n"), ["src/a.rs: does not open with a sentence in //!"]);
    assert_eq!(text_violations("docs/a.md", "one \ntwo"), ["docs/a.md:1: ends with a space", "docs/a.md: does not end with a line end"]);
    for word in UNFINISHED {
        let text = format!("//! What it is.\n// {word} later\n");
        assert_eq!(text_violations("src/a.rs", &text), [format!("src/a.rs:2: {word}: finish it, or leave it out")]);
    }
    assert_eq!(text_violations("src/a.rs", "//! What it is.\n"), Vec::<String>::new());
}
