//! What is generated from the OpenRPC document for those who write clients: [`typescript`] declarations, a [`bundle`] of
//! JSON Schemas, and the [`rust`] types of `harbormaster-client`.
//!
//! [`api`] reads the document into names, fields and types; the others write it down. The same document gives the same
//! text. What a document has that no document of ours has is a panic: these are for tests, which write the files.

pub mod api;

pub mod bundle;

pub mod rust;

pub mod typescript;
