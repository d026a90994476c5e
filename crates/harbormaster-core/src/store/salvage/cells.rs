//! The rows in a page, decoded without SQLite: <https://sqlite.org/fileformat.html#b_tree_pages>.
//!
//! Whatever the bytes are, decoding ends, takes no more memory than the file is large, and makes no row of what is
//! none; that a row which it makes is one that was written, only the row's checksum can tell.

use std::io;

use super::pages::{HEADER_BYTES, Page, Pages, number_at};
use crate::record::row::RowSource;

/// How a page begins that has rows of a table, and those with entries of an index, or rows of a table without row
/// numbers, which are the same.
const TABLE_LEAF: u8 = 13;
const INDEX_LEAF: u8 = 10;
const INDEX_INTERIOR: u8 = 2;
/// Pages of tables that have no rows themselves.
const TABLE_INTERIOR: u8 = 5;

/// The length of the header of a page, in front of which the first page has the file's.
const LEAF_HEADER_BYTES: usize = 8;
const INTERIOR_HEADER_BYTES: usize = 12;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Value {
    Null,
    Integer(i64),
    Real(f64),
    Text(String),
    /// Which no table of ours has.
    Blob,
}

/// A row as it stands in a page.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct Cell {
    /// Its number, which an INTEGER PRIMARY KEY is; none where the table has no row numbers.
    pub(in crate::store) rowid: Option<i64>,
    pub(in crate::store) values: Vec<Value>,
}

/// The rows or entries of a page, with the place of each in the page.
pub(super) fn cells(pages: &Pages, page: &Page) -> io::Result<Vec<(usize, Cell)>> {
    let mut cells = Vec::new();
    for place in 0..cell_count(page) {
        cells.extend(cell(pages, page, place)?.map(|cell| (place, cell)));
    }
    Ok(cells)
}

fn header_at(page: &Page) -> usize {
    if page.number == 1 { HEADER_BYTES } else { 0 }
}

/// What the cells of a page look like.
struct Form {
    header_bytes: usize,
    /// Whether each begins with the number of the page below it.
    has_child: bool,
    has_rowid: bool,
}

/// What the cells of a page look like; `None` for a page without rows or entries.
fn form(page: &Page) -> Option<Form> {
    let leaf = |has_rowid| Form { header_bytes: LEAF_HEADER_BYTES, has_child: false, has_rowid };
    match page.bytes[header_at(page)] {
        TABLE_LEAF => Some(leaf(true)),
        INDEX_LEAF => Some(leaf(false)),
        INDEX_INTERIOR => {
            Some(Form { header_bytes: INTERIOR_HEADER_BYTES, has_child: true, has_rowid: false })
        }
        TABLE_INTERIOR => None,
        // One flipped bit is not to hide all rows of a page.
        other => (other ^ TABLE_LEAF).is_power_of_two().then(|| leaf(true)),
    }
}

/// Whether a page is one of an index.
pub(super) fn is_index(page: &Page) -> bool {
    form(page).is_some_and(|form| !form.has_rowid)
}

/// Whether a page is one of a table.
pub(super) fn is_table(page: &Page) -> bool {
    [TABLE_LEAF, TABLE_INTERIOR].contains(&page.bytes[header_at(page)])
}

/// The pages below one of an index.
pub(super) fn children(page: &Page) -> Vec<u32> {
    let Some(Form { header_bytes, has_child: true, .. }) = form(page) else { return Vec::new() };
    let last = number_at(&page.bytes, header_at(page) + LEAF_HEADER_BYTES);
    let child = |place| Some(number_at(&page.bytes, cell_at(page, header_bytes, place)?));
    (0..cell_count(page)).filter_map(child).chain([last]).collect()
}

/// Where the cell at a place of a page begins.
fn cell_at(page: &Page, header_bytes: usize, place: usize) -> Option<usize> {
    let at = header_at(page) + header_bytes + 2 * place;
    page.bytes.get(at..at + 2).map(|pointer| usize::from(u16::from_be_bytes([pointer[0], pointer[1]])))
}

/// How many rows or entries a page says that it has, as far as there is room for so many.
pub(super) fn cell_count(page: &Page) -> usize {
    let at = header_at(page);
    let stated = usize::from(u16::from_be_bytes([page.bytes[at + 3], page.bytes[at + 4]]));
    stated.min((page.bytes.len() - at - LEAF_HEADER_BYTES) / 2)
}

/// The row at a place of a page.
pub(super) fn cell(pages: &Pages, page: &Page, place: usize) -> io::Result<Option<Cell>> {
    let Some(Form { header_bytes, has_child, has_rowid }) = form(page) else { return Ok(None) };
    let Some(at) = cell_at(page, header_bytes, place) else { return Ok(None) };
    let mut input = Input { bytes: &page.bytes, at: if has_child { at + 4 } else { at } };
    let Some(payload_bytes) = input.varint().and_then(|bytes| usize::try_from(bytes).ok()) else {
        return Ok(None);
    };
    let rowid = if has_rowid { input.varint() } else { None };
    if has_rowid && rowid.is_none() {
        return Ok(None);
    }
    let Some(payload) = payload(pages, &mut input, payload_bytes, has_rowid)? else { return Ok(None) };
    Ok(record(&payload).map(|values| Cell { rowid, values }))
}

/// The bytes of a row, put together from its page and those it overflows to.
fn payload(
    pages: &Pages,
    input: &mut Input<'_>,
    bytes: usize,
    has_rowids: bool,
) -> io::Result<Option<Vec<u8>>> {
    let usable = pages.page_bytes;
    if bytes > usable.saturating_mul(pages.count() as usize) {
        return Ok(None);
    }
    let here = local_bytes(usable, bytes, has_rowids);
    let Some(local) = input.take(here) else { return Ok(None) };
    let mut payload = local.to_vec();
    if here == bytes {
        return Ok(Some(payload));
    }
    let mut next = input.take(4).map_or(0, |four| number_at(four, 0));
    while payload.len() < bytes {
        let Some(page) = pages.page(next)? else { return Ok(None) };
        next = number_at(&page.bytes, 0);
        let part = (bytes - payload.len()).min(usable - 4);
        payload.extend_from_slice(&page.bytes[4..4 + part]);
    }
    Ok(Some(payload))
}

/// What is left of the bytes of a row that cannot be put together: with zeros for pages that are lost, and on behind one
/// with the page that comes after it in the file, which it mostly goes on with. It may be nothing at all.
pub(super) fn torn_payload(pages: &Pages, page: &Page, place: usize) -> io::Result<Vec<u8>> {
    let Some(Form { header_bytes, has_child: false, has_rowid: true }) = form(page) else {
        return Ok(Vec::new());
    };
    let Some(at) = cell_at(page, header_bytes, place) else { return Ok(Vec::new()) };
    let (usable, mut input) = (pages.page_bytes, Input { bytes: &page.bytes, at });
    let bytes = input.varint().and_then(|bytes| usize::try_from(bytes).ok());
    let in_file = |bytes: &usize| *bytes <= usable.saturating_mul(pages.count() as usize);
    let (Some(bytes), Some(_)) = (bytes.filter(in_file), input.varint()) else { return Ok(Vec::new()) };
    let here = local_bytes(usable, bytes, true);
    let mut payload = input.take(here).unwrap_or_default().to_vec();
    let mut number = input.take(4).map_or(0, |four| number_at(four, 0));
    while payload.len() < bytes {
        let Some(part) = pages.page(number)? else { return Ok(payload) };
        let next = number_at(&part.bytes, 0);
        number = if (1..=pages.count()).contains(&next) { next } else { number + 1 };
        payload.extend_from_slice(&part.bytes[4..4 + (bytes - payload.len()).min(usable - 4)]);
    }
    Ok(payload)
}

/// How many bytes of a row stand in its own page.
fn local_bytes(usable: usize, bytes: usize, has_rowids: bool) -> usize {
    let most = if has_rowids { usable - 35 } else { (usable - 12) * 64 / 255 - 23 };
    if bytes <= most {
        return bytes;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (bytes - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}

/// The values of a row: <https://sqlite.org/fileformat.html#record_format>.
fn record(payload: &[u8]) -> Option<Vec<Value>> {
    let mut header = Input { bytes: payload, at: 0 };
    let header_bytes = usize::try_from(header.varint()?).ok()?;
    let mut body = Input { bytes: payload, at: header_bytes };
    let mut values = Vec::new();
    while header.at < header_bytes {
        let serial_type = header.varint()?;
        values.push(body.value(serial_type)?);
    }
    (header.at == header_bytes && body.at == payload.len()).then_some(values)
}

/// Bytes, taken from the front.
struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let taken = self.bytes.get(self.at..self.at.checked_add(count)?)?;
        self.at += count;
        Some(taken)
    }

    /// Seven bits a byte, the ninth byte whole.
    fn varint(&mut self) -> Option<i64> {
        let mut value: u64 = 0;
        for _ in 0..8 {
            let byte = self.take(1)?[0];
            value = value << 7 | u64::from(byte & 0x7f);
            if byte & 0x80 == 0 {
                return Some(value.cast_signed());
            }
        }
        Some((value << 8 | u64::from(self.take(1)?[0])).cast_signed())
    }

    fn integer(&mut self, bytes: usize) -> Option<i64> {
        let taken = self.take(bytes)?;
        let first = i64::from(taken.first()?.cast_signed());
        Some(taken[1..].iter().fold(first, |value, byte| value << 8 | i64::from(*byte)))
    }

    fn value(&mut self, serial_type: i64) -> Option<Value> {
        Some(match serial_type {
            0 => Value::Null,
            1..=4 => Value::Integer(self.integer(serial_type as usize)?),
            5 => Value::Integer(self.integer(6)?),
            6 => Value::Integer(self.integer(8)?),
            7 => Value::Real(f64::from_bits(self.integer(8)?.cast_unsigned())),
            8 | 9 => Value::Integer(serial_type - 8),
            12.. => {
                let bytes = self.take(usize::try_from((serial_type - 12) / 2).ok()?)?;
                match (serial_type % 2, str::from_utf8(bytes)) {
                    (1, Ok(text)) => Value::Text(text.to_owned()),
                    _ => Value::Blob,
                }
            }
            _ => return None,
        })
    }
}

/// A row whose values stand in another order than its kind's columns.
pub(in crate::store) struct Ordered<'a> {
    /// For each column of the kind, its value.
    pub(in crate::store) values: Vec<&'a Value>,
}

const ODD: &str = "it has another type";

impl RowSource for Ordered<'_> {
    fn integer(&self, column: usize) -> Result<Option<i64>, String> {
        match self.values.get(column) {
            Some(Value::Integer(value)) => Ok(Some(*value)),
            Some(Value::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn real(&self, column: usize) -> Result<Option<f64>, String> {
        match self.values.get(column) {
            Some(Value::Real(value)) => Ok(Some(*value)),
            // SQLite stores whole numbers as integers, also in a REAL column.
            Some(Value::Integer(value)) => Ok(Some(*value as f64)),
            Some(Value::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn text(&self, column: usize) -> Result<Option<&str>, String> {
        match self.values.get(column) {
            Some(Value::Text(text)) => Ok(Some(text)),
            Some(Value::Null) => Ok(None),
            _ => Err(ODD.into()),
        }
    }

    fn is_null(&self, column: usize) -> Result<bool, String> {
        Ok(matches!(self.values.get(column), Some(Value::Null)))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha8Rng;
    use sqlx::{ConnectOptions as _, Connection as _};

    use super::*;

    /// Makes a database by SQLite itself.
    async fn database(path: &Path, sql: &'static str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
        let mut connection = options.connect().await.expect("a connection");
        sqlx::raw_sql(sql).execute(&mut connection).await.expect("the SQL runs");
        connection.close().await.expect("a clean close");
    }

    fn all_cells(path: &Path) -> Vec<Cell> {
        let pages = Pages::open(path, Path::new("")).expect("it can be read");
        let mut all = Vec::new();
        for number in 1..=pages.count() {
            let page = pages.page(number).expect("it can be read").expect("a page");
            all.extend(cells(&pages, &page).expect("it can be read").into_iter().map(|(_, cell)| cell));
        }
        all
    }

    #[tokio::test]
    async fn rows_are_decoded_as_sqlite_wrote_them() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("a.db");
        let sql = "CREATE TABLE t(id INTEGER PRIMARY KEY, a, b, c);
            INSERT INTO t VALUES (-9223372036854775808, NULL, 0, 1), (-1, -129, 'é', 1.5),
                (5, 9223372036854775807, '', -1e300), (6, 8388608, x'00ff', 140737488355327),
                (7, replace(hex(zeroblob(30000)), '00', 'ab'), 'behind what overflows', -2147483649);
            CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID;
            INSERT INTO w VALUES ('key', 7);";
        database(&path, sql).await;
        let cells = all_cells(&path);
        let row = |rowid: i64, values: [Value; 3]| {
            let values = [Value::Null].into_iter().chain(values).collect();
            Cell { rowid: Some(rowid), values }
        };
        let text = |text: &str| Value::Text(text.into());
        for expected in [
            row(i64::MIN, [Value::Null, Value::Integer(0), Value::Integer(1)]),
            row(-1, [Value::Integer(-129), text("é"), Value::Real(1.5)]),
            row(5, [Value::Integer(i64::MAX), text(""), Value::Real(-1e300)]),
            row(6, [Value::Integer(8_388_608), Value::Blob, Value::Integer(140_737_488_355_327)]),
            row(
                7,
                [text(&"ab".repeat(30_000)), text("behind what overflows"), Value::Integer(-2_147_483_649)],
            ),
            Cell { rowid: None, values: vec![text("key"), Value::Integer(7)] },
        ] {
            assert!(cells.contains(&expected), "row {:?} is not found", expected.rowid);
        }
    }

    /// Whatever is in a page, reading it ends, and well.
    #[tokio::test]
    async fn anything_can_be_read() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("a.db");
        let sql = "CREATE TABLE t(a, b);
            INSERT INTO t WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 300)
            SELECT n, hex(zeroblob(n * 7)) FROM n;
            DELETE FROM t WHERE a BETWEEN 100 AND 200;";
        database(&path, sql).await;
        let whole = std::fs::read(&path).expect("a database");
        let mut rng = ChaCha8Rng::seed_from_u64(1);
        for _ in 0..60 {
            let mut bytes = whole.clone();
            for _ in 0..rng.random_range(1..2000) {
                let at = rng.random_range(0..bytes.len());
                bytes[at] = rng.random();
            }
            bytes.truncate(rng.random_range(0..=bytes.len()));
            std::fs::write(&path, &bytes).expect("it can be written");
            if !bytes.is_empty() {
                all_cells(&path);
            }
            // The same as a WAL: what is in it does not add up.
            let pages = Pages::open(Path::new(""), &path).expect("it can be read");
            assert_eq!(pages.count(), 0);
        }
    }
}
