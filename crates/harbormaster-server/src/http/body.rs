//! The body of a request: bounded in size and in time.

use std::time::Duration;

use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

/// How long a body may take to go on.
pub const PROGRESS_TIME: Duration = Duration::from_secs(10);

/// How fast a body must come on the whole, in bytes a second, once it has taken [`PROGRESS_TIME`].
pub const BYTES_A_SECOND_MIN: u64 = 64 * 1024;

/// Why a body is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is over the bound.
    TooLarge,
    /// It does not come, or too slowly.
    TooSlow,
    /// The client has gone, or does not keep to HTTP.
    Broken,
    /// The server stops, and does not wait for the rest.
    Stopped,
}

/// Reads a body. Of one that is known to be too large nothing is read.
pub(super) async fn read(
    mut body: Incoming,
    limit: usize,
    stop: &CancellationToken,
) -> Result<Vec<u8>, Fault> {
    if body.size_hint().lower() > limit as u64 {
        return Err(Fault::TooLarge);
    }
    let start = Instant::now();
    let mut bytes = Vec::new();
    loop {
        let deadline = deadline(start, Instant::now(), bytes.len());
        let frame = tokio::select! {
            biased;
            frame = body.frame() => frame,
            () = tokio::time::sleep_until(deadline) => return Err(Fault::TooSlow),
            () = stop.cancelled() => return Err(Fault::Stopped),
        };
        match frame {
            None => return Ok(bytes),
            Some(Err(_)) => return Err(Fault::Broken),
            Some(Ok(frame)) => {
                let Ok(data) = frame.into_data() else { continue };
                if data.len() > limit - bytes.len() {
                    return Err(Fault::TooLarge);
                }
                bytes.extend_from_slice(&data);
            }
        }
    }
}

/// When the next part of a body must be here.
fn deadline(start: Instant, now: Instant, received: usize) -> Instant {
    let earned = Duration::from_millis(received as u64 * 1000 / BYTES_A_SECOND_MIN);
    (now + PROGRESS_TIME).min(start + PROGRESS_TIME + earned)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A large body over a slow line lives; one that comes byte by byte does not.
    #[test]
    fn a_body_earns_time_with_what_has_come() {
        let start = Instant::now();
        let at = |s| start + Duration::from_secs(s);
        assert_eq!(deadline(start, at(0), 0), at(10));
        assert_eq!(deadline(start, at(9), 9), at(10));
        assert_eq!(deadline(start, at(9), 64 * 1024 * 5), at(15));
        assert_eq!(deadline(start, at(60), 64 * 1024 * 100), at(70));
    }
}
