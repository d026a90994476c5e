//! The games whose data is known, and by what.

use std::path::Path;

use harbormaster_core::clock::Timestamp;

use crate::Fault;
use crate::moving::Moving;
use crate::mud;
use crate::source::Head;
use crate::table::Tables;

/// A game whose data can move in.
pub struct Game {
    /// What it is, for people.
    pub name: &'static str,
    /// The tables that become records; the first one is the one that it is known by.
    pub tables: &'static [&'static str],
    /// The columns by which its first table is told from another game's table of that name.
    pub known_by: &'static [&'static str],
    /// Makes records of the rows.
    pub map: fn(Tables, Timestamp) -> Result<Moving, String>,
}

/// Every game.
pub const GAMES: [Game; 1] = [mud::GAME];

/// The game whose tables these are.
///
/// # Errors
/// There is none.
pub(crate) fn recognise(heads: &[Head], path: &Path) -> Result<&'static Game, Fault> {
    let has = |game: &Game| {
        let head = heads.iter().find(|head| head.name == game.tables[0]);
        head.is_some_and(|head| game.known_by.iter().all(|column| head.has(column)))
    };
    // `static` so that a reference to one of them lasts.
    static KNOWN: [Game; GAMES.len()] = GAMES;
    KNOWN.iter().find(|game| has(game)).ok_or_else(|| {
        let known: Vec<_> = KNOWN.iter().map(|game| format!("{} ({})", game.tables[0], game.name)).collect();
        let names: Vec<_> = heads.iter().map(|head| head.name.as_str()).take(20).collect();
        Fault::Refused(format!(
            "{} has no table of a game that is known here: {}; it has {}",
            path.display(),
            known.join(", "),
            if names.is_empty() { "no tables".to_owned() } else { names.join(", ") },
        ))
    })
}
