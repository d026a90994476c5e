//! What is counted for Prometheus, and its text format.
//!
//! Counting costs a request one addition to a counter of its method. Clocks are only read once somebody has asked for
//! the metrics: until then nobody wants to know how long requests take. What the store counts by itself is taken from
//! there when somebody asks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use harbormaster_core::Store;
use harbormaster_core::store::Statistics;
use jsonrpsee::MethodResponse;

/// The text format's content type.
pub const CONTENT_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// The upper bounds of the buckets for times, in nanoseconds. The shortest is what a read from memory takes.
const TIMES_NS: [u64; 18] = [
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000,
    25_000_000,
    50_000_000,
    100_000_000,
    250_000_000,
    500_000_000,
    1_000_000_000,
    5_000_000_000,
];

/// The upper bounds of the buckets for how many operations a commit held.
const GROUPS: [u64; 10] = [1, 2, 4, 8, 16, 32, 64, 128, 512, 2048];

/// What is written for the method of a request that names none of ours.
const UNKNOWN: &str = "unknown";

/// What carries a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// stdin and stdout.
    Stdio,
    /// Frames over TCP.
    Tcp,
    /// Frames over a Unix socket.
    Unix,
    /// HTTP, on either.
    Http,
    /// A WebSocket.
    WebSocket,
}

impl Transport {
    const ALL: [Self; 5] = [Self::Stdio, Self::Tcp, Self::Unix, Self::Http, Self::WebSocket];

    fn name(self) -> &'static str {
        match self {
            Self::Stdio => "stdio",
            Self::Tcp => "tcp",
            Self::Unix => "unix",
            Self::Http => "http",
            Self::WebSocket => "websocket",
        }
    }
}

/// The counters of one server.
pub struct Metrics {
    /// By the methods' names; the last is for requests that name none.
    meters: Vec<Meter>,
    connections: [Connections; Transport::ALL.len()],
    /// Whether anybody has asked.
    is_watched: AtomicBool,
}

/// The counters of one method.
struct Meter {
    method: &'static str,
    answered: AtomicU64,
    /// By the error's kind. Errors are rare, and writing one takes much longer than this lock.
    refused: Mutex<BTreeMap<String, u64>>,
    times: OnceLock<Box<Times>>,
}

/// How long the requests of one method took, from their dispatch until their reply was written down.
#[derive(Default)]
struct Times {
    /// By bucket; the last is for what is over all bounds.
    counts: [AtomicU64; TIMES_NS.len() + 1],
    sum_ns: AtomicU64,
}

/// The connections of one transport.
#[derive(Default)]
struct Connections {
    opened: AtomicU64,
    closed: AtomicU64,
}

/// A connection while it is open.
pub struct Open<'a>(&'a Connections);

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.closed.fetch_add(1, Relaxed);
    }
}

impl Meter {
    fn new(method: &'static str) -> Self {
        Self { method, answered: AtomicU64::new(0), refused: Mutex::default(), times: OnceLock::new() }
    }

    fn refuse(&self, kind: &str) {
        // A count is right whatever happened to others who counted.
        let mut refused = self.refused.lock().unwrap_or_else(PoisonError::into_inner);
        match refused.get_mut(kind) {
            Some(count) => *count += 1,
            None => drop(refused.insert(kind.to_owned(), 1)),
        }
    }
}

impl Metrics {
    /// Counters for methods; each is known by its place from then on.
    pub(crate) fn new(methods: impl Iterator<Item = &'static str>) -> Self {
        Self {
            meters: methods.chain([UNKNOWN]).map(Meter::new).collect(),
            connections: Default::default(),
            is_watched: AtomicBool::new(false),
        }
    }

    /// Notes when a request begins, if anybody wants to know.
    pub(crate) fn begin(&self) -> Option<Instant> {
        self.is_watched.load(Relaxed).then(Instant::now)
    }

    /// Counts a request of the method in that place; `None` is no method of ours.
    pub(crate) fn end(&self, place: Option<usize>, begun: Option<Instant>, response: &MethodResponse) {
        let meter = &self.meters[place.unwrap_or(self.meters.len() - 1)];
        if response.is_success() {
            meter.answered.fetch_add(1, Relaxed);
        } else {
            meter.refuse(kind_in(response.as_json().get()));
        }
        if let Some(begun) = begun {
            meter.times.get_or_init(Box::default).add(begun.elapsed());
        }
    }

    /// Counts a connection, which is open as long as what is returned.
    pub fn connected(&self, transport: Transport) -> Open<'_> {
        let connections = &self.connections[transport as usize];
        connections.opened.fetch_add(1, Relaxed);
        Open(connections)
    }

    /// All of it in Prometheus's text format. From now on requests are timed.
    pub fn text(&self, store: &Store) -> String {
        self.is_watched.store(true, Relaxed);
        let mut page = Page(String::new());
        self.requests(&mut page);
        self.connections(&mut page);
        commits(&mut page, &store.statistics());
        state(&mut page, store);
        page.0
    }

    fn requests(&self, page: &mut Page) {
        page.family(
            "requests_total",
            "counter",
            "Requests by method, and by outcome: ok or the error's kind.",
        );
        for meter in &self.meters {
            let answered = meter.answered.load(Relaxed);
            if answered > 0 {
                page.sample(
                    "requests_total",
                    &[("method", meter.method), ("outcome", "ok")],
                    answered as f64,
                );
            }
            for (kind, count) in &*meter.refused.lock().unwrap_or_else(PoisonError::into_inner) {
                page.sample("requests_total", &[("method", meter.method), ("outcome", kind)], *count as f64);
            }
        }
        const TIMES: &str = "request_duration_seconds";
        page.family(
            TIMES,
            "histogram",
            "How long requests took, from dispatch to reply, since somebody asked first.",
        );
        for meter in &self.meters {
            let Some(times) = meter.times.get() else { continue };
            let counts = times.counts.each_ref().map(|count| count.load(Relaxed));
            let bounds = TIMES_NS.iter().map(|ns| seconds(*ns)).zip(counts);
            let sum = seconds(times.sum_ns.load(Relaxed));
            page.histogram(TIMES, &[("method", meter.method)], bounds, counts.iter().sum(), sum);
        }
    }

    fn connections(&self, page: &mut Page) {
        let all = || Transport::ALL.iter().zip(&self.connections);
        page.family("connections", "gauge", "Connections that are open, by transport.");
        for (transport, connections) in all() {
            // What has closed had opened before: read in this order, there are never fewer than none.
            let closed = connections.closed.load(Relaxed);
            let open = connections.opened.load(Relaxed).saturating_sub(closed);
            page.sample("connections", &[("transport", transport.name())], open as f64);
        }
        page.family("connections_total", "counter", "Connections since the start, by transport.");
        for (transport, connections) in all() {
            let opened = connections.opened.load(Relaxed);
            page.sample("connections_total", &[("transport", transport.name())], opened as f64);
        }
    }
}

impl Times {
    fn add(&self, time: Duration) {
        let ns = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let bucket = TIMES_NS.partition_point(|bound| *bound < ns);
        self.counts[bucket].fetch_add(1, Relaxed);
        self.sum_ns.fetch_add(ns, Relaxed);
    }
}

fn seconds(ns: u64) -> f64 {
    ns as f64 / 1e9
}

/// The kind in an error's text, which has it first among its data. In a text of its own the marks would be escaped.
fn kind_in(response: &str) -> &str {
    const MARK: &str = r#""data":{"kind":""#;
    let behind =
        memchr::memmem::find(response.as_bytes(), MARK.as_bytes()).map(|at| &response[at + MARK.len()..]);
    behind.and_then(|behind| behind.split('"').next()).unwrap_or(UNKNOWN)
}

/// What the writer has counted.
fn commits(page: &mut Page, statistics: &Statistics) {
    page.alone("commits_total", "counter", "Commits.", statistics.commits as f64);
    page.alone(
        "operations_total",
        "counter",
        "Operations that were committed.",
        statistics.operations as f64,
    );
    page.alone("commit_failures_total", "counter", "Commits that failed.", statistics.failures as f64);
    let deferred = statistics.deferred_operations as f64;
    page.alone(
        "deferred_operations_total",
        "counter",
        "Operations that were answered from memory.",
        deferred,
    );
    let written = statistics.deferred_writes as f64;
    page.alone("deferred_writes_total", "counter", "Changes that they came to when written.", written);
    let groups = &statistics.group_sizes;
    let bounds = GROUPS.iter().map(|bound| *bound as f64).zip(counts(groups, &GROUPS));
    page.family("commit_operations", "histogram", "How many operations a commit held.");
    page.histogram("commit_operations", &[], bounds, groups.len(), statistics.operations as f64);
    let times = &statistics.commit_times_us;
    let bounds_us = TIMES_NS.map(|ns| ns / 1000);
    let bounds = TIMES_NS.iter().map(|ns| seconds(*ns)).zip(counts(times, &bounds_us));
    let sum_s = times.mean() * times.len() as f64 / 1e6;
    page.family("commit_duration_seconds", "histogram", "How long commits took.");
    page.histogram("commit_duration_seconds", &[], bounds, times.len(), sum_s);
}

/// How many values of a histogram lie under each bound and over the one before.
fn counts<'a>(
    histogram: &'a hdrhistogram::Histogram<u64>,
    bounds: &'a [u64],
) -> impl Iterator<Item = u64> + 'a {
    let starts = std::iter::once(0).chain(bounds.iter().map(|bound| bound + 1));
    starts.zip(bounds).map(|(start, end)| histogram.count_between(start, *end))
}

/// How the store is.
fn state(page: &mut Page, store: &Store) {
    let (records, memory, last_seq, deferred) =
        store.read(|state| (state.counts(), state.memory(), state.last_seq(), state.deferred()));
    page.family("records", "gauge", "Records by kind.");
    for (kind, count) in records {
        page.sample("records", &[("kind", kind)], count as f64);
    }
    page.family("record_bytes", "gauge", "About how much memory the records of each kind have.");
    for (kind, bytes) in memory {
        page.sample("record_bytes", &[("kind", kind)], bytes as f64);
    }
    page.alone("last_seq", "counter", "The number of the last change.", last_seq as f64);
    let degraded = f64::from(u8::from(store.health().degraded.is_some()));
    page.alone("degraded", "gauge", "1 while changes cannot be written.", degraded);
    page.alone(
        "queue_operations",
        "gauge",
        "Operations that wait for the writer.",
        store.queue_length() as f64,
    );
    page.alone("deferred_records", "gauge", "Records with changes that wait to be written.", deferred as f64);
    page.alone("subscriptions", "gauge", "Subscriptions to the changes that are open.", store.feeds() as f64);
    let bytes = store.file_bytes() as f64;
    page.alone("database_bytes", "gauge", "The size of the database and its WAL.", bytes);
    let uptime = store.statistics().uptime().as_secs_f64();
    page.alone("uptime_seconds", "gauge", "How long the server has run.", uptime);
    page.family("build_info", "gauge", "Always 1; its labels say what runs.");
    let version = env!("CARGO_PKG_VERSION");
    page.sample("build_info", &[("version", version), ("sqlite_version", store.sqlite_version())], 1.0);
}

/// A page in the text format. Names get the program's name before them.
struct Page(String);

/// What comes before every name.
const PREFIX: &str = "harbormaster_";

impl Page {
    /// Says what the samples that follow are.
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        self.push(format_args!("# HELP {PREFIX}{name} {help}\n# TYPE {PREFIX}{name} {kind}\n"));
    }

    /// One sample.
    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: f64) {
        let escaped = |text: &str| text.replace('\\', r"\\").replace('"', "\\\"").replace('\n', r"\n");
        let labels: Vec<_> =
            labels.iter().map(|(label, text)| format!("{label}=\"{}\"", escaped(text))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        self.push(format_args!("{PREFIX}{name}{labels} {value}\n"));
    }

    /// A family of one sample.
    fn alone(&mut self, name: &str, kind: &str, help: &str, value: f64) {
        self.family(name, kind, help);
        self.sample(name, &[], value);
    }

    /// The samples of a histogram: its bounds with how many values lie between each and the one before.
    fn histogram(
        &mut self,
        name: &str,
        labels: &[(&str, &str)],
        bounds: impl Iterator<Item = (f64, u64)>,
        total: u64,
        sum: f64,
    ) {
        let bucket = format!("{name}_bucket");
        let with = |bound: &str, page: &mut Self, count: u64| {
            let labels: Vec<_> = labels.iter().copied().chain([("le", bound)]).collect();
            page.sample(&bucket, &labels, count as f64);
        };
        let mut below = 0;
        for (bound, count) in bounds {
            below += count;
            with(&bound.to_string(), self, below);
        }
        with("+Inf", self, total);
        self.sample(&format!("{name}_sum"), labels, sum);
        self.sample(&format!("{name}_count"), labels, total as f64);
    }

    fn push(&mut self, text: std::fmt::Arguments<'_>) {
        self.0.write_fmt(text).expect("a text takes everything");
    }
}
