//! The same server with some of its rules off: beside it, what these rules cost a keystroke is seen.

use std::error::Error;
use std::process::Command;

use serde_json::{Map, json};

use crate::client::Client;

/// Starts the server without the rules, whose names have commas between them.
pub(crate) fn start(rules: &str) -> Result<Client, Box<dyn Error>> {
    let mut client = Client::start(Command::new(env!("CARGO_BIN_EXE_copydesk")).arg("lsp"))?;
    let off: Map<_, _> = rules.split(',').map(|rule| (rule.to_owned(), json!("off"))).collect();
    let settings = json!({"settings": {"copydesk": {"rules": off}}});
    client.send(&json!({"jsonrpc": "2.0", "method": "workspace/didChangeConfiguration", "params": settings}))?;
    Ok(client)
}
