//! SARIF 2.1.0 (OASIS), the parts of it that code scanning reads: rules, results, places, fixes.

use std::io::Write;

use serde::Serialize;

use super::{Checked, Located, Outcome, Row};
use crate::cli::Failure;
use crate::rules::manual::documentation;
use crate::rules::{Level, RULES, Rule};

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<ResultOut<'a>>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    semantic_version: &'static str,
    rules: Vec<RuleOut>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleOut {
    id: &'static str,
    short_description: Text<'static>,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Help {
    text: &'static str,
    markdown: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
    enabled: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Owned,
    locations: Vec<Location<'static>>,
}

#[derive(Serialize)]
struct Owned {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultOut<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text<'a>,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixOut<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixOut<'a> {
    description: Text<'a>,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

/// Writes the log.
///
/// # Errors
///
/// When the output fails.
pub fn write(checked: &[Checked], output: &mut impl Write) -> Result<(), Failure> {
    let results = checked.iter().flat_map(|story| {
        let uri = uri(&super::slashes(&story.path));
        story.rows().iter().map(move |row| result(&uri, row))
    });
    let failures: Vec<Notification> = checked.iter().filter_map(notification).collect();
    let run = Run {
        tool: Tool {
            driver: Driver {
                name: "copydesk",
                semantic_version: env!("CARGO_PKG_VERSION"),
                rules: RULES.iter().map(|rule| rule_out(rule)).collect(),
            },
        },
        invocations: [Invocation { execution_successful: failures.is_empty(), tool_execution_notifications: failures }],
        column_kind: "unicodeCodePoints",
        results: results.collect(),
    };
    let log = Log { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *output, &log)?;
    writeln!(output)?;
    Ok(())
}

fn rule_out(rule: &'static Rule) -> RuleOut {
    RuleOut {
        id: rule.name,
        short_description: Text { text: rule.summary },
        help: Help { text: rule.summary, markdown: documentation(rule) },
        default_configuration: Configuration { level: level(rule.level), enabled: rule.is_on },
    }
}

fn result<'a>(uri: &str, row: &'a Row) -> ResultOut<'a> {
    let fixes = row.fixes.iter().map(|fix| {
        let replacements = fix.edits.iter().map(|(at, text)| Replacement { deleted_region: region(*at), inserted_content: Text { text } });
        let change = Change { artifact_location: Artifact { uri: uri.to_owned() }, replacements: replacements.collect() };
        FixOut { description: Text { text: &fix.title }, artifact_changes: [change] }
    });
    ResultOut {
        rule_id: row.rule.name,
        rule_index: RULES.iter().position(|rule| rule.name == row.rule.name).unwrap_or_default(),
        level: level(row.level),
        message: Text { text: &row.message },
        locations: [location(uri, Some(row.at), None)],
        related_locations: row.related.iter().map(|(at, text)| location(uri, Some(*at), Some(text))).collect(),
        fixes: fixes.collect(),
    }
}

fn notification(story: &Checked) -> Option<Notification> {
    let Outcome::Failed(failure) = &story.outcome else { return None };
    let path = super::slashes(&story.path);
    let locations = if path.is_empty() { Vec::new() } else { vec![location(&uri(&path), None, None)] };
    Some(Notification { level: "error", message: Owned { text: failure.to_string() }, locations })
}

fn location<'a>(uri: &str, at: Option<Located>, message: Option<&'a str>) -> Location<'a> {
    Location {
        physical_location: Physical { artifact_location: Artifact { uri: uri.to_owned() }, region: at.map(region) },
        message: message.map(|text| Text { text }),
    }
}

fn region(at: Located) -> Region {
    Region { start_line: at.start.line, start_column: at.start.column, end_line: at.end.line, end_column: at.end.column }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information | Level::Hint => "note",
        Level::Off => "none",
    }
}

/// A path as a URI reference: relative where the path is, percent-encoded as RFC 3986 wants it.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    if path.starts_with('/') {
        uri.push_str("file://");
    } else if path.as_bytes().get(1) == Some(&b':') {
        uri.push_str("file:///");
    }
    let drive = uri.len() == "file:///".len();
    for (at, byte) in path.bytes().enumerate() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (drive && at == 1) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("news/a story.txt"), "news/a%20story.txt");
        assert_eq!(uri("news/50%: é.md"), "news/50%25%3A%20%C3%A9.md");
        assert_eq!(uri("/srv/copy/a.txt"), "file:///srv/copy/a.txt");
        assert_eq!(uri("C:/copy/a.txt"), "file:///C:/copy/a.txt");
    }
}
