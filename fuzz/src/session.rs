//! The body of `dispatch`: a connection that asks for what the input says, on a real store.
//!
//! Input: a byte of choices, then lines. A line that begins with `{` or `[` is a frame as it stands. Any other is a
//! request: two bytes for the method, one for the id, and the params as they are to be sent.
//!
//! So that inputs are quick and do not depend on what came before, changes are deferred in all but one of many inputs,
//! all records are removed behind each input, and a key that the store assigns is counted from the last one before it.
//! Methods that write where they are told to, or take their time, are left out.

use std::sync::Arc;
use std::time::Duration;

use harbormaster_core::clock::FixedClock;
use harbormaster_core::record::index::{IndexKey, Indexed};
use harbormaster_core::record::params::Durability;
use harbormaster_core::record::{KindVisitor, Record};
use harbormaster_core::store::Options;
use harbormaster_core::store::state::State;
use harbormaster_core::store::transaction::Transaction;
use harbormaster_core::{Store, kinds};
use harbormaster_server::caller::Caller;
use harbormaster_server::connection;
use harbormaster_server::dispatch::Dispatcher;
use harbormaster_server::limits::{Bounds, Limits};
use harbormaster_server::method::{Class, Routes};
use harbormaster_server::methods::{backup, changes, discover, routes, system};
use harbormaster_server::transport::frame::{Decoder, Framing};
use harbormaster_server::transport::wire::Framed;
use serde_json::value::RawValue;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

use super::reply::{Owed, ids, is_notification, member, members, owed};

/// How many lines of one input count: enough to make, move and remove what another refers to, and few, because inputs are
/// to be many.
const LINES_MAX: usize = 8;

/// How large a frame may be, in bytes: more than any input.
const FRAME_BYTES_MAX: usize = 1 << 20;

/// After how many inputs the database is checked, and another is begun: often enough to tell what did it, and seldom
/// enough to cost nothing.
const INPUTS_MAX: u32 = 100_000;

/// The one change that is always committed, and so takes no durability.
const ALWAYS_COMMITTED: &str = "system.import";

/// The ids that requests have; one has none.
const IDS: [Option<&str>; 8] = [
    Some("1"),
    None,
    Some("\"x\""),
    Some("null"),
    Some("-1.50"),
    Some("18446744073709551616"),
    Some("\"\u{fc}\\u0000\\ud800\""),
    Some("1e999"),
];

/// The choices that one byte holds.
const HEADERS: u8 = 1;
const BATCH: u8 = 2;

/// The methods that are asked for. A backup writes wherever it is told to; a flush, a check and a compaction are made
/// once in a while for all, or not at all; what is looked up in the log opens the database anew each time; and the
/// description of the methods is always the same, and longer than thousands of other replies.
fn served_routes() -> Routes {
    routes()
        .without::<backup::Backup>()
        .without::<system::Check>()
        .without::<system::Compact>()
        .without::<system::Flush>()
        .without::<changes::List>()
        .without::<changes::VesselHistory>()
        .without::<discover::Discover>()
}

/// The methods' names and kinds, as inputs number them.
pub struct Methods(Vec<(&'static str, Class)>);

impl Methods {
    /// All that are asked for.
    pub fn all() -> Self {
        Self(served_routes().iter().map(|route| (route.name, route.terms.class)).collect())
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().map(|(name, _)| *name)
    }

    fn class_of(&self, name: &str) -> Option<Class> {
        self.0.iter().find(|(other, _)| *other == name).map(|(_, class)| *class)
    }

    fn at(&self, selector: [u8; 2]) -> &'static str {
        self.0[usize::from(u16::from_be_bytes(selector)) % self.0.len()].0
    }

    /// A line that asks for a method, with the first id or none.
    pub fn line(&self, method: &str, has_id: bool, params: &str) -> Option<String> {
        let place = self.0.iter().position(|(name, _)| *name == method)?;
        let mut selectors = (b'A'..=b'Z').flat_map(|high| (b'!'..=b'~').map(move |low| [high, low]));
        let selector =
            selectors.find(|selector| usize::from(u16::from_be_bytes(*selector)) % self.0.len() == place)?;
        let [high, low] = selector.map(char::from);
        Some(format!("{high}{low}{}{params}", if has_id { '0' } else { '1' }))
    }
}

/// A store, and what inputs need to speak to it.
pub struct Session {
    methods: Methods,
    runtime: Runtime,
    served: Served,
    terms: Terms,
    /// Every so many inputs, changes are committed as they say.
    commits_every: u32,
    inputs: u32,
}

/// Who connects, and within which bounds.
struct Terms {
    caller: Arc<Caller>,
    bounds: Bounds,
}

struct Served {
    store: Arc<Store>,
    dispatcher: Dispatcher,
    /// The fields that hold keys, with the last of each that was assigned.
    assigned: Vec<(&'static str, i64)>,
    _folder: TempDir,
}

impl Session {
    /// On a new database, where one input of so many may commit.
    pub fn begin(commits_every: u32) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        let runtime = runtime.expect("a runtime without sockets needs nothing");
        let served = runtime.block_on(Served::begin());
        let bounds = Bounds::new(Limits::default()).without_timeouts();
        let terms = Terms { caller: Caller::trusted(), bounds };
        Self { methods: Methods::all(), runtime, served, terms, commits_every, inputs: 0 }
    }

    /// Asks for what an input says, and looks at what comes back.
    ///
    /// # Panics
    /// When a reply is missing, too much, out of order, or is none.
    pub fn run(&mut self, input: &[u8]) {
        let Some((choices, lines)) = input.split_first() else { return };
        self.inputs += 1;
        let is_committed = self.inputs.is_multiple_of(self.commits_every);
        let requests: Vec<_> = lines
            .split(|byte| *byte == b'\n')
            .take(LINES_MAX)
            .filter_map(|line| self.request(&String::from_utf8_lossy(line)))
            .map(|request| if is_committed { request } else { self.deferred(request) })
            .collect();
        let frames = if choices & BATCH == 0 { requests } else { vec![format!("[{}]", requests.join(","))] };
        let framing = if choices & HEADERS == 0 { Framing::Lines } else { Framing::Headers };
        let output = self.runtime.block_on(async {
            let output = self.served.exchange(&self.terms, framing, &frames).await;
            self.served.clear().await;
            output
        });
        self.check(framing, &frames, &output);
        if self.inputs == INPUTS_MAX {
            self.begin_anew();
        }
    }

    /// Sees to it that the database is what memory is, and begins another.
    ///
    /// # Panics
    /// When it is not.
    pub fn begin_anew(&mut self) {
        let fresh = self.runtime.block_on(Served::begin());
        let used = std::mem::replace(&mut self.served, fresh);
        self.runtime.block_on(used.end());
        self.inputs = 0;
    }

    /// What a line asks for: a request, or whatever stands there.
    fn request(&self, line: &str) -> Option<String> {
        let line = line.trim_ascii();
        if line.starts_with(['{', '[']) {
            return Some(self.served.with_keys(line));
        }
        let (selector, params) = line.split_at_checked(3)?;
        let &[high, low, id] = selector.as_bytes() else { return None };
        let method = self.methods.at([high, low]);
        let id = IDS[usize::from(id) % IDS.len()].map_or_else(String::new, |id| format!(r#""id":{id},"#));
        let params = if params.is_empty() { String::new() } else { format!(r#","params":{params}"#) };
        let request = format!(r#"{{"jsonrpc":"2.0",{id}"method":"{method}"{params}}}"#);
        Some(self.served.with_keys(&request))
    }

    /// A request, or a batch of them, whose changes are answered from memory.
    fn deferred(&self, request: String) -> String {
        if let Ok(entries) = serde_json::from_str::<Vec<&RawValue>>(&request) {
            let entries: Vec<_> = entries.iter().map(|entry| self.deferred(entry.get().to_owned())).collect();
            return format!("[{}]", entries.join(","));
        }
        let request = request.replace("\"commit\"", "\"deferred\"");
        match self.place_of_durability(&request) {
            Some(place) => {
                let (head, tail) = request.split_at(place);
                let comma = if tail.trim_start().starts_with('}') { "" } else { "," };
                format!(r#"{head}"durability":"deferred"{comma}{tail}"#)
            }
            None => request,
        }
    }

    /// Where the durability can be put into a change that has none.
    fn place_of_durability(&self, request: &str) -> Option<usize> {
        let members = members(request)?;
        let method: String = serde_json::from_str(member(&members, "method")?).ok()?;
        let params = member(&members, "params")?;
        let has_room = params.starts_with('{') && !params.contains("\"durability\"");
        let is_change =
            has_room && method != ALWAYS_COMMITTED && self.methods.class_of(&method) == Some(Class::Change);
        is_change.then(|| params.as_ptr() as usize - request.as_ptr() as usize + 1)
    }

    fn check(&self, framing: Framing, frames: &[String], output: &[u8]) {
        let output = str::from_utf8(output).expect("replies are text");
        let replies = bodies(framing, output).into_iter().filter(|body| !is_notification(body));
        let mut given: Vec<_> = replies.map(ids).collect();
        let mut expected: Vec<_> = frames.iter().filter_map(|frame| owed(frame)).collect();
        let tasks = self.methods.0.iter().filter(|(_, class)| *class == Class::Task);
        if tasks.into_iter().any(|(task, _)| frames.iter().any(|frame| frame.contains(task))) {
            // Tasks are answered when they are done.
            let by_ids = |owed: &Owed| format!("{owed:?}");
            given.sort_by_key(by_ids);
            expected.sort_by_key(by_ids);
        }
        assert_eq!(given, expected, "to {frames:?} came {output}");
    }
}

impl Served {
    async fn begin() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("fuzz.db");
        let clock = Arc::new(FixedClock::default());
        let store =
            Store::open(&path, kinds::catalog(), clock, Options::default()).await.expect("a new store");
        let store = Arc::new(store);
        let dispatcher = Dispatcher::new(served_routes(), store.clone(), &Limits::default());
        let mut clearing = Clearing { state: None, removals: Vec::new(), assigned: Vec::new() };
        kinds::each(&mut clearing);
        Self { store, dispatcher, assigned: clearing.assigned, _folder: folder }
    }

    /// Counts small assigned keys from the last one that was assigned.
    fn with_keys(&self, request: &str) -> String {
        const FIELD_END: &str = "_id\":";
        let (mut text, mut rest) = (String::with_capacity(request.len() + 16), request);
        while let Some(at) = rest.find(FIELD_END) {
            let (head, tail) = rest.split_at(at + FIELD_END.len());
            text.push_str(head);
            rest = tail;
            let name = &head[..head.len() - 2];
            let last = self.assigned.iter().find(|(field, _)| name.ends_with(field)).map(|(_, last)| last);
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if let (Some(last), 1..=2) = (last, digits) {
                let number: i64 = rest[..digits].parse().expect("two digits are a number");
                text.push_str(&last.saturating_add(number).to_string());
                rest = &rest[digits..];
            }
        }
        text + rest
    }

    /// Sends frames on a connection; what comes back.
    async fn exchange(&self, terms: &Terms, framing: Framing, frames: &[String]) -> Vec<u8> {
        let mut input = Vec::new();
        for frame in frames {
            match framing {
                Framing::Lines => input.extend_from_slice(format!("{frame}\n").as_bytes()),
                Framing::Headers => {
                    input.extend_from_slice(
                        format!("Content-Length: {}\r\n\r\n{frame}", frame.len()).as_bytes(),
                    );
                }
            }
        }
        let (mut output, stop) = (Vec::new(), CancellationToken::new());
        let wire = Framed::new(&input[..], &mut output, Decoder::strict(FRAME_BYTES_MAX));
        connection::serve(wire, &self.dispatcher, &terms.caller, &terms.bounds, &stop).await;
        output
    }

    /// Removes every record.
    async fn clear(&mut self) {
        let assigned = std::mem::take(&mut self.assigned);
        let clearing = self.store.read(|state| {
            let mut clearing = Clearing { state: Some(state), removals: Vec::new(), assigned };
            kinds::each(&mut clearing);
            (clearing.removals, clearing.assigned)
        });
        let removals;
        (removals, self.assigned) = clearing;
        if removals.is_empty() {
            return;
        }
        let done = self.store.write(Durability::Deferred, move |tx| {
            // Children first, which costs the fewest cascades.
            removals.iter().rev().for_each(|remove| remove(tx));
            Ok(())
        });
        done.expect("the queue is empty").done().await.expect("every record can be removed");
    }

    /// Sees to it that the database is what memory is.
    async fn end(self) {
        self.store.flush().expect("the queue is empty").done().await.expect("a disk that does not fail");
        let findings = self.store.check().await.expect("a database that can be read");
        assert!(findings.is_empty(), "{findings:?}");
        self.store.close(Duration::ZERO).await.expect("a clean close");
    }
}

/// The bodies of the frames that came.
fn bodies(framing: Framing, output: &str) -> Vec<&str> {
    if framing == Framing::Lines {
        assert!(output.is_empty() || output.ends_with('\n'), "a reply has no end: {output}");
        return output.lines().collect();
    }
    let (mut bodies, mut rest) = (Vec::new(), output);
    while !rest.is_empty() {
        let framed = rest.strip_prefix("Content-Length: ").and_then(|rest| rest.split_once("\r\n\r\n"));
        let (length, behind) = framed.expect("a reply has a header");
        let (body, next) = behind.split_at(length.parse().expect("a length"));
        bodies.push(body);
        rest = next;
    }
    bodies
}

type Removal = Box<dyn Fn(&mut Transaction<'_>) + Send>;

/// Collects the keys of all records, and the last key assigned of each kind.
struct Clearing<'a> {
    /// `None` where only the kinds are wanted.
    state: Option<&'a State>,
    removals: Vec<Removal>,
    assigned: Vec<(&'static str, i64)>,
}

impl KindVisitor for Clearing<'_> {
    fn kind<R: Record>(&mut self) {
        if !R::IS_SERVED {
            return;
        }
        let Some(state) = self.state else {
            self.assigned.push((R::KEY, 0));
            return;
        };
        let keys: Vec<_> = state.all::<R>().map(|stored| stored.record.key().clone()).collect();
        let Some(last) = keys.last() else { return };
        if let IndexKey::Integer(last) = last.index_key()
            && let Some((_, known)) = self.assigned.iter_mut().find(|(field, _)| *field == R::KEY)
        {
            *known = last.max(*known);
        }
        self.removals.push(Box::new(move |tx| {
            for key in &keys {
                // It may have gone with another.
                let _ = tx.delete::<R>(key, None);
            }
        }));
    }
}
