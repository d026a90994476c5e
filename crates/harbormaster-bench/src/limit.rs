//! What the disk and SQLite allow: the server's own rows in its own table, written by one process that does nothing
//! else, in groups of several sizes.

use std::path::Path;
use std::time::{Duration, Instant};

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::cli::Place;
use crate::failure::{Context, Result};
use crate::machine::Machine;
use crate::row::{ITEM_COUNT_MAX, ITEM_NAME, LOADED_BY, PREPARED, SHIPS, ship_id};
use crate::statistics::grouped;
use crate::stop;

/// How many rows a commit holds.
const GROUP_SIZES: [u64; 6] = [1, 8, 32, 64, 128, 256];

/// How long each size is measured.
const TIME: Duration = Duration::from_secs(2);

/// As the server has it.
const PAGE_BYTES: u32 = 4096;

/// A moment for the columns that hold one, in milliseconds since 1970; any does.
const MOMENT: u64 = 1_767_225_600_000;

/// The server's tables.
const SCHEMA: &str = include_str!("../../../migrations/0001_vessels.sql");

/// The row's columns, the key first.
const COLUMNS: [&str; 13] = [
    "manifest_id",
    "ship_id",
    "cargo_room",
    "item_vnum",
    "item_name",
    "item_count",
    "item_weight",
    "loaded_by",
    "loaded_at",
    "version",
    "seq",
    "created_at",
    "updated_at",
];

const HEAD: &str = "\
| rows a commit | creates/s | ms a commit | updates/s | ms a commit |
|---|---|---|---|---|
";

/// Measures, and returns a table.
///
/// # Errors
/// The folder cannot be written, or SQLite fails.
pub fn run(place: &Place) -> Result<String> {
    let folder = place.new_folder()?;
    let machine = Machine::measure(folder.path())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.context("cannot start")?;
    let table = runtime.block_on(measure_all(folder.path()))?;
    let seconds = TIME.as_secs();
    Ok(format!(
        "{}\n\nBare SQLite, WAL, synchronous=FULL, pages of {PAGE_BYTES} bytes, {seconds} s each; updates are of \
         random rows out of {PREPARED}.\n\n{HEAD}{table}",
        machine.line()
    ))
}

async fn measure_all(folder: &Path) -> Result<String> {
    let mut text = String::new();
    for size in GROUP_SIZES {
        stop::check()?;
        let mut table = Table::new(&folder.join(format!("limit-{size}.db"))).await?;
        let create = table.measure(size, false).await?;
        let update = table.measure(size, true).await?;
        let speed = |commits: f64| grouped(commits * size as f64, 0);
        text += &format!(
            "| {size} | {} | {:.2} | {} | {:.2} |\n",
            speed(create),
            1000.0 / create,
            speed(update),
            1000.0 / update
        );
        table.connection.close().await.context("cannot close the database")?;
    }
    Ok(text)
}

/// A database with prepared rows.
struct Table {
    connection: SqliteConnection,
    random: ChaCha8Rng,
    next_key: u64,
    commit: String,
}

impl Table {
    async fn new(path: &Path) -> Result<Self> {
        const DOING: &str = "cannot prepare the database";
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .page_size(PAGE_BYTES)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .disable_statement_logging();
        let mut connection = options.connect().await.context(DOING)?;
        sqlx::raw_sql(SCHEMA).execute(&mut connection).await.context(DOING)?;
        let mut table =
            Self { connection, random: ChaCha8Rng::seed_from_u64(0), next_key: 1, commit: commit_text() };
        for ship in 0..SHIPS {
            let sql = "INSERT INTO ship_interiors VALUES \
                (?, '', 'ship', '', 8, '[]', '[]', NULL, NULL, '[]', 0, 0, 0, '', '', 0, 1, 1, 0, 0)";
            let insert = sqlx::query(sql).bind(ship_id(ship));
            insert.execute(&mut table.connection).await.context(DOING)?;
        }
        table.create(PREPARED).await?;
        Ok(table)
    }

    /// Commits a second.
    async fn measure(&mut self, size: u64, is_update: bool) -> Result<f64> {
        let started = Instant::now();
        let mut commits = 0.0;
        while started.elapsed() < TIME {
            if is_update {
                let keys: Vec<_> = (0..size).map(|_| self.random.random_range(1..=PREPARED)).collect();
                self.put(keys.into_iter()).await?;
            } else {
                self.create(size).await?;
            }
            commits += 1.0;
        }
        Ok(commits / started.elapsed().as_secs_f64())
    }

    async fn create(&mut self, count: u64) -> Result<()> {
        let keys = self.next_key..self.next_key + count;
        self.next_key = keys.end;
        self.put(keys).await
    }

    async fn put(&mut self, keys: impl Iterator<Item = u64>) -> Result<()> {
        let random = &mut self.random;
        let rows = keys.map(|key| row(key, random)).collect::<Vec<_>>().join(",");
        // As in the server, one text crosses to SQLite's thread.
        let query = sqlx::query(AssertSqlSafe(self.commit.clone())).bind(format!("[{rows}]"));
        query.execute(&mut self.connection).await.context("a commit fails")?;
        Ok(())
    }
}

/// A row as JSON. Its ship follows from its key, so that an update leaves the index alone.
fn row(key: u64, random: &mut ChaCha8Rng) -> String {
    let (ship, count) = (ship_id(key % SHIPS), random.random_range(1..=ITEM_COUNT_MAX));
    format!(
        "[{key},\"{ship}\",70001,3001,\"{ITEM_NAME}\",{count},25,\"{LOADED_BY}\",{MOMENT},1,{key},{MOMENT},{MOMENT}]"
    )
}

fn commit_text() -> String {
    let values: Vec<_> = (0..COLUMNS.len()).map(|slot| format!("value ->> {slot}")).collect();
    // As in the server, an update that moves nothing to another ship leaves that column and its index alone.
    let changed = COLUMNS.iter().filter(|column| !["manifest_id", "ship_id"].contains(column));
    let changes: Vec<_> = changed.map(|column| format!("{column} = excluded.{column}")).collect();
    format!(
        "BEGIN IMMEDIATE; INSERT INTO ship_cargo_manifest({}) \
         SELECT {} FROM (SELECT value FROM jsonb_each(?) LIMIT -1) WHERE true \
         ON CONFLICT(manifest_id) DO UPDATE SET {}; COMMIT",
        COLUMNS.join(", "),
        values.join(", "),
        changes.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_a_value_for_each_column() {
        let row = row(7, &mut ChaCha8Rng::seed_from_u64(1));
        let values: Vec<serde_json::Value> = serde_json::from_str(&row).expect("JSON");
        assert_eq!(values.len(), COLUMNS.len());
    }

    #[tokio::test]
    async fn rows_are_created_once_and_then_updated() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut table = Table::new(&folder.path().join("limit.db")).await.expect("a database");
        table.put([1, 2, PREPARED].into_iter()).await.expect("an update");
        table.create(3).await.expect("three more");
        let count = sqlx::query_scalar("SELECT count(*) FROM ship_cargo_manifest");
        let count: i64 = count.fetch_one(&mut table.connection).await.expect("a count");
        assert_eq!(count.cast_unsigned(), PREPARED + 3);
    }
}
