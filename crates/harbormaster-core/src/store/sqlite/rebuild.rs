//! What a new database gets from a damaged one, besides the rows that any commit writes: the groups of its log, as
//! they were.

use sqlx::Row;
use sqlx::sqlite::SqliteArguments;

use super::{Connected, INSERT_LOG, SqlError, bind};
use crate::store::salvage::LoggedGroup;

impl Connected {
    /// Writes groups of the log again, in one transaction.
    pub(in crate::store) async fn write_history(&mut self, groups: Vec<LoggedGroup>) -> Result<(), SqlError> {
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut self.connection).await?;
        for LoggedGroup { head, operations } in groups {
            let mut arguments = SqliteArguments::default();
            head.bind(Some(&operations), &mut arguments);
            bind(&mut arguments, operations);
            sqlx::query_with(INSERT_LOG, arguments).execute(&mut self.connection).await?;
        }
        sqlx::raw_sql("COMMIT").execute(&mut self.connection).await?;
        Ok(())
    }

    /// Whether this group is in the log.
    pub(in crate::store) async fn has_group(&mut self, group: &LoggedGroup) -> Result<bool, SqlError> {
        let select = "SELECT count(*) FROM change_groups WHERE last_seq = ? AND operations = ?";
        let query =
            sqlx::query(select).bind(group.head.last_seq.cast_signed()).bind(group.operations.clone());
        Ok(query.fetch_one(&mut self.connection).await?.try_get::<i64, _>(0)? > 0)
    }
}
