//! The largest marked part of a drawn map, and the box around it.
//!
//! Zhou et al. 2016, section 3.2: "we first segment the regions of which the value is above 20% of the
//! max value of the CAM. Then we take the bounding box that covers the largest connected component
//! in the segmentation map." ([`Threshold::default`] is this one.)

use super::connected::largest_part;
use super::{ActivationMap, Enlargement, Evidence, Threshold, upsample};

/// Samples of the drawn map to a cell, each way: half of the network's own pixels. Even, so that the
/// halves of a cell that an offset squeezes and stretches are whole samples.
const SAMPLES_PER_CELL: usize = 16;

/// A rectangle as part of the picture, 0 to 1 each way from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    pub left: f64,
    pub top: f64,
    pub width: f64,
    pub height: f64,
}

/// The largest connected part of the places above a threshold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// The threshold, in logits.
    pub level: f32,
    /// The smallest rectangle around it, to a sixteenth of a cell.
    pub bounds: Bounds,
    /// Its part of the picture, 0 to 1.
    pub area: f32,
    /// The part that it adds to the score, in logits: its mean value times its part of the grid, which
    /// an offset does not change. With [`HalfPixel`](super::Upsampling::HalfPixel) and
    /// [`Cells`](super::Upsampling::Cells) the drawn map has the map's mean, so that this is a share
    /// of the very score; aligned corners draw border cells smaller than they are, and this is a
    /// share of the drawn map.
    pub logits: f32,
    /// `logits` as a part of the score; `None` for a score that is not positive.
    pub of_score: Option<f32>,
}

/// All places above a threshold, connected or not: the inside of the contours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Marked {
    /// The threshold, in logits.
    pub level: f32,
    /// This and the following as in [`Part`].
    pub area: f32,
    pub logits: f32,
    pub of_score: Option<f32>,
}

impl Evidence {
    /// The largest part of the drawn map above a threshold; `None` where no place reaches it.
    pub fn largest_part(&self, threshold: Threshold, enlargement: Enlargement) -> Option<Part> {
        let level = threshold.level(&self.map)?;
        let samples = Samples::of(&self.map, level, enlargement);
        let marked: Vec<bool> = samples.values.iter().map(|&value| value >= level).collect();
        let part = largest_part(samples.width, &marked);
        let bounds = samples.bounds(&part)?;
        let Marked {
            area,
            logits,
            of_score,
            ..
        } = self.sum_of(level, part.into_iter(), &samples);
        Some(Part {
            level,
            bounds,
            area,
            logits,
            of_score,
        })
    }

    /// All of the drawn map above a threshold; `None` where no place reaches it.
    pub fn marked(&self, threshold: Threshold, enlargement: Enlargement) -> Option<Marked> {
        let level = threshold.level(&self.map)?;
        let samples = Samples::of(&self.map, level, enlargement);
        let reaches = |&at: &usize| samples.values[at] >= level;
        let marked = self.sum_of(level, (0..samples.values.len()).filter(reaches), &samples);
        (marked.area > 0.0).then_some(marked)
    }

    /// The sum that some of the samples add to the score.
    fn sum_of(&self, level: f32, some: impl Iterator<Item = usize>, samples: &Samples) -> Marked {
        let (area, sum) = some.fold((0.0, 0.0), |(area, sum), at| {
            (area + samples.area(at), sum + f64::from(samples.values[at]))
        });
        let logits = (sum / samples.values.len().max(1) as f64) as f32;
        Marked {
            level,
            area: area as f32,
            logits,
            of_score: self.of_score(logits),
        }
    }
}

/// The drawn map at the middles of equal squares of its grid.
struct Samples {
    width: usize,
    /// Row by row.
    values: Vec<f32>,
    /// Borders of the columns of samples on the picture, 0 to 1.
    across: Vec<f64>,
    /// Borders of the rows of samples on the picture, 0 to 1.
    down: Vec<f64>,
}

impl Samples {
    fn of(map: &ActivationMap, level: f32, enlargement: Enlargement) -> Self {
        let width = map.columns * SAMPLES_PER_CELL;
        let height = map.rows * SAMPLES_PER_CELL;
        let mut values = upsample(map, width, height, enlargement.upsampling.centred());
        if !values.iter().any(|&value| value >= level) {
            add_peaks(&mut values, map, level, enlargement);
        }
        let placement = enlargement.placement(map);
        Self {
            width,
            values,
            across: borders(width, |place| placement.on_frame((place, 0.0)).0),
            down: borders(height, |place| placement.on_frame((0.0, place)).1),
        }
    }

    /// The part of the picture that a sample stands for.
    fn area(&self, at: usize) -> f64 {
        let (x, y) = (at % self.width, at / self.width);
        (self.across[x + 1] - self.across[x]) * (self.down[y + 1] - self.down[y])
    }

    /// The rectangle around some of the samples; `None` around nothing.
    fn bounds(&self, some: &[usize]) -> Option<Bounds> {
        let columns = || some.iter().map(|at| at % self.width);
        let rows = || some.iter().map(|at| at / self.width);
        let (left, right) = (columns().min()?, columns().max()? + 1);
        let (top, bottom) = (rows().min()?, rows().max()? + 1);
        Some(Bounds {
            left: self.across[left],
            top: self.down[top],
            width: self.across[right] - self.across[left],
            height: self.down[bottom] - self.down[top],
        })
    }
}

/// The borders of `count` equal parts of a grid's side, on the picture.
fn borders(count: usize, on_frame: impl Fn(f64) -> f64) -> Vec<f64> {
    let border = |at: usize| on_frame(at as f64 / count.max(1) as f64);
    (0..=count).map(border).collect()
}

/// Gives the value of each cell that reaches a level to the sample nearest to the point where the
/// drawn map has it: a narrow peak lies between the samples.
fn add_peaks(values: &mut [f32], map: &ActivationMap, level: f32, enlargement: Enlargement) {
    let (width, height) = (map.columns * SAMPLES_PER_CELL, map.rows * SAMPLES_PER_CELL);
    let sample = |cell: usize, cells: usize, samples: usize| {
        let place = enlargement.upsampling.place_of(cell, cells);
        ((place * samples as f64) as usize).min(samples - 1)
    };
    for (at, &value) in map.values.iter().enumerate() {
        if value >= level {
            let x = sample(at % map.columns, map.columns, width);
            let y = sample(at / map.columns, map.rows, height);
            values[y * width + x] = value;
        }
    }
}

#[cfg(test)]
mod tests;
