//! The errors of methods, from the error table.
//!
//! OpenRPC wants each code once in a method. Kinds that share a code are described together there.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::object;
use crate::error::{
    CODES, Code, Datum, FORBIDDEN, Holds, INDEX, INTERNAL, INVALID_PARAMS, OVERLOADED, STORAGE_UNAVAILABLE,
    TOO_LARGE, UNAUTHORIZED, VERSION_CONFLICT,
};
use crate::method::{Class, Route, Routes};

/// What gathers the errors of a document.
pub(super) struct Refusals {
    errors: BTreeMap<(i32, String), Value>,
    /// The errors of whatever `batch.apply` takes.
    in_batches: Vec<Code>,
}

impl Refusals {
    pub(super) fn of(routes: &Routes) -> Self {
        let in_batches = routes.iter().filter(|route| route.is_in_batches());
        let mut in_batches: Vec<_> = in_batches.flat_map(|route| route.errors.clone()).collect();
        in_batches.push(VERSION_CONFLICT);
        let errors = CODES.iter().map(|code| ((code.code, code.kind.to_owned()), error(&[*code]))).collect();
        Self { errors, in_batches }
    }

    /// References to the errors of a method.
    pub(super) fn of_method(&mut self, route: &Route, has_version: bool) -> Vec<Value> {
        let mut by_code = BTreeMap::<i32, Vec<Code>>::new();
        for code in codes(route, has_version, &self.in_batches) {
            let kinds = by_code.entry(code.code).or_default();
            if !kinds.contains(&code) {
                kinds.push(code);
            }
        }
        let references = by_code.into_iter().map(|(code, mut kinds)| {
            kinds.sort_by_key(|kind| CODES.iter().position(|row| row == kind));
            let name = kinds.iter().map(|kind| kind.kind).collect::<Vec<_>>().join("_or_");
            let reference = json!({"$ref": format!("#/components/errors/{name}")});
            self.errors.entry((code, name)).or_insert_with(|| error(&kinds));
            reference
        });
        references.collect()
    }

    /// The errors by name.
    pub(super) fn take_errors(&mut self) -> Map<String, Value> {
        object(std::mem::take(&mut self.errors).into_iter().map(|((_, name), error)| (name, error)))
    }
}

/// The errors that a method may be answered with: its own, and those that follow from how it runs.
fn codes(route: &Route, has_version: bool, in_batches: &[Code]) -> Vec<Code> {
    let mut codes = vec![INVALID_PARAMS, INTERNAL, TOO_LARGE];
    if route.terms.role.is_some() {
        codes.extend([UNAUTHORIZED, FORBIDDEN]);
    }
    match route.terms.class {
        Class::Change => codes.extend([OVERLOADED, STORAGE_UNAVAILABLE]),
        Class::Task => codes.push(STORAGE_UNAVAILABLE),
        Class::Read | Class::Connection => {}
    }
    if has_version {
        codes.push(VERSION_CONFLICT);
    }
    // What changes something and is not for batches is a batch: of changes, or of records.
    if route.terms.class == Class::Change && !route.is_in_batches() {
        codes.extend(in_batches);
    }
    codes.extend(&route.errors);
    codes
}

/// Errors of one code, as one.
fn error(kinds: &[Code]) -> Value {
    let meanings: Vec<_> = kinds.iter().map(|kind| kind.meaning).collect();
    let reference = |kind: &Code| json!({"$ref": format!("#/components/schemas/{}", schema_name(kind))});
    let data = match kinds {
        [kind] => reference(kind),
        kinds => json!({"oneOf": kinds.iter().map(reference).collect::<Vec<_>>()}),
    };
    json!({"code": kinds[0].code, "message": meanings.join(" Or: "), "data": data})
}

/// The name of the schema of an error's data: `NotFoundError`.
fn schema_name(code: &Code) -> String {
    let words =
        code.kind.trim_end_matches("_error").split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect::<String>() + "Error"
}

/// The schema of each error's data.
pub(super) fn schemas() -> Map<String, Value> {
    object(CODES.iter().map(|code| (schema_name(code), schema(code))))
}

fn schema(code: &Code) -> Value {
    let kind = ("kind".to_owned(), json!({"type": "string", "const": code.kind}));
    let members = code.data.iter().chain([&INDEX]).map(|datum| (datum.name.to_owned(), datum_schema(datum)));
    let required = std::iter::once("kind")
        .chain(code.data.iter().filter(|datum| datum.is_always).map(|datum| datum.name));
    json!({
        "type": "object",
        "properties": object(std::iter::once(kind).chain(members)),
        "required": required.collect::<Vec<_>>(),
        "description": format!("The `data` of error {}: {}", code.code, code.meaning),
    })
}

fn datum_schema(datum: &Datum) -> Value {
    let mut schema = match datum.holds {
        Holds::Text => json!({"type": "string"}),
        Holds::Texts => json!({"type": "array", "items": {"type": "string"}}),
        Holds::Count => json!({"type": "integer", "format": "uint64", "minimum": 0}),
        Holds::Key => json!({"type": ["integer", "string", "object"]}),
        Holds::Record => json!({"type": ["object", "null"]}),
        Holds::Word(words) => json!({"type": "string", "enum": words}),
    };
    schema["description"] = datum.meaning.into();
    schema
}
