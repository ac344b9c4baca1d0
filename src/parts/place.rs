//! Ninths of a picture in words.

use camlens_core::cam::Place;
use camlens_words::say;

/// `in the upper left`, `at the top`, ...
pub fn place_in_words(place: Place) -> String {
    match place.name() {
        "upper left" => say::place_upper_left(),
        "top" => say::place_top(),
        "upper right" => say::place_upper_right(),
        "left" => say::place_left(),
        "right" => say::place_right(),
        "lower left" => say::place_lower_left(),
        "bottom" => say::place_bottom(),
        "lower right" => say::place_lower_right(),
        _ => say::place_centre(),
    }
}
