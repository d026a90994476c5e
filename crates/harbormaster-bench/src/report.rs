//! What `compare` found, as tables for people and as JSON for programs.

use serde::Serialize;
use serde_json::{Value, json};

use crate::compare::{Cell, Round};
use crate::failure::{Context, Result};
use crate::machine::Machine;
use crate::peer::{Installed, Kind};
use crate::protocol::Operation;
use crate::statistics::{Spread, ratio};

/// All that was found.
#[derive(Debug, Default)]
pub struct Report {
    /// Where.
    pub machine: Machine,
    /// The servers.
    pub peers: Vec<Installed>,
    /// Those that are not there, and why.
    pub missing: Vec<(Kind, String)>,
    /// How long each cell was measured in each round, in seconds.
    pub seconds: u64,
    /// What was measured.
    pub cells: Vec<Cell>,
}

/// A cell's figures over its rounds.
#[derive(Clone, Copy, Debug, Serialize)]
struct Summary {
    operations_per_second: Option<Spread>,
    p50_us: Option<Spread>,
    p99_us: Option<Spread>,
    server_cpu_us: Option<Spread>,
    client_cpu_us: Option<Spread>,
    disk_bytes: Option<Spread>,
    charged_bytes: Option<Spread>,
}

impl Summary {
    fn of(cell: &Cell) -> Self {
        let spread = |figure: fn(&Round) -> f64| Spread::of(cell.rounds.iter().map(figure));
        // Unknown when one round does not know it.
        let known = |figure: fn(&Round) -> Option<f64>| {
            Spread::of(cell.rounds.iter().map(figure).collect::<Option<Vec<_>>>()?)
        };
        Self {
            operations_per_second: spread(|round| round.operations_per_second),
            p50_us: spread(|round| round.p50_us),
            p99_us: spread(|round| round.p99_us),
            server_cpu_us: spread(|round| round.server_cpu_us),
            client_cpu_us: spread(|round| round.client_cpu_us),
            disk_bytes: known(|round| round.disk_bytes),
            charged_bytes: known(|round| round.charged_bytes),
        }
    }
}

impl Report {
    /// How many times this cell's operations a second harbormaster did under the same load.
    fn ratio(&self, cell: &Cell) -> Option<f64> {
        let is_ours = |other: &&Cell| {
            other.peer == Kind::Harbormaster && (other.operation, other.shape) == (cell.operation, cell.shape)
        };
        let ours = self.cells.iter().find(is_ours)?;
        let speed = |cell| Summary::of(cell).operations_per_second;
        (cell.peer != Kind::Harbormaster).then(|| ratio(speed(ours), speed(cell)))?
    }

    fn rounds(&self) -> usize {
        self.cells.first().map_or(0, |cell| cell.rounds.len())
    }

    /// One JSON document.
    ///
    /// # Errors
    /// A figure that JSON cannot hold.
    pub fn json(&self) -> Result<String> {
        let missing = self.missing.iter().map(|(kind, reason)| json!({"kind": kind, "reason": reason}));
        let mut cells = Vec::new();
        for cell in &self.cells {
            let mut value = serde_json::to_value(cell).context("a cell is not JSON")?;
            value["summary"] = serde_json::to_value(Summary::of(cell)).context("a summary is not JSON")?;
            value["harbormaster_ratio"] = self.ratio(cell).into();
            cells.push(value);
        }
        let document = json!({
            "machine": self.machine, "peers": self.peers, "missing": missing.collect::<Vec<Value>>(),
            "rounds": self.rounds(), "seconds": self.seconds, "cells": cells,
        });
        serde_json::to_string_pretty(&document).map(|text| text + "\n").context("the report is not JSON")
    }

    /// Markdown: the machine, the servers, and a table for each operation.
    pub fn tables(&self) -> String {
        let mut text = format!("{}\n\n", self.machine.line());
        for peer in &self.peers {
            text += &format!("- {}: {}\n", peer.kind.name(), peer.version);
        }
        for (kind, reason) in &self.missing {
            text += &format!("- {} is missing: {reason}\n", kind.name());
        }
        text += &format!("\nMedian (least–most) of {} rounds of {} s.\n", self.rounds(), self.seconds);
        for operation in Operation::ALL {
            let cells: Vec<_> = self.cells.iter().filter(|cell| cell.operation == operation).collect();
            if !cells.is_empty() {
                text += &format!("\n## {}\n\n{HEAD}", operation.name());
                cells.iter().for_each(|cell| text += &self.line(cell));
            }
        }
        text
    }

    fn line(&self, cell: &Cell) -> String {
        let summary = Summary::of(cell);
        let shown = |spread: Option<Spread>, decimals| {
            spread.map_or_else(|| "–".to_owned(), |spread: Spread| spread.text(decimals))
        };
        // A load changes nothing, so there is nothing that it would have to write.
        let written = match cell.operation {
            Operation::Load => "–".to_owned(),
            _ if summary.disk_bytes.is_none() => "not readable".to_owned(),
            _ => shown(summary.disk_bytes, 0),
        };
        format!(
            "| {} × {} | {} | {} | {} | {} | {} | {} | {} | {written} |\n",
            cell.shape.clients,
            cell.shape.in_flight,
            cell.peer.name(),
            shown(summary.operations_per_second, 0),
            self.ratio(cell).map_or_else(String::new, |ratio| format!("{ratio:.2}")),
            shown(summary.p50_us, 0),
            shown(summary.p99_us, 0),
            shown(summary.server_cpu_us, 1),
            shown(summary.client_cpu_us, 1),
        )
    }
}

const HEAD: &str = "\
| clients × in flight | server | operations/s | harbormaster / it | p50 µs | p99 µs | server CPU µs each | client CPU µs each | bytes to disk each |
|---|---|---|---|---|---|---|---|---|
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Shape;

    fn cell(peer: Kind, speeds: &[f64]) -> Cell {
        let round = |speed: &f64| Round {
            operations_per_second: *speed,
            p50_us: 100.0,
            p99_us: 200.0,
            server_cpu_us: 10.0,
            client_cpu_us: 5.0,
            disk_bytes: (peer != Kind::Redis).then_some(512.0),
            charged_bytes: None,
        };
        let shape = Shape { clients: 8, in_flight: 1 };
        Cell { operation: Operation::Create, shape, peer, rounds: speeds.iter().map(round).collect() }
    }

    fn report() -> Report {
        Report {
            cells: vec![cell(Kind::Harbormaster, &[900.0, 3000.0, 1500.0]), cell(Kind::Redis, &[2000.0; 3])],
            missing: vec![(Kind::Postgres, "it is not installed".into())],
            ..Report::default()
        }
    }

    #[test]
    fn tables_show_medians_ratios_and_who_is_missing() {
        let tables = report().tables();
        let has = |line: &str| assert!(tables.contains(line), "{line} is not in\n{tables}");
        has("| 8 × 1 | harbormaster | 1 500 (900–3 000) |  | 100 (100–100) |");
        has("| 8 × 1 | Redis | 2 000 (2 000–2 000) | 0.75 |");
        has("| not readable |\n");
        has("- PostgreSQL is missing: it is not installed\n");
    }

    #[test]
    fn the_json_document_has_rounds_summaries_and_ratios() {
        let document: Value = serde_json::from_str(&report().json().expect("JSON")).expect("JSON");
        assert_eq!(document["rounds"], 3);
        assert_eq!(document["missing"][0]["kind"], "postgres");
        let redis = &document["cells"][1];
        assert_eq!((&redis["clients"], &redis["operation"]), (&json!(8), &json!("create")));
        assert_eq!(redis["harbormaster_ratio"], 0.75);
        assert_eq!(redis["summary"]["operations_per_second"]["median"], 2000.0);
        assert_eq!(redis["summary"]["disk_bytes"], Value::Null);
        assert_eq!(document["cells"][0]["harbormaster_ratio"], Value::Null);
    }
}
