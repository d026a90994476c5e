//! From requests to calls of the methods on a store. The same for every transport.
//!
//! The methods' callbacks are jsonrpsee's. The envelope around them is ours, because jsonrpsee answers only ids
//! that it can hold, runs no notifications and bounds no batch: ids go back here as they were written.

use std::borrow::Cow;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use futures_util::FutureExt;
use harbormaster_core::Store;
use jsonrpsee::core::server::{ConnectionId, MethodCallback};
use jsonrpsee::types::{ErrorObjectOwned, Id, Params};
use jsonrpsee::{Extensions, MethodResponse};
use serde::{Deserialize, Serialize};
use serde_json::json;
use serde_json::value::RawValue;

use crate::budget::Budget;
use crate::caller::{Caller, Role};
use crate::connection::RETRY_AFTER_MS;
use crate::error::{INVALID_REQUEST, METHOD_NOT_FOUND, OVERLOADED, PARSE_ERROR, TOO_LARGE, error, from_core};
use crate::limits::{FREE_BYTES, Limits};
use crate::method::{Class, Routes, Terms, written};
use crate::metrics::Metrics;
use crate::nesting::is_deeper;
use crate::replies::{Replies, Reply};
use crate::service::{Service, dispatch};

/// How many names a misspelt method is answered with.
const SIMILAR_MAX: usize = 3;
/// How alike two names must be to be named, by Jaro and Winkler's measure: 1 is the same.
const SIMILAR_LEAST: f64 = 0.85;
/// How much of an unknown method's name is repeated in the answer and in the log, in characters.
const METHOD_NAME_SHOWN: usize = 64;

/// What every response of jsonrpsee begins with when it is given a null id.
const ENVELOPE: &str = r#"{"jsonrpc":"2.0","id":null,"#;

/// The methods, with how each runs.
pub struct Dispatcher {
    methods: HashMap<&'static str, Served>,
    behind: Arc<Behind>,
    /// How many requests a batch may hold.
    batch_max: usize,
    /// How deep a request may be nested.
    nesting_max: usize,
}

/// A method that is served.
pub(crate) struct Served {
    terms: Terms,
    /// Its place among the methods, by which it is counted.
    place: usize,
    callback: MethodCallback,
}

/// What a call needs until it is answered.
struct Behind {
    store: Arc<Store>,
    metrics: Metrics,
}

/// A request as it was written.
pub(crate) struct Request<'a> {
    /// `None` for a notification.
    pub(crate) id: Option<&'a str>,
    pub(crate) method: Cow<'a, str>,
    pub(crate) params: Option<&'a str>,
}

/// A text that is not a request, and the id to say so to.
pub(crate) struct NotARequest<'a> {
    pub(crate) id: &'a str,
    pub(crate) error: ErrorObjectOwned,
}

impl Dispatcher {
    /// Serves the routes on a store, within limits.
    pub fn new(routes: Routes, store: Arc<Store>, limits: &Limits) -> Self {
        let metrics = Metrics::new(routes.iter().map(|route| route.name));
        let terms: Vec<_> = routes.iter().map(|route| (route.name, route.terms)).collect();
        let module = routes.serve(store.clone());
        let served = terms.into_iter().enumerate().map(|(place, (name, terms))| {
            let callback = module.method(name).expect("every method is registered").clone();
            (name, Served { terms, place, callback })
        });
        let methods = served.collect();
        let behind = Arc::new(Behind { store, metrics });
        Self { methods, behind, batch_max: limits.batch, nesting_max: limits.nesting }
    }

    /// The store that is served.
    pub(crate) fn store(&self) -> &Store {
        &self.behind.store
    }

    /// What is counted.
    pub(crate) fn metrics(&self) -> &Metrics {
        &self.behind.metrics
    }

    /// Refuses a caller that may not call a method.
    pub(crate) fn permit(&self, caller: &Caller, method: &str) -> Result<(), ErrorObjectOwned> {
        self.methods.get(method).map_or(Ok(()), |served| caller.expect(method, served.terms.role))
    }

    /// Calls what a frame asks for, and waits for the reply, if it gets one.
    pub(crate) async fn answer(
        &self,
        frame: &str,
        caller: &Arc<Caller>,
        budget: &Arc<Budget>,
    ) -> Option<Vec<u8>> {
        let mut replies = Replies::new(budget);
        dispatch(self, frame, caller, &mut replies).await;
        if replies.len() > 0 {
            replies.ready().await;
        }
        // However many requests there are in a frame, they are answered together.
        replies.take_ready().next()
    }

    /// Refuses params that are nested too deep, before anybody reads them. The request around them is a level, too.
    fn too_deep(&self, request: &Request<'_>) -> Option<ErrorObjectOwned> {
        let limit = self.nesting_max;
        is_deeper(request.params?, limit - 1).then(|| {
            let message = format!("the request is nested deeper than {limit} levels");
            error(TOO_LARGE, message, json!({"limit": limit}))
        })
    }

    fn fault(&self) -> MethodResponse {
        fault(&self.behind.store)
    }

    fn not_found(&self, method: &str) -> ErrorObjectOwned {
        let shown: String = method.chars().take(METHOD_NAME_SHOWN).collect();
        let mut similar: Vec<_> = self
            .methods
            .keys()
            .map(|name| (likeness(&shown, name), *name))
            .filter(|(likeness, _)| *likeness >= SIMILAR_LEAST)
            .collect();
        similar.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let similar: Vec<_> = similar.into_iter().map(|(_, name)| name).take(SIMILAR_MAX).collect();
        let message = match similar.first() {
            Some(name) => format!("there is no method {shown}; did you mean {name}?"),
            None => format!("there is no method {shown}; the README lists them all"),
        };
        error(METHOD_NOT_FOUND, message, json!({"method": shown, "similar": similar}))
    }
}

impl Service for Dispatcher {
    type Known = Served;

    fn find(&self, name: &str) -> Option<&Served> {
        self.methods.get(name)
    }

    fn class(served: &Served) -> Class {
        served.terms.class
    }

    fn batch_max(&self) -> usize {
        self.batch_max
    }

    /// Calls a method, if it is one of ours. A change has its place in the writer's queue when this returns.
    async fn call(
        &self,
        request: &Request<'_>,
        served: Option<&Served>,
        caller: &Arc<Caller>,
        budget: &Arc<Budget>,
    ) -> Reply {
        tracing::debug!(method = %in_log(&request.method), id = request.id, "request");
        let id = request.id.map(str::to_owned);
        let place = served.map(|served| served.place);
        let begun = self.metrics().begin();
        let answer = move |metrics: &Metrics, response: MethodResponse| {
            metrics.end(place, begun, &response);
            id.as_deref().map(|id| respond(id, &response))
        };
        // Who has not said who it is learns nothing of what there is.
        let needed = served.map_or(Some(Role::Read), |served| served.terms.role);
        let refused = caller.expect(&request.method, needed).err();
        if let Some(refused) = refused.or_else(|| self.too_deep(request)) {
            return Reply::Now(answer(self.metrics(), MethodResponse::error(Id::Null, refused)));
        }
        match served.map(|served| &served.callback) {
            Some(MethodCallback::Sync(callback)) => {
                let params = Params::new(request.params);
                let mut extensions = Extensions::new();
                if served.is_some_and(|served| served.terms.class == Class::Connection) {
                    extensions.insert(caller.clone());
                }
                let call = || callback(Id::Null, params, usize::MAX, extensions);
                // A panic is a fault of one request; it must not take the connection's others with it.
                let response = catch_unwind(AssertUnwindSafe(call)).unwrap_or_else(|_| self.fault());
                Reply::Now(answer(self.metrics(), bounded(response, budget)))
            }
            Some(MethodCallback::Async(callback)) => {
                let params = Params::new(request.params).into_owned();
                let call = callback(Id::Null, params, ConnectionId(0), usize::MAX, Extensions::new());
                let behind = self.behind.clone();
                let call = AssertUnwindSafe(call).catch_unwind();
                // What was done is said in any case.
                let is_look = served.is_some_and(|served| served.terms.class.awaits_changes());
                let budget = is_look.then(|| budget.clone());
                let reply = async move {
                    let response = call.await.unwrap_or_else(|_| fault(&behind.store));
                    let bounded = match &budget {
                        Some(budget) => bounded(response, budget),
                        None => response,
                    };
                    answer(&behind.metrics, bounded)
                };
                Reply::start(Box::pin(reply), request.params.map_or(0, str::len)).await
            }
            _ => {
                let unknown = MethodResponse::error(Id::Null, self.not_found(&request.method));
                Reply::Now(answer(self.metrics(), unknown))
            }
        }
    }

    fn refuse(&self, id: &str, error: ErrorObjectOwned) -> Vec<u8> {
        let response = MethodResponse::error(Id::Null, error);
        self.metrics().end(None, None, &response);
        respond(id, &response)
    }
}

/// A reply that changes nothing if it is lost; or, where it is large and too many of those wait already for clients that do
/// not read them, an error in its place.
fn bounded(response: MethodResponse, budget: &Budget) -> MethodResponse {
    let bytes = response.as_json().get().len();
    if bytes <= FREE_BYTES || budget.has_room() {
        return response;
    }
    let message = format!(
        "there is no room for the reply of {bytes} bytes, because others do not read theirs; try again later"
    );
    MethodResponse::error(Id::Null, error(OVERLOADED, message, json!({"retry_after_ms": RETRY_AFTER_MS})))
}

/// A method's name in the log: escaped and cut, because anybody may send anything for one.
fn in_log(method: &str) -> String {
    method.chars().take(METHOD_NAME_SHOWN).flat_map(char::escape_debug).collect()
}

/// How alike a name is to a method's, or to the part of it that says what is done.
fn likeness(shown: &str, name: &str) -> f64 {
    let verb = name.split_once('.').map_or(name, |(_, verb)| verb);
    let verb_alone = if shown.contains('.') { 0.0 } else { strsim::jaro_winkler(shown, verb) };
    strsim::jaro_winkler(shown, name).max(verb_alone)
}

fn fault(store: &Store) -> MethodResponse {
    MethodResponse::error(Id::Null, from_core(&store.fault("a method panicked")))
}

pub(crate) fn parse_error(cause: &serde_json::Error) -> ErrorObjectOwned {
    error(PARSE_ERROR, format!("this is not JSON: {cause}"), json!({}))
}

/// Finds the parts of a request without reading more of it than that.
pub(crate) fn read_request(text: &str) -> Result<Request<'_>, NotARequest<'_>> {
    #[derive(Deserialize)]
    struct Parts<'a> {
        #[serde(borrow, default)]
        jsonrpc: Option<&'a RawValue>,
        #[serde(borrow, default, deserialize_with = "even_null")]
        id: Option<&'a RawValue>,
        #[serde(borrow, default)]
        method: Option<&'a RawValue>,
        #[serde(borrow, default, deserialize_with = "even_null")]
        params: Option<&'a RawValue>,
    }
    fn even_null<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<&'de RawValue>, D::Error> {
        <&RawValue>::deserialize(from).map(Some)
    }

    let refuse = |id, error| Err(NotARequest { id, error });
    let invalid =
        |reason: &str| error(INVALID_REQUEST, format!("this is not a request: {reason}"), json!({}));
    if !text.trim_start().starts_with('{') {
        // Something else than an object is still JSON or not.
        return match serde_json::from_str::<&RawValue>(text) {
            Ok(_) => refuse("null", invalid("it is not an object")),
            Err(cause) => refuse("null", parse_error(&cause)),
        };
    }
    let parts = match serde_json::from_str::<Parts<'_>>(text) {
        Ok(parts) => parts,
        Err(cause) if cause.is_data() => return refuse("null", invalid(&cause.to_string())),
        Err(cause) => return refuse("null", parse_error(&cause)),
    };
    let id = parts.id.map(RawValue::get);
    if id.is_some_and(|id| matches!(id.as_bytes().first(), Some(b'{' | b'[' | b't' | b'f'))) {
        return refuse("null", invalid("the id is neither a text, a number nor null"));
    }
    let reply_to = id.unwrap_or("null");
    fn text_in(member: Option<&RawValue>) -> Option<Text<'_>> {
        member.and_then(|member| serde_json::from_str(member.get()).ok())
    }
    if text_in(parts.jsonrpc).is_none_or(|Text(version)| version != "2.0") {
        return refuse(reply_to, invalid("jsonrpc is not \"2.0\""));
    }
    match text_in(parts.method) {
        Some(Text(method)) => Ok(Request { id, method, params: parts.params.map(RawValue::get) }),
        None => refuse(reply_to, invalid("the method is missing, or not a text")),
    }
}

/// The id, method and params of a request, as they were written.
#[doc(hidden)]
pub type Examined<'a> = (Option<&'a str>, Cow<'a, str>, Option<&'a str>);

/// The parts of a request, or the reply that says why it is none. Nobody needs it but those who try the reading by itself.
#[doc(hidden)]
pub fn examine(text: &str) -> Result<Examined<'_>, Vec<u8>> {
    match read_request(text) {
        Ok(Request { id, method, params }) => Ok((id, method, params)),
        Err(fault) => Err(respond_error(fault.id, fault.error)),
    }
}

/// A text; borrowed from the request unless it has escapes.
#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// An error of the connection itself, as a response to nobody in particular.
pub(crate) fn respond_error(id: &str, error: ErrorObjectOwned) -> Vec<u8> {
    respond(id, &MethodResponse::error(Id::Null, error))
}

/// Puts the id as it was written in the place of the null that jsonrpsee was given.
fn respond(id: &str, response: &MethodResponse) -> Vec<u8> {
    let rest = response.as_json().get().strip_prefix(ENVELOPE);
    respond_rest(id, rest.expect("jsonrpsee writes the version and the id first"))
}

/// A result as a response that no method has made.
pub(crate) fn respond_result(id: &str, result: impl Serialize) -> Vec<u8> {
    respond_rest(id, &format!(r#""result":{}}}"#, written(result)))
}

/// A response of which all behind the id is there.
pub(crate) fn respond_rest(id: &str, rest: &str) -> Vec<u8> {
    let mut body = Vec::with_capacity(ENVELOPE.len() + id.len() + rest.len());
    body.extend_from_slice(br#"{"jsonrpc":"2.0","id":"#);
    push_ascii(&mut body, id);
    body.push(b',');
    push_ascii(&mut body, rest);
    body
}

/// Appends JSON with every other character as an escape, so that a client which splits its input inside a
/// character still reads it. In JSON such characters stand only inside texts.
pub(crate) fn push_ascii(body: &mut Vec<u8>, json: &str) {
    if json.is_ascii() {
        return body.extend_from_slice(json.as_bytes());
    }
    let mut rest = json;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, other) = rest.split_at(at);
        body.extend_from_slice(plain.as_bytes());
        let length = other.bytes().position(|byte| byte.is_ascii()).unwrap_or(other.len());
        let (foreign, after) = other.split_at(length);
        for unit in foreign.encode_utf16() {
            body.extend_from_slice(format!("\\u{unit:04x}").as_bytes());
        }
        rest = after;
    }
    body.extend_from_slice(rest.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_cannot_write_the_log() {
        assert_eq!(in_log("cargo.load"), "cargo.load");
        assert_eq!(in_log("x\n2026 ERROR\u{1b}[31m"), "x\\n2026 ERROR\\u{1b}[31m");
        assert_eq!(in_log(&"x".repeat(1000)).len(), METHOD_NAME_SHOWN);
    }
}
