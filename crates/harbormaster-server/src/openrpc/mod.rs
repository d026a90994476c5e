//! The OpenRPC document: all that the routing table knows, in a form that programs read. `rpc.discover` returns it, and
//! `schemas/openrpc.json` has it; the types of clients are generated from it.
//!
//! It states nothing of its own. Methods come from [`Routes`], schemas from the types that the params are read into
//! and the results written from, errors from the error table, examples from `examples/*.json`, and notifications from
//! [`notification`].

pub mod examples;

pub mod notification;

mod refusals;

mod schemas;

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::method::{Route, Routes};
use crate::methods::routes;
use examples::Example;
use refusals::Refusals;
use schemas::Schemas;

/// The version of OpenRPC that the document keeps to. Its schemas are of JSON Schema's draft 7.
pub const VERSION: &str = "1.3.2";

/// What methods whose names are a word are about.
const NO_NOUN: &str = "editor";

/// The document of this program's methods, as text; made when it is first asked for.
pub fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| document(&routes()).to_string());
    &TEXT
}

/// The document of some methods.
pub fn document(routes: &Routes) -> Value {
    document_with(routes, &examples::all())
}

/// The document of some methods, with these examples.
pub fn document_with(routes: &Routes, examples: &[Example]) -> Value {
    let mut schemas = Schemas::default();
    let mut refusals = Refusals::of(routes);
    let methods: Vec<_> =
        routes.iter().map(|route| method(route, &mut schemas, &mut refusals, examples)).collect();
    let notifications: Vec<_> =
        notification::all().iter().map(|notification| notification.describe(&mut schemas)).collect();
    let mut components = json!({
        "schemas": Value::Null,
        "contentDescriptors": schemas.take_shared(),
        "errors": refusals.take_errors(),
    });
    let (mut definitions, names) = schemas.into_definitions();
    definitions.extend(refusals::schemas());
    definitions.sort_keys();
    components["schemas"] = Value::Object(definitions);
    let mut document = json!({
        "openrpc": VERSION,
        "info": {
            "title": "Harbormaster",
            "description": "A persistence server for game and editor state: JSON-RPC 2.0 over stdio, TCP, Unix sockets, \
                            HTTP and WebSockets.",
            "version": env!("CARGO_PKG_VERSION"),
            "license": {"name": env!("CARGO_PKG_LICENSE")},
        },
        "servers": [
            {"name": "HTTP", "summary": "A request, or a batch, by POST.", "url": "http://127.0.0.1:4747/"},
            {"name": "WebSocket", "summary": "A request in a message.", "url": "ws://127.0.0.1:4747/"},
            {"name": "TCP", "summary": "A request in a line, or behind a header.", "url": "tcp://127.0.0.1:4747"},
        ],
        "methods": methods,
        "components": components,
        "x-notifications": notifications,
    });
    schemas::rename(&mut document, &names);
    document
}

fn method(route: &Route, schemas: &mut Schemas, refusals: &mut Refusals, examples: &[Example]) -> Value {
    let params = schemas.params(route.params);
    let has_version = params.iter().any(|param| param["name"] == "if_version");
    let examples = examples.iter().filter(|example| example.method == route.name);
    let mut method = json!({
        "name": route.name,
        "summary": route.summary,
        "tags": [{"name": route.noun().unwrap_or(NO_NOUN)}],
        "paramStructure": "by-name",
        "params": params,
        "result": schemas.result(route.result),
        "errors": refusals.of_method(route, has_version),
        "examples": examples.map(Example::pairing).collect::<Vec<_>>(),
    });
    // A method without a role is one that tells the server who calls.
    if let Some(role) = route.terms.role {
        method["x-role"] = role.name().into();
    }
    method
}

/// An object with these members.
fn object(members: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    members.into_iter().collect()
}
