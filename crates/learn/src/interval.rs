//! The interval of an accuracy.

/// The 97.5th hundredth of the normal distribution: an interval of 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// The 95 % interval of a share, from the number of photos that were right and all of them: Wilson's score
/// interval (1927), which stays within 0 and 1 and holds for few photos, too. 0 to 1 without photos.
pub fn wilson_interval(right: usize, total: usize) -> (f64, f64) {
    if total == 0 {
        return (0.0, 1.0);
    }
    let (right, total) = (right.min(total) as f64, total as f64);
    let share = right / total;
    let widened = 1.0 + Z * Z / total;
    let middle = (share + Z * Z / (2.0 * total)) / widened;
    let spread = share * (1.0 - share) / total + Z * Z / (4.0 * total * total);
    let half = Z * spread.sqrt() / widened;
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_tables() {
        // The formula, computed in Python.
        for (right, total, low, high) in [
            (234, 245, 0.921_4, 0.974_7),
            (0, 10, 0.0, 0.277_5),
            (10, 10, 0.722_5, 1.0),
            (5, 10, 0.236_6, 0.763_4),
        ] {
            let (found_low, found_high) = wilson_interval(right, total);
            assert!(
                (found_low - low).abs() < 6e-5,
                "{right}/{total}: {found_low}"
            );
            assert!(
                (found_high - high).abs() < 6e-5,
                "{right}/{total}: {found_high}"
            );
        }
        assert_eq!(wilson_interval(0, 0), (0.0, 1.0));
    }
}
