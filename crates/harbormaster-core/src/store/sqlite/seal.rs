//! Checksums for rows that have none yet, because a migration brought them or changed their table, or that somebody
//! has changed by hand and vouches for.
//!
//! What is sealed is marked by SQLite's `user_version`: the last migration whose rows have their checksums. It changes
//! together with them, so a row without one counts as damaged at any other time.

use std::sync::Arc;

use futures_util::TryStreamExt;
use sqlx::{AssertSqlSafe, Row};

use super::{Connected, Head, SqlError, WRONG_CHECKSUM};
use crate::record::checksum::Digest;
use crate::record::row::{ColumnType, RowWriter, Seal};
use crate::store::catalog::{Catalog, Kind};
use crate::store::trail::Tables;

/// How many groups of the log are sealed at a time: each may be as large as a group can be.
const GROUPS_MAX: i64 = 64;

/// Which rows are given a checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Trust {
    /// Those that have none.
    New,
    /// Also those that have a wrong one.
    All,
}

/// A row without its checksum, or with a wrong one.
#[derive(Clone, Debug)]
pub(in crate::store) struct Unsealed {
    /// Its key, as text.
    pub(in crate::store) key: String,
    seal: Seal,
}

impl Connected {
    /// Whether every row has had its checksum since the last migration.
    pub(in crate::store) async fn is_sealed(&mut self) -> Result<bool, SqlError> {
        let sealed: i64 = sqlx::query_scalar("PRAGMA user_version").fetch_one(&mut self.connection).await?;
        Ok(self.schema_version().await? == Some(sealed))
    }

    /// Gives rows their checksums, all in one transaction.
    pub(in crate::store) async fn seal(
        &mut self,
        catalog: &Arc<Catalog>,
        trust: Trust,
    ) -> Result<(), SqlError> {
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
        let mut digest = Digest::default();
        for kind in &catalog.kinds {
            let (unsealed, rows) = self.unsealed(kind).await?;
            self.seal_rows(kind, unsealed, trust).await?;
            digest.add(rows);
        }
        self.seal_assigned_keys(catalog, trust).await?;
        self.seal_groups(trust).await?;
        let (last_seq, seq) = (self.last_seq().await?, self.tables_seq().await?);
        self.seal_head(Head { last_seq, tables: Tables { seq, digest } }).await?;
        let version = self.schema_version().await?.unwrap_or_default();
        let marked = format!("PRAGMA user_version = {version}; COMMIT");
        sqlx::raw_sql(AssertSqlSafe(marked)).execute(&mut self.connection).await?;
        Ok(())
    }

    /// The rows of a kind that have no checksum or a wrong one, and what all its rows come to.
    pub(in crate::store) async fn unsealed(
        &mut self,
        kind: &Kind,
    ) -> Result<(Vec<Unsealed>, Digest), SqlError> {
        let mut unsealed = Vec::new();
        let loader = self
            .load_by_value(kind, &mut |_, seal, key| {
                if seal != Seal::Right {
                    unsealed.push(Unsealed { key: key(), seal });
                }
                Ok(())
            })
            .await?;
        Ok((unsealed, loader.finish(0).digest()))
    }

    async fn seal_rows(
        &mut self,
        kind: &Kind,
        unsealed: Vec<Unsealed>,
        trust: Trust,
    ) -> Result<(), SqlError> {
        let mut rows = RowWriter::new();
        for Unsealed { key, seal } in unsealed {
            let right = match seal {
                Seal::Wrong { .. } if trust == Trust::New => {
                    let reason = format!("{} {} {key}, checksum: {WRONG_CHECKSUM}", kind.table, kind.key);
                    return Err(SqlError::damage(reason));
                }
                Seal::Missing { right } | Seal::Wrong { right } => right,
                Seal::Right => continue,
            };
            rows.start_row();
            rows.text(&key);
            rows.integer(right);
            rows.end_row();
        }
        let Some(rows) = rows.finish() else { return Ok(()) };
        let key_type = match kind.columns[0].column_type {
            ColumnType::Integer => "INTEGER",
            ColumnType::Real | ColumnType::Text => "TEXT",
        };
        let sql = format!(
            "WITH seal(key, checksum) AS MATERIALIZED \
             (SELECT CAST(value ->> 0 AS {key_type}), value ->> 1 FROM json_each(?)) \
             UPDATE {0} SET checksum = seal.checksum FROM seal WHERE {0}.{1} = seal.key",
            kind.table, kind.key
        );
        sqlx::query(AssertSqlSafe(sql)).bind(rows).execute(&mut self.connection).await?;
        Ok(())
    }

    async fn seal_assigned_keys(&mut self, catalog: &Catalog, trust: Trust) -> Result<(), SqlError> {
        let which = if trust == Trust::All { "true" } else { "checksum IS NULL" };
        let sql = format!("SELECT kind, last_key FROM assigned_keys WHERE {which}");
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&mut self.connection).await?;
        for kind in &catalog.kinds {
            for row in rows.iter().filter(|row| row.try_get("kind").is_ok_and(|name: &str| name == kind.name))
            {
                let sum = super::assigned_checksum(kind.name, row.try_get("last_key")?);
                let update = sqlx::query("UPDATE assigned_keys SET checksum = ? WHERE kind = ?");
                update.bind(sum).bind(kind.name).execute(&mut self.connection).await?;
            }
        }
        Ok(())
    }

    /// Groups of the log. What the tables came to when there were no checksums yet nobody knows any more.
    async fn seal_groups(&mut self, trust: Trust) -> Result<(), SqlError> {
        let which = if trust == Trust::All { "true" } else { "checksum IS NULL" };
        let select = format!(
            "SELECT last_seq, tables_seq, coalesce(table_rows, 0), coalesce(table_digest, 0), operations \
             FROM change_groups WHERE {which} AND last_seq > ? ORDER BY last_seq LIMIT {GROUPS_MAX}"
        );
        let update =
            "UPDATE change_groups SET table_rows = ?, table_digest = ?, checksum = ? WHERE last_seq = ?";
        let mut sealed = 0_i64;
        loop {
            let query = sqlx::query(AssertSqlSafe(select.clone())).bind(sealed);
            let groups = query.fetch_all(&mut self.connection).await?;
            if groups.is_empty() {
                return Ok(());
            }
            for group in groups {
                let number = |column: usize| group.try_get::<i64, _>(column);
                let digest = Digest { rows: number(2)?, sum: number(3)? };
                let tables = Tables { seq: number(1)?.cast_unsigned(), digest };
                sealed = number(0)?;
                let head = Head { last_seq: sealed.cast_unsigned(), tables };
                let sum = head.checksum(Some(group.try_get(4)?));
                let update = sqlx::query(update).bind(digest.rows).bind(digest.sum).bind(sum).bind(sealed);
                update.execute(&mut self.connection).await?;
            }
        }
    }

    async fn seal_head(&mut self, head: Head) -> Result<(), SqlError> {
        let mut arguments = sqlx::sqlite::SqliteArguments::default();
        head.bind(None, &mut arguments);
        sqlx::query_with(super::UPDATE_FOLLOWED, arguments).execute(&mut self.connection).await?;
        Ok(())
    }

    /// The number of the last change that the tables have, with all before it, whoever wrote it there.
    async fn tables_seq(&mut self) -> Result<u64, SqlError> {
        let mut seqs = sqlx::query_scalar("SELECT tables_seq FROM followed").fetch(&mut self.connection);
        let seq: Option<i64> = seqs.try_next().await?;
        Ok(seq.unwrap_or(0).cast_unsigned())
    }
}
