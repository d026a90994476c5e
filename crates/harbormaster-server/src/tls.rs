//! TLS: the server's certificate and its key, and the handshake. Clients show no certificates; they show tokens.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::CryptoProvider;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::rustls::server::{ClientHello, ResolvesServerCert};
use tokio_rustls::rustls::sign::CertifiedKey;
use tokio_rustls::server::TlsStream;

use crate::exit::Failure;
use crate::secret::{self, GROUP_WRITE_AND_OTHERS};

/// How long a handshake may take.
pub const HANDSHAKE_TIME: Duration = Duration::from_secs(10);

/// A certificate is for everybody to read.
const NOTHING: u32 = 0;

/// The server's side of TLS.
#[derive(Clone)]
pub struct Tls {
    acceptor: TlsAcceptor,
    identity: Arc<Identity>,
}

/// The certificate with its key, as they are now.
#[derive(Debug)]
struct Identity {
    certificate: PathBuf,
    key: PathBuf,
    current: RwLock<Arc<CertifiedKey>>,
}

impl Tls {
    /// With a certificate, those that it rests on, and its key, all in PEM files.
    ///
    /// # Errors
    /// That one cannot be read or used, or that the key is open to others.
    pub fn of_files(certificate: &Path, key: &Path) -> Result<Self, Failure> {
        let provider = Arc::new(default_provider());
        let current = RwLock::new(Arc::new(read(certificate, key, &provider)?));
        let identity = Arc::new(Identity { certificate: certificate.into(), key: key.into(), current });
        let config = ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("the provider has what the protocol's versions need")
            .with_no_client_auth()
            .with_cert_resolver(identity.clone());
        Ok(Self { acceptor: TlsAcceptor::from(Arc::new(config)), identity })
    }

    /// Reads the files again, for the handshakes to come.
    ///
    /// # Errors
    /// As at first; then the certificate stays what it was.
    pub fn reload(&self) -> Result<(), Failure> {
        let Identity { certificate, key, current } = &*self.identity;
        let fresh = Arc::new(read(certificate, key, &default_provider())?);
        *current.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        tracing::info!(file = %certificate.display(), "read the certificate again");
        Ok(())
    }

    /// Does the handshake.
    ///
    /// # Errors
    /// That the other side does not speak TLS as we do, or takes more than [`HANDSHAKE_TIME`].
    pub async fn accept(&self, stream: TcpStream) -> std::io::Result<TlsStream<TcpStream>> {
        timeout(HANDSHAKE_TIME, self.acceptor.accept(stream)).await?
    }
}

impl ResolvesServerCert for Identity {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

fn read(certificate: &Path, key: &Path, provider: &CryptoProvider) -> Result<CertifiedKey, Failure> {
    let chain = secret::read(certificate, "the certificate", NOTHING)?;
    let chain: Vec<_> = CertificateDer::pem_slice_iter(&chain).collect::<Result<_, _>>().unwrap_or_default();
    if chain.is_empty() {
        let message = format!("{} has no certificate in PEM, as --tls-cert needs it", certificate.display());
        return Err(Failure::io(message));
    }
    let key_text = secret::read(key, "the certificate's key", GROUP_WRITE_AND_OTHERS)?;
    let private = PrivateKeyDer::from_pem_slice(&key_text).map_err(|_| {
        Failure::io(format!("{} has no private key in PEM, as --tls-key needs it", key.display()))
    })?;
    CertifiedKey::from_der(chain, private, provider).map_err(|error| {
        Failure::io(format!(
            "the certificate {} and the key {} cannot be used together: {error}",
            certificate.display(),
            key.display()
        ))
    })
}
