//! A blocking client of Harbormaster, for all that is not the load itself.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::failure::{Context, Failure, Result};
use crate::row::push_ship_id;
use crate::socket::connect;

/// How much of a refusal is shown, in bytes.
const SHOWN_BYTES_MAX: usize = 500;

/// How many operations `batch.apply` takes.
pub const OPERATIONS_MAX: u64 = 1000;

/// A connection.
#[derive(Debug)]
pub struct Session {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
}

impl Session {
    /// Connects.
    ///
    /// # Errors
    /// Nobody listens there.
    pub fn connect(address: SocketAddr) -> Result<Self> {
        let writer = connect(address)?;
        let reader = BufReader::new(writer.try_clone().context("cannot use a socket")?);
        Ok(Self { reader, writer })
    }

    /// Calls a method with params that are JSON already: the line of the reply, and how long it took.
    ///
    /// # Errors
    /// The server has gone, or refuses.
    pub fn call_text(&mut self, method: &str, params: &str) -> Result<(String, Duration)> {
        let (reply, took) = self.exchange(method, params)?;
        if reply.starts_with("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":") && reply.ends_with('\n') {
            return Ok((reply, took));
        }
        let shown: String = reply.chars().take(SHOWN_BYTES_MAX).collect();
        Err(Failure::new(format!("harbormaster refuses {method}: {shown}")))
    }

    /// Sends a request and waits for the line of its reply, whatever that says.
    fn exchange(&mut self, method: &str, params: &str) -> Result<(String, Duration)> {
        const DOING: &str = "cannot talk to harbormaster";
        let request =
            format!("{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{method}\",\"params\":{params}}}\n");
        let started = Instant::now();
        self.writer.write_all(request.as_bytes()).context(DOING)?;
        let mut reply = String::new();
        self.reader.read_line(&mut reply).context(DOING)?;
        Ok((reply, started.elapsed()))
    }

    /// Calls a method and returns the reply, which may be an error.
    ///
    /// # Errors
    /// The server has gone before its reply was whole.
    pub fn ask(&mut self, method: &str, params: &Value) -> Result<Value> {
        let (reply, _) = self.exchange(method, &params.to_string())?;
        if !reply.ends_with('\n') {
            return Err(Failure::new("harbormaster has gone in the middle of a reply"));
        }
        serde_json::from_str(&reply).context("a reply is not JSON")
    }

    /// Calls a method and returns its result.
    ///
    /// # Errors
    /// The server has gone, or refuses.
    pub fn call(&mut self, method: &str, params: &Value) -> Result<Value> {
        let (reply, _) = self.call_text(method, &params.to_string())?;
        let mut reply: Value = serde_json::from_str(&reply).context("a reply is not JSON")?;
        Ok(reply["result"].take())
    }

    /// Whom it is connected to.
    ///
    /// # Errors
    /// The server has gone.
    pub fn address(&self) -> Result<SocketAddr> {
        self.writer.peer_addr().context("the connection to harbormaster is gone")
    }

    /// How many commits there were since the server started.
    ///
    /// # Errors
    /// The server has gone.
    pub fn commits(&mut self) -> Result<u64> {
        let stats = self.call("system.stats", &serde_json::json!({}))?;
        stats["commits"].as_u64().ok_or_else(|| Failure::new("system.stats has no commits"))
    }

    /// Creates so many ships for records to belong to.
    ///
    /// # Errors
    /// The server has gone, or refuses.
    pub fn create_ships(&mut self, count: u64) -> Result<()> {
        self.apply("interior.create", count, |ship, out| {
            out.extend_from_slice(b"{\"vessel_name\":\"A ship\",\"ship_id\":\"");
            push_ship_id(out, ship);
            out.extend_from_slice(b"\"}");
        })
    }

    /// Does so many operations of one method, a thousand a change; `write` writes the params of each.
    ///
    /// # Errors
    /// The server has gone, or refuses; or a signal came.
    pub fn apply(
        &mut self,
        method: &str,
        count: u64,
        mut write: impl FnMut(u64, &mut Vec<u8>),
    ) -> Result<()> {
        let mut params = Vec::new();
        for first in (0..count).step_by(OPERATIONS_MAX as usize) {
            crate::stop::check()?;
            params.clear();
            params.extend_from_slice(b"{\"operations\":[");
            for place in first..count.min(first + OPERATIONS_MAX) {
                if place > first {
                    params.push(b',');
                }
                params.extend_from_slice(format!("{{\"method\":\"{method}\",\"params\":").as_bytes());
                write(place, &mut params);
                params.push(b'}');
            }
            params.extend_from_slice(b"]}");
            let text = std::str::from_utf8(&params).context("the params are not text")?;
            self.call_text("batch.apply", text)?;
        }
        Ok(())
    }
}
