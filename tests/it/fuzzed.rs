//! The bodies of the fuzz targets, on every input that fuzzing begins with. Fuzzing itself: `fuzz/run`.

use std::path::Path;

use crate::fuzz::session::Session;
use crate::fuzz::{framing, request, seeds};

const TRANSCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/transcripts");

/// Every so many seeds of dispatch, changes are committed.
const COMMITS_EVERY: u32 = 8;

fn each_seed(target: &str, mut body: impl FnMut(&[u8])) {
    let transcripts = seeds::transcripts(Path::new(TRANSCRIPTS));
    let seeds: Vec<_> = transcripts.iter().flat_map(|requests| seeds::seeds(target, requests)).collect();
    assert!(seeds.len() > transcripts.len() / 2, "the seeds are missing");
    seeds.iter().for_each(|seed| body(seed));
}

#[test]
fn seeds_of_lines() {
    each_seed("lines", framing::lines);
}

#[test]
fn seeds_of_headers() {
    each_seed("headers", framing::headers);
}

#[test]
fn seeds_of_request() {
    each_seed("request", request::request);
}

#[test]
fn seeds_of_dispatch() {
    let mut session = Session::begin(COMMITS_EVERY);
    each_seed("dispatch", |seed| session.run(seed));
    session.begin_anew();
}

#[test]
fn the_dictionary_is_one_that_libfuzzer_reads() {
    let words = seeds::dictionary();
    assert!(words.lines().any(|line| line == r#""\"vessel.load\"""#), "{words}");
    assert!(
        words.is_ascii()
            && words.lines().all(|line| line.len() > 2 && line.starts_with('"') && line.ends_with('"'))
    );
}
