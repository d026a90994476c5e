//! Rows as an earlier schema has them, before a migration gives them other values and so other checksums.

use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Column as _, Row};

use super::{Connected, SqlError, WRONG_CHECKSUM};
use crate::record::checksum::Checksum;
use crate::store::catalog::CHECKSUM;

/// The tables whose rows a migration seals anew, and the number of that migration.
const SEALED_ANEW: [(i64, &str); 2] = [(10, "play_sessions"), (10, "colony_planets")];

/// The migration from which on every row has a checksum.
const FIRST_SEALED: i64 = 3;

impl Connected {
    /// Verifies the rows that would lose their checksums to a migration that is to come: what is damaged now would be
    /// sealed as good by it.
    ///
    /// # Errors
    /// Which row is not what was written.
    pub(in crate::store) async fn expect_sums_before_migration(&mut self) -> Result<(), SqlError> {
        let version = self.schema_version().await?.unwrap_or_default();
        if version < FIRST_SEALED || !self.is_sealed().await? {
            return Ok(());
        }
        let names = self.column_names().await?;
        for (migration, table) in SEALED_ANEW {
            if version < migration && names.contains_key(table) {
                self.expect_sums_of(table).await?;
            }
        }
        Ok(())
    }

    /// Verifies each row of a table whose columns up to the checksum are in the order in which they are summed up.
    async fn expect_sums_of(&mut self, table: &str) -> Result<(), SqlError> {
        let select = format!("SELECT * FROM {table}");
        let mut rows = sqlx::query(AssertSqlSafe(select)).fetch(&mut self.connection);
        while let Some(row) = rows.try_next().await? {
            if Some(sum_of(&row, table)?) != row.try_get(CHECKSUM)? {
                let key = row
                    .try_get::<String, _>(0)
                    .or_else(|_| row.try_get::<i64, _>(0).map(|key| key.to_string()));
                let reason = format!("{table} {}, {CHECKSUM}: {WRONG_CHECKSUM}", key.unwrap_or_default());
                return Err(SqlError::damage(reason));
            }
        }
        Ok(())
    }
}

/// What a row of integers and texts sums up to.
fn sum_of(row: &SqliteRow, table: &str) -> Result<i64, SqlError> {
    let mut sum = Checksum::default();
    for column in row.columns().iter().take_while(|column| column.name() != CHECKSUM) {
        let place = column.ordinal();
        match (row.try_get::<Option<i64>, _>(place), row.try_get::<Option<&str>, _>(place)) {
            (Ok(None), _) | (_, Ok(None)) => sum.null(),
            (Ok(Some(number)), _) => sum.integer(number),
            (_, Ok(Some(text))) => sum.text(text),
            (Err(error), Err(_)) => return Err(error.into()),
        }
    }
    Ok(sum.finish(table))
}
