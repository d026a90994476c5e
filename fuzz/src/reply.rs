//! What must come back: how many replies, with which ids, in what form. Written apart from the server's own reading of
//! requests, so that a mistake would have to be made twice.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// How many requests of a batch are answered one by one.
const BATCH_REQUESTS_MAX: usize = 100;

/// The reply to a frame: the ids in it, as JSON.
#[derive(Debug, PartialEq, Eq)]
pub enum Owed {
    /// One reply.
    One(String),
    /// An array of replies.
    Many(Vec<String>),
}

/// The reply that a frame must get; `None` where there must not be one.
pub fn owed(frame: &str) -> Option<Owed> {
    let null = || Some(Owed::One("null".into()));
    if !frame.starts_with('[') {
        return id_owed(frame).map(Owed::One);
    }
    let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(frame) else { return null() };
    if entries.is_empty() || entries.len() > BATCH_REQUESTS_MAX {
        return null();
    }
    let ids: Vec<_> = entries.iter().filter_map(|entry| id_owed(entry.get())).collect();
    (!ids.is_empty()).then_some(Owed::Many(ids))
}

/// The id that the answer to a request, or to what should be one, must have; `None` for a notification.
pub fn id_owed(request: &str) -> Option<String> {
    let null = Some("null".to_owned());
    let Some(members) = members(request) else { return null };
    let count = |name| members.iter().filter(|(other, _)| other == name).count();
    if ["jsonrpc", "id", "method", "params"].into_iter().any(|name| count(name) > 1) {
        return null;
    }
    match member(&members, "id") {
        Some(id) if id.starts_with(['{', '[', 't', 'f']) => null,
        Some(id) => Some(ascii(id)),
        None if is_text(member(&members, "jsonrpc"), |version| version == "2.0")
            && is_text(member(&members, "method"), |_| true) =>
        {
            None
        }
        None => null,
    }
}

fn is_text(value: Option<&str>, is: impl FnOnce(&str) -> bool) -> bool {
    value.and_then(|value| serde_json::from_str::<String>(value).ok()).is_some_and(|text| is(&text))
}

/// The members of an object, as they were written; `None` where it is none.
pub fn members(json: &str) -> Option<Vec<(String, &str)>> {
    struct Members<'a>(Vec<(String, &'a str)>);
    impl<'de> Deserialize<'de> for Members<'de> {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            from.deserialize_map(Collect)
        }
    }
    struct Collect;
    impl<'de> Visitor<'de> for Collect {
        type Value = Members<'de>;
        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("an object")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut members = Vec::new();
            while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                members.push((name, value.get()));
            }
            Ok(Members(members))
        }
    }
    serde_json::from_str::<Members<'_>>(json).ok().map(|Members(members)| members)
}

/// The value of a member.
pub fn member<'a>(members: &[(String, &'a str)], name: &str) -> Option<&'a str> {
    members.iter().find(|(other, _)| other == name).map(|(_, value)| *value)
}

/// JSON with all but ASCII as escapes, as replies are.
fn ascii(json: &str) -> String {
    let mut ascii = String::new();
    for character in json.chars() {
        if character.is_ascii() {
            ascii.push(character);
        } else {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                ascii.push_str(&format!("\\u{unit:04x}"));
            }
        }
    }
    ascii
}

/// Whether a frame is what a subscription sends, and no reply.
pub fn is_notification(frame: &str) -> bool {
    let names = members(frame).unwrap_or_default();
    names.iter().map(|(name, _)| name.as_str()).eq(["jsonrpc", "method", "params"])
}

/// The ids of a reply to a frame, once its form has been looked at.
///
/// # Panics
/// When it is not a reply, or one that no input may bring about.
pub fn ids(reply: &str) -> Owed {
    assert!(reply.is_ascii(), "a reply is not ASCII: {reply}");
    if !reply.starts_with('[') {
        return Owed::One(id(reply));
    }
    let entries: Vec<&RawValue> = serde_json::from_str(reply).expect("a reply is JSON");
    Owed::Many(entries.iter().map(|entry| id(entry.get())).collect())
}

/// The id of one reply.
///
/// # Panics
/// As [`ids`].
pub fn id(reply: &str) -> String {
    let members = members(reply).unwrap_or_else(|| panic!("a reply is no object: {reply}"));
    let names: Vec<_> = members.iter().map(|(name, _)| name.as_str()).collect();
    match names[..] {
        ["jsonrpc", "id", "result"] => {}
        ["jsonrpc", "id", "error"] => check_error(members[2].1),
        _ => panic!("a reply has the members {names:?}"),
    }
    assert_eq!(members[0].1, "\"2.0\"");
    members[1].1.to_owned()
}

/// An error must say what it is, and must not be a fault of ours: of the server, or of the store, which has a disk here
/// that does not fail.
fn check_error(error: &str) {
    let error = members(error).expect("an error is an object");
    let code = member(&error, "code").and_then(|code| code.parse::<i32>().ok());
    assert!(code.is_some_and(|code| code != 0), "an error has no code: {error:?}");
    assert!(
        is_text(member(&error, "message"), |message| !message.is_empty()),
        "an error says nothing: {error:?}"
    );
    let data = member(&error, "data").and_then(members).expect("an error has data");
    let kind = member(&data, "kind").expect("an error has a kind");
    assert!(!matches!(kind, "\"internal\"" | "\"storage_unavailable\""), "{error:?}");
}
