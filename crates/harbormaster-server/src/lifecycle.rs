//! From start to exit: open, listen, serve, stop, drain, close.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use harbormaster_core::store::Recovered;
use harbormaster_core::{Error, Store, private};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::access::{Entrance, Entrances};
use crate::config::{Address, Serve};
use crate::descriptors;
use crate::dispatch::Dispatcher;
use crate::exit::{EXIT_IO, Failure, say};
use crate::limits::{Bounds, Limits};
use crate::log;
use crate::memory::Memory;
use crate::methods::routes;
use crate::opening::open_when_free;
use crate::schedule::Schedule;
use crate::transport::socket::{Host, Listener};
use crate::transport::stdio;
use crate::transport::wire::Wire;
use crate::workspace::{Window, socket_of};

/// How long clients may take to read their last replies when the server stops.
const DRAIN_TIME: Duration = Duration::from_secs(3);

/// How long closing the database may take in any case, also when the clients took all the time there was.
const CLOSE_TIME_MIN: Duration = Duration::from_secs(1);

/// How much of the time for the end a last backup leaves for closing the database.
const CLOSE_TIME: Duration = Duration::from_secs(2);

/// Serves as configured, until it is time to end.
///
/// # Errors
/// Why it could not, or what could not be written at the end.
pub async fn run(serve: &Serve) -> Result<(), Failure> {
    let _log = log::start(serve.log_format);
    run_to_end(serve).await
}

async fn run_to_end(serve: &Serve) -> Result<(), Failure> {
    let memory = serve.is_in_memory().then(Memory::new).transpose();
    let memory = memory.map_err(|error| Failure::io(format!("cannot keep records in memory: {error}")))?;
    let database = match &memory {
        Some(memory) => memory.database(),
        None => serve.database.path().map_err(Failure::usage)?,
    };
    // Before the database is touched: who may not listen there should find nothing changed.
    let entrances = Entrances::prepare(&serve.access, &serve.addresses())?;
    let stop = CancellationToken::new();
    let hurry = watch_signals(stop.clone())?;
    // From here on it does not end the server, which may need a while to read its database.
    let hangup = watch(SignalKind::hangup())?;
    let client = serve.stdio.then(|| stdio::wire(&serve.limits));
    let (store, client) = match client {
        Some(client) if serve.is_workspace => {
            let window = Window { serve, database: &database, stop: &stop, hurry: &hurry };
            let Some((store, client)) = window.open(client).await? else { return Ok(()) };
            (store, Some(client))
        }
        client => (open_when_free(serve, &database, &stop).await?, client),
    };
    let store = Arc::new(store);
    if store.is_in_memory() {
        tracing::warn!("the records are in memory alone, and gone when this server ends");
    } else if store.is_new() {
        tracing::info!(database = %store.path().display(), "there was no database; made a new one");
    }
    if let Some(recovered) = store.recovered() {
        say(&told(recovered));
    }
    warn_if_open(store.path());
    let backups = Schedule::begin(serve, &store, &stop).await?;
    let connections = descriptors::places_for(serve.limits.connections);
    let bounds = Bounds::new(Limits { connections, ..serve.limits.clone() });
    let host = Host {
        dispatcher: Arc::new(Dispatcher::new(routes(), store.clone(), &bounds.limits)),
        bounds,
        guests: Arc::new(serve.guests.clone()),
        stop: stop.clone(),
        connections: TaskTracker::new(),
        places: Arc::new(Semaphore::new(connections)),
    };
    if serve.is_workspace && !store.is_in_memory() {
        admit_windows(&host, &socket_of(store.path())).await;
    }
    let served = serve_clients(serve, &host, client, entrances, hangup).await;
    let end = Instant::now() + serve.shutdown_timeout;
    stop.cancel();
    host.connections.close();
    tokio::select! {
        () = host.connections.wait() => {}
        _ = tokio::time::timeout(DRAIN_TIME.min(serve.shutdown_timeout), hurry.cancelled()) => {
            tracing::warn!("some clients did not read their last replies; their changes are on disk");
        }
    }
    if let Some(backups) = backups {
        backups.end(end - CLOSE_TIME.min(serve.shutdown_timeout), &hurry).await;
    }
    let closed = close(&store, end).await;
    served?;
    closed
}

/// Writes what waits and closes the database, by a certain time.
async fn close(store: &Store, end: Instant) -> Result<(), Failure> {
    let failure = |message| Failure { code: EXIT_IO, message };
    let left = end.saturating_duration_since(Instant::now());
    let close = store.close(left.saturating_sub(CLOSE_TIME_MIN));
    match tokio::time::timeout(left.max(CLOSE_TIME_MIN), close).await {
        Ok(Err(Error::StorageUnavailable { reason, .. })) => Err(failure(reason)),
        Ok(closed) => closed.map_err(|error| failure(error.to_string())),
        Err(_) => {
            let (records, operations) = (store.read(|state| state.deferred()), store.queue_length());
            Err(failure(format!(
                "not everything could be written in time: {records} records with deferred changes and {operations} \
                 changes that were not answered are lost; whatever else was answered is on disk"
            )))
        }
    }
}

/// A database that was there keeps its mode, but whoever can read it needs no token.
fn warn_if_open(database: &Path) {
    let mode = std::fs::metadata(database).map_or(0, |file| file.permissions().mode());
    if mode & private::EVERYBODY != 0 {
        let (database, mode) = (database.display(), format!("{:03o}", mode & 0o777));
        tracing::warn!(%database, mode, "everybody on this machine can open the database; chmod 600 changes that");
    }
}

/// A recovery in words.
fn told(recovered: &Recovered) -> String {
    let counts = |counts: &BTreeMap<String, u64>| {
        let counts = counts.iter().filter(|(_, count)| **count > 0);
        let counts: Vec<_> = counts.map(|(kind, count)| format!("{count} {kind}")).collect();
        if counts.is_empty() { "nothing".to_owned() } else { counts.join(", ") }
    };
    let known = counts(&recovered.lost);
    let lost = match recovered.lost_unknown {
        Some(0) => known,
        Some(count) => format!("{known} that is known by name, and {count} records more"),
        None => format!("{known} that is known by name, perhaps more"),
    };
    let older = match recovered.perhaps_older {
        0 => String::new(),
        count => format!(" ({count} of them perhaps not as they last were)"),
    };
    let backup = recovered.backup.as_ref().map_or_else(String::new, |backup| {
        format!(" ({} of them only in the backup {})", recovered.from_backup, backup.display())
    });
    format!(
        "harbormaster: the database was damaged ({}); saved: {}{backup}{older}; lost: {lost}; the damaged files are in {}",
        recovered.reason,
        counts(&recovered.saved),
        recovered.quarantine.display(),
    )
}

/// Listens and serves until it is time to stop.
async fn serve_clients(
    serve: &Serve,
    host: &Host,
    client: Option<impl Wire + 'static>,
    entrances: Entrances,
    hangup: Signal,
) -> Result<(), Failure> {
    let mut names = Vec::new();
    for address in serve.addresses() {
        let listener = Listener::bind(&address).await.map_err(|error| Failure {
            code: EXIT_IO,
            message: format!(
                "cannot listen on {address}: {error}; stop what listens there, or give another --listen"
            ),
        })?;
        names.push(listener.to_string());
        host.connections.spawn(host.clone().listen(listener, entrances.at(&address)));
    }
    reload_on_hangup(entrances, hangup);
    if !names.is_empty() {
        say(&format!("listening on {}", names.join(", ")));
    }
    if let Some(client) = client {
        let host = host.clone();
        host.connections.clone().spawn(async move {
            stdio::serve(client, &host.dispatcher, &host.bounds, &host.stop).await;
            host.stop.cancel();
        });
    }
    host.stop.cancelled().await;
    Ok(())
}

/// Listens for other windows of the workspace. Where there can be no socket each has to wait for its turn.
async fn admit_windows(host: &Host, socket: &Path) {
    match Listener::bind(&Address::Unix(socket.into())).await {
        Ok(listener) => drop(host.connections.spawn(host.clone().listen(listener, Entrance::open()))),
        Err(error) => {
            tracing::warn!(socket = %socket.display(), %error, "no other window can use this server");
        }
    }
}

/// SIGHUP has tokens and certificate read again; the server goes on.
fn reload_on_hangup(entrances: Entrances, mut hangup: Signal) {
    tokio::spawn(async move {
        while hangup.recv().await.is_some() {
            entrances.reload();
        }
    });
}

fn watch(kind: SignalKind) -> Result<Signal, Failure> {
    signal(kind).map_err(|error| Failure::io(format!("cannot watch signals: {error}")))
}

/// SIGTERM and SIGINT stop the server once what was received is done. A second one, which cancels the token that
/// is returned, means that nobody waits for clients to read their replies.
fn watch_signals(stop: CancellationToken) -> Result<CancellationToken, Failure> {
    let (mut terminate, mut interrupt) = (watch(SignalKind::terminate())?, watch(SignalKind::interrupt())?);
    let hurry = CancellationToken::new();
    let tokens = [stop, hurry.clone()];
    tokio::spawn(async move {
        for token in tokens {
            let name = tokio::select! {
                _ = terminate.recv() => "SIGTERM",
                _ = interrupt.recv() => "SIGINT",
            };
            token.cancel();
            tracing::info!(signal = name, "finishing what was received");
        }
    });
    Ok(hurry)
}
