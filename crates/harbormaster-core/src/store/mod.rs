//! The store: every record in memory, every change on disk before it is seen.
//!
//! [`Store::read`] looks at the published [`State`] and never touches SQLite. [`Store::write`] queues an
//! operation for the writer and returns at once; what it returns resolves when the change is durable and
//! visible, or was refused. The order in which `write` is called is the order in which operations run.
//!
//! The store names no kind: it reaches them through the [`Catalog`].

pub mod state;

pub mod transaction;

pub mod set;

pub mod catalog;

pub mod table;

pub mod schema;

pub mod backup;

pub mod restore;

pub mod inspect;

pub mod reseal;

pub mod feed;

pub mod filter;

pub mod records;

pub mod history;

mod archive;

mod partial;

mod overlay;

mod log;

mod trail;

pub mod trim;

mod link;

mod deferred;

mod others;

mod outage;

mod job;

mod writer;

mod sqlite;

mod alias;

mod file;

mod lock;

mod wal;

mod salvage;

mod quarantine;

mod recovery;

mod opening;

mod statistics;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};

use crate::clock::{Clock, Timestamp};
use crate::error::{Error, OpenError, Outcome, Result};
use crate::record::params::Durability;
use archive::Archive;
use backup::Backups;
pub use catalog::Catalog;
use feed::{FEED_BYTES_MAX, Feeds};
use file::cannot_open;
pub use job::{Compacted, Flushed};
use job::{Job, Operation, Queued};
use link::Link;
use lock::Lock;
use opening::Opening;
pub use others::OtherWriters;
pub use quarantine::{QUARANTINES_MAX, Recovered};
use recovery::GAP;
pub use recovery::OnCorrupt;
use sqlite::{Connected, SqlError};
use state::State;
pub use statistics::{Health, Statistics};
use transaction::{Group, Transaction, View};
use trim::{LogKeep, TRIM_INTERVAL, Trim};
use writer::{RETRY_AFTER_MS, Writer};

/// How many operations may wait for the writer. At 100 000 changes a second this is a twelfth of a second; a
/// longer queue would only make everyone wait longer.
pub const QUEUE_OPERATIONS_MAX: usize = 8192;

/// How long a deferred change waits at most, unless another time is chosen: what a crash may cost.
pub const FLUSH_INTERVAL: Duration = Duration::from_secs(1);

/// How often the store looks whether another program has written to the database, or removed it: often enough that
/// both are noticed within a second.
pub const WATCH_INTERVAL: Duration = Duration::from_millis(500);

/// How a store works, as far as that is a matter of choice.
#[derive(Clone, Debug)]
pub struct Options {
    /// How many operations may wait for the writer.
    pub queue_operations_max: usize,
    /// How long a deferred change may wait before it is written.
    pub flush_interval: Duration,
    /// How long there must have been no further deferred change before those that wait are written sooner than that;
    /// without it they never are.
    pub coalesce: Option<Duration>,
    /// How often to look whether another program has written to the database, or removed it.
    pub watch_interval: Duration,
    /// How much of the change log is kept in memory for those who follow it, in bytes.
    pub feed_bytes_max: usize,
    /// How much of the change log is kept on disk.
    pub log_keep: LogKeep,
    /// How often to look, while nothing is asked, whether some of it is to go.
    pub trim_interval: Duration,
    /// What happens to a database that is damaged.
    pub on_corrupt: OnCorrupt,
    /// Whether the path is in memory, and gone when its server ends.
    pub is_in_memory: bool,
    /// The folder of its backups, and for the one that is made before a migration; without one,
    /// `<database>.backups` beside it.
    pub backup_folder: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            queue_operations_max: QUEUE_OPERATIONS_MAX,
            flush_interval: FLUSH_INTERVAL,
            coalesce: None,
            watch_interval: WATCH_INTERVAL,
            feed_bytes_max: FEED_BYTES_MAX,
            log_keep: LogKeep::default(),
            trim_interval: TRIM_INTERVAL,
            on_corrupt: OnCorrupt::default(),
            is_in_memory: false,
            backup_folder: None,
        }
    }
}

/// How long a check or a backup that is under way may hold up the end.
const OTHERS_END_TIME: Duration = Duration::from_secs(1);

/// What the writer and the readers share.
struct Shared {
    state: RwLock<State>,
    catalog: Arc<Catalog>,
    clock: Arc<dyn Clock>,
    statistics: Mutex<Statistics>,
    health: Mutex<Health>,
    feeds: Feeds,
    archive: Arc<Archive>,
}

impl Shared {
    /// The published state. A panic while it was written can only be a fault in publishing; what was durable
    /// then is published again at the next start, and reads go on.
    fn state(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// A group over the published state, or over one that is not published yet.
    fn group_over(&self, sent: Option<&Group>) -> Group {
        Group::new(&self.catalog, self.last_seq(sent))
    }

    /// The number of the last change published, or of a group that is not published yet.
    fn last_seq(&self, sent: Option<&Group>) -> u64 {
        sent.map_or_else(|| self.state().last_seq, |group| group.last_seq)
    }

    /// Runs an operation.
    fn run(&self, operation: &mut Box<dyn Operation>, group: &mut Group, view: View<'_>) {
        operation.run(group, view, &*self.clock, &|| self.fault("an operation panicked"));
    }

    /// An error for a fault of our own, with an id that the log has too.
    fn fault(&self, reason: &str) -> Error {
        let incident = self.clock.id();
        tracing::error!(%incident, reason, "internal fault");
        Error::Internal { incident }
    }
}

/// Locks a mutex whose holders only copy numbers, so that a panic leaves nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open database.
pub struct Store {
    shared: Arc<Shared>,
    queue: mpsc::Sender<Job>,
    path: PathBuf,
    is_new: bool,
    is_in_memory: bool,
    recovered: Option<Recovered>,
    sqlite_version: String,
    checking: tokio::sync::Mutex<()>,
    backups: Backups,
}

/// The answer to a write, when it comes.
pub struct Pending<T>(oneshot::Receiver<Result<T>>);

impl<T> Pending<T> {
    /// Waits until the change is durable and visible, or was refused.
    pub async fn done(self) -> Result<T> {
        self.0.await.unwrap_or_else(|_| Err(closed(Outcome::Unknown)))
    }
}

/// What is known of the log when it is opened.
struct LogEnds {
    /// The number of its first change.
    oldest_seq: u64,
    /// The first change behind the last hole that a recovery has left; 0 where there is none.
    behind_hole: u64,
    /// What of it is to go.
    trim: Trim,
    /// How it is damaged, if that shows.
    damage: Option<String>,
}

/// Where the log begins, and what of it is to go. A page with nothing but history that cannot be
/// read keeps no database from being served: nobody resumes from there.
async fn read_log_ends(
    connected: &mut Connected,
    state: &State,
    options: &Options,
) -> std::result::Result<LogEnds, SqlError> {
    let read = async {
        Ok((connected.first_seq().await?, connected.behind_hole(GAP).await?, connected.marks().await?))
    };
    let new_trim = |marks, gone_seq| Trim::new(options.log_keep, options.trim_interval, marks, gone_seq);
    match read.await {
        Ok((first_seq, behind_hole, marks)) => {
            let oldest_seq = first_seq.unwrap_or(state.last_seq + 1);
            Ok(LogEnds {
                oldest_seq,
                behind_hole,
                trim: new_trim(marks, oldest_seq.saturating_sub(1)),
                damage: None,
            })
        }
        Err(SqlError { is_damage: true, reason, .. }) => {
            let mut trim = new_trim(Vec::new(), 0);
            trim.give_up(&reason);
            Ok(LogEnds { oldest_seq: state.last_seq + 1, behind_hole: 0, trim, damage: Some(reason) })
        }
        Err(error) => Err(error),
    }
}

/// The size of a database and its WAL, in bytes.
fn size_of_files(path: &Path) -> u64 {
    let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
    size(path) + size(&file::beside(path, "-wal"))
}

fn closed(outcome: Outcome) -> Error {
    let reason = "the server is shutting down".into();
    Error::StorageUnavailable { reason, outcome, retry_after_ms: RETRY_AFTER_MS }
}

impl Store {
    /// Opens the database of these kinds at `path`, makes it if there is none, applies migrations and reads every
    /// record.
    ///
    /// # Errors
    /// A database that is not ours, newer, or in use is left as it was. What happens to one that is damaged is said in
    /// the options; one that is damaged and lacks a migration is refused.
    pub async fn open(
        path: &Path,
        catalog: Arc<Catalog>,
        clock: Arc<dyn Clock>,
        options: Options,
    ) -> Result<Self, OpenError> {
        let path = file::resolve(path)?;
        let mut lock = Lock::acquire(&path)?;
        let opened = opening::open(&path, &mut lock, &catalog, &*clock, &options).await?;
        let Opening { mut connected, state, trail, is_new, recovered } = opened;
        let sqlite_version = connected.sqlite_version().await.map_err(|error| cannot_open(&path, error))?;
        let identity = file::identity(&path)
            .map_err(|error| OpenError::Unavailable { path: path.clone(), reason: error.to_string() })?;
        let LogEnds { oldest_seq, behind_hole, trim, damage } =
            read_log_ends(&mut connected, &state, &options)
                .await
                .map_err(|error| cannot_open(&path, error))?;
        let archive = Archive::new(path.clone(), identity, oldest_seq, behind_hole);
        damage.iter().for_each(|reason| archive.note_damage(reason));
        let shared = Arc::new(Shared {
            statistics: Mutex::new(Statistics::new()),
            health: Mutex::new(Health::default()),
            feeds: Feeds::new(options.feed_bytes_max),
            archive,
            state: RwLock::new(state),
            catalog,
            clock,
        });
        let (queue, jobs) = mpsc::channel(options.queue_operations_max);
        let version = connected.data_version().await.map_err(|error| cannot_open(&path, error))?;
        let link = Link::new(path.clone(), identity, connected, version);
        let queues = (queue.downgrade(), jobs);
        let writer = Writer::new(shared.clone(), lock, link, (trail, trim), queues, &options);
        tokio::spawn(writer.run());
        let checking = tokio::sync::Mutex::new(());
        let backups = Backups::default();
        let is_in_memory = options.is_in_memory;
        Ok(Self { shared, queue, path, is_new, is_in_memory, recovered, sqlite_version, checking, backups })
    }

    /// Takes the rows of a database that nobody serves for right as they are, also those that somebody has changed by
    /// hand: gives them the checksums that they need to be read.
    ///
    /// # Errors
    /// As [`Store::open`]; a row that its kind cannot hold, whatever its checksum, is named.
    pub async fn reseal(path: &Path, catalog: &Arc<Catalog>) -> Result<(), OpenError> {
        reseal::Reseal::begin(path, catalog).await?.finish(catalog).await
    }

    /// Looks at the published state. Keep it short: the writer waits for it before it publishes.
    pub fn read<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.shared.state())
    }

    /// Queues an operation, to be answered when its durability is reached. It may be run more than once before it is answered, and must do the same each time.
    ///
    /// # Errors
    /// [`Error::Overloaded`] when the queue is full, [`Error::StorageUnavailable`] after [`Store::close`].
    pub fn write<T, F>(&self, durability: Durability, operation: F) -> Result<Pending<T>>
    where
        F: Fn(&mut Transaction<'_>) -> Result<T> + Send + 'static,
        T: Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let queued = Queued { operation, durability, result: None, reply };
        self.queue(Job::Operation(Box::new(queued)))?;
        Ok(Pending(answer))
    }

    fn queue(&self, job: Job) -> Result<()> {
        self.queue.try_send(job).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => Error::Overloaded { retry_after_ms: RETRY_AFTER_MS },
            mpsc::error::TrySendError::Closed(_) => closed(Outcome::NotApplied),
        })
    }

    /// Answers once every change answered before this call is on disk and in its table.
    pub fn flush(&self) -> Result<Pending<Flushed>> {
        let (reply, answer) = oneshot::channel();
        self.queue(Job::Flush(reply))?;
        Ok(Pending(answer))
    }

    /// Gives back the space that the file does not need, once every change answered before this call is on disk and in its
    /// table. Changes wait meanwhile. It takes as much memory, and as much room beside the file, as the database needs.
    ///
    /// # Errors
    /// [`Error::StorageUnavailable`] with the reason; nothing is lost then.
    pub async fn compact(&self) -> Result<Compacted> {
        let (reply, answer) = oneshot::channel();
        self.queue.send(Job::Compact(reply)).await.map_err(|_| closed(Outcome::NotApplied))?;
        Pending(answer).done().await
    }

    /// Compares memory with the tables, and asks SQLite to check the file and its foreign keys. Writes go on
    /// meanwhile. Returns what was found; nothing, when all is well.
    pub async fn check(&self) -> Result<Vec<String>> {
        // A check holds a copy of every table's shape, so there is one at a time.
        let _turn = self.checking.lock().await;
        let (reply, answer) = oneshot::channel();
        self.queue.send(Job::Snapshot(reply)).await.map_err(|_| closed(Outcome::NotApplied))?;
        let checked = match answer.await.map_err(|_| closed(Outcome::NotApplied))? {
            Ok(snapshot) => schema::findings(snapshot, &self.shared.catalog).await,
            Err(error) => Err(error),
        };
        match checked {
            Err(error) if error.is_damage => Ok(vec![error.reason]),
            checked => checked
                .map_err(|error| Error::Unreadable { reason: error.reason, retry_after_ms: RETRY_AFTER_MS }),
        }
    }

    /// Finishes what is queued, writes what is deferred, folds the WAL into the main file and closes it. Later writes
    /// are refused. When deferred changes cannot be written it goes on trying for so long.
    ///
    /// # Errors
    /// [`Error::StorageUnavailable`] when something could not be written.
    pub async fn close(&self, patience: Duration) -> Result<()> {
        let until = Instant::now() + patience;
        // Each reads the database with a connection of its own, beside which the WAL cannot be folded.
        self.backups.stop();
        let archive = &self.shared.archive;
        let others =
            async { (self.checking.lock().await, self.backups.turn.lock().await, archive.end().await) };
        let _no_others = tokio::time::timeout(OTHERS_END_TIME, others).await;
        let (reply, answer) = oneshot::channel();
        if self.queue.send(Job::Close(until, reply)).await.is_err() {
            return Ok(());
        }
        let closed_file = answer.await.map_err(|_| closed(Outcome::Unknown))?;
        closed_file.map_err(|error| Error::StorageUnavailable {
            reason: error.reason,
            outcome: Outcome::NotApplied,
            retry_after_ms: RETRY_AFTER_MS,
        })
    }

    /// Whether the store can write, and since when not.
    pub fn health(&self) -> Health {
        lock(&self.shared.health).clone()
    }

    /// How the kept history is damaged, as far as anybody has come upon it since the start. It keeps no change from being
    /// written.
    pub fn history_damage(&self) -> Option<String> {
        self.shared.archive.damage().map(str::to_owned)
    }

    /// What the writer has done so far.
    pub fn statistics(&self) -> Statistics {
        lock(&self.shared.statistics).clone()
    }

    /// How many operations wait for the writer.
    pub fn queue_length(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    /// Where the database is, without links in the path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this opening made the database.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Whether the records are in memory alone.
    pub fn is_in_memory(&self) -> bool {
        self.is_in_memory
    }

    /// What was saved, if this opening found the database damaged and put a new one in its place.
    pub fn recovered(&self) -> Option<&Recovered> {
        self.recovered.as_ref()
    }

    /// SQLite's version.
    pub fn sqlite_version(&self) -> &str {
        &self.sqlite_version
    }

    /// The number of the last migration.
    pub fn schema_version() -> i64 {
        sqlite::MIGRATOR.iter().map(|migration| migration.version).max().unwrap_or_default()
    }

    /// The size of the database and its WAL, in bytes.
    pub fn file_bytes(&self) -> u64 {
        size_of_files(&self.path)
    }

    /// The present moment by the store's clock.
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// An error for a fault of our own, with an id that the log has too.
    pub fn fault(&self, reason: &str) -> Error {
        self.shared.fault(reason)
    }
}
