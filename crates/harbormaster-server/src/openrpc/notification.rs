//! What the server sends by itself: notifications, on connections that have asked for them.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Value, json};

use super::schemas::Schemas;
use crate::subscriptions::{ENDED, EVENT, EndedParams, EventParams, SNAPSHOT, SnapshotParams};

/// A notification of the protocol.
pub struct Notification {
    name: &'static str,
    summary: &'static str,
    params: fn(&mut SchemaGenerator) -> Schema,
}

impl Notification {
    /// The notification of this name, whose params are a `P`.
    pub fn new<P: JsonSchema>(name: &'static str, summary: &'static str) -> Self {
        Self { name, summary, params: P::json_schema }
    }

    pub(super) fn describe(&self, schemas: &mut Schemas) -> Value {
        let params = schemas.sent(self.params);
        json!({"name": self.name, "summary": self.summary, "paramStructure": "by-name", "params": params})
    }
}

/// Every notification of the protocol: the one place where they are declared.
pub fn all() -> Vec<Notification> {
    vec![
        Notification::new::<EventParams<'_>>(EVENT, "Sent for every operation that a subscription asks for."),
        Notification::new::<SnapshotParams<'_>>(
            SNAPSHOT,
            "Sent first, as often as it takes, where a subscription begins with the present records.",
        ),
        Notification::new::<EndedParams>(ENDED, "Sent when a subscription ends that its client did not end."),
    ]
}
