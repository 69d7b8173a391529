//! What the documents say is what the program does: transcripts, picture, notices, named tests and links.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::Command;

use copydesk::rules::RULES;
use expect_test::expect_file;

/// Runs a command line as a reader of the README would type it.
fn copydesk(line: &str, color: bool) -> String {
    let arguments = line.strip_prefix("copydesk ").expect("a command of copydesk").split_whitespace();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(["--color", if color { "always" } else { "never" }])
        .args(arguments)
        .env("COLUMNS", "100")
        // The dictionary of whoever runs the tests must not matter.
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{line}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn transcripts_in_the_readme_are_fresh() {
    let readme = fs::read_to_string("README.md").unwrap();
    let mut fresh = String::new();
    let mut transcripts = 0;
    let mut in_transcript = false;
    for line in readme.lines() {
        if in_transcript && line == "```" {
            in_transcript = false;
        }
        match line.strip_prefix("$ ") {
            Some(command) if in_transcript => {
                fresh.push_str(&format!("{line}\n{}", copydesk(command, false)));
                transcripts += 1;
            }
            _ if in_transcript => {}
            _ => fresh.push_str(&format!("{line}\n")),
        }
        in_transcript |= line == "```console";
    }
    assert!(transcripts > 0);
    expect_file!["../README.md"].assert_eq(&fresh);
}

#[test]
fn the_picture_in_the_readme_is_fresh() {
    let report = copydesk("copydesk check examples/filed/council-budget.txt", true);
    let picture = anstyle_svg::Term::new().render_svg(&report);
    expect_file!["../docs/check.svg"].assert_eq(&format!("{}\n", picture.trim_end()));
}

#[test]
fn what_goes_out_alone_has_the_sample_story_and_the_licences() {
    let read = |path: &str| fs::read_to_string(path).unwrap();
    assert_eq!(read("editors/nvim/sample/lido.txt"), read("editors/vscode/sample/lido.txt"));
    for folder in ["nvim", "vscode"] {
        let licence = read(&format!("editors/{folder}/LICENSE.txt"));
        for whole in ["LICENSE-MIT", "LICENSE-APACHE"] {
            assert!(licence.contains(read(whole).trim()), "{folder}: {whole}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_pictures_in_the_documents_are_fresh() {
    for editor in ["nvim", "vscode"] {
        let output = Command::new("editors/shown.sh")
            .args([editor, env!("CARGO_BIN_EXE_copydesk")])
            .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let now = String::from_utf8(output.stdout).unwrap();
        let taken = fs::read_to_string(format!("docs/pictures/{editor}.shown")).unwrap();
        let changed: Vec<&str> = now.lines().filter(|line| taken.lines().all(|old| old != *line)).collect();
        assert!(now == taken, "These show something else than the pictures: {changed:#?}. Run editors/pictures.sh {editor}.");
    }
}

#[test]
fn commands_in_the_readme_are_understood() {
    let readme = fs::read_to_string("README.md").unwrap();
    let named: Vec<&str> = readme.split('`').filter(|code| code.starts_with("copydesk ") && !code.contains('\n')).collect();
    assert!(named.len() >= 4, "{named:?}");
    for line in named {
        let mut words: Vec<&str> = line.split_whitespace().skip(1).collect();
        words.push("--help");
        let output = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(&words).output().unwrap();
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_settings_in_the_readme_are_understood() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (_, section) = readme.split_once("\n## Settings\n").unwrap();
    let (_, block) = section.split_once("```toml\n").unwrap();
    let (settings, _) = block.split_once("```").unwrap();
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("copydesk.toml"), settings).unwrap();
    fs::write(folder.path().join("a.txt"), "The bridge opened on Monday.\n").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_copydesk")).args(["check", "a.txt"]).current_dir(folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn notice_holds_the_notices_of_all_data() {
    let mut parts: Vec<_> = fs::read_dir("data").unwrap().map(|entry| entry.unwrap().path().join("NOTICE.part")).collect();
    parts.retain(|part| part.exists());
    parts.sort();
    let mut notice = String::from("copydesk\nCopyright 2026 the copydesk contributors\n");
    for part in parts {
        notice.push_str(&format!("\n{}\n", fs::read_to_string(part).unwrap().trim_end()));
    }
    expect_file!["../NOTICE"].assert_eq(&notice);
}

#[test]
fn the_changelog_names_every_rule() {
    let changelog = fs::read_to_string("CHANGELOG.md").unwrap();
    for rule in RULES {
        assert!(changelog.contains(&format!("`{}`", rule.name)), "{} is not in the changelog", rule.name);
    }
}

/// `tests/rules.rs::fixes_heal` in the architecture is a test that there is.
#[test]
fn every_invariant_names_a_test_that_there_is() {
    let architecture = fs::read_to_string("docs/architecture.md").unwrap();
    let mut invariants = 0;
    for line in architecture.lines().skip_while(|line| *line != "## Invariants") {
        if !line.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        invariants += 1;
        let tests: Vec<&str> = line.split('`').filter(|code| code.contains(".rs::")).collect();
        assert!(!tests.is_empty(), "no test is named in: {line}");
        for test in tests {
            let (file, function) = test.split_once("::").unwrap();
            let source = fs::read_to_string(file).unwrap_or_else(|_| panic!("{file} is not there"));
            assert!(source.contains(&format!("fn {function}(")), "{file} has no test {function}");
        }
    }
    assert_eq!(invariants, 10);
}

#[test]
fn links_lead_to_files_that_there_are() {
    for page in ["README.md", "docs/architecture.md", "docs/formats.md", "docs/rules.md", "examples/README.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(page).unwrap();
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            assert!(Path::new(page).parent().unwrap().join(target).exists(), "{page} links to {target}");
        }
    }
}
