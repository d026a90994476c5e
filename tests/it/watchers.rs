//! Both clients as those who watch see them: feeds, feeds that survive their connections, and tokens, with servers that do
//! whatever a test wants and break off wherever it wants.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::channel;
use std::time::Duration;

use futures_util::StreamExt;
use harbormaster_client::{
    Client, Ended, Error, Event, FEED_NOTICES_MAX, Feed, Followed, Item, Op, Options, Outcome, Reason, Token,
    Watch, follow, nonblocking,
};
use serde_json::{Value, json};

/// One client's side of a conversation, for whoever plays the server.
struct Peer {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
}

impl Peer {
    /// The next request; `None` at the end.
    fn read(&mut self) -> Option<Value> {
        let mut line = String::new();
        let read = self.reader.read_line(&mut line).unwrap_or(0);
        (read > 0).then(|| serde_json::from_str(&line).expect("a request is JSON"))
    }

    fn request(&mut self) -> Value {
        self.read().expect("a request")
    }

    /// The client may have gone meanwhile.
    fn say(&mut self, text: &str) {
        let _ = self.writer.write_all(text.as_bytes());
    }

    fn answer(&mut self, request: &Value, result: Value) {
        self.say(&line(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result})));
    }

    fn refuse(&mut self, request: &Value, code: i64, data: Value) {
        let error = json!({"code": code, "message": "why", "data": data});
        self.say(&line(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error})));
    }

    /// Accepts a subscription; returns the first number that is wanted, if it was said.
    fn subscribe(&mut self, last_seq: u64) -> Option<u64> {
        let request = self.request();
        assert_eq!(request["method"], "changes.subscribe");
        let from_seq = request["params"]["from_seq"].as_u64();
        let seq = from_seq.map_or(last_seq, |from_seq| from_seq - 1);
        self.answer(&request, json!({"subscription": 1, "seq": seq}));
        from_seq
    }

    /// Answers requests until the client ends the connection; returns them.
    fn serve(&mut self) -> Vec<Value> {
        let mut requests = Vec::new();
        while let Some(request) = self.read() {
            if !request["id"].is_null() {
                self.answer(&request, json!({}));
            }
            requests.push(request);
        }
        requests
    }
}

fn line(frame: &Value) -> String {
    format!("{frame}\n")
}

fn notice(method: &str, params: Value) -> String {
    let mut params = params;
    params["subscription"] = json!(1);
    line(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
}

fn event(seq: u64) -> String {
    let record = json!({"ship_id": "GULL", "wages_owed": seq, "version": seq});
    let change = json!({"kind": "interior", "op": "update", "key": "GULL", "version": seq, "record": record});
    notice("changes.event", json!({"seq": seq, "at": "2026-01-01T00:00:00.000Z", "changes": [change]}))
}

fn snapshot(seq: u64, key: &str, is_last: bool) -> String {
    let record = json!({"kind": "interior", "key": key, "version": 1, "record": {"ship_id": key}});
    notice("changes.snapshot", json!({"seq": seq, "records": [record], "last": is_last}))
}

fn ended(last_seq: u64, reason: &str) -> String {
    notice("changes.ended", json!({"last_seq": last_seq, "reason": reason, "message": "why"}))
}

/// A server that serves so many connections, one after the other, each with the number of it, and where it listens.
fn server(connections: usize, script: impl Fn(usize, &mut Peer) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address").to_string();
    std::thread::spawn(move || {
        for number in 0..connections {
            let (writer, _) = listener.accept().expect("a client");
            let reader = BufReader::new(writer.try_clone().expect("a handle"));
            script(number, &mut Peer { reader, writer });
        }
    });
    address
}

fn connect(address: &str) -> Client {
    Client::connect(address).expect("a connection")
}

fn watch(client: &Client) -> Feed {
    client.watch(&Watch::default()).expect("a feed")
}

fn seq_of(item: Option<Result<Item, Error>>) -> u64 {
    match item {
        Some(Ok(Item::Event(Event { seq, .. }))) => seq,
        other => panic!("it is an event: {other:?}"),
    }
}

fn end_of(item: Option<Result<Item, Error>>) -> Ended {
    match item {
        Some(Ok(Item::Ended(ended))) => ended,
        other => panic!("it is the end: {other:?}"),
    }
}

fn tasks() -> tokio::runtime::Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().expect("a runtime")
}

/// What comes of following `address` with either client, up to an event of this number or the end.
type Follow = fn(&str, Watch, u64) -> Vec<Result<Followed, Error>>;

const BOTH: [Follow; 2] = [follow_with_threads, follow_with_tasks];

fn follow_with_threads(address: &str, watch: Watch, last: u64) -> Vec<Result<Followed, Error>> {
    let mut items = Vec::new();
    for item in follow(|| Client::connect(address), watch) {
        items.push(item);
        if is_event(items.last(), last) {
            break;
        }
    }
    items
}

fn follow_with_tasks(address: &str, watch: Watch, last: u64) -> Vec<Result<Followed, Error>> {
    let address = address.to_owned();
    tasks().block_on(async move {
        let mut items = Vec::new();
        let mut follower = nonblocking::follow(move || nonblocking::Client::connect(address.clone()), watch);
        while let Some(item) = follower.next().await {
            items.push(item);
            if is_event(items.last(), last) {
                break;
            }
        }
        items
    })
}

fn is_event(item: Option<&Result<Followed, Error>>, number: u64) -> bool {
    matches!(item, Some(Ok(Followed::Event(Event { seq, .. }))) if *seq == number)
}

fn seqs(items: &[Result<Followed, Error>]) -> Vec<u64> {
    let seq = |item: &Result<Followed, Error>| match item {
        Ok(Followed::Event(event)) => Some(event.seq),
        _ => None,
    };
    items.iter().filter_map(seq).collect()
}

fn interruptions(items: &[Result<Followed, Error>]) -> usize {
    items.iter().filter(|item| matches!(item, Ok(Followed::Interrupted { .. }))).count()
}

/// Reply, snapshot and events come with one write; whoever reads the reply knows where they go.
#[test]
fn a_feed_brings_the_records_and_then_what_changes() {
    let address = server(1, |_, peer| {
        let request = peer.request();
        assert_eq!(request["params"], json!({"kinds": ["interior"], "snapshot": true}));
        let reply = line(&json!({"jsonrpc": "2.0", "id": 1, "result": {"subscription": 1, "seq": 4}}));
        let records = [snapshot(4, "GULL", false), snapshot(4, "TERN", true)].concat();
        peer.say(&[reply, records, event(5), event(7)].concat());
        peer.serve();
    });
    let client = connect(&address);
    let kinds = vec!["interior".into()];
    let mut feed = client.watch(&Watch { kinds, snapshot: true, ..Watch::default() }).expect("a feed");
    assert_eq!(feed.seq(), 4);
    for (key, is_first) in [("GULL", true), ("TERN", false)] {
        let Some(Ok(Item::Snapshot(part))) = feed.next() else { panic!("records come first") };
        assert_eq!((part.seq, part.is_first, part.is_last), (4, is_first, !is_first));
        assert_eq!((&part.records[0].key, part.records[0].version), (&json!(key), 1));
    }
    let Some(Ok(Item::Event(first))) = feed.next() else { panic!("and then events") };
    let change = &first.changes[0];
    assert_eq!((first.seq, change.op, change.version), (5, Op::Update, Some(5)));
    let fields: Value = change.read().expect("JSON").expect("it is there");
    assert_eq!(fields["wages_owed"], 5);
    assert_eq!(seq_of(feed.next()), 7);
    assert!(feed.try_next().is_none() && feed.next_within(Duration::ZERO).is_none() && !feed.is_over());
    client.close().expect("all answered");
    let error = feed.next().expect("why").expect_err("the end");
    assert!(matches!(&error, Error::FeedLost { last_seq: Some(7), .. }), "{error}");
    assert!(error.to_string().ends_with("watch from 8"), "{error}");
    assert!(feed.next().is_none() && feed.is_over());
}

#[test]
fn a_stream_brings_the_same() {
    let address = server(1, |_, peer| {
        peer.subscribe(4);
        peer.say(&[event(5), event(6), ended(9, "unavailable")].concat());
        peer.serve();
    });
    tasks().block_on(async {
        let client = nonblocking::Client::connect(&address).await.expect("a connection");
        let mut feed = client.watch(&Watch::default()).await.expect("a feed");
        assert_eq!(seq_of(StreamExt::next(&mut feed).await), 5);
        assert_eq!(seq_of(feed.next().await), 6);
        let end = end_of(feed.next().await);
        assert_eq!((end.last_seq, end.reason), (Some(9), Reason::Unavailable));
        assert!(feed.next().await.is_none() && feed.is_over());
        client.call::<Value>("system.version", &()).await.expect("the connection goes on");
    });
}

/// It ends with what it has, its connection goes on, and the server is told.
#[test]
fn a_feed_that_nobody_takes_holds_up_nobody() {
    let (said, requests) = channel();
    let address = server(1, move |_, peer| {
        peer.subscribe(0);
        peer.say(&(1..=FEED_NOTICES_MAX as u64 + 5).map(event).collect::<String>());
        said.send(peer.serve()).expect("the test goes on");
    });
    let client = connect(&address);
    let mut feed = watch(&client);
    client.call::<Value>("system.version", &()).expect("it comes after all events");
    for seq in 1..=FEED_NOTICES_MAX as u64 {
        assert_eq!(seq_of(feed.try_next()), seq);
    }
    let end = end_of(feed.try_next());
    assert_eq!((end.reason, end.last_seq), (Reason::TooSlow, Some(FEED_NOTICES_MAX as u64)));
    assert!(feed.next().is_none());
    client.close().expect("all answered");
    let requests = requests.recv().expect("the server ends");
    let ends: Vec<_> = requests.iter().filter(|request| request["method"] == "changes.unsubscribe").collect();
    assert_eq!(ends.len(), 1, "{requests:?}");
    assert_eq!((&ends[0]["params"]["subscription"], &ends[0]["id"]), (&json!(1), &Value::Null));
}

#[test]
fn a_feed_that_is_dropped_is_ended_and_what_was_on_its_way_disturbs_nobody() {
    let address = server(1, |_, peer| {
        peer.subscribe(0);
        assert_eq!(peer.request()["method"], "changes.unsubscribe");
        peer.say(&event(1));
        peer.serve();
    });
    let client = connect(&address);
    drop(watch(&client));
    client.call::<Value>("system.version", &()).expect("it goes on");
    client.close().expect("all answered");
}

/// The wish is dropped before it is granted; what was granted then is given back.
#[test]
fn a_watch_that_was_given_up_is_ended_when_it_begins() {
    let (ask, may_answer) = channel::<()>();
    let (said, requests) = channel();
    let address = server(1, move |_, peer| {
        let request = peer.request();
        may_answer.recv().expect("the test goes on");
        peer.answer(&request, json!({"subscription": 1, "seq": 0}));
        peer.say(&event(1));
        said.send(peer.serve()).expect("the test goes on");
    });
    tasks().block_on(async {
        let client = nonblocking::Client::connect(&address).await.expect("a connection");
        let wish = Watch::default();
        let mut watching = Box::pin(client.watch(&wish));
        assert!(futures_util::poll!(&mut watching).is_pending());
        drop(watching);
        ask.send(()).expect("the server goes on");
        client.call::<Value>("system.version", &()).await.expect("it goes on");
        client.close().await.expect("all answered");
    });
    let requests = requests.recv().expect("the server ends");
    assert!(requests.iter().any(|request| request["method"] == "changes.unsubscribe"), "{requests:?}");
}

#[test]
fn a_server_that_repeats_itself_or_speaks_of_what_nobody_knows() {
    let address = server(1, |_, peer| {
        peer.subscribe(0);
        peer.say(&line(&json!({"jsonrpc": "2.0", "method": "fleet.sunk", "params": {"loss": "total"}})));
        peer.say(&[event(1), event(2), event(2)].concat());
        peer.serve();
    });
    let mut feed = watch(&connect(&address));
    assert_eq!([seq_of(feed.next()), seq_of(feed.next())], [1, 2], "a newer server may say more");
    let error = feed.next().expect("why").expect_err("it is no change of ours");
    assert!(error.to_string().contains("2 has come before it"), "{error}");
    assert_eq!((error.outcome(), error.is_transient()), (Outcome::NotApplied, false));
}

/// Connections break before the reply, behind it, between two events and in the middle of one, with all progress and
/// with none.
#[test]
fn each_change_comes_once_and_in_order_however_often_connections_break() {
    const LAST: u64 = 40;
    for follow in BOTH {
        let address = server(usize::MAX, |number, peer| {
            if number % 7 == 3 {
                peer.request();
                return;
            }
            let first = peer.subscribe(0).unwrap_or(1);
            for seq in (first..=LAST).take(number % 5) {
                peer.say(&event(seq));
            }
            let half = event(first + (number % 5) as u64);
            peer.say(&half[..half.len() / 2]);
        });
        // The last connection may have ended with the last event, or a little later.
        let items = follow(&address, Watch::default(), LAST);
        assert_eq!(seqs(&items), (1..=LAST).collect::<Vec<_>>());
        assert!(interruptions(&items) > 15 && items.iter().all(Result::is_ok));
    }
}

/// With filters, an event without changes only moves the number that is asked for next.
#[test]
fn what_was_left_out_is_not_asked_for_again() {
    for follow in BOTH {
        let address = server(2, |number, peer| match number {
            0 => {
                peer.subscribe(0);
                let progress = json!({"seq": 70, "at": "2026-01-01T00:00:00.000Z", "changes": []});
                peer.say(&notice("changes.event", progress));
                peer.say(&event(71));
                let progress = json!({"seq": 170, "at": "2026-01-01T00:00:00.000Z", "changes": []});
                peer.say(&notice("changes.event", progress));
            }
            _ => {
                assert_eq!(peer.subscribe(0), Some(171));
                peer.say(&event(180));
                peer.serve();
            }
        });
        let watch = Watch { kinds: vec!["interior".into()], ..Watch::default() };
        let items = follow(&address, watch, 180);
        assert_eq!((seqs(&items), interruptions(&items)), (vec![71, 180], 1));
    }
}

#[test]
fn whoever_was_too_slow_for_the_server_goes_on_over_the_same_connection() {
    for follow in BOTH {
        let address = server(1, |_, peer| {
            peer.subscribe(0);
            peer.say(&[event(1), ended(4, "too_slow")].concat());
            assert_eq!(peer.subscribe(0), Some(5));
            peer.say(&[ended(4, "unavailable")].concat());
            assert_eq!(peer.subscribe(0), Some(5));
            peer.say(&event(5));
            peer.serve();
        });
        let items = follow(&address, Watch::default(), 5);
        assert_eq!((seqs(&items), interruptions(&items)), (vec![1, 5], 1));
    }
}

/// More than a feed may hold has been sent before the second item is taken.
#[test]
fn whoever_is_slow_to_follow_holds_up_the_connection_and_loses_nothing() {
    let last = 2 * FEED_NOTICES_MAX as u64;
    let (sent, is_more_than_fits) = channel();
    let address = server(1, move |_, peer| {
        peer.subscribe(0);
        let (begin, rest) = (1..=last).partition::<Vec<_>, _>(|&seq| seq < FEED_NOTICES_MAX as u64 + 100);
        peer.say(&begin.into_iter().map(event).collect::<String>());
        sent.send(()).expect("the test goes on");
        peer.say(&rest.into_iter().map(event).collect::<String>());
        peer.serve();
    });
    let mut follower = follow(|| Client::connect(&address), Watch::default());
    assert!(is_event(follower.next().as_ref(), 1));
    is_more_than_fits.recv().expect("the server goes on");
    for seq in 2..=last {
        assert!(is_event(follower.next().as_ref(), seq), "{seq}");
    }
}

#[test]
fn a_snapshot_that_broke_off_begins_again() {
    for follow in BOTH {
        let address = server(3, |number, peer| {
            let request = peer.request();
            let expected = [json!({"snapshot": true}), json!({"snapshot": true}), json!({"from_seq": 7})];
            assert_eq!(request["params"], expected[number]);
            peer.answer(&request, json!({"subscription": 1, "seq": 4 + number}));
            match number {
                0 => peer.say(&[snapshot(4, "GULL", false), snapshot(4, "TERN", false)].concat()),
                1 => peer.say(&[snapshot(5, "GULL", true), event(6)].concat()),
                _ => {
                    peer.say(&event(7));
                    peer.serve();
                }
            }
        });
        let items = follow(&address, Watch { snapshot: true, ..Watch::default() }, 7);
        let first = |item: &Result<Followed, Error>| match item {
            Ok(Followed::Snapshot(part)) => Some((part.seq, part.is_first)),
            _ => None,
        };
        let firsts: Vec<_> = items.iter().filter_map(first).collect();
        assert_eq!(firsts, [(4, true), (4, false), (5, true)]);
        assert_eq!((seqs(&items), interruptions(&items)), (vec![6, 7], 2));
    }
}

/// A server that stops says so also to those who lack most of the records.
#[test]
fn a_snapshot_that_the_server_ends_begins_again() {
    for follow in BOTH {
        let address = server(1, |_, peer| {
            for parts in [snapshot(4, "GULL", false), snapshot(5, "GULL", true)] {
                let request = peer.request();
                assert_eq!(request["params"], json!({"snapshot": true}));
                peer.answer(&request, json!({"subscription": 1, "seq": 4}));
                peer.say(&parts);
                let end = json!({"last_seq": null, "reason": "unavailable", "message": "why"});
                peer.say(&if parts.contains("true") { event(6) } else { notice("changes.ended", end) });
            }
            peer.serve();
        });
        let items = follow(&address, Watch { snapshot: true, ..Watch::default() }, 6);
        assert_eq!((seqs(&items), interruptions(&items), items.len()), (vec![6], 1, 4));
    }
}

#[test]
fn a_log_that_does_not_go_back_so_far_is_said() {
    for follow in BOTH {
        let address = server(2, |number, peer| match number {
            0 => {
                peer.subscribe(0);
                peer.say(&event(1));
            }
            _ => {
                let request = peer.request();
                assert_eq!(request["params"], json!({"from_seq": 2}));
                peer.refuse(&request, 410, json!({"kind": "log_compacted", "oldest_seq": 9}));
                peer.serve();
            }
        });
        let items = follow(&address, Watch::default(), u64::MAX);
        assert_eq!((seqs(&items), interruptions(&items)), (vec![1], 1));
        assert!(matches!(items[2], Ok(Followed::Compacted { oldest_seq: Some(9) })), "{:?}", items[2]);
        assert_eq!(items.len(), 3, "it is over");
    }
}

/// Whoever asked for the same once more would be told the same for ever.
#[test]
fn a_log_that_turns_out_to_lack_the_next_change_is_said() {
    for follow in BOTH {
        let address = server(1, |_, peer| {
            peer.subscribe(0);
            peer.say(&event(1));
            peer.say(&ended(1, "log_compacted"));
            assert_eq!(peer.serve(), [] as [Value; 0], "nothing more is asked for");
        });
        let items = follow(&address, Watch::default(), u64::MAX);
        assert_eq!(seqs(&items), [1]);
        assert!(matches!(items[1..], [Ok(Followed::Compacted { oldest_seq: None })]), "{items:?}");
    }
}

#[test]
fn what_no_other_try_can_change_is_the_end() {
    for follow in BOTH {
        let address = server(1, |_, peer| {
            let request = peer.request();
            peer.refuse(&request, -32602, json!({"kind": "invalid_params", "field": "from_seq"}));
            peer.serve();
        });
        let items = follow(&address, Watch { from_seq: Some(99), ..Watch::default() }, u64::MAX);
        assert!(matches!(&items[..], [Err(Error::Refused { code: -32602, .. })]), "{items:?}");
        let items = follow("nowhere", Watch::default(), u64::MAX);
        assert!(matches!(&items[..], [Err(Error::Connect { .. })]), "{items:?}");
    }
}

#[test]
fn a_follower_is_stopped_by_another_thread() {
    let address = server(1, |_, peer| {
        peer.subscribe(0);
        peer.say(&event(1));
        peer.serve();
    });
    let mut follower = follow(|| Client::connect(&address), Watch::default());
    let stopper = follower.stopper();
    assert!(is_event(follower.next().as_ref(), 1));
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| follower.next().is_none());
        stopper.stop();
        assert!(waiting.join().expect("it ends"));
    });
    assert!(follower.next().is_none(), "it stays stopped");
}

/// Answers `rpc.authenticate` before anything else, for one token.
fn asks_who_it_is(peer: &mut Peer) -> bool {
    let request = peer.request();
    assert_eq!(request["method"], "rpc.authenticate");
    let is_known = request["params"] == json!({"token": "open sesame"});
    match is_known {
        true => peer.answer(&request, json!({"name": "gull", "role": "write"})),
        false => peer.refuse(&request, 401, json!({"kind": "unauthorized"})),
    }
    is_known
}

#[test]
fn a_token_is_said_first_on_each_connection() {
    let address = server(4, |number, peer| {
        if asks_who_it_is(peer) {
            peer.subscribe(0);
            peer.say(&event(number as u64 + 1));
        }
    });
    let options = |token: &str| Options { token: Some(Token::new(token)), ..Options::default() };
    let error = Client::connect_with(&address, options("sesame")).expect_err("a refusal");
    assert!(matches!(error, Error::Refused { code: 401, .. }), "{error}");
    let connect = || Client::connect_with(&address, options("open sesame"));
    let events = follow(connect, Watch::default()).filter_map(|item| match item.expect("it goes on") {
        Followed::Event(event) => Some(event.seq),
        _ => None,
    });
    assert_eq!(events.take(2).collect::<Vec<_>>(), [2, 3]);
    tasks().block_on(async {
        let client = nonblocking::Client::connect_with(&address, options("open sesame")).await;
        let client = client.expect("a connection");
        assert!(!format!("{client:?}").contains("sesame"));
        let mut feed = client.watch(&Watch::default()).await.expect("a feed");
        assert_eq!(seq_of(feed.next().await), 4);
    });
}
