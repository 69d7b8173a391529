//! The command line as a process: what it prints, where, and with which code it ends.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::io::{BufRead, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// What a run left behind.
#[derive(Debug)]
struct Run {
    code: i32,
    output: String,
    errors: String,
}

/// Runs copydesk in a folder with a text on standard input.
fn run_in(folder: &Path, arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE")
        .env("COLUMNS", "100")
        // The dictionary of whoever runs the tests must not matter.
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads no input may be gone already.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        output: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

fn run(arguments: &[&str], input: &str) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments, input.as_bytes())
}

/// A folder with some files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

const CLEAN: &str = "The bridge opened on Monday.\n";

#[test]
fn clean_copy_ends_with_zero() {
    let run = run(&["check"], CLEAN);
    assert_eq!((run.code, run.output.as_str(), run.errors.as_str()), (0, "Nothing to mend in 1 story.\n", ""));
}

#[test]
fn a_dash_is_standard_input() {
    assert_eq!(run(&["check", "-"], CLEAN).code, 0);
}

#[test]
fn empty_standard_input_is_told() {
    let run = run(&["check"], "");
    assert_eq!(run.code, 0);
    assert!(run.errors.contains("Standard input was empty"), "{}", run.errors);
}

#[test]
fn a_missing_file_ends_with_two_and_the_others_are_checked() {
    let folder = folder(&[("a.txt", CLEAN.as_bytes())]);
    let run = run_in(folder.path(), &["check", "none.txt", "a.txt"], b"");
    assert_eq!(run.code, 2);
    assert!(run.errors.starts_with("error: none.txt cannot be read: "), "{}", run.errors);
    assert_eq!(run.output, "Nothing to mend in 1 story. 1 story could not be read.\n");
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let folder = folder(&[("a.txt", b"PK\x03\x04"), ("c.txt", b"\xe2\x80\x9cNo\xff")]);
    let run = run_in(folder.path(), &["check", "."], b"");
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("a.txt cannot be read as text: byte 2 stands for no character"), "{}", run.errors);
    assert!(run.errors.contains("c.txt cannot be read as text: it is UTF-8 with a damaged character at byte 5"), "{}", run.errors);
}

#[test]
fn a_comment_that_names_no_rule_is_told_and_the_findings_stand() {
    let folder = folder(&[("a.md", b"A metting. <!-- copydesk: ignore tpyo -->\n\nA metting. <!-- copydesk: ignore spelling, typo -->\n")]);
    let run = run_in(folder.path(), &["check", "a.md", "--format", "json"], b"");
    assert_eq!((run.code, run.output.matches("Did you mean").count()), (1, 1));
    let told = "note: A comment in a.md asks to ignore \u{201c}tpyo\u{201d}, and there is no such rule. Did you mean \u{201c}typo\u{201d}?\n\
                note: A comment in a.md asks to ignore \u{201c}spelling\u{201d}, and there is no such rule. \u{201c}copydesk explain\u{201d} lists the rules.\n";
    assert_eq!(run.errors, told);
}

#[test]
fn windows_1252_is_read_with_a_note() {
    let folder = folder(&[("wire.txt", b"\x93No,\x94 said Ren\xe9e Ash.\n")]);
    let run = run_in(folder.path(), &["extract", "wire.txt"], b"");
    assert_eq!(run.code, 0, "{}", run.errors);
    assert!(run.errors.contains("wire.txt is not UTF-8 and was read as Windows-1252."), "{}", run.errors);
}

#[test]
fn a_folder_is_read_by_its_ignore_rules_in_order() {
    let story = CLEAN.as_bytes();
    let folder = folder(&[
        ("b.md", story),
        ("a.txt", story),
        ("c/d.html", story),
        ("c/e.rs", story),
        (".hidden.txt", story),
        ("drafts/f.txt", story),
        (".gitignore", b"drafts/\n"),
    ]);
    let run = run_in(folder.path(), &["extract", "."], b"");
    let ids: Vec<String> = run
        .output
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids, ["a.txt", "b.md", "c/d.html"]);
}

#[test]
fn a_folder_without_stories_is_told() {
    let folder = folder(&[("a.rs", b"")]);
    let run = run_in(folder.path(), &["check", "."], b"");
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("No story was found in ."), "{}", run.errors);
}

#[test]
fn wrong_arguments_end_with_two() {
    assert_eq!(run(&["check", "--format", "xml"], "").code, 2);
    let run = run(&["explain", "unatributed-quote"], "");
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("'unattributed-quote'"), "{}", run.errors);
}

#[test]
fn rules_are_listed_and_explained() {
    let list = run(&["explain"], "");
    assert_eq!(list.code, 0);
    let names: Vec<&str> = list.output.lines().map(|line| line.split_whitespace().next().unwrap()).collect();
    assert_eq!(names, copydesk::rules::RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    let page = run(&["explain", "carried-speaker"], "");
    assert_eq!(page.code, 0);
    assert!(page.output.starts_with("carried-speaker\n\n"), "{}", page.output);
    assert!(!page.output.contains("```") && !page.output.contains('\u{1b}'), "{}", page.output);
}

#[test]
fn colours_come_when_asked_for() {
    assert!(run(&["explain", "--color", "always"], "").output.contains('\u{1b}'));
}

#[test]
fn json_lines_are_answered_in_order() {
    let input: String = (0..600).map(|id| format!("{{\"id\":{id},\"text\":\"Hello.\",\"more\":1}}\n")).collect();
    let run = run(&["extract", "--jsonl"], &input);
    assert_eq!(run.code, 0);
    let ids: Vec<u64> =
        run.output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..600).collect::<Vec<_>>());
}

#[test]
fn a_line_that_is_no_story_is_named() {
    let run = run(&["extract", "--jsonl"], "{\"id\":1,\"text\":\"\"}\n{\"id\":2}\n");
    assert_eq!(run.code, 2);
    let expected = "error: Line 2 is no story: missing field `text` at column 8. Each line must be an object with \"id\" and \"text\".\n";
    assert_eq!(run.errors, expected);
}

#[test]
fn the_version_is_told() {
    assert_eq!(run(&["--version"], "").output, format!("copydesk {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn broken_settings_end_with_two_and_name_the_line() {
    let folder = folder(&[("copydesk.toml", b"words = [\n"), ("a/b.txt", CLEAN.as_bytes())]);
    let run = run_in(folder.path(), &["check", "a/b.txt"], b"");
    assert_eq!(run.code, 2);
    assert!(run.errors.contains("a/b.txt was not checked: ") && run.errors.contains("copydesk.toml is not valid TOML"), "{}", run.errors);
    assert_eq!(run.output, "1 story could not be read.\n");
}

#[test]
fn settings_that_are_not_understood_are_told_with_their_line_and_the_rest_holds() {
    let settings = "words = [\"gloffin\"]\n\n[rules]\ntpyo = \"off\"\ncolour = \"off\"\n\n[dictionaries]\npersnal = \"x\"\n";
    let folder = folder(&[("copydesk.toml", settings.as_bytes()), ("a.txt", b"She wore a gloffin.\n")]);
    let run = run_in(folder.path(), &["check", "a.txt"], b"");
    assert_eq!((run.code, run.output.as_str()), (0, "Nothing to mend in 1 story.\n"));
    let path = folder.path().join("copydesk.toml");
    let told: Vec<String> = run.errors.lines().map(|line| line.replace(&path.display().to_string(), "copydesk.toml")).collect();
    assert_eq!(told[0], "warning: copydesk.toml:8: there is no setting “persnal” under “dictionaries”. Did you mean “personal”?");
    assert!(told[1].starts_with("warning: copydesk.toml:5: there is no rule “colour”. There are: unattributed-quote, "), "{}", told[1]);
    assert_eq!(told[2..], ["warning: copydesk.toml:4: there is no rule “tpyo”. Did you mean “typo”?"]);
}

#[test]
fn settings_in_another_encoding_are_told_as_such() {
    let folder = folder(&[("copydesk.toml", b"words = [\"caf\xe9\"]\n"), ("a.txt", CLEAN.as_bytes())]);
    let run = run_in(folder.path(), &["check", "a.txt"], b"");
    assert_eq!(run.code, 2);
    assert!(run.errors.ends_with("line 1 has a byte that belongs to another encoding. Save it as UTF-8.\n"), "{}", run.errors);
}

#[test]
fn an_outline_of_copy_without_quotes_says_so() {
    let run = run(&["outline"], CLEAN);
    assert_eq!((run.code, run.output.as_str()), (0, "Nobody is quoted.\n"));
}

#[test]
fn who_is_who_is_listed_with_places() {
    let story = "Mayor Ana Ruiz left.\n\n“We sail,” Ruiz said.\n";
    let human = run(&["outline", "--entities"], story);
    let expected = "Ana Ruiz, person, Mayor (1:1)\n  also Ruiz\n  first named 1:7, 2 mentions, 1 quote\n      3:1  “We sail,”\n";
    assert_eq!((human.code, human.output.as_str()), (0, expected));
    let found = json(&run(&["outline", "--entities", "--format", "jsonl"], story))["entities"][0].clone();
    assert_eq!((&found["name"], &found["kind"]), (&"Ana Ruiz".into(), &"person".into()));
    assert_eq!((&found["role"]["text"], &found["role"]["line"], &found["first"]["start"]), (&"Mayor".into(), &1.into(), &6.into()));
    assert_eq!(
        (&found["aliases"][0], &found["quotes"][0]["line"], &found["quotes"][0]["likely"]),
        (&"Ruiz".into(), &3.into(), &false.into())
    );
    assert_eq!(run(&["outline", "--entities"], "It rained.\n").output, "Nobody is named.\n");
}

const FILED: &str = "examples/filed/council-budget.txt";

fn json(run: &Run) -> serde_json::Value {
    serde_json::from_str(&run.output).unwrap()
}

#[test]
fn warnings_end_with_one() {
    let run = run(&["check", FILED], "");
    assert_eq!(run.code, 1, "{}", run.errors);
    assert!(run.output.contains("unattributed-quote") && run.output.contains(&format!("{FILED}:15:1\n")), "{}", run.output);
    assert!(!run.output.contains('\u{1b}'));
}

#[test]
fn information_is_shown_and_ends_with_zero() {
    let story = "“The ferry will sail on Friday,” harbour master Inge Solberg said. “The crew is ready.”\n\n“We have waited eleven weeks for the part.”\n";
    let shown = run(&["check", "--stdin-filename", "ferry.txt"], story);
    assert_eq!(shown.code, 0);
    assert!(shown.output.starts_with("information[carried-speaker]: "), "{}", shown.output);
    assert!(shown.output.contains("ferry.txt:3:1\n") && shown.output.ends_with("1 information in 1 story.\n"), "{}", shown.output);
    assert_eq!(run(&["check", "--min-level", "warning"], story).output, "Nothing to mend in 1 story.\n");
}

#[test]
fn rules_can_be_chosen() {
    let run = run(&["check", "--rule", "unclosed-quote", "--format", "json", FILED], "");
    let report = json(&run);
    let rules: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["unclosed-quote"]);
}

#[test]
fn a_rule_that_is_off_runs_when_it_is_named() {
    let story = "Alan Moss and Peter Lund left the hearing together. \"It is over,\" he said.\n";
    assert_eq!(run(&["check"], story).output, "Nothing to mend in 1 story.\n");
    let named = run(&["check", "--rule", "ambiguous-speaker"], story);
    assert_eq!(named.code, 0);
    assert!(named.output.starts_with("hint[ambiguous-speaker]: “he” may be Alan Moss or Peter Lund."), "{}", named.output);
}

/// Lines, columns and offsets in JSON count scalar values, as a reader who splits the text at line ends counts them.
#[test]
fn json_places_are_where_they_say() {
    let text = "\u{feff}Café “Zwölf” 🙂 opened.\r\n\r\n“The roof is 🙂 new,\" said Ann Aldous.\r\n";
    let folder = folder(&[("a.txt", text.as_bytes())]);
    let run = run_in(folder.path(), &["check", "--format", "json", "a.txt"], b"");
    assert_eq!(run.code, 1, "{run:?}");
    let report = json(&run);
    assert_eq!((report["version"].as_u64(), report["stories"].as_u64()), (Some(1), Some(1)));
    let finding = &report["findings"][0];
    assert_eq!((finding["path"].as_str(), finding["rule"].as_str()), (Some("a.txt"), Some("mismatched-quote-marks")));
    let characters: Vec<char> = text.trim_start_matches('\u{feff}').chars().collect();
    let offset = usize::try_from(finding["start"]["offset"].as_u64().unwrap()).unwrap();
    assert_eq!(characters[offset], '"');
    let column = usize::try_from(finding["start"]["column"].as_u64().unwrap()).unwrap();
    assert_eq!(finding["start"]["line"].as_u64(), Some(3));
    assert_eq!(text.lines().nth(2).unwrap().chars().nth(column - 1), Some('"'));
    assert_eq!(finding["end"]["column"].as_u64().map(|end| end as usize), Some(column + 1));
    let fix = &finding["fixes"][0];
    assert_eq!((fix["safe"].as_bool(), fix["edits"][0]["text"].as_str()), (Some(true), Some("”")));
    assert_eq!(finding["related"][0]["start"]["column"].as_u64(), Some(1));
}

#[test]
fn sarif_has_rules_results_and_fixes() {
    let checked = run(&["check", "--format", "sarif", FILED, "none.txt"], "");
    assert_eq!(checked.code, 2);
    let log = json(&checked);
    let log = &log["runs"][0];
    assert_eq!(log["columnKind"].as_str(), Some("unicodeCodePoints"));
    let rules: Vec<&str> = log["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(rules, copydesk::rules::RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    let results = log["results"].as_array().unwrap();
    assert_eq!(results.len(), json(&run(&["check", "--format", "json", FILED], ""))["findings"].as_array().unwrap().len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"].as_str(), Some(rules[index]));
        assert_eq!(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str(), Some(FILED));
    }
    assert!(
        results.iter().any(|result| result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"].is_string())
    );
    let invocation = &log["invocations"][0];
    assert_eq!(invocation["executionSuccessful"].as_bool(), Some(false));
    let notification = &invocation["toolExecutionNotifications"][0];
    assert!(notification["message"]["text"].as_str().unwrap().starts_with("none.txt cannot be read"));
}

#[test]
fn github_lines_name_file_line_and_rule() {
    let run = run(&["check", "--format", "github", FILED, "none.txt"], "");
    assert_eq!(run.code, 2);
    let line = run.output.lines().find(|line| line.contains("title=unattributed-quote")).unwrap();
    assert!(line.starts_with(&format!("::warning file={FILED},line=15,endLine=15,col=1,endColumn=")), "{line}");
    assert!(run.output.lines().last().unwrap().starts_with("::error file=none.txt::none.txt cannot be read"), "{}", run.output);
}

#[test]
fn the_same_stories_give_the_same_bytes() {
    for format in ["human", "json", "sarif", "github"] {
        let runs: Vec<String> = (0..4).map(|_| run(&["check", "--format", format, "examples"], "").output).collect();
        assert!(runs.iter().all(|output| *output == runs[0]), "{format}");
    }
}

/// Invariant 7: for every bundled story, under settings that change something, both report the same findings.
#[test]
fn check_finds_what_an_editor_is_shown() {
    let settings = "words = [\"metting\"]\n[rules]\ncarried-speaker = \"error\"\nrepeated-word = \"off\"\n";
    let mut files = vec![("copydesk.toml".to_owned(), settings.as_bytes().to_vec())];
    for story in ["examples/filed", "examples/published"] {
        for entry in fs::read_dir(story).unwrap() {
            let path = entry.unwrap().path();
            files.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&path).unwrap()));
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let folder = folder(&files);
    let report = json(&run_in(folder.path(), &["check", "--format", "json", "."], b""));
    let mut editor = Editor::start(folder.path());
    let mut findings = 0;
    for (name, bytes) in &files[1..] {
        let checked: Vec<String> = report["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|finding| finding["path"] == **name)
            .map(|finding| {
                let place = |key: &str| {
                    let number = |part: &str| finding[key][part].as_u64().unwrap() - 1;
                    format!("{}:{}", number("line"), number("column"))
                };
                let severity = ["error", "warning", "information", "hint"].iter().position(|level| finding["level"] == *level).unwrap() + 1;
                format!("{} {} {} {} {}", place("start"), place("end"), severity, finding["rule"], finding["message"])
            })
            .collect();
        let shown = editor.shown(name, std::str::from_utf8(bytes).unwrap());
        assert_eq!(checked, shown, "{name}");
        findings += shown.len();
    }
    assert!(findings > 3, "only {findings} findings were compared");
}

/// An editor that talks to `copydesk lsp` and counts columns in scalar values.
struct Editor {
    folder: String,
    input: std::process::ChildStdin,
    output: std::io::BufReader<std::process::ChildStdout>,
    child: std::process::Child,
}

impl Editor {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("lsp")
            .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (child.stdin.take().unwrap(), std::io::BufReader::new(child.stdout.take().unwrap()));
        let folder = format!("file://{}", folder.canonicalize().unwrap().display());
        let mut editor = Self { folder: folder.clone(), input, output, child };
        editor.send(&serde_json::json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
            "processId": null, "rootUri": folder, "workspaceFolders": [{"uri": folder, "name": "desk"}],
            "capabilities": {"general": {"positionEncodings": ["utf-32"]}},
        }}));
        while editor.read()["id"] != 1 {}
        editor.send(&serde_json::json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}));
        editor
    }

    /// The findings that are shown for a story.
    fn shown(&mut self, name: &str, text: &str) -> Vec<String> {
        let language = if name.ends_with(".md") { "markdown" } else { name.rsplit('.').next().unwrap().trim_end_matches("txt") };
        let uri = format!("{}/{name}", self.folder);
        self.send(&serde_json::json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": uri, "languageId": if language.is_empty() { "plaintext" } else { language }, "version": 1, "text": text,
        }}}));
        loop {
            let message = self.read();
            if message["method"] != "textDocument/publishDiagnostics" || message["params"]["uri"] != *uri {
                continue;
            }
            let place = |place: &serde_json::Value| format!("{}:{}", place["line"], place["character"]);
            let shown = |it: &serde_json::Value| {
                let (start, end) = (place(&it["range"]["start"]), place(&it["range"]["end"]));
                format!("{start} {end} {} {} {}", it["severity"], it["code"], it["message"])
            };
            return message["params"]["diagnostics"].as_array().unwrap().iter().map(shown).collect();
        }
    }

    fn send(&mut self, message: &serde_json::Value) {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    fn read(&mut self) -> serde_json::Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server goes on");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn markup_goes_by_the_name_unless_it_is_set() {
    let story = "<p>&ldquo;The roof is new,\" said Ann Aldous.</p>\n";
    let named = run(&["check", "--stdin-filename", "a.html", "--format", "json"], story);
    let set = run(&["check", "--markup", "html", "--format", "json"], story);
    let places = |run: &Run| json(run)["findings"][0]["start"].clone();
    assert_eq!(places(&named)["offset"].as_u64(), Some(26));
    assert_eq!(places(&named), places(&set));
}

#[test]
fn completions_come_from_the_definition_of_the_command_line() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell], "");
        assert_eq!(script.code, 0, "{}", script.errors);
        for known in ["outline", "min-level"] {
            assert!(script.output.contains(known), "{shell}: {known}");
        }
    }
    assert_eq!(run(&["completions", "no-such"], "").code, 2);
}

#[test]
fn the_manual_has_a_page_for_each_command() {
    let page = run(&["man"], "").output;
    assert!(page.contains(".TH copydesk 1") && page.contains("copydesk\\-check(1)"), "{page}");
    let page = run(&["man", "check"], "").output;
    assert!(page.contains(".TH copydesk-check 1") && page.contains("\\-\\-format"), "{page}");
    assert_eq!(run(&["man", "no-such"], "").code, 2);
}
