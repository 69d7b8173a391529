//! From JSON values to [`Settings`]: layer upon layer, value by value, so that one that is wrong takes no other with it.

use std::fmt;

use serde_json::{Map, Value};

use super::Settings;
use super::file::Lines;
use crate::lexicon::edits::distance;
use crate::rules::RULES;

/// Something in the settings that could not be understood, told in full sentences.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Problem(String);

impl Problem {
    /// A problem.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Values and where they come from.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// What the user knows the place by.
    pub name: &'a str,
    /// The values: an object, or null for none. It may be wrapped in the section's name.
    pub value: &'a Value,
    /// In which line each value stands, where the place is a file.
    pub lines: Option<&'a Lines>,
}

impl<'a> Source<'a> {
    /// Values that stand in no file.
    #[must_use]
    pub fn new(name: &'a str, value: &'a Value) -> Self {
        Self { name, value, lines: None }
    }

    /// The place of a setting, as a user knows it.
    fn place(&self, path: &[String]) -> String {
        let lines = self.lines.and_then(|lines| lines.get(path).or_else(|| lines.get(&[&[SECTION.to_owned()], path].concat())));
        lines.map_or_else(|| self.name.to_owned(), |line| format!("{}:{line}", self.name))
    }
}

/// The name of the section that holds our settings among those of others.
pub const SECTION: &str = "copydesk";

/// Reads settings from sources. Of two that speak of the same, the later one is heard; what each wants ignored is ignored.
pub fn settings<'a>(sources: impl IntoIterator<Item = Source<'a>>) -> (Settings, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut accepted = Value::Object(Map::new());
    for source in sources {
        match unwrap(source.value) {
            Value::Null => {}
            Value::Array(none) if none.is_empty() => {}
            Value::Object(values) => {
                let mut path = Vec::new();
                accept(values, &mut path, &source, &mut accepted, &mut problems);
            }
            other => problems.push(Problem(format!(
                "{}: the settings should be a table of names and values, but are {other}. The defaults hold.",
                source.name
            ))),
        }
    }
    // Every value was tried by itself, so that together they fit.
    (serde_json::from_value(accepted).unwrap_or_default(), problems)
}

/// The section's values, where they are wrapped in its name.
fn unwrap(value: &Value) -> &Value {
    value.get(SECTION).unwrap_or(value)
}

/// Puts each value of a table that the settings understand into `accepted`.
fn accept(values: &Map<String, Value>, path: &mut Vec<String>, source: &Source<'_>, accepted: &mut Value, problems: &mut Vec<Problem>) {
    for (name, value) in values {
        path.push(name.clone());
        match known_names(path) {
            Some(names) if !names.contains(&name.as_str()) => problems.push(unknown(path, &names, source)),
            _ => match value {
                // Not set.
                Value::Null => {}
                Value::Object(below) if is_table(path) => accept(below, path, source, accepted, problems),
                _ => match serde_json::from_value::<Settings>(at(path, value)) {
                    Ok(_) => put(accepted, path, value),
                    Err(error) => {
                        problems.push(Problem(format!("{}: “{}” was passed over: {error}.", source.place(path), path.join("."))));
                    }
                },
            },
        }
        path.pop();
    }
}

/// The names that may stand at the end of a path; `None` where any may.
fn known_names(path: &[String]) -> Option<Vec<&'static str>> {
    match path {
        [_] => Some(vec!["rules", "dialect", "ignore", "words", "household", "dictionaries", "editor"]),
        [table, _] if table == "rules" => Some(RULES.iter().map(|rule| rule.name).collect()),
        [table, _] if table == "dictionaries" => Some(vec!["personal", "workspace", "hunspell"]),
        [table, _] if table == "editor" => Some(vec!["hints", "lens"]),
        _ => None,
    }
}

fn is_table(path: &[String]) -> bool {
    matches!(path, [name] if name == "rules" || name == "dictionaries" || name == "editor")
}

fn unknown(path: &[String], names: &[&str], source: &Source<'_>) -> Problem {
    let name = path.last().map_or("", String::as_str);
    let what = match path {
        [table, name] if table == "rules" => format!("rule “{name}”"),
        [table, name] => format!("setting “{name}” under “{table}”"),
        _ => format!("setting “{name}”"),
    };
    let nearest = names.iter().map(|known| (distance(name.as_bytes(), known.as_bytes()), known)).min();
    let advice = match nearest {
        Some((distance, known)) if distance <= known.len().div_ceil(2) => format!(" Did you mean “{known}”?"),
        _ => format!(" There are: {}.", names.join(", ")),
    };
    Problem(format!("{}: there is no {what}.{advice}", source.place(path)))
}

/// An object that holds one value at a path.
fn at(path: &[String], value: &Value) -> Value {
    path.iter().rev().fold(value.clone(), |inner, name| Value::Object(Map::from_iter([(name.clone(), inner)])))
}

fn put(into: &mut Value, path: &[String], value: &Value) {
    let mut table = into;
    for name in path {
        if !table.is_object() {
            *table = Value::Object(Map::new());
        }
        table = &mut table[name.as_str()];
    }
    match (path, &mut *table, value) {
        ([name], Value::Array(before), Value::Array(more)) if name == "ignore" => before.extend(more.iter().cloned()),
        _ => *table = value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};
    use serde_json::json;

    use super::*;

    #[track_caller]
    fn check(values: &[Value], expected: Expect) {
        let (settings, problems) = settings(values.iter().map(|value| Source::new("here", value)));
        let mut found = serde_json::to_string(&settings).unwrap();
        for problem in problems {
            found += &format!("\n{problem}");
        }
        expected.assert_eq(&found);
    }

    #[test]
    fn null_and_nothing_mean_the_defaults() {
        let defaults = || {
            expect![[
                r#"{"rules":{},"dialect":null,"ignore":[],"words":[],"household":[],"dictionaries":{"personal":null,"workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}"#
            ]]
        };
        check(&[], defaults());
        check(&[Value::Null, json!({}), json!([]), json!({"copydesk": null}), json!({"words": null})], defaults());
    }

    #[test]
    fn takes_values_with_and_without_the_section() {
        check(
            &[json!({"copydesk": {"words": ["a"]}})],
            expect![[
                r#"{"rules":{},"dialect":null,"ignore":[],"words":["a"],"household":[],"dictionaries":{"personal":null,"workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}"#
            ]],
        );
        check(
            &[json!({"rules": {"unattributed-quote": "off"}})],
            expect![[
                r#"{"rules":{"unattributed-quote":"off"},"dialect":null,"ignore":[],"words":[],"household":[],"dictionaries":{"personal":null,"workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}"#
            ]],
        );
    }

    #[test]
    fn the_later_source_is_heard() {
        check(
            &[
                json!({"words": ["a"], "dictionaries": {"personal": "p"}, "rules": {"unattributed-quote": "off"}}),
                json!({"words": ["b"], "dictionaries": {"workspace": "w"}, "rules": {"unattributed-quote": "error"}}),
            ],
            expect![[
                r#"{"rules":{"unattributed-quote":"error"},"dialect":null,"ignore":[],"words":["b"],"household":[],"dictionaries":{"personal":"p","workspace":"w","hunspell":[]},"editor":{"hints":true,"lens":true}}"#
            ]],
        );
    }

    #[test]
    fn what_each_source_ignores_is_ignored() {
        let ignore = |story: &str| json!({"ignore": [{"rule": "typo", "story": story}]});
        let sources = [ignore("a.txt"), ignore("b.txt"), json!({"ignore": []})];
        let (settings, problems) = settings(sources.iter().map(|value| Source::new("here", value)));
        assert_eq!(problems, []);
        assert_eq!(settings.ignore.iter().map(|ignore| ignore.story.as_str()).collect::<Vec<_>>(), ["a.txt", "b.txt"]);
    }

    #[test]
    fn a_wrong_value_takes_no_other_with_it() {
        check(
            &[json!({"words": "a", "rules": {"unattributed-quote": "loud"}, "dictionaries": {"personal": "p"}})],
            expect![[r#"
                {"rules":{},"dialect":null,"ignore":[],"words":[],"household":[],"dictionaries":{"personal":"p","workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}
                here: “rules.unattributed-quote” was passed over: unknown variant `loud`, expected one of `off`, `hint`, `information`, `warning`, `error`.
                here: “words” was passed over: invalid type: string "a", expected a sequence."#]],
        );
        check(
            &[json!({"rules": 3}), json!("x"), json!({"copydesk": true})],
            expect![[r#"
                {"rules":{},"dialect":null,"ignore":[],"words":[],"household":[],"dictionaries":{"personal":null,"workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}
                here: “rules” was passed over: invalid type: integer `3`, expected a map.
                here: the settings should be a table of names and values, but are "x". The defaults hold.
                here: the settings should be a table of names and values, but are true. The defaults hold."#]],
        );
    }

    #[test]
    fn an_unknown_name_is_told_with_the_nearest_one() {
        check(
            &[json!({"word": [], "rules": {"unattributed-quotes": "off"}, "colour": 1, "dictionaries": {"persnal": "x"}})],
            expect![[r#"
                {"rules":{},"dialect":null,"ignore":[],"words":[],"household":[],"dictionaries":{"personal":null,"workspace":null,"hunspell":[]},"editor":{"hints":true,"lens":true}}
                here: there is no setting “colour”. There are: rules, dialect, ignore, words, household, dictionaries, editor.
                here: there is no setting “persnal” under “dictionaries”. Did you mean “personal”?
                here: there is no rule “unattributed-quotes”. Did you mean “unattributed-quote”?
                here: there is no setting “word”. Did you mean “words”?"#]],
        );
    }
}
