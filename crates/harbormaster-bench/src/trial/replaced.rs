//! The file of the database is removed or replaced while clients write: writes stop within a second, with a reason, and
//! nothing is acknowledged that is not in the file that was taken away.

use std::time::{Duration, Instant};

use serde_json::json;

use super::findings::Findings;
use super::fleet::{Event, Fleet, Happened, Mix};
use super::harbor::{Harbor, check};
use super::ledger::Cut;
use super::{Common, Verdict, wait};
use crate::cli::Place;
use crate::failure::{Context, Result};
use crate::progress;
use crate::session::Session;
use crate::stop;

/// How many clients write, for how long before, and for how long after.
const CLIENTS: usize = 8;
const BEFORE: Duration = Duration::from_millis(400);
const AFTER: Duration = Duration::from_millis(1_800);

/// How long after the file has gone a change may be acknowledged.
const STOP_MAX: Duration = Duration::from_secs(1);

/// What is done to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Removed,
    Replaced,
}

const CASES: [(Case, &str); 2] = [(Case::Removed, "removed"), (Case::Replaced, "replaced by a copy")];

/// Tries, and returns what was found.
///
/// # Errors
/// The server does not start, or a file cannot be moved.
pub fn run(common: &Common<3>, place: &Place) -> Result<Verdict> {
    let mut text = String::from(
        "| the file is | ms until the last acknowledgement | acknowledged after it had gone | refused | health |\n\
         |---|---|---|---|---|\n",
    );
    let mut findings = Findings::default();
    for round in 0..common.count() {
        for (case, name) in CASES {
            stop::check()?;
            progress(&format!("{name}, {} of {}", round + 1, common.count()));
            let (row, found) = try_one(case, common, u64::from(round), place)?;
            text += &format!("| {name} | {row} |\n");
            findings.add(found);
        }
    }
    text += &format!(
        "\n{} changes acknowledged; records lost {}, changes torn {}, whatever else must not be {}.\n{}",
        findings.acknowledged,
        findings.lost,
        findings.torn,
        findings.wrong,
        findings.notes()
    );
    text += if findings.is_clean() { "Kept.\n" } else { "BROKEN.\n" };
    Ok(Verdict { text, is_kept: findings.is_clean() })
}

fn try_one(case: Case, common: &Common<3>, round: u64, place: &Place) -> Result<(String, Findings)> {
    const DOING: &str = "cannot move the database";
    let folder = common.new_folder(place)?;
    let harbor = Harbor::new(&place.program()?, folder.path());
    let mut fleet = Fleet::new(CLIENTS, common.seed + round, Mix::Commits);
    Harbor::stop(harbor.start()?.0)?;
    // The same file by another name, so that it can be put back.
    let (kept, copy) = (folder.path().join("kept"), folder.path().join("copy"));
    std::fs::hard_link(harbor.database(), &kept).context(DOING)?;
    std::fs::copy(harbor.database(), &copy).context(DOING)?;
    let (server, address) = harbor.start()?;
    fleet.compare(&mut Session::connect(address)?, Cut::now())?;
    let ((gone_at, health), events) = fleet.load(address, || {
        wait(BEFORE);
        match case {
            Case::Removed => std::fs::remove_file(harbor.database()),
            Case::Replaced => std::fs::copy(&copy, folder.path().join("other"))
                .and_then(|_| std::fs::rename(folder.path().join("other"), harbor.database())),
        }
        .context(DOING)?;
        let gone_at = Instant::now();
        wait(AFTER);
        let health = Session::connect(address)?.call("system.health", &json!({}))?;
        Ok((gone_at, health))
    })?;
    server.kill()?;
    if case == Case::Replaced {
        let there = std::fs::read(harbor.database()).context(DOING)?;
        if std::fs::read(&copy).context(DOING)? != there {
            fleet.findings.wrong(["the file that was put in its place was altered".to_owned()]);
        }
    }
    // As somebody who notices would: the right file goes back to its place.
    let back = if common.sabotage { &copy } else { &kept };
    std::fs::rename(back, harbor.database()).context(DOING)?;
    judge_stop(&events, gone_at, &health, &mut fleet.findings);
    let row = row(&events, gone_at, &health);
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    fleet.compare(&mut session, Cut::now())?;
    fleet.findings.wrong(check(&mut session)?);
    Harbor::stop(server)?;
    Ok((row, fleet.findings))
}

fn acknowledged_after(events: &[Event], moment: Instant) -> impl Iterator<Item = Instant> {
    let after = events.iter().filter(move |event| event.at > moment && event.what == Happened::Acknowledged);
    after.map(|event| event.at)
}

fn judge_stop(events: &[Event], gone_at: Instant, health: &serde_json::Value, findings: &mut Findings) {
    let late = acknowledged_after(events, gone_at + STOP_MAX).count();
    if late > 0 {
        findings.wrong([format!(
            "{late} changes were acknowledged later than {STOP_MAX:?} after the file had gone"
        )]);
    }
    if health["status"] != "degraded" || health["reason"].is_null() {
        findings.wrong([format!("the file has gone, and system.health says {health}")]);
    }
}

fn row(events: &[Event], gone_at: Instant, health: &serde_json::Value) -> String {
    let last = acknowledged_after(events, gone_at).last().map_or(Duration::ZERO, |at| at - gone_at);
    let count = acknowledged_after(events, gone_at).count();
    let refused = events.iter().filter(|event| event.what != Happened::Acknowledged).count();
    format!("{} | {count} | {refused} | {}", last.as_millis(), health["reason"].as_str().unwrap_or("ok"))
}
