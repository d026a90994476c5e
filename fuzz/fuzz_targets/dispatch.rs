#![no_main]

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use harbormaster_fuzz::seeds;
use harbormaster_fuzz::session::Session;
use libfuzzer_sys::fuzz_target;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// One input of so many commits: a commit takes as long as some dozens of inputs without.
const COMMITS_EVERY: u32 = 1024;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::new(Session::begin(COMMITS_EVERY));
}

fuzz_target!(init: write_seeds_if_asked(), |input: &[u8]| {
    SESSION.with_borrow_mut(|session| session.run(input));
});

/// Where to write the seeds of every target, and the dictionary. This target does it because it knows the methods, and
/// is built anyway.
const SEEDS_INTO: &str = "HARBORMASTER_SEEDS_INTO";

fn write_seeds_if_asked() {
    let Some(folder) = std::env::var_os(SEEDS_INTO).map(PathBuf::from) else { return };
    let transcripts =
        seeds::transcripts(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/transcripts")));
    for target in ["lines", "headers", "request", "dispatch"] {
        let folder = folder.join(target);
        std::fs::create_dir_all(&folder).expect("a folder for the seeds");
        let seeds = transcripts.iter().flat_map(|requests| seeds::seeds(target, requests));
        for (number, seed) in seeds.enumerate() {
            std::fs::write(folder.join(format!("{number:04}")), seed).expect("a writable folder");
        }
    }
    std::fs::write(folder.join("words.dict"), seeds::dictionary()).expect("a writable folder");
    std::process::exit(0);
}
