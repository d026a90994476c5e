//! `harbormaster call`

use std::io::Read;

use clap::Args;
use serde_json::value::RawValue;

use super::layout::Layout;
use super::peer::Target;
use super::tell;
use crate::exit::Failure;

/// What to ask for, and whom.
#[derive(Debug, Args)]
pub struct Call {
    /// The method, such as vessel.load. rpc.discover lists them all
    method: String,

    /// Its params, a JSON object; - reads them from stdin. Without them: none
    #[arg(value_name = "JSON | -")]
    params: Option<String>,

    /// Print the result in one line
    #[arg(long, short)]
    compact: bool,

    #[command(flatten)]
    target: Target,
}

impl Call {
    pub(super) async fn run(&self) -> Result<(), Failure> {
        let params = self.params()?;
        let peer = self.target.reach(false).await?;
        let called = peer.call(&self.method, &params).await;
        let left = peer.leave().await;
        let layout = if self.compact { Layout::Compact } else { Layout::Pretty };
        tell(&layout.of(&called?))?;
        left
    }

    fn params(&self) -> Result<Box<RawValue>, Failure> {
        let text = match self.params.as_deref() {
            None => "{}".to_owned(),
            Some("-") => {
                let mut text = String::new();
                let read = std::io::stdin().read_to_string(&mut text);
                read.map_err(|error| Failure::io(format!("cannot read stdin: {error}")))?;
                text
            }
            Some(text) => text.to_owned(),
        };
        let usage = |error| Failure::usage(format!("the params are not JSON: {error}"));
        serde_json::from_str(&text).map_err(usage)
    }
}
