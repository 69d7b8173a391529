//! What each feature costs the writer: keystrokes behind which an editor asks for the feature, beside keystrokes without, in turns.

use std::error::Error;
use std::io::Write;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{Answer, Client, URI};
use crate::news::{self, Place};
use crate::{TURN, WARM_UP, at, bytes};

/// Lines that an editor's window shows.
const WINDOW: u32 = 40;

/// What an editor asks for, with the method and what else than the story it says.
type Feature = (&'static str, &'static str, fn(Place, &str) -> Value);

const FEATURES: &[Feature] = &[
    ("nothing", "", |_, _| Value::Null),
    ("tokens, all", "textDocument/semanticTokens/full", |_, _| json!({})),
    ("tokens, changes", "textDocument/semanticTokens/full/delta", |_, last| json!({"previousResultId": last})),
    ("tokens, window", "textDocument/semanticTokens/range", |place, _| json!({"range": window(place)})),
    ("hints, window", "textDocument/inlayHint", |place, _| json!({"range": window(place)})),
    ("folds", "textDocument/foldingRange", |_, _| json!({})),
    ("highlights", "textDocument/documentHighlight", |place, _| json!({"position": cursor(place)})),
    ("definition", "textDocument/definition", |place, _| json!({"position": cursor(place)})),
    ("references", "textDocument/references", |place, _| json!({"position": cursor(place), "context": {"includeDeclaration": true}})),
    ("lens", "textDocument/codeLens", |_, _| json!({})),
    (
        "lens, counted",
        "codeLens/resolve",
        |_, _| json!({"range": {"start": cursor_at(0, 0), "end": cursor_at(0, 0)}, "data": {"uri": URI}}),
    ),
    (
        "actions",
        "textDocument/codeAction",
        |place, _| json!({"range": {"start": cursor(place), "end": cursor(place)}, "context": {"diagnostics": [], "triggerKind": 2}}),
    ),
    ("outline", "textDocument/documentSymbol", |_, _| json!({})),
    ("hover", "textDocument/hover", |place, _| json!({"position": cursor(place)})),
    ("speakers", "copydesk/speakers", |_, _| json!({"uri": URI})),
    ("status", "copydesk/status", |_, _| json!({"uri": URI})),
];

/// What VS Code asks for by itself behind a change.
const UNASKED: &[&str] = &[
    "tokens, changes",
    "tokens, window",
    "hints, window",
    "folds",
    "highlights",
    "lens",
    "lens, counted",
    "actions",
    "outline",
    "speakers",
];

/// The table.
pub(crate) fn table(sizes: &str, edits: usize, wanted: &str, pause: Duration) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout();
    writeln!(
        out,
        "{:>6} {:<16} {:>19} {:>19} {:>13} {:>19}",
        "story", "feature", "alone p50/p95 ms", "with it p50/p95 ms", "ratio p50/p95", "answer p50/p95 ms"
    )?;
    for size in sizes.split(',') {
        let text = news::story(bytes(size)?);
        let places = news::places(&text, WARM_UP + edits);
        let is_wanted = |name: &str| wanted == "all" || wanted.split(';').any(|one| one == name);
        let mut desk = Desk::open(&text, false, pause)?;
        let mut together: Vec<(&str, Vec<Feature>)> = FEATURES.iter().map(|feature| (feature.0, vec![*feature])).collect();
        together.push(("all VS Code asks", FEATURES.iter().filter(|feature| UNASKED.contains(&feature.0)).copied().collect()));
        for (name, features) in together.iter().filter(|(name, _)| is_wanted(name)) {
            writeln!(out, "{size:>6} {name:<16} {}", desk.row(features, &places)?)?;
        }
        if is_wanted("findings, pulled") {
            let mut pulls = Desk::open(&text, true, pause)?;
            writeln!(out, "{size:>6} {:<16} {}", "findings, pulled", desk.row_beside(&mut pulls, &places)?)?;
            pulls.client.stop()?;
        }
        desk.client.stop()?;
    }
    Ok(())
}

/// An editor with the story open.
struct Desk {
    client: Client,
    /// The name of the colours that it has, and of the findings.
    last: String,
    /// How long it waits before each key.
    pause: Duration,
}

impl Desk {
    fn open(text: &str, pulls: bool, pause: Duration) -> Result<Self, Box<dyn Error>> {
        let mut client = Client::start_as(Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("lsp"), &capabilities(pulls))?;
        if pulls {
            client.open_unseen(text)?;
        } else {
            client.open(text)?;
        }
        Ok(Self { client, last: String::new(), pause })
    }

    /// Keystrokes without and with what is asked for, in turns.
    fn row(&mut self, features: &[Feature], places: &[Place]) -> Result<String, Box<dyn Error>> {
        let (mut alone, mut with, mut answers) = (Vec::new(), Vec::new(), Vec::new());
        for (turn, places) in places.chunks(TURN).enumerate() {
            let counts = turn * TURN >= WARM_UP;
            for &place in places {
                let times = self.type_and_delete(&[], true, place)?;
                alone.extend(times.into_iter().filter(|_| counts).map(|(findings, _)| findings));
            }
            for &place in places {
                let times = self.type_and_delete(features, true, place)?;
                for (findings, answer) in times.into_iter().filter(|_| counts) {
                    with.push(findings);
                    answers.push(answer);
                }
            }
        }
        Ok(row(alone, with, answers))
    }

    /// Keystrokes whose findings are pushed, and those of another desk that asks for them, in turns.
    fn row_beside(&mut self, pulls: &mut Self, places: &[Place]) -> Result<String, Box<dyn Error>> {
        const PULL: Feature = ("", "textDocument/diagnostic", |_, last| json!({"identifier": "copydesk", "previousResultId": last}));
        let (mut pushed, mut pulled) = (Vec::new(), Vec::new());
        for (turn, places) in places.chunks(TURN).enumerate() {
            let counts = turn * TURN >= WARM_UP;
            for &place in places {
                pushed.extend(self.type_and_delete(&[], true, place)?.into_iter().filter(|_| counts).map(|(findings, _)| findings));
            }
            for &place in places {
                pulled.extend(pulls.type_and_delete(&[PULL], false, place)?.into_iter().filter(|_| counts).map(|(_, answer)| answer));
            }
        }
        Ok(row(pushed, pulled.clone(), pulled))
    }

    /// Types a letter and deletes it again, and asks behind each for some features; how long the findings and the last answer took.
    fn type_and_delete(&mut self, features: &[Feature], pushed: bool, place: Place) -> Result<[(Duration, Duration); 2], Box<dyn Error>> {
        let (here, behind) = ((place.line, place.column), (place.line, place.column + 1));
        Ok([self.edit(features, pushed, place, here, here, "x")?, self.edit(features, pushed, place, here, behind, "")?])
    }

    fn edit(
        &mut self,
        features: &[Feature],
        pushed: bool,
        place: Place,
        start: (u32, u32),
        end: (u32, u32),
        text: &str,
    ) -> Result<(Duration, Duration), Box<dyn Error>> {
        let change = self.client.change(start, end, text);
        let asked = features.iter().filter(|(_, method, _)| !method.is_empty());
        let (requests, mut answers): (Vec<String>, Vec<Answer>) = asked
            .map(|(_, method, params)| {
                let mut params = params(place, &self.last);
                if method.starts_with("textDocument/") {
                    params["textDocument"] = json!({"uri": URI});
                }
                self.client.request(method, &params)
            })
            .unzip();
        std::thread::sleep(self.pause);
        let started = Instant::now();
        self.client.send_text(&change)?;
        for request in requests {
            self.client.send_text(&request)?;
        }
        let findings = self.client.wait(started, pushed, &mut answers)?;
        for answer in &answers {
            if memchr::memmem::find(&answer.body, br#""error":"#).is_some() {
                return Err(String::from_utf8_lossy(&answer.body).into());
            }
            if let Some(id) = result_id(&answer.body) {
                self.last = id;
            }
        }
        Ok((findings, answers.iter().filter_map(|answer| answer.came).max().unwrap_or_default()))
    }
}

fn result_id(body: &[u8]) -> Option<String> {
    const NAME: &[u8] = br#""resultId":""#;
    let start = memchr::memmem::find(body, NAME)? + NAME.len();
    let id = body.get(start..)?.split(|&byte| byte == b'"').next()?;
    String::from_utf8(id.to_vec()).ok()
}

fn row(mut alone: Vec<Duration>, mut with: Vec<Duration>, mut answers: Vec<Duration>) -> String {
    let (alone_50, alone_95) = (at(&mut alone, 0.5), at(&mut alone, 0.95));
    let (with_50, with_95) = (at(&mut with, 0.5), at(&mut with, 0.95));
    let (answer_50, answer_95) = (at(&mut answers, 0.5), at(&mut answers, 0.95));
    format!(
        "{alone_50:>10.3} / {alone_95:>6.3} {with_50:>10.3} / {with_95:>6.3} {:>6.2} / {:.2} {answer_50:>10.3} / {answer_95:>6.3}",
        with_50 / alone_50,
        with_95 / alone_95,
    )
}

/// What VS Code can do, as far as it bears on how much work an answer is.
fn capabilities(pulls: bool) -> Value {
    let mut capabilities = json!({
        "general": {"positionEncodings": ["utf-16"]},
        "workspace": {"workspaceEdit": {"documentChanges": true}},
        "textDocument": {
            "publishDiagnostics": {"codeDescriptionSupport": true, "relatedInformation": true},
            "semanticTokens": {"requests": {"range": true, "full": {"delta": true}}, "tokenTypes": [], "tokenModifiers": [], "formats": ["relative"]},
            "documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
            "definition": {"linkSupport": true},
            "foldingRange": {"rangeLimit": 5000},
            "codeAction": {
                "dataSupport": true,
                "isPreferredSupport": true,
                "resolveSupport": {"properties": ["edit"]},
                "codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}},
            },
        },
    });
    if pulls {
        capabilities["textDocument"]["diagnostic"] = json!({"codeDescriptionSupport": true, "relatedInformation": true});
        capabilities["workspace"]["diagnostics"] = json!({"refreshSupport": true});
    }
    capabilities
}

fn window(place: Place) -> Value {
    let first = place.line.saturating_sub(WINDOW / 2);
    json!({"start": cursor_at(first, 0), "end": cursor_at(first + WINDOW, 0)})
}

fn cursor(place: Place) -> Value {
    cursor_at(place.line, place.column)
}

fn cursor_at(line: u32, character: u32) -> Value {
    json!({"line": line, "character": character})
}
