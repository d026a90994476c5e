//! What a client may take of the server: every bound has its flag, its default and what happens at it in one place. The
//! table in `docs/limits.md` is made of it.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;
use harbormaster_core::field::DEPTH_MAX;
use tokio::time::Instant;

use crate::budget::Budget;
use crate::config::duration;

const KIB: usize = 1024;
const MIB: usize = 1024 * KIB;

/// How large a frame may be unless told otherwise, in bytes.
pub const FRAME_BYTES: usize = 16 * MIB;

/// How deep a request may be nested unless told otherwise: as deep as a document that it holds, and as many levels around
/// that as a request in a batch has.
const NESTING: usize = DEPTH_MAX + 16;

/// How deep a request may be nested in any case: params that are nested deeper cannot be read, which is a bound of
/// `serde_json`.
const NESTING_MAX: u64 = 127;

/// How many requests a batch may hold unless told otherwise.
const BATCH: usize = 100;

/// How many connections may be open unless told otherwise.
const CONNECTIONS: usize = 1024;

/// How many connections may be open in any case: as many descriptors as Linux gives to one process.
const CONNECTIONS_MAX: u64 = 1_048_576;

/// How many requests of a connection may be in flight unless told otherwise.
const IN_FLIGHT: usize = 64;

/// How many bytes may be buffered for all connections unless told otherwise.
const BUFFERED_BYTES: usize = 256 * MIB;

/// How long a frame may take to come unless told otherwise.
const FRAME_TIME: Duration = Duration::from_secs(10);

/// How long a client may be silent unless told otherwise.
const IDLE_TIME: Duration = Duration::from_secs(5 * 60);

/// How long a client may read nothing unless told otherwise.
const WRITE_TIME: Duration = Duration::from_secs(30);

/// How much of a frame must come within each `--frame-timeout`, unless it ends there, in bytes. A line of 26 KB/s is fast
/// enough for a frame of any size, and a client that sends a byte now and then gets no more than the one time.
pub const FRAME_STEP_BYTES: usize = 256 * KIB;

/// How many bytes one connection may be owed, and have in requests that are being carried out, before it is not read
/// further.
pub const OWED_BYTES_MAX: usize = 64 * MIB;

/// How many bytes each connection may have buffered that do not count against `--max-buffered`, so that small requests
/// pass when the rest is used up.
pub const FREE_BYTES: usize = 16 * KIB;

/// The bounds. In each description the second paragraph says what happens there.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Limits")]
pub struct Limits {
    /// The largest request
    ///
    /// 413 too_large, at once. Behind a line that is too large the next one is served; behind a header the connection is
    /// closed.
    #[arg(long = "max-frame", value_name = "SIZE", env = "HARBORMASTER_MAX_FRAME", default_value_t = Size(FRAME_BYTES))]
    pub frame: Size,

    /// How deep a request may be nested
    ///
    /// 413 too_large. Nothing of the request is done.
    #[arg(long = "max-nesting", value_name = "LEVELS", env = "HARBORMASTER_MAX_NESTING", default_value_t = NESTING,
          value_parser = RangedU64ValueParser::<usize>::new().range(1..=NESTING_MAX))]
    pub nesting: usize,

    /// How many requests a batch may hold
    ///
    /// 413 too_large. Nothing of the batch is done.
    #[arg(long = "max-batch", value_name = "COUNT", env = "HARBORMASTER_MAX_BATCH", default_value_t = BATCH,
          value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub batch: usize,

    /// How many connections may be open, over all addresses
    ///
    /// 429 overloaded, as a line, to whoever comes next, whatever it speaks, and the end of its connection; inside TLS only
    /// the end. If the system gives the server fewer
    /// descriptors than that takes, it says so at the start, and fewer connections may be open.
    #[arg(long = "max-connections", value_name = "COUNT", env = "HARBORMASTER_MAX_CONNECTIONS",
          default_value_t = CONNECTIONS,
          value_parser = RangedU64ValueParser::<usize>::new().range(1..=CONNECTIONS_MAX))]
    pub connections: usize,

    /// How many requests of one connection may be in flight
    ///
    /// The connection is not read further until one of them is answered.
    #[arg(long = "max-in-flight", value_name = "COUNT", env = "HARBORMASTER_MAX_IN_FLIGHT", default_value_t = IN_FLIGHT,
          value_parser = RangedU64ValueParser::<usize>::new().range(1..))]
    pub in_flight: usize,

    /// How much may be buffered for all connections together: what has come of requests, requests that are being carried
    /// out, and replies that are not read yet
    ///
    /// A connection with more than its first 16 KiB is not read further until there is room; after --frame-timeout it gets
    /// 429 overloaded, and is closed. Whoever asks for what is larger gets 429 overloaded in its place. Small requests go on.
    #[arg(long = "max-buffered", value_name = "SIZE", env = "HARBORMASTER_MAX_BUFFERED",
          default_value_t = Size(BUFFERED_BYTES))]
    pub buffered: Size,

    /// How long a request may take to come, from its first byte to its last, or to the next 256 KiB of it
    ///
    /// 408 timed_out, and the end of the connection. Nothing of the request is done. Not on stdin.
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_FRAME_TIMEOUT", default_value_t = Timeout(FRAME_TIME))]
    pub frame_timeout: Timeout,

    /// How long a client may send nothing while it is owed nothing
    ///
    /// The end of the connection, without a frame. An empty line counts as a sign of life. Not on stdin, and not on Unix
    /// sockets, where a client that has gone is always noticed.
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_IDLE_TIMEOUT", default_value_t = Timeout(IDLE_TIME))]
    pub idle_timeout: Timeout,

    /// How long a client that is owed replies may take none of their bytes
    ///
    /// The end of the connection. What it has changed stays changed. Not on stdout.
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_WRITE_TIMEOUT", default_value_t = Timeout(WRITE_TIME))]
    pub write_timeout: Timeout,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            frame: Size(FRAME_BYTES),
            nesting: NESTING,
            batch: BATCH,
            connections: CONNECTIONS,
            in_flight: IN_FLIGHT,
            buffered: Size(BUFFERED_BYTES),
            frame_timeout: Timeout(FRAME_TIME),
            idle_timeout: Timeout(IDLE_TIME),
            write_timeout: Timeout(WRITE_TIME),
        }
    }
}

/// What a connection is bounded by: its limits, and the budget that it shares with others.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// The limits.
    pub limits: Arc<Limits>,
    /// What is buffered for all connections.
    pub budget: Arc<Budget>,
}

impl Bounds {
    /// The bounds of connections that share a budget.
    pub fn new(limits: Limits) -> Self {
        let budget = Arc::new(Budget::new(limits.buffered.0));
        Self { limits: Arc::new(limits), budget }
    }

    /// The same for clients of this machine, who are always noticed when they go: they may be silent as long as they like.
    #[must_use]
    pub fn without_idle_timeout(&self) -> Self {
        let limits = Limits { idle_timeout: Timeout::NEVER, ..Limits::clone(&self.limits) };
        Self { limits: Arc::new(limits), budget: self.budget.clone() }
    }

    /// The same for our own parent, which may take its time for everything, with a budget of its own: half a request that
    /// lies in a pipe for hours must not take room from others.
    #[must_use]
    pub fn without_timeouts(&self) -> Self {
        let never = Timeout::NEVER;
        let limits = Limits::clone(&self.limits);
        Self::new(Limits { frame_timeout: never, idle_timeout: never, write_timeout: never, ..limits })
    }
}

/// A number of bytes, as people write it: `16MiB`, `64KiB`, or a bare number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size(pub usize);

/// The units of sizes, the largest first.
const UNITS: [(&str, usize); 3] = [("GiB", 1024 * MIB), ("MiB", MIB), ("KiB", KIB)];

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match UNITS.iter().find(|(_, unit)| self.0 > 0 && self.0.is_multiple_of(*unit)) {
            Some((name, unit)) => write!(f, "{}{name}", self.0 / unit),
            None => self.0.fmt(f),
        }
    }
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let unit = UNITS.iter().find_map(|(name, unit)| Some((text.strip_suffix(name)?, *unit)));
        let (number, unit) = unit.unwrap_or((text, 1));
        let bytes = number.trim().parse::<usize>().ok().and_then(|number| number.checked_mul(unit));
        bytes.filter(|bytes| *bytes > 0).map(Self).ok_or_else(|| {
            "not a size such as 16MiB, 64KiB, or a number of bytes, and more than none".to_owned()
        })
    }
}

/// How long to wait for something, as people write it: `10s`, `5m`, or `never` to wait for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout(Duration);

impl Timeout {
    /// For ever.
    pub const NEVER: Self = Self(Duration::MAX);

    /// So long.
    pub fn new(time: Duration) -> Self {
        Self(time)
    }

    /// How long; [`Duration::MAX`] for ever.
    pub fn time(self) -> Duration {
        self.0
    }

    /// When it will be over that begins now; `None` for never.
    pub(crate) fn starting_now(self) -> Option<Instant> {
        // Whoever waits for ever need not look at the clock.
        if self == Self::NEVER { None } else { Instant::now().checked_add(self.0) }
    }
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::NEVER => f.write_str("never"),
            Self(time) => humantime::format_duration(time).fmt(f),
        }
    }
}

impl FromStr for Timeout {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.trim() {
            "never" => Ok(Self::NEVER),
            text => match duration(text)? {
                Duration::ZERO => Err("it must be more than none; never is for ever".into()),
                time => Ok(Self(time)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[test]
    fn sizes_are_read_and_shown_as_people_write_them() {
        for (text, bytes, shown) in [
            ("16MiB", FRAME_BYTES, "16MiB"),
            ("16777216", FRAME_BYTES, "16MiB"),
            ("1000", 1000, "1000"),
            ("64 KiB", 64 * KIB, "64KiB"),
            ("2GiB", 2048 * MIB, "2GiB"),
        ] {
            assert_eq!(text.parse(), Ok(Size(bytes)), "{text}");
            assert_eq!(Size(bytes).to_string(), shown);
        }
        for text in ["", "0", "0MiB", "-1", "1.5MiB", "MiB", "16mb", "99999999999GiB"] {
            assert!(text.parse::<Size>().is_err(), "{text}");
        }
    }

    #[test]
    fn timeouts_are_read_and_shown_as_people_write_them() {
        for (text, shown) in [("10s", "10s"), ("300", "5m"), ("never", "never"), ("50ms", "50ms")] {
            assert_eq!(text.parse::<Timeout>().map(|timeout| timeout.to_string()), Ok(shown.to_owned()));
        }
        assert!("0".parse::<Timeout>().is_err());
        assert_eq!(Timeout::NEVER.starting_now(), None);
    }

    #[test]
    fn what_the_command_line_says_without_flags_is_the_default() {
        #[derive(Parser)]
        struct Line {
            #[command(flatten)]
            limits: Limits,
        }
        let Line { limits } = Line::parse_from(["limits"]);
        assert_eq!(format!("{limits:?}"), format!("{:?}", Limits::default()));
    }
}
