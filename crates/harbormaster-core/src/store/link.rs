//! The write connection, as far as it can be trusted.
//!
//! It sees to it that what is written to is still the database, and after an error finds out, with a new connection,
//! what is on disk, before anything more is written. It knows the change log's numbers and nothing of what is in it.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::file::{Identity, beside, identity};
use super::sqlite::{Connected, Head, SqlError};
use super::trail::Slice;
use super::transaction::Group;

/// How long after the last commit the WAL is folded. Commits that follow each other closely share a fold.
const FOLD_TIME: Duration = Duration::from_secs(1);

enum Connection {
    Up(Connected),
    /// With the commit that is under way.
    Lent,
    /// Down since an error.
    Down(Doubt),
}

/// What may be on disk although its commit returned an error, or what it was written to went away.
pub(super) enum Doubt {
    Nothing,
    /// Rows of the tables.
    Tables(Slice),
    Group(Box<InDoubt>),
}

/// A group in doubt.
pub(super) struct InDoubt {
    pub(super) group: Group,
    /// Whether its own records are in the slice.
    pub(super) is_direct: bool,
    /// The rows that were with it.
    pub(super) slice: Slice,
}

/// What became of what was in doubt.
pub(super) enum Verdict {
    /// It is on disk.
    Durable(Doubt),
    /// It is not, and never will be, or it does not matter; or there was nothing.
    NotApplied,
}

/// The write connection.
pub(super) struct Link {
    path: PathBuf,
    /// Which file the database was when it was opened.
    identity: Identity,
    /// Which file its WAL is, since the connection has one.
    wal: Option<Identity>,
    connection: Connection,
    /// What was committed, and could not be confirmed to be in the database. The connection may be the last that
    /// has it, so it is kept.
    unconfirmed: Option<Doubt>,
    /// SQLite's number for what others had committed at the last look; `None` where it may have been missed.
    data_version: Option<i64>,
    /// When something was committed that may be in the WAL alone.
    unfolded: Option<Instant>,
}

impl Link {
    pub(super) fn new(path: PathBuf, identity: Identity, connected: Connected, data_version: i64) -> Self {
        let connection = Connection::Up(connected);
        Self {
            path,
            identity,
            wal: None,
            connection,
            unconfirmed: None,
            data_version: Some(data_version),
            unfolded: None,
        }
    }

    /// Whether another program has, or may have, committed something since the last look.
    pub(super) async fn have_others_written(&mut self) -> Result<bool, SqlError> {
        let Connection::Up(connected) = &mut self.connection else { return Ok(false) };
        let version = connected.data_version().await?;
        Ok(self.data_version.replace(version) != Some(version))
    }

    /// Whether something can be written without [`Link::prepare`].
    pub(super) fn is_ready(&self) -> bool {
        matches!(self.connection, Connection::Up(_)) && self.unconfirmed.is_none()
    }

    /// Whether it is not known what became of a group.
    pub(super) fn is_group_in_doubt(&self) -> bool {
        matches!(self.connection, Connection::Down(Doubt::Group(_)))
            || matches!(self.unconfirmed, Some(Doubt::Group(_)))
    }

    /// Hands the connection to a commit.
    pub(super) fn lend(&mut self) -> Connected {
        match std::mem::replace(&mut self.connection, Connection::Lent) {
            Connection::Up(connected) => connected,
            _ => unreachable!("it was brought up before"),
        }
    }

    /// Takes the connection back, whatever became of the commit.
    pub(super) fn take_back(&mut self, connected: Connected) {
        self.unfolded = Some(Instant::now());
        self.connection = Connection::Up(connected);
    }

    /// How long it is until [`Link::fold_quietly`] is due, if nothing more is written.
    pub(super) fn fold_due_in(&self, now: Instant) -> Option<Duration> {
        self.unfolded.map(|since| (since + FOLD_TIME).saturating_duration_since(now))
    }

    /// Folds as much of the WAL as can be without waiting for anybody, so that the file that people look at shows that
    /// something was saved. Every change is durable without it, so trouble costs no more than the connection.
    pub(super) async fn fold_quietly(&mut self) {
        self.unfolded = None;
        let Connection::Up(connected) = &mut self.connection else { return };
        if let Err(error) = connected.fold_quietly().await {
            tracing::warn!(reason = error.reason, "the WAL cannot be folded now");
            self.disconnect(Doubt::Nothing).await;
        }
    }

    /// Makes sure that there is a connection, and that what it writes to is still the database.
    pub(super) async fn prepare(&mut self, seq_in_memory: u64) -> Result<Verdict, SqlError> {
        self.keep_wal().await?;
        if let Some(doubt) = self.unconfirmed.take() {
            self.disconnect(doubt).await;
        }
        let verdict = self.reconnect(seq_in_memory).await?;
        if self.wal.is_none() {
            self.wal = identity(&beside(&self.path, "-wal")).ok();
        }
        Ok(verdict)
    }

    /// Makes sure that a commit which is done went to the database: files that went while they were written to are
    /// as good as none. After an error what was committed is in doubt: see [`Link::hold`].
    pub(super) async fn confirm(&mut self) -> Result<(), SqlError> {
        self.keep_wal().await?;
        self.expect_same_file()
    }

    /// Keeps what was committed and not confirmed, until [`Link::prepare`] finds out about it.
    pub(super) fn hold(&mut self, doubt: Doubt) {
        self.unconfirmed = Some(doubt);
    }

    /// Saves what is in a WAL that somebody has removed, while the connection still has it open.
    async fn keep_wal(&mut self) -> Result<(), SqlError> {
        let Connection::Up(connected) = &mut self.connection else { return Ok(()) };
        if self.wal.is_none() || identity(&beside(&self.path, "-wal")).ok() == self.wal {
            return Ok(());
        }
        tracing::error!("the database's WAL was removed or replaced; writing what was in it to the database");
        if !connected.fold().await? {
            return Err(SqlError::other(
                "its WAL was removed while another program reads it; end that program",
            ));
        }
        let doubt = self.unconfirmed.take().unwrap_or(Doubt::Nothing);
        self.disconnect(doubt).await;
        Ok(())
    }

    /// Lets go of the connection.
    pub(super) async fn disconnect(&mut self, doubt: Doubt) {
        self.wal = None;
        self.data_version = None;
        let connection = std::mem::replace(&mut self.connection, Connection::Down(doubt));
        if let Connection::Up(connected) = connection {
            // An error here is the same trouble again, and the file is let go in any case.
            let _ = connected.close().await;
        }
    }

    /// SQLite goes on writing to a file that has been removed or replaced, and nobody would ever see it again.
    fn expect_same_file(&self) -> Result<(), SqlError> {
        match identity(&self.path) {
            Ok(found) if found == self.identity => Ok(()),
            Ok(_) => Err(SqlError::other(
                "another file was put in the database's place; restart to serve that one",
            )),
            Err(error) => Err(SqlError::other(format!(
                "the database file is gone ({error}); restart to begin a new one"
            ))),
        }
    }

    /// Brings the connection up, and finds out what became of what was in doubt. As long as that is not known, it
    /// stays down.
    async fn reconnect(&mut self, seq_in_memory: u64) -> Result<Verdict, SqlError> {
        self.expect_same_file()?;
        let Connection::Down(doubt) = &mut self.connection else { return Ok(Verdict::NotApplied) };
        let doubt = std::mem::replace(doubt, Doubt::Nothing);
        let settled = match try_reconnect(&self.path, &doubt).await {
            Ok((connected, on_disk)) => doubt.is_durable(on_disk, seq_in_memory).map(|is| (connected, is)),
            Err(error) => Err(error),
        };
        match settled {
            Ok((connected, is_durable)) => {
                self.connection = Connection::Up(connected);
                Ok(if is_durable { Verdict::Durable(doubt) } else { Verdict::NotApplied })
            }
            Err(error) => {
                self.connection = Connection::Down(doubt);
                Err(error)
            }
        }
    }

    /// A connection that reads what is there now.
    pub(super) async fn reader(&self) -> Result<Connected, SqlError> {
        Connected::reader(&self.path, beside(&self.path, "-wal").exists()).await
    }

    /// The last change of the first group that the log has.
    pub(super) async fn first_group_end(&mut self) -> Result<Option<u64>, SqlError> {
        match &mut self.connection {
            Connection::Up(connected) => connected.first_group_end().await,
            _ => Ok(None),
        }
    }

    /// Folds the WAL; says whether all of it could be.
    pub(super) async fn fold(&mut self) -> Result<bool, SqlError> {
        match &mut self.connection {
            Connection::Up(connected) => connected.fold().await,
            _ => Ok(false),
        }
    }

    /// Where the database is.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the whole database anew, without the space that it does not need.
    pub(super) async fn vacuum(&mut self) -> Result<(), SqlError> {
        match &mut self.connection {
            Connection::Up(connected) => connected.vacuum().await,
            _ => Err(SqlError::other("there is no connection to it")),
        }
    }

    /// Folds the WAL and closes the connection; says whether all of the WAL could be folded.
    pub(super) async fn close(&mut self) -> Result<bool, SqlError> {
        let connection = std::mem::replace(&mut self.connection, Connection::Down(Doubt::Nothing));
        let Connection::Up(mut connected) = connection else { return Ok(true) };
        let folded = connected.fold().await;
        connected.close().await?;
        folded
    }
}

impl Doubt {
    /// Whether it is on disk.
    fn is_durable(&self, on_disk: Head, seq_in_memory: u64) -> Result<bool, SqlError> {
        match self {
            Self::Group(doubtful) if doubtful.group.last_seq == on_disk.last_seq => Ok(true),
            _ if on_disk.last_seq != seq_in_memory => Err(SqlError::other(format!(
                "the change log ends at {} on disk and {seq_in_memory} in memory; restart",
                on_disk.last_seq
            ))),
            Self::Tables(slice) => Ok(slice.is_in(on_disk.tables)),
            Self::Group(_) | Self::Nothing => Ok(false),
        }
    }
}

/// A new connection, and what is on disk.
async fn try_reconnect(path: &Path, doubt: &Doubt) -> Result<(Connected, Head), SqlError> {
    let mut connected = Connected::writer(path).await?;
    // A commit may be in the WAL whether a reader sees it there or not, and its sync may be what failed; a second
    // sync of the same pages would prove nothing. Folding writes all that counts anew, to another file, syncs that,
    // and leaves no WAL: then what is seen is what there is.
    if !matches!(doubt, Doubt::Nothing) && !connected.fold().await? {
        return Err(SqlError::other("another program reads the database, so the WAL cannot be folded"));
    }
    let on_disk = connected.head().await?;
    Ok((connected, on_disk))
}
