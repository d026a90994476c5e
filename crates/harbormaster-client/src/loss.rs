//! Why a connection is lost, and what that means to those who called over it.

use std::sync::Arc;

use crate::error::{Error, OVERLOADED, Outcome};
use crate::reply::Refusal;

/// Why a connection is lost.
#[derive(Clone, Debug)]
pub(crate) enum Loss {
    /// It broke, or has been ended.
    Ended(Arc<str>),
    /// What came is nothing of a Harbormaster's.
    Foreign(Arc<str>),
    /// The server has no place for it, and has read nothing of it.
    TurnedAway(Arc<Refusal>),
}

impl Loss {
    /// It ended in a way that is put into words here.
    pub(crate) fn ended(reason: impl Into<Arc<str>>) -> Self {
        Self::Ended(reason.into())
    }

    /// What came is nothing of a Harbormaster's, as is put into words here.
    pub(crate) fn foreign(reason: impl Into<Arc<str>>) -> Self {
        Self::Foreign(reason.into())
    }

    /// The system says that it is broken.
    pub(crate) fn broken(error: &std::io::Error) -> Self {
        Self::ended(format!("the connection is broken ({error})"))
    }

    /// It ended with what the server says of it as a whole.
    pub(crate) fn said(refusal: Refusal) -> Self {
        match refusal.kind() {
            Some(OVERLOADED) => Self::TurnedAway(refusal.into()),
            _ => Self::ended(format!("the server does not take what it reads: {}", refusal.message)),
        }
    }

    /// Why, in words.
    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Ended(reason) | Self::Foreign(reason) => reason,
            Self::TurnedAway(refusal) => &refusal.message,
        }
    }

    /// What it means to a call, of which something may have been sent or not.
    pub(crate) fn as_error(&self, method: String, is_sent: bool) -> Error {
        match self {
            Self::Ended(reason) | Self::Foreign(reason) => {
                let outcome = if is_sent { Outcome::Unknown } else { Outcome::NotApplied };
                let is_foreign = matches!(self, Self::Foreign(_));
                Error::Disconnected { method, reason: reason.to_string(), outcome, is_foreign }
            }
            Self::TurnedAway(refusal) => Error::refused(method, refusal),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_sent_is_in_doubt_unless_the_server_read_nothing() {
        let said = |kind: &str| {
            Loss::said(Refusal { code: 429, message: "why".into(), data: json!({"kind": kind}) })
        };
        let broken = said("parse_error");
        assert_eq!(broken.as_error("m".into(), true).outcome(), Outcome::Unknown);
        assert_eq!(broken.as_error("m".into(), false).outcome(), Outcome::NotApplied);
        let turned_away = said("overloaded").as_error("m".into(), true);
        assert_eq!((turned_away.outcome(), turned_away.is_transient()), (Outcome::NotApplied, true));
    }
}
