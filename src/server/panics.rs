//! One log line for a panic, wherever it happens. What panicked is caught by its caller, so that the session goes on.

use std::collections::HashSet;
use std::panic::PanicHookInfo;
use std::sync::{Mutex, PoisonError};

use tower_lsp_server::gen_lsp_types::MessageType;

use super::out::Out;

/// Sends panics to the client's log from now on. One that happens again and again at the same place is told once.
pub(super) fn report_to(out: Out) {
    let told: Mutex<HashSet<String>> = Mutex::default();
    std::panic::set_hook(Box::new(move |panic| {
        let place = panic.location().map_or_else(|| "an unknown place".to_owned(), ToString::to_string);
        if told.lock().unwrap_or_else(PoisonError::into_inner).insert(place.clone()) {
            let reason = reason(panic);
            let line = format!("copydesk made a mistake at {place}: {reason}. The session goes on; please report this line.");
            out.log(MessageType::Error, &line);
        }
    }));
}

fn reason(panic: &PanicHookInfo<'_>) -> String {
    let payload = panic.payload();
    let text = payload.downcast_ref::<&str>().map(ToString::to_string).or_else(|| payload.downcast_ref::<String>().cloned());
    text.unwrap_or_else(|| "no reason given".to_owned())
}
