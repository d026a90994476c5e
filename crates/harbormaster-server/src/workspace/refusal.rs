//! A service of which every answer is why there is nothing to serve.

use std::sync::Arc;

use jsonrpsee::types::ErrorObjectOwned;
use serde_json::json;
use tokio_util::sync::CancellationToken;

use crate::budget::Budget;
use crate::caller::Caller;
use crate::dispatch::{Request, respond_error, respond_result};
use crate::error::{STORAGE_UNAVAILABLE, error};
use crate::method::{Class, full_name};
use crate::methods::editor::{Build, VersionInfo};
use crate::replies::Reply;
use crate::service::Service;

/// How long a client is told to wait before the next try, in milliseconds: it takes somebody's hand.
const RETRY_MS: u64 = 10_000;

/// Refuses every request but the one for the program's version.
pub(super) struct Refusal {
    reason: String,
    batch_max: usize,
    end: CancellationToken,
}

impl Refusal {
    pub(super) fn new(reason: String, batch_max: usize) -> Self {
        Self { reason, batch_max, end: CancellationToken::new() }
    }

    /// Refuses nothing more: there is something to serve.
    pub(super) fn end(&self) {
        self.end.cancel();
    }

    fn error(&self) -> ErrorObjectOwned {
        let Self { reason, .. } = self;
        let message = format!("there is no database to serve: {reason}");
        let data = json!({"reason": reason, "outcome": "not_applied", "retry_after_ms": RETRY_MS});
        error(STORAGE_UNAVAILABLE, message, data)
    }
}

impl Service for Refusal {
    type Known = Class;

    fn find(&self, _: &str) -> Option<&Class> {
        None
    }

    fn class(known: &Class) -> Class {
        *known
    }

    fn batch_max(&self) -> usize {
        self.batch_max
    }

    async fn call(
        &self,
        request: &Request<'_>,
        _: Option<&Class>,
        _: &Arc<Caller>,
        _: &Arc<Budget>,
    ) -> Reply {
        let answer = |id| match &*request.method {
            method if method == full_name::<VersionInfo>() => respond_result(id, Build::own()),
            _ => respond_error(id, self.error()),
        };
        Reply::Now(request.id.map(answer))
    }

    fn gone(&self) -> Option<&CancellationToken> {
        Some(&self.end)
    }

    fn has_gone(&self) -> bool {
        self.end.is_cancelled()
    }

    fn refuse(&self, id: &str, error: ErrorObjectOwned) -> Vec<u8> {
        respond_error(id, error)
    }
}
