//! Several changes in one, all or none.

use std::sync::Arc;

use harbormaster_core::record::params::{Durability, Named};
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::{Error, Result};
use jsonrpsee::RpcModule;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::error::{TOO_LARGE, error, from_core};
use crate::limits::FRAME_BYTES;
use crate::method::{Answer, App, Method, NO_PARAMS, Name, ReadyChange, durability_in, parse_call};

/// How many operations one `batch.apply` may hold.
pub const OPERATIONS_MAX: usize = 1000;

/// How large the results of one `batch.apply` may be, in bytes: as large as what asks for them.
pub const RESULTS_BYTES_MAX: usize = FRAME_BYTES;

/// `batch.apply`
pub struct Apply;

/// The operations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyParams {
    /// At most 1000.
    #[schemars(length(max = OPERATIONS_MAX))]
    operations: Vec<Named<Operation>>,
    /// When to answer.
    #[serde(default, rename = "durability")]
    _durability: Durability,
}

/// One of the operations.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Operation {
    /// A method that changes something.
    method: String,
    /// Its params.
    #[serde(default)]
    #[schemars(with = "Option<serde_json::Map<String, serde_json::Value>>")]
    params: Option<Box<RawValue>>,
}

/// What the operations returned.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Applied {
    /// In the order of the operations.
    #[schemars(with = "Vec<serde_json::Value>")]
    results: Vec<Box<RawValue>>,
}

impl Method for Apply {
    type Params = ApplyParams;
    type Result = Applied;

    fn name() -> Name {
        ("batch", "apply")
    }

    fn summary() -> String {
        "Runs up to 1000 changing methods as one change; if one is refused, none is done.".into()
    }
}

/// Registers `batch.apply`, which needs the routing table itself to find the methods it is given.
pub(super) fn register(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_async_method(name, |params, app, _| async move {
        let durability = durability_in(params.as_str());
        let params = parse_call::<ApplyParams>(&params)?;
        if params.operations.len() > OPERATIONS_MAX {
            let message = format!("{} operations are more than {OPERATIONS_MAX}", params.operations.len());
            return Err(error(TOO_LARGE, message, serde_json::json!({"limit": OPERATIONS_MAX})));
        }
        let changes = ready(&app, params).map_err(|error| from_core(&error))?;
        let pending = app.store.write(durability, move |tx| apply(tx, &changes));
        let pending = pending.map_err(|error| from_core(&error))?;
        let result: Answer<Applied> = pending.done().await.map_err(|error| from_core(&error));
        result
    });
    registered.expect("every method has its own name");
}

fn apply(tx: &mut Transaction<'_>, changes: &[ReadyChange]) -> Result<Applied> {
    let (mut results, mut bytes) = (Vec::with_capacity(changes.len()), 0);
    for (index, change) in changes.iter().enumerate() {
        let result = change(tx).map_err(|error| error.at("operation", index))?;
        bytes += result.get().len();
        if bytes > RESULTS_BYTES_MAX {
            return Err(Error::TooLarge { limit: RESULTS_BYTES_MAX });
        }
        results.push(result);
    }
    Ok(Applied { results })
}

fn ready(app: &Arc<App>, params: ApplyParams) -> Result<Vec<ReadyChange>> {
    let operations = params.operations.iter().enumerate();
    let changes = operations.map(|(index, operation)| {
        let params = operation.params.as_ref().map_or(NO_PARAMS, |params| params.get());
        app.ready_change(&operation.method, params).map_err(|error| error.at("operation", index))
    });
    changes.collect()
}
