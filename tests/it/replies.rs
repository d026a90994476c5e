//! Exactly one reply to every request with an id, whatever else comes before and after it; or the connection ends, and says
//! why.

use harbormaster_server::limits::{Bounds, Limits, Size};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::world::World;

/// The largest frame of these connections, in bytes.
const FRAME_BYTES: usize = 4096;

/// Calls that succeed, fail, and do not exist.
const CALLS: [&str; 8] = [
    r#""method":"system.version""#,
    r#""method":"system.flush","params":{}"#,
    r#""method":"interior.create","params":{"ship_id":"GULL","vessel_name":"Gull"}"#,
    r#""method":"interior.update","params":{"ship_id":"GULL","wages_owed":7}"#,
    r#""method":"interior.load","params":{"ship_id":"NOBODY"}"#,
    r#""method":"interior.list","params":[]"#,
    r#""method":"no.such.method""#,
    r#""method":"batch.apply","params":{"operations":[[[[1]]]]}"#,
];

/// Texts that are JSON and no request.
const NO_REQUESTS: [&str; 8] = [
    "{}",
    "7",
    "null",
    "\"text\"",
    r#"{"jsonrpc":"2.0","id":true,"method":"system.version"}"#,
    r#"{"jsonrpc":"2.0","id":{},"method":"system.version"}"#,
    r#"{"jsonrpc":"2.0","id":[1],"method":"system.version"}"#,
    r#"{"jsonrpc":"1.0","method":"system.version"}"#,
];

/// Texts that are not even JSON.
const NO_JSON: [&str; 6] = ["{", "[1,", "nope", "{\"a\":}", "[{]", "{\"jsonrpc\":\"2.0\",\"id\":1"];

/// What one frame is.
#[derive(Clone, Debug)]
enum Sent {
    /// With an id, as JSON.
    Request(String, &'static str),
    /// With an id, and of another protocol.
    Foreign(String),
    Notification(&'static str),
    NoRequest(&'static str),
    NoJson(&'static str),
    NoText,
    TooLarge,
    Batch(Vec<Sent>),
}

impl Sent {
    fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Request(id, call) => format!(r#"{{"jsonrpc":"2.0","id":{id},{call}}}"#).into(),
            Self::Foreign(id) => format!(r#"{{"id":{id},"method":"system.version"}}"#).into(),
            Self::Notification(call) => format!(r#"{{"jsonrpc":"2.0",{call}}}"#).into(),
            Self::NoRequest(text) | Self::NoJson(text) => (*text).into(),
            Self::NoText => b"{\"a\":\"\xff\"}".into(),
            Self::TooLarge => vec![b'['; FRAME_BYTES + 1],
            Self::Batch(entries) => {
                let entries: Vec<_> = entries.iter().map(Self::bytes).collect();
                [b"[".as_slice(), &entries.join(&b","[..]), b"]"].concat()
            }
        }
    }

    /// The id of each reply to it, in brackets where they come together; nothing when there is none.
    fn expected(&self) -> Option<String> {
        match self {
            Self::Request(id, _) | Self::Foreign(id) => Some(plain(id)),
            Self::Notification(_) => None,
            Self::NoRequest(_) | Self::NoJson(_) | Self::NoText | Self::TooLarge => Some("null".into()),
            Self::Batch(entries) if entries.is_empty() => Some("null".into()),
            Self::Batch(entries) => {
                let ids: Vec<_> = entries.iter().filter_map(Self::expected).collect();
                (!ids.is_empty()).then(|| format!("{ids:?}"))
            }
        }
    }

    /// Whether nothing is read behind it where lengths tell the frames apart.
    fn is_fatal_behind_a_header(&self) -> bool {
        matches!(self, Self::NoText | Self::TooLarge)
    }
}

/// An id in one way of writing: a number as it is written, a text without escapes.
fn plain(id: &str) -> String {
    match serde_json::from_str::<String>(id) {
        Ok(text) => format!("{text:?}"),
        Err(_) => id.to_owned(),
    }
}

fn an_id() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("null".to_owned()),
        prop::sample::select(vec!["0", "-1", "1.5", "1e3", "1E+3", "-0.0", "18446744073709551616", "1e999"])
            .prop_map(str::to_owned),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,3})?",
        "\\PC{0,12}".prop_map(|text| serde_json::to_string(&text).expect("a text is JSON")),
    ]
}

fn an_entry() -> impl Strategy<Value = Sent> {
    prop_oneof![
        4 => (an_id(), prop::sample::select(CALLS.to_vec())).prop_map(|(id, call)| Sent::Request(id, call)),
        1 => an_id().prop_map(Sent::Foreign),
        2 => prop::sample::select(CALLS.to_vec()).prop_map(Sent::Notification),
        1 => prop::sample::select(NO_REQUESTS.to_vec()).prop_map(Sent::NoRequest),
    ]
}

fn a_frame() -> impl Strategy<Value = Sent> {
    prop_oneof![
        6 => an_entry(),
        2 => prop::collection::vec(an_entry(), 0..5).prop_map(Sent::Batch),
        1 => prop::sample::select(NO_JSON.to_vec()).prop_map(Sent::NoJson),
        1 => prop_oneof![Just(Sent::NoText), Just(Sent::TooLarge)],
    ]
}

/// The ids of the replies in one frame.
fn ids_in(frame: &str) -> String {
    #[derive(Deserialize)]
    struct Reply<'a> {
        #[serde(borrow)]
        id: &'a RawValue,
    }
    let id = |reply: &Reply<'_>| plain(reply.id.get());
    if frame.starts_with('[') {
        let replies: Vec<Reply<'_>> = serde_json::from_str(frame).expect("an array of replies");
        return format!("{:?}", replies.iter().map(id).collect::<Vec<_>>());
    }
    id(&serde_json::from_str(frame).unwrap_or_else(|_| panic!("not a reply: {frame}")))
}

/// The frames that came.
fn frames(mut output: &str, has_headers: bool) -> Vec<&str> {
    if !has_headers {
        return output.lines().collect();
    }
    let mut frames = Vec::new();
    while let Some(rest) = output.strip_prefix("Content-Length: ") {
        let (length, rest) = rest.split_once("\r\n\r\n").expect("the end of a header");
        let (frame, rest) = rest.split_at(length.parse().expect("a length"));
        frames.push(frame);
        output = rest;
    }
    assert_eq!(output, "", "this is no frame");
    frames
}

/// The ids that come back, of each frame, in any order: what takes long is answered when it is done.
async fn exchange(
    world: &World,
    bounds: &Bounds,
    sent: &[Sent],
    has_headers: bool,
    sizes: &[usize],
) -> Vec<String> {
    let mut bytes = Vec::new();
    for frame in sent.iter().map(Sent::bytes) {
        if has_headers {
            bytes.extend(format!("Content-Length: {}\r\n\r\n", frame.len()).into_bytes());
        }
        bytes.extend(frame);
        if !has_headers {
            bytes.push(b'\n');
        }
    }
    let mut client = world.connect_within(bounds);
    let mut sizes = sizes.iter().copied().cycle();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(sizes.next().unwrap_or(1).min(rest.len()));
        client.send(piece).await;
        tokio::task::yield_now().await;
        rest = behind;
    }
    client.hang_up().await;
    let output = String::from_utf8(client.rest().await).expect("replies are ASCII");
    let mut ids: Vec<_> = frames(&output, has_headers).into_iter().map(ids_in).collect();
    ids.sort();
    ids
}

#[test]
fn every_request_with_an_id_has_one_reply() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let world = runtime.block_on(World::new());
    proptest!(|(
        mut sent in prop::collection::vec(a_frame(), 0..12),
        has_headers: bool,
        in_flight in 1_usize..5,
        buffered in prop_oneof![Just(1), Just(1 << 20)],
        sizes in prop::collection::vec(1_usize..3000, 1..6),
    )| {
        // A connection says what it speaks before it makes mistakes.
        sent.insert(0, Sent::Request("0".into(), CALLS[0]));
        let end = sent.iter().position(|frame| has_headers && frame.is_fatal_behind_a_header());
        let answered = end.map_or(&sent[..], |end| &sent[..=end]);
        let mut expected: Vec<_> = answered.iter().filter_map(Sent::expected).collect();
        expected.sort();
        let limits = Limits { frame: Size(FRAME_BYTES), in_flight, buffered: Size(buffered), ..Limits::default() };
        let bounds = Bounds::new(limits);
        let came = exchange(&world, &bounds, &sent, has_headers, &sizes);
        prop_assert_eq!(runtime.block_on(came), expected);
    });
}
