//! Whether the trees of tables and indexes hang together. A start reads every row and no index, and a page that an
//! index has lost would only show when a change needs it.

use sqlx::{AssertSqlSafe, Row};

use super::{Connected, SqlError};
use crate::store::catalog::Catalog;

/// What a table may have by somebody's hand although its pages are sound. Reading its rows finds what matters of it.
const NOT_SHAPE: [&str; 3] = ["CHECK ", "NULL ", "non-"];

impl Connected {
    /// Goes through the pages of every kind's table and indexes, but not of the change log, which is far larger.
    pub(in crate::store) async fn expect_shape(&mut self, catalog: &Catalog) -> Result<(), SqlError> {
        for kind in &catalog.kinds {
            let check = format!("PRAGMA quick_check('{}')", kind.table);
            let findings = sqlx::query(AssertSqlSafe(check)).fetch_all(&mut self.connection).await?;
            for finding in findings {
                let finding: String = finding.try_get(0)?;
                if finding != "ok" && !NOT_SHAPE.iter().any(|start| finding.starts_with(start)) {
                    return Err(SqlError::damage(format!("{}: {}", kind.table, finding.replace('\n', " "))));
                }
            }
        }
        Ok(())
    }
}
