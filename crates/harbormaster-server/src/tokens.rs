//! Tokens, by which somebody who connects says who it is: the file that has them, and finding one in it.
//!
//! The file has a line for each token, `name:role:sha256:HASH`, and never the token itself. A token is 256 random bits,
//! so its plain SHA-256 is enough: a slow hash makes guessing costly, and of so many tokens nobody guesses one. For the
//! same reason wrong ones are not counted. There are no dates in it either: a token is good for as long as its line
//! stands there.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::{ConditionallySelectable, ConstantTimeEq};
use tokio_util::sync::CancellationToken;

use crate::caller::{Caller, Role};
use crate::exit::Failure;
use crate::secret::{self, GROUP_AND_OTHERS};

/// How many tokens a file may have. Each of them is compared with whatever is shown.
pub const TOKENS_MAX: usize = 1000;

/// How long the name of a token may be, in characters.
pub const TOKEN_NAME_MAX: usize = 64;

/// How many random bytes a token is.
const TOKEN_BYTES: usize = 32;

/// What a token begins with, so that people and scanners for secrets see what it is.
const TOKEN_MARK: &str = "hbm_";

/// How the hash in a line was made.
const HASH_MARK: &str = "sha256:";

/// What a file of tokens is called when something is wrong with it.
const WHAT: &str = "the token file";

/// A token as its holder has it. Nothing shows it but [`Token::reveal`].
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub struct Token(String);

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(hidden)")
    }
}

impl Token {
    /// A new one.
    ///
    /// # Errors
    /// That the system has no random bytes.
    pub fn draw() -> Result<Self, Failure> {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes)
            .map_err(|error| Failure::io(format!("the system gives no random bytes: {error}")))?;
        Ok(Self(format!("{TOKEN_MARK}{}", hex(&bytes))))
    }

    /// Its text, for the one who is to have it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// What the holder of a token may do.
#[derive(Debug)]
pub struct Grant {
    /// Whose it is.
    pub name: String,
    /// What it may ask for.
    pub role: Role,
    /// Set when its line is no longer in the file.
    pub withdrawn: CancellationToken,
}

/// A line of the file.
#[derive(Debug)]
struct Line {
    hash: [u8; 32],
    grant: Arc<Grant>,
}

/// The line of the file for a token.
///
/// # Errors
/// What is wrong with the name.
pub fn line_for(name: &str, role: Role, token: &Token) -> Result<String, String> {
    expect_name(name)?;
    Ok(format!("{name}:{}:{HASH_MARK}{}", role.name(), hex(&hash_of(token.reveal()))))
}

fn hash_of(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 2 * bytes.len() || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    }
    Some(bytes)
}

fn expect_name(name: &str) -> Result<(), String> {
    let is_known = |byte: u8| byte.is_ascii_alphanumeric() || b"._-@".contains(&byte);
    if name.is_empty() || name.len() > TOKEN_NAME_MAX || !name.bytes().all(is_known) {
        return Err(format!("a token's name has 1 to {TOKEN_NAME_MAX} of A-Z a-z 0-9 . _ - @"));
    }
    Ok(())
}

impl Line {
    fn parse(text: &str) -> Result<Self, String> {
        // What is wrong is described and not shown: somebody may have put the token itself there.
        let mut parts = text.splitn(3, ':');
        let (Some(name), Some(role), Some(hash)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(format!("it is not name:role:{HASH_MARK}HASH"));
        };
        expect_name(name)?;
        let role = Role::named(role).ok_or("the role is none of read, write, admin")?;
        let hash = hash.strip_prefix(HASH_MARK).and_then(unhex);
        let hash = hash.ok_or_else(|| format!("the hash is not {HASH_MARK} and 64 hexadecimal digits"))?;
        let grant = Grant { name: name.to_owned(), role, withdrawn: CancellationToken::new() };
        Ok(Self { hash, grant: Arc::new(grant) })
    }

    fn is_same(&self, other: &Self) -> bool {
        self.hash == other.hash && self.grant.role == other.grant.role && self.grant.name == other.grant.name
    }
}

/// The lines of a file, or the number of the first wrong one and what is wrong with it.
fn parse(text: &str) -> Result<Vec<Line>, (usize, String)> {
    let mut lines = Vec::<Line>::new();
    for (number, text) in (1..).zip(text.lines().map(str::trim)) {
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let line = Line::parse(text).map_err(|reason| (number, reason))?;
        if lines.iter().any(|known| known.hash == line.hash) {
            return Err((number, "a line before it is for the same token".into()));
        }
        if lines.len() == TOKENS_MAX {
            return Err((number, format!("there are more than {TOKENS_MAX} tokens")));
        }
        lines.push(line);
    }
    Ok(lines)
}

fn read(path: &Path) -> Result<Vec<Line>, Failure> {
    let text = secret::read(path, WHAT, GROUP_AND_OTHERS)?;
    let text = String::from_utf8(text)
        .map_err(|_| Failure::io(format!("{WHAT} {} is not a text", path.display())))?;
    parse(&text).map_err(|(number, reason)| {
        Failure::io(format!("{WHAT} {}, line {number}: {reason}", path.display()))
    })
}

/// The tokens that a server knows.
#[derive(Debug)]
pub struct Tokens {
    path: PathBuf,
    lines: RwLock<Vec<Line>>,
}

impl Tokens {
    /// Those of a file.
    ///
    /// # Errors
    /// That it cannot be read, is open to others, or which line is wrong and why.
    pub fn of_file(path: &Path) -> Result<Self, Failure> {
        Ok(Self { path: path.into(), lines: RwLock::new(read(path)?) })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.lines.read().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Reads the file again. Connections whose token is no longer there, or is for another name or role, are ended.
    ///
    /// # Errors
    /// As at first; then the tokens stay as they were.
    pub fn reload(&self) -> Result<(), Failure> {
        let mut fresh = read(&self.path)?;
        let mut lines = self.lines.write().unwrap_or_else(PoisonError::into_inner);
        for line in std::mem::take(&mut *lines) {
            match fresh.iter_mut().find(|fresh| fresh.is_same(&line)) {
                Some(same) => same.grant = line.grant,
                None => line.grant.withdrawn.cancel(),
            }
        }
        *lines = fresh;
        tracing::info!(file = %self.path.display(), tokens = lines.len(), "read the tokens again");
        Ok(())
    }

    /// What the holder of a token may do; `None` if it is no token of ours.
    pub fn grant(&self, token: &str) -> Option<Arc<Grant>> {
        let hash = hash_of(token);
        let lines = self.lines.read().unwrap_or_else(PoisonError::into_inner);
        // In constant time, and to the last line whichever fits: how long it takes tells neither how much of a hash was
        // right nor which line it is.
        let mut place = u64::MAX;
        for (at, line) in (0_u64..).zip(lines.iter()) {
            place.conditional_assign(&at, line.hash.ct_eq(&hash));
        }
        let line = usize::try_from(place).ok().and_then(|place| lines.get(place));
        line.map(|line| line.grant.clone())
    }

    /// Whoever shows a token with each request, as in an `Authorization: Bearer` header; `None` if it is no token of ours.
    pub fn caller(&self, bearer: &str) -> Option<Arc<Caller>> {
        self.grant(bearer).map(Caller::known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    #[test]
    fn lines_comments_and_blank_lines_are_read() {
        let text =
            format!("# who may\n\n  a.b-c_d@e:read:{HASH} \r\n\tb:admin:{}\n", HASH.replace("9f", "9E"));
        let lines = parse(&text).expect("right lines");
        let read: Vec<_> = lines.iter().map(|line| (&*line.grant.name, line.grant.role)).collect();
        assert_eq!(read, [("a.b-c_d@e", Role::Read), ("b", Role::Admin)]);
        assert_eq!(lines[0].hash, hash_of("test"));
    }

    #[test]
    fn a_wrong_line_is_named_by_its_number_and_never_shown() {
        let right = format!("a:read:{HASH}");
        for wrong in [
            "hbm_secret".to_owned(),
            "a:read".to_owned(),
            "a:read:hbm_secret".to_owned(),
            format!(":read:{HASH}"),
            format!("hbm secret:read:{HASH}"),
            format!("{}:read:{HASH}", "x".repeat(65)),
            format!("b:owner:{}", HASH.replace('9', "8")),
            format!("b:read:{}", HASH.replace("sha256", "sha1")),
            format!("b:read:{HASH}0"),
            format!("b:read:{}", HASH.replace('9', "é")),
            format!("b:admin:{HASH}"),
        ] {
            let (number, reason) = parse(&format!("# one\n{right}\n{wrong}\n")).expect_err("a wrong line");
            assert_eq!(number, 3, "{wrong}");
            assert!(!reason.contains("secret"), "{reason}");
        }
    }

    #[test]
    fn a_token_is_found_by_its_hash_and_never_shows() {
        let tokens: Vec<_> = (0..3).map(|_| Token::draw().expect("random bytes")).collect();
        let lines = tokens.iter().zip(["a", "b", "c"]);
        let text: Vec<_> =
            lines.map(|(token, name)| line_for(name, Role::Write, token).expect("a name")).collect();
        assert!(tokens.iter().all(|token| !text.concat().contains(token.reveal())));
        let known =
            Tokens { path: PathBuf::new(), lines: RwLock::new(parse(&text.join("\n")).expect("lines")) };
        for (token, name) in tokens.iter().zip(["a", "b", "c"]) {
            assert_eq!(known.grant(token.reveal()).expect("one of ours").name, name);
            assert!(known.grant(&token.reveal()[1..]).is_none());
            assert!(!format!("{token:?} {known:?}").contains(token.reveal()));
        }
        assert!(known.grant("").is_none());
    }
}
