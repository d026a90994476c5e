//! The client: where callers begin.

use std::marker::PhantomData;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::address::Address;
use crate::answer::Promise;
use crate::connection::{Connection, NotQueued};
use crate::error::Error;
use crate::method::Method;
use crate::pending::Pending;
use crate::request::Request;

/// How long a client waits for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long connecting may take; 5 s unless told otherwise.
    pub connect_time: Duration,
    /// How long a call may take, from its start to its answer, and how long the end of the connection may; 30 s unless
    /// told otherwise.
    pub time_limit: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { connect_time: Duration::from_secs(5), time_limit: Duration::from_secs(30) }
    }
}

/// A connection to a server, for any number of threads: clones share it.
///
/// Requests take effect in the order in which they are started, and a read sees all changes started before it. When the
/// last clone is dropped, or [`Client::close`] is called, what was started is finished first.
///
/// At most [`REQUESTS_MAX`](crate::REQUESTS_MAX) requests may wait for their answers, and
/// [`UNSENT_BYTES_MAX`](crate::UNSENT_BYTES_MAX) bytes to be sent. Whoever starts more does not wait but gets
/// [`Error::Full`], since a game loop must not be held up; others wait for the oldest answer and try again.
#[derive(Clone, Debug)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What clones share. Neither the connection's threads nor pending answers have it, so it ends with the last clone.
#[derive(Debug)]
struct Shared {
    connection: Arc<Connection>,
    time_limit: Duration,
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Whoever wants to know how it ended calls `close`.
        let _ = self.connection.close(self.time_limit);
    }
}

impl Client {
    /// Connects to a server that listens on `HOST:PORT` or `unix:PATH`, as its `--listen` has it.
    ///
    /// # Errors
    /// [`Error::Connect`]: it is no address, nobody listens there, or it took longer than 5 s.
    pub fn connect(address: &str) -> Result<Self, Error> {
        Self::connect_with(address, Options::default())
    }

    /// Connects, with time limits of the caller's own.
    ///
    /// # Errors
    /// As [`Client::connect`].
    pub fn connect_with(address: &str, options: Options) -> Result<Self, Error> {
        let parsed = address.parse::<Address>();
        let opened = parsed.and_then(|parsed| parsed.open(options.connect_time));
        let connection = opened.and_then(Connection::over_socket);
        let failed = |source| Error::Connect { address: address.to_owned(), source };
        Ok(Self::over(connection.map_err(failed)?, options))
    }

    /// Starts a server and speaks to it over its stdin and stdout: `harbormaster serve --stdio …`, whose stderr the
    /// caller may redirect. It ends when the client is closed or its last clone dropped.
    ///
    /// # Errors
    /// [`Error::Spawn`]: there is no such program, or the system does not start it. A server that starts and refuses to
    /// serve shows in the first call as [`Error::Disconnected`], and in what [`Client::close`] returns.
    pub fn spawn(command: Command) -> Result<Self, Error> {
        Self::spawn_with(command, Options::default())
    }

    /// Starts a server, with time limits of the caller's own.
    ///
    /// # Errors
    /// As [`Client::spawn`].
    pub fn spawn_with(mut command: Command, options: Options) -> Result<Self, Error> {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let connection = child.and_then(Connection::over_child);
        let program = || command.get_program().to_string_lossy().into_owned();
        let failed = |source| Error::Spawn { program: program(), source };
        Ok(Self::over(connection.map_err(failed)?, options))
    }

    fn over(connection: Arc<Connection>, options: Options) -> Self {
        Self { shared: Arc::new(Shared { connection, time_limit: options.time_limit }) }
    }

    /// Calls a method and waits for its result. Params are an object, or `&()` for none.
    ///
    /// # Errors
    /// Why there is no result; [`Error::outcome`] says whether something was changed.
    pub fn call<R: DeserializeOwned>(&self, method: &str, params: &impl Serialize) -> Result<R, Error> {
        self.start(method, params)?.wait()
    }

    /// Calls a method by its type and waits for its result, as [`Client::call`] does by its name.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub fn send<M: Method>(&self, call: &M) -> Result<M::Result, Error> {
        self.call(M::NAME, call)
    }

    /// Starts a call and does not wait: neither for the answer nor for a server that is slow to read.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Params`], [`Error::Disconnected`]: nothing has been sent.
    pub fn start<R: DeserializeOwned>(
        &self,
        method: &str,
        params: &impl Serialize,
    ) -> Result<Pending<R>, Error> {
        let started = Instant::now();
        let promise = Arc::new(Promise::default());
        let id = self.queue(method, params, Some(&promise))?.expect("a request with a promise has an id");
        Ok(Pending {
            method: method.to_owned(),
            id,
            started,
            time_limit: self.shared.time_limit,
            promise,
            connection: self.shared.connection.clone(),
            result: PhantomData,
        })
    }

    /// Has a method carried out without an answer, whether it succeeds or not.
    ///
    /// # Errors
    /// As [`Client::start`].
    pub fn notify(&self, method: &str, params: &impl Serialize) -> Result<(), Error> {
        self.queue(method, params, None).map(drop)
    }

    fn queue(
        &self,
        method: &str,
        params: &impl Serialize,
        promise: Option<&Arc<Promise>>,
    ) -> Result<Option<u64>, Error> {
        let request = Request::new(method, params)
            .map_err(|error| Error::Params { method: method.to_owned(), reason: error.to_string() })?;
        self.shared.connection.send(request, promise).map_err(|refused| match refused {
            NotQueued::Full(reason) => Error::Full { method: method.to_owned(), reason },
            NotQueued::Lost(loss) => loss.as_error(method.to_owned(), false),
        })
    }

    /// Ends the connection for all clones: what was started is sent, all answers are waited for, and a server that this
    /// client has started ends; its exit status is returned, and `None` for any other server. Calls of other threads that
    /// come later are [`Error::Disconnected`]. It takes up to the time limit. A server of the client's own that does not
    /// end by then is left to end when it reads the end of its input.
    ///
    /// # Errors
    /// [`Error::Unfinished`]: something was not answered, also when the connection was lost long before.
    pub fn close(&self) -> Result<Option<ExitStatus>, Error> {
        self.shared.connection.close(self.shared.time_limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Outcome;

    /// Held in a game's state, passed to any thread.
    #[test]
    fn clients_and_answers_go_anywhere() {
        fn goes_anywhere<T: Send + Sync + 'static>() {}
        goes_anywhere::<Client>();
        goes_anywhere::<Pending<std::cell::Cell<u8>>>();
        goes_anywhere::<Error>();
    }

    #[test]
    fn what_is_no_address_and_no_program_is_said() {
        let error = Client::connect("somewhere").expect_err("no address");
        assert!(
            matches!(&error, Error::Connect { source, .. } if source.kind() == std::io::ErrorKind::InvalidInput)
        );
        assert!(error.to_string().starts_with("cannot connect to somewhere: an address is"), "{error}");
        let error = Client::spawn(Command::new("/no/such/program")).expect_err("no program");
        assert!(
            matches!(&error, Error::Spawn { source, .. } if source.kind() == std::io::ErrorKind::NotFound)
        );
        assert_eq!(error.outcome(), Outcome::NotApplied);
    }
}
