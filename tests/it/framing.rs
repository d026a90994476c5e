//! Frames: both framings, and everything that can be wrong with them.

use bytes::BytesMut;
use harbormaster_server::transport::frame::{Decoder, FrameError, Framing, HEADER_BYTES_MAX};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::world::{Client, FRAME_BYTES_MAX, World};

const VERSION: &str = r#"{"jsonrpc":"2.0","id":1,"method":"system.version"}"#;

/// Sends bytes on a new connection, closes it, and returns what came back.
async fn exchange(bytes: &[u8]) -> String {
    let world = World::new().await;
    finish(world.connect(), bytes).await
}

async fn finish(mut client: Client, bytes: &[u8]) -> String {
    client.send(bytes).await;
    client.hang_up().await;
    String::from_utf8(client.rest().await).expect("replies are ASCII")
}

fn with_header(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

/// The ids (or the error's kind, where the id is null) of replies that came as lines.
fn ids(output: &str) -> Vec<String> {
    let id = |line: &str| {
        let reply: Value = serde_json::from_str(line).expect("a reply is JSON");
        if reply["id"].is_null() {
            reply["error"]["data"]["kind"].to_string()
        } else {
            reply["id"].to_string()
        }
    };
    output.lines().map(id).collect()
}

#[tokio::test]
async fn frames_may_come_in_pieces_and_several_at_once() {
    let world = World::new().await;
    let mut client = world.connect();
    let both = format!("{VERSION}\n{VERSION}\n");
    for piece in both.as_bytes().chunks(7) {
        client.send(piece).await;
        tokio::task::yield_now().await;
    }
    client.hang_up().await;
    let output = String::from_utf8(client.rest().await).expect("replies are ASCII");
    assert_eq!(ids(&output), ["1", "1"]);
}

#[tokio::test]
async fn blank_lines_crlf_and_a_byte_order_mark_are_no_matter() {
    let input = format!("\u{feff}\r\n \r\n{VERSION}\r\n\n\t\n  {VERSION}  \r\n");
    assert_eq!(ids(&exchange(input.as_bytes()).await), ["1", "1"]);
}

#[tokio::test]
async fn the_last_line_needs_no_end() {
    assert_eq!(ids(&exchange(VERSION.as_bytes()).await), ["1"]);
}

#[tokio::test]
async fn half_a_request_at_the_end_is_answered_and_not_executed() {
    assert_eq!(ids(&exchange(&VERSION.as_bytes()[..30]).await), ["\"parse_error\""]);
}

#[tokio::test]
async fn headers_are_answered_with_headers() {
    let input = format!("{}{}", with_header(VERSION), with_header(VERSION));
    let output = exchange(input.as_bytes()).await;
    let body = output.strip_prefix("Content-Length: ").expect("the header as editors expect it");
    let (length, rest) = body.split_once("\r\n\r\n").expect("the end of the header");
    let length: usize = length.parse().expect("a length");
    assert!(rest[..length].starts_with(r#"{"jsonrpc":"2.0","id":1,"#));
    assert!(rest[length..].starts_with("Content-Length: "));
}

#[tokio::test]
async fn header_names_have_any_case_and_a_type_may_stand_there() {
    let length = VERSION.len();
    let content_type = "Content-Type: application/vscode-jsonrpc; charset=utf-8";
    for header in [
        format!("content-length:{length}\r\n\r\n"),
        format!("CONTENT-LENGTH:  {length} \r\n{content_type}\r\n\r\n"),
        format!("{content_type}\r\nContent-Length: {length}\r\n\r\n"),
    ] {
        let output = exchange(format!("{header}{VERSION}").as_bytes()).await;
        assert!(output.contains("\"result\""), "{header}: {output}");
    }
}

/// Clients that are written by hand end lines as their system does.
#[tokio::test]
async fn header_lines_need_no_carriage_return() {
    let length = VERSION.len();
    for header in [
        format!("Content-Length: {length}\n\n"),
        format!("Content-Type: application/json\nContent-Length: {length}\n\n"),
        format!("Content-Type: application/json\r\nContent-Length: {length}\n\r\n"),
    ] {
        let output = exchange(format!("{header}{VERSION}{header}{VERSION}").as_bytes()).await;
        assert_eq!(output.matches("\"result\"").count(), 2, "{header:?}: {output}");
    }
}

/// What is cut off is answered with the reason, as half a line is; white space behind the last frame is nothing.
#[tokio::test]
async fn half_a_frame_with_a_header_is_answered_at_the_end() {
    for half in
        ["Content-Length: 9", "Content-Length: 9\n", "Content-Length: 9\r\n\r\n", "Content-Length: 9\n\n{}"]
    {
        let output = exchange(format!("{}{half}", with_header(VERSION)).as_bytes()).await;
        assert!(output.contains("\"result\""), "{half:?}: {output}");
        assert!(output.contains("\"parse_error\"") && output.contains("in the middle"), "{half:?}: {output}");
        assert_eq!(output.matches("Content-Length: ").count(), 2, "{half:?}: {output}");
    }
    let output = exchange(format!("{}\r\n", with_header(VERSION)).as_bytes()).await;
    assert_eq!(output.matches("Content-Length: ").count(), 1, "{output}");
}

/// A header block that is not ours gets one error, and the connection closes: nothing behind it is executed.
#[tokio::test]
async fn a_strange_header_block_closes() {
    for header in [
        "Content-Length: 5\r\nHost: example.com\r\n\r\n".to_owned(),
        "Content-Type: text/plain\r\n\r\n".to_owned(),
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\n".to_owned(),
        "Content-Length: five\r\n\r\n".to_owned(),
        "Content-Length: -5\r\n\r\n".to_owned(),
        "Content-Length: 99999999999999999999999\r\n\r\n".to_owned(),
        "CONNECT example.com:443 HTTP/1.1\r\n\r\n".to_owned(),
        format!("Content-Type: {}", "x".repeat(5000)),
    ] {
        let output = exchange(format!("{header}{}", with_header(VERSION)).as_bytes()).await;
        assert_eq!(output.matches("Content-Length: ").count(), 1, "{header}: {output}");
        assert!(output.contains("\"parse_error\"") && output.contains("\"id\":null"), "{header}: {output}");
    }
}

#[tokio::test]
async fn an_oversize_line_is_refused_and_the_next_one_served() {
    let long = format!(r#"{{"jsonrpc":"2.0","id":7,"method":"{}"}}"#, "x".repeat(FRAME_BYTES_MAX));
    let output = exchange(format!("{long}\n{VERSION}\n").as_bytes()).await;
    assert_eq!(ids(&output), ["\"too_large\"", "1"]);
    assert!(output.contains(&format!("\"limit\":{FRAME_BYTES_MAX}")));
}

#[tokio::test]
async fn a_line_that_never_ends_is_refused_before_it_ends() {
    let world = World::new().await;
    let mut client = world.connect();
    client.send(b"{").await;
    client.send(&vec![b' '; FRAME_BYTES_MAX + 1]).await;
    assert_eq!(ids(&client.line().await), ["\"too_large\""]);
    let output = finish(client, format!("more of it\n{VERSION}\n").as_bytes()).await;
    assert_eq!(ids(&output), ["1"]);
}

#[tokio::test]
async fn an_oversize_body_is_refused_and_closes() {
    let header = format!("Content-Length: {}\r\n\r\n", FRAME_BYTES_MAX + 1);
    let output = exchange(format!("{header}{}", with_header(VERSION)).as_bytes()).await;
    assert_eq!(output.matches("Content-Length: ").count(), 1);
    assert!(output.contains("\"too_large\""));
}

#[tokio::test]
async fn invalid_utf8_spoils_one_line_or_one_header_connection() {
    let lines = [b"{\"a\":\"\xff\xfe\"}\n".as_slice(), VERSION.as_bytes(), b"\n"].concat();
    assert_eq!(ids(&exchange(&lines).await), ["\"parse_error\"", "1"]);
    let headers = [b"Content-Length: 2\r\n\r\n\xff\xfe".as_slice(), with_header(VERSION).as_bytes()].concat();
    let output = exchange(&headers).await;
    assert_eq!(output.matches("Content-Length: ").count(), 1);
}

/// A browser that is made to POST to the port speaks HTTP first; nothing in its body may be executed.
#[tokio::test]
async fn a_stranger_on_a_socket_is_closed_at_once() {
    for first in ["GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\n\r\n", "hello\n", "\u{7f}"] {
        let output = exchange(format!("{first}{VERSION}\n").as_bytes()).await;
        assert_eq!(ids(&output), ["\"parse_error\""], "{first}");
    }
}

#[tokio::test]
async fn a_stray_first_line_on_stdin_is_a_line_like_others() {
    let world = World::new().await;
    let client = world.connect_with(Decoder::lenient(FRAME_BYTES_MAX));
    let input = [b"warming up\n\xff\n".as_slice(), VERSION.as_bytes(), b"\n"].concat();
    assert_eq!(ids(&finish(client, &input).await), ["\"parse_error\"", "\"parse_error\"", "1"]);
}

#[tokio::test]
async fn deep_nesting_neither_crashes_nor_hangs() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let depth = 9000;
        let deep = format!("{}1{}", open.repeat(depth), close.repeat(depth));
        let in_params = format!(
            r#"{{"jsonrpc":"2.0","id":2,"method":"interior.create","params":{{"ship_id":"A","vessel_name":"A","rooms":{deep}}}}}"#
        );
        let unknown =
            format!(r#"{{"jsonrpc":"2.0","id":3,"method":"system.version","params":{{"a":{deep}}}}}"#);
        let open_only = open.repeat(depth);
        let input = format!("{deep}\n{open_only}\n{in_params}\n{unknown}\n{VERSION}\n");
        let output = ids(&exchange(input.as_bytes()).await);
        assert_eq!(output.len(), 5, "{output:?}");
        assert_eq!(output[2..], ["2", "3", "1"]);
    }
}

/// A reply is plain ASCII, so that a client which splits its input inside a character still reads it.
#[tokio::test]
async fn replies_are_ascii() {
    let world = World::new().await;
    let mut client = world.connect();
    let name = "Möwe \u{1f6a2} \u{10ffff}";
    let request = json!({"jsonrpc": "2.0", "id": "ü", "method": "interior.create",
        "params": {"ship_id": "GULL", "vessel_name": name}});
    client.send(format!("{request}\n").as_bytes()).await;
    let line = client.line().await;
    assert!(line.is_ascii());
    let reply: Value = serde_json::from_str(&line).expect("a reply is JSON");
    assert_eq!((&reply["id"], &reply["result"]["vessel_name"]), (&json!("ü"), &json!(name)));
}

/// A byte order mark stands at the very beginning or nowhere, and a header block has its bound, also where bytes come one
/// by one or all at once.
#[test]
fn marks_and_long_headers_are_the_same_in_pieces() {
    let endless = format!("Content-Type: {}\r\nContent-Length: 2\r\n\r\n{{}}", "x".repeat(HEADER_BYTES_MAX));
    assert!(matches!(decode(endless.as_bytes(), &[endless.len()]).0[..], [Err(FrameError::Header(_))]));
    for bytes in [endless.as_str(), " \u{feff}{}\n", "\u{feff} \u{feff}{}\n", "\u{feff}\n{}\n"] {
        assert_eq!(decode(bytes.as_bytes(), &[1]), decode(bytes.as_bytes(), &[bytes.len()]), "{bytes}");
    }
}

/// With the largest bound that there is, a body's end may lie beyond the last number.
#[test]
fn a_length_may_be_the_largest_number() {
    let mut input = BytesMut::from(format!("Content-Length: {}\r\n\r\n{{}}", usize::MAX).as_bytes());
    assert_eq!(Decoder::strict(usize::MAX).next(&mut input), None);
}

/// What a decoder makes of bytes that come in pieces of the given sizes.
fn decode(bytes: &[u8], sizes: &[usize]) -> (Vec<Result<String, FrameError>>, Framing) {
    let mut decoder = Decoder::lenient(64);
    let (mut input, mut frames, mut at) = (BytesMut::new(), Vec::new(), 0);
    let mut sizes = sizes.iter().copied().cycle();
    while at < bytes.len() {
        let size = sizes.next().unwrap_or(1).clamp(1, bytes.len() - at);
        input.extend_from_slice(&bytes[at..at + size]);
        at += size;
        while let Some(frame) = decoder.next(&mut input) {
            frames.push(frame);
        }
    }
    decoder.end();
    frames.extend(std::iter::from_fn(|| decoder.next(&mut input)));
    (frames, decoder.framing())
}

proptest! {
    /// However the bytes are cut, the frames are the same.
    #[test]
    fn cuts_make_no_difference(
        parts in prop::collection::vec(
            prop_oneof!["\\{[ -~]{0,70}\n", "[ -~]{0,70}\r\n", "\\PC{0,8}\n", "Content-Length: [0-9]{1,2}\r\n\r\n", "Content-Length: [0-9]\n\r?\n", "[ab]{1,9}"],
            0..8,
        ),
        sizes in prop::collection::vec(1_usize..40, 1..6),
    ) {
        let bytes = parts.concat().into_bytes();
        prop_assert_eq!(decode(&bytes, &sizes), decode(&bytes, &[bytes.len().max(1)]));
    }
}
