//! All the SQL: connecting, hydrating (in `sqlite/hydrate.rs`), committing, checking. Another engine would stand beside this file.
//!
//! It knows kinds only as the [`Catalog`] describes them. It does not retry and does not repair: after any error
//! the writer throws the connection away, because SQLite may have rolled back by itself, unseen by the driver.

mod history;

mod hydrate;

mod older;

mod rebuild;

mod seal;

mod shape;

mod whole;

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::TryStreamExt;
pub(super) use history::Groups;
pub(super) use seal::Trust;
use sqlx::sqlite::{
    SqliteArguments, SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteRow, SqliteSynchronous,
};
use sqlx::{Arguments as _, AssertSqlSafe, ConnectOptions, Connection, Row, Sqlite};

use super::alias::Alias;
use super::catalog::{Catalog, Kind, PARKED};
use super::log::{self, GroupText};
use super::state::State;
use super::trail::{Generation, Tables, Trail};
use super::writer::Plan;
use crate::private;
use crate::record::checksum::{Checksum, Digest};
use crate::record::row::{Column, ColumnType};

/// The mark of our databases: "HBMR" in the file's header.
pub(super) const APPLICATION_ID: i32 = 0x4842_4d52;

/// How large SQLite's pages are, in bytes. Larger ones make for fewer writes of the log's texts, smaller ones for less
/// to sync when a record dirties a page by itself; at 2 and 8 KiB both were slower.
pub(super) const PAGE_BYTES: u32 = 4096;

/// How many pages the WAL holds before it is folded into the main file. Folding holds up the commit that it comes
/// with; little at a time keeps the slowest changes near the others, at the cost of writing some pages more often.
const WAL_PAGES: u32 = 150;

/// How long a statement waits for another program's lock.
const BUSY_TIMEOUT: Duration = Duration::from_secs(1);

/// The first SQLite without the WAL-reset bug, as `sqlite3_libversion_number` counts.
const OLDEST_SQLITE: i64 = 3_051_003;

/// The migrations in the workspace's `migrations` folder.
pub(super) static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!("../../migrations");

/// An error of the driver, with what it means for the writer.
#[derive(Debug)]
pub(super) struct SqlError {
    pub(super) reason: String,
    /// SQLite refused a row: a rule that memory should have checked first.
    pub(super) is_constraint: bool,
    /// Another program holds a lock.
    pub(super) is_busy: bool,
    /// A page could not be written: the disk is full, or fails.
    pub(super) is_write: bool,
    /// A file could not be synced.
    pub(super) is_sync: bool,
    /// The file's contents are not what SQLite or a kind expects.
    pub(super) is_damage: bool,
    /// SQLite does not understand a statement.
    pub(super) is_statement: bool,
}

impl SqlError {
    /// An error that is not SQLite's, about the state of the database.
    pub(super) fn other(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self {
            reason,
            is_constraint: false,
            is_busy: false,
            is_write: false,
            is_sync: false,
            is_damage: false,
            is_statement: false,
        }
    }

    /// The file's contents are not what is expected.
    pub(super) fn damage(reason: impl Into<String>) -> Self {
        Self { is_damage: true, ..Self::other(reason) }
    }

    /// An error of reading tables that were all there once: a statement that SQLite does not understand means that
    /// they are not what they were.
    pub(super) fn of_tables(self) -> Self {
        Self { is_damage: self.is_damage || self.is_statement, ..self }
    }

    /// Whether SQLite gave up before the frame that makes a commit one was written: nothing of it can ever be
    /// found in the WAL. After any other error, such as that of a sync, it may be.
    pub(super) fn is_before_commit(&self) -> bool {
        self.is_constraint || self.is_busy || self.is_write
    }
}

impl From<sqlx::Error> for SqlError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|error| error.code());
        // Extended result codes have the primary one in their low byte: https://sqlite.org/rescode.html
        let code = code.and_then(|code| code.parse::<u32>().ok()).unwrap_or(0);
        let primary = code & 0xff;
        Self {
            reason: words(&error, code),
            is_constraint: primary == 19,
            is_busy: matches!(primary, 5 | 6),
            // SQLITE_FULL and SQLITE_IOERR_WRITE.
            is_write: primary == 13 || code == 778,
            // SQLITE_IOERR_FSYNC and SQLITE_IOERR_DIR_FSYNC.
            is_sync: matches!(code, 1034 | 1290),
            // A value that is not of its column's type, or a text that is none.
            is_damage: matches!(primary, 11 | 26)
                || matches!(error, sqlx::Error::ColumnDecode { .. } | sqlx::Error::Decode(_)),
            is_statement: primary == 1,
        }
    }
}

/// What an error means to people, with SQLite's code for those who look further: <https://sqlite.org/rescode.html>
fn words(error: &sqlx::Error, code: u32) -> String {
    let meaning = match (code & 0xff, code) {
        (0, _) => return other_words(error),
        (5 | 6, _) => "another program has it locked",
        (8, _) => "it can only be read",
        (10, 778 | 4874) => {
            "a file could not be written: the disk fails, or the file may not grow any larger"
        }
        (10, 1034 | 1290) => "what was written could not be synced to the disk",
        (10, _) => "the disk fails: a file could not be read or written",
        (11, _) => "it is damaged: some of it is not what was written",
        (13, _) => "the disk is full",
        (14, _) => "a file of it could not be opened",
        (26, _) => "it is no SQLite database any more",
        _ => error.as_database_error().map_or("it failed", |error| error.message()),
    };
    format!("{meaning} (SQLite error {code})")
}

/// What an error means that is not SQLite's.
fn other_words(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::ColumnDecode { index, source } => {
            format!("the value in the column {index} cannot be read: {source}")
        }
        sqlx::Error::Decode(source) => format!("a value cannot be read: {source}"),
        sqlx::Error::RowNotFound => "a row that is always there is missing".into(),
        error => error.to_string(),
    }
}

impl From<sqlx::migrate::MigrateError> for SqlError {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(error) => error.into(),
            other => Self::other(other.to_string()),
        }
    }
}

/// One connection, and the statements for each kind.
pub(super) struct Connected {
    connection: SqliteConnection,
}

/// Connects to a file, with what every connection has and what this one is to have besides.
async fn connect(
    path: &Path,
    with: impl FnOnce(SqliteConnectOptions) -> SqliteConnectOptions,
) -> Result<SqliteConnection, SqlError> {
    let alias =
        Alias::of(path).map_err(|error| SqlError::other(format!("cannot give it a name: {error}")))?;
    Ok(with(options(alias.path())).connect().await?)
}

fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .page_size(PAGE_BYTES)
        .busy_timeout(BUSY_TIMEOUT)
        .synchronous(SqliteSynchronous::Full)
        .pragma("temp_store", "MEMORY")
        .pragma("wal_autocheckpoint", WAL_PAGES.to_string())
        .disable_statement_logging()
}

impl Connected {
    /// The connection that writes.
    pub(super) async fn writer(path: &Path) -> Result<Self, SqlError> {
        let with =
            |options: SqliteConnectOptions| options.journal_mode(SqliteJournalMode::Wal).foreign_keys(true);
        let mut connection = connect(path, with).await?;
        sqlx::raw_sql(POWERS_OF_TWO).execute(&mut connection).await?;
        Ok(Self { connection })
    }

    /// A connection that only reads. Without a WAL beside the file it also takes no locks and makes no files.
    pub(super) async fn reader(path: &Path, has_wal: bool) -> Result<Self, SqlError> {
        let with = |options: SqliteConnectOptions| options.read_only(true).immutable(!has_wal);
        let connection = connect(path, with).await?;
        Ok(Self { connection })
    }

    /// A new, empty database, in WAL mode and with every migration applied, closed again.
    pub(super) async fn create(path: &Path, catalog: &Arc<Catalog>) -> Result<(), SqlError> {
        // SQLite would make it for everybody to read. What it makes beside a database has the database's mode.
        private::new_file(path).map_err(|error| SqlError::other(format!("cannot make it: {error}")))?;
        let with = |options: SqliteConnectOptions| {
            options.pragma("application_id", APPLICATION_ID.to_string()).journal_mode(SqliteJournalMode::Wal)
        };
        let mut created = Self { connection: connect(path, with).await? };
        created.migrate().await?;
        created.seal(catalog, Trust::New).await?;
        created.close().await
    }

    /// Applies the migrations that are missing. Foreign keys are off meanwhile, because a migration that
    /// rebuilds a parent table would otherwise cascade its children away; they are checked afterwards.
    pub(super) async fn migrate(&mut self) -> Result<(), SqlError> {
        let known = MIGRATOR.iter().map(|migration| migration.version).max();
        if self.schema_version().await? == known {
            return Ok(());
        }
        sqlx::raw_sql("PRAGMA foreign_keys = OFF").execute(&mut self.connection).await?;
        MIGRATOR.run_direct(None, &mut self.connection, false).await?;
        match self.foreign_key_findings().await?.first() {
            Some(finding) => Err(SqlError::damage(format!("after the migration: {finding}"))),
            None => {
                sqlx::raw_sql("PRAGMA foreign_keys = ON").execute(&mut self.connection).await?;
                Ok(())
            }
        }
    }

    /// The last migration applied; `None` in a database that has had none.
    pub(super) async fn schema_version(&mut self) -> Result<Option<i64>, SqlError> {
        let has_table = "SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'";
        let count: i64 = sqlx::query_scalar(has_table).fetch_one(&mut self.connection).await?;
        if count == 0 {
            return Ok(None);
        }
        let version = "SELECT max(version) FROM _sqlx_migrations";
        Ok(sqlx::query_scalar(version).fetch_one(&mut self.connection).await?)
    }

    /// SQLite's version, if it is one that keeps what it is given.
    pub(super) async fn sqlite_version(&mut self) -> Result<String, SqlError> {
        let version: String =
            sqlx::query_scalar("SELECT sqlite_version()").fetch_one(&mut self.connection).await?;
        let number =
            version.split('.').map(|part| part.parse().unwrap_or(0)).fold(0, |n, part: i64| n * 1000 + part);
        if number < OLDEST_SQLITE {
            let reason = format!("SQLite {version} may lose a WAL; 3.51.3 or later is needed");
            return Err(SqlError::other(reason));
        }
        Ok(version)
    }

    /// The highest key that the store remembers having assigned to each kind; 0 where it remembers none.
    async fn last_assigned(&mut self, catalog: &Catalog) -> Result<Vec<i64>, SqlError> {
        let sql = "SELECT kind, last_key, checksum FROM assigned_keys";
        let rows = sqlx::query(sql).fetch_all(&mut self.connection).await?;
        let last = |kind: &Kind| {
            let row = rows.iter().find(|row| row.try_get::<&str, _>(0).is_ok_and(|name| name == kind.name));
            let Some(row) = row else { return Ok(0) };
            match (row.try_get::<i64, _>(1), row.try_get::<i64, _>(2)) {
                (Ok(last), Ok(checksum)) if checksum == assigned_checksum(kind.name, last) => Ok(last),
                _ => Err(SqlError::damage(format!("{ASSIGNED_KEYS} {}: {WRONG_CHECKSUM}", kind.name))),
            }
        };
        catalog.kinds.iter().map(last).collect()
    }

    /// The number of the last change on disk; 0 before the first.
    pub(super) async fn last_seq(&mut self) -> Result<u64, SqlError> {
        let last: Option<i64> = sqlx::query_scalar("SELECT max(last_seq) FROM change_groups")
            .fetch_one(&mut self.connection)
            .await?;
        Ok(last.unwrap_or(0).cast_unsigned())
    }

    /// How far log and tables are.
    pub(super) async fn head(&mut self) -> Result<Head, SqlError> {
        let alone = sqlx::query(SELECT_FOLLOWED).fetch_one(&mut self.connection).await?;
        let alone = Head::read(&alone, None)?;
        let last = sqlx::query(SELECT_LAST_GROUP).fetch_optional(&mut self.connection).await?;
        let last = last.map(|row| Head::read(&row, Some(row.try_get("operations")?))).transpose()?;
        match last {
            Some(last) if last.last_seq > alone.last_seq => Ok(last),
            last if last.map_or(0, |last| last.last_seq) == alone.last_seq => Ok(alone),
            last => Err(SqlError::damage(format!(
                "the change log ends at {}, and has been at {}",
                last.map_or(0, |last| last.last_seq),
                alone.last_seq
            ))),
        }
    }

    /// Brings what only the log has into a state that was read from the tables; returns what they lack.
    pub(super) async fn replay(&mut self, state: &mut State) -> Result<Trail, SqlError> {
        let head = self.head().await?;
        head.expect(state.digest())?;
        let mut trail = Trail::new(head.tables);
        if head.tables.seq == state.last_seq {
            return Ok(trail);
        }
        let mut behind = Generation::new(&state.catalog, Instant::now());
        behind.last_seq = state.last_seq;
        behind.is_replayed = true;
        let sql = "SELECT * FROM change_groups WHERE last_seq > ? ORDER BY last_seq";
        let mut groups = sqlx::query(sql).bind(head.tables.seq.cast_signed()).fetch(&mut self.connection);
        let mut next_seq = head.tables.seq + 1;
        while let Some(group) = groups.try_next().await? {
            let operations: &str = group.try_get("operations")?;
            let last_seq = Head::read(&group, Some(operations))?.last_seq;
            log::replay(operations, next_seq, state, &mut behind).map_err(SqlError::damage)?;
            next_seq = last_seq + 1;
        }
        trail.push(behind);
        Ok(trail)
    }

    /// Writes a group, or what the tables lack, or both: one text, so that it crosses to SQLite's thread once, and
    /// one statement a kind.
    pub(super) async fn commit(&mut self, catalog: &Catalog, plan: Plan) -> Result<(), SqlError> {
        let mut sql = String::new();
        let mut arguments = SqliteArguments::default();
        let is_log_alone =
            plan.forgotten_keys.is_none() && plan.tables.tables.is_empty() && plan.trim.is_none();
        let head = Head { last_seq: plan.last_seq, tables: plan.tables.then };
        sql.push_str(if plan.operations.is_some() { INSERT_LOG } else { UPDATE_FOLLOWED });
        head.bind(plan.operations.as_deref(), &mut arguments);
        match plan.operations {
            Some(GroupText::Own(operations)) => bind(&mut arguments, operations),
            Some(GroupText::Shared(operations)) => bind(&mut arguments, operations),
            None => {}
        }
        if let Some(forgotten) = plan.forgotten_keys {
            sql.push_str(UPSERT_ASSIGNED);
            bind(&mut arguments, forgotten);
        }
        for tables in plan.tables.tables {
            let (mut puts, mut removals) = (Vec::new(), Vec::new());
            for (kind, rows) in catalog.kinds.iter().zip(tables).rev() {
                if let Some(keys) = rows.parks {
                    sql.push_str(&park(kind));
                    bind(&mut arguments, keys);
                }
                puts.extend(rows.puts.map(|rows| (kind, rows)));
                removals.extend(rows.removals.map(|keys| (kind, keys)));
            }
            for (kind, rows) in puts.into_iter().rev() {
                sql.push_str(&upsert(kind, rows.has_moves || plan.is_suspicious));
                bind(&mut arguments, rows.rows);
            }
            for (kind, keys) in removals {
                sql.push_str(&delete(kind));
                bind(&mut arguments, keys);
            }
        }
        if let Some(step) = plan.trim {
            sql.push_str(TRIM_LOG);
            for number in [step.up_to, step.groups, step.bytes] {
                bind(&mut arguments, number.cast_signed());
            }
        }
        // One statement is a transaction by itself.
        if !is_log_alone {
            sql = format!("BEGIN IMMEDIATE; {sql}COMMIT");
        }
        sqlx::query_with(AssertSqlSafe(sql), arguments).execute(&mut self.connection).await?;
        Ok(())
    }

    /// Fixes what this connection reads to the present moment, until it is closed.
    pub(super) async fn begin_snapshot(&mut self) -> Result<u64, SqlError> {
        sqlx::raw_sql("BEGIN").execute(&mut self.connection).await?;
        self.last_seq().await
    }

    /// What `PRAGMA integrity_check` and `PRAGMA foreign_key_check` find.
    pub(super) async fn findings(&mut self) -> Result<Vec<String>, SqlError> {
        let rows: Vec<String> =
            sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&mut self.connection).await?;
        let mut findings: Vec<_> = rows.into_iter().filter(|row| row != "ok").collect();
        findings.extend(self.foreign_key_findings().await?);
        Ok(findings)
    }

    async fn foreign_key_findings(&mut self) -> Result<Vec<String>, SqlError> {
        let rows = sqlx::query("PRAGMA foreign_key_check").fetch_all(&mut self.connection).await?;
        let finding = |row: SqliteRow| {
            let (table, rowid) = (row.get::<String, _>(0), row.get::<Option<i64>, _>(1));
            let parent = row.get::<String, _>(2);
            format!("{table} row {} names a row of {parent} that is not there", rowid.unwrap_or_default())
        };
        Ok(rows.into_iter().map(finding).collect())
    }

    /// The columns that each table has, in order, for comparison with what its kind expects.
    pub(super) async fn column_names(&mut self) -> Result<HashMap<String, Vec<String>>, SqlError> {
        let sql = "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns \
                   WHERE tables.type = 'table' ORDER BY tables.name, columns.cid";
        let rows: Vec<(String, String)> = sqlx::query_as(sql).fetch_all(&mut self.connection).await?;
        let mut columns = HashMap::<_, Vec<_>>::new();
        for (table, column) in rows {
            columns.entry(table).or_default().push(column);
        }
        Ok(columns)
    }

    /// The statements that would make this database's tables and indexes.
    pub(super) async fn schema(&mut self) -> Result<Vec<String>, SqlError> {
        let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL \
                   AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE '!_sqlx%' ESCAPE '!' \
                   ORDER BY rowid";
        Ok(sqlx::query_scalar(sql).fetch_all(&mut self.connection).await?)
    }

    /// Folds the WAL into the main file, which is then on disk; says whether all of it could be, or another
    /// program's reading was in the way.
    pub(super) async fn fold(&mut self) -> Result<bool, SqlError> {
        let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
        let row = sqlx::query(checkpoint).fetch_one(&mut self.connection).await?;
        Ok(row.get::<i64, _>(0) == 0)
    }

    /// Folds as much of the WAL into the main file as nobody is reading.
    pub(super) async fn fold_quietly(&mut self) -> Result<(), SqlError> {
        sqlx::raw_sql("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut self.connection).await?;
        Ok(())
    }

    /// Writes the whole database anew, without the space that it does not need, in one transaction.
    pub(super) async fn vacuum(&mut self) -> Result<(), SqlError> {
        sqlx::raw_sql("VACUUM").execute(&mut self.connection).await?;
        Ok(())
    }

    /// A number that changes when another connection has committed something.
    pub(super) async fn data_version(&mut self) -> Result<i64, SqlError> {
        Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut self.connection).await?)
    }

    /// Makes sure that no other program is writing.
    pub(super) async fn expect_unlocked(&mut self) -> Result<(), SqlError> {
        sqlx::raw_sql("BEGIN IMMEDIATE; ROLLBACK").execute(&mut self.connection).await?;
        Ok(())
    }

    /// Closes the connection and waits until its thread has let go of the file.
    pub(super) async fn close(self) -> Result<(), SqlError> {
        Ok(self.connection.close().await?)
    }
}

/// The powers of two that a double can have: doubling and halving are exact, unlike the reading of decimals.
const POWERS_OF_TWO: &str = "
    CREATE TEMP TABLE power_of_two(exponent INTEGER PRIMARY KEY, power REAL NOT NULL) STRICT;
    INSERT INTO power_of_two
        WITH RECURSIVE up(e, p) AS (SELECT 0, 1.0 UNION ALL SELECT e + 1, p * 2.0 FROM up WHERE e < 971)
        SELECT e, p FROM up;
    INSERT INTO power_of_two
        WITH RECURSIVE down(e, p) AS (SELECT -1, 0.5 UNION ALL SELECT e - 1, p / 2.0 FROM down WHERE e > -1074)
        SELECT e, p FROM down;";

/// The rows in a parameter. `jsonb_each` takes the text apart once and hands out each row as JSONB, in which columns
/// are found without reading text; `LIMIT -1` keeps the subquery one, so that a row is handed out once and not for
/// each of its columns.
const ROWS: &str = "(SELECT value FROM jsonb_each(?) LIMIT -1)";

const INSERT_LOG: &str = "INSERT INTO \
    change_groups(last_seq, tables_seq, table_rows, table_digest, checksum, operations) VALUES (?, ?, ?, ?, ?, ?); ";

/// Sizes are found without reading the texts.
const TRIM_LOG: &str = "DELETE FROM change_groups WHERE last_seq <= (SELECT max(last_seq) FROM \
    (SELECT last_seq, row_number() OVER so_far AS place, sum(size) OVER so_far AS bytes FROM \
    (SELECT last_seq, octet_length(operations) AS size FROM change_groups \
    WHERE last_seq <= ? ORDER BY last_seq LIMIT ?) WINDOW so_far AS (ORDER BY last_seq)) \
    WHERE place = 1 OR bytes <= ?); ";

const UPDATE_FOLLOWED: &str = "UPDATE followed_alone \
    SET (last_seq, tables_seq, table_rows, table_digest, checksum) = (?, ?, ?, ?, ?); ";

const SELECT_FOLLOWED: &str = "SELECT * FROM followed_alone";

const SELECT_LAST_GROUP: &str = "SELECT * FROM change_groups ORDER BY last_seq DESC LIMIT 1";

/// The table of the last keys assigned.
pub(super) const ASSIGNED_KEYS: &str = "assigned_keys";

/// How far log and tables are, as every commit writes it: a group of the log in its own row, any other where there is
/// one for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// The number of the last change in the log.
    pub(super) last_seq: u64,
    pub(super) tables: Tables,
}

impl Head {
    /// The checksum of its row.
    pub(super) fn checksum(&self, operations: Option<&str>) -> i64 {
        let mut sum = Checksum::default();
        sum.integer(self.last_seq.cast_signed());
        sum.integer(self.tables.seq.cast_signed());
        sum.integer(self.tables.digest.rows);
        sum.integer(self.tables.digest.sum);
        operations.into_iter().for_each(|operations| sum.text(operations));
        sum.finish(if operations.is_some() { "change_groups" } else { "followed_alone" })
    }

    /// Refuses tables that come to something else.
    fn expect(&self, found: Digest) -> Result<(), SqlError> {
        if found == self.tables.digest {
            return Ok(());
        }
        Err(SqlError::damage(format!(
            "the tables have {} records, and not the {} that were written, or some are not the latest",
            found.rows, self.tables.digest.rows
        )))
    }

    fn bind(&self, operations: Option<&str>, arguments: &mut SqliteArguments) {
        bind(arguments, self.last_seq.cast_signed());
        bind(arguments, self.tables.seq.cast_signed());
        bind(arguments, self.tables.digest.rows);
        bind(arguments, self.tables.digest.sum);
        bind(arguments, self.checksum(operations));
    }

    /// Reads the row of a group, or the other, if it is what was written.
    fn read(row: &SqliteRow, operations: Option<&str>) -> Result<Self, SqlError> {
        let number = |column| row.try_get::<i64, _>(column);
        let read = || {
            let digest = Digest { rows: number("table_rows")?, sum: number("table_digest")? };
            let tables = Tables { seq: number("tables_seq")?.cast_unsigned(), digest };
            Ok((Self { last_seq: number("last_seq")?.cast_unsigned(), tables }, number("checksum")?))
        };
        let damage = |reason: &dyn std::fmt::Display| {
            let seq = number("last_seq").map_or_else(|_| "?".into(), |seq| seq.to_string());
            let row = if operations.is_some() { "change_groups last_seq" } else { "followed_alone last_seq" };
            SqlError::damage(format!("{row} {seq}: {reason}"))
        };
        let (head, checksum): (Self, i64) = read().map_err(|error: sqlx::Error| damage(&error))?;
        match checksum == head.checksum(operations) {
            true => Ok(head),
            false => Err(damage(&WRONG_CHECKSUM)),
        }
    }
}

/// The checksum of what is remembered of a kind's keys.
pub(super) fn assigned_checksum(kind: &str, last: i64) -> i64 {
    let mut sum = Checksum::default();
    sum.text(kind);
    sum.integer(last);
    sum.finish(ASSIGNED_KEYS)
}

/// What is wrong with a row whose checksum fails.
const WRONG_CHECKSUM: &str = "it is not what the row sums up to, so the row is not what was written";

const UPSERT_ASSIGNED: &str = "INSERT INTO assigned_keys(kind, last_key, checksum) \
    SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?) WHERE true \
    ON CONFLICT(kind) DO UPDATE SET last_key = excluded.last_key, checksum = excluded.checksum; ";

/// Adds an argument. Numbers and texts always fit.
fn bind<'q, T: sqlx::Encode<'q, Sqlite> + sqlx::Type<Sqlite>>(arguments: &mut SqliteArguments, value: T) {
    arguments.add(value).expect("numbers and texts can be encoded");
}

fn names(columns: &[Column]) -> String {
    columns.iter().map(Column::quoted).collect::<Vec<_>>().join(", ")
}

fn delete(kind: &Kind) -> String {
    format!("DELETE FROM {} WHERE {} IN (SELECT value ->> 0 FROM json_each(?)); ", kind.table, kind.key)
}

/// Takes rows out of the unique indexes of their table, and leaves them as they are.
fn park(kind: &Kind) -> String {
    format!(
        "UPDATE {} SET {PARKED} = 1 WHERE {} IN (SELECT value ->> 0 FROM json_each(?)); ",
        kind.table, kind.key
    )
}

/// Never `REPLACE INTO`: on a parent it would cascade the children away. Columns that name parents are left as they
/// are unless a row gets another parent: setting one to what it is already costs a look at the parent and a page
/// of the index all the same. So does taking the mark of a parked row from one that has none.
fn upsert(kind: &Kind, has_moves: bool) -> String {
    let mut slot = 0;
    let values = kind.columns.iter().map(|column| {
        let first = slot;
        slot += column.column_type.slots();
        match column.column_type {
            ColumnType::Integer | ColumnType::Text => format!("value ->> {first}"),
            ColumnType::Real => format!(
                "(value ->> {first}) * (SELECT power FROM power_of_two WHERE exponent = value ->> {})",
                first + 1
            ),
        }
    });
    let values = values.collect::<Vec<_>>().join(", ");
    let is_set = |column: &&Column| {
        column.name != kind.key && (has_moves || !kind.reference_columns.contains(&column.name))
    };
    let changes = kind.columns.iter().filter(is_set);
    let changes = changes.map(|column| format!("{0} = excluded.{0}", column.quoted()));
    let unparked = (has_moves && kind.has_unique_index).then(|| format!("{PARKED} = NULL"));
    let changes = changes.chain(unparked).collect::<Vec<_>>();
    format!(
        "INSERT INTO {}({}) SELECT {values} FROM {} WHERE true ON CONFLICT({}) DO UPDATE SET {}; ",
        kind.table,
        names(&kind.columns),
        ROWS,
        kind.key,
        changes.join(", ")
    )
}
