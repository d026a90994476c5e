//! How the program ends: the exit codes, and what people are told.

use harbormaster_core::OpenError;

/// Wrong usage.
pub const EXIT_USAGE: u8 = 2;
/// Something of the system failed, or not everything could be written (EX_IOERR of sysexits.h).
pub const EXIT_IO: u8 = 74;
/// The database is in use (EX_TEMPFAIL).
pub const EXIT_IN_USE: u8 = 75;
/// The database is not one to serve (EX_CONFIG).
pub const EXIT_DATABASE: u8 = 78;

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
