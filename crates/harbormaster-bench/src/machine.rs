//! What a figure depends on and no program can change: cores, processor, kernel, and how fast the disk syncs.

use std::path::Path;

use serde::Serialize;

use crate::disk::fsyncs_per_second;
use crate::failure::Result;

/// The machine.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Machine {
    /// How many threads run at once.
    pub cores: usize,
    /// What the processor calls itself.
    pub cpu: String,
    /// The kernel's release.
    pub kernel: String,
    /// How often a second 4 KiB can be appended to a file and synced.
    pub fsyncs_per_second: f64,
}

impl Machine {
    /// This machine, with the disk that `folder` is on. It takes a second.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn measure(folder: &Path) -> Result<Self> {
        let cpuinfo = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        Ok(Self {
            cores: cores(),
            cpu: cpu_model(&cpuinfo).unwrap_or("an unnamed processor").to_owned(),
            kernel: kernel.trim().to_owned(),
            fsyncs_per_second: fsyncs_per_second(folder)?,
        })
    }

    /// The machine in one line.
    pub fn line(&self) -> String {
        format!(
            "{} cores ({}), Linux {}, {:.0} fsyncs a second on the disk (4 KiB each)",
            self.cores, self.cpu, self.kernel, self.fsyncs_per_second
        )
    }
}

/// How many threads run at once.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

fn cpu_model(cpuinfo: &str) -> Option<&str> {
    let line = cpuinfo.lines().find(|line| line.starts_with("model name"))?;
    line.split_once(':').map(|(_, name)| name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_processor_is_named_once() {
        let cpuinfo = "processor\t: 0\nmodel name\t: A Processor @ 2 GHz\nmodel name\t: Another\n";
        assert_eq!(cpu_model(cpuinfo), Some("A Processor @ 2 GHz"));
        assert_eq!(cpu_model("processor : 0\n"), None);
    }
}
