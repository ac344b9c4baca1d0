//! Stages, passes and times in words.

use crate::parts::numbers::duration;
use crate::state::{Grid, Pass};
use camlens_core::framing::ShortSide;
use camlens_core::protocol::Stage;

/// What is being done to a photo.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Decoding => "opening it",
        Stage::Framing => "framing it",
        Stage::Inferring => "the network is looking",
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

/// The label of the way out when a size was too much.
pub fn read_at(side: ShortSide) -> &'static str {
    match side {
        ShortSide::Standard => "Read at the standard size",
        ShortSide::Fine => "Read at 384",
        ShortSide::Finer => "Read at 512",
        ShortSide::Finest => "Read at 640",
    }
}

/// Which engine read how much in which time.
pub fn timing(
    variant: &str,
    threads: usize,
    infer: f64,
    (width, height): (usize, usize),
) -> String {
    format!(
        "{} for {width} \u{d7} {height} pixels, {}",
        duration(infer),
        build(variant, threads)
    )
}

/// Which build of the engine, on how many threads.
pub fn build(variant: &str, threads: usize) -> String {
    if threads == 1 {
        format!("{variant} build, 1 thread")
    } else {
        format!("{variant} build, {threads} threads")
    }
}

/// What stands behind a time that is the sum of several passes.
pub fn passes(grid: Grid) -> &'static str {
    if grid.mirrored {
        ", two passes, photo and mirror image averaged"
    } else {
        ""
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speed_in_words() {
        let words = timing("simd", 1, 843.2, (384, 256));
        assert_eq!(
            words,
            "843 ms for 384 \u{d7} 256 pixels, simd build, 1 thread"
        );
    }

    fn grid(short_side: ShortSide, mirrored: bool) -> Grid {
        Grid {
            short_side,
            mirrored,
        }
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
    fn the_way_out_names_the_size() {
        for side in [ShortSide::Fine, ShortSide::Finer, ShortSide::Finest] {
            assert!(read_at(side).contains(&side.pixels().to_string()));
        }
    }
}
