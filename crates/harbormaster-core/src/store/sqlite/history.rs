//! The change log, read in pages by those who want its changes.

use std::sync::Arc;

use futures_util::TryStreamExt;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Connected, Head, SqlError};
use crate::store::log;
use crate::store::trim::{Mark, SAMPLES};

/// How many bytes of the log a page has, or one group where that has more.
const PAGE_BYTES_MAX: i64 = 256 * 1024;

/// A group larger than this is not read to know its moment, in bytes.
const SAMPLE_BYTES_MAX: i64 = 1024 * 1024;

/// How many groups a page has at most.
const PAGE_GROUPS_MAX: i64 = 512;

/// The text of a group, if it is what was written.
fn text(row: &SqliteRow) -> Result<Arc<str>, SqlError> {
    let operations: &str = row.try_get("operations")?;
    Head::read(row, Some(operations))?;
    Ok(Arc::from(operations))
}

/// Groups of the log, as they are read.
pub(in crate::store) enum Groups {
    /// Their texts; none, where there are none.
    Texts(Vec<Arc<str>>),
    /// The first of them is not what was written. What comes behind it begins with this change.
    Damaged { behind: u64, reason: String },
}

impl Connected {
    /// The texts of the groups whose last change is from `first` to `last`, in order, as many as go into a page and come
    /// before one that is damaged.
    pub(in crate::store) async fn groups_from(&mut self, first: u64, last: u64) -> Result<Groups, SqlError> {
        let sizes = "SELECT last_seq, octet_length(operations) FROM change_groups \
                     WHERE last_seq BETWEEN ? AND ? ORDER BY last_seq LIMIT ?";
        let Some(last) = self.page_end(sizes, first, last).await? else {
            return Ok(Groups::Texts(Vec::new()));
        };
        let all = "SELECT * FROM change_groups WHERE last_seq BETWEEN ? AND ? ORDER BY last_seq";
        let mut texts = Vec::new();
        for row in self.group_rows(all, first, last).await? {
            match text(&row) {
                Ok(text) => texts.push(text),
                Err(error) if error.is_damage && texts.is_empty() => {
                    let last_seq = row.try_get::<i64, _>("last_seq")?.cast_unsigned();
                    tracing::error!(reason = error.reason, "history that is wanted is damaged");
                    return Ok(Groups::Damaged { behind: last_seq + 1, reason: error.reason });
                }
                Err(error) if error.is_damage => break,
                Err(error) => return Err(error),
            }
        }
        Ok(Groups::Texts(texts))
    }

    /// The texts of the groups up to `last`, the latest first, as many as go into a page; also of the one in which it is
    /// not the last change, if that is wanted.
    pub(in crate::store) async fn groups_back(
        &mut self,
        last: u64,
        is_within: bool,
    ) -> Result<Vec<Arc<str>>, SqlError> {
        let mut last = last;
        if is_within {
            let end = "SELECT min(last_seq) FROM change_groups WHERE last_seq >= ?";
            let end = sqlx::query_scalar::<_, Option<i64>>(end).bind(last.cast_signed());
            last = end.fetch_one(&mut self.connection).await?.map_or(last, i64::cast_unsigned);
        }
        let sizes = "SELECT last_seq, octet_length(operations) FROM change_groups \
                     WHERE last_seq BETWEEN ? AND ? ORDER BY last_seq DESC LIMIT ?";
        let Some(first) = self.page_end(sizes, 0, last).await? else { return Ok(Vec::new()) };
        let all = "SELECT * FROM change_groups WHERE last_seq BETWEEN ? AND ? ORDER BY last_seq DESC";
        self.group_rows(all, first, last).await?.iter().map(text).collect()
    }

    /// The last group that goes into a page.
    async fn page_end(
        &mut self,
        sizes: &'static str,
        first: u64,
        last: u64,
    ) -> Result<Option<u64>, SqlError> {
        let sizes = sqlx::query(sizes).bind(first.cast_signed()).bind(last.cast_signed());
        let rows = sizes.bind(PAGE_GROUPS_MAX).fetch_all(&mut self.connection).await?;
        let (mut end, mut bytes) = (None, 0);
        for row in rows {
            bytes += row.try_get::<i64, _>(1)?;
            if end.is_some() && bytes > PAGE_BYTES_MAX {
                break;
            }
            end = Some(row.try_get::<i64, _>(0)?.cast_unsigned());
        }
        Ok(end)
    }

    async fn group_rows(
        &mut self,
        sql: &'static str,
        first: u64,
        last: u64,
    ) -> Result<Vec<SqliteRow>, SqlError> {
        let groups = sqlx::query(sql).bind(first.cast_signed()).bind(last.cast_signed());
        Ok(groups.fetch_all(&mut self.connection).await?)
    }

    /// The number of the first change in the log; `None` in an empty one.
    pub(in crate::store) async fn first_seq(&mut self) -> Result<Option<u64>, SqlError> {
        let first = "SELECT substr(operations, 1, 44) FROM change_groups ORDER BY last_seq LIMIT 1";
        let first: Option<String> = sqlx::query_scalar(first).fetch_optional(&mut self.connection).await?;
        Ok(first.and_then(|text| log::begin_of(&text)).map(|(seq, _)| seq))
    }

    /// The first change behind the last hole in the log of so many numbers or more; 0 where there is none. It takes two
    /// looks for every so many changes.
    pub(in crate::store) async fn behind_hole(&mut self, gap: u64) -> Result<u64, SqlError> {
        // So close together that each hole has two in it.
        let sql = "WITH RECURSIVE ends(low, high) AS (SELECT min(last_seq), max(last_seq) FROM change_groups), \
                   sample(seq) AS (SELECT high FROM ends UNION ALL \
                   SELECT seq - ?1 FROM sample, ends WHERE seq - ?1 > low) \
                   SELECT seq, substr(operations, 1, 44) FROM sample CROSS JOIN change_groups \
                   WHERE last_seq = (SELECT min(last_seq) FROM change_groups WHERE last_seq > seq) ORDER BY seq DESC";
        let samples = sqlx::query(sql).bind((gap / 2).cast_signed());
        let mut samples = samples.fetch(&mut self.connection);
        while let Some(sample) = samples.try_next().await? {
            let first = log::begin_of(sample.try_get(1)?).map_or(0, |(first, _)| first);
            // One that comes right behind the sample may be the next after it.
            if first > sample.try_get::<i64, _>(0)?.cast_unsigned() + 1 {
                return Ok(first);
            }
        }
        Ok(0)
    }

    /// The last change of the first group that the log has.
    pub(in crate::store) async fn first_group_end(&mut self) -> Result<Option<u64>, SqlError> {
        let end = "SELECT min(last_seq) FROM change_groups";
        let end: Option<i64> = sqlx::query_scalar(end).fetch_one(&mut self.connection).await?;
        Ok(end.map(i64::cast_unsigned))
    }

    /// How far the log was at some moments, from the first to the last. Groups that take long to read are left out.
    pub(in crate::store) async fn marks(&mut self) -> Result<Vec<Mark>, SqlError> {
        // The samples come first, so that each group is found by its number.
        let sql = "WITH RECURSIVE ends(low, high) AS (SELECT min(last_seq), max(last_seq) FROM change_groups), \
                   sample(seq) AS (SELECT low FROM ends UNION ALL \
                   SELECT min(seq + 1 + (high - low) / ?, high) FROM sample, ends WHERE seq < high) \
                   SELECT DISTINCT last_seq, CASE WHEN octet_length(operations) <= ? THEN substr(operations, 1, 44) END \
                   FROM sample CROSS JOIN change_groups \
                   WHERE last_seq = (SELECT last_seq FROM change_groups WHERE last_seq >= seq ORDER BY last_seq LIMIT 1) \
                   ORDER BY last_seq";
        let rows = sqlx::query(sql).bind(SAMPLES.cast_signed()).bind(SAMPLE_BYTES_MAX);
        let rows = rows.fetch_all(&mut self.connection).await?;
        let mark = |row: &sqlx::sqlite::SqliteRow| {
            let seq = row.try_get::<i64, _>(0).ok()?.cast_unsigned();
            let (_, at) = log::begin_of(row.try_get::<Option<&str>, _>(1).ok()??)?;
            Some(Mark { seq, at })
        };
        Ok(rows.iter().filter_map(mark).collect())
    }
}
