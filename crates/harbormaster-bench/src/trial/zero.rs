//! Pages that are overwritten with zeros: the server saves at least 95 % of the records, none of them wrong, and keeps
//! the damaged files as they were.

use std::fs::OpenOptions;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::{Value, json};

use super::findings::Findings;
use super::harbor::{Harbor, check};
use super::hold::fill;
use super::records::Records;
use super::{Common, Verdict};
use crate::cli::Place;
use crate::failure::{Context, Failure, Result};
use crate::progress;
use crate::session::Session;
use crate::stop;

/// The size of a page of the database.
const PAGE_BYTES: u64 = 4096;

/// One page in so many is overwritten: 2 %.
const ONE_IN: u64 = 50;

/// Of a hundred records so many must be saved, without any backup.
const SAVED_PERCENT_MIN: f64 = 95.0;

/// What was saved of one database.
struct Saved {
    pages: u64,
    same: u64,
    older: u64,
    missing: u64,
    back: u64,
    has_backup: bool,
}

/// Tries, and returns what was found.
///
/// # Errors
/// The database cannot be filled or damaged.
pub fn run(common: &Common<5>, place: &Place) -> Result<Verdict> {
    let (folder, copies) = (common.new_folder(place)?, common.new_folder(place)?);
    let harbor = Harbor::new(&place.program()?, folder.path()).set("ON_CORRUPT", "recover");
    let mut records = fill(&harbor, common.seed)?;
    if common.sabotage {
        falsify(&mut records);
    }
    let mut random = ChaCha8Rng::seed_from_u64(common.seed);
    let mut findings = Findings::default();
    let mut saved = Vec::new();
    for count in 0..common.count() {
        for has_backup in [false, true] {
            stop::check()?;
            progress(&format!("database {} of {}, backup: {has_backup}", count + 1, common.count()));
            let copy = tempfile::tempdir_in(copies.path()).context("cannot make a folder")?;
            let tried = try_one(&harbor.at(copy.path()), &harbor, has_backup, &records, &mut random);
            match tried {
                Ok((one, notes)) => {
                    findings.wrong(notes);
                    saved.push(one);
                }
                Err(failure) => findings.wrong([format!("database {}: {failure}", count + 1)]),
            }
        }
    }
    Ok(report(records.0.len(), &saved, &mut findings))
}

/// Expects another value, so that the comparison must notice.
fn falsify(records: &mut Records) {
    for (_, fields) in &mut records.0 {
        if let Some(name) = Arc::make_mut(fields).get_mut("item_name") {
            *name = Value::from("something else");
        }
    }
}

fn try_one(
    harbor: &Harbor,
    whole: &Harbor,
    has_backup: bool,
    records: &Records,
    random: &mut ChaCha8Rng,
) -> Result<(Saved, Vec<String>)> {
    whole.copy_to(harbor)?;
    let mut harbor = harbor.clone();
    if has_backup {
        let backups = harbor.folder().join("backups");
        std::fs::create_dir(&backups).context("cannot make a folder")?;
        std::fs::copy(harbor.database(), backups.join("trial.db-20260101T000000000Z.db"))
            .context("cannot make a backup")?;
        harbor = harbor.set("BACKUP_DIR", backups).set("BACKUP_EVERY", "1h");
    }
    let pages = zero_pages(&harbor.database(), random)?;
    let damaged = std::fs::read(harbor.database()).context("cannot read the database")?;
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    let difference = records.compare(&Records::read(&mut session)?);
    let mut notes = difference.wrong.clone();
    if let Some(first) = difference.extra.first() {
        notes.push(format!(
            "{} records that had been deleted are back, such as {first}",
            difference.extra.len()
        ));
    }
    let health = session.call("system.health", &json!({}))?;
    let said = health["recovered"]["perhaps_older"].as_u64().unwrap_or(0);
    let older = difference.older.len() as u64;
    if older > said {
        notes.push(format!("{older} records are older than they were, and health says {said}"));
    }
    // Pages with nothing but history are no reason to set a database aside, and `system.check` names them.
    if !health["recovered"].is_null() {
        notes.extend(check(&mut session)?);
    }
    // A page that nothing was on hurts nobody, and then nothing is set aside.
    if !quarantine_has(harbor.folder(), &damaged)? && !difference.missing.is_empty() {
        notes.push("records are missing, and the damaged file was not set aside as it was".into());
    }
    Harbor::stop(server)?;
    let (missing, back) = (difference.missing.len() as u64, difference.extra.len() as u64);
    Ok((Saved { pages, same: difference.same, older, missing, back, has_backup }, notes))
}

/// Overwrites one page in fifty, the first one never: without it nobody could tell whose file it is.
fn zero_pages(path: &Path, random: &mut ChaCha8Rng) -> Result<u64> {
    const DOING: &str = "cannot damage the database";
    let file = OpenOptions::new().write(true).open(path).context(DOING)?;
    let pages = file.metadata().context(DOING)?.len() / PAGE_BYTES;
    if pages < ONE_IN {
        return Err(Failure::new("the database has too few pages"));
    }
    let count = pages / ONE_IN;
    for _ in 0..count {
        let page = random.random_range(1..pages);
        file.write_all_at(&[0; PAGE_BYTES as usize], page * PAGE_BYTES).context(DOING)?;
    }
    Ok(count)
}

/// Whether a folder beside the database has the damaged file, byte for byte.
fn quarantine_has(folder: &Path, damaged: &[u8]) -> Result<bool> {
    const DOING: &str = "cannot read the folder of the database";
    for entry in std::fs::read_dir(folder).context(DOING)? {
        let path = entry.context(DOING)?.path();
        let is_quarantine =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("trial.db.corrupt-"));
        if is_quarantine && std::fs::read(path.join("trial.db")).is_ok_and(|bytes| bytes == damaged) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn report(records: usize, saved: &[Saved], findings: &mut Findings) -> Verdict {
    let mut text = format!(
        "One page in {ONE_IN} overwritten with zeros, in copies of a database with {records} records.\n\n\
         | pages | backup | saved as they were | older, as health says | lost | back although deleted | saved, % |\n|---|---|---|---|---|---|---|\n"
    );
    for one in saved {
        let percent = one.same as f64 * 100.0 / records as f64;
        let backup = if one.has_backup { "yes" } else { "no" };
        text += &format!(
            "| {} | {backup} | {} | {} | {} | {} | {percent:.2} |\n",
            one.pages, one.same, one.older, one.missing, one.back
        );
        if percent < SAVED_PERCENT_MIN {
            findings.lost([format!("only {percent:.2} % of the records were saved")]);
        }
    }
    text += &format!("\n{}", findings.notes());
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Verdict { text, is_kept: findings.is_clean() }
}
