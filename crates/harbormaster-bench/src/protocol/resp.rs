//! RESP, the protocol of Redis: <https://redis.io/docs/latest/develop/reference/protocol-spec/>.

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::{Operation, Protocol, Scan};
use crate::row::{ITEM_COUNT_MAX, PREPARED, ROW_BYTES, push_decimal};

/// `SET` of a new key, `SET` of a prepared key, or `GET` of one.
#[derive(Clone, Copy, Debug)]
pub struct Resp(pub Operation);

impl Protocol for Resp {
    fn write(&self, id: u64, random: &mut ChaCha8Rng, out: &mut Vec<u8>) {
        match self.0 {
            Operation::Create => push_set(out, b"new:", id, random.random_range(1..=ITEM_COUNT_MAX)),
            Operation::Update => {
                let key = random.random_range(1..=PREPARED);
                push_set(out, b"cargo:", key, random.random_range(1..=ITEM_COUNT_MAX));
            }
            Operation::Load => {
                out.extend_from_slice(b"*2\r\n$3\r\nGET\r\n");
                push_key(out, b"cargo:", random.random_range(1..=PREPARED));
            }
        }
    }

    fn scan(&self, _: u64, input: &[u8]) -> Scan {
        let Some(end) = memchr::memchr(b'\n', input).map(|end| end + 1) else { return Scan::Partial };
        let line = input[..end].trim_ascii_end();
        match (self.0, line) {
            (Operation::Load, [b'$', length @ ..]) => scan_value(input, end, length),
            (Operation::Load, _) => Scan::Reply { bytes: end, is_success: false },
            (_, line) => Scan::Reply { bytes: end, is_success: line == b"+OK" },
        }
    }
}

/// A value behind its length; `-1` stands for a key that is not there.
fn scan_value(input: &[u8], start: usize, length: &[u8]) -> Scan {
    let length = std::str::from_utf8(length).ok().and_then(|digits| digits.parse::<usize>().ok());
    match length.map(|length| (start + length + 2, length)) {
        None => Scan::Reply { bytes: start, is_success: false },
        Some((end, _)) if input.len() < end => Scan::Partial,
        Some((bytes, length)) => Scan::Reply { bytes, is_success: length == ROW_BYTES },
    }
}

/// Writes a `SET` of a value of 160 bytes that begins with a number.
pub fn push_set(out: &mut Vec<u8>, prefix: &[u8], key: u64, number: u64) {
    out.extend_from_slice(b"*3\r\n$3\r\nSET\r\n");
    push_key(out, prefix, key);
    out.push(b'$');
    push_decimal(out, ROW_BYTES as u64);
    out.extend_from_slice(b"\r\n");
    let end = out.len() + ROW_BYTES;
    push_decimal(out, number);
    out.resize(end, b'x');
    out.extend_from_slice(b"\r\n");
}

fn push_key(out: &mut Vec<u8>, prefix: &[u8], key: u64) {
    out.push(b'$');
    push_decimal(out, prefix.len() as u64 + u64::from(key.checked_ilog10().unwrap_or(0)) + 1);
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(prefix);
    push_decimal(out, key);
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    fn scan(operation: Operation, input: &str) -> Scan {
        Resp(operation).scan(0, input.as_bytes())
    }

    #[test]
    fn a_set_names_every_length() {
        let mut out = Vec::new();
        push_set(&mut out, b"cargo:", 1234, 99);
        let text = String::from_utf8(out).expect("text");
        assert!(text.starts_with("*3\r\n$3\r\nSET\r\n$10\r\ncargo:1234\r\n$160\r\n99xx"), "{text}");
        assert!(text.ends_with("x\r\n"));
        let value = text.trim_end().rsplit('\n').next().expect("a value");
        assert_eq!(value.len(), ROW_BYTES);
    }

    #[test]
    fn a_get_is_of_a_prepared_key() {
        let mut out = Vec::new();
        Resp(Operation::Load).write(0, &mut ChaCha8Rng::seed_from_u64(1), &mut out);
        let text = String::from_utf8(out).expect("text");
        let key = text.trim_end().rsplit("cargo:").next().and_then(|key| key.parse().ok());
        assert!(key.is_some_and(|key| (1..=PREPARED).contains(&key)), "{text}");
    }

    #[test]
    fn only_ok_is_a_success_of_a_set() {
        assert_eq!(scan(Operation::Create, "+OK\r\n+OK"), Scan::Reply { bytes: 5, is_success: true });
        let error = "-ERR no\r\n";
        assert_eq!(scan(Operation::Update, error), Scan::Reply { bytes: error.len(), is_success: false });
        assert_eq!(scan(Operation::Update, "+OK\r"), Scan::Partial);
    }

    #[test]
    fn only_a_whole_value_is_a_success_of_a_get() {
        let value = format!("$160\r\n{}\r\n", "x".repeat(ROW_BYTES));
        let bytes = value.len();
        assert_eq!(scan(Operation::Load, &value), Scan::Reply { bytes, is_success: true });
        assert_eq!(scan(Operation::Load, &value[..bytes - 1]), Scan::Partial);
        assert_eq!(scan(Operation::Load, "$-1\r\n"), Scan::Reply { bytes: 5, is_success: false });
        assert_eq!(scan(Operation::Load, "$1\r\nx\r\n"), Scan::Reply { bytes: 7, is_success: false });
        assert_eq!(scan(Operation::Load, "+OK\r\n"), Scan::Reply { bytes: 5, is_success: false });
    }
}
