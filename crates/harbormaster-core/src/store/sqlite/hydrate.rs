//! Reading every record, at the start and for a check.
//!
//! The driver copies each value of each row by itself, under a lock that all connections share, and that takes ten
//! times as long as SQLite needs to find the row. So SQLite makes one JSON text of many rows, and other
//! threads take the texts apart meanwhile. A table in which anything looks odd that way is read again value by
//! value: only then do types count, and errors know their row and column.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::fmt;
use std::sync::Arc;

use futures_util::TryStreamExt;
use serde::de::{Deserialize, Deserializer, SeqAccess, Visitor};
use sqlx::sqlite::{SqliteRow, SqliteValueRef};
use sqlx::{AssertSqlSafe, Row, TypeInfo, Value as _, ValueRef};
use tokio::task::{JoinHandle, spawn_blocking};

use super::{Connected, SqlError, WRONG_CHECKSUM, names};
use crate::record::checksum::Digest;
use crate::record::row::{Column, ColumnType, RowSource, Seal};
use crate::store::catalog::{CHECKSUM, Catalog, Kind, Loader};
use crate::store::state::State;

/// How many rows one text has: enough that a text's way between threads does not count, and few enough that the
/// texts under way do not count beside the records.
const PIECE_ROWS: usize = 256;

/// How many texts may be under way: one for each thread of a small machine.
const PIECES_MAX: usize = 4;

/// Sees a row of a kind that is read, with whether its checksum is right and a way to its key, and may refuse it.
pub(super) type LookAtRow<'a> =
    dyn FnMut(&Kind, Seal, &dyn Fn() -> String) -> Result<(), &'static str> + Send + 'a;

impl Connected {
    /// The state on disk, if every row of it is what was written.
    pub(in crate::store) async fn hydrate(&mut self, catalog: &Arc<Catalog>) -> Result<State, SqlError> {
        self.hydrate_seeing(catalog, &mut |_, seal, _| expect_sealed(seal)).await
    }

    /// The state on disk as it is, as long as kinds can hold it. The rows whose checksum is not right go to `unsealed`,
    /// as kind and key.
    pub(in crate::store) async fn hydrate_as_is(
        &mut self,
        catalog: &Arc<Catalog>,
        unsealed: &mut Vec<(&'static str, String)>,
    ) -> Result<State, SqlError> {
        let mut note = |kind: &Kind, seal, key: &dyn Fn() -> String| {
            if seal != Seal::Right {
                unsealed.push((kind.name, key()));
            }
            Ok(())
        };
        self.hydrate_seeing(catalog, &mut note).await
    }

    /// The state on disk. Where anything is odd about a kind, `look` sees each of its rows.
    async fn hydrate_seeing(
        &mut self,
        catalog: &Arc<Catalog>,
        look: &mut LookAtRow<'_>,
    ) -> Result<State, SqlError> {
        // All of it at one moment, whether this connection is in a transaction or not.
        sqlx::raw_sql("SAVEPOINT hydrate").execute(&mut self.connection).await?;
        let mut tables = Vec::new();
        let last_assigned = self.last_assigned(catalog).await?;
        for (kind, last_assigned) in catalog.kinds.iter().zip(last_assigned) {
            let loader = match self.load_in_pieces(kind).await {
                Some(loader) => loader,
                None => self.load_by_value(kind, look).await?,
            };
            // Its indexes are built while the next table is read.
            tables.push(spawn_blocking(move || loader.finish(last_assigned)));
        }
        let last_seq = self.last_seq().await?;
        sqlx::raw_sql("RELEASE hydrate").execute(&mut self.connection).await?;
        let mut state = State { catalog: catalog.clone(), tables: Vec::new(), last_seq };
        for table in tables {
            state.tables.push(joined(table).await);
        }
        Ok(state)
    }

    /// What the rows of every kind come to, if each is what was written. It keeps none of them.
    pub(super) async fn sum_up(&mut self, catalog: &Arc<Catalog>) -> Result<Digest, SqlError> {
        let mut digest = Digest::default();
        self.last_assigned(catalog).await?;
        for kind in &catalog.kinds {
            let mut sum = Digest::default();
            if self.read_in_pieces(kind, &mut |piece| sum.add(piece.digest())).await.is_none() {
                sum = self.load_by_value(kind, &mut |_, seal, _| expect_sealed(seal)).await?.digest();
            }
            digest.add(sum);
        }
        Ok(digest)
    }

    /// The rows of a kind, many at a time. `None` when they have to be read value by value: because there is
    /// anything odd about one, or because anything went wrong, which will be found again.
    async fn load_in_pieces(&mut self, kind: &Kind) -> Option<Box<dyn Loader>> {
        let mut loader = (kind.new_loader)();
        self.read_in_pieces(kind, &mut |piece| loader.append(piece)).await?;
        Some(loader)
    }

    /// [`Connected::load_in_pieces`], with each piece handed over when it is there.
    async fn read_in_pieces(
        &mut self,
        kind: &Kind,
        take: &mut (dyn FnMut(Box<dyn Loader>) + Send),
    ) -> Option<()> {
        let select = select_piece(kind);
        let mut pieces = VecDeque::new();
        let mut next = Some(i64::MIN);
        while let Some(first) = next {
            let query = sqlx::query(AssertSqlSafe(select.clone())).bind(first);
            let piece = query.fetch_one(&mut self.connection).await.ok()?;
            let Some(last) = piece.get::<Option<i64>, _>("last") else { break };
            next = last.checked_add(1);
            let part = (kind.new_loader)();
            pieces.push_back(spawn_blocking(move || load_piece(part, &piece)));
            if pieces.len() == PIECES_MAX {
                take(joined(pieces.pop_front()?).await?);
            }
        }
        for piece in pieces {
            take(joined(piece).await?);
        }
        Some(())
    }

    /// The rows of a kind, each value by itself. Each is shown to `look`.
    pub(super) async fn load_by_value(
        &mut self,
        kind: &Kind,
        look: &mut LookAtRow<'_>,
    ) -> Result<Box<dyn Loader>, SqlError> {
        let mut loader = (kind.new_loader)();
        let mut rows = sqlx::query(AssertSqlSafe(select_values(kind))).fetch(&mut self.connection);
        while let Some(row) = rows.try_next().await? {
            load_row(kind, &mut *loader, &row, look)?;
        }
        Ok(loader)
    }

    /// What is wrong with the rows of a kind, each by itself.
    pub(in crate::store) async fn row_findings(&mut self, kind: &Kind) -> Result<Vec<String>, SqlError> {
        if self.read_in_pieces(kind, &mut drop).await.is_some() {
            return Ok(Vec::new());
        }
        let mut findings = Vec::new();
        let mut loader = (kind.new_loader)();
        let mut rows = sqlx::query(AssertSqlSafe(select_values(kind))).fetch(&mut self.connection);
        while let Some(row) = rows.try_next().await? {
            let loaded = load_row(kind, &mut *loader, &row, &mut |_, seal, _| expect_sealed(seal));
            findings.extend(loaded.err().map(|error| error.reason));
        }
        Ok(findings)
    }
}

/// The statement for every row, with its values as they are.
fn select_values(kind: &Kind) -> String {
    format!("SELECT {} FROM {} ORDER BY {}", names(&kind.columns), kind.table, kind.key)
}

/// Loads a row, and shows it to `look`.
fn load_row(
    kind: &Kind,
    loader: &mut dyn Loader,
    row: &SqliteRow,
    look: &mut LookAtRow<'_>,
) -> Result<(), SqlError> {
    let key = || row.try_get_raw(0).map_or_else(|_| "?".into(), |value| describe(&value));
    let damage = |column: &str, reason: &str| {
        SqlError::damage(format!("{} {} {}, {column}: {reason}", kind.table, kind.key, key()))
    };
    let seal = loader.row(row).map_err(|error| {
        let column = kind.columns.get(error.column).map_or("?", |column| column.name);
        damage(column, &error.reason)
    })?;
    look(kind, seal, &key).map_err(|reason| damage(CHECKSUM, reason))
}

/// Refuses a row whose checksum is not right.
fn expect_sealed(seal: Seal) -> Result<(), &'static str> {
    match seal {
        Seal::Right => Ok(()),
        Seal::Missing { .. } => Err("it is missing, so nobody knows whether the row is what was written"),
        Seal::Wrong { .. } => Err(WRONG_CHECKSUM),
    }
}

/// What a thread made.
async fn joined<T>(thread: JoinHandle<T>) -> T {
    match thread.await {
        Ok(made) => made,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            // The runtime ends, and whoever waits here with it.
            Err(_) => std::future::pending().await,
        },
    }
}

/// The statement for the rows from a rowid on: their text, how many of them have a value that the text would not
/// give back, and the last rowid.
fn select_piece(kind: &Kind) -> String {
    let values = kind.columns.iter().map(value_in_text).collect::<Vec<_>>().join(", ");
    let is_odd = kind.columns.iter().map(is_odd_in_text).collect::<Vec<_>>().join(" OR ");
    let table = kind.table;
    format!(
        "SELECT group_concat(json_array({values}), '') AS rows, count(*) FILTER (WHERE {is_odd}) AS odd, \
         max(rowid) AS last FROM {table} WHERE rowid >= ?1 AND rowid <= \
         (SELECT max(rowid) FROM (SELECT rowid FROM {table} WHERE rowid >= ?1 ORDER BY rowid LIMIT {PIECE_ROWS}))"
    )
}

/// How many binary places of a real number its first part has; the second has 62 more.
const FIRST_PLACES: i32 = 30;
const SECOND_PLACES: i32 = 62;

/// The two parts of a real number, before it is cut off behind each: SQLite does not write decimals exactly, but
/// integers, and shifting is exact. That is enough for every number from 1e-12 to 8e9, and for many beyond.
fn real_parts(name: &str) -> [String; 2] {
    let first = format!("{name} * {:.1}", 2f64.powi(FIRST_PLACES));
    let second = format!("({first} - CAST({first} AS INTEGER)) * {:.1}", 2f64.powi(SECOND_PLACES));
    [first, second]
}

/// A column's value in the text.
fn value_in_text(column: &Column) -> String {
    match column.column_type {
        ColumnType::Integer | ColumnType::Text => column.quoted(),
        ColumnType::Real => {
            let [first, second] = real_parts(&column.quoted());
            format!("json_array(CAST({first} AS INTEGER), CAST({second} AS INTEGER))")
        }
    }
}

/// Whether the text would hide something of a column's value. A BLOB, which only a damaged file can have, may by
/// chance be what SQLite takes for JSON; it is more than any text, and a text is more than any number.
fn is_odd_in_text(column: &Column) -> String {
    let name = column.quoted();
    match column.column_type {
        ColumnType::Integer => format!("{name} > {}", i64::MAX),
        ColumnType::Text => format!("{name} >= x''"),
        ColumnType::Real => {
            let [_, second] = real_parts(&name);
            format!("{name} >= '' OR {second} <> CAST({second} AS INTEGER)")
        }
    }
}

/// Loads the rows of one text, unless there is anything odd about it.
fn load_piece(mut loader: Box<dyn Loader>, piece: &SqliteRow) -> Option<Box<dyn Loader>> {
    let (rows, odd) = (piece.try_get::<&str, _>("rows").ok()?, piece.try_get::<i64, _>("odd").ok()?);
    for row in serde_json::Deserializer::from_str(rows).into_iter::<Vec<Cell<'_>>>() {
        if loader.row(&JsonRow(row.ok()?)).ok()? != Seal::Right {
            return None;
        }
    }
    (odd == 0).then_some(loader)
}

/// A value in a row's JSON array.
enum Cell<'a> {
    Null,
    Integer(i64),
    Real(f64),
    Text(Cow<'a, str>),
}

impl<'de> Deserialize<'de> for Cell<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct CellVisitor;
        impl<'de> Visitor<'de> for CellVisitor {
            type Value = Cell<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("null, an integer, a text or the parts of a real number")
            }

            fn visit_unit<E>(self) -> Result<Cell<'de>, E> {
                Ok(Cell::Null)
            }

            fn visit_i64<E>(self, value: i64) -> Result<Cell<'de>, E> {
                Ok(Cell::Integer(value))
            }

            fn visit_u64<E: serde::de::Error>(self, value: u64) -> Result<Cell<'de>, E> {
                value.try_into().map(Cell::Integer).map_err(E::custom)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Cell<'de>, A::Error> {
                // Each part is exact as a double, and so is their sum.
                let mut part = || parts.next_element::<Option<i64>>().map(|part| Some(part?? as f64));
                Ok(match (part()?, part()?, part()?) {
                    (Some(first), Some(second), None) => {
                        let first = first * 2f64.powi(-FIRST_PLACES);
                        Cell::Real(first + second * 2f64.powi(-FIRST_PLACES - SECOND_PLACES))
                    }
                    _ => Cell::Null,
                })
            }

            fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cell<'de>, E> {
                Ok(Cell::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E>(self, text: &str) -> Result<Cell<'de>, E> {
                Ok(Cell::Text(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_any(CellVisitor)
    }
}

/// A row of a text. Its errors say little, because the row will be read again.
struct JsonRow<'a>(Vec<Cell<'a>>);

const ODD: &str = "it has another type";

impl RowSource for JsonRow<'_> {
    fn integer(&self, column: usize) -> Result<Option<i64>, String> {
        match self.0.get(column) {
            Some(Cell::Integer(value)) => Ok(Some(*value)),
            Some(Cell::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn real(&self, column: usize) -> Result<Option<f64>, String> {
        match self.0.get(column) {
            Some(Cell::Real(value)) => Ok(Some(*value)),
            Some(Cell::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn text(&self, column: usize) -> Result<Option<&str>, String> {
        match self.0.get(column) {
            Some(Cell::Text(text)) => Ok(Some(text)),
            Some(Cell::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn is_null(&self, column: usize) -> Result<bool, String> {
        Ok(matches!(self.0.get(column), Some(Cell::Null)))
    }
}

/// A value for a message.
fn describe(value: &SqliteValueRef<'_>) -> String {
    let value = value.to_owned();
    value
        .try_decode_unchecked::<String>()
        .or_else(|_| value.try_decode_unchecked::<i64>().map(|value| value.to_string()))
        .unwrap_or_else(|_| "?".into())
}

impl RowSource for SqliteRow {
    fn integer(&self, column: usize) -> Result<Option<i64>, String> {
        expect_type(self, column, "INTEGER")?;
        self.try_get_unchecked(column).map_err(|error| error.to_string())
    }

    fn real(&self, column: usize) -> Result<Option<f64>, String> {
        expect_type(self, column, "REAL")?;
        self.try_get_unchecked(column).map_err(|error| error.to_string())
    }

    fn text(&self, column: usize) -> Result<Option<&str>, String> {
        expect_type(self, column, "TEXT")?;
        self.try_get_unchecked(column).map_err(|error| error.to_string())
    }

    fn is_null(&self, column: usize) -> Result<bool, String> {
        self.try_get_raw(column).map(|value| value.is_null()).map_err(|error| error.to_string())
    }
}

/// STRICT tables keep their types, but a damaged file may not.
fn expect_type(row: &SqliteRow, column: usize, expected: &str) -> Result<(), String> {
    let value = row.try_get_raw(column).map_err(|error| error.to_string())?;
    let found = value.type_info();
    if value.is_null() || found.name() == expected {
        Ok(())
    } else {
        Err(format!("it is {} and not {expected}", found.name()))
    }
}
