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
use crate::mailbox::WhenFull;
use crate::method::Method;
use crate::nonblocking::socket::{self, Opened};
use crate::nonblocking::{Feed, Pending, tasks};
use crate::options::{AUTHENTICATE, Options};
use crate::subscription::Subscription;
use crate::watch::{Subscribed, Watch};

/// A connection to a server, for any number of tasks: clones share it.
///
/// Requests take effect in the order in which they are started, and a read sees all changes started before it. When the
/// last clone is dropped, what was started is finished first, in the background and within the time limit;
/// [`Client::close`] waits for that. Its bounds are those of the blocking [`Client`](crate::Client): whoever starts more
/// than they allow does not wait but gets [`Error::Full`].
#[derive(Clone, Debug)]
pub struct Client {
    shared: Arc<Shared>,
}

/// What clones share. Neither the connection's tasks nor pending answers have it, so it ends with the last clone.
#[derive(Debug)]
struct Shared {
    connection: Arc<Connection>,
    time_limit: Duration,
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.connection.begin_end();
    }
}

impl Client {
    /// Connects to a server that listens on `HOST:PORT` or `unix:PATH`, as its `--listen` has it, or, with the feature
    /// `tls`, on `tls:HOST:PORT`.
    ///
    /// # Errors
    /// [`Error::Connect`]: it is no address, nobody listens there, or it took longer than 5 s.
    pub async fn connect(address: impl AsRef<str>) -> Result<Self, Error> {
        Self::connect_with(address, Options::default()).await
    }

    /// Connects, with time limits and a token of the caller's own.
    ///
    /// # Errors
    /// As [`Client::connect`]; with a token also why the server does not accept it.
    pub async fn connect_with(address: impl AsRef<str>, options: Options) -> Result<Self, Error> {
        let address = address.as_ref();
        let failed = |source| Error::Connect { address: address.to_owned(), source };
        let parsed = address.parse::<Address>().map_err(failed)?;
        let opened: Opened = socket::open(parsed, &options).await.map_err(failed)?;
        Self::over(tasks::over_socket(opened, options.time_limit), &options).await
    }

    /// Starts a server and speaks to it over its stdin and stdout: `harbormaster serve --stdio …`, whose stderr the
    /// caller may redirect. It ends when the client is closed or its last clone dropped.
    ///
    /// # Errors
    /// [`Error::Spawn`]: there is no such program, or the system does not start it. A server that starts and refuses to
    /// serve shows in the first call as [`Error::Disconnected`], and in what [`Client::close`] returns.
    pub async fn spawn(command: Command) -> Result<Self, Error> {
        Self::spawn_with(command, Options::default()).await
    }

    /// Starts a server, with time limits and a token of the caller's own.
    ///
    /// # Errors
    /// As [`Client::spawn`]; with a token also why the server does not accept it.
    pub async fn spawn_with(command: Command, options: Options) -> Result<Self, Error> {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut command = tokio::process::Command::from(command);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let child = child.map_err(|source| Error::Spawn { program, source })?;
        Self::over(tasks::over_child(child, options.time_limit), &options).await
    }

    async fn over(connection: Arc<Connection>, options: &Options) -> Result<Self, Error> {
        let client = Self { shared: Arc::new(Shared { connection, time_limit: options.time_limit }) };
        if let Some(token) = &options.token {
            client.call::<IgnoredAny>(AUTHENTICATE, &token.params()).await?;
        }
        Ok(client)
    }

    /// Calls a method and waits for its result. Params are an object, or `&()` for none. Nothing is sent before it is
    /// polled; after that, dropping it takes nothing back.
    ///
    /// # Errors
    /// Why there is no result; [`Error::outcome`] says whether something was changed.
    pub async fn call<R: DeserializeOwned>(&self, method: &str, params: &impl Serialize) -> Result<R, Error> {
        self.start(method, params)?.await
    }

    /// Calls a method by its type and waits for its result, as [`Client::call`] does by its name.
    ///
    /// # Errors
    /// As [`Client::call`].
    pub async fn send<M: Method>(&self, call: &M) -> Result<M::Result, Error> {
        self.call(M::NAME, call).await
    }

    /// Starts a call at once, and does not wait: neither for the answer nor for a server that is slow to read.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Params`], [`Error::Disconnected`]: nothing has been sent.
    pub fn start<R: DeserializeOwned>(
        &self,
        method: &str,
        params: &impl Serialize,
    ) -> Result<Pending<R>, Error> {
        let Shared { connection, time_limit } = &*self.shared;
        Call::start(connection, *time_limit, method, params, Promise::default()).map(Pending::new)
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
    /// # Errors
    /// As [`Client::call`]. [`Error::Refused`] of the kind `log_compacted`: the log does not go back to `from_seq`, and
    /// `data` has the `oldest_seq`.
    pub async fn watch(&self, watch: &Watch) -> Result<Feed, Error> {
        self.begin_watch(watch, WhenFull::End).await.map(|(feed, _)| feed)
    }

    pub(crate) async fn begin_watch(
        &self,
        watch: &Watch,
        when_full: WhenFull,
    ) -> Result<(Feed, Subscribed), Error> {
        let Shared { connection, time_limit } = &*self.shared;
        let (subscription, call) = Subscription::start(connection, *time_limit, watch, when_full)?;
        let subscribed = Pending::new(call).await?;
        Ok((Feed::new(subscription, subscribed.seq, self.clone()), subscribed))
    }

    /// Ends the connection for all clones: what was started is sent, all answers are waited for, and a server that this
    /// client has started ends; its exit status is returned, and `None` for any other server. Calls of other tasks that
    /// come later are [`Error::Disconnected`]. It takes up to the time limit. A server of the client's own that does not
    /// end by then is left to end when it reads the end of its input. Dropping the future leaves the end to come by
    /// itself.
    ///
    /// # Errors
    /// [`Error::Unfinished`]: something was not answered, also when the connection was lost long before.
    pub async fn close(&self) -> Result<Option<ExitStatus>, Error> {
        tasks::close(&self.shared.connection).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Outcome;
    use crate::nonblocking::Follower;

    /// Tasks move between threads.
    #[test]
    fn clients_and_answers_go_anywhere() {
        fn goes_anywhere<T: Send + Sync + 'static>() {}
        fn moves<T: Send>(_: &T) {}
        goes_anywhere::<Client>();
        goes_anywhere::<Pending<std::cell::Cell<u8>>>();
        goes_anywhere::<Feed>();
        fn is_sent<T: Send + 'static>() {}
        is_sent::<Follower>();
        moves(&Client::connect("127.0.0.1:1"));
    }

    #[tokio::test]
    async fn what_is_no_address_and_no_program_is_said() {
        let error = Client::connect("somewhere").await.expect_err("no address");
        assert!(error.to_string().starts_with("cannot connect to somewhere: an address is"), "{error}");
        let error = Client::spawn(Command::new("/no/such/program")).await.expect_err("no program");
        assert!(
            matches!(&error, Error::Spawn { source, .. } if source.kind() == std::io::ErrorKind::NotFound)
        );
        assert_eq!(error.outcome(), Outcome::NotApplied);
    }
}
