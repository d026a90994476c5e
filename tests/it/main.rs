//! The integration tests: transcripts of the protocol, stories of behaviour, and the program itself.
//!
//! Every test has its own folder and its own SQLite file, so all run side by side. In-process tests have a fixed
//! clock ([`world`]); tests of processes, signals and crashes start the real program ([`program`]).

#[path = "../fixtures/fleet/fleet.rs"]
mod fleet;

#[path = "../../fuzz/src/lib.rs"]
mod fuzz;

mod world;

mod program;

mod transcripts;

mod generated;

mod openrpc;

mod typed;

mod vessel_faults;

mod codex_faults;

mod workspace;

mod colony_faults;

mod runtime;

mod play_faults;

mod play_model;

mod galaxy_faults;

mod ordering;

mod compact;

mod concurrency;

mod framing;

mod limits;

mod replies;

mod http;

mod jsonrpsee;

mod fuzzed;

mod memory;

mod model;

mod stdio;

mod files;

mod lifecycle;

mod crash;

mod storage;

mod recovery;

mod trailing;

mod deferred;

mod others;

mod backup;

mod older;

mod client;

mod command_line;

mod moving_in;

mod c_client;

mod nonblocking;

mod watchers;

mod following;

mod client_access;

mod feed;

mod access;
