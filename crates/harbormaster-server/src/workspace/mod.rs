//! A window of an editor, which starts a server on its workspace whatever else has the database: a server that a window
//! before it still has, or another window's, which then answers for this one, too.

mod relay;

mod refusal;

use std::path::{Path, PathBuf};
use std::pin::pin;
use std::time::{Duration, Instant};

use harbormaster_core::{OpenError, Store, private};
use tokio_util::sync::CancellationToken;

use crate::caller::Caller;
use crate::config::Serve;
use crate::connection::serve_until;
use crate::exit::{Failure, say};
use crate::limits::Bounds;
use crate::opening::{self, has_time, is_in_use};
use crate::service::Service;
use crate::transport::unix;
use crate::transport::wire::Wire;
use refusal::Refusal;
use relay::Relay;

/// What the socket by which other windows come has behind the database's name.
const SOCKET_SUFFIX: &str = ".sock";

/// How long is between two looks whether a database is free that was waited for in vain.
const LOOK_INTERVAL: Duration = Duration::from_secs(1);

/// Where the server that has a database listens for other windows.
pub fn socket_of(database: &Path) -> PathBuf {
    let mut path = database.as_os_str().to_owned();
    path.push(SOCKET_SUFFIX);
    path.into()
}

/// Opens the database of a workspace that no other server has.
async fn open(serve: &Serve, database: &Path) -> Result<Store, OpenError> {
    opening::open(serve, database).await
}

/// What a window is served by.
enum Found {
    /// The database, which is open.
    Store(Box<Store>),
    /// Another window's server.
    Other(Relay),
}

/// A window whose database is not open yet.
pub struct Window<'a> {
    /// What is to be served.
    pub serve: &'a Serve,
    /// Its database.
    pub database: &'a Path,
    /// Ends it.
    pub stop: &'a CancellationToken,
    /// Ends it also when somebody is still to be waited for.
    pub hurry: &'a CancellationToken,
}

impl Window<'_> {
    /// Opens the database. While another window's server has it, the client is served by that one. Returns nothing once
    /// the client has gone.
    ///
    /// # Errors
    /// Why the database cannot be served. The client has been told so with every request.
    pub async fn open<W: Wire>(&self, mut client: W) -> Result<Option<(Store, W)>, Failure> {
        if let Err(failure) = self.make_folder() {
            return self.refuse(client, failure).await;
        }
        loop {
            let wait = self.serve.wait_for_lock.unwrap_or(Duration::ZERO);
            let found = match self.find(wait).await {
                Ok(found) => found,
                Err(error) if is_in_use(&error) => {
                    let (back, found) = self.refuse_until_free(client, error.into()).await?;
                    client = back;
                    found
                }
                Err(error) => return self.refuse(client, error.into()).await,
            };
            let relay = match found {
                Found::Store(store) => return Ok(Some((*store, client))),
                Found::Other(relay) => relay,
            };
            tracing::info!("another window has the database, and answers for this one");
            let Some(back) = self.serve(client, &relay).await else { return Ok(None) };
            client = back;
        }
    }

    /// Opens the database, or finds the other window's server that has it, within this time.
    async fn find(&self, time: Duration) -> Result<Found, OpenError> {
        let until = Instant::now() + time;
        loop {
            let error = match open(self.serve, self.database).await {
                Ok(store) => return Ok(Found::Store(Box::new(store))),
                Err(error) => error,
            };
            if !is_in_use(&error) {
                return Err(error);
            }
            if let Some(relay) = self.meet().await {
                return Ok(Found::Other(relay));
            }
            if !has_time(until, self.stop).await {
                return Err(error);
            }
        }
    }

    /// The database of a workspace is in a folder of its own, which is made if the workspace is there.
    fn make_folder(&self) -> Result<(), Failure> {
        let folder = self.database.parent().unwrap_or(Path::new("."));
        match private::new_folder(folder) {
            Err(error) if !folder.is_dir() => {
                Err(Failure::io(format!("cannot make the folder {}: {error}", folder.display())))
            }
            _ => Ok(()),
        }
    }

    /// Connects to the server that has the database, if it is another window's.
    async fn meet(&self) -> Option<Relay> {
        let database = self.database.canonicalize().ok()?;
        let stream = unix::connect_to_own(&socket_of(&database)).await.ok()?;
        Relay::over(stream, &self.serve.limits).ok()
    }

    /// Has a service answer the client, until the client has gone or the service has; then the client is returned.
    async fn serve<W: Wire>(&self, client: W, service: &impl Service) -> Option<W> {
        let bounds = Bounds::new(self.serve.limits.clone()).without_timeouts();
        let caller = Caller::trusted();
        tokio::select! {
            back = serve_until(client, service, &caller, &bounds, self.stop) => back,
            () = self.overdue() => None,
        }
    }

    /// When an end that others hold up has taken too long.
    async fn overdue(&self) {
        self.stop.cancelled().await;
        let _ = tokio::time::timeout(self.serve.shutdown_timeout, self.hurry.cancelled()).await;
    }

    /// Answers every request with the reason why there is nothing to serve, until the input ends: a client that got no
    /// answer would wait for each.
    async fn refuse<W: Wire, T>(&self, client: W, failure: Failure) -> Result<T, Failure> {
        say(&format!("harbormaster: every request is refused, until the input ends: {}", failure.message));
        self.serve(client, &self.refusal(&failure)).await;
        Err(failure)
    }

    /// Answers every request with the reason, until nobody has the database any more or another window's server has it.
    async fn refuse_until_free<W: Wire>(&self, client: W, failure: Failure) -> Result<(W, Found), Failure> {
        say(&format!("harbormaster: every request is refused, until that ends: {}", failure.message));
        let refusal = self.refusal(&failure);
        let mut serving = pin!(self.serve(client, &refusal));
        let found = tokio::select! {
            _ = &mut serving => return Err(failure),
            found = self.look_on() => found,
        };
        refusal.end();
        say("harbormaster: the database is free; requests are answered from here on");
        match (serving.await, found) {
            (Some(client), found) => Ok((client, found)),
            (None, Found::Store(store)) => {
                // Nothing was written; what it has made is left as by any other end.
                let _ = store.close(Duration::ZERO).await;
                Err(failure)
            }
            (None, Found::Other(_)) => Err(failure),
        }
    }

    /// Looks again and again, until there is something to be served by.
    async fn look_on(&self) -> Found {
        loop {
            let _ = tokio::time::timeout(LOOK_INTERVAL, self.stop.cancelled()).await;
            if self.stop.is_cancelled() {
                // The client is let go.
                return std::future::pending().await;
            }
            if let Ok(found) = self.find(Duration::ZERO).await {
                return found;
            }
        }
    }

    fn refusal(&self, failure: &Failure) -> Refusal {
        Refusal::new(failure.message.clone(), self.serve.limits.batch)
    }
}
