//! An example of every method: a call and what it returns.
//!
//! Each file beside this one is a story: its calls are made one after the other on a new server, with a clock that stands
//! at the first moment of 2026, and a test compares what they return.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A call and what it returns.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What it shows, in a few words.
    pub name: String,
    /// The method.
    pub method: String,
    /// By how much the clock is moved first, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_s: Option<i64>,
    /// The params.
    pub params: Map<String, Value>,
    /// JSON pointers to what is different each time in the result.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub varies: Vec<String>,
    /// What it returns.
    pub result: Value,
}

/// The stories: each with the name of its file.
pub const STORIES: [(&str, &str); 7] = [
    ("vessels", include_str!("examples/vessels.json")),
    ("codices", include_str!("examples/codices.json")),
    ("tasks", include_str!("examples/tasks.json")),
    ("sessions", include_str!("examples/sessions.json")),
    ("galaxies", include_str!("examples/galaxies.json")),
    ("colonies", include_str!("examples/colonies.json")),
    ("system", include_str!("examples/system.json")),
];

/// The examples of a story.
pub fn read(story: &str) -> Vec<Example> {
    serde_json::from_str(story).expect("the tests read every story")
}

/// All examples.
pub(super) fn all() -> Vec<Example> {
    STORIES.iter().flat_map(|(_, story)| read(story)).collect()
}

impl Example {
    /// The example as OpenRPC has it.
    pub(super) fn pairing(&self) -> Value {
        let params = self.params.iter().map(|(name, value)| json!({"name": name, "value": value}));
        json!({
            "name": self.name,
            "params": params.collect::<Vec<_>>(),
            "result": {"name": "result", "value": self.result},
        })
    }
}
