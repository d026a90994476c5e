//! JSON Schemas of records, for those who write clients.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::{KindVisitor, Record, Stored};

/// Collects the JSON Schema of each kind's records, by the kind's name.
#[derive(Default)]
pub struct RecordSchemas(pub Vec<(&'static str, Value)>);

impl KindVisitor for RecordSchemas {
    fn kind<R: Record>(&mut self) {
        let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
        let mut schema = generator.into_root_schema_for::<Stored<R>>();
        schema.insert("title".into(), R::KIND.into());
        self.0.push((R::KIND, schema.to_value()));
    }
}

/// Says of an object's schema that these fields must be there, and not be null: it is the code behind the type that looks.
pub(crate) fn require(fields: &'static [&'static str]) -> impl FnMut(&mut Schema) {
    move |schema| {
        for field in fields {
            if let Some(Value::Object(property)) = schema.pointer_mut(&format!("/properties/{field}")) {
                property.shift_remove("default");
                if let Some(Value::Array(types)) = property.get_mut("type") {
                    types.retain(|name| name != "null");
                    let one = types.first().filter(|_| types.len() == 1).cloned();
                    if let Some(one) = one {
                        property.insert("type".into(), one);
                    }
                }
            }
            let required = schema.ensure_object().entry("required").or_insert_with(|| json!([]));
            let required = required.as_array_mut().expect("what is required is a list");
            if !required.iter().any(|present| present == field) {
                required.push(json!(field));
            }
        }
    }
}

/// Says of an object's schema that a field which may be null is null where it is left out.
pub(crate) fn null_unless_given(schema: &mut Schema) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    for property in properties.values_mut() {
        let is_nullable = property["type"]
            .as_array()
            .is_some_and(|types| types.iter().any(|name| name == "null"))
            || property["anyOf"].as_array().is_some_and(|any| any.iter().any(|one| one["type"] == "null"));
        if let (true, Value::Object(property)) = (is_nullable, property) {
            property.entry("default").or_insert(Value::Null);
        }
    }
}

/// Takes the title of one of its parts from an object's schema.
pub(crate) fn untitled(schema: &mut Schema) {
    schema.remove("title");
}
