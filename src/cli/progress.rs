//! A line on the terminal for work that takes longer than a second.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

/// Runs `work`, which counts each finished story; meanwhile tells how far it is, on standard error and to terminals only.
pub fn with<T>(total: usize, work: impl FnOnce(&AtomicUsize) -> T) -> T {
    let finished = AtomicUsize::new(0);
    if !std::io::stderr().is_terminal() {
        return work(&finished);
    }
    let (end, ended) = channel::<()>();
    std::thread::scope(|scope| {
        scope.spawn(|| tell(&finished, total, ended));
        let result = work(&finished);
        drop(end);
        result
    })
}

fn tell(finished: &AtomicUsize, total: usize, ended: std::sync::mpsc::Receiver<()>) {
    let mut wait = Duration::from_secs(1);
    let mut told = false;
    let mut terminal = std::io::stderr();
    while ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
        let _ = write!(terminal, "\r{} of {total} stories", finished.load(Ordering::Relaxed));
        let _ = terminal.flush();
        told = true;
        wait = Duration::from_millis(100);
    }
    if told {
        let _ = write!(terminal, "\r\u{1b}[K");
    }
}
