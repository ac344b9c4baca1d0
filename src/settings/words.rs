//! Framings, sizes and their cost in words.

use camlens_client::cost::Cost;
use camlens_core::framing::{Framing, ShortSide};

/// What a framing does to a photo, in one sentence.
pub fn framing_sentence(framing: Framing) -> &'static str {
    match framing {
        Framing::Whole => "The whole photo, in its own proportions, on a finer grid.",
        Framing::Crop => "Only the central square: how accuracy is usually measured.",
        Framing::Squash => "The whole photo squashed to a square, smoothly.",
        Framing::Seed => {
            "Squashed to a square, nearest pixel only: exactly what the original notebook did."
        }
    }
}

/// The label of a framing's button.
pub fn framing_label(framing: Framing) -> &'static str {
    match framing {
        Framing::Whole => "Whole",
        Framing::Crop => "Crop",
        Framing::Squash => "Squash",
        Framing::Seed => "Seed",
    }
}

/// The label of a size's button.
pub fn label(side: ShortSide) -> String {
    match side {
        ShortSide::Standard => "Standard".to_owned(),
        finer => finer.pixels().to_string(),
    }
}

/// A time that was estimated: whole seconds, or tenths where there are few.
pub fn about(milliseconds: f64) -> String {
    let seconds = milliseconds / 1000.0;
    if seconds < 0.05 {
        "no time".to_owned()
    } else if seconds < 0.95 {
        format!("about {seconds:.1} s")
    } else if seconds < 90.0 {
        format!("about {seconds:.0} s")
    } else {
        format!("about {:.0} min", seconds / 60.0)
    }
}

/// The grid in short: rows by columns.
pub fn cells(cost: &Cost) -> String {
    format!("{} \u{d7} {}", cost.rows, cost.columns)
}

/// All of a cost in one sentence.
pub fn cost(cost: &Cost) -> String {
    let often = if cost.passes == 1 { "once" } else { "twice" };
    format!(
        "{} rows and {} columns, read {often}, {}.",
        cost.rows,
        cost.columns,
        about(cost.time)
    )
}

/// Why finer is not always better; or why there is nothing finer.
pub fn hint(framing: Framing) -> &'static str {
    if framing.can_be_finer() {
        "The network was trained at 224 pixels: a larger picture gives a finer grid, but shows it \
         everything enlarged."
    } else {
        "Crop, squash and seed are 224 \u{d7} 224 pixels by definition, 7 rows and 7 columns. For a \
         finer grid show the network the whole photo."
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
