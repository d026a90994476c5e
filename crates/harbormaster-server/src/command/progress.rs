//! How far a command is, for somebody who watches it.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What a bar looks like.
const TEMPLATE: &str = "{msg:<10} {bar:40} {percent:>3} %  {eta} left";

/// A bar on stderr for so much work; nothing is drawn where stderr is no terminal.
pub(super) fn bar(what: &'static str, length: u64) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(TEMPLATE).expect("the template is well formed");
    bar.set_style(style);
    bar.set_message(what);
    bar
}
