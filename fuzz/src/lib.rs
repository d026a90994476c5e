//! What each fuzz target does with its input, and the inputs that it begins with.
//!
//! A target's body is a function of bytes that panics when something is wrong, so the project's own tests can run it
//! too: `tests/it` has this folder by its path, and runs every body on every seed.

pub mod framing;

pub mod request;

pub mod reply;

pub mod session;

pub mod seeds;
