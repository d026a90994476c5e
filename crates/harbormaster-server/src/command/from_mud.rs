//! `harbormaster import --from-mud`: the ships of a folder with CSV files, and nothing else that is there.

use std::path::Path;

use harbormaster_core::clock::{Clock, SystemClock};
use harbormaster_moving_in::mud::read_folder;
use harbormaster_moving_in::report::Report;

use super::moving::put;
use super::peer::Target;
use super::tell;
use crate::exit::{EXIT_REFUSED, Failure};

/// Imports the tables in a folder, and reports what became of each row.
///
/// # Errors
/// The files cannot be read, or nobody takes what they have; or rows were refused, and the others were imported.
pub(super) async fn import(
    folder: &Path,
    target: &Target,
    may_replace: bool,
    is_dry: bool,
) -> Result<(), Failure> {
    let moving = read_folder(folder, SystemClock.now());
    let mut moving = moving.map_err(|fault| Failure::io(fault.to_string()))?;
    if is_dry {
        tell(moving.report.to_string().trim_end())?;
        return judge(&moving.report, "nothing was imported");
    }
    let peer = target.reach(true).await?;
    let put = put(&peer, &mut moving, may_replace).await;
    let left = peer.leave().await;
    let counts = put?;
    tell(moving.report.to_string().trim_end())?;
    tell(&counts.told(false))?;
    left?;
    judge(&moving.report, "the others were imported")
}

/// An error where rows were refused.
fn judge(report: &Report, others: &str) -> Result<(), Failure> {
    match report.refused() {
        0 => Ok(()),
        refused => {
            let message = format!("rows that were refused: {refused}; {others}");
            Err(Failure { code: EXIT_REFUSED, message })
        }
    }
}
