//! The client: where callers begin.

use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::address::Address;
use crate::answer::Promise;
use crate::call::{self, Call};
use crate::connection::Connection;
use crate::error::Error;
use crate::feed::Feed;
use crate::mailbox::WhenFull;
use crate::method::Method;
use crate::options::{AUTHENTICATE, Options};
use crate::pending::Pending;
use crate::socket;
use crate::subscription::Subscription;
use crate::threads;
use crate::watch::{Subscribed, Watch};

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
        let _ = threads::close(&self.connection, self.time_limit);
    }
}

impl Client {
    /// Connects to a server that listens on `HOST:PORT` or `unix:PATH`, as its `--listen` has it, or, with the feature
    /// `tls`, on `tls:HOST:PORT`.
    ///
    /// # Errors
    /// [`Error::Connect`]: it is no address, nobody listens there, or it took longer than 5 s.
    pub fn connect(address: &str) -> Result<Self, Error> {
        Self::connect_with(address, Options::default())
    }

    /// Connects, with time limits and a token of the caller's own.
    ///
    /// # Errors
    /// As [`Client::connect`]; with a token also why the server does not accept it.
    pub fn connect_with(address: &str, options: Options) -> Result<Self, Error> {
        let parsed = address.parse::<Address>();
        let opened = parsed.and_then(|parsed| socket::open(parsed, &options));
        let connection = opened.and_then(threads::over_socket);
        let failed = |source| Error::Connect { address: address.to_owned(), source };
        Self::over(connection.map_err(failed)?, &options)
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

    /// Starts a server, with time limits and a token of the caller's own.
    ///
    /// # Errors
    /// As [`Client::spawn`]; with a token also why the server does not accept it.
    pub fn spawn_with(mut command: Command, options: Options) -> Result<Self, Error> {
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let connection = child.and_then(threads::over_child);
        let program = || command.get_program().to_string_lossy().into_owned();
        let failed = |source| Error::Spawn { program: program(), source };
        Self::over(connection.map_err(failed)?, &options)
    }

    fn over(connection: Arc<Connection>, options: &Options) -> Result<Self, Error> {
        let client = Self { shared: Arc::new(Shared { connection, time_limit: options.time_limit }) };
        if let Some(token) = &options.token {
            client.call::<IgnoredAny>(AUTHENTICATE, &token.params())?;
        }
        Ok(client)
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
        let Shared { connection, time_limit } = &*self.shared;
        Call::start(connection, *time_limit, method, params, Promise::default()).map(Pending)
    }

    /// Has a method carried out without an answer, whether it succeeds or not.
    ///
    /// # Errors
    /// As [`Client::start`].
    pub fn notify(&self, method: &str, params: &impl Serialize) -> Result<(), Error> {
        call::notify(&self.shared.connection, method, params)
    }

    /// Has the server tell of changes, over this connection and beside all other calls. What was changed over this client
    /// before is not told, unless `watch` asks for it.
    ///
    /// ```no_run
    /// use harbormaster_client::{Client, Item, Watch};
    ///
    /// let client = Client::connect("127.0.0.1:4747")?;
    /// let watch = Watch { ship_id: Some("GULL".into()), ..Watch::default() };
    /// for item in client.watch(&watch)? {
    ///     match item? {
    ///         Item::Event(event) => println!("{} changed {:?}", event.seq, event.changes),
    ///         other => println!("{other:?}"),
    ///     }
    /// }
    /// # Ok::<(), harbormaster_client::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Client::call`]. [`Error::Refused`] of the kind `log_compacted`: the log does not go back to `from_seq`, and
    /// `data` has the `oldest_seq`.
    pub fn watch(&self, watch: &Watch) -> Result<Feed, Error> {
        self.begin_watch(watch, WhenFull::End).map(|(feed, _)| feed)
    }

    pub(crate) fn begin_watch(
        &self,
        watch: &Watch,
        when_full: WhenFull,
    ) -> Result<(Feed, Subscribed), Error> {
        let Shared { connection, time_limit } = &*self.shared;
        let (subscription, call) = Subscription::start(connection, *time_limit, watch, when_full)?;
        let subscribed = call.wait()?;
        Ok((Feed { subscription, seq: subscribed.seq, client: self.clone() }, subscribed))
    }

    /// Ends the connection at once, whatever is under way.
    pub(crate) fn abandon(&self) {
        self.shared.connection.abandon();
    }

    /// Ends the connection for all clones: what was started is sent, all answers are waited for, and a server that this
    /// client has started ends; its exit status is returned, and `None` for any other server. Calls of other threads that
    /// come later are [`Error::Disconnected`]. It takes up to the time limit. A server of the client's own that does not
    /// end by then is left to end when it reads the end of its input.
    ///
    /// # Errors
    /// [`Error::Unfinished`]: something was not answered, also when the connection was lost long before.
    pub fn close(&self) -> Result<Option<ExitStatus>, Error> {
        threads::close(&self.shared.connection, self.shared.time_limit)
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
        goes_anywhere::<Feed>();
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
