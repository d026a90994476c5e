//! The kept changes, page by page: for those who ask now and then, and for those who want to know what became of a record.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::Store;
use super::feed::{Cursor, Event, EventChange};
use super::filter::Filter;
use super::sqlite::Groups;
use super::writer::RETRY_AFTER_MS;
use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// How many operations a page has at most.
pub const HISTORY_LIMIT_MAX: i64 = 1000;

/// How many a page has when its caller does not say.
pub const HISTORY_LIMIT_DEFAULT: i64 = 100;

/// How large the operations of a page may be together, in bytes, before no further one joins them.
const PAGE_BYTES_MAX: usize = 4 * 1024 * 1024;

/// How much of the log one call looks through, in bytes, for what a filter lets through: some 50 ms.
const SCANNED_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Some operations in order, and where to go on.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Each a JSON object of `seq`, `at` and `changes`.
    pub items: Vec<Box<RawValue>>,
    /// The number of the first operation that was not looked at.
    pub next_seq: u64,
    /// The number of the last change when it was asked.
    pub last_seq: u64,
}

/// Some operations, the latest first, and where to go on.
#[derive(Clone, Debug)]
pub struct History {
    /// Each a JSON object of `seq`, `at` and `changes`.
    pub items: Vec<Box<RawValue>>,
    /// Those before this number have not been looked at; `None` when all that are kept have been.
    pub next: Option<u64>,
    /// The number of the first change that is kept.
    pub oldest_seq: u64,
}

/// An operation as it is listed.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "OperationInfo")]
pub struct Item<'a> {
    /// Its number.
    seq: u64,
    /// When it was.
    at: Timestamp,
    /// What it changed.
    changes: &'a [EventChange<'a>],
}

fn item(event: &Event<'_>, changes: &[EventChange<'_>]) -> Box<RawValue> {
    let item = Item { seq: event.seq, at: event.at, changes };
    to_raw_value(&item).expect("field names are text")
}

/// What a page has so far.
struct Page<'a> {
    filter: &'a Filter,
    limit: usize,
    items: Vec<Box<RawValue>>,
    bytes: usize,
    scanned: usize,
}

impl<'a> Page<'a> {
    fn new(filter: &'a Filter, limit: usize) -> Self {
        Self { filter, limit, items: Vec::new(), bytes: 0, scanned: 0 }
    }

    fn has_all_it_may(&self) -> bool {
        self.items.len() >= self.limit || self.bytes >= PAGE_BYTES_MAX
    }

    fn is_full(&self) -> bool {
        self.has_all_it_may() || self.scanned >= SCANNED_BYTES_MAX
    }

    fn add(&mut self, item: Box<RawValue>) {
        self.bytes += item.get().len();
        self.items.push(item);
    }

    /// An operation as it is listed, if the filter lets any of it through.
    fn look(&mut self, event: &Event<'_>) -> Result<Option<Box<RawValue>>, String> {
        self.scanned += event.bytes();
        let changes = event.changes(self.filter)?;
        let is_wanted = !changes.is_empty() || self.filter.wants_all();
        Ok(is_wanted.then(|| item(event, &changes)))
    }
}

fn unreadable(reason: String) -> Error {
    Error::Unreadable { reason, retry_after_ms: RETRY_AFTER_MS }
}

/// Adds the operations of a group from `oldest_seq` up to but not including `next`, the latest first, and takes `next`
/// down to those that have not been looked at.
fn add_group(
    page: &mut Page<'_>,
    text: Arc<str>,
    oldest_seq: u64,
    next: &mut u64,
) -> std::result::Result<(), String> {
    let (mut first, mut found) = (*next, Vec::new());
    Cursor::new(text).each(oldest_seq, &mut |event| {
        if event.seq < *next {
            first = first.min(event.seq);
            found.extend(page.look(&event)?.map(|item| (event.seq, item)));
        }
        Ok(event.seq < *next)
    })?;
    while let Some((seq, item)) = found.pop() {
        if page.has_all_it_may() {
            return Ok(());
        }
        page.add(item);
        *next = seq;
    }
    *next = first;
    Ok(())
}

impl Store {
    /// The changes from a certain one on, as far as a filter lets them through, at most so many operations. What comes
    /// later than the call is not in it.
    ///
    /// # Errors
    /// [`Error::LogCompacted`], [`Error::Invalid`] as for [`Store::follow`]; [`Error::Unreadable`] when the log
    /// cannot be read.
    pub async fn list_changes(&self, from_seq: u64, filter: &Filter, limit: usize) -> Result<Listed> {
        let last_seq = self.shared.last_seq(None);
        let mut next_seq = from_seq.max(1);
        let archive = &self.shared.archive;
        // What there is before a hole is told first.
        self.expect_kept(next_seq, last_seq + 1, archive.oldest_seq())?;
        let mut page = Page::new(filter, limit);
        while next_seq <= last_seq && !page.is_full() {
            let page_read = archive.page_from(next_seq, last_seq).await;
            let (texts, behind) = match page_read.map_err(|error| unreadable(error.reason))? {
                Groups::Texts(texts) => (texts, archive.oldest_seq()),
                Groups::Damaged { behind, .. } => (Vec::new(), behind),
            };
            let mut hole = texts.is_empty().then(|| behind.max(next_seq + 1));
            for text in texts {
                let goes_on = Cursor::new(text).each(next_seq, &mut |event| {
                    hole = (event.seq > next_seq).then_some(event.seq);
                    if page.is_full() || hole.is_some() {
                        return Ok(false);
                    }
                    next_seq = event.seq + 1;
                    let item = page.look(&event)?;
                    item.into_iter().for_each(|item| page.add(item));
                    Ok(true)
                });
                if !goes_on.map_err(unreadable)? {
                    break;
                }
            }
            match hole {
                Some(_) if next_seq > from_seq.max(1) => break,
                Some(oldest_seq) => return Err(Error::LogCompacted { oldest_seq }),
                None => {}
            }
        }
        Ok(Listed { items: page.items, next_seq, last_seq })
    }

    /// The kept changes before a certain one, the latest first, as far as a filter lets them through, at most so many
    /// operations.
    ///
    /// # Errors
    /// [`Error::Unreadable`] when the log cannot be read.
    pub async fn history(&self, filter: &Filter, before: Option<u64>, limit: usize) -> Result<History> {
        let last_seq = self.shared.last_seq(None);
        let archive = &self.shared.archive;
        let oldest_seq = archive.oldest_seq();
        let mut next = before.map_or(last_seq + 1, |before| before.min(last_seq + 1));
        let mut page = Page::new(filter, limit);
        let mut is_first = true;
        while next > oldest_seq && !page.is_full() {
            // The first may begin within a group; from there on it goes from group to group.
            let texts = archive.page_back(next - 1, is_first).await;
            let texts = texts.map_err(|error| unreadable(error.reason))?;
            is_first = false;
            if texts.is_empty() {
                next = oldest_seq;
            }
            for text in texts {
                add_group(&mut page, text, oldest_seq, &mut next).map_err(unreadable)?;
                if page.is_full() {
                    break;
                }
            }
        }
        Ok(History { items: page.items, next: (next > oldest_seq).then_some(next), oldest_seq })
    }
}
