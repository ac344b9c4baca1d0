//! Framings, sizes and their cost in words.

use crate::parts::numbers::number;
use camlens_client::cost::Cost;
use camlens_core::framing::{Framing, ShortSide};
use camlens_words::say;

/// What a framing does to a photo, in one sentence.
pub fn framing_sentence(framing: Framing) -> String {
    match framing {
        Framing::Whole => say::settings_whole_effect(),
        Framing::Crop => say::settings_crop_effect(),
        Framing::Squash => say::settings_squash_effect(),
        Framing::Seed => say::settings_seed_effect(),
    }
}

/// The label of a size's button.
pub fn label(side: ShortSide) -> String {
    match side {
        ShortSide::Standard => say::settings_standard(),
        finer => finer.pixels().to_string(),
    }
}

/// A time that was estimated: whole seconds, or tenths where there are few.
pub fn about(milliseconds: f64) -> String {
    let seconds = milliseconds / 1000.0;
    if seconds < 0.05 {
        say::settings_no_time()
    } else if seconds < 0.95 {
        say::settings_about_seconds(&number(seconds, 1))
    } else if seconds < 90.0 {
        say::settings_about_seconds(&number(seconds, 0))
    } else {
        say::settings_about_minutes(&number(seconds / 60.0, 0))
    }
}

/// The grid in short: rows by columns.
pub fn cells(cost: &Cost) -> String {
    say::SettingsCells {
        rows: &cost.rows.to_string(),
        columns: &cost.columns.to_string(),
    }
    .say()
}

/// All of a cost in one sentence.
pub fn cost(cost: &Cost) -> String {
    let (rows, columns) = (&cost.rows.to_string(), &cost.columns.to_string());
    let time = &about(cost.time);
    if cost.passes == 1 {
        let once = say::SettingsCostOnce {
            rows,
            columns,
            time,
        };
        once.say()
    } else {
        let twice = say::SettingsCostTwice {
            rows,
            columns,
            time,
        };
        twice.say()
    }
}

/// Why finer is not always better; or why there is nothing finer.
pub fn hint(framing: Framing) -> String {
    if framing.can_be_finer() {
        say::settings_finer_hint()
    } else {
        say::settings_fixed_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_promises_no_more_than_it_knows() {
        assert_eq!(about(12.0), "no time");
        assert_eq!(about(430.0), "about 0.4 s");
        assert_eq!(about(960.0), "about 1 s");
        assert_eq!(about(2_400.0), "about 2 s");
        assert_eq!(about(66_000.0), "about 66 s");
        assert_eq!(about(150_000.0), "about 2 min");
    }

    #[test]
    fn a_cost_is_cells_passes_and_time() {
        let of = |passes| Cost {
            rows: 12,
            columns: 18,
            passes,
            time: 2100.0,
        };
        assert_eq!(
            cost(&of(1)),
            "12 rows and 18 columns, read once, about 2 s."
        );
        assert_eq!(
            cost(&of(2)),
            "12 rows and 18 columns, read twice, about 2 s."
        );
        assert_eq!(cells(&of(1)), "12 \u{d7} 18");
    }

    #[test]
    fn a_size_is_named_by_its_pixels() {
        for side in [ShortSide::Fine, ShortSide::Finer, ShortSide::Finest] {
            assert_eq!(label(side), side.pixels().to_string());
        }
    }
}
