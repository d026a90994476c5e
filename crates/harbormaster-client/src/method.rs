//! Methods as types: what a call takes, and what it gives back.

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A call of one method: its name, its params (the type itself, which must become a JSON object or null), and what it
/// returns. `Client::send` takes any of them, so a misspelled field or a wrong type does not compile.
///
/// ```
/// use harbormaster_client::Method;
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize)]
/// struct LoadInterior {
///     ship_id: String,
/// }
///
/// #[derive(Deserialize)]
/// struct Interior {
///     vessel_name: String,
///     version: i64,
/// }
///
/// impl Method for LoadInterior {
///     const NAME: &'static str = "interior.load";
///     type Result = Interior;
/// }
/// ```
pub trait Method: Serialize {
    /// The method's name on the wire.
    const NAME: &'static str;
    /// What it returns.
    type Result: DeserializeOwned;
}
