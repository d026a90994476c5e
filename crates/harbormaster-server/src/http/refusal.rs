//! What HTTP clients are answered when their request goes no further: a status, and a body like any other error's.

use std::borrow::Cow;

use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{Value, json};

use crate::dispatch::Dispatcher;
use crate::error::{Code, error};
use crate::service::Service;

/// What an HTTP client is answered.
pub(super) type Answer = Response<Full<Bytes>>;

/// JSON.
pub(super) const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// A request that goes no further.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    error: ErrorObjectOwned,
    header: Option<(HeaderName, HeaderValue)>,
}

impl Refusal {
    /// With a status, and an error that has nothing but a message.
    pub(super) fn new(status: StatusCode, code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self::with(status, code, message, json!({}))
    }

    /// With a status, and an error that has more than a message.
    pub(super) fn with(
        status: StatusCode,
        code: Code,
        message: impl Into<Cow<'static, str>>,
        data: Value,
    ) -> Self {
        Self::of(status, error(code, message.into(), data))
    }

    /// With a status and any error.
    pub(super) fn of(status: StatusCode, error: ErrorObjectOwned) -> Self {
        Self { status, error, header: None }
    }

    /// With one header more.
    pub(super) fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.header = Some((name, value));
        self
    }

    /// The answer, which is counted as one to what is no request.
    pub(super) fn answer(self, dispatcher: &Dispatcher) -> Answer {
        let mut answer = answer(self.status, JSON, dispatcher.refuse("null", self.error));
        if let Some((name, value)) = self.header {
            answer.headers_mut().insert(name, value);
        }
        answer
    }
}

/// An answer with a body.
pub(super) fn answer(status: StatusCode, content_type: HeaderValue, body: impl Into<Bytes>) -> Answer {
    let mut answer = Response::new(Full::new(body.into()));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, content_type);
    answer
}

/// An answer without a body.
pub(super) fn silence() -> Answer {
    let mut answer = Response::new(Full::default());
    *answer.status_mut() = StatusCode::NO_CONTENT;
    answer
}
