//! JSON-RPC 2.0, a request and a reply a line.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::{Operation, Protocol, Scan};
use crate::row::{ITEM_COUNT_MAX, ITEM_NAME, LOADED_BY, PREPARED, SHIPS, push_decimal, push_ship_id};

/// One operation on `cargo`.
#[derive(Clone, Copy, Debug)]
pub struct JsonRpc(pub Operation);

impl Protocol for JsonRpc {
    fn write(&self, id: u64, random: &mut ChaCha8Rng, out: &mut Vec<u8>) {
        push(out, r#"{"jsonrpc":"2.0","id":"#);
        push_decimal(out, id);
        match self.0 {
            Operation::Create => {
                push(out, r#","method":"cargo.create","params":"#);
                push_record(out, SHIPS, random);
            }
            Operation::Update => {
                push(out, r#","method":"cargo.update","params":{"manifest_id":"#);
                push_decimal(out, random.random_range(1..=PREPARED));
                push(out, r#","item_count":"#);
                push_decimal(out, random.random_range(1..=ITEM_COUNT_MAX));
                push(out, "}");
            }
            Operation::Load => {
                push(out, r#","method":"cargo.load","params":{"manifest_id":"#);
                push_decimal(out, random.random_range(1..=PREPARED));
                push(out, "}");
            }
        }
        push(out, "}\n");
    }

    fn scan(&self, id: u64, input: &[u8]) -> Scan {
        match memchr::memchr(b'\n', input) {
            None => Scan::Partial,
            Some(end) => Scan::Reply { bytes: end + 1, is_success: is_result_of(id, &input[..end]) },
        }
    }
}

fn push(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}

/// Writes the params of a `cargo.create` aboard one of so many ships.
pub fn push_record(out: &mut Vec<u8>, ships: u64, random: &mut ChaCha8Rng) {
    push(out, r#"{"ship_id":""#);
    push_ship_id(out, random.random_range(0..ships));
    push(out, r#"","cargo_room":70001,"item_vnum":3001,"item_name":""#);
    push(out, ITEM_NAME);
    push(out, r#"","item_count":"#);
    push_decimal(out, random.random_range(1..=ITEM_COUNT_MAX));
    push(out, r#","item_weight":25,"loaded_by":""#);
    push(out, LOADED_BY);
    push(out, r#""}"#);
}

/// Whether a reply is the result of this request, and no error.
fn is_result_of(id: u64, reply: &[u8]) -> bool {
    let Some(rest) = reply.strip_prefix(br#"{"jsonrpc":"2.0","id":"#) else { return false };
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, rest) = rest.split_at(digits);
    let number = number.iter().fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
    digits > 0 && digits < 20 && number == id && rest.starts_with(br#","result":"#)
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use serde_json::Value;

    use super::*;

    #[test]
    fn requests_are_json_with_the_fields_of_their_method() {
        let mut random = ChaCha8Rng::seed_from_u64(1);
        let fields = [(Operation::Create, 7), (Operation::Update, 2), (Operation::Load, 1)];
        for (operation, count) in fields {
            let mut out = Vec::new();
            JsonRpc(operation).write(17, &mut random, &mut out);
            assert_eq!(memchr::memchr(b'\n', &out), Some(out.len() - 1));
            let request: Value = serde_json::from_slice(&out).expect("JSON");
            assert_eq!(request["id"], 17);
            assert_eq!(request["method"], format!("cargo.{}", operation.name()));
            assert_eq!(request["params"].as_object().map(serde_json::Map::len), Some(count));
        }
    }

    #[test]
    fn a_reply_is_a_line_and_must_be_the_result_of_its_request() {
        let scan = |id, input: &str| JsonRpc(Operation::Load).scan(id, input.as_bytes());
        let result = "{\"jsonrpc\":\"2.0\",\"id\":17,\"result\":{}}\n";
        let bytes = result.len();
        assert_eq!(scan(17, &result.repeat(2)), Scan::Reply { bytes, is_success: true });
        assert_eq!(scan(1, result), Scan::Reply { bytes, is_success: false });
        assert_eq!(scan(17, &result[..bytes - 1]), Scan::Partial);
        let error = "{\"jsonrpc\":\"2.0\",\"id\":17,\"error\":{}}\n";
        assert_eq!(scan(17, error), Scan::Reply { bytes: error.len(), is_success: false });
        assert_eq!(scan(17, "\n"), Scan::Reply { bytes: 1, is_success: false });
    }
}
