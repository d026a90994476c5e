//! A server in this process, on a real database, with a fixed clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use harbormaster_core::clock::FixedClock;
use harbormaster_core::store::Options;
use harbormaster_core::{Store, kinds};
use harbormaster_server::caller::Caller;
use harbormaster_server::connection;
use harbormaster_server::dispatch::Dispatcher;
use harbormaster_server::limits::{Bounds, Limits};
use harbormaster_server::methods::routes;
use harbormaster_server::transport::frame::Decoder;
use harbormaster_server::transport::wire::Framed;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, DuplexStream, ReadHalf, WriteHalf};
use tokio_util::sync::CancellationToken;

/// The frame bound of the tests' connections: small, so that they can reach it.
pub const FRAME_BYTES_MAX: usize = 64 * 1024;

/// How much the pipe between client and server holds.
const PIPE_BYTES: usize = 16 * 1024 * 1024;

/// A server, its database and its clock.
pub struct World {
    folder: TempDir,
    pub clock: Arc<FixedClock>,
    pub store: Arc<Store>,
    dispatcher: Arc<Dispatcher>,
}

impl World {
    pub async fn new() -> Self {
        Self::with(Self::options()).await
    }

    /// How a world works unless its test wants another: what is deferred waits until something else writes it.
    pub fn options() -> Options {
        let never = Duration::from_secs(3600);
        Options { flush_interval: never, watch_interval: never, ..Options::default() }
    }

    /// A world that works as its test wants.
    pub async fn with(options: Options) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let clock = Arc::new(FixedClock::default());
        let path = folder.path().join("world.db");
        let store = Store::open(&path, kinds::catalog(), clock.clone(), options).await.expect("a new store");
        let store = Arc::new(store);
        let dispatcher = Arc::new(Dispatcher::new(routes(), store.clone(), &Limits::default()));
        Self { folder, clock, store, dispatcher }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("world.db")
    }

    /// Closes the database and opens it again: what is in memory afterwards came from disk.
    pub async fn reopen(self) -> Self {
        self.reopen_with(async |_| {}).await
    }

    /// [`World::reopen`], and meanwhile another hand runs some SQL, without regard to foreign keys, and vouches for
    /// what it did.
    pub async fn reopen_after(self, sql: impl Into<String>) -> Self {
        let run = async |path: PathBuf| {
            run_sql(&path, sql.into()).await;
            Store::reseal(&path, &kinds::catalog()).await.expect("rows that can be read");
        };
        self.reopen_with(run).await
    }

    async fn reopen_with(self, meanwhile: impl AsyncFnOnce(PathBuf)) -> Self {
        let Self { folder, clock, store, dispatcher } = self;
        store.close(Duration::ZERO).await.expect("a clean close");
        drop((store, dispatcher));
        let path = folder.path().join("world.db");
        meanwhile(path.clone()).await;
        let store = Store::open(&path, kinds::catalog(), clock.clone(), Self::options());
        let store = Arc::new(store.await.expect("the same store"));
        let dispatcher = Arc::new(Dispatcher::new(routes(), store.clone(), &Limits::default()));
        Self { folder, clock, store, dispatcher }
    }

    /// A new connection.
    pub fn connect(&self) -> Client {
        self.connect_with(Decoder::strict(FRAME_BYTES_MAX))
    }

    /// A new connection with a decoder of the test's choice.
    pub fn connect_with(&self, decoder: Decoder) -> Client {
        self.connect_through(PIPE_BYTES, decoder, &Bounds::new(Limits::default()))
    }

    /// A new connection within bounds of the test's choice.
    pub fn connect_within(&self, bounds: &Bounds) -> Client {
        self.connect_through(PIPE_BYTES, Decoder::strict(bounds.limits.frame.0), bounds)
    }

    /// A new connection through a pipe that holds so many bytes in each direction.
    pub fn connect_through(&self, pipe_bytes: usize, decoder: Decoder, bounds: &Bounds) -> Client {
        self.connect_until(&CancellationToken::new(), pipe_bytes, decoder, bounds)
    }

    /// [`World::connect_through`], until the server is to stop.
    pub fn connect_until(
        &self,
        stop: &CancellationToken,
        pipe_bytes: usize,
        decoder: Decoder,
        bounds: &Bounds,
    ) -> Client {
        let (near, far) = tokio::io::duplex(pipe_bytes);
        let (bounds, dispatcher, stop) = (bounds.clone(), self.dispatcher.clone(), stop.clone());
        tokio::spawn(async move {
            let (reader, writer) = tokio::io::split(far);
            let wire = Framed::new(reader, writer, decoder);
            connection::serve(wire, &dispatcher, &Caller::trusted(), &bounds, &stop).await;
        });
        let (reader, writer) = tokio::io::split(near);
        Client { reader: BufReader::new(reader), writer, last_id: 0 }
    }

    /// One call on a connection of its own.
    pub async fn call(&self, method: &str, params: Value) -> Answer {
        self.connect().call(method, params).await
    }

    /// Runs some SQL on the database, as another program that has no regard for foreign keys.
    pub async fn other_hand(&self, sql: impl Into<String>) {
        run_sql(&self.database(), sql.into()).await;
    }

    /// What a query of one column returns from the tables.
    pub async fn sql(&self, query: &'static str) -> Vec<i64> {
        use sqlx::Connection;
        let url = format!("sqlite:{}?mode=ro", self.database().display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.expect("a reader");
        sqlx::query_scalar(query).fetch_all(&mut connection).await.expect("a result")
    }
}

async fn run_sql(database: &Path, sql: String) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(database).foreign_keys(false);
    let mut connection = sqlx::ConnectOptions::connect(&options).await.expect("a connection");
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(&mut connection).await.expect("the SQL runs");
    sqlx::Connection::close(connection).await.expect("a clean close");
}

/// One end of a connection.
pub struct Client {
    reader: BufReader<ReadHalf<DuplexStream>>,
    writer: WriteHalf<DuplexStream>,
    last_id: u64,
}

impl Client {
    pub async fn send(&mut self, bytes: &[u8]) {
        self.try_send(bytes).await.expect("the server reads");
    }

    /// Sends bytes; an error when the server has ended the connection.
    pub async fn try_send(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.writer.write_all(bytes).await
    }

    /// Sends a request and does not wait for the reply; returns its id.
    pub async fn start(&mut self, method: &str, params: Value) -> u64 {
        self.last_id += 1;
        let request = json!({"jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params});
        self.send(format!("{request}\n").as_bytes()).await;
        self.last_id
    }

    /// The next line; empty at the end.
    pub async fn line(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).await.expect("the server writes UTF-8");
        line.trim_end().to_owned()
    }

    /// The next reply, whose id must be the given one.
    pub async fn reply(&mut self, id: u64) -> Answer {
        let line = self.line().await;
        let reply: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("not JSON: {line:?}"));
        assert_eq!(reply["id"], id, "the replies are out of order: {line}");
        Answer(reply)
    }

    pub async fn call(&mut self, method: &str, params: Value) -> Answer {
        let id = self.start(method, params).await;
        self.reply(id).await
    }

    /// Ends the client's side; the replies can still be read.
    pub async fn hang_up(&mut self) {
        self.writer.shutdown().await.expect("the pipe is open");
    }

    /// The bytes that come until the server ends its side.
    pub async fn rest(&mut self) -> Vec<u8> {
        use tokio::io::AsyncReadExt;
        let mut rest = Vec::new();
        self.reader.read_to_end(&mut rest).await.expect("the pipe is open");
        rest
    }
}

/// A reply.
#[derive(Debug)]
pub struct Answer(pub Value);

impl Answer {
    /// The result; the test fails on an error.
    #[track_caller]
    pub fn ok(self) -> Value {
        let Self(mut reply) = self;
        assert!(reply.get("error").is_none(), "expected a result: {reply}");
        reply["result"].take()
    }

    /// The error's data, whose kind must be the given one.
    #[track_caller]
    pub fn refused(self, kind: &str) -> Value {
        let Self(mut reply) = self;
        assert_eq!(reply["error"]["data"]["kind"], kind, "expected another answer: {reply}");
        reply["error"]["data"].take()
    }
}

/// The params of a small ship.
pub fn ship(ship_id: &str) -> Value {
    json!({"ship_id": ship_id, "vessel_name": format!("The {ship_id}")})
}

/// The params of a docking.
pub fn docking(ship1: &str, ship2: &str) -> Value {
    json!({"ship1_id": ship1, "ship2_id": ship2, "dock_room1": 1, "dock_room2": 2})
}

/// The params of a lot of cargo.
pub fn lot(ship_id: &str, item_count: i64) -> Value {
    json!({"ship_id": ship_id, "cargo_room": 1, "item_vnum": 3001, "item_name": "salt", "item_count": item_count})
}

/// The params of a member of a crew.
pub fn member(ship_id: &str, name: &str) -> Value {
    json!({"ship_id": ship_id, "npc_vnum": 70_010, "npc_name": name, "assigned_room": 1})
}
