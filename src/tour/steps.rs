//! The steps of the tour, in their order.

use camlens_words::say;

/// One step.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The picture's address, relative to the page's.
    pub picture: &'static str,
    pub title: fn() -> String,
    pub text: fn() -> String,
}

/// Photo, answer, map, questions.
pub const STEPS: [Step; 4] = [
    Step {
        picture: "tour/photo.svg",
        title: say::tour_photo,
        text: say::tour_photo_text,
    },
    Step {
        picture: "tour/classes.svg",
        title: say::tour_classes,
        text: say::tour_classes_text,
    },
    Step {
        picture: "tour/map.svg",
        title: say::tour_map,
        text: say::tour_map_text,
    },
    Step {
        picture: "tour/ask.svg",
        title: say::tour_ask,
        text: say::tour_ask_text,
    },
];
