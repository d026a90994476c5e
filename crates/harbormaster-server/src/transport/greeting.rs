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

/// The methods of HTTP that mean something here.
const METHODS: [&[u8]; 5] = [b"GET", b"POST", b"OPTIONS", b"HEAD", b"DELETE"];

/// How long the first line may be of what begins with another method, in bytes.
const REQUEST_LINE_BYTES_MAX: usize = 8 * 1024;

/// How long a method may be, in bytes: HTTP's longest has 17.
const METHOD_BYTES_MAX: usize = 32;

/// What the first bytes say; `None` while they could become one or the other. One of the methods that mean something here
/// is enough for HTTP; another one, which is refused in HTTP, needs a whole request line, as other protocols have words in
/// capitals too.
pub fn speech_of(input: &[u8]) -> Option<Speech> {
    let is_of_method = |byte: &u8| byte.is_ascii_uppercase() || *byte == b'-';
    let length = input.iter().take_while(|byte| is_of_method(byte)).count();
    if length > METHOD_BYTES_MAX {
        return Some(Speech::Frames);
    }
    let (method, rest) = input.split_at(length);
    match rest.first() {
        None => None,
        Some(b' ') if METHODS.contains(&method) => Some(Speech::Http),
        Some(b' ') if !method.is_empty() => speech_of_line(rest),
        Some(_) => Some(Speech::Frames),
    }
}

/// What a request line says, of which the method has been seen.
fn speech_of_line(rest: &[u8]) -> Option<Speech> {
    let Some(end) = memchr::memchr(b'\n', rest) else {
        return (rest.len() > REQUEST_LINE_BYTES_MAX).then_some(Speech::Frames);
    };
    let line = rest[..end].trim_ascii_end();
    let is_http = line.ends_with(b" HTTP/1.1") || line.ends_with(b" HTTP/1.0");
    Some(if is_http { Speech::Http } else { Speech::Frames })
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
    fn http_is_a_method_of_ours_or_a_whole_request_line() {
        let of_ours = METHODS.map(|method| [method, b" "].concat());
        let lines = [
            "PUT / HTTP/1.1\r\n",
            "PATCH / HTTP/1.0\n",
            "M-SEARCH * HTTP/1.1\r\n",
            "CONNECT a:1 HTTP/1.1\r\n",
        ];
        for first in of_ours.into_iter().chain(lines.map(|line| line.as_bytes().to_vec())) {
            for length in 0..first.len() {
                assert_eq!(speech_of(&first[..length]), None, "{:?}", &first[..length]);
            }
            assert_eq!(speech_of(&first), Some(Speech::Http));
        }
    }

    #[test]
    fn other_beginnings_are_frames_or_strangers() {
        let (long_method, long_line) =
            ("P".repeat(33), format!("PUT {}", "x".repeat(REQUEST_LINE_BYTES_MAX)));
        for other in ["{", "[", " ", "\n", "GET\t", "get ", "H2", "D1", "Co", "CONTENT-LENGTH:", "\u{feff}"] {
            assert_eq!(speech_of(other.as_bytes()), Some(Speech::Frames), "{other}");
        }
        for other in [
            "EHLO me\r\n",
            "PUT /\r\n",
            "PRI * HTTP/2.0\r\n",
            "INVITE a SIP/2.0\r\n",
            &long_method,
            &long_line,
        ] {
            assert_eq!(speech_of(other.as_bytes()), Some(Speech::Frames), "{other}");
        }
    }
}
