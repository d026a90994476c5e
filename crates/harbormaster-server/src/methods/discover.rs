//! `rpc.discover`: the methods, described for programs.

use std::borrow::Cow;

use harbormaster_core::Result;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use super::system::Nothing;
use crate::method::{App, Method, Name, Read};
use crate::openrpc;

/// `rpc.discover`
pub struct Discover;

/// The OpenRPC document. Its own schema is OpenRPC's, which this document does not repeat.
#[derive(Clone, Copy, Debug)]
pub struct Document;

impl JsonSchema for Document {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object"})
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text: &RawValue = serde_json::from_str(openrpc::text()).expect("the document is JSON");
        text.serialize(serializer)
    }
}

impl Method for Discover {
    type Params = Nothing;
    type Result = Document;

    fn name() -> Name {
        ("rpc", "discover")
    }

    fn summary() -> String {
        "Returns this document: every method with its params, result, errors and examples, as OpenRPC.".into()
    }
}

impl Read for Discover {
    fn read(_: &App, _: &Nothing) -> Result<Document> {
        Ok(Document)
    }
}
