//! The average of several readings of one frame: of the photo and its mirror image, of several sizes.
//!
//! Every answer is linear in the features of a reading, so that the map of the averaged features is
//! the average of the maps, and regions, cells and contrasts need no second way.

use super::CamError;
use super::Upsampling;
use crate::reading::Reading;
use std::sync::Arc;

/// One reading of a frame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct View<'a> {
    pub reading: &'a Reading,
    /// The network saw the mirror image; the average puts left and right back.
    pub mirrored: bool,
}

/// The average of readings of the same frame by the same network, each with the same weight.
///
/// The average with a mirror image has an offset of its own across:
/// [`Offset::averaged_with_mirror`](crate::framing::Offset::averaged_with_mirror). Enlarging takes
/// each cell as looking at the middle of its square: of a network with an offset, cells of several
/// sizes lie beside each other by at most the offset in cells of the coarsest grid.
///
/// Features are enlarged to the finest grid (the most rows and the most columns), bilinear with
/// half-pixel centres, and averaged there; logits are averaged as they are. So the average's logits
/// are numbers that the network gave, and its maps stay in logits.
///
/// The identity `mean of the map + bias = logit` stays true where grids are equal, or where the
/// finest is a whole multiple of the others. Between other sizes (8 rows and 12) enlarging weighs
/// cells unequally, and the map's mean may differ a little.
///
/// # Errors
/// [`CamError::NoReadings`]; [`CamError::OtherNetwork`] for readings with different heads.
pub fn average(views: &[View<'_>]) -> Result<Reading, CamError> {
    let first = views.first().ok_or(CamError::NoReadings)?.reading;
    let head = first.head();
    if views.iter().any(|view| view.reading.head() != head) {
        return Err(CamError::OtherNetwork);
    }
    let grid = views.iter().fold((0, 0), |(rows, columns), view| {
        (
            rows.max(view.reading.rows()),
            columns.max(view.reading.columns()),
        )
    });
    let mut features = vec![0.0; grid.0 * grid.1 * head.channels()];
    let weight = 1.0 / views.len() as f32;
    for view in views {
        if view.mirrored {
            add_enlarged(&view.reading.mirrored(), grid, weight, &mut features);
        } else {
            add_enlarged(view.reading, grid, weight, &mut features);
        }
    }
    let logits = mean_logits(views, head.classes());
    Reading::new(Arc::clone(head), grid, features, logits).map_err(|_| CamError::OtherNetwork)
}

fn mean_logits(views: &[View<'_>], classes: usize) -> Vec<f32> {
    let logit = |class: usize| {
        let logits = views.iter().map(|view| view.reading.logits()[class]);
        (logits.map(f64::from).sum::<f64>() / views.len() as f64) as f32
    };
    (0..classes).map(logit).collect()
}

/// Adds the features of a reading, enlarged to a grid and times a weight.
fn add_enlarged(reading: &Reading, (rows, columns): (usize, usize), weight: f32, sums: &mut [f32]) {
    let across = Upsampling::HalfPixel.taps(reading.columns(), columns, |place| place);
    let down = Upsampling::HalfPixel.taps(reading.rows(), rows, |place| place);
    let taps = down.iter().flat_map(|y| across.iter().map(move |x| (y, x)));
    let channels = sums.len() / (rows * columns);
    for (sums, (y, x)) in sums.chunks_exact_mut(channels).zip(taps) {
        let corners = [
            (y.first, x.first, (1.0 - y.weight) * (1.0 - x.weight)),
            (y.first, x.second, (1.0 - y.weight) * x.weight),
            (y.second, x.first, y.weight * (1.0 - x.weight)),
            (y.second, x.second, y.weight * x.weight),
        ];
        for (row, column, part) in corners {
            if part > 0.0 {
                let cell = reading.cell(row, column).unwrap_or(&[]);
                for (sum, &feature) in sums.iter_mut().zip(cell) {
                    *sum += weight * part * feature;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cam::samples::{noise, read};
    use crate::cam::{ActivationMap, Evidence, upsample};

    fn plain(reading: &Reading) -> View<'_> {
        View {
            reading,
            mirrored: false,
        }
    }

    /// The error of the identity `mean of the map + bias = logit`.
    fn remainder(evidence: &Evidence) -> f32 {
        (evidence.logit - evidence.bias - evidence.map.mean()).abs()
    }

    fn map_of(reading: &Reading, class: usize) -> Result<ActivationMap, CamError> {
        Ok(Evidence::of_class(reading, class)?.map)
    }

    #[test]
    fn one_reading_is_its_own_average() -> Result<(), CamError> {
        let reading = noise(3, 4, 24, 6);
        assert_eq!(average(&[plain(&reading)])?, reading);
        Ok(())
    }

    /// The identity `mean of the map + bias = logit` for a head that is not the network's.
    #[test]
    fn under_another_head_the_maps_sum_to_its_scores() -> Result<(), Box<dyn std::error::Error>> {
        let (straight, other) = (noise(3, 4, 24, 6), noise(3, 4, 24, 3));
        let coarse = noise(2, 3, 24, 6);
        let mirrored = View {
            reading: &straight,
            mirrored: true,
        };
        let averages = [
            straight.clone(),
            straight.mirrored(),
            average(&[plain(&straight), mirrored])?,
            average(&[plain(&straight), plain(&coarse)])?,
        ];
        for reading in averages {
            let under = reading.under(Arc::clone(other.head()))?;
            assert_eq!(under.logits().len(), 3);
            for class in 0..3 {
                let error = remainder(&Evidence::of_class(&under, class)?);
                assert!(error < 1e-5, "class {class}: {error}");
            }
        }
        Ok(())
    }

    #[test]
    fn a_photo_and_its_mirror_image_become_the_mean_of_their_maps() -> Result<(), CamError> {
        let straight = noise(3, 4, 24, 6);
        let mirror = noise(4, 3, 24, 6);
        let mirror = Reading::new(
            Arc::clone(straight.head()),
            (3, 4),
            mirror.features().to_vec(),
            mirror.logits().to_vec(),
        );
        let mirror = mirror.map_err(|_| CamError::OtherNetwork)?;
        let views = [
            plain(&straight),
            View {
                reading: &mirror,
                mirrored: true,
            },
        ];
        let both = average(&views)?;
        for class in 0..6 {
            let one = map_of(&straight, class)?;
            let other = map_of(&mirror, class)?;
            let map = map_of(&both, class)?;
            for row in 0..3 {
                for column in 0..4 {
                    let mean = one
                        .at(row, column)
                        .zip(other.at(row, 3 - column))
                        .map(|(one, other)| (one + other) / 2.0);
                    let value = map.at(row, column);
                    let near = mean.zip(value).map(|(a, b)| (a - b).abs() < 1e-4);
                    assert_eq!(near, Some(true));
                }
            }
            let evidence = Evidence::of_class(&both, class)?;
            assert!(remainder(&evidence) < 1e-5);
        }
        Ok(())
    }

    #[test]
    fn what_is_symmetric_is_its_own_average_with_its_mirror_image() -> Result<(), CamError> {
        let reading = noise(2, 5, 24, 6);
        let views = [
            plain(&reading),
            View {
                reading: &reading.mirrored(),
                mirrored: true,
            },
        ];
        assert_eq!(average(&views)?, reading);
        Ok(())
    }

    #[test]
    fn sizes_are_enlarged_to_the_finest_grid() -> Result<(), CamError> {
        let coarse = noise(4, 6, 24, 6);
        let fine = noise(6, 9, 24, 6);
        let both = average(&[plain(&coarse), plain(&fine)])?;
        assert_eq!((both.rows(), both.columns()), (6, 9));
        for class in 0..6 {
            let enlarged = upsample(
                &map_of(&coarse, class)?,
                9,
                6,
                Upsampling::HalfPixel.centred(),
            );
            let fine = map_of(&fine, class)?.values;
            let values = map_of(&both, class)?.values;
            for ((a, b), value) in enlarged.iter().zip(&fine).zip(&values) {
                assert!(((a + b) / 2.0 - value).abs() < 1e-4);
            }
            let logit = (coarse.logits()[class] + self::fine(class)) / 2.0;
            assert!((both.logits()[class] - logit).abs() < 1e-6);
        }
        Ok(())
    }

    fn fine(class: usize) -> f32 {
        noise(6, 9, 24, 6).logits()[class]
    }

    #[test]
    fn the_identity_holds_for_whole_multiples_and_is_told_otherwise() -> Result<(), CamError> {
        let coarse = noise(4, 6, 24, 6);
        let twice = noise(8, 12, 24, 6);
        let between = noise(7, 11, 24, 6);
        let error = |other: &Reading| {
            let both = average(&[plain(&coarse), plain(other)])?;
            Ok(remainder(&Evidence::of_class(&both, 0)?))
        };
        assert!(error(&twice)? < 1e-5);
        let moved = error(&between)?;
        // Of noise, which is the worst that can be enlarged; the map's range is about 10.
        assert!(moved > 1e-4 && moved < 0.3, "{moved}");
        Ok(())
    }

    #[test]
    fn features_that_are_the_same_everywhere_stay_so() -> Result<(), CamError> {
        let flat = |rows: usize, columns: usize| {
            let features = [0.5, 3.0].repeat(rows * columns);
            read((rows, columns), features, vec![1.0, 1.0], vec![0.0])
        };
        let (one, other) = (flat(8, 12), flat(11, 17));
        let both = average(&[plain(&one), plain(&other)])?;
        for cell in both.features().chunks(2) {
            assert!((cell[0] - 0.5).abs() < 1e-6 && (cell[1] - 3.0).abs() < 1e-6);
        }
        Ok(())
    }

    #[test]
    fn what_cannot_be_averaged_is_told() {
        assert_eq!(average(&[]), Err(CamError::NoReadings));
        let reading = noise(2, 2, 8, 4);
        for (channels, classes) in [(7, 4), (8, 5)] {
            let other = noise(2, 2, channels, classes);
            let both = average(&[plain(&reading), plain(&other)]);
            assert_eq!(both, Err(CamError::OtherNetwork));
        }
    }
}
