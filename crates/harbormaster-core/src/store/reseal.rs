//! Taking the rows of a database for right as they are, after somebody has changed them by hand.
//!
//! In two steps, with the database locked from the first to the second: what is shown is what is sealed. A row that its
//! kind cannot hold is not made right by a checksum, and stops it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::catalog::Catalog;
use super::file::{self, Found, cannot_open};
use super::inspect::{Inspection, Looks, inspect};
use super::lock::Lock;
use super::schema::{self, FINDINGS_MAX};
use super::sqlite::{Connected, SqlError, Trust};
use crate::error::OpenError;

/// A database that is about to be resealed.
pub struct Reseal {
    path: PathBuf,
    /// How many rows have a checksum that fails.
    pub rows_count: usize,
    /// The first 100 of them, each with what it says.
    pub rows: Vec<String>,
    /// All that is wrong with the database, those rows among it.
    pub findings: Vec<String>,
    _lock: Lock,
}

impl Reseal {
    /// Locks a database that nobody serves, and looks at what its checksums say.
    ///
    /// # Errors
    /// As [`super::Store::open`]; and a row that its kind cannot hold, whatever its checksum, is named.
    pub async fn begin(path: &Path, catalog: &Arc<Catalog>) -> Result<Self, OpenError> {
        let path = file::resolve(path)?;
        let lock = Lock::acquire(&path)?;
        match file::look(&path, lock.is_made()).await? {
            Found::Ours { is_current: true } => {}
            Found::Damaged { reason } => return Err(OpenError::Damaged { path, reason }),
            Found::Nothing | Found::Ours { .. } => {
                let reason = "it has no data yet, or lacks a migration; serve it once first".into();
                return Err(OpenError::Unavailable { path, reason });
            }
        }
        let Inspection { findings, .. } = inspect(&path, catalog).await?;
        let (rows_count, rows) =
            unsealed_rows(&path, catalog).await.map_err(|error| cannot_open(&path, error))?;
        Ok(Self { path, rows_count, rows, findings, _lock: lock })
    }

    /// Gives every row the checksum that it needs to be read, and notes how many rows there are.
    ///
    /// # Errors
    /// When the database cannot be written; it is as it was then.
    pub async fn finish(self, catalog: &Arc<Catalog>) -> Result<(), OpenError> {
        let resealed = async {
            let mut connected = Connected::writer(&self.path).await?;
            schema::expect_columns(&mut connected, catalog).await?;
            connected.seal(catalog, Trust::All).await?;
            connected.fold().await?;
            connected.close().await
        };
        resealed.await.map_err(|error| cannot_open(&self.path, error))
    }
}

async fn unsealed_rows(path: &Path, catalog: &Arc<Catalog>) -> Result<(usize, Vec<String>), SqlError> {
    let mut connected = Connected::reader(path, Looks::of(path).has_wal).await?;
    schema::expect_columns(&mut connected, catalog).await?;
    let (mut count, mut shown) = (0, Vec::new());
    for kind in &catalog.kinds {
        let (unsealed, _) = connected.unsealed(kind).await?;
        count += unsealed.len();
        for row in unsealed.iter().take(FINDINGS_MAX.saturating_sub(shown.len())) {
            let contents = connected.row_text(kind, &row.key).await?;
            shown.push(format!("{} {} {}: {contents}", kind.table, kind.key, row.key));
        }
    }
    connected.close().await?;
    Ok((count, shown))
}
