//! The steps of the tour, in their order.

/// One step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The picture's address, relative to the page's.
    pub picture: &'static str,
    pub title: &'static str,
    pub text: &'static str,
}

/// Photo, answer, map, questions.
pub const STEPS: [Step; 4] = [
    Step {
        picture: "tour/photo.svg",
        title: "Give it a photo",
        text: "Choose one, drop it, paste it, or take one of the samples. It is read in this tab and \
               is never uploaded.",
    },
    Step {
        picture: "tour/classes.svg",
        title: "The neural network names it",
        text: "It knows 1000 kinds of things: many animals, tools, vehicles and foods, and no people. \
               It always names one, even if the photo shows none of them.",
    },
    Step {
        picture: "tour/map.svg",
        title: "The map shows where",
        text: "Each place adds to the score of a class, or takes from it. In the usual colours, red \
               places speak most for the class. The bar below the photo says what each colour means.",
    },
    Step {
        picture: "tour/ask.svg",
        title: "Ask on",
        text: "Choose another class and see what speaks for it, compare two, or mark a part of the \
               photo and read what the network would see in that part alone.",
    },
];
