//! One JSON Schema with all others in its `$defs`: what schemas refer to, and the params and result of every method, as
//! `CargoCreateParams` and `CargoCreateResult`.

use serde_json::{Map, Value, json};

use crate::api::{camel_case, moved};

/// The bundle of a document.
///
/// # Panics
/// When the document is not one of ours, or two of its types would have one name.
pub fn bundle(document: &Value) -> Value {
    let mut definitions = document["components"]["schemas"].as_object().cloned().unwrap_or_default();
    let mut add = |name: String, schema: Value| {
        let before = definitions.insert(name.clone(), schema);
        assert!(before.is_none(), "two are called {name}");
    };
    for method in document["methods"].as_array().into_iter().flatten() {
        let name = camel_case(method["name"].as_str().expect("a method has a name"));
        add(format!("{name}Params"), params(document, method));
        add(format!("{name}Result"), method["result"]["schema"].clone());
    }
    for notification in document["x-notifications"].as_array().into_iter().flatten() {
        let name = camel_case(notification["name"].as_str().expect("a notification has a name"));
        let mut params = params(document, notification);
        // A later server may send more.
        params.as_object_mut().expect("an object").shift_remove("additionalProperties");
        add(format!("{name}Params"), params);
    }
    definitions.sort_keys();
    let bundle = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Harbormaster",
        "description": "Every type of Harbormaster's protocol. Generated from the OpenRPC document; do not edit.",
        "$defs": definitions,
    });
    moved(&bundle, "#/components/schemas/", "#/$defs/")
}

/// The object that params are.
fn params(document: &Value, method: &Value) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for param in method["params"].as_array().into_iter().flatten() {
        let param = match param["$ref"].as_str() {
            Some(path) => {
                document.pointer(path.trim_start_matches('#')).expect("what is referred to is there")
            }
            None => param,
        };
        let name = param["name"].as_str().expect("a param has a name");
        let mut schema = param["schema"].clone();
        if let Some(description) = param.get("description") {
            schema["description"] = description.clone();
        }
        properties.insert(name.into(), schema);
        if param["required"] == true {
            required.push(name);
        }
    }
    json!({
        "type": "object",
        "description": method["summary"],
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}
