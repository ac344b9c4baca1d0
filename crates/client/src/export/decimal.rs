//! Numbers of 32 bits as decimals.

/// The number with the fewest decimals that becomes `value` again when it is rounded to 32 bits, read as
/// 32 or as 64 bits. Python reads decimals as 64 bits; `numpy.float32` of them has the bits of `value`.
pub(crate) fn shortest(value: f32) -> f64 {
    let short = value.to_string().parse().ok();
    let fits = |&short: &f64| (short as f32).to_bits() == value.to_bits();
    // The shortest decimals of a number may lie so near the middle between two of them that 64 bits are
    // that middle.
    short.filter(fits).unwrap_or(f64::from(value))
}

/// As [`shortest`], for JSON, which has no word for a number that is not finite.
pub(crate) fn in_json(value: f32) -> Option<f64> {
    value.is_finite().then(|| shortest(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_short_and_have_the_bits() {
        assert_eq!(shortest(0.1).to_string(), "0.1");
        assert_eq!(shortest(16_777_216.0), 16_777_216.0);
        assert_eq!(shortest(-0.0).to_bits(), (-0.0_f64).to_bits());
        let mut state = 1_u32;
        for _ in 0..100_000 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let value = f32::from_bits(state);
            if !value.is_nan() {
                assert_eq!((shortest(value) as f32).to_bits(), value.to_bits());
            }
        }
    }

    #[test]
    fn a_number_whose_shortest_decimals_lie_in_the_middle_is_written_out() {
        let value = f32::from_bits(0x15ae_43fd);
        // 7.038531e-26 is read as 64 bits, and then rounded to the neighbour.
        let short: Option<f64> = value.to_string().parse().ok();
        assert_ne!(short.map(|short| short as f32), Some(value));
        assert_eq!(shortest(value) as f32, value);
    }

    #[test]
    fn json_has_no_word_for_what_is_not_finite() {
        assert_eq!(in_json(f32::NAN), None);
        assert_eq!(in_json(f32::INFINITY), None);
        assert_eq!(in_json(1.5), Some(1.5));
    }
}
