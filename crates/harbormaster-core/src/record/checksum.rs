//! Checksums of what is stored, so that damage is noticed when it is read. SQLite itself has none outside its WAL, and
//! serves most flipped bits as they are.
//!
//! They tell damage, also the kind that leaves a row plausible, from what was written. They are no protection against
//! somebody who changes a row and its checksum.

use xxhash_rust::xxh3::{xxh3_64, xxh3_64_with_seed};

/// Longer texts count by a checksum of their own, so that nothing large is copied.
const TEXT_BYTES_MAX: usize = 1024;

/// Of how many zeros in one row it can be found out whether they are negative: 65 536 sums are few enough for the row that
/// is damaged, and no kind has as many numbers.
const ZEROS_MAX: usize = 16;

/// Gathers the values of one row, each with its type and length, so that no two rows gather alike.
#[derive(Debug, Default)]
pub(crate) struct Checksum {
    bytes: Vec<u8>,
    /// Where the sign of each real number that is zero stands.
    zeros: Vec<usize>,
}

impl Checksum {
    pub(crate) fn integer(&mut self, value: i64) {
        self.bytes.push(b'i');
        self.bytes.extend_from_slice(&value.to_le_bytes());
    }

    pub(crate) fn real(&mut self, value: f64) {
        self.bytes.push(b'r');
        self.bytes.extend_from_slice(&value.to_bits().to_le_bytes());
        if value == 0.0 {
            self.zeros.push(self.bytes.len() - 1);
        }
    }

    pub(crate) fn text(&mut self, value: &str) {
        self.bytes.push(b't');
        self.bytes.extend_from_slice(&(value.len() as u64).to_le_bytes());
        if value.len() > TEXT_BYTES_MAX {
            self.bytes.extend_from_slice(&xxh3_64(value.as_bytes()).to_le_bytes());
        } else {
            self.bytes.extend_from_slice(value.as_bytes());
        }
    }

    pub(crate) fn null(&mut self) {
        self.bytes.push(b'n');
    }

    /// The checksum of the values as a row of this table, and a fresh start. A row found anywhere, whatever it is taken
    /// for, is a row of this table only if it verifies.
    pub(crate) fn finish(&mut self, table: &str) -> i64 {
        let sum = self.sum(table);
        self.clear();
        sum
    }

    /// The checksum of the values that have been gathered so far.
    pub(crate) fn sum(&self, table: &str) -> i64 {
        xxh3_64_with_seed(&self.bytes, xxh3_64(table.as_bytes())).cast_signed()
    }

    /// Which of the zeros are negative, if the values then come to this sum: bits, the lowest for the first zero. SQLite
    /// stores no negative zero, so the table has lost the sign, and only the sum still knows it.
    pub(crate) fn negative_zeros(&mut self, table: &str, sum: i64) -> Option<u64> {
        let zeros = self.zeros.iter().take(ZEROS_MAX);
        let signs: Vec<usize> = zeros.copied().filter(|sign| self.bytes[*sign] == 0).collect();
        let is_right = (1..1_u64 << signs.len()).find(|negative| {
            for (place, sign) in signs.iter().enumerate() {
                self.bytes[*sign] = ((negative >> place & 1) as u8) << 7;
            }
            self.sum(table) == sum
        });
        signs.iter().for_each(|sign| self.bytes[*sign] = 0);
        is_right
    }

    /// Forgets what was gathered.
    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.zeros.clear();
    }
}

/// What a set of records comes to: their number, and a sum over their keys and versions. That each row is what was
/// written its checksum shows; that none is missing, left over or out of date, this does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Digest {
    pub(crate) rows: i64,
    pub(crate) sum: i64,
}

impl Digest {
    /// The digest of one record.
    pub(crate) fn of(kind: &str, key: &[u8], version: u64, seq: u64) -> Self {
        let mut which = [0; 16];
        which[..8].copy_from_slice(&version.to_le_bytes());
        which[8..].copy_from_slice(&seq.to_le_bytes());
        let seed = xxh3_64_with_seed(&which, xxh3_64(kind.as_bytes()));
        Self { rows: 1, sum: xxh3_64_with_seed(key, seed).cast_signed() }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.sum = self.sum.wrapping_add(other.sum);
    }

    pub(crate) fn remove(&mut self, other: Self) {
        self.rows -= other.rows;
        self.sum = self.sum.wrapping_sub(other.sum);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is on disk was summed up by an earlier build, so the sums may never change.
    #[test]
    fn checksums_stay_what_they_are() {
        let mut row = Checksum::default();
        row.integer(7);
        row.text("grain");
        row.real(-0.5);
        row.null();
        let long = "x".repeat(TEXT_BYTES_MAX + 1);
        let short = row.finish("cargo");
        row.text(&long);
        let sums = (short, row.finish("cargo"), Digest::of("cargo", &7_i64.to_le_bytes(), 2, 9).sum);
        assert_eq!(
            sums,
            (-2_602_817_992_230_889_723, -7_115_722_160_126_794_550, -8_823_464_660_681_056_352)
        );
    }

    #[test]
    fn a_sum_knows_which_zeros_are_negative() {
        let gathered = |numbers: &[f64]| {
            let mut row = Checksum::default();
            numbers.iter().for_each(|number| row.real(*number));
            row
        };
        let stored = || gathered(&[0.0, 1.5, 0.0, 0.0]);
        for (number, which) in [(-0.0, 0b101), (0.0, 0b100)] {
            let sum = gathered(&[number, 1.5, 0.0, -0.0]).finish("runtime");
            assert_eq!(stored().negative_zeros("runtime", sum), Some(which));
        }
        let other = gathered(&[-0.0, 1.25, 0.0, 0.0]).finish("runtime");
        assert_eq!(stored().negative_zeros("runtime", other), None);
        assert_eq!(gathered(&[0.0; 100]).negative_zeros("runtime", other), None);
    }

    #[test]
    fn rows_that_read_alike_do_not_sum_up_alike() {
        let sum = |table: &str, texts: &[&str]| {
            let mut row = Checksum::default();
            texts.iter().for_each(|text| row.text(text));
            row.finish(table)
        };
        assert_ne!(sum("a", &["bc", "d"]), sum("a", &["b", "cd"]));
        assert_ne!(sum("a", &["b"]), sum("b", &["b"]));
        let (mut integer, mut null) = (Checksum::default(), Checksum::default());
        integer.integer(0);
        null.null();
        assert_ne!(integer.finish("a"), null.finish("a"));
    }
}
