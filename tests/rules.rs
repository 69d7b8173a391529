//! The rules against their own documentation and the bundled stories: examples hold, fixes heal, the manual is fresh.

// The policy allows these in tests; the linter takes only functions marked as tests for such.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::fs;

use copydesk::rules::{Finding, Level, RULES, Rule, RuleSet, WordList, check, manual};
use copydesk::story::Story;
use copydesk::text::{Markup, Range};
use expect_test::expect_file;

#[test]
fn every_example_holds() {
    let mut wrong = Vec::new();
    for rule in RULES {
        for example in examples(rule) {
            let (text, expected) = marked(&example.text);
            let findings = findings_of(&text, Markup::Plain, &running(&[rule]));
            let own: Vec<&str> =
                findings.iter().filter(|found| found.finding.rule.name == rule.name).map(|found| found.of(&text)).collect();
            let starts: Vec<Range> =
                findings.iter().filter(|found| found.finding.rule.name == rule.name).map(|found| found.range).collect();
            if starts != expected {
                let expected: Vec<&str> = expected.iter().map(|range| &text[range.start..range.end]).collect();
                wrong.push(format!("{}: expected {expected:?}, found {own:?} in\n{}", rule.name, example.text));
            }
            let loud = |found: &&Found| found.finding.rule.name != rule.name && found.finding.level >= Level::Warning;
            if let Some(other) = findings.iter().find(loud)
                && !example.fails
            {
                wrong.push(format!("{}: {} at {:?} in\n{}", rule.name, other.finding.rule.name, other.of(&text), example.text));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_examples_of_both_kinds() {
    for rule in RULES {
        let examples = examples(rule);
        assert!(examples.iter().any(|example| example.fails), "{} has no failing example", rule.name);
        assert!(examples.iter().any(|example| !example.fails), "{} has no passing example", rule.name);
        for example in examples {
            assert_eq!(example.fails, example.text.contains("[["), "{}: ranges stand in failing examples only", rule.name);
        }
        assert!(rule.documentation.contains("## When to ignore it"), "{} does not say when to ignore it", rule.name);
        assert!(rule.summary.ends_with('.') && rule.level != Level::Off, "{}", rule.name);
    }
}

#[test]
fn every_file_of_a_rule_is_listed() {
    let mut files: Vec<String> = fs::read_dir("src/rules")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && fs::read_to_string(path).unwrap().contains("static RULE: Rule"))
        .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .collect();
    files.sort();
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert_eq!(files, names);
}

#[test]
fn the_manual_is_fresh() {
    expect_file!["../docs/rules.md"].assert_eq(&manual::book());
}

#[test]
fn filed_stories_have_the_findings_that_are_listed() {
    let listed = fs::read_to_string("examples/findings.list").unwrap();
    let listed: Vec<Vec<&str>> = listed.lines().filter(|line| !line.starts_with('#')).map(|line| line.splitn(3, " | ").collect()).collect();
    let mut wrong = Vec::new();
    for (path, text) in stories("examples/filed") {
        let name = path.rsplit('/').next().unwrap();
        let expected: BTreeSet<(usize, usize, &str)> = listed
            .iter()
            .filter(|line| line[0] == name)
            .map(|line| {
                let (context, ranges) = marked(line[2]);
                let at = text.find(&context).unwrap_or_else(|| panic!("{path} lacks {context:?}"));
                (at + ranges[0].start, at + ranges[0].end, line[1])
            })
            .collect();
        let found = findings(&text, Markup::of_path(&path));
        let found: BTreeSet<(usize, usize, &str)> =
            found.iter().map(|found| (found.range.start, found.range.end, found.finding.rule.name)).collect();
        wrong.extend(expected.difference(&found).map(|it| format!("{path}: {} is not reported at {:?}", it.2, &text[it.0..it.1])));
        wrong.extend(found.difference(&expected).map(|it| format!("{path}: {} is reported at {:?}", it.2, &text[it.0..it.1])));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for rule in RULES {
        assert!(listed.iter().any(|line| line[1] == rule.name), "no filed story shows {}", rule.name);
    }
}

#[test]
fn published_stories_are_quiet() {
    let mut wrong = Vec::new();
    for (path, text) in stories("examples/published") {
        for found in findings(&text, Markup::of_path(&path)).iter().filter(|found| found.finding.level >= Level::Warning) {
            wrong.push(format!("{path}: {} is reported at {:?}", found.finding.rule.name, found.of(&text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the desk is told of published copy, though nothing is wrong with it.
#[test]
fn published_stories_are_told_of_no_more_than_this() {
    let mut told = Vec::new();
    for (path, text) in stories("examples/published") {
        for found in findings(&text, Markup::of_path(&path)).iter().filter(|found| found.finding.level < Level::Warning) {
            told.push(format!("{path}: {}: {}", found.finding.rule.name, found.of(&text)));
        }
    }
    told.sort();
    expect_test::expect![[r#"
        examples/published/arson-verdict.txt: anonymous-source: A juror
        examples/published/harbour-fire.txt: anonymous-source: One buyer
        examples/published/ministers-talks.txt: anonymous-source: a diplomat"#]]
    .assert_eq(&told.join("\n"));
}

/// Invariant 9: a fix removes its finding, brings no new one, and touches nothing outside the finding's paragraph.
#[test]
fn fixes_heal() {
    let mut wrong = Vec::new();
    let mut fixes = 0;
    for (text, markup) in all_texts() {
        let before = findings(&text, markup);
        for found in &before {
            for fix in &found.fixes {
                fixes += 1;
                let fixed = apply(&text, fix);
                let after = findings(&fixed, markup);
                let about = format!("{} at {:?}: fix {:?}", found.finding.rule.name, found.of(&text), fix.title);
                if after.iter().any(|still| is_same(still, found, fix)) {
                    wrong.push(format!("{about} leaves its finding:\n{fixed}"));
                }
                for new in after.iter().filter(|new| !before.iter().any(|old| is_same(new, old, fix))) {
                    wrong.push(format!("{about} brings {} at {:?}:\n{fixed}", new.finding.rule.name, new.of(&fixed)));
                }
                if fix
                    .edits
                    .iter()
                    .any(|(range, _)| text[range.start.min(found.range.start)..range.end.max(found.range.end)].contains("\n\n"))
                {
                    wrong.push(format!("{about} touches another paragraph"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(fixes > 10, "only {fixes} fixes were tried");
}

/// Applying every safe fix at once heals everything that safe fixes can heal: a second round finds nothing to do.
#[test]
fn safe_fixes_are_done_in_one_round() {
    for (text, markup) in all_texts() {
        let mut edits: Vec<(Range, String)> = Vec::new();
        for found in findings(&text, markup) {
            if let Some(fix) = found.fixes.iter().find(|fix| fix.safe)
                && !fix.edits.iter().any(|(range, _)| edits.iter().any(|(other, _)| range.start < other.end && other.start < range.end))
            {
                edits.extend(fix.edits.clone());
            }
        }
        let fixed = apply(&text, &SourceFix { title: String::new(), safe: true, edits });
        let left: Vec<_> = findings(&fixed, markup).into_iter().filter(|found| found.fixes.iter().any(|fix| fix.safe)).collect();
        assert!(left.is_empty(), "{} is left in\n{fixed}", left[0].finding.rule.name);
    }
}

/// An example of a rule's documentation.
struct Example {
    fails: bool,
    text: String,
}

fn examples(rule: &Rule) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Example> = None;
    let mut settings = false;
    for line in rule.documentation.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(_), Some(_)) => examples.extend(open.take()),
            // What a reader may put into his settings.
            (Some("toml"), None) => settings = true,
            (Some(_), None) if settings => settings = false,
            (Some(fence), None) => {
                let fails = fence == "copy,fail";
                assert!(fails || fence == "copy,pass", "{}: what is a fence {fence:?}?", rule.name);
                open = Some(Example { fails, text: String::new() });
            }
            (None, Some(example)) => {
                example.text.push_str(line);
                example.text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{}: a fence is not closed", rule.name);
    examples
}

/// A text and the ranges that stood in `[[…]]`.
fn marked(text: &str) -> (String, Vec<Range>) {
    let mut plain = String::new();
    let mut ranges = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let (inside, after) = after.split_once("]]").expect("[[ has its ]]");
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(inside);
        ranges.push(Range::new(start, plain.len()));
        rest = after;
    }
    plain.push_str(rest);
    (plain, ranges)
}

/// A finding with its places in the story's source.
struct Found {
    range: Range,
    finding: Finding,
    fixes: Vec<SourceFix>,
}

impl Found {
    fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.range.start..self.range.end]
    }
}

struct SourceFix {
    title: String,
    safe: bool,
    edits: Vec<(Range, String)>,
}

/// Some rules at their levels, and those that run anyway.
fn running(rules: &[&'static Rule]) -> RuleSet {
    RuleSet::new(rules.iter().map(|rule| (rule.name, rule.level)).collect(), WordList::default())
}

/// What all rules find, also those that are off unless they are set.
fn findings(text: &str, markup: Markup) -> Vec<Found> {
    findings_of(text, markup, &running(RULES))
}

fn findings_of(text: &str, markup: Markup, rule_set: &RuleSet) -> Vec<Found> {
    let story = Story::new(text, markup);
    check(story.reading(), rule_set, None)
        .iter()
        .map(|(block, finding)| Found {
            range: story.place(block, finding.place),
            finding: finding.clone(),
            fixes: finding
                .fixes()
                .iter()
                .map(|fix| SourceFix {
                    title: fix.title.clone(),
                    safe: fix.safe,
                    edits: fix.edits.iter().map(|edit| (story.place(block, edit.place), edit.text.clone())).collect(),
                })
                .collect(),
        })
        .collect()
}

fn apply(text: &str, fix: &SourceFix) -> String {
    let mut edits = fix.edits.clone();
    edits.sort_by_key(|(range, _)| *range);
    let mut fixed = String::new();
    let mut at = 0;
    for (range, replacement) in edits {
        assert!(at <= range.start, "edits of a fix do not overlap: {}", fix.title);
        fixed.push_str(&text[at..range.start]);
        fixed.push_str(&replacement);
        at = range.end;
    }
    fixed.push_str(&text[at..]);
    fixed
}

/// Whether a finding after a fix is one that was there before: same rule, same start, less what the fix shifted.
fn is_same(after: &Found, before: &Found, fix: &SourceFix) -> bool {
    let shift = |counts: &dyn Fn(&Range) -> bool| -> isize {
        let by = |(range, text): &(Range, String)| text.len().cast_signed() - (range.end - range.start).cast_signed();
        fix.edits.iter().filter(|(range, _)| counts(range)).map(by).sum()
    };
    let start = before.range.start;
    let behind = start.cast_signed() + shift(&|range| range.end <= start);
    let ahead = start.cast_signed() + shift(&|range| range.end < start);
    after.finding.rule.name == before.finding.rule.name && [behind, ahead].contains(&after.range.start.cast_signed())
}

/// The stories of a folder by path.
fn stories(folder: &str) -> Vec<(String, String)> {
    let mut stories: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().to_string_lossy().replace('\\', "/"))
        .map(|path| (path.clone(), fs::read_to_string(path).unwrap()))
        .collect();
    stories.sort();
    assert!(!stories.is_empty());
    stories
}

/// All examples and all bundled stories.
fn all_texts() -> Vec<(String, Markup)> {
    let examples = RULES.iter().flat_map(|rule| examples(rule)).map(|example| (marked(&example.text).0, Markup::Plain));
    let bundled = ["examples/filed", "examples/published"].into_iter().flat_map(stories);
    examples.chain(bundled.map(|(path, text)| (text, Markup::of_path(&path)))).collect()
}
