//! The client for tasks of tokio: what the blocking [`Client`](crate::Client) promises, without its threads.
//!
//! [`Client::start`] sends a request at once, and what it returns is a future of the answer; [`Client::call`] does both
//! when it is first polled. Requests take effect in the order in which they are started. Dropping a future does not take
//! back a request: the change is made all the same.
//!
//! ```no_run
//! use harbormaster_client::nonblocking::Client;
//! use harbormaster_client::{Error, Item, Watch};
//! use serde_json::{Value, json};
//!
//! # async fn run() -> Result<(), Error> {
//! let client = Client::connect("127.0.0.1:4747").await?;
//! let mut feed = client.watch(&Watch { ship_id: Some("GULL".into()), ..Watch::default() }).await?;
//!
//! // Both are on their way before either is waited for, and take effect in this order.
//! let made = client.start::<Value>("interior.create", &json!({"ship_id": "GULL"}))?;
//! let paid = client.start::<Value>("interior.update", &json!({"ship_id": "GULL", "wages_owed": 5}))?;
//! println!("version {} and {}", made.await?["version"], paid.await?["version"]);
//!
//! if let Some(Item::Event(event)) = feed.next().await.transpose()? {
//!     println!("change {} was made at {}", event.seq, event.at);
//! }
//! client.close().await?;
//! # Ok(())
//! # }
//! ```
//!
//! Everything here must be called within a runtime that has time and I/O enabled.

mod socket;

mod tasks;

mod pending;

mod feed;

mod follow;

mod client;

pub use client::Client;
pub use feed::Feed;
pub use follow::{Follower, follow};
pub use pending::Pending;
