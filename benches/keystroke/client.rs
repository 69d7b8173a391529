//! A client that types: one keystroke, then it waits for the findings of that version.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::news::Place;

const URI: &str = "file:///desk/story.txt";

/// A server process with one open story.
pub(crate) struct Client {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    version: i32,
    /// How long the answer to `initialize` took from the start of the process.
    pub(crate) initialized_after: Duration,
}

impl Client {
    pub(crate) fn start(command: &mut Command) -> Result<Self, Box<dyn Error>> {
        let started = Instant::now();
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let input = child.stdin.take().ok_or("no standard input")?;
        let output = BufReader::with_capacity(1 << 20, child.stdout.take().ok_or("no standard output")?);
        let mut client = Self { child, input, output, version: 0, initialized_after: Duration::ZERO };
        let capabilities =
            json!({"general": {"positionEncodings": ["utf-16"]}, "textDocument": {"publishDiagnostics": {"codeDescriptionSupport": true}}});
        client.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"processId": null, "rootUri": null, "capabilities": capabilities}}))?;
        client.until(|message| message["id"] == 1)?;
        client.initialized_after = started.elapsed();
        client.send(&json!({"jsonrpc": "2.0", "method": "initialized", "params": {}}))?;
        Ok(client)
    }

    /// Opens a story and returns how many findings it has.
    pub(crate) fn open(&mut self, text: &str) -> Result<usize, Box<dyn Error>> {
        let document = json!({"uri": URI, "languageId": "plaintext", "version": 0, "text": text});
        self.send(&json!({"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"textDocument": document}}))?;
        let message = self.until(|message| message["method"] == "textDocument/publishDiagnostics")?;
        Ok(message["params"]["diagnostics"].as_array().map_or(0, Vec::len))
    }

    /// Types a letter and deletes it again; how long each took.
    pub(crate) fn type_and_delete(&mut self, Place { line, column, .. }: Place) -> Result<(Duration, Duration), Box<dyn Error>> {
        Ok((self.edit((line, column), (line, column), "x")?, self.edit((line, column), (line, column + 1), "")?))
    }

    fn edit(&mut self, start: (u32, u32), end: (u32, u32), text: &str) -> Result<Duration, Box<dyn Error>> {
        self.version += 1;
        let place = |(line, character): (u32, u32)| json!({"line": line, "character": character});
        let body = json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": {"uri": URI, "version": self.version},
            "contentChanges": [{"range": {"start": place(start), "end": place(end)}, "text": text}],
        }})
        .to_string();
        let version = format!("\"version\":{}", self.version);
        let started = Instant::now();
        self.send_text(&body)?;
        loop {
            let body = self.receive()?;
            let elapsed = started.elapsed();
            // Looked for in the text, so that the client's own reading of a large message costs no part of the next time.
            let found = |needle: &str| memchr::memmem::find(&body, needle.as_bytes()).is_some();
            if found("publishDiagnostics") && (found(&format!("{version},")) || found(&format!("{version}}}"))) {
                return Ok(elapsed);
            }
        }
    }

    pub(crate) fn stop(mut self) -> Result<(), Box<dyn Error>> {
        self.send(&json!({"jsonrpc": "2.0", "id": 2, "method": "shutdown"}))?;
        self.until(|message| message["id"] == 2)?;
        self.send(&json!({"jsonrpc": "2.0", "method": "exit"}))?;
        self.child.wait()?;
        Ok(())
    }

    fn send(&mut self, message: &Value) -> std::io::Result<()> {
        self.send_text(&message.to_string())
    }

    fn send_text(&mut self, body: &str) -> std::io::Result<()> {
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
