//! Both clients at servers that ask who they are, and at those that show who they are themselves.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use harbormaster_client::{Client, Error, Options, Outcome, Token, nonblocking};
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Program, run};
use crate::world::ship;

/// Files of a server with a certificate for `localhost`, and its tokens.
struct Harbor {
    folder: TempDir,
    tokens: PathBuf,
}

impl Harbor {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        write(&folder.path().join("cert.pem"), &made.cert.pem());
        write(&folder.path().join("key.pem"), &made.signing_key.serialize_pem());
        let tokens = folder.path().join("tokens");
        Self { folder, tokens }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().expect("a path of text").to_owned()
    }

    /// A file with a new token, as a game keeps it.
    fn token(&self, role: &str) -> Token {
        let arguments = ["token", "new", "--name", role, "--role", role, "--file"];
        let tokens = self.tokens.to_str().expect("a path of text");
        let (code, token, log) = run(&[&arguments[..], &[tokens]].concat(), &[], b"");
        assert_eq!(code, 0, "{log}");
        let file = self.folder.path().join(role);
        write(&file, &String::from_utf8(token).expect("text"));
        Token::from_file(file).expect("a token")
    }

    fn serve(&self, flags: &[&str]) -> Program {
        Program::start_with(self.folder.path(), &[&["--listen", "127.0.0.1:0"], flags].concat())
    }

    /// What such a server is called by its certificate.
    fn address(&self, program: &Program, host: &str) -> String {
        let (_, port) = program.address.rsplit_once(':').expect("a port");
        format!("tls:{host}:{port}")
    }

    fn options(&self, token: Option<Token>) -> Options {
        Options { token, ca_file: Some(self.path("cert.pem").into()), ..Options::default() }
    }
}

fn write(path: &Path, text: &str) {
    std::fs::write(path, text).expect("a file");
    let for_its_owner = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(path, for_its_owner).expect("its mode");
}

/// Both clients do the same with these options; returns what comes of a change.
fn both(address: &str, options: &Options, ship_id: &str) -> [Result<Value, Error>; 2] {
    let params = ship(ship_id);
    let threads = Client::connect_with(address, options.clone())
        .and_then(|client| client.call::<Value>("interior.create", &params));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let params = ship(&format!("{ship_id}2"));
    let tasks = runtime.block_on(async {
        let client = nonblocking::Client::connect_with(address, options.clone()).await?;
        client.call::<Value>("interior.create", &params).await
    });
    [threads, tasks]
}

#[test]
fn a_token_opens_what_its_role_may_do() {
    let harbor = Harbor::new();
    let (write, read) = (harbor.token("write"), harbor.token("read"));
    let tokens = harbor.path("tokens");
    let program = harbor.serve(&["--token-file", &tokens]);
    let options = |token: Option<Token>| Options { token, ..Options::default() };
    for made in both(&program.address, &options(Some(write)), "GULL") {
        assert_eq!(made.expect("it may")["version"], 1);
    }
    for (token, expected) in
        [(Some(read), "forbidden"), (None, "unauthorized"), (Some(Token::new("hbm_wrong")), "unauthorized")]
    {
        for refused in both(&program.address, &options(token.clone()), "TERN") {
            let error = refused.expect_err("it may not");
            assert_eq!((error.kind(), error.outcome()), (Some(expected), Outcome::NotApplied), "{error}");
        }
    }
}

/// Requests and replies of all sizes, so that they come in many records of TLS, and in parts of one.
#[test]
fn what_is_said_over_tls_is_the_same() {
    let harbor = Harbor::new();
    let token = harbor.token("write");
    let [tokens, cert, key] = ["tokens", "cert.pem", "key.pem"].map(|name| harbor.path(name));
    let program = harbor.serve(&["--token-file", &tokens, "--tls-cert", &cert, "--tls-key", &key]);
    let address = harbor.address(&program, "localhost");
    let options = harbor.options(Some(token));
    for made in both(&address, &options, "GULL") {
        assert_eq!(made.expect("it may")["version"], 1);
    }
    let client = Client::connect_with(&address, options.clone()).expect("a connection");
    let name = |length: usize| serde_json::json!({"ship_id": "GULL", "vessel_name": "x".repeat(length)});
    let start = |length: usize| client.start::<Value>("interior.update", &name(length)).expect("room");
    let pending: Vec<_> = (0..500).map(|number| start(number * number)).collect();
    for (number, pending) in pending.into_iter().enumerate() {
        let length = number * number;
        match pending.wait() {
            Ok(ship) => assert_eq!(ship["vessel_name"], "x".repeat(length)),
            Err(error) => assert!(length > 100 && error.kind() == Some("invalid_params"), "{error}"),
        }
    }
    assert_eq!(client.close().expect("all answered"), None);
}

#[test]
fn a_server_that_is_not_the_one_is_not_spoken_to() {
    let harbor = Harbor::new();
    let [cert, key] = ["cert.pem", "key.pem"].map(|name| harbor.path(name));
    let program = harbor.serve(&["--tls-cert", &cert, "--tls-key", &key]);
    let other = Harbor::new();
    let cases = [
        // Another name than the certificate's, somebody else's certificate, and no authority that is known.
        (harbor.address(&program, "127.0.0.1"), harbor.options(None)),
        (harbor.address(&program, "localhost"), other.options(None)),
        (harbor.address(&program, "localhost"), Options::default()),
    ];
    for (address, options) in cases {
        for refused in both(&address, &options, "GULL") {
            let error = refused.expect_err("it is somebody else");
            assert!(matches!(error, Error::Connect { .. }), "{error}");
            assert!(error.to_string().contains("certificate"), "{error}");
        }
    }
    let options = Options { ca_file: Some(harbor.path("key.pem").into()), ..Options::default() };
    for refused in both(&harbor.address(&program, "localhost"), &options, "GULL") {
        let error = refused.expect_err("no certificates");
        assert!(error.to_string().contains("key.pem cannot be read: there are none"), "{error}");
    }
}
