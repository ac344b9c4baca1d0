//! The arithmetic of zooming: factors of enlargement, and the scrolling that keeps a place in sight.
//!
//! The picture is enlarged inside of a viewport that scrolls, so that fingers, wheels and keys pan as
//! they do on every page.

/// The factor at which the whole picture fits the viewport.
pub const FIT: f64 = 1.0;

/// The largest factor: beyond it a cell of the network's grid fills the screen.
pub const MAX_FACTOR: f64 = 8.0;

/// The factor of one press of a button or a key.
pub const STEP: f64 = 1.5;

/// The factor that a double click goes to from the fit.
pub const DOUBLE_CLICK: f64 = 2.5;

/// The nearest factor that can be shown; hardly more than the fit is the fit.
pub fn limited(factor: f64) -> f64 {
    if !factor.is_finite() || factor < 1.02 {
        FIT
    } else {
        factor.min(MAX_FACTOR)
    }
}

/// The factor after a turn of the wheel by `delta` pixels. Away from the visitor is negative, and
/// enlarges.
pub fn wheeled(factor: f64, delta: f64) -> f64 {
    // A notch of a mouse's wheel is about 100 pixels, trackpads send a few at a time.
    limited(factor * (-delta.clamp(-150.0, 150.0) / 240.0).exp())
}

/// The scroll position, in pixels, that keeps the place `at` pixels from the viewport's edge where it
/// is while the factor goes from `before` to `after`.
pub fn scrolled(scroll: f64, at: f64, before: f64, after: f64) -> f64 {
    ((scroll + at) * after / before - at).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_stay_between_the_fit_and_a_cell() {
        assert_eq!(limited(0.3), FIT);
        assert_eq!(limited(1.01), FIT);
        assert_eq!(limited(3.0), 3.0);
        assert_eq!(limited(99.0), MAX_FACTOR);
        assert_eq!(limited(f64::NAN), FIT);
    }

    #[test]
    fn a_wheel_goes_nearer_and_back_again() {
        let nearer = wheeled(2.0, -100.0);
        assert!(nearer > 2.0);
        assert!((wheeled(nearer, 100.0) - 2.0).abs() < 1e-9);
        assert!(wheeled(2.0, -1e9) < 4.0, "a wild wheel is held");
    }

    #[test]
    fn the_place_under_the_pointer_stays_there() {
        // 120 pixels into the viewport, scrolled by 80: 200 pixels into a picture of factor 2.
        let scroll = scrolled(80.0, 120.0, 2.0, 3.0);
        assert_eq!(scroll + 120.0, 300.0);
        assert_eq!(scrolled(scroll, 120.0, 3.0, 2.0), 80.0);
        assert_eq!(scrolled(0.0, 120.0, 2.0, 1.0), 0.0);
    }
}
