#![no_main]

use harbormaster_fuzz::framing;
use libfuzzer_sys::fuzz_target;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fuzz_target!(|input: &[u8]| framing::headers(input));
