//! Where bytes come from and go to. Transports know frames and no methods.

pub mod frame;

pub mod wire;

pub mod greeting;

pub mod websocket;

pub mod stdio;

pub mod socket;

pub(crate) mod unix;
