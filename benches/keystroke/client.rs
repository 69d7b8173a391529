//! A client that types: one keystroke, then it waits for the findings of that version.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::news::Place;

/// The name of the story.
pub(crate) const URI: &str = "file:///desk/story.txt";

/// A server process with one open story.
pub(crate) struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    version: i32,
    /// The number of the last request.
    id: u32,
    /// How long the answer to `initialize` took from the start of the process.
    pub(crate) initialized_after: Duration,
}

impl Client {
    /// A client that can show findings and no more.
    pub(crate) fn start(command: &mut Command) -> Result<Self, Box<dyn Error>> {
        Self::start_as(
            command,
            &json!({"general": {"positionEncodings": ["utf-16"]}, "textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}}),
        )
    }

    /// A client that can do what is said.
    pub(crate) fn start_as(command: &mut Command, capabilities: &Value) -> Result<Self, Box<dyn Error>> {
        let started = Instant::now();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let input = child.stdin.take().ok_or("no standard input")?;
        let output = BufReader::with_capacity(1 << 20, child.stdout.take().ok_or("no standard output")?);
        let mut client = Self { child, input, output, version: 0, id: 2, initialized_after: Duration::ZERO };
        client.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": null, "capabilities": capabilities}}))?;
        client.until(|message| message["id"] == 1)?;
        client.initialized_after = started.elapsed();
        client.send(&json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}))?;
        Ok(client)
    }

    /// Opens a story and returns how many findings it has.
    pub(crate) fn open(&mut self, text: &str) -> Result<usize, Box<dyn Error>> {
        self.open_unseen(text)?;
        let message = self.until(|message| message["method"] == "textDocument/publishDiagnostics")?;
        Ok(message["params"]["diagnostics"].as_array().map_or(0, Vec::len))
    }

    /// Opens a story whose findings nobody waits for.
    pub(crate) fn open_unseen(&mut self, text: &str) -> Result<(), Box<dyn Error>> {
        let document = json!({"uri": URI, "languageId": "plaintext", "version": 0, "text": text});
        Ok(self.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}))?)
    }

    /// Types a letter and deletes it again; how long each took.
    pub(crate) fn type_and_delete(&mut self, Place { line, column, .. }: Place) -> Result<(Duration, Duration), Box<dyn Error>> {
        Ok((self.edit((line, column), (line, column), "x")?, self.edit((line, column), (line, column + 1), "")?))
    }

    fn edit(&mut self, start: (u32, u32), end: (u32, u32), text: &str) -> Result<Duration, Box<dyn Error>> {
        let edit = self.change(start, end, text);
        let started = Instant::now();
        self.send_text(&edit)?;
        self.wait(started, true, &mut [])
    }

    /// A change of the story's next version, as it goes over the wire.
    pub(crate) fn change(&mut self, start: (u32, u32), end: (u32, u32), text: &str) -> String {
        self.version += 1;
        let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
        let change = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": {"uri": URI, "version": self.version},
            "contentChanges": [{"range": {"start": place(start), "end": place(end)}, "text": text}],
        }});
        change.to_string()
    }

    /// A request, as it goes over the wire, and what is to be known of its answer.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> (String, Answer) {
        self.id += 1;
        let id = self.id;
        (json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}).to_string(), Answer { id, came: None, body: Vec::new() })
    }

    /// Waits till answers are there and, where they are `pushed`, the findings of the newest version; how long those took.
    pub(crate) fn wait(&mut self, started: Instant, pushed: bool, answers: &mut [Answer]) -> Result<Duration, Box<dyn Error>> {
        let version = format!("\"version\":{}", self.version);
        let mut findings = (!pushed).then_some(Duration::ZERO);
        while findings.is_none() || answers.iter().any(|answer| answer.came.is_none()) {
            let body = self.receive()?;
            let elapsed = started.elapsed();
            // Looked for in the text, so that the client's own reading of a large message costs no part of the next time.
            let found = |needle: &str| memchr::memmem::find(&body, needle.as_bytes()).is_some();
            if found("publishDiagnostics") {
                if found(&format!("{version},")) || found(&format!("{version}}}")) {
                    findings = Some(elapsed);
                }
            } else if let Some(answer) =
                answers.iter_mut().find(|answer| found(&format!("\"id\":{}}}", answer.id)) || found(&format!("\"id\":{},", answer.id)))
            {
                answer.came = Some(elapsed);
                answer.body = body;
            }
        }
        Ok(findings.unwrap_or_default())
    }

    pub(crate) fn stop(mut self) -> Result<(), Box<dyn Error>> {
        self.send(&json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}))?;
        self.until(|message| message["id"] == 2)?;
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}))?;
        self.child.wait()?;
        Ok(())
    }

    pub(crate) fn send(&mut self, message: &Value) -> std::io::Result<()> {
        self.send_text(&message.to_string())
    }

    /// Sends a message.
    pub(crate) fn send_text(&mut self, body: &str) -> std::io::Result<()> {
        self.input.write_all(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes())?;
        self.input.flush()
    }

    fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Result<Value, Box<dyn Error>> {
        loop {
            let message: Value = serde_json::from_slice(&self.receive()?)?;
            if wanted(&message) {
                return Ok(message);
            }
        }
    }

    fn receive(&mut self) -> Result<Vec<u8>, Box<dyn Error>> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if self.output.read_line(&mut line)? == 0 {
                return Err("the server closed its output".into());
            }
            match line.trim().split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse()?,
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        Ok(body)
    }
}

/// An answer that is waited for.
pub(crate) struct Answer {
    id: u32,
    /// How long it took.
    pub(crate) came: Option<Duration>,
    /// The whole message.
    pub(crate) body: Vec<u8>,
}
