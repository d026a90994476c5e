//! Being told to end, by Ctrl-C or SIGTERM.

use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::exit::Failure;

/// Hears when this process is told to end; from then on that ends nothing by itself.
pub(super) struct Told {
    interrupt: Signal,
    terminate: Signal,
}

impl Told {
    /// Begins to listen.
    ///
    /// # Errors
    /// The system does not allow it.
    pub(super) fn listen() -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::io(format!("cannot watch signals: {error}"));
        let interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
        Ok(Self { interrupt, terminate: signal(SignalKind::terminate()).map_err(failed)? })
    }

    /// Waits until it is told; by which signal.
    pub(super) async fn told(&mut self) -> SignalKind {
        tokio::select! {
            _ = self.interrupt.recv() => SignalKind::interrupt(),
            _ = self.terminate.recv() => SignalKind::terminate(),
        }
    }
}
