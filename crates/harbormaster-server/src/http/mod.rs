//! HTTP/1.1 on the same port: calls by `POST /`, a WebSocket, and pages to look at.
//!
//! What a body asks for is dispatched as a frame would be, so ids, batches, notifications and bounds are the same.
//! The requests of a connection are served one after the other. HTTP/2 and compression are left out: whoever needs
//! many calls in flight has a WebSocket or plain frames.

pub mod guard;

pub mod pace;

pub mod body;

mod pages;

mod refusal;

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::{Body, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::upgrade::OnUpgrade;
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::json;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Mutex;
use tokio_tungstenite::tungstenite::error::ProtocolError;
use tokio_tungstenite::tungstenite::{Error, handshake};

use self::body::Fault;
use self::pace::{Paced, Progress, Stage};
use self::refusal::{Answer, JSON, Refusal, answer, silence};
use crate::access::{Access, Entrance};
use crate::budget::Account;
use crate::caller::Caller;
use crate::connection;
use crate::error::{INVALID_REQUEST, OVERLOADED, TOO_LARGE, UNAUTHORIZED};
use crate::limits::Limits;
use crate::metrics::Transport;
use crate::patience::Waiting;
use crate::transport::frame::FrameError;
use crate::transport::socket::Host;
use crate::transport::websocket::Messages;

/// How many headers a request may have.
pub const HEADERS_MAX: usize = 64;

/// How large the head of a request may be, in bytes.
pub const HEAD_BYTES_MAX: usize = 16 * 1024;

/// How much of a connection's input and output is held beyond the request that is served, in bytes.
const BUFFER_BYTES_MAX: usize = 64 * 1024;

/// How long a client is told to wait when the server stops, in milliseconds.
const RETRY_AFTER_MS: u64 = 1000;

/// What a body of JSON-RPC may say that it is. None of them can come from a form of a web page, which needs nobody's
/// permission to be sent.
const CONTENT_TYPES: [&str; 3] = ["application/json", "application/json-rpc", "application/jsonrequest"];

/// The protocol that a connection can become.
const WEBSOCKET: HeaderValue = HeaderValue::from_static("websocket");

/// What can be done at `/`.
const ALLOW_ROOT: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS, POST");
/// What can be done with the other pages.
const ALLOW_PAGE: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// One HTTP connection.
struct Session<'a> {
    host: &'a Host,
    /// The address that the client has connected to; `None` on a Unix socket.
    local: Option<SocketAddr>,
    /// What it must show.
    access: Access,
    /// Where it connects from, for the log.
    from: String,
    /// Whether it is inside TLS.
    is_tls: bool,
    progress: Progress,
    /// What the connection becomes when HTTP is over.
    upgrade: Mutex<Option<(OnUpgrade, Arc<Caller>)>>,
}

/// A reply that counts as buffered until it has been sent.
struct Owed {
    reply: Vec<u8>,
    _account: Account,
}

impl Owed {
    fn new(reply: Vec<u8>, mut account: Account) -> Self {
        account.go_back();
        account.set(reply.len());
        Self { reply, _account: account }
    }
}

impl AsRef<[u8]> for Owed {
    fn as_ref(&self) -> &[u8] {
        &self.reply
    }
}

/// Serves one HTTP client until it goes, takes too long, or the server stops.
pub async fn serve<S>(host: &Host, stream: S, local: Option<SocketAddr>, entrance: &Entrance, from: String)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let progress = Progress::new();
    let session = Session {
        host,
        local,
        access: entrance.access.clone(),
        from,
        is_tls: entrance.tls.is_some(),
        progress: progress.clone(),
        upgrade: Mutex::new(None),
    };
    let upgrade = {
        let _open = host.dispatcher.metrics().connected(Transport::Http);
        let limits = host.bounds.limits.clone();
        let stream = Paced::new(stream, progress, limits, session.access.time_for_strangers());
        session.converse(stream).await;
        session.upgrade.into_inner()
    };
    if let Some((upgrade, caller)) = upgrade {
        session.progress.is_now(Stage::Messages);
        match upgrade.await {
            Ok(stream) => {
                let _open = host.dispatcher.metrics().connected(Transport::WebSocket);
                let wire = Messages::new(TokioIo::new(stream), host.bounds.limits.frame.0).await;
                connection::serve(wire, &host.dispatcher, &caller, &host.bounds, &host.stop).await;
            }
            Err(error) => tracing::debug!(%error, "a WebSocket does not come about"),
        }
    }
}

impl Session<'_> {
    /// Serves requests until there are no more.
    async fn converse<S>(&self, stream: Paced<S>)
    where
        S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let service = service_fn(|request| async { Ok::<_, Infallible>(self.serve(request).await) });
        // Whoever ends its input with a request still wants the answer.
        let connection = http1::Builder::new()
            .half_close(true)
            .max_headers(HEADERS_MAX)
            .max_header_size(HEAD_BYTES_MAX)
            .max_buf_size(BUFFER_BYTES_MAX)
            .serve_connection(TokioIo::new(stream), service)
            .with_upgrades();
        let mut connection = std::pin::pin!(connection);
        let served = tokio::select! {
            served = &mut connection => served,
            () = self.host.stop.cancelled() => {
                connection.as_mut().graceful_shutdown();
                // Half a head comes to nothing now, and what is whole is answered first.
                if self.progress.stage() == Stage::Head {
                    return;
                }
                connection.await
            }
        };
        if let Err(error) = served {
            tracing::debug!(%error, "an HTTP connection ends");
        }
    }

    /// Answers one request.
    async fn serve(&self, request: Request<Incoming>) -> Answer {
        let (head, body) = request.into_parts();
        self.progress.is_now(if body.is_end_stream() { Stage::Whole } else { Stage::Body });
        let admitted = self.host.guests.admit(&head, self.local, self.is_tls);
        let is_preflight = head.method == Method::OPTIONS;
        let (origin, answered) = match admitted {
            Ok(origin) => (origin, self.route(head, body).await),
            Err(refusal) => (None, Err(refusal)),
        };
        let answer = answered.unwrap_or_else(|refusal| refusal.answer(&self.host.dispatcher));
        self.finish(answer, origin, is_preflight)
    }

    /// What every answer has.
    fn finish(&self, mut answer: Answer, origin: Option<HeaderValue>, is_preflight: bool) -> Answer {
        const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
        const NO_SNIFF: HeaderValue = HeaderValue::from_static("nosniff");
        let headers = answer.headers_mut();
        headers.insert(header::CACHE_CONTROL, NO_STORE);
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if let Some(origin) = origin {
            guard::allow(headers, origin, is_preflight);
        }
        self.progress.is_answered();
        answer
    }

    async fn route(&self, mut head: Parts, body: Incoming) -> Result<Answer, Refusal> {
        let allow = match head.uri.path() {
            "/" => ALLOW_ROOT,
            "/health" | "/metrics" | "/openrpc.json" => ALLOW_PAGE,
            _ => {
                let message = "there is nothing here; see /, /health, /metrics and /openrpc.json";
                return Err(Refusal::new(StatusCode::NOT_FOUND, INVALID_REQUEST, message));
            }
        };
        match (&head.method, head.uri.path()) {
            (&Method::POST, "/") => self.call(&head, body).await,
            (&Method::GET, "/") if asks_for_websocket(&head.headers) => self.upgrade(&mut head).await,
            (&Method::GET | &Method::HEAD, path) => {
                let shown = self.show(&head, path);
                self.take_no_body(body).await?;
                shown
            }
            (&Method::OPTIONS, _) => {
                self.take_no_body(body).await?;
                let mut allowed = silence();
                allowed.headers_mut().insert(header::ALLOW, allow);
                Ok(allowed)
            }
            _ => {
                let message = format!("only {} can be done here", allow.to_str().unwrap_or_default());
                let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, INVALID_REQUEST, message);
                Err(refusal.header(header::ALLOW, allow))
            }
        }
    }

    /// Who sends a request.
    ///
    /// # Errors
    /// That nobody is known by what it says.
    fn caller_of(&self, request: &Parts) -> Result<Arc<Caller>, Refusal> {
        let caller = self.access.caller(bearer_in(&request.headers), &self.from).ok_or_else(stranger)?;
        self.progress.knows_client();
        Ok(caller)
    }

    /// Shows a page.
    fn show(&self, head: &Parts, path: &str) -> Result<Answer, Refusal> {
        let dispatcher = &self.host.dispatcher;
        let may_look = self.caller_of(head).and_then(|caller| {
            // Who may see the figures may see the pages that have them.
            dispatcher.permit(&caller, "system.stats").map_err(refused)
        });
        match path {
            "/health" => Ok(pages::health(dispatcher, may_look.is_ok())),
            "/metrics" => may_look.map(|()| pages::metrics(dispatcher)),
            "/openrpc.json" => may_look.map(|()| pages::openrpc()),
            _ => {
                // It has been found to be one of ours, so it needs no escapes.
                let host = head.headers.get(header::HOST).and_then(|host| host.to_str().ok());
                let scheme = if self.is_tls { "https" } else { "http" };
                may_look.map(|()| pages::welcome(dispatcher, scheme, host.unwrap_or_default()))
            }
        }
    }

    /// Calls what a body asks for.
    async fn call(&self, head: &Parts, body: Incoming) -> Result<Answer, Refusal> {
        let caller = self.caller_of(head)?;
        check_content(&head.headers)?;
        let (frame, account) = self.read(body).await?;
        if caller.is_withdrawn() {
            // It was taken away while the body came.
            return Err(stranger());
        }
        let reply = match String::from_utf8(frame) {
            Ok(frame) => self.host.dispatcher.answer(&frame, &caller, &self.host.bounds.budget).await,
            Err(_) => Some(connection::respond_fault(&self.host.dispatcher, &FrameError::NotUtf8, false)),
        };
        let reply = reply.map(|reply| Bytes::from_owner(Owed::new(reply, account)));
        Ok(reply.map_or_else(silence, |reply| answer(StatusCode::OK, JSON, reply)))
    }

    /// Reads the whole body of a request.
    async fn read(&self, body: Incoming) -> Result<(Vec<u8>, Account), Refusal> {
        let bounds = &self.host.bounds;
        let body = body::read(body, bounds.limits.frame.0, bounds, &self.host.stop).await;
        let body = body.map_err(|fault| explain(fault, &bounds.limits))?;
        self.progress.is_now(Stage::Whole);
        Ok(body)
    }

    /// Reads the body of a request that should have none: what is left of it would be taken for the next request.
    async fn take_no_body(&self, body: Incoming) -> Result<(), Refusal> {
        let taken = body::read(body, 0, &self.host.bounds, &self.host.stop).await;
        if taken.is_err() {
            let message = "a body means nothing here";
            return Err(Refusal::new(StatusCode::BAD_REQUEST, INVALID_REQUEST, message));
        }
        self.progress.is_now(Stage::Whole);
        Ok(())
    }

    /// Agrees to become a WebSocket.
    async fn upgrade(&self, head: &mut Parts) -> Result<Answer, Refusal> {
        // A page cannot give a WebSocket's request a token, so it may still show one by its first message.
        let caller = match head.headers.contains_key(header::AUTHORIZATION) {
            true => self.caller_of(head)?,
            false => self.access.newcomer(&self.from),
        };
        let upgrade = head.extensions.remove::<OnUpgrade>();
        let mut request = Request::new(());
        *request.method_mut() = head.method.clone();
        *request.version_mut() = head.version;
        *request.headers_mut() = head.headers.clone();
        // It may stand there among others, of which the handshake knows nothing.
        request.headers_mut().insert(header::UPGRADE, WEBSOCKET);
        let agreed = handshake::server::create_response_with_body(&request, Full::default);
        let agreed = agreed.map_err(|error| no_websocket(&error))?;
        let upgrade =
            upgrade.ok_or_else(|| no_websocket(&Error::Protocol(ProtocolError::WrongHttpVersion)))?;
        *self.upgrade.lock().await = Some((upgrade, caller));
        self.progress.is_now(Stage::Whole);
        Ok(agreed)
    }
}

/// What somebody is told who shows no token, or none that is known here.
fn stranger() -> Refusal {
    const SCHEME: HeaderValue = HeaderValue::from_static("Bearer realm=\"harbormaster\"");
    let message = "a token of this server is needed, in the header authorization: Bearer TOKEN";
    let refusal = Refusal::new(StatusCode::UNAUTHORIZED, UNAUTHORIZED, message);
    refusal.header(header::WWW_AUTHENTICATE, SCHEME)
}

/// The token in an `Authorization: Bearer` header, if there is one such header and no other.
fn bearer_in(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Whether a WebSocket is among the protocols that a client would rather speak. It is answered in HTTP/1.1 when none of
/// them is.
fn asks_for_websocket(headers: &HeaderMap) -> bool {
    let upgrades = headers.get_all(header::UPGRADE).iter().filter_map(|upgrade| upgrade.to_str().ok());
    upgrades.flat_map(|upgrade| upgrade.split(',')).any(|name| WEBSOCKET == *name.trim().to_ascii_lowercase())
}

/// An error of the protocol as HTTP has it.
fn refused(error: jsonrpsee::types::ErrorObjectOwned) -> Refusal {
    let is_unknown = error.code() == UNAUTHORIZED.code;
    Refusal::of(if is_unknown { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN }, error)
}

/// A body must be JSON, plain, and say so.
fn check_content(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let kind = text(header::CONTENT_TYPE).and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    let is_json = CONTENT_TYPES.iter().any(|json| kind.eq_ignore_ascii_case(json));
    let is_plain = text(header::CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity");
    if is_json && is_plain {
        return Ok(());
    }
    let message = "a call is sent as it is, not compressed, with the header content-type: application/json";
    Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, INVALID_REQUEST, message))
}

fn explain(fault: Fault, limits: &Limits) -> Refusal {
    match fault {
        Fault::TooLarge => {
            let limit = limits.frame.0;
            let message = format!("the body is larger than {limit} bytes");
            Refusal::with(StatusCode::PAYLOAD_TOO_LARGE, TOO_LARGE, message, json!({"limit": limit}))
        }
        Fault::TooSlow => {
            let error = connection::too_long(Waiting::for_rest(0, 0), limits.frame_timeout);
            Refusal::of(StatusCode::REQUEST_TIMEOUT, error)
        }
        Fault::NoRoom => {
            let error = connection::too_long(Waiting::Room, limits.frame_timeout);
            Refusal::of(StatusCode::TOO_MANY_REQUESTS, error)
        }
        Fault::Broken => {
            let message = "the body is not what its headers say";
            Refusal::new(StatusCode::BAD_REQUEST, INVALID_REQUEST, message)
        }
        Fault::Stopped => {
            let data = json!({"retry_after_ms": RETRY_AFTER_MS});
            let message = "the server stops; the request was not carried out";
            Refusal::with(StatusCode::SERVICE_UNAVAILABLE, OVERLOADED, message, data)
        }
    }
}

fn no_websocket(error: &Error) -> Refusal {
    const VERSION: HeaderValue = HeaderValue::from_static("13");
    let message = format!("this connection cannot become a WebSocket: {error}");
    let is_version = matches!(error, Error::Protocol(ProtocolError::MissingSecWebSocketVersionHeader));
    let status = if is_version { StatusCode::UPGRADE_REQUIRED } else { StatusCode::BAD_REQUEST };
    Refusal::new(status, INVALID_REQUEST, message).header(header::SEC_WEBSOCKET_VERSION, VERSION)
}
