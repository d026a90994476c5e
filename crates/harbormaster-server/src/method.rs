//! What a method is: a name, params, a result, and one of three ways to run. [`Routes`] collects them; routing,
//! `batch.apply`, the OpenRPC document, the README's table and the suggestions for a misspelt name all come from that one list.

use std::collections::HashMap;
use std::sync::Arc;

use harbormaster_core::error::shown;
use harbormaster_core::record::params::Durability;
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::{Error, Result, Store};
use jsonrpsee::RpcModule;
use jsonrpsee::types::{ErrorObjectOwned, Params};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::caller::{Caller, Role};
use crate::error::{Code, from_core, invalid_params};

/// A method's name: what it is about, and what it does to it. Nothing stands for the first in names that are a word.
pub type Name = (&'static str, &'static str);

/// A method of the protocol.
pub trait Method: 'static {
    /// The params: an object with these fields.
    type Params: DeserializeOwned + JsonSchema + Send + Sync + 'static;
    /// The result.
    type Result: Serialize + JsonSchema + Send + 'static;

    /// Its name.
    fn name() -> Name;
    /// What it does, in one line.
    fn summary() -> String;

    /// The errors that it has besides those of every method that runs as it does, and of every one with an `if_version`.
    fn errors() -> Vec<Code> {
        Vec::new()
    }

    /// The error that its caller gets.
    fn refusal(error: &Error) -> ErrorObjectOwned {
        from_core(error)
    }
}

/// A method that looks at the state, and answers at once.
pub trait Read: Method {
    /// Answers.
    fn read(app: &App, params: &Self::Params) -> Result<Self::Result>;
}

/// A method that changes the state, and is answered when the change is durable and visible.
pub trait Change: Method {
    /// Makes the change. It may be called more than once, and must do the same each time.
    fn change(tx: &mut Transaction<'_>, params: &Self::Params) -> Result<Self::Result>;
}

/// A method that reads what is not in memory. It is answered in its turn, as of the moment when it was called.
pub trait Inquiry: Method {
    /// Answers. What it looks at before it returns its future is what the changes before it have left.
    fn answer(app: Arc<App>, params: Self::Params) -> impl Future<Output = Result<Self::Result>> + Send;
}

/// A method that takes its time: later requests of its connection may be answered before it.
pub trait Task: Method {
    /// Does it. What it does before it returns its future takes effect in the connection's order.
    fn run(app: Arc<App>, params: Self::Params) -> impl Future<Output = Result<Self::Result>> + Send;
}

/// A method about the connection by which it is called: it looks at the state and at its caller, and answers at once.
pub trait OnConnection: Method {
    /// What a caller must be allowed; nothing where it may not have said who it is.
    const ROLE: Option<Role>;

    /// Answers.
    ///
    /// # Errors
    /// The error that its caller gets.
    fn answer(app: &App, caller: &Arc<Caller>, params: Self::Params) -> Answer<Self::Result>;
}

/// How a method runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// [`Read`] or [`Inquiry`]: it must see the earlier changes of its connection.
    Read,
    /// [`Change`]: it takes its place in the writer's queue when it is called.
    Change,
    /// [`Task`]: it is answered when it is done.
    Task,
    /// [`OnConnection`]: like a read, and it is told who calls.
    Connection,
}

impl Class {
    /// Whether it must see the earlier changes of its connection.
    pub(crate) fn awaits_changes(self) -> bool {
        matches!(self, Self::Read | Self::Connection)
    }
}

/// On what terms a method is called.
#[derive(Clone, Copy, Debug)]
pub struct Terms {
    /// How it runs.
    pub class: Class,
    /// What its caller must be allowed; nothing where anybody may call it.
    pub role: Option<Role>,
}

/// A changing method whose params have been read.
pub type ReadyChange = Box<dyn Fn(&mut Transaction<'_>) -> Result<Box<RawValue>> + Send>;

/// A line of the routing table.
pub struct Route {
    /// The method's name.
    pub name: &'static str,
    /// What it does, in one line.
    pub summary: String,
    /// On what terms it is called.
    pub terms: Terms,
    /// [`Method::errors`].
    pub errors: Vec<Code>,
    /// The schema of its params.
    pub params: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its result, which may be a reference to one of the generator's definitions.
    pub result: fn(&mut SchemaGenerator) -> Schema,
    check: fn(&str) -> Result<()>,
    register: fn(&mut RpcModule<App>, &'static str),
    ready: Option<fn(&str) -> Result<ReadyChange>>,
}

impl Route {
    /// What it is about; none where the name is a word.
    pub fn noun(&self) -> Option<&'static str> {
        self.name.split_once('.').map(|(noun, _)| noun)
    }

    /// Whether `batch.apply` takes it.
    pub fn is_in_batches(&self) -> bool {
        self.ready.is_some()
    }

    /// Reads params for it, and does nothing with them.
    ///
    /// # Errors
    /// Which field is wrong, and why.
    pub fn check(&self, params: &str) -> Result<()> {
        (self.check)(params)
    }
}

/// The routing table.
#[derive(Default)]
pub struct Routes(Vec<Route>);

impl Routes {
    fn add<M: Method>(
        mut self,
        class: Class,
        role: impl Into<Option<Role>>,
        register: fn(&mut RpcModule<App>, &'static str),
        ready: Option<fn(&str) -> Result<ReadyChange>>,
    ) -> Self {
        // jsonrpsee keeps names for ever. There is one leak a method, and the table is made once.
        let name = String::leak(full_name::<M>());
        let terms = Terms { class, role: role.into() };
        self.0.push(Route {
            name,
            summary: M::summary(),
            terms,
            errors: M::errors(),
            params: M::Params::json_schema,
            result: SchemaGenerator::subschema_for::<M::Result>,
            check: |params| parse::<M::Params>(params).map(drop),
            register,
            ready,
        });
        self
    }

    /// Adds a method that reads.
    #[must_use]
    pub fn read<M: Read>(self) -> Self {
        self.add::<M>(Class::Read, Role::Read, register_read::<M>, None)
    }

    /// Adds a method that reads what is not in memory.
    #[must_use]
    pub fn inquiry<M: Inquiry>(self) -> Self {
        self.add::<M>(Class::Read, Role::Read, register_inquiry::<M>, None)
    }

    /// Adds a method that changes something.
    #[must_use]
    pub fn change<M: Change>(self) -> Self {
        self.add::<M>(Class::Change, Role::Write, register_change::<M>, Some(ready_change::<M>))
    }

    /// Adds a changing method that cannot be part of `batch.apply`, for those who have a role.
    #[must_use]
    pub fn outer_change<M: Method>(
        self,
        role: Role,
        register: fn(&mut RpcModule<App>, &'static str),
    ) -> Self {
        self.add::<M>(Class::Change, role, register, None)
    }

    /// Adds a method that takes its time, for those who have a role.
    #[must_use]
    pub fn task<M: Task>(self, role: Role) -> Self {
        self.add::<M>(Class::Task, role, register_task::<M>, None)
    }

    /// Adds a method about the connection.
    #[must_use]
    pub fn on_connection<M: OnConnection>(self) -> Self {
        self.add::<M>(Class::Connection, M::ROLE, register_on_connection::<M>, None)
    }

    /// Takes a method out, for another that has its name.
    #[must_use]
    pub fn without<M: Method>(mut self) -> Self {
        let name = full_name::<M>();
        self.0.retain(|route| route.name != name);
        self
    }

    /// The lines of the table.
    pub fn iter(&self) -> impl Iterator<Item = &Route> {
        self.0.iter()
    }

    /// The methods, ready to be called on a store.
    pub fn serve(self, store: Arc<Store>) -> RpcModule<App> {
        let changes = self.iter().filter_map(|route| Some((route.name, route.ready?))).collect();
        let mut module = RpcModule::new(App { store, changes });
        for route in self.iter() {
            (route.register)(&mut module, route.name);
        }
        module
    }
}

/// A method's name, as callers write it.
pub(crate) fn full_name<M: Method>() -> String {
    let (noun, verb) = M::name();
    if noun.is_empty() { verb.to_owned() } else { format!("{noun}.{verb}") }
}

/// What methods work on.
pub struct App {
    /// The store.
    pub store: Arc<Store>,
    changes: HashMap<&'static str, fn(&str) -> Result<ReadyChange>>,
}

impl App {
    /// A changing method with its params, for a batch of them.
    pub fn ready_change(&self, method: &str, params: &str) -> Result<ReadyChange> {
        let ready = self.changes.get(method).ok_or_else(|| Error::Invalid {
            field: "method".into(),
            reason: format!(
                "{} cannot be part of a batch: it takes methods that change something",
                shown(method)
            ),
        })?;
        ready(params)
    }
}

/// What a callback hands to jsonrpsee.
pub type Answer<T> = std::result::Result<T, ErrorObjectOwned>;

/// A result as JSON. It is written here because jsonrpsee, which bounds what it writes, asks for each piece whether there
/// is room for it.
pub(crate) fn written<T: Serialize>(result: T) -> Box<RawValue> {
    serde_json::value::to_raw_value(&result).expect("field names are text and numbers are finite")
}

fn register_read<M: Read>(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_method(name, |params, app, _| -> Answer<Box<RawValue>> {
        let params = parse_call::<M::Params>(&params)?;
        M::read(app, &params).map(written).map_err(|error| M::refusal(&error))
    });
    registered.expect("every method has its own name");
}

fn register_change<M: Change>(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_async_method(name, |params, app, _| async move {
        let durability = durability_in(params.as_str());
        let params = parse_call::<M::Params>(&params)?;
        let pending = app.store.write(durability, move |tx| M::change(tx, &params));
        let pending = pending.map_err(|error| from_core(&error))?;
        drop(app);
        let result: Answer<_> = pending.done().await.map(written).map_err(|error| M::refusal(&error));
        result
    });
    registered.expect("every method has its own name");
}

fn register_task<M: Task>(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_async_method(name, |params, app, _| async move {
        let params = parse_call::<M::Params>(&params)?;
        // On its own: what it holds must not wait until its connection looks after it again.
        let run = tokio::spawn(M::run(app.clone(), params)).await;
        let result: Answer<_> = run
            .unwrap_or_else(|_| Err(app.store.fault("a task panicked")))
            .map(written)
            .map_err(|error| M::refusal(&error));
        result
    });
    registered.expect("every method has its own name");
}

fn register_inquiry<M: Inquiry>(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_async_method(name, |params, app, _| async move {
        let params = parse_call::<M::Params>(&params)?;
        // On its own, as a task is: it may hold a connection to the database.
        let answer = tokio::spawn(M::answer(app.clone(), params)).await;
        let result: Answer<_> = answer
            .unwrap_or_else(|_| Err(app.store.fault("an inquiry panicked")))
            .map(written)
            .map_err(|error| M::refusal(&error));
        result
    });
    registered.expect("every method has its own name");
}

fn register_on_connection<M: OnConnection>(module: &mut RpcModule<App>, name: &'static str) {
    let registered = module.register_method(name, |params, app, extensions| -> Answer<Box<RawValue>> {
        let params = parse_call::<M::Params>(&params)?;
        let caller = extensions.get::<Arc<Caller>>().expect("the dispatcher says who calls such methods");
        M::answer(app, caller, params).map(written)
    });
    registered.expect("every method has its own name");
}

fn ready_change<M: Change>(params: &str) -> Result<ReadyChange> {
    let params = parse::<M::Params>(params)?;
    Ok(Box::new(move |tx| M::change(tx, &params).map(written)))
}

/// The durability that the params of a change ask for. Every change can be given one and has no other use for it, so it
/// is read here for all of them; whether it is one of the two, reading the params themselves tells.
pub(crate) fn durability_in(params: Option<&str>) -> Durability {
    #[derive(Default, Deserialize)]
    struct Asked {
        #[serde(default)]
        durability: Durability,
    }
    const FIELD: &[u8] = b"\"durability\"";
    // Most changes have none, and need not be read twice.
    let text = params.filter(|text| memchr::memmem::find(text.as_bytes(), FIELD).is_some());
    text.and_then(|text| serde_json::from_str::<Asked>(text).ok()).unwrap_or_default().durability
}

/// No params.
pub(crate) const NO_PARAMS: &str = "{}";

/// The params of a call. Left out, they are an empty object.
pub(crate) fn parse_call<P: DeserializeOwned>(params: &Params<'_>) -> Answer<P> {
    parse(params.as_str().unwrap_or(NO_PARAMS)).map_err(|error| match error {
        Error::Invalid { field, reason } => invalid_params(&field, &reason),
        other => from_core(&other),
    })
}

/// How long the description of a mistake may be, in bytes.
const MISTAKE_BYTES_MAX: usize = 1000;

/// Reads params, or says which field is wrong and why.
pub(crate) fn parse<P: DeserializeOwned>(text: &str) -> Result<P> {
    let invalid = |field: String, reason: String| Err(Error::Invalid { field, reason });
    let text = match by_name(text.trim()) {
        Ok(text) => text,
        Err(reason) => return invalid(String::new(), reason.into()),
    };
    match serde_json::from_str(text) {
        Ok(params) => Ok(params),
        // Only a mistake pays for finding out where it is.
        Err(first) => {
            let mut deserializer = serde_json::Deserializer::from_str(text);
            let (path, error) = match serde_path_to_error::deserialize::<_, P>(&mut deserializer) {
                Err(error) => (error.path().to_string(), error.into_inner()),
                Ok(_) => (String::new(), first),
            };
            let (mut field, mut reason) = field_and_reason(&path, &error.to_string());
            // They repeat what the caller sent, which may be as large as a frame.
            for text in [&mut field, &mut reason] {
                text.truncate(text.floor_char_boundary(MISTAKE_BYTES_MAX));
            }
            invalid(field, reason)
        }
    }
}

/// Params as an object. Many clients write `null` or an empty list where they have none.
fn by_name(text: &str) -> std::result::Result<&str, &'static str> {
    match text.as_bytes() {
        [b'{', ..] => Ok(text),
        b"null" => Ok(NO_PARAMS),
        [b'[', items @ .., b']'] if items.trim_ascii().is_empty() => Ok(NO_PARAMS),
        [b'[', ..] => Err("params go by name, in an object, not by position"),
        _ => Err("params must be an object"),
    }
}

/// Takes serde's message apart: the name of a missing or unknown field is only in its text, and the line and
/// column are of no use to somebody who sent one line.
fn field_and_reason(path: &str, message: &str) -> (String, String) {
    let reason = message.rsplit_once(" at line ").map_or(message, |(reason, _)| reason);
    let parent = if path == "." { "" } else { path };
    let named = |prefix: &str| reason.strip_prefix(prefix)?.split_once('`').map(|(name, _)| name.to_owned());
    let join = |name: String| if parent.is_empty() { name } else { format!("{parent}.{name}") };
    if let Some(name) = named("missing field `") {
        return (join(name), "it is missing".into());
    }
    if let Some(name) = named("duplicate field `") {
        return (join(name), "it is given twice".into());
    }
    if let Some(name) = named("unknown field `") {
        let field =
            if parent == name || parent.ends_with(&format!(".{name}")) { parent.into() } else { join(name) };
        let known = reason
            .split_once(", expected ")
            .map_or_else(String::new, |(_, known)| format!("; expected {known}"));
        return (field, format!("there is no such field here{known}"));
    }
    (parent.to_owned(), in_plain_words(reason))
}

/// Serde's names of types, as somebody who writes JSON knows them.
fn in_plain_words(reason: &str) -> String {
    const WORDS: [(&str, &str); 8] = [
        ("invalid type: ", "it is "),
        ("invalid value: ", "it is "),
        ("floating point `", "the number `"),
        ("integer `", "the number `"),
        ("sequence", "a list"),
        ("map", "an object"),
        ("boolean", "the boolean"),
        ("string \"", "the text \""),
    ];
    let Some((found, expected)) = reason.split_once(", expected ") else { return reason.to_owned() };
    let found = WORDS.iter().fold(found.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
    let expected = match expected {
        "i64" => "an integer within 64 bits",
        "u64" | "u32" => "an integer from 0",
        "a string" | "a borrowed string" => "a text",
        "a sequence" => "a list",
        expected if expected.starts_with("struct ") => "an object",
        expected => expected,
    };
    format!("{found}, and not {expected}")
}
