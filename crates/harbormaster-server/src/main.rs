//! The program.

use harbormaster_server::command;
use harbormaster_server::config::Cli;
use harbormaster_server::exit::EXIT_SYSTEM;

/// A request is a few dozen small allocations, made on one thread and often freed on another; this is what
/// mimalloc is for.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many cores the threads that serve clients leave to SQLite's thread, which every change waits for. When all of
/// them serve, it has to wait for its turn, and changes are a tenth slower on four cores.
const CORES_LEFT: usize = 1;

/// How many threads serve clients at the least.
const THREADS_MIN: usize = 2;

fn main() {
    // Where a few bytes are touched, a huge page would be resident whole: with a thousand codices the server takes 31 MB
    // with them and 23 without, and is no faster. A system that has none need not be asked twice.
    let _ = rustix::thread::disable_transparent_huge_pages(true);
    let cli = Cli::of_arguments();
    let threads = std::thread::available_parallelism().map_or(THREADS_MIN, usize::from);
    let threads = threads.saturating_sub(CORES_LEFT).max(THREADS_MIN);
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                eprintln!("harbormaster: cannot start threads: {error}");
                std::process::exit(EXIT_SYSTEM.into());
            }
        };
    let code = runtime.block_on(command::run(cli));
    // A read of stdin that has begun cannot be cancelled, and dropping the runtime would wait for it.
    runtime.shutdown_background();
    std::process::exit(code.into())
}
