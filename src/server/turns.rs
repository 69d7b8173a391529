//! When requests are worked on: so few at once that a core is left for the findings. Who waits for a turn and is cancelled costs nothing.

use std::sync::Arc;
use std::thread::available_parallelism;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// So many requests are worked on at once at the most, however many cores there are.
const MOST: usize = 3;

/// Who may work.
pub(super) struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        let cores = available_parallelism().map_or(1, usize::from);
        Self(Arc::new(Semaphore::new((cores - 1).clamp(1, MOST))))
    }
}

impl Turns {
    /// Waits for a turn, in the order of asking. It lasts until it is dropped.
    pub(super) async fn next(&self) -> Option<OwnedSemaphorePermit> {
        // The semaphore is never closed; were it, work would go on without turns.
        self.0.clone().acquire_owned().await.ok()
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt;

    use super::*;

    #[test]
    fn who_is_cancelled_while_waiting_takes_no_turn() {
        let turns = Turns(Arc::new(Semaphore::new(1)));
        let first = turns.next().now_or_never().unwrap();
        let mut cancelled = Box::pin(turns.next());
        let mut waiting = Box::pin(turns.next());
        assert!(cancelled.as_mut().now_or_never().is_none() && waiting.as_mut().now_or_never().is_none());
        drop(cancelled);
        drop(first);
        assert!(waiting.as_mut().now_or_never().is_some());
    }
}
