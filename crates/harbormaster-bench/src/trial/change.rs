//! A change as it is sent, and what it does to which record.

use serde_json::{Value, json};

use super::model::{Effect, Fields, Kind, Mark};

/// A change that can be sent.
#[derive(Clone, Debug)]
pub struct Change {
    /// The method.
    pub method: &'static str,
    /// Its params.
    pub params: Value,
    /// What it does.
    pub effects: Vec<Effect>,
}

/// The text in a field; empty when there is none.
pub fn text<'a>(record: &'a Fields, field: &str) -> &'a str {
    record.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// A record with its ship.
pub fn aboard(record: &Value, ship: &str) -> Value {
    let mut record = record.clone();
    record["ship_id"] = ship.into();
    record
}

/// Fields with the key of their record.
pub fn with_key(fields: &Value, kind: Kind, key: &Value) -> Value {
    let mut params = fields.clone();
    params[kind.key()] = key.clone();
    params
}

/// A new record.
pub fn put(kind: Kind, fields: &Value) -> Effect {
    let fields = fields.as_object().cloned().unwrap_or_default();
    Effect::Put(Mark::of(kind, &fields), fields)
}

/// Other fields of a record that is there.
pub fn put_at(mark: &Mark, fields: &Value) -> Effect {
    Effect::Put(mark.clone(), fields.as_object().cloned().unwrap_or_default())
}

/// These changes as one.
pub fn together(changes: Vec<Change>) -> Change {
    let (mut operations, mut effects) = (Vec::new(), Vec::new());
    for change in changes {
        operations.push(json!({"method": change.method, "params": change.params}));
        effects.extend(change.effects);
    }
    Change { method: "batch.apply", params: json!({"operations": operations}), effects }
}
