//! The language server, `copydesk lsp`: the only place that knows the protocol.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`transport`] | drives the service over standard input and output: one ordered dispatcher, one panic guard |
//! | [`frame`], [`message`], [`out`] | bytes to frames, frames to messages, and the way out |
//! | [`session`] | the open stories, their versions, and snapshots of them |
//! | [`publish`], [`wire`] | findings of the newest version, pushed; how they are written down |
//! | [`turns`] | when requests are worked on: behind the findings, few at once |
//! | [`progress`], [`dictionaries`] | what takes longer than a moment; dictionaries, which may |
//! | [`watch`] | the files that the client is asked to watch |
//! | [`workspace`] | the settings that hold for a story, from all places |
//! | [`state`] | what all of the server shares, and what notifications do to it |
//! | [`backend`] | the protocol's trait: each method one line |
//! | [`requests`] | locate, ask, convert |
//! | [`diagnostics`] | findings on the wire |
//! | [`convert`], [`capabilities`] | our terms to the protocol's and back; what client and server can do |
//! | [`panics`] | one log line for a panic, wherever it happens |

mod backend;
mod capabilities;
mod comments;
mod convert;
mod diagnostics;
mod dictionaries;
pub mod frame;
pub mod message;
pub mod out;
mod panics;
mod progress;
mod publish;
mod requests;
mod session;
mod state;
pub mod transport;
mod turns;
mod watch;
mod wire;
mod workspace;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use backend::Backend;
use state::Server;
use transport::Driven;

/// Runs the language server over standard input and output, till the client ends it. The exit code is the server's.
///
/// # Errors
///
/// When no thread can be started.
pub fn run() -> io::Result<ExitCode> {
    transport::run(|out, exit, runtime| {
        panics::report_to(out.clone());
        let server = Arc::new_cyclic(|this| Server::new(this.clone(), out.clone(), exit.clone(), runtime.clone()));
        publish::start(Arc::downgrade(&server))?;
        let (service, socket) = Backend::service(&server);
        let (on_text, on_lost) = (server.clone(), server);
        Ok(Driven {
            service,
            socket,
            on_text: Box::new(move |notification, is_last| on_text.on_text(notification, is_last)),
            on_lost: Box::new(move |uri| on_lost.on_lost(uri)),
        })
    })
}
