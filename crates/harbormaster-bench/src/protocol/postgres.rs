//! The protocol of PostgreSQL, as far as a prepared INSERT needs it, without a password:
//! <https://www.postgresql.org/docs/current/protocol-message-formats.html>.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::{Protocol, Scan};
use crate::failure::{Context, Failure, Result};
use crate::row::{ITEM_COUNT_MAX, ITEM_NAME, LOADED_BY, SHIPS, push_decimal, push_ship_id};
use crate::socket;

/// The user and the database that a new cluster has.
pub const USER: &str = "postgres";

/// The tables: ships, and cargo with the columns that ours has, its foreign key and its index.
pub const SCHEMA: &str = "
    CREATE TABLE ships (ship_id text PRIMARY KEY);
    CREATE TABLE cargo (
        manifest_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        ship_id     text NOT NULL REFERENCES ships(ship_id) ON DELETE CASCADE,
        cargo_room  bigint NOT NULL,
        item_vnum   bigint NOT NULL,
        item_name   text NOT NULL,
        item_count  bigint NOT NULL,
        item_weight bigint NOT NULL,
        loaded_by   text,
        loaded_at   timestamptz NOT NULL DEFAULT now(),
        version     bigint NOT NULL DEFAULT 1,
        seq         bigint NOT NULL DEFAULT 0,
        created_at  timestamptz NOT NULL DEFAULT now(),
        updated_at  timestamptz NOT NULL DEFAULT now()
    );
    CREATE INDEX cargo_by_ship ON cargo(ship_id);";

const INSERT: &str = "INSERT INTO cargo(ship_id, cargo_room, item_vnum, item_name, item_count, item_weight, loaded_by) \
     VALUES ($1, $2, $3, $4, $5, $6, $7)";

/// Version 3.0 of the protocol.
const VERSION: i32 = 3 << 16;

/// A prepared INSERT.
#[derive(Clone, Copy, Debug)]
pub struct Insert;

impl Protocol for Insert {
    fn open(&self, address: SocketAddr) -> Result<TcpStream> {
        let mut stream = connect(address)?;
        let mut out = Vec::new();
        push_message(&mut out, b'P', |body| {
            push_text(body, "insert");
            push_text(body, INSERT);
            body.extend_from_slice(&0_i16.to_be_bytes());
        });
        push_message(&mut out, b'S', |_| {});
        exchange(&mut stream, &out)?;
        Ok(stream)
    }

    fn write(&self, _: u64, random: &mut ChaCha8Rng, out: &mut Vec<u8>) {
        push_message(out, b'B', |body| {
            push_text(body, "");
            push_text(body, "insert");
            // All params are text.
            body.extend_from_slice(&0_i16.to_be_bytes());
            body.extend_from_slice(&7_i16.to_be_bytes());
            push_param(body, |out| push_ship_id(out, random.random_range(0..SHIPS)));
            push_param(body, |out| out.extend_from_slice(b"70001"));
            push_param(body, |out| out.extend_from_slice(b"3001"));
            push_param(body, |out| out.extend_from_slice(ITEM_NAME.as_bytes()));
            push_param(body, |out| push_decimal(out, random.random_range(1..=ITEM_COUNT_MAX)));
            push_param(body, |out| out.extend_from_slice(b"25"));
            push_param(body, |out| out.extend_from_slice(LOADED_BY.as_bytes()));
            body.extend_from_slice(&0_i16.to_be_bytes());
        });
        push_message(out, b'E', |body| {
            push_text(body, "");
            body.extend_from_slice(&0_i32.to_be_bytes());
        });
        push_message(out, b'S', |_| {});
    }

    fn scan(&self, _: u64, input: &[u8]) -> Scan {
        let (mut at, mut is_complete, mut is_error) = (0, false, false);
        while let Some((tag, end)) = message(input, at) {
            at = end;
            match tag {
                b'C' => is_complete = true,
                b'E' => is_error = true,
                b'Z' => return Scan::Reply { bytes: end, is_success: is_complete && !is_error },
                _ => {}
            }
        }
        Scan::Partial
    }
}

/// The type of the message at a place, and where it ends; `None` when it is not all there.
fn message(input: &[u8], at: usize) -> Option<(u8, usize)> {
    let head = input.get(at..at + 5)?;
    let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
    let end = at + 1 + length;
    (end <= input.len()).then_some((head[0], end))
}

fn push_message(out: &mut Vec<u8>, tag: u8, body: impl FnOnce(&mut Vec<u8>)) {
    out.push(tag);
    push_sized(out, 4, body);
}

fn push_param(out: &mut Vec<u8>, body: impl FnOnce(&mut Vec<u8>)) {
    push_sized(out, 0, body);
}

/// Writes the length of what follows, and so many bytes more, then what follows.
fn push_sized(out: &mut Vec<u8>, more: usize, body: impl FnOnce(&mut Vec<u8>)) {
    let start = out.len();
    out.extend_from_slice(&[0; 4]);
    body(out);
    let length = (out.len() - start - 4 + more) as u32;
    out[start..start + 4].copy_from_slice(&length.to_be_bytes());
}

fn push_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
    out.push(0);
}

/// Opens a connection that is ready for statements.
fn connect(address: SocketAddr) -> Result<TcpStream> {
    let mut stream = socket::connect(address)?;
    let mut out = Vec::new();
    push_sized(&mut out, 4, |body| {
        body.extend_from_slice(&VERSION.to_be_bytes());
        for text in ["user", USER, "database", USER, ""] {
            push_text(body, text);
        }
    });
    exchange(&mut stream, &out)?;
    Ok(stream)
}

/// Runs statements on a connection of their own.
///
/// # Errors
/// What PostgreSQL says against them.
pub fn run(address: SocketAddr, statements: &str) -> Result<()> {
    let mut stream = connect(address)?;
    let mut out = Vec::new();
    push_message(&mut out, b'Q', |body| push_text(body, statements));
    exchange(&mut stream, &out)
}

/// Sends, and waits until the server is ready for more.
fn exchange(stream: &mut TcpStream, out: &[u8]) -> Result<()> {
    const DOING: &str = "cannot talk to PostgreSQL";
    stream.write_all(out).context(DOING)?;
    let mut error = None;
    loop {
        let mut head = [0; 5];
        stream.read_exact(&mut head).context(DOING)?;
        let length = u32::from_be_bytes([head[1], head[2], head[3], head[4]]) as usize;
        let mut body = vec![0; length.saturating_sub(4)];
        stream.read_exact(&mut body).context(DOING)?;
        match head[0] {
            b'E' => error = Some(String::from_utf8_lossy(&body).replace('\0', " ")),
            b'Z' => return error.map_or(Ok(()), |error| Err(Failure::new(format!("PostgreSQL: {error}")))),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;

    use super::*;

    fn reply(tags: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        for tag in tags {
            push_message(&mut out, *tag, |body| push_text(body, "INSERT 0 1"));
        }
        out
    }

    #[test]
    fn a_request_binds_executes_and_syncs() {
        let mut out = Vec::new();
        Insert.write(0, &mut ChaCha8Rng::seed_from_u64(1), &mut out);
        let mut tags = Vec::new();
        let mut at = 0;
        while let Some((tag, end)) = message(&out, at) {
            tags.push(tag);
            at = end;
        }
        assert_eq!((tags.as_slice(), at), (b"BES".as_slice(), out.len()));
    }

    #[test]
    fn a_reply_ends_when_the_server_is_ready() {
        let input = reply(b"2CZ2C");
        let bytes = reply(b"2CZ").len();
        assert_eq!(Insert.scan(0, &input), Scan::Reply { bytes, is_success: true });
        assert_eq!(Insert.scan(0, &input[..bytes - 1]), Scan::Partial);
        let error = reply(b"2EZ");
        assert_eq!(Insert.scan(0, &error), Scan::Reply { bytes: error.len(), is_success: false });
    }
}
