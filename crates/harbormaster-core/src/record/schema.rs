//! JSON Schemas of records, for those who write clients.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::{KindVisitor, Record, Stored};

/// Collects the JSON Schema of each kind's records, by the kind's name.
#[derive(Default)]
pub struct RecordSchemas(pub Vec<(&'static str, Value)>);

impl KindVisitor for RecordSchemas {
    fn kind<R: Record>(&mut self) {
        let generator = SchemaSettings::draft2020_12().into_generator();
        let mut schema = generator.into_root_schema_for::<Stored<R>>();
        schema.insert("title".into(), R::KIND.into());
        self.0.push((R::KIND, schema.to_value()));
    }
}
