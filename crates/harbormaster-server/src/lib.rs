//! The server: JSON-RPC 2.0 over stdio, TCP, Unix sockets, HTTP and WebSockets, in front of `harbormaster-core`'s store.
//!
//! Bytes come in through [`transport`], which knows frames and no methods. [`connection`] keeps the order of
//! one client's requests, [`http`] serves those who speak that, [`dispatch`] makes calls of frames, and [`methods`] has
//! the routing table, which [`openrpc`] describes. [`access`] says who may come in, and a [`caller`] what it may do.
//! [`lifecycle`] starts and stops it all, as [`config`] says; a [`schedule`] makes backups meanwhile, and [`command`]
//! has what else the program does.

pub mod transport;

pub mod connection;

pub mod http;

pub mod caller;

pub mod tokens;

pub mod access;

pub mod tls;

mod secret;

pub mod limits;

pub mod budget;

pub mod descriptors;

pub mod subscriptions;

pub mod dispatch;

mod service;

pub mod method;

pub mod methods;

pub mod error;

pub mod openrpc;

pub mod metrics;

pub mod config;

pub mod help;

pub mod archive;

pub mod command;

pub mod exit;

pub mod schedule;

pub mod lifecycle;

mod opening;

mod workspace;

pub mod log;

mod memory;

mod replies;

mod patience;

mod nesting;
