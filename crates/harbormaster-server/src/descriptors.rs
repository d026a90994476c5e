//! The file descriptors that the system gives to the server: each connection takes one.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// How many descriptors are for all but connections: the database and what is made beside it, addresses to listen on, the
/// runtime, logs, and a connection that is only accepted to be refused.
const OTHERS: u64 = 64;

/// Asks the system for as many descriptors as so many connections need; how many connections there may be with those that
/// it gives. When these are fewer, it says so: the database must have its own in any case.
pub fn places_for(connections: usize) -> usize {
    let needed = connections as u64 + OTHERS;
    let given = raised_to(needed);
    if given >= needed {
        return connections;
    }
    let places = usize::try_from(given.saturating_sub(OTHERS)).unwrap_or(usize::MAX).max(1);
    tracing::warn!(
        descriptors = given,
        "only {places} connections can be open, not {connections}: that takes {needed} file descriptors; raise the limit \
         (ulimit -n, LimitNOFILE), or give a smaller --max-connections"
    );
    places
}

/// Raises the limit to what is needed, or as far as it can be; how many descriptors there are.
fn raised_to(needed: u64) -> u64 {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let (Some(current), most) = (current, maximum.unwrap_or(u64::MAX)) else { return u64::MAX };
    if current >= needed {
        return current;
    }
    // Only who administers the system may have more than the most.
    let wanted = [(needed, maximum.map(|most| most.max(needed))), (needed.min(most), maximum)];
    for (current, maximum) in wanted {
        if setrlimit(Resource::Nofile, Rlimit { current: Some(current), maximum }).is_ok() {
            return current;
        }
    }
    current
}
