//! The way out: a queue of frames and the thread that writes them. Whoever sends never waits for the client to read.
//!
//! Where nothing waits and the client has read all, a frame is written where it is made: to wake the thread takes longer.

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
    /// Writes what can be written without waiting, and tells how many bytes that were.
    at_once: Option<AtOnce>,
}

/// Writes some of a head and a body.
type AtOnce = fn(&[io::IoSlice<'_>; 2]) -> usize;

#[derive(Debug, Default)]
struct Queue {
    frames: VecDeque<Frame>,
    /// The thread writes.
    writing: bool,
    /// Somebody writes at once.
    writing_at_once: bool,
    closed: bool,
}

#[derive(Debug)]
struct Frame {
    /// The story whose findings these are. A newer frame for it takes this one's place.
    findings_of: Option<String>,
    /// The rest of a frame that has begun to be written, or a whole one's body.
    part: Part,
    body: Vec<u8>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Body,
    Rest,
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
    /// One whose frames are written by `at_once` where that need not wait: it writes as many bytes as it can and returns their number.
    #[must_use]
    pub fn with(at_once: fn(&[io::IoSlice<'_>; 2]) -> usize) -> Self {
        Self(Arc::new(Shared { at_once: Some(at_once), ..Shared::default() }))
    }

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
            if queue.writing_at_once {
                queue = self.0.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            } else if let Some(frame) = queue.frames.pop_front() {
                queue.writing = true;
                drop(queue);
                if frame.part == Part::Body {
                    stream.write_all(&head(&frame.body))?;
                }
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
        while queue.writing || queue.writing_at_once || !queue.frames.is_empty() {
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
        let is_free = queue.frames.is_empty() && !queue.writing && !queue.writing_at_once;
        if let Some(at_once) = self.0.at_once.filter(|_| is_free) {
            queue.writing_at_once = true;
            drop(queue);
            self.push_at_once(at_once, &body);
            return;
        }
        let waiting = match &findings_of {
            Some(_) => queue.frames.iter_mut().find(|frame| frame.findings_of == findings_of),
            None => None,
        };
        match waiting {
            Some(frame) => frame.body = body,
            None => queue.frames.push_back(Frame { findings_of, part: Part::Body, body }),
        }
        drop(queue);
        self.0.changed.notify_all();
    }

    /// Writes a frame as far as that need not wait, and leaves the rest to the thread.
    fn push_at_once(&self, at_once: AtOnce, body: &[u8]) {
        let head = head(body);
        let written = at_once(&[io::IoSlice::new(&head), io::IoSlice::new(body)]);
        let behind = |part: &[u8], passed: usize| part.get(written.saturating_sub(passed)..).unwrap_or_default().to_vec();
        let rest = [behind(&head, 0), behind(body, head.len())].concat();
        let mut queue = self.queue();
        queue.writing_at_once = false;
        if !rest.is_empty() {
            queue.frames.push_front(Frame { findings_of: None, part: Part::Rest, body: rest });
        }
        let is_waited_for = queue.closed || !queue.frames.is_empty();
        drop(queue);
        if is_waited_for {
            self.0.changed.notify_all();
        }
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.0.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What stands before a body.
fn head(body: &[u8]) -> Vec<u8> {
    format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes()
}

/// Writes to standard output what it takes without waiting; nothing where the system cannot tell.
#[cfg(target_os = "linux")]
pub fn write_at_once(frame: &[io::IoSlice<'_>; 2]) -> usize {
    use rustix::io::{ReadWriteFlags, pwritev2};
    /// Where a stream is: it has no other places.
    const HERE: u64 = u64::MAX;
    // What fails here fails again for the thread, which knows what to do about it.
    pwritev2(io::stdout(), frame, HERE, ReadWriteFlags::NOWAIT).unwrap_or(0)
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
    fn what_cannot_be_written_at_once_is_written_by_the_thread() {
        let out = Out::with(|frame| frame[0].len().min(7));
        out.send(&[1]);
        out.publish("a", 1);
        out.publish("a", 2);
        out.queue().closed = true;
        let mut stream = Vec::new();
        out.write_to(&mut stream).unwrap();
        let stream = String::from_utf8(stream).unwrap();
        assert!(stream.starts_with("-Length: 3\r\n\r\n[1]Content-Length"), "{stream}");
        assert!(stream.ends_with("\"params\":2}") && !stream.contains("\"params\":1"), "{stream}");
    }

    #[test]
    fn what_is_written_at_once_is_whole_and_waits_for_nobody() {
        let out = Out::with(|frame| frame.iter().map(|part| part.len()).sum());
        out.send(&[1]);
        assert!(out.queue().frames.is_empty());
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
