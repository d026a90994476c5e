//! Where the notices of one subscription wait until they are taken. Bookkeeping only: no sockets, no threads.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard};

use crate::loss::Loss;
use crate::signal::Signal;
use crate::watch::{About, Notice};

/// How large the notices may be that wait in one feed to be taken, in bytes. One alone may be larger.
pub const FEED_BYTES_MAX: usize = 16 * 1024 * 1024;

/// How many notices may wait in one feed to be taken.
pub const FEED_NOTICES_MAX: usize = 8192;

/// What happens to a feed when its bounds are reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhenFull {
    /// It ends: nobody else who uses the connection waits for it.
    End,
    /// Nothing more is read of the connection, which has no other use.
    Wait,
}

/// The notices of one subscription, which one side puts and the other takes.
#[derive(Debug)]
pub(crate) struct Mailbox {
    contents: Mutex<Contents>,
    has_come: Signal,
    when_full: WhenFull,
}

#[derive(Debug)]
struct Contents {
    notices: VecDeque<Notice>,
    bytes: usize,
    /// Whether it begins with a snapshot of which the last records have not been put.
    is_in_snapshot: bool,
    /// The last change that was put, or came before everything.
    last_seq: u64,
    /// What comes after the notices.
    end: Option<End>,
    /// Whether nobody will take anything any more.
    is_left: bool,
}

/// Why no more is put.
#[derive(Clone, Debug)]
enum End {
    /// The bounds were reached.
    TooSlow,
    /// There is no connection any more.
    Lost(Loss),
    /// Whoever takes has been told.
    Told,
}

/// What is taken.
#[derive(Debug)]
pub(crate) enum Taken {
    /// The next notice.
    Notice(Notice),
    /// The bounds were reached.
    TooSlow,
    /// There is no connection any more.
    Lost(Loss),
    /// Nothing comes any more.
    Nothing,
}

/// What became of a notice that was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Put {
    /// It waits.
    Kept,
    /// It waits, and is the last one.
    Last,
    /// There was no room: this mailbox takes no more.
    Refused,
}

impl Mailbox {
    /// An empty one.
    pub(crate) fn new(when_full: WhenFull, with_snapshot: bool) -> Self {
        let contents = Contents {
            notices: VecDeque::new(),
            bytes: 0,
            is_in_snapshot: with_snapshot,
            last_seq: 0,
            end: None,
            is_left: false,
        };
        Self { contents: Mutex::new(contents), has_come: Signal::default(), when_full }
    }

    fn contents(&self) -> MutexGuard<'_, Contents> {
        self.contents.lock().expect("nobody panics while holding it")
    }

    /// The subscription begins behind this change.
    pub(crate) fn begin(&self, seq: u64) {
        self.contents().last_seq = seq;
    }

    /// Puts a notice behind the others.
    ///
    /// # Errors
    /// Why it cannot come now, so that the server is not what it should be.
    pub(crate) fn put(&self, notice: Notice) -> Result<Put, String> {
        let mut contents = self.contents();
        contents.follow(notice.about)?;
        if self.when_full == WhenFull::End && contents.has_no_room_for(&notice) {
            contents.end.get_or_insert(End::TooSlow);
            drop(contents);
            self.has_come.give();
            return Ok(Put::Refused);
        }
        let put = if notice.about == About::Ended { Put::Last } else { Put::Kept };
        if put == Put::Last {
            contents.end.get_or_insert(End::Told);
        }
        contents.advance(notice.about);
        contents.bytes += notice.bytes();
        contents.notices.push_back(notice);
        drop(contents);
        self.has_come.give();
        Ok(put)
    }

    /// No more is put, because there is no connection any more.
    pub(crate) fn lose(&self, loss: &Loss) {
        self.contents().end.get_or_insert_with(|| End::Lost(loss.clone()));
        self.has_come.give();
    }

    /// Takes the next notice, or learns that there is none any more; `None` while nothing has come.
    pub(crate) fn take(&self) -> Option<Taken> {
        let mut contents = self.contents();
        if let Some(notice) = contents.notices.pop_front() {
            contents.bytes -= notice.bytes();
            return Some(Taken::Notice(notice));
        }
        match contents.end.replace(End::Told) {
            None => {
                contents.end = None;
                None
            }
            Some(End::TooSlow) => Some(Taken::TooSlow),
            Some(End::Lost(loss)) => Some(Taken::Lost(loss)),
            Some(End::Told) => Some(Taken::Nothing),
        }
    }

    /// The number up to which everything has been put, unless a snapshot has not come whole.
    pub(crate) fn last_seq(&self) -> Option<u64> {
        let contents = self.contents();
        (!contents.is_in_snapshot).then_some(contents.last_seq)
    }

    /// Whether the connection must not be read further just now.
    pub(crate) fn holds_up(&self) -> bool {
        let contents = self.contents();
        self.when_full == WhenFull::Wait && contents.is_full() && !contents.is_left && contents.end.is_none()
    }

    /// Nobody will take anything any more.
    pub(crate) fn leave(&self) {
        let mut contents = self.contents();
        contents.is_left = true;
        contents.notices.clear();
        contents.bytes = 0;
    }

    /// Whether nobody will take anything any more.
    pub(crate) fn is_left(&self) -> bool {
        self.contents().is_left
    }

    /// Given when something can be taken.
    pub(crate) fn has_come(&self) -> &Signal {
        &self.has_come
    }
}

impl Contents {
    fn is_full(&self) -> bool {
        self.bytes >= FEED_BYTES_MAX || self.notices.len() >= FEED_NOTICES_MAX
    }

    fn has_no_room_for(&self, notice: &Notice) -> bool {
        let is_too_large = !self.notices.is_empty() && self.bytes + notice.bytes() > FEED_BYTES_MAX;
        is_too_large || self.notices.len() >= FEED_NOTICES_MAX
    }

    /// Whether something may come now.
    fn follow(&self, about: About) -> Result<(), String> {
        let last = self.last_seq;
        match about {
            _ if self.end.is_some() => Err("it is about a subscription that has ended".into()),
            About::Snapshot { .. } if !self.is_in_snapshot => Err("nobody asked for a snapshot".into()),
            About::Event { .. } if self.is_in_snapshot => Err("the snapshot has not come whole".into()),
            About::Event { seq } if seq <= last => Err(format!("{last} has come before it")),
            _ => Ok(()),
        }
    }

    fn advance(&mut self, about: About) {
        match about {
            About::Snapshot { seq, is_last } => {
                self.is_in_snapshot = !is_last;
                self.last_seq = seq;
            }
            About::Event { seq } => self.last_seq = seq,
            About::Ended => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;

    fn event(seq: u64, at: &str) -> Notice {
        let change = json!({"kind": "k", "op": "delete", "key": 1, "version": null, "record": null});
        let params = json!({"subscription": 1, "seq": seq, "at": at, "changes": [change]});
        let params = to_raw_value(&params).expect("JSON");
        Notice::read("changes.event", Some(params)).expect("a notice").expect("known")
    }

    fn snapshot(seq: u64, last: bool) -> Notice {
        let params = to_raw_value(&json!({"subscription": 1, "seq": seq, "records": [], "last": last}));
        Notice::read("changes.snapshot", params.ok()).expect("a notice").expect("known")
    }

    #[test]
    fn what_is_put_is_taken_in_order_and_then_the_loss() {
        let mailbox = Mailbox::new(WhenFull::End, false);
        mailbox.begin(4);
        assert!(mailbox.take().is_none());
        for seq in [5, 9] {
            assert_eq!(mailbox.put(event(seq, "")), Ok(Put::Kept));
        }
        assert!(mailbox.put(event(9, "")).is_err() && mailbox.put(snapshot(10, true)).is_err());
        mailbox.lose(&Loss::ended("why"));
        mailbox.lose(&Loss::ended("and again"));
        assert!(mailbox.put(event(10, "")).is_err());
        for expected in [5, 9] {
            let taken = mailbox.take().expect("it is there");
            let is_it = |notice: &Notice| notice.about == About::Event { seq: expected };
            assert!(matches!(&taken, Taken::Notice(notice) if is_it(notice)), "{taken:?}");
        }
        assert!(matches!(mailbox.take(), Some(Taken::Lost(loss)) if loss.reason() == "why"));
        assert!(matches!(mailbox.take(), Some(Taken::Nothing)));
        assert_eq!(mailbox.last_seq(), Some(9));
    }

    #[test]
    fn a_feed_that_is_not_taken_ends_with_what_it_has() {
        let mailbox = Mailbox::new(WhenFull::End, false);
        let large = "x".repeat(FEED_BYTES_MAX);
        assert_eq!(mailbox.put(event(1, &large)), Ok(Put::Kept), "one alone may be larger");
        assert_eq!(mailbox.put(event(2, "")), Ok(Put::Refused));
        assert!(matches!(mailbox.take(), Some(Taken::Notice(_))));
        assert!(matches!(mailbox.take(), Some(Taken::TooSlow)));
        assert_eq!(mailbox.last_seq(), Some(1));
        let mailbox = Mailbox::new(WhenFull::End, false);
        for seq in 1..=FEED_NOTICES_MAX as u64 {
            assert_eq!(mailbox.put(event(seq, "")), Ok(Put::Kept));
        }
        assert_eq!(mailbox.put(event(u64::MAX, "")), Ok(Put::Refused));
    }

    #[test]
    fn one_for_whom_the_connection_waits_takes_all_and_holds_up() {
        let mailbox = Mailbox::new(WhenFull::Wait, false);
        mailbox.put(event(1, &"x".repeat(FEED_BYTES_MAX))).expect("in order");
        assert!(mailbox.holds_up());
        assert_eq!(mailbox.put(event(2, "")), Ok(Put::Kept));
        mailbox.take().expect("it is there");
        assert!(!mailbox.holds_up());
        mailbox.put(event(3, &"x".repeat(FEED_BYTES_MAX))).expect("in order");
        mailbox.leave();
        assert!(mailbox.is_left() && !mailbox.holds_up());
    }

    #[test]
    fn a_snapshot_that_has_not_come_whole_leaves_nothing_to_go_on_from() {
        let mailbox = Mailbox::new(WhenFull::End, true);
        mailbox.begin(5);
        mailbox.put(snapshot(5, false)).expect("asked for");
        assert_eq!(mailbox.last_seq(), None);
        assert!(mailbox.put(event(6, "")).is_err());
        mailbox.put(snapshot(5, true)).expect("asked for");
        assert_eq!(mailbox.last_seq(), Some(5));
        mailbox.put(event(6, "")).expect("the next");
    }
}
