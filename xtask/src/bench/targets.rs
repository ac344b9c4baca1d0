//! The engine's bars and aims, beside its measurements.

use super::contenders::Engine;
use super::report::{Report, Row};

/// One line of the issue that asked for the engine.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    pub what: &'static str,
    pub measured: Option<f64>,
    /// The least result, and the hoped-for one.
    pub bar: f64,
    pub aim: f64,
    /// Larger is better.
    pub more: bool,
    pub unit: &'static str,
}

impl Target {
    /// `aim` or `bar`, if it is reached; else `no`.
    pub fn reached(&self) -> &'static str {
        let Some(measured) = self.measured else {
            return "not measured";
        };
        let reaches = |goal: f64| {
            if self.more {
                measured >= goal
            } else {
                measured <= goal
            }
        };
        match (reaches(self.aim), reaches(self.bar)) {
            (true, _) => "aim",
            (false, true) => "bar",
            (false, false) => "no",
        }
    }
}

/// All targets.
pub fn targets(report: &Report) -> Vec<Target> {
    [speed(report), needs(report)].concat()
}

fn speed(report: &Report) -> Vec<Target> {
    let fastest = |threads| report.fastest(Engine::Camlens, threads);
    let against = |engine, threads| ratio(fastest(threads), report.fastest(engine, threads));
    let whole = ours(report).find(|row| !row.common_input);
    // Both rows are of the build `simd`.
    let simd = ours(report).find(|row| row.common_input);
    vec![
        at_most(
            "one thread, time / onnxruntime-web at one thread",
            against(Engine::Onnxruntime, 1),
            [0.60, 0.45],
            "",
        ),
        at_most(
            "two threads, time / onnxruntime-web at two threads",
            against(Engine::Onnxruntime, 2),
            [0.60, 0.45],
            "",
        ),
        at_most(
            "one thread, time / TensorFlow.js at one thread",
            against(Engine::Tfjs, 1),
            [0.66, 0.50],
            "",
        ),
        at_most(
            "two threads / one thread, ours",
            ratio(fastest(2), fastest(1)),
            [0.57, 0.53],
            "",
        ),
        Target {
            what: "GFLOPS at `whole` of a 4:3 photo / GFLOPS at 224 x 224, one thread",
            measured: whole
                .and_then(|row| row.gflops)
                .zip(simd.and_then(|row| row.gflops))
                .map(|(whole, simd)| whole / simd),
            bar: 0.95,
            aim: 1.0,
            more: true,
            unit: "",
        },
    ]
}

/// Memory and patience.
fn needs(report: &Report) -> Vec<Target> {
    let most = |of: fn(&Row) -> Option<f64>| {
        ours(report)
            .filter(|row| row.common_input)
            .filter_map(of)
            .max_by(f64::total_cmp)
    };
    vec![
        at_most(
            "wasm memory with the weights loaded and one inference done",
            most(|row| row.memory.map(megabytes)),
            [260.0, 180.0],
            " MB",
        ),
        at_most(
            "from the last byte to `ready`, without the warm-up run",
            // Without the warm-up's own time nothing can be said.
            most(|row| row.warm_up.and(row.prepare)),
            [400.0, 200.0],
            " ms",
        ),
    ]
}

fn ours(report: &Report) -> impl Iterator<Item = &Row> {
    let rows = report.rows.iter();
    rows.filter(|row| row.engine == Engine::Camlens)
}

fn at_most(
    what: &'static str,
    measured: Option<f64>,
    [bar, aim]: [f64; 2],
    unit: &'static str,
) -> Target {
    Target {
        what,
        measured,
        bar,
        aim,
        more: false,
        unit,
    }
}

/// 10^6 bytes.
pub fn megabytes(bytes: u64) -> f64 {
    #[allow(
        clippy::cast_precision_loss,
        reason = "a tab has far less than 2^53 bytes"
    )]
    let bytes = bytes as f64;
    bytes / 1e6
}

/// One median over another.
pub fn ratio(ours: Option<&Row>, theirs: Option<&Row>) -> Option<f64> {
    Some(ours?.median()? / theirs?.median()?)
}

#[cfg(test)]
mod tests {
    use super::super::report::tests::report;
    use super::*;

    #[test]
    fn each_is_measured_and_judged() {
        let targets = targets(&report(|_| ()));
        let judged: Vec<_> = targets.iter().map(Target::reached).collect();
        // 101 / 201, 51 / 101, 101 / 201, 51 / 101, 1.796 * 101 / 180, 157 MB, 180 ms
        assert_eq!(judged, ["bar", "bar", "bar", "aim", "aim", "aim", "aim"]);
    }

    #[test]
    fn what_did_not_run_is_not_measured() {
        let targets = targets(&report(|entry| {
            entry.runs.clear();
            entry.warm_up = None;
        }));
        let measured = targets.iter().filter(|target| target.measured.is_some());
        let names: Vec<_> = measured.map(|target| target.what).collect();
        assert_eq!(
            names,
            ["wasm memory with the weights loaded and one inference done"]
        );
        let ours = Target {
            measured: Some(0.61),
            ..targets[0].clone()
        };
        assert_eq!(ours.reached(), "no");
        assert_eq!(targets[0].reached(), "not measured");
    }
}
