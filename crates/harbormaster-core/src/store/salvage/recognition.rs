//! Whether a file that has lost its first page is a database of ours: it is if the schema that can still be read has our
//! tables, and tables and indexes begin where it says. In a file that only contains a database, such as the image of a
//! disk, they do not.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use super::cells::{Cell, Value, cells, is_index, is_table};
use super::pages::Pages;

/// How many pages are looked at: 256 MiB of them. The schema stands near the beginning.
const PAGES_MAX: u32 = 65_536;

/// Tables that no other program's database has together.
const OURS: [&str; 3] = ["change_groups", "followed_alone", "assigned_keys"];

/// How many of the schema's rows must be right for each that is not: others may be old, or their pages damaged.
const RIGHT_PER_WRONG: usize = 9;

/// A table or an index that the schema names.
struct Root {
    is_index: bool,
    name: String,
    page: u32,
}

impl Root {
    fn of(cell: &Cell) -> Option<Self> {
        let [Value::Text(kind), Value::Text(name), Value::Text(_), Value::Integer(page), _] =
            &cell.values[..]
        else {
            return None;
        };
        let is_index = match &**kind {
            "table" => false,
            "index" => true,
            _ => return None,
        };
        Some(Self { is_index, name: name.clone(), page: u32::try_from(*page).ok().filter(|page| *page > 1)? })
    }

    /// Whether there is a page of its kind where the schema says that it begins.
    fn is_right(&self, pages: &Pages) -> io::Result<bool> {
        let page = pages.page(self.page)?;
        Ok(page.is_some_and(|page| if self.is_index { is_index(&page) } else { is_table(&page) }))
    }
}

/// Whether a file without its first page is a database of ours.
///
/// # Errors
/// Those of the operating system.
pub(in crate::store) fn is_ours(database: &Path, wal: &Path) -> io::Result<bool> {
    let pages = Pages::open(database, wal)?;
    let (mut names, mut right, mut wrong) = (HashSet::new(), 0, 0);
    for number in 2..=pages.count().min(PAGES_MAX) {
        let Some(page) = pages.page(number)?.filter(is_table) else { continue };
        for root in cells(&pages, &page)?.iter().filter_map(|(_, cell)| Root::of(cell)) {
            match root.is_right(&pages)? {
                true => right += 1,
                false => wrong += 1,
            }
            names.insert(root.name);
        }
    }
    Ok(OURS.iter().all(|name| names.contains(*name)) && right > RIGHT_PER_WRONG * wrong)
}
