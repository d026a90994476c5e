//! A request as one line of JSON-RPC.

use std::fmt;

use serde::Serialize;

/// What an id takes at the most, with the end of the line, in bytes.
const END_BYTES_MAX: usize = r#","id":18446744073709551615}"#.len() + 1;

/// A request before it has its id: ids are given in the order in which requests are queued, and the params are made JSON
/// before that, while nobody waits for it.
pub(crate) struct Request {
    text: Vec<u8>,
}

/// Without its text, which may have a secret in it.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("bytes", &self.text.len()).finish_non_exhaustive()
    }
}

impl Request {
    /// A method and its params, which are left out when they are null, as `()` is: the server wants an object or nothing.
    ///
    /// # Errors
    /// The params cannot be JSON.
    pub(crate) fn new(method: &str, params: &impl Serialize) -> serde_json::Result<Self> {
        const PARAMS: &[u8] = br#","params":"#;
        let mut text = br#"{"jsonrpc":"2.0","method":"#.to_vec();
        serde_json::to_writer(&mut text, method)?;
        let method_end = text.len();
        text.extend_from_slice(PARAMS);
        serde_json::to_writer(&mut text, params)?;
        if &text[method_end + PARAMS.len()..] == b"null" {
            text.truncate(method_end);
        }
        // Raw JSON may come in several lines. Inside its texts there are none, so they are only white space.
        for byte in text.iter_mut().filter(|byte| matches!(byte, b'\n' | b'\r')) {
            *byte = b' ';
        }
        // What gets its id while others wait must not be copied then.
        text.reserve(END_BYTES_MAX);
        Ok(Self { text })
    }

    /// How large its line is at the most, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len() + END_BYTES_MAX
    }

    /// Its line; without an id it is a notification.
    pub(crate) fn into_line(self, id: Option<u64>) -> Vec<u8> {
        let mut line = self.text;
        if let Some(id) = id {
            line.extend_from_slice(br#","id":"#);
            line.extend_from_slice(id.to_string().as_bytes());
        }
        line.extend_from_slice(b"}\n");
        line
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serde_json::value::RawValue;

    use super::*;

    fn line(params: &impl Serialize, id: Option<u64>) -> String {
        let request = Request::new("a.b", params).expect("JSON");
        let bytes = request.bytes();
        let line = request.into_line(id);
        assert!(line.len() <= bytes);
        String::from_utf8(line).expect("text")
    }

    #[test]
    fn a_request_is_one_line() {
        assert_eq!(
            line(&json!({"x": "two\nlines"}), Some(7)),
            "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"params\":{\"x\":\"two\\nlines\"},\"id\":7}\n"
        );
        assert_eq!(line(&(), Some(u64::MAX)).lines().count(), 1);
        let raw = RawValue::from_string("{\n\"x\":\r\n1}".into()).expect("JSON");
        assert!(line(&raw, Some(1)).contains("\"params\":{ \"x\":  1}"));
    }

    #[test]
    fn what_is_not_there_is_left_out() {
        assert_eq!(line(&(), None), "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\"}\n");
        assert_eq!(line(&json!({}), None), "{\"jsonrpc\":\"2.0\",\"method\":\"a.b\",\"params\":{}}\n");
    }

    #[test]
    fn params_that_are_no_json_are_said() {
        let map = std::collections::HashMap::from([((1, 2), 3)]);
        assert!(Request::new("a.b", &map).is_err());
    }
}
