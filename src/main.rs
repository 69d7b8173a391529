//! Arguments to server or command line: the only place that exits.

use std::process::ExitCode;

// SKELETON: only `extract --jsonl`.
fn main() -> ExitCode {
    match copydesk::cli::extract::jsonl(std::io::stdin().lock(), std::io::BufWriter::new(std::io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
