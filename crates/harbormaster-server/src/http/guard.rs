//! Who may call over HTTP. Any web page can make its reader's browser send requests to this machine, so a request must
//! name this server as its host (against names that are made to point here), and what a page sends must come from the
//! same origin as the request goes to, or from one that is allowed.

use std::net::{IpAddr, SocketAddr};

use clap::Args;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};

use super::refusal::Refusal;
use crate::error::{FORBIDDEN, INVALID_REQUEST};

/// Who may call over HTTP besides the programs of this machine.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "HTTP")]
pub struct Guests {
    /// A name by which HTTP clients may reach this server, besides localhost, 127.0.0.1, ::1 and the addresses that it
    /// listens on; NAME:PORT if its port is another than ours, as behind a proxy
    #[arg(long, value_name = "NAME", env = "HARBORMASTER_ALLOW_HOST", value_delimiter = ',', value_parser = host)]
    pub allow_host: Vec<HostName>,

    /// An origin whose web pages may call, such as `https://editor.example`, with its port if it has one; * for any.
    /// Pages of the origin that a request goes to may call without it
    #[arg(long, value_name = "ORIGIN", env = "HARBORMASTER_ALLOW_ORIGIN", value_delimiter = ',', value_parser = origin)]
    pub allow_origin: Vec<String>,
}

/// A host as requests name it: in lower case, with its port if it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostName {
    name: String,
    port: Option<u16>,
}

/// Any origin.
const ANY: &str = "*";

/// How a browser says from where a request comes, in relation to whom it goes to.
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// How a browser says what a request is for.
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// How long a browser may remember what it was told of an origin, in seconds.
const CORS_MAX_AGE: HeaderValue = HeaderValue::from_static("600");

/// A name or `NAME:PORT`. Names have letters, digits, `-`, `_` and `.`; IPv6 addresses stand in brackets.
fn host(text: &str) -> Result<HostName, String> {
    let text = text.to_ascii_lowercase();
    let (name, port) = match text.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => {
            let is_number = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            let port = port.parse().ok().filter(|_| is_number);
            (name, Some(port.ok_or_else(|| format!("\"{text}\" has no port behind its colon"))?))
        }
        _ => (text.as_str(), None),
    };
    let is_address = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let is_name = is_address.map_or_else(
        || {
            !name.is_empty()
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        },
        |address| address.parse::<std::net::Ipv6Addr>().is_ok(),
    );
    if is_name {
        Ok(HostName { name: name.to_owned(), port })
    } else {
        Err(format!("\"{text}\" is not NAME or NAME:PORT"))
    }
}

/// An origin as browsers send it, or `*`.
fn origin(text: &str) -> Result<String, String> {
    if text == ANY {
        return Ok(text.to_owned());
    }
    let expected = "an origin is SCHEME://HOST or SCHEME://HOST:PORT, without anything behind it";
    let (scheme, rest) = text.split_once("://").ok_or(expected)?;
    let is_scheme = !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    if is_scheme && host(rest).is_ok() { Ok(text.to_ascii_lowercase()) } else { Err(expected.into()) }
}

impl Guests {
    /// Lets a request in, or says why not. Returns the other origin whose page may read the answer, if it is one's.
    pub(super) fn admit(
        &self,
        request: &Parts,
        local: Option<SocketAddr>,
        is_tls: bool,
    ) -> Result<Option<HeaderValue>, Refusal> {
        self.check_host(request, local)?;
        self.check_origin(request, is_tls)
    }

    /// The request's host, and its URL's if it has one, must be ours.
    fn check_host(&self, request: &Parts, local: Option<SocketAddr>) -> Result<(), Refusal> {
        let mut hosts = request.headers.get_all(header::HOST).iter();
        let (Some(named), None) = (hosts.next(), hosts.next()) else {
            let message = "a request names the host that it is for in one Host header";
            return Err(Refusal::new(StatusCode::BAD_REQUEST, INVALID_REQUEST, message));
        };
        let in_url = request.uri.authority().map(|authority| authority.as_str().as_bytes());
        for named in [Some(named.as_bytes()), in_url].into_iter().flatten() {
            let named = String::from_utf8_lossy(named);
            if !host(&named).is_ok_and(|host| self.is_ours(&host, local)) {
                return Err(misdirected(&named));
            }
        }
        Ok(())
    }

    fn is_ours(&self, host: &HostName, local: Option<SocketAddr>) -> bool {
        if self.allow_host.contains(host) {
            return true;
        }
        // A Unix socket has no port, and no page can reach it.
        let is_our_port = host.port.is_none_or(|port| local.is_none_or(|local| local.port() == port));
        let address = host.name.trim_matches(['[', ']']).parse::<IpAddr>();
        let is_our_name = matches!(&*host.name, "localhost" | "127.0.0.1" | "[::1]")
            || address.is_ok_and(|address| {
                // An address of IPv4 is another's on a socket of IPv6.
                local.is_some_and(|local| local.ip().to_canonical() == address.to_canonical())
            })
            || self.allow_host.iter().any(|allowed| allowed.port.is_none() && allowed.name == host.name);
        is_our_name && is_our_port
    }

    /// What a page sends must come from the origin that it goes to, or from one that is allowed.
    fn check_origin(&self, request: &Parts, is_tls: bool) -> Result<Option<HeaderValue>, Refusal> {
        let mut origins = request.headers.get_all(header::ORIGIN).iter();
        match (origins.next(), origins.next()) {
            (None, _) if is_from_elsewhere(request) => Err(foreign("another site's page")),
            (None, _) => Ok(None),
            (Some(origin), None) if is_same(origin, request, is_tls) => Ok(None),
            (Some(origin), None) if self.allows(origin) => Ok(Some(origin.clone())),
            (Some(origin), _) => {
                Err(foreign(&format!("a page of {}", String::from_utf8_lossy(origin.as_bytes()))))
            }
        }
    }

    fn allows(&self, origin: &HeaderValue) -> bool {
        let is_it = |allowed: &String| allowed == ANY || origin.as_bytes() == allowed.as_bytes();
        self.allow_origin.iter().any(is_it)
    }
}

/// Whether an origin is the one that a request goes to: its scheme, and the host and port in its `Host`, which has been
/// found to be ours.
fn is_same(origin: &HeaderValue, request: &Parts, is_tls: bool) -> bool {
    let (scheme, default_port) = if is_tls { ("https://", 443) } else { ("http://", 80) };
    let whole = |text: &str| {
        let host = host(text).ok()?;
        Some((host.name, host.port.unwrap_or(default_port)))
    };
    let from = origin.to_str().ok().and_then(|origin| origin.strip_prefix(scheme)).and_then(whole);
    let named = request.headers.get(header::HOST).and_then(|named| named.to_str().ok());
    from.is_some() && from == named.and_then(whole)
}

/// Whether a browser sends it for a page that is not ours. Whoever follows a link to our page may look at it.
fn is_from_elsewhere(request: &Parts) -> bool {
    let is = |name: HeaderName, values: &[&str]| {
        request.headers.get(name).is_some_and(|value| values.iter().any(|text| value == text))
    };
    let is_visit = matches!(request.method, Method::GET | Method::HEAD) && is(SEC_FETCH_MODE, &["navigate"]);
    request.headers.contains_key(SEC_FETCH_SITE) && !is(SEC_FETCH_SITE, &["same-origin", "none"]) && !is_visit
}

fn misdirected(named: &str) -> Refusal {
    let message = format!(
        "this server is not {}; if it is meant to be, start it with --allow-host and that name (any web page can have \
         a name that points here, so others are refused)",
        harbormaster_core::error::shown(named)
    );
    Refusal::new(StatusCode::MISDIRECTED_REQUEST, FORBIDDEN, message)
}

fn foreign(whence: &str) -> Refusal {
    let message = format!(
        "{whence} may not call this server; if it is meant to, start it with --allow-origin and its origin"
    );
    Refusal::new(StatusCode::FORBIDDEN, FORBIDDEN, message)
}

/// Lets the page of an origin read an answer.
pub(super) fn allow(headers: &mut HeaderMap, origin: HeaderValue, is_preflight: bool) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::VARY, HeaderValue::from_static("Origin"));
    if is_preflight {
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST"));
        let allowed = HeaderValue::from_static("authorization, content-type");
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, CORS_MAX_AGE);
    }
}
