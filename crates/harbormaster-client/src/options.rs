//! How a client connects, and how long it waits.

use std::fmt;
use std::io;
use std::path::Path;
#[cfg(feature = "tls")]
use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use crate::error::Error;

/// How a client connects, and how long it waits for what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How long connecting may take; 5 s unless told otherwise.
    pub connect_time: Duration,
    /// How long a call may take, from its start to its answer, and how long the end of the connection may; 30 s unless
    /// told otherwise.
    pub time_limit: Duration,
    /// Who the client is, for a server that asks. It is sent before everything else, and a client is there only when the
    /// server has accepted it.
    pub token: Option<Token>,
    /// The certificates (PEM) by which servers are known at `tls:` addresses: those that sign the server's, or the
    /// server's own. Without it the authorities that browsers trust.
    #[cfg(feature = "tls")]
    pub ca_file: Option<PathBuf>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            connect_time: Duration::from_secs(5),
            time_limit: Duration::from_secs(30),
            token: None,
            #[cfg(feature = "tls")]
            ca_file: None,
        }
    }
}

/// A secret that says who the client is. It is shown nowhere, not even in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token itself.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The token that is alone in a file, but for white space around it.
    ///
    /// # Errors
    /// [`Error::Token`]: the file cannot be read, or has nothing in it.
    pub fn from_file(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let failed = |source| Error::Token { path: path.to_owned(), source };
        let text = std::fs::read_to_string(path).map_err(failed)?;
        match text.trim() {
            "" => Err(failed(io::Error::new(io::ErrorKind::InvalidData, "it is empty"))),
            token => Ok(Self::new(token)),
        }
    }

    /// What says it to the server.
    pub(crate) fn params(&self) -> Credentials<'_> {
        Credentials { token: &self.0 }
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(secret)")
    }
}

/// The params of [`AUTHENTICATE`].
#[derive(Serialize)]
pub(crate) struct Credentials<'a> {
    token: &'a str,
}

/// The method that says who the client is.
pub(crate) const AUTHENTICATE: &str = "rpc.authenticate";

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    #[test]
    fn a_token_is_not_shown() {
        let options = Options { token: Some(Token::new("very secret")), ..Options::default() };
        assert!(!format!("{options:?}").contains("very"), "{options:?}");
        let params = options.token.as_ref().map(Token::params);
        assert_eq!(serde_json::to_string(&params).expect("JSON"), r#"{"token":"very secret"}"#);
    }

    #[test]
    fn a_missing_token_is_said_with_its_file() {
        let path = PathBuf::from("/no/such/token");
        let error = Token::from_file(&path).expect_err("no file");
        assert!(error.to_string().starts_with("cannot read the token in /no/such/token: "), "{error}");
        let error = Token::from_file("/dev/null").expect_err("no token");
        assert!(error.to_string().ends_with("it is empty"), "{error}");
    }
}
