//! The types of `harbormaster-client`: a struct for what methods return and take, and, in a module for each noun, one for
//! each method. The text is as rustfmt leaves it.
//!
//! What is returned may have fields and words that a later server has added: fields are ignored, a word is `Unknown`, which
//! cannot be sent. What may be left out of params is an `Option`; where null clears a field, an `Option` of an `Option`.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::api::{Api, Definition, Field, Method, Shape, Type, Word, camel_case};

/// How wide a line may be before rustfmt breaks it.
const WIDTH_MAX: usize = 110;

const HEAD: &str = r#"//! Every method as a type, for [`Client::send`](crate::Client::send). Generated from the OpenRPC document; do not edit.
//!
//! A module has the methods of one noun: `cargo.create` is [`cargo::Create`]. What they return, and what their params are
//! made of, stands here. Fields that are `None` are left out of a request: `new` makes a call of what it needs, and has
//! `None` in all others. Where null clears a field, `None` leaves it as it is and `Some(None)` clears it.
//!
//! A later server may return more than these types know: fields are ignored, and a word that is not known is `Unknown`,
//! which cannot be sent.
"#;

/// The types of a document.
///
/// # Panics
/// When the document is not one of ours.
pub fn types(document: &Value) -> String {
    let api = Api::read(document);
    let uses = Uses::of(&api);
    let mut text = HEAD.to_owned();
    for definition in &api.definitions {
        let name = definition.name.as_str();
        match (uses.returned.contains(name), uses.taken.contains(name)) {
            (false, false) => {}
            (is_returned, _) => define(&mut text, &api, definition, is_returned),
        }
    }
    let nouns: BTreeSet<_> = api.methods.iter().map(|method| method.noun.as_str()).collect();
    for noun in nouns {
        text.push_str(&format!("\n/// The methods of `{noun}`.\npub mod {noun} {{"));
        for method in api.methods.iter().filter(|method| method.noun == noun) {
            call(&mut text, method);
        }
        text.push_str("}\n");
    }
    text
}

/// Which definitions are in what is returned, and which in what is taken.
struct Uses<'a> {
    returned: BTreeSet<&'a str>,
    taken: BTreeSet<&'a str>,
}

impl<'a> Uses<'a> {
    fn of(api: &'a Api) -> Self {
        let (mut returned, mut taken) = (BTreeSet::new(), BTreeSet::new());
        for method in &api.methods {
            reach(api, &method.result, &mut returned);
            method.params.iter().for_each(|param| reach(api, &param.value, &mut taken));
        }
        for notification in &api.notifications {
            notification.params.iter().for_each(|param| reach(api, &param.value, &mut returned));
        }
        Self { returned, taken }
    }
}

fn reach<'a>(api: &'a Api, value: &'a Type, reached: &mut BTreeSet<&'a str>) {
    for name in value.names() {
        if reached.insert(name)
            && let Shape::Object(fields) = &api.definition(name).shape
        {
            fields.iter().for_each(|field| reach(api, &field.value, reached));
        }
    }
}

fn define(
    text: &mut String,
    api: &Api,
    Definition { name, description, shape }: &Definition,
    is_returned: bool,
) {
    text.push('\n');
    comment(text, "", description, name);
    match shape {
        Shape::Words(words) => choice(text, name, words, is_returned),
        Shape::Object(fields) => {
            let read = if is_returned { ", serde::Deserialize" } else { "" };
            let default = if fields.iter().any(|field| field.is_required) { "" } else { "Default, " };
            text.push_str(&format!("#[derive(Clone, Debug, {default}PartialEq, serde::Serialize{read})]\n"));
            structure(text, "", "", name, fields, is_returned);
            let record = name.strip_suffix("Entry").filter(|_| !is_returned);
            if let Some(record) =
                record.filter(|record| api.definitions.iter().any(|known| known.name == **record))
            {
                let Shape::Object(kept) = &api.definition(record).shape else { return };
                conversion(text, record, kept, name, fields);
            }
        }
    }
}

fn choice(text: &mut String, name: &str, words: &[Word], is_returned: bool) {
    text.push_str("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize");
    text.push_str(if is_returned { ", serde::Deserialize)]\n#[non_exhaustive]\n" } else { ")]\n" });
    text.push_str(&format!("pub enum {name} {{\n"));
    for word in words {
        comment(text, "    ", &word.description, &word.value);
        text.push_str(&format!(
            "    #[serde(rename = \"{}\")]\n    {},\n",
            word.value,
            camel_case(&word.value)
        ));
    }
    if is_returned {
        text.push_str(
            "    /// A word of a later server's.\n    #[serde(other, skip_serializing)]\n    Unknown,\n",
        );
    }
    text.push_str("}\n");
}

fn structure(text: &mut String, indent: &str, path: &str, name: &str, fields: &[Field], is_returned: bool) {
    let fields: Vec<_> = fields.iter().filter(|field| !field.is_read_only || is_returned).collect();
    if fields.is_empty() {
        return text.push_str(&format!("{indent}pub struct {name} {{}}\n"));
    }
    text.push_str(&format!("{indent}pub struct {name} {{\n"));
    for field in &fields {
        comment(text, &format!("{indent}    "), &field.description, &field.name);
        let (attribute, value) = member(field, path, is_returned);
        if let Some(attribute) = attribute {
            text.push_str(&format!("{indent}    #[serde({attribute})]\n"));
        }
        text.push_str(&format!("{indent}    pub {}: {value},\n", identifier(&field.name)));
    }
    text.push_str(&format!("{indent}}}\n"));
    if !is_returned {
        constructor(text, indent, path, name, &fields);
    }
}

/// Makes the struct of what it needs, for `Struct { what: is, given: too, ..Struct::new(what_it_needs) }`.
fn constructor(text: &mut String, indent: &str, path: &str, name: &str, fields: &[&Field]) {
    let required: Vec<_> = fields.iter().filter(|field| field.is_required).collect();
    if required.is_empty() || required.len() == fields.len() {
        return;
    }
    let arguments =
        required.iter().map(|field| format!("{}: {}", identifier(&field.name), spelt(&field.value, path)));
    let members = fields.iter().map(|field| match field.is_required {
        true => identifier(&field.name),
        false => format!("{}: None", identifier(&field.name)),
    });
    text.push_str(&format!(
        "\n{indent}impl {name} {{\n{indent}    /// With what it needs, and nothing else.\n"
    ));
    bracketed(text, &format!("{indent}    "), "pub fn new(", &arguments.collect::<Vec<_>>(), ") -> Self {");
    bracketed(text, &format!("{indent}        "), "Self {", &members.collect::<Vec<_>>(), "}");
    text.push_str(&format!("{indent}    }}\n{indent}}}\n"));
}

/// A list in one line, or an item a line where that would be too wide.
fn bracketed(text: &mut String, indent: &str, begin: &str, items: &[String], end: &str) {
    let space = if begin.ends_with('{') { " " } else { "" };
    let line = format!("{indent}{begin}{space}{}{space}{end}", items.join(", "));
    if line.len() <= WIDTH_MAX {
        return text.push_str(&format!("{line}\n"));
    }
    let items: String = items.iter().map(|item| format!("{indent}    {item},\n")).collect();
    text.push_str(&format!("{indent}{begin}\n{items}{indent}{end}\n"));
}

/// A field's type, and what serde is to know of it.
fn member(field: &Field, path: &str, is_returned: bool) -> (Option<&'static str>, String) {
    const SKIP: &str = "skip_serializing_if = \"Option::is_none\"";
    const READ: &str = "default, skip_serializing_if = \"Option::is_none\"";
    let value = spelt(&field.value, path);
    let skip = Some(if is_returned { READ } else { SKIP });
    match &field.default {
        _ if field.is_required => (None, value),
        // It is the same as what Rust has for nothing.
        Some(Value::Bool(false)) if is_returned => (Some("default"), value),
        Some(Value::Null) => (skip, value),
        _ => (skip, format!("Option<{value}>")),
    }
}

/// A record that was loaded, as an entry of what is saved.
fn conversion(text: &mut String, record: &str, kept: &[Field], entry: &str, fields: &[Field]) {
    let members: Vec<_> = fields
        .iter()
        .filter(|field| !field.is_read_only && kept.iter().any(|kept| kept.name == field.name))
        .map(|field| {
            let name = identifier(&field.name);
            // What may be left out of an entry is always there in a record.
            if field.is_required {
                format!("{name}: record.{name}")
            } else {
                format!("{name}: Some(record.{name})")
            }
        })
        .collect();
    text.push_str(&format!(
        "\nimpl From<{record}> for {entry} {{\n    fn from(record: {record}) -> Self {{\n"
    ));
    bracketed(text, "        ", "Self {", &members, "}");
    text.push_str("    }\n}\n");
}

fn call(text: &mut String, method: &Method) {
    let name = camel_case(method.verb());
    text.push_str(&format!("\n    /// `{}`: {}\n", method.name, method.summary));
    let default = if method.params.iter().any(|param| param.is_required) { "" } else { "Default, " };
    text.push_str(&format!("    #[derive(Clone, Debug, {default}PartialEq, serde::Serialize)]\n"));
    structure(text, "    ", "super::", &name, &method.params, false);
    text.push_str(&format!(
        "\n    impl crate::Method for {name} {{\n        const NAME: &'static str = \"{}\";\n        type Result = {};\n    }}\n",
        method.name,
        spelt(&method.result, "super::")
    ));
}

fn spelt(value: &Type, path: &str) -> String {
    match value {
        Type::Any | Type::Union(_) => "serde_json::Value".into(),
        Type::Object => "serde_json::Map<String, serde_json::Value>".into(),
        Type::Null => "()".into(),
        Type::Flag => "bool".into(),
        Type::Text | Type::Words(_) => "String".into(),
        Type::Integer => "i64".into(),
        Type::Natural => "u64".into(),
        Type::Place => "u32".into(),
        Type::Real => "f64".into(),
        Type::Named(name) => format!("{path}{name}"),
        Type::List(of) => format!("Vec<{}>", spelt(of, path)),
        Type::Map(of) => format!("std::collections::BTreeMap<String, {}>", spelt(of, path)),
        Type::Nullable(of) => format!("Option<{}>", spelt(of, path)),
    }
}

fn identifier(name: &str) -> String {
    if ["type", "ref", "in", "match", "where"].contains(&name) { format!("r#{name}") } else { name.into() }
}

fn comment(text: &mut String, indent: &str, description: &str, name: &str) {
    match description {
        "" => text.push_str(&format!("{indent}/// `{name}`.\n")),
        description => text.push_str(&format!("{indent}/// {description}\n")),
    }
}
