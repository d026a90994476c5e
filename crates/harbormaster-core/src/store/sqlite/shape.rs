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
                if is_unreadable(&finding) {
                    return Err(SqlError::other(format!("{}: {finding}", kind.table)));
                }
                if finding != "ok" && !NOT_SHAPE.iter().any(|start| finding.starts_with(start)) {
                    return Err(SqlError::damage(format!("{}: {}", kind.table, finding.replace('\n', " "))));
                }
            }
        }
        Ok(())
    }
}

/// Whether a finding says no more than that the operating system could not read a page: that may pass, and what is there
/// may be right. SQLite puts its code into the text; the low byte of all its input errors is 10.
fn is_unreadable(finding: &str) -> bool {
    let code = finding.rsplit_once("error code=").and_then(|(_, code)| code.trim().parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 10)
}

#[cfg(test)]
mod tests {
    use super::is_unreadable;

    #[test]
    fn what_cannot_be_read_is_not_what_is_wrong() {
        assert!(is_unreadable("Tree 12 page 34: unable to get the page. error code=10"));
        assert!(is_unreadable("Tree 12 page 34: unable to get the page. error code=8458"));
        for damage in [
            "Tree 12 page 34: unable to get the page. error code=11",
            "Tree 12 page 34: free space corruption",
            "ok",
        ] {
            assert!(!is_unreadable(damage), "{damage}");
        }
    }
}
