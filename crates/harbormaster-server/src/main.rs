//! The program.

use clap::Parser;
use harbormaster_server::config::{Cli, Command};
use harbormaster_server::lifecycle;

/// A request is a few dozen small allocations, made on one thread and often freed on another; this is what
/// mimalloc is for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    let Command::Serve(serve) = Cli::parse().command;
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("harbormaster: cannot start threads: {error}");
            std::process::exit(71); // EX_OSERR of sysexits.h
        }
    };
    let code = runtime.block_on(lifecycle::run(serve));
    // A read of stdin that has begun cannot be cancelled, and dropping the runtime would wait for it.
    runtime.shutdown_background();
    std::process::exit(code.into())
}
