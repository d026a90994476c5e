//! A client of Harbormaster for plain threads: plain sockets, no event loop. With the feature `async` there is one for
//! tasks of tokio too, in `nonblocking`; with the feature `tls` both take addresses that begin with `tls:`.
//!
//! [`Client::connect`] speaks to a server that runs, [`Client::spawn`] starts one of its own and speaks over its stdin
//! and stdout. A client can be cloned and used by any number of threads at once; all share its one connection, on which
//! requests take effect in the order in which they are started.
//!
//! [`Client::call`] waits for the answer. [`Client::start`] does not, which is how a game loop saves: it starts a save,
//! goes on with its tick, and looks at the answer in a later one. A save counts as done when its answer says so, not
//! when it is started:
//!
//! ```no_run
//! use harbormaster_client::{Client, Error, Pending};
//! use serde_json::{Value, json};
//!
//! /// Runs until `tick` has no more to save; returns how many saves are on disk.
//! fn game_loop(client: &Client, mut tick: impl FnMut() -> Option<Value>) -> Result<u64, Error> {
//!     let mut saved = 0;
//!     let mut save: Option<Pending<Value>> = None;
//!     let mut unsaved: Option<Value> = None;
//!     while let Some(vessel) = tick() {
//!         unsaved = Some(vessel);
//!         match save.as_ref().and_then(Pending::try_wait) {
//!             Some(Ok(_)) => (saved, save) = (saved + 1, None),
//!             // The disk is full, or the server is busy: the next save has all that this one had.
//!             Some(Err(error)) if error.is_transient() => save = None,
//!             Some(Err(error)) => return Err(error),
//!             None => {}
//!         }
//!         // One save at a time, and always of the newest state: a slow disk slows saves down, never ticks.
//!         if save.is_none() && let Some(vessel) = unsaved.take() {
//!             save = Some(client.start("vessel.save", &vessel)?);
//!         }
//!     }
//!     // Before it ends it starts the last save, if something has changed since the one under way, and waits for both.
//!     let last = unsaved.map(|vessel| client.start("vessel.save", &vessel)).transpose()?;
//!     for save in save.into_iter().chain(last) {
//!         save.wait()?;
//!         saved += 1;
//!     }
//!     Ok(saved)
//! }
//!
//! # fn ship() -> Option<Value> { None }
//! let client = Client::connect("127.0.0.1:4747")?;
//! let loop_thread = std::thread::spawn({
//!     let client = client.clone();
//!     move || game_loop(&client, ship)
//! });
//! let saved = loop_thread.join().expect("the game loop does not panic")?;
//! println!("{saved} saves are on disk");
//! client.close()?;
//! # Ok::<(), Error>(())
//! ```
//!
//! A save with `"durability": "deferred"` is answered from memory. Whoever has made some calls `system.flush` before it
//! ends, or [`Client::close`] on a server of its own, which writes them when its input ends.
//!
//! # What others change
//!
//! [`Client::watch`] has the server tell of changes over the same connection, as an iterator that a game's loop can also
//! look into without waiting. [`follow`] survives its connections: every change once and in order, with a word for the
//! caller whenever something happened on the way.
//!
//! ```no_run
//! use harbormaster_client::{Client, Feed, Item, Watch};
//!
//! /// What a game's loop does in each tick: all that has come since the last one, and not a moment longer.
//! fn look(feed: &mut Feed) -> Result<(), harbormaster_client::Error> {
//!     while let Some(item) = feed.try_next().transpose()? {
//!         if let Item::Event(event) = item {
//!             for change in event.changes {
//!                 println!("{} {} is now {:?}", change.kind, change.key, change.fields);
//!             }
//!         }
//!     }
//!     Ok(())
//! }
//!
//! let client = Client::connect("127.0.0.1:4747")?;
//! look(&mut client.watch(&Watch { ship_id: Some("GULL".into()), ..Watch::default() })?)?;
//! # Ok::<(), harbormaster_client::Error>(())
//! ```
//!
//! # A server that asks who it is
//!
//! ```no_run
//! use harbormaster_client::{Client, Options, Token};
//!
//! let token = Some(Token::from_file("/run/secrets/harbormaster")?);
//! let client = Client::connect_with("127.0.0.1:4747", Options { token, ..Options::default() })?;
//! # client.close()?;
//! # Ok::<(), harbormaster_client::Error>(())
//! ```
//!
//! # Errors
//!
//! Nothing is done behind the caller's back: no request is sent twice, and a lost connection stays lost, with an
//! [`Error`] for every call, until the caller connects again. [`Error::outcome`] says whether the change was made.

mod address;

mod options;

mod signal;

mod request;

mod reply;

mod loss;

mod lines;

mod tls;

mod socket;

mod watch;

mod mailbox;

mod answer;

mod requests;

mod connection;

mod call;

mod threads;

mod pending;

mod subscription;

mod feed;

mod following;

mod follow;

mod method;

pub mod methods;

mod client;

mod error;

#[cfg(feature = "async")]
pub mod nonblocking;

pub use client::Client;
pub use error::{Error, Outcome};
pub use feed::Feed;
pub use follow::{Follower, Stopper, follow};
pub use following::Followed;
pub use mailbox::{FEED_BYTES_MAX, FEED_NOTICES_MAX};
pub use method::Method;
pub use options::{Options, Token};
pub use pending::Pending;
pub use requests::{REQUESTS_MAX, UNSENT_BYTES_MAX};
pub use watch::{Change, Ended, Event, Fields, Item, Op, Reason, Record, Snapshot, Watch};
