//! Drives a service over standard input and output.
//!
//! One thread reads, parses and dispatches: each handler is polled once in the order of arrival, and only what is not ready
//! then becomes a task. So a message sees the effects of all that came before it, and nothing waits behind slow work.
//! Another thread writes. A panic in a handler costs one error answer.

use std::any::Any;
use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_util::{FutureExt, SinkExt, StreamExt};
use serde::Serialize;
use serde_json::Value;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tower_lsp_server::gen_lsp_types::MessageType;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Id, Request, Response};
use tower_lsp_server::{ClientSocket, ExitedError, LanguageServer, Loopback, LspService};
use tower_service::Service;

use super::frame::{self, Frame};
use super::message::{self, Bad, Message, TextNotification};
use super::out::Out;

/// How long the last answers may take to be written after `exit`.
const PATIENCE: Duration = Duration::from_secs(1);
/// The protocol's code for a sound request that could not be carried out.
const REQUEST_FAILED: ErrorCode = ErrorCode::ServerError(-32803);
/// How often is looked whether the client still lives.
const WATCH: Duration = Duration::from_secs(2);

/// A server that a transport can drive.
pub struct Driven<S> {
    /// The service.
    pub service: LspService<S>,
    /// Its way to the client.
    pub socket: ClientSocket,
    /// Takes what changes texts, in order, before anything that came later is looked at. Told besides whether it is the last
    /// that has come in so far.
    pub on_text: Box<dyn FnMut(TextNotification, bool) + Send>,
    /// Told of a document whose text is no longer known, because a message about it could not be read.
    pub on_lost: Box<dyn FnMut(&str) + Send>,
}

/// Ends the server from anywhere. The first code counts.
#[derive(Clone, Debug)]
pub struct Exit(mpsc::UnboundedSender<u8>);

impl Exit {
    /// Ends the server.
    pub fn with(&self, code: u8) {
        // Nobody listens when it has ended already.
        let _ = self.0.send(code);
    }

    /// Ends the server when a process is gone: the editor that started it, should it die without a word.
    pub fn when_gone(&self, process: i32) {
        let exit = self.clone();
        tokio::spawn(async move {
            while is_alive(process) {
                tokio::time::sleep(WATCH).await;
            }
            exit.with(1);
        });
    }
}

/// One that belongs to somebody else is alive, too.
#[cfg(unix)]
fn is_alive(process: i32) -> bool {
    use rustix::process::{Pid, test_kill_process};
    let process = if process > 0 { Pid::from_raw(process) } else { None };
    process.is_none_or(|process| test_kill_process(process) != Err(rustix::io::Errno::SRCH))
}

/// Elsewhere the end of standard input has to tell.
#[cfg(not(unix))]
fn is_alive(_process: i32) -> bool {
    true
}

/// Runs a server till the client says `exit`, closes the stream or dies. The exit code is 0 after `shutdown`, else 1.
///
/// # Errors
///
/// When the runtime or a thread cannot be started.
pub fn run<S: LanguageServer>(build: impl FnOnce(&Out, &Exit, &Handle) -> io::Result<Driven<S>>) -> io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().max_blocking_threads(4).build()?;
    let (exit, mut exits) = mpsc::unbounded_channel();
    let exit = Exit(exit);
    #[cfg(target_os = "linux")]
    let out = Out::with(super::out::write_at_once);
    #[cfg(not(target_os = "linux"))]
    let out = Out::default();
    let writer = (out.clone(), exit.clone());
    std::thread::Builder::new().name("writer".into()).spawn(move || {
        // The client reads no more: there is nobody left to serve.
        if writer.0.write_to(io::stdout().lock()).is_err() {
            writer.1.with(1);
        }
    })?;
    let driven = {
        let _runtime = runtime.enter();
        build(&out, &exit, runtime.handle())?
    };
    let (mut requests, answers) = Loopback::split(driven.socket);
    let loopback = out.clone();
    runtime.spawn(async move {
        while let Some(request) = requests.next().await {
            loopback.send(&request);
        }
    });
    let mut dispatcher = Dispatcher {
        service: driven.service,
        answers,
        on_text: driven.on_text,
        on_lost: driven.on_lost,
        out: out.clone(),
        runtime: runtime.handle().clone(),
        waiting: Waiting::default(),
        is_shut_down: false,
    };
    std::thread::Builder::new().name("reader".into()).spawn(move || {
        // Whatever happens to the reader, the server must not stay behind deaf.
        let code = catch_unwind(AssertUnwindSafe(|| dispatcher.read(io::stdin().lock())));
        exit.with(code.unwrap_or(1));
    })?;
    let code = runtime.block_on(exits.recv()).unwrap_or(1);
    out.close(PATIENCE);
    // Work that is still under way has nobody to answer.
    runtime.shutdown_background();
    Ok(ExitCode::from(code))
}

struct Dispatcher<S, A> {
    service: LspService<S>,
    answers: A,
    on_text: Box<dyn FnMut(TextNotification, bool) + Send>,
    on_lost: Box<dyn FnMut(&str) + Send>,
    out: Out,
    runtime: Handle,
    waiting: Waiting,
    is_shut_down: bool,
}

impl<S: LanguageServer, A: futures_util::Sink<Response> + Unpin> Dispatcher<S, A> {
    /// Reads till the end and returns the exit code.
    fn read(&mut self, stream: impl io::Read) -> u8 {
        let runtime = self.runtime.clone();
        let _runtime = runtime.enter();
        let mut stream = io::BufReader::with_capacity(1 << 20, stream);
        loop {
            match frame::read(&mut stream) {
                Ok(Frame::Body(body)) => match message::parse(&body) {
                    Message::Request(request) if request.method() == "exit" => break,
                    message => self.dispatch(message, stream.buffer().is_empty()),
                },
                Ok(Frame::Absurd(length)) => {
                    self.refuse(Value::Null, Error::invalid_request());
                    self.out.log(MessageType::Error, &format!("A message says that it is {length} bytes long. It was passed over."));
                }
                Ok(Frame::End) | Err(_) => break,
            }
        }
        for id in self.waiting.drain() {
            self.out.send(&Response::from_error(id, Error { message: "The server ends.".into(), ..Error::new(REQUEST_FAILED) }));
        }
        u8::from(!self.is_shut_down)
    }

    fn dispatch(&mut self, message: Message, is_last: bool) {
        match message {
            Message::Text(notification) if !self.is_shut_down => self.on_text(notification, is_last),
            Message::Text(_) => {}
            Message::Request(request) => self.call(request),
            Message::Response(response) => {
                // Routing an answer waits for nothing.
                let _ = self.answers.send(response).now_or_never();
            }
            Message::Bad(bad) => self.on_bad(bad),
        }
    }

    /// A text that could not be taken is lost; the session goes on. What panicked is in the log.
    fn on_text(&mut self, notification: TextNotification, is_last: bool) {
        let uri = notification.uri().to_owned();
        if catch_unwind(AssertUnwindSafe(|| (self.on_text)(notification, is_last))).is_err() {
            let _ = catch_unwind(AssertUnwindSafe(|| (self.on_lost)(&uri)));
        }
    }

    fn call(&mut self, request: Request) {
        let call = Call { id: request.id().cloned(), is_dollar: request.method().starts_with("$/"), out: self.out.clone() };
        let is_shutdown = request.method() == "shutdown";
        let mut context = Context::from_waker(Waker::noop());
        let future = catch_unwind(AssertUnwindSafe(|| match self.service.poll_ready(&mut context) {
            Poll::Ready(Ok(())) => Some(self.service.call(request)),
            _ => None,
        }));
        let future = match future {
            Ok(Some(future)) => future,
            Ok(None) => return call.refuse(Error::invalid_request()),
            Err(_) => return call.refuse(Error::internal_error()),
        };
        let mut future = Box::pin(AssertUnwindSafe(future).catch_unwind());
        match future.as_mut().poll(&mut context) {
            Poll::Ready(result) => {
                self.is_shut_down |= is_shutdown && matches!(&result, Ok(Ok(Some(response))) if response.is_ok());
                call.finish(result);
            }
            Poll::Pending => {
                let waiting = self.waiting.clone();
                waiting.add(call.id.as_ref());
                self.runtime.spawn(async move {
                    let outcome = future.await;
                    if waiting.remove(call.id.as_ref()) {
                        call.finish(outcome);
                    }
                });
            }
        }
    }

    fn on_bad(&mut self, bad: Bad) {
        let what = bad.notification.as_deref().unwrap_or("message");
        let line = format!("A {what} could not be read: {}.", bad.reason);
        match (&bad.notification, &bad.uri) {
            (Some(method), Some(uri)) if matches!(method.as_str(), "textDocument/didOpen" | "textDocument/didChange") => {
                (self.on_lost)(uri);
            }
            (Some(_), _) => {}
            (None, _) => self.refuse(bad.id, Error::new(bad.code)),
        }
        self.out.log(MessageType::Error, &line);
    }

    /// Answers what is no request, so that its id may be anything.
    fn refuse(&self, id: Value, error: Error) {
        #[derive(Serialize)]
        struct Refusal {
            jsonrpc: &'static str,
            id: Value,
            error: Error,
        }
        self.out.send(&Refusal { jsonrpc: "2.0", id, error });
    }
}

/// The requests that are not answered yet, so that each gets one answer, also where the server ends before its work is done.
#[derive(Clone, Default)]
struct Waiting(Arc<Mutex<Vec<Id>>>);

impl Waiting {
    fn add(&self, id: Option<&Id>) {
        self.ids().extend(id.cloned());
    }

    /// Whether its answer is still wanted: that of a notification always is.
    fn remove(&self, id: Option<&Id>) -> bool {
        let Some(id) = id else { return true };
        let mut ids = self.ids();
        let place = ids.iter().position(|waiting| waiting == id);
        place.map(|place| ids.swap_remove(place)).is_some()
    }

    fn drain(&self) -> Vec<Id> {
        std::mem::take(&mut self.ids())
    }

    fn ids(&self) -> std::sync::MutexGuard<'_, Vec<Id>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is needed to answer a call.
struct Call {
    id: Option<Id>,
    is_dollar: bool,
    out: Out,
}

type Outcome = Result<Result<Option<Response>, ExitedError>, Box<dyn Any + Send>>;

impl Call {
    fn finish(self, outcome: Outcome) {
        match outcome {
            Ok(Ok(Some(response))) => self.out.send(&response),
            // The service keeps silent about unknown `$/` methods, which is right for notifications only.
            Ok(Ok(None)) if self.is_dollar => self.refuse(Error::method_not_found()),
            Ok(Ok(None) | Err(_)) => {}
            Err(_) => self.refuse(Error::internal_error()),
        }
    }

    fn refuse(self, error: Error) {
        if let Some(id) = self.id {
            self.out.send(&Response::from_error(id, error));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tower_lsp_server::gen_lsp_types::{InitializeParams, InitializeResult};
    use tower_lsp_server::jsonrpc::Result;

    struct Nothing;

    impl LanguageServer for Nothing {
        async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_over_a_text_loses_that_text_only() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (service, socket) = LspService::new(|_| Nothing);
        let (lost, seen) = std::sync::mpsc::channel();
        let also_lost = lost.clone();
        let on_text = move |notification: TextNotification, _| {
            assert!(!notification.uri().ends_with("bad.txt"), "a text that cannot be taken");
            lost.send(format!("took {}", notification.uri())).unwrap();
        };
        let mut dispatcher = Dispatcher {
            service,
            answers: Loopback::split(socket).1,
            on_text: Box::new(on_text),
            on_lost: Box::new(move |uri| also_lost.send(format!("lost {uri}")).unwrap()),
            out: Out::default(),
            runtime: runtime.handle().clone(),
            waiting: Waiting::default(),
            is_shut_down: false,
        };
        for uri in ["bad.txt", "good.txt"] {
            dispatcher.on_text(TextNotification::Closed { uri: uri.to_owned() }, true);
        }
        drop(dispatcher);
        assert_eq!(seen.iter().collect::<Vec<_>>(), ["lost bad.txt", "took good.txt"]);
    }
}
