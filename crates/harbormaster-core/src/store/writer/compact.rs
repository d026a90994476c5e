//! Giving back the space that the database's file does not need.
//!
//! SQLite copies all that is there, and writes the copy over the database in one transaction of the WAL. So the file stays
//! the same one, and after a kill at any moment it is as it was or as it is to be. Meanwhile changes wait; what is read is in
//! memory.

use std::time::Instant;

use super::{Compacted, Doubt, SqlError, Writer, millis};
use crate::error::{Error, Outcome, Result};
use crate::store::{RETRY_AFTER_MS, size_of_files};

impl Writer {
    /// Gives space back, and says how large the files were and are.
    pub(super) async fn compact(&mut self) -> Result<Compacted> {
        self.try_compact().await.map_err(|error| Error::StorageUnavailable {
            reason: format!("the database was not compacted, and has all that it had: {}", error.reason),
            outcome: Outcome::NotApplied,
            retry_after_ms: RETRY_AFTER_MS,
        })
    }

    async fn try_compact(&mut self) -> Result<Compacted, SqlError> {
        self.write_all().await?;
        let started = Instant::now();
        let compacted = match self.write_anew().await {
            Ok(compacted) => compacted,
            Err(error) => {
                // Whether there is room for a change, the next one finds out.
                if !error.is_write {
                    self.begin_outage(&error);
                }
                let doubt = if error.is_before_commit() { Doubt::Nothing } else { self.doubt() };
                self.link.disconnect(doubt).await;
                return Err(error);
            }
        };
        if let Err(error) = self.link.confirm().await {
            self.begin_outage(&error);
            let doubt = self.doubt();
            self.link.hold(doubt);
            return Err(error);
        }
        let Compacted { bytes_before, bytes_after } = compacted;
        tracing::info!(bytes_before, bytes_after, ms = millis(started.elapsed()), "compacted the database");
        Ok(compacted)
    }

    async fn write_anew(&mut self) -> Result<Compacted, SqlError> {
        self.link.fold().await?;
        let bytes_before = size_of_files(self.link.path());
        self.link.vacuum().await?;
        if !self.link.fold().await? {
            tracing::warn!("something reads the database, so its space is given back later");
        }
        Ok(Compacted { bytes_before, bytes_after: size_of_files(self.link.path()) })
    }

    /// What is in doubt when the file may be the old one or the new one: nothing that was answered, but what is seen of it
    /// must be what is on disk before anything more is written.
    fn doubt(&mut self) -> Doubt {
        Doubt::Tables(self.trail.slice(0, Instant::now()))
    }
}
