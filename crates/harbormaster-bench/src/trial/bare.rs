//! A writer that is nothing but SQLite, with the sync that one asks for. It shows that the cut of a disk's power can be
//! seen: what it commits with `synchronous=NORMAL` is lost.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row};
use tokio::runtime::Runtime;

use super::ledger::{Durability, Ledger};
use super::model::{Effect, Fields, Kind, Model};
use super::records::Records;
use crate::failure::{Context, Failure, Result};

/// An open database.
#[derive(Debug)]
pub struct Bare {
    runtime: Runtime,
    connection: SqliteConnection,
    seq: u64,
}

impl Bare {
    /// Opens a database, or makes it.
    ///
    /// # Errors
    /// SQLite cannot.
    pub fn open(path: &Path, synchronous: SqliteSynchronous) -> Result<Self> {
        const DOING: &str = "cannot open the bare database";
        const TABLE: &str = "CREATE TABLE IF NOT EXISTS records (kind TEXT, mark TEXT, seq INTEGER, fields TEXT, \
                             PRIMARY KEY (kind, mark)) STRICT";
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context(DOING)?;
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(synchronous)
            .disable_statement_logging();
        let (connection, seq) = runtime
            .block_on(async {
                let mut connection = options.connect().await?;
                sqlx::raw_sql(TABLE).execute(&mut connection).await?;
                let seq: i64 = sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM records")
                    .fetch_one(&mut connection)
                    .await?;
                Ok::<_, sqlx::Error>((connection, seq))
            })
            .context(DOING)?;
        Ok(Self { runtime, connection, seq: seq.cast_unsigned() })
    }

    /// Commits the next change of a ledger, as the server would, and acknowledges it, unless the machine is off by
    /// then: `false`, and the change stays in doubt.
    ///
    /// # Errors
    /// SQLite fails; the change is in doubt.
    pub fn commit(&mut self, ledger: &mut Ledger, is_cut: &AtomicBool) -> Result<bool> {
        let change = ledger.begin(Durability::Commit);
        self.seq += 1;
        let records: Vec<_> =
            change.effects.iter().filter_map(|effect| self.whole(effect, ledger.expected())).collect();
        self.runtime
            .block_on(write(&mut self.connection, &change.effects, &records))
            .context("cannot commit")?;
        if is_cut.load(Ordering::SeqCst) {
            return Ok(false);
        }
        let wrong = ledger.acknowledge(&json!({"records": records, "seq": self.seq}));
        wrong
            .first()
            .map_or(Ok(true), |wrong| Err(Failure::new(format!("the bare writer is wrong: {wrong}"))))
    }

    /// What is written for a record: all that is known of it, and what a server would add.
    fn whole(&self, effect: &Effect, expected: &Model) -> Option<Value> {
        let mark = effect.mark();
        let mut fields = Fields::clone(expected.get(mark)?);
        fields.insert("seq".into(), self.seq.into());
        fields.insert("version".into(), self.seq.into());
        if mark.0 != Kind::Interior {
            // The client's mark is a number that is used once, so it does as a key.
            let key = if mark.0 == Kind::RoomTemplate {
                fields["room_flags"].clone()
            } else {
                mark.1.parse().ok()?
            };
            fields.insert(mark.0.key().into(), key);
        }
        Some(Value::Object(fields))
    }

    /// Everything that is there.
    ///
    /// # Errors
    /// SQLite fails.
    pub fn read(&mut self) -> Result<Model> {
        const DOING: &str = "cannot read the bare database";
        let rows = sqlx::query("SELECT fields FROM records").fetch_all(&mut self.connection);
        let rows = self.runtime.block_on(rows).context(DOING)?;
        let texts = rows.iter().map(|row| row.get::<String, _>(0));
        let values: Vec<Value> = texts
            .map(|text| serde_json::from_str(&text))
            .collect::<std::result::Result<_, _>>()
            .context(DOING)?;
        Ok(Model::of(Records::within(&Value::Array(values)).0))
    }

    /// Lets go of the database, however it is.
    pub fn close(self) {
        // After a cut it cannot be closed well.
        let _ = self.runtime.block_on(self.connection.close());
    }
}

async fn write(
    connection: &mut SqliteConnection,
    effects: &[Effect],
    records: &[Value],
) -> std::result::Result<(), sqlx::Error> {
    let mut transaction = connection.begin().await?;
    for effect in effects {
        let mark = effect.mark();
        sqlx::query("DELETE FROM records WHERE kind = ? AND mark = ?")
            .bind(mark.0.name())
            .bind(&mark.1)
            .execute(&mut *transaction)
            .await?;
    }
    let by_mark = Records::within(&Value::Array(records.to_vec()));
    for (kind, fields) in &by_mark.0 {
        let seq = fields.get("seq").and_then(Value::as_i64);
        sqlx::query("INSERT OR REPLACE INTO records VALUES (?, ?, ?, ?)")
            .bind(kind.name())
            .bind(super::model::Mark::of(*kind, fields).1)
            .bind(seq)
            .bind(Value::Object((**fields).clone()).to_string())
            .execute(&mut *transaction)
            .await?;
    }
    transaction.commit().await
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng;
    use rand_chacha::ChaCha8Rng;

    use super::super::ledger::{Cut, Found};
    use super::super::plan::Planner;
    use super::*;

    #[test]
    fn what_was_committed_is_what_the_ledger_expects() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut ledger = Ledger::new(Planner::new(0, ChaCha8Rng::seed_from_u64(1)));
        let on = AtomicBool::new(false);
        let mut bare =
            Bare::open(&folder.path().join("bare.db"), SqliteSynchronous::Off).expect("a database");
        for _ in 0..100 {
            bare.commit(&mut ledger, &on).expect("a commit");
        }
        let found = bare.read().expect("a state");
        assert!(matches!(ledger.clone().judge(&found, Cut::now()), Found::Whole { .. }));
        bare.commit(&mut ledger, &on).expect("a commit");
        assert!(matches!(ledger.judge(&found, Cut::now()), Found::Lost(_)));
    }
}
