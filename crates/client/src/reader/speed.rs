//! A run of passes that are measured for the visitor's curiosity.

use camlens_core::protocol::{Build, Failure};

/// Passes of a run.
pub const PASSES: usize = 20;

/// Passes over an empty picture of 224 x 224 pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeedRun {
    pub build: Build,
    /// Milliseconds of each pass, in order.
    pub passes: Vec<f64>,
    /// The failure that ended the run.
    pub failure: Option<Failure>,
}

/// Milliseconds of a pass.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Speed {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl SpeedRun {
    /// A run without any pass yet.
    pub fn new(build: Build) -> Self {
        Self {
            build,
            passes: Vec::new(),
            failure: None,
        }
    }

    /// Whether more passes are wanted.
    pub fn is_running(&self) -> bool {
        self.failure.is_none() && self.passes.len() < PASSES
    }

    /// Whether all passes are measured.
    pub fn is_done(&self) -> bool {
        self.passes.len() >= PASSES
    }

    /// The speed by the passes so far; `None` before the first.
    pub fn speed(&self) -> Option<Speed> {
        let mut sorted = self.passes.clone();
        sorted.sort_by(f64::total_cmp);
        let (least, most) = (*sorted.first()?, *sorted.last()?);
        let middle = sorted.len() / 2;
        let median = if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        };
        Some(Speed {
            median,
            least,
            most,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(passes: &[f64]) -> SpeedRun {
        let build = Build {
            variant: "simd".to_owned(),
            threads: 1,
        };
        SpeedRun {
            passes: passes.to_vec(),
            ..SpeedRun::new(build)
        }
    }

    #[test]
    fn the_median_is_the_middle_of_the_passes() {
        assert_eq!(run(&[]).speed(), None);
        assert_eq!(run(&[3.0, 1.0, 2.0]).speed().map(|s| s.median), Some(2.0));
        let even = run(&[8.0, 1.0, 2.0, 4.0]).speed();
        let speed = Speed {
            median: 3.0,
            least: 1.0,
            most: 8.0,
        };
        assert_eq!(even, Some(speed));
    }

    #[test]
    fn a_run_is_done_after_its_last_pass() {
        assert!(run(&[1.0; PASSES - 1]).is_running());
        let done = run(&[1.0; PASSES]);
        assert!(done.is_done() && !done.is_running());
    }
}
