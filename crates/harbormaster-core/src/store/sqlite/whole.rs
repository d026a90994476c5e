//! A database as a whole: copying it, and reading all that is in it without keeping it.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};

use super::{Connected, Head, SqlError};
use crate::record::row::ColumnType;
use crate::store::catalog::{CHECKSUM, Catalog, Kind};
use crate::store::log;
use crate::store::state::State;
use crate::store::trail::Generation;

/// After how many steps of SQLite it is looked whether it is to stop: some microseconds.
const STOP_STEPS: i32 = 1000;

impl Connected {
    /// [`Connected::last_seq`], in a database of any of our schemas.
    pub(in crate::store) async fn logged_seq(&mut self) -> Result<u64, SqlError> {
        let log = "SELECT name FROM sqlite_schema WHERE name IN ('change_groups', 'change_log') ORDER BY name LIMIT 1";
        let log: Option<String> = sqlx::query_scalar(log).fetch_optional(&mut self.connection).await?;
        match log.as_deref() {
            Some("change_groups") => self.last_seq().await,
            Some(_) => {
                let last = "SELECT coalesce(max(seq), 0) FROM change_log";
                let last: i64 = sqlx::query_scalar(last).fetch_one(&mut self.connection).await?;
                Ok(last.cast_unsigned())
            }
            None => Ok(0),
        }
    }

    /// Lets what this connection does be stopped: it fails soon after `stop` is set.
    pub(in crate::store) async fn stop_with(&mut self, stop: &Arc<AtomicBool>) -> Result<(), SqlError> {
        let stop = stop.clone();
        let mut handle = self.connection.lock_handle().await?;
        handle.set_progress_handler(STOP_STEPS, move || !stop.load(Ordering::Relaxed));
        Ok(())
    }

    /// Writes what is there at this moment to an empty file, as a whole database without a WAL.
    pub(in crate::store) async fn copy_into(&mut self, target: &str) -> Result<(), SqlError> {
        let copy = sqlx::query("VACUUM INTO ?").bind(target.to_owned());
        copy.execute(&mut self.connection).await?;
        Ok(())
    }

    /// What a row says, as JSON with the names of its columns.
    pub(in crate::store) async fn row_text(&mut self, kind: &Kind, key: &str) -> Result<String, SqlError> {
        let columns = kind.columns.iter().filter(|column| column.name != CHECKSUM);
        let members =
            columns.map(|column| format!("'{}', {}", column.name, column.quoted())).collect::<Vec<_>>();
        let key_type = if kind.columns[0].column_type == ColumnType::Integer { "INTEGER" } else { "TEXT" };
        let sql = format!(
            "SELECT json_object({}) FROM {} WHERE {} = CAST(? AS {key_type})",
            members.join(", "),
            kind.table,
            kind.key
        );
        let row = sqlx::query_scalar(AssertSqlSafe(sql)).bind(key.to_owned());
        Ok(row.fetch_one(&mut self.connection).await?)
    }

    /// Reads every row and every group of the log, keeping none, and returns the number of the last change.
    ///
    /// # Errors
    /// The first that is not what was written, or is missing.
    pub(in crate::store) async fn expect_as_written(
        &mut self,
        catalog: &Arc<Catalog>,
    ) -> Result<u64, SqlError> {
        let digest = self.sum_up(catalog).await?;
        let head = self.head().await?;
        head.expect(digest)?;
        self.read_log(&mut |operations, next_seq| log::expect_sequence(operations, next_seq)).await?;
        Ok(head.last_seq)
    }

    /// Applies the whole change log to a state that was read from the tables and the log: what every record is to be
    /// according to it. Returns the numbers that are missing from it.
    pub(in crate::store) async fn replay_whole_log(
        &mut self,
        state: &mut State,
    ) -> Result<Vec<Range<u64>>, SqlError> {
        self.read_log(&mut |operations, next_seq| {
            // What the tables lack is not asked for here.
            let mut behind = Generation::new(&state.catalog, Instant::now());
            log::replay(operations, next_seq, state, &mut behind)
        })
        .await
    }

    /// Shows every group of the log to `look`, with the number that its first operation must have; returns the numbers
    /// that are missing. There may be such where the tables have followed: a recovery keeps what history it finds.
    async fn read_log(
        &mut self,
        look: &mut (dyn FnMut(&str, u64) -> Result<(), String> + Send),
    ) -> Result<Vec<Range<u64>>, SqlError> {
        let followed_seq = self.head().await?.tables.seq;
        let mut next_seq = self.first_seq().await?.unwrap_or_default();
        let mut holes = Vec::new();
        let all = "SELECT * FROM change_groups ORDER BY last_seq";
        let mut groups = sqlx::query(all).fetch(&mut self.connection);
        while let Some(group) = groups.try_next().await? {
            let operations: &str = group.try_get("operations")?;
            let last_seq = Head::read(&group, Some(operations))?.last_seq;
            let first_seq = log::begin_of(operations).map_or(next_seq, |(first, _)| first);
            if first_seq > next_seq && next_seq <= followed_seq {
                holes.push(next_seq..first_seq);
                next_seq = first_seq;
            }
            look(operations, next_seq).map_err(SqlError::damage)?;
            next_seq = last_seq + 1;
        }
        Ok(holes)
    }
}
