//! The first bytes of a connection tell what its client speaks: our frames, or HTTP.

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio_util::sync::CancellationToken;

use super::wire::READ_BYTES;
use crate::limits::Limits;
use crate::patience::{Patience, Waiting};

/// What a client speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// Frames, as [`super::frame`] has them; or something that it refuses.
    Frames,
    /// HTTP/1.1.
    Http,
}

/// What an HTTP request begins with. Other methods mean nothing here, so whoever begins with one is a stranger.
const METHODS: [&[u8]; 5] = [b"GET ", b"POST ", b"OPTIONS ", b"HEAD ", b"DELETE "];

/// What the first bytes say; `None` while they could become one or the other.
pub fn speech_of(input: &[u8]) -> Option<Speech> {
    if METHODS.iter().any(|method| input.starts_with(method)) {
        return Some(Speech::Http);
    }
    let may_become_http = METHODS.iter().any(|method| method.starts_with(input));
    (!may_become_http).then_some(Speech::Frames)
}

/// Reads until it is clear what the client speaks, and keeps what was read in `input`. A client that ends its input, or
/// that is stopped, before it has said anything clear speaks frames, and is refused or let go by them.
///
/// # Errors
/// What the client took too long for.
pub(crate) async fn hear(
    reader: &mut (impl AsyncRead + Unpin),
    input: &mut BytesMut,
    limits: &Limits,
    stop: &CancellationToken,
) -> Result<Speech, Waiting> {
    let mut patience = Patience::new(limits);
    loop {
        if let Some(speech) = speech_of(input) {
            return Ok(speech);
        }
        let is_silent = input.is_empty();
        patience.wait_for(if is_silent { Waiting::Request } else { Waiting::for_rest(0, input.len()) });
        input.reserve(READ_BYTES);
        let has_come = tokio::select! {
            biased;
            come = reader.read_buf(input) => matches!(come, Ok(1..)),
            () = stop.cancelled() => false,
            waiting = patience.end() => return Err(waiting),
        };
        if !has_come {
            return Ok(Speech::Frames);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_a_whole_method_and_a_space() {
        for method in METHODS {
            for length in 0..method.len() {
                assert_eq!(speech_of(&method[..length]), None, "{:?}", &method[..length]);
            }
            assert_eq!(speech_of(method), Some(Speech::Http));
        }
        for other in
            ["{", "[", "C", " ", "\n", "PUT ", "PATCH", "GET\t", "GETS", "get ", "H2", "D1", "\u{feff}"]
        {
            assert_eq!(speech_of(other.as_bytes()), Some(Speech::Frames), "{other}");
        }
    }
}
