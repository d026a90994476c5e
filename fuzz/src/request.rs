//! The body of `request`: reading one request, or saying why it is none.

use harbormaster_server::dispatch::examine;

use super::reply::{id, id_owed, member, members};

/// Input: a text. Bytes that are none are no request: the decoder has refused them.
///
/// # Panics
/// When it is read as what it is not, or refused with a reply that is not one.
pub fn request(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    match examine(text) {
        Ok((given_id, method, params)) => {
            let members = members(text).expect("a request is an object");
            assert_eq!(given_id, member(&members, "id"), "the id is another than was written");
            assert_eq!(params, member(&members, "params"), "the params are others than were written");
            let written = member(&members, "method").expect("a request has a method");
            let written: String = serde_json::from_str(written).expect("a method is a text");
            assert_eq!(method, written, "the method is another than was written");
            assert_eq!(
                id_owed(text).is_some(),
                given_id.is_some(),
                "a notification is one for one of us only"
            );
        }
        Err(reply) => {
            let reply = String::from_utf8(reply).expect("a reply is text");
            assert!(reply.is_ascii(), "a reply is not ASCII: {reply}");
            assert_eq!(Some(id(&reply)), id_owed(text), "the reply has another id: {reply}");
        }
    }
}
