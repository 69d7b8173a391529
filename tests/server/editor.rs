//! A small editor for tests: it owns the buffers, speaks the protocol, and shows answers in a compact form.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long an answer may take before a test gives up on it. No test depends on how long it does take.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server and the editor's end of the connection.
pub(crate) struct Editor {
    pub(crate) server: Child,
    stdin: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Messages that came while another one was waited for.
    seen: VecDeque<Value>,
    ids: i64,
    /// What `workspace/configuration` is answered with: as a rule a list of one value.
    pub(crate) configuration: Value,
    /// The folder of the user's own settings.
    home: tempfile::TempDir,
}

impl Editor {
    /// Starts a server and says nothing yet.
    pub(crate) fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    fn at(home: tempfile::TempDir) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .arg("lsp")
            .env("HOME", home.path())
            .env("XDG_CONFIG_HOME", home.path().join(".config"))
            .env("APPDATA", home.path().join(".config"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdin = server.stdin.take();
        let mut stdout = BufReader::new(server.stdout.take().unwrap());
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Some(message) = read(&mut stdout) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self { server, stdin, messages, seen: VecDeque::new(), ids: 0, configuration: json!([null]), home }
    }

    /// Starts a server for an editor that can do what `capabilities` says.
    pub(crate) fn with(capabilities: Value) -> Self {
        let mut editor = Self::new();
        editor.initialize(json!({"processId": null, "rootUri": null, "capabilities": capabilities}));
        editor
    }

    /// Starts a server for an editor that can do the least.
    pub(crate) fn plain() -> Self {
        Self::with(json!({}))
    }

    /// Shakes hands, and returns what the server offers.
    pub(crate) fn initialize(&mut self, params: Value) -> Value {
        let answer = self.ask("initialize", params);
        self.notify("initialized", json!({}));
        answer["result"].clone()
    }

    /// Where the user's own settings are.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// Sends bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        // A server that is gone is found out by what does not come.
        let _ = self.stdin.as_mut().unwrap().write_all(bytes);
    }

    /// Sends text as one frame.
    pub(crate) fn frame(&mut self, body: &[u8]) {
        self.raw(format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes());
        self.raw(body);
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.frame(json!({"jsonrpc": "2.0", "method": method, "params": params}).to_string().as_bytes());
    }

    /// Sends a request, and returns its id.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> i64 {
        self.ids += 1;
        self.frame(json!({"jsonrpc": "2.0", "id": self.ids, "method": method, "params": params}).to_string().as_bytes());
        self.ids
    }

    /// Sends a request, and returns its answer.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.answer(json!(id))
    }

    /// Waits for the answer to a request.
    pub(crate) fn answer(&mut self, id: Value) -> Value {
        self.wait(&format!("the answer to {id}"), |message| message.get("method").is_none() && message["id"] == id)
    }

    /// Waits for a notification, and returns its params.
    pub(crate) fn notification(&mut self, method: &str) -> Value {
        self.wait(method, |message| message["method"] == method)["params"].clone()
    }

    /// Waits for a request of the server's, which is answered by itself, and returns its params.
    pub(crate) fn asked(&mut self, method: &str) -> Value {
        self.notification(method)
    }

    /// Waits for the findings of a version of a story, and shows them.
    pub(crate) fn findings(&mut self, uri: &str, version: Option<i64>) -> String {
        let wanted = json!(version);
        let message = self.wait(&format!("findings of {uri} {version:?}"), |message| {
            let params = &message["params"];
            let version = params.get("version").cloned().unwrap_or_default();
            message["method"] == "textDocument/publishDiagnostics" && params["uri"] == uri && version == wanted
        });
        diagnostics(&message["params"]["diagnostics"])
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        self.open_as(uri, "plaintext", text);
    }

    pub(crate) fn open_as(&mut self, uri: &str, language: &str, text: &str) {
        self.notify("textDocument/didOpen", json!({"textDocument": {"uri": uri, "languageId": language, "version": 1, "text": text}}));
    }

    /// Sends changes as the protocol has them.
    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        self.notify("textDocument/didChange", json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes}));
    }

    pub(crate) fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({"textDocument": {"uri": uri}}));
    }

    /// The text that the server has.
    pub(crate) fn text(&mut self, uri: &str) -> String {
        let answer = self.ask("copydesk/viewStoryText", json!({"uri": uri}));
        answer["result"]["text"].as_str().unwrap_or_else(|| panic!("no text: {answer}")).to_owned()
    }

    /// Fails unless the server still answers.
    #[track_caller]
    pub(crate) fn is_alive(&mut self) {
        assert_eq!(self.ask("no/such", Value::Null)["error"]["code"], -32601);
    }

    /// Messages of a kind that came already, or come before the server answers once more.
    pub(crate) fn so_far(&mut self, method: &str) -> Vec<Value> {
        self.is_alive();
        let (found, rest): (VecDeque<Value>, _) = self.seen.drain(..).partition(|message| message["method"] == method);
        self.seen = rest;
        found.into_iter().map(|message| message["params"].clone()).collect()
    }

    /// The lines of the log so far.
    pub(crate) fn log(&mut self) -> Vec<String> {
        self.so_far("window/logMessage").iter().map(|params| params["message"].as_str().unwrap().to_owned()).collect()
    }

    /// Ends the connection by the book. Nothing may be left that nobody looked at, save lines of the log.
    #[track_caller]
    pub(crate) fn finish(self) {
        self.end(&["window/logMessage"]);
    }

    /// Ends the connection by the book, where findings were published that nobody asked about: they may come at any time.
    #[track_caller]
    pub(crate) fn finish_amid_findings(self) {
        self.end(&["window/logMessage", "textDocument/publishDiagnostics"]);
    }

    #[track_caller]
    fn end(mut self, may_be_left: &[&str]) {
        assert_eq!(self.ask("shutdown", Value::Null)["result"], Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.status().code(), Some(0));
        let left: Vec<Value> = self.seen.drain(..).chain(self.messages.try_iter()).collect();
        let is_expected = |message: &Value| may_be_left.iter().any(|method| message["method"] == *method);
        let left: Vec<&Value> = left.iter().filter(|message| !is_expected(message)).collect();
        assert!(left.is_empty(), "nobody looked at {left:?}");
    }

    /// Closes the server's input.
    pub(crate) fn hang_up(&mut self) {
        self.stdin = None;
    }

    /// Waits for the server's end.
    #[track_caller]
    pub(crate) fn status(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.server.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < deadline, "the server does not end");
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn wait(&mut self, what: &str, is_wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.seen.iter().position(&is_wanted) {
            return self.seen.remove(at).unwrap();
        }
        let deadline = Instant::now() + PATIENCE;
        loop {
            match self.messages.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(message) => {
                    self.reply(&message);
                    if is_wanted(&message) {
                        return message;
                    }
                    self.seen.push_back(message);
                }
                Err(RecvTimeoutError::Timeout) => panic!("{what} does not come; so far: {:?}", self.seen),
                Err(RecvTimeoutError::Disconnected) => panic!("the server ended before {what}: {}", self.last_words()),
            }
        }
    }

    /// Answers a request of the server's.
    fn reply(&mut self, message: &Value) {
        let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) else { return };
        let result = match method {
            "workspace/configuration" => self.configuration.clone(),
            "workspace/applyEdit" => json!({"applied": true}),
            _ => Value::Null,
        };
        let reply = json!({"jsonrpc": "2.0", "id": id, "result": result});
        self.frame(reply.to_string().as_bytes());
    }

    fn last_words(&mut self) -> String {
        let mut words = String::new();
        if let Some(stderr) = self.server.stderr.as_mut() {
            let _ = stderr.read_to_string(&mut words);
        }
        words
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(stream: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => length = header.strip_prefix("Content-Length: ")?.parse().ok()?,
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// An insertion before a column of the first line.
pub(crate) fn insert(column: usize, text: &str) -> Value {
    replace((0, column), (0, column), text)
}

/// A replacement of the text between two places.
pub(crate) fn replace(start: (usize, usize), end: (usize, usize), text: &str) -> Value {
    json!({
        "range": {"start": {"line": start.0, "character": start.1}, "end": {"line": end.0, "character": end.1}},
        "text": text,
    })
}

/// A cursor.
pub(crate) fn at(uri: &str, line: usize, character: usize) -> Value {
    json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": character}})
}

/// A range in the form `0:3-0:9`.
pub(crate) fn range(range: &Value) -> String {
    let (start, end) = (&range["start"], &range["end"]);
    format!("{}:{}-{}:{}", start["line"], start["character"], end["line"], end["character"])
}

/// Diagnostics, one a line: where, how loud, by which rule, what.
pub(crate) fn diagnostics(diagnostics: &Value) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics.as_array().unwrap() {
        let severity = ["?", "error", "warning", "information", "hint"][diagnostic["severity"].as_u64().unwrap_or(0) as usize];
        let (place, code) = (range(&diagnostic["range"]), diagnostic["code"].as_str().unwrap());
        writeln!(lines, "{place} {severity} {code}: {}", diagnostic["message"].as_str().unwrap()).unwrap();
        for related in diagnostic["relatedInformation"].as_array().into_iter().flatten() {
            writeln!(lines, "    {} {}", range(&related["location"]["range"]), related["message"].as_str().unwrap()).unwrap();
        }
    }
    lines
}
