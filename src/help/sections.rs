//! What the map says, what it cannot say, and the sources.

use camlens_core::resnet50;
use leptos::prelude::*;

/// The numbers, the place, the colours.
#[component]
pub fn NumbersAndColours() -> impl IntoView {
    view! {
        <p>
            "The neural network divides the photo into a grid. Each cell of the grid adds something to \
             the score of a class, or takes something from it. The map shows how much, cell by cell."
        </p>
        <h3>"The colours"</h3>
        <ul>
            <li>
                "The right end of the bar below the photo (red in Jet) marks the places that speak most \
                 for the class."
            </li>
            <li>
                "A place below zero speaks " <em>"against"</em> " the class. With the range \u{201c}This \
                 map\u{201d} the left-hand colour is this map\u{2019}s lowest value, which need not be \
                 zero. Look for the zero on the bar."
            </li>
            <li>
                "To compare photos or classes, choose the fixed range. Then a colour always means the \
                 same number."
            </li>
            <li>
                "Jet, the rainbow of the Keras notebook, shows edges where the numbers have none. \
                 Viridis, Inferno and Grey do not."
            </li>
        </ul>
        <h3>"The numbers"</h3>
        <p>
            "A score is also called a " <dfn>"logit"</dfn> ". One more makes a class 2.7 times as likely \
             against the others. The average of all cells, plus a fixed number of the class (its bias), \
             is exactly its score."
        </p>
        <h3>"The place"</h3>
        <p>
            "A cell of this network looks a quarter of a cell above and to the left of the middle of its \
             square. The map is drawn where the cells look, except with the framing \u{201c}Seed\u{201d}, \
             which draws it as the Keras notebook does. On 31 photos with exact outlines this raised the \
             overlap of map and object from 0.575 to 0.621 on average; 1 would be perfect."
        </p>
    }
}

/// What the map cannot say.
#[component]
pub fn Limits() -> impl IntoView {
    view! {
        <h3>"What the map cannot tell"</h3>
        <ul>
            <li>
                <strong>"Fine shapes. "</strong>
                "The grid is coarse, about eight cells high. The smooth look is interpolation; \
                 \u{201c}Real cells\u{201d} shows the grid itself. Each cell has also seen much of its \
                 surroundings."
            </li>
            <li>
                <strong>"Why. "</strong>
                "The map shows the places that counted. It does not show which property of a place \
                 counted, or why."
            </li>
            <li>
                <strong>"Things without a class. "</strong>
                "The network knows " {resnet50::CLASSES} " classes. Many of them are dogs, and there is none for \
                 people. For anything else it still names one of its classes, and the map is then about \
                 that class."
            </li>
            <li>
                <strong>"What the network did not see. "</strong>
                "The framing may cut or squash the photo. \u{201c}Network\u{2019}s eye\u{201d} shows \
                 exactly what the network was given."
            </li>
        </ul>
    }
}

/// Papers, names, colours.
#[component]
pub fn Sources() -> impl IntoView {
    view! {
        <h3>"Sources and thanks"</h3>
        <p>
            "B. Zhou, A. Khosla, A. Lapedriza, A. Oliva, A. Torralba: "
            <cite>"Learning Deep Features for Discriminative Localization"</cite>
            ", 2016, arXiv 1512.04150. The contour at 20 % and the box are theirs, too."
        </p>
        <p>
            "The network is " {resnet50::SOURCE} ". The names of the classes are from WordNet 3.0, \
             copyright 2006 by Princeton University, used under its licence. Turbo is by Google, Apache \
             License 2.0. Viridis and Inferno are by the authors of matplotlib, CC0."
        </p>
    }
}
