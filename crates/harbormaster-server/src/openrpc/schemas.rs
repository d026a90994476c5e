//! The schemas of params and results, with what several of them have in common standing once.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, RemoveRefSiblings, Transform};
use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use super::object;

/// Where the document has its schemas.
const SCHEMAS: &str = "/components/schemas";

/// Params that so many methods take that they stand once.
const SHARED: [&str; 2] = ["durability", "limit"];

/// What gathers the schemas of a document.
pub(super) struct Schemas {
    /// What is read: params.
    taken: SchemaGenerator,
    /// What is written: results. A field that a caller may leave out is always there in these.
    returned: SchemaGenerator,
    shared: Map<String, Value>,
}

impl Default for Schemas {
    fn default() -> Self {
        let settings = || {
            let mut settings = SchemaSettings::draft07();
            settings.definitions_path = SCHEMAS.into();
            settings
        };
        Self {
            taken: settings().into_generator(),
            returned: settings().for_serialize().into_generator(),
            shared: Map::new(),
        }
    }
}

impl Schemas {
    /// The descriptors of params: one for each member of the object that they are.
    pub(super) fn params(&mut self, schema: fn(&mut SchemaGenerator) -> Schema) -> Vec<Value> {
        let schema = plain(schema(&mut self.taken));
        self.descriptors(&schema)
    }

    /// The descriptor of a result.
    pub(super) fn result(&mut self, schema: fn(&mut SchemaGenerator) -> Schema) -> Value {
        json!({"name": "result", "schema": plain(schema(&mut self.returned))})
    }

    /// The descriptors of the params of what the server sends by itself.
    pub(super) fn sent(&mut self, schema: fn(&mut SchemaGenerator) -> Schema) -> Vec<Value> {
        let schema = plain(schema(&mut self.returned));
        self.descriptors(&schema)
    }

    fn descriptors(&mut self, schema: &Value) -> Vec<Value> {
        let required = schema["required"].as_array().cloned().unwrap_or_default();
        let properties = schema["properties"].as_object().into_iter().flatten();
        let mut descriptors = Vec::new();
        for (name, property) in properties {
            let descriptor = descriptor(name, property.clone(), required.contains(&json!(name)));
            let is_shared = SHARED.contains(&name.as_str())
                && *self.shared.entry(name.clone()).or_insert_with(|| descriptor.clone()) == descriptor;
            let reference = || json!({"$ref": format!("#/components/contentDescriptors/{name}")});
            descriptors.push(if is_shared { reference() } else { descriptor });
        }
        descriptors
    }

    /// The descriptors that stand once.
    pub(super) fn take_shared(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.shared)
    }

    /// The schemas that others refer to, by their names, and which of them had other names before: a title that is made
    /// for it is a better one than `Entry7`.
    ///
    /// What is both read and written stands once, as it is read: that holds for what is written too.
    pub(super) fn into_definitions(mut self) -> (Map<String, Value>, BTreeMap<String, String>) {
        let mut definitions = self.returned.take_definitions(true);
        definitions.extend(self.taken.take_definitions(true));
        let mut names = BTreeMap::new();
        let definitions = definitions.into_iter().map(|(name, schema)| {
            let mut schema = lines_joined(schema);
            let title = schema.as_object_mut().and_then(|schema| schema.remove("title"));
            let title =
                title.and_then(|title| title.as_str().map(str::to_owned)).unwrap_or_else(|| name.clone());
            names.insert(name, title.clone());
            (title, schema)
        });
        (object(definitions), names)
    }
}

/// A content descriptor: what the schema says of a member stands beside the schema of its value.
fn descriptor(name: &str, mut schema: Value, is_required: bool) -> Value {
    let mut descriptor = json!({"name": name});
    let members = schema.as_object_mut().expect("the schema of a member is an object");
    if let Some(description) = members.remove("description") {
        descriptor["description"] = description;
    }
    if is_required {
        descriptor["required"] = true.into();
    }
    // A reference was wrapped only to stand beside its description.
    if let (1, Some(Value::Array(all))) = (members.len(), members.get("allOf"))
        && let [one] = &all[..]
    {
        schema = one.clone();
    }
    descriptor["schema"] = schema;
    descriptor
}

/// A schema as the document has it, in draft 7: nothing beside a reference.
fn plain(mut schema: Schema) -> Value {
    RecursiveTransform(RemoveRefSiblings::default()).transform(&mut schema);
    lines_joined(schema.to_value())
}

/// A schema whose descriptions, which were wrapped for those who read the code, are in one line.
fn lines_joined(mut schema: Value) -> Value {
    match &mut schema {
        Value::Object(members) => {
            for (name, value) in members.iter_mut() {
                match value {
                    Value::String(text) if name == "description" => {
                        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                    }
                    other => *other = lines_joined(other.take()),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = lines_joined(item.take())),
        _ => {}
    }
    schema
}

/// Gives every reference to a schema its new name.
pub(super) fn rename(part: &mut Value, names: &BTreeMap<String, String>) {
    match part {
        Value::Object(members) => {
            for (name, value) in members {
                match value {
                    Value::String(path) if name == "$ref" => {
                        let old = path.strip_prefix('#').and_then(|path| path.strip_prefix(SCHEMAS));
                        if let Some(new) = old.and_then(|old| names.get(old.trim_start_matches('/'))) {
                            *path = format!("#{SCHEMAS}/{new}");
                        }
                    }
                    other => rename(other, names),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| rename(item, names)),
        _ => {}
    }
}
