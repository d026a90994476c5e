//! The body of a request: bounded in size, in time, and by what is buffered for all connections.

use http_body_util::BodyExt;
use hyper::body::{Body, Incoming};
use tokio_util::sync::CancellationToken;

use crate::budget::Account;
use crate::limits::Bounds;
use crate::patience::{Patience, Waiting};

/// Why a body is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is over the bound.
    TooLarge,
    /// It does not come, or too slowly.
    TooSlow,
    /// Too much is buffered for all connections.
    NoRoom,
    /// The client has gone, or does not keep to HTTP.
    Broken,
    /// The server stops, and does not wait for the rest.
    Stopped,
}

/// Reads a body, which counts as buffered as long as its account is there. Of one that is known to be too large nothing
/// is read.
pub(super) async fn read(
    mut body: Incoming,
    limit: usize,
    bounds: &Bounds,
    stop: &CancellationToken,
) -> Result<(Vec<u8>, Account), Fault> {
    if body.size_hint().lower() > limit as u64 {
        return Err(Fault::TooLarge);
    }
    let mut account = Account::new(&bounds.budget);
    let mut patience = Patience::new(&bounds.limits);
    let mut bytes = Vec::new();
    loop {
        account.set(bytes.len());
        let has_room = account.has_room();
        patience.wait_for(if has_room { Waiting::for_rest(0, bytes.len()) } else { Waiting::Room });
        let frame = tokio::select! {
            biased;
            frame = body.frame(), if has_room => frame,
            () = account.room(), if !has_room => continue,
            waiting = patience.end() => {
                return Err(if waiting == Waiting::Room { Fault::NoRoom } else { Fault::TooSlow });
            }
            () = stop.cancelled() => return Err(Fault::Stopped),
        };
        match frame {
            None => return Ok((bytes, account)),
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
