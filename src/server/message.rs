//! Messages: what a body says, with a typed reading of our own for those that change texts.

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use tower_lsp_server::jsonrpc::{ErrorCode, Request, Response};

use super::frame;
use crate::text::position::Position;

/// A message from the client.
#[derive(Debug)]
pub enum Message {
    /// A text was opened, changed or closed.
    Text(TextNotification),
    /// Any other request or notification.
    Request(Request),
    /// The answer to a request of ours.
    Response(Response),
    /// No message.
    Bad(Bad),
}

/// A body that could not be understood.
#[derive(Debug)]
pub struct Bad {
    /// The code of the answer.
    pub code: ErrorCode,
    /// What is wrong, for the log.
    pub reason: String,
    /// The id of the request; null where it has none that can be read.
    pub id: Value,
    /// The notification's method, where it is one, which is never answered.
    pub notification: Option<String>,
    /// The document that it speaks of.
    pub uri: Option<String>,
}

/// A change to the texts that are open.
#[derive(Debug)]
pub enum TextNotification {
    /// `textDocument/didOpen`
    Opened {
        /// The document's name, as the client writes it.
        uri: String,
        /// What the client takes the language for; empty where it does not know.
        language: String,
        /// The version.
        version: Option<i32>,
        /// The text.
        text: String,
    },
    /// `textDocument/didChange`
    Changed {
        /// The document's name, as the client writes it.
        uri: String,
        /// The version after the changes.
        version: Option<i32>,
        /// The changes, each to be applied to what the one before left.
        changes: Vec<Change>,
    },
    /// `textDocument/didClose`
    Closed {
        /// The document's name, as the client writes it.
        uri: String,
    },
}

impl TextNotification {
    /// The document's name, as the client writes it.
    #[must_use]
    pub fn uri(&self) -> &str {
        match self {
            Self::Opened { uri, .. } | Self::Changed { uri, .. } | Self::Closed { uri } => uri,
        }
    }
}

/// One change to a text.
#[derive(Deserialize, Debug)]
pub struct Change {
    /// What is replaced; `None`: the whole text.
    #[serde(default)]
    pub range: Option<ChangeRange>,
    /// The new text.
    pub text: String,
}

/// From where to where. The ends may be out of range or the wrong way round.
#[derive(Deserialize, Clone, Copy, Debug)]
pub struct ChangeRange {
    /// The start.
    #[serde(deserialize_with = "position")]
    pub start: Position,
    /// The end.
    #[serde(deserialize_with = "position")]
    pub end: Position,
}

/// Within so many bytes a message mostly says what it is.
const HEAD: usize = 128;

/// What a body says.
#[must_use]
pub fn parse(body: &[u8]) -> Message {
    parse_strictly(body).unwrap_or_else(|_| {
        let body = frame::repair(body);
        parse_strictly(&body).unwrap_or_else(|error| Message::Bad(bad(&body, &error)))
    })
}

#[derive(Deserialize)]
struct Head {
    method: Option<String>,
}

#[derive(Deserialize)]
struct Notification<P> {
    params: P,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidOpen {
    text_document: Item,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    uri: String,
    #[serde(default)]
    language_id: Option<String>,
    #[serde(default, deserialize_with = "version")]
    version: Option<i32>,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidChange {
    text_document: Identifier,
    content_changes: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidClose {
    text_document: Identifier,
}

#[derive(Deserialize)]
struct Identifier {
    uri: String,
    #[serde(default, deserialize_with = "version")]
    version: Option<i32>,
}

fn parse_strictly(body: &[u8]) -> serde_json::Result<Message> {
    if let Some(change) = parse_change(body) {
        return Ok(change);
    }
    let head: Head = serde_json::from_slice(body)?;
    Ok(match head.method.as_deref() {
        None => Message::Response(serde_json::from_slice(body)?),
        Some("textDocument/didOpen") => {
            let Item { uri, language_id, version, text } = params::<DidOpen>(body)?.text_document;
            Message::Text(TextNotification::Opened { uri, language: language_id.unwrap_or_default(), version, text })
        }
        Some("textDocument/didChange") => {
            let DidChange { text_document: Identifier { uri, version }, content_changes: changes } = params(body)?;
            Message::Text(TextNotification::Changed { uri, version, changes })
        }
        Some("textDocument/didClose") => Message::Text(TextNotification::Closed { uri: params::<DidClose>(body)?.text_document.uri }),
        Some(_) => Message::Request(serde_json::from_slice(body)?),
    })
}

/// A change, which most messages are, read at one go; `None` where it is none, or where reading it has to tell what is wrong with it.
fn parse_change(body: &[u8]) -> Option<Message> {
    #[derive(Deserialize)]
    struct Whole<'a> {
        method: &'a str,
        params: DidChange,
    }
    memchr::memmem::find(body.get(..HEAD).unwrap_or(body), b"/didChange\"")?;
    let Whole { method, params } = serde_json::from_slice(body).ok()?;
    let DidChange { text_document: Identifier { uri, version }, content_changes: changes } = params;
    (method == "textDocument/didChange").then_some(Message::Text(TextNotification::Changed { uri, version, changes }))
}

fn params<'a, P: Deserialize<'a>>(body: &'a [u8]) -> serde_json::Result<P> {
    serde_json::from_slice::<Notification<P>>(body).map(|notification| notification.params)
}

fn bad(body: &[u8], error: &serde_json::Error) -> Bad {
    let reason = error.to_string();
    let Ok(message) = serde_json::from_slice::<Value>(body) else {
        return Bad { code: ErrorCode::ParseError, reason, id: Value::Null, notification: None, uri: None };
    };
    let id = message.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    let method = message.get("method").and_then(Value::as_str).map(str::to_owned);
    let notification = if message.get("id").is_none() { method } else { None };
    let uri = message.pointer("/params/textDocument/uri").and_then(Value::as_str).map(str::to_owned);
    Bad { code: ErrorCode::InvalidRequest, reason, id, notification, uri }
}

fn position<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Position, D::Error> {
    #[derive(Deserialize)]
    struct Wire {
        line: Number,
        character: Number,
    }
    let Wire { line, character } = Wire::deserialize(deserializer)?;
    Ok(Position { line: line.clamped(), column: character.clamped() })
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i32>, D::Error> {
    let number: Option<Number> = Option::deserialize(deserializer)?;
    Ok(number.and_then(|number| i32::try_from(number.0 as i64).ok()))
}

/// A whole number as loosely as clients write it: negative, with a fraction, far too large.
struct Number(f64);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f64::deserialize(deserializer).map(Self)
    }
}

impl Number {
    fn clamped(&self) -> u32 {
        // Saturates, and makes zero of what is no number.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let clamped = self.0 as u32;
        clamped
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    #[track_caller]
    fn check(body: &str, expected: Expect) {
        expected.assert_eq(&format!("{:?}", parse(body.as_bytes())));
    }

    #[test]
    fn reads_a_change() {
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"a b","version":3},
                "contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"rangeLength":1,"text":"x"},{"text":"y"}]}}"#,
            expect![[
                r#"Text(Changed { uri: "a b", version: Some(3), changes: [Change { range: Some(ChangeRange { start: Position { line: 0, column: 1 }, end: Position { line: 0, column: 2 } }), text: "x" }, Change { range: None, text: "y" }] })"#
            ]],
        );
    }

    #[test]
    fn takes_a_version_that_is_null_or_missing() {
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"a","version":null},"contentChanges":[{"range":null,"text":"y"}]}}"#,
            expect![[r#"Text(Changed { uri: "a", version: None, changes: [Change { range: None, text: "y" }] })"#]],
        );
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"a","text":"y"}}}"#,
            expect![[r#"Text(Opened { uri: "a", language: "", version: None, text: "y" })"#]],
        );
    }

    #[test]
    fn clamps_numbers_that_no_position_has() {
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"a"},
                "contentChanges":[{"range":{"start":{"line":-1,"character":1.5},"end":{"line":0,"character":99999999999}},"text":""}]}}"#,
            expect![[
                r#"Text(Changed { uri: "a", version: None, changes: [Change { range: Some(ChangeRange { start: Position { line: 0, column: 1 }, end: Position { line: 0, column: 4294967295 } }), text: "" }] })"#
            ]],
        );
    }

    #[test]
    fn mends_half_a_surrogate_pair() {
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"a","text":"\ud83d"}}}"#,
            expect![[r#"Text(Opened { uri: "a", language: "", version: None, text: "�" })"#]],
        );
    }

    #[test]
    fn tells_what_is_no_message() {
        check(
            "{",
            expect![[
                r#"Bad(Bad { code: ParseError, reason: "EOF while parsing an object at line 1 column 1", id: Null, notification: None, uri: None })"#
            ]],
        );
        check(
            "[]",
            expect![[
                r#"Bad(Bad { code: InvalidRequest, reason: "invalid length 0, expected struct Head with 1 element at line 1 column 2", id: Null, notification: None, uri: None })"#
            ]],
        );
        check(
            r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#,
            expect![[
                r#"Bad(Bad { code: InvalidRequest, reason: "data did not match any variant of untagged enum Id at line 1 column 25", id: Number(1.5), notification: None, uri: None })"#
            ]],
        );
        check(
            r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"a"}}}"#,
            expect![[
                r#"Bad(Bad { code: InvalidRequest, reason: "missing field `contentChanges` at line 1 column 88", id: Null, notification: Some("textDocument/didChange"), uri: Some("a") })"#
            ]],
        );
    }
}
