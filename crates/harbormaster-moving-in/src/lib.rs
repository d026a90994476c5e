//! The data of old games, read as records of Harbormaster.
//!
//! A source is recognised by its content and read row by row. The rows of the tables that a game is known by become
//! records; each row is taken, mended or refused, and the report says which and why. The rows of all other tables, and
//! the rows of which something was left out, are kept as JSON lines. Nothing is asked of a server here, nothing is
//! sent, and no source is altered.

pub mod cell;

pub mod table;

pub mod report;

pub mod source;

pub mod aside;

pub mod moving;

pub mod game;

pub mod mud;

use std::fmt;
use std::path::Path;

use harbormaster_core::clock::Timestamp;

use aside::Aside;
use moving::Moving;
use table::Tables;

/// Why a source cannot be read.
#[derive(Debug)]
pub enum Fault {
    /// The system refuses it.
    Io(String),
    /// It is none that is known, or it is damaged.
    Refused(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(text) | Self::Refused(text) => f.write_str(text),
        }
    }
}

/// Reads a source whole. A source that was cut is refused unless `may_be_cut` says that what is there will do.
/// `progress` is told of the bytes that were read, of the number that `begin` was told before.
///
/// # Errors
/// It cannot be read, or nobody knows what it is.
pub fn read(
    path: &Path,
    now: Timestamp,
    may_be_cut: bool,
    aside: &mut Aside,
    progress: &source::Progress<'_>,
) -> Result<Moving, Fault> {
    let source = source::recognise(path)?;
    let heads = source.heads();
    let game = game::recognise(heads, path)?;
    let cut = source.cut();
    if let Some(cut) = cut.as_ref().filter(|_| !may_be_cut) {
        return Err(Fault::Refused(format!("{cut}; --allow-partial takes what is there")));
    }
    let mut tables = Tables::new(heads, game.tables);
    source.read(progress, &mut |head, place, cells| match tables.put(head, place, cells) {
        Some(cells) => aside.keep(&head.name, &head.columns, &cells, None),
        None => Ok(()),
    })?;
    let mut moving = (game.map)(tables, now).map_err(Fault::Refused)?;
    moving.report.source(format!("{}: {}, {}", path.display(), source.describe(), game.name));
    moving.report.cut(cut);
    moving.report.foreign(aside.counts());
    Ok(moving)
}
