//! What a user can set: one struct, from which the manual and the schema are made. Resolved, it becomes a [`RuleSet`].
//!
//! Settings come from `copydesk.toml` and from the editor; where both speak, the editor is heard. Nothing is dropped
//! silently: what is not understood is a [`Problem`], and everything else holds.

pub mod dictionary;
pub mod file;
pub mod hunspell;
pub mod ignore;
pub mod read;
mod replace;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::lexicon;
use crate::rules::ignore::Ignored;
use crate::rules::{self, RuleSet, WordList};
pub use dictionary::DictionaryError;
pub use file::SettingsError;
pub use ignore::Ignore;
pub use read::Problem;

/// All settings.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    /// How loudly rules speak: the name of a rule and its level. A rule that is not named here keeps its own level.
    pub rules: BTreeMap<String, Level>,
    /// The dialect that stories are to be spelt in. Unless set, each story's own words tell: a spelling is reported where most
    /// others of the same story speak for another dialect. Nothing that is right in any of them is a typo.
    pub dialect: Option<Dialect>,
    /// What is not to be reported of single stories.
    pub ignore: Vec<Ignore>,
    /// Words that are right, beside those of the dictionaries. A word in lower case is right in any case, one with a
    /// capital as it is written.
    pub words: Vec<String>,
    /// Names that readers know by themselves, so that a story need not introduce them: surnames, or whole names. Some that everyone knows
    /// are built in, such as Trump, Putin, Obama, Einstein and Madonna.
    pub household: Vec<String>,
    /// The files with more words that are right.
    pub dictionaries: Dictionaries,
    /// What the editor shows beside findings.
    pub editor: Editor,
}

/// The files with more words that are right: one word a line. They are made when a word is added for the first time.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dictionaries {
    /// Your own words. Unless set: `copydesk/dictionary.txt` in the folder where the system keeps settings (on Linux
    /// `~/.config`).
    pub personal: Option<PathBuf>,
    /// The words of everyone who works in the same folder, to be shared. Unless set: `.copydesk/dictionary.txt` beside
    /// `copydesk.toml`, or in the workspace's folder. A relative path starts from there too.
    pub workspace: Option<PathBuf>,
    /// Dictionaries of other languages in Hunspell's format, whose words are right too: the `.dic` file of each, beside which the
    /// `.aff` file of the same name lies. A relative path starts from the folder of `copydesk.toml`.
    pub hunspell: Vec<PathBuf>,
}

/// What the editor shows beside findings.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Editor {
    /// Hints at the ends of quotes whose speaker is not named beside them.
    pub hints: bool,
    /// A line above the story that counts its quotes and speakers.
    pub lens: bool,
}

impl Default for Editor {
    fn default() -> Self {
        Self { hints: true, lens: true }
    }
}

/// A dialect of English.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Dialect {
    /// American spelling.
    #[serde(rename = "en-US")]
    American,
    /// British spelling, with -ise or -ize.
    #[serde(rename = "en-GB")]
    British,
    /// Canadian spelling.
    #[serde(rename = "en-CA")]
    Canadian,
    /// Australian spelling.
    #[serde(rename = "en-AU")]
    Australian,
}

impl From<Dialect> for lexicon::Dialect {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::American => Self::American,
            Dialect::British => Self::British,
            Dialect::Canadian => Self::Canadian,
            Dialect::Australian => Self::Australian,
        }
    }
}

/// How loudly a rule speaks.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Level {
    /// The rule does not run.
    Off,
    /// A faint mark in the editor.
    Hint,
    /// For the desk's information.
    Information,
    /// Worth mending.
    Warning,
    /// Must be mended.
    Error,
}

impl From<Level> for rules::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::Off => Self::Off,
            Level::Hint => Self::Hint,
            Level::Information => Self::Information,
            Level::Warning => Self::Warning,
            Level::Error => Self::Error,
        }
    }
}

/// Settings as they hold for some stories, with the dictionaries read.
#[derive(Debug)]
pub struct Scope {
    /// The settings.
    pub settings: Settings,
    /// The rules that run, at their levels, and the words that are known.
    pub rule_set: RuleSet,
    /// The folder that `copydesk.toml` lies in or would lie in; `None` for stories without a folder.
    pub folder: Option<PathBuf>,
    /// Where words are added for the user; `None` where the system names no folder for settings.
    pub personal_dictionary: Option<PathBuf>,
    /// Where words are added for all who share the folder; `None` for a story without a folder.
    pub workspace_dictionary: Option<PathBuf>,
    /// The dictionaries of other languages.
    pub hunspell: Vec<PathBuf>,
}

impl Scope {
    /// Settings for the stories below `folder`, or for stories without a folder. Reads the dictionaries. A dictionary
    /// that is there and cannot be read is a problem; one that is not there holds no words. Of those of other languages it takes
    /// what [`hunspell::read`] has read.
    #[must_use]
    pub fn resolve(settings: Settings, folder: Option<&Path>) -> (Self, Vec<Problem>) {
        let personal_dictionary =
            settings.dictionaries.personal.as_deref().map_or_else(dictionary::personal, |path| Some(absolute(path, folder)));
        let workspace_dictionary = match (&settings.dictionaries.workspace, folder) {
            (Some(path), _) => Some(absolute(path, folder)),
            (None, Some(folder)) => Some(folder.join(".copydesk").join("dictionary.txt")),
            (None, None) => None,
        };
        let mut words = WordList::new(settings.words.iter().cloned());
        let mut problems = Vec::new();
        for path in [&personal_dictionary, &workspace_dictionary].into_iter().flatten() {
            match dictionary::read(path) {
                Ok(read) => words.extend(read),
                Err(error) => problems.push(Problem::new(error.to_string())),
            }
        }
        let hunspell: Vec<PathBuf> = settings.dictionaries.hunspell.iter().map(|path| absolute(path, folder)).collect();
        for path in &hunspell {
            let (dictionary, problem) = hunspell::so_far(path);
            dictionary.into_iter().for_each(|dictionary| words.add_foreign(dictionary));
            problems.extend(problem.map(Problem::new));
        }
        let mut levels = FxHashMap::default();
        for (name, &level) in &settings.rules {
            // A name that is no rule's was reported when the settings were read.
            if let Some(rule) = rules::by_name(name) {
                levels.insert(rule.name, level.into());
            }
        }
        for Ignore { rule, .. } in settings.ignore.iter().filter(|ignore| rules::by_name(&ignore.rule).is_none()) {
            problems.push(Problem::new(format!("“ignore” names a rule “{rule}” that there is not, so nothing is ignored for it.")));
        }
        let rule_set = RuleSet::new(levels, words)
            .with_dialect(settings.dialect.map(Into::into))
            .with_household(WordList::new(settings.household.iter().cloned()));
        let folder = folder.map(Path::to_owned);
        (Self { settings, rule_set, folder, personal_dictionary, workspace_dictionary, hunspell }, problems)
    }

    /// The rules for one story, whose path starts from the root where it has one. The same set for all stories of which nothing is
    /// ignored.
    #[must_use]
    pub fn rule_set_of(&self, story: Option<&Path>) -> RuleSet {
        let (Some(story), Some(folder)) = (story, &self.folder) else { return self.rule_set.clone() };
        let of_story = self.settings.ignore.iter().filter(|ignore| ignore.is_of(story, folder));
        let ignores: Vec<_> = of_story.filter_map(|ignore| Some((rules::by_name(&ignore.rule)?, &ignore.text))).collect();
        if ignores.is_empty() {
            return self.rule_set.clone();
        }
        let whole = ignores.iter().filter(|(_, text)| text.is_none()).map(|(rule, _)| Ignored::one(rule));
        let texts = ignores.iter().filter_map(|(rule, text)| Some((*rule, (*text).clone()?))).collect();
        self.rule_set.clone().ignoring(whole.fold(Ignored::default(), Ignored::and), texts)
    }

    /// The files that words are read from.
    pub fn dictionaries(&self) -> impl Iterator<Item = PathBuf> {
        let own = [&self.personal_dictionary, &self.workspace_dictionary].into_iter().flatten().cloned();
        own.chain(self.hunspell.iter().flat_map(|path| hunspell::files(path)))
    }

    /// Settings for the stories below a folder that no editor has a say in: those of the nearest `copydesk.toml` in the
    /// folder or above it.
    ///
    /// # Errors
    ///
    /// When that file cannot be read or is no TOML.
    pub fn of_folder(folder: &Path) -> Result<(Self, Vec<Problem>), SettingsError> {
        let Some(path) = file::find(folder) else {
            return Ok(Self::resolve(Settings::default(), Some(folder)));
        };
        let (file, name) = (file::read(&path)?, path.display().to_string());
        let (settings, mut problems) = read::settings([read::Source { name: &name, value: &file.values, lines: Some(&file.lines) }]);
        let folder = path.parent();
        let hunspell = settings.dictionaries.hunspell.iter().map(|path| absolute(path, folder));
        hunspell.filter(|path| hunspell::must_be_read(path)).for_each(|path| hunspell::read(&path));
        let (scope, more) = Self::resolve(settings, folder);
        problems.extend(more);
        Ok((scope, problems))
    }
}

impl PartialEq for Scope {
    /// Whether the same holds, and not merely whether it was read at the same time.
    fn eq(&self, other: &Self) -> bool {
        self.settings == other.settings
            && self.folder == other.folder
            && self.personal_dictionary == other.personal_dictionary
            && self.workspace_dictionary == other.workspace_dictionary
            && self.hunspell == other.hunspell
            && self.rule_set.words() == other.rule_set.words()
    }
}

fn absolute(path: &Path, folder: Option<&Path>) -> PathBuf {
    if let Ok(below_home) = path.strip_prefix("~")
        && let Some(home) = std::env::home_dir()
    {
        return home.join(below_home);
    }
    folder.map_or_else(|| path.to_owned(), |folder| folder.join(path))
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;
    use serde_json::{Map, Value, json};

    use super::*;
    use crate::rules::RULES;

    /// The schema, with each rule by its name.
    fn schema() -> Value {
        let mut schema = schemars::schema_for!(Settings).to_value();
        let level = schema["properties"]["rules"]["additionalProperties"].take();
        let rules = RULES.iter().map(|rule| {
            let mut property = level.clone();
            property["description"] = json!(rule.summary);
            property["default"] = json!(rule.default_level().name());
            (rule.name.to_owned(), property)
        });
        schema["properties"]["rules"]["properties"] = rules.collect();
        schema["properties"]["rules"]["additionalProperties"] = json!(false);
        schema
    }

    /// The manual of the settings, made of the schema.
    fn manual(schema: &Value) -> String {
        let mut manual = String::from(MANUAL);
        describe(schema, &schema["properties"], "", &mut manual);
        manual.push_str("\n## Dialects\n\n| dialect | what it is |\n| --- | --- |\n");
        for dialect in schema["$defs"]["Dialect"]["oneOf"].as_array().unwrap() {
            manual += &format!("| `{}` | {} |\n", dialect["const"].as_str().unwrap(), one_line(&dialect["description"]));
        }
        manual.push_str("\n## Levels\n\n| level | in an editor |\n| --- | --- |\n");
        for level in schema["$defs"]["Level"]["oneOf"].as_array().unwrap() {
            manual += &format!("| `{}` | {} |\n", level["const"].as_str().unwrap(), one_line(&level["description"]));
        }
        manual
    }

    fn describe(schema: &Value, properties: &Value, above: &str, manual: &mut String) {
        for (name, property) in properties.as_object().unwrap() {
            let path = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            *manual += &format!("\n## `{path}`\n\n{}\n", one_line(&property["description"]));
            if path == "rules" {
                manual.push_str("\n| rule | its own level |\n| --- | --- |\n");
                for rule in RULES {
                    *manual += &format!("| [{0}](rules.md#{0}) | `{1}` |\n", rule.name, rule.default_level().name());
                }
            } else if let Some(definition) = property["$ref"].as_str().or(property["items"]["$ref"].as_str()) {
                let definition = &schema["$defs"][definition.trim_start_matches("#/$defs/")];
                describe(schema, &definition["properties"], &path, manual);
            }
        }
    }

    /// The settings as VS Code's manifest has them: a group for the rules and one for the rest.
    fn manifest_groups(schema: &Value) -> Value {
        let mut rules = Map::new();
        let mut others = Map::new();
        flatten(schema, &schema["properties"], read::SECTION, &mut others);
        for (order, rule) in RULES.iter().enumerate() {
            let levels = schema["$defs"]["Level"]["oneOf"].as_array().unwrap();
            let setting = json!({
                "type": "string",
                "enum": levels.iter().map(|level| level["const"].clone()).collect::<Vec<_>>(),
                "enumDescriptions": levels.iter().map(|level| level["description"].clone()).collect::<Vec<_>>(),
                "default": rule.default_level().name(),
                "markdownDescription": format!("{} [More]({})", rule.summary, rules::manual::url(rule)),
                "order": order + 1,
                "scope": "window",
            });
            rules.insert(format!("{}.rules.{}", read::SECTION, rule.name), setting);
        }
        json!([{"title": "Rules", "properties": rules}, {"title": "Stories", "properties": others}])
    }

    fn flatten(schema: &Value, properties: &Value, above: &str, settings: &mut Map<String, Value>) {
        for (name, property) in properties.as_object().unwrap() {
            let path = format!("{above}.{name}");
            if let Some(definition) = property["$ref"].as_str() {
                let definition = &schema["$defs"][definition.trim_start_matches("#/$defs/")];
                flatten(schema, &definition["properties"], &path, settings);
            } else if name != "rules" {
                let mut setting = property.clone();
                setting["markdownDescription"] = json!(one_line(&setting["description"].take()));
                setting.as_object_mut().unwrap().remove("description");
                setting["scope"] = json!("window");
                settings.insert(path, setting);
            }
        }
    }

    /// The manifest with these groups behind the first one, which is the extension's own.
    fn manifest(written: &str, groups: &Value) -> String {
        let list = written.find("\"configuration\": [\n").unwrap();
        let end_of_first = "\n      },\n";
        let start = list + written[list..].find(end_of_first).unwrap() + end_of_first.len();
        let end = start + written[start..].find("\n    ]").unwrap();
        let groups = serde_json::to_string_pretty(groups).unwrap();
        let lines: Vec<String> = groups.lines().filter(|line| line.starts_with(' ')).map(|line| format!("    {line}")).collect();
        format!("{}{}{}", &written[..start], lines.join("\n"), &written[end..])
    }

    fn one_line(text: &Value) -> String {
        text.as_str().unwrap().replace('\n', " ")
    }

    const MANUAL: &str = "# Settings\n\n\
        This page is generated from the settings: `UPDATE_EXPECT=1 cargo test --lib settings` writes it.\n\n\
        Settings stand in `copydesk.toml`, which holds for the stories in its folder and below; the nearest one counts.\n\
        An editor may set the same under `copydesk`, and is heard before the file.\n\
        Whatever is not understood is reported and passed over; everything else holds.\n\n\
        ```toml\nwords = [\"Kuna\", \"baht\"]\ndialect = \"en-GB\"\n\n[rules]\ncarried-speaker = \"hint\"\ntypo = \"off\"\n\n\
        [dictionaries]\nworkspace = \"desk/words.txt\"\nhunspell = [\"/usr/share/hunspell/de_DE.dic\"]\n\n\
        [[ignore]]\nrule = \"typo\"\nstory = \"city/council.txt\"\ntext = \"metting\"\n```\n\n\
        [settings.schema.json](settings.schema.json) tells editors the same.\n";

    #[test]
    fn schema_is_up_to_date() {
        expect_file!["../docs/settings.schema.json"].assert_eq(&format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap()));
    }

    #[test]
    fn the_manifest_of_vs_code_is_up_to_date() {
        let written = std::fs::read_to_string("editors/vscode/package.json").unwrap();
        expect_file!["../editors/vscode/package.json"].assert_eq(&manifest(&written, &manifest_groups(&schema())));
    }

    #[test]
    fn manual_is_up_to_date_and_its_example_is_understood() {
        expect_file!["../docs/settings.md"].assert_eq(&manual(&schema()));
        let example = MANUAL.split("```toml").nth(1).unwrap().split("```").next().unwrap();
        let value: Value = toml::from_str(example).unwrap();
        let (settings, problems) = read::settings([read::Source::new("the manual", &value)]);
        assert_eq!(problems, []);
        assert_ne!(settings, Settings::default());
    }
}
