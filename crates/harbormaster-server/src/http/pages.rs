//! What can be looked at: a page for people, the server's health, and its metrics.

use hyper::StatusCode;
use hyper::header::{self, HeaderValue};

use super::refusal::{Answer, JSON, answer};
use crate::dispatch::Dispatcher;
use crate::methods::system::HealthInfo;
use crate::metrics;
use crate::openrpc;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

/// The page needs nothing from anywhere, runs nothing, and stands in no other page's frame.
const NOTHING_ELSE: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
);

/// The page for people who came by a scheme to a host.
pub(super) fn welcome(dispatcher: &Dispatcher, scheme: &str, host: &str) -> Answer {
    let health = HealthInfo::of(dispatcher.store());
    let page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Harbormaster</title>\n\
         <h1>Harbormaster {version}</h1>\n\
         <p>A persistence server for game and editor state. Its health: <strong>{status}</strong>.</p>\n\
         <h2>To look at</h2>\n<ul>\n\
         <li><a href=\"/health\">/health</a>: whether changes can be written, and how far they are</li>\n\
         <li><a href=\"/metrics\">/metrics</a>: figures for Prometheus</li>\n\
         <li><a href=\"/openrpc.json\">/openrpc.json</a>: all methods, for programs</li>\n</ul>\n\
         <h2>To talk to</h2>\n\
         <p>It speaks JSON-RPC 2.0, by POST to this address, over a WebSocket on it, or as a line of JSON on the same \
         port:</p>\n\
         <pre>curl -H 'content-type: application/json' {scheme}://{host}/ \\\n  \
         -d '{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"vessel.list\"}}'</pre>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
        status = health.status(),
    );
    let mut page = answer(StatusCode::OK, HTML, page);
    page.headers_mut().insert(header::CONTENT_SECURITY_POLICY, NOTHING_ELSE);
    page
}

/// The server's health: all that `system.health` says, or only its status for those who may not call that.
pub(super) fn health(dispatcher: &Dispatcher, is_full: bool) -> Answer {
    let health = HealthInfo::of(dispatcher.store());
    let status = if health.is_ok() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = if is_full {
        serde_json::to_vec(&health).expect("field names are text and numbers are finite")
    } else {
        format!("{{\"status\":\"{}\"}}", health.status()).into_bytes()
    };
    answer(status, JSON, body)
}

/// What the methods are.
pub(super) fn openrpc() -> Answer {
    answer(StatusCode::OK, JSON, openrpc::text())
}

/// The metrics.
pub(super) fn metrics(dispatcher: &Dispatcher) -> Answer {
    const TEXT: HeaderValue = HeaderValue::from_static(metrics::CONTENT_TYPE);
    answer(StatusCode::OK, TEXT, dispatcher.metrics().text(dispatcher.store()))
}
