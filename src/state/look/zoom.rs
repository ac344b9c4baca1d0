//! How near one looks: factors, and where the picture has to be scrolled to.
//!
//! The picture is made larger inside of a viewport that scrolls, so that fingers, wheels and keys
//! pan as they do everywhere else.

/// The picture as large as it fits.
pub const FIT: f64 = 1.0;

/// Beyond, a cell of the network's grid fills the screen.
pub const NEAREST: f64 = 8.0;

/// What one press of a button or a key multiplies by.
pub const STEP: f64 = 1.5;

/// What a double click goes to from the fit.
pub const DOUBLE: f64 = 2.5;

/// A factor that can be shown; what is hardly more than the fit is the fit.
pub fn limited(factor: f64) -> f64 {
    if !factor.is_finite() || factor < 1.02 {
        FIT
    } else {
        factor.min(NEAREST)
    }
}

/// The factor after some turns of a wheel, `delta` in pixels as wheels count: away from oneself is
/// negative, and nearer.
pub fn wheeled(factor: f64, delta: f64) -> f64 {
    // A notch of a mouse's wheel is about 100 pixels, trackpads send a few at a time.
    limited(factor * (-delta.clamp(-150.0, 150.0) / 240.0).exp())
}

/// Where to scroll to, so that what lies at `at` (in pixels from the viewport's edge) stays there
/// when the factor goes from `before` to `after`.
pub fn scrolled(scroll: f64, at: f64, before: f64, after: f64) -> f64 {
    ((scroll + at) * after / before - at).max(0.0)
}

/// The factor as the page says it.
pub fn in_words(factor: f64) -> String {
    format!("{:.0} %", 100.0 * factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_stay_between_the_fit_and_a_cell() {
        assert_eq!(limited(0.3), FIT);
        assert_eq!(limited(1.01), FIT);
        assert_eq!(limited(3.0), 3.0);
        assert_eq!(limited(99.0), NEAREST);
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
    fn what_is_under_the_pointer_stays_there() {
        // 120 pixels into the viewport, scrolled by 80: 200 pixels into a picture of factor 2.
        let scroll = scrolled(80.0, 120.0, 2.0, 3.0);
        assert_eq!(scroll + 120.0, 300.0);
        assert_eq!(scrolled(scroll, 120.0, 3.0, 2.0), 80.0);
        assert_eq!(scrolled(0.0, 120.0, 2.0, 1.0), 0.0);
    }

    #[test]
    fn factors_in_words() {
        assert_eq!(in_words(FIT), "100 %");
        assert_eq!(in_words(2.25), "225 %");
    }
}
