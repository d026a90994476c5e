//! The pages of a database file and of its WAL, as they stand on disk, whatever has become of the tree that they
//! should form: <https://sqlite.org/fileformat.html>.
//!
//! SQLite finds a page through those above it, so one that is lost takes all below it along, and it stops at the first
//! broken frame of a WAL. Here every page is looked at by itself, and a frame counts if its own step of the WAL's
//! checksums is right. What is in the pages is for `cells.rs`; whether it is true, for the rows' own checksums.
//! Nothing is ever written. An error of the operating system ends the reading: what it cannot read now may be there.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;

use crate::regular;
use crate::store::wal::{FRAME_HEADER_BYTES, HEADER_BYTES as WAL_HEADER_BYTES, MAGIC as WAL_MAGIC, Sums};

/// How large pages are where the file does not say.
const PAGE_BYTES_DEFAULT: usize = 4096;
/// The sizes that pages can have.
const PAGE_BYTES: std::ops::RangeInclusive<usize> = 512..=65_536;
/// Where the header of the file has the size of its pages, and the first page of the freelist.
const PAGE_BYTES_AT: usize = 16;
const FREELIST_AT: usize = 32;
/// How a database begins.
pub(in crate::store) const MAGIC: &[u8] = b"SQLite format 3\0";
/// The header of the file, before the first page's own.
pub(super) const HEADER_BYTES: usize = 100;

/// A page: its number, counted from 1, and its bytes.
pub(super) struct Page {
    pub(super) number: u32,
    pub(super) bytes: Vec<u8>,
}

/// All pages of a database, the WAL's instead of the file's where it has them.
pub(super) struct Pages {
    database: Option<File>,
    wal: Option<File>,
    pub(super) page_bytes: usize,
    count: u32,
    /// Where in the WAL the latest whole copy of a page begins.
    frames: HashMap<u32, u64>,
    /// Whether something is broken in the WAL in front of what is whole.
    is_wal_broken: bool,
    /// The pages that are free, where that can still be told.
    free: HashSet<u32>,
}

/// What one commit wrote to the WAL.
#[derive(Default)]
struct Commit {
    /// Pages, and where they begin.
    frames: Vec<(u32, u64)>,
    /// How many frames of it are not whole.
    broken: usize,
}

fn open(path: &Path) -> io::Result<Option<(File, u64)>> {
    match regular::open(path) {
        Ok(file) => {
            let bytes = file.metadata()?.len();
            Ok((bytes > 0).then_some((file, bytes)))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bytes from a place on, as many as there are.
fn read_at(file: &File, at: u64, bytes: usize) -> io::Result<Vec<u8>> {
    let mut buffer = vec![0; bytes];
    let mut filled = 0;
    while filled < bytes {
        match file.read_at(&mut buffer[filled..], at + filled as u64) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    buffer.truncate(filled);
    Ok(buffer)
}

/// The big-endian number at a place; 0 behind the end.
pub(in crate::store) fn number_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).map_or(0, |four| u32::from_be_bytes(four.try_into().expect("four bytes")))
}

/// A size of pages, as a header has it.
fn page_bytes(stated: usize) -> Option<usize> {
    // Two bytes are not enough for the largest, which is written as 1.
    let bytes = if stated == 1 { *PAGE_BYTES.end() } else { stated };
    (bytes.is_power_of_two() && PAGE_BYTES.contains(&bytes)).then_some(bytes)
}

impl Pages {
    pub(super) fn open(database: &Path, wal: &Path) -> io::Result<Self> {
        let (database, wal) = (open(database)?, open(wal)?);
        let header = database.as_ref().map(|(file, _)| read_at(file, 0, HEADER_BYTES)).transpose()?;
        let header = header.filter(|header| header.starts_with(MAGIC) && header.len() == HEADER_BYTES);
        let stated = header.as_ref().and_then(|header| {
            page_bytes(usize::from(u16::from_be_bytes([header[PAGE_BYTES_AT], header[PAGE_BYTES_AT + 1]])))
        });
        let wal_header = wal.as_ref().map(|(file, _)| read_at(file, 0, 32)).transpose()?;
        let stated = stated.or_else(|| page_bytes(number_at(&wal_header?, 8) as usize));
        let page_bytes = stated.unwrap_or(PAGE_BYTES_DEFAULT);
        let file_pages = database.as_ref().map_or(0, |(_, bytes)| bytes.div_ceil(page_bytes as u64));
        let mut pages = Self {
            database: database.map(|(file, _)| file),
            wal: None,
            page_bytes,
            count: u32::try_from(file_pages).unwrap_or(u32::MAX),
            frames: HashMap::new(),
            is_wal_broken: false,
            free: HashSet::new(),
        };
        if let Some((wal, bytes)) = wal {
            pages.read_frames(&wal, bytes)?;
            pages.wal = Some(wal);
        }
        pages.count = pages.frames.keys().copied().fold(pages.count, u32::max);
        pages.read_freelist()?;
        Ok(pages)
    }

    /// Finds the latest whole copy of each page in the WAL, up to the last commit that is whole.
    fn read_frames(&mut self, wal: &File, bytes: u64) -> io::Result<()> {
        let header = read_at(wal, 0, WAL_HEADER_BYTES)?;
        let magic = number_at(&header, 0);
        let has_magic = magic & !1 == WAL_MAGIC;
        let is_big_endian = if has_magic { magic & 1 == 1 } else { cfg!(target_endian = "big") };
        let sums = Sums::at(&header, 24);
        let has_header =
            has_magic && header.len() == 32 && sums == Sums::START.with(&header[..24], is_big_endian);
        let mut salts = has_header.then(|| (number_at(&header, 16), number_at(&header, 20)));
        // Where the sums of the frame before can be had from: as they were written, and as they should be.
        let mut before = [sums; 2];
        let frame_bytes = FRAME_HEADER_BYTES + self.page_bytes;
        let (mut commits, mut commit) = (Vec::new(), Commit::default());
        let mut at = WAL_HEADER_BYTES as u64;
        while at + frame_bytes as u64 <= bytes {
            let frame = read_at(wal, at, frame_bytes)?;
            let of_frame = (number_at(&frame, 8), number_at(&frame, 12));
            let written = Sums::at(&frame, 16);
            let sums = before.map(|sums| {
                let sums = sums.with(&frame[..8], is_big_endian);
                sums.with(&frame[FRAME_HEADER_BYTES..], is_big_endian)
            });
            before = [written, sums[0]];
            // Frames of an earlier life of the WAL have other salts; the file has them already.
            let is_of_round = *salts.get_or_insert(of_frame) == of_frame;
            if is_of_round && sums.contains(&written) {
                commit.frames.push((number_at(&frame, 0), at + FRAME_HEADER_BYTES as u64));
            } else {
                commit.broken += 1;
            }
            if is_of_round && number_at(&frame, 4) != 0 {
                commits.push(std::mem::take(&mut commit));
            }
            at += frame_bytes as u64;
        }
        // The last commit may have been cut short by a power cut before it was synced, and then it is none. Each one
        // before it was synced when the next began.
        if commit.frames.is_empty() && commits.last().is_some_and(|last| last.broken > 0) {
            commits.pop();
        }
        self.is_wal_broken =
            commits.iter().any(|commit| commit.broken > 0) || !has_header && !commits.is_empty();
        self.frames.extend(commits.into_iter().flat_map(|commit| commit.frames));
        Ok(())
    }

    fn read_freelist(&mut self) -> io::Result<()> {
        let Some(first) = self.page(1)?.filter(|first| first.bytes.starts_with(MAGIC)) else { return Ok(()) };
        let mut next = number_at(&first.bytes, FREELIST_AT);
        while next != 0 && self.free.insert(next) {
            let Some(trunk) = self.page(next)? else { return Ok(()) };
            let leaves = (number_at(&trunk.bytes, 4) as usize).min(self.page_bytes / 4 - 2);
            self.free.extend((0..leaves).map(|leaf| number_at(&trunk.bytes, 8 + 4 * leaf)));
            next = number_at(&trunk.bytes, 0);
        }
        Ok(())
    }

    /// A page. One that the file has only a part of is filled up with zeros.
    pub(super) fn page(&self, number: u32) -> io::Result<Option<Page>> {
        if number == 0 || number > self.count {
            return Ok(None);
        }
        let found = match (self.frames.get(&number), &self.wal, &self.database) {
            (Some(at), Some(wal), _) => read_at(wal, *at, self.page_bytes)?,
            (_, _, Some(file)) => {
                read_at(file, u64::from(number - 1) * self.page_bytes as u64, self.page_bytes)?
            }
            _ => Vec::new(),
        };
        if found.is_empty() {
            return Ok(None);
        }
        let mut bytes = found;
        bytes.resize(self.page_bytes, 0);
        Ok(Some(Page { number, bytes }))
    }

    /// Whether something is broken in the WAL in front of what is whole.
    pub(super) fn is_wal_broken(&self) -> bool {
        self.is_wal_broken
    }

    /// How many pages there are.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// Whether a page is known to be free. What stands in one has been deleted or has moved.
    pub(super) fn is_free(&self, number: u32) -> bool {
        self.free.contains(&number)
    }
}
