//! Looks for damage in a WAL before SQLite reads it. SQLite ends at the first frame that is not what was written, as if
//! that were where the last commit was cut off, and drops whatever comes behind it without a word: commits that were
//! acknowledged.
//!
//! What tells the two apart is what comes behind. A commit is synced before the next one begins, so when there is a
//! sound frame behind the end of a sound commit, everything up to that end has been on disk. A frame that is damaged in
//! the very last commit cannot be told from one that was cut off by a power cut, and counts as that.
//!
//! The format is that of <https://sqlite.org/fileformat.html#the_write_ahead_log>.

use std::io::{BufReader, ErrorKind, Read, Result};
use std::path::Path;

use super::salvage::pages::number_at;
use super::sqlite::PAGE_BYTES;
use crate::regular;

pub(super) const HEADER_BYTES: usize = 32;
pub(super) const FRAME_HEADER_BYTES: usize = 24;
/// The first four bytes, but for the last bit, which says in which order the checksums take bytes.
pub(super) const MAGIC: u32 = 0x377f_0682;

/// What is damaged in a WAL, if anything is for certain.
pub(super) fn damage(path: &Path) -> Result<Option<String>> {
    let file = match regular::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut file = BufReader::new(file);
    let mut header = [0; HEADER_BYTES];
    if !fill(&mut file, &mut header)? {
        return Ok(None);
    }
    let mut scan = Scan::new(&header);
    let mut frame = vec![0; FRAME_HEADER_BYTES + scan.page_bytes];
    while fill(&mut file, &mut frame)? {
        scan.take(&frame);
    }
    Ok(scan.finding())
}

/// Reads so many bytes; `false` when there are fewer.
fn fill(file: &mut impl Read, bytes: &mut [u8]) -> Result<bool> {
    match file.read_exact(bytes) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

/// A look at one frame after the other.
struct Scan {
    is_big_endian: bool,
    page_bytes: usize,
    /// The mark of this round of the WAL; what has another is left from an earlier one.
    salts: Option<Sums>,
    last: Sums,
    frames: usize,
    /// The first frame that is not what was written; 0 is the header.
    broken: Option<usize>,
    /// Whether a commit has ended at the broken frame or behind it.
    has_commit: bool,
    is_damaged: bool,
}

impl Scan {
    fn new(header: &[u8]) -> Self {
        let (magic, last) = (number_at(header, 0), Sums::at(header, 24));
        let is_big_endian = magic == MAGIC | 1;
        let is_sound = magic & !1 == MAGIC && Sums::START.with(&header[..24], is_big_endian) == last;
        Self {
            is_big_endian,
            // A header that is not sound may say anything; the pages are as this program makes them.
            page_bytes: if is_sound { number_at(header, 8) } else { PAGE_BYTES } as usize,
            salts: is_sound.then(|| Sums::at(header, 16)),
            last,
            frames: 0,
            broken: (!is_sound).then_some(0),
            // The header is synced before the first frame is written.
            has_commit: !is_sound,
            is_damaged: false,
        }
    }

    fn take(&mut self, frame: &[u8]) {
        self.frames += 1;
        let (is_commit, salts, stored) = (number_at(frame, 4) != 0, Sums::at(frame, 8), Sums::at(frame, 16));
        let is_of_round = *self.salts.get_or_insert(salts) == salts;
        let start = self.last.with(&frame[..8], self.is_big_endian);
        let is_sound = is_of_round && start.with(&frame[FRAME_HEADER_BYTES..], self.is_big_endian) == stored;
        self.last = stored;
        match self.broken {
            None if is_sound => {}
            None => {
                self.broken = Some(self.frames);
                self.has_commit = is_of_round && is_commit;
            }
            Some(_) if is_sound => {
                self.is_damaged |= self.has_commit;
                self.has_commit |= is_commit;
            }
            Some(_) => {}
        }
    }

    fn finding(self) -> Option<String> {
        let broken = self.broken.filter(|_| self.is_damaged)?;
        Some(format!(
            "its WAL is not what was written at frame {broken} of {}, and changes that were acknowledged come behind it",
            self.frames
        ))
    }
}

/// The sums that each frame of a WAL carries on: <https://sqlite.org/fileformat.html#checksum_algorithm>.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Sums(u32, u32);

impl Sums {
    /// Where a WAL begins.
    pub(super) const START: Self = Self(0, 0);

    pub(super) fn at(bytes: &[u8], at: usize) -> Self {
        Self(number_at(bytes, at), number_at(bytes, at + 4))
    }

    pub(super) fn with(self, bytes: &[u8], is_big_endian: bool) -> Self {
        let Self(mut first, mut second) = self;
        for eight in bytes.chunks_exact(8) {
            let word = |at: usize| {
                let four = eight[at..at + 4].try_into().expect("four bytes");
                if is_big_endian { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) }
            };
            first = first.wrapping_add(word(0)).wrapping_add(second);
            second = second.wrapping_add(word(4)).wrapping_add(first);
        }
        Self(first, second)
    }
}
