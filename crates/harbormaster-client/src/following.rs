//! How a feed is followed over any number of connections: what to ask for next, what to tell, how long to wait. It speaks
//! to nobody itself, so threads and tasks use it alike.

use std::io::ErrorKind;
use std::time::Duration;

use serde_json::Value;

use crate::error::{Error, Outcome};
use crate::watch::{Ended, Event, Item, Reason, Snapshot, Subscribed, Watch};

/// How long the first try to connect again waits after a connection was lost.
const FIRST_PAUSE: Duration = Duration::from_millis(50);

/// How long any try waits at the most, unless the server asks for longer: each waits twice as long as the one before.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// How long a feed may be quiet before the server is asked whether it is still there: a connection whose other side has
/// lost its power does not end by itself.
pub(crate) const QUIET_TIME: Duration = Duration::from_secs(15);

/// What a quiet server is asked.
pub(crate) const ARE_YOU_THERE: &str = "system.version";

/// What comes from a feed that is followed.
#[derive(Debug)]
pub enum Followed {
    /// Some of the records that there were at the beginning.
    Snapshot(Snapshot),
    /// One operation, with what it changed: each once, in order, whatever happens to connections.
    Event(Event),
    /// The connection is lost or cannot be made, or the server cannot read its log. Asking for the next item goes on,
    /// after a pause, where the feed was; whoever does not want that ends it here.
    Interrupted {
        /// What happened.
        error: Error,
        /// How long the pause is.
        pause: Duration,
    },
    /// The server's log does not have the next change any more. The feed is over; only a new one with a snapshot can tell
    /// what there is now.
    Compacted {
        /// The number of the first change that the log has, if the server said.
        oldest_seq: Option<u64>,
    },
}

/// Where a feed is.
#[derive(Debug)]
pub(crate) struct Following {
    /// What to ask for next.
    watch: Watch,
    /// How often it has failed since anything came.
    failures: u32,
    /// Whether a server has ever answered.
    has_begun: bool,
    is_over: bool,
}

/// What an item means.
#[derive(Debug)]
pub(crate) enum Step {
    /// It is the caller's.
    Give(Result<Followed, Error>),
    /// It says only how far the feed is.
    GoOn,
    /// Watch again over the same connection.
    WatchAgain,
}

impl Following {
    /// At the beginning.
    pub(crate) fn new(watch: Watch) -> Self {
        Self { watch, failures: 0, has_begun: false, is_over: false }
    }

    /// What to ask for next.
    pub(crate) fn watch(&self) -> &Watch {
        &self.watch
    }

    /// Whether nothing comes any more.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    /// The server has begun to tell what was asked for.
    pub(crate) fn begin(&mut self, subscribed: Subscribed) {
        self.has_begun = true;
        if !self.watch.snapshot && self.watch.from_seq.is_none() {
            self.go_on_after(subscribed.seq);
        }
    }

    /// An item has come.
    pub(crate) fn take(&mut self, item: Item) -> Step {
        match item {
            Item::Snapshot(snapshot) => {
                if snapshot.is_last {
                    self.go_on_after(snapshot.seq);
                }
                self.failures = 0;
                Step::Give(Ok(Followed::Snapshot(snapshot)))
            }
            Item::Event(event) => {
                self.go_on_after(event.seq);
                self.failures = 0;
                // Without filters it is an operation like any other.
                let is_filtered = !self.watch.kinds.is_empty() || self.watch.ship_id.is_some();
                if event.changes.is_empty() && is_filtered {
                    return Step::GoOn;
                }
                Step::Give(Ok(Followed::Event(event)))
            }
            Item::Ended(Ended { last_seq, reason, message }) => {
                // Earlier servers say a number also where a snapshot has not come whole.
                if let Some(last_seq) = last_seq.filter(|_| !self.watch.snapshot) {
                    self.go_on_after(last_seq);
                }
                match reason {
                    // The server has it on disk.
                    Reason::TooSlow => Step::WatchAgain,
                    // Whoever asks for the same once more may be told the same for ever.
                    Reason::LogCompacted => {
                        self.is_over = true;
                        Step::Give(Ok(Followed::Compacted { oldest_seq: None }))
                    }
                    Reason::Unavailable | Reason::Other(_) => {
                        Step::Give(Ok(self.pause(unavailable(message))))
                    }
                }
            }
        }
    }

    /// It goes on with the change after this one, or a later one where it is already.
    fn go_on_after(&mut self, seq: u64) {
        let next = seq.saturating_add(1);
        self.watch.snapshot = false;
        self.watch.from_seq = Some(self.watch.from_seq.map_or(next, |from_seq| from_seq.max(next)));
    }

    /// What the caller is told of an error, and whether it is the end.
    pub(crate) fn fail(&mut self, error: Error) -> Result<Followed, Error> {
        if let Error::Refused { data, .. } = &error
            && error.kind() == Some("log_compacted")
        {
            self.is_over = true;
            return Ok(Followed::Compacted { oldest_seq: data.get("oldest_seq").and_then(Value::as_u64) });
        }
        // Where no server has ever been, another program will not become one.
        let is_elsewhere = !self.has_begun && matches!(error, Error::Disconnected { is_foreign: true, .. });
        if is_elsewhere || is_final(&error) {
            self.is_over = true;
            return Err(error);
        }
        Ok(self.pause(error))
    }

    fn pause(&mut self, error: Error) -> Followed {
        let grown = FIRST_PAUSE.saturating_mul(1 << self.failures.min(16)).min(LONGEST_PAUSE);
        self.failures = self.failures.saturating_add(1);
        let pause = error.retry_after().map_or(grown, |asked_for| asked_for.max(grown));
        Followed::Interrupted { error, pause }
    }
}

fn unavailable(message: String) -> Error {
    let method = "changes.subscribe".into();
    Error::StorageUnavailable { method, message, outcome: Outcome::NotApplied, retry_after: None }
}

/// Whether trying again is of no use.
fn is_final(error: &Error) -> bool {
    match error {
        Error::Connect { source, .. } => {
            matches!(source.kind(), ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::Unsupported)
        }
        Error::Refused { .. } | Error::Unexpected { .. } | Error::Params { .. } | Error::Token { .. } => true,
        _ => false,
    }
}

/// Whether an error of what a quiet server is asked means that it is not there: a refusal is an answer, too.
pub(crate) fn is_gone(error: &Error) -> bool {
    matches!(error, Error::Disconnected { .. } | Error::TimedOut { .. })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::reply::Refusal;

    fn event(seq: u64) -> Item {
        Item::Event(Event { seq, at: String::new(), changes: Vec::new() })
    }

    fn snapshot(seq: u64, is_last: bool) -> Item {
        Item::Snapshot(Snapshot { seq, records: Vec::new(), is_first: false, is_last })
    }

    #[test]
    fn what_only_says_how_far_a_filtered_feed_is_is_not_given_out() {
        let kinds = vec!["cargo".into()];
        let mut following = Following::new(Watch { kinds, from_seq: Some(3), ..Watch::default() });
        assert!(matches!(following.take(event(70)), Step::GoOn));
        assert_eq!(following.watch().from_seq, Some(71));
        let mut following = Following::new(Watch::default());
        assert!(matches!(following.take(event(70)), Step::Give(Ok(Followed::Event(_)))));
    }

    fn lost() -> Error {
        Error::FeedLost { reason: "why".into(), last_seq: None }
    }

    fn refused(data: Value) -> Error {
        Error::refused("changes.subscribe".into(), &Refusal { code: 410, message: "m".into(), data })
    }

    fn pause_of(followed: Result<Followed, Error>) -> Duration {
        match followed {
            Ok(Followed::Interrupted { pause, .. }) => pause,
            other => panic!("it goes on: {other:?}"),
        }
    }

    #[test]
    fn it_goes_on_after_what_has_come() {
        let mut following = Following::new(Watch { kinds: vec!["cargo".into()], ..Watch::default() });
        following.begin(Subscribed { subscription: 1, seq: 6 });
        assert_eq!(following.watch().from_seq, Some(7));
        following.take(event(9));
        assert_eq!(following.watch().from_seq, Some(10));
        let ended = |last_seq, reason| Item::Ended(Ended { last_seq, reason, message: "m".into() });
        assert!(matches!(following.take(ended(Some(30), Reason::TooSlow)), Step::WatchAgain));
        assert_eq!(following.watch().from_seq, Some(31), "none of those between was asked for");
        assert!(matches!(following.take(ended(Some(5), Reason::Unavailable)), Step::Give(Ok(_))));
        assert_eq!(following.watch().from_seq, Some(31));
        assert_eq!(following.watch().kinds, ["cargo"]);
    }

    #[test]
    fn a_log_that_lacks_the_next_change_is_the_end() {
        let mut following = Following::new(Watch { from_seq: Some(3), ..Watch::default() });
        let ended = Ended { last_seq: Some(2), reason: Reason::LogCompacted, message: "m".into() };
        let Step::Give(Ok(Followed::Compacted { oldest_seq: None })) = following.take(Item::Ended(ended))
        else {
            panic!("it is over");
        };
        assert!(following.is_over());
    }

    #[test]
    fn a_snapshot_begins_again_until_it_is_whole() {
        let mut following = Following::new(Watch { snapshot: true, ..Watch::default() });
        following.begin(Subscribed { subscription: 1, seq: 6 });
        following.take(snapshot(6, false));
        assert!(following.watch().snapshot && following.watch().from_seq.is_none());
        for last_seq in [None, Some(6)] {
            let ended = Ended { last_seq, reason: Reason::Unavailable, message: "m".into() };
            following.take(Item::Ended(ended));
            assert!(following.watch().snapshot && following.watch().from_seq.is_none());
        }
        following.take(snapshot(6, true));
        assert!(!following.watch().snapshot && following.watch().from_seq == Some(7));
    }

    #[test]
    fn pauses_grow_to_a_bound_and_shrink_when_something_comes() {
        let mut following = Following::new(Watch::default());
        let pauses: Vec<_> = (0..20).map(|_| pause_of(following.fail(lost()))).collect();
        assert_eq!(pauses[..3], [1, 2, 4].map(|times| FIRST_PAUSE * times));
        assert!(pauses.is_sorted() && pauses[19] == LONGEST_PAUSE);
        following.take(event(1));
        assert_eq!(pause_of(following.fail(lost())), FIRST_PAUSE);
        let data = json!({"kind": "overloaded", "retry_after_ms": 9000});
        assert_eq!(pause_of(following.fail(refused(data))), Duration::from_secs(9));
    }

    #[test]
    fn another_program_is_the_end_unless_a_server_was_there() {
        let foreign = |is_foreign| {
            let (method, reason, outcome) = ("changes.subscribe".into(), "why".into(), Outcome::Unknown);
            Error::Disconnected { method, reason, outcome, is_foreign }
        };
        let mut following = Following::new(Watch::default());
        pause_of(following.fail(foreign(false)));
        following.fail(foreign(true)).expect_err("the end");
        assert!(following.is_over());
        let mut following = Following::new(Watch::default());
        following.begin(Subscribed { subscription: 1, seq: 6 });
        pause_of(following.fail(foreign(true)));
    }

    #[test]
    fn what_no_try_can_change_is_the_end() {
        let mut following = Following::new(Watch::default());
        let data = json!({"kind": "log_compacted", "oldest_seq": 7});
        let followed = following.fail(refused(data)).expect("an item");
        assert!(matches!(followed, Followed::Compacted { oldest_seq: Some(7) }) && following.is_over());
        let mut following = Following::new(Watch::default());
        following.fail(refused(json!({"kind": "invalid_params"}))).expect_err("the end");
        assert!(following.is_over());
    }
}
