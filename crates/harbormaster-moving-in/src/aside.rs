//! What has no place here: whole rows, kept as JSON lines beside the report, so that nothing is lost.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use crate::Fault;
use crate::cell::Cell;

/// Keeps rows, or only counts them.
#[derive(Debug, Default)]
pub struct Aside {
    path: Option<PathBuf>,
    file: Option<BufWriter<File>>,
    counts: BTreeMap<String, usize>,
}

impl Aside {
    /// Keeps rows in a new file, which is made with the first one.
    pub fn to(path: PathBuf) -> Self {
        Self { path: Some(path), ..Self::default() }
    }

    /// Only counts rows.
    pub fn nowhere() -> Self {
        Self::default()
    }

    /// The file, if there is one by now.
    pub fn path(&self) -> Option<&Path> {
        self.file.is_some().then_some(self.path.as_deref()).flatten()
    }

    /// How many rows of each table it was given.
    pub fn counts(&self) -> BTreeMap<String, usize> {
        self.counts.clone()
    }

    /// Keeps a row, with the reason where there is more to say than that its table has no kind here.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep(
        &mut self,
        table: &str,
        columns: &[String],
        cells: &[Cell],
        reason: Option<&str>,
    ) -> Result<(), Fault> {
        *self.counts.entry(table.to_owned()).or_default() += 1;
        let Some(path) = &self.path else { return Ok(()) };
        let failed = |error| Fault::Io(format!("cannot write {}: {error}", path.display()));
        if self.file.is_none() {
            self.file = Some(BufWriter::new(File::create_new(path).map_err(failed)?));
        }
        let file = self.file.as_mut().expect("it was made just now");
        writeln!(file, "{}", line(table, columns, cells, reason)).map_err(failed)
    }

    /// Writes what is still to be written.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn finish(&mut self) -> Result<(), Fault> {
        let Some(file) = &mut self.file else { return Ok(()) };
        let written = file.flush().and_then(|()| file.get_ref().sync_all());
        written.map_err(|error| Fault::Io(format!("cannot write the rows that are kept: {error}")))
    }
}

fn line(table: &str, columns: &[String], cells: &[Cell], reason: Option<&str>) -> Value {
    // A row may have more values than its table has columns.
    let name = |place: usize| columns.get(place).cloned().unwrap_or_else(|| format!("value {}", place + 1));
    let row: Map<_, _> =
        cells.iter().enumerate().map(|(place, cell)| (name(place), cell.to_json())).collect();
    match reason {
        Some(reason) => json!({"table": table, "reason": reason, "row": row}),
        None => json!({"table": table, "row": row}),
    }
}
