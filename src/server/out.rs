//! The way out: a queue of frames and the thread that writes them. Whoever sends never waits for the client to read.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use tower_lsp_server::gen_lsp_types::MessageType;

/// A handle by which anything is sent to the client. A clone sends into the same queue.
#[derive(Clone, Debug, Default)]
pub struct Out(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<Frame>,
    writing: bool,
    closed: bool,
}

#[derive(Debug)]
struct Frame {
    /// The story whose findings these are. A newer frame for it takes this one's place.
    findings_of: Option<String>,
    body: Vec<u8>,
}

/// A message without an answer.
#[derive(Serialize)]
struct Notification<'a, P> {
    jsonrpc: &'static str,
    method: &'a str,
    params: P,
}

#[derive(Serialize)]
struct Message<'a> {
    r#type: MessageType,
    message: &'a str,
}

impl Out {
    /// Sends a message that is one already.
    pub fn send(&self, message: &impl Serialize) {
        if let Ok(body) = serde_json::to_vec(message) {
            self.push(None, body);
        }
    }

    /// Sends a notification.
    pub fn notify(&self, method: &str, params: impl Serialize) {
        self.send(&Notification { jsonrpc: "2.0", method, params });
    }

    /// Sends the findings of a story. Those of an earlier version that still wait are not sent any more.
    pub fn publish(&self, uri: &str, params: impl Serialize) {
        let message = Notification { jsonrpc: "2.0", method: "textDocument/publishDiagnostics", params };
        if let Ok(body) = serde_json::to_vec(&message) {
            self.push(Some(uri.to_owned()), body);
        }
    }

    /// Sends findings that are a whole message already, when `guard` still returns something. It is kept till they are queued.
    pub fn publish_whole<G>(&self, uri: &str, body: Vec<u8>, guard: impl FnOnce() -> Option<G>) {
        if let Some(_guard) = guard() {
            self.push(Some(uri.to_owned()), body);
        }
    }

    /// Writes a line to the client's log.
    pub fn log(&self, level: MessageType, message: &str) {
        self.notify("window/logMessage", Message { r#type: level, message });
    }

    /// Shows a message to the user, and logs it.
    pub fn show(&self, level: MessageType, message: &str) {
        self.log(level, message);
        self.notify("window/showMessage", Message { r#type: level, message });
    }

    /// Writes what is sent to a stream, until that fails or the queue is closed and empty.
    ///
    /// # Errors
    ///
    /// When the stream fails.
    pub fn write_to(&self, stream: impl Write) -> io::Result<()> {
        let mut stream = io::BufWriter::with_capacity(64 << 10, stream);
        let mut queue = self.queue();
        loop {
            if let Some(frame) = queue.frames.pop_front() {
                queue.writing = true;
                drop(queue);
                write!(stream, "Content-Length: {}\r\n\r\n", frame.body.len())?;
                stream.write_all(&frame.body)?;
                // To give back the memory of a long answer takes milliseconds, for which nobody with findings shall wait.
                drop(frame);
                queue = self.queue();
            } else if queue.writing {
                drop(queue);
                stream.flush()?;
                queue = self.queue();
                // Frames that came during the flush go out before anybody is told that all is written.
                if queue.frames.is_empty() {
                    queue.writing = false;
                    self.0.changed.notify_all();
                }
            } else if queue.closed {
                return Ok(());
            } else {
                queue = self.0.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            }
        }
    }

    /// Closes the queue and waits till all that was sent is written, at most for `patience`.
    pub fn close(&self, patience: Duration) {
        let deadline = Instant::now() + patience;
        let mut queue = self.queue();
        queue.closed = true;
        self.0.changed.notify_all();
        while queue.writing || !queue.frames.is_empty() {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return;
            }
            queue = self.0.changed.wait_timeout(queue, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn push(&self, findings_of: Option<String>, body: Vec<u8>) {
        let mut queue = self.queue();
        if queue.closed {
            return;
        }
        let waiting = match &findings_of {
            Some(_) => queue.frames.iter_mut().find(|frame| frame.findings_of == findings_of),
            None => None,
        };
        match waiting {
            Some(frame) => frame.body = body,
            None => queue.frames.push_back(Frame { findings_of, body }),
        }
        drop(queue);
        self.0.changed.notify_all();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(send: impl FnOnce(&Out)) -> String {
        let out = Out::default();
        send(&out);
        out.queue().closed = true;
        let mut stream = Vec::new();
        out.write_to(&mut stream).unwrap();
        String::from_utf8(stream).unwrap()
    }

    #[test]
    fn frames_a_message() {
        assert_eq!(written(|out| out.send(&[1])), "Content-Length: 3\r\n\r\n[1]");
    }

    #[test]
    fn newer_findings_take_the_place_of_those_that_wait() {
        let stream = written(|out| {
            out.publish("a", 1);
            out.publish("b", 2);
            out.send(&"between");
            out.publish("a", 3);
        });
        let params: Vec<_> = stream.split("\"params\":").skip(1).map(|rest| &rest[..1]).collect();
        assert_eq!(params, ["3", "2"]);
    }

    #[test]
    fn closing_does_not_wait_for_a_client_that_never_reads() {
        let out = Out::default();
        out.send(&1);
        out.close(Duration::from_millis(1));
        out.send(&2);
        assert_eq!(out.queue().frames.len(), 1);
    }
}
