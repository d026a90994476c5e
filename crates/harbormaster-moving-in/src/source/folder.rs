//! A folder with a file for each table, named after it; or one such file.

use std::path::{Path, PathBuf};

use super::csv::Csv;
use super::{Head, Progress, Source, Step, Take};
use crate::Fault;

/// How the names of files with rows end.
const ENDINGS: [&str; 3] = ["csv", "tsv", "txt"];

/// Files of tables.
pub struct Folder {
    files: Vec<Csv>,
    heads: Vec<Head>,
    bytes: u64,
    what: &'static str,
}

impl Folder {
    /// The tables of a folder.
    ///
    /// # Errors
    /// It cannot be read, has none, or one of them twice.
    pub fn open(folder: &Path) -> Result<Self, Fault> {
        let shown = folder.display();
        let failed = |error| Fault::Io(format!("cannot read {shown}: {error}"));
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
            if ENDINGS.contains(&ending.as_str()) && path.is_file() {
                paths.push(path);
            }
        }
        paths.sort();
        if paths.is_empty() {
            return Err(Fault::Refused(format!(
                "there are no files of tables in {shown}; their names are those of the tables, and end with .csv, .tsv or .txt"
            )));
        }
        let folder = Self::of(paths, "files of tables")?;
        let mut names: Vec<_> = folder.heads.iter().map(|head| (&head.name, &head.label)).collect();
        names.sort();
        match names.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            Some(pair) => Err(Fault::Refused(format!(
                "{shown} has a table twice: {} and {}; move one of them away",
                pair[0].1, pair[1].1
            ))),
            None => Ok(folder),
        }
    }

    /// These tables of a folder, as far as their CSV files are there.
    ///
    /// # Errors
    /// One cannot be read.
    pub fn csv_of(folder: &Path, tables: &[&str]) -> Result<Self, Fault> {
        let path = |table: &&str| folder.join(table).with_extension("csv");
        let paths = tables.iter().map(path).filter(|path| path.exists()).collect();
        Self::of(paths, "files of tables")
    }

    /// The table of one file.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn of_file(path: &Path) -> Result<Self, Fault> {
        Self::of(vec![path.to_owned()], "the file of a table")
    }

    fn of(paths: Vec<PathBuf>, what: &'static str) -> Result<Self, Fault> {
        let bytes = paths.iter().map(|path| path.metadata().map_or(0, |file| file.len())).sum();
        let files: Vec<_> = paths.iter().map(|path| Csv::open(path)).collect::<Result<_, _>>()?;
        let heads = files.iter().map(|file| file.head.clone()).collect();
        Ok(Self { files, heads, bytes, what })
    }
}

impl Source for Folder {
    fn describe(&self) -> String {
        self.what.into()
    }

    fn heads(&self) -> &[Head] {
        &self.heads
    }

    fn read(&self, progress: &Progress<'_>, take: &mut Take<'_>) -> Result<(), Fault> {
        progress(Step::Begin(self.bytes));
        self.files.iter().try_for_each(|file| file.read(progress, take))
    }
}
