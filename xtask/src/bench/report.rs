//! Medians and ratios of a measurement, and the check that all engines gave the same answer.

use serde::Serialize;

use super::contenders::{Contender, Engine};
use super::error::BenchError;
use super::machine::Machine;
use super::measured::{Entry, Group, Measured};
use super::operations::gflop;
use super::statistics::{Spread, median};

/// The side of the input that all engines read.
const SIDE: usize = 224;

/// The largest difference of a class's probability between engines: the stored weights have 16 bits,
/// and sums are in another order.
const MAX_PROBABILITY_DIFFERENCE: f64 = 0.01;

/// A whole measurement, as it is written to `target/bench/`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub command: String,
    pub date: String,
    pub machine: Machine,
    pub browser: String,
    /// The peers' packages.
    pub versions: Vec<String>,
    pub runs: usize,
    pub rows: Vec<Row>,
}

/// One contender. Times are in milliseconds.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    pub name: String,
    pub label: String,
    pub engine: Engine,
    pub threads: usize,
    /// Width and height.
    pub input: (usize, usize),
    /// It read the numbers that all read, so its times and answer can be compared.
    pub common_input: bool,
    pub error: Option<String>,
    pub times: Option<Spread>,
    pub samples: Vec<f64>,
    /// 10^9 operations of the direct method a second.
    pub gflops: Option<f64>,
    /// From the worker's start until it answers, without a first inference.
    pub load: Option<f64>,
    /// The part of `load` after the network's last byte.
    pub prepare: Option<f64>,
    pub warm_up: Option<f64>,
    /// Bytes.
    pub memory: Option<u64>,
    /// Medians.
    pub groups: Vec<Group>,
    /// The first class and its probability.
    pub top: Option<(usize, f64)>,
    /// The largest difference of a probability from our first row's.
    pub difference: Option<f64>,
}

/// The circumstances of a measurement, which the page does not know.
#[derive(Debug, Clone)]
pub struct About {
    pub command: String,
    pub machine: Machine,
    pub browser: String,
    pub versions: Vec<String>,
    pub runs: usize,
}

impl Report {
    /// Joins the contenders with the page's measurements.
    pub fn new(about: About, contenders: &[Contender], measured: &Measured) -> Self {
        let entry = |contender: &Contender| {
            let mut entries = measured.contenders.iter();
            entries.find(|entry| entry.name == contender.name)
        };
        let reference = contenders
            .iter()
            .filter(|contender| contender.reads_the_common_input())
            .find_map(|contender| entry(contender)?.probabilities.as_deref());
        let rows = contenders
            .iter()
            .filter_map(|contender| Some(Row::new(contender, entry(contender)?, reference)));
        Self {
            command: about.command,
            date: measured.date.clone(),
            machine: about.machine,
            browser: about.browser,
            versions: about.versions,
            runs: about.runs,
            rows: rows.collect(),
        }
    }

    /// Checks that our engine ran, and that all engines gave one answer: else the times say nothing.
    ///
    /// # Errors
    /// [`BenchError::Camlens`] and [`BenchError::Disagrees`].
    pub fn check(&self) -> Result<(), BenchError> {
        let ours = |row: &&Row| row.engine == Engine::Camlens;
        for row in self.rows.iter().filter(ours) {
            if let Some(why) = &row.error {
                return Err(BenchError::Camlens {
                    contender: row.name.clone(),
                    why: why.clone(),
                });
            }
        }
        let common = || self.rows.iter().filter(|row| row.common_input);
        let expected = common().find_map(|row| row.top).map(|(class, _)| class);
        for row in common() {
            if let (Some((class, _)), Some(expected), Some(difference)) =
                (row.top, expected, row.difference)
                && (class != expected || difference > MAX_PROBABILITY_DIFFERENCE)
            {
                return Err(BenchError::Disagrees {
                    contender: row.name.clone(),
                    class,
                    expected,
                    difference,
                });
            }
        }
        Ok(())
    }

    /// The quickest row of an engine with this number of threads, on the common input.
    pub fn fastest(&self, engine: Engine, threads: usize) -> Option<&Row> {
        self.rows
            .iter()
            .filter(|row| row.engine == engine && row.threads == threads && row.common_input)
            .filter_map(|row| Some((row.median()?, row)))
            .min_by(|(a, _), (b, _)| f64::total_cmp(a, b))
            .map(|(_, row)| row)
    }
}

impl Row {
    fn new(contender: &Contender, entry: &Entry, reference: Option<&[f64]>) -> Self {
        let samples: Vec<f64> = entry.runs.iter().map(|run| run.milliseconds).collect();
        let times = Spread::of(&samples);
        let input = entry.input.unwrap_or((SIDE, SIDE));
        let common_input = contender.reads_the_common_input();
        let probabilities = entry.probabilities.as_deref();
        let without_warm_up = |time: f64| time - entry.warm_up.unwrap_or(0.0);
        Self {
            name: contender.name.clone(),
            label: contender.label.clone(),
            engine: contender.engine,
            threads: contender.threads,
            input,
            common_input,
            error: entry.error.clone(),
            gflops: times.map(|times| gflop(input) / times.median * 1e3),
            times,
            samples,
            load: entry.load.map(without_warm_up),
            prepare: entry.prepare.map(without_warm_up),
            warm_up: entry.warm_up,
            memory: entry.memory,
            // Stock tract's layers are not the ones that ours are grouped by.
            groups: match contender.engine {
                Engine::Camlens => groups(entry),
                _ => Vec::new(),
            },
            top: probabilities.and_then(top),
            difference: probabilities
                .zip(reference.filter(|_| common_input))
                .map(|(ours, theirs)| difference(ours, theirs)),
        }
    }

    /// Milliseconds.
    pub fn median(&self) -> Option<f64> {
        self.times.map(|times| times.median)
    }
}

/// The median of each group of layers, in the order of the first run.
fn groups(entry: &Entry) -> Vec<Group> {
    let Some(first) = entry.runs.first() else {
        return Vec::new();
    };
    let times = |name: &str| -> Vec<f64> {
        let all = entry.runs.iter().flat_map(|run| &run.groups);
        all.filter(|group| group.name == name)
            .map(|group| group.ms)
            .collect()
    };
    let medians = first.groups.iter().filter_map(|group| {
        let ms = median(&times(&group.name))?;
        Some(Group {
            name: group.name.clone(),
            ms,
        })
    });
    medians.collect()
}

fn top(probabilities: &[f64]) -> Option<(usize, f64)> {
    let all = probabilities.iter().copied().enumerate();
    all.max_by(|(_, a), (_, b)| f64::total_cmp(a, b))
}

/// The largest difference; of lists that are not equally long, as large as can be.
fn difference(a: &[f64], b: &[f64]) -> f64 {
    if a.len() != b.len() {
        return f64::INFINITY;
    }
    let pairs = a.iter().zip(b);
    pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::contenders::{Worker, contenders};
    use super::super::measured::Run;
    use super::super::options::BenchOptions;
    use super::*;

    /// A report of ours, threads included, and of all peers.
    pub(in crate::bench) fn report(change: impl Fn(&mut Entry)) -> Report {
        let workers = ["simd", "threads", "relaxed"].map(|variant| Worker {
            variant: variant.to_owned(),
            start: format!("{variant}/start.js"),
        });
        let contenders = contenders(&BenchOptions::default(), &workers, Some("tract/start.js"));
        let entries = contenders.iter().map(|contender| {
            let mut entry = entry(contender);
            change(&mut entry);
            entry
        });
        let measured = Measured {
            date: "2026-11-23".to_owned(),
            isolated: true,
            contenders: entries.collect(),
        };
        let about = About {
            command: "cargo xtask bench".to_owned(),
            machine: Machine {
                processor: "AMD EPYC".to_owned(),
                cores: 2,
                system: "linux",
            },
            browser: "Chromium 156.0.1.2".to_owned(),
            versions: vec!["onnxruntime-web@1.30.0".to_owned()],
            runs: 3,
        };
        Report::new(about, &contenders, &measured)
    }

    fn entry(contender: &Contender) -> Entry {
        #[allow(clippy::cast_precision_loss, reason = "there are one or two threads")]
        let base = match contender.engine {
            Engine::Camlens => 100.0,
            _ => 200.0,
        } / contender.threads as f64;
        let group = |name: &str, ms| Group {
            name: name.to_owned(),
            ms,
        };
        let whole = !contender.reads_the_common_input();
        let runs = [1.0, 0.0, 2.0].map(|more| Run {
            milliseconds: if whole { 180.0 } else { base + more },
            groups: vec![group("1x1", 60.0 + more), group("3x3", 40.0)],
        });
        Entry {
            name: contender.name.clone(),
            error: None,
            runs: runs.to_vec(),
            memory: Some(150 << 20),
            load: Some(900.0),
            prepare: Some(300.0),
            warm_up: Some(120.0),
            input: whole.then_some((352, 256)),
            probabilities: Some(vec![0.1, 0.7, 0.2]),
        }
    }

    #[test]
    fn medians_groups_and_what_comes_before_the_warm_up() {
        let report = report(|_| ());
        let row = &report.rows[0];
        assert_eq!(
            (row.name.as_str(), row.median()),
            ("camlens simd 1", Some(101.0))
        );
        assert_eq!((row.load, row.prepare), (Some(780.0), Some(180.0)));
        assert_eq!(row.groups[0].ms, 61.0);
        assert_eq!((row.top, row.difference), (Some((1, 0.7)), Some(0.0)));
        assert!((row.gflops.unwrap() - 7.716 / 0.101).abs() < 0.01);
        let peer = report.fastest(Engine::Onnxruntime, 1).unwrap();
        assert_eq!(peer.name, "onnxruntime-web 1");
        report.check().unwrap();
    }

    #[test]
    fn another_answer_and_ours_not_running_are_errors() {
        let disagrees = report(|entry| {
            if entry.name == "tfjs 1" {
                entry.probabilities = Some(vec![0.1, 0.6, 0.3]);
            }
        });
        assert!(matches!(
            disagrees.check(),
            Err(BenchError::Disagrees { contender, class: 1, .. }) if contender == "tfjs 1"
        ));
        let fail = |name: &'static str| {
            report(move |entry| {
                if entry.name == name {
                    entry.error = Some("no memory".to_owned());
                    entry.runs.clear();
                }
            })
        };
        assert!(matches!(
            fail("camlens simd 1").check(),
            Err(BenchError::Camlens { .. })
        ));
        let without_peer = fail("tfjs 1");
        without_peer.check().unwrap();
        assert!(without_peer.fastest(Engine::Tfjs, 1).is_none());
    }
}
