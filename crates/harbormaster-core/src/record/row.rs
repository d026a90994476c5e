//! One record as one row: the values that a record hands to SQL, and those it takes back.
//!
//! Rows travel to SQLite as JSON arrays that `json_each` unpacks, because one statement with one parameter is
//! ten times cheaper than a statement a row. SQLite's reading of decimal fractions is not exact (about one
//! double in twelve comes back changed), so a real number travels as two integers, mantissa and exponent.

use std::fmt;

use serde::Serialize;

use super::checksum::Checksum;

/// The type of a column in a STRICT table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// 64-bit integers.
    Integer,
    /// 64-bit floating-point numbers.
    Real,
    /// UTF-8 text.
    Text,
}

impl ColumnType {
    /// How many items of the row's JSON array a value of this type takes.
    pub(crate) fn slots(self) -> usize {
        match self {
            Self::Integer | Self::Text => 1,
            Self::Real => 2,
        }
    }
}

/// A type that fits one column.
pub trait Field: Sized {
    /// The column's type.
    const COLUMN: ColumnType;

    /// Appends the value to a row.
    fn write(&self, row: &mut RowWriter);

    /// Takes the row's next value; the value that [`Field::write`] wrote, or an error that says what is there.
    fn read(row: &mut RowReader<'_>) -> Result<Self, RowError>;

    /// How much memory the value has besides its own size, in bytes: its text, or the items of its list.
    fn heap_bytes(&self) -> usize {
        0
    }
}

/// A column: its name is the field's.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The column's name in SQL, which is the field's name in JSON.
    pub name: &'static str,
    /// Its type.
    pub column_type: ColumnType,
}

impl Column {
    /// Its name as SQL has it: some fields have names that mean something there.
    pub(crate) fn quoted(&self) -> String {
        format!("\"{}\"", self.name)
    }
}

/// Writes rows, each a JSON array of column values, into one JSON array.
#[derive(Debug)]
pub struct RowWriter {
    json: Vec<u8>,
    rows: usize,
    is_row_empty: bool,
    checksum: Checksum,
}

impl RowWriter {
    pub(crate) fn new() -> Self {
        Self { json: vec![b'['], rows: 0, is_row_empty: true, checksum: Checksum::default() }
    }

    pub(crate) fn start_row(&mut self) {
        if self.rows > 0 {
            self.json.push(b',');
        }
        self.json.push(b'[');
        self.rows += 1;
        self.is_row_empty = true;
        self.checksum.clear();
    }

    pub(crate) fn end_row(&mut self) {
        self.json.push(b']');
    }

    /// Ends a row with its checksum as a row of this table.
    pub(crate) fn seal_row(&mut self, table: &str) {
        let checksum = self.checksum.finish(table);
        self.value(&checksum);
        self.end_row();
    }

    /// The array of rows, or `None` when there is none.
    pub(crate) fn finish(mut self) -> Option<String> {
        self.json.push(b']');
        (self.rows > 0).then(|| String::from_utf8(self.json).expect("serde_json writes UTF-8"))
    }

    fn value(&mut self, value: &impl Serialize) {
        if !self.is_row_empty {
            self.json.push(b',');
        }
        self.is_row_empty = false;
        serde_json::to_writer(&mut self.json, value).expect("a Vec takes every write, and keys are text");
    }

    /// Appends an integer.
    pub fn integer(&mut self, value: i64) {
        self.checksum.integer(value);
        self.value(&value);
    }

    /// Appends a text.
    pub fn text(&mut self, value: &str) {
        self.checksum.text(value);
        self.value(&value);
    }

    /// Appends a real number, exactly.
    pub fn real(&mut self, value: f64) {
        self.checksum.real(value);
        let bits = value.to_bits();
        let exponent_bits = ((bits >> 52) & 0x7ff) as i64;
        let fraction = (bits & ((1 << 52) - 1)) as i64;
        // IEEE 754: an exponent field of 0 is subnormal, without the leading 1.
        let (mantissa, exponent) = match exponent_bits {
            0 => (fraction, -1074),
            _ => (fraction | (1 << 52), exponent_bits - 1075),
        };
        self.value(&if value.is_sign_negative() { -mantissa } else { mantissa });
        self.value(&exponent);
    }

    /// Appends a value as JSON text.
    pub fn json(&mut self, value: &impl Serialize) {
        self.text(&serde_json::to_string(value).expect("keys are text"));
    }

    /// Appends NULL for a column of the given type.
    pub fn null(&mut self, column_type: ColumnType) {
        self.checksum.null();
        for _ in 0..column_type.slots() {
            self.value(&());
        }
    }
}

/// A row's values, as the database driver has them. `None` is NULL.
pub trait RowSource {
    /// The integer in a column.
    fn integer(&self, column: usize) -> Result<Option<i64>, String>;
    /// The real number in a column.
    fn real(&self, column: usize) -> Result<Option<f64>, String>;
    /// The text in a column.
    fn text(&self, column: usize) -> Result<Option<&str>, String>;
    /// Whether a column is NULL.
    fn is_null(&self, column: usize) -> Result<bool, String>;
}

/// A value in a table that its field cannot hold.
#[derive(Clone, Debug, PartialEq)]
pub struct RowError {
    /// Which column, counted from 0 in the record's own order.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
}

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.reason)
    }
}

/// Takes a row's values one after the other, and sums them up.
pub struct RowReader<'a> {
    row: &'a dyn RowSource,
    next: usize,
    checksum: &'a mut Checksum,
    /// How many zeros there were so far.
    zeros: u32,
    /// Which of them are negative, as [`Checksum::negative_zeros`] found.
    negative_zeros: u64,
}

impl<'a> RowReader<'a> {
    /// Reads a row whose table has lost the sign of these zeros; 0 where that is not known.
    pub(crate) fn new(row: &'a dyn RowSource, checksum: &'a mut Checksum, negative_zeros: u64) -> Self {
        checksum.clear();
        Self { row, next: 0, checksum, zeros: 0, negative_zeros }
    }

    /// An error about the value taken last.
    pub fn wrong(&self, reason: impl Into<String>) -> RowError {
        RowError { column: self.next.saturating_sub(1), reason: reason.into() }
    }

    fn take<T>(&mut self, value: Result<Option<T>, String>) -> Result<T, RowError> {
        self.next += 1;
        value.and_then(|value| value.ok_or_else(|| "it is NULL".into())).map_err(|reason| self.wrong(reason))
    }

    /// The next value, an integer.
    pub fn integer(&mut self) -> Result<i64, RowError> {
        let value = self.take(self.row.integer(self.next))?;
        self.checksum.integer(value);
        Ok(value)
    }

    /// The next value, a real number.
    pub fn real(&mut self) -> Result<f64, RowError> {
        let mut value = self.take(self.row.real(self.next))?;
        if value == 0.0 {
            if self.negative_zeros.checked_shr(self.zeros).unwrap_or(0) & 1 == 1 {
                value = -0.0;
            }
            self.zeros += 1;
        }
        self.checksum.real(value);
        Ok(value)
    }

    /// The next value, a text.
    pub fn text(&mut self) -> Result<&'a str, RowError> {
        let value = self.take(self.row.text(self.next))?;
        self.checksum.text(value);
        Ok(value)
    }

    /// Whether the next value is NULL; if it is, it is taken.
    pub fn take_null(&mut self) -> Result<bool, RowError> {
        let is_null = self.row.is_null(self.next).map_err(|reason| RowError { column: self.next, reason })?;
        if is_null {
            self.next += 1;
            self.checksum.null();
        }
        Ok(is_null)
    }

    /// Takes the last value, which is the row's checksum, and says whether it is right; and which of the row's zeros must be
    /// negative for that: then it is to be read again.
    pub(crate) fn seal(mut self, table: &str) -> Result<(Seal, u64), RowError> {
        let right = self.checksum.sum(table);
        if self.row.is_null(self.next).map_err(|reason| self.wrong(reason))? {
            return Ok((Seal::Missing { right }, 0));
        }
        let found = self.take(self.row.integer(self.next))?;
        if found == right {
            return Ok((Seal::Right, 0));
        }
        let negative_zeros = self.checksum.negative_zeros(table, found);
        Ok(negative_zeros.map_or((Seal::Wrong { right }, 0), |negative_zeros| (Seal::Right, negative_zeros)))
    }
}

/// A row's checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seal {
    /// It is what the row sums up to.
    Right,
    /// There is none: the row came with a migration, and has not been sealed since.
    Missing { right: i64 },
    /// The row is not what was written.
    Wrong { right: i64 },
}
