//! Who answers a command: a server that runs, or a database that this process opens for itself. Both take the same requests
//! and refuse them alike.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use harbormaster_client::{Client, Error, Options as ClientOptions, Outcome, Token};
use harbormaster_core::clock::SystemClock;
use harbormaster_core::store::{OnCorrupt, Options};
use harbormaster_core::{OpenError, Store, kinds};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use crate::budget::Budget;
use crate::caller::Caller;
use crate::config::{database_file_parser, duration};
use crate::dispatch::Dispatcher;
use crate::exit::{
    EXIT_CONFLICT, EXIT_FORBIDDEN, EXIT_IN_USE, EXIT_IO, EXIT_NO_SERVER, EXIT_NOT_FOUND, EXIT_REFUSED,
    EXIT_TIMED_OUT, EXIT_UNKNOWN, Failure,
};
use crate::limits::Limits;
use crate::methods::routes;

/// The server that is asked unless another is named.
const DEFAULT_SERVER: &str = "127.0.0.1:4747";

/// A server to ask.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Whom to ask")]
pub(super) struct Server {
    /// The server: HOST:PORT, tls:HOST:PORT or unix:PATH. Without this flag, HARBORMASTER_CONNECT counts, and then
    /// 127.0.0.1:4747
    #[arg(long, value_name = "ADDR")]
    connect: Option<String>,

    /// A file with the token that the server asks for. Without this flag, HARBORMASTER_TOKEN has the token itself
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,

    /// The certificates (PEM) by which a tls: server is known; without it the authorities that browsers trust
    #[arg(long, value_name = "FILE", env = "HARBORMASTER_CA_FILE")]
    ca_file: Option<PathBuf>,

    /// How long to wait for an answer
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = duration)]
    timeout: Duration,
}

impl Server {
    /// Connects to it.
    ///
    /// # Errors
    /// Why it is not to be reached.
    pub(super) fn connect(&self) -> Result<Client, NoResult> {
        self.connect_now().map_err(|error| no_result(&error))
    }

    /// [`Server::connect`], for who tries again.
    ///
    /// # Errors
    /// The client's own.
    pub(super) fn connect_now(&self) -> Result<Client, Error> {
        let address = self.connect.clone().or_else(|| std::env::var("HARBORMASTER_CONNECT").ok());
        let address = address.unwrap_or_else(|| DEFAULT_SERVER.to_owned());
        // A token never stands among the arguments, where every user of the machine could read it.
        let token = match &self.token_file {
            Some(path) => Some(Token::from_file(path)?),
            None => std::env::var("HARBORMASTER_TOKEN").ok().map(Token::new),
        };
        let ca_file = self.ca_file.clone();
        let options = ClientOptions { time_limit: self.timeout, token, ca_file, ..ClientOptions::default() };
        Client::connect_with(&address, options)
    }
}

/// Whom to ask: a server, or a database.
#[derive(Debug, Args)]
pub(super) struct Target {
    #[command(flatten)]
    pub(super) server: Server,

    /// Not a server, but a database that nobody serves
    #[arg(
        long,
        value_name = "sqlite:PATH",
        value_parser = database_file_parser(),
        conflicts_with_all = ["connect", "token_file"],
        help_heading = "Whom to ask"
    )]
    pub(super) database: Option<PathBuf>,
}

impl Target {
    /// Connects to the server, or opens the database, which is made where there is none if `may_make` says so.
    ///
    /// # Errors
    /// Why nobody can be asked.
    pub(super) async fn reach(&self, may_make: bool) -> Result<Peer, Failure> {
        match &self.database {
            Some(path) => Database::open(path, may_make).await.map(Peer::Database),
            None => Ok(Peer::Server(tokio::task::block_in_place(|| self.server.connect())?)),
        }
    }
}

/// Who answers.
pub(super) enum Peer {
    /// A server.
    Server(Client),
    /// A database that this process has opened.
    Database(Database),
}

impl Peer {
    /// Calls a method.
    ///
    /// # Errors
    /// Why there is no result.
    pub(super) async fn call(&self, method: &str, params: &RawValue) -> Result<Box<RawValue>, NoResult> {
        match self {
            Self::Server(client) => tokio::task::block_in_place(|| client.call(method, &params))
                .map_err(|error| no_result(&error)),
            Self::Database(database) => database.call(method, params).await,
        }
    }

    /// Goes, once everything is answered.
    ///
    /// # Errors
    /// Not everything could be written.
    pub(super) async fn leave(self) -> Result<(), Failure> {
        match self {
            // Each call was waited for, so there is nothing left that its end could tell.
            Self::Server(client) => drop(tokio::task::block_in_place(|| client.close())),
            Self::Database(database) => database.close().await?,
        }
        Ok(())
    }
}

/// A database that this process has opened, with the same methods that a server has.
pub(super) struct Database {
    store: Arc<Store>,
    dispatcher: Dispatcher,
}

impl Database {
    pub(super) async fn open(path: &Path, may_make: bool) -> Result<Self, Failure> {
        if !may_make && !path.exists() {
            let path = path.display();
            return Err(Failure::io(format!("there is no database {path}; serve and import make one")));
        }
        // Whoever asks one thing has not asked for a recovery; serve tells what it saves and loses.
        let options = Options { on_corrupt: OnCorrupt::Fail, ..Options::default() };
        let opened = Store::open(path, kinds::catalog(), Arc::new(SystemClock), options).await;
        let store = Arc::new(opened.map_err(cannot_open)?);
        Ok(Self { dispatcher: Dispatcher::new(routes(), store.clone(), &Limits::default()), store })
    }

    pub(super) async fn call(&self, method: &str, params: &RawValue) -> Result<Box<RawValue>, NoResult> {
        #[derive(Deserialize)]
        struct Reply {
            result: Option<Box<RawValue>>,
            error: Option<Refusal>,
        }
        #[derive(Serialize)]
        struct Request<'a> {
            jsonrpc: &'a str,
            id: u8,
            method: &'a str,
            params: &'a RawValue,
        }
        let request = Request { jsonrpc: "2.0", id: 1, method, params };
        let request = serde_json::to_string(&request).expect("texts and JSON are JSON");
        // Nobody else is served.
        let budget = Arc::new(Budget::new(usize::MAX));
        let reply = self.dispatcher.answer(&request, &Caller::trusted(), &budget).await;
        let reply = reply.expect("a request with an id gets a reply");
        let reply: Reply = serde_json::from_slice(&reply).expect("a reply is JSON");
        match reply.error {
            Some(refusal) => Err(refusal.no_result(method)),
            None => Ok(reply.result.unwrap_or_default()),
        }
    }

    pub(super) async fn close(self) -> Result<(), Failure> {
        self.store.close(Duration::ZERO).await.map_err(|error| Failure::io(error.to_string()))
    }
}

fn cannot_open(error: OpenError) -> Failure {
    let is_served = matches!(error, OpenError::InUse { .. });
    let mut failure = Failure::from(error);
    if is_served {
        failure.message.push_str("; or leave --database out, and ask that server with --connect");
    }
    failure
}

/// Why a call has no result.
#[derive(Debug)]
pub(super) struct NoResult {
    /// The exit code that says so.
    pub(super) exit: u8,
    /// In words.
    pub(super) words: String,
    /// The error's code and data, where somebody has refused the request.
    pub(super) data: Option<Map<String, Value>>,
}

impl From<NoResult> for Failure {
    /// For people in words, and then for programs as one line of JSON.
    fn from(NoResult { exit, words, data }: NoResult) -> Self {
        let data = data.map_or_else(String::new, |data| format!("\n{}", Value::Object(data)));
        Self { code: exit, message: words + &data }
    }
}

/// The error in a reply.
#[derive(Deserialize)]
struct Refusal {
    code: i64,
    message: String,
    #[serde(default)]
    data: Value,
}

impl Refusal {
    fn no_result(self, method: &str) -> NoResult {
        let outcome = match self.data["outcome"].as_str() {
            Some("unknown") => Outcome::Unknown,
            _ => Outcome::NotApplied,
        };
        refused(format!("{method} was refused: {}", self.message), self.code, outcome, &self.data)
    }
}

/// The code of a fault in the server itself: what it left cannot be vouched for.
const INTERNAL: i64 = -32603;

fn refused(words: String, code: i64, outcome: Outcome, data: &Value) -> NoResult {
    let mut told = Map::from_iter([("code".to_owned(), json!(code))]);
    told.extend(data.as_object().into_iter().flatten().map(|(name, value)| (name.clone(), value.clone())));
    let exit = match code {
        _ if outcome == Outcome::Unknown => EXIT_UNKNOWN,
        404 | 410 => EXIT_NOT_FOUND,
        409 => EXIT_CONFLICT,
        401 | 403 => EXIT_FORBIDDEN,
        429 | 503 => EXIT_IN_USE,
        INTERNAL => EXIT_UNKNOWN,
        _ => EXIT_REFUSED,
    };
    NoResult { exit, words, data: Some(told) }
}

/// The client's error as what it means to a command.
pub(super) fn no_result(error: &Error) -> NoResult {
    let words = error.to_string();
    let exit = match error {
        Error::Refused { code, data, .. } => return refused(words, *code, error.outcome(), data),
        Error::Overloaded { .. } => {
            return refused(words, 429, error.outcome(), &json!({"kind": error.kind()}));
        }
        Error::StorageUnavailable { .. } => {
            return refused(words, 503, error.outcome(), &json!({"kind": error.kind()}));
        }
        Error::Connect { .. } | Error::Spawn { .. } | Error::FeedLost { .. } => EXIT_NO_SERVER,
        Error::Token { .. } => EXIT_IO,
        Error::TimedOut { outcome: Outcome::Unknown, .. } => EXIT_TIMED_OUT,
        _ if error.outcome() == Outcome::NotApplied => EXIT_IN_USE,
        _ => EXIT_UNKNOWN,
    };
    NoResult { exit, words, data: None }
}
