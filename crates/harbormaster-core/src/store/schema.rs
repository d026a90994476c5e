//! What the tables should look like, what they do look like, and the files that tell people.

use std::path::Path;

use super::catalog::{Catalog, PARKED};
use super::file::cannot_open;
use super::job::Snapshot;
use super::sqlite::{Connected, SqlError};
use crate::error::OpenError;

/// How many differences a check names before it stops.
pub(super) const FINDINGS_MAX: usize = 100;

/// Refuses a database whose tables do not have the columns that the kinds need: a migration that was forgotten.
pub(super) async fn expect_columns(connected: &mut Connected, catalog: &Catalog) -> Result<(), SqlError> {
    let columns = connected.column_names().await?;
    for kind in &catalog.kinds {
        let found = columns.get(kind.table).map(Vec::as_slice).unwrap_or_default();
        let names = kind.columns.iter().map(|column| column.name);
        for column in names.chain(kind.has_unique_index.then_some(PARKED)) {
            if !found.iter().any(|name| name == column) {
                return Err(SqlError::damage(format!("the table {} has no column {column}", kind.table)));
            }
        }
    }
    Ok(())
}

/// What is wrong with a database, and where memory and tables differ.
pub(super) async fn findings(
    snapshot: Snapshot,
    catalog: &std::sync::Arc<Catalog>,
) -> Result<Vec<String>, SqlError> {
    let Snapshot { memory, mut disk } = snapshot;
    let mut findings = match disk.findings().await {
        Err(error) if error.is_damage => vec![error.reason],
        found => found?,
    };
    let mut unsealed = Vec::new();
    match disk.hydrate_as_is(catalog, &mut unsealed).await {
        Ok(tables) => {
            let wrong = |(kind, key)| format!("{kind} {key} does not have its checksum in its table");
            findings.extend(unsealed.into_iter().map(wrong));
            let seqs = (memory.last_seq, tables.last_seq);
            if seqs.0 != seqs.1 {
                findings.push(format!("the last change is {} in memory and {} on disk", seqs.0, seqs.1));
            }
            for (place, kind) in catalog.kinds.iter().enumerate() {
                let differences =
                    memory.tables[place].differences(&*tables.tables[place], ["memory", "the table"]);
                findings.extend(differences.iter().map(|(key, how)| format!("{} {key} {how}", kind.name)));
            }
        }
        Err(error) if error.is_damage => findings.push(error.reason),
        Err(error) => return Err(error),
    }
    disk.close().await?;
    findings.truncate(FINDINGS_MAX);
    Ok(findings)
}

/// The SQL that makes the tables and indexes of the database at `path`.
pub async fn database_sql(path: &Path) -> Result<String, OpenError> {
    let sql = async {
        let mut connected = Connected::reader(path, false).await?;
        let statements = connected.schema().await?;
        connected.close().await?;
        Ok(statements.join(";\n\n") + ";\n")
    };
    sql.await.map_err(|error| cannot_open(path, error))
}
