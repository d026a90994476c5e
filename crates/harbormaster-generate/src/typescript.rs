//! TypeScript declarations: a type for each definition, for the params of each method, and maps of all methods,
//! notifications and errors by name.

use serde_json::Value;

use crate::api::{Api, Definition, Field, Shape, Type, camel_case};

const HEAD: &str = "// The types of Harbormaster's protocol. Generated from the OpenRPC document; do not edit.\n\
                    //\n\
                    // Integers have up to 64 bits, and numbers of JavaScript hold those up to 2^53 exactly.\n";

/// The declarations of a document.
///
/// # Panics
/// When the document is not one of ours.
pub fn declarations(document: &Value) -> String {
    let api = Api::read(document);
    let mut text = HEAD.to_owned();
    for definition in &api.definitions {
        declare(&mut text, definition);
    }
    for method in &api.methods {
        let title = format!("The params of `{}`.", method.name);
        params(&mut text, &method.name, &title, &method.params);
    }
    for notification in &api.notifications {
        params(&mut text, &notification.name, &notification.summary, &notification.params);
    }
    methods(&mut text, &api);
    notifications(&mut text, &api);
    errors(&mut text, &api);
    text
}

fn declare(text: &mut String, Definition { name, description, shape }: &Definition) {
    match shape {
        Shape::Object(fields) => interface(text, name, description, fields),
        Shape::Words(words) => {
            comment(text, "", description);
            let described = words.iter().any(|word| !word.description.is_empty());
            if !described {
                let words: Vec<_> = words.iter().map(|word| format!("\"{}\"", word.value)).collect();
                return text.push_str(&format!("export type {name} = {};\n", words.join(" | ")));
            }
            text.push_str(&format!("export type {name} =\n"));
            for (place, word) in words.iter().enumerate() {
                let end = if place + 1 == words.len() { ";" } else { "" };
                comment_only(text, "  ", &word.description);
                text.push_str(&format!("  | \"{}\"{end}\n", word.value));
            }
        }
    }
}

fn interface(text: &mut String, name: &str, description: &str, fields: &[Field]) {
    comment(text, "", description);
    text.push_str(&format!("export interface {name} {{\n"));
    for field in fields {
        comment_only(text, "  ", &field.description);
        let mark = if field.is_required { "" } else { "?" };
        text.push_str(&format!("  {}{mark}: {};\n", field.name, spelt(&field.value)));
    }
    text.push_str("}\n");
}

fn params(text: &mut String, name: &str, description: &str, fields: &[Field]) {
    let name = format!("{}Params", camel_case(name));
    if fields.is_empty() {
        comment(text, "", description);
        return text.push_str(&format!("export type {name} = Record<string, never>;\n"));
    }
    interface(text, &name, description, fields);
}

fn methods(text: &mut String, api: &Api) {
    comment(
        text,
        "",
        "Every method by its name. A role may do what those before it may: read, write, admin.",
    );
    text.push_str("export interface Methods {\n");
    for method in &api.methods {
        comment_only(text, "  ", &method.summary);
        let params = format!("{}Params", camel_case(&method.name));
        let role = method.role.as_ref().map_or("null".into(), |role| format!("\"{role}\""));
        let result = spelt(&method.result);
        text.push_str(&format!(
            "  \"{}\": {{ params: {params}; result: {result}; role: {role} }};\n",
            method.name
        ));
    }
    text.push_str("}\n");
}

fn notifications(text: &mut String, api: &Api) {
    comment(text, "", "The params of what the server sends by itself, by its name.");
    text.push_str("export interface Notifications {\n");
    for notification in &api.notifications {
        comment_only(text, "  ", &notification.summary);
        text.push_str(&format!("  \"{}\": {}Params;\n", notification.name, camel_case(&notification.name)));
    }
    text.push_str("}\n");
}

fn errors(text: &mut String, api: &Api) {
    comment(text, "", "What an error's `data` can be; `kind` says which.");
    let data: Vec<_> = api.errors.iter().map(|error| format!("\n  | {}", error.data)).collect();
    text.push_str(&format!("export type ErrorData ={};\n", data.concat()));
    comment(text, "", "What kinds of errors there are.");
    text.push_str("export type ErrorKind = ErrorData[\"kind\"];\n");
    comment(text, "", "The code of each kind of error.");
    text.push_str("export interface ErrorCodes {\n");
    for error in &api.errors {
        text.push_str(&format!("  {}: {};\n", error.kind, error.code));
    }
    text.push_str("}\n");
}

fn spelt(value: &Type) -> String {
    match value {
        Type::Any => "unknown".into(),
        Type::Object => "Record<string, unknown>".into(),
        Type::Null => "null".into(),
        Type::Flag => "boolean".into(),
        Type::Text => "string".into(),
        Type::Integer | Type::Natural | Type::Place | Type::Real => "number".into(),
        Type::Words(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | "),
        Type::Named(name) => name.clone(),
        Type::List(of) => format!("Array<{}>", spelt(of)),
        Type::Map(of) => format!("Record<string, {}>", spelt(of)),
        Type::Nullable(of) => format!("{} | null", spelt(of)),
        Type::Union(types) => types.iter().map(spelt).collect::<Vec<_>>().join(" | "),
    }
}

/// An empty line, and what is said of what comes.
fn comment(text: &mut String, indent: &str, description: &str) {
    text.push('\n');
    comment_only(text, indent, description);
}

fn comment_only(text: &mut String, indent: &str, description: &str) {
    if !description.is_empty() {
        text.push_str(&format!("{indent}/** {} */\n", description.replace("*/", "* /")));
    }
}
