//! SIGINT and SIGTERM: the run ends as after a failure, so that servers are stopped and folders removed.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::signal::unix::{SignalKind, signal};

use crate::failure::{Context, Failure, Result};

static IS_STOPPED: AtomicBool = AtomicBool::new(false);

/// Watches the signals on a thread of its own, until the program ends.
///
/// # Errors
/// The signals cannot be watched.
pub fn watch() -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    let runtime = runtime.context("cannot watch signals")?;
    let (mut interrupt, mut terminate) = {
        let _inside = runtime.enter();
        let interrupt = signal(SignalKind::interrupt()).context("cannot watch SIGINT")?;
        (interrupt, signal(SignalKind::terminate()).context("cannot watch SIGTERM")?)
    };
    std::thread::spawn(move || {
        runtime.block_on(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            IS_STOPPED.store(true, Ordering::Relaxed);
        });
    });
    Ok(())
}

/// Whether the run is to end.
pub fn is_stopped() -> bool {
    IS_STOPPED.load(Ordering::Relaxed)
}

/// Fails once the run is to end.
///
/// # Errors
/// A signal came.
pub fn check() -> Result<()> {
    if is_stopped() { Err(Failure::new("stopped by a signal")) } else { Ok(()) }
}
