//! The document as names, fields and types: what a programming language can say of it. Bounds and patterns are left out.

use serde_json::{Map, Value};

/// All that a client has types for.
#[derive(Debug)]
pub struct Api {
    /// What schemas refer to, by name.
    pub definitions: Vec<Definition>,
    /// The methods, in the document's order.
    pub methods: Vec<Method>,
    /// What the server sends by itself.
    pub notifications: Vec<Notification>,
    /// The errors, in the order of their codes.
    pub errors: Vec<Refusal>,
}

/// A type with a name.
#[derive(Debug)]
pub struct Definition {
    /// The name, in camel case.
    pub name: String,
    /// What it is.
    pub description: String,
    /// How it is made up.
    pub shape: Shape,
}

/// How a type with a name is made up.
#[derive(Debug)]
pub enum Shape {
    /// An object with these fields.
    Object(Vec<Field>),
    /// One of these words.
    Words(Vec<Word>),
}

/// A word that stands for itself.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub value: String,
    /// What it means, where the word alone does not say it.
    pub description: String,
}

/// A field of an object, or a param.
#[derive(Debug)]
pub struct Field {
    /// The name.
    pub name: String,
    /// What it is.
    pub description: String,
    /// Whether it must be there.
    pub is_required: bool,
    /// Whether the server sets it, and does not look at what a caller gives.
    pub is_read_only: bool,
    /// What it is where it is left out.
    pub default: Option<Value>,
    /// What it can be.
    pub value: Type,
}

/// What a value can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Type {
    /// Any JSON.
    Any,
    /// An object with whatever members.
    Object,
    /// Null.
    Null,
    /// True or false.
    Flag,
    /// A text.
    Text,
    /// An integer of 64 bits.
    Integer,
    /// An integer of 64 bits from 0.
    Natural,
    /// An integer of 32 bits from 0.
    Place,
    /// A real number.
    Real,
    /// One of these words.
    Words(Vec<String>),
    /// A type with a name.
    Named(String),
    /// A list.
    List(Box<Type>),
    /// An object in which every member is one of these.
    Map(Box<Type>),
    /// This, or null.
    Nullable(Box<Type>),
    /// One of these.
    Union(Vec<Type>),
}

/// A method.
#[derive(Debug)]
pub struct Method {
    /// The name.
    pub name: String,
    /// What it is about.
    pub noun: String,
    /// What it does, in one line.
    pub summary: String,
    /// Its params.
    pub params: Vec<Field>,
    /// What it returns.
    pub result: Type,
    /// What its caller must be allowed.
    pub role: Option<String>,
}

/// A notification of the server's.
#[derive(Debug)]
pub struct Notification {
    /// The name.
    pub name: String,
    /// When it is sent, in one line.
    pub summary: String,
    /// Its params.
    pub params: Vec<Field>,
}

/// An error.
#[derive(Debug)]
pub struct Refusal {
    /// Its number.
    pub code: i64,
    /// Its kind.
    pub kind: String,
    /// The name of the type of its data.
    pub data: String,
}

impl Api {
    /// Reads a document.
    ///
    /// # Panics
    /// When the document is not one of ours.
    pub fn read(document: &Value) -> Self {
        let schemas = document["components"]["schemas"].as_object().expect("a document has schemas");
        let methods = items(&document["methods"]).iter().map(|method| Method::read(document, method));
        let notifications = items(&document["x-notifications"]).iter();
        Self {
            definitions: schemas.iter().map(|(name, schema)| Definition::read(name, schema)).collect(),
            methods: methods.collect(),
            notifications: notifications.map(|one| Notification::read(document, one)).collect(),
            errors: refusals(document),
        }
    }

    /// The definition of this name.
    ///
    /// # Panics
    /// When there is none.
    pub fn definition(&self, name: &str) -> &Definition {
        let found = self.definitions.iter().find(|definition| definition.name == name);
        found.unwrap_or_else(|| panic!("nothing is called {name}"))
    }
}

impl Definition {
    fn read(name: &str, schema: &Value) -> Self {
        let shape = match Type::read(schema) {
            _ if schema.get("properties").is_some() => Shape::Object(properties(schema)),
            Type::Words(words) => {
                let described = items(&schema["oneOf"]);
                let description = |word: &str| described.iter().find(|one| one["const"] == word).map(text_of);
                let word =
                    |value: String| Word { description: description(&value).unwrap_or_default(), value };
                Shape::Words(words.into_iter().map(word).collect())
            }
            other => panic!("{name} is neither an object nor a choice: {other:?}"),
        };
        Self { name: name.into(), description: text_of(schema), shape }
    }
}

impl Method {
    fn read(document: &Value, method: &Value) -> Self {
        let name = text(&method["name"]);
        Self {
            noun: text(&method["tags"][0]["name"]),
            summary: text(&method["summary"]),
            params: params(document, method),
            result: Type::read(&method["result"]["schema"]),
            role: method["x-role"].as_str().map(str::to_owned),
            name,
        }
    }

    /// What it does, without what it is about.
    pub fn verb(&self) -> &str {
        self.name.split_once('.').map_or(&*self.name, |(_, verb)| verb)
    }
}

impl Notification {
    fn read(document: &Value, notification: &Value) -> Self {
        let (name, summary) = (text(&notification["name"]), text(&notification["summary"]));
        Self { name, summary, params: params(document, notification) }
    }
}

impl Type {
    fn read(schema: &Value) -> Self {
        if let Some(path) = schema["$ref"].as_str() {
            return Self::Named(path.rsplit('/').next().expect("a path has an end").to_owned());
        }
        // What stands beside a reference narrows it, which no language of ours can say.
        if let [one] = items(&schema["allOf"]) {
            return Self::read(one);
        }
        if let Some(word) = schema["const"].as_str() {
            return Self::Words(vec![word.into()]);
        }
        if let words @ [_, ..] = items(&schema["enum"]) {
            return Self::Words(words.iter().map(text).collect());
        }
        let alternatives = [&schema["oneOf"], &schema["anyOf"]].into_iter().flat_map(items);
        let alternatives: Vec<_> = alternatives.map(Self::read).collect();
        if !alternatives.is_empty() {
            return Self::union(alternatives);
        }
        match &schema["type"] {
            Value::Array(types) => {
                Self::union(types.iter().map(|name| Self::of(&text(name), schema)).collect())
            }
            Value::String(name) => Self::of(name, schema),
            _ => Self::Any,
        }
    }

    fn of(name: &str, schema: &Value) -> Self {
        match (name, schema["format"].as_str()) {
            ("null", _) => Self::Null,
            ("boolean", _) => Self::Flag,
            ("string", _) => Self::Text,
            ("number", _) => Self::Real,
            ("integer", Some("uint32")) => Self::Place,
            ("integer", Some("uint64" | "uint")) => Self::Natural,
            ("integer", _) => Self::Integer,
            ("array", _) => Self::List(Box::new(Self::read(&schema["items"]))),
            ("object", _) => match schema.get("additionalProperties") {
                Some(members @ Value::Object(_)) => Self::Map(Box::new(Self::read(members))),
                _ => Self::Object,
            },
            (other, _) => panic!("what is {other}?"),
        }
    }

    /// One of several: words are a choice, and null stands beside the rest.
    fn union(mut types: Vec<Self>) -> Self {
        let all = types.len();
        types.retain(|one| *one != Self::Null);
        let is_nullable = types.len() < all;
        let words: Option<Vec<_>> = types
            .iter()
            .map(|one| if let Self::Words(words) = one { Some(words.clone()) } else { None })
            .collect();
        let one = match (words, types.len()) {
            (Some(words), 1..) => Self::Words(words.concat()),
            (_, 1) => types.remove(0),
            _ => Self::Union(types),
        };
        if is_nullable { Self::Nullable(Box::new(one)) } else { one }
    }

    /// The names in it.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Named(name) => vec![name],
            Self::List(of) | Self::Map(of) | Self::Nullable(of) => of.names(),
            Self::Union(types) => types.iter().flat_map(Self::names).collect(),
            _ => Vec::new(),
        }
    }
}

fn properties(schema: &Value) -> Vec<Field> {
    let required = items(&schema["required"]);
    let properties = schema["properties"].as_object().into_iter().flatten();
    properties
        .map(|(name, property)| field(name, property, property, required.iter().any(|one| one == name)))
        .collect()
}

fn params(document: &Value, method: &Value) -> Vec<Field> {
    let params = items(&method["params"]).iter().map(|param| match param["$ref"].as_str() {
        Some(path) => document.pointer(path.trim_start_matches('#')).expect("what is referred to is there"),
        None => param,
    });
    params
        .map(|param| field(&text(&param["name"]), param, &param["schema"], param["required"] == true))
        .collect()
}

fn field(name: &str, described: &Value, schema: &Value, is_required: bool) -> Field {
    Field {
        name: name.into(),
        description: text_of(described),
        is_required,
        is_read_only: schema["readOnly"] == true,
        default: schema.get("default").cloned(),
        value: Type::read(schema),
    }
}

/// The errors that have one kind: others only gather them.
fn refusals(document: &Value) -> Vec<Refusal> {
    let errors = document["components"]["errors"].as_object().into_iter().flatten();
    let refusal = |(kind, error): (&String, &Value)| {
        let Type::Named(data) = Type::read(&error["data"]) else { return None };
        let code = error["code"].as_i64().expect("an error has a code");
        Some(Refusal { code, kind: kind.clone(), data })
    };
    errors.filter_map(refusal).collect()
}

fn items(list: &Value) -> &[Value] {
    list.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

fn text_of(described: &Value) -> String {
    described["description"].as_str().unwrap_or_default().to_owned()
}

/// A name as types have it: `cargo.create` is `CargoCreate`, `inAir` is `InAir`.
pub fn camel_case(name: &str) -> String {
    let words = name.split(['.', '_']).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The object of these schemas with references that begin elsewhere.
pub(crate) fn moved(schema: &Value, from: &str, to: &str) -> Value {
    match schema {
        Value::Object(members) => {
            let moved = members.iter().map(|(name, value)| match value {
                Value::String(path) if name == "$ref" => (name.clone(), path.replacen(from, to, 1).into()),
                other => (name.clone(), moved(other, from, to)),
            });
            Value::Object(moved.collect::<Map<_, _>>())
        }
        Value::Array(items) => items.iter().map(|item| moved(item, from, to)).collect(),
        other => other.clone(),
    }
}
