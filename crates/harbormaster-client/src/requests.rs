//! The requests of one connection: those that wait to be sent, and those that wait for their answers. Bookkeeping only:
//! no sockets, no threads.

use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use crate::answer::Promise;
use crate::request::Request;

/// How many requests of one client may be without their answers, and how many may wait to be sent. The server reads 64
/// of a connection ahead; the others wait in sockets and here.
pub const REQUESTS_MAX: usize = 8192;

/// How large the requests may be that wait to be sent, in bytes. One alone may be larger.
pub const UNSENT_BYTES_MAX: usize = 64 * 1024 * 1024;

/// How much is sent with one write, in bytes, unless one request is larger. Not more, because of what is being written
/// nobody knows whether the server has it.
const WRITE_BYTES: usize = 64 * 1024;

/// Requests in the order in which they were started.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    last_id: u64,
    unsent: VecDeque<Unsent>,
    unsent_bytes: usize,
    unanswered: BTreeMap<u64, Unanswered>,
}

struct Unsent {
    id: Option<u64>,
    line: Vec<u8>,
    /// Whether it matters to nobody if it is not sent.
    is_afterthought: bool,
}

/// Without its text, which may have a secret in it.
impl fmt::Debug for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsent")
            .field("id", &self.id)
            .field("bytes", &self.line.len())
            .finish_non_exhaustive()
    }
}

#[derive(Debug)]
struct Unanswered {
    /// How large its frame is, in bytes.
    bytes: usize,
    promise: Arc<Promise>,
}

impl Requests {
    /// Queues a request and returns its id; without a promise it is a notification, which has none.
    ///
    /// # Errors
    /// Which bound is reached.
    pub(crate) fn push(
        &mut self,
        request: Request,
        promise: Option<&Arc<Promise>>,
    ) -> Result<Option<u64>, String> {
        if self.unanswered.len() >= REQUESTS_MAX || self.unsent.len() >= REQUESTS_MAX {
            return Err(format!("{REQUESTS_MAX} requests wait already"));
        }
        if !self.unsent.is_empty() && self.unsent_bytes + request.bytes() > UNSENT_BYTES_MAX {
            return Err(format!("the requests that wait to be sent come to {UNSENT_BYTES_MAX} bytes"));
        }
        let id = promise.map(|_| self.last_id + 1);
        let line = request.into_line(id);
        if let (Some(id), Some(promise)) = (id, promise) {
            self.last_id = id;
            // The end of the line is not part of the frame.
            let unanswered = Unanswered { bytes: line.len() - 1, promise: promise.clone() };
            self.unanswered.insert(id, unanswered);
        }
        self.unsent_bytes += line.len();
        self.unsent.push_back(Unsent { id, line, is_afterthought: false });
        Ok(id)
    }

    /// Queues a notification that undoes what an earlier request did: one for each at the most, so that the bounds of
    /// those bound these too.
    pub(crate) fn push_afterthought(&mut self, request: Request) {
        let line = request.into_line(None);
        self.unsent_bytes += line.len();
        self.unsent.push_back(Unsent { id: None, line, is_afterthought: true });
    }

    /// Moves the next lines to be sent, as many as one write takes; whether there were any.
    pub(crate) fn take_lines(&mut self, lines: &mut Vec<u8>) -> bool {
        lines.clear();
        while let Some(next) = self.unsent.front() {
            if !lines.is_empty() && lines.len() + next.line.len() > WRITE_BYTES {
                break;
            }
            lines.extend_from_slice(&next.line);
            self.unsent_bytes -= next.line.len();
            self.unsent.pop_front();
        }
        !lines.is_empty()
    }

    /// Forgets a request if nothing of it has been sent; whether that is so.
    pub(crate) fn withdraw(&mut self, id: u64) -> bool {
        let Some(place) = self.unsent.iter().position(|unsent| unsent.id == Some(id)) else { return false };
        let unsent = self.unsent.remove(place).expect("it was found there");
        self.unsent_bytes -= unsent.line.len();
        self.unanswered.remove(&id);
        true
    }

    /// Whose answer it is that came; `None` for an id that nobody asked with.
    pub(crate) fn answered(&mut self, id: u64) -> Option<Arc<Promise>> {
        self.unanswered.remove(&id).map(|unanswered| unanswered.promise)
    }

    /// The first request whose frame is larger than the server takes.
    pub(crate) fn answered_as_larger_than(&mut self, bytes: usize) -> Option<Arc<Promise>> {
        let (&id, _) = self.unanswered.iter().find(|(_, unanswered)| unanswered.bytes > bytes)?;
        self.answered(id)
    }

    /// Forgets all, and returns whose answers will not come, each with whether any of it may have been sent.
    pub(crate) fn give_up(&mut self) -> GivenUp {
        let matters = |unsent: Unsent| (!unsent.is_afterthought).then_some(unsent.id);
        let unsent: Vec<_> = self.unsent.drain(..).filter_map(matters).collect();
        self.unsent_bytes = 0;
        let notifications = unsent.iter().filter(|id| id.is_none()).count();
        let first_unsent = unsent.iter().flatten().next().copied().unwrap_or(u64::MAX);
        let promises = std::mem::take(&mut self.unanswered).into_iter();
        let promises = promises.map(|(id, unanswered)| (unanswered.promise, id < first_unsent)).collect();
        GivenUp { promises, notifications }
    }
}

/// What will not be answered any more.
#[derive(Debug)]
pub(crate) struct GivenUp {
    /// Those who wait, each with whether any of the request may have been sent.
    pub(crate) promises: Vec<(Arc<Promise>, bool)>,
    /// How many notifications have not been sent.
    pub(crate) notifications: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn push(requests: &mut Requests, params: &str) -> Result<u64, String> {
        let request = Request::new("m", &params).expect("JSON");
        requests.push(request, Some(&Arc::default())).map(|id| id.expect("it is no notification"))
    }

    #[test]
    fn ids_count_from_1_and_lines_keep_their_order() {
        let mut requests = Requests::default();
        assert_eq!((push(&mut requests, "a"), push(&mut requests, "b")), (Ok(1), Ok(2)));
        assert_eq!(requests.push(Request::new("n", &()).expect("JSON"), None), Ok(None));
        assert_eq!(push(&mut requests, "c"), Ok(3));
        let mut lines = Vec::new();
        assert!(requests.take_lines(&mut lines));
        let lines = String::from_utf8(lines).expect("text");
        let found: Vec<_> = ["\"id\":1}\n", "\"id\":2}\n", "\"n\"}\n", "\"id\":3}\n"]
            .iter()
            .map(|end| lines.find(end).expect("a line"))
            .collect();
        assert!(found.is_sorted(), "{lines}");
        assert!(!requests.take_lines(&mut Vec::new()));
    }

    #[test]
    fn a_write_takes_what_fits_and_at_least_one() {
        let mut requests = Requests::default();
        let large = "x".repeat(WRITE_BYTES);
        for params in ["a", "b", &large, "c"] {
            push(&mut requests, params).expect("room");
        }
        let mut lines = Vec::new();
        let counts: Vec<_> =
            std::iter::from_fn(|| requests.take_lines(&mut lines).then_some(lines.len())).collect();
        assert_eq!(counts.len(), 3);
        assert!(counts[1] > WRITE_BYTES);
        assert_eq!(requests.unsent_bytes, 0);
    }

    #[test]
    fn the_bounds_are_kept_and_leave_room_again() {
        let mut requests = Requests::default();
        let large = "x".repeat(UNSENT_BYTES_MAX);
        push(&mut requests, &large).expect("one alone may be larger");
        assert!(push(&mut requests, "a").expect_err("a bound").contains("bytes"));
        requests.take_lines(&mut Vec::new());
        for _ in 1..REQUESTS_MAX {
            push(&mut requests, "a").expect("room");
        }
        assert!(push(&mut requests, "a").expect_err("a bound").contains("8192"));
        requests.answered(1).expect("it is waited for");
        assert_eq!(push(&mut requests, "a"), Ok(8193), "a refused request takes no id");
    }

    #[test]
    fn notifications_are_bounded_too() {
        let mut requests = Requests::default();
        let notification = || Request::new("n", &()).expect("JSON");
        for _ in 0..REQUESTS_MAX {
            requests.push(notification(), None).expect("room");
        }
        assert!(requests.push(notification(), None).is_err());
        requests.push_afterthought(notification());
        assert_eq!(requests.give_up().notifications, REQUESTS_MAX, "an afterthought is missed by nobody");
    }

    #[test]
    fn only_what_is_unsent_is_withdrawn() {
        let mut requests = Requests::default();
        push(&mut requests, "a").expect("room");
        requests.take_lines(&mut Vec::new());
        push(&mut requests, "b").expect("room");
        push(&mut requests, "c").expect("room");
        assert!(!requests.withdraw(1) && requests.withdraw(2) && !requests.withdraw(2));
        let given_up = requests.give_up();
        let sent: Vec<_> = given_up.promises.iter().map(|(_, is_sent)| *is_sent).collect();
        assert_eq!((sent, given_up.notifications), (vec![true, false], 0));
        assert!(requests.give_up().promises.is_empty() && requests.unsent_bytes == 0);
    }

    #[test]
    fn a_frame_that_was_too_large_is_found() {
        let mut requests = Requests::default();
        for params in ["a", "larger", "larger still"] {
            push(&mut requests, params).expect("room");
        }
        let small = requests.unanswered[&1].bytes;
        assert!(requests.answered_as_larger_than(small).is_some());
        assert!(requests.answered(2).is_none());
        assert!(requests.answered_as_larger_than(small).is_some());
        assert!(requests.answered_as_larger_than(small).is_none());
    }
}
