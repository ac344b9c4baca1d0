//! Sentences about a photo that is too large for the memory at the chosen size.

use camlens_core::framing::ShortSide;

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

    #[test]
    fn both_failures_name_the_size() {
        for side in [ShortSide::Fine, ShortSide::Finer, ShortSide::Finest] {
            let pixels = side.pixels().to_string();
            assert!(no_memory(side).contains(&pixels));
            assert!(died_of_size(side).contains(&pixels));
        }
    }
}
