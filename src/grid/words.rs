//! Sizes, passes and their cost as a person reads them.

use super::cost::Cost;
use super::wish::{Grid, Pass};
use camlens_core::framing::{Framing, ShortSide};

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

/// Which pass is under way; nothing for the usual only one.
pub fn pass(pass: Pass) -> Option<String> {
    if pass.grid == Grid::default() {
        return None;
    }
    let side = pass.grid.short_side.pixels();
    let size = match pass.detail().mirrored {
        true => format!("({side}, mirrored)"),
        false => format!("({side})"),
    };
    Some(match pass.grid.passes() {
        1 => size,
        all => format!("{} of {all} {size}", pass.at + 1),
    })
}

/// What stands behind a time that is the sum of several passes.
pub fn passes(grid: Grid) -> &'static str {
    if grid.mirrored {
        ", two passes, photo and mirror image averaged"
    } else {
        ""
    }
}

/// The label of the way out when a size was too much.
pub fn read_at(side: ShortSide) -> &'static str {
    match side {
        ShortSide::Standard => "Read at the standard size",
        ShortSide::Fine => "Read at 384",
        ShortSide::Finer => "Read at 512",
        ShortSide::Finest => "Read at 640",
    }
}

/// The network refused a pass before it began.
pub fn no_memory(side: ShortSide) -> String {
    format!(
        "This tab has not enough memory to read it at {} pixels. What is on the screen stays; a \
         smaller size needs less.",
        side.pixels()
    )
}

/// The network ended in a pass, and ended in it again.
pub fn died_of_size(side: ShortSide) -> String {
    format!(
        "The network ended without a word again while it read the photo at {} pixels, perhaps for \
         want of memory. What is on the screen stays; a smaller size needs less.",
        side.pixels()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(short_side: ShortSide, mirrored: bool) -> Grid {
        Grid {
            short_side,
            mirrored,
        }
    }

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
    fn a_pass_says_which_it_is_of_how_many() {
        let first = |grid| Pass { grid, at: 0 };
        assert_eq!(pass(first(Grid::default())), None);
        let finest = first(grid(ShortSide::Finest, false));
        assert_eq!(pass(finest).as_deref(), Some("(640)"));
        let both = first(grid(ShortSide::Finer, true));
        assert_eq!(pass(both).as_deref(), Some("1 of 2 (512)"));
        let second = both.next().and_then(pass);
        assert_eq!(second.as_deref(), Some("2 of 2 (512, mirrored)"));
    }

    #[test]
    fn each_size_has_its_name_wherever_it_is_named() {
        for side in [ShortSide::Fine, ShortSide::Finer, ShortSide::Finest] {
            let pixels = side.pixels().to_string();
            assert_eq!(label(side), pixels);
            for said in [read_at(side), &no_memory(side), &died_of_size(side)] {
                assert!(said.contains(&pixels), "{said}");
            }
        }
    }
}
