//! What is not to be reported of some story, and saying so in `copydesk.toml`: for copy that has no comments.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::SettingsError;
use super::file;
use super::read::SECTION;
use super::replace::{replace, turn};
use crate::rules::Rule;

/// What is not to be reported of one story. The quick fixes “Ignore here” and “Ignore in this story” write it for plain text; in
/// Markdown and HTML they write a comment into the story instead.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
#[serde(deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ignore {
    /// The name of the rule.
    pub rule: String,
    /// The story: its path from the folder of `copydesk.toml`, with `/`.
    pub story: String,
    /// The marked text; of one that is longer than 80 bytes, as many of its first words as fit. Unless set, the rule is silent in all
    /// of the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Ignore {
    /// Whether it speaks of a story; both paths start from the root.
    pub(super) fn is_of(&self, story: &Path, folder: &Path) -> bool {
        folder.join(&self.story) == story
    }
}

/// The path of a story as settings in a folder name it; `None` where it lies elsewhere.
#[must_use]
pub fn story_in(folder: &Path, story: &Path) -> Option<String> {
    let path = story.strip_prefix(folder).ok()?;
    Some(path.to_string_lossy().replace('\\', if cfg!(windows) { "/" } else { "\\" }))
}

/// What a user does not want to hear of any more.
#[derive(Clone, Debug)]
pub enum Silence {
    /// A rule, in all stories.
    Everywhere(&'static Rule),
    /// Something in one story.
    InStory(Ignore),
}

/// Adds to the settings file of a folder, which is made where there is none; what else it says stays as it is, comments and blank
/// lines included. Returns the file.
///
/// # Errors
///
/// When the file cannot be read or written, or has something else where this should stand.
pub fn add(folder: &Path, silence: &Silence) -> Result<PathBuf, SettingsError> {
    let path = folder.join(file::NAME);
    let _turn = turn();
    let old = if path.exists() {
        // Tells what is wrong, and where, better than the editor of settings does.
        file::read(&path)?;
        std::fs::read_to_string(&path).map_err(|error| SettingsError::Unreadable { path: path.clone(), error })?
    } else {
        String::new()
    };
    let new = added(&old, silence).ok_or_else(|| SettingsError::NoPlace { path: path.clone(), name: name(silence) })?;
    if new != old {
        replace(&path, &new).map_err(|error| SettingsError::Unwritable { path: path.clone(), error })?;
    }
    Ok(path)
}

fn name(silence: &Silence) -> &'static str {
    match silence {
        Silence::Everywhere(_) => "rules",
        Silence::InStory(_) => "ignore",
    }
}

/// The text of a settings file with this added, in its own line ends and with its byte-order mark; `None` where it has something
/// else in its place.
fn added(text: &str, silence: &Silence) -> Option<String> {
    let (mark, lines) = text.strip_prefix(BYTE_ORDER_MARK).map_or(("", text), |lines| (BYTE_ORDER_MARK, lines));
    let new = added_to_lines(&lines.replace("\r\n", "\n"), silence)?;
    // The first line speaks for all.
    let has_returns = lines.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'));
    Some(format!("{mark}{}", if has_returns { new.replace('\n', "\r\n") } else { new }))
}

const BYTE_ORDER_MARK: &str = "\u{feff}";

fn added_to_lines(text: &str, silence: &Silence) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    let section: &mut dyn TableLike =
        if document.contains_key(SECTION) { document.get_mut(SECTION)?.as_table_like_mut()? } else { document.as_table_mut() };
    let item = section.entry(name(silence)).or_insert(Item::None);
    match silence {
        Silence::Everywhere(rule) => {
            if item.is_none() {
                *item = Item::Table(Table::new());
            }
            // What stands there keeps its comment.
            match item.as_table_like_mut()?.entry(rule.name).or_insert(Item::None) {
                Item::Value(level) => {
                    let decor = level.decor().clone();
                    *level = Value::from("off");
                    *level.decor_mut() = decor;
                }
                other => *other = value("off"),
            }
        }
        Silence::InStory(ignore) => {
            let entries = [("rule", Some(&ignore.rule)), ("story", Some(&ignore.story)), ("text", ignore.text.as_ref())];
            let entries = entries.into_iter().filter_map(|(name, text)| Some((name, text?.as_str())));
            if stands(item, ignore) {
                return Some(text.to_owned());
            }
            match item {
                Item::None => {
                    let mut all = ArrayOfTables::new();
                    all.push(entries.map(|(name, text)| (name, value(text))).collect());
                    *item = Item::ArrayOfTables(all);
                }
                Item::ArrayOfTables(all) => all.push(entries.map(|(name, text)| (name, value(text))).collect()),
                Item::Value(Value::Array(all)) => push(all, entries.collect()),
                _ => return None,
            }
        }
    }
    Some(document.to_string())
}

/// Whether the same is ignored already.
fn stands(item: &Item, ignore: &Ignore) -> bool {
    let is_same = |table: &dyn TableLike| {
        let is = |name, text: Option<&str>| table.get(name).and_then(Item::as_str) == text;
        is("rule", Some(&ignore.rule)) && is("story", Some(&ignore.story)) && is("text", ignore.text.as_deref())
    };
    match item {
        Item::ArrayOfTables(all) => all.iter().any(|table| is_same(table)),
        Item::Value(Value::Array(all)) => all.iter().filter_map(Value::as_inline_table).any(|table| is_same(table)),
        _ => false,
    }
}

fn push(all: &mut Array, entry: InlineTable) {
    all.push(entry);
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::rules::typo;

    fn here() -> Silence {
        let text = Some("metting".to_owned());
        Silence::InStory(Ignore { rule: "typo".to_owned(), story: "city/council.txt".to_owned(), text })
    }

    #[track_caller]
    fn check(before: Option<&str>, silence: &Silence, after: Expect) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(file::NAME);
        if let Some(before) = before {
            std::fs::write(&path, before).unwrap();
        }
        match add(folder.path(), silence) {
            Ok(_) => {
                let text = std::fs::read_to_string(&path).unwrap();
                after.assert_eq(&text);
                let read: toml::Value = toml::from_str(&text).unwrap();
                let settings = super::super::read::settings([super::super::read::Source::new("it", &serde_json::to_value(read).unwrap())]);
                assert_eq!(settings.1, [], "what was written is understood");
                assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left in the folder");
            }
            Err(error) => after.assert_eq(&error.to_string().replace(&folder.path().display().to_string(), "DESK")),
        }
    }

    #[test]
    fn a_rule_is_set_off() {
        check(
            None,
            &Silence::Everywhere(&typo::RULE),
            expect![[r#"
            [rules]
            typo = "off"
        "#]],
        );
        let text = "# Ours.\nwords = [\"baht\"]  # money\n\n[rules]\ntypo = \"error\" # loud\nrepeated-word = \"hint\"\n\n[editor]\nlens = false\n";
        check(
            Some(text),
            &Silence::Everywhere(&typo::RULE),
            expect![[r#"
            # Ours.
            words = ["baht"]  # money

            [rules]
            typo = "off" # loud
            repeated-word = "hint"

            [editor]
            lens = false
        "#]],
        );
        check(
            Some("rules = { typo = \"hint\" }\n"),
            &Silence::Everywhere(&typo::RULE),
            expect![[r#"
            rules = { typo = "off" }
        "#]],
        );
        check(
            Some("[copydesk]\nwords = []\n"),
            &Silence::Everywhere(&typo::RULE),
            expect![[r#"
            [copydesk]
            words = []

            [copydesk.rules]
            typo = "off"
        "#]],
        );
    }

    #[test]
    fn a_story_is_left_alone() {
        check(
            None,
            &here(),
            expect![[r#"
            [[ignore]]
            rule = "typo"
            story = "city/council.txt"
            text = "metting"
        "#]],
        );
        let text = "words = []\n\n[[ignore]] # first\nrule = \"typo\"\nstory = \"a.txt\"\n\n[rules]\ntypo = \"error\"\n";
        check(
            Some(text),
            &here(),
            expect![[r#"
            words = []

            [[ignore]] # first
            rule = "typo"
            story = "a.txt"

            [[ignore]]
            rule = "typo"
            story = "city/council.txt"
            text = "metting"

            [rules]
            typo = "error"
        "#]],
        );
        check(
            Some("ignore = [{ rule = \"typo\", story = \"a.txt\" }]\n"),
            &here(),
            expect![[r#"
            ignore = [{ rule = "typo", story = "a.txt" }, { rule = "typo", story = "city/council.txt", text = "metting" }]
        "#]],
        );
    }

    #[test]
    fn what_is_ignored_already_is_not_written_twice() {
        for text in [
            "[[ignore]]\nrule = \"typo\"\nstory = \"city/council.txt\"\ntext = \"metting\"\n",
            "ignore = [{ text = \"metting\", story = \"city/council.txt\", rule = \"typo\" }]\n",
        ] {
            assert_eq!(added(text, &here()).as_deref(), Some(text));
        }
        let all = "[[ignore]]\nrule = \"typo\"\nstory = \"city/council.txt\"\n";
        assert_ne!(added(all, &here()).as_deref(), Some(all), "all that a rule finds is something else");
    }

    #[test]
    fn line_ends_and_the_byte_order_mark_stay() {
        let off = "\u{feff}# Ours.\r\nwords = []\r\n\r\n[rules]\r\ntypo = \"off\"\r\n";
        let before = "\u{feff}# Ours.\r\nwords = []\r\n";
        assert_eq!(added(before, &Silence::Everywhere(&typo::RULE)).as_deref(), Some(off));
        assert_eq!(added(off, &Silence::Everywhere(&typo::RULE)).as_deref(), Some(off));
    }

    #[test]
    fn of_many_added_at_once_none_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for number in 0..20 {
                let ignore = Ignore { rule: "typo".to_owned(), story: "a.txt".to_owned(), text: Some(format!("word{number}")) };
                let folder = folder.path();
                scope.spawn(move || add(folder, &Silence::InStory(ignore)).unwrap());
            }
        });
        let text = std::fs::read_to_string(folder.path().join(file::NAME)).unwrap();
        assert_eq!(text.matches("[[ignore]]").count(), 20, "{text}");
    }

    #[test]
    fn what_cannot_be_added_to_is_told() {
        check(
            Some("rules = 3\n"),
            &Silence::Everywhere(&typo::RULE),
            expect!["“rules” in DESK/copydesk.toml is no table, so nothing was added to it. Mend it and try again."],
        );
        check(
            Some("rules = {\n"),
            &Silence::Everywhere(&typo::RULE),
            expect![
                "DESK/copydesk.toml is not valid TOML: line 1, column 10: unclosed inline table, expected `}`. Mend that line and save."
            ],
        );
    }
}
