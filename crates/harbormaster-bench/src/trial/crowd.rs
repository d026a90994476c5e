//! A crowd: thousands of idle connections, clients that send half a request and stop, and clients that send a byte now and
//! then. The server stays small, gives up on those who never finish, and nobody else notices.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use clap::Args;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinSet;

use super::harbor::Harbor;
use super::{Common, Verdict};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::session::Session;
use crate::statistics::grouped;
use crate::stop;
use crate::usage::resident_bytes;

/// How much memory a server may take for ten thousand idle connections, in bytes.
const RESIDENT_MAX: u64 = 300_000_000;

/// How many idle connections that is for.
const CONNECTIONS: usize = 10_000;

/// How long a half request may live.
const HALF_TIME_MAX: Duration = Duration::from_secs(15);

/// How long is waited for the end of a half request, so that it can be said how long it lived.
const GIVE_UP: Duration = Duration::from_secs(60);

/// How often a byte comes of a request that trickles.
const TRICKLE_TIME: Duration = Duration::from_secs(1);

/// How many calls of the client that is measured count as one measurement.
const CALLS: usize = 2_000;

/// How many connections come from one address: fewer than there are ports.
const FROM_ONE_ADDRESS: usize = 4_096;

/// How many descriptors this process needs besides.
const OTHER_DESCRIPTORS: u64 = 64;

const REQUEST: &str = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system.version\"}\n";

/// Halves of requests, in both framings and in the middle of everything.
const HALVES: [&str; 6] = [
    "{",
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system.version\"}",
    "Content-Le",
    "Content-Length: 52\r\n\r\n",
    "Content-Length: 52\r\n\r\n{\"jsonrpc\":",
    "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 52\r\n\r\n{\"json",
];

/// What `crowd` takes.
#[derive(Debug, Args)]
pub struct Crowd {
    /// How often, and whether it is sabotaged.
    #[command(flatten)]
    pub common: Common<1>,

    /// How many connections are idle; fewer where the system gives this program fewer descriptors
    #[arg(long, default_value_t = CONNECTIONS, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=100_000))]
    pub connections: usize,

    /// How many connections send half a request, and as many send a byte a second
    #[arg(long, default_value_t = 100, value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..=10_000))]
    pub halves: usize,
}

impl Default for Crowd {
    fn default() -> Self {
        Self { common: Common::default(), connections: CONNECTIONS, halves: 100 }
    }
}

/// How a half request ended.
#[derive(Debug)]
struct Ended {
    /// How long it lived from its first byte.
    after: Duration,
    /// Whether it was told why.
    is_told: bool,
}

/// How long calls took.
#[derive(Debug)]
struct Waited {
    p50: Duration,
    p99: Duration,
    max: Duration,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The server does not start, or there are too few descriptors for any crowd.
pub fn run(crowd: &Crowd, place: &Place) -> Result<Verdict> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.context("cannot start threads")?;
    let mut all = Verdict { text: String::new(), is_kept: true };
    for _ in 0..crowd.common.count() {
        stop::check()?;
        let verdict = runtime.block_on(try_one(crowd, place))?;
        all.text += &verdict.text;
        all.is_kept &= verdict.is_kept;
    }
    all.text += if all.is_kept { "Kept.\n" } else { "BROKEN.\n" };
    Ok(all)
}

async fn try_one(crowd: &Crowd, place: &Place) -> Result<Verdict> {
    let folder = crowd.common.new_folder(place)?;
    let count = connections_possible(crowd)?;
    let mut harbor = Harbor::new(&place.program()?, folder.path());
    harbor = harbor.set("MAX_CONNECTIONS", (count + 2 * crowd.halves + 8).to_string());
    if crowd.common.sabotage {
        harbor = harbor.set("FRAME_TIMEOUT", "40s");
    }
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    session.create_ships(1)?;
    let alone = measure(&mut session)?;
    let empty = resident_bytes(server.pid())?;
    progress(&format!("{count} connections"));
    let mut idle = connect(address, count).await?;
    ask_each(&mut idle).await?;
    let (full, crowded) = (resident_bytes(server.pid())?, measure(&mut session)?);
    progress(&format!("{} half requests", 2 * crowd.halves));
    let halves = begin(address, crowd.halves).await?;
    let meanwhile = measure(&mut session)?;
    let ended = finish(halves).await?;
    let disturbed = match ask_each(&mut idle).await {
        Ok(()) => String::new(),
        Err(failure) => format!("- an idle connection was disturbed: {failure}\n"),
    };
    drop(idle);
    Harbor::stop(server)?;
    let mut verdict = judge(count, full.saturating_sub(empty), &ended);
    verdict.text += &format!("| another client waits, alone | {} |\n", alone.text());
    verdict.text += &format!("| … with the crowd | {} |\n", crowded.text());
    verdict.text += &format!("| … and half requests | {} |\n\n{disturbed}", meanwhile.text());
    verdict
        .text
        .insert_str(0, &format!("| what | |\n|---|---|\n| an empty server | {} |\n", megabytes(empty)));
    verdict.is_kept &= disturbed.is_empty();
    Ok(verdict)
}

/// What was promised of memory and time, and what came.
fn judge(count: usize, taken: u64, ended: &[Ended]) -> Verdict {
    let each = taken as f64 / count as f64;
    let allowed = RESIDENT_MAX as f64 / CONNECTIONS as f64;
    let last = ended.iter().map(|ended| ended.after).max().unwrap_or_default();
    let first = ended.iter().map(|ended| ended.after).min().unwrap_or_default();
    let untold = ended.iter().filter(|ended| !ended.is_told).count();
    let text = format!(
        "| {} idle connections | {} more, {} bytes each |\n| {} half requests ended after | {:.1}–{:.1} s |\n\
         | … without being told why | {untold} |\n",
        grouped(count as f64, 0),
        megabytes(taken),
        grouped(each, 0),
        ended.len(),
        first.as_secs_f64(),
        last.as_secs_f64(),
    );
    Verdict { text, is_kept: each <= allowed && last <= HALF_TIME_MAX && untold == 0 }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

/// Raises the limit of this process as far as it goes; how many idle connections it has descriptors for.
fn connections_possible(crowd: &Crowd) -> Result<usize> {
    let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum })
        .context("cannot raise the limit of open files")?;
    let others = OTHER_DESCRIPTORS + 2 * crowd.halves as u64;
    let most = usize::try_from(maximum.unwrap_or(u64::MAX).saturating_sub(others)).unwrap_or(usize::MAX);
    match crowd.connections.min(most) {
        0 => Err(Failure::new("there are too few file descriptors (ulimit -n) for any crowd")),
        count => Ok(count),
    }
}

/// Opens so many connections.
async fn connect(address: SocketAddr, count: usize) -> Result<Vec<TcpStream>> {
    let mut streams = Vec::with_capacity(count);
    for place in 0..count {
        stop::check()?;
        let from = SocketAddr::from(([127, 0, 1, 1 + (place / FROM_ONE_ADDRESS) as u8], 0));
        let socket = TcpSocket::new_v4().context("cannot make a socket")?;
        socket.bind(from).context("cannot choose an address of this machine")?;
        streams.push(socket.connect(address).await.context("cannot connect")?);
    }
    Ok(streams)
}

/// Asks once on each connection, so that none is so fresh that it has no buffers yet.
async fn ask_each(streams: &mut [TcpStream]) -> Result<()> {
    for stream in &mut *streams {
        stream.write_all(REQUEST.as_bytes()).await.context("cannot ask")?;
    }
    for stream in streams {
        let mut reply = [0; 512];
        let length = stream.read(&mut reply).await.context("no answer")?;
        if !reply[..length].starts_with(b"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":") {
            return Err(Failure::new(format!("the answer is {}", String::from_utf8_lossy(&reply[..length]))));
        }
    }
    Ok(())
}

/// Begins so many requests that stop in the middle, and as many that go on with a byte now and then.
async fn begin(address: SocketAddr, count: usize) -> Result<JoinSet<Ended>> {
    let mut halves = JoinSet::new();
    for (place, stream) in connect(address, 2 * count).await?.into_iter().enumerate() {
        let half = HALVES[place / 2 % HALVES.len()];
        halves.spawn(live(stream, half, place % 2 == 1));
    }
    Ok(halves)
}

async fn finish(mut halves: JoinSet<Ended>) -> Result<Vec<Ended>> {
    let mut ended = Vec::new();
    while let Some(half) = halves.join_next().await {
        stop::check()?;
        ended.push(half.context("a half request failed")?);
    }
    Ok(ended)
}

/// Sends half a request, and perhaps a byte of it now and then, until the server ends the connection.
async fn live(mut stream: TcpStream, half: &str, does_trickle: bool) -> Ended {
    let begun = Instant::now();
    let mut said = Vec::new();
    let mut pace = tokio::time::interval(TRICKLE_TIME);
    // A byte that cannot be sent shows in what is read.
    let _ = stream.write_all(half.as_bytes()).await;
    while begun.elapsed() < GIVE_UP {
        let mut bytes = [0; 1024];
        tokio::select! {
            read = stream.read(&mut bytes) => match read {
                Ok(length @ 1..) => said.extend_from_slice(&bytes[..length]),
                _ => break,
            },
            _ = pace.tick() => if does_trickle {
                let _ = stream.write_all(b" ").await;
            },
        }
        // The reason is the last thing that it says, whether or not it waits for our end of the connection.
        if is_told(&said) {
            break;
        }
    }
    Ended { after: begun.elapsed(), is_told: is_told(&said) }
}

/// Whether the client was told why.
fn is_told(said: &[u8]) -> bool {
    [&b"timed_out"[..], b"408 Request Timeout"].iter().any(|why| memchr::memmem::find(said, why).is_some())
}

/// How long a client waits for what it asks.
fn measure(session: &mut Session) -> Result<Waited> {
    let mut times = Vec::with_capacity(CALLS);
    for _ in 0..CALLS {
        stop::check()?;
        let started = Instant::now();
        session.call("interior.list", &json!({}))?;
        times.push(started.elapsed());
    }
    times.sort();
    let max = times[CALLS - 1];
    Ok(Waited { p50: times[CALLS / 2], p99: times[CALLS * 99 / 100], max })
}

impl Waited {
    fn text(&self) -> String {
        let us = |time: Duration| grouped(time.as_secs_f64() * 1e6, 0);
        format!("p50 {} µs, p99 {} µs, at most {} µs", us(self.p50), us(self.p99), us(self.max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_request_that_lives_too_long_breaks_the_promise() {
        let ended = |s, is_told| [Ended { after: Duration::from_secs(s), is_told }];
        assert!(judge(1000, 1_000_000, &ended(10, true)).is_kept);
        assert!(!judge(1000, 1_000_000, &ended(16, true)).is_kept);
        assert!(!judge(1000, 1_000_000, &ended(10, false)).is_kept);
        assert!(!judge(1000, 31_000_000, &ended(10, true)).is_kept);
    }
}
