//! A database with some thousand records of all kinds, and what the server said of each of them.

use std::time::Duration;

use serde_json::json;

use super::fleet::{Fleet, Mix};
use super::harbor::Harbor;
use super::ledger::Cut;
use super::records::Records;
use super::wait;
use crate::failure::{Failure, Result};
use crate::fleet;
use crate::session::{OPERATIONS_MAX, Session};

/// How many clients change records beside the reference fleet, so that the file has history.
const CLIENTS: usize = 8;

/// How long they do.
const LOAD_TIME: Duration = Duration::from_millis(400);

/// Fills a new database, stops its server, and returns every record as it was answered.
///
/// # Errors
/// The server does not start or end well, refuses a record, or has not what it answered.
pub fn fill(harbor: &Harbor, seed: u64) -> Result<Records> {
    let (server, address) = harbor.start()?;
    let mut session = Session::connect(address)?;
    let mut answered = Records::default();
    for calls in fleet::requests().chunks(OPERATIONS_MAX as usize) {
        let operations: Vec<_> =
            calls.iter().map(|(method, params)| json!({"method": method, "params": params})).collect();
        let results = session.call("batch.apply", &json!({"operations": operations}))?;
        answered.0.extend(Records::within(&results).0);
    }
    let mut clients = Fleet::new(CLIENTS, seed, Mix::Commits);
    clients.load(address, || {
        wait(LOAD_TIME);
        Ok(())
    })?;
    clients.compare(&mut session, Cut::now())?;
    session.call("system.flush", &json!({}))?;
    let records = Records::read(&mut session)?;
    let difference = answered.compare(&records);
    if !clients.findings.is_clean()
        || !difference.wrong.is_empty()
        || !difference.older.is_empty()
        || !difference.missing.is_empty()
    {
        let notes: Vec<_> = difference.notes().take(3).collect();
        return Err(Failure::new(format!("the server has not what it answered: {notes:?}")));
    }
    Harbor::stop(server)?;
    Ok(records)
}
