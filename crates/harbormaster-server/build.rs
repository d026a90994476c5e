//! Hands the target's name to the program, which tells it to editors.

fn main() {
    let target = std::env::var("TARGET").unwrap_or_else(|_| "unknown".into());
    println!("cargo::rustc-env=HARBORMASTER_TARGET={target}");
    println!("cargo::rerun-if-changed=build.rs");
}
