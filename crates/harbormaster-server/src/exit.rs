//! How the program ends: the exit codes, and what people are told.

use harbormaster_core::OpenError;

/// Wrong usage.
pub const EXIT_USAGE: u8 = 2;
/// Something of what was to move in was left out (as rsync(1) has it).
pub const EXIT_PARTIAL: u8 = 23;
/// A server refuses a request as it is, or a file to import is wrong (EX_DATAERR of sysexits.h).
pub const EXIT_REFUSED: u8 = 65;
/// There is no such record (EX_NOINPUT).
pub const EXIT_NOT_FOUND: u8 = 66;
/// No server is there (EX_UNAVAILABLE).
pub const EXIT_NO_SERVER: u8 = 69;
/// The system gives no threads (EX_OSERR).
pub const EXIT_SYSTEM: u8 = 71;
/// What is there is in the way (EX_CANTCREAT).
pub const EXIT_CONFLICT: u8 = 73;
/// Something of the system failed, or not everything could be written (EX_IOERR).
pub const EXIT_IO: u8 = 74;
/// The database is in use, or a server is too busy; nothing was changed (EX_TEMPFAIL).
pub const EXIT_IN_USE: u8 = 75;
/// Nobody knows whether a change was made (EX_PROTOCOL).
pub const EXIT_UNKNOWN: u8 = 76;
/// The caller may not do that (EX_NOPERM).
pub const EXIT_FORBIDDEN: u8 = 77;
/// The database is not one to serve (EX_CONFIG).
pub const EXIT_DATABASE: u8 = 78;
/// An answer did not come in time (as timeout(1) has it).
pub const EXIT_TIMED_OUT: u8 = 124;

/// Every exit code with what it means: what each help says, and the documentation.
pub const EXITS: [(u8, &str); 14] = [
    (0, "done"),
    (EXIT_USAGE, "wrong usage"),
    (EXIT_PARTIAL, "done, except for what was left out, which the report names"),
    (
        EXIT_REFUSED,
        "refused as it is, and would be again: wrong params, a rule, a file that is cut or damaged",
    ),
    (EXIT_NOT_FOUND, "there is no such record, or the log no longer has that change"),
    (EXIT_NO_SERVER, "no server is there"),
    (EXIT_SYSTEM, "the system gives no threads"),
    (EXIT_CONFLICT, "what is there is in the way: same key, another version, docked, ended"),
    (EXIT_IO, "a file or address could not be used, or not everything could be read or written"),
    (EXIT_IN_USE, "the database is in use, or the server busy; nothing was changed, try again later"),
    (EXIT_UNKNOWN, "nobody knows whether the change was made; look before you repeat it"),
    (EXIT_FORBIDDEN, "the token is missing or wrong, or its role does not allow it"),
    (EXIT_DATABASE, "the database is not ours, newer than this program, or damaged and not recovered"),
    (EXIT_TIMED_OUT, "no answer in time; the change may be made or not, look before you repeat it"),
];

/// The codes with which a command that works on files ends.
const OF_FILES: [u8; 5] = [0, EXIT_USAGE, EXIT_IO, EXIT_IN_USE, EXIT_DATABASE];

/// The part of a help that tells the exit codes of a command that works on files.
pub fn codes_of_files() -> String {
    told(|code| OF_FILES.contains(&code))
}

/// The part of a help that tells every exit code.
pub fn codes() -> String {
    told(|_| true)
}

fn told(is_told: impl Fn(u8) -> bool) -> String {
    let rows = EXITS.iter().filter(|(code, _)| is_told(*code));
    let rows: Vec<_> = rows.map(|(code, meaning)| format!("  {code:>3}  {meaning}")).collect();
    format!("Exit codes:\n{}", rows.join("\n"))
}

/// Why the program did not do what it was asked for.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub code: u8,
    /// What happened, and what to do.
    pub message: String,
}

impl Failure {
    /// Wrong usage.
    pub fn usage(message: impl Into<String>) -> Self {
        Self { code: EXIT_USAGE, message: message.into() }
    }

    /// Something of the system failed.
    pub fn io(message: impl Into<String>) -> Self {
        Self { code: EXIT_IO, message: message.into() }
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        let code = match error {
            OpenError::InUse { .. } | OpenError::Locked { .. } => EXIT_IN_USE,
            OpenError::NotOurs { .. }
            | OpenError::Newer { .. }
            | OpenError::NoAccess { .. }
            | OpenError::Damaged { .. }
            | OpenError::TooManyQuarantines { .. } => EXIT_DATABASE,
            OpenError::Unavailable { .. } | OpenError::CannotWrite { .. } | OpenError::Exists { .. } => {
                EXIT_IO
            }
        };
        Self { code, message: error.to_string() }
    }
}

/// Says something on stderr to people and to programs that wait for it, whatever the log is set to.
pub fn say(line: &str) {
    use std::io::Write;
    // Where stderr is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr(), "{line}");
}
