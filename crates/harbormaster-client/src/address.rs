//! Where a server listens.

use std::io;
use std::path::PathBuf;
use std::str::FromStr;

/// An address as the server's `--listen` takes it, or with `tls:` before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `HOST:PORT`; the name is looked up at each connect.
    Tcp(String),
    /// `tls:HOST:PORT`: the same, for a server that has a certificate for this host.
    Tls(String),
    /// `unix:PATH`.
    Unix(PathBuf),
}

impl FromStr for Address {
    type Err = io::Error;

    fn from_str(text: &str) -> io::Result<Self> {
        let wrong = |reason: &str| Err(io::Error::new(io::ErrorKind::InvalidInput, reason));
        if let Some(path) = text.strip_prefix("unix:") {
            return if path.is_empty() { wrong("unix: needs a path") } else { Ok(Self::Unix(path.into())) };
        }
        match text.strip_prefix("tls:") {
            Some(name) if name.contains(':') => Ok(Self::Tls(name.into())),
            Some(_) => wrong("tls: needs HOST:PORT"),
            None if text.contains(':') => Ok(Self::Tcp(text.into())),
            None => wrong("an address is HOST:PORT, tls:HOST:PORT or unix:PATH"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_those_of_listen() {
        let tcp = |text: &str| Address::Tcp(text.into());
        for text in ["127.0.0.1:4747", "localhost:4747", "[::1]:4747"] {
            assert_eq!(text.parse::<Address>().expect("an address"), tcp(text));
            let tls = format!("tls:{text}").parse::<Address>().expect("an address");
            assert_eq!(tls, Address::Tls(text.into()));
        }
        let unix: Address = "unix:/run/harbormaster.sock".parse().expect("an address");
        assert_eq!(unix, Address::Unix("/run/harbormaster.sock".into()));
        for text in ["", "unix:", "4747", "localhost", "tls:", "tls:localhost"] {
            let error = text.parse::<Address>().expect_err("no address");
            assert_eq!(error.kind(), io::ErrorKind::InvalidInput, "{text}");
        }
    }
}
