//! TLS between the bytes of a connection and its lines. It reads and writes nothing itself, so threads and tasks use it
//! alike.

#[cfg(feature = "tls")]
pub(crate) use with_tls::Tls;

#[cfg(not(feature = "tls"))]
pub(crate) use without_tls::Tls;

#[cfg(not(feature = "tls"))]
mod without_tls {
    use std::io::{self, Read, Write};

    use crate::loss::Loss;
    use crate::options::Options;

    /// There is none of it.
    #[derive(Debug)]
    pub(crate) enum Tls {}

    impl Tls {
        pub(crate) fn new(_name: &str, _options: &Options) -> io::Result<Self> {
            let reason = "this client was built without TLS: enable its feature `tls`";
            Err(io::Error::new(io::ErrorKind::Unsupported, reason))
        }

        pub(crate) fn greet(&mut self, _stream: &mut (impl Read + Write)) -> io::Result<()> {
            match *self {}
        }

        pub(crate) fn seal(&self, _bytes: &mut Vec<u8>, _is_end: bool) {
            match *self {}
        }

        pub(crate) fn open(
            &self,
            _bytes: &[u8],
            _each: impl FnMut(&[u8]) -> Result<(), Loss>,
        ) -> Result<(), Loss> {
            match *self {}
        }

        #[cfg(feature = "async")]
        pub(crate) fn greeting(&mut self) -> io::Result<(Vec<u8>, bool)> {
            match *self {}
        }

        #[cfg(feature = "async")]
        pub(crate) fn hear(&mut self, _bytes: &[u8]) -> io::Result<()> {
            match *self {}
        }
    }
}

#[cfg(feature = "tls")]
mod with_tls {
    use std::fmt;
    use std::io::{self, Read, Write};
    use std::path::Path;
    use std::sync::{Arc, Mutex};

    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, ServerName};
    use rustls::{ClientConfig, ClientConnection, RootCertStore};

    use crate::loss::Loss;
    use crate::options::Options;

    /// One connection's keys, and what has come but is not whole yet.
    pub(crate) struct Tls {
        session: Mutex<ClientConnection>,
    }

    /// Without its keys.
    impl fmt::Debug for Tls {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.debug_struct("Tls").finish_non_exhaustive()
        }
    }

    impl Tls {
        /// For a connection to `HOST:PORT`, whose certificate must be for that host.
        ///
        /// # Errors
        /// The certificates that are to be trusted cannot be read, or the host is no name.
        pub(crate) fn new(name: &str, options: &Options) -> io::Result<Self> {
            let host = name.rsplit_once(':').map_or(name, |(host, _)| host);
            let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
            let host = ServerName::try_from(host.to_owned()).map_err(wrong)?;
            let provider = Arc::new(rustls::crypto::ring::default_provider());
            let config = ClientConfig::builder_with_provider(provider)
                .with_safe_default_protocol_versions()
                .map_err(wrong)?
                .with_root_certificates(trusted(options.ca_file.as_deref())?)
                .with_no_client_auth();
            let mut session = ClientConnection::new(Arc::new(config), host).map_err(wrong)?;
            // What is sealed has been bounded before.
            session.set_buffer_limit(None);
            Ok(Self { session: Mutex::new(session) })
        }

        fn session(&mut self) -> &mut ClientConnection {
            self.session.get_mut().expect("nobody panics while holding it")
        }

        /// Finds out over a blocking stream whether the server is the one it should be.
        ///
        /// # Errors
        /// It is not, or the stream fails.
        pub(crate) fn greet(&mut self, stream: &mut (impl Read + Write)) -> io::Result<()> {
            let session = self.session();
            while session.is_handshaking() {
                session.complete_io(stream).map_err(explained)?;
            }
            Ok(())
        }

        /// For a stream that does not block: what is to be sent now, and whether more must be heard after it.
        ///
        /// # Errors
        /// None that can be foreseen: it is written to memory.
        #[cfg(feature = "async")]
        pub(crate) fn greeting(&mut self) -> io::Result<(Vec<u8>, bool)> {
            let session = self.session();
            let mut bytes = Vec::new();
            write_to(session, &mut bytes)?;
            Ok((bytes, session.is_handshaking()))
        }

        /// Takes what has come while greeting.
        ///
        /// # Errors
        /// The server is not the one it should be.
        #[cfg(feature = "async")]
        pub(crate) fn hear(&mut self, mut bytes: &[u8]) -> io::Result<()> {
            let session = self.session();
            while !bytes.is_empty() {
                session.read_tls(&mut bytes)?;
                session.process_new_packets().map_err(wrong).map_err(explained)?;
            }
            Ok(())
        }

        /// Puts what is to be sent in the place of the lines that are to be said, with the end behind them if it is.
        pub(crate) fn seal(&self, bytes: &mut Vec<u8>, is_end: bool) {
            let mut session = self.session.lock().expect("nobody panics while holding it");
            let sealed = session.writer().write_all(bytes);
            if is_end {
                session.send_close_notify();
            }
            bytes.clear();
            let sealed = sealed.and_then(|()| write_to(&mut session, bytes));
            sealed.expect("memory without a bound takes everything");
        }

        /// Hands on what was said in what has come.
        ///
        /// # Errors
        /// It was changed on its way, or the server has ended the connection.
        pub(crate) fn open(
            &self,
            mut bytes: &[u8],
            mut each: impl FnMut(&[u8]) -> Result<(), Loss>,
        ) -> Result<(), Loss> {
            let mut said = Vec::new();
            let mut has_ended = false;
            let mut session = self.session.lock().expect("nobody panics while holding it");
            // The lines before what is wrong have come as they were sent, and are handed on all the same.
            let mut opened = Ok(());
            while opened.is_ok() && !bytes.is_empty() && !has_ended {
                opened = session.read_tls(&mut bytes).map_err(|error| Loss::broken(&error)).and_then(|_| {
                    let state = session.process_new_packets().map_err(|error| Loss::broken(&wrong(error)))?;
                    has_ended = state.peer_has_closed();
                    let count = state.plaintext_bytes_to_read();
                    let read = session.reader().take(count as u64).read_to_end(&mut said);
                    read.map(drop).map_err(|error| Loss::broken(&error))
                });
            }
            drop(session);
            each(&said)?;
            opened?;
            if has_ended {
                return Err(Loss::ended("the server has ended the connection"));
            }
            Ok(())
        }
    }

    fn write_to(session: &mut ClientConnection, bytes: &mut Vec<u8>) -> io::Result<()> {
        while session.wants_write() {
            session.write_tls(bytes)?;
        }
        Ok(())
    }

    /// Who may sign a server's certificate.
    fn trusted(ca_file: Option<&Path>) -> io::Result<RootCertStore> {
        let Some(path) = ca_file else {
            return Ok(RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() });
        };
        let unread = |error: &dyn fmt::Display| {
            wrong(format!("the certificates in {} cannot be read: {error}", path.display()))
        };
        let mut roots = RootCertStore::empty();
        for certificate in CertificateDer::pem_file_iter(path).map_err(|error| unread(&error))? {
            let certificate = certificate.map_err(|error| unread(&error))?;
            roots.add(certificate).map_err(|error| unread(&error))?;
        }
        if roots.is_empty() {
            return Err(unread(&"there are none"));
        }
        Ok(roots)
    }

    /// In words of what to do, for the one mistake that is easily made with a certificate of one's own.
    fn explained(error: io::Error) -> io::Error {
        if !error.to_string().contains("CaUsedAsEndEntity") {
            return error;
        }
        wrong(
            "its certificate is one for signing others (CA:TRUE), not for a server; make it with \
             basicConstraints=CA:FALSE, or sign one for the server with it",
        )
    }

    fn wrong(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidData, error)
    }
}
