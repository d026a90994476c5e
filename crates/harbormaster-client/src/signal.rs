//! What threads and tasks wait for alike.

use std::time::{Duration, Instant};

use event_listener::{Event, EventListener, Listener};

/// Says that something may have changed, to all who wait for it.
#[derive(Debug, Default)]
pub(crate) struct Signal(Event);

impl Signal {
    /// All who wait look again.
    pub(crate) fn give(&self) {
        self.0.notify(usize::MAX);
    }

    /// A place among those who wait. Whoever has it looks once more before waiting, because the signal may have been
    /// given before.
    pub(crate) fn listen(&self) -> EventListener {
        self.0.listen()
    }

    /// Looks, and again after each signal, until something is found or the time is over.
    pub(crate) fn wait<R>(&self, time: Duration, mut look: impl FnMut() -> Option<R>) -> Option<R> {
        if let Some(found) = look() {
            return Some(found);
        }
        // `None` is longer than the clock can tell.
        let deadline = Instant::now().checked_add(time);
        loop {
            let listener = self.listen();
            if let Some(found) = look() {
                return Some(found);
            }
            match deadline {
                None => listener.wait(),
                Some(deadline) => {
                    listener.wait_deadline(deadline)?;
                }
            }
        }
    }

    /// Looks, and again after each signal, until something is found.
    #[cfg(feature = "async")]
    pub(crate) async fn until<R>(&self, mut look: impl FnMut() -> Option<R>) -> R {
        loop {
            let listener = self.listen();
            if let Some(found) = look() {
                return found;
            }
            listener.await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;

    #[test]
    fn whoever_waits_is_woken_and_whoever_has_no_time_looks_once() {
        let signal = Signal::default();
        let is_there = AtomicBool::new(false);
        let look = || is_there.load(Ordering::SeqCst).then_some(5);
        assert_eq!(signal.wait(Duration::ZERO, look), None);
        std::thread::scope(|scope| {
            let waiting = scope.spawn(|| signal.wait(Duration::MAX, look));
            is_there.store(true, Ordering::SeqCst);
            signal.give();
            assert_eq!(waiting.join().expect("it ends"), Some(5));
        });
        assert_eq!(signal.wait(Duration::ZERO, look), Some(5));
    }
}
