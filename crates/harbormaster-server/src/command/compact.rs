//! `harbormaster compact`

use clap::Args;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::{peer, tell};
use crate::config::Database;
use crate::exit::Failure;
use crate::method::NO_PARAMS;

/// What to compact.
#[derive(Debug, Args)]
pub struct Compact {
    #[command(flatten)]
    database: Database,
}

/// What is told of the result of `system.compact`.
#[derive(Deserialize)]
struct Compacted {
    bytes_before: u64,
    bytes_after: u64,
}

impl Compact {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let path = self.database.path().map_err(Failure::usage)?;
        let database = peer::Database::open(&path, false).await?;
        let params = RawValue::from_string(NO_PARAMS.into()).expect("an empty object is JSON");
        let compacted = database.call("system.compact", &params).await;
        let closed = database.close().await;
        let Compacted { bytes_before, bytes_after } =
            serde_json::from_str(compacted?.get()).expect("the method returns these");
        closed?;
        tell(&format!("{}: {bytes_before} bytes before, {bytes_after} after", path.display()))
    }
}
