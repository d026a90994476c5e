//! Who may come in, and how: which addresses may be listened on, and what those who connect there must show.
//!
//! Only this machine's own addresses may be open. Any other takes tokens, because whoever reaches it could change
//! everything, and TLS, because the tokens and the records would go over the network for everybody to read. With tokens,
//! everybody shows one but the client on stdin, whose parent has started the server.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;

use crate::caller::Caller;
use crate::config::{Address, duration};
use crate::exit::Failure;
use crate::tls::Tls;
use crate::tokens::Tokens;

/// The flags about who may come in.
#[derive(Debug, Args)]
#[command(next_help_heading = "Access")]
pub struct Flags {
    /// Whoever connects must show a token of this file, by rpc.authenticate. "harbormaster token new" makes tokens;
    /// SIGHUP has the file read again. Without it everybody who can connect may do everything
    #[arg(long, value_name = "FILE", env = "HARBORMASTER_TOKEN_FILE")]
    token_file: Option<PathBuf>,

    /// With --token-file: who can open a Unix socket needs no token. Only this user can, and root
    #[arg(long, env = "HARBORMASTER_TRUST_UNIX")]
    trust_unix: bool,

    /// How long somebody who must show a token may take
    #[arg(long, value_name = "TIME", env = "HARBORMASTER_AUTH_TIMEOUT", default_value = "5s", value_parser = duration)]
    auth_timeout: Duration,

    /// Speak TLS on every TCP address, with this certificate (PEM, with those that it rests on). SIGHUP has it read again
    #[arg(long, value_name = "FILE", env = "HARBORMASTER_TLS_CERT", requires = "tls_key")]
    tls_cert: Option<PathBuf>,

    /// The certificate's key (PEM)
    #[arg(long, value_name = "FILE", env = "HARBORMASTER_TLS_KEY", requires = "tls_cert")]
    tls_key: Option<PathBuf>,

    /// Without --tls-cert, listen also where other machines can connect. Only if something else encrypts the way
    #[arg(long, env = "HARBORMASTER_INSECURE_NO_TLS")]
    insecure_no_tls: bool,
}

/// What those who connect at one address must show.
#[derive(Clone)]
pub struct Access {
    /// Nothing, where there are none: whoever can connect may do everything.
    tokens: Option<Arc<Tokens>>,
    /// How long they may take.
    time: Duration,
}

impl Access {
    /// How long somebody may take to say who it is; `None` where nobody need.
    pub fn time_for_strangers(&self) -> Option<Duration> {
        self.tokens.as_ref().map(|_| self.time)
    }

    /// Who has just connected; `from` where, for the log.
    pub fn newcomer(&self, from: &str) -> Arc<Caller> {
        match &self.tokens {
            None => Caller::trusted(),
            Some(tokens) => Caller::stranger(tokens.clone(), self.time, from.to_owned()),
        }
    }

    /// Who sends a request that has its token with it, if it has one, as in `Authorization: Bearer`. `None` if it must
    /// be refused; `from` is where it comes from, for the log.
    pub fn caller(&self, bearer: Option<&str>, from: &str) -> Option<Arc<Caller>> {
        let Some(tokens) = &self.tokens else { return Some(Caller::trusted()) };
        let caller = tokens.caller(bearer?);
        if caller.is_none() {
            tracing::warn!(from, "a token was shown that is none of ours");
        }
        caller
    }
}

/// How clients come in at one address.
#[derive(Clone)]
pub struct Entrance {
    /// What they must show.
    pub access: Access,
    /// What they speak, on TCP.
    pub tls: Option<Tls>,
}

impl Entrance {
    /// For those who may do everything, because whoever can connect there may.
    pub fn open() -> Self {
        Self { access: Access { tokens: None, time: Duration::ZERO }, tls: None }
    }
}

/// All ways in.
pub struct Entrances {
    tokens: Option<Arc<Tokens>>,
    tls: Option<Tls>,
    trust_unix: bool,
    time: Duration,
}

impl Entrances {
    /// The ways in at these addresses.
    ///
    /// # Errors
    /// That one of them may not be listened on like this, or a file cannot be used.
    pub fn prepare(flags: &Flags, addresses: &[Address]) -> Result<Self, Failure> {
        addresses.iter().try_for_each(|address| expect_safe(flags, address))?;
        let tokens = flags.token_file.as_deref().map(Tokens::of_file).transpose()?.map(Arc::new);
        if let (Some(path), Some(0)) = (&flags.token_file, tokens.as_ref().map(|tokens| tokens.count())) {
            tracing::warn!(file = %path.display(), "there are no tokens yet; harbormaster token new makes one");
        }
        let tls = match (&flags.tls_cert, &flags.tls_key) {
            (Some(certificate), Some(key)) => Some(Tls::of_files(certificate, key)?),
            _ => None,
        };
        Ok(Self { tokens, tls, trust_unix: flags.trust_unix, time: flags.auth_timeout })
    }

    /// The way in at an address.
    pub fn at(&self, address: &Address) -> Entrance {
        let (needs_token, tls) = match address {
            Address::Tcp(_) => (true, self.tls.clone()),
            Address::Unix(_) => (!self.trust_unix, None),
        };
        let tokens = self.tokens.clone().filter(|_| needs_token);
        Entrance { access: Access { tokens, time: self.time }, tls }
    }

    /// Reads tokens and certificate again. What cannot be used stays as it was.
    pub fn reload(&self) {
        let tls = self.tls.as_ref().map(Tls::reload);
        // Last, because whoever must connect again on their account should find the new certificate.
        let tokens = self.tokens.as_ref().map(|tokens| tokens.reload());
        for Failure { message, .. } in [tls, tokens].into_iter().flatten().filter_map(Result::err) {
            tracing::error!("{message}; what was read before goes on");
        }
    }
}

/// Refuses an address that other machines can reach, unless it is guarded.
fn expect_safe(flags: &Flags, address: &Address) -> Result<(), Failure> {
    let Address::Tcp(socket) = address else { return Ok(()) };
    if socket.ip().to_canonical().is_loopback() {
        return Ok(());
    }
    let refuse = |reason: &str| {
        Err(Failure::usage(format!("--listen {address} can be reached from other machines, {reason}")))
    };
    if flags.token_file.is_none() {
        return refuse(
            "and whoever connects could change everything; give --token-file (harbormaster token new makes one) and \
             --tls-cert with --tls-key, or listen on 127.0.0.1 or unix:PATH",
        );
    }
    if flags.tls_cert.is_some() {
        return Ok(());
    }
    if !flags.insecure_no_tls {
        return refuse(
            "and tokens and records would cross the network for everybody to read; give --tls-cert with --tls-key, or \
             --insecure-no-tls if something else encrypts the way",
        );
    }
    tracing::warn!(%address, "other machines can connect without TLS, as --insecure-no-tls says");
    Ok(())
}
